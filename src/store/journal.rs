//! One action, one transaction, one undo step: what was touched is written down, and put back by `undo`.

use super::{
    Store, derive,
    error::{Result, StoreError},
    image::Images,
    instant, schema,
};
use crate::domain::{
    id::{CustomerId, OperationId, OrderId},
    money::Currency,
};
use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};

/// What a write changed: what shows these has to be read again, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub operation: OperationId,
    /// The customers whose rows were touched.
    pub customers: Vec<CustomerId>,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryItem {
    pub id: OperationId,
    pub at: String,
    /// A key of the locales after `history-`; `undo` and `redo` name what they put back in `of`.
    pub action: String,
    /// The customer's name, the file's name.
    pub subject: String,
    /// The customer that it was about, when it was about one.
    pub customer: Option<CustomerId>,
    /// How many rows it touched.
    pub rows: u64,
    pub undone: bool,
    /// For an undo or redo, the action that it was about.
    pub of: Option<String>,
}

/// What came of an undo or a redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoOutcome {
    /// Nothing is left to undo or redo.
    Nothing,
    /// Put back.
    Done { item: HistoryItem, changed: Changed },
    /// Rows of it were changed since: nothing was touched.
    ChangedSince(HistoryItem),
}

/// An open write: a transaction that knows which action it belongs to and which rows it has made.
pub(super) struct Writing<'s> {
    tx: Transaction<'s>,
    images: &'s Images,
    pub operation: OperationId,
    pub at: DateTime<FixedOffset>,
    /// The book's, of amounts that name none.
    pub currency: Currency,
    inserted: BTreeMap<&'static str, Vec<(i64, i64)>>,
    /// Customers whose kept figures have to be made again.
    pub touched: BTreeSet<CustomerId>,
    /// Orders whose standing has to be made again.
    pub touched_orders: BTreeSet<OrderId>,
}

impl Deref for Writing<'_> {
    type Target = rusqlite::Connection;

    fn deref(&self) -> &Self::Target {
        &self.tx
    }
}

impl Writing<'_> {
    /// Inserts a row of a journalled table and notes it.
    pub fn insert(&mut self, table: &'static str, sql: &str, params: impl rusqlite::Params) -> Result<i64> {
        debug_assert!(schema::JOURNALLED.contains(&table));
        self.images.prepare(&self.tx, sql)?.execute(params)?;
        let id = self.tx.last_insert_rowid();
        let ranges = self.inserted.entry(table).or_default();
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == id => *last = id,
            _ => ranges.push((id, id)),
        }
        Ok(id)
    }

    /// The last row of a table that the step has made.
    pub fn last_made(&self, table: &'static str) -> Option<i64> {
        self.inserted.get(table)?.last().map(|(_, last)| *last)
    }

    /// The rows of a table that the step has made above this number.
    pub fn made_after(&self, table: &'static str, number: i64) -> impl Iterator<Item = i64> + '_ {
        let ranges = self.inserted.get(table).into_iter().flatten().rev();
        ranges.take_while(move |(_, last)| *last > number).flat_map(move |&(first, last)| first.max(number + 1)..=last)
    }

    /// Runs one statement that changes rows.
    pub fn run(&self, sql: &str, params: impl rusqlite::Params) -> Result<usize> {
        Ok(self.images.prepare(&self.tx, sql)?.execute(params)?)
    }

    /// What the action is about, for the history.
    pub fn name_subject(&self, subject: &str, customer: Option<CustomerId>) -> Result<()> {
        self.run(
            "UPDATE operation SET subject = ?2, customer_id = ?3 WHERE id = ?1",
            params![self.operation.0, subject, customer.map(|c| c.0)],
        )?;
        Ok(())
    }

    fn close_journal(&mut self) -> Result<()> {
        let mut rows: i64 =
            self.tx.query_row("SELECT count(*) FROM journal WHERE operation_id = ?1", [self.operation.0], |row| {
                row.get(0)
            })?;
        for (table, ranges) in std::mem::take(&mut self.inserted) {
            for (first, last) in ranges {
                rows += last - first + 1;
                self.run(
                    "INSERT INTO journal (operation_id, table_name, first_row, last_row, change)
                     VALUES (?1, ?2, ?3, ?4, 'insert')",
                    params![self.operation.0, table, first, last],
                )?;
            }
        }
        self.run("UPDATE operation SET rows = ?2 WHERE id = ?1", params![self.operation.0, rows])?;
        self.run("UPDATE journal_scope SET operation_id = NULL", [])?;
        Ok(())
    }
}

impl Store {
    /// Runs one action in one transaction: all of it is saved, durably, when this returns `Ok`, else nothing.
    pub(super) fn write<T>(
        &mut self,
        action: &str,
        undoes: Option<OperationId>,
        at: DateTime<FixedOffset>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        if self.look_only {
            return Err(self.refusal());
        }
        self.check_not_moved()?;
        // Before the transaction: what is made in one goes with it when the write is refused.
        derive::keep_figures(&self.conn)?;
        self.images.begin(&mut self.conn)?;
        let written = self.write_guarded(action, undoes, at, work);
        self.images.end(&self.conn, written.is_ok());
        written
    }

