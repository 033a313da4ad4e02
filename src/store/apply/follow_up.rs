//! Writes a follow-up and what came out of it.

use super::super::{
    error::{Result, Rule, StoreError},
    instant,
    journal::Writing,
    op::{FollowUpEdit, NewFollowUp, NextPlan, StageMove, StoredFile},
    search,
};
use super::{close_open_step, contact, customer, open_step, plan_step, stage};
use crate::domain::{
    channel::Direction,
    follow_up::Happened,
    id::{CustomerId, FollowUpId},
    outcome::Outcome,
};
use rusqlite::{OptionalExtension, params};

/// The longest note, in bytes.
const NOTE_MAX: usize = 1 << 20;

/// Logs what happened; closes the open plan and makes the next; moves tier, stage and amount as said.
pub fn log(writing: &mut Writing<'_>, new: &NewFollowUp) -> Result<FollowUpId> {
    check_happened(writing, new.happened)?;
    check_note(&new.note)?;
    let parked: Option<bool> = writing
        .prepare_cached("SELECT parked IS NOT NULL FROM customer WHERE id = ?1")?
        .query_row([new.customer.0], |row| row.get(0))
        .optional()?;
    let parked = parked.ok_or(StoreError::Missing("customer"))?;
    let is_latest = is_latest(writing, new.customer, new.happened)?;
    let id = FollowUpId(writing.insert(
        "follow_up",
        "INSERT INTO follow_up (customer_id, contact_id, kind, direction, channel, outcome, note, happened_at, entered_at, attitude)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
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
        ],
    )?);
    writing.touched.insert(new.customer);
    search::index_notes(writing, id.0, id.0)?;
    attach(writing, id, &new.files)?;
    if new.outcome == Outcome::WrongNumber {
        contact::mark_phone_invalid(writing, new.customer, new.contact)?;
    }
    if parked && new.direction == Direction::In {
        customer::wake(writing, new.customer)?;
    }
    if let Some(tier) = new.tier {
        customer::set_tier(writing, new.customer, tier)?;
    }
    for tag in &new.tags {
        customer::add_tag(writing, new.customer, tag)?;
    }
    if let Some(to) = new.stage {
        let to = StageMove { customer: new.customer, stage: to, reason: new.reason.clone(), note: None };
        stage::move_stage(writing, &to, Some(id))?;
    }
    if let Some(amount) = new.amount {
        stage::set_amount(writing, new.customer, amount)?;
    }
    match &new.next {
        NextPlan::Step { due, action, channel } => {
            plan_step(writing, new.customer, Some(*due), action.as_deref(), *channel, Some(id))?;
        }
        NextPlan::Nothing => plan_step(writing, new.customer, None, None, None, Some(id))?,
        // A talk that is not the latest, or that happened before the plan was made, leaves the plan alone.
        NextPlan::Implied if is_latest => {
            let planned_before = open_step(writing, new.customer)?
                .and_then(|step| Happened::from_key(&step.planned_at))
                .is_none_or(|planned| planned.date() <= new.happened.date());
            if planned_before {
                close_open_step(writing, new.customer, Some(id))?;
            }
        }
        NextPlan::Implied => {}
    }
    Ok(id)
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
    if note != edit.was_note {
        return Err(StoreError::Changed { what: "note" });
    }
    writing.run(
        "UPDATE follow_up SET contact_id = ?2, kind = ?3, direction = ?4, channel = ?5, outcome = ?6, note = ?7,
             happened_at = ?8, attitude = ?9 WHERE id = ?1",
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
        ],
    )?;
    writing.run("DELETE FROM note_index WHERE rowid = ?1", [edit.id.0])?;
    search::index_notes(writing, edit.id.0, edit.id.0)?;
    writing.touched.insert(CustomerId(customer));
    Ok(())
}

/// Notes files that lie in the attachments folder.
pub fn attach(writing: &mut Writing<'_>, follow_up: FollowUpId, files: &[StoredFile]) -> Result<()> {
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

fn is_latest(writing: &Writing<'_>, customer: CustomerId, happened: Happened) -> Result<bool> {
    let last: Option<String> = writing
        .prepare_cached(
            "SELECT happened_at FROM follow_up WHERE customer_id = ?1 ORDER BY happened_at DESC, id DESC LIMIT 1",
        )?
        .query_row([customer.0], |row| row.get(0))
        .optional()?;
    Ok(last.is_none_or(|last| last <= happened.key()))
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
