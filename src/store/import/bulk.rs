//! The kept figures of a large import: its rows are posted together at the end, not one by one. Only ever within one write.

use super::super::{error::Result, journal::Writing};

/// The triggers that post a row as it comes in.
const POSTING: &str = "SELECT replace(sql, 'CREATE TRIGGER', 'CREATE TEMP TRIGGER') FROM temp.sqlite_schema
    WHERE type = 'trigger' AND name IN ('sales_order_in', 'order_line_in', 'receipt_in')";
const DROP: &str = "DROP TRIGGER sales_order_in; DROP TRIGGER order_line_in; DROP TRIGGER receipt_in;";

/// Where sums by customer and month are put together before every period takes its own.
const BY_CUSTOMER: &str =
    "CREATE TEMP TABLE posted_customer (currency TEXT, month TEXT, customer_id INTEGER, orders INTEGER,
    gross INTEGER, total INTEGER, received INTEGER)";

/// Rows that came in unposted: those after these numbers.
pub struct Bulk {
    triggers: Vec<String>,
    order: i64,
    line: i64,
    receipt: i64,
}

impl Bulk {
    /// Lets rows come in unposted. Rows that are there must not be changed until [`Bulk::end`].
    pub fn start(writing: &Writing<'_>) -> Result<Bulk> {
        let last = |sql: &str| -> Result<i64> { Ok(writing.query_row(sql, [], |row| row.get(0))?) };
        let bulk = Bulk {
            triggers: writing.prepare(POSTING)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?,
            order: last("SELECT coalesce(max(id), 0) FROM sales_order")?,
            line: last("SELECT coalesce(max(id), 0) FROM order_line")?,
            receipt: last("SELECT coalesce(max(id), 0) FROM receipt")?,
        };
        writing.execute_batch(DROP)?;
        Ok(bulk)
    }

    /// Posts all that came in, and every row to come by itself again.
    pub fn end(self, writing: &Writing<'_>) -> Result<()> {
        writing.execute_batch(BY_CUSTOMER)?;
        for (sql, after) in [
            (include_str!("../sql/post_orders.sql"), self.order),
            (include_str!("../sql/post_lines.sql"), self.line),
            (include_str!("../sql/post_receipts.sql"), self.receipt),
        ] {
            for statement in sql.split_inclusive(';').filter(|statement| statement.contains("INSERT")) {
                writing.run(statement, [after])?;
            }
        }
        writing.execute_batch(include_str!("../sql/post_customers.sql"))?;
        for trigger in &self.triggers {
            writing.execute_batch(trigger)?;
        }
        Ok(())
    }
}
