//! A line of the list of orders, as text and as JSON. Takes it as it is.

use super::super::json;
use crate::{
    domain::order::PaymentState,
    i18n::Texts,
    store::{OrderCard, OrderRow},
    wording::{self, money::of_code},
};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// An item of `order list --json`.
pub fn as_json(row: &OrderRow, today: NaiveDate) -> Value {
    let amount = |minor| json::decimal(minor, row.currency);
    json!({
        "number": row.number,
        "external_number": row.external_number,
        "date": row.ordered_on,
        "customer": row.name,
        "currency": row.currency,
        "total": amount(row.total),
        "received": amount(row.received),
        "returned": amount(row.returned),
        "receivable": amount(row.receivable),
        "due_on": json::day(row.due_on),
        "overdue": row.due_on.is_some_and(|due| due < today) && row.receivable > 0,
        "payment": row.payment,
        "delivery": row.delivery,
        "status": row.status,
        "product": row.product,
        "quantity": json::quantity(row.quantity),
        "more_lines": row.more_lines,
    })
}

/// The cells of the list: number, date, customer, product, total, received, payment, delivery.
pub fn cells(texts: &Texts, row: &OrderRow, today: NaiveDate, is_terminal: bool) -> Vec<String> {
    let mut product = format!("{} x{}", row.product, wording::order::quantity(row.quantity));
    if row.more_lines > 0 {
        product = format!("{product} +{}", row.more_lines);
    }
    let amount =
        |minor| if is_terminal { of_code(minor, row.currency.code()) } else { json::decimal(minor, row.currency) };
    let mut cells = vec![
        row.number.clone(),
        row.ordered_on.to_string(),
        row.name.clone(),
        product,
        amount(row.total),
        amount(row.received),
        payment(texts, row, today),
        if row.status.counts() { wording::order::delivery(texts, row.delivery) } else { "" }.to_owned(),
    ];
    if !is_terminal {
        cells.insert(4, row.currency.code().to_owned());
    }
    cells
}

/// Where the money is; of an order that does not count, where it stands itself.
fn payment(texts: &Texts, row: &OrderRow, today: NaiveDate) -> String {
    if !row.status.counts() {
        return wording::order::status(texts, row.status).to_owned();
    }
    let is_overdue = row.due_on.is_some_and(|due| due < today) && row.receivable > 0;
    if is_overdue && row.payment != PaymentState::Paid {
        return texts.get("cli-order-overdue").to_owned();
    }
    wording::order::payment(texts, row.payment).to_owned()
}

/// An order in one line: its number first, then whose it is, what it comes to and what is still to be received.
pub fn brief(texts: &Texts, card: &OrderCard) -> Vec<String> {
    let amount = |minor| of_code(minor, card.order.currency.code());
    let mut cells = vec![card.number.clone(), card.customer_name.clone(), amount(card.total)];
    match card.order.status.counts() {
        true => cells.push(texts.with("cli-order-open", &[("amount", (&amount(card.standing.receivable)).into())])),
        false => cells.push(wording::order::status(texts, card.order.status).to_owned()),
    }
    cells
}
