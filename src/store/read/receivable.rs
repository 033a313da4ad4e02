//! What is still to be received, and since when, as of today (kept) or of any day (from the rows).

use super::super::{Store, error::Result};
use crate::domain::{
    id::{CustomerId, OrderId},
    money::Currency,
    receivable::AgeBand,
};
use chrono::NaiveDate;

/// An open part of an order's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivableRow {
    pub order: OrderId,
    pub number: String,
    pub customer: CustomerId,
    pub name: String,
    pub currency: Currency,
    pub position: i64,
    pub due_on: Option<NaiveDate>,
    /// Minor units still open.
    pub open: i64,
}

/// One band of the ageing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeingRow {
    pub band: AgeBand,
    pub parts: i64,
    pub amount: i64,
}

/// What is owed in one currency, as of a day. Minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    pub receivable: i64,
    pub overdue: i64,
    /// Days since the earliest overdue part was due.
    pub overdue_days: i64,
    /// The customer's money without an order, and what was paid beyond.
    pub prepaid: i64,
}

impl Store {
    /// The ageing of one currency as of `day`; `today` is read from the kept figures, another day from the rows.
    pub fn ageing(&self, currency: Currency, day: NaiveDate, today: NaiveDate) -> Result<Vec<AgeingRow>> {
        let _ = (currency, day, today);
        todo!()
    }

    /// The open parts as of `day`, the earliest due first, those without a day last.
    pub fn receivables(
        &self,
        customer: Option<CustomerId>,
        currency: Option<Currency>,
        day: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<ReceivableRow>> {
        let _ = (customer, currency, day, today);
        todo!()
    }

    /// What a customer owes as of today, by currency, the largest first.
    pub fn owed_by(&self, customer: CustomerId, today: NaiveDate) -> Result<Vec<(Currency, Owed)>> {
        let _ = (customer, today);
        todo!()
    }
}
