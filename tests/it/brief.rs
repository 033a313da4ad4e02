//! The brief: what it says, what it says is missing, and that the review begins with it.

use crate::{
    cli_support::Book,
    factory::{self, Quick},
    screen_book::empty,
    screen_driver::Driver,
};
use gendan::{i18n::Lang, store::Op};
use serde_json::json;

fn book() -> Book {
    let book = Book::new().in_chinese().at("2026-03-11T09:00:00");
    let add = ["customer", "add", "星辰科技", "--contact", "张伟", "--title", "采购总监", "--decision-maker"];
    book.ok(&[&add[..], &["--phone", "13800138000", "--need", "3 台设备，年底前上线"]].concat());
    book.ok(&["log", "星辰", "<3月2日", "异议", "嫌交货太慢，要四周"]);
    book.ok(&["log", "星辰", "<3月5日", "电话", "报价9.8万", "=报价"]);
    book.ok(&["log", "星辰", "<3月6日", "电话", "未接"]);
    book.ok(&["log", "星辰", "<3月9日", "电话", "答应周五给合同", "我答应", "改交期", "3月12日"]);
    book.at("2026-03-14T09:00:00")
}

#[test]
fn a_brief_says_all_that_a_call_needs_in_twelve_lines() {
    let book = book();
    let text = book.ok(&["brief", "星辰"]);
    for words in [
        "3 台设备，年底前上线",
        "张伟  采购总监",
        "138 0013 8000",
        "5 天前",
        "承诺",
        "给合同 03-13",
        "我欠",
        "改交期 03-12",
        "逾期 2天",
        "¥98,000.00",
        "嫌交货太慢",
        "客户承诺",
        "未接",
    ] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    assert!(text.lines().count() <= 13 && !text.contains("缺"), "{text}");
    let value = book.json(&["brief", "星辰"]);
    assert_eq!(value["decision_maker"]["phone"], "13800138000");
    assert_eq!(value["follow_ups"].as_array().unwrap().len(), 3);
    assert_eq!(
        value["quote"],
        json!({"amount": "98000.00", "currency": "CNY", "on": "2026-03-11", "valid_until": null})
    );
    assert_eq!(value["promises"].as_array().unwrap().len(), 2);
    assert_eq!((value["days_since"].clone(), value["missing"].clone()), (json!(5), json!([])));
}

#[test]
fn what_is_missing_is_said_and_one_key_mends_it() {
    let book = Book::new().in_chinese();
    book.ok(&["customer", "add", "空白公司"]);
    assert!(book.ok(&["brief", "空白公司"]).contains("缺：需求、决策人、电话"));
    assert_eq!(book.json(&["brief", "空白公司"])["missing"], json!(["need", "decision_maker", "phone"]));

    let mut driver = Driver::book(Lang::En);
    driver.resize(80, 24);
    driver.keys("b").sees("missing:").sees("e fills it in").keys("e").sees("Key need");
    driver.keys("<esc>").sees("missing:").keys("<esc>").sees_no("missing:");
}

/// Enter on the field that was named, not on the first of twenty.
#[test]
fn the_key_leads_to_the_field_that_is_missing() {
    let mut store = empty();
    let mut new = factory::named("Elm");
    new.fields.need = Some("three pumps".to_owned());
    let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
    let contact = factory::person("Lin", "13800138000");
    store.done(Op::AddContact { customer, contact });
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("b").sees("missing:").keys("e<space><c-s>").sees("Elm").sees_no("missing:");
}

#[test]
fn the_review_begins_with_the_brief() {
    let mut driver = Driver::book(Lang::ZhCn);
    driver.keys("r").sees("今日复盘").sees("上次").sees("时间线");
    driver.resize(80, 24).sees("上次");
    driver.keys("P").sees("新承诺").keys("<esc>").sees("今日复盘");
}
