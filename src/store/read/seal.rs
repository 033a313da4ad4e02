//! Which report of a kind was handed on last: the next one begins where it ended. Seals nothing itself.

use super::super::{Store, error::Result};
use crate::domain::{
    id::FollowUpId,
    seal::{LogHead, Seal, SealKind},
};
use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension, Row};

impl Store {
    /// The seal of this kind that reaches furthest.
    pub fn last_seal(&self, kind: SealKind) -> Result<Option<Seal>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT * FROM report_seal WHERE kind = ?1 ORDER BY to_at DESC, id DESC LIMIT 1")?;
        Ok(statement.query_row([kind.code()], seal).optional()?.flatten())
    }

    /// Whether a report is still marked as handed on: the mark can be taken back.
    pub fn is_sealed(&self, seal: &Seal) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM report_seal WHERE kind = ?1 AND to_at = ?2 AND sha256 = ?3)",
        )?;
        let to = super::super::instant(seal.to);
        Ok(statement.query_row([seal.kind.code(), to.as_str(), seal.sha256.as_str()], |row| row.get(0))?)
    }
}

/// A row; `None` for one that another program wrote without an instant.
pub(super) fn seal(row: &Row<'_>) -> rusqlite::Result<Option<Seal>> {
    let at = |column| -> rusqlite::Result<Option<DateTime<FixedOffset>>> {
        Ok(DateTime::parse_from_rfc3339(row.get_ref(column)?.as_str()?).ok())
    };
    let (Some(kind), Some(from), Some(to), Some(sealed_at)) =
        (SealKind::from_code(row.get_ref("kind")?.as_str()?), at("from_at")?, at("to_at")?, at("sealed_at")?)
    else {
        return Ok(None);
    };
    Ok(Some(Seal { kind, from, to, sealed_at, sha256: row.get("sha256")?, log: log_head(row)? }))
}

/// How far the log reached, of a row with the columns of a seal.
fn log_head(row: &Row<'_>) -> rusqlite::Result<Option<LogHead>> {
    let (count, last, sha256) = (row.get("log_count")?, row.get("log_last")?, row.get("log_sha256")?);
    let (Some(count), Some(last), Some(sha256)) = (count, last, sha256) else { return Ok(None) };
    Ok(Some(LogHead { count, last: FollowUpId(last), sha256 }))
}
