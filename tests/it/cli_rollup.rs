//! `rollup` and `target`: what months, products and customers came to; like with like, each currency for itself.

use crate::cli_support::{Book, picked};
use crate::screen_driver::Driver;
use gendan::{i18n::Lang, store::Store};
use serde_json::{Value, json};

fn book() -> Book {
    let book = Book::new();
    for name in ["Alder", "Birch"] {
        book.ok(&["customer", "add", name]);
    }
    book.ok(&["product", "add", "Pump", "--category", "Water"]);
    for (customer, line, date, more) in [
        ("Alder", "Pump x1 @500", "2025-11-10", &["--discount", "100"][..]),
        ("Alder", "Pump x2 @400", "2025-11-28", &[]),
        ("Alder", "Pump x2 @500", "2026-10-05", &["--received", "300", "--method", "bank_bill"]),
        ("Birch", "Hose x4 @25.25", "2026-10-25", &[]),
        ("Birch", "Pump x3 @500 -10%", "2026-11-05", &["--received", "50"]),
        ("Birch", "Pump x1 @80", "2026-11-06", &["--currency", "USD"]),
    ] {
        book.ok(&[&["order", "add", customer, "--line", line, "--date", date, "--terms", "账期30"], more].concat());
    }
    book.ok(&["delivery", "add", "20261005-01", "--date", "2026-10-06"]);
    book.ok(&["return", "add", "20261005-01", "--amount", "100", "--date", "2026-11-08"]);
    book
}

const FIGURES: [&str; 9] = ["month", "currency", "orders", "gross", "discount", "returns", "net", "received", "aov"];

#[test]
fn months_are_what_the_rows_come_to_and_compare_like_with_like() {
    let book = book();
    let rows = book.json(&["rollup", "--currency", "CNY"]);
    assert_eq!(
        picked(&rows[0], &FIGURES),
        json!(["2026-11", "CNY", 1, "1500.00", "150.00", "100.00", "1250.00", "50.00", "1250.00"])
    );
    assert_eq!(
        picked(&rows[1], &FIGURES),
        json!(["2026-10", "CNY", 2, "1101.00", "0.00", "0.00", "1101.00", "300.00", "550.50"])
    );
    assert_eq!(rows[1]["bills"], "300.00");
    // The first 21 days of October and of last November, not the whole of them.
    assert_eq!(picked(&rows[0], &["mom", "yoy", "days_so_far"]), json!([0.25, 2.125, 21]));
    assert_eq!(rows[1]["mom"], Value::Null, "nothing to compare with");
    assert_eq!(rows[2]["orders"], 0, "months between are rows of nothing");
    let last = rows.as_array().unwrap().last().unwrap();
    assert_eq!(picked(last, &["month", "net", "aov", "yoy"]), json!(["2025-11", "1200.00", "600.00", null]));
    for (flags, wanted) in [
        (&["--from", "2026-10"][..], &["2026-11", "2026-10"][..]),
        (&["--from", "2026-10", "--to", "last month"], &["2026-10"]),
        (&["--to", "2025"], &["2025-12", "2025-11"]),
        (&["--from", "2026Q4", "--to", "2026"], &["2026-11", "2026-10"]),
    ] {
        let rows = book.json(&[&["rollup", "--currency", "CNY"], flags].concat());
        let months: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["month"].as_str().unwrap()).collect();
        assert_eq!(months, wanted, "{flags:?}");
    }
    let text = book.ok(&["rollup", "--from", "2026-11"]);
    assert_eq!(
        text,
        "2026-11\tCNY\t1\t1500.00\t150.00\t100.00\t1250.00\t50.00\t1250.00\t0.25\t2.125\t\n\
         2026-11\tUSD\t1\t80.00\t0.00\t0.00\t80.00\t0.00\t80.00\t\t\t\n"
    );
}

#[test]
fn products_categories_and_customers_add_up_to_the_month() {
    let book = book();
    let month =
        |by: &str| book.json(&["rollup", "--by", by, "--from", "2026-10", "--to", "2026-11", "--currency", "CNY"]);
    let keys = ["product", "currency", "orders", "quantity", "gross", "discount", "returns", "net"];
    let products = month("product");
    assert_eq!(picked(&products[0], &keys), json!(["Pump", "CNY", 2, "5", "2500.00", "150.00", "100.00", "2250.00"]));
    assert_eq!(picked(&products[1], &keys), json!(["Hose", "CNY", 1, "4", "101.00", "0.00", "0.00", "101.00"]));
    let categories = month("category");
    assert_eq!(picked(&categories[0], &["category", "net"]), json!(["Water", "2250.00"]));
    assert_eq!(picked(&categories[1], &["category", "net"]), json!([null, "101.00"]));
    let customers = month("customer");
    let keys = ["customer", "orders", "net", "received"];
    assert_eq!(picked(&customers[0], &keys), json!(["Birch", 2, "1451.00", "50.00"]));
    assert_eq!(picked(&customers[1], &keys), json!(["Alder", 1, "900.00", "300.00"]));
    let both = book.json(&["rollup", "--by", "customer"]);
    assert_eq!(both.as_array().unwrap().len(), 3, "Birch once for each currency: {both}");
}

