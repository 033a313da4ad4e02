//! Duplicates through the keys and the shell: the list, side by side, merged, kept apart, undone.

use crate::{
    factory::{Quick, named, person},
    screen_driver::Driver,
};
use gendan::{
    i18n::Lang,
    store::{Op, Store},
};

/// Two pairs and somebody else.
fn book() -> Store {
    let mut store = Store::in_memory().unwrap();
    let mut add = |name: &str, phone: &str, need: &str, address: &str| {
        let mut new = named(name);
        new.contacts = vec![person("张伟", phone)];
        new.fields.need = (!need.is_empty()).then(|| need.to_owned());
        new.fields.address = (!address.is_empty()).then(|| address.to_owned());
        store.done(Op::AddCustomer(Box::new(new))).customer.unwrap()
    };
    let first = add("苏州蓝岸电子", "13800138000", "温度传感器 200 只", "苏州工业园区");
    let second = add("蓝岸电子（苏州）", "+86 138 0013 8000", "传感器报价", "");
    add("华腾贸易有限公司", "13911112222", "", "");
    add("华腾贸易", "13933334444", "", "");
    add("北辰机械", "13955556666", "", "");
    store.sell(first, "SO-1");
    store.log(crate::factory::talk(second));
    store
}

fn opened(lang: Lang, size: (u16, u16)) -> Driver {
    let mut driver = Driver::new(book(), lang);
    driver.resize(size.0, size.1).keys(if lang == Lang::En { ":merge dup<enter>" } else { ":合并重复<enter>" });
    driver
}

#[test]
fn the_list_and_two_side_by_side() {
    for (lang, name) in [(Lang::ZhCn, "zh"), (Lang::En, "en")] {
        for size in [(120, 36), (80, 24)] {
            let mut driver = opened(lang, size);
            insta::assert_snapshot!(format!("merge_list_{name}_{}", size.0), driver.screen());
            driver.keys("<enter>");
            insta::assert_snapshot!(format!("merge_two_{name}_{}", size.0), driver.screen());
            driver.keys("<down><space><enter>");
            insta::assert_snapshot!(format!("merge_ask_{name}_{}", size.0), driver.screen());
        }
    }
}

#[test]
fn enter_merges_the_next_pair_follows_and_undo_brings_it_back() {
    let mut driver = opened(Lang::En, (120, 36));
    driver.keys("<enter><right><enter>");
    assert!(driver.screen().contains("Merge both into 蓝岸电子（苏州）?"), "{}", driver.screen());
    driver.keys("<esc>");
    assert!(!driver.screen().contains("Merge both into"), "{}", driver.screen());
    driver.keys("<enter><enter>");
    assert!(driver.screen().contains("merge into 蓝岸电子（苏州）"), "{}", driver.screen());
    assert!(driver.screen().contains("华腾贸易"), "the next pair follows: {}", driver.screen());
    driver.keys("n");
    assert!(driver.screen().contains("No two customers look alike"), "{}", driver.screen());
    driver.keys("uu");
    assert!(driver.screen().contains("2 pairs"), "{}", driver.screen());
    driver.keys("<esc>");
    assert!(driver.screen().contains("北辰机械"));
}

#[test]
fn a_customer_in_sight_is_merged_with_one_that_is_typed() {
    let mut driver = Driver::new(book(), Lang::En);
    driver.keys("/北辰<enter>:merge with<enter>");
    assert!(driver.screen().contains("Which customer is 北辰机械 too?"), "{}", driver.screen());
    driver.keys("北辰<enter>");
    assert!(driver.screen().contains("Which customer is"), "nobody is merged with itself: {}", driver.screen());
    driver.keys("<backspace><backspace><backspace><backspace>华腾贸易有限<enter>");
    assert!(
        driver.screen().contains("华腾贸易有限公司") && driver.screen().contains("Goes into it"),
        "{}",
        driver.screen()
    );
    driver.keys("<enter><enter>");
    assert!(driver.screen().contains("Saved") && !driver.screen().contains("Goes into it"), "{}", driver.screen());
    driver.keys("/华腾贸易有限<enter>");
    assert!(driver.screen().contains("北辰机械"), "found by the name that went: {}", driver.screen());
}
