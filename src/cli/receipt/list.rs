//! `receipt list`: money received, newest first. A line is written as it is read.

use super::{
    super::{
        Failure,
        arguments::{flag, plain, text, value},
        context::Context,
        json, said,
    },
    as_json,
};
use crate::{
    domain::money::Currency,
    i18n::Texts,
    store::{ReceiptFilter, ReceiptRow},
    wording::{self, money::of_code},
};
use clap::{ArgMatches, Command};
use serde_json::Value;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "list", "help-receipt-list")
        .arg(value(texts, "customer", "help-receipt-list-customer", "help-value-customer"))
        .arg(value(texts, "month", "help-receipt-list-month", "help-value-month").conflicts_with_all(["from", "to"]))
        .arg(value(texts, "from", "help-rollup-from", "help-value-month"))
        .arg(value(texts, "to", "help-rollup-to", "help-value-month"))
        .arg(value(texts, "currency", "help-rollup-currency", "help-value-currency").value_parser(said::currency))
        .arg(flag(texts, "prepaid", "help-receipt-list-prepaid"))
        .arg(flag(texts, "count", "help-count"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let filter = ReceiptFilter {
        customer: match text(matches, "customer") {
            Some(typed) => Some(context.customer(&store, &typed)?.0),
            None => None,
        },
        period: said::between(context, matches)?,
        currency: matches.get_one::<Currency>("currency").copied(),
        unallocated: matches.get_flag("prepaid"),
        day: None,
    };
    let mut out = context.out();
    if matches.get_flag("count") {
        let mut count = 0_u64;
        store.receipts(&filter, |_| {
            count += 1;
            true
        })?;
        if out.json {
            out.json(&Value::from(count))?;
        } else {
            out.line(&count.to_string())?;
        }
        return out.flush();
    }
    let (mut items, mut lines) = (Vec::new(), Vec::new());
    let mut closed = Ok(());
    let (with_json, is_terminal) = (out.json, out.is_terminal);
    store.receipts(&filter, |row| {
        if with_json {
            items.push(as_json(&row));
        } else {
            lines.push(cells(context.texts, &row, is_terminal));
            // A pipe is fed as the rows come; only a terminal has columns to align.
            if !is_terminal && lines.len() == 256 {
                closed = out.table(&[], &lines);
                lines.clear();
            }
        }
        closed.is_ok()
    })?;
    closed?;
    if with_json {
        out.json(&Value::Array(items))?;
    } else {
        let headings = [
            "cli-receipt-id",
            "cli-order-date",
            "cli-order-customer",
            "cli-order-number",
            "cli-receipt-amount",
            "cli-receipt-method",
            "cli-receipt-about",
        ];
        out.aligned(&headings.map(|key| context.texts.get(key)), &lines, &[0, 4])?;
    }
    out.flush()
}

/// Number, day, customer, order, amount, way and what was noted.
pub fn cells(texts: &Texts, row: &ReceiptRow, is_terminal: bool) -> Vec<String> {
    let receipt = &row.row.receipt;
    let method = receipt.method_text.clone();
    let about = [&receipt.reference, &receipt.reason, &receipt.note];
    let mut cells = vec![
        row.row.id.0.to_string(),
        receipt.received_on.to_string(),
        row.customer.clone(),
        row.number.clone().unwrap_or_else(|| texts.get("cli-receipt-prepaid").to_owned()),
        if is_terminal {
            of_code(receipt.amount, receipt.currency.code())
        } else {
            json::decimal(receipt.amount, receipt.currency)
        },
        method.unwrap_or_else(|| wording::order::method(texts, receipt.method).to_owned()),
        about.into_iter().flatten().cloned().collect::<Vec<_>>().join("  "),
    ];
    if !is_terminal {
        cells.insert(4, receipt.currency.code().to_owned());
    }
    cells
}
