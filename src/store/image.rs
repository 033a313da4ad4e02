//! Images of rows before they are changed or deleted: temporary triggers, made when an action first needs one. Never in the file.
//!
//! SQLite reads the text of every trigger in the file at each start, wanted or not; those with a table's whole row are long. So
//! they are made for the connection that writes, table by table. Nothing is missed: an authorizer refuses each statement that
//! would change a row whose image nothing keeps, whoever prepares it.

use super::{error::Result, schema};
use rusqlite::{
    CachedStatement, Connection, ErrorCode,
    hooks::{AuthAction, AuthContext, Authorization},
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

/// The two changes that need an image, as SQL and the journal name them.
const CHANGES: [&str; 2] = ["update", "delete"];

// Two bits a table.
const _: () = assert!(schema::JOURNALLED.len() * CHANGES.len() <= 64);

/// Which triggers the connection has, a bit for each table and change.
#[derive(Default)]
pub(super) struct Images {
    made: Arc<AtomicU64>,
    /// What the authorizer has missed.
    missing: Arc<AtomicU64>,
    guarded: bool,
    /// What there was before the write that is under way; still there when a panic ended that.
    before: Option<u64>,
}

impl Images {
    /// A write begins, whose transaction goes with every trigger made in it should it fail.
    pub fn begin(&mut self, conn: &mut Connection) -> Result<()> {
        self.guard(conn)?;
        // One that panicked was taken back and told nobody.
        self.end(conn, false);
        self.before = Some(self.made.load(Relaxed));
        Ok(())
    }

    /// The write that began is over.
    pub fn end(&mut self, conn: &Connection, kept: bool) {
        let before = self.before.take();
        if let (Some(before), false) = (before, kept) {
            self.forget(conn, before);
        }
    }

    /// From now on the connection changes no row without its image.
    fn guard(&mut self, conn: &mut Connection) -> Result<()> {
        if !self.guarded {
            let (made, missing) = (Arc::clone(&self.made), Arc::clone(&self.missing));
            conn.authorizer(Some(move |context: AuthContext<'_>| match bit_of(&context.action) {
                Some(bit) if made.load(Relaxed) & bit == 0 => {
                    missing.fetch_or(bit, Relaxed);
                    Authorization::Deny
                }
                _ => Authorization::Allow,
            }))?;
            self.guarded = true;
        }
        Ok(())
    }

    /// Prepares a statement, making the triggers that it needs first.
    pub fn prepare<'c>(&self, conn: &'c Connection, sql: &str) -> Result<CachedStatement<'c>> {
        loop {
            let prepared = conn.prepare_cached(sql);
            let missing = self.missing.swap(0, Relaxed);
            match prepared {
                Err(error)
                    if missing != 0
                        && error.sqlite_error_code() == Some(ErrorCode::AuthorizationForStatementDenied) =>
                {
                    self.make(conn, missing)?;
                }
                prepared => return Ok(prepared?),
            }
        }
    }

    /// The transaction was taken back, and with it every trigger made since `before`.
    fn forget(&self, conn: &Connection, before: u64) {
        if self.made.swap(before, Relaxed) != before {
            // A kept statement would meet the authorizer as it runs; prepared again it is refused in time.
            conn.flush_prepared_statement_cache();
        }
    }

    fn make(&self, conn: &Connection, bits: u64) -> Result<()> {
        for (position, table) in schema::JOURNALLED.iter().enumerate() {
            for (which, change) in CHANGES.iter().enumerate() {
                if bits & bit(position, which) != 0 {
                    conn.execute_batch(&trigger(conn, table, change)?)?;
                }
            }
        }
        self.made.fetch_or(bits, Relaxed);
        Ok(())
    }
}

fn bit(position: usize, which: usize) -> u64 {
    1 << (position * CHANGES.len() + which)
}

/// The trigger that what is about to be done needs.
fn bit_of(action: &AuthAction<'_>) -> Option<u64> {
    let (table, which) = match action {
        AuthAction::Update { table_name, .. } => (table_name, 0),
        AuthAction::Delete { table_name } => (table_name, 1),
        _ => return None,
    };
    schema::JOURNALLED.iter().position(|journalled| journalled == table).map(|position| bit(position, which))
}

fn trigger(conn: &Connection, table: &str, change: &str) -> Result<String> {
    let columns = schema::columns(conn, table)?;
    let image: Vec<String> = columns.iter().map(|c| format!("'{0}', OLD.{0}", c.name)).collect();
    Ok(format!(
        "CREATE TEMP TRIGGER image_{change}_{table} BEFORE {change} ON main.{table} BEGIN
             INSERT INTO journal (operation_id, table_name, first_row, last_row, change, before)
             SELECT operation_id, '{table}', OLD.id, OLD.id, '{change}', json_object({}) FROM journal_scope;
         END",
        image.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use crate::store::{Op, Store, StoreError, op::NewCustomer};
    use chrono::{DateTime, FixedOffset};
    use rusqlite::params;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// What a panic took back is kept again by the next write: an undo finds every image.
    #[test]
    fn a_panic_in_a_write_leaves_no_row_without_its_image() {
        let at: DateTime<FixedOffset> = "2026-11-21T10:00:00+08:00".parse().unwrap();
        let mut store = Store::in_memory().unwrap();
        let mut customer = NewCustomer::default();
        customer.fields.name = "甲".to_owned();
        let (made, _) = store.apply(&Op::AddCustomer(Box::new(customer)), at).unwrap();
        let customer = made.customer.unwrap();
        let region = |store: &Store| -> Option<String> {
            store.conn.query_row("SELECT region FROM customer", [], |row| row.get(0)).unwrap()
        };
        let write = |store: &mut Store, region: &str, panics: bool| {
            store.write("edit_customer", None, at, |writing| {
                writing.run("UPDATE customer SET region = ?2 WHERE id = ?1", params![customer.0, region])?;
                assert!(!panics, "in the middle of a write");
                Ok::<_, StoreError>(())
            })
        };
        let ended = catch_unwind(AssertUnwindSafe(|| write(&mut store, "北京", true)));
        assert!(ended.is_err());
        assert_eq!(region(&store), None);
        write(&mut store, "上海", false).unwrap();
        write(&mut store, "广州", false).unwrap();
        store.undo(at).unwrap();
        assert_eq!(region(&store).as_deref(), Some("上海"));
        store.undo(at).unwrap();
        assert_eq!(region(&store), None);
    }
}
