//! `delivery`: what was shipped of an order, whole or in part, mended, and that it arrived.

use super::{
    Failure,
    arguments::{family, order_argument, plain, signed, text, value},
    context::Context,
    order, said,
};
use crate::{
    i18n::Texts,
    store::{
        CardDelivery, Op,
        op::{LedgerOp, NewDelivery},
    },
};
use clap::{ArgAction, ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    let add = plain(texts, "add", "help-delivery-add")
        .arg(order_argument(texts))
        .arg(value(texts, "date", "help-delivery-date", "help-value-date"))
        .arg(value(texts, "carrier", "help-delivery-carrier", "help-value-name"))
        .arg(value(texts, "number", "help-delivery-number", "help-value-text"))
        .arg(signed(texts, "line", "help-delivery-line", "help-value-part").action(ArgAction::Append))
        .arg(value(texts, "delivered", "help-delivery-delivered", "help-value-date"))
        .arg(value(texts, "note", "help-customer-note", "help-value-text"));
    let arrived = plain(texts, "arrived", "help-delivery-arrived")
        .arg(order_argument(texts))
        .arg(value(texts, "date", "help-delivery-arrived-date", "help-value-date"))
        .arg(value(texts, "number", "help-delivery-arrived-number", "help-value-text"));
    let edit = plain(texts, "edit", "help-delivery-edit")
        .arg(order_argument(texts))
        .arg(value(texts, "of", "help-delivery-edit-of", "help-value-text"))
        .arg(value(texts, "date", "help-delivery-edit-date", "help-value-date"))
        .arg(value(texts, "carrier", "help-delivery-carrier", "help-value-name"))
        .arg(value(texts, "number", "help-delivery-number", "help-value-text"))
        .arg(value(texts, "delivered", "help-delivery-edit-delivered", "help-value-date"))
        .arg(value(texts, "note", "help-customer-note", "help-value-text"));
    family(texts, "delivery", "help-delivery").subcommand(add).subcommand(edit).subcommand(arrived)
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("add", matches)) => add(context, matches),
        Some(("edit", matches)) => edit(context, matches),
        Some(("arrived", matches)) => arrived(context, matches),
        _ => Err(Failure::Told),
    }
}

fn add(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let id = said::order_of(context, &store, matches)?;
    let card = store.order(id)?;
    let typed = matches.get_many::<String>("line").unwrap_or_default().map(String::as_str);
    let open = |line| {
        let line = card.lines.iter().find(|known| known.id == line);
        line.map_or(0, |line| line.quantity.saturating_sub(line.shipped))
    };
    let lines = order::part_of_order(context, &card, typed, open)?;
    if lines.is_empty() && card.lines.iter().all(|line| line.shipped >= line.quantity) {
        let words = context.texts.with("cli-delivery-all_shipped", &[("number", (&card.number).into())]);
        return Err(Failure::Said(words));
    }
    let delivery = NewDelivery {
        delivered_on: said::happened_on(context, matches, "delivered")?,
        carrier: text(matches, "carrier"),
        number: text(matches, "number"),
        lines,
        note: text(matches, "note"),
        ..NewDelivery::whole(id, said::happened(context, matches, "date")?)
    };
    store.apply(&LedgerOp::AddDelivery(delivery).into(), context.at())?;
    order::saved(context, &store, id)
}

/// Puts what was said over the newest shipment of the order, or over that of a number. A blank text takes the field away.
fn edit(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let id = said::order_of(context, &store, matches)?;
    let card = store.order(id)?;
    let of = text(matches, "of");
    let is_meant =
        |shipment: &&CardDelivery| of.as_ref().is_none_or(|of| shipment.delivery.number.as_ref() == Some(of));
    let meant = card.deliveries.iter().filter(is_meant).max_by_key(|one| (one.delivery.shipped_on, one.id));
    let Some(shipment) = meant else {
        let words = context.texts.with("cli-delivery-none_such", &[("number", (&card.number).into())]);
        return Err(Failure::Said(words));
    };
    let (was, mut now) = (shipment.delivery.clone(), shipment.delivery.clone());
    if let Some(day) = said::happened_on(context, matches, "date")? {
        now.shipped_on = day;
    }
    if matches.contains_id("delivered") {
        now.delivered_on = said::happened_on(context, matches, "delivered")?;
    }
    for (name, field) in [("carrier", &mut now.carrier), ("number", &mut now.number), ("note", &mut now.note)] {
        if matches.contains_id(name) {
            *field = text(matches, name);
        }
    }
    if now == was {
        context.tell(context.texts.get("cli-edit-nothing_delivery"));
        return order::saved(context, &store, id);
    }
    store.apply(&LedgerOp::EditDelivery { delivery: shipment.id, was, now }.into(), context.at())?;
    order::saved(context, &store, id)
}

/// Every shipment of the order that was still on its way has arrived, or the one of a number.
fn arrived(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let id = said::order_of(context, &store, matches)?;
    let card = store.order(id)?;
    let day = said::happened(context, matches, "date")?;
    let number = text(matches, "number");
    let is_meant = |delivery: &NewDelivery| {
        delivery.delivered_on.is_none() && number.as_ref().is_none_or(|number| delivery.number.as_ref() == Some(number))
    };
    let edits: Vec<Op> = card
        .deliveries
        .iter()
        .filter(|shipment| is_meant(&shipment.delivery))
        .map(|shipment| {
            let was = shipment.delivery.clone();
            let now = NewDelivery { delivered_on: Some(day), ..was.clone() };
            LedgerOp::EditDelivery { delivery: shipment.id, was, now }.into()
        })
        .collect();
    let Some(operation) = Op::together(edits) else {
        let words = context.texts.with("cli-delivery-none_open", &[("number", (&card.number).into())]);
        return Err(Failure::Said(words));
    };
    store.apply(&operation, context.at())?;
    order::saved(context, &store, id)
}
