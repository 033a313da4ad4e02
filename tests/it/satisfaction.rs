//! How satisfied a customer is after the sale: in the line, in both forms, in the timeline, in and out of a sheet, undone.

use super::{
    cli_support::{Book, customers},
    screen_driver::Driver,
};
use chrono::NaiveDate;
use gendan::{
    domain::{money::Currency, satisfaction::Points},
    i18n::Lang,
    language::{
        quick_log::{ChipKind, Context, Dropped, quick_log},
        vocabulary::satisfaction_word,
        when::DateOrder,
    },
    store::Store,
};
use serde_json::{Value, json};

fn context(dropped: &[Dropped]) -> Context<'_> {
    let now = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(15, 0, 0).unwrap();
    Context { now, order: DateOrder::YearMonthDay, currency: Currency::CNY, dropped }
}

#[test]
fn a_line_has_it_only_after_the_sale() {
    for (text, points, next) in [
        ("电话 回访 泵运行正常 满意5", Some(5), None),
        ("售后，满意度 4，换了密封", Some(4), None),
        ("回访 满意度：3分 >周五 再看", Some(3), Some("2026-11-27")),
        ("换了密封 ~售后 满意4分", Some(4), None),
        ("after sales sat 4", Some(4), None),
        ("call after sales pump runs well, satisfaction 5/5", Some(5), None),
        ("after sales csat 2. wants a call", Some(2), None),
        // Another talk, another scale, a date, another word.
        ("电话 客户满意5", None, None),
        ("报价9.8万 满意度 4", None, None),
        ("回访 满意度 9", None, None),
        ("回访 满意度 4.5", None, None),
        ("回访 满意45", None, None),
        ("回访 客户很满意", None, None),
        ("after sales, visit sat 4pm", None, Some("2026-11-28T16:00")),
    ] {
        let log = quick_log(text, &context(&[]));
        assert_eq!(log.satisfaction.map(Points::get), points, "{text}");
        let due = match &log.next {
            gendan::language::quick_log::Next::Step { when, .. } => Some(when.key()),
            _ => None,
        };
        assert_eq!(due.as_deref(), next, "{text}");
        assert!(log.problems.is_empty(), "{text}");
    }
    let log = quick_log("电话 回访 泵运行正常 满意5", &context(&[]));
    assert_eq!(log.note, "泵运行正常 满意5", "no word is lost");
    let dropped = [Dropped { kind: ChipKind::Satisfaction, text: "满意5".to_owned() }];
    let log = quick_log("电话 回访 泵运行正常 满意5", &context(&dropped));
    assert_eq!((log.satisfaction, log.note.as_str()), (None, "泵运行正常 满意5"));
}

#[test]
fn a_cell_has_points_or_words() {
    for (text, points) in [
        ("5", Some(5)),
        ("4分", Some(4)),
        ("3/5", Some(3)),
        ("2.0", Some(2)),
        ("很不满意", Some(1)),
        ("Very satisfied", Some(5)),
        ("0", None),
        ("9", None),
        ("45", None),
        ("85%", None),
        ("", None),
    ] {
        assert_eq!(satisfaction_word(text).map(Points::get), points, "{text}");
    }
}

/// The newest follow-up of a customer.
fn newest(book: &Book, customer: &str) -> Value {
    book.json(&["show", customer])["follow_ups"][0].clone()
}

#[test]
fn the_shell_carries_it_through_and_a_sheet_brings_it_back() {
    let book = customers();
    let log = book.json(&["log", "alder", "after sales, pump runs well, sat 4"]);
    assert_eq!(log["satisfaction"], 4);
    assert_eq!(newest(&book, "alder")["satisfaction"], 4);
    assert!(book.ok(&["show", "alder"]).contains("satisfied"));
    assert!(book.ok(&["report", "month"]).contains("4.00 (1 given)"), "{}", book.ok(&["report", "month"]));
    assert!(book.ok(&["doctor"]).contains("ok") || book.run(&["doctor"]).status == 0);
    book.ok(&["undo"]);
    assert!(!book.ok(&["report", "month"]).contains("1 given"));
    book.ok(&["redo"]);
    assert_eq!(book.json(&["log", "alder", "quote 98k, sat 4"])["satisfaction"], json!(null));

    let sheet = book.ok(&["export", "followups", "--format", "csv"]);
    let other = Book::new();
    let file = other.file("followups.csv", &sheet);
    other.ok(&["import", file.to_str().unwrap(), "--as", "followups"]);
    let points = |book: &Book| {
        let rows = book.json(&["export", "followups"]);
        rows.as_array().unwrap().iter().filter(|row| row["satisfaction"] == 4).count()
    };
    assert_eq!((points(&book), points(&other)), (1, 1), "{sheet}");
    // Another scale is kept beside the row.
    let file = other.file("ten.csv", "客户名称,跟进时间,跟进内容,满意度\n甲公司,2026-11-01,回访,9\n");
    other.ok(&["import", file.to_str().unwrap(), "--as", "followups"]);
    assert_eq!(newest(&other, "甲公司")["satisfaction"], json!(null));
    assert!(other.ok(&["export", "all", "--json"]).contains("满意度"));
}

/// Goes on by Tab to the field of this name.
fn to_field<'d>(driver: &'d mut Driver, label: &str) -> &'d mut Driver {
    let focus = format!("› {label}");
    for _ in 0..30 {
        if driver.has(&focus) {
            return driver;
        }
        driver.keys("<tab>");
    }
    panic!("no {focus} in\n{}", driver.screen());
}

#[test]
fn the_line_and_both_forms_have_it_where_it_is_asked() {
    for (lang, line, [label, outcome, kind], most, least) in [
        (Lang::ZhCn, "回访 泵运行正常 满意5", ["满意度", "结果", "类型"], "很满意", "很不满意"),
        (
            Lang::En,
            "call after sales pump runs well, sat 5",
            ["Satisfaction", "Outcome", "Kind"],
            "very satisfied",
            "very dissatisfied",
        ),
    ] {
        let book = Book::new();
        book.ok(&["customer", "add", "Alder Works"]);
        let mut driver = Driver::new(Store::open(&book.db()).unwrap(), lang);
        driver.resize(120, 40);
        driver.keys("a").keys(line).sees(most).keys("<enter>").sees(most);
        assert_eq!(newest(&book, "Alder")["satisfaction"], 5);
        // Mended to the least, in the form of the saved one.
        let focus = format!("› {label}");
        driver.keys("<enter>je").sees(label);
        to_field(&mut driver, label).keys("1<ctrl-s>").sees(least);
        assert_eq!(newest(&book, "Alder")["satisfaction"], 1);
        driver.keys("u");
        assert_eq!(newest(&book, "Alder")["satisfaction"], 5);
        // What is no talk after the sale any more keeps the field while it has points, and under the keys without them too.
        driver.keys("<enter>").sees(label);
        to_field(&mut driver, outcome).keys("<home>");
        to_field(&mut driver, kind).keys("<home>");
        to_field(&mut driver, label).keys("<backspace>").sees(&focus);
        driver.keys("<tab><tab><tab>x").sees_no(label).keys("<esc>y");
        // In a new one it is asked once the outcome is after the sale.
        driver.keys("<esc>a<tab>").sees_no(label).keys("<shift-tab><shift-tab><shift-tab><end>").sees(label);
        driver.keys("<tab>").sees(&focus).keys("2<tab><tab><tab>").keys("A seal leaks again").keys("<ctrl-s>");
        assert_eq!(newest(&book, "Alder")["satisfaction"], 2);
    }
}
