//! Shipments: added and mended. No more goes out than was ordered.

use super::{
    super::{
        super::{
            derive::line_states,
            error::{Result, Rule, StoreError},
            instant,
            journal::Writing,
            op::NewDelivery,
        },
        customer::{day, said},
    },
    check_happened,
    head::{Head, head, touch},
};
use crate::domain::id::{DeliveryId, OrderId, OrderLineId};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

/// Adds a shipment, of the lines said or of all that is open.
pub fn add(writing: &mut Writing<'_>, new: &NewDelivery) -> Result<DeliveryId> {
    let order = head(writing, new.order)?;
    order.check_counts()?;
    check_days(writing, new)?;
    check_order_day(&order, new)?;
    let lines = open_lines(writing, new)?;
    let at = instant(writing.at);
    let id = writing.insert(
        "delivery",
        "INSERT INTO delivery (order_id, shipped_on, delivered_on, carrier, number, whole, note, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new.order.0,
            day(new.shipped_on),
            new.delivered_on.map(day),
            said(&new.carrier),
            said(&new.number),
            // Spelled out, what was shipped stays what it was when the order grows later.
            lines.is_empty(),
            said(&new.note),
            at,
        ],
    )?;
    insert_lines(writing, DeliveryId(id), &lines)?;
    touch(writing, &order);
    Ok(DeliveryId(id))
}

/// Mends a shipment that is still what the editor was shown.
pub fn edit(writing: &mut Writing<'_>, delivery: DeliveryId, was: &NewDelivery, now: &NewDelivery) -> Result<()> {
    let (current, is_whole) = row(writing, delivery)?;
    let stored = |text: &Option<String>| said(text).map(str::to_owned);
    let shown = NewDelivery {
        carrier: stored(&was.carrier),
        number: stored(&was.number),
        note: stored(&was.note),
        // The lines of a whole one are spelled out for the editor, and kept nowhere.
        lines: if is_whole { current.lines.clone() } else { sorted(&was.lines) },
        ..was.clone()
    };
    if shown != current {
        return Err(StoreError::Changed { what: "delivery" });
    }
    let order = head(writing, current.order)?;
    order.check_counts()?;
    if now.order != current.order {
        return Err(StoreError::Changed { what: "delivery" });
    }
    check_days(writing, now)?;
    // A sheet may have said so; what is mended beside its day is no reason to refuse.
    if now.shipped_on != current.shipped_on {
        check_order_day(&order, now)?;
    }
    if sorted(&now.lines) != sorted(&was.lines) {
        writing.run("DELETE FROM delivery_line WHERE delivery_id = ?1", [delivery.0])?;
        writing.run("UPDATE delivery SET whole = 0 WHERE id = ?1", [delivery.0])?;
        let lines = open_lines(writing, now)?;
        insert_lines(writing, delivery, &lines)?;
    }
    writing.run(
        "UPDATE delivery SET shipped_on = ?2, delivered_on = ?3, carrier = ?4, number = ?5, note = ?6 WHERE id = ?1",
        params![
            delivery.0,
            day(now.shipped_on),
            now.delivered_on.map(day),
            said(&now.carrier),
            said(&now.number),
            said(&now.note),
        ],
    )?;
    // What came back was shipped before.
    if line_states(writing, order.id, NaiveDate::MAX)?.iter().any(|line| line.returned > line.shipped) {
        return Err(StoreError::rule(Rule::MoreThanShipped));
    }
    touch(writing, &order);
    Ok(())
}

fn check_days(writing: &Writing<'_>, new: &NewDelivery) -> Result<()> {
    check_happened(writing, new.shipped_on)?;
    match new.delivered_on {
        Some(day) if day < new.shipped_on => Err(StoreError::rule(Rule::DeliveredBeforeShipped)),
        Some(day) => check_happened(writing, day),
        None => Ok(()),
    }
}

fn check_order_day(order: &Head, new: &NewDelivery) -> Result<()> {
    if new.shipped_on < order.ordered_on { Err(StoreError::rule(Rule::ShippedBeforeOrdered)) } else { Ok(()) }
}

/// The lines that go out, each at most what is open of it. None for an order that lists no goods.
fn open_lines(writing: &Writing<'_>, new: &NewDelivery) -> Result<Vec<(OrderLineId, i64)>> {
    let states = line_states(writing, new.order, NaiveDate::MAX)?;
    let open: BTreeMap<i64, i64> = states.iter().map(|line| (line.id, line.unshipped())).collect();
    if new.lines.is_empty() {
        let rest: Vec<_> =
            open.iter().filter(|(_, open)| **open > 0).map(|(line, open)| (OrderLineId(*line), *open)).collect();
        return if rest.is_empty() && !states.is_empty() {
            Err(StoreError::rule(Rule::MoreThanOrdered))
        } else {
            Ok(rest)
        };
    }
    let mut wanted: BTreeMap<i64, i64> = BTreeMap::new();
    for (line, quantity) in &new.lines {
        if *quantity <= 0 {
            return Err(StoreError::rule(Rule::QuantityNotPositive));
        }
        let sum = wanted.entry(line.0).or_default();
        *sum = sum.saturating_add(*quantity);
    }
    for (line, quantity) in &wanted {
        let open = open.get(line).ok_or(StoreError::Missing("line"))?;
        if quantity > open {
            return Err(StoreError::rule(Rule::MoreThanOrdered));
        }
    }
    Ok(wanted.into_iter().map(|(line, quantity)| (OrderLineId(line), quantity)).collect())
}

fn insert_lines(writing: &mut Writing<'_>, delivery: DeliveryId, lines: &[(OrderLineId, i64)]) -> Result<()> {
    for (line, quantity) in lines {
        writing.insert(
            "delivery_line",
            "INSERT INTO delivery_line (delivery_id, order_line_id, quantity) VALUES (?1, ?2, ?3)",
            params![delivery.0, line.0, quantity],
        )?;
    }
    Ok(())
}

/// A shipment as kept, and whether it took all that was open without a line.
fn row(writing: &Writing<'_>, delivery: DeliveryId) -> Result<(NewDelivery, bool)> {
    let (mut found, whole) = writing
        .prepare_cached(
            "SELECT order_id, shipped_on, delivered_on, carrier, number, note, whole FROM delivery WHERE id = ?1",
        )?
        .query_row([delivery.0], |row| {
            let found = NewDelivery {
                order: OrderId(row.get(0)?),
                shipped_on: row.get_ref(1)?.as_str()?.parse().unwrap_or_default(),
                delivered_on: row.get_ref(2)?.as_str_or_null()?.and_then(|day| day.parse().ok()),
                carrier: row.get(3)?,
                number: row.get(4)?,
                note: row.get(5)?,
                lines: Vec::new(),
            };
            Ok((found, row.get::<_, bool>(6)?))
        })
        .optional()?
        .ok_or(StoreError::Missing("delivery"))?;
    found.lines = writing
        .prepare_cached(
            "SELECT order_line_id, quantity FROM delivery_line WHERE delivery_id = ?1 ORDER BY order_line_id, id",
        )?
        .query_map([delivery.0], |row| Ok((OrderLineId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let is_whole = whole && found.lines.is_empty();
    Ok((found, is_whole))
}

fn sorted(lines: &[(OrderLineId, i64)]) -> Vec<(OrderLineId, i64)> {
    let mut lines = lines.to_vec();
    lines.sort();
    lines
}
