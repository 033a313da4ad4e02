//! One order as lines to read: what was sold, what is due when, what came in, what was shipped. Takes it as it is.

use super::super::{Failure, context::Context, output::Output};
use crate::{
    domain::order::{InvoiceState, PaymentState},
    store::{CardLine, OrderCard},
    wording::{
        self,
        money::of_code,
        order::{quantity, rate, unit_price},
    },
};
use chrono::NaiveDate;

pub fn card(context: &Context, out: &mut Output, card: &OrderCard) -> Result<(), Failure> {
    head(context, out, card)?;
    out.line("")?;
    lines(out, card)?;
    money_lines(context, out, card)?;
    events(context, out, card)
}

/// A label of the locales and a text.
fn labelled(context: &Context, key: &'static str, text: &str) -> String {
    context.texts.with(key, &[("text", text.into())])
}

fn amount(card: &OrderCard, minor: i64) -> String {
    of_code(minor, card.order.currency.code())
}

fn day(context: &Context, day: NaiveDate) -> String {
    wording::date::day_short(context.texts, day, context.today())
}

fn head(context: &Context, out: &mut Output, card: &OrderCard) -> Result<(), Failure> {
    let (texts, order) = (context.texts, &card.order);
    let ordered = day(context, order.ordered_on);
    let mut states = vec![wording::order::status(texts, order.status)];
    if order.status.counts() {
        // Among other states it has to say that it is of the money.
        states.push(match card.standing.state {
            PaymentState::Partial => texts.get("cli-card-partly_paid"),
            state => wording::order::payment(texts, state),
        });
        states.push(wording::order::delivery(texts, card.delivery));
        if card.invoice != InvoiceState::Open {
            states.push(wording::order::invoice(texts, card.invoice));
        }
    }
    out.line(&format!("{}  {}  {ordered}  {}", card.number, card.customer_name, states.join(" · ")))?;
    let facts = [
        ("cli-card-external_number", order.external_number.clone()),
        ("cli-card-why", card.status_reason.clone()),
        ("cli-card-terms", order.terms.clone()),
        ("cli-card-deliver_by", order.deliver_by.map(|by| day(context, by))),
        ("cli-card-accepted", card.accepted_on.map(|on| day(context, on))),
        ("cli-show-note", order.note.clone()),
    ];
    for (key, fact) in facts {
        if let Some(fact) = fact {
            out.line(&labelled(context, key, &fact))?;
        }
    }
    for (heading, value) in &card.extra {
        out.line(&format!("{heading}  {value}"))?;
    }
    Ok(())
}

fn lines(out: &mut Output, card: &OrderCard) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = card.lines.iter().map(|line| cells(card, line)).collect();
    out.aligned(&[], &rows, &[1, 2, 3, 4])
}

fn cells(card: &OrderCard, line: &CardLine) -> Vec<String> {
    let name = match &line.description {
        Some(more) if *more != line.name => format!("{}  {more}", line.name),
        _ => line.name.clone(),
    };
    let counted = format!("{} {}", quantity(line.quantity), line.unit.as_deref().unwrap_or_default());
    let off = if line.discount == 0 { String::new() } else { amount(card, line.discount.saturating_neg()) };
    vec![
        name,
        format!("x{}", counted.trim_end()),
        format!("@{}", unit_price(line.unit_price, card.order.currency)),
        off,
        amount(card, line.total),
    ]
}

