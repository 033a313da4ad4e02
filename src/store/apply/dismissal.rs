//! Remembers what the rep called no problem, in the state that it was in; or forgets it. Judges no finding.

use super::super::{error::Result, journal::Writing};
use crate::domain::checkup::{Check, Subject};
use rusqlite::{OptionalExtension, params};

/// Remembers that a finding is no problem as long as its state stays.
pub fn dismiss(writing: &mut Writing<'_>, check: Check, subject: Subject, state: &str) -> Result<()> {
    let at = super::super::instant(writing.at);
    match known(writing, check, subject)? {
        Some(id) => {
            writing.run(
                "UPDATE finding_dismissal SET state = ?2, dismissed_at = ?3 WHERE id = ?1",
                params![id, state, at],
            )?;
        }
        None => {
            writing.insert(
                "finding_dismissal",
                "INSERT INTO finding_dismissal (rule, subject, subject_id, state, dismissed_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![check.code(), subject.code(), subject.row(), state, at],
            )?;
        }
    }
    Ok(())
}

/// Forgets it: the finding is one again.
pub fn restore(writing: &mut Writing<'_>, check: Check, subject: Subject) -> Result<()> {
    if let Some(id) = known(writing, check, subject)? {
        writing.run("DELETE FROM finding_dismissal WHERE id = ?1", [id])?;
    }
    Ok(())
}

fn known(writing: &Writing<'_>, check: Check, subject: Subject) -> Result<Option<i64>> {
    Ok(writing
        .prepare_cached("SELECT id FROM finding_dismissal WHERE rule = ?1 AND subject = ?2 AND subject_id = ?3")?
        .query_row(params![check.code(), subject.code(), subject.row()], |row| row.get(0))
        .optional()?)
}
