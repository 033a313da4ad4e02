//! The log as a chain of digests, as far as each report that was handed on reached (`ideas M5`). Only reads; what was changed after a
//! seal is a fact to tell, no damage.

use super::{
    super::{Store, error::Result, hexadecimal, op::LogRead},
    log_then::ChangedLog,
    seal,
};
use crate::domain::{
    id::FollowUpId,
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
    pub state: LogState,
    /// Those that differ now, as far as the history knows of them.
    pub changed: Vec<ChangedLog>,
}

/// What a report stands on: the links since the last one of its kind.
struct Stretch {
    /// The number of its seal's row.
    id: i64,
    seal: Seal,
    before: LogHead,
    /// Each with the number of the seal that ended it, its own the last.
    links: Vec<(i64, LogHead)>,
}

/// What became of the follow-ups under a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogState {
    /// They are as they were, and so is their number.
    Same,
    /// They differ, and the book's own history tells by which actions: with those taken back they are as they were.
    Explained,
    /// They differ, and the history does not tell why.
    Unexplained,
}

impl Store {
    /// How far the log reaches now. Reads what was logged since the last seal.
    ///
    /// # Errors
    /// The file's.
    pub fn log_head(&self) -> Result<LogRead> {
        // One read transaction: what is saved meanwhile comes after it.
        let snapshot = self.conn.unchecked_transaction()?;
        let line = snapshot.query_row("SELECT coalesce(max(id), 0) FROM journal", [], |row| row.get(0))?;
        let last = self.seals_with_log()?.pop().and_then(|(_, seal)| seal.log);
        Ok(LogRead { head: self.chain(last.unwrap_or_else(genesis), None)?, line })
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
            let (state, changed) = if self.is_link(&before, &log)? {
                (LogState::Same, Vec::new())
            } else {
                let told = self.told(&before, &log, id)?;
                (if told.explains { LogState::Explained } else { LogState::Unexplained }, told.changed)
            };
            found.push(SealedLog { seal, added: log.count - before.count, state, changed });
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
        let Some(Stretch { id, seal, mut before, links }) = self.stretch(wanted)? else { return Ok(None) };
        let mut found = SealedLog { seal, added: 0, state: LogState::Same, changed: Vec::new() };
        for (link, log) in links {
            if !self.is_link(&before, &log)? {
                // What was mended before this seal was handed on as it is: only what came after it differs.
                let explains = self.told(&before, &log, link)?.explains;
                found.changed.extend(self.told(&before, &log, id)?.changed);
                if !explains {
                    found.state = LogState::Unexplained;
                } else if found.state == LogState::Same && !found.changed.is_empty() {
                    found.state = LogState::Explained;
                }
            }
            found.added += log.count - before.count;
            before = log;
        }
        Ok(Some(found))
    }

    /// How many numbers of follow-ups [`Store::log_head`] looks at: no fewer than it reads.
    ///
    /// # Errors
    /// The file's.
    pub fn log_reach(&self) -> Result<i64> {
        let last = self.seals_with_log()?.pop().and_then(|(_, seal)| seal.log).unwrap_or_else(genesis).last;
        let newest: i64 = self.conn.query_row("SELECT coalesce(max(id), 0) FROM follow_up", [], |row| row.get(0))?;
        Ok(newest - last.0)
    }

    /// The same of [`Store::sealed_log`].
    ///
    /// # Errors
    /// The file's.
    pub fn sealed_reach(&self, wanted: &Seal) -> Result<i64> {
        let stretch = self.stretch(wanted)?;
        Ok(stretch.and_then(|of| Some(of.links.last()?.1.last.0 - of.before.last.0)).unwrap_or(0))
    }

    /// The links under a seal that holds the log.
    fn stretch(&self, wanted: &Seal) -> Result<Option<Stretch>> {
        let mut seals = self.seals_with_log()?;
        let Some(at) = seals.iter().rposition(|(_, seal)| is_same(seal, wanted)) else { return Ok(None) };
        seals.truncate(at + 1);
        let Some((id, seal)) = seals.last().cloned() else { return Ok(None) };
        let begin = seals.iter().rposition(|(_, one)| one.kind == seal.kind && one.to <= seal.from);
        let mut links = seals.into_iter().filter_map(|(id, seal)| Some((id, seal.log?)));
        let before = begin.and_then(|begin| links.nth(begin)).map_or_else(genesis, |(_, log)| log);
        Ok(Some(Stretch { id, seal, before, links: links.collect() }))
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
        while let Some(row) = rows.next()? {
            extend(&mut head, FollowUpId(row.get(0)?), &columns(row)?);
        }
        // A link whose last follow-up is gone ends where it did; the digest tells.
        Ok(LogHead { last: through.unwrap_or(head.last), ..head })
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
pub(super) fn columns(row: &Row<'_>) -> Result<Value> {
    let mut columns = Vec::with_capacity(row.as_ref().column_count());
    for at in 0..row.as_ref().column_count() {
        columns.push(match row.get_ref(at)? {
            ValueRef::Integer(number) => Value::from(number),
            ValueRef::Text(said) => Value::from(String::from_utf8_lossy(said)),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
        });
    }
    Ok(Value::Array(columns))
}

/// Takes a row into the chain.
pub(super) fn extend(head: &mut LogHead, row: FollowUpId, columns: &Value) {
    let digest = Sha256::new_with_prefix(head.sha256.as_bytes()).chain_update(columns.to_string()).finalize();
    *head = LogHead { count: head.count + 1, last: row, sha256: hexadecimal(&digest) };
}
