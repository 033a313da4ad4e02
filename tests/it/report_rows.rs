//! A report's figures as of its day, and the rows that they open, in the shell and on the screen.

use crate::{cli_support::Book, factory, ledger_book, report_support::sample, screen_driver::Driver};
use gendan::{clock::Clock, i18n::Lang, store::Store};
use serde_json::Value;

/// Sales on two days of October and one of November, one of them shipped and paid, one returned.
fn book() -> Book {
    let book = Book::new().at("2026-11-21T15:00:00");
    for name in ["Alder", "Birch"] {
        book.ok(&["customer", "add", name]);
    }
    book.ok(&["product", "add", "Pump", "--category", "Water"]);
    for (customer, line, date, more) in [
        ("Alder", "Pump x1 @500", "2026-10-05", &["--received", "200"][..]),
        ("Birch", "Hose x1 @300", "2026-10-05", &[]),
        ("Birch", "Pump x1 @900", "2026-10-20", &[]),
        ("Alder", "Pump x1 @100", "2026-11-02", &[]),
        ("Alder", "Pump x1 @60", "2025-11-10", &[]),
        ("Alder", "Pump x1 @40", "2025-11-28", &[]),
    ] {
        book.ok(&[&["order", "add", customer, "--line", line, "--date", date], more].concat());
    }
    book.ok(&["delivery", "add", "20261005-01", "--date", "2026-10-05"]);
    book.ok(&["return", "add", "20261005-02", "--amount", "50", "--date", "2026-10-20"]);
    book.ok(&["target", "set", "2026-10", "2000"]);
    book
}

fn driver(book: &Book) -> Driver {
    let clock = Clock::stopped(factory::at("2026-11-21T15:00"));
    Driver::at(Store::open(&book.db()).unwrap(), Lang::En, clock)
}

/// The value of a figure anywhere in a report.
fn figure(report: &Value, code: &str) -> Value {
    let sections = report["sections"].as_array().unwrap().iter();
    let blocks = sections.flat_map(|section| section["blocks"].as_array().unwrap());
    let mut facts = blocks.filter_map(|block| block["facts"].as_array()).flatten();
    facts.find(|fact| fact["code"] == code).map_or(Value::Null, |fact| fact["value"].clone())
}

#[test]
fn a_past_day_knows_nothing_of_what_came_later() {
    let book = book();
    for (day, net, done) in
        [("2026-10-04", "0.00", 0.0), ("2026-10-05", "800.00", 0.4), ("2026-10-20", "1650.00", 0.825)]
    {
        let report = book.json(&["report", "day", "--date", day]);
        assert_eq!((figure(&report, "net"), figure(&report, "target_done")), (net.into(), done.into()), "{day}");
        let week = book.json(&["report", "week", "--since", day, "--date", day]);
        let said = week["footer"].to_string();
        let amount = net.replace("1650", "1,650");
        assert!(said.contains(&amount), "{day}: {said}");
    }
}

#[test]
fn the_running_month_is_marked_and_stands_beside_as_many_days() {
    let book = book();
    let text = book.ok(&["report", "month"]);
    assert!(text.contains("Nov MTD"), "{text}");
    let report = book.json(&["report", "month"]);
    let months = report["sections"].as_array().unwrap().iter().find(|section| section["code"] == "months").unwrap();
    let bars = months["blocks"][0]["bars"].as_array().unwrap();
    let running = bars.last().unwrap();
    assert_eq!((&running["value"], &running["behind"]), (&"100.00".into(), &"60.00".into()), "{running}");
    // A month that is over stands whole, and is no part.
    assert!(!book.ok(&["report", "month", "--month", "2026-10"]).contains("MTD"));
    driver(&book).keys("R4").sees("Nov MTD");
}

