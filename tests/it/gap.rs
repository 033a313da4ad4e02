//! What is missing to a month's target, and the way there, in the shell, the report and the ledger.

use crate::{
    cli_support::{Book, picked},
    screen_driver::Driver,
};
use gendan::{i18n::Lang, store::Store};
use serde_json::json;

/// Two payments (one overdue, one due this month, one later) and three open deals; 1,000.00 came in this month.
fn book() -> Book {
    let book = Book::new();
    for (name, amount) in [("Alder", "4000"), ("Birch", "8000"), ("Cedar", "20000")] {
        book.ok(&["customer", "add", name, "--amount", amount]);
    }
    book.ok(&["log", "Alder", "call the offer is with the owner #quote"]);
    book.ok(&["customer", "add", "Dogwood"]);
    for (line, date, terms) in [("Pump x1 @3000", "2026-10-01", "net30"), ("Pump x1 @2000", "2026-10-28", "net30")] {
        book.ok(&["order", "add", "Dogwood", "--line", line, "--date", date, "--terms", terms]);
        book.ok(&["delivery", "add", &format!("{}-01", date.replace('-', "")), "--date", date]);
    }
    book.ok(&["order", "add", "Dogwood", "--line", "Pump x1 @9000", "--date", "2026-11-20", "--terms", "net30"]);
    book.ok(&["receipt", "add", "--customer", "Dogwood", "--amount", "1000", "--date", "2026-11-10"]);
    book
}

#[test]
fn the_way_to_a_target_is_what_is_due_and_what_is_likely() {
    let book = book();
    assert_eq!(book.run(&["target", "gap"]).status, 3, "no target");
    book.ok(&["target", "set", "2026-11", "9000", "--received"]);
    let gap = book.json(&["target", "gap"]);
    let keys = ["month", "of", "level", "goal", "reached", "missing"];
    assert_eq!(picked(&gap, &keys), json!(["2026-11", "received", "target", "9000.00", "1000.00", "8000.00"]), "{gap}");
    let steps = gap["steps"].as_array().unwrap();
    assert_eq!(picked(&steps[0], &["customer", "kind", "amount"]), json!(["Dogwood", "part", "3000.00"]), "{gap}");
    assert!(steps.iter().all(|step| step["due_on"].as_str().is_none_or(|day| day <= "2026-11-30")), "{gap}");
    assert_eq!(gap["left"], json!("0.00"));
    // Of net sales what is due is no way: deals alone, the next level when the first is reached.
    book.ok(&["target", "set", "2026-11", "100", "--stretch", "15000"]);
    let gap = book.json(&["target", "gap", "2026-11"]);
    assert_eq!(picked(&gap, &["level", "of", "reached"]), json!(["stretch", "net", "9000.00"]), "{gap}");
    assert!(gap["steps"].as_array().unwrap().iter().all(|step| step["kind"] == json!("deal")), "{gap}");
    book.ok(&["target", "set", "2026-11", "100"]);
    assert_eq!(picked(&book.json(&["target", "gap"]), &["missing", "steps"]), json!(["0.00", []]));
    assert!(book.ok(&["target", "gap"]).starts_with("the target is reached"));
}

#[test]
fn the_ledger_opens_the_steps() {
    let book = book();
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("2w").sees("2026-11 has no target in CNY: T sets one");
    drop(driver);
    book.ok(&["target", "set", "2026-11", "9000", "--received"]);
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::En);
    driver.keys("2w").sees("missing:").sees("overdue since Oct 31");
    driver.keys("<enter>").sees("20261001-01").sees_no("missing:");
    drop(driver);
    let mut driver = Driver::new(Store::open(&book.db()).unwrap(), Lang::ZhCn);
    driver.keys("2w").sees("还差").sees("笔应收");
}

#[test]
fn the_overview_says_what_is_missing() {
    let book = book();
    assert!(!book.ok(&["report", "overview"]).contains("Gap to target"));
    book.ok(&["target", "set", "2026-11", "9000", "--received"]);
    let text = book.ok(&["report", "overview"]);
    assert!(text.contains("Gap to target") && text.contains("missing:"), "{text}");
}

#[test]
fn money_that_is_due_goes_before_a_deal_and_a_month_that_is_over_has_no_way() {
    let book = book();
    // A deal of far more than is missing, as sure as a deal can be.
    book.ok(&["customer", "edit", "Cedar", "--amount", "900000"]);
    book.ok(&["log", "Cedar", "call the price is agreed #quote =negotiation"]);
    book.ok(&["target", "set", "2026-11", "9000", "--received"]);
    let gap = book.json(&["target", "gap"]);
    let kinds: Vec<&str> = gap["steps"].as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["part", "part", "deal"], "{gap}");
    book.ok(&["target", "set", "2026-10", "20000"]);
    let gap = book.json(&["target", "gap", "2026-10"]);
    assert_eq!(picked(&gap, &["over", "missing", "steps"]), json!([true, "15000.00", []]), "{gap}");
    let told = book.ok(&["target", "gap", "2026-10"]);
    assert!(told.starts_with("over, ") && told.contains("short of the target"), "{told}");
}
