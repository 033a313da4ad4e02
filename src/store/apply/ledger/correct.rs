//! Changes an order. Once confirmed, each changed field is kept with what it was before, and why (`domain-rules §7`).

use super::{
    super::{
        super::{
            derive::line_states,
            error::{Result, Rule, StoreError},
            instant,
            journal::Writing,
            op::{NewInstalment, NewOrder, NewOrderLine, OrderEdit, ProductRef},
        },
        customer::{day, said},
        on_file,
    },
    check_happened,
    current::order_as_typed,
    head::{head, touch},
    lines, order, plan, status,
};
use crate::domain::{
    decimal::plain,
    id::{OrderId, OrderLineId},
    money::{Currency, Money},
    order::OrderStatus,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// Changes an order that is still what the editor was shown. Its lines keep their numbers; a draft may be confirmed with it.
pub fn edit(writing: &mut Writing<'_>, edit: &OrderEdit) -> Result<()> {
    let before = head(writing, edit.order)?;
    let current = order_as_typed(writing, edit.order)?;
    if comparable(&edit.was) != comparable(&current) {
        return Err(StoreError::Changed { what: "order" });
    }
    if matches!(before.status, OrderStatus::Cancelled | OrderStatus::Void) {
        return Err(StoreError::rule(Rule::OrderCancelled));
    }
    let was_draft = before.status == OrderStatus::Draft;
    let becomes_sale = was_draft && edit.now.status == OrderStatus::Confirmed;
    let now =
        NewOrder { status: if becomes_sale { OrderStatus::Confirmed } else { before.status }, ..edit.now.clone() };
    let reason = match edit.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty()) {
        None if !was_draft => return Err(StoreError::rule(Rule::ReasonMissing)),
        reason => reason,
    };
    if now.status != OrderStatus::Draft {
        check_happened(writing, now.ordered_on)?;
    }
    if now.ordered_on > before.ordered_on && has_moved_before(writing, edit.order, now.ordered_on)? {
        return Err(StoreError::rule(Rule::OrderedAfterEvents));
    }
    on_file(writing, now.customer)?;
    let figures = lines::figures(&now)?;
    plan::check(&now.instalments, figures.total)?;
    let number = said(&now.number).ok_or(StoreError::rule(Rule::NumberMissing))?;
    if number != before.number {
        order::check_number(writing, number)?;
    }
    if let Some(deal) = now.deal {
        order::check_deal(writing, deal, now.customer)?;
    }
    if now.currency != before.currency && has_receipts(writing, edit.order)? {
        return Err(StoreError::rule(Rule::CurrencyDiffers));
    }
    let described = Described::of(writing, &current, before.total)?;
    writing.run(
        "UPDATE sales_order SET number = ?2, external_number = ?3, customer_id = ?4, deal_id = ?5, ordered_on = ?6, currency = ?7,
             discount = ?8, freight = ?9, tax_rate = ?10, gross = ?11, total = ?12, tax = ?13, terms = ?14, deliver_by = ?15,
             note = ?16 WHERE id = ?1",
        params![
            edit.order.0,
            number,
            said(&now.external_number),
            now.customer.0,
            now.deal.map(|deal| deal.0),
            day(now.ordered_on),
            now.currency.code(),
            now.discount,
            now.freight,
            now.tax_rate,
            figures.gross,
            figures.total,
            figures.tax,
            said(&now.terms),
            now.deliver_by.map(day),
            said(&now.note),
        ],
    )?;
    if now.customer != before.customer {
        writing
            .run("UPDATE receipt SET customer_id = ?2 WHERE order_id = ?1", params![edit.order.0, now.customer.0])?;
    }
    let rows = lines::rows(writing, &now, &figures)?;
    replace_lines(writing, edit.order, &rows)?;
    if now.instalments != current.instalments {
        plan::replace(writing, edit.order, &now.instalments)?;
    }
    if let Some(reason) = reason.filter(|_| !was_draft) {
        let after = Described::of(writing, &order_as_typed(writing, edit.order)?, figures.total)?;
        for (field, before, after) in described.changed(&after) {
            note_change(writing, edit.order, &field, before, after, reason)?;
        }
    }
    touch(writing, &before);
    writing.touched.insert(now.customer);
    if becomes_sale {
        status::confirm(writing, edit.order)?;
    }
    Ok(())
}

