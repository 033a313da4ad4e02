//! Which orders a filter means, cut from the index that stands in their order. Writes nothing and reads no order's row.

use super::super::{Store, error::Result};
use super::{
    order::{OrderFilter, OrderQuery},
    product::FEW,
};
use crate::domain::{
    id::OrderId,
    period::{Month, Period},
};
use rusqlite::{ToSql, types::Value};
use std::collections::BTreeMap;

/// From this place on the nearer end, or the month, is looked up before rows are walked.
const DEEP: usize = 1000;

/// A query in parts: fixed texts that a filter chose, and what is bound in them. `b.rowid` is the order.
struct Query {
    from: &'static str,
    conditions: Vec<&'static str>,
    /// Ends with the order; a `DESC` for each key the other way round.
    order: [&'static str; 2],
    values: Vec<(&'static str, Value)>,
}

const NEWEST: [&str; 2] = ["b.ordered_on DESC, b.rowid DESC", "b.ordered_on, b.rowid"];
const EARLIEST_DUE: [&str; 2] = ["b.due_on, b.rowid", "b.due_on DESC, b.rowid DESC"];
const EARLIEST_PART: [&str; 2] =
    ["p.due_on, p.order_id, p.position", "p.due_on DESC, p.order_id DESC, p.position DESC"];

impl Query {
    fn where_clause(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(" WHERE {}", self.conditions.join(" AND ")) }
    }

    fn bound(&self) -> Vec<(&'static str, &dyn ToSql)> {
        self.values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
    }

    fn and(&mut self, condition: &'static str) {
        self.conditions.push(condition);
    }

    fn bind(&mut self, name: &'static str, value: impl Into<Value>) {
        self.values.push((name, value.into()));
    }
}

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
        let OrderFilter { period, currency, customer: None, product, category: None, state: None } = filter else {
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
        let apart = self.apart(filter);
        let apart_sql = format!(
            "SELECT substr(b.ordered_on, 1, 7), count(*) FROM {}{} GROUP BY 1",
            apart.from,
            apart.where_clause()
        );
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

    fn apart(&self, filter: &OrderFilter) -> Query {
        let mut query = Query {
            from: "sales_order AS b INDEXED BY sales_order_apart",
            conditions: vec![APART],
            order: NEWEST,
            values: Vec::new(),
        };
        common(&mut query, filter);
        lines(&mut query, filter);
        query
    }

    fn query(&self, filter: &OrderFilter) -> Result<Query> {
        let mut query = Query { from: "", conditions: Vec::new(), order: NEWEST, values: Vec::new() };
        // What drives the query, and what is left to ask of each of its rows.
        let mut state = filter.state;
        let mut by_lines = true;
        if let Some(customer) = filter.customer {
            query.from = "sales_order AS b INDEXED BY sales_order_customer";
            query.and("b.customer_id = :customer");
            query.bind(":customer", customer.0);
        } else if let Some(driving) = filter.state {
            state = None;
            drive(&mut query, driving);
        } else if (filter.product.is_some() || filter.category.is_some()) && self.are_few(filter)? {
            by_lines = false;
            query.from = "sales_order AS b NOT INDEXED";
            for (asked, condition) in [
                (
                    filter.product.is_some(),
                    "b.id IN (SELECT order_id FROM order_line WHERE product_id IS :product AND leads = 1)",
                ),
                (matches!(filter.category, Some(Some(_))), IN_CATEGORY),
                (matches!(filter.category, Some(None)), IN_NO_CATEGORY),
            ] {
                if asked {
                    query.and(condition);
                }
            }
            bind_lines(&mut query, filter);
        } else if filter.currency.is_some() {
            query.from = "sales_order AS b INDEXED BY sales_order_currency";
        } else {
            query.from = "sales_order AS b INDEXED BY sales_order_date";
        }
        common(&mut query, filter);
        if by_lines {
            lines(&mut query, filter);
        }
        if let Some(state) = state {
            ask(&mut query, state);
        }
        Ok(query)
    }

    /// Whether a product or category has so few lines that all of them are sorted sooner than the orders are walked.
    fn are_few(&self, filter: &OrderFilter) -> Result<bool> {
        if let Some(product) = filter.product {
            return self.has_few_lines(product);
        }
        let sql = match filter.category {
            Some(Some(_)) => {
                "SELECT count(*) FROM (SELECT 1 FROM order_line
                 WHERE product_id IN (SELECT id FROM product WHERE category = ?1) LIMIT ?2)"
            }
            _ => {
                "SELECT count(*) FROM (SELECT 1 FROM order_line WHERE product_id IS ?1
                 UNION ALL SELECT 1 FROM order_line WHERE product_id IN (SELECT id FROM product WHERE category IS ?1) LIMIT ?2)"
            }
        };
        let category = filter.category.as_ref().and_then(Option::as_deref);
        let n: i64 =
            self.conn.prepare_cached(sql)?.query_row(rusqlite::params![category, FEW + 1], |row| row.get(0))?;
        Ok(n <= FEW)
    }
}

fn window_sql(query: &Query, backwards: bool) -> String {
    let order = query.order[usize::from(backwards)];
    format!("SELECT b.rowid FROM {}{} ORDER BY {order} LIMIT :limit OFFSET :offset", query.from, query.where_clause())
}

const APART: &str = "b.status IN ('draft', 'cancelled', 'void')";
const IN_CATEGORY: &str = "b.id IN (SELECT order_id FROM order_line
    WHERE product_id IN (SELECT id FROM product WHERE category = :category))";
