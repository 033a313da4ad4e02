//! Reads what can be found of customers: all of them for the index, or one that was changed. Finds nobody.

use super::{
    super::{Store, error::Result},
    index::{CustomerIndex, IndexEntry},
    readings::Readings,
};
use crate::domain::{id::CustomerId, moment::Moment};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row};
use std::path::Path;

impl CustomerIndex {
    /// Reads all customers of the file over a connection of its own, for a thread in the background.
    pub fn load(path: &Path) -> Result<CustomerIndex> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        conn.busy_timeout(std::time::Duration::from_secs(5))?;
        read(&conn)
    }
}

/// Reads what can be found of every customer, in one pass over three tables.
fn read(conn: &Connection) -> Result<CustomerIndex> {
    let mut index = CustomerIndex::over(Readings::new());
    let mut statement = conn.prepare(&format!("{ENTRY} ORDER BY q.customer_id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        index.push(&entry(row)?);
    }
    Ok(index)
}

/// Stands between the words of a customer; no word holds it.
const SEPARATOR: char = '\u{1}';

/// The words of a customer are joined by [`SEPARATOR`].
const ENTRY: &str = "SELECT q.customer_id, q.name, q.lane, q.tier, q.due, c.tags, c.reference,
    (SELECT group_concat(name, char(1)) FROM contact WHERE customer_id = c.id),
    (SELECT group_concat(v.value_key, char(1)) FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id WHERE p.customer_id = c.id)
    FROM queue AS q JOIN customer AS c ON c.id = q.customer_id";

fn entry(row: &Row<'_>) -> rusqlite::Result<IndexEntry> {
    let mut words = Vec::new();
    for (column, separator) in [(7, SEPARATOR), (8, SEPARATOR), (5, ' '), (6, SEPARATOR)] {
        if let Some(text) = row.get_ref(column)?.as_str_or_null()? {
            words.extend(text.split(separator).filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
    Ok(IndexEntry {
        customer: CustomerId(row.get(0)?),
        name: row.get(1)?,
        words,
        lane: row.get(2)?,
        tier: row.get(3)?,
        due: Moment::from_key(row.get_ref(4)?.as_str()?),
    })
}

impl Store {
    /// The index over all customers, read here and now; a screen loads its own with [`CustomerIndex::load`].
    pub fn customer_index(&self) -> Result<CustomerIndex> {
        read(&self.conn)
    }

    /// What can be found of one customer now; `None` when it is gone.
    pub fn index_entry(&self, customer: CustomerId) -> Result<Option<IndexEntry>> {
        let sql = format!("{ENTRY} WHERE q.customer_id = ?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([customer.0], entry).optional()?)
    }
}
