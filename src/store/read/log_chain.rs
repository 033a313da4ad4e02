//! The log as a chain of digests, as far as each report that was handed on reached (`ideas M5`). Only reads; what was changed after a
//! seal is a fact to tell, no damage.

use super::{
    super::{Store, error::Result},
    seal,
};
use crate::domain::{
    id::{CustomerId, FollowUpId},
    seal::{LogHead, Seal, SealKind},
};
use rusqlite::{OptionalExtension, Row, types::ValueRef};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What one seal added to the chain, compared with the rows of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedLog {
    pub seal: Seal,
    /// Follow-ups that this link added when it was sealed.
    pub added: i64,
    /// They are as they were, and so is their number.
    pub is_intact: bool,
    /// Those that the history knows to have been changed since; empty where another program did it.
    pub changed: Vec<ChangedLog>,
}

/// A follow-up that was changed after it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLog {
    pub follow_up: FollowUpId,
    /// Whose it is; none when it was deleted.
    pub customer: Option<(CustomerId, String)>,
    /// When it was changed last, as the operation keeps it: RFC 3339.
    pub at: String,
    /// The operation's name, as in the history.
    pub action: String,
}

impl Store {
    /// How far the log reaches now. Reads what was logged since the last seal.
    ///
    /// # Errors
    /// The file's.
    pub fn log_head(&self) -> Result<LogHead> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT * FROM report_seal WHERE log_sha256 IS NOT NULL ORDER BY id DESC LIMIT 1")?;
        let before = statement.query_and_then([], seal::log_head)?.next().transpose()?.flatten();
        self.chain(before.unwrap_or_else(genesis), None)
    }

    /// Every seal that holds the log, the oldest first, compared with the rows of today: reads all that was sealed.
    ///
    /// # Errors
    /// The file's.
    pub fn sealed_logs(&self) -> Result<Vec<SealedLog>> {
        let mut before = genesis();
        let mut found = Vec::new();
        for (id, seal, log) in self.seals_with_log(0)? {
            found.push(self.compared(&before, id, seal, &log)?);
            before = log;
        }
        Ok(found)
    }

    /// The seal of this kind that reaches furthest, if it holds the log, compared with the rows of today: reads what it added.
    ///
    /// # Errors
    /// The file's.
    pub fn sealed_log(&self, kind: SealKind) -> Result<Option<SealedLog>> {
        let sql = "SELECT id FROM report_seal WHERE kind = ?1 ORDER BY to_at DESC, id DESC LIMIT 1";
        let id: Option<i64> = self.conn.prepare_cached(sql)?.query_row([kind.code()], |row| row.get(0)).optional()?;
        let Some(wanted) = id else { return Ok(None) };
        let sql = "SELECT * FROM report_seal WHERE log_sha256 IS NOT NULL AND id < ?1 ORDER BY id DESC LIMIT 1";
        let mut statement = self.conn.prepare_cached(sql)?;
        let before = statement.query_and_then([wanted], seal::log_head)?.next().transpose()?.flatten();
        let found = self.seals_with_log(wanted)?.into_iter().find(|(id, ..)| *id == wanted);
        found.map(|(id, seal, log)| self.compared(&before.unwrap_or_else(genesis), id, seal, &log)).transpose()
    }

    /// Seals that hold the log, from this row on.
    fn seals_with_log(&self, from: i64) -> Result<Vec<(i64, Seal, LogHead)>> {
        let sql = "SELECT * FROM report_seal WHERE log_sha256 IS NOT NULL AND id >= ?1 ORDER BY id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_and_then([from], |row| -> rusqlite::Result<_> {
            let (Some(seal), Some(log)) = (seal::seal(row)?, seal::log_head(row)?) else { return Ok(None) };
            Ok(Some((row.get("id")?, seal, log)))
        })?;
        Ok(rows.filter_map(rusqlite::Result::transpose).collect::<rusqlite::Result<_>>()?)
    }

    fn compared(&self, before: &LogHead, id: i64, seal: Seal, log: &LogHead) -> Result<SealedLog> {
        let is_intact = self.chain(before.clone(), Some(log.last))? == *log;
        let changed = if is_intact { Vec::new() } else { self.changed_log(before.last, log.last, id)? };
        Ok(SealedLog { seal, added: log.count - before.count, is_intact, changed })
    }

    /// The chain from a head on, through the follow-up that is named or the last one.
    fn chain(&self, from: LogHead, through: Option<FollowUpId>) -> Result<LogHead> {
        let mut head = from;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/log_link.sql"))?;
        let mut rows = statement.query([head.last.0, through.map_or(i64::MAX, |last| last.0)])?;
        let mut text = Vec::new();
        while let Some(row) = rows.next()? {
            text.clear();
            link(row, &mut text)?;
            let digest = Sha256::new_with_prefix(head.sha256.as_bytes()).chain_update(&text).finalize();
            head = LogHead { count: head.count + 1, last: FollowUpId(row.get(0)?), sha256: hexadecimal(&digest) };
        }
        // A link whose last follow-up is gone ends where it did; the digest tells.
        Ok(LogHead { last: through.unwrap_or(head.last), ..head })
    }

    fn changed_log(&self, after: FollowUpId, through: FollowUpId, seal: i64) -> Result<Vec<ChangedLog>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/changed_log.sql"))?;
        let rows = statement.query_and_then([after.0, through.0, seal], |row| {
            let customer: (Option<i64>, Option<String>) = (row.get("customer")?, row.get("name")?);
            Ok(ChangedLog {
                follow_up: FollowUpId(row.get("follow_up")?),
                customer: customer.0.map(CustomerId).zip(customer.1),
                at: row.get("at")?,
                action: row.get("action")?,
            })
        })?;
        rows.collect()
    }
}

/// Before the first link.
fn genesis() -> LogHead {
    LogHead { count: 0, last: FollowUpId(0), sha256: "0".repeat(64) }
}

/// A row as the chain takes it in: its columns in their order, as a JSON array without blanks.
fn link(row: &Row<'_>, text: &mut Vec<u8>) -> Result<()> {
    for at in 0..row.as_ref().column_count() {
        text.push(if at == 0 { b'[' } else { b',' });
        match row.get_ref(at)? {
            ValueRef::Integer(number) => text.extend_from_slice(number.to_string().as_bytes()),
            ValueRef::Text(said) => {
                text.extend_from_slice(Value::from(String::from_utf8_lossy(said)).to_string().as_bytes())
            }
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => text.extend_from_slice(b"null"),
        }
    }
    text.push(b']');
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or_default());
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
