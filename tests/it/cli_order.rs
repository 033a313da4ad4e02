//! `order`, `receipt`, `delivery`, `return`, `invoice` and `product`: each a step of the history, in both languages, to the cent.

use crate::cli_support::{Book, Run};
use serde_json::{Value, json};

fn book() -> Book {
    let book = Book::new();
    for name in ["Alder Pumps", "Birch & Co", "华北机电有限公司"] {
        book.ok(&["customer", "add", name]);
    }
    book
}

/// The fields of a value, in this order.
fn picked(value: &Value, keys: &[&str]) -> Vec<Value> {
    keys.iter().map(|key| value[*key].clone()).collect()
}

fn refused(run: &Run, status: i32, words: &str) {
    assert_eq!(run.status, status, "{}{}", run.out, run.err);
    assert!(run.err.contains(words) && run.out.is_empty(), "{words} in {} {}", run.err, run.out);
}

#[test]
fn an_order_is_added_to_the_cent_and_shown_whole() {
    let book = book();
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
    assert_eq!(json!(picked(&order, &keys)), wanted);
    assert_eq!(
        json!(picked(
            &order,
            &["status", "payment", "delivery", "invoice", "tax", "tax_rate", "external_number", "deliver_by"]
        )),
        json!(["confirmed", "partial", "open", "open", "5778.49", "0.13", "PO-7", "2026-12-01"])
    );
    let line = &order["lines"][1];
    assert_eq!(
        json!(picked(line, &["product", "unit", "quantity", "unit_price", "discount", "total", "shipped"])),
        json!(["Gateway", "pcs", "2", "1200.50", "120.05", "2280.95", "0"])
    );
    let nets: i64 = order["lines"].as_array().unwrap().iter().map(|line| cents(&line["net"])).sum();
    assert_eq!(nets, 5_022_845, "the lines add up to the total");
    let plan: i64 = order["plan"].as_array().unwrap().iter().map(|part| cents(&part["amount"])).sum();
    assert_eq!((order["plan"].as_array().unwrap().len(), plan), (2, 5_022_845));
    assert_eq!(
        json!(picked(&order["receipts"][0], &["date", "amount", "currency", "method"])),
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
    let book = book();
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
        json!(picked(&order, &["total", "terms", "tax_rate", "customer"])),
        json!(["4500.00", "net30", "0.13", "华北机电有限公司"])
    );
    book.ok(&["order", "add", "华北", "--line", "KZ-1 @1", "--terms", "", "--tax", ""]);
    let order = book.json(&["order", "show", "20261121-03"]);
    assert_eq!(json!(picked(&order, &["terms", "tax_rate"])), json!([null, null]));
    // One of several is never guessed.
    book.ok(&["product", "add", "控制柜"]);
    let run = book.run(&["order", "add", "华北", "--line", "控制 x1 @1"]);
    refused(&run, 3, "  控制器\n");
    assert_eq!(book.json(&["order", "list", "--count"]), json!(4));
}

