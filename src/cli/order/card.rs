//! One order as JSON: lines, plan with due days, receipts, deliveries, returns, invoices, corrections. A public interface.

use super::super::json;
use crate::{
    domain::{id::OrderLineId, money::Currency},
    store::{CardReceipt, OrderCard},
};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

pub fn as_json(card: &OrderCard, today: NaiveDate) -> Value {
    let order = &card.order;
    let currency = order.currency;
    let amount = |minor| json::decimal(minor, currency);
    let due_on = card.standing.instalments.iter().filter(|part| part.open > 0).filter_map(|part| part.due_on).min();
    let extra: Map<String, Value> = card.extra.iter().map(|(k, v)| (k.clone(), Value::from(v.as_str()))).collect();
    let mut value = json!({
        "number": card.number,
        "external_number": order.external_number,
        "date": order.ordered_on,
        "customer": card.customer_name,
        "status": order.status,
        "status_reason": card.status_reason,
        "status_on": json::day(card.status_on),
        "accepted_on": json::day(card.accepted_on),
        "currency": currency,
        "gross": amount(card.gross),
        "discount": amount(card.gross.saturating_add(order.freight).saturating_sub(card.total)),
        "freight": amount(order.freight),
        "total": amount(card.total),
        "tax": amount(card.tax),
        "tax_rate": order.tax_rate.map(json::part),
        "received": amount(card.standing.received),
        "returned": amount(card.standing.returned),
        "receivable": amount(card.standing.receivable),
        "overpaid": amount(card.standing.overpaid),
        "invoiced": amount(card.invoiced),
        "due_on": json::day(due_on),
        "overdue": due_on.is_some_and(|due| due < today),
        "payment": card.standing.state,
        "delivery": card.delivery,
        "invoice": card.invoice,
        "terms": order.terms,
        "deliver_by": json::day(order.deliver_by),
        "note": order.note,
        "entered_at": card.entered_at,
        "extra": extra,
    });
    value["lines"] = card
        .lines
        .iter()
        .map(|line| {
            json!({
                "product": line.name,
                "description": line.description,
                "category": line.category,
                "unit": line.unit,
                "quantity": json::quantity(line.quantity),
                "unit_price": json::unit_price(line.unit_price, currency),
                "discount": amount(line.discount),
                "total": amount(line.total),
                "net": amount(line.net),
                "shipped": json::quantity(line.shipped),
                "returned": json::quantity(line.returned),
            })
        })
        .collect();
    value["plan"] = plan(card);
    value["receipts"] = card.receipts.iter().map(receipt).collect();
    value["deliveries"] = card
        .deliveries
        .iter()
        .map(|shipment| {
            let delivery = &shipment.delivery;
            json!({
                "shipped_on": delivery.shipped_on,
                "delivered_on": json::day(delivery.delivered_on),
                "carrier": delivery.carrier,
                "number": delivery.number,
                "lines": parts(card, &delivery.lines),
                "note": delivery.note,
            })
        })
        .collect();
    value["returns"] = card
        .returns
        .iter()
        .map(|back| {
            json!({
                "date": back.returned_on,
                "amount": amount(back.amount),
                "currency": currency,
                "lines": parts(card, &back.lines),
                "reason": back.reason,
            })
        })
        .collect();
    value["invoices"] = card
        .invoices
        .iter()
        .map(|invoice| {
            json!({
                "kind": invoice.kind,
                "number": invoice.number,
                "date": invoice.invoiced_on,
                "amount": amount(invoice.amount),
                "currency": currency,
            })
        })
        .collect();
    value["changes"] = card
        .changes
        .iter()
        .map(|change| {
            json!({
                "changed_at": change.changed_at,
                "field": change.field,
                "before": change.before,
                "after": change.after,
                "reason": change.reason,
            })
        })
        .collect();
    value
}

/// Each due part as planned and as it stands; the part that no row covers has no basis.
fn plan(card: &OrderCard) -> Value {
    let amount = |minor| json::decimal(minor, card.order.currency);
    let parts = card.standing.instalments.iter().map(|part| {
        let rule = card.plan.iter().find(|planned| Some(planned.id) == part.id).map(|planned| planned.rule);
        json!({
            "position": part.position,
            "basis": rule.map(|rule| rule.basis),
            "month_end": rule.is_some_and(|rule| rule.month_end),
            "months": rule.map_or(0, |rule| rule.months),
            "days": rule.map_or(0, |rule| rule.days),
            "due_on": json::day(part.due_on),
            "amount": amount(part.amount),
            "open": amount(part.open),
            "currency": card.order.currency,
        })
    });
    parts.collect()
}

/// Money in or out.
pub fn receipt(row: &CardReceipt) -> Value {
    let receipt = &row.receipt;
    let bill = receipt.bill.as_ref().map(|bill| {
        json!({
            "drawer": bill.drawer,
            "acceptor": bill.acceptor,
            "issued_on": json::day(bill.issued_on),
            "matures_on": json::day(bill.matures_on),
        })
    });
    json!({
        "id": row.id,
        "date": receipt.received_on,
        "amount": money(receipt.amount, receipt.currency),
        "currency": receipt.currency,
        "method": receipt.method,
        "method_text": receipt.method_text,
        "account": receipt.account,
        "reference": receipt.reference,
        "reason": receipt.reason,
        "note": receipt.note,
        "bill": bill,
    })
}

fn money(minor: i64, currency: Currency) -> String {
    json::decimal(minor, currency)
}

/// Lines of a shipment or a return, by their product.
fn parts(card: &OrderCard, lines: &[(OrderLineId, i64)]) -> Value {
    let named = lines.iter().map(|(id, quantity)| {
        let line = card.lines.iter().find(|line| line.id == *id);
        json!({"product": line.map(|line| &line.name), "quantity": json::quantity(*quantity)})
    });
    named.collect()
}
