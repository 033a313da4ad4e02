//! A verified copy of the whole book in one file. Overwrites nothing and leaves nothing half-made under a real name.
//!
//! The copy is made by SQLite inside one read transaction, so other windows go on reading and writing. It grows under a
//! hidden name (`.snapshot-….part`, 0600, made with O_EXCL) beside its target, is opened and checked, synced, and only then
//! gets its name. Files in `attachments/` are no part of it: they are never changed and stay where they are.

mod check;
mod folder;
mod rotation;

pub(super) use check::{Checked, check, check_wholly, open_for_reading};
pub(super) use folder::{PART_PREFIX, PART_SUFFIX, numbered, sweep};
pub use folder::{newest_snapshot, snapshot_if_due, snapshot_name};

use super::{
    Store, Totals,
    doctor::totals,
    error::{Result, StoreError},
    open::{at, cannot_open},
    platform,
};
use crate::{clock::Clock, paths};
use check::last_operation;
use chrono::{DateTime, FixedOffset};
use rusqlite::Connection;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// A copy that was made and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub path: PathBuf,
    /// Its size, in bytes.
    pub bytes: u64,
    /// What is in it.
    pub totals: Totals,
}

impl Store {
    /// Copies the book to `target`, where nothing may be yet. Works too while the book can only be looked at.
    ///
    /// # Errors
    /// [`StoreError::Occupied`] when anything is at `target`, be it an older copy; [`StoreError::Full`],
    /// [`StoreError::CannotOpen`] (no folder, no permission), [`StoreError::BadSnapshot`] (the copy did not pass its check),
    /// [`StoreError::Damaged`] (the book itself). In each case nothing is left at or beside `target`.
    pub fn snapshot(&self, target: &Path) -> Result<Snapshot> {
        take(&self.conn, target)
    }

    /// Copies the book into `backups/` beside it, as `gendan-YYYYMMDD-HHMMSS.db` for a book called `gendan.db`, then thins the
    /// older ones: all of two days stay, then one of 12 days, 10 weeks and 9 months.
    ///
    /// # Errors
    /// As [`Store::snapshot`]. [`StoreError::Missing`] for a book in memory, which has no place.
    pub fn snapshot_beside(&self, now: DateTime<FixedOffset>) -> Result<Snapshot> {
        let path = self.path.as_deref().ok_or(StoreError::Missing("file"))?;
        folder::keep(&self.conn, path, now)
    }

    /// Makes sure that the book as it is now can be got back: a copy in `backups/`, unless the newest one holds the same.
    /// Books in memory and throw-away books need none.
    ///
    /// # Errors
    /// [`StoreError::NoSnapshot`], with the reason in it: whoever is about to change much should not.
    pub(super) fn snapshot_before_bulk(&self, now: DateTime<FixedOffset>) -> Result<()> {
        match self.kept_path() {
            Some(path) => before(&self.conn, path, now),
            None => Ok(()),
        }
    }
}

/// The copy that goes before a migration, which has no other way back.
///
/// # Errors
/// [`StoreError::NoSnapshot`].
pub(super) fn snapshot_before_migration(conn: &Connection, path: &Path) -> Result<()> {
    before(conn, path, Clock::running().now())
}

fn before(conn: &Connection, path: &Path, now: DateTime<FixedOffset>) -> Result<()> {
    folder::keep_if_changed(conn, path, now).map(drop).map_err(|why| StoreError::NoSnapshot(Box::new(why)))
}

/// Copies the book behind `conn` to `target`.
pub(super) fn take(conn: &Connection, target: &Path) -> Result<Snapshot> {
    if fs::symlink_metadata(target).is_ok() {
        return Err(StoreError::Occupied(target.to_owned()));
    }
    let (part, totals) = copy(conn, folder_of(target))?;
    let bytes = part.as_file().metadata()?.len();
    part.persist_noclobber(target).map_err(|failed| match failed.error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::Occupied(target.to_owned()),
        _ => cannot_open(target, &failed.error),
    })?;
    if let Err(error) = platform::sync_folder(folder_of(target)) {
        let _ = fs::remove_file(target);
        return Err(cannot_open(folder_of(target), &error));
    }
    Ok(Snapshot { path: target.to_owned(), bytes, totals })
}

/// A checked and synced copy under a hidden name in `folder`, gone when dropped.
pub(super) fn copy(conn: &Connection, folder: &Path) -> Result<(NamedTempFile<File>, Totals)> {
    let part = tempfile::Builder::new()
        .prefix(PART_PREFIX)
        .suffix(PART_SUFFIX)
        .make_in(folder, paths::private_file)
        .map_err(|error| cannot_open(folder, &error))?;
    let copied = copy_into(conn, part.path());
    // SQLite takes its journal away by itself, but not when it fails between two calls.
    let _ = fs::remove_file(super::open::beside(part.path(), "-journal"));
    let totals = copied?;
    part.as_file().sync_all().map_err(|error| cannot_open(folder, &error))?;
    Ok((part, totals))
}

fn copy_into(conn: &Connection, part: &Path) -> Result<Totals> {
    let name = part.to_str().ok_or_else(|| StoreError::CannotOpen {
        path: part.to_owned(),
        cause: "the name of the folder is not Unicode".to_owned(),
    })?;
    let before = last_operation(conn)?;
    conn.execute("VACUUM INTO ?1", [name]).map_err(|error| at(part, error.into()))?;
    let held = totals(conn)?;
    let after = last_operation(conn)?;
    let copied = check(part)?;
    // Without a write meanwhile the copy must hold the very rows; else it stands somewhere between the two.
    let is_same = if before == after {
        copied.last_operation == after && copied.totals == held
    } else {
        copied.last_operation >= before && copied.last_operation <= after
    };
    if is_same {
        Ok(copied.totals)
    } else {
        Err(StoreError::BadSnapshot { path: part.to_owned(), cause: "rows are missing".to_owned() })
    }
}

/// The folder that a path lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
