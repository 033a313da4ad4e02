//! The rows of an imported order: its head, lines, plan, shipments and money. Decides nothing about which order it is.

use super::{
    super::{
        apply::{day, insert_part, replace_parts},
        error::Result,
        instant,
        journal::Writing,
        op::NewInstalment,
    },
    extra_json,
    products::Products,
};
use crate::domain::{
    id::{CustomerId, OrderId, ProductId},
    money::MOST_MAJOR,
    order,
    record::{OrderRecord, ReceivedRecord},
    terms::{self, Basis, DueRule},
};
use crate::language;
use rusqlite::params;
use std::collections::BTreeSet;

/// What an order came to, in minor units.
pub struct Figured {
    pub gross: i64,
    pub total: i64,
    /// Of each line: after its share of what was taken off the whole, or put on it.
    nets: Vec<i64>,
}

impl Figured {
    /// The sums of a record; `None` beyond the bounds of an amount.
    pub fn of(record: &OrderRecord) -> Option<Figured> {
        let most = MOST_MAJOR.checked_mul(record.currency.minor_per_major())?;
        let within = |amount: &i64| (-most..=most).contains(amount);
        let totals: Vec<i64> = record.lines.iter().map(|line| line.total).collect();
        let sum = |mut parts: std::slice::Iter<'_, i64>| {
            parts.try_fold(0_i64, |sum, part| sum.checked_add(*part)).filter(within)
        };
        let of_lines = sum(totals.iter())?;
        let grosses: Vec<i64> = record.lines.iter().map(|line| line.total.saturating_add(line.discount)).collect();
        let gross = sum(grosses.iter())?;
        let total = of_lines.checked_sub(record.discount).filter(within)?;
        let nets = if record.discount == 0 {
            totals
        } else {
            let shares = order::spread(record.discount, &totals);
            totals.iter().zip(shares).map(|(total, share)| total - share).collect()
        };
        Some(Figured { gross, total, nets })
    }
}

/// An order that is new to the book.
pub struct Adding<'a> {
    pub customer: CustomerId,
    pub number: &'a str,
    /// The sheet's number, where it is not ours.
    pub external: Option<&'a str>,
    pub digest: &'a str,
}

impl Adding<'_> {
    pub fn add(
        &self,
        writing: &mut Writing<'_>,
        record: &OrderRecord,
        figured: &Figured,
        products: &mut Products,
    ) -> Result<()> {
        let at = instant(writing.at);
        let id = writing.insert(
            "sales_order",
            "INSERT INTO sales_order (number, external_number, customer_id, ordered_on, status, status_reason, currency, discount,
                                      freight, gross, total, terms, deliver_by, note, imported, import_digest, entered_at, extra)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 1, ?15, ?16, ?17)",
            params![
                self.number,
                self.external,
                self.customer.0,
                day(record.ordered_on),
                record.status.code(),
                record.status_text,
                record.currency.code(),
                record.discount.max(0),
                (-record.discount).max(0),
                figured.gross,
                figured.total,
                record.terms,
                record.deliver_by.map(day),
                record.note,
                self.digest,
                at,
                extra_json(&record.extra),
            ],
        )?;
        let order = OrderId(id);
        let mut rows = Vec::with_capacity(record.lines.len());
        let mut led = BTreeSet::new();
        for (place, line) in record.lines.iter().enumerate() {
            let (product, description) = products.of_line(writing, line, record.currency)?;
            let net = figured.nets.get(place).copied().unwrap_or(line.total);
            let row = Line { place, product, description, net, leads: led.insert(product) };
            rows.push(row.insert(writing, order, record)?);
        }
        for (position, part) in (1_i64..).zip(plan(record, figured.total)) {
            insert_part(writing, order, position, &part)?;
        }
        ship(writing, order, record, &rows)?;
        for money in &record.received {
            receive(writing, order, self.customer, record, money)?;
        }
        writing.touched.insert(self.customer);
        writing.touched_orders.insert(order);
        Ok(())
    }
}

/// A line on its way into the book.
struct Line {
    place: usize,
    product: Option<ProductId>,
    description: Option<String>,
    net: i64,
    /// The first of its product in the order.
    leads: bool,
}