#[test]
fn a_days_figures_open_their_rows() {
    let book = book();
    let mut driver = driver(&book);
    driver.keys("R2").keys(&"[".repeat(47)).sees("2026-10-05");
    let report = driver.screen();
    driver.keys("<enter>").sees("Orders · 2026-10-05");
    driver.sees("20261005-01").sees("20261005-02").sees_no("20261020");
    driver.keys("<enter>").sees("Lines").keys("<esc>").sees("Orders · 2026-10-05").keys("<esc>");
    assert_eq!(driver.screen(), report);
    let opened: Vec<String> = (0..4)
        .map(|_| {
            driver.keys("j<enter>");
            let screen = driver.screen();
            driver.keys("<esc>");
            screen
        })
        .collect();
    for (screen, (yes, no)) in opened.iter().zip([
        ("20261005-02", "20261020"),
        ("200.00", "20261005-02"),
        ("20261005-01", "20261005-02"),
        ("20261005-01", "20261005-02"),
    ]) {
        assert!(screen.contains(yes) && !screen.contains(no), "{yes}, not {no}:\n{screen}");
    }
    // From the rows to another report, whose Esc leaves.
    driver.keys("<enter>4").sees("Month report 2026-11").keys("<esc>").sees_no("Month report").sees_no("Day report");
}

#[test]
fn every_part_of_a_month_can_be_reached_and_opened() {
    let book = sample(Lang::En);
    let mut driver = driver(&book);
    // One figure after the other, to the last one.
    driver.keys("R4").keys(&"j".repeat(250)).keys("<enter>").sees("Forecast · no day").keys("<esc>");
    driver.sees("Month report").keys("<esc>").resize(120, 260).keys("R4");
    driver.click("1–30 days").click("1–30 days").sees("▌‼ 1–30 days").sees("Open here").keys("<esc>");
    driver.click("negotiation 7").click("negotiation 7").sees("negotiation 7").sees_no("Month report").keys("<esc>");
    driver.click("2026-12  ").click("2026-12  ").sees("Forecast · 2026-12").keys("<esc>");
    driver.click("Web enquiry").click("Web enquiry").sees("Source: Web enquiry");
}

#[test]
fn the_rows_under_an_age_add_up_to_it() {
    let mut driver = Driver::new(ledger_book::book(Lang::En).store, Lang::En);
    driver.keys("2mmmm").sees("Ageing").keys("j").sees("Open here");
    let store = ledger_book::book(Lang::En).store;
    let today = ledger_book::day("2026-11-21");
    let ages = store.ageing(gendan::domain::money::Currency::CNY, today, today).unwrap();
    use gendan::store::{OrderFilter, OrderQuery};
    let ago = |days: u64| today - chrono::Days::new(days);
    for (place, state) in [
        (2, OrderQuery::DueBetween(ago(30), ago(1))),
        (3, OrderQuery::DueBetween(ago(60), ago(31))),
        (4, OrderQuery::DueBetween(ago(90), ago(61))),
        (5, OrderQuery::DueBefore(ago(90))),
    ] {
        let currency = Some(gendan::domain::money::Currency::CNY);
        let filter = OrderFilter { currency, state: Some(state), ..OrderFilter::default() };
        let rows = store.orders(&filter, 0, 1000).unwrap();
        let sum: i64 = rows.iter().map(|row| row.part.unwrap()).sum();
        assert_eq!(sum, ages[place].amount, "{:?}", ages[place].band);
    }
}

#[test]
fn customers_are_told_apart_by_source_and_tier_too() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder", "--source", "fair"]);
    book.ok(&["customer", "add", "Birch"]);
    let report = book.json(&["report", "month"]);
    let section = report["sections"].as_array().unwrap().iter().find(|section| section["code"] == "customers").unwrap();
    let tables = section["blocks"].as_array().unwrap().iter().filter_map(|block| block["table"].as_array());
    let keys: Vec<&Value> = tables.flatten().flat_map(|row| [&row["source"], &row["tier"]]).collect();
    assert!(keys.contains(&&Value::from("fair")) && keys.contains(&&Value::from("D")), "{section:#}");
}

#[test]
fn a_figure_in_another_currency_opens_its_own_ledger() {
    let book = book();
    book.ok(&["order", "add", "Birch", "--line", "Pump x1 @80", "--date", "2026-11-06", "--currency", "USD"]);
    let mut driver = driver(&book);
    driver.resize(120, 200).keys("R").click("$80.00").click("$80.00").sees("Months · USD").keys("<esc>");
    driver.sees("Overview 2026").keys("<esc>R4").click("Pump ").click("Pump ").sees("Products 2026-11 · CNY");
}
