//! The log as a chain of digests, as far as each report that was handed on reached (`ideas M5`). Only reads; what was changed after a
//! seal is a fact to tell, no damage.

use super::{
    super::{Store, error::Result, hexadecimal},
    seal,
};
use crate::domain::{
    id::{CustomerId, FollowUpId},
    seal::{LogHead, Seal},
};
use rusqlite::{Row, types::ValueRef};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What a seal stands on, compared with the rows of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedLog {
    pub seal: Seal,
    /// Follow-ups that it added when it was sealed.
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
        let last = self.seals_with_log()?.pop().and_then(|(_, seal)| seal.log);
        self.chain(last.unwrap_or_else(genesis), None)
    }

    /// Every seal that holds the log, the oldest first, compared with the rows of today: reads all that was sealed.
    ///
    /// # Errors
    /// The file's.
    pub fn sealed_logs(&self) -> Result<Vec<SealedLog>> {
        let mut before = genesis();
        let mut found = Vec::new();
        for (id, seal) in self.seals_with_log()? {
            let Some(log) = seal.log.clone() else { continue };
            let is_intact = self.is_link(&before, &log)?;
            let changed = if is_intact { Vec::new() } else { self.changed_log(before.last, log.last, id)? };
            found.push(SealedLog { seal, added: log.count - before.count, is_intact, changed });
            before = log;
        }
        Ok(found)
    }

    /// A report that was handed on, if its seal holds the log, compared with the rows of today: all that was logged since the last of
    /// its kind that ended before it began, whatever else was sealed in between. What was mended before it was sealed is no
    /// change of it.
    ///
    /// # Errors
    /// The file's.
    pub fn sealed_log(&self, wanted: &Seal) -> Result<Option<SealedLog>> {
        let mut seals = self.seals_with_log()?;
        let Some(at) = seals.iter().rposition(|(_, seal)| is_same(seal, wanted)) else { return Ok(None) };
        seals.truncate(at + 1);
        let Some((id, seal)) = seals.last().cloned() else { return Ok(None) };
        let begin = seals.iter().rposition(|(_, one)| one.kind == seal.kind && one.to <= seal.from);
        let mut links = seals.into_iter().filter_map(|(id, seal)| Some((id, seal.log?)));
        let mut before = begin.and_then(|begin| links.nth(begin)).map_or_else(genesis, |(_, log)| log);
        let mut found = SealedLog { seal, added: 0, is_intact: true, changed: Vec::new() };
        for (link, log) in links {
            if !self.is_link(&before, &log)? {
                let changed = self.changed_log(before.last, log.last, id)?;
                // A link from before that the history knows to have been mended meanwhile was handed on as it is.
                let is_mended = link != id && !self.changed_log(before.last, log.last, link)?.is_empty();
                let is_kept = changed.is_empty() && !self.is_touched_elsewhere(before.last, log.last, id)?;
                found.is_intact &= is_mended && is_kept;
                found.changed.extend(changed);
            }
            found.added += log.count - before.count;
            before = log;
        }
        Ok(Some(found))
    }

    /// Seals that hold the log, with their rows' numbers, in the order in which they were set.
    fn seals_with_log(&self) -> Result<Vec<(i64, Seal)>> {
        let sql = "SELECT * FROM report_seal WHERE log_sha256 IS NOT NULL ORDER BY id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_and_then([], |row| -> rusqlite::Result<_> {
            let seal = seal::seal(row)?.filter(|seal| seal.log.is_some());
            seal.map(|seal| row.get("id").map(|id| (id, seal))).transpose()
        })?;
        Ok(rows.filter_map(rusqlite::Result::transpose).collect::<rusqlite::Result<_>>()?)
    }

    /// Whether the rows of today lead from one head to the next.
    fn is_link(&self, before: &LogHead, log: &LogHead) -> Result<bool> {
        Ok(self.chain(before.clone(), Some(log.last))? == *log)
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

    /// Whether another program touched follow-ups of a link after a seal.
    fn is_touched_elsewhere(&self, after: FollowUpId, through: FollowUpId, seal: i64) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE table_name = 'follow_up' AND first_row > ?1 AND first_row <= ?2
                 AND operation_id IS NULL AND id > (SELECT max(id) FROM journal
                     WHERE table_name = 'report_seal' AND change = 'insert' AND ?3 BETWEEN first_row AND last_row))",
        )?;
        Ok(statement.query_row([after.0, through.0, seal], |row| row.get(0))?)
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

/// Whether it is this seal, as the file keeps it: to the second.
fn is_same(seal: &Seal, wanted: &Seal) -> bool {
    (seal.kind, seal.to.timestamp(), &seal.sha256) == (wanted.kind, wanted.to.timestamp(), &wanted.sha256)
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
