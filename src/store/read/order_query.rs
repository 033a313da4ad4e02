//! A filter of orders as a query over the index that stands in their order. Runs none of it.

use super::super::{Store, error::Result};
use super::{
    activity::key,
    order::{OrderFilter, OrderQuery},
    product::FEW,
};
use crate::domain::period::Period;
use rusqlite::{ToSql, types::Value};

/// A query in parts: fixed texts that a filter chose, and what is bound in them. `b.rowid` is the order.
pub(super) struct Query {
    pub from: &'static str,
    pub conditions: Vec<&'static str>,
    /// Ends with the order; a `DESC` for each key the other way round.
    pub order: [&'static str; 2],
    pub values: Vec<(&'static str, Value)>,
}

pub(super) const NEWEST: [&str; 2] = ["b.ordered_on DESC, b.rowid DESC", "b.ordered_on, b.rowid"];
const EARLIEST_DUE: [&str; 2] = ["b.due_on, b.rowid", "b.due_on DESC, b.rowid DESC"];
const EARLIEST_PART: [&str; 2] =
    ["p.due_on, p.order_id, p.position", "p.due_on DESC, p.order_id DESC, p.position DESC"];

impl Query {
    pub fn where_clause(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!(" WHERE {}", self.conditions.join(" AND ")) }
    }

    pub fn bound(&self) -> Vec<(&'static str, &dyn ToSql)> {
        self.values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
    }

    pub fn and(&mut self, condition: &'static str) {
        self.conditions.push(condition);
    }

    pub fn bind(&mut self, name: &'static str, value: impl Into<Value>) {
        self.values.push((name, value.into()));
    }
}

impl Store {
    pub(super) fn apart(&self, filter: &OrderFilter) -> Query {
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

    /// The query of a filter, led by what narrows it most.
    pub(super) fn query(&self, filter: &OrderFilter) -> Result<Query> {
        let may_lead = filter.customer.is_none() && filter.state.is_none();
        let by_lines = filter.product.is_some() || filter.category.is_some();
        Ok(self.query_for(filter, may_lead && by_lines && self.are_few(filter)?))
    }

    fn query_for(&self, filter: &OrderFilter, few_lines: bool) -> Query {
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
        } else if few_lines && (filter.product.is_some() || filter.category.is_some()) {
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
        query
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

pub(super) fn window_sql(query: &Query, backwards: bool) -> String {
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
    if let Some(day) = filter.day {
        query.and("b.ordered_on = :day");
        query.bind(":day", key(day));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        id::{CustomerId, ProductId},
        money::Currency,
        period::Month,
    };

    /// How SQLite would go about it.
    fn plan(store: &Store, sql: &str, query: &Query) -> rusqlite::Result<String> {
        let mut statement = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let mut bound = query.bound();
        bound.retain(|(name, _)| matches!(statement.parameter_index(name), Ok(Some(_))));
        let lines: Vec<String> =
            statement.query_map(bound.as_slice(), |row| row.get(3))?.collect::<rusqlite::Result<_>>()?;
        Ok(lines.join("\n"))
    }

    /// No list and no count reads a table from end to end, or sorts what it lists, unless that was found to be little; the list of
    /// all is the walk of its own index.
    #[test]
    fn every_list_is_cut_from_an_index() -> Result<()> {
        let store = Store::in_memory()?;
        let day = chrono::NaiveDate::MIN;
        let states = [
            None,
            Some(OrderQuery::Unpaid),
            Some(OrderQuery::DueBefore(day)),
            Some(OrderQuery::DueBetween(day, day)),
            Some(OrderQuery::Untriggered),
            Some(OrderQuery::Unshipped),
            Some(OrderQuery::Draft),
            Some(OrderQuery::Cancelled),
        ];
        let mut seen = 0;
        for state in states {
            let month = Some(Period::Month(Month { year: 2026, month: 11 }));
            for (period, day) in [(None, None), (month, None), (None, Some(day))] {
                for currency in [None, Some(Currency::CNY)] {
                    for customer in [None, Some(CustomerId(1))] {
                        for (product, category) in [
                            (None, None),
                            (Some(Some(ProductId(1))), None),
                            (None, Some(Some("硬件".to_owned()))),
                            (None, Some(None)),
                        ] {
                            let filter = OrderFilter { period, day, currency, customer, product, category, state };
                            for few in [true, false] {
                                seen += 1;
                                let query = store.query_for(&filter, few);
                                let count = format!("SELECT count(*) FROM {}{}", query.from, query.where_clause());
                                for sql in [window_sql(&query, false), window_sql(&query, true), count] {
                                    let plan = plan(&store, &sql, &query)?;
                                    // The products of a category are looked up once, and are not many.
                                    let scans =
                                        plan.lines().filter(|line| line.starts_with("SCAN") && *line != "SCAN product");
                                    for line in scans {
                                        let is_walk = line.contains("INDEX sales_order_date")
                                            || line.contains("COVERING INDEX")
                                            || line.contains("INDEX order_state_un");
                                        assert!(is_walk, "{filter:?}\n{sql}\n{plan}");
                                    }
                                    let may_sort = query.from.contains("NOT INDEXED") || query.from.contains("apart");
                                    let sorts = plan.contains("TEMP B-TREE FOR ORDER BY");
                                    assert!(may_sort || !sorts, "{filter:?}\n{sql}\n{plan}");
                                }
                            }
                        }
                    }
                }
            }
        }
        assert_eq!(seen, 768);
        Ok(())
    }
}
