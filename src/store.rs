//! The one SQLite file: opened, read, written by operations, undone. The only room that names rusqlite.

mod apply;
mod currency;
mod derive;
mod doctor;
mod error;
pub mod identity;
mod image;
mod import;
mod journal;
mod keep;
pub mod op;
mod open;
mod platform;
mod read;
mod restore;
mod schema;
mod search;
mod snapshot;
mod whole;

pub use apply::Made;
pub use doctor::{Finding, Totals};
pub use error::{Result, Rule, StoreError};
pub use import::{
    Change, Difference, Fate, ImportOptions, ImportReport, ImportedRow, LedgerOptions, LedgerReport, Renumbered, Shape,
    Skip,
};
pub use journal::{Changed, HistoryItem, UndoOutcome};
pub use keep::take_out;
pub use op::Op;
pub use read::*;
pub use restore::Restored;
pub use search::{CustomerIndex, Hit, IndexEntry};
pub use snapshot::{Snapshot, newest_snapshot, snapshot_if_due, snapshot_name};
pub use whole::{WholeError, WholePart};

use crate::domain::{due::DuePolicy, money::Currency};
use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Kibibytes of pages that are held in memory.
const CACHE: i64 = 8 << 10;

/// An open book.
pub struct Store {
    conn: Connection,
    images: image::Images,
    path: Option<PathBuf>,
    identity: Option<platform::Identity>,
    look_only: bool,
    /// Only looked at since there is no room, not for want of leave.
    is_full: bool,
    /// Nobody will miss it: no snapshots.
    throw_away: bool,
    /// The copy that is looked at, gone with the store.
    look_folder: Option<tempfile::TempDir>,
    policy: DuePolicy,
    currency: Currency,
    data_version: i64,
}

impl Store {
    fn over(
        conn: Connection,
        path: Option<PathBuf>,
        identity: Option<platform::Identity>,
        look_only: bool,
    ) -> Result<Store> {
        let data_version = data_version(&conn).unwrap_or_default();
        let currency = currency::of(&conn)?;
        Ok(Store {
            conn,
            images: image::Images::default(),
            path,
            identity,
            look_only,
            is_full: false,
            throw_away: false,
            look_folder: None,
            policy: DuePolicy::default(),
            currency,
            data_version,
        })
    }

    /// How long a write waits for another program's before it says [`StoreError::Busy`]: five seconds, unless a screen
    /// that shows a sign meanwhile asks more often.
    pub fn wait_for_others(&mut self, longest: Duration) -> Result<()> {
        Ok(self.conn.busy_timeout(longest)?)
    }

    /// The file, or `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Why nothing can be saved to a book that is only looked at.
    pub fn refusal(&self) -> StoreError {
        if self.is_full { StoreError::Full } else { StoreError::ReadOnly }
    }

    /// The file, when it is one that copies are to be kept of: on disk, written to, and not to be thrown away.
    pub fn kept_path(&self) -> Option<&Path> {
        self.path().filter(|_| !self.throw_away && !self.look_only)
    }

    /// Whether nothing can be saved: the file or its folder is read-only, or the disk is full.
    pub fn is_look_only(&self) -> bool {
        self.look_only
    }

    /// Takes the rep's cadences. When they differ from those that the kept due dates were made with, all are made again.
    ///
    /// # Errors
    /// As a write.
    pub fn set_policy(&mut self, policy: DuePolicy) -> Result<()> {
        self.policy = policy;
        self.refresh_policy()
    }

    /// Whether another connection has written since this was last asked, or since the file was opened.
    pub fn changed_elsewhere(&mut self) -> Result<bool> {
        let version = data_version(&self.conn)?;
        Ok(std::mem::replace(&mut self.data_version, version) != version)
    }

    /// How many kibibytes of pages are held in memory.
    fn set_cache(&self, kibibytes: i64) -> Result<()> {
        Ok(self.conn.pragma_update(None, "cache_size", -kibibytes)?)
    }

    /// Refuses when the path no longer leads to the open file.
    fn check_not_moved(&self) -> Result<()> {
        let (Some(path), Some(identity)) = (&self.path, self.identity) else { return Ok(()) };
        match platform::identity(path) {
            Ok(now) if now == identity => Ok(()),
            _ => Err(StoreError::Moved),
        }
    }
}

/// A number that changes with every write of another connection.
fn data_version(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
}

/// An instant as it is stored: RFC 3339, seconds, with its offset.
pub(crate) fn instant(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// Bytes in lower-case hexadecimal, two digits each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or_default());
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
