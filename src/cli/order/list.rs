//! `order list`: the orders, newest first, or those that a filter leaves. A pipe is fed a window at a time.

use super::{
    super::{
        Failure,
        arguments::{flag, plain, text, value},
        context::Context,
        output::Output,
        said,
    },
    row,
};
use crate::{
    domain::money::Currency,
    i18n::Texts,
    store::{OrderFilter, OrderQuery, OrderRow, Store},
};
use clap::{ArgMatches, Command};
use serde_json::Value;

/// So many are read at once.
const WINDOW: usize = 1024;

pub fn command(texts: &Texts) -> Command {
    let states = ["unpaid", "overdue", "unshipped", "draft", "cancelled"];
    let state = |at: usize, help: &'static str| flag(texts, states[at], help).conflicts_with_all(&states[at + 1..]);
    plain(texts, "list", "help-order-list")
        .arg(value(texts, "customer", "help-order-list-customer", "help-value-customer"))
        .arg(value(texts, "month", "help-order-list-month", "help-value-month").conflicts_with_all(["from", "to"]))
        .arg(value(texts, "day", "help-order-list-day", "help-value-date").conflicts_with_all(["month", "from", "to"]))
        .arg(value(texts, "from", "help-rollup-from", "help-value-month"))
        .arg(value(texts, "to", "help-rollup-to", "help-value-month"))
        .arg(value(texts, "product", "help-order-list-product", "help-value-product"))
        .arg(value(texts, "category", "help-order-list-category", "help-value-text"))
        .arg(value(texts, "currency", "help-rollup-currency", "help-value-currency").value_parser(said::currency))
        .arg(state(0, "help-order-list-unpaid"))
        .arg(state(1, "help-order-list-overdue"))
        .arg(state(2, "help-order-list-unshipped"))
        .arg(state(3, "help-order-list-draft"))
        .arg(state(4, "help-order-list-cancelled"))
        .arg(flag(texts, "count", "help-count"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let filter = filter(context, &store, matches)?;
    let mut out = context.out();
    if matches.get_flag("count") {
        let count = store.order_count(&filter)?;
        if out.json {
            out.json(&Value::from(count))?;
        } else {
            out.line(&count.to_string())?;
        }
        return out.flush();
    }
    let today = context.today();
    if out.json {
        let mut items = Vec::new();
        each(&store, &filter, |rows| {
            items.extend(rows.iter().map(|row| row::as_json(row, today)));
            Ok(())
        })?;
        out.json(&Value::Array(items))?;
        return out.flush();
    }
    let mut lines = Vec::new();
    let is_terminal = out.is_terminal;
    each(&store, &filter, |rows| {
        lines.extend(rows.iter().map(|row| row::cells(context.texts, row, today, is_terminal)));
        if is_terminal {
            return Ok(());
        }
        // Only a terminal has columns to align.
        out.table(&[], &std::mem::take(&mut lines))
    })?;
    show(context, &mut out, &lines)
}

fn show(context: &Context, out: &mut Output, lines: &[Vec<String>]) -> Result<(), Failure> {
    let texts = context.texts;
    if lines.is_empty() && out.is_terminal {
        context.tell(texts.get("cli-order-none"));
    }
    let headings = [
        "cli-order-number",
        "cli-order-date",
        "cli-order-customer",
        "cli-order-product",
        "cli-order-total",
        "cli-order-received",
        "cli-order-payment",
        "cli-order-delivery",
    ];
    out.aligned(&headings.map(|key| texts.get(key)), lines, &[4, 5])?;
    out.flush()
}

fn filter(context: &Context, store: &Store, matches: &ArgMatches) -> Result<OrderFilter, Failure> {
    let customer = match text(matches, "customer") {
        Some(typed) => Some(context.customer(store, &typed)?.0),
        None => None,
    };
    let product = match text(matches, "product") {
        Some(typed) => Some(Some(said::product(context, &typed, &store.products()?)?.id)),
        None => None,
    };
    let today = context.today();
    let state = match () {
        () if matches.get_flag("unpaid") => Some(OrderQuery::Unpaid),
        () if matches.get_flag("overdue") => Some(OrderQuery::DueBefore(today)),
        () if matches.get_flag("unshipped") => Some(OrderQuery::Unshipped),
        () if matches.get_flag("draft") => Some(OrderQuery::Draft),
        () if matches.get_flag("cancelled") => Some(OrderQuery::Cancelled),
        () => None,
    };
    Ok(OrderFilter {
        period: said::between(context, matches)?,
        day: said::day_past(context, matches, "day")?,
        currency: matches.get_one::<Currency>("currency").copied(),
        customer,
        product,
        category: text(matches, "category").map(Some),
        state,
    })
}

/// The orders that are wanted, a window at a time.
fn each(
    store: &Store,
    filter: &OrderFilter,
    mut take: impl FnMut(&[OrderRow]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut offset = 0;
    loop {
        let rows = store.orders(filter, offset, WINDOW)?;
        take(&rows)?;
        offset += rows.len();
        if rows.len() < WINDOW {
            return Ok(());
        }
    }
}
