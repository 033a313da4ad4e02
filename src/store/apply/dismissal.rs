//! Remembers what the rep called no problem, in the state that it was in; or forgets it. Judges no finding.

use super::super::{error::Result, journal::Writing};
use crate::domain::{
    checkup::{Check, Subject},
    id::CustomerId,
};
use rusqlite::{OptionalExtension, params};

/// Remembers that a finding is no problem as long as its state stays.
pub fn dismiss(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    (check, subject): (Check, Subject),
    state: &str,
) -> Result<()> {
    match known(writing, check, subject)? {
        Some(id) => {
            let at = super::super::instant(writing.at);
            writing.run(
                "UPDATE finding_dismissal SET state = ?2, dismissed_at = ?3 WHERE id = ?1",
                params![id, state, at],
            )?;
        }
        None => {
            let at = super::super::instant(writing.at);
            writing.insert(
                "finding_dismissal",
                "INSERT INTO finding_dismissal (rule, subject, subject_id, state, dismissed_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![check.code(), subject.code(), subject.row(), state, at],
            )?;
        }
    }
    name(writing, customer)
}

/// Forgets it: the finding is one again.
pub fn restore(writing: &mut Writing<'_>, customer: CustomerId, check: Check, subject: Subject) -> Result<()> {
    if let Some(id) = known(writing, check, subject)? {
        writing.run("DELETE FROM finding_dismissal WHERE id = ?1", [id])?;
    }
    name(writing, customer)
}

fn known(writing: &Writing<'_>, check: Check, subject: Subject) -> Result<Option<i64>> {
    Ok(writing
        .prepare_cached("SELECT id FROM finding_dismissal WHERE rule = ?1 AND subject = ?2 AND subject_id = ?3")?
        .query_row(params![check.code(), subject.code(), subject.row()], |row| row.get(0))
        .optional()?)
}

/// Nothing of the customer changed, and yet it was about it.
fn name(writing: &Writing<'_>, customer: CustomerId) -> Result<()> {
    let name: Option<String> = writing
        .prepare_cached("SELECT name FROM customer WHERE id = ?1")?
        .query_row([customer.0], |row| row.get(0))
        .optional()?;
    writing.name_subject(&name.unwrap_or_default(), Some(customer))
}
