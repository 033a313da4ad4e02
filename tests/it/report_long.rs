//! Reports of more than they list: what is left out is told with the true count, and no figure is of the listed ones alone.

use super::{cli_support::Book, factory, screen_driver::Driver};
use gendan::{
    domain::{
        promise::{Promised, Side},
        stage::Stage,
    },
    i18n::Lang,
    store::{Op, Store, op::StageMove},
};

/// Sixty promises of either side that were due yesterday: all are counted, the first hundred of both are named.
#[test]
fn the_day_names_the_first_of_many_promises() {
    let book = Book::new();
    let mut store = Store::open(&book.db()).unwrap();
    let new = Op::AddCustomer(Box::new(factory::named("Alder Works")));
    let customer = store.apply(&new, factory::now()).unwrap().0.customer.unwrap();
    let mut talk = factory::talk(customer);
    talk.promises = [Side::Mine, Side::Theirs]
        .into_iter()
        .flat_map(|side| (0..60).map(move |n| (side, n)))
        .map(|(side, n)| Promised { side, text: format!("paper {n}"), due_on: Some(factory::day("2026-11-20")) })
        .collect();
    store.apply(&Op::LogFollowUp(Box::new(talk)), factory::now()).unwrap();
    drop(store);
    let text = book.ok(&["report", "day"]);
    assert!(text.contains("- and 92 more\n  The first 100 of 120.\n"), "{text}");
}

/// The deals behind a row are as many as the row has, however few of them are listed.
#[test]
fn the_deals_behind_a_share_are_counted_whole() {
    let mut store = Store::in_memory().unwrap();
    for n in 0..230 {
        let mut new = factory::named(&format!("厂{n:03}"));
        new.fields.source = Some("展会".to_owned());
        let customer = store.apply(&Op::AddCustomer(Box::new(new)), factory::now()).unwrap().0.customer.unwrap();
        if n < 210 {
            let reason = Some("价格".to_owned());
            let lost = StageMove { customer, stage: Stage::Lost, reason, note: None };
            store.apply(&Op::MoveStage(lost), factory::now()).unwrap();
        }
    }
    let mut driver = Driver::new(store, Lang::ZhCn);
    driver.keys("R6").sees("展会").keys("<enter>").sees("新建商机 230 个，已结束 210 个，成交 0 个");
    driver.keys("G").sees("只列前 200 项，共 230 项。");
}
