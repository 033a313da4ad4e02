//! A backlog that was spread, as one operation: every customer's plan moved to its day, its action kept. Places nobody itself.

use crate::{
    domain::{id::CustomerId, moment::Moment, triage::Backlog},
    store::{Op, Urgent},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the spreading has to know of a line.
pub fn backlog(urgent: &Urgent) -> Backlog {
    Backlog { customer: urgent.row.customer, promise: urgent.urgency.promise_due, score: urgent.score() }
}

/// The moves as one step to take back, counted as snoozed; `None` when nobody moves.
pub fn moves(placed: &[(CustomerId, NaiveDate)]) -> Option<Op> {
    let mut days: BTreeMap<NaiveDate, Vec<CustomerId>> = BTreeMap::new();
    for (customer, day) in placed {
        days.entry(*day).or_default().push(*customer);
    }
    let snooze = |(day, customers)| Op::Snooze { customers, until: Moment::day(day) };
    let ops: Vec<Op> = days.into_iter().map(snooze).collect();
    (!ops.is_empty()).then_some(Op::Batch(ops))
}
