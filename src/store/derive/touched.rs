//! Whose kept figures a row bears on: its customer's and, in the ledger, its order's. Notes them, makes nothing.

use super::super::{error::Result, journal::Writing};
use crate::domain::id::{CustomerId, OrderId};
use rusqlite::OptionalExtension;

/// Notes the customers and the orders that the rows `first..=last` of a table belong to.
pub fn note_touched(writing: &mut Writing<'_>, table: &str, first: i64, last: i64) -> Result<()> {
    if let Some(sql) = customers_of(table) {
        let found = numbers(writing, sql, first, last)?;
        writing.touched.extend(found.into_iter().map(CustomerId));
    }
    if let Some(sql) = orders_of(table) {
        let found = numbers(writing, sql, first, last)?;
        for order in found {
            let customer = writing
                .prepare_cached("SELECT customer_id FROM sales_order WHERE id = ?1")?
                .query_row([order], |row| row.get(0).map(CustomerId))
                .optional()?;
            writing.touched_orders.insert(OrderId(order));
            writing.touched.extend(customer);
        }
    }
    Ok(())
}

fn numbers(writing: &Writing<'_>, sql: &str, first: i64, last: i64) -> Result<Vec<i64>> {
    Ok(writing.prepare_cached(sql)?.query_map([first, last], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn customers_of(table: &str) -> Option<&'static str> {
    Some(match table {
        "customer" => "SELECT id FROM customer WHERE id BETWEEN ?1 AND ?2",
        "follow_up" => "SELECT DISTINCT customer_id FROM follow_up WHERE id BETWEEN ?1 AND ?2",
        "next_step" => "SELECT DISTINCT customer_id FROM next_step WHERE id BETWEEN ?1 AND ?2",
        "deal" => "SELECT DISTINCT customer_id FROM deal WHERE id BETWEEN ?1 AND ?2",
        "contact" => "SELECT DISTINCT customer_id FROM contact WHERE id BETWEEN ?1 AND ?2",
        "contact_channel" => {
            "SELECT DISTINCT p.customer_id FROM contact_channel AS c JOIN contact AS p ON p.id = c.contact_id
             WHERE c.id BETWEEN ?1 AND ?2"
        }
        "need_change" => "SELECT DISTINCT customer_id FROM need_change WHERE id BETWEEN ?1 AND ?2",
        "milestone" => {
            "SELECT DISTINCT d.customer_id FROM milestone AS m JOIN deal AS d ON d.id = m.deal_id WHERE m.id BETWEEN ?1 AND ?2"
        }
        "attachment" => {
            "SELECT DISTINCT f.customer_id FROM attachment AS a JOIN follow_up AS f ON f.id = a.follow_up_id
             WHERE a.id BETWEEN ?1 AND ?2"
        }
        "promise" => "SELECT DISTINCT customer_id FROM promise WHERE id BETWEEN ?1 AND ?2",
        "sales_order" => "SELECT DISTINCT customer_id FROM sales_order WHERE id BETWEEN ?1 AND ?2",
        "receipt" => "SELECT DISTINCT customer_id FROM receipt WHERE id BETWEEN ?1 AND ?2",
        _ => return None,
    })
}

/// Rows of a table that names no order itself follow the one that they hang on, which an action touches with them.
fn orders_of(table: &str) -> Option<&'static str> {
    Some(match table {
        "sales_order" => "SELECT id FROM sales_order WHERE id BETWEEN ?1 AND ?2",
        "order_line" => "SELECT DISTINCT order_id FROM order_line WHERE id BETWEEN ?1 AND ?2",
        "instalment" => "SELECT DISTINCT order_id FROM instalment WHERE id BETWEEN ?1 AND ?2",
        "receipt" => "SELECT DISTINCT order_id FROM receipt WHERE id BETWEEN ?1 AND ?2 AND order_id IS NOT NULL",
        "delivery" => "SELECT DISTINCT order_id FROM delivery WHERE id BETWEEN ?1 AND ?2",
        "delivery_line" => {
            "SELECT DISTINCT d.order_id FROM delivery_line AS r JOIN delivery AS d ON d.id = r.delivery_id WHERE r.id BETWEEN ?1 AND ?2"
        }
        "sales_return" => "SELECT DISTINCT order_id FROM sales_return WHERE id BETWEEN ?1 AND ?2",
        "return_line" => {
            "SELECT DISTINCT b.order_id FROM return_line AS r JOIN sales_return AS b ON b.id = r.return_id WHERE r.id BETWEEN ?1 AND ?2"
        }
        "invoice" => "SELECT DISTINCT order_id FROM invoice WHERE id BETWEEN ?1 AND ?2",
        _ => return None,
    })
}
