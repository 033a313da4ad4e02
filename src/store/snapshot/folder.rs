//! `backups/` beside the book: names, the newest, whether one is due, thinning. Touches no file that it did not name.

use super::{
    Snapshot,
    check::{LastOperation, last_operation, open_for_reading},
    folder_of, rotation, take,
};
use crate::{
    paths,
    store::{
        error::{Result, StoreError},
        open::{BUSY, cannot_open},
        schema,
    },
};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, Timelike};
use rusqlite::{Connection, OpenFlags};
use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

/// A copy that is still being made.
pub(in crate::store) const PART_PREFIX: &str = ".snapshot-";
pub(in crate::store) const PART_SUFFIX: &str = ".part";

const FOLDER: &str = "backups";
const TIME: &str = "%Y%m%d-%H%M%S";
/// How long after the last snapshot the next is due.
const AT_MOST_EVERY: TimeDelta = TimeDelta::hours(1);
/// How many names are tried when the one of this second is taken.
const NAMES: i32 = 600;

/// The newest snapshot in `backups/` beside the book, by its name. Opens nothing; works when the book is damaged or gone.
pub fn newest_snapshot(database: &Path) -> Option<PathBuf> {
    let series = Series::of(database);
    let newest = series.times().into_iter().max()?;
    Some(series.path(newest))
}

/// What a snapshot of this moment is called: `gendan-YYYYMMDD-HHMMSS.db` for a book called `gendan.db`.
pub fn snapshot_name(database: &Path, now: DateTime<FixedOffset>) -> OsString {
    Series::of(database).name(now.naive_local())
}

/// Copies the book into `backups/` beside it when that is due: the last copy is an hour old, and something was saved since.
/// `None` when it is not, or when another window is at it.
///
/// For the idle app. A copy of a big book takes seconds: call it on a thread of its own. It opens a connection of its own, and
/// the app's goes on reading and writing meanwhile. Not for a book that can only be looked at.
///
/// # Errors
/// As [`crate::store::Store::snapshot`]. The older snapshots stay as they are.
pub fn snapshot_if_due(database: &Path, now: DateTime<FixedOffset>) -> Result<Option<PathBuf>> {
    let series = Series::of(database);
    let last = series.last_before(now.naive_local());
    if last.is_some_and(|last| now.naive_local() - last < AT_MOST_EVERY) {
        return Ok(None);
    }
    // Without leave to create: a book that was moved away must not come back empty.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(database, flags)?;
    conn.busy_timeout(BUSY)?;
    conn.execute_batch("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY")?;
    if schema::header(&conn)? == schema::Header::Empty || !is_changed(&conn, &series, now.naive_local())? {
        return Ok(None);
    }
    if series.is_locked() {
        return Ok(None);
    }
    keep(&conn, database, now).map(|snapshot| Some(snapshot.path))
}

/// A new copy in `backups/`, whatever is there; the older ones are thinned once it is verified.
pub(super) fn keep(conn: &Connection, database: &Path, now: DateTime<FixedOffset>) -> Result<Snapshot> {
    let series = Series::of(database);
    paths::private_folder(&series.folder).map_err(|error| cannot_open(&series.folder, &error))?;
    let lock = series.lock();
    let snapshot = numbered(now.naive_local(), |time| take(conn, &series.path(time)))?;
    series.thin(now.naive_local());
    drop(lock);
    Ok(snapshot)
}

/// As [`keep`], unless the last copy holds the same, or there is nothing to hold.
pub(super) fn keep_if_changed(
    conn: &Connection,
    database: &Path,
    now: DateTime<FixedOffset>,
) -> Result<Option<Snapshot>> {
    let series = Series::of(database);
    if is_changed(conn, &series, now.naive_local())? { keep(conn, database, now).map(Some) } else { Ok(None) }
}

/// Whether the book has an action, and neither the last snapshot nor one that claims to come from the future ends with it.
/// One that cannot be read counts as none.
fn is_changed(conn: &Connection, series: &Series, now: NaiveDateTime) -> Result<bool> {
    let newest = last_operation(conn)?;
    let read = |path: &Path| -> Result<LastOperation> { last_operation(&open_for_reading(path)?) };
    let is_kept = |time| read(&series.path(time)).is_ok_and(|then| then == newest);
    let candidates = [series.last_before(now), series.times().into_iter().max()];
    Ok(newest.is_some() && !candidates.into_iter().flatten().any(is_kept))
}

/// Tries `make` with the time and the seconds after it, until a name is free.
pub(in crate::store) fn numbered<T>(time: NaiveDateTime, make: impl Fn(NaiveDateTime) -> Result<T>) -> Result<T> {
    let mut result = make(time);
    for second in 1..NAMES {
        let Err(StoreError::Occupied(_)) = result else { break };
        let Some(next) = time.checked_add_signed(TimeDelta::seconds(second.into())) else { break };
        result = make(next);
    }
    result
}