const IN_NO_CATEGORY: &str = "b.id IN (SELECT order_id FROM order_line WHERE product_id IS NULL
    UNION SELECT order_id FROM order_line WHERE product_id IN (SELECT id FROM product WHERE category IS NULL))";

/// Lets a state's own index lead.
fn drive(query: &mut Query, state: OrderQuery) {
    match state {
        OrderQuery::Unpaid => {
            query.from = "order_state AS b INDEXED BY order_state_unpaid";
            query.and("b.receivable > 0");
        }
        OrderQuery::Untriggered => {
            drive(query, OrderQuery::Unpaid);
            query.and("EXISTS (SELECT 1 FROM open_instalment WHERE order_id = b.rowid AND due_on = '')");
        }
        OrderQuery::DueBefore(day) => {
            query.from = "order_state AS b INDEXED BY order_state_due";
            query.and("b.receivable > 0 AND b.due_on > '' AND b.due_on < :before");
            query.bind(":before", key(day));
            query.order = EARLIEST_DUE;
        }
        OrderQuery::DueBetween(from, to) => {
            query.from = "open_instalment AS p INDEXED BY open_instalment_due CROSS JOIN order_state AS b ON b.order_id = p.order_id";
            // An order stands where its first part of these days does.
            query.and(
                "p.due_on BETWEEN :due_from AND :due_to AND NOT EXISTS (SELECT 1 FROM open_instalment AS e
                 WHERE e.order_id = p.order_id AND e.due_on >= :due_from AND (e.due_on, e.position) < (p.due_on, p.position))",
            );
            query.bind(":due_from", key(from));
            query.bind(":due_to", key(to));
            query.order = EARLIEST_PART;
        }
        OrderQuery::Unshipped => {
            query.from = "order_state AS b INDEXED BY order_state_unshipped";
            query.and("b.delivery IN ('open', 'partial')");
            query.and("EXISTS (SELECT 1 FROM sales_order WHERE id = b.rowid AND status IN ('confirmed', 'done'))");
        }
        OrderQuery::Draft => {
            query.from = "sales_order AS b INDEXED BY sales_order_apart";
            query.and(APART);
            query.and("b.status = 'draft'");
        }
        OrderQuery::Cancelled => {
            query.from = "sales_order AS b INDEXED BY sales_order_apart";
            query.and(APART);
            query.and("b.status <> 'draft'");
        }
    }
}

/// Asks the state of each order that something else leads to.
fn ask(query: &mut Query, state: OrderQuery) {
    let condition = match state {
        OrderQuery::Unpaid => "EXISTS (SELECT 1 FROM order_state AS s WHERE s.order_id = b.rowid AND s.receivable > 0)",
        OrderQuery::Untriggered => "EXISTS (SELECT 1 FROM open_instalment WHERE order_id = b.rowid AND due_on = '')",
        OrderQuery::DueBefore(day) => {
            query.bind(":before", key(day));
            "EXISTS (SELECT 1 FROM open_instalment WHERE order_id = b.rowid AND due_on > '' AND due_on < :before)"
        }
        OrderQuery::DueBetween(from, to) => {
            query.bind(":due_from", key(from));
            query.bind(":due_to", key(to));
            "EXISTS (SELECT 1 FROM open_instalment WHERE order_id = b.rowid AND due_on BETWEEN :due_from AND :due_to)"
        }
        OrderQuery::Unshipped => {
            "b.status IN ('confirmed', 'done')
             AND EXISTS (SELECT 1 FROM order_state AS s WHERE s.order_id = b.rowid AND s.delivery IN ('open', 'partial'))"
        }
        OrderQuery::Draft => "b.status = 'draft'",
        OrderQuery::Cancelled => "b.status IN ('cancelled', 'void')",
    };
    query.and(condition);
}

fn common(query: &mut Query, filter: &OrderFilter) {
    if let Some(currency) = filter.currency {
        query.and("b.currency = :currency");
        query.bind(":currency", currency.code().to_owned());
    }
    if let Some((from, to)) = filter.period.and_then(Period::months) {
        query.and("b.ordered_on BETWEEN :from AND :to");
        query.bind(":from", format!("{}-01", from.key()));
        query.bind(":to", format!("{}-31", to.key()));
    }
}

/// Asks the lines of each order that something else leads to.
fn lines(query: &mut Query, filter: &OrderFilter) {
    if filter.product.is_some() {
        query.and(
            "EXISTS (SELECT 1 FROM order_line AS l INDEXED BY order_line_product
             WHERE l.product_id IS :product AND l.leads = 1 AND l.order_id = b.rowid)",
        );
    }
    match filter.category {
        None => {}
        Some(None) => query.and(
            "EXISTS (SELECT 1 FROM order_line AS l WHERE l.order_id = b.rowid AND (l.product_id IS NULL
             OR l.product_id IN (SELECT id FROM product WHERE category IS NULL)))",
        ),
        Some(Some(_)) => query.and(
            "EXISTS (SELECT 1 FROM order_line AS l WHERE l.order_id = b.rowid
             AND l.product_id IN (SELECT id FROM product WHERE category = :category))",
        ),
    }
    bind_lines(query, filter);
}

fn bind_lines(query: &mut Query, filter: &OrderFilter) {
    if let Some(product) = filter.product {
        query.bind(":product", product.map(|p| p.0));
    }
    if let Some(Some(category)) = &filter.category {
        query.bind(":category", category.clone());
    }
}

fn key(day: chrono::NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
