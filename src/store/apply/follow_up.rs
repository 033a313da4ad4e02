//! Writes a follow-up and what came out of it.

use super::super::{
    error::{Result, Rule, StoreError},
    instant,
    journal::Writing,
    op::{FollowUpEdit, NewFollowUp, NextPlan, StageMove, StoredFile},
    read::day_at,
    search,
};
use super::{close_open_step, contact, customer, open_step, plan, plan_step, promise, stage};
use crate::domain::{
    channel::Direction,
    due,
    follow_up::Happened,
    id::{ContactId, CustomerId, FollowUpId},
    outcome::Outcome,
    satisfaction::Points,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// The longest note, in bytes.
const NOTE_MAX: usize = 1 << 20;

/// Logs what happened; closes the open plan and makes the next; moves tier, stage and amount as said.
pub fn log(writing: &mut Writing<'_>, new: &NewFollowUp) -> Result<FollowUpId> {
    check_happened(writing, new.happened)?;
    check_note(&new.note)?;
    let wakes = wakes(writing, new)?;
    check_contact(writing, new.customer, new.contact)?;
    let is_latest = is_latest(writing, new.customer, new.happened)?;
    let id = FollowUpId(writing.insert(
        "follow_up",
        "INSERT INTO follow_up (customer_id, contact_id, kind, direction, channel, outcome, note, happened_at, entered_at, attitude,
                                satisfaction)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            new.customer.0,
            new.contact.map(|c| c.0),
            new.kind.code(),
            new.direction.code(),
            new.channel.code(),
            new.outcome.code(),
            new.note,
            new.happened.key(),
            instant(writing.at),
            new.attitude,
            new.satisfaction.map(Points::get),
        ],
    )?);
    writing.touched.insert(new.customer);
    search::index_notes(writing, id.0, id.0)?;
    if !new.files.is_empty() {
        attach(writing, id, &new.files)?;
    }
    if let Some(effort) = new.effort {
        writing.insert(
            "log_effort",
            "INSERT INTO log_effort (follow_up_id, overhead, keys, seconds) VALUES (?1, ?2, ?3, ?4)",
            params![id.0, effort.overhead, effort.keys, effort.seconds],
        )?;
    }
    if new.outcome == Outcome::WrongNumber {
        contact::mark_phone_invalid(writing, new.customer, new.contact, new.rung.as_deref())?;
    }
    if wakes {
        customer::wake(writing, new.customer)?;
    }
    if let Some(tier) = new.tier {
        customer::set_tier(writing, new.customer, tier)?;
    }
    if let Some(need) = &new.need {
        customer::set_need(writing, new.customer, need)?;
    }
    for tag in &new.tags {
        customer::add_tag(writing, new.customer, tag)?;
    }
    if let Some(to) = new.stage {
        let to = StageMove { customer: new.customer, stage: to, reason: new.reason.clone(), note: None };
        stage::move_stage(writing, &to, Some(id))?;
    }
    if let Some(amount) = new.amount {
        stage::quote(writing, new.customer, amount, new.valid_until, new.happened.date())?;
    } else if new.valid_until.is_some() {
        stage::set_validity(writing, new.customer, new.valid_until)?;
    }
    for promised in &new.promises {
        promise::add(writing, new.customer, new.contact, Some(id), promised, new.happened.date())?;
    }
    for (settled, how) in &new.settled {
        if promise::customer_of(writing, *settled)? != new.customer {
            return Err(StoreError::Missing("promise"));
        }
        promise::settle(writing, *settled, *how, new.happened.date())?;
    }
    match &new.next {
        NextPlan::Step { due, action, channel } => {
            plan_step(writing, new.customer, Some(*due), action.as_deref(), *channel, Some(id))?;
            plan::know_promises(writing, new.customer, &new.promises, due.date)?;
        }
        NextPlan::Nothing => plan_step(writing, new.customer, None, None, None, Some(id))?,
        // A talk that is not the latest, or that happened before the plan was made, leaves the plan alone.
        NextPlan::Implied if is_latest => {
            if open_step(writing, new.customer)?.is_some_and(|step| step.plan.is_done_by(new.happened)) {
                close_open_step(writing, new.customer, Some(id))?;
            }
        }
        NextPlan::Implied => {}
    }
    Ok(id)
}

