//! Whether a file is a sound book of ours, asked of the file itself. Never writes into it.

use crate::store::{
    Totals,
    doctor::totals,
    error::{Result, StoreError},
    schema,
};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::Path;

/// The newest saved action: its number, and when it was. The time tells two books apart that grew from one snapshot.
pub(in crate::store) type LastOperation = Option<(i64, String)>;

/// What a sound copy holds.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) struct Checked {
    pub totals: Totals,
    pub last_operation: LastOperation,
}

/// Checks a file that is no one's live book: whose it is, its pages and its rows.
///
/// # Errors
/// [`StoreError::Foreign`], [`StoreError::Newer`], [`StoreError::BadSnapshot`] with SQLite's first complaint.
pub(in crate::store) fn check(path: &Path) -> Result<Checked> {
    checked(path, "PRAGMA quick_check(1)")
}

/// As [`check`], and every index against its table.
pub(in crate::store) fn check_wholly(path: &Path) -> Result<Checked> {
    checked(path, "PRAGMA integrity_check(1)")
}

fn checked(path: &Path, pragma: &str) -> Result<Checked> {
    let bad = |cause: String| StoreError::BadSnapshot { path: path.to_owned(), cause };
    let look = || -> Result<Checked> {
        let conn = open_for_reading(path)?;
        if schema::header(&conn)? == schema::Header::Empty {
            return Err(bad("empty".to_owned()));
        }
        let line: String = conn.query_row(pragma, [], |row| row.get(0))?;
        if line != "ok" {
            return Err(bad(line));
        }
        Ok(Checked { totals: totals(&conn)?, last_operation: last_operation(&conn)? })
    };
    look().map_err(|error| match error {
        StoreError::Damaged(cause) => bad(cause),
        StoreError::Sqlite(cause) => bad(cause.to_string()),
        other => other,
    })
}

/// A connection that cannot write.
pub(in crate::store) fn open_for_reading(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.execute_batch("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY")?;
    Ok(conn)
}

/// What was saved last behind a connection.
pub(in crate::store) fn last_operation(conn: &Connection) -> Result<LastOperation> {
    let newest = "SELECT id, at FROM operation ORDER BY id DESC LIMIT 1";
    Ok(conn.query_row(newest, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
