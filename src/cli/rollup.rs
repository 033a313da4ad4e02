//! `rollup`: the ledger's figures by month, product, category, customer or age. Each currency for itself; reads kept figures.

mod figures;
mod months;

use super::{
    Failure,
    arguments::{plain, text, value},
    context::Context,
    said,
};
use crate::{
    domain::{money::Currency, period::Period},
    i18n::Texts,
    store::{RollupBy, Store},
};
use clap::{ArgMatches, Command};

const MONTH: &str = "month";
const AGEING: &str = "ageing";

pub fn command(texts: &Texts) -> Command {
    plain(texts, "rollup", "help-rollup")
        .arg(
            value(texts, "by", "help-rollup-by", "help-value-by")
                .value_parser([MONTH, "product", "category", "customer", AGEING])
                .default_value(MONTH)
                .hide_default_value(true),
        )
        .arg(value(texts, "from", "help-rollup-from", "help-value-month"))
        .arg(value(texts, "to", "help-rollup-to", "help-value-month"))
        .arg(value(texts, "currency", "help-rollup-currency", "help-value-currency").value_parser(said::currency))
        .arg(value(texts, "as-of", "help-rollup-as_of", "help-value-date"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let by = matches.get_one::<String>("by").map_or(MONTH, String::as_str);
    let other = if by == AGEING { ["from", "to"].as_slice() } else { &["as-of"] };
    if other.iter().any(|name| matches.contains_id(name)) {
        let key = if by == AGEING { "cli-rollup-no_months" } else { "cli-rollup-no_day" };
        return Err(Failure::Usage(context.texts.get(key).to_owned()));
    }
    let period = said::between(context, matches)?;
    let day = match text(matches, "as-of") {
        Some(_) => said::happened(context, matches, "as-of")?,
        None => context.today(),
    };
    let store = context.read()?;
    let currencies = currencies(&store, matches)?;
    match by {
        "product" => figures::by(context, &store, RollupBy::Product, &currencies, period),
        "category" => figures::by(context, &store, RollupBy::Category, &currencies, period),
        "customer" => figures::by(context, &store, RollupBy::Customer, &currencies, period),
        AGEING => figures::ageing(context, &store, &currencies, day),
        _ => months::show(context, &store, &currencies, period.and_then(Period::months)),
    }
}

/// The currency asked for, else all that have figures.
fn currencies(store: &Store, matches: &ArgMatches) -> Result<Vec<Currency>, Failure> {
    match matches.get_one::<Currency>("currency") {
        Some(currency) => Ok(vec![*currency]),
        None => Ok(store.ledger_currencies()?),
    }
}
