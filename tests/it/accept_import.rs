//! Sheets that nobody here shaped, from the shell into the book and onto the screen. Runs where `GENDAN_REAL_DATA` names
//! their folder.

use super::{cli_support::Book, screen_driver::Driver};
use chrono::{DateTime, FixedOffset};
use gendan::{clock::Clock, i18n::Lang, store::Store};
use serde_json::json;
use std::path::PathBuf;

fn data(path: &str) -> Option<String> {
    let path = PathBuf::from(std::env::var_os("GENDAN_REAL_DATA")?).join("data").join(path);
    assert!(path.exists(), "{} is missing", path.display());
    Some(path.to_string_lossy().into_owned())
}

/// Day, overdue, today.
const DAYS: [(&str, usize, usize); 4] =
    [("2026-04-29", 3, 4), ("2026-04-30", 7, 3), ("2026-05-01", 10, 1), ("2026-05-04", 13, 0)];

fn noon(day: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{day}T12:00:00+08:00")).unwrap()
}

#[test]
fn leads_and_their_talks_make_the_queue_of_each_day_and_are_taken_once() {
    let (Some(leads), Some(talks)) = (data("cn_followups/leads.csv"), data("cn_followups/lead_follow_ups.csv")) else {
        return;
    };
    let book = Book::new().in_chinese().at("2026-04-29T12:00:00");
    let count = |book: &Book, what: &str| book.ok(&["due", what, "--count"]).trim().parse::<usize>().unwrap();
    for (file, rows) in [(&leads, 16), (&talks, 46)] {
        let first = book.json(&["import", file]);
        assert_eq!((&first["added"], &first["rejected"]), (&json!(rows), &json!(0)), "{first}");
    }
    for file in [&leads, &talks] {
        let again = book.json(&["import", file]);
        assert_eq!((&again["added"], &again["updated"]), (&json!(0), &json!(0)), "a second import: {again}");
    }
    for (day, overdue, today) in DAYS {
        let mut command = book.command();
        command.env("GENDAN_NOW", format!("{day}T12:00:00"));
        let out = command.args(["due", "--all", "--json"]).output().unwrap().stdout;
        let rows: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let band = |band: &str| rows.as_array().unwrap().iter().filter(|row| row["band"] == band).count();
        assert_eq!((band("overdue"), band("today")), (overdue, today), "{day}");
    }
    assert_eq!((count(&book, "--overdue"), count(&book, "--today")), (3, 4));

    for (day, overdue, today) in DAYS {
        let store = Store::open(&book.db()).unwrap();
        let mut driver = Driver::at(store, Lang::ZhCn, Clock::stopped(noon(day)));
        driver.sees(&format!("逾期 {overdue}")).sees(&format!("今天 {today}"));
    }

    assert!(book.ok(&["undo"]).contains("lead_follow_ups.csv"));
    assert_eq!(book.json(&["show", "北京科技创新有限公司"])["follow_ups"], json!([]));
    assert!(book.ok(&["undo"]).contains("leads.csv"));
    assert_eq!(book.ok(&["customer", "list", "--count"]), "0\n");
}

#[test]
fn every_touch_of_another_crm_is_in_the_book_or_in_the_rejects() {
    let Some(touches) = data("crm_activities_saas/flat/followups.csv") else { return };
    let book = Book::new().at("2026-04-29T12:00:00");
    let run = book.json(&["import", &touches]);
    let n = |key: &str| run[key].as_u64().unwrap();
    assert_eq!(n("added") + n("unchanged") + n("updated") + n("rejected"), 3477, "{run}");
    let refused = match run["rejects_file"].as_str() {
        Some(file) => csv_rows(file),
        None => 0,
    };
    assert_eq!(refused, n("rejected"), "each with its reason in the rejects file");
    assert_eq!(n("rejected"), 0, "customers of {touches} are made by name: {run}");
    let again = book.json(&["import", &touches]);
    assert_eq!(again["added"], json!(0), "{again}");
}

fn csv_rows(file: &str) -> u64 {
    let mut reader = csv::ReaderBuilder::new().from_path(file).unwrap();
    u64::try_from(reader.records().count()).unwrap()
}

#[test]
fn four_thousand_companies_in_gbk_come_through_whole_and_are_found_by_initials() {
    let Some(companies) = data("cn_listed_companies_gbk/stock_basic.csv") else { return };
    let book = Book::new().in_chinese();
    let map = book.file("map.toml", "name = \"code_name\"\n");
    let run = book.json(&["import", &companies, "--as", "customers", "--map", map.to_str().unwrap()]);
    let n = |key: &str| run[key].as_u64().unwrap();
    assert_eq!(n("added") + n("unchanged") + n("updated") + n("rejected"), 4732, "{run}");
    let all = book.ok(&["customer", "list", "--json"]);
    assert!(!all.contains('\u{fffd}'));
    assert_eq!(book.json(&["find", "payh"])["customers"][0]["customer"], "平安银行");

    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::ZhCn);
    driver.keys("/payh");
    // The names are read beside the keys.
    if driver.has("正在读取名单") {
        driver.wait_for_task();
    }
    driver.sees("平安银行");
}
