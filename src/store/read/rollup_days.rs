//! The ledger day by day, and what a period's selling is counted by. Kept figures where there are any; writes nothing.

use super::super::{Store, error::Result};
use super::{
    order::day_at,
    rollup_by::months_of,
    sum::{Sum, Sums},
};
use crate::domain::{metrics::SalesCounts, money::Currency, period::Period, rollup::Figures};
use chrono::NaiveDate;
use rusqlite::params;
use std::collections::BTreeMap;

/// A day of the ledger in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRow {
    pub day: NaiveDate,
    pub figures: Figures,
    /// Orders of which something was shipped on this day.
    pub shipped: i64,
}

impl Store {
    /// The days `from..=to` on which anything was sold, returned, received or shipped, newest first.
    pub fn rollup_days(&self, currency: Currency, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayRow>> {
        let (from, to) = (from.format("%Y-%m-%d").to_string(), to.format("%Y-%m-%d").to_string());
        let mut days: BTreeMap<NaiveDate, DayRow> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(
            "SELECT day, orders, 0, gross, total, tax, returns, received, bills FROM sales_day
             WHERE currency = ?1 AND day BETWEEN ?2 AND ?3",
        )?;
        let mut rows = statement.query(params![currency.code(), from, to])?;
        while let Some(row) = rows.next()? {
            let (Some(day), mut sums) = (day_at(row, "day")?, Sums::default()) else { continue };
            sums.add_row(row)?;
            if !sums.is_zero() {
                days.insert(day, DayRow { day, figures: sums.figures()?, shipped: 0 });
            }
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT d.shipped_on, count(DISTINCT d.order_id) AS n FROM delivery AS d INDEXED BY delivery_date
             CROSS JOIN sales_order AS o ON o.id = d.order_id
             WHERE d.shipped_on BETWEEN ?2 AND ?3 AND o.currency = ?1 AND o.status IN ('confirmed', 'done') GROUP BY d.shipped_on",
        )?;
        let mut rows = statement.query(params![currency.code(), from, to])?;
        while let Some(row) = rows.next()? {
            let Some(day) = day_at(row, "shipped_on")? else { continue };
            let figures = Figures::default();
            days.entry(day).or_insert(DayRow { day, figures, shipped: 0 }).shipped = row.get("n")?;
        }
        Ok(days.into_values().rev().collect())
    }

    /// What the rates of a period are made from. Reads a kept line for each customer of the period; of a span of months, for each
    /// month and customer.
    pub fn sales_counts(&self, currency: Currency, period: Period) -> Result<SalesCounts> {
        let (from, to) = months_of(period);
        let (mut orders, mut net, mut received) = (Sum::default(), Sum::default(), Sum::default());
        let mut statement = self.conn.prepare_cached(
            "SELECT orders, total, returns, received FROM sales_month WHERE currency = ?1 AND month BETWEEN ?2 AND ?3",
        )?;
        let mut rows = statement.query(params![currency.code(), from, to])?;
        while let Some(row) = rows.next()? {
            orders.add(row.get(0)?);
            net.add(row.get(1)?);
            net.take(row.get(2)?);
            received.add(row.get(3)?);
        }
        let sql = match period.key() {
            Some(_) => {
                "SELECT count(*), coalesce(sum(orders > 1), 0) FROM sales_customer
                 WHERE currency = ?1 AND period = ?2 AND orders > 0 AND ?3 IS NOT NULL"
            }
            None => {
                "SELECT count(*), coalesce(sum(n > 1), 0) FROM (SELECT sum(orders) AS n FROM sales_customer
                 WHERE currency = ?1 AND period BETWEEN ?2 AND ?3 GROUP BY customer_id HAVING n > 0)"
            }
        };
        let key = period.key().unwrap_or_else(|| from.clone());
        let (customers, returning) = self
            .conn
            .prepare_cached(sql)?
            .query_row(params![currency.code(), key, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (corrected, voided) = self
            .conn
            .prepare_cached(include_str!("../sql/orders_corrected.sql"))?
            .query_row(params![currency.code(), from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(SalesCounts {
            orders: orders.total()?,
            customers,
            returning,
            corrected,
            voided,
            net: net.total()?,
            received: received.total()?,
        })
    }
}
