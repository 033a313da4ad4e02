//! The check-up by the keys: opened, mended by Enter, called no problem, undone; and how it looks.

use super::{screen_book as factory, screen_driver::Driver};
use chrono::Days;
use gendan::{
    demo,
    domain::{id::CustomerId, stage::Stage},
    i18n::Lang,
    store::{
        Op, Store,
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
    driver.keys("n").sees_no("缺关键需求").sees("已保存");
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
