//! The book's own currency: the one of amounts that name none. Never converts an amount.

use super::{Store, error::Result};
use crate::domain::money::Currency;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

/// Whether any amount is kept, of whatever currency.
const HAS_AMOUNTS: &str =
    "SELECT EXISTS (SELECT 1 FROM deal WHERE amount IS NOT NULL) OR EXISTS (SELECT 1 FROM sales_order)
    OR EXISTS (SELECT 1 FROM receipt) OR EXISTS (SELECT 1 FROM product WHERE price IS NOT NULL)";

impl Store {
    /// The currency that amounts are typed in and saved with, unless they name their own.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Makes `wanted` the book's currency as long as no amount is kept in it; a book with amounts keeps its own, since the
    /// figures would mean something else.
    ///
    /// # Errors
    /// As a write.
    pub fn set_currency(&mut self, wanted: Currency) -> Result<()> {
        if kept(&self.conn)? == Some(wanted) {
            return Ok(());
        }
        if self.look_only {
            if !self.conn.query_row(HAS_AMOUNTS, [], |row| row.get(0))? {
                self.currency = wanted;
            }
            return Ok(());
        }
        if self.conn.query_row(HAS_AMOUNTS, [], |row| row.get(0))? {
            return Ok(());
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another window may have saved the first amount meanwhile.
        if !tx.query_row(HAS_AMOUNTS, [], |row| row.get(0))? {
            tx.execute(
                "INSERT INTO setting VALUES ('currency', ?1) ON CONFLICT DO UPDATE SET value = ?1",
                [wanted.code()],
            )?;
        }
        tx.commit()?;
        self.currency = of(&self.conn)?;
        Ok(())
    }
}

/// The currency of a file: a book that was never given one has the schema's.
pub(super) fn of(conn: &Connection) -> Result<Currency> {
    Ok(kept(conn)?.unwrap_or(Currency::CNY))
}

fn kept(conn: &Connection) -> Result<Option<Currency>> {
    let code: Option<String> =
        conn.query_row("SELECT value FROM setting WHERE key = 'currency'", [], |row| row.get(0)).optional()?;
    Ok(code.as_deref().and_then(Currency::from_code))
}