#[test]
fn an_order_lives_through_shipping_money_and_returns() {
    let book = book();
    book.ok(&[
        "order",
        "add",
        "Birch",
        "--line",
        "Valve x10 @100",
        "--line",
        "Seal x4 @25",
        "--terms",
        "net30",
        "--date",
        "2026-11-01",
        "--no",
        "B-1",
    ]);
    let state = |book: &Book| {
        json!(picked(&book.json(&["order", "show", "B-1"]), &["delivery", "payment", "receivable", "invoice"]))
    };
    assert_eq!(state(&book), json!(["open", "unpaid", "1100.00", "open"]));
    book.ok(&[
        "delivery",
        "add",
        "B-1",
        "--line",
        "valve x6",
        "--date",
        "2026-11-03",
        "--carrier",
        "SF",
        "--number",
        "SF1",
    ]);
    assert_eq!(state(&book)[0], "partial");
    refused(&book.run(&["delivery", "add", "B-1", "--line", "bolt x1"]), 3, "  Valve\n");
    assert_eq!(book.run(&["delivery", "add", "B-1", "--line", "valve x5"]).status, 1, "more than was ordered");
    book.ok(&["delivery", "add", "B-1"]);
    assert_eq!(state(&book)[0], "shipped");
    refused(&book.run(&["delivery", "add", "B-1"]), 1, "shipped whole");
    book.ok(&["delivery", "arrived", "B-1"]);
    assert_eq!(state(&book)[0], "delivered");
    refused(&book.run(&["delivery", "arrived", "B-1"]), 1, "on its way");
    let receipt = book.json(&[
        "receipt",
        "add",
        "B-1",
        "--amount",
        "1,000",
        "--method",
        "bank_bill",
        "--bill-due",
        "2027-03-01",
        "--reference",
        "77",
        "--date",
        "2026-11-20",
    ]);
    let keys = ["customer", "order", "amount", "currency", "method", "reference", "date"];
    assert_eq!(
        json!(picked(&receipt, &keys)),
        json!(["Birch & Co", "B-1", "1000.00", "CNY", "bank_bill", "77", "2026-11-20"])
    );
    assert_eq!(receipt["bill"]["matures_on"], "2027-03-01");
    assert_eq!(state(&book), json!(["delivered", "partial", "100.00", "open"]));
    book.ok(&["return", "add", "B-1", "--line", "Seal x4", "--reason", "wrong size"]);
    assert_eq!(state(&book), json!(["delivered", "paid", "0.00", "open"]));
    book.ok(&["invoice", "add", "B-1", "--kind", "special", "--number", "0099"]);
    assert_eq!(state(&book)[3], "invoiced");
    refused(&book.run(&["invoice", "add", "B-1"]), 1, "invoiced whole");
    book.ok(&["order", "accept", "B-1"]);
    book.ok(&["order", "finish", "B-1"]);
    let order = book.json(&["order", "show", "B-1"]);
    assert_eq!(json!(picked(&order, &["status", "accepted_on", "returned"])), json!(["done", "2026-11-21", "100.00"]));
    assert_eq!(order["deliveries"][0]["lines"], json!([{"product": "Valve", "quantity": "6"}]));
    assert_eq!(
        (&order["returns"][0]["reason"], &order["invoices"][0]["number"]),
        (&json!("wrong size"), &json!("0099"))
    );
    for _ in 0..3 {
        book.ok(&["undo"]);
    }
    assert_eq!(state(&book), json!(["delivered", "paid", "0.00", "open"]));
}

#[test]
fn a_correction_names_its_reason_and_keeps_before_and_after() {
    let book = book();
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
    assert_eq!(json!(picked(&order, &["total", "receivable"])), json!(["1550.00", "1550.00"]));
    let plan: Vec<&str> =
        order["plan"].as_array().unwrap().iter().map(|part| part["amount"].as_str().unwrap()).collect();
    assert_eq!(plan, ["775.00", "775.00"], "the plan follows the total");
    assert!(order["changes"].as_array().unwrap().iter().any(|change| change["reason"] == "one more"), "{order}");
    let order =
        book.json(&["order", "edit", "A-1", "--discount", "10%", "--date", "2026-11-20", "--reason", "promised"]);
    assert_eq!(json!(picked(&order, &["total", "date"])), json!(["1395.00", "2026-11-20"]));
    assert_eq!(book.run(&["order", "edit", "A-1", "--reason", "x"]).status, 0, "nothing said, nothing done");
    let text = book.ok(&["order", "show", "A-1"]);
    assert!(text.contains("one more") && text.contains("promised"), "{text}");
    book.ok(&["undo"]);
    assert_eq!(book.json(&["order", "show", "A-1"])["total"], "1550.00");
}

#[test]
fn drafts_and_cancelled_orders_count_nowhere() {
    let book = book();
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
    assert_eq!(json!(picked(&book.json(&["rollup"])[0], &["orders", "net", "received"])), json!([0, "0.00", "300.00"]));
    book.ok(&["order", "add", "Alder", "--line", "Pump x1 @500", "--no", "D-2"]);
    book.ok(&["order", "cancel", "D-2", "--reason", "typed twice", "--void"]);
    assert_eq!(
        json!(picked(&book.json(&["order", "show", "D-2"]), &["status", "status_reason"])),
        json!(["void", "typed twice"])
    );
}

