//! `invoice add`: an invoice for an order, or one taken back by a negative amount.

use super::{
    Failure,
    arguments::{family, order_argument, plain, signed, text, value},
    context::Context,
    order, said,
};
use crate::{
    domain::order::InvoiceKind,
    i18n::Texts,
    language::vocabulary::invoice_word,
    store::op::{LedgerOp, NewInvoice},
    wording,
};
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    let add = plain(texts, "add", "help-invoice-add")
        .arg(order_argument(texts))
        .arg(signed(texts, "amount", "help-invoice-amount", "help-value-amount"))
        .arg(value(texts, "kind", "help-invoice-kind", "help-value-kind").value_parser(kind))
        .arg(value(texts, "number", "help-invoice-number", "help-value-text"))
        .arg(value(texts, "date", "help-invoice-date", "help-value-date"))
        .arg(value(texts, "tax", "help-invoice-tax", "help-value-rate"))
        .arg(value(texts, "note", "help-customer-note", "help-value-text"));
    family(texts, "invoice", "help-invoice").subcommand(add)
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(("add", matches)) = matches.subcommand() else { return Err(Failure::Told) };
    let mut store = context.change()?;
    let id = said::order_of(context, &store, matches)?;
    let card = store.order(id)?;
    let open = card.total.saturating_sub(card.standing.returned).saturating_sub(card.invoiced);
    let amount = match said::money_in(context, matches, "amount", card.order.currency)? {
        Some(amount) => amount,
        None if open > 0 => open,
        None => {
            let words = context.texts.with("cli-invoice-all", &[("number", (&card.number).into())]);
            return Err(Failure::Said(words));
        }
    };
    let tax_rate = match text(matches, "tax") {
        Some(typed) => Some(said::rate(context, &typed)?),
        None => card.order.tax_rate,
    };
    let invoice = NewInvoice {
        order: id,
        kind: matches.get_one::<InvoiceKind>("kind").copied().unwrap_or_default(),
        number: text(matches, "number"),
        invoiced_on: said::happened(context, matches, "date")?,
        amount,
        tax_rate,
        note: text(matches, "note"),
    };
    if amount > open && amount > 0 {
        let beyond = wording::order::amount(amount.saturating_sub(open), card.order.currency);
        context.tell(&context.texts.with("cli-invoice-beyond", &[("amount", (&beyond).into())]));
    }
    store.apply(&LedgerOp::AddInvoice(invoice).into(), context.at())?;
    order::saved(context, &store, id)
}

fn kind(text: &str) -> Result<InvoiceKind, String> {
    invoice_word(text).ok_or_else(|| InvoiceKind::ALL.map(InvoiceKind::code).join(", "))
}
