//! The rows of one order as one record: lines, what was received, what was sent, and every word beyond. Judges the order alone.

use super::{
    Reason,
    build::{Head, OrderRow},
};
use crate::domain::{
    method::PaymentMethod,
    money::Currency,
    order::OrderStatus,
    record::{Extra, OrderLineRecord, OrderRecord, ReceivedRecord, ShipmentRecord},
};
use crate::exchange::{field::Field, vocabulary::ledger::Progress};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Puts an order together from its rows, and from the lines of another sheet. Each comes with its line in its sheet.
///
/// # Errors
/// Two currencies in one order.
pub fn assemble(
    head: Head,
    rows: Vec<(u64, OrderRow)>,
    more: Vec<(u64, OrderRow)>,
    says_paid: bool,
) -> Result<OrderRecord, Reason> {
    let first = rows.first().map(|(line, _)| *line).unwrap_or_default();
    let currency = one_currency(rows.iter().chain(&more))?;
    let ordered_on = head.ordered_on.ok_or(Reason::Missing(Field::Date))?;
    let progress = whole_progress(&rows);
    let status = progress.map_or(OrderStatus::Confirmed, Progress::status);
    let counts = status.counts() || status == OrderStatus::Draft;
    let mut lines: Vec<OrderLineRecord> = Vec::new();
    for (_, row) in rows.iter().chain(&more) {
        let Some(line) = &row.sells else { continue };
        let mut line = line.clone();
        // A line that was called off while the others stand is worth nothing; what it was is kept beside.
        if counts
            && row.progress.is_some_and(|progress| !progress.status().counts())
            && !matches!(status, OrderStatus::Draft)
        {
            (line.unit_price, line.discount, line.total) = (0, 0, 0);
        }
        lines.push(line);
    }
    let sum = lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.total));
    let sum = sum.ok_or_else(beyond)?;
    let whole = rows.iter().find_map(|(_, row)| row.total);
    if let (Some(total), true) = (whole, lines.is_empty()) {
        // An order of which nothing but its sum is known.
        let unit_price = total.checked_mul(10_000 / currency.minor_per_major().min(10_000));
        let unit_price = unit_price.ok_or_else(beyond)?;
        lines.push(OrderLineRecord { line: first, quantity: 1000, unit_price, total, ..OrderLineRecord::default() });
    }
    let discount = match whole {
        Some(total) if !more.is_empty() => sum - total,
        _ => 0,
    };
    let total = lines.iter().map(|line| line.total).sum::<i64>() - discount;
    Ok(OrderRecord {
        line: first,
        shipments: shipments(&rows, &more, progress, ordered_on),
        received: received(&rows, total, ordered_on),
        says_paid,
        deliver_by: rows.iter().filter_map(|(_, row)| row.deliver_by).max(),
        due_on: rows.iter().filter_map(|(_, row)| row.due_on).max(),
        terms: rows.iter().find_map(|(_, row)| row.terms.clone()),
        note: notes(&rows),
        status_text: rows.iter().find_map(|(_, row)| row.status_text.clone()).filter(|_| !counts),
        extra: extra(&rows, &more),
        number: head.number,
        customer: head.customer,
        customer_reference: head.customer_reference,
        region: head.region,
        ordered_on,
        currency,
        status,
        discount,
        lines,
    })
}

fn one_currency<'a>(mut rows: impl Iterator<Item = &'a (u64, OrderRow)>) -> Result<Currency, Reason> {
    let Some((_, first)) = rows.next() else { return Ok(Currency::CNY) };
    match rows.find(|(_, row)| row.currency != first.currency) {
        Some((_, other)) => Err(other_currency(other.currency)),
        None => Ok(first.currency),
    }
}

/// A sum beyond all bounds.
fn beyond() -> Reason {
    Reason::NotANumber { heading: Field::Amount.code().to_owned(), value: "∞".to_owned() }
}

fn other_currency(currency: Currency) -> Reason {
    Reason::NotACurrency { heading: Field::Currency.code().to_owned(), value: currency.code().to_owned() }
}

/// How far the order is: as far as its first row says, and called off only when all its rows are.
fn whole_progress(rows: &[(u64, OrderRow)]) -> Option<Progress> {
    let mut said = rows.iter().filter_map(|(_, row)| row.progress);
    let first = said.clone().next()?;
    if first.status().counts() {
        return Some(first);
    }
    Some(said.find(|progress| progress.status().counts()).unwrap_or(first))
}

