//! Writes to the one open plan of a customer.

use super::super::{Store, error::Result, instant, journal::Writing};
use crate::domain::{
    channel::Channel,
    follow_up::{Happened, OpenPlan},
    id::{CustomerId, FollowUpId},
    moment::Moment,
    promise::{Promised, Side},
};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

/// The open plan and its row.
pub struct OpenStep {
    pub id: i64,
    /// As stored.
    pub planned_at: String,
    pub plan: OpenPlan,
}

/// The open plan of a customer, if any.
pub fn open_step(conn: &Connection, customer: CustomerId) -> Result<Option<OpenStep>> {
    Ok(conn
        .prepare_cached(
            "SELECT id, planned_at, due, planned_by IS NOT NULL FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL",
        )?
        .query_row([customer.0], |row| {
            let planned_at: String = row.get(1)?;
            let due = row.get_ref(2)?.as_str_or_null()?.and_then(Moment::from_key);
            let plan = OpenPlan { made: Happened::from_key(&planned_at), by_follow_up: row.get(3)?, due };
            Ok(OpenStep { id: row.get(0)?, planned_at, plan })
        })
        .optional()?)
}

impl Store {
    /// The open plan of a customer, as far as a talk can be what it was about.
    pub fn open_plan(&self, customer: CustomerId) -> Result<Option<OpenPlan>> {
        Ok(open_step(&self.conn, customer)?.map(|step| step.plan))
    }
}

/// Closes the open plan, kept as plan against actual.
pub fn close_open_step(writing: &Writing<'_>, customer: CustomerId, by: Option<FollowUpId>) -> Result<()> {
    writing.run(
        "UPDATE next_step SET closed_at = ?2, closed_by = ?3 WHERE customer_id = ?1 AND closed_at IS NULL",
        params![customer.0, instant(writing.at), by.map(|f| f.0)],
    )?;
    Ok(())
}

/// Closes the open plan and opens another. `due: None`: nothing is wanted.
pub fn plan_step(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    due: Option<Moment>,
    action: Option<&str>,
    channel: Option<Channel>,
    by: Option<FollowUpId>,
) -> Result<()> {
    close_open_step(writing, customer, by)?;
    if due.is_some() {
        // Who is planned again is no longer left alone.
        super::customer::wake(writing, customer)?;
    }
    let due = due.map(Moment::key);
    writing.insert(
        "next_step",
        "INSERT INTO next_step (customer_id, due, first_due, action, channel, planned_at, planned_by)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6)",
        params![
            customer.0,
            due,
            action.map(str::trim).filter(|a| !a.is_empty()),
            channel.map(Channel::code),
            instant(writing.at),
            by.map(|f| f.0),
        ],
    )?;
    writing.touched.insert(customer);
    Ok(())
}

/// Moves the open plan to another day; without one, plans a contact on that day.
pub fn snooze(writing: &mut Writing<'_>, customer: CustomerId, until: Moment) -> Result<()> {
    let Some(step) = open_step(writing, customer)? else {
        return plan_in_sight(writing, customer, Some(until), None, None);
    };
    let today = writing.at.format("%Y-%m-%d").to_string();
    let known = call_in_sight(writing, customer)?.filter(|day| *day > today).unwrap_or(today);
    writing.run(
        "UPDATE next_step SET due = ?2, snoozes = snoozes + 1, known_to = ?3 WHERE id = ?1",
        params![step.id, until.key(), known],
    )?;
    writing.touched.insert(customer);
    Ok(())
}

/// As [`plan_step`], by somebody who looked at the customer's line: what is due by its day does not call over the plan.
pub fn plan_in_sight(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    due: Option<Moment>,
    action: Option<&str>,
    channel: Option<Channel>,
) -> Result<()> {
    let known = call_in_sight(writing, customer)?;
    plan_step(writing, customer, due, action, channel, None)?;
    if let Some(day) = known.filter(|day| *day > writing.at.format("%Y-%m-%d").to_string()) {
        writing.run(
            "UPDATE next_step SET known_to = ?2 WHERE customer_id = ?1 AND closed_at IS NULL",
            params![customer.0, day],
        )?;
    }
    Ok(())
}

/// The day that the customer's line stands on since money or a promise is due then, or a decision near.
fn call_in_sight(writing: &Writing<'_>, customer: CustomerId) -> Result<Option<String>> {
    Ok(writing
        .prepare_cached(
            "SELECT substr(due, 1, 10) FROM queue WHERE customer_id = ?1 AND lane = 0
             AND (reason IN ('receivable', 'decision') OR promise_on <= substr(due, 1, 10))",
        )?
        .query_row([customer.0], |row| row.get(0))
        .optional()?)
}

/// Lets a plan made in the same breath as the customer's promises wait for them: 周五打款 >周六 催 is about Saturday. What the rep
/// promised calls on its own day all the same.
pub fn know_promises(
    writing: &Writing<'_>,
    customer: CustomerId,
    promises: &[Promised],
    planned: NaiveDate,
) -> Result<()> {
    let days = |side| promises.iter().filter(move |p| p.side == side).filter_map(|p| p.due_on);
    let known = days(Side::Theirs).filter(|day| *day <= planned).max();
    let Some(known) = known.filter(|known| days(Side::Mine).all(|mine| mine > *known)) else { return Ok(()) };
    writing.run(
        "UPDATE next_step SET known_to = ?2 WHERE customer_id = ?1 AND closed_at IS NULL AND coalesce(known_to, substr(planned_at, 1, 10)) < ?2",
        params![customer.0, super::customer::day(known)],
    )?;
    Ok(())
}
