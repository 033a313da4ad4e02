//! Money received, newest first: of a customer, of a stretch of time, or what no order has yet.

use super::{
    super::{
        Store,
        error::{Result, StoreError},
    },
    order_card::{CardReceipt, receipt},
};
use crate::domain::{
    id::{CustomerId, ReceiptId},
    money::Currency,
    period::Period,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, ToSql, params_from_iter};

const SELECT: &str = include_str!("../sql/receipts.sql");
const NEWEST_FIRST: &str = " ORDER BY r.received_on DESC, r.id DESC";

/// Which receipts. All that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptFilter {
    pub customer: Option<CustomerId>,
    pub period: Option<Period>,
    pub day: Option<NaiveDate>,
    pub currency: Option<Currency>,
    /// Only what belongs to no order: prepayments.
    pub unallocated: bool,
}

/// A receipt, whose it is, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptRow {
    pub row: CardReceipt,
    pub customer: String,
    pub number: Option<String>,
}

impl Store {
    /// The receipts, newest first, one by one until `take` has enough (`false`).
    pub fn receipts(&self, filter: &ReceiptFilter, mut take: impl FnMut(ReceiptRow) -> bool) -> Result<()> {
        let (conditions, values) = filter.conditions();
        let sql = format!("{SELECT}{conditions}{NEWEST_FIRST}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if !take(found(row)?) {
                break;
            }
        }
        Ok(())
    }

    /// How many receipts there are.
    pub fn receipt_count(&self, filter: &ReceiptFilter) -> Result<usize> {
        let (conditions, values) = filter.conditions();
        let sql = format!("SELECT count(*) FROM receipt AS r{conditions}");
        let count: i64 = self.conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// So many of [`Store::receipts`], from the `start`th on.
    pub fn receipt_rows(&self, filter: &ReceiptFilter, start: usize, count: usize) -> Result<Vec<ReceiptRow>> {
        let (conditions, mut values) = filter.conditions();
        for number in [count, start] {
            values.push(Box::new(i64::try_from(number).unwrap_or(i64::MAX)));
        }
        let sql = format!("{SELECT}{conditions}{NEWEST_FIRST} LIMIT ? OFFSET ?");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), found)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One receipt.
    pub fn receipt(&self, receipt: ReceiptId) -> Result<ReceiptRow> {
        let mut statement = self.conn.prepare_cached(&format!("{SELECT} WHERE r.id = ?1"))?;
        let row = statement.query_row([receipt.0], found).optional()?;
        row.ok_or(StoreError::Missing("receipt"))
    }
}

impl ReceiptFilter {
    /// ` WHERE ...` for the table `r`, and what stands for its question marks.
    fn conditions(&self) -> (String, Vec<Box<dyn ToSql>>) {
        let mut conditions: Vec<&str> = Vec::new();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        if let Some(customer) = self.customer {
            conditions.push("r.customer_id = ?");
            values.push(Box::new(customer.0));
        }
        for (first, last) in self.period.and_then(Period::days).into_iter().chain(self.day.map(|day| (day, day))) {
            conditions.push("r.received_on BETWEEN ? AND ?");
            values.extend([first, last].map(|day| Box::new(day.format("%Y-%m-%d").to_string()) as Box<dyn ToSql>));
        }
        if let Some(currency) = self.currency {
            conditions.push("r.currency = ?");
            values.push(Box::new(currency.code().to_owned()));
        }
        if self.unallocated {
            conditions.push("r.order_id IS NULL");
        }
        let words = match conditions.is_empty() {
            true => String::new(),
            false => format!(" WHERE {}", conditions.join(" AND ")),
        };
        (words, values)
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<ReceiptRow> {
    Ok(ReceiptRow { row: receipt(row)?, customer: row.get("customer")?, number: row.get("number")? })
}
