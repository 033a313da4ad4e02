//! Writes what was promised and what became of it. Moves no plan.

use super::super::{
    error::{Result, Rule, StoreError},
    instant,
    journal::Writing,
    op::PromiseOp,
};
use super::{Made, customer::day, on_file};
use crate::domain::{
    id::{ContactId, CustomerId, FollowUpId, PromiseId},
    promise::{Promised, Settled},
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// The longest text of a promise, in bytes.
const TEXT_MAX: usize = 4 << 10;

/// Carries one write of the promises out.
pub fn apply(writing: &mut Writing<'_>, op: &PromiseOp, made: &mut Made) -> Result<()> {
    match op {
        PromiseOp::Add(new) => {
            on_file(writing, new.customer)?;
            super::follow_up::check_contact(writing, new.customer, new.contact)?;
            made.promise = Some(add(writing, new.customer, new.contact, None, &new.promised, new.made_on)?);
            Ok(())
        }
        PromiseOp::Settle { promise, how, on } => settle(writing, *promise, *how, *on),
        PromiseOp::PutOff { promise, until } => put_off(writing, *promise, *until),
    }
}

/// Writes down a promise; `follow_up`: the one that tells of it.
pub fn add(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    contact: Option<ContactId>,
    follow_up: Option<FollowUpId>,
    promised: &Promised,
    made_on: NaiveDate,
) -> Result<PromiseId> {
    let text = promised.text.trim();
    if text.is_empty() {
        return Err(StoreError::rule(Rule::PromiseEmpty));
    }
    if text.len() > TEXT_MAX {
        return Err(StoreError::rule(Rule::TextTooLong));
    }
    if made_on > writing.at.date_naive() {
        return Err(StoreError::rule(Rule::HappenedInFuture));
    }
    let id = writing.insert(
        "promise",
        "INSERT INTO promise (customer_id, contact_id, follow_up_id, side, text, made_on, due_on, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            customer.0,
            contact.map(|c| c.0),
            follow_up.map(|f| f.0),
            promised.side.code(),
            text,
            day(made_on),
            promised.due_on.map(day),
            instant(writing.at),
        ],
    )?;
    writing.touched.insert(customer);
    Ok(PromiseId(id))
}

/// Says what became of a promise.
pub fn settle(writing: &mut Writing<'_>, promise: PromiseId, how: Settled, on: NaiveDate) -> Result<()> {
    if on > writing.at.date_naive() {
        return Err(StoreError::rule(Rule::HappenedInFuture));
    }
    let customer = customer_of(writing, promise)?;
    writing.run(
        "UPDATE promise SET status = ?2, settled_on = ?3 WHERE id = ?1",
        params![promise.0, how.code(), day(on)],
    )?;
    writing.touched.insert(customer);
    Ok(())
}

fn put_off(writing: &mut Writing<'_>, promise: PromiseId, until: NaiveDate) -> Result<()> {
    let customer = customer_of(writing, promise)?;
    writing.run(
        "UPDATE promise SET first_due_on = coalesce(first_due_on, due_on), due_on = ?2, status = 'open', settled_on = NULL
         WHERE id = ?1",
        params![promise.0, day(until)],
    )?;
    writing.touched.insert(customer);
    Ok(())
}

/// Whose promise it is: nobody else's follow-up may settle it.
pub fn customer_of(writing: &Writing<'_>, promise: PromiseId) -> Result<CustomerId> {
    writing
        .prepare_cached("SELECT customer_id FROM promise WHERE id = ?1")?
        .query_row([promise.0], |row| row.get(0).map(CustomerId))
        .optional()?
        .ok_or(StoreError::Missing("promise"))
}
