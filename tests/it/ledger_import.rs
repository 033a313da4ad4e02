//! Orders, products and receipts of other programs in the book: once, whole, and back out by one undo.

use chrono::NaiveDate;
use gendan::domain::{
    allocation::{Owing, Prepaid, first_in_first_out},
    id::{OrderId, ReceiptId},
    money::Currency,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_oldest_money_goes_to_the_earliest_due_day() {
    let money = |receipt, on: &str, amount, currency| Prepaid {
        receipt: ReceiptId(receipt),
        received_on: day(on),
        amount,
        currency,
    };
    let part = |order, due: Option<&str>, open, currency| Owing {
        order: OrderId(order),
        due_on: due.map(day),
        ordered_on: day("2026-01-01"),
        open,
        currency,
    };
    let (cny, usd) = (Currency::CNY, Currency::USD);
    let cases: [(&[Prepaid], &[Owing], &[(i64, i64, i64)]); 6] = [
        (&[], &[part(1, None, 5, cny)], &[]),
        // The later receipt fills what the earlier one left open, and an order without a day comes last.
        (
            &[money(2, "2026-03-02", 70, cny), money(1, "2026-03-01", 50, cny)],
            &[part(9, None, 40, cny), part(8, Some("2026-04-01"), 60, cny), part(7, Some("2026-05-01"), 10, cny)],
            &[(1, 8, 50), (2, 8, 10), (2, 7, 10), (2, 9, 40)],
        ),
        // Two parts of one order are one allocation of a receipt.
        (
            &[money(1, "2026-03-01", 100, cny)],
            &[
                part(4, Some("2026-04-01"), 30, cny),
                part(5, Some("2026-04-02"), 5, cny),
                part(4, Some("2026-05-01"), 70, cny),
            ],
            &[(1, 4, 95), (1, 5, 5)],
        ),
        // Never across currencies, never more than is open.
        (
            &[money(1, "2026-03-01", 100, usd), money(2, "2026-03-01", 100, cny)],
            &[part(4, Some("2026-04-01"), 30, cny)],
            &[(2, 4, 30)],
        ),
        // What went back is taken from what came first.
        (
            &[money(1, "2026-03-01", 60, cny), money(2, "2026-03-05", 60, cny), money(3, "2026-03-09", -80, cny)],
            &[part(4, None, 100, cny)],
            &[(2, 4, 40)],
        ),
        (&[money(1, "2026-03-01", 60, cny)], &[part(4, None, 0, cny), part(5, None, -3, cny)], &[]),
    ];
    for (prepaid, owing, expected) in cases {
        let plan = first_in_first_out(prepaid, owing);
        let plan: Vec<_> = plan.iter().map(|one| (one.receipt.0, one.order.0, one.amount)).collect();
        assert_eq!(plan, expected);
    }
}
