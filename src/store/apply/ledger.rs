//! Writes orders with their lines and instalments, receipts and deliveries.

use super::super::{
    error::{Result, Rule, StoreError},
    instant,
    journal::Writing,
    op::{NewDelivery, NewOrder, NewOrderLine, NewReceipt},
};
use super::{
    customer::{day, said},
    stage::check_amount,
};
use crate::domain::id::{CustomerId, OrderId};
use rusqlite::{OptionalExtension, params};

/// Adds a confirmed order.
pub fn add_order(writing: &mut Writing<'_>, new: &NewOrder) -> Result<OrderId> {
    let taken: bool = writing
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM sales_order WHERE number = ?1)")?
        .query_row([&new.number], |row| row.get(0))?;
    if taken {
        return Err(StoreError::rule(Rule::NumberTaken));
    }
    check_amount(new.total)?;
    let sum = new.lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.total));
    if sum.and_then(|sum| sum.checked_sub(new.discount)) != Some(new.total) {
        return Err(StoreError::rule(Rule::AmountOutOfRange));
    }
    let at = instant(writing.at);
    let order = writing.insert(
        "sales_order",
        "INSERT INTO sales_order (number, customer_id, ordered_on, currency, discount, total, terms, note, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            new.number,
            new.customer.0,
            day(new.ordered_on),
            new.currency,
            new.discount,
            new.total,
            said(&new.terms),
            said(&new.note),
            at
        ],
    )?;
    for (position, line) in (1_i64..).zip(&new.lines) {
        let product = product(writing, line, &new.currency)?;
        writing.insert(
            "order_line",
            "INSERT INTO order_line (order_id, position, product_id, quantity, unit_price, discount, total)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![order, position, product, line.quantity, line.unit_price, line.discount, line.total],
        )?;
    }
    for (position, (due_on, amount)) in (1_i64..).zip(&new.instalments) {
        writing.insert(
            "instalment",
            "INSERT INTO instalment (order_id, position, basis, amount, due_on) VALUES (?1, ?2, 'fixed', ?3, ?4)",
            params![order, position, amount, day(*due_on)],
        )?;
    }
    writing.touched.insert(new.customer);
    Ok(OrderId(order))
}

/// Adds money received.
pub fn add_receipt(writing: &mut Writing<'_>, new: &NewReceipt) -> Result<()> {
    check_amount(new.amount)?;
    if new.amount == 0 {
        return Err(StoreError::rule(Rule::AmountOutOfRange));
    }
    let at = instant(writing.at);
    writing.insert(
        "receipt",
        "INSERT INTO receipt (customer_id, order_id, received_on, amount, currency, method, note, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new.customer.0,
            new.order.map(|o| o.0),
            day(new.received_on),
            new.amount,
            new.currency,
            new.method,
            said(&new.note),
            at
        ],
    )?;
    writing.touched.insert(new.customer);
    Ok(())
}

/// Adds a shipment of all that is still open.
pub fn add_delivery(writing: &mut Writing<'_>, new: &NewDelivery) -> Result<()> {
    let customer: Option<i64> = writing
        .query_row("SELECT customer_id FROM sales_order WHERE id = ?1", [new.order.0], |row| row.get(0))
        .optional()?;
    let customer = customer.ok_or(StoreError::Missing("order"))?;
    let at = instant(writing.at);
    writing.insert(
        "delivery",
        "INSERT INTO delivery (order_id, shipped_on, delivered_on, carrier, number, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![new.order.0, day(new.shipped_on), new.delivered_on.map(day), said(&new.carrier), said(&new.number), at],
    )?;
    writing.touched.insert(CustomerId(customer));
    Ok(())
}

/// The product of that name, made when there is none.
fn product(writing: &mut Writing<'_>, line: &NewOrderLine, currency: &str) -> Result<i64> {
    let name = super::check_name(&line.product)?;
    let known: Option<i64> = writing
        .prepare_cached("SELECT id FROM product WHERE name = ?1 ORDER BY id LIMIT 1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => writing.insert(
            "product",
            "INSERT INTO product (name, category, unit, price, currency) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![name, said(&line.category), said(&line.unit), line.unit_price, currency],
        ),
    }
}
