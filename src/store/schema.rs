//! The schema's versions and how a file moves from one to the next. Never edits an applied migration.

mod checks;

use super::{
    derive,
    error::{Result, StoreError},
};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

/// "gend", in the file's header: this is ours.
pub const APPLICATION_ID: i64 = 0x6765_6e64;

/// Every migration, oldest first. `user_version` counts how many a file has had.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
];

/// The last version that changed what the ledger's kept figures are made of: a file from before it gets them anew.
const FIGURES: i64 = 3;

/// The tables whose changes are journalled, and so undone; the others are made again from these. Each stands behind those that its
/// rows point at.
pub const JOURNALLED: &[&str] = &[
    "customer",
    "contact",
    "contact_channel",
    "product",
    "deal",
    "follow_up",
    "milestone",
    "next_step",
    "need_change",
    "sales_order",
    "order_line",
    "instalment",
    "receipt",
    "delivery",
    "delivery_line",
    "sales_return",
    "return_line",
    "invoice",
    "order_change",
    "target",
    "attachment",
    "customer_change",
    "promise",
    "report_seal",
    "finding_dismissal",
    "customer_alias",
    "declined_route",
    "log_effort",
];

/// The version that this program writes.
pub fn known_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// What the header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// No table yet, and no other program's mark.
    Empty,
    /// Ours, at this version.
    Ours(i64),
}

/// Reads the marks in one read transaction.
///
/// # Errors
/// [`StoreError::Foreign`] or [`StoreError::Newer`]: the file is left as it is.
pub fn header(conn: &Connection) -> Result<Header> {
    let (application, version, tables): (i64, i64, i64) = conn.query_row(
        "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema)
         FROM pragma_application_id AS a, pragma_user_version AS v",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    match (application, version) {
        (0, 0) if tables == 0 => Ok(Header::Empty),
        (APPLICATION_ID, v) if v > known_version() => Err(StoreError::Newer { found: v, known: known_version() }),
        (APPLICATION_ID, v) if v >= 1 => Ok(Header::Ours(v)),
        _ => Err(StoreError::Foreign),
    }
}

/// Brings the file to [`known_version`], all steps in one transaction: no file is left between two versions. Another window may have
/// done it first.
///
/// Tables are made anew the way that SQLite's manual has it: the rows that point at one must not notice while it is away, so
/// foreign keys are off (which no transaction may change) and all of them are looked at before the commit.
pub fn migrate(conn: &mut Connection) -> Result<()> {
    conn.pragma_update(None, "foreign_keys", false)?;
    let migrated = take_steps(conn);
    conn.pragma_update(None, "foreign_keys", true)?;
    migrated
}

fn take_steps(conn: &mut Connection) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let start = match header(&tx)? {
        Header::Empty => 0,
        Header::Ours(version) => version,
    };
    if start >= known_version() {
        return Ok(());
    }
    for (_, sql) in (0..).zip(MIGRATIONS).filter(|(version, _)| *version >= start) {
        tx.execute_batch(sql)?;
    }
    checks::shorten(&tx)?;
    install_journal(&tx)?;
    // Kept figures that only a rule can make are made when the tables are those that the rule knows.
    if start < FIGURES {
        derive::remake_ledger(&tx)?;
    }
    check_references(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", known_version())?;
    tx.commit()?;
    Ok(())
}

/// A migration lost no row that another points at.
fn check_references(conn: &Connection) -> Result<()> {
    let hanging =
        conn.query_row("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", [], |row| row.get(0)).optional()?;
    hanging.map_or(Ok(()), |table: String| Err(StoreError::Damaged(format!("foreign key of {table}"))))
}

/// A column of a journalled table.
pub struct Column {
    pub name: String,
    /// What stands in an older image of the row that knew no such column: the default of one that must hold something.
    pub fallback: Option<String>,
}

/// The columns of a journalled table, in order.
pub fn columns(conn: &Connection, table: &str) -> rusqlite::Result<Vec<Column>> {
    conn.prepare_cached("SELECT name, iif(\"notnull\", dflt_value, NULL) FROM pragma_table_info(?1)")?
        .query_map([table], |row| Ok(Column { name: row.get(0)?, fallback: row.get(1)? }))?
        .collect()
}

impl Column {
    /// The SQL that reads this column out of the image bound as `parameter`.
    pub fn of_image(&self, parameter: &str) -> String {
        let value = format!("json_extract({parameter}, '$.{}')", self.name);
        match &self.fallback {
            Some(fallback) => format!("coalesce({value}, {fallback})"),
            None => value,
        }
    }
}

/// (Re)makes the triggers that note which rows another program changed: what an undo must not run over. The images of our own
/// changes are kept by [`super::image`]; what stands in the file is read at each start, so it is short.
fn install_journal(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "DROP VIEW IF EXISTS touched;
         CREATE VIEW touched AS SELECT table_name, first_row AS id, change FROM journal;
         CREATE TRIGGER touched_elsewhere INSTEAD OF INSERT ON touched WHEN (SELECT operation_id FROM journal_scope) IS NULL BEGIN
             INSERT INTO journal (table_name, first_row, last_row, change) VALUES (NEW.table_name, NEW.id, NEW.id, NEW.change);
         END",
    )?;
    for table in JOURNALLED {
        if columns(conn, table)?.is_empty() {
            continue;
        }
        for change in ["update", "delete"] {
            conn.execute_batch(&format!(
                "DROP TRIGGER IF EXISTS journal_{change}_{table};
                 CREATE TRIGGER journal_{change}_{table} BEFORE {change} ON {table} BEGIN
                 INSERT INTO touched VALUES ('{table}', OLD.id, '{change}'); END"
            ))?;
        }
    }
    Ok(())
}
