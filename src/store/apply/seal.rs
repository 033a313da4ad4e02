//! Notes that a report was handed on. Keeps no text of it, only its digest.

use super::super::{
    error::{Result, Rule, StoreError},
    instant,
    journal::Writing,
    op::NewSeal,
};
use rusqlite::params;

/// Seals a report.
pub fn seal(writing: &mut Writing<'_>, new: &NewSeal) -> Result<()> {
    if new.to < new.from || new.to > writing.at + chrono::Duration::minutes(1) {
        return Err(StoreError::rule(Rule::HappenedInFuture));
    }
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
            new.log.count,
            new.log.last.0,
            new.log.sha256
        ],
    )?;
    Ok(())
}