impl Line {
    fn insert(&self, writing: &mut Writing<'_>, order: OrderId, record: &OrderRecord) -> Result<i64> {
        let line = &record.lines[self.place];
        writing.insert(
            "order_line",
            "INSERT INTO order_line (order_id, position, product_id, description, quantity, unit_price, discount, total, net, leads)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                order.0,
                position(self.place),
                self.product.map(|product| product.0),
                self.description,
                line.quantity,
                line.unit_price,
                line.discount,
                line.total,
                self.net,
                self.leads,
            ],
        )
    }

    fn update(&self, writing: &Writing<'_>, row: i64, record: &OrderRecord) -> Result<()> {
        let line = &record.lines[self.place];
        writing.run(
            "UPDATE order_line SET position = ?2, product_id = ?3, description = ?4, quantity = ?5, unit_price = ?6, discount = ?7,
                 total = ?8, net = ?9, leads = ?10 WHERE id = ?1",
            params![
                row,
                position(self.place),
                self.product.map(|product| product.0),
                self.description,
                line.quantity,
                line.unit_price,
                line.discount,
                line.total,
                self.net,
                self.leads,
            ],
        )?;
        Ok(())
    }
}

fn position(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1)
}

/// Makes an order of the book what its rows in the sheet say now. What was received since is added as its difference, and
/// shipments that the book has stay as they are.
pub fn replace(
    writing: &mut Writing<'_>,
    order: OrderId,
    record: &OrderRecord,
    figured: &Figured,
    digest: &str,
    products: &mut Products,
) -> Result<()> {
    let (customer, before, old_status): (i64, i64, String) =
        writing.query_row("SELECT customer_id, total, status FROM sales_order WHERE id = ?1", [order.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let rows: Vec<i64> = writing
        .prepare_cached("SELECT id FROM order_line WHERE order_id = ?1 ORDER BY position, id")?
        .query_map([order.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut led = BTreeSet::new();
    let mut kept = Vec::with_capacity(record.lines.len());
    for (place, line) in record.lines.iter().enumerate() {
        let (product, description) = products.of_line(writing, line, record.currency)?;
        let net = figured.nets.get(place).copied().unwrap_or(line.total);
        let line = Line { place, product, description, net, leads: led.insert(product) };
        match rows.get(place) {
            Some(row) => {
                line.update(writing, *row, record)?;
                kept.push(*row);
            }
            None => kept.push(line.insert(writing, order, record)?),
        }
    }
    for row in rows.iter().skip(record.lines.len()) {
        for sql in [
            "DELETE FROM delivery_line WHERE order_line_id = ?1",
            "DELETE FROM return_line WHERE order_line_id = ?1",
            "DELETE FROM order_line WHERE id = ?1",
        ] {
            writing.run(sql, [row])?;
        }
    }
    writing.run(
        "UPDATE sales_order SET status = ?2, status_reason = ?3, currency = ?4, discount = ?5, freight = ?6, gross = ?7, total = ?8,
             terms = coalesce(?9, terms), deliver_by = coalesce(?10, deliver_by), note = coalesce(?11, note), imported = 1,
             import_digest = ?12, extra = coalesce(?13, extra) WHERE id = ?1",
        params![
            order.0,
            record.status.code(),
            record.status_text,
            record.currency.code(),
            record.discount.max(0),
            (-record.discount).max(0),
            figured.gross,
            figured.total,
            record.terms,
            record.deliver_by.map(day),
            record.note,
            digest,
            extra_json(&record.extra),
        ],
    )?;
    let plan = plan(record, figured.total);
    if record.terms.is_some() || record.due_on.is_some() || record.says_paid {
        replace_parts(writing, order, &plan)?;
    }
    let has_shipped: bool = writing
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM delivery WHERE order_id = ?1)")?
        .query_row([order.0], |row| row.get(0))?;
    if has_shipped {
        arrive(writing, order, record)?;
    } else {
        ship(writing, order, record, &kept)?;
    }
    top_up(writing, order, CustomerId(customer), record)?;
    if before != figured.total || old_status != record.status.code() {
        note_change(writing, order, before, figured.total)?;
    }
    writing.touched.insert(CustomerId(customer));
    writing.touched_orders.insert(order);
    Ok(())
}

/// The one shipment of all, told again: it may have arrived meanwhile.
fn arrive(writing: &Writing<'_>, order: OrderId, record: &OrderRecord) -> Result<()> {
    let [sent] = &record.shipments[..] else { return Ok(()) };
    writing.run(
        "UPDATE delivery SET shipped_on = ?2, delivered_on = coalesce(?3, delivered_on)
         WHERE order_id = ?1 AND whole AND (SELECT count(*) FROM delivery WHERE order_id = ?1) = 1
           AND (shipped_on <> ?2 OR delivered_on IS NOT coalesce(?3, delivered_on))",
        params![order.0, day(sent.shipped_on), sent.delivered_on.map(day)],
    )?;
    Ok(())
}

/// Adds what the sheet says was received beyond what it said before.
fn top_up(writing: &mut Writing<'_>, order: OrderId, customer: CustomerId, record: &OrderRecord) -> Result<()> {
    let known: i64 = writing
        .prepare_cached("SELECT coalesce(sum(amount), 0) FROM receipt WHERE order_id = ?1 AND imported = 1")?
        .query_row([order.0], |row| row.get(0))?;
    let said = record.received.iter().map(|money| money.amount).fold(0_i64, i64::saturating_add);
    let last = record.received.iter().max_by_key(|money| money.on);
    let (Some(last), true) = (last, record.says_paid && said != known) else { return Ok(()) };
    let money = ReceivedRecord { amount: said.saturating_sub(known), ..last.clone() };
    receive(writing, order, customer, record, &money)
}

/// Keeps what the order came to before, as every correction of a sale does.
fn note_change(writing: &mut Writing<'_>, order: OrderId, before: i64, after: i64) -> Result<()> {
    let (at, reason): (String, String) = (
        instant(writing.at),
        writing.query_row(
            "SELECT coalesce(subject, '-') FROM operation WHERE id = ?1",
            [writing.operation.0],
            |row| row.get(0),
        )?,
    );
    writing.insert(
        "order_change",
        "INSERT INTO order_change (order_id, changed_at, field, before, after, reason) VALUES (?1, ?2, 'total', ?3, ?4, ?5)",
        params![order.0, at, before.to_string(), after.to_string(), reason],
    )?;
    Ok(())
}

/// The dated parts: by the terms when they are understood, else the day that the sheet gives. Where it says what was paid, the
/// rest is due when shipped; where it says nothing of money, nothing is known to be due.
fn plan(record: &OrderRecord, total: i64) -> Vec<NewInstalment> {
    if total <= 0 || !record.status.counts() {
        return Vec::new();
    }
    let whole = |rule: DueRule| vec![NewInstalment { rule, share: None, amount: total, note: None }];
    if let Some(rows) = record
        .terms
        .as_deref()
        .and_then(|text| language::terms::parse_on(text, record.currency, record.ordered_on).ok())
        && let Ok(amounts) = terms::amounts(&rows, total)
    {
        let part =
            |(row, amount): (&terms::TermRow, i64)| NewInstalment { rule: row.rule, share: None, amount, note: None };
        return rows.iter().zip(amounts).map(part).collect();
    }
    if let Some(due_on) = record.due_on {
        let rule = DueRule { basis: Basis::Fixed, month_end: false, months: 0, days: 0, fixed_on: Some(due_on) };
        return whole(rule);
    }
    let received = record.received.iter().map(|money| money.amount).fold(0_i64, i64::saturating_add);
    if record.says_paid && received < total { whole(DueRule::after(Basis::Shipped, 0)) } else { Vec::new() }
}

fn ship(writing: &mut Writing<'_>, order: OrderId, record: &OrderRecord, rows: &[i64]) -> Result<()> {
    let at = instant(writing.at);
    for sent in &record.shipments {
        let delivery = writing.insert(
            "delivery",
            "INSERT INTO delivery (order_id, shipped_on, delivered_on, whole, entered_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![order.0, day(sent.shipped_on), sent.delivered_on.map(day), sent.lines.is_empty(), at],
        )?;
        for place in &sent.lines {
            let (Some(row), Some(line)) = (rows.get(*place), record.lines.get(*place)) else { continue };
            writing.insert(
                "delivery_line",
                "INSERT INTO delivery_line (delivery_id, order_line_id, quantity) VALUES (?1, ?2, ?3)",
                params![delivery, row, line.quantity],
            )?;
        }
    }
    Ok(())
}

fn receive(
    writing: &mut Writing<'_>,
    order: OrderId,
    customer: CustomerId,
    record: &OrderRecord,
    money: &ReceivedRecord,
) -> Result<()> {
    let at = instant(writing.at);
    writing.insert(
        "receipt",
        "INSERT INTO receipt (customer_id, order_id, received_on, amount, currency, method, method_text, imported, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8)",
        params![
            customer.0,
            order.0,
            day(money.on),
            money.amount,
            record.currency.code(),
            money.method.code(),
            money.method_text,
            at,
        ],
    )?;
    Ok(())
}