#[test]
fn prepayments_are_given_to_what_is_owed_first_in_first_out() {
    let book = book();
    for (number, date) in [("P-1", "2026-10-01"), ("P-2", "2026-09-01")] {
        book.ok(&[
            "order",
            "add",
            "Birch",
            "--line",
            "Valve x1 @100",
            "--terms",
            "100% 签约",
            "--date",
            date,
            "--no",
            number,
        ]);
    }
    book.ok(&["receipt", "add", "--customer", "Birch", "--amount", "130", "--date", "2026-11-01"]);
    book.ok(&["receipt", "add", "--customer", "Birch", "--amount", "$40"]);
    assert_eq!(book.ok(&["receipt", "list", "--prepaid", "--count"]), "2\n");
    assert_eq!(book.json(&["show", "Birch"])["receivable"][0]["prepaid"], "130.00");
    let given = book.json(&["receipt", "allocate", "Birch"]);
    let item = |order: &str, amount: &str| json!({"customer": "Birch & Co", "order": order, "amount": amount, "currency": "CNY"});
    assert_eq!(given, json!([item("P-2", "100.00"), item("P-1", "30.00")]));
    assert_eq!(book.json(&["receipt", "allocate", "--all"]), json!([]));
    assert_eq!(book.json(&["order", "show", "P-1"])["receivable"], "70.00");
    book.ok(&["undo"]);
    assert_eq!(book.ok(&["receipt", "list", "--prepaid", "--count"]), "2\n", "one step");
    let id = book.json(&["receipt", "list", "--prepaid", "--currency", "USD"])[0]["id"].to_string();
    book.ok(&["receipt", "remove", &id]);
    refused(&book.run(&["receipt", "remove", &id]), 3, &id);
    assert_eq!(book.run(&["receipt", "allocate"]).status, 2);
    assert_eq!(book.run(&["receipt", "add", "P-1", "--amount", "-20"]).status, 1, "a refund needs its reason");
    refused(&book.run(&["receipt", "add", "P-1", "--amount", "-20", "--reason", "paid twice"]), 1, "More would go back");
    book.ok(&["receipt", "add", "P-1", "--amount", "50"]);
    book.ok(&["receipt", "add", "P-1", "--amount", "-20", "--reason", "paid twice"]);
    assert_eq!(book.json(&["order", "show", "P-1"])["received"], "30.00");
    refused(&book.run(&["receipt", "add", "P-1", "--amount", "$5"]), 1, "CNY");
    refused(&book.run(&["receipt", "add", "P-1", "--customer", "Alder", "--amount", "5"]), 1, "Birch");
    refused(&book.run(&["receipt", "add", "P-1", "--amount", "5", "--part", "4"]), 3, "P-1");
}

