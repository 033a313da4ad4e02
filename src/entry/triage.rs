//! A backlog that was spread, as one operation: every customer's plan moved to its day, its action kept. Places nobody itself.

use crate::{
    domain::{
        due::Band,
        id::CustomerId,
        moment::Moment,
        triage::{Backlog, FURTHEST},
    },
    store::{Op, Outline, Store, StoreError, Urgent},
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// The overdue ones, and how many plans each day has already that one of them may get.
///
/// # Errors
/// The store's.
pub fn overdue(
    store: &Store,
    outline: &Outline,
    now: NaiveDateTime,
    from: NaiveDate,
) -> Result<(Vec<Urgent>, BTreeMap<NaiveDate, u32>), StoreError> {
    let mut urgent = store.urgent(outline, now)?;
    urgent.retain(|one| one.row.band == Band::Overdue);
    let last = from.checked_add_days(Days::new(FURTHEST)).unwrap_or(NaiveDate::MAX);
    Ok((urgent, store.planned_days(now, last)?))
}

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
