//! Notes that a report was handed on. Keeps no text of it, only its digest.

use super::super::{
    error::{Result, Rule, StoreError},
    instant,
    journal::Writing,
    op::{LogRead, NewSeal},
};
use rusqlite::params;

/// Seals a report.
///
/// # Errors
/// [`StoreError::Changed`] when what it stands on was touched after it was read: the digest would not be of what there is.
pub fn seal(writing: &mut Writing<'_>, new: &NewSeal) -> Result<()> {
    if new.to < new.from || new.to > writing.at + chrono::Duration::minutes(1) {
        return Err(StoreError::rule(Rule::HappenedInFuture));
    }
    if is_touched(writing, &new.log)? {
        return Err(StoreError::Changed { what: "log" });
    }
    let log = &new.log.head;
    writing.insert(
        "report_seal",
        "INSERT INTO report_seal (kind, from_at, to_at, sealed_at, sha256, log_count, log_last, log_sha256)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new.kind.code(),
            instant(new.from),
            instant(new.to),
            instant(writing.at),
            new.sha256,
            log.count,
            log.last.0,
            log.sha256
        ],
    )?;
    Ok(())
}

/// Whether a follow-up in the chain was changed since it was read, or another seal has lengthened it.
fn is_touched(writing: &Writing<'_>, log: &LogRead) -> Result<bool> {
    let mut statement = writing.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM journal
             WHERE id > ?1 AND (table_name = 'report_seal' OR (table_name = 'follow_up' AND first_row <= ?2)))",
    )?;
    Ok(statement.query_row([log.line, log.head.last.0], |row| row.get(0))?)
}
