//! What options of the ledger's commands say: orders, products, amounts, days, months, ways of payment, read against the book.
//! Writes nothing.

use super::{Failure, arguments::text, context::Context};
use crate::{
    domain::{
        id::{CustomerId, OrderId},
        method::PaymentMethod,
        money::Currency,
        period::{Month, Period},
        product::Product,
    },
    entry::{EntryContext, date},
    language::{
        amount::{AmountError, AmountErrorKind, amount},
        order_line::{self, TypedLine},
        period::period,
        pinyin::{NameMatch, resolve_thing},
        quantity::{self, QuantityError},
        vocabulary::method_word,
        when::Field,
    },
    store::Store,
};
use chrono::NaiveDate;
use clap::ArgMatches;

/// So many products are named as what a text could mean.
const CANDIDATES: usize = 8;

/// The one order that is meant: of exactly this number, ours or the customer's, or the only one that holds it.
pub fn order(context: &Context, store: &Store, typed: &str) -> Result<OrderId, Failure> {
    let typed = typed.trim();
    let candidates = match store.order_numbered(typed)? {
        Ok(order) => return Ok(order),
        Err(candidates) => candidates,
    };
    let words = |key: &'static str| context.texts.with(key, &[("text", typed.into())]);
    match candidates.is_empty() {
        true => Err(Failure::NoSuch(words("cli-no_order"))),
        false => Err(Failure::Several(words("cli-ambiguous_order"), candidates)),
    }
}

/// The order of the command's argument.
pub fn order_of(context: &Context, store: &Store, matches: &ArgMatches) -> Result<OrderId, Failure> {
    order(context, store, matches.get_one::<String>("order").map(String::as_str).unwrap_or_default())
}

/// Which product a text means.
pub enum Meant<'p> {
    /// By its whole name or number.
    Exactly(&'p Product),
    /// The only one on sale that fits.
    Probably(&'p Product),
    Several(Vec<String>),
    Unknown,
}

/// The product that is meant: its exact name or number, in any case, else the only one on sale that fits as in search.
pub fn meant<'p>(typed: &str, products: &'p [Product]) -> Meant<'p> {
    let typed = typed.trim();
    let lower = typed.to_lowercase();
    let is_named = |product: &&Product| product.name == typed || product.sku.as_deref() == Some(typed);
    let is_alike = |product: &&Product| {
        product.name.to_lowercase() == lower || product.sku.as_ref().is_some_and(|sku| sku.to_lowercase() == lower)
    };
    if let Some(product) = products.iter().find(is_named).or_else(|| products.iter().find(is_alike)) {
        return Meant::Exactly(product);
    }
    let on_sale: Vec<&Product> = products.iter().filter(|product| !product.archived).collect();
    let names: Vec<&str> = on_sale.iter().map(|product| product.name.as_str()).collect();
    match resolve_thing(typed, &names) {
        NameMatch::One(at) => on_sale.get(at).map_or(Meant::Unknown, |product| Meant::Probably(product)),
        NameMatch::Several(all) => {
            let named = all.iter().take(CANDIDATES).filter_map(|at| names.get(*at));
            Meant::Several(named.map(|name| (*name).to_owned()).collect())
        }
        NameMatch::Nobody => Meant::Unknown,
    }
}

/// A product that must be on file.
pub fn product<'p>(context: &Context, typed: &str, products: &'p [Product]) -> Result<&'p Product, Failure> {
    let words = |key: &'static str| context.texts.with(key, &[("text", typed.into())]);
    match meant(typed, products) {
        Meant::Exactly(product) | Meant::Probably(product) => Ok(product),
        Meant::Several(names) => Err(Failure::Several(words("cli-ambiguous_product"), names)),
        Meant::Unknown => Err(Failure::NoSuch(words("cli-no_product"))),
    }
}

/// An amount in minor units of this currency; one that names another is refused.
pub fn money(context: &Context, typed: &str, currency: Currency) -> Result<i64, Failure> {
    let (minor, named) = money_of(context, typed, currency)?;
    if named == currency {
        return Ok(minor);
    }
    let args = [("text", typed.into()), ("currency", currency.code().into())];
    Err(Failure::Said(context.texts.with("cli-other_currency", &args)))
}

/// An amount in minor units, and its currency: the one named, else the one given.
pub fn money_of(context: &Context, typed: &str, currency: Currency) -> Result<(i64, Currency), Failure> {
    match amount(typed, currency) {
        Ok(read) => Ok((read.minor(), read.currency())),
        Err(error) => Err(Failure::Said(amount_words(context, &error, currency))),
    }
}

/// The amount of an option, in minor units of this currency.
pub fn money_in(
    context: &Context,
    matches: &ArgMatches,
    name: &str,
    currency: Currency,
) -> Result<Option<i64>, Failure> {
    text(matches, name).map(|typed| money(context, &typed, currency)).transpose()
}

fn amount_words(context: &Context, error: &AmountError, currency: Currency) -> String {
    let texts = context.texts;
    match error.kind {
        AmountErrorKind::OutOfRange => texts.get("amount-out_of_range").to_owned(),
        AmountErrorKind::TooPrecise => texts.with("amount-too_precise", &[("currency", currency.code().into())]),
        _ => texts.with("cli-amount", &[("text", (&error.text).into())]),
    }
}

/// A unit price in ten-thousandths of the currency's unit.
pub fn price(context: &Context, typed: &str, currency: Currency) -> Result<i64, Failure> {
    quantity::unit_price(typed, currency).map_err(|error| number(context, typed, error, "cli-said-price"))
}