/// The snapshots of one book: two books in a folder share `backups/`, and each has its own name in front.
struct Series {
    folder: PathBuf,
    /// `gendan-` of `gendan.db`.
    before: OsString,
    /// `.db` of `gendan.db`.
    after: OsString,
}

impl Series {
    fn of(database: &Path) -> Series {
        let mut before = database.file_stem().unwrap_or_default().to_owned();
        before.push("-");
        let mut after = OsString::new();
        if let Some(extension) = database.extension() {
            after.push(".");
            after.push(extension);
        }
        Series { folder: folder_of(database).join(FOLDER), before, after }
    }

    fn path(&self, time: NaiveDateTime) -> PathBuf {
        self.folder.join(self.name(time))
    }

    fn name(&self, time: NaiveDateTime) -> OsString {
        let mut name = self.before.clone();
        name.push(time.format(TIME).to_string());
        name.push(&self.after);
        name
    }

    fn times(&self) -> Vec<NaiveDateTime> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let files = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        files.filter_map(|entry| self.time(&entry.file_name())).collect()
    }

    /// The time in a name of the series.
    fn time(&self, name: &OsString) -> Option<NaiveDateTime> {
        let middle = name.as_encoded_bytes().strip_prefix(self.before.as_encoded_bytes())?;
        let text = str::from_utf8(middle.strip_suffix(self.after.as_encoded_bytes())?).ok()?;
        let time = NaiveDateTime::parse_from_str(text, TIME).ok()?;
        // Signs, blanks and leap seconds would read, but are not written.
        (time.format(TIME).to_string() == text && text.len() == 15 && time.nanosecond() == 0).then_some(time)
    }

    /// The newest that is not from the future: a clock that was wrong once must not stop snapshots for years.
    fn last_before(&self, now: NaiveDateTime) -> Option<NaiveDateTime> {
        self.times().into_iter().filter(|&time| time <= now).max()
    }

    /// Removes what is needless. A file that will not go is no reason to fail: the new one is there.
    fn thin(&self, now: NaiveDateTime) {
        for time in rotation::superseded(&self.times(), now) {
            if let Err(error) = fs::remove_file(self.path(time)) {
                tracing::warn!(%error, "an old snapshot could not be removed");
            }
        }
    }

    /// Whether someone is making a snapshot in this folder now.
    fn is_locked(&self) -> bool {
        let Ok(file) = File::open(self.lock_path()) else { return false };
        matches!(file.try_lock(), Err(TryLockError::WouldBlock))
    }

    /// Shares the folder with others who make a snapshot. When nobody does, what killed ones left is swept first. A file
    /// system without locks goes without: the names alone keep two apart.
    fn lock(&self) -> Option<File> {
        let file = paths::private_append(&self.lock_path()).ok()?;
        if file.try_lock().is_ok() {
            sweep(&self.folder, |_| true);
            file.unlock().ok()?;
        }
        file.lock_shared().ok()?;
        Some(file)
    }

    fn lock_path(&self) -> PathBuf {
        self.folder.join(".lock")
    }
}

/// Removes the half-made copies in a folder that `is_left` gives up.
pub(in crate::store) fn sweep(folder: &Path, is_left: impl Fn(&fs::DirEntry) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PART_PREFIX) && name.contains(PART_SUFFIX) && is_left(&entry) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_the_series_are_snapshots() {
        let series = Series::of(Path::new("books/gendan.db"));
        assert_eq!(series.folder, Path::new("books/backups"));
        let cases = [
            ("gendan-20260311-093000.db", true),
            ("gendan-20240229-235959.db", true),
            ("gendan-20260229-000000.db", false),
            ("gendan-20260311-093000.db.bak", false),
            ("gendan-20260311-093000-2.db", false),
            ("gendan-2026311-093000.db", false),
            ("gendan-20260311-093060.db", false),
            ("mine-20260311-093000.db", false),
            ("gendan-mine-20260311-093000.db", false),
            ("gendan-.db", false),
            ("gendan-db", false),
            (".snapshot-a1b2c3.part", false),
        ];
        for (name, is_one) in cases {
            assert_eq!(series.time(&name.into()).is_some(), is_one, "{name}");
        }
        let bare = Series::of(Path::new("book"));
        let time = NaiveDateTime::parse_from_str("20260311-093000", TIME).unwrap();
        assert_eq!(bare.path(time), Path::new("./backups/book-20260311-093000"));
        assert_eq!(bare.time(&"book-20260311-093000".into()), Some(time));
    }

    #[test]
    fn a_taken_name_is_the_next_second() {
        let time = NaiveDateTime::parse_from_str("20261231-235959", TIME).unwrap();
        let free = time + TimeDelta::seconds(2);
        let make = |t| if t < free { Err(StoreError::Occupied(PathBuf::new())) } else { Ok(t) };
        assert_eq!(numbered(time, make).unwrap(), free);
        assert!(matches!(numbered(time, |_| Err::<(), _>(StoreError::Full)), Err(StoreError::Full)));
    }
}
