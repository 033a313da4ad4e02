//! Where an order itself stands: confirmed, accepted, done, cancelled, void (`domain-rules §7`).

use super::{
    super::{
        super::{
            derive,
            error::{Result, Rule, StoreError},
            journal::Writing,
        },
        customer::day,
        stage,
    },
    check_happened,
    correct::note_change,
    current::order_as_typed,
    head::{Head, head, touch},
    lines, order, plan,
};
use crate::domain::{
    id::OrderId,
    order::{DeliveryState, OrderStatus},
};
use chrono::NaiveDate;
use rusqlite::params;

/// A draft becomes a sale, and wins its deal.
pub fn confirm(writing: &mut Writing<'_>, id: OrderId) -> Result<()> {
    let found = head(writing, id)?;
    if found.status != OrderStatus::Draft {
        return Err(StoreError::rule(Rule::NotDraft));
    }
    let mut typed = order_as_typed(writing, id)?;
    typed.status = OrderStatus::Confirmed;
    let figures = lines::figures(&typed)?;
    plan::check(&typed.instalments, figures.total)?;
    check_happened(writing, found.ordered_on)?;
    let deal = match found.deal {
        Some(deal) => Some(order::check_deal(writing, deal, found.customer)?),
        None => order::open_deal(writing, found.customer)?,
    };
    writing.run(
        "UPDATE sales_order SET status = 'confirmed', deal_id = ?2 WHERE id = ?1",
        params![id.0, deal.map(|(deal, _)| deal.0)],
    )?;
    if let Some((deal, from)) = deal {
        stage::win(writing, found.customer, deal, from)?;
    }
    touch(writing, &found);
    Ok(())
}

/// The customer accepted what was delivered.
pub fn accept(writing: &mut Writing<'_>, id: OrderId, on: NaiveDate) -> Result<()> {
    let found = head(writing, id)?;
    found.check_counts()?;
    check_happened(writing, on)?;
    writing.run("UPDATE sales_order SET accepted_on = ?2 WHERE id = ?1", params![id.0, day(on)])?;
    touch(writing, &found);
    Ok(())
}

/// Ends an order: all is shipped and paid, or a reason is given.
pub fn finish(writing: &mut Writing<'_>, id: OrderId, reason: Option<&str>) -> Result<()> {
    let found = head(writing, id)?;
    found.check_counts()?;
    if found.status == OrderStatus::Done {
        return Err(StoreError::rule(Rule::AlreadyDone));
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    if reason.is_none() {
        let state = derive::state_of(writing, id)?.ok_or(StoreError::Missing("order"))?;
        let delivery = DeliveryState::from_code(&state.delivery).unwrap_or_default();
        let is_out = !matches!(delivery, DeliveryState::Open | DeliveryState::Partial);
        if !is_out || state.receivable > 0 {
            return Err(StoreError::rule(Rule::OrderNotFinished));
        }
    }
    let today = writing.at.date_naive();
    set(writing, &found, OrderStatus::Done, today, reason)
}

/// Cancels an order, or makes a mistake void. What was received stays, to be paid back or given to another order; an order to
/// which something happened was no mistake.
pub fn cancel(writing: &mut Writing<'_>, id: OrderId, how: OrderStatus, on: NaiveDate, reason: &str) -> Result<()> {
    let found = head(writing, id)?;
    if matches!(found.status, OrderStatus::Cancelled | OrderStatus::Void) {
        return Err(StoreError::rule(Rule::AlreadyCancelled));
    }
    check_happened(writing, on)?;
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    let reason = reason.ok_or(StoreError::rule(Rule::ReasonMissing))?;
    let how = if how == OrderStatus::Void { OrderStatus::Void } else { OrderStatus::Cancelled };
    if how == OrderStatus::Void {
        let happened: bool = writing
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM receipt WHERE order_id = ?1) OR EXISTS (SELECT 1 FROM delivery WHERE order_id = ?1)
                     OR EXISTS (SELECT 1 FROM sales_return WHERE order_id = ?1) OR EXISTS (SELECT 1 FROM invoice WHERE order_id = ?1)",
            )?
            .query_row([id.0], |row| row.get(0))?;
        if happened {
            return Err(StoreError::rule(Rule::VoidAfterEvents));
        }
    }
    set(writing, &found, how, on, Some(reason))
}

/// Sets the status of an order; a sale's is a correction like any other when a reason was said.
fn set(writing: &mut Writing<'_>, found: &Head, to: OrderStatus, on: NaiveDate, reason: Option<&str>) -> Result<()> {
    writing.run(
        "UPDATE sales_order SET status = ?2, status_on = ?3, status_reason = ?4 WHERE id = ?1",
        params![found.id.0, to.code(), day(on), reason],
    )?;
    if let Some(reason) = reason.filter(|_| found.status != OrderStatus::Draft) {
        let (was, now) = (found.status.code().to_owned(), to.code().to_owned());
        note_change(writing, found.id, "status", Some(was), Some(now), reason)?;
    }
    touch(writing, found);
    Ok(())
}
