//! Why a line of the queue calls: the money that is due and what was promised, for the few lines that have any. Never writes.

use super::super::Store;
use crate::domain::{
    id::CustomerId,
    money::{Currency, Money},
    promise::{Promised, Side},
};
use rusqlite::{OptionalExtension, params};

impl Store {
    /// The open promise that is due first. Asked for the few lines that one is due on.
    pub(super) fn first_promise(&self, customer: CustomerId) -> rusqlite::Result<Option<Promised>> {
        self.conn
            .prepare_cached(
                "SELECT side, text, due_on FROM promise WHERE customer_id = ?1 AND status = 'open' AND due_on IS NOT NULL
                 ORDER BY due_on, id LIMIT 1",
            )?
            .query_row([customer.0], |row| {
                Ok(Promised {
                    side: Side::from_code(row.get_ref(0)?.as_str()?).unwrap_or(Side::Theirs),
                    text: row.get(1)?,
                    due_on: row.get_ref(2)?.as_str()?.parse().ok(),
                })
            })
            .optional()
    }

    /// What is open of the parts that are due on a day or before it. Asked for the few lines whose money is due.
    pub(super) fn due_by(&self, customer: CustomerId, currency: &str, day: &str) -> rusqlite::Result<Option<Money>> {
        let Some(known) = Currency::from_code(currency) else { return Ok(None) };
        let sum: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT sum(amount) FROM open_instalment WHERE customer_id = ?1 AND due_on > '0' AND due_on <= ?3 AND currency = ?2",
            )?
            .query_row(params![customer.0, currency, day], |row| row.get(0))?;
        Ok(sum.and_then(|minor| Money::new(minor, known).ok()))
    }
}