fn money_lines(context: &Context, out: &mut Output, card: &OrderCard) -> Result<(), Failure> {
    let order = &card.order;
    let figures = [
        ("cli-card-discount", order.discount.saturating_neg(), order.discount != 0),
        ("cli-card-freight", order.freight, order.freight != 0),
        ("cli-card-total", card.total, true),
        ("cli-card-received", card.standing.received, card.standing.received != 0),
        ("cli-card-returned", card.standing.returned, card.standing.returned != 0),
        ("cli-card-receivable", card.standing.receivable, order.status.counts()),
        ("cli-card-overpaid", card.standing.overpaid, card.standing.overpaid != 0),
        ("cli-card-invoiced", card.invoiced, card.invoiced != 0),
    ];
    for (key, minor, is_shown) in figures {
        if is_shown {
            out.line(&labelled(context, key, &amount(card, minor)))?;
        }
        if let Some(tax) = order.tax_rate.filter(|_| key == "cli-card-total") {
            let (rate, tax) = (rate(tax), amount(card, card.tax));
            let args = [("rate", (&rate).into()), ("amount", (&tax).into())];
            out.line(&context.texts.with("cli-card-tax", &args))?;
        }
    }
    // What does not count owes nothing, paid or not.
    let owed = if order.status.counts() { &card.standing.instalments[..] } else { &[] };
    for part in owed {
        let rule = card.plan.iter().find(|planned| Some(planned.id) == part.id).map(|planned| planned.rule);
        let when = match (rule, part.due_on) {
            (Some(rule), due_on) => wording::order::due(context.texts, rule, due_on, context.today()),
            (None, Some(due_on)) => day(context, due_on),
            (None, None) => context.texts.get("cli-card-no_plan").to_owned(),
        };
        let is_overdue = part.open > 0 && part.due_on.is_some_and(|due| due < context.today());
        let key = match part.open {
            0 => "cli-card-part_paid",
            _ if is_overdue => "cli-card-part_overdue",
            _ => "cli-card-part",
        };
        let (whole, open) = (amount(card, part.amount), amount(card, part.open));
        let args = [("when", (&when).into()), ("amount", (&whole).into()), ("open", (&open).into())];
        out.line(&context.texts.with(key, &args))?;
    }
    Ok(())
}

/// What happened, each kind in its order.
fn events(context: &Context, out: &mut Output, card: &OrderCard) -> Result<(), Failure> {
    let texts = context.texts;
    let join = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
    for row in &card.receipts {
        let receipt = &row.receipt;
        let method = receipt.method_text.clone();
        let method = method.unwrap_or_else(|| wording::order::method(texts, receipt.method).to_owned());
        let matures = receipt.bill.as_ref().and_then(|bill| bill.matures_on);
        let matures = matures.map(|on| labelled(context, "cli-card-matures", &day(context, on)));
        let about =
            join(vec![Some(method), matures, receipt.reference.clone(), receipt.reason.clone(), receipt.note.clone()]);
        event(context, out, receipt.received_on, "cli-card-receipt", &amount(card, receipt.amount), &about)?;
    }
    for row in &card.deliveries {
        let delivery = &row.delivery;
        let arrived = delivery.delivered_on.map(|on| labelled(context, "cli-card-arrived", &day(context, on)));
        let about = join(vec![delivery.carrier.clone(), delivery.number.clone(), arrived, delivery.note.clone()]);
        event(context, out, delivery.shipped_on, "cli-card-delivery", &parts(card, &delivery.lines), &about)?;
    }
    for back in &card.returns {
        let about = join(vec![Some(parts(card, &back.lines)).filter(|parts| !parts.is_empty()), back.reason.clone()]);
        event(context, out, back.returned_on, "cli-card-return", &amount(card, back.amount), &about)?;
    }
    for invoice in &card.invoices {
        let about =
            join(vec![Some(wording::order::invoice_kind(texts, invoice.kind).to_owned()), invoice.number.clone()]);
        event(context, out, invoice.invoiced_on, "cli-card-invoice", &amount(card, invoice.amount), &about)?;
    }
    for change in &card.changes {
        let side = |kept: &Option<String>| {
            kept.as_deref()
                .map_or_else(|| "-".to_owned(), |kept| wording::correction::value(texts, &change.field, kept))
        };
        let (before, after) = (side(&change.before), side(&change.after));
        let args = [
            ("day", change.changed_at.get(..10).unwrap_or_default().into()),
            ("field", wording::order::field(texts, &change.field).into()),
            ("before", (&before).into()),
            ("after", (&after).into()),
            ("reason", (&change.reason).into()),
        ];
        out.line(&texts.with("cli-card-change", &args))?;
    }
    Ok(())
}

fn event(
    context: &Context,
    out: &mut Output,
    on: NaiveDate,
    key: &'static str,
    what: &str,
    about: &str,
) -> Result<(), Failure> {
    let on = day(context, on);
    let args = [("day", (&on).into()), ("what", what.into()), ("about", about.into())];
    out.line(context.texts.with(key, &args).trim_end())
}

/// Products and quantities of a shipment or a return.
fn parts(card: &OrderCard, lines: &[(crate::domain::id::OrderLineId, i64)]) -> String {
    let named = lines.iter().filter(|(_, counted)| *counted != 0).filter_map(|(id, counted)| {
        let line = card.lines.iter().find(|line| line.id == *id)?;
        Some(format!("{} x{}", line.name, quantity(*counted)))
    });
    named.collect::<Vec<_>>().join(", ")
}
