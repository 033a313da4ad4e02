//! Figures by product, category and customer of a period, from the kept ones; what is not kept comes off the lines' index.

use super::super::{Store, error::Result};
use super::{
    rollup::{RollupBy, RollupKey, RollupRow},
    sum::Sums,
};
use crate::domain::{
    id::{CustomerId, ProductId},
    money::Currency,
    period::Period,
};
use chrono::NaiveDate;
use rusqlite::{named_params, params};
use std::collections::HashMap;

impl Store {
    /// Products, categories or customers of a period, the largest net first.
    ///
    /// Reads as many kept lines as the period has months times products or customers. The orders of a category are counted off
    /// the lines' index: an order with two of its products is one order.
    ///
    /// # Errors
    /// [`super::super::Rule::AmountOutOfRange`] when a sum does not fit.
    pub fn rollup(&self, by: RollupBy, currency: Currency, period: Period) -> Result<Vec<RollupRow>> {
        let (from, to) = match period.months() {
            Some((from, to)) => (from.key(), to.key()),
            None => (String::new(), "~".to_owned()),
        };
        let sql = match by {
            RollupBy::Customer => include_str!("../sql/rollup_customer.sql"),
            RollupBy::Product | RollupBy::Category => include_str!("../sql/rollup_product.sql"),
        };
        let mut sums: HashMap<i64, Sums> = HashMap::new();
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params![currency.code(), from, to])?;
        while let Some(row) = rows.next()? {
            sums.entry(row.get(0)?).or_default().add_row(row)?;
        }
        match by {
            RollupBy::Customer => self.customer_rows(currency, sums),
            RollupBy::Product => self.product_rows(currency, sums),
            RollupBy::Category => {
                let orders = self.category_orders(Some(currency), Some(period))?;
                self.category_rows(currency, sums, orders)
            }
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
        let mut statement =
            self.conn.prepare_cached(&format!("{WALK_CURRENCY} AND o.status IN ('confirmed', 'done')"))?;
        walk.all(&mut statement.query(named)?, 1)?;
        self.category_rows(currency, sums, walk.done())
    }

    /// How many orders that count each category has, each order once; `None` is "none". Walks the lines' index over the orders of
    /// the period, and over all of it from end to end when that is everything.
    pub(super) fn category_orders(
        &self,
        currency: Option<Currency>,
        period: Option<Period>,
    ) -> Result<HashMap<Option<String>, i64>> {
        let mut walk = Distinct::new(self.categories()?);
        let currency = match currency {
            Some(only) if self.has_other_orders(only)? => Some(only),
            _ => None,
        };
        let days = period
            .and_then(Period::months)
            .map(|(from, to)| (format!("{}-01", from.key()), format!("{}-31", to.key())));
        let (from, to) = days.clone().unwrap_or((String::new(), "~".to_owned()));
        let code = currency.map(|currency| currency.code().to_owned());
        match (&code, &days) {
            (None, None) => walk.all(&mut self.conn.prepare_cached(WALK_ALL)?.query([])?, 1)?,
            (None, Some(_)) => {
                let named = named_params! {":from": from, ":to": to};
                walk.all(&mut self.conn.prepare_cached(WALK_DAYS)?.query(named)?, 1)?;
            }
            (Some(code), _) => {
                let named = named_params! {":currency": code, ":from": from, ":to": to};
                walk.all(&mut self.conn.prepare_cached(WALK_CURRENCY)?.query(named)?, 1)?;
            }
        }
        // All orders were walked: those that count nowhere are few, and taken off again.
        let named = named_params! {":currency": code, ":from": from, ":to": to};
        walk.all(&mut self.conn.prepare_cached(WALK_APART)?.query(named)?, -1)?;
        Ok(walk.done())
    }

    /// Whether any order that counts is in another currency.
    fn has_other_orders(&self, currency: Currency) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM sales_month WHERE currency <> ?1 AND orders > 0)";
        Ok(self.conn.prepare_cached(sql)?.query_row([currency.code()], |row| row.get(0))?)
    }

    /// The category of each product that has one.
    fn categories(&self) -> Result<HashMap<i64, String>> {
        let mut statement = self.conn.prepare_cached("SELECT id, category FROM product WHERE category IS NOT NULL")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn customer_rows(&self, currency: Currency, mut sums: HashMap<i64, Sums>) -> Result<Vec<RollupRow>> {
        // What an undo left of a customer that is gone.
        sums.retain(|_, sum| !sum.is_zero());
        let mut names = self.customer_names(&sums)?;
        let mut found = Vec::with_capacity(sums.len());
        for (id, sum) in sums {
            let (key, name) = (RollupKey::Customer(CustomerId(id)), names.remove(&id).unwrap_or_default());
            found.push(RollupRow { key, name, currency, figures: sum.figures()? });
        }
        Ok(largest_first(found))
    }

    /// The names of these customers: one by one when they are few, else all in one walk of the names' index.
    fn customer_names(&self, of: &HashMap<i64, Sums>) -> Result<HashMap<i64, String>> {
        if of.len() < FEW_NAMES {
            let mut name = self.conn.prepare_cached("SELECT name FROM customer WHERE id = ?1")?;
            return of.keys().map(|id| Ok((*id, name.query_row([id], |row| row.get(0))?))).collect();
        }
        let mut statement = self.conn.prepare_cached("SELECT id, name FROM customer ORDER BY name")?;
        let mut rows = statement.query([])?;
        let mut names = HashMap::with_capacity(of.len());
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if of.contains_key(&id) {
                names.insert(id, row.get(1)?);
            }
        }
        Ok(names)
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

/// Up to so many names are asked for one by one.
const FEW_NAMES: usize = 10_000;

const WALK_ALL: &str = "SELECT order_id, product_id FROM order_line WHERE leads = 1 ORDER BY order_id, position";
const WALK_DAYS: &str = "SELECT o.id, l.product_id FROM sales_order AS o INDEXED BY sales_order_date
    CROSS JOIN order_line AS l INDEXED BY order_line_order ON l.order_id = o.id
    WHERE l.leads = 1 AND o.ordered_on BETWEEN :from AND :to";
const WALK_CURRENCY: &str = "SELECT o.id, l.product_id FROM sales_order AS o INDEXED BY sales_order_currency
    CROSS JOIN order_line AS l INDEXED BY order_line_order ON l.order_id = o.id
    WHERE l.leads = 1 AND o.currency = :currency AND o.ordered_on BETWEEN :from AND :to";
const WALK_APART: &str = "SELECT o.id, l.product_id FROM sales_order AS o INDEXED BY sales_order_apart
    CROSS JOIN order_line AS l INDEXED BY order_line_order ON l.order_id = o.id
    WHERE l.leads = 1 AND o.status IN ('draft', 'cancelled', 'void') AND o.ordered_on BETWEEN :from AND :to
      AND (:currency IS NULL OR o.currency = :currency)";

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

    /// Takes rows of order and product, the rows of an order together, each counting `by`.
    fn all(&mut self, rows: &mut rusqlite::Rows<'_>, by: i64) -> Result<()> {
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
                self.counts[place] += by;
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