/// Days on which parts were sent; one shipment for the parts of the same days.
fn shipments(
    rows: &[(u64, OrderRow)],
    more: &[(u64, OrderRow)],
    progress: Option<Progress>,
    ordered_on: NaiveDate,
) -> Vec<ShipmentRecord> {
    let mut of: BTreeMap<(NaiveDate, Option<NaiveDate>), Vec<usize>> = BTreeMap::new();
    let mut at = 0;
    let mut open = false;
    for (_, row) in rows {
        match row.shipped_on.or(row.delivered_on) {
            Some(shipped_on) => of.entry((shipped_on, row.delivered_on)).or_default().push(at),
            None => open = true,
        }
        at += usize::from(row.sells.is_some());
    }
    // The head of an order speaks for the lines of the other sheet.
    let is_whole = (of.len() == 1 && !open) || (!more.is_empty() && of.len() == 1);
    if of.is_empty() {
        let delivered_on = match progress {
            Some(Progress::Shipped) => None,
            Some(Progress::Delivered | Progress::Done) => Some(ordered_on),
            _ => return Vec::new(),
        };
        return vec![ShipmentRecord { shipped_on: ordered_on, delivered_on, lines: Vec::new() }];
    }
    of.into_iter()
        .map(|((shipped_on, delivered_on), lines)| {
            let lines = if is_whole { Vec::new() } else { lines };
            ShipmentRecord { shipped_on, delivered_on, lines }
        })
        .collect()
}

/// What came in and what went back. A sheet says either what was paid, or what was kept of it: where paid and refunded together
/// are no more than the total, the paid is what was kept, and the refund came in before.
fn received(rows: &[(u64, OrderRow)], total: i64, ordered_on: NaiveDate) -> Vec<ReceivedRecord> {
    let sum =
        |of: fn(&OrderRow) -> Option<i64>| rows.iter().filter_map(|(_, row)| of(row)).fold(0_i64, i64::saturating_add);
    let repeated = |of: fn(&OrderRow) -> Option<i64>| {
        let mut said = rows.iter().map(|(_, row)| of(row));
        let first = said.next().flatten();
        rows.len() > 1 && first.is_some_and(|first| first != 0) && said.all(|one| one == first)
    };
    let (paid, back) = (sum(|row| row.received), sum(|row| row.refunded));
    // The same sum in every row, and together more than the order: each row says what the whole order was paid.
    let once = repeated(|row| row.received) && paid.saturating_add(back) > total;
    let rows = if once { &rows[..1] } else { rows };
    let mut out: Vec<ReceivedRecord> = Vec::new();
    let mut add = |on: NaiveDate, amount: i64, method: PaymentMethod, text: &Option<String>| {
        let same = |one: &&mut ReceivedRecord| {
            (one.on, one.method, &one.method_text, one.amount < 0) == (on, method, text, amount < 0)
        };
        match out.iter_mut().find(same) {
            _ if amount == 0 => {}
            Some(one) => one.amount = one.amount.saturating_add(amount),
            None => out.push(ReceivedRecord { on, amount, method, method_text: text.clone() }),
        }
    };
    for (_, row) in rows {
        let (paid, back) = (row.received.unwrap_or(0), row.refunded.unwrap_or(0).saturating_abs());
        let line = row.sells.as_ref().map_or(total, |line| if rows.len() == 1 { total } else { line.total });
        let came = if back > 0 && paid >= 0 && paid.saturating_add(back) <= line { paid + back } else { paid };
        let on = row.paid_on.unwrap_or(ordered_on);
        add(on, came, row.method, &row.method_text);
        add(on, -back, row.method, &row.method_text);
    }
    out
}

/// Every note once, in the sheet's order.
fn notes(rows: &[(u64, OrderRow)]) -> Option<String> {
    let mut notes: Vec<&str> = Vec::new();
    for note in rows.iter().filter_map(|(_, row)| row.note.as_deref()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// What the rows say beyond our fields: once where they agree, else with the place of the row behind the heading.
fn extra(rows: &[(u64, OrderRow)], more: &[(u64, OrderRow)]) -> Extra {
    let mut out = Extra::new();
    for rows in [rows, more] {
        let mut said: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
        let mut headings: Vec<&str> = Vec::new();
        for (at, (_, row)) in rows.iter().enumerate() {
            for (heading, value) in &row.extra {
                let values = said.entry(heading).or_default();
                if values.is_empty() {
                    headings.push(heading);
                }
                values.push((at, value));
            }
        }
        for heading in headings {
            let values = said.remove(heading).unwrap_or_default();
            let all_same = values.len() == rows.len()
                && values.iter().all(|(_, value)| Some(*value) == values.first().map(|(_, v)| *v));
            if all_same {
                out.extend(values.first().map(|(_, value)| (heading.to_owned(), (*value).to_owned())));
            } else {
                out.extend(values.iter().map(|(at, value)| (format!("{heading} #{}", at + 1), (*value).to_owned())));
            }
        }
    }
    out
}
