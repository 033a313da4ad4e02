//! `order confirm`, `accept`, `finish` and `cancel`: an order moved on. The store says what may follow what.

use super::super::{
    Failure,
    arguments::{flag, order_argument, plain, text, value},
    context::Context,
    said,
};
use super::show;
use crate::{
    domain::{id::OrderId, order::OrderStatus},
    i18n::Texts,
    store::{Store, op::LedgerOp},
};
use clap::{ArgMatches, Command};

pub fn confirm_command(texts: &Texts) -> Command {
    plain(texts, "confirm", "help-order-confirm").arg(order_argument(texts))
}

pub fn accept_command(texts: &Texts) -> Command {
    plain(texts, "accept", "help-order-accept").arg(order_argument(texts)).arg(value(
        texts,
        "date",
        "help-order-accept-date",
        "help-value-date",
    ))
}

pub fn finish_command(texts: &Texts) -> Command {
    plain(texts, "finish", "help-order-finish").arg(order_argument(texts)).arg(value(
        texts,
        "reason",
        "help-order-finish-reason",
        "help-value-text",
    ))
}

pub fn cancel_command(texts: &Texts) -> Command {
    plain(texts, "cancel", "help-order-cancel")
        .arg(order_argument(texts))
        .arg(value(texts, "reason", "help-order-cancel-reason", "help-value-text").required(true))
        .arg(value(texts, "date", "help-order-cancel-date", "help-value-date"))
        .arg(flag(texts, "void", "help-order-cancel-void"))
}

pub fn confirm(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    write(context, matches, |order, _| Ok(LedgerOp::ConfirmOrder(order)))
}

pub fn accept(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    write(context, matches, |order, _| {
        Ok(LedgerOp::AcceptOrder { order, on: said::happened(context, matches, "date")? })
    })
}

pub fn finish(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    write(context, matches, |order, _| Ok(LedgerOp::FinishOrder { order, reason: text(matches, "reason") }))
}

pub fn cancel(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    write(context, matches, |order, store| {
        let how = if matches.get_flag("void") { OrderStatus::Void } else { OrderStatus::Cancelled };
        let (on, reason) = (said::happened(context, matches, "date")?, text(matches, "reason").unwrap_or_default());
        // The money stays where it was received: what becomes of it is for the rep to say.
        let standing = store.order(order)?.standing;
        if standing.received > 0 {
            context.tell(context.texts.get("cli-order-cancelled_paid"));
        }
        Ok(LedgerOp::CancelOrder { order, how, on, reason })
    })
}

fn write(
    context: &Context,
    matches: &ArgMatches,
    operation: impl FnOnce(OrderId, &Store) -> Result<LedgerOp, Failure>,
) -> Result<(), Failure> {
    let mut store = context.change()?;
    let order = said::order_of(context, &store, matches)?;
    let operation = operation(order, &store)?;
    store.apply(&operation.into(), context.at())?;
    show::saved(context, &store, order)
}
