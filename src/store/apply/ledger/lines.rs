//! The lines of an order: checked, figured and written. Never changes one that is there.

use super::{
    super::{
        super::{
            error::{Result, Rule, StoreError},
            journal::Writing,
            op::{NewOrder, NewOrderLine},
        },
        customer::said,
        stage::check_amount,
    },
    product,
};
use crate::domain::{
    id::{OrderId, ProductId},
    order::{self, LineFigures, OrderFigures, OrderStatus},
};
use rusqlite::params;
use std::collections::BTreeSet;

/// The highest rate of tax, in ten-thousandths.
const RATE_MAX: i64 = 10_000;

/// What an order comes to, or the rule that it breaks. A draft may still be empty.
pub fn figures(new: &NewOrder) -> Result<OrderFigures> {
    let rule = |broken| Err(StoreError::rule(broken));
    let out_of_range = |_| StoreError::rule(Rule::AmountOutOfRange);
    if new.freight < 0 || new.lines.iter().any(|line| line.unit_price < 0) {
        return rule(Rule::PriceNegative);
    }
    if new.lines.iter().any(|line| line.quantity <= 0) {
        return rule(Rule::QuantityNotPositive);
    }
    if new.tax_rate.is_some_and(|rate| !(0..=RATE_MAX).contains(&rate)) {
        return rule(Rule::TaxRateOutOfRange);
    }
    let lines: Vec<LineFigures> = new
        .lines
        .iter()
        .map(|line| LineFigures { quantity: line.quantity, unit_price: line.unit_price, discount: line.discount })
        .collect();
    for line in &lines {
        let gross = order::gross(line.quantity, line.unit_price, new.currency).map_err(out_of_range)?;
        if !(0..=gross).contains(&line.discount) {
            return rule(Rule::DiscountTooLarge);
        }
    }
    let figures =
        order::figures(&lines, new.discount, new.freight, new.tax_rate, new.currency).map_err(out_of_range)?;
    let of_lines: i128 = figures.line_totals.iter().copied().map(i128::from).sum();
    if new.discount < 0 || i128::from(new.discount) > of_lines {
        return rule(Rule::DiscountTooLarge);
    }
    if new.status != OrderStatus::Draft {
        if lines.is_empty() {
            return rule(Rule::NoLines);
        }
        if figures.total <= 0 {
            return rule(Rule::TotalNotPositive);
        }
    }
    check_amount(figures.gross)?;
    Ok(figures)
}

/// A line as its row holds it.
pub struct Row<'l> {
    pub position: i64,
    pub product: Option<ProductId>,
    pub line: &'l NewOrderLine,
    pub total: i64,
    pub net: i64,
    /// The first of its product.
    pub leads: bool,
}

/// The rows that the lines of an order come to; their products are made on the way.
pub fn rows<'l>(writing: &mut Writing<'_>, new: &'l NewOrder, figures: &OrderFigures) -> Result<Vec<Row<'l>>> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::with_capacity(new.lines.len());
    for ((position, line), (total, net)) in
        (1..).zip(&new.lines).zip(figures.line_totals.iter().zip(&figures.line_nets))
    {
        let product = product::of_line(writing, line, new.currency)?;
        rows.push(Row { position, product, line, total: *total, net: *net, leads: seen.insert(product) });
    }
    Ok(rows)
}

/// Adds one line.
pub fn insert(writing: &mut Writing<'_>, order: OrderId, row: &Row<'_>) -> Result<i64> {
    writing.insert(
        "order_line",
        "INSERT INTO order_line (order_id, position, product_id, description, quantity, unit_price, discount, total, net, leads)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            order.0,
            row.position,
            row.product.map(|p| p.0),
            said(&row.line.description),
            row.line.quantity,
            row.line.unit_price,
            row.line.discount,
            row.total,
            row.net,
            row.leads,
        ],
    )
}
