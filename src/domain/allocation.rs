//! Prepayments given to what is owed, first in, first out. Plans only: nothing is written, and no currency is crossed.

use super::{
    id::{OrderId, ReceiptId},
    money::Currency,
};
use chrono::NaiveDate;
use std::collections::{HashMap, VecDeque};

/// Money of one customer that no order has yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prepaid {
    pub receipt: ReceiptId,
    pub received_on: NaiveDate,
    /// Minor units; negative for money that went back, which takes from what came in first.
    pub amount: i64,
    pub currency: Currency,
}

/// An open part of an order of the same customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owing {
    pub order: OrderId,
    /// `None`: its basis has not happened; it comes after all that have a day.
    pub due_on: Option<NaiveDate>,
    pub ordered_on: NaiveDate,
    /// Minor units still to be received.
    pub open: i64,
    pub currency: Currency,
}

/// A part of a receipt that goes to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    pub receipt: ReceiptId,
    pub order: OrderId,
    /// Minor units, more than 0.
    pub amount: i64,
}

/// Gives the prepayments of one customer to its open parts: the oldest money to the earliest due day, each currency for itself.
/// A receipt goes to an order once at most. What is left over stays a prepayment, what is not covered stays open.
pub fn first_in_first_out(prepaid: &[Prepaid], owing: &[Owing]) -> Vec<Allocation> {
    let mut money = prepaid.to_vec();
    money.sort_by_key(|one| (one.received_on, one.receipt.0));
    let mut open = owing.to_vec();
    open.sort_by_key(|one| (one.due_on.is_none(), one.due_on, one.ordered_on, one.order.0));
    // What went back is not there to be given.
    let mut back: HashMap<Currency, i64> = HashMap::new();
    for one in money.iter().filter(|one| one.amount < 0) {
        let gone = back.entry(one.currency).or_default();
        *gone = gone.saturating_sub(one.amount);
    }
    let mut purses: HashMap<Currency, VecDeque<(ReceiptId, i64)>> = HashMap::new();
    for one in money.iter().filter(|one| one.amount > 0) {
        let gone = back.entry(one.currency).or_default();
        let taken = one.amount.min(*gone);
        *gone -= taken;
        if one.amount > taken {
            purses.entry(one.currency).or_default().push_back((one.receipt, one.amount - taken));
        }
    }
    let mut plan: Vec<Allocation> = Vec::new();
    let mut given: HashMap<(ReceiptId, OrderId), usize> = HashMap::new();
    for part in open.iter().filter(|part| part.open > 0) {
        let Some(purse) = purses.get_mut(&part.currency) else { continue };
        let mut left = part.open;
        while left > 0 {
            let Some((receipt, has)) = purse.front_mut() else { break };
            let amount = left.min(*has);
            let at = *given.entry((*receipt, part.order)).or_insert_with(|| {
                plan.push(Allocation { receipt: *receipt, order: part.order, amount: 0 });
                plan.len() - 1
            });
            plan[at].amount += amount;
            left -= amount;
            *has -= amount;
            if *has == 0 {
                purse.pop_front();
            }
        }
    }
    plan
}
