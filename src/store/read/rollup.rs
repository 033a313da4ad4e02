//! The ledger's figures by month, product, category and customer, from the kept ones. One currency at a time, never added across.

use super::super::{Store, error::Result, op::Target};
use crate::domain::{
    id::{CustomerId, ProductId},
    money::Currency,
    period::{Month, Period},
    rollup::Figures,
};
use chrono::NaiveDate;

/// A month with what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    pub month: Month,
    pub currency: Currency,
    pub figures: Figures,
    /// Net sales of the month before and of the same month a year ago: for the running month, of as many days of them (月至今).
    pub previous_net: i64,
    pub year_ago_net: i64,
    /// The days that are compared, when it is the running month.
    pub days_so_far: Option<u32>,
    pub target: Option<Target>,
}

/// What a rollup is by, beside months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollupBy {
    Product,
    Category,
    Customer,
}

/// One line of such a rollup, largest net first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollupRow {
    pub key: RollupKey,
    /// The product's, category's or customer's name; empty for “none”.
    pub name: String,
    pub currency: Currency,
    pub figures: Figures,
}

/// Whom a line of a rollup is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RollupKey {
    Product(Option<ProductId>),
    Category(Option<String>),
    Customer(CustomerId),
}

/// The figures of the ledger's top line for one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerHead {
    pub currency: Currency,
    pub month: MonthRow,
    pub receivable: i64,
    pub overdue: i64,
}

impl Store {
    /// The currencies with any figure, the book's own first, then by size.
    pub fn ledger_currencies(&self) -> Result<Vec<Currency>> {
        todo!()
    }

    /// Months with figures, and those between them, newest first; within `from..=to` when given.
    pub fn rollup_months(
        &self,
        currency: Currency,
        from: Option<Month>,
        to: Option<Month>,
        today: NaiveDate,
    ) -> Result<Vec<MonthRow>> {
        let _ = (currency, from, to, today);
        todo!()
    }

    /// Products, categories or customers of a period, the largest net first.
    pub fn rollup(&self, by: RollupBy, currency: Currency, period: Period) -> Result<Vec<RollupRow>> {
        let _ = (by, currency, period);
        todo!()
    }

    /// This month, and what is to be received, as of today.
    pub fn ledger_head(&self, currency: Currency, today: NaiveDate) -> Result<LedgerHead> {
        let _ = (currency, today);
        todo!()
    }

    /// The target of a month.
    pub fn target(&self, month: Month, currency: Currency) -> Result<Option<Target>> {
        let _ = (month, currency);
        todo!()
    }

    /// Every target, newest month first.
    pub fn targets(&self) -> Result<Vec<Target>> {
        todo!()
    }
}
