//! Opens the file as `trust.md` demands: private, ours, in WAL with full sync, or only looked at. Never repairs.

use super::{
    Store,
    error::{Result, StoreError},
    platform, schema,
    snapshot::snapshot_before_migration,
};
use crate::clock;
use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a writer waits for another before it says so.
pub(super) const BUSY: Duration = Duration::from_secs(5);

/// How the folder of a copy begins.
const LOOK: &str = "gendan-look-";

/// How long a turn is when several start at once.
const TURN: Duration = Duration::from_millis(2);

impl Store {
    /// Opens the rep's file, making it (0600 in a 0700 folder) when there is none.
    ///
    /// A file or folder that cannot be written is opened for looking only: [`Store::is_look_only`].
    ///
    /// # Errors
    /// [`StoreError::Foreign`], [`StoreError::Newer`], [`StoreError::Damaged`], [`StoreError::CannotOpen`]: the file is untouched.
    pub fn open(path: &Path) -> Result<Store> {
        Store::open_telling(path, &|| {})
    }

    /// As [`Store::open`]; `before_upgrade` is called once a file of an earlier version was found, before it is copied and brought to
    /// this one: with a large book that is minutes in which nothing else is to be seen.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_telling(path: &Path, before_upgrade: &dyn Fn()) -> Result<Store> {
        let fresh = prepare(path)?;
        match connect_in_turn(path, before_upgrade) {
            Ok(store) => Ok(store),
            // What we made stays, empty: another window may be at it already.
            Err(error) if fresh => Err(at(path, error)),
            Err(error @ (StoreError::ReadOnly | StoreError::Full)) => match Store::look(path) {
                // There is nothing to look at: what stood in the way of writing is the better word.
                Err(StoreError::Io(_)) => Err(error),
                Err(other) => Err(other),
                Ok(mut store) => {
                    store.is_full = matches!(error, StoreError::Full);
                    Ok(store)
                }
            },
            Err(error) => Err(at(path, error)),
        }
    }

    /// Opens a private copy of the file as it is now, for looking only: a WAL file cannot be read without writing beside it.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::ReadOnly`] for a file of an older version, which would have to be changed to be read.
    pub fn look(path: &Path) -> Result<Store> {
        look_at_copy(path)
    }

    /// Opens an existing file, or says that there is none; nothing is created.
    pub fn open_existing(path: &Path) -> Result<Store> {
        fs::metadata(path).map_err(|cause| cannot_open(path, &cause))?;
        Store::open(path)
    }

    /// A book that lives in memory, for tests.
    pub fn in_memory() -> Result<Store> {
        let mut conn = Connection::open_in_memory()?;
        configure(&conn)?;
        schema::migrate(&mut conn)?;
        Store::over(conn, None, None, false)
    }

    /// A book in a file that nobody will miss: as [`Store::open`], but a power cut may cost all of it, and writing is fast.
    pub fn open_throw_away(path: &Path) -> Result<Store> {
        let mut store = Store::open(path)?;
        store.throw_away = true;
        store.conn.pragma_update(None, "synchronous", "OFF")?;
        Ok(store)
    }

    /// Ends the use of the file: folds the write-ahead log back in, so that one file holds all.
    pub fn close(self) {
        if !self.is_look_only() {
            let _ = self.conn.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(PASSIVE)");
        }
    }
}

/// Makes folder and file when there are none; true when the file is new.
fn prepare(path: &Path) -> Result<bool> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => return Ok(false),
        Ok(_) => {
            return Err(StoreError::CannotOpen { path: path.to_owned(), cause: "not a regular file".to_owned() });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(cannot_open(path, &error)),
    }
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty())
        && !folder.exists()
    {
        platform::create_private_folder(folder).map_err(|cause| cannot_open(folder, &cause))?;
    }
    match platform::create_private_file(path) {
        Ok(()) => Ok(true),
        // Another window was first.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_file() => Ok(false),
        Err(error) => Err(cannot_open(path, &error)),
    }
}

