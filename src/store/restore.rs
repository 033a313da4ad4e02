//! A snapshot back in the book's place. The file that was there is kept aside, whole, whatever its state; never overwritten.

use super::{
    Store, Totals,
    error::{Result, StoreError},
    open::{beside, cannot_open},
    platform, schema,
    snapshot::{Checked, check, check_wholly, copy, folder_of, numbered, open_for_reading, sweep},
};
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use rusqlite::{Connection, OpenFlags};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::NamedTempFile;

/// How long another program may take to end its use of the file.
const WAIT: Duration = Duration::from_secs(1);

/// How old a half-made copy is when nobody is at work on it any more.
const LEFT_AFTER: TimeDelta = TimeDelta::days(1);

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the file that was there is now, if there was one.
    pub kept: Option<PathBuf>,
    /// What the book holds now.
    pub totals: Totals,
}

impl Store {
    /// Puts the book in `snapshot` in the place of the one at `database`. The present file, damaged or foreign as it may be,
    /// goes beside it as `gendan-before-restore-YYYYMMDD-HHMMSS.db`, with its write-ahead log; the snapshot stays where it is.
    ///
    /// The snapshot is checked as a whole, copied beside the target, and the copy checked again before anything is touched;
    /// the exchange is one rename. Killed at any moment, there is a whole book at `database`, the old or the new.
    ///
    /// # Errors
    /// [`StoreError::BadSnapshot`], [`StoreError::Foreign`] and [`StoreError::Newer`] for the snapshot;
    /// [`StoreError::SameFile`]; [`StoreError::InUse`] when another window has the book open; [`StoreError::Full`],
    /// [`StoreError::CannotOpen`]. In each case the book is as it was.
    pub fn restore(snapshot: &Path, database: &Path, now: DateTime<FixedOffset>) -> Result<Restored> {
        regular(snapshot)?;
        // Where a link leads is what is exchanged, not the link.
        let database = match fs::symlink_metadata(database) {
            Ok(_) => fs::canonicalize(database).map_err(|error| cannot_open(database, &error))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => database.to_owned(),
            Err(error) => return Err(cannot_open(database, &error)),
        };
        let is_there = database.exists();
        if is_there {
            regular(&database)?;
            if fs::canonicalize(snapshot).is_ok_and(|path| path == database) {
                return Err(StoreError::SameFile(database));
            }
        } else if !folder_of(&database).exists() {
            crate::paths::private_folder(folder_of(&database)).map_err(|error| cannot_open(&database, &error))?;
        }
        // A younger one may be another window's work.
        let is_old = |entry: &fs::DirEntry| {
            let changed = entry.metadata().and_then(|meta| meta.modified());
            changed
                .is_ok_and(|changed| now - DateTime::<FixedOffset>::from(DateTime::<Utc>::from(changed)) > LEFT_AFTER)
        };
        sweep(folder_of(&database), is_old);
        let wanted = check_wholly(snapshot)?;
        let (part, _) = copy(&open_for_reading(snapshot)?, folder_of(&database))?;
        compare(part.path(), &wanted)?;
        let kept = if is_there {
            Some(exchange(part, &database, now)?)
        } else {
            let kept = move_logs(&database, &aside(&database, now)?)?;
            let placed = part.persist_noclobber(&database);
            placed.map_err(|failed| cannot_open(&database, &failed.error))?;
            kept
        };
        // The exchange is done and cannot be called a failure: until the folder is synced, a power cut may bring back the
        // old book, whole.
        if let Err(error) = platform::sync_folder(folder_of(&database)) {
            tracing::warn!(%error, "the folder of a restored book could not be synced");
        }
        Ok(Restored { kept, totals: wanted.totals })
    }
}

/// Refuses folders, pipes and what is not there.
fn regular(path: &Path) -> Result<()> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Ok(()),
        Ok(_) => Err(StoreError::CannotOpen { path: path.to_owned(), cause: "not a regular file".to_owned() }),
        Err(error) => Err(cannot_open(path, &error)),
    }
}

/// The copy holds what the snapshot holds.
fn compare(part: &Path, wanted: &Checked) -> Result<()> {
    let found = check(part)?;
    if &found == wanted {
        return Ok(());
    }
    Err(StoreError::BadSnapshot { path: part.to_owned(), cause: "rows are missing".to_owned() })
}