#[test]
fn lists_take_filters_and_count_what_they_list() {
    let book = book();
    for (customer, line, date, more) in [
        ("Alder", "Pump x1 @10", "2026-09-05", &["--received", "10"][..]),
        ("Alder", "Hose x2 @10", "2026-10-05", &["--terms", "账期30"]),
        ("Birch", "Pump x3 @10", "2026-11-05", &[]),
        ("Birch", "Pump x4 @10", "2026-11-06", &["--currency", "JPY"]),
    ] {
        book.ok(&[&["order", "add", customer, "--line", line, "--date", date], more].concat());
    }
    book.ok(&["delivery", "add", "20261005-01", "--date", "2026-10-06"]);
    let cases: [(&[&str], &[&str]); 12] = [
        (&[], &["20261106-01", "20261105-01", "20261005-01", "20260905-01"]),
        (&["--customer", "birch"], &["20261106-01", "20261105-01"]),
        (&["--month", "2026-11"], &["20261106-01", "20261105-01"]),
        (&["--month", "last month"], &["20261005-01"]),
        (&["--month", "2026Q3"], &["20260905-01"]),
        (&["--from", "2026-10"], &["20261106-01", "20261105-01", "20261005-01"]),
        (&["--from", "sep", "--to", "10月"], &["20261005-01", "20260905-01"]),
        (&["--product", "hose"], &["20261005-01"]),
        (&["--unpaid"], &["20261106-01", "20261105-01", "20261005-01"]),
        (&["--overdue"], &["20261005-01"]),
        (&["--unshipped", "--currency", "jpy"], &["20261106-01"]),
        (&["--cancelled"], &[]),
    ];
    for (flags, wanted) in cases {
        let arguments = [&["order", "list"], flags].concat();
        let items = book.json(&arguments);
        let mut numbers: Vec<&str> =
            items.as_array().unwrap().iter().map(|item| item["number"].as_str().unwrap()).collect();
        // By what is due, an open state lists the most urgent first.
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(numbers, wanted, "{flags:?}");
        assert_eq!(book.ok(&[&arguments[..], &["--count"]].concat()), format!("{}\n", wanted.len()), "{flags:?}");
    }
    let item = &book.json(&["order", "list", "--overdue"])[0];
    let keys = [
        "number",
        "date",
        "customer",
        "currency",
        "total",
        "received",
        "payment",
        "delivery",
        "status",
        "receivable",
        "due_on",
        "overdue",
    ];
    let wanted = json!([
        "20261005-01",
        "2026-10-05",
        "Alder Pumps",
        "CNY",
        "20.00",
        "0.00",
        "unpaid",
        "shipped",
        "confirmed",
        "20.00",
        "2026-11-05",
        true
    ]);
    assert_eq!(json!(picked(item, &keys)), wanted);
    let line = book.ok(&["order", "list", "--month", "2026-09"]);
    assert_eq!(line, "20260905-01\t2026-09-05\tAlder Pumps\tPump x1\tCNY\t10.00\t10.00\tpaid\tnot shipped\n");
    let usage: [&[&str]; 3] =
        [&["--unpaid", "--overdue"], &["--from", "2026-11", "--to", "2026-10"], &["--month", "11", "--from", "10"]];
    for wrong in usage {
        assert_eq!(book.run(&[&["order", "list"], wrong].concat()).status, 2, "{wrong:?}");
    }
    refused(&book.run(&["order", "list", "--month", "soonish"]), 1, "soonish");
    refused(&book.run(&["order", "show", "2026"]), 3, "  20261106-01\n");
    refused(&book.run(&["order", "show", "nine"]), 3, "nine");
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let book = book();
    book.ok(&["order", "add", "Alder", "--line", "Pump x1 @10", "--no", "A-1"]);
    let add = ["order", "add", "Alder"];
    let cases: [(&[&str], i32); 20] = [
        (&[], 2),
        (&["--line", "Pump x0 @10"], 1),
        (&["--line", "Pump x-2 @10"], 1),
        (&["--line", "Pump x2 @-10"], 1),
        (&["--line", "Pump x1 @0"], 1),
        (&["--line", "Pump x1.2345 @10"], 1),
        (&["--line", "Pump x1 @1.23456"], 1),
        (&["--line", " "], 1),
        (&["--line", "Pump x1 @dear"], 1),
        (&["--line", "Pump x1 @10 -20"], 1),
        (&["--line", "Pump x1 @10 -101%"], 1),
        (&["--line", "Pump x1 @9223372036854775807"], 1),
        (&["--line", "Pump x9223372036854775807 @9000000000000"], 1),
        (&["--line", "Pump x1 @9000000000001"], 1),
        (&["--line", "Pump x1 @10", "--terms", "whenever"], 1),
        (&["--line", "Pump x1 @10", "--date", "tomorrow"], 1),
        (&["--line", "Pump x1 @10", "--no", "A-1"], 1),
        (&["--line", "Pump x1 @10", "--discount", "11"], 1),
        (&["--line", "Pump x1 @10", "--currency", "ZZZ"], 2),
        (&["--line", "Pump x1 @10", "--method", "cash"], 2),
    ];
    for (flags, status) in cases {
        let run = book.run(&[&add[..], flags].concat());
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{flags:?}: {}", run.err);
        assert!(run.err.len() > 10 && !run.err.contains("panicked"), "{flags:?}: {}", run.err);
    }
    assert_eq!(book.run(&["order", "add", "Nobody", "--line", "Pump x1 @1"]).status, 3);
    assert_eq!(book.ok(&["order", "list", "--count"]), "1\n", "nothing was saved");
    let none = Book::new();
    assert_eq!(none.run(&["order", "add", "Alder", "--line", "Pump x1 @1"]).status, 3);
    assert_eq!(none.files(), Vec::<String>::new(), "nothing is made");
    for command in
        [&["order", "list"][..], &["receipt", "list"], &["product", "list"], &["target", "list"], &["rollup"]]
    {
        assert_eq!(none.json(command), json!([]), "{command:?}");
    }
}

#[test]
fn currencies_keep_their_decimals() {
    let book = book();
    // currency, price, total, received
    for (currency, price, total) in [
        ("JPY", "1200", "3600"),
        ("KWD", "0.1235", "0.371"),
        ("USD", "0.3333", "1.00"),
        ("CNY", "3000000000000", "9000000000000.00"),
    ] {
        let order =
            book.json(&["order", "add", "Alder", "--line", &format!("Pump x3 @{price}"), "--currency", currency]);
        assert_eq!(json!(picked(&order, &["currency", "total"])), json!([currency, total]));
    }
    let run = book.run(&["order", "add", "Alder", "--line", "Pump x1 @10", "--currency", "JPY", "--received", "1.5"]);
    assert_eq!(run.status, 1, "JPY has no decimals");
    let rows = book.json(&["rollup"]);
    let mut seen: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["currency"].as_str().unwrap()).collect();
    assert_eq!(seen.remove(0), "CNY", "the book's own comes first");
    seen.sort_unstable();
    assert_eq!(seen, ["JPY", "KWD", "USD"]);
}

