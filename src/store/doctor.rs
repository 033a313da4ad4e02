//! Checks the file: integrity, foreign keys, and every kept figure against the rows. Changes nothing.

mod ledger;

use super::{CACHE, Store, derive, error::Result};
use crate::domain::id::{CustomerId, OrderId};
use chrono::NaiveDate;
use rusqlite::Connection;

/// Kibibytes of pages while everything is read, much of it by way of an index.
const CHECK_CACHE: i64 = 128 << 10;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's integrity check, in its words.
    Integrity(String),
    /// A row of this table points at nothing.
    ForeignKey { table: String, row: Option<i64> },
    /// The kept queue line of a customer is not what its rows say.
    QueueLine { customer: CustomerId, name: String },
    /// A kept count is not the number of lines.
    QueueCount { lane: i64, tier: i64, day: String, kept: i64, counted: i64 },
    /// The kept standing of an order, or one of its open parts, is not what its rows say.
    OrderState { order: OrderId, number: String },
    /// A kept sum of the ledger is not that of the rows: its table, and currency, day or month, and whose it is.
    LedgerSum { table: String, of: String },
    /// The word index does not hold what it should.
    NoteIndex(String),
}

/// How much a book holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The schema's version.
    pub schema: i64,
    pub customers: i64,
    pub contacts: i64,
    pub follow_ups: i64,
    pub orders: i64,
    /// Saved actions, undone ones too.
    pub operations: i64,
}

/// Counts the rows behind a connection.
pub(super) fn totals(conn: &Connection) -> Result<Totals> {
    Ok(conn.query_row(include_str!("sql/totals.sql"), [], |row| {
        Ok(Totals {
            schema: row.get("schema")?,
            customers: row.get("customers")?,
            contacts: row.get("contacts")?,
            follow_ups: row.get("follow_ups")?,
            orders: row.get("orders")?,
            operations: row.get("operations")?,
        })
    })?)
}

impl Store {
    /// How much is in the book. Counts every row.
    pub fn totals(&self) -> Result<Totals> {
        totals(&self.conn)
    }

    /// All findings; none when the file is sound.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn doctor(&self, today: NaiveDate) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        self.set_cache(CHECK_CACHE)?;
        self.integrity(&mut findings)?;
        self.foreign_keys(&mut findings)?;
        self.queue_lines(today, &mut findings)?;
        self.queue_counts(&mut findings)?;
        self.order_states(&mut findings)?;
        self.ledger_sums(&mut findings)?;
        self.note_index(&mut findings)?;
        self.set_cache(CACHE)?;
        Ok(findings)
    }

    fn integrity(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.conn.prepare("PRAGMA integrity_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let line: String = row.get(0)?;
            if line != "ok" {
                findings.push(Finding::Integrity(line));
            }
        }
        Ok(())
    }

    fn foreign_keys(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.conn.prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            findings.push(Finding::ForeignKey { table: row.get(0)?, row: row.get(1)? });
        }
        Ok(())
    }

    fn queue_lines(&self, today: NaiveDate, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.conn.prepare(
            "SELECT c.id, c.name, q.lane, q.tier, q.due, q.name, q.starred, q.stage, q.implied, q.action, q.channel,
                    q.last_contact, q.last_answered, q.follow_ups, q.orders, q.reason, q.collect_on, q.collect_currency, q.parked,
                    q.last_channel, q.promise_on, q.promise_side
             FROM customer AS c LEFT JOIN queue AS q ON q.customer_id = c.id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let customer = CustomerId(row.get(0)?);
            let kept = match row.get::<_, Option<i64>>(2)? {
                None => None,
                Some(lane) => Some(derive::QueueLine {
                    lane,
                    tier: row.get(3)?,
                    due: row.get(4)?,
                    name: row.get(5)?,
                    starred: row.get(6)?,
                    stage: row.get(7)?,
                    implied: row.get(8)?,
                    action: row.get(9)?,
                    channel: row.get(10)?,
                    last_contact: row.get(11)?,
                    last_answered: row.get(12)?,
                    follow_ups: row.get(13)?,
                    orders: row.get(14)?,
                    reason: row.get(15)?,
                    collect_on: row.get(16)?,
                    collect_currency: row.get(17)?,
                    parked: row.get(18)?,
                    last_channel: row.get(19)?,
                    promise_on: row.get(20)?,
                    promise_side: row.get(21)?,
                }),
            };
            // A parked customer changes lane by the day alone: the one it waits in is as good as the one it was rolled to.
            let on = |day| derive::line(&self.conn, customer, &self.policy, day);
            if on(today)? != kept && on(NaiveDate::MIN)? != kept {
                findings.push(Finding::QueueLine { customer, name: row.get(1)? });
            }
        }
        Ok(())
    }

    fn queue_counts(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.conn.prepare(include_str!("sql/doctor_counts.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            findings.push(Finding::QueueCount {
                lane: row.get(0)?,
                tier: row.get(1)?,
                day: row.get(2)?,
                kept: row.get(3)?,
                counted: row.get(4)?,
            });
        }
        Ok(())
    }

    fn note_index(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let upto = super::search::indexed_upto(&self.conn)?;
        let notes: i64 =
            self.conn
                .query_row("SELECT count(*) FROM follow_up WHERE id <= ?1 AND note <> ''", [upto], |row| row.get(0))?;
        let indexed: i64 = self.conn.query_row("SELECT count(*) FROM note_index_docsize", [], |row| row.get(0))?;
        if notes != indexed {
            findings.push(Finding::NoteIndex(format!("{indexed} / {notes}")));
        }
        Ok(())
    }
}
