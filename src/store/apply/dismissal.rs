//! Remembers what the rep called no problem, in the state that it was in; or forgets it. Judges no finding.

use super::super::{error::Result, journal::Writing};
use crate::domain::checkup::{Check, Subject};
use rusqlite::params;

/// Remembers that a finding is no problem as long as its state stays.
pub fn dismiss(writing: &mut Writing<'_>, check: Check, subject: Subject, state: &str) -> Result<()> {
    let at = super::super::instant(writing.at);
    let changed = writing.run(
        "UPDATE finding_dismissal SET state = ?4, dismissed_at = ?5 WHERE rule = ?1 AND subject = ?2 AND subject_id = ?3",
        params![check.code(), subject.code(), subject.row(), state, at],
    )?;
    if changed == 0 {
        writing.insert(
            "finding_dismissal",
            "INSERT INTO finding_dismissal (rule, subject, subject_id, state, dismissed_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![check.code(), subject.code(), subject.row(), state, at],
        )?;
    }
    Ok(())
}

/// Forgets it: the finding is one again.
pub fn restore(writing: &mut Writing<'_>, check: Check, subject: Subject) -> Result<()> {
    writing.run(
        "DELETE FROM finding_dismissal WHERE rule = ?1 AND subject = ?2 AND subject_id = ?3",
        params![check.code(), subject.code(), subject.row()],
    )?;
    Ok(())
}
