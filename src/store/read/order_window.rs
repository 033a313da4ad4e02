//! Which orders a filter means, cut from the index that stands in their order. Writes nothing and reads no order's row.

use super::super::{Store, error::Result};
use super::{
    order::OrderFilter,
    order_query::{NEWEST, Query, window_sql},
};
use crate::domain::{
    id::OrderId,
    period::{Month, Period},
};
use std::collections::BTreeMap;

/// From this place on the nearer end, or the month, is looked up before rows are walked.
const DEEP: usize = 1000;
/// So many places of a list are looked through at a time.
const WINDOW: usize = 5000;

impl Store {
    /// The orders at these places of the list.
    pub(super) fn order_window(&self, filter: &OrderFilter, offset: usize, limit: usize) -> Result<Vec<OrderId>> {
        if offset < DEEP {
            return self.cut(filter, false, offset, limit);
        }
        if let Some(months) = self.order_months(filter)? {
            return self.cut_by_month(filter, &months, offset, limit);
        }
        let len = self.order_count(filter)?;
        self.nearer(filter, len, offset, limit)
    }

    /// The place of an order in the list of a filter; `None` where it does not stand in it.
    pub fn order_place(&self, filter: &OrderFilter, order: OrderId) -> Result<Option<usize>> {
        let mut before = 0;
        loop {
            let window = self.order_window(filter, before, WINDOW)?;
            if let Some(place) = window.iter().position(|found| *found == order) {
                return Ok(Some(before + place));
            }
            if window.len() < WINDOW {
                return Ok(None);
            }
            before += window.len();
        }
    }

    /// A list of known length, read from its nearer end: a jump to the last line costs what one to the first does.
    fn nearer(&self, filter: &OrderFilter, len: usize, offset: usize, limit: usize) -> Result<Vec<OrderId>> {
        if offset >= len {
            return Ok(Vec::new());
        }
        let wanted = limit.min(len - offset);
        if offset <= len / 2 {
            return self.cut(filter, false, offset, wanted);
        }
        let mut found = self.cut(filter, true, len - offset - wanted, wanted)?;
        found.reverse();
        Ok(found)
    }

    fn cut_by_month(
        &self,
        filter: &OrderFilter,
        months: &[(Month, usize)],
        offset: usize,
        limit: usize,
    ) -> Result<Vec<OrderId>> {
        let mut found = Vec::new();
        let mut skip = offset;
        for &(month, len) in months {
            let wanted = limit - found.len();
            if wanted == 0 {
                break;
            }
            if skip >= len {
                skip -= len;
                continue;
            }
            let of_month = OrderFilter { period: Some(Period::Month(month)), ..filter.clone() };
            found.extend(self.nearer(&of_month, len, skip, wanted)?);
            skip = 0;
        }
        Ok(found)
    }

    fn cut(&self, filter: &OrderFilter, backwards: bool, offset: usize, limit: usize) -> Result<Vec<OrderId>> {
        let mut query = self.query(filter)?;
        query.bind(":limit", i64::try_from(limit).unwrap_or(i64::MAX));
        query.bind(":offset", i64::try_from(offset).unwrap_or(i64::MAX));
        let sql = window_sql(&query, backwards);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map(query.bound().as_slice(), |row| row.get(0).map(OrderId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The orders of a list for which a condition holds besides.
    pub(super) fn narrowed<const N: usize>(
        &self,
        filter: &OrderFilter,
        condition: &'static str,
        bound: [(&'static str, String); N],
        limit: i64,
    ) -> Result<Vec<OrderId>> {
        let mut query = self.query(filter)?;
        query.and(condition);
        bound.into_iter().for_each(|(name, value)| query.bind(name, value));
        query.bind(":limit", limit);
        query.bind(":offset", 0);
        let mut statement = self.conn.prepare_cached(&window_sql(&query, false))?;
        let rows = statement.query_map(query.bound().as_slice(), |row| row.get(0).map(OrderId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The length of a list by walking its index.
    pub(super) fn counted(&self, filter: &OrderFilter) -> Result<usize> {
        let query = self.query(filter)?;
        let sql = format!("SELECT count(*) FROM {}{}", query.from, query.where_clause());
        let n: i64 = self.conn.prepare_cached(&sql)?.query_row(query.bound().as_slice(), |row| row.get(0))?;
        Ok(usize::try_from(n).unwrap_or(0))
    }

    /// How many orders each month has, newest first, where that is kept: by currency and product.
    pub(super) fn order_months(&self, filter: &OrderFilter) -> Result<Option<Vec<(Month, usize)>>> {
        let OrderFilter { period, day: None, currency, customer: None, product, category: None, state: None } = filter
        else {
            return Ok(None);
        };
        let mut kept = Query { from: "sales_month", conditions: Vec::new(), order: NEWEST, values: Vec::new() };
        if let Some(product) = product {
            kept.from = "sales_product";
            kept.and("product_id = :product");
            kept.bind(":product", product.map_or(0, |p| p.0));
        }
        if let Some(currency) = currency {
            kept.and("currency = :currency");
            kept.bind(":currency", currency.code().to_owned());
        }
        if let Some((from, to)) = period.and_then(Period::months) {
            kept.and("month BETWEEN :from AND :to");
            kept.bind(":from", from.key());
            kept.bind(":to", to.key());
        }
        let mut months: BTreeMap<String, i64> = BTreeMap::new();
        let kept_sql = format!("SELECT month, orders FROM {}{}", kept.from, kept.where_clause());
        // Those that count nowhere are kept beside by month; which of them hold a product is asked of each.
        let (apart_sql, apart) = match product {
            None => {
                let (conditions, values) = (kept.conditions.clone(), kept.values.clone());
                let apart = Query { from: "order_apart", conditions, order: NEWEST, values };
                (format!("SELECT month, n FROM {}{}", apart.from, apart.where_clause()), apart)
            }
            Some(_) => {
                let apart = self.apart(filter);
                let clause = apart.where_clause();
                (format!("SELECT substr(b.ordered_on, 1, 7), count(*) FROM {}{clause} GROUP BY 1", apart.from), apart)
            }
        };
        for (sql, query) in [(kept_sql, kept), (apart_sql, apart)] {
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut rows = statement.query(query.bound().as_slice())?;
            while let Some(row) = rows.next()? {
                *months.entry(row.get(0)?).or_default() += row.get::<_, i64>(1)?;
            }
        }
        let read = |(month, n): (String, i64)| Some((Month::from_key(&month)?, usize::try_from(n).ok()?));
        Ok(Some(months.into_iter().rev().filter_map(read).filter(|(_, n)| *n > 0).collect()))
    }

    /// How many orders of a filter count nowhere: they stand in no kept figure.
    pub(super) fn apart_count(&self, filter: &OrderFilter) -> Result<usize> {
        let query = self.apart(filter);
        let sql = format!("SELECT count(*) FROM {}{}", query.from, query.where_clause());
        let n: i64 = self.conn.prepare_cached(&sql)?.query_row(query.bound().as_slice(), |row| row.get(0))?;
        Ok(usize::try_from(n).unwrap_or(0))
    }
}
