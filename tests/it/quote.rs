//! A quote and how long it stands: in the line, in both forms, on the card, in the brief, in the check-up, in and out of a sheet.

use super::{
    cli_support::{Book, customers},
    screen_driver::Driver,
};
use chrono::NaiveDate;
use gendan::{
    domain::money::Currency,
    i18n::Lang,
    language::{
        quick_log::{ChipKind, Context, Dropped, quick_log},
        validity::validity,
        when::DateOrder,
    },
};
use serde_json::json;

fn context(dropped: &[Dropped]) -> Context<'_> {
    let now = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(15, 0, 0).unwrap();
    Context { now, order: DateOrder::YearMonthDay, currency: Currency::CNY, dropped }
}

#[test]
fn a_validity_is_read_behind_the_amount() {
    for (text, until, note) in [
        ("电话 报价9.8万 有效期30天", Some("2026-12-21"), "报价9.8万 有效期30天"),
        ("报价9.8万，有效期至12-31", Some("2026-12-31"), "报价9.8万，有效期至12-31"),
        ("报价9.8万有效期一个月 >周五 催", Some("2026-12-21"), "报价9.8万有效期一个月"),
        ("报价9.8万 30天有效", Some("2026-12-21"), "报价9.8万 30天有效"),
        ("报价有效期到12月31日", Some("2026-12-31"), "报价有效期到12月31日"),
        ("报价98000 有效期15日", Some("2026-12-06"), "报价98000 有效期15日"),
        ("<11月1日 报价9.8万 有效期两周", Some("2026-11-15"), "报价9.8万 有效期两周"),
        ("call quote 98k valid 30d", Some("2026-12-21"), "quote 98k valid 30d"),
        ("quote 98k, valid until 12-31", Some("2026-12-31"), "quote 98k, valid until 12-31"),
        ("quote ¥98,000 valid for 2 weeks >fri call", Some("2026-12-05"), "quote ¥98,000 valid for 2 weeks"),
        // Not of a quote, not a day, or a day before it.
        ("营业执照有效期至12-31", None, ""),
        ("报价9.8万 有效期待定", None, ""),
        ("报价9.8万 有效期至2020-01-01", None, ""),
        ("客户说报价要有效", None, ""),
    ] {
        let log = quick_log(text, &context(&[]));
        assert_eq!(log.valid_until.map(|day| day.to_string()).as_deref(), until, "{text}");
        if until.is_some() {
            assert_eq!((log.note.as_str(), log.problems.len()), (note, 0), "{text}");
        }
    }
    let dropped = [Dropped { kind: ChipKind::Validity, text: "有效期30天".to_owned() }];
    let log = quick_log("报价9.8万 有效期30天", &context(&dropped));
    assert_eq!((log.valid_until, log.note.as_str()), (None, "报价9.8万 有效期30天"));
}

#[test]
fn a_field_takes_a_length_or_a_day() {
    let Context { now, order, .. } = context(&[]);
    for (text, until) in [
        ("30天", Some("2026-12-21")),
        ("30d", Some("2026-12-21")),
        (" 有效期 半个月 ", Some("2026-12-06")),
        ("1 month", Some("2026-12-21")),
        ("三个月", Some("2027-02-21")),
        ("12-31", Some("2026-12-31")),
        ("30天 左右", None),
        ("", None),
        ("99999999天", None),
    ] {
        let read = validity(text, now.date(), now, order).map(|day| day.to_string());
        assert_eq!(read.as_deref(), until, "{text}");
    }
}

#[test]
fn the_shell_carries_it_through_and_a_new_quote_drops_what_was_over() {
    let book = customers();
    let deal = |book: &Book| book.json(&["show", "alder"])["deal"].clone();
    let log = book.json(&["log", "alder", "quote 98k valid 30d", "=quote"]);
    assert_eq!((log["valid_until"].clone(), log["amount"].clone()), (json!("2026-12-21"), json!("98000.00")));
    assert_eq!(deal(&book)["valid_until"], "2026-12-21");
    assert!(book.ok(&["show", "alder"]).contains("valid until"));
    book.ok(&["undo"]);
    assert_eq!(deal(&book)["valid_until"], json!(null));
    book.ok(&["redo"]);
    // Another price under the same validity; then one after it was over.
    book.ok(&["log", "alder", "quote 95k"]);
    assert_eq!(deal(&book)["valid_until"], "2026-12-21");
    let later = book.at("2027-01-11T09:00:00");
    assert!(later.ok(&["brief", "alder"]).contains("21 days over"));
    let found = later.json(&["check"]).to_string();
    assert!(found.contains("quote_over"), "{found}");
    later.ok(&["log", "alder", "quote 90k"]);
    assert_eq!(deal(&later)["valid_until"], json!(null));
    later.ok(&["customer", "edit", "alder", "--valid-until", "2 weeks"]);
    assert_eq!(deal(&later)["valid_until"], "2027-01-25");
    assert_eq!(later.json(&["brief", "alder"])["quote"]["valid_until"], "2027-01-25");
    later.ok(&["customer", "edit", "alder", "--valid-until", ""]);
    assert_eq!(deal(&later)["valid_until"], json!(null));
    later.ok(&["customer", "add", "Elm", "--amount", "5k", "--valid-until", "2027-02-01"]);
    assert!(!later.json(&["check"]).to_string().contains("quote_over"));
    // A lead may have been quoted too.
    let later = later.at("2027-02-04T09:00:00");
    let found = later.json(&["check", "--rule", "quote_over"]).to_string();
    assert!(found.contains("Elm") && found.contains("5000.00"), "{found}");
    let sheet = later.ok(&["export", "customers", "--json"]);
    assert!(
        sheet.contains("\"valid_until\": \"2027-02-01\"") || sheet.contains("\"valid_until\":\"2027-02-01\""),
        "{sheet}"
    );
}

#[test]
fn a_sheet_of_deals_brings_it() {
    let book = Book::new();
    let sheet = "客户名称,商机名称,销售阶段,商机金额,报价有效期\n甲公司,产线改造,报价,98000,2026-12-31\n";
    let file = book.file("deals.csv", sheet);
    let file = file.to_str().unwrap();
    book.ok(&["import", file, "--as", "deals"]);
    assert_eq!(book.json(&["show", "甲公司"])["deal"]["valid_until"], "2026-12-31");
    assert!(book.ok(&["import", file, "--as", "deals"]).contains('1'));
}

#[test]
fn the_card_warns_before_it_runs_out_and_both_forms_have_it() {
    for (lang, near, label) in [(Lang::ZhCn, "剩 3 天", "报价有效期"), (Lang::En, "3 days left", "Quote valid until")]
    {
        let mut driver = Driver::book(lang);
        driver.resize(120, 36);
        let title = driver.screen().lines().nth(1).and_then(|line| Some(line.split("╭─ ").nth(2)?.to_owned())).unwrap();
        let name = title.split(" ─").next().unwrap().to_owned();
        driver.keys("a");
        driver.keys(if lang == Lang::ZhCn {
            "报价9.8万 有效期至11-24<enter>"
        } else {
            "quote 98k valid until 11-24<enter>"
        });
        // The log moved it down the list.
        driver.keys("/").keys(&name).keys("<enter>").sees("98,000").sees(near);
        driver.keys("e").sees(label).sees("2026-11-24").keys("<esc>");
        // The form of a log has the field too.
        driver.keys("a<tab>").sees(label);
    }
}
