//! The ledger at its limits: two windows at one order, large orders and sums, currencies and days that are unlike others.

use crate::factory::{Quick, book, day, order};
use crate::ledger_store::{TODAY, add, line, money, rule, sale};
use gendan::domain::{
    order::DeliveryState,
    terms::{Basis, DueRule},
};
use gendan::store::{
    Rule, Store, StoreError,
    op::{LedgerOp, NewDelivery, NewInstalment, NewOrder, NewReceipt, NewReturn, OrderEdit},
};

#[test]
fn two_windows_at_one_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut here = Store::open(&path).unwrap();
    let customer = here.add("甲");
    let sold = here.sell(customer, "1");
    let mut there = Store::open(&path).unwrap();
    let shown = there.order(sold).unwrap();
    here.done(LedgerOp::AddReceipt(money(customer, sold, 100)).into());
    let receipt = here.order(sold).unwrap().receipts[0].clone();
    let mut now = receipt.receipt.clone();
    now.amount = 200;
    let edit = |was: &NewReceipt| LedgerOp::EditReceipt { receipt: receipt.id, was: was.clone(), now: now.clone() };
    there.done(edit(&receipt.receipt).into());
    assert!(matches!(here.refused(edit(&receipt.receipt).into()), StoreError::Changed { what: "receipt" }));
    let noted = NewOrder { note: Some("改".to_owned()), ..shown.order.clone() };
    let mend = || {
        let (was, now) = (shown.order.clone(), noted.clone());
        LedgerOp::EditOrder(Box::new(OrderEdit { order: sold, was, now, reason: Some("补".to_owned()) }))
    };
    here.done(mend().into());
    assert!(matches!(there.refused(mend().into()), StoreError::Changed { what: "order" }));
    // Both propose the same number; the second gets the next one.
    for (window, number) in [(&mut here, "20261121-01"), (&mut there, "20261121-02")] {
        let made = window.done(add(sale(customer, "CNY", vec![line("a", 1_000, 10_000)]))).order.unwrap();
        assert_eq!(window.order(made).unwrap().number, number);
    }
    here.sound();
    there.sound();
}

#[test]
fn currencies_of_no_and_three_decimals_leap_days_and_years() {
    let mut store = book();
    let customer = store.add("甲");
    for (currency, quantity, unit_price, total) in [
        ("JPY", 1_500, 1_000_000, 150),
        ("JPY", 1_000, 5_000, 1),
        ("KWD", 1_000, 12_345, 1_235),
        ("KWD", 333, 10_000, 333),
    ] {
        let id = store.done(add(sale(customer, currency, vec![line(currency, quantity, unit_price)]))).order.unwrap();
        assert_eq!(store.order(id).unwrap().total, total, "{currency} {quantity} × {unit_price}");
    }
    for (on, month, number) in [("2024-02-29", "2024-02", "20240229-01"), ("2025-12-31", "2025-12", "20251231-01")] {
        let mut new = sale(customer, "CNY", vec![line("a", 1_000, 10_000)]);
        new.ordered_on = day(on);
        let year = DueRule { basis: Basis::Signed, month_end: false, months: 12, days: 0, fixed_on: None };
        new.instalments = vec![NewInstalment { rule: year, share: None, amount: 100, note: None }];
        let id = store.done(add(new)).order.unwrap();
        let card = store.order(id).unwrap();
        assert_eq!((card.number.as_str(), &card.order.ordered_on.to_string()[..7]), (number, month));
        let due = if on == "2024-02-29" { "2025-02-28" } else { "2026-12-31" };
        assert_eq!(card.standing.instalments[0].due_on, Some(day(due)));
    }
    store.sound();
}

#[test]
fn sums_that_leave_the_integers_refuse_the_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let customer = store.add("甲");
    store.sell(customer, "1");
    crate::factory::elsewhere(&path, "UPDATE sales_month SET total = 9223372036854775000");
    assert_eq!(rule(&mut store, add(order(customer, "2"))), Rule::AmountOutOfRange);
    assert_eq!(store.totals().unwrap().orders, 1);
}

#[test]
fn ten_thousand_lines_are_one_order() {
    let mut store = book();
    let customer = store.add("甲");
    let lines = (0..10_000).map(|n| line(&format!("产品{}", n % 300), 1_000 + n, 12_345)).collect();
    let mut new = sale(customer, "CNY", lines);
    new.discount = 9_999;
    let id = store.done(add(new)).order.unwrap();
    store.done(LedgerOp::AddDelivery(NewDelivery::whole(id, day(TODAY))).into());
    store.done(LedgerOp::AddReturn(NewReturn { amount: Some(12_345), ..crate::ledger_store::back(id) }).into());
    let card = store.order(id).unwrap();
    assert_eq!((card.lines.len(), card.delivery), (10_000, DeliveryState::Shipped));
    assert_eq!(card.lines.iter().map(|line| line.net).sum::<i64>(), card.total);
    let mut now = card.order.clone();
    now.lines[9_999].quantity += 1;
    let edit = OrderEdit { order: id, was: card.order, now, reason: Some("多一点".to_owned()) };
    store.done(LedgerOp::EditOrder(Box::new(edit)).into());
    store.sound();
}
