//! Months with what they came to and how they compare. Adds nothing across currencies.

use super::super::{Failure, context::Context, json, target};
use crate::{
    domain::{
        decimal::plain,
        money::{Currency, Money},
        period::Month,
    },
    i18n::Texts,
    store::{MonthRow, Store},
    wording,
};
use serde_json::{Value, json};

pub fn show(
    context: &Context,
    store: &Store,
    currencies: &[Currency],
    span: Option<(Month, Month)>,
) -> Result<(), Failure> {
    let (from, to) = (span.map(|(from, _)| from), span.map(|(_, to)| to));
    let mut all = Vec::new();
    for currency in currencies {
        all.push((*currency, store.rollup_months(*currency, from, to, context.today())?));
    }
    let mut out = context.out();
    if out.json {
        out.json(&all.iter().flat_map(|(_, rows)| rows).map(as_json).collect::<Value>())?;
        return out.flush();
    }
    let texts = context.texts;
    let headings = [
        "cli-rollup-month",
        "cli-rollup-orders",
        "cli-rollup-gross",
        "cli-rollup-discount",
        "cli-rollup-returns",
        "cli-rollup-net",
        "cli-rollup-received",
        "cli-rollup-aov",
        "cli-rollup-mom",
        "cli-rollup-yoy",
        "cli-target-done",
    ]
    .map(|key| texts.get(key));
    let is_terminal = out.is_terminal;
    // A person needs no column of targets where there are none.
    let has_target = !is_terminal || all.iter().flat_map(|(_, rows)| rows).any(|row| row.target.is_some());
    let headings =
        if has_target { headings.as_slice() } else { headings.split_last().map_or(&[][..], |(_, rest)| rest) };
    let tables =
        all.iter().map(|(currency, rows)| (*currency, rows.iter().map(|row| cells(row, is_terminal, texts)).collect()));
    super::figures::tables(context, &mut out, headings, &tables.collect::<Vec<_>>())
}

/// Net sales of an order on average, rounded half up; none without an order.
fn average(row: &MonthRow) -> Option<i64> {
    let orders = i128::from(row.figures.orders);
    let net = i128::from(row.figures.net());
    let rounded = (net * 2 + orders).div_euclid(orders.checked_mul(2).filter(|twice| *twice > 0)?);
    i64::try_from(rounded).ok()
}

/// An item of `rollup --by month --json`.
fn as_json(row: &MonthRow) -> Value {
    let figures = &row.figures;
    let amount = |minor| json::decimal(minor, row.currency);
    json!({
        "month": row.month.key(),
        "currency": row.currency,
        "orders": figures.orders,
        "gross": amount(figures.gross),
        "discount": amount(figures.discount()),
        "returns": amount(figures.returns),
        "net": amount(figures.net()),
        "tax": amount(figures.tax),
        "received": amount(figures.received),
        "bills": amount(figures.bills),
        "aov": average(row).map(amount),
        "mom": json::change(row.month_over_month()),
        "yoy": json::change(row.year_over_year()),
        "days_so_far": row.days_so_far,
        "target": row.target.map(|target| target::levels(&target, target::reached(row, &target))),
    })
}

/// The cells of a month. For a program plain decimals, and changes as parts of one.
fn cells(row: &MonthRow, is_terminal: bool, texts: &Texts) -> Vec<String> {
    let figures = &row.figures;
    let amount = |minor| match Money::new(minor, row.currency) {
        Ok(money) if is_terminal => money.grouped(),
        _ => json::decimal(minor, row.currency),
    };
    let change = |change: Option<i64>| match change {
        change if is_terminal => wording::ledger::change(texts, change),
        Some(change) => plain(change, 3, 0),
        None => String::new(),
    };
    let done = row.target.and_then(|target| target::done(&target, target::reached(row, &target)));
    vec![
        row.month.key(),
        figures.orders.to_string(),
        amount(figures.gross),
        amount(figures.discount()),
        amount(figures.returns),
        amount(figures.net()),
        amount(figures.received),
        average(row).map(amount).unwrap_or_default(),
        change(row.month_over_month()),
        change(row.year_over_year()),
        match done {
            Some(done) if is_terminal => format!("{}%", plain(done, 1, 1)),
            Some(done) => plain(done, 3, 0),
            None => String::new(),
        },
    ]
}
