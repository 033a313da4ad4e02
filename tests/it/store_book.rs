//! Books for the tests of the file itself: filled, dumped row by row. Tests nothing.

use chrono::{DateTime, FixedOffset, TimeDelta};
use gendan::{
    domain::record::CustomerRecord,
    store::{ImportOptions, ImportReport, LedgerOptions, Op, Result, Store, StoreError, op::NewCustomer},
};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// A Wednesday morning.
pub fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-11T09:30:00+08:00").unwrap()
}

pub fn hours_later(hours: i64) -> DateTime<FixedOffset> {
    now() + TimeDelta::hours(hours)
}

/// Adds customers, a saved action each.
pub fn add(store: &mut Store, names: &[&str]) {
    for name in names {
        let mut customer = NewCustomer::default();
        customer.fields.name = (*name).to_owned();
        customer.fields.note = Some(format!("note of {name} 备注"));
        store.apply(&Op::AddCustomer(Box::new(customer)), now()).unwrap();
    }
}

/// A book with customers, an undone action among them.
pub fn book(path: &Path) -> Store {
    let mut store = Store::open(path).unwrap();
    add(&mut store, &["华为技术有限公司", "Nordwind Ltd", "undone"]);
    store.undo(now()).unwrap();
    add(&mut store, &["大疆创新"]);
    store
}

/// Imports that many customers.
pub fn import(store: &mut Store, rows: usize, dry_run: bool) -> Result<ImportReport> {
    let options =
        ImportOptions { at: now(), source: "sheet.csv".to_owned(), dry_run, ledger: LedgerOptions::default() };
    let rows = (1..=rows).map(|n| {
        Ok::<_, StoreError>(CustomerRecord { line: n as u64, name: format!("Customer {n}"), ..Default::default() })
    });
    store.import_customers(rows, &options, |_| ()).map(|(report, _)| report)
}

/// Every row of every table but SQLite's own, as text.
pub fn dump(path: &Path) -> Vec<String> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let mut tables = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(|name| name.unwrap()).collect();
    let mut lines = Vec::new();
    for table in tables.iter().filter(|name| *name != "note_index" && !name.starts_with("sqlite_")) {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect();
            lines.push(format!("{table}: {}", cells.join(" | ")));
        }
    }
    lines.sort();
    lines
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
