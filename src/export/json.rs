//! Rows of a table as JSON records with the product's own words: snake_case keys, codes, dates, decimal strings.

use super::error::ExportError;
use crate::{
    domain::{
        follow_up::Happened,
        moment::Moment,
        money::{Currency, Money},
    },
    export::{sheets::Sheet, table::Cell},
    store::Store,
};
use serde_json::{Value, json};
use std::io::Write;

/// Writes an array, a record a line.
///
/// # Errors
/// The store's, or those of `out`.
pub fn records(store: &Store, sheet: Sheet, mut out: impl Write) -> Result<(), ExportError> {
    let mut first = true;
    let mut put = |record: Value| -> Result<(), ExportError> {
        let begin = if first { "[\n" } else { ",\n" };
        first = false;
        Ok(write!(out, "{begin}{record}")?)
    };
    match sheet {
        Sheet::Customers => store.each_customer(|c| {
            let (next_on, next_at) = moment(c.next);
            put(json!({
                "ref": c.reference, "name": c.name, "contact": c.contact, "title": c.title, "decision_maker": c.decision_maker,
                "phone": c.phone, "wechat": c.wechat, "email": c.email, "tier": c.tier, "starred": c.starred, "stage": c.stage,
                "amount": c.amount.map(|minor| decimal(minor, c.currency)), "currency": c.currency, "valid_until": c.valid_until,
                "kind": c.kind,
                "source": c.source, "industry": c.industry, "region": c.region, "address": c.address, "need": c.need,
                "decision_on": c.decision_on, "tags": c.tags.split_whitespace().collect::<Vec<_>>(),
                "next_on": next_on, "next_at": next_at, "implied": c.implied, "next_action": c.next_action,
                "last_contact_on": c.last_contact, "follow_ups": c.follow_ups, "orders": c.orders,
                "parked": c.parked, "park_reason": c.park_reason, "created_on": c.created_on, "note": c.note,
            }))
        })?,
        Sheet::FollowUps => store.each_follow_up(|f| {
            let (next_on, next_at) = moment(f.next);
            put(json!({
                "customer": f.customer, "customer_ref": f.customer_reference, "contact": f.contact,
                "happened_at": f.happened.map(Happened::key), "entered_at": f.entered_at, "direction": f.direction,
                "channel": f.channel, "channel_text": f.channel_text, "outcome": f.outcome, "outcome_text": f.outcome_text,
                "note": f.note, "next_on": next_on, "next_at": next_at, "next_action": f.next_action,
                "satisfaction": f.satisfaction,
            }))
        })?,
        Sheet::Orders => store.each_order_line(|l| {
            let whole = l.whole.as_ref();
            let money = |minor: i64| decimal(minor, l.currency);
            put(json!({
                "number": l.number, "external_number": l.external_number, "date": l.ordered_on, "customer": l.customer,
                "customer_ref": l.customer_reference, "status": l.status, "currency": l.currency, "sku": l.sku,
                "product": l.product, "category": l.category, "unit": l.unit, "quantity": Cell::Decimal(l.quantity, 3).plain(),
                "unit_price": Cell::Decimal(l.unit_price, 4).plain(), "gross": money(l.gross), "amount": money(l.net),
                "total": whole.map(|w| money(w.total)), "received": whole.map(|w| money(w.received)),
                "receivable": whole.map(|w| money(w.receivable)), "returned": whole.map(|w| money(w.returned)),
                "due_on": whole.and_then(|w| w.due_on), "payment": whole.map(|w| w.payment), "delivery": whole.map(|w| w.delivery),
                "terms": whole.and_then(|w| w.terms.clone()), "note": l.note,
            }))
        })?,
        Sheet::Receipts => store.each_receipt(|r| {
            put(json!({
                "date": r.received_on, "customer": r.customer, "customer_ref": r.customer_reference, "order": r.order,
                "amount": decimal(r.amount, r.currency), "currency": r.currency, "method": r.method, "method_text": r.method_text,
                "account": r.account, "reference": r.reference, "matures_on": r.matures_on, "reason": r.reason, "note": r.note,
            }))
        })?,
    }
    Ok(out.write_all(if first { b"[]\n" } else { b"\n]\n" })?)
}

fn decimal(minor: i64, currency: Currency) -> String {
    Money::sum(minor, currency).to_decimal()
}

fn moment(moment: Option<Moment>) -> (Option<String>, Option<String>) {
    (moment.map(|m| m.date.to_string()), moment.and_then(|m| m.time).map(|time| time.format("%H:%M").to_string()))
}
