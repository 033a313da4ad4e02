//! How far an order is in goods, money and invoices, from its events (`domain-rules §7`). Stores none of it.

use super::order::{DeliveryState, InvoiceState, PaymentState};

/// How much of a line was ordered, and what became of it. Thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineProgress {
    pub ordered: i64,
    pub shipped: i64,
    /// Of what was shipped.
    pub delivered: i64,
    /// Came back.
    pub returned: i64,
}

impl DeliveryState {
    /// From every line of an order. A line of no quantity (a fee, goods taken back) has nothing to ship.
    pub fn of(lines: &[LineProgress]) -> DeliveryState {
        let goods = || lines.iter().filter(|line| line.ordered > 0);
        let all = |done: fn(&LineProgress) -> i64| goods().all(|line| done(line) >= line.ordered);
        if goods().all(|line| line.shipped <= 0) {
            DeliveryState::Open
        } else if goods().all(|line| line.returned >= line.shipped) {
            DeliveryState::Returned
        } else if all(|line| line.delivered) {
            DeliveryState::Delivered
        } else if all(|line| line.shipped) {
            DeliveryState::Shipped
        } else {
            DeliveryState::Partial
        }
    }
}

impl PaymentState {
    /// From minor units: `owed` is the total less returns, `paid` what came in, `refunded` what went back (not negative).
    pub fn of(owed: i64, paid: i64, refunded: i64) -> PaymentState {
        let received = i128::from(paid) - i128::from(refunded);
        match i128::from(owed) - received {
            1.. if received > 0 => PaymentState::Partial,
            _ if paid > 0 && received <= 0 => PaymentState::Refunded,
            1.. => PaymentState::Unpaid,
            0 => PaymentState::Paid,
            _ => PaymentState::Overpaid,
        }
    }
}

impl InvoiceState {
    /// From minor units: the order's total, and Σ invoices less those taken back.
    pub fn of(total: i64, invoiced: i64) -> InvoiceState {
        match invoiced {
            ..=0 => InvoiceState::Open,
            _ if invoiced < total => InvoiceState::Partial,
            _ => InvoiceState::Invoiced,
        }
    }
}