/// A failed call on a file, as an error that names it; no room left is told apart.
pub(super) fn cannot_open(path: &Path, cause: &io::Error) -> StoreError {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    if matches!(cause.kind(), StorageFull | QuotaExceeded | FileTooLarge) {
        return StoreError::Full;
    }
    StoreError::CannotOpen { path: path.to_owned(), cause: cause.to_string() }
}

/// Names the file in an error that SQLite gives no better word for.
pub(super) fn at(path: &Path, error: StoreError) -> StoreError {
    match error {
        StoreError::Sqlite(cause) => StoreError::CannotOpen { path: path.to_owned(), cause: cause.to_string() },
        other => other,
    }
}

/// Connects, waiting for others that start at the same moment: SQLite does not wait by itself where it turns to WAL.
fn connect_in_turn(path: &Path, before_upgrade: &dyn Fn()) -> Result<Store> {
    let start = clock::stopwatch();
    loop {
        match connect(path, before_upgrade) {
            Err(StoreError::Busy) if start.elapsed() < BUSY => std::thread::park_timeout(TURN),
            connected => return connected,
        }
    }
}

fn connect(path: &Path, before_upgrade: &dyn Fn()) -> Result<Store> {
    // Not asked by opening the file here: closing it again would drop the locks that other connections of this program hold.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = platform::identity(path).map_err(|_| StoreError::Moved)?;
    let mut conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(BUSY)?;
    if conn.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    // Who owns the file is asked before anything is set that would write into it; not even a foreign log is folded in.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let header = schema::header(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    // A restore may have put another file here meanwhile: its write-ahead log must not come from this one.
    if platform::identity(path).ok() != Some(opened) {
        return Err(StoreError::Moved);
    }
    platform::make_private(path);
    conn.pragma_update(None, "journal_mode", "WAL")?;
    configure(&conn)?;
    if header != schema::Header::Ours(schema::known_version()) {
        if let schema::Header::Ours(_) = header {
            before_upgrade();
            snapshot_before_migration(&conn, path)?;
        }
        schema::migrate(&mut conn)?;
    }
    if platform::identity(path).ok() != Some(opened) {
        return Err(StoreError::Moved);
    }
    Store::over(conn, Some(path.to_owned()), Some(opened), false)
}

fn configure(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;",
    )?;
    conn.pragma_update(None, "cache_size", -super::CACHE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan does not depend on what is bound: or SQLite makes many of them again for each row of an import.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 64 << 20)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// A copy in the folder of temporary files; where that disk is full as well, in memory.
fn look_at_copy(path: &Path) -> Result<Store> {
    let beside_others = platform::private_temporary_folder(LOOK, None);
    let found = beside_others.map_err(StoreError::from).and_then(|folder| look_in(folder, path));
    match (found, platform::memory_folder()) {
        (Err(StoreError::Io(_) | StoreError::CannotOpen { .. } | StoreError::Full), Some(memory)) => {
            look_in(platform::private_temporary_folder(LOOK, Some(memory))?, path)
        }
        (found, _) => found,
    }
}

fn look_in(folder: tempfile::TempDir, path: &Path) -> Result<Store> {
    let copy = folder.path().join("look.db");
    copy_into(path, &copy)?;
    let wal = beside(path, "-wal");
    if wal.exists() {
        copy_into(&wal, &beside(&copy, "-wal"))?;
    }
    let conn = Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(BUSY)?;
    if schema::header(&conn)? != schema::Header::Ours(schema::known_version()) {
        return Err(StoreError::ReadOnly);
    }
    configure(&conn)?;
    conn.pragma_update(None, "query_only", true)?;
    let mut store = Store::over(conn, Some(path.to_owned()), None, true)?;
    store.look_folder = Some(folder);
    Ok(store)
}

/// Copies the bytes into a new file of our own: not the leave to read or write it.
fn copy_into(from: &Path, to: &Path) -> Result<()> {
    let mut bytes = fs::File::open(from).map_err(|cause| cannot_open(from, &cause))?;
    platform::create_private_file(to)?;
    io::copy(&mut bytes, &mut fs::OpenOptions::new().write(true).open(to)?)?;
    Ok(())
}

/// The path with a suffix on its last part.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