    fn write_guarded<T>(
        &mut self,
        action: &str,
        undoes: Option<OperationId>,
        at: DateTime<FixedOffset>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        let (policy, currency) = (self.policy.clone(), self.currency);
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.prepare_cached("INSERT INTO operation (at, action, undoes) VALUES (?1, ?2, ?3)")?.execute(params![
            instant(at),
            action,
            undoes.map(|o| o.0)
        ])?;
        let operation = OperationId(tx.last_insert_rowid());
        tx.prepare_cached("UPDATE journal_scope SET operation_id = ?1")?.execute([operation.0])?;
        let mut writing = Writing {
            tx,
            images: &self.images,
            operation,
            at,
            currency,
            inserted: BTreeMap::new(),
            touched: BTreeSet::new(),
            touched_orders: BTreeSet::new(),
        };
        let value = work(&mut writing)?;
        writing.close_journal()?;
        // What an order lacks can be what calls for its customer.
        derive::refresh_orders(&writing.tx, &writing.touched_orders)?;
        derive::refresh(&writing.tx, &writing.touched, &policy, at.date_naive())?;
        let customers = writing.touched.iter().copied().collect();
        writing.tx.commit()?;
        Ok((value, Changed { operation, customers }))
    }

    /// Puts back the newest action that is not undone.
    ///
    /// # Errors
    /// As a write. [`UndoOutcome::ChangedSince`] is no error: nothing was touched.
    pub fn undo(&mut self, at: DateTime<FixedOffset>) -> Result<UndoOutcome> {
        let newest = self
            .conn
            .query_row(
                "SELECT id FROM operation WHERE undoes IS NULL AND undone_by IS NULL ORDER BY id DESC LIMIT 1",
                [],
                |row| row.get(0).map(OperationId),
            )
            .optional()?;
        match newest {
            Some(operation) => self.put_back("undo", operation, at),
            None => Ok(UndoOutcome::Nothing),
        }
    }

    /// Puts back these actions, one after the other in this order: the newest first. Whatever is undone already is passed
    /// over; what was changed since is told and ends it, and what came before stays put back.
    ///
    /// # Errors
    /// As a write; the actions before the failing one are put back.
    pub fn undo_these(&mut self, operations: &[OperationId], at: DateTime<FixedOffset>) -> Result<Vec<UndoOutcome>> {
        let mut outcomes = Vec::new();
        for operation in operations {
            if self.history_of(*operation)?.undone {
                continue;
            }
            let outcome = self.put_back("undo", *operation, at)?;
            let ends = matches!(outcome, UndoOutcome::ChangedSince(_));
            outcomes.push(outcome);
            if ends {
                break;
            }
        }
        Ok(outcomes)
    }

    /// Does again what was undone last, unless something new was saved since.
    pub fn redo(&mut self, at: DateTime<FixedOffset>) -> Result<UndoOutcome> {
        let last = self
            .conn
            .query_row(
                "SELECT u.id FROM operation AS u JOIN operation AS o ON o.undone_by = u.id
                 WHERE o.undoes IS NULL AND u.undone_by IS NULL
                   AND NOT EXISTS (SELECT 1 FROM operation AS n WHERE n.id > u.id AND n.undoes IS NULL)
                 ORDER BY u.id DESC LIMIT 1",
                [],
                |row| row.get(0).map(OperationId),
            )
            .optional()?;
        match last {
            Some(undo) => self.put_back("redo", undo, at),
            None => Ok(UndoOutcome::Nothing),
        }
    }

    /// The newest `limit` actions, newest first; of one customer, or all.
    pub fn history(&self, customer: Option<CustomerId>, limit: u32) -> Result<Vec<HistoryItem>> {
        let sql = concat!(include_str!("sql/history.sql"), " ORDER BY o.id DESC LIMIT ?2");
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params![customer.map(|c| c.0), limit], history_item)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One action.
    ///
    /// # Errors
    /// There is none of that number.
    pub fn history_of(&self, operation: OperationId) -> Result<HistoryItem> {
        let sql = concat!(include_str!("sql/history.sql"), " AND o.id = ?2");
        Ok(self.conn.query_row(sql, params![None::<i64>, operation.0], history_item)?)
    }

    fn put_back(&mut self, action: &str, target: OperationId, at: DateTime<FixedOffset>) -> Result<UndoOutcome> {
        let item = self.history_of(target)?;
        let result = self.write(action, Some(target), at, |writing| {
            if !still_current(writing, target)? || !restore(writing, target)? {
                return Err(StoreError::Changed { what: "undo" });
            }
            writing.run(
                "UPDATE operation SET undone_by = ?2 WHERE id = ?1 AND undone_by IS NULL",
                params![target.0, writing.operation.0],
            )?;
            // A redo makes the action count again.
            writing.run("UPDATE operation SET undone_by = NULL WHERE undone_by = ?1 AND undoes IS NULL", [target.0])?;
            writing.name_subject(&item.subject, item.customer)
        });
        match result {
            Ok(((), changed)) => Ok(UndoOutcome::Done { item, changed }),
            Err(StoreError::Changed { what: "undo" }) => Ok(UndoOutcome::ChangedSince(item)),
            // Rows that came later hang on a row that would go.
            Err(StoreError::Sqlite(rusqlite::Error::SqliteFailure(cause, _)))
                if cause.code == rusqlite::ErrorCode::ConstraintViolation =>
            {
                Ok(UndoOutcome::ChangedSince(item))
            }
            Err(error) => Err(error),
        }
    }
}

