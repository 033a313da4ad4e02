//! `--line`: what is typed of a product, a quantity and a price as a line of an order, or as a part of one. Writes nothing.

use super::super::{
    Failure,
    context::Context,
    said::{self, Meant},
};
use crate::{
    domain::{
        id::{CustomerId, OrderLineId},
        money::Currency,
        product::Product,
    },
    entry::order::LineEntry,
    language::{
        order_line::TypedLine,
        pinyin::{NameMatch, resolve_thing},
    },
    store::{
        OrderCard, Store,
        op::{NewProduct, ProductRef},
    },
    wording::order::unit_price_of,
};
use std::collections::HashSet;

/// The lines of a new order, and what is to be told of them: what a text was taken for, which price was taken.
pub struct Typed {
    pub lines: Vec<LineEntry>,
    pub told: Vec<String>,
}

/// Reads the lines of an order of this customer.
///
/// # Errors
/// A line that is not understood, could mean several products, or has no price that is known.
pub fn read<'t>(
    context: &Context,
    store: &Store,
    customer: CustomerId,
    currency: Currency,
    lines: impl Iterator<Item = &'t str>,
) -> Result<Typed, Failure> {
    let products = store.products()?;
    let (mut typed, mut said) = (Typed { lines: Vec::new(), told: Vec::new() }, HashSet::new());
    for text in lines {
        let line = said::line(context, text, currency)?;
        let mut told = Vec::new();
        let entry = one(context, store, customer, currency, &products, line, &mut told)?;
        typed.lines.push(entry);
        // Of a product on several lines it is said once.
        typed.told.extend(told.into_iter().filter(|told| said.insert(told.clone())));
    }
    Ok(typed)
}

fn one(
    context: &Context,
    store: &Store,
    customer: CustomerId,
    currency: Currency,
    products: &[Product],
    line: TypedLine,
    told: &mut Vec<String>,
) -> Result<LineEntry, Failure> {
    let texts = context.texts;
    let name = line.product.trim();
    let (product, unit_price) = match said::meant(name, products) {
        Meant::Several(names) => {
            return Err(Failure::Several(texts.with("cli-line-several", &[("text", name.into())]), names));
        }
        Meant::Exactly(known) => {
            (ProductRef::Known(known.id), price(context, store, customer, currency, known, line.unit_price, told)?)
        }
        Meant::Probably(known) => {
            told.push(texts.with("cli-line-taken", &[("text", name.into()), ("name", (&known.name).into())]));
            (ProductRef::Known(known.id), price(context, store, customer, currency, known, line.unit_price, told)?)
        }
        Meant::Unknown => {
            let Some(price) = line.unit_price else { return Err(no_price(context, name)) };
            told.push(texts.with("cli-line-new", &[("name", name.into())]));
            let new = NewProduct {
                name: name.to_owned(),
                unit: line.unit,
                price: Some(price),
                currency: Some(currency),
                ..NewProduct::default()
            };
            (ProductRef::New(new), price)
        }
    };
    if let ProductRef::Known(id) = &product
        && let Some(old) = products.iter().find(|known| known.id == *id && known.archived)
    {
        told.push(texts.with("cli-line-archived", &[("name", (&old.name).into())]));
    }
    Ok(LineEntry { id: None, product, description: None, quantity: line.quantity, unit_price, discount: line.discount })
}

/// The price said, else what this customer paid last, else the list price; both in the order's currency.
fn price(
    context: &Context,
    store: &Store,
    customer: CustomerId,
    currency: Currency,
    product: &Product,
    said: Option<i64>,
    told: &mut Vec<String>,
) -> Result<i64, Failure> {
    if let Some(price) = said {
        return Ok(price);
    }
    let args = |price: &str, day: &str| {
        let (name, price, day) = ((&product.name).into(), price.into(), day.into());
        let key = if day == crate::i18n::Arg::Text("") { "cli-line-list_price" } else { "cli-line-last_price" };
        context.texts.with(key, &[("name", name), ("price", price), ("day", day)])
    };
    if let Some(paid) = store.last_price(customer, product.id, currency)? {
        told.push(args(&unit_price_of(paid.unit_price, currency), &paid.ordered_on.to_string()));
        return Ok(paid.unit_price);
    }
    match product.price.filter(|_| product.currency == currency) {
        Some(price) => {
            told.push(args(&unit_price_of(price, currency), ""));
            Ok(price)
        }
        None => Err(no_price(context, &product.name)),
    }
}

fn no_price(context: &Context, name: &str) -> Failure {
    Failure::Said(context.texts.with("cli-line-no_price", &[("name", name.into())]))
}

/// Lines of an order on file, by product and quantity: `open` says how much of each line may still be taken. A product that
/// stands on several lines is taken from each in turn.
///
/// # Errors
/// A text that names no line of the order, or says a price.
pub fn part_of_order<'t>(
    context: &Context,
    card: &OrderCard,
    lines: impl Iterator<Item = &'t str>,
    open: impl Fn(OrderLineId) -> i64,
) -> Result<Vec<(OrderLineId, i64)>, Failure> {
    let texts = context.texts;
    let names: Vec<&str> = card.lines.iter().map(|line| line.name.as_str()).collect();
    let mut taken: Vec<(OrderLineId, i64)> = Vec::new();
    for text in lines {
        let line = said::line(context, text, card.order.currency)?;
        if line.unit_price.is_some() || line.discount.is_some() {
            return Err(Failure::Said(texts.with("cli-line-no_prices", &[("text", text.into())])));
        }
        let fitting = match resolve_thing(&line.product, &names) {
            NameMatch::One(at) => vec![at],
            NameMatch::Several(all)
                if all.iter().all(|at| names.get(*at) == all.first().and_then(|at| names.get(*at))) =>
            {
                all
            }
            _ => {
                let args = [("text", line.product.as_str().into()), ("number", (&card.number).into())];
                let listed = names.iter().map(|name| (*name).to_owned()).collect();
                return Err(Failure::Several(texts.with("cli-line-not_in_order", &args), listed));
            }
        };
        let mut left = line.quantity;
        for (place, at) in fitting.iter().enumerate() {
            let Some(id) = card.lines.get(*at).map(|line| line.id) else { continue };
            let before = taken.iter().find(|(known, _)| *known == id).map_or(0, |(_, quantity)| *quantity);
            // What is too much stands on the last of them, for the store to refuse.
            let is_last = place + 1 == fitting.len();
            let part = if is_last { left } else { left.min((open(id) - before).max(0)) };
            if part == 0 && !(is_last && line.quantity == 0) {
                continue;
            }
            left -= part;
            match taken.iter_mut().find(|(known, _)| *known == id) {
                Some((_, quantity)) => *quantity = quantity.saturating_add(part),
                None => taken.push((id, part)),
            }
        }
    }
    Ok(taken)
}
