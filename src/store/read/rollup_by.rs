//! Figures by product and category of a period, from the kept ones; of single days they come off the lines' index.

use super::super::{Store, error::Result};
use super::{
    rollup::{RollupBy, RollupKey, RollupRow},
    sum::Sums,
};
use crate::domain::{id::ProductId, money::Currency, period::Period};
use chrono::NaiveDate;
use rusqlite::{named_params, params};
use std::collections::HashMap;

impl Store {
    /// Products, categories or customers of a period, the largest net first.
    ///
    /// Reads as many kept lines as the period has months times products, or as it has customers; of these a screen alone costs
    /// what it shows ([`Store::rollup_customers`]).
    ///
    /// # Errors
    /// [`super::super::Rule::AmountOutOfRange`] when a sum does not fit.
    pub fn rollup(&self, by: RollupBy, currency: Currency, period: Period) -> Result<Vec<RollupRow>> {
        if by == RollupBy::Customer {
            return self.all_customers(currency, period);
        }
        let (from, to) = months_of(period);
        let mut sums: HashMap<i64, Sums> = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/rollup_product.sql"))?;
        let mut rows = statement.query(params![currency.code(), from, to])?;
        while let Some(row) = rows.next()? {
            sums.entry(row.get(0)?).or_default().add_row(row)?;
        }
        match by {
            RollupBy::Product => self.product_rows(currency, sums),
            _ => self.category_rows(currency, sums, self.category_orders(Some(currency), Some(period))?),
        }
    }

    /// Categories of the days `from..=to`, as [`Store::rollup`] has them for months; added up from the rows of these days.
    pub fn category_days(&self, currency: Currency, from: NaiveDate, to: NaiveDate) -> Result<Vec<RollupRow>> {
        let (from, to) = (from.format("%Y-%m-%d").to_string(), to.format("%Y-%m-%d").to_string());
        let named = named_params! {":currency": currency.code(), ":from": from, ":to": to};
        let mut sums: HashMap<i64, Sums> = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/category_days.sql"))?;
        let mut rows = statement.query(named)?;
        while let Some(row) = rows.next()? {
            sums.entry(row.get(0)?).or_default().add_row(row)?;
        }
        let mut walk = Distinct::new(self.categories()?);
        let mut statement = self.conn.prepare_cached(WALK)?;
        walk.all(&mut statement.query(named)?)?;
        self.category_rows(currency, sums, walk.done())
    }

    /// How many orders that count each category has, each order once; `None` is "none". A kept line for each month and category.
    pub(super) fn category_orders(
        &self,
        currency: Option<Currency>,
        period: Option<Period>,
    ) -> Result<HashMap<Option<String>, i64>> {
        let (from, to) = months_of(period.unwrap_or(Period::All));
        let all = "SELECT nullif(category, ''), orders FROM sales_category WHERE month BETWEEN ?2 AND ?3";
        let one =
            "SELECT nullif(category, ''), orders FROM sales_category WHERE currency = ?1 AND month BETWEEN ?2 AND ?3";
        let mut statement = self.conn.prepare_cached(if currency.is_some() { one } else { all })?;
        let mut rows = statement.query(params![currency.as_ref().map(Currency::code), from, to])?;
        let mut orders: HashMap<Option<String>, i64> = HashMap::new();
        while let Some(row) = rows.next()? {
            *orders.entry(row.get(0)?).or_default() += row.get::<_, i64>(1)?;
        }
        Ok(orders)
    }

    /// The category of each product that has one.
    fn categories(&self) -> Result<HashMap<i64, String>> {
        let mut statement = self.conn.prepare_cached("SELECT id, category FROM product WHERE category IS NOT NULL")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn product_rows(&self, currency: Currency, sums: HashMap<i64, Sums>) -> Result<Vec<RollupRow>> {
        let mut name = self.conn.prepare_cached("SELECT name FROM product WHERE id = ?1")?;
        let mut found = Vec::with_capacity(sums.len());
        for (id, sum) in sums {
            if !sum.is_zero() {
                let product = (id != 0).then_some(ProductId(id));
                let name = match product {
                    Some(_) => name.query_row([id], |row| row.get(0))?,
                    None => String::new(),
                };
                let key = RollupKey::Product(product);
                found.push(RollupRow { key, name, currency, figures: sum.figures()? });
            }
        }
        Ok(largest_first(found))
    }

    fn category_rows(
        &self,
        currency: Currency,
        products: HashMap<i64, Sums>,
        orders: HashMap<Option<String>, i64>,
    ) -> Result<Vec<RollupRow>> {
        let categories = self.categories()?;
        let mut sums: HashMap<Option<String>, Sums> = HashMap::new();
        for (product, sum) in products {
            sums.entry(categories.get(&product).cloned()).or_default().add(&sum);
        }
        let mut found = Vec::with_capacity(sums.len());
        for (category, sum) in sums {
            if !sum.is_zero() {
                let mut figures = sum.figures()?;
                figures.orders = orders.get(&category).copied().unwrap_or(0);
                let name = category.clone().unwrap_or_default();
                found.push(RollupRow { key: RollupKey::Category(category), name, currency, figures });
            }
        }
        Ok(largest_first(found))
    }
}

const WALK: &str = "SELECT o.id, l.product_id FROM sales_order AS o INDEXED BY sales_order_currency
    CROSS JOIN order_line AS l INDEXED BY order_line_order ON l.order_id = o.id
    WHERE l.leads = 1 AND o.currency = :currency AND o.ordered_on BETWEEN :from AND :to AND o.status IN ('confirmed', 'done')";

/// The first and last month of a period, as keys; of all, what no month is beyond.
pub(super) fn months_of(period: Period) -> (String, String) {
    match period.months() {
        Some((from, to)) => (from.key(), to.key()),
        None => (String::new(), "~".to_owned()),
    }
}

/// Counts each order once for a category, whichever of its products it has.
struct Distinct {
    /// The place of each product's category among the names; that of "none" is the first.
    places: HashMap<i64, usize>,
    names: Vec<Option<String>>,
    counts: Vec<i64>,
}

impl Distinct {
    fn new(categories: HashMap<i64, String>) -> Distinct {
        let mut names = vec![None];
        let mut known = HashMap::new();
        let mut places = HashMap::new();
        for (product, category) in categories {
            let place = *known.entry(category.clone()).or_insert_with(|| {
                names.push(Some(category));
                names.len() - 1
            });
            places.insert(product, place);
        }
        Distinct { places, counts: vec![0; names.len()], names }
    }

    /// Takes rows of order and product, the rows of an order together, each counting once.
    fn all(&mut self, rows: &mut rusqlite::Rows<'_>) -> Result<()> {
        let mut current = None;
        let mut met: Vec<usize> = Vec::new();
        while let Some(row) = rows.next()? {
            let (order, product): (i64, Option<i64>) = (row.get(0)?, row.get(1)?);
            if current != Some(order) {
                current = Some(order);
                met.clear();
            }
            let place = product.and_then(|product| self.places.get(&product)).copied().unwrap_or(0);
            if !met.contains(&place) {
                met.push(place);
                self.counts[place] += 1;
            }
        }
        Ok(())
    }

    fn done(self) -> HashMap<Option<String>, i64> {
        self.names.into_iter().zip(self.counts).collect()
    }
}

fn largest_first(mut rows: Vec<RollupRow>) -> Vec<RollupRow> {
    rows.sort_by(|a, b| (b.figures.net(), &a.name, &a.key).cmp(&(a.figures.net(), &b.name, &b.key)));
    rows
}
