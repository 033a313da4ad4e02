//! The check-up by the keys: opened, mended by Enter, called no problem, undone; and how it looks.

use super::{screen_book as factory, screen_driver::Driver};
use chrono::Days;
use gendan::{
    demo,
    domain::{
        checkup::{Check, CheckUp, Finding},
        id::CustomerId,
        stage::Stage,
        tier::Tier,
    },
    i18n::Lang,
    store::{
        Op, Store, Wanted,
        op::{NewContact, NewCustomer, StageMove},
    },
};

fn add(store: &mut Store, name: &str) -> CustomerId {
    let contact =
        NewContact { name: "王敏".to_owned(), phone: Some("13800138000".to_owned()), ..NewContact::default() };
    let new = NewCustomer { contacts: vec![contact], ..NewCustomer::named(name) };
    store.apply(&Op::AddCustomer(Box::new(new)), factory::now()).unwrap().0.customer.unwrap()
}

#[test]
fn nothing_to_mend_is_said_and_no_more() {
    let mut store = factory::empty();
    add(&mut store, "甲公司");
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("c").sees("体检").sees("没有问题").keys("<enter>n").sees("没有问题").keys("<esc>").sees_no("没有问题");
}

#[test]
fn what_is_found_is_mended_by_one_key_and_gone() {
    let mut store = factory::empty();
    let customer = add(&mut store, "甲公司");
    let moved = StageMove { customer, stage: Stage::Need, reason: None, note: None };
    store.apply(&Op::MoveStage(moved), factory::now() - Days::new(70)).unwrap();
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("c").sees("缺关键需求").sees("到了需求");
    let is_selected = |driver: &Driver| {
        let sign = gendan::tui::glyph::Glyphs::UNICODE.selected;
        driver.screen().lines().any(|line| line.contains("没写客户要什么") && line.contains(sign))
    };
    while !is_selected(&driver) && driver.keys < 20 {
        driver.keys("j");
    }
    driver.keys("n").sees_no("缺关键需求").sees("已保存").sees_no("0 个客户");
    driver.keys("v").sees("缺关键需求").sees("说过没问题 1").keys("v").sees_no("缺关键需求");
    driver.keys("u").sees("已撤销").sees("缺关键需求");
    driver.keys("<enter>").sees("关键需求").sees_no("错误率");
    driver.keys("<esc>").sees("缺关键需求").keys("<esc>").sees_no("缺关键需求");
}

#[test]
fn a_number_that_two_share_opens_both_side_by_side() {
    let mut store = factory::empty();
    add(&mut store, "甲公司");
    add(&mut store, "乙公司");
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("<ctrl-k>").sees("Two customers, one number").keys("<enter>").sees("Merge customers");
    // Not the same: on return it has left the list.
    driver.keys("n").sees("Nothing to mend").keys("u").sees("Two customers, one number");
}

#[test]
fn it_checks_beside_the_loop_where_the_book_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("book.db")).unwrap();
    add(&mut store, "甲公司");
    add(&mut store, "乙公司");
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("c").sees("正在体检").wait_for_task().sees("两个客户一个电话");
    driver.keys("n").wait_for_task().sees_no("两个客户一个电话");
}

#[test]
fn it_looks_as_it_should() {
    for lang in Lang::ALL {
        let mut store = factory::empty();
        demo::fill(&mut store, lang, factory::now()).unwrap();
        let mut driver = Driver::new(store, lang);
        driver.keys("c");
        for (width, height) in [(120, 36), (80, 24)] {
            let screen = driver.resize(width, height).screen();
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("checkup_{}_{width}x{height}", lang.tag()), screen);
            });
        }
    }
}

/// The keys that bring the selection to the row of a finding, from the top.
fn down_to(up: &CheckUp, check: Check) -> String {
    let before: usize =
        up.found.iter().take_while(|found| found.check != check).map(|found| found.findings.len().min(50)).sum();
    format!("g{}", "j".repeat(before))
}

#[test]
fn each_finding_of_the_sample_book_opens_what_it_is_about() {
    for lang in Lang::ALL {
        let mut store = factory::empty();
        demo::fill(&mut store, lang, factory::now()).unwrap();
        let up = store.check_up(&Wanted::default(), factory::now()).unwrap();
        let mut driver = Driver::new(store, lang);
        let head = |driver: &Driver| driver.screen().lines().nth(1).unwrap().chars().take(12).collect::<String>();
        let tab = head(&driver);
        for found in &up.found {
            let Finding { name, figures, .. } = &found.findings[0];
            driver.keys("c").keys(&down_to(&up, found.check));
            let before = driver.screen();
            driver.keys("<enter>");
            // A star is set at once; all else opens a form over the list that names its row.
            if found.check == Check::Unstarred {
                driver.keys("u");
            } else {
                let named: String = name.chars().take(6).collect();
                let number = figures.number.clone().unwrap_or_else(|| named.clone());
                assert_ne!(driver.screen(), before, "{found:?}");
                assert!(driver.has(&named) || driver.has(&number), "{found:?}\n{}", driver.screen());
            }
            // Out of the form, out of the list; where a card was opened, back to the queue.
            driver.keys("<esc><esc><esc>");
            assert_eq!(head(&driver), tab, "{found:?}");
        }
    }
}

#[test]
fn a_hot_lead_is_starred_from_the_list_by_one_key() {
    let mut store = factory::empty();
    let customer = add(&mut store, "甲公司");
    store.apply(&Op::SetTier { customers: vec![customer], tier: Tier::A }, factory::now()).unwrap();
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("c").sees("机会丢失 · 重点没加星").sees("高意向，还没加星");
    driver.keys("<enter>").sees_no("重点没加星").keys("u").sees("重点没加星").keys("n").sees_no("重点没加星");
}