/// Whether the follow-up takes its customer back.
fn wakes(writing: &Writing<'_>, new: &NewFollowUp) -> Result<bool> {
    let found: Option<(bool, Option<NaiveDate>, Option<NaiveDate>)> = writing
        .prepare_cached("SELECT parked IS NOT NULL, parked_on, wake_on FROM customer WHERE id = ?1")?
        .query_row([new.customer.0], |row| Ok((row.get(0)?, day_at(row, "parked_on")?, day_at(row, "wake_on")?)))
        .optional()?;
    let (parked, since, wake_on) = found.ok_or(StoreError::Missing("customer"))?;
    Ok(parked && due::wakes(new.happened.date(), new.direction == Direction::In, since, wake_on))
}

/// The person has to be one of the customer's.
pub fn check_contact(writing: &Writing<'_>, customer: CustomerId, contact: Option<ContactId>) -> Result<()> {
    let Some(contact) = contact else { return Ok(()) };
    let known: bool = writing
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM contact WHERE id = ?1 AND customer_id = ?2)")?
        .query_row([contact.0, customer.0], |row| row.get(0))?;
    if known { Ok(()) } else { Err(StoreError::Missing("contact")) }
}

/// Mends a saved follow-up.
pub fn edit(writing: &mut Writing<'_>, edit: &FollowUpEdit) -> Result<()> {
    check_happened(writing, edit.happened)?;
    check_note(&edit.note)?;
    let found: Option<(i64, String)> = writing
        .query_row("SELECT customer_id, note FROM follow_up WHERE id = ?1", [edit.id.0], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (customer, note) = found.ok_or(StoreError::Missing("follow-up"))?;
    check_contact(writing, CustomerId(customer), edit.contact)?;
    if note != edit.was_note {
        return Err(StoreError::Changed { what: "note" });
    }
    writing.run(
        "UPDATE follow_up SET contact_id = ?2, kind = ?3, direction = ?4, channel = ?5, outcome = ?6, note = ?7,
             happened_at = ?8, attitude = ?9, satisfaction = ?10 WHERE id = ?1",
        params![
            edit.id.0,
            edit.contact.map(|c| c.0),
            edit.kind.code(),
            edit.direction.code(),
            edit.channel.code(),
            edit.outcome.map(Outcome::code),
            edit.note,
            edit.happened.key(),
            edit.attitude,
            edit.satisfaction.map(Points::get),
        ],
    )?;
    writing.run("DELETE FROM note_index WHERE rowid = ?1", [edit.id.0])?;
    search::index_notes(writing, edit.id.0, edit.id.0)?;
    writing.touched.insert(CustomerId(customer));
    Ok(())
}

/// Notes files that lie in the attachments folder.
pub fn attach(writing: &mut Writing<'_>, follow_up: FollowUpId, files: &[StoredFile]) -> Result<()> {
    let customer: Option<i64> = writing
        .prepare_cached("SELECT customer_id FROM follow_up WHERE id = ?1")?
        .query_row([follow_up.0], |row| row.get(0))
        .optional()?;
    writing.touched.insert(CustomerId(customer.ok_or(StoreError::Missing("follow-up"))?));
    let at = instant(writing.at);
    for file in files {
        let size = i64::try_from(file.size).unwrap_or(i64::MAX);
        writing.insert(
            "attachment",
            "INSERT INTO attachment (follow_up_id, file_name, sha256, size, added_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![follow_up.0, file.file_name, file.sha256, size, at],
        )?;
    }
    Ok(())
}

/// Whether it is the customer's latest.
fn is_latest(writing: &Writing<'_>, customer: CustomerId, happened: Happened) -> Result<bool> {
    let last: Option<String> = writing
        .prepare_cached(
            "SELECT happened_at FROM follow_up WHERE customer_id = ?1 ORDER BY happened_at DESC, id DESC LIMIT 1",
        )?
        .query_row([customer.0], |row| row.get(0))
        .optional()?;
    Ok(happened.is_latest(last.as_deref()))
}

fn check_happened(writing: &Writing<'_>, happened: Happened) -> Result<()> {
    let future = match happened {
        Happened::At(at) => at > writing.at + chrono::Duration::minutes(1),
        Happened::On(day) => day > writing.at.date_naive(),
    };
    if future { Err(StoreError::rule(Rule::HappenedInFuture)) } else { Ok(()) }
}

fn check_note(note: &str) -> Result<()> {
    if note.len() > NOTE_MAX { Err(StoreError::rule(Rule::TextTooLong)) } else { Ok(()) }
}
