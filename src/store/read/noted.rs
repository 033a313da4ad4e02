//! What a log is compared with while it is typed: by the customer's own indexes. Judges nothing.

use super::super::{
    Store, derive,
    error::{Result, StoreError},
};
use crate::domain::{
    due::Outlook,
    id::{CustomerId, FollowUpId},
};
use rusqlite::{OptionalExtension, params};

/// What is on file of a customer before a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// The note before this one.
    pub last_note: Option<String>,
    /// Whether a deal has an amount, or there is an order.
    pub has_amount: bool,
    /// Whether it is written down what the customer needs.
    pub has_need: bool,
    /// What the date of the next contact will depend on.
    pub outlook: Outlook,
}

impl Store {
    /// What a new log of the customer is compared with, or the one that is being mended.
    ///
    /// # Errors
    /// The customer is not on file.
    pub fn noted(&self, customer: CustomerId, mended: Option<FollowUpId>) -> Result<Noted> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/noted.sql"))?;
        let found = statement.query_row(params![customer.0, mended.map(|id| id.0)], |row| {
            Ok(Noted {
                last_note: row.get("last_note")?,
                has_amount: row.get("has_amount")?,
                has_need: row.get("has_need")?,
                outlook: Outlook::default(),
            })
        });
        let mut noted = found.optional()?.ok_or(StoreError::Missing("customer"))?;
        noted.outlook = derive::outlook(&self.conn, customer)?.ok_or(StoreError::Missing("customer"))?;
        Ok(noted)
    }
}
