//! `order`: added, corrected, cancelled, to the cent, each a step of the history.

use crate::cli_support::{customers, picked, refused};
use serde_json::{Value, json};

#[test]
fn an_order_is_added_to_the_cent_and_shown_whole() {
    let book = customers();
    let run = book.run(&[
        "order",
        "add",
        "alder",
        "--line",
        "Sensor x10 @4,800",
        "--line",
        "Gateway x2pcs @1200.5 -5%",
        "--line",
        "Cable x3 @10 -2.50",
        "--date",
        "2026-11-02",
        "--terms",
        "30/70",
        "--discount",
        "100",
        "--freight",
        "20",
        "--tax",
        "13%",
        "--note",
        "urgent",
        "--deliver-by",
        "2026-12-01",
        "--external-no",
        "PO-7",
        "--received",
        "1000",
        "--method",
        "wechat",
    ]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.starts_with("20261102-01\tAlder Pumps\t"), "{}", run.out);
    for name in ["Sensor", "Gateway", "Cable"] {
        assert!(run.err.contains(&format!("“{name}”")), "a new product is told: {}", run.err);
    }
    let order = book.json(&["order", "show", "PO-7"]);
    let keys =
        ["number", "date", "customer", "currency", "gross", "discount", "freight", "total", "received", "receivable"];
    let wanted = json!([
        "20261102-01",
        "2026-11-02",
        "Alder Pumps",
        "CNY",
        "50431.00",
        "222.55",
        "20.00",
        "50228.45",
        "1000.00",
        "49228.45"
    ]);
    assert_eq!(picked(&order, &keys), wanted);
    assert_eq!(
        picked(
            &order,
            &["status", "payment", "delivery", "invoice", "tax", "tax_rate", "external_number", "deliver_by"]
        ),
        json!(["confirmed", "partial", "open", "open", "5778.49", "0.13", "PO-7", "2026-12-01"])
    );
    let line = &order["lines"][1];
    assert_eq!(
        picked(line, &["product", "unit", "quantity", "unit_price", "discount", "total", "shipped"]),
        json!(["Gateway", "pcs", "2", "1200.50", "120.05", "2280.95", "0"])
    );
    let nets: i64 = order["lines"].as_array().unwrap().iter().map(|line| cents(&line["net"])).sum();
    assert_eq!(nets, 5_022_845, "the lines add up to the total");
    let plan: i64 = order["plan"].as_array().unwrap().iter().map(|part| cents(&part["amount"])).sum();
    assert_eq!((order["plan"].as_array().unwrap().len(), plan), (2, 5_022_845));
    assert_eq!(
        picked(&order["receipts"][0], &["date", "amount", "currency", "method"]),
        json!(["2026-11-02", "1000.00", "CNY", "wechat"])
    );
    let text = book.ok(&["order", "show", "20261102-01"]);
    for part in ["Alder Pumps", "x10", "¥50,228.45", "13%", "urgent", "WeChat Pay"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let shown = book.json(&["show", "alder"]);
    assert_eq!(shown["orders"][0]["number"], "20261102-01");
    assert_eq!((&shown["receivable"][0]["amount"], &shown["deal"]["stage"]), (&json!("49228.45"), &json!("won")));
    assert_eq!(book.json(&["find", "PO-7"])["orders"][0]["number"], "20261102-01");
}

fn cents(value: &Value) -> i64 {
    value.as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn a_repeat_order_takes_prices_terms_and_currency_of_the_last() {
    let book = customers();
    book.ok(&[
        "product",
        "add",
        "控制器",
        "--price",
        "3,200.55",
        "--unit",
        "台",
        "--category",
        "硬件",
        "--sku",
        "KZ-1",
    ]);
    let first = book.run(&["order", "add", "华北", "--line", "kzq x2", "--terms", "net30", "--currency", "USD"]);
    refused(&first, 1, "No price");
    let first = book.run(&["order", "add", "华北", "--line", "kzq x2", "--terms", "net30", "--date", "yesterday"]);
    assert!(first.status == 0 && first.err.contains("控制器") && first.err.contains("list price"), "{}", first.err);
    book.ok(&["order", "add", "华北", "--line", "控制器 x1 @3000", "--tax", "13"]);
    let again = book.run(&["order", "add", "hbjd", "--line", "KZ-1 x1.5"]);
    assert_eq!(again.status, 0, "{}", again.err);
    assert!(again.err.contains("¥3,000.00") && again.err.contains("net30"), "{}", again.err);
    let order = book.json(&["order", "show", "20261121-02"]);
    assert_eq!(
        picked(&order, &["total", "terms", "tax_rate", "customer"]),
        json!(["4500.00", "net30", "0.13", "华北机电有限公司"])
    );
    book.ok(&["order", "add", "华北", "--line", "KZ-1 @1", "--terms", "", "--tax", ""]);
    let order = book.json(&["order", "show", "20261121-03"]);
    assert_eq!(picked(&order, &["terms", "tax_rate"]), json!([null, null]));
    // One of several is never guessed.
    book.ok(&["product", "add", "控制柜"]);
    let run = book.run(&["order", "add", "华北", "--line", "控制 x1 @1"]);
    refused(&run, 3, "  控制器\n");
    assert_eq!(book.json(&["order", "list", "--count"]), json!(4));
}

#[test]
fn a_correction_names_its_reason_and_keeps_before_and_after() {
    let book = customers();
    book.ok(&[
        "order",
        "add",
        "Alder",
        "--line",
        "Pump x2 @500",
        "--line",
        "Hose x1 @50",
        "--terms",
        "50/50",
        "--no",
        "A-1",
    ]);
    assert_eq!(book.run(&["order", "edit", "A-1", "--note", "late"]).status, 1, "a reason is asked for");
    let order =
        book.json(&["order", "edit", "A-1", "--line", "Pump x3 @500", "--line", "Hose x1 @50", "--reason", "one more"]);
    assert_eq!(picked(&order, &["total", "receivable"]), json!(["1550.00", "1550.00"]));
    let plan: Vec<&str> =
        order["plan"].as_array().unwrap().iter().map(|part| part["amount"].as_str().unwrap()).collect();
    assert_eq!(plan, ["775.00", "775.00"], "the plan follows the total");
    assert!(order["changes"].as_array().unwrap().iter().any(|change| change["reason"] == "one more"), "{order}");
    let order =
        book.json(&["order", "edit", "A-1", "--discount", "10%", "--date", "2026-11-20", "--reason", "promised"]);
    assert_eq!(picked(&order, &["total", "date"]), json!(["1395.00", "2026-11-20"]));
    assert_eq!(book.run(&["order", "edit", "A-1", "--reason", "x"]).status, 0, "nothing said, nothing done");
    let text = book.ok(&["order", "show", "A-1"]);
    assert!(text.contains("one more") && text.contains("promised"), "{text}");
    book.ok(&["undo"]);
    assert_eq!(book.json(&["order", "show", "A-1"])["total"], "1550.00");
}

#[test]
fn drafts_and_cancelled_orders_count_nowhere() {
    let book = customers();
    book.ok(&["order", "add", "Alder", "--line", "Pump x2 @500", "--draft", "--no", "D-1"]);
    assert_eq!(book.json(&["rollup"]), json!([]));
    assert_eq!(book.ok(&["order", "list", "--draft", "--count"]), "1\n");
    book.ok(&["order", "confirm", "D-1"]);
    assert_eq!(book.json(&["rollup"])[0]["net"], "1000.00");
    assert_eq!(book.run(&["order", "cancel", "D-1"]).status, 2, "a reason is asked for");
    book.ok(&["receipt", "add", "D-1", "--amount", "300"]);
    let run = book.run(&["order", "cancel", "D-1", "--reason", "budget cut"]);
    assert!(run.status == 0 && run.err.contains("receipt add"), "{}", run.err);
    assert_eq!(book.ok(&["order", "list", "--cancelled", "--count"]), "1\n");
    assert_eq!(picked(&book.json(&["rollup"])[0], &["orders", "net", "received"]), json!([0, "0.00", "300.00"]));
    book.ok(&["order", "add", "Alder", "--line", "Pump x1 @500", "--no", "D-2"]);
    book.ok(&["order", "cancel", "D-2", "--reason", "typed twice", "--void"]);
    assert_eq!(
        picked(&book.json(&["order", "show", "D-2"]), &["status", "status_reason"]),
        json!(["void", "typed twice"])
    );
}

#[test]
fn currencies_keep_their_decimals() {
    let book = customers();
    // currency, price, total, received
    for (currency, price, total) in [
        ("JPY", "1200", "3600"),
        ("KWD", "0.1235", "0.371"),
        ("USD", "0.3333", "1.00"),
        ("CNY", "3000000000000", "9000000000000.00"),
    ] {
        let order =
            book.json(&["order", "add", "Alder", "--line", &format!("Pump x3 @{price}"), "--currency", currency]);
        assert_eq!(picked(&order, &["currency", "total"]), json!([currency, total]));
    }
    let run = book.run(&["order", "add", "Alder", "--line", "Pump x1 @10", "--currency", "JPY", "--received", "1.5"]);
    assert_eq!(run.status, 1, "JPY has no decimals");
    let rows = book.json(&["rollup"]);
    let mut seen: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["currency"].as_str().unwrap()).collect();
    assert_eq!(seen.remove(0), "CNY", "the book's own comes first");
    seen.sort_unstable();
    assert_eq!(seen, ["JPY", "KWD", "USD"]);
}
