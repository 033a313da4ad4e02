//! Opens the file as `trust.md` demands: private, ours, in WAL with full sync, or only looked at. Never repairs.

use super::{
    Store,
    error::{Result, StoreError},
    platform, schema,
    snapshot::snapshot_before_migration,
};
use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

/// How long a writer waits for another before it says so.
pub(super) const BUSY: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the rep's file, making it (0600 in a 0700 folder) when there is none.
    ///
    /// A file or folder that cannot be written is opened for looking only: [`Store::is_look_only`].
    ///
    /// # Errors
    /// [`StoreError::Foreign`], [`StoreError::Newer`], [`StoreError::Damaged`], [`StoreError::CannotOpen`]: the file is untouched.
    pub fn open(path: &Path) -> Result<Store> {
        let fresh = prepare(path)?;
        match connect(path) {
            Ok(store) => Ok(store),
            Err(error) if fresh => {
                // What we made is taken away again, unless something got in already.
                if fs::metadata(path).is_ok_and(|m| m.len() == 0) {
                    let _ = fs::remove_file(path);
                }
                Err(error)
            }
            Err(error @ (StoreError::ReadOnly | StoreError::Full)) => {
                let mut store = look_at_copy(path)?;
                store.is_full = matches!(error, StoreError::Full);
                Ok(store)
            }
            Err(error) => Err(at(path, error)),
        }
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

fn connect(path: &Path) -> Result<Store> {
    let writable = fs::OpenOptions::new().write(true).open(path).is_ok();
    if !writable {
        return Err(StoreError::ReadOnly);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = platform::identity(path).map_err(|_| StoreError::Moved)?;
    let mut conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(BUSY)?;
    // Who owns the file is asked before anything is set that would write into it.
    let header = schema::header(&conn)?;
    // A restore may have put another file here meanwhile: its write-ahead log must not come from this one.
    if platform::identity(path).ok() != Some(opened) {
        return Err(StoreError::Moved);
    }
    platform::make_private(path);
    conn.pragma_update(None, "journal_mode", "WAL")?;
    configure(&conn)?;
    if header != schema::Header::Ours(schema::known_version()) {
        if let schema::Header::Ours(_) = header {
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
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;",
    )?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 64 << 20)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// A WAL file cannot be read without writing beside it: where nothing can be written, a private copy is looked at. Where
/// the disk of temporary files is full as well, it is made in memory.
fn look_at_copy(path: &Path) -> Result<Store> {
    let beside_others = tempfile::Builder::new().prefix("gendan-look-").tempdir();
    let found = beside_others.map_err(StoreError::from).and_then(|folder| look_in(folder, path));
    match (found, platform::memory_folder()) {
        (Err(StoreError::Io(_) | StoreError::CannotOpen { .. } | StoreError::Full), Some(memory)) => {
            look_in(tempfile::Builder::new().prefix("gendan-look-").tempdir_in(memory)?, path)
        }
        (found, _) => found,
    }
}

fn look_in(folder: tempfile::TempDir, path: &Path) -> Result<Store> {
    let copy = folder.path().join("look.db");
    fs::copy(path, &copy).map_err(|cause| cannot_open(path, &cause))?;
    let wal = beside(path, "-wal");
    if wal.exists() {
        fs::copy(&wal, beside(&copy, "-wal")).map_err(|cause| cannot_open(&wal, &cause))?;
    }
    let mut permissions = fs::metadata(&copy)?.permissions();
    if permissions.readonly() {
        #[expect(clippy::permissions_set_readonly_false, reason = "a throw-away copy in a folder of our own")]
        permissions.set_readonly(false);
        fs::set_permissions(&copy, permissions)?;
        platform::make_private(&copy);
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

/// The path with a suffix on its last part.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