#[test]
fn products_are_added_changed_and_put_aside() {
    let book = book();
    let product = book.json(&[
        "product",
        "add",
        "Pump",
        "--price",
        "12.3456",
        "--unit",
        "pcs",
        "--category",
        "Water",
        "--sku",
        "P1",
    ]);
    let wanted = json!({"product": "Pump", "sku": "P1", "category": "Water", "unit": "pcs", "price": "12.3456", "currency": "CNY", "archived": false});
    assert_eq!(product, wanted);
    refused(&book.run(&["product", "add", "Pump"]), 1, "Pump");
    book.ok(&["product", "add", "Hose"]);
    let product = book.json(&["product", "edit", "p1", "--price", "13", "--name", "Pump II", "--category", ""]);
    assert_eq!(json!(picked(&product, &["product", "price", "category"])), json!(["Pump II", "13.00", null]));
    book.ok(&["product", "edit", "hose", "--archive"]);
    assert_eq!(book.ok(&["product", "list"]), "Pump II\t13.00\tCNY\tpcs\t\tP1\t\n");
    assert_eq!(book.ok(&["product", "list", "--archived", "--count"]), "2\n");
    refused(&book.run(&["product", "edit", "valve", "--price", "1"]), 3, "valve");
    book.ok(&["undo"]);
    assert_eq!(book.ok(&["product", "list", "--count"]), "2\n");
}

#[test]
fn names_obey_no_terminal() {
    let book = Book::new();
    let hostile = "Evil\u{1b}[31m\u{202e}Co";
    book.ok(&["customer", "add", hostile]);
    book.ok(&[
        "order",
        "add",
        "Evil",
        "--line",
        "Red\u{1b}]0;x\u{7} x1 @5",
        "--note",
        "a\u{9b}2Jb\ttab",
        "--no",
        "X\u{1b}[2J1",
    ]);
    for command in [
        &["order", "list"][..],
        &["order", "show", "X"],
        &["rollup", "--by", "product"],
        &["rollup", "--by", "customer"],
        &["product", "list"],
        &["show", "Evil"],
    ] {
        for json in [&[][..], &["--json"]] {
            let out = book.ok(&[command, json].concat());
            assert!(
                !out.contains('\u{1b}') && !out.contains('\u{9b}') && !out.contains('\u{202e}'),
                "{command:?}: {out}"
            );
        }
    }
}

#[test]
fn chinese_speaks_chinese() {
    let book = Book::new().in_chinese();
    book.ok(&["customer", "add", "华北机电有限公司"]);
    let run = book.run(&[
        "order",
        "add",
        "华北",
        "--line",
        "传感器 x10台 @4800 -5%",
        "--terms",
        "预付30 尾款发货前",
        "--received",
        "1.2万",
        "--method",
        "银承",
    ]);
    assert!(run.status == 0 && run.err.contains("新产品") && run.out.contains("未收"), "{}{}", run.out, run.err);
    book.ok(&["delivery", "add", "20261121-01", "--carrier", "顺丰", "--date", "今天"]);
    let text = book.ok(&["order", "show", "20261121-01"]);
    for part in ["已确认 · 部分 · 已发货", "x10 台", "¥45,600.00", "银行承兑汇票", "顺丰", "应收"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    for (wrong, status, words) in [
        (&["order", "show", "没有"][..], 3, "没有单号"),
        (&["order", "list", "--month", "某月"], 1, "某月"),
        (&["order", "add", "华北", "--line", "新货 x1"], 1, "单价"),
        (&["delivery", "add", "20261121-01"], 1, "已全部发货"),
        (&["receipt", "add", "20261121-01", "--amount", "许多"], 1, "看不懂"),
        (&["target", "set", "12月", "0"], 1, "大于 0"),
    ] {
        refused(&book.run(wrong), status, words);
    }
    for command in ["order", "receipt", "delivery", "return", "invoice", "product", "target", "rollup"] {
        let help = book.ok(&[command, "--help"]);
        assert!(help.contains("用法") && help.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)), "{help}");
    }
}
