//! Figures by customer of a period: a list cut from the index that stands in its order, or all of it. Writes nothing.

use super::super::{Store, error::Result};
use super::{
    rollup::{RollupKey, RollupRow},
    rollup_by::months_of,
    sum::{Sum, Sums},
};
use crate::domain::{id::CustomerId, money::Currency, period::Period};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// How long the list of customers of a period is, and what its lines are drawn beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CustomerFigures {
    /// Customers with any figure.
    pub count: usize,
    /// Net sales of all of them.
    pub net: i64,
    /// Net sales of the first and of the last of them.
    pub most: i64,
    pub least: i64,
    /// Where the customer that was asked for stands, when it has a line.
    pub place: Option<usize>,
}

impl Store {
    /// What a list of customers is like, of a kept period ([`Period::key`]): an index range is counted, no line is read.
    pub fn customer_figures(
        &self,
        currency: Currency,
        period: Period,
        wanted: Option<CustomerId>,
    ) -> Result<CustomerFigures> {
        let key = period.key();
        let count: i64 = self
            .conn
            .prepare_cached(&format!("SELECT count(*) {LISTED}"))?
            .query_row(params![currency.code(), key], |row| row.get(0))?;
        let end = |order: &str| -> Result<Option<i64>> {
            let sql = format!("SELECT net {LISTED} ORDER BY net {order} LIMIT 1");
            Ok(self.conn.prepare_cached(&sql)?.query_row(params![currency.code(), key], |row| row.get(0)).optional()?)
        };
        let place = match wanted {
            Some(customer) => self.place_of(currency, &key, customer)?,
            None => None,
        };
        let mut net = Sum::default();
        let (from, to) = months_of(period);
        let mut statement = self
            .conn
            .prepare_cached("SELECT total, returns FROM sales_month WHERE currency = ?1 AND month BETWEEN ?2 AND ?3")?;
        let mut rows = statement.query(params![currency.code(), from, to])?;
        while let Some(row) = rows.next()? {
            net.add(row.get(0)?);
            net.take(row.get(1)?);
        }
        Ok(CustomerFigures {
            count: usize::try_from(count).unwrap_or(0),
            net: net.total()?,
            most: end("DESC")?.unwrap_or(0),
            least: end("ASC")?.unwrap_or(0),
            place,
        })
    }

    /// The customers `offset..offset + limit` of the `count` that a kept period has, the largest net first; read from the nearer
    /// end.
    ///
    /// # Errors
    /// [`super::super::Rule::AmountOutOfRange`] when a sum does not fit.
    pub fn rollup_customers(
        &self,
        currency: Currency,
        period: Period,
        count: usize,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<RollupRow>> {
        let limit = limit.min(count.saturating_sub(offset));
        let from_end = count.saturating_sub(offset + limit);
        let (sql, skip) = if from_end < offset {
            (include_str!("../sql/rollup_customers_last.sql"), from_end)
        } else {
            (include_str!("../sql/rollup_customers.sql"), offset)
        };
        let places = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params![currency.code(), period.key(), places(limit), places(skip)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(line(row, currency)?);
        }
        Ok(found)
    }

    /// Where a customer stands in the list of a kept period.
    fn place_of(&self, currency: Currency, key: &Option<String>, customer: CustomerId) -> Result<Option<usize>> {
        let net: Option<i64> = self
            .conn
            .prepare_cached("SELECT net FROM sales_customer WHERE currency = ?1 AND period = ?2 AND customer_id = ?3")?
            .query_row(params![currency.code(), key, customer.0], |row| row.get(0))
            .optional()?;
        let Some(net) = net else { return Ok(None) };
        let larger = format!("SELECT count(*) {LISTED} AND net > ?3");
        let older = format!("SELECT count(*) {LISTED} AND net = ?3 AND customer_id < ?4");
        let larger: i64 =
            self.conn.prepare_cached(&larger)?.query_row(params![currency.code(), key, net], |row| row.get(0))?;
        let older: i64 = self
            .conn
            .prepare_cached(&older)?
            .query_row(params![currency.code(), key, net, customer.0], |row| row.get(0))?;
        Ok(usize::try_from(larger + older).ok())
    }

    /// Every customer of any period.
    pub(super) fn all_customers(&self, currency: Currency, period: Period) -> Result<Vec<RollupRow>> {
        if period.key().is_some() {
            return self.rollup_customers(currency, period, usize::MAX, 0, usize::MAX);
        }
        let (from, to) = months_of(period);
        let mut sums: HashMap<i64, Sums> = HashMap::new();
        let mut statement = self.conn.prepare_cached(
            "SELECT customer_id, orders, 0, gross, total, 0, returns, received, 0 FROM sales_customer
             WHERE currency = ?1 AND period BETWEEN ?2 AND ?3",
        )?;
        let mut rows = statement.query(params![currency.code(), from, to])?;
        while let Some(row) = rows.next()? {
            sums.entry(row.get(0)?).or_default().add_row(row)?;
        }
        sums.retain(|_, sum| !sum.is_zero());
        let mut name = self.conn.prepare_cached("SELECT name FROM customer WHERE id = ?1")?;
        let mut found = Vec::with_capacity(sums.len());
        for (id, sum) in sums {
            let (key, name) = (RollupKey::Customer(CustomerId(id)), name.query_row([id], |row| row.get(0))?);
            found.push(RollupRow { key, name, currency, figures: sum.figures()? });
        }
        found.sort_by(|a, b| (b.figures.net(), &a.key).cmp(&(a.figures.net(), &b.key)));
        Ok(found)
    }
}

/// The lines of a kept period, by the index of their order.
const LISTED: &str = "FROM sales_customer INDEXED BY sales_customer_net
    WHERE currency = ?1 AND period = ?2";

fn line(row: &Row<'_>, currency: Currency) -> Result<RollupRow> {
    let mut sums = Sums::default();
    sums.add_row(row)?;
    let name: Option<String> = row.get(9)?;
    let key = RollupKey::Customer(CustomerId(row.get(0)?));
    Ok(RollupRow { key, name: name.unwrap_or_default(), currency, figures: sums.figures()? })
}
