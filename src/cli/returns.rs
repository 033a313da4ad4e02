//! `return add`: goods or money given back for an order.

use super::{
    Failure,
    arguments::{family, order_argument, plain, signed, text, value},
    context::Context,
    order, said,
};
use crate::{
    domain::method::PaymentMethod,
    i18n::Texts,
    store::op::{LedgerOp, NewReturn},
};
use clap::{ArgAction, ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    let add = plain(texts, "add", "help-return-add")
        .arg(order_argument(texts))
        .arg(
            signed(texts, "line", "help-return-line", "help-value-part")
                .action(ArgAction::Append)
                .required_unless_present("amount"),
        )
        .arg(signed(texts, "amount", "help-return-amount", "help-value-amount"))
        .arg(value(texts, "date", "help-return-date", "help-value-date"))
        .arg(value(texts, "reason", "help-return-reason", "help-value-text"))
        .arg(value(texts, "refund", "help-return-refund", "help-value-method").value_parser(said::method))
        .arg(value(texts, "note", "help-customer-note", "help-value-text"));
    family(texts, "return", "help-return").subcommand(add)
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(("add", matches)) = matches.subcommand() else { return Err(Failure::Told) };
    let mut store = context.change()?;
    let id = said::order_of(context, &store, matches)?;
    let card = store.order(id)?;
    let typed = matches.get_many::<String>("line").unwrap_or_default().map(String::as_str);
    let open = |line| {
        let line = card.lines.iter().find(|known| known.id == line);
        line.map_or(0, |line| line.quantity.saturating_sub(line.returned))
    };
    let new = NewReturn {
        order: id,
        returned_on: said::happened(context, matches, "date")?,
        lines: order::part_of_order(context, &card, typed, open)?,
        amount: said::money_in(context, matches, "amount", card.order.currency)?,
        refund: matches.get_one::<PaymentMethod>("refund").copied(),
        reason: text(matches, "reason"),
        note: text(matches, "note"),
    };
    store.apply(&LedgerOp::AddReturn(new).into(), context.at())?;
    order::saved(context, &store, id)
}
