//! `product prices`: what was paid for a product, newest first; with a customer, its last and lowest price beside the others'.
//! Writes nothing.

use super::super::{
    Failure,
    arguments::{plain, positional, text, value},
    context::Context,
    json, said,
};
use crate::{
    domain::{
        id::{CustomerId, ProductId},
        money::Currency,
    },
    i18n::Texts,
    store::{PaidPrice, PriceMemory, Store},
    wording::{
        order::{quantity, unit_price_of},
        price,
    },
};
use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};

/// Lines told of unless more are asked for.
const LINES: &str = "20";

pub fn command(texts: &Texts) -> Command {
    plain(texts, "prices", "help-product-prices")
        .arg(positional(texts, "product", "help-product-argument", "help-value-product"))
        .arg(value(texts, "customer", "help-product-prices-customer", "help-value-customer"))
        .arg(
            value(texts, "limit", "help-product-prices-limit", "help-value-number")
                .value_parser(value_parser!(u32).range(1..=10_000))
                .default_value(LINES)
                .hide_default_value(true),
        )
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let products = store.products()?;
    let product = said::product(context, &text(matches, "product").unwrap_or_default(), &products)?;
    let customer = match text(matches, "customer") {
        Some(typed) => Some(context.customer(&store, &typed)?),
        None => None,
    };
    let limit = matches.get_one::<u32>("limit").map_or(0, |limit| *limit as usize);
    let paid = match &customer {
        Some((customer, _)) => store.prices_of(*customer, product.id, None, limit)?,
        None => store.prices(product.id, limit)?,
    };
    let memories = match &customer {
        Some((customer, _)) => memories(&store, *customer, product.id)?,
        None => Vec::new(),
    };
    let mut out = context.out();
    if out.json {
        let memories: Vec<Value> = memories.iter().map(|(currency, memory)| of_memory(*currency, memory)).collect();
        out.json(&json!({
            "product": product.name,
            "customer": customer.map(|(_, name)| name),
            "memory": memories,
            "prices": paid.iter().map(as_json).collect::<Vec<_>>(),
        }))?;
        return out.flush();
    }
    let texts = context.texts;
    if paid.is_empty() && memories.is_empty() && out.is_terminal {
        context.tell(&texts.with("price-none", &[("name", (&product.name).into())]));
    }
    let is_terminal = out.is_terminal;
    let rows: Vec<Vec<String>> = paid.iter().map(|paid| cells(paid, is_terminal)).collect();
    let headings =
        ["price-date", "price-customer", "price-quantity", "price-unit_price", "price-discount", "price-net"];
    out.aligned(&headings.map(|key| texts.get(key)), &rows, &[2, 3, 4, 5])?;
    // A program has these figures in the rows.
    for (_, memory) in memories.iter().filter(|_| is_terminal) {
        out.line(&price::memory(texts, memory, context.today()).join("   "))?;
    }
    out.flush()
}

/// What is remembered in each currency that it was sold in.
fn memories(store: &Store, customer: CustomerId, product: ProductId) -> Result<Vec<(Currency, PriceMemory)>, Failure> {
    let mut found = Vec::new();
    for currency in store.ledger_currencies()? {
        let memory = store.price_memory(customer, product, currency)?;
        if memory != PriceMemory::default() {
            found.push((currency, memory));
        }
    }
    Ok(found)
}

fn cells(paid: &PaidPrice, is_terminal: bool) -> Vec<String> {
    let net = paid.net_unit_price();
    let day = paid.ordered_on.to_string();
    let name = paid.customer_name.clone();
    match is_terminal {
        true => vec![
            day,
            name,
            quantity(paid.quantity),
            unit_price_of(paid.unit_price, paid.currency),
            price::discount(paid),
            unit_price_of(net, paid.currency),
        ],
        false => vec![
            day,
            name,
            json::quantity(paid.quantity),
            json::unit_price(paid.unit_price, paid.currency),
            json::part(paid.discount_rate()),
            json::unit_price(net, paid.currency),
            paid.currency.code().to_owned(),
        ],
    }
}

fn of_memory(currency: Currency, memory: &PriceMemory) -> Value {
    let of = |paid: &Option<PaidPrice>| paid.as_ref().map_or(Value::Null, as_json);
    json!({
        "currency": currency,
        "last": of(&memory.last),
        "floor": of(&memory.floor),
        "elsewhere": of(&memory.elsewhere),
    })
}

/// A price that was paid: an item of `product prices --json`.
fn as_json(paid: &PaidPrice) -> Value {
    json!({
        "date": paid.ordered_on.to_string(),
        "customer": paid.customer_name,
        "quantity": json::quantity(paid.quantity),
        "unit_price": json::unit_price(paid.unit_price, paid.currency),
        "discount": json::decimal(paid.discount, paid.currency),
        "discount_rate": json::part(paid.discount_rate()),
        "net_unit_price": json::unit_price(paid.net_unit_price(), paid.currency),
        "currency": paid.currency,
    })
}
