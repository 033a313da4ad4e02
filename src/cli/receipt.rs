//! `receipt`: money received and given back, for an order or as a customer's prepayment; listed, allocated, removed.

mod add;
mod allocate;
mod list;

use super::{
    Failure,
    arguments::{family, plain, positional},
    context::Context,
};
use crate::{
    domain::id::ReceiptId,
    i18n::Texts,
    store::{ReceiptFilter, ReceiptRow, Store, op::LedgerOp},
};
use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    family(texts, "receipt", "help-receipt")
        .subcommand(add::command(texts))
        .subcommand(list::command(texts))
        .subcommand(allocate::command(texts))
        .subcommand(
            plain(texts, "remove", "help-receipt-remove")
                .arg(positional(texts, "id", "help-receipt-id", "help-value-number").value_parser(value_parser!(i64))),
        )
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("add", matches)) => add::run(context, matches),
        Some(("list", matches)) => list::run(context, matches),
        Some(("allocate", matches)) => allocate::run(context, matches),
        Some(("remove", matches)) => remove(context, matches),
        _ => Err(Failure::Told),
    }
}

fn remove(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let receipt = ReceiptId(matches.get_one::<i64>("id").copied().unwrap_or_default());
    let mut store = context.change()?;
    let Some(found) = find(&store, &ReceiptFilter::default(), receipt)? else {
        return Err(Failure::NoSuch(context.texts.with("cli-receipt-none", &[("id", receipt.0.into())])));
    };
    store.apply(&LedgerOp::RemoveReceipt { receipt }.into(), context.at())?;
    say(context, &found)
}

/// A receipt by its number.
fn find(store: &Store, among: &ReceiptFilter, receipt: ReceiptId) -> Result<Option<ReceiptRow>, Failure> {
    let mut found = None;
    store.receipts(among, |row| {
        if row.row.id == receipt {
            found = Some(row);
        }
        found.is_none()
    })?;
    Ok(found)
}

/// A receipt on a line, or as JSON.
fn say(context: &Context, row: &ReceiptRow) -> Result<(), Failure> {
    let mut out = context.out();
    if out.json {
        out.json(&as_json(row))?;
    } else {
        out.table(&[], &[list::cells(context.texts, row, true)])?;
    }
    out.flush()
}

/// An item of `receipt list --json`.
fn as_json(row: &ReceiptRow) -> Value {
    let mut value = super::order::receipt_json(&row.row);
    value["customer"] = json!(row.customer);
    value["order"] = json!(row.number);
    value
}