/// A rate in ten-thousandths.
pub fn rate(context: &Context, typed: &str) -> Result<i64, Failure> {
    quantity::rate(typed).map_err(|error| number(context, typed, error, "cli-said-rate"))
}

/// A discount: a rate, or an amount off.
pub fn discount(context: &Context, typed: &str, currency: Currency) -> Result<quantity::Discount, Failure> {
    quantity::discount(typed, currency).map_err(|error| number(context, typed, error, "cli-said-discount"))
}

/// A line of an order as typed.
pub fn line(context: &Context, typed: &str, currency: Currency) -> Result<TypedLine, Failure> {
    order_line::parse(typed, currency).map_err(|error| match error.error {
        // All of it is to blame: there is no product.
        QuantityError::NotANumber if error.part == typed.trim() => {
            Failure::Said(context.texts.with("cli-line-no_product", &[("text", typed.trim().into())]))
        }
        problem => number(context, &error.part, problem, "cli-said-line"),
    })
}

/// Why a number was not taken; the key is for one that was not understood.
fn number(context: &Context, typed: &str, error: QuantityError, key: &'static str) -> Failure {
    let key = match error {
        QuantityError::NotANumber => key,
        QuantityError::OtherCurrency => "cli-said-other_currency",
        QuantityError::TooPrecise => "cli-said-too_precise",
        QuantityError::OutOfRange => "cli-said-out_of_range",
    };
    Failure::Said(context.texts.with(key, &[("text", typed.into())]))
}

/// The day on which something happened: today unless said, and never ahead.
pub fn happened(context: &Context, matches: &ArgMatches, name: &str) -> Result<NaiveDate, Failure> {
    Ok(happened_on(context, matches, name)?.unwrap_or_else(|| context.today()))
}

/// The day on which something happened, when it was said.
pub fn happened_on(context: &Context, matches: &ArgMatches, name: &str) -> Result<Option<NaiveDate>, Failure> {
    let entry = context.entry();
    let Some(typed) = text(matches, name) else { return Ok(None) };
    match date::happened(&typed, &entry) {
        Ok(moment) => Ok(Some(moment.date)),
        Err(problem) => Err(Failure::Said(date::problem(&problem, &entry))),
    }
}

/// A day on either side of today, when it was said.
pub fn day(context: &Context, matches: &ArgMatches, name: &str) -> Result<Option<NaiveDate>, Failure> {
    let entry = context.entry();
    let Some(typed) = text(matches, name) else { return Ok(None) };
    date::day(&typed, &entry).map(Some).map_err(|problem| Failure::Said(date::problem(&problem, &entry)))
}

/// The day that is looked back on, when it was said.
pub fn day_past(context: &Context, matches: &ArgMatches, name: &str) -> Result<Option<NaiveDate>, Failure> {
    let entry = context.entry();
    let Some(typed) = text(matches, name) else { return Ok(None) };
    date::looked_back(&typed, &entry).map(Some).map_err(|problem| Failure::Said(date::problem(&problem, &entry)))
}

/// A month, a quarter or a year; `field` says on which side of now one without a year lies.
pub fn stretch(context: &Context, typed: &str, field: Field) -> Result<Period, Failure> {
    period(typed, context.now(), field, context.entry().order())
        .map_err(|error| Failure::Said(context.texts.with("cli-said-month", &[("text", (&error.text).into())])))
}

/// The stretch of `--month`, else from `--from` to `--to`, each the whole month or year that it names.
pub fn between(context: &Context, matches: &ArgMatches) -> Result<Option<Period>, Failure> {
    let read = |name: &str| text(matches, name).map(|typed| stretch(context, &typed, Field::Past)).transpose();
    if matches.try_contains_id("month").unwrap_or(false)
        && let Some(period) = read("month")?
    {
        return Ok(Some(period));
    }
    let from = read("from")?.and_then(Period::months).map(|(from, _)| from);
    let to = read("to")?.and_then(Period::months).map(|(_, to)| to);
    match (from, to) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) if from > to => {
            let (from, to) = (from.key(), to.key());
            let args = [("from", (&from).into()), ("to", (&to).into())];
            Err(Failure::Usage(context.texts.with("cli-said-backwards", &args)))
        }
        (from, to) => {
            let from = from.unwrap_or(Month { year: 1, month: 1 });
            Ok(Some(Period::Span(from, to.unwrap_or(Month { year: 9999, month: 12 }))))
        }
    }
}

/// A currency, for clap.
pub fn currency(text: &str) -> Result<Currency, String> {
    Currency::from_code(text.trim()).ok_or_else(|| "CNY, USD, EUR, JPY …".to_owned())
}

/// A way of payment, for clap.
pub fn method(text: &str) -> Result<PaymentMethod, String> {
    method_word(text).ok_or_else(|| PaymentMethod::ALL.map(PaymentMethod::code).join(", "))
}

/// The way of payment said, else the one in which the customer paid last.
pub fn method_of(store: &Store, matches: &ArgMatches, customer: CustomerId) -> Result<PaymentMethod, Failure> {
    match matches.get_one::<PaymentMethod>("method") {
        Some(method) => Ok(*method),
        None => Ok(store.last_method(Some(customer))?),
    }
}

/// What an entry is read against, in the currency of an order.
pub fn entry_in<'c>(context: &'c Context, currency: Currency) -> EntryContext<'c> {
    EntryContext { currency, ..context.entry() }
}
