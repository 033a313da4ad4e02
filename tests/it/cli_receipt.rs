//! `receipt`, `delivery`, `return`, `invoice` and `product`: what happens to an order, each a step of the history.

use crate::cli_support::{Book, customers, picked, refused};
use serde_json::json;

#[test]
fn an_order_lives_through_shipping_money_and_returns() {
    let book = customers();
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
    let state =
        |book: &Book| picked(&book.json(&["order", "show", "B-1"]), &["delivery", "payment", "receivable", "invoice"]);
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
    let mended = book.json(&[
        "delivery",
        "edit",
        "B-1",
        "--of",
        "SF1",
        "--date",
        "2026-11-02",
        "--number",
        "SF2",
        "--carrier",
        "",
    ]);
    assert_eq!(
        (
            &mended["deliveries"][0]["shipped_on"],
            &mended["deliveries"][0]["number"],
            &mended["deliveries"][0]["carrier"]
        ),
        (&json!("2026-11-02"), &json!("SF2"), &json!(null)),
        "{mended}"
    );
    refused(&book.run(&["delivery", "edit", "B-1", "--of", "SF1", "--carrier", "DHL"]), 1, "no such shipment");
    book.ok(&["undo"]);
    refused(&book.run(&["delivery", "edit", "B-1", "--of", "SF2", "--carrier", "DHL"]), 1, "no such shipment");
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
        picked(&receipt, &keys),
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
    assert_eq!(picked(&order, &["status", "accepted_on", "returned"]), json!(["done", "2026-11-21", "100.00"]));
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
fn prepayments_are_given_to_what_is_owed_first_in_first_out() {
    let book = customers();
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
    refused(
        &book.run(&["receipt", "add", "P-1", "--amount", "-20", "--reason", "paid twice"]),
        1,
        "More would go back",
    );
    book.ok(&["receipt", "add", "P-1", "--amount", "50"]);
    book.ok(&["receipt", "add", "P-1", "--amount", "-20", "--reason", "paid twice"]);
    assert_eq!(book.json(&["order", "show", "P-1"])["received"], "30.00");
    refused(&book.run(&["receipt", "add", "P-1", "--amount", "$5"]), 1, "CNY");
    refused(&book.run(&["receipt", "add", "P-1", "--customer", "Alder", "--amount", "5"]), 1, "Birch");
    refused(&book.run(&["receipt", "add", "P-1", "--amount", "5", "--part", "4"]), 3, "P-1");
}

#[test]
fn products_are_added_changed_and_put_aside() {
    let book = customers();
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
    assert_eq!(picked(&product, &["product", "price", "category"]), json!(["Pump II", "13.00", null]));
    book.ok(&["product", "edit", "hose", "--archive"]);
    assert_eq!(book.ok(&["product", "list"]), "Pump II\t13.00\tCNY\tpcs\t\tP1\t\n");
    assert_eq!(book.ok(&["product", "list", "--archived", "--count"]), "2\n");
    refused(&book.run(&["product", "edit", "valve", "--price", "1"]), 3, "valve");
    book.ok(&["undo"]);
    assert_eq!(book.ok(&["product", "list", "--count"]), "2\n");
}