fn history_item(row: &rusqlite::Row<'_>) -> rusqlite::Result<HistoryItem> {
    Ok(HistoryItem {
        id: OperationId(row.get("id")?),
        at: row.get("at")?,
        action: row.get("action")?,
        subject: row.get("subject")?,
        customer: row.get::<_, Option<i64>>("customer_id")?.map(CustomerId),
        rows: row.get::<_, i64>("rows")?.unsigned_abs(),
        undone: row.get("undone")?,
        of: row.get("of")?,
    })
}

/// Whether no action that counts has touched the rows of `target` after it.
fn still_current(writing: &Writing<'_>, target: OperationId) -> Result<bool> {
    let touched: bool = writing.query_row(include_str!("sql/touched_since.sql"), [target.0], |row| row.get(0))?;
    Ok(!touched)
}

/// Puts the rows of `target` back: what it made goes first, then its changes from the newest to the oldest.
/// False when a row to change is gone.
fn restore(writing: &mut Writing<'_>, target: OperationId) -> Result<bool> {
    // Children and parents come back in one go; what hangs in the air at the end fails the commit.
    writing.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let made = made_rows(writing, target)?;
    for &(table, first, last) in &made {
        derive::note_touched(writing, table, first, last)?;
        writing.run(&format!("DELETE FROM {table} WHERE id BETWEEN ?1 AND ?2"), [first, last])?;
        derive::index_again(writing, table, first, last)?;
    }
    let is_made =
        |table: &str, row: i64| made.iter().any(|&(t, first, last)| t == table && (first..=last).contains(&row));
    let mut columns: BTreeMap<&'static str, Vec<schema::Column>> = BTreeMap::new();
    let mut below = i64::MAX;
    loop {
        let page = changed_rows(writing, target, below)?;
        let Some(oldest) = page.last() else { return Ok(true) };
        below = oldest.id;
        for entry in page {
            let Some(table) = journalled(&entry.table).filter(|t| !is_made(t, entry.row)) else { continue };
            let columns = match columns.entry(table) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(free) => free.insert(schema::columns(writing, table)?),
            };
            derive::note_touched(writing, table, entry.row, entry.row)?;
            if entry.deleted {
                let names: Vec<&str> = columns.iter().map(|c| c.name.as_str()).collect();
                let values: Vec<String> = columns.iter().map(|c| c.of_image("?1")).collect();
                let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "));
                writing.insert(table, &sql, [&entry.before])?;
            } else {
                let sets =
                    columns.iter().filter(|c| c.name != "id").map(|c| format!("{} = {}", c.name, c.of_image("?2")));
                let sql = format!("UPDATE {table} SET {} WHERE id = ?1", sets.collect::<Vec<_>>().join(", "));
                if writing.run(&sql, params![entry.row, entry.before])? != 1 {
                    return Ok(false);
                }
            }
            derive::note_touched(writing, table, entry.row, entry.row)?;
            derive::index_again(writing, table, entry.row, entry.row)?;
        }
    }
}

/// A journalled change or deletion.
struct Entry {
    id: i64,
    table: String,
    row: i64,
    deleted: bool,
    before: String,
}

fn journalled(name: &str) -> Option<&'static str> {
    schema::JOURNALLED.iter().copied().find(|t| *t == name)
}

/// The rows that `target` inserted: table, first, last.
fn made_rows(writing: &Writing<'_>, target: OperationId) -> Result<Vec<(&'static str, i64, i64)>> {
    let rows: Vec<(String, i64, i64)> = writing
        .prepare_cached(
            "SELECT table_name, first_row, last_row FROM journal WHERE operation_id = ?1 AND change = 'insert' ORDER BY id DESC",
        )?
        .query_map([target.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows.into_iter().filter_map(|(table, first, last)| Some((journalled(&table)?, first, last))).collect())
}

/// The next changes of `target` before journal line `below`, newest first; a page at a time, since an import can have millions.
fn changed_rows(writing: &Writing<'_>, target: OperationId, below: i64) -> Result<Vec<Entry>> {
    let mut statement = writing.prepare_cached(
        "SELECT id, table_name, first_row, change = 'delete', before FROM journal
         WHERE operation_id = ?1 AND change <> 'insert' AND id < ?2 ORDER BY id DESC LIMIT 4096",
    )?;
    let rows = statement.query_map([target.0, below], |row| {
        Ok(Entry { id: row.get(0)?, table: row.get(1)?, row: row.get(2)?, deleted: row.get(3)?, before: row.get(4)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