#[test]
fn ages_are_as_of_a_day_and_move_nothing_that_came_later() {
    let book = book();
    let amounts = |flags: &[&str]| -> Vec<(String, String)> {
        let rows = book.json(&[&["rollup", "--by", "ageing", "--currency", "CNY"], flags].concat());
        let row = |row: &Value| (row["band"].as_str().unwrap().to_owned(), row["amount"].as_str().unwrap().to_owned());
        rows.as_array().unwrap().iter().map(row).filter(|(_, amount)| amount != "0.00").collect()
    };
    let sums =
        |flags: &[&str]| amounts(flags).iter().map(|(band, amount)| format!("{band} {amount}")).collect::<Vec<_>>();
    // Shipped on 10-06, due on 11-05; the rest is not shipped, or never paid and due when shipped.
    assert_eq!(sums(&[])[1..], ["1_30 600.00"]);
    assert!(
        sums(&["--as-of", "2026-10-20"]).contains(&"not_due 700.00".to_owned()),
        "{:?}",
        sums(&["--as-of", "2026-10-20"])
    );
    assert!(sums(&["--as-of", "2026-11-06"]).contains(&"1_30 700.00".to_owned()), "the return came later");
    assert_eq!(book.run(&["rollup", "--by", "ageing", "--from", "2026-10"]).status, 2);
    assert_eq!(book.run(&["rollup", "--as-of", "2026-10-20"]).status, 2);
    assert_eq!(book.run(&["rollup", "--by", "colour"]).status, 2);
    assert_eq!(book.run(&["rollup", "--by", "ageing", "--as-of", "tomorrow"]).status, 1);
}

#[test]
fn targets_are_set_measured_and_removed() {
    let book = book();
    let target = book.json(&["target", "set", "2026-11", "2,500", "--stretch", "3000", "--challenge", "5000"]);
    let keys = ["month", "currency", "of", "amount", "stretch", "challenge", "reached", "done"];
    let wanted = json!(["2026-11", "CNY", "net", "2500.00", "3000.00", "5000.00", "1250.00", 0.5]);
    assert_eq!(picked(&target[0], &keys), wanted);
    assert_eq!(book.json(&["rollup", "--currency", "CNY"])[0]["target"]["done"], 0.5);
    book.ok(&["target", "set", "next month", "100", "--received"]);
    let list = book.json(&["target", "list"]);
    assert_eq!(picked(&list[0], &["month", "of", "reached"]), json!(["2026-12", "received", "0.00"]));
    assert_eq!(list.as_array().unwrap().len(), 2);
    book.ok(&["target", "set", "2026-11", "$70"]);
    assert_eq!(book.json(&["target", "list"]).as_array().unwrap().len(), 3, "each currency has its own");
    book.ok(&["target", "remove", "2026-11"]);
    assert_eq!(book.run(&["target", "remove", "2026-11"]).status, 3);
    for wrong in [
        &["2026", "100"][..],
        &["2026-11", "0"],
        &["2026-11", "-5"],
        &["2026-11", "100", "--stretch", "50"],
        &["someday", "5"],
    ] {
        let run = book.run(&[&["target", "set"], wrong].concat());
        assert!(run.status != 0 && run.out.is_empty() && !run.err.is_empty(), "{wrong:?}");
    }
}

#[test]
fn growth_beyond_measure_is_told_in_times() {
    for (lang, times) in [(Lang::ZhCn, "427 倍"), (Lang::En, "427x")] {
        let book = if lang == Lang::ZhCn { Book::new().in_chinese() } else { Book::new() };
        book.ok(&["customer", "add", "Alder"]);
        for (price, date) in [("100", "2025-11-10"), ("42669", "2026-11-10")] {
            let line = format!("gateway x1 @{price}");
            book.ok(&["order", "add", "Alder", "--line", &line, "--date", date, "--currency", "CNY"]);
        }
        assert_eq!(book.json(&["rollup", "--currency", "CNY"])[0]["yoy"], 425.69, "a program is given the number");
        assert!(book.ok(&["report", "month"]).contains(times));
        for size in [(80, 24), (120, 36)] {
            let mut driver = Driver::new(Store::open(&book.db()).unwrap(), lang);
            driver.resize(size.0, size.1).keys("2");
            if size.0 == 120 {
                driver.sees(times);
            }
            driver.sees_no("42,569").keys("R4").sees(times);
        }
    }
}

#[test]
fn a_target_says_what_it_takes_the_place_of() {
    let book = book();
    let first = book.run(&["target", "set", "2026-11", "2500", "--stretch", "3000"]);
    assert_eq!(first.err, "");
    let other = book.run(&["target", "set", "2026-11", "2000", "--received"]);
    assert!(other.err.contains("2026-11 (net)") && other.err.contains("2,500.00 / "), "{}", other.err);
    assert_eq!(book.run(&["target", "set", "2026-11", "2000", "--received"]).err, "", "the same again");
}

#[test]
fn the_running_month_and_a_month_with_a_target_stand_in_the_list() {
    let book = book().at("2026-12-01T09:00:00");
    let months = || -> Vec<Value> {
        let rows = book.json(&["rollup", "--currency", "CNY"]);
        rows.as_array().unwrap().iter().take(3).map(|row| picked(row, &["month", "orders"])).collect()
    };
    assert_eq!(months(), [json!(["2026-12", 0]), json!(["2026-11", 1]), json!(["2026-10", 2])]);
    book.ok(&["target", "set", "2027-02", "9000"]);
    assert_eq!(months(), [json!(["2027-02", 0]), json!(["2026-12", 0]), json!(["2026-11", 1])]);
    let clock = gendan::clock::Clock::stopped(crate::factory::at("2026-12-01T09:00"));
    let mut driver = Driver::at(Store::open(&book.db()).unwrap(), Lang::En, clock);
    driver.keys("2").sees("2026-12 MTD").sees("2026-12 · Orders 0").keys("T").sees("Target of 2026-12");
}