/// Keeps one field of a correction.
pub fn note_change(
    writing: &mut Writing<'_>,
    order: OrderId,
    field: &str,
    before: Option<String>,
    after: Option<String>,
    reason: &str,
) -> Result<()> {
    let at = instant(writing.at);
    writing.insert(
        "order_change",
        "INSERT INTO order_change (order_id, changed_at, field, before, after, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![order.0, at, field, before, after, reason],
    )?;
    Ok(())
}

/// Makes the lines of an order these. One of which goods went out or came back neither goes nor shrinks below that.
fn replace_lines(writing: &mut Writing<'_>, order: OrderId, rows: &[lines::Row<'_>]) -> Result<()> {
    let states: BTreeMap<i64, i64> = line_states(writing, order, NaiveDate::MAX)?
        .iter()
        .map(|line| (line.id, if line.has_moved { line.shipped.max(line.returned) } else { 0 }))
        .collect();
    let mut kept = BTreeSet::new();
    for row in rows {
        let Some(OrderLineId(id)) = row.line.id else {
            lines::insert(writing, order, row)?;
            continue;
        };
        let moved = states.get(&id).ok_or(StoreError::Missing("line"))?;
        if row.line.quantity < *moved {
            return Err(StoreError::rule(Rule::LineShipped));
        }
        if !kept.insert(id) {
            return Err(StoreError::Missing("line"));
        }
        writing.run(
            "UPDATE order_line SET position = ?2, product_id = ?3, description = ?4, quantity = ?5, unit_price = ?6,
                 discount = ?7, total = ?8, net = ?9, leads = ?10
             WHERE id = ?1 AND (position, product_id, description, quantity, unit_price, discount, total, net, leads)
                 IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                id,
                row.position,
                row.product.map(|product| product.0),
                said(&row.line.description),
                row.line.quantity,
                row.line.unit_price,
                row.line.discount,
                row.total,
                row.net,
                row.leads,
            ],
        )?;
    }
    for (id, moved) in states.iter().filter(|(id, _)| !kept.contains(*id)) {
        if *moved > 0 {
            return Err(StoreError::rule(Rule::LineShipped));
        }
        let hangs: bool = writing
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM return_line WHERE order_line_id = ?1)")?
            .query_row([id], |row| row.get(0))?;
        if hangs {
            return Err(StoreError::rule(Rule::LineShipped));
        }
        writing.run("DELETE FROM order_line WHERE id = ?1", [id])?;
    }
    Ok(())
}

fn has_receipts(writing: &Writing<'_>, order: OrderId) -> Result<bool> {
    Ok(writing
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM receipt WHERE order_id = ?1)")?
        .query_row([order.0], |row| row.get(0))?)
}

/// Whether goods of an order went out or came back before a day.
fn has_moved_before(writing: &Writing<'_>, order: OrderId, on: NaiveDate) -> Result<bool> {
    Ok(writing
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM delivery WHERE order_id = ?1 AND shipped_on < ?2)
                 OR EXISTS (SELECT 1 FROM sales_return WHERE order_id = ?1 AND returned_on < ?2)",
        )?
        .query_row(params![order.0, day(on)], |row| row.get(0))?)
}

/// An order so that two of them are equal when their rows would be.
fn comparable(typed: &NewOrder) -> NewOrder {
    let stored = |text: &Option<String>| said(text).map(str::to_owned);
    NewOrder {
        number: stored(&typed.number),
        external_number: stored(&typed.external_number),
        terms: stored(&typed.terms),
        note: stored(&typed.note),
        received: None,
        lines: typed
            .lines
            .iter()
            .map(|line| NewOrderLine {
                // Without a product there is but the description.
                product: match &line.product {
                    ProductRef::Known(product) => ProductRef::Known(*product),
                    ProductRef::New(_) => ProductRef::New(Default::default()),
                },
                description: stored(&line.description),
                ..line.clone()
            })
            .collect(),
        instalments: typed
            .instalments
            .iter()
            .map(|part| NewInstalment { note: stored(&part.note), ..part.clone() })
            .collect(),
        ..typed.clone()
    }
}

