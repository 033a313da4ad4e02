//! What was paid for a product, by a customer and by others: in the shell, beneath the line of an order, and off an index.

use super::{cli_support::customers, factory::Quick, forms_ledger::Desk, screen_book as factory};
use gendan::{
    domain::{id::ProductId, money::Currency},
    i18n::Lang,
    store::{
        Op, Store,
        op::{LedgerOp, NewCustomer, NewOrder, NewOrderLine, ProductRef},
    },
};
use rusqlite::Connection;
use serde_json::json;

#[test]
fn each_currency_has_its_own_and_what_came_back_counts_nothing() {
    let book = customers();
    let sell = |customer: &str, day: &str, line: &str, rest: &[&str]| {
        let mut arguments = vec!["order", "add", customer, "--line", line, "--date", day];
        arguments.extend(rest);
        book.ok(&arguments).split('\t').next().unwrap().trim().to_owned()
    };
    sell("alder", "2026-03-02", "Sensor x10 @4800 -10%", &[]);
    sell("alder", "2026-05-02", "Sensor x1 @5000 -4%", &[]);
    sell("alder", "2026-06-02", "Sensor x2 @700", &["--currency", "USD"]);
    let cancelled = sell("alder", "2026-07-02", "Sensor x2 @100", &[]);
    let back = sell("alder", "2026-08-02", "Sensor x2 @200", &[]);
    sell("alder", "2026-09-02", "Sensor x1 @0", &["--line", "Cable x1 @5"]);
    book.ok(&["order", "cancel", &cancelled, "--reason", "twice"]);
    book.ok(&["return", "add", &back, "--line", "Sensor x2"]);
    sell("birch", "2026-11-09", "Sensor x1 @5200", &[]);
    let paid = book.json(&["product", "prices", "sensor", "--customer", "alder"]);
    let memory = |at: usize, which: &str| {
        let of = &paid["memory"][at][which];
        json!([of["date"], of["unit_price"], of["discount_rate"], of["net_unit_price"], of["customer"]])
    };
    assert_eq!(memory(0, "last"), json!(["2026-05-02", "5000.00", "0.04", "4800.00", "Alder Pumps"]));
    assert_eq!(memory(0, "floor"), json!(["2026-03-02", "4800.00", "0.1", "4320.00", "Alder Pumps"]));
    assert_eq!(memory(0, "elsewhere"), json!(["2026-11-09", "5200.00", "0", "5200.00", "Birch & Co"]));
    assert_eq!(memory(1, "last"), json!(["2026-06-02", "700.00", "0", "700.00", "Alder Pumps"]));
    assert_eq!(paid["memory"][1]["elsewhere"], json!(null), "nobody else paid dollars");
    assert_eq!(paid["memory"].as_array().unwrap().len(), 2);
    let days = |value: &serde_json::Value| {
        value["prices"].as_array().unwrap().iter().map(|row| row["date"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(days(&paid), ["2026-06-02", "2026-05-02", "2026-03-02"]);
    assert_eq!(days(&book.json(&["product", "prices", "sensor", "--limit", "2"])), ["2026-11-09", "2026-06-02"]);
    let rows = book.ok(&["product", "prices", "sensor"]);
    assert!(rows.starts_with("2026-11-09\tBirch & Co\t1\t5200.00\t0\t5200.00\tCNY\n"), "{rows}");
}

#[test]
fn the_line_with_the_keys_says_what_was_paid_and_never_cuts_it() {
    for (lang, wide, narrow) in [
        (
            Lang::ZhCn,
            "上次 ¥12,000.00 · 3 天前   最低 ¥10,800.00 · 51 天前   别家 ¥11,500.00 −4% · 11 天前   标价 ¥12,000.00/台",
            "上次 ¥12,000.00 · 3 天前   最低 ¥10,800.00 · 51 天前",
        ),
        (
            Lang::En,
            "last ¥12,000.00 · 3d ago   lowest ¥10,800.00 · 51d ago   others ¥11,500.00 −4% · 11d ago",
            "last ¥12,000.00 · 3d ago   lowest ¥10,800.00 · 51d ago",
        ),
    ] {
        let mut desk = Desk::on_buyer(lang);
        let other = desk.store.apply(&Op::AddCustomer(Box::new(NewCustomer::named("甲"))), factory::now()).unwrap().0;
        let gateway = desk.store.order(desk.orders()[0].order).unwrap().lines[0].product.unwrap();
        for (customer, days, price, discount) in
            [(desk.buyer, -51, 120_000_000, 120_000), (other.customer.unwrap(), -11, 115_000_000, 46_000)]
        {
            let product = ProductRef::Known(gateway);
            let line =
                NewOrderLine { id: None, product, description: None, quantity: 1_000, unit_price: price, discount };
            let order = NewOrder::new(customer, factory::day(days), Currency::CNY, vec![line]);
            desk.store.apply(&LedgerOp::AddOrder(Box::new(order)).into(), factory::now()).unwrap();
        }
        desk.driver.keys("o").sees(wide);
        desk.driver.resize(80, 24).sees(narrow);
        let hint = desk.driver.screen().lines().find(|line| line.contains(narrow)).unwrap().to_owned();
        assert!(!hint.contains('…'), "{hint}");
    }
}

#[test]
fn prices_are_found_by_customer_and_product_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let customer = store.add("甲");
    assert_eq!(store.price_memory(customer, ProductId(9), Currency::CNY).unwrap(), Default::default());
    let conn = Connection::open(&path).unwrap();
    let sql = include_str!("../../src/store/sql/prices_of.sql");
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let plan = statement.query_map([1, 1, 1, 1], |row| row.get::<_, String>(3)).unwrap();
    let plan: Vec<String> = plan.map(|line| line.unwrap()).collect();
    for uses in [
        "sales_order_customer (customer_id=?)",
        "order_line_product (product_id=? AND leads=? AND order_id=?)",
        "return_line_order_line (order_line_id=?)",
    ] {
        assert!(plan.iter().any(|line| line.contains(uses)), "{uses}: {plan:#?}");
    }
    assert!(!plan.iter().any(|line| line.starts_with("SCAN")), "{plan:#?}");
}