/// Keeps the present file aside and puts the new one in its place; gives the name of the old one.
fn exchange(part: NamedTempFile, database: &Path, now: DateTime<FixedOffset>) -> Result<PathBuf> {
    let hold = take_hold(database)?;
    platform::make_private(database);
    let kept = aside(database, now)?;
    if !platform::REPLACES_OPEN_FILES {
        drop(hold);
        return exchange_files(part, database, kept);
    }
    let result = exchange_files(part, database, kept);
    drop(hold);
    result
}

fn exchange_files(part: NamedTempFile, database: &Path, kept: PathBuf) -> Result<PathBuf> {
    // A second name for the old file, so that there is no moment without a book.
    let is_linked = match fs::hard_link(database, &kept) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(StoreError::Occupied(kept)),
        // A file system without links, such as that of a memory stick.
        Err(_) => fs::rename(database, &kept).map(|()| false).map_err(|error| cannot_open(&kept, &error))?,
    };
    let placed = move_logs(database, &kept).and_then(|_| {
        let placed = if is_linked { part.persist(database) } else { part.persist_noclobber(database) };
        placed.map_err(|failed| cannot_open(database, &failed.error))
    });
    if let Err(error) = placed {
        // Back to how it was.
        let _ = move_logs(&kept, database);
        let _ = if is_linked { fs::remove_file(&kept) } else { put_back(&kept, database) };
        return Err(error);
    }
    Ok(kept)
}

/// The old name again, unless another window has made a file there meanwhile.
fn put_back(kept: &Path, database: &Path) -> io::Result<()> {
    if fs::symlink_metadata(database).is_ok() { Ok(()) } else { fs::rename(kept, database) }
}

/// Makes sure that nobody else has the file open, and folds its log into it. A file that SQLite cannot read has no such
/// state: its log goes aside with it.
fn take_hold(database: &Path) -> Result<Option<Connection>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let hold = || -> Result<Connection> {
        let conn = Connection::open_with_flags(database, flags)?;
        conn.busy_timeout(WAIT)?;
        match schema::header(&conn) {
            Ok(schema::Header::Ours(_)) | Err(StoreError::Newer { .. }) => {}
            // Not ours to change, not even in its header.
            Ok(schema::Header::Empty) => return Err(StoreError::Foreign),
            Err(error) => return Err(error),
        }
        // Leaving WAL needs the file for oneself: it fails while any other connection is open, idle ones too.
        conn.pragma_update(None, "journal_mode", "DELETE")?;
        conn.execute_batch("BEGIN EXCLUSIVE")?;
        let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        // A window that came in between the two is in WAL again.
        if mode != "delete" {
            return Err(StoreError::Busy);
        }
        Ok(conn)
    };
    match hold() {
        Ok(conn) => Ok(Some(conn)),
        Err(StoreError::Busy) => Err(StoreError::InUse),
        Err(StoreError::Full) => Err(StoreError::Full),
        Err(_) => Ok(None),
    }
}

/// Moves what is left of a write-ahead log, its index or a rollback journal to another file's side: beside the new file
/// they would be played into that one. Gives the log's new name, if there was one.
fn move_logs(from: &Path, to: &Path) -> Result<Option<PathBuf>> {
    let mut log = None;
    for suffix in ["-wal", "-shm", "-journal"] {
        match fs::rename(beside(from, suffix), beside(to, suffix)) {
            Ok(()) if suffix == "-wal" => log = Some(beside(to, suffix)),
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(cannot_open(&beside(from, suffix), &error));
            }
            _ => {}
        }
    }
    Ok(log)
}

/// A free name for the present file, beside it.
fn aside(database: &Path, now: DateTime<FixedOffset>) -> Result<PathBuf> {
    let stem = database.file_stem().unwrap_or_default();
    numbered(now.naive_local(), |time| {
        let mut name = stem.to_owned();
        name.push(time.format("-before-restore-%Y%m%d-%H%M%S").to_string());
        if let Some(extension) = database.extension() {
            name.push(".");
            name.push(extension);
        }
        let path = folder_of(database).join(name);
        let is_free = |path: &Path| fs::symlink_metadata(path).is_err();
        if is_free(&path) && is_free(&beside(&path, "-wal")) { Ok(path) } else { Err(StoreError::Occupied(path)) }
    })
}