/// The fields of an order as a correction keeps them: plain decimals, days and names, the same in every language.
struct Described {
    fields: Vec<(&'static str, Option<String>)>,
    lines: BTreeMap<i64, String>,
}

impl Described {
    fn of(writing: &Writing<'_>, typed: &NewOrder, total: i64) -> Result<Described> {
        let customer: String = writing
            .prepare_cached("SELECT name FROM customer WHERE id = ?1")?
            .query_row([typed.customer.0], |row| row.get(0))?;
        let money = |minor: i64| decimal(minor, typed.currency);
        let plan: Vec<String> = typed.instalments.iter().map(|part| described_part(part, typed.currency)).collect();
        let fields = vec![
            ("customer", Some(customer)),
            ("number", typed.number.clone()),
            ("external_number", typed.external_number.clone()),
            ("ordered_on", Some(day(typed.ordered_on))),
            ("currency", Some(typed.currency.code().to_owned())),
            ("discount", Some(money(typed.discount))),
            ("freight", Some(money(typed.freight))),
            ("tax_rate", typed.tax_rate.map(|rate| format!("{} %", plain(rate, 2, 0)))),
            ("total", Some(money(total))),
            ("terms", typed.terms.clone()),
            ("plan", Some(plan.join("; ")).filter(|plan| !plan.is_empty())),
            ("deliver_by", typed.deliver_by.map(day)),
            ("note", typed.note.clone()),
            ("deal", typed.deal.map(|deal| deal.0.to_string())),
        ];
        let mut lines = BTreeMap::new();
        for line in &typed.lines {
            let Some(OrderLineId(id)) = line.id else { continue };
            lines.insert(id, described_line(writing, line, typed.currency)?);
        }
        Ok(Described { fields, lines })
    }

    /// Field, before and after, of all that differs.
    fn changed(&self, after: &Described) -> Vec<(String, Option<String>, Option<String>)> {
        let fields = self.fields.iter().zip(&after.fields).filter(|((_, was), (_, now))| was != now);
        let fields = fields.map(|((field, was), (_, now))| ((*field).to_owned(), was.clone(), now.clone()));
        let ids: BTreeSet<i64> = self.lines.keys().chain(after.lines.keys()).copied().collect();
        let lines = ids.into_iter().map(|id| (self.lines.get(&id).cloned(), after.lines.get(&id).cloned()));
        let lines = lines.filter(|(was, now)| was != now).map(|(was, now)| ("line".to_owned(), was, now));
        fields.chain(lines).collect()
    }
}

fn described_line(writing: &Writing<'_>, line: &NewOrderLine, currency: Currency) -> Result<String> {
    let name: Option<String> = match &line.product {
        ProductRef::Known(product) => writing
            .prepare_cached("SELECT name FROM product WHERE id = ?1")?
            .query_row([product.0], |row| row.get(0))
            .optional()?,
        ProductRef::New(_) => None,
    };
    let mut text = [name.as_deref(), line.description.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    text.push_str(&format!(" {} × {}", plain(line.quantity, 3, 0), plain(line.unit_price, 4, 0)));
    if line.discount != 0 {
        text.push_str(&format!(" − {}", decimal(line.discount, currency)));
    }
    Ok(text)
}

fn described_part(part: &NewInstalment, currency: Currency) -> String {
    let rule = &part.rule;
    let from = rule.fixed_on.map_or_else(|| rule.basis.code().to_owned(), day);
    let mut text = format!("{} {from}", decimal(part.amount, currency));
    if rule.month_end {
        text.push_str(" EOM");
    }
    for (count, unit) in [(rule.months, "m"), (rule.days, "d")] {
        if count != 0 {
            text.push_str(&format!(" {count:+}{unit}"));
        }
    }
    text
}

fn decimal(minor: i64, currency: Currency) -> String {
    Money::sum(minor, currency).to_decimal()
}
