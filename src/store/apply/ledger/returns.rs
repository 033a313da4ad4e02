//! Goods or money given back for an order. A return is made and undone, never changed.

use super::{
    super::{
        super::{
            derive::{LineState, line_states},
            error::{Result, Rule, StoreError},
            instant,
            journal::Writing,
            op::{NewReceipt, NewReturn},
        },
        customer::{day, said},
    },
    check_happened,
    head::{head, touch},
    receipt,
};
use crate::domain::order::spread;
use chrono::NaiveDate;
use rusqlite::params;
use std::collections::BTreeMap;

/// A line that comes back: its row, thousandths, minor units.
struct Back {
    line: i64,
    quantity: i64,
    amount: i64,
}

/// Adds a return; what was paid back at once becomes a negative receipt.
pub fn add(writing: &mut Writing<'_>, new: &NewReturn) -> Result<()> {
    let order = head(writing, new.order)?;
    order.check_counts()?;
    check_happened(writing, new.returned_on)?;
    if new.returned_on < order.ordered_on {
        return Err(StoreError::rule(Rule::ReturnedBeforeOrdered));
    }
    let states = line_states(writing, new.order, NaiveDate::MAX)?;
    let mut lines = goods(new, &states)?;
    let before: i64 = writing
        .prepare_cached("SELECT coalesce(sum(amount), 0) FROM sales_return WHERE order_id = ?1")?
        .query_row([new.order.0], |row| row.get(0))?;
    let amount = match new.amount {
        Some(amount) => {
            let weights: Vec<i64> = lines.iter().map(|line| line.amount).collect();
            for (line, part) in lines.iter_mut().zip(spread(amount, &weights)) {
                line.amount = part;
            }
            amount
        }
        None => lines.iter().map(|line| line.amount).sum(),
    };
    if amount < 0 || i128::from(before) + i128::from(amount) > i128::from(order.total) {
        return Err(StoreError::rule(Rule::MoreThanSold));
    }
    if amount == 0 && lines.iter().all(|line| line.quantity == 0) {
        return Err(StoreError::rule(Rule::AmountZero));
    }
    let at = instant(writing.at);
    let id = writing.insert(
        "sales_return",
        "INSERT INTO sales_return (order_id, returned_on, amount, reason, note, entered_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![new.order.0, day(new.returned_on), amount, said(&new.reason), said(&new.note), at],
    )?;
    for line in lines.iter().filter(|line| line.quantity != 0 || line.amount != 0) {
        writing.insert(
            "return_line",
            "INSERT INTO return_line (return_id, order_line_id, quantity, amount) VALUES (?1, ?2, ?3, ?4)",
            params![id, line.line, line.quantity, line.amount],
        )?;
    }
    if let Some(method) = new.refund {
        let money = NewReceipt::new(order.customer, Some(order.id), new.returned_on, -amount, order.currency);
        receipt::add(writing, &NewReceipt { method, reason: new.reason.clone(), ..money })?;
    }
    touch(writing, &order);
    Ok(())
}

/// The lines that come back and what each cost. Without any said: money alone when an amount is, else all that can come back.
fn goods(new: &NewReturn, states: &[LineState]) -> Result<Vec<Back>> {
    // Who writes no shipments down has shipped what was ordered.
    let is_shipped = states.iter().any(|line| line.shipped > 0);
    let can_return =
        |line: &LineState| (if is_shipped { line.shipped } else { line.quantity }).saturating_sub(line.returned).max(0);
    let left = |line: &LineState| line.net.saturating_sub(line.given_back).max(0);
    if new.lines.is_empty() {
        let is_money = new.amount.is_some();
        return Ok(states
            .iter()
            .map(|line| match is_money {
                true => Back { line: line.id, quantity: 0, amount: left(line) },
                false => Back { line: line.id, quantity: can_return(line), amount: cost(line, can_return(line)) },
            })
            .collect());
    }
    let mut wanted: BTreeMap<i64, i64> = BTreeMap::new();
    for (line, quantity) in &new.lines {
        if *quantity <= 0 {
            return Err(StoreError::rule(Rule::QuantityNotPositive));
        }
        let sum = wanted.entry(line.0).or_default();
        *sum = sum.saturating_add(*quantity);
    }
    let mut back = Vec::with_capacity(wanted.len());
    for line in states {
        let Some(quantity) = wanted.remove(&line.id) else { continue };
        if quantity > can_return(line) {
            return Err(StoreError::rule(Rule::MoreThanShipped));
        }
        back.push(Back { line: line.id, quantity, amount: cost(line, quantity) });
    }
    if wanted.is_empty() { Ok(back) } else { Err(StoreError::Missing("line")) }
}

/// What a part of a line cost: the last of it takes the cent that is left.
fn cost(line: &LineState, quantity: i64) -> i64 {
    let left = line.net.saturating_sub(line.given_back).max(0);
    if line.quantity <= 0 || line.returned.saturating_add(quantity) >= line.quantity {
        return if quantity > 0 { left } else { 0 };
    }
    let (net, quantity, of) = (i128::from(line.net), i128::from(quantity), i128::from(line.quantity));
    let part = (net * quantity * 2 + of) / (of * 2);
    i64::try_from(part).unwrap_or(i64::MAX).clamp(0, left)
}
