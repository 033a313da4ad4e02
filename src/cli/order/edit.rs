//! `order edit`: a correction. What is named is changed, with its reason, and nothing else; the store keeps before and after.

use super::{
    super::{
        Failure,
        arguments::{order_argument, plain, text, value},
        context::Context,
        said,
    },
    fields, lines, show,
};
use crate::{
    domain::money::Currency,
    entry::order::{LineEntry, OrderEntry, order_problem},
    i18n::Texts,
    language::quantity::Discount,
    store::{
        OrderCard, Store,
        op::{LedgerOp, NewOrder, NewOrderLine, OrderEdit, ProductRef},
    },
};
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    let command = plain(texts, "edit", "help-order-edit").arg(order_argument(texts));
    // What is not named stays as it is, where a new order takes a default.
    let said_otherwise = [
        ("line", "help-order-edit-line"),
        ("date", "help-order-edit-date"),
        ("no", "help-order-edit-no"),
        ("terms", "help-order-edit-terms"),
        ("currency", "help-order-edit-currency"),
        ("tax", "help-order-edit-tax"),
    ];
    said_otherwise
        .into_iter()
        .fold(fields::arguments(texts, command), |command, (name, key)| {
            command.mut_arg(name, |argument| argument.help(texts.get(key).to_owned()))
        })
        .arg(value(texts, "reason", "help-order-edit-reason", "help-value-text"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let id = said::order_of(context, &store, matches)?;
    let card = store.order(id)?;
    let was = card.order.clone();
    let mut now = was.clone();
    header(context, matches, &mut now)?;
    let mut told = Vec::new();
    if matches.contains_id("line") {
        let typed = matches.get_many::<String>("line").unwrap_or_default().map(String::as_str);
        let typed = lines::read(context, &store, was.customer, now.currency, typed)?;
        now.lines = new_lines(context, &store, &card, &now, typed.lines)?;
        told = typed.told;
    }
    let figures = entry(&now);
    let reading = said::entry_in(context, now.currency);
    let refused = |problem| Failure::Said(order_problem(&problem, &reading));
    if let Some(typed) = text(matches, "discount") {
        let discount = said::discount(context, &typed, now.currency)?;
        let off = OrderEntry { discount: Some(discount), ..figures };
        now.discount = off.order(&reading).map_err(refused)?.discount;
    } else if matches.contains_id("discount") {
        now.discount = 0;
    }
    let checked = OrderEntry { terms: now.terms.clone(), ..entry(&now) };
    let is_planned_anew = matches.contains_id("terms") || now.terms.is_some() && (figures_of(&now) != figures_of(&was));
    if is_planned_anew {
        now.instalments = checked.instalments().map_err(refused)?;
        now.terms = checked.kept_terms();
    } else {
        let _ = checked.figures().map_err(refused)?;
    }
    if now == was {
        context.tell(context.texts.get("cli-edit-nothing_order"));
        return show::saved(context, &store, id);
    }
    let edit = OrderEdit { order: id, was, now, reason: text(matches, "reason") };
    store.apply(&LedgerOp::EditOrder(Box::new(edit)).into(), context.at())?;
    told.iter().for_each(|told| context.tell(told));
    show::saved(context, &store, id)
}

/// Puts what was said over the fields of the whole order. A blank text takes the field away.
fn header(context: &Context, matches: &ArgMatches, now: &mut NewOrder) -> Result<(), Failure> {
    if let Some(currency) = matches.get_one::<Currency>("currency") {
        now.currency = *currency;
    }
    if let Some(day) = said::happened_on(context, matches, "date")? {
        now.ordered_on = day;
    }
    if let Some(number) = text(matches, "no") {
        now.number = Some(number);
    }
    let put = |name: &str, field: &mut Option<String>| {
        if matches.contains_id(name) {
            *field = text(matches, name);
        }
    };
    put("external-no", &mut now.external_number);
    put("terms", &mut now.terms);
    put("note", &mut now.note);
    if matches.contains_id("freight") {
        now.freight = said::money_in(context, matches, "freight", now.currency)?.unwrap_or(0);
    }
    if matches.contains_id("tax") {
        now.tax_rate = text(matches, "tax").map(|typed| said::rate(context, &typed)).transpose()?;
    }
    if matches.contains_id("deliver-by") {
        now.deliver_by = said::day(context, matches, "deliver-by")?;
    }
    Ok(())
}

/// The lines typed in the place of those on file. One of a product that stands there already keeps that line, so that what
/// was shipped and returned of it stays with it.
fn new_lines(
    context: &Context,
    store: &Store,
    card: &OrderCard,
    now: &NewOrder,
    typed: Vec<LineEntry>,
) -> Result<Vec<NewOrderLine>, Failure> {
    let products = store.products()?;
    let mut free: Vec<_> = card.lines.iter().collect();
    let mut lines = Vec::new();
    for line in typed {
        let name = match &line.product {
            ProductRef::Known(id) => products.iter().find(|product| product.id == *id).map(|product| &product.name),
            ProductRef::New(new) => Some(&new.name),
        };
        let same = free.iter().position(|old| match line.product {
            ProductRef::Known(id) => old.product == Some(id),
            ProductRef::New(_) => Some(&old.name) == name,
        });
        let old = same.map(|at| free.remove(at));
        lines.push(LineEntry {
            id: old.map(|old| old.id),
            description: old.and_then(|old| old.description.clone()),
            ..line
        });
    }
    // The entry turns discounts of lines into amounts, by the same rules as for a new order.
    let reading = said::entry_in(context, now.currency);
    let whole = OrderEntry { lines, discount: None, freight: 0, terms: None, ..entry(now) };
    let order = whole.order(&reading).map_err(|problem| Failure::Said(order_problem(&problem, &reading)))?;
    Ok(order.lines)
}

/// An order on file as it would be typed.
fn entry(now: &NewOrder) -> OrderEntry {
    let lines = now.lines.iter().map(|line| LineEntry {
        id: line.id,
        product: line.product.clone(),
        description: line.description.clone(),
        quantity: line.quantity,
        unit_price: line.unit_price,
        discount: Some(line.discount).filter(|off| *off != 0).map(Discount::Amount),
    });
    OrderEntry {
        customer: now.customer,
        deal: now.deal,
        number: now.number.clone(),
        external_number: now.external_number.clone(),
        ordered_on: now.ordered_on,
        currency: now.currency,
        lines: lines.collect(),
        discount: Some(now.discount).filter(|off| *off != 0).map(Discount::Amount),
        freight: now.freight,
        tax_rate: now.tax_rate,
        terms: None,
        deliver_by: now.deliver_by,
        note: now.note.clone(),
        received: None,
        draft: false,
    }
}

/// What the total follows from.
fn figures_of(order: &NewOrder) -> (Vec<(i64, i64, i64)>, i64, i64, Currency) {
    let lines = order.lines.iter().map(|line| (line.quantity, line.unit_price, line.discount));
    (lines.collect(), order.discount, order.freight, order.currency)
}
