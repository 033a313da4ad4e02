//! Money received, newest first: of a customer, of a stretch of time, or what no order has yet.

use super::{
    super::{Store, error::Result},
    order_card::{CardReceipt, receipt},
};
use crate::domain::{id::CustomerId, money::Currency, period::Period};
use rusqlite::{ToSql, params_from_iter};

/// Which receipts. All that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptFilter {
    pub customer: Option<CustomerId>,
    pub period: Option<Period>,
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
        let mut conditions: Vec<&str> = Vec::new();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        if let Some(customer) = filter.customer {
            conditions.push("r.customer_id = ?");
            values.push(Box::new(customer.0));
        }
        if let Some((first, last)) = filter.period.and_then(Period::days) {
            conditions.push("r.received_on BETWEEN ? AND ?");
            values.extend([first, last].map(|day| Box::new(day.format("%Y-%m-%d").to_string()) as Box<dyn ToSql>));
        }
        if let Some(currency) = filter.currency {
            conditions.push("r.currency = ?");
            values.push(Box::new(currency.code().to_owned()));
        }
        if filter.unallocated {
            conditions.push("r.order_id IS NULL");
        }
        let mut sql = include_str!("../sql/receipts.sql").trim_end().to_owned();
        if !conditions.is_empty() {
            sql = format!("{sql}\nWHERE {}", conditions.join(" AND "));
        }
        sql.push_str("\nORDER BY r.received_on DESC, r.id DESC");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let found = ReceiptRow { row: receipt(row)?, customer: row.get("customer")?, number: row.get("number")? };
            if !take(found) {
                break;
            }
        }
        Ok(())
    }
}
