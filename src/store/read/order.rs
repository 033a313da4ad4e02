//! The orders, newest first, any window of them, and what a month came to.

use super::super::{Store, error::Result};
use crate::domain::id::{CustomerId, OrderId};
use chrono::{Datelike, Months, NaiveDate};
use rusqlite::{Row, params};

/// One line of the list of orders. Minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub order: OrderId,
    pub customer: CustomerId,
    pub name: String,
    pub number: String,
    pub ordered_on: NaiveDate,
    pub currency: String,
    pub total: i64,
    pub received: i64,
    /// Cancelled or void: it counts nowhere.
    pub cancelled: bool,
}

/// What was ordered and received in a month, in one currency. Minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthFigures {
    pub currency: String,
    pub orders: i64,
    pub ordered: i64,
    pub received: i64,
}

const COLUMNS: &str = "SELECT o.id, o.customer_id, c.name, o.number, o.ordered_on, o.currency, o.total,
    coalesce((SELECT sum(amount) FROM receipt WHERE order_id = o.id), 0) AS received,
    o.status IN ('cancelled', 'void') AS cancelled
    FROM sales_order AS o JOIN customer AS c ON c.id = o.customer_id ";

impl Store {
    /// How many orders there are.
    pub fn order_count(&self) -> Result<usize> {
        let n: i64 = self.conn.prepare_cached("SELECT count(*) FROM sales_order")?.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(n).unwrap_or(0))
    }

    /// The orders `offset..offset + limit`, newest first.
    pub fn orders(&self, offset: usize, limit: usize) -> Result<Vec<OrderRow>> {
        // The window is cut from the index of days alone, then its orders are read.
        let sql = format!(
            "{COLUMNS} WHERE o.id IN (SELECT id FROM sales_order ORDER BY ordered_on DESC, id DESC LIMIT ?2 OFFSET ?1)
             ORDER BY o.ordered_on DESC, o.id DESC"
        );
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params![count(offset), count(limit)], order_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What the month of `day` came to, by currency, the largest first: orders confirmed in it, receipts less refunds.
    /// Added up here, since a sum of SQL fails on overflow.
    pub fn month_figures(&self, day: NaiveDate) -> Result<Vec<MonthFigures>> {
        let first = day.with_day(1).unwrap_or(day);
        let next = first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
        let bounds = [first, next].map(|day| day.format("%Y-%m-%d").to_string());
        let mut figures: Vec<MonthFigures> = Vec::new();
        let mut add = |currency: String, orders: i64, ordered: i64, received: i64| {
            let place = figures.iter().position(|f| f.currency == currency).unwrap_or_else(|| {
                figures.push(MonthFigures { currency, orders: 0, ordered: 0, received: 0 });
                figures.len() - 1
            });
            let sum = &mut figures[place];
            sum.orders += orders;
            sum.ordered = sum.ordered.saturating_add(ordered);
            sum.received = sum.received.saturating_add(received);
        };
        let mut statement = self.conn.prepare_cached(
            "SELECT currency, total FROM sales_order
             WHERE ordered_on >= ?1 AND ordered_on < ?2 AND status IN ('confirmed', 'done')",
        )?;
        let mut rows = statement.query(params![bounds[0], bounds[1]])?;
        while let Some(row) = rows.next()? {
            add(row.get(0)?, 1, row.get(1)?, 0);
        }
        let mut statement = self
            .conn
            .prepare_cached("SELECT currency, amount FROM receipt WHERE received_on >= ?1 AND received_on < ?2")?;
        let mut rows = statement.query(params![bounds[0], bounds[1]])?;
        while let Some(row) = rows.next()? {
            add(row.get(0)?, 0, 0, row.get(1)?);
        }
        figures.sort_by_key(|f| std::cmp::Reverse(f.ordered.saturating_add(f.received)));
        Ok(figures)
    }
}

fn order_row(row: &Row<'_>) -> rusqlite::Result<OrderRow> {
    Ok(OrderRow {
        order: OrderId(row.get("id")?),
        customer: CustomerId(row.get("customer_id")?),
        name: row.get("name")?,
        number: row.get("number")?,
        ordered_on: row.get_ref("ordered_on")?.as_str()?.parse().unwrap_or_default(),
        currency: row.get("currency")?,
        total: row.get("total")?,
        received: row.get("received")?,
        cancelled: row.get("cancelled")?,
    })
}
