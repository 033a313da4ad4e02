//! `order show`: one order whole, and what a write says of the order it made. Changes nothing.

use super::{
    super::{
        Failure,
        arguments::{order_argument, plain},
        context::Context,
        said,
    },
    card, row, text,
};
use crate::{domain::id::OrderId, i18n::Texts, store::Store};
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "show", "help-order-show").arg(order_argument(texts))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let card = store.order(said::order_of(context, &store, matches)?)?;
    let mut out = context.out();
    if out.json {
        out.json(&card::as_json(&card, context.today()))?;
    } else {
        text::card(context, &mut out, &card)?;
    }
    out.flush()
}

/// What there is of an order after a write: its line, or with `--json` its card.
pub fn saved(context: &Context, store: &Store, order: OrderId) -> Result<(), Failure> {
    let card = store.order(order)?;
    let mut out = context.out();
    if out.json {
        out.json(&card::as_json(&card, context.today()))?;
    } else {
        out.table(&[], &[row::brief(context.texts, &card)])?;
    }
    out.flush()
}
