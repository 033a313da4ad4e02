//! Products, categories, customers and ages with what they came to. Adds nothing across currencies.

use super::super::{Failure, context::Context, json, output::Output};
use crate::{
    domain::{
        money::{Currency, Money},
        period::Period,
    },
    store::{AgeingRow, RollupBy, RollupRow, Store},
    wording,
};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// The rows of one currency, as cells.
type Table = (Currency, Vec<Vec<String>>);

/// A table for each currency, under its code where there are several. In a pipe the code is the second field.
pub fn tables(context: &Context, out: &mut Output, headings: &[&str], tables: &[Table]) -> Result<(), Failure> {
    let filled: Vec<&Table> = tables.iter().filter(|(_, rows)| !rows.is_empty()).collect();
    if filled.is_empty() && out.is_terminal {
        context.tell(context.texts.get("cli-rollup-empty"));
    }
    let numbers: Vec<usize> = (1..headings.len()).collect();
    for (place, (currency, rows)) in filled.iter().enumerate() {
        if !out.is_terminal {
            let mut rows = rows.clone();
            rows.iter_mut().for_each(|row| row.insert(1, currency.code().to_owned()));
            out.table(&[], &rows)?;
            continue;
        }
        if place > 0 {
            out.line("")?;
        }
        if filled.len() > 1 {
            out.line(currency.code())?;
        }
        out.aligned(headings, rows, &numbers)?;
    }
    out.flush()
}

/// By product, category or customer.
pub fn by(
    context: &Context,
    store: &Store,
    by: RollupBy,
    currencies: &[Currency],
    period: Option<Period>,
) -> Result<(), Failure> {
    let mut all = Vec::new();
    for currency in currencies {
        all.push((*currency, store.rollup(by, *currency, period.unwrap_or(Period::All))?));
    }
    let mut out = context.out();
    if out.json {
        let rows = all.iter().flat_map(|(_, rows)| rows);
        out.json(&rows.map(|row| as_json(by, row)).collect::<Value>())?;
        return out.flush();
    }
    let texts = context.texts;
    let (name, sixth) = match by {
        RollupBy::Product => ("cli-order-product", "cli-rollup-quantity"),
        RollupBy::Category => ("cli-product-category", "cli-rollup-quantity"),
        RollupBy::Customer => ("cli-order-customer", "cli-rollup-received"),
    };
    let headings = [
        name,
        "cli-rollup-orders",
        "cli-rollup-gross",
        "cli-rollup-discount",
        "cli-rollup-returns",
        "cli-rollup-net",
        sixth,
    ]
    .map(|key| texts.get(key));
    let is_terminal = out.is_terminal;
    let made = all
        .iter()
        .map(|(currency, rows)| (*currency, rows.iter().map(|row| cells(context, by, row, is_terminal)).collect()));
    tables(context, &mut out, &headings, &made.collect::<Vec<_>>())
}

/// An item of `rollup --by product|category|customer --json`; its name is null for what has none.
fn as_json(by: RollupBy, row: &RollupRow) -> Value {
    let figures = &row.figures;
    let amount = |minor| json::decimal(minor, row.currency);
    let name = Some(&row.name).filter(|name| !name.is_empty());
    let mut item = json!({
        "currency": row.currency,
        "orders": figures.orders,
        "gross": amount(figures.gross),
        "discount": amount(figures.discount()),
        "returns": amount(figures.returns),
        "net": amount(figures.net()),
    });
    match by {
        RollupBy::Product => item["product"] = json!(name),
        RollupBy::Category => item["category"] = json!(name),
        RollupBy::Customer => item["customer"] = json!(name),
    }
    match by {
        RollupBy::Customer => item["received"] = json!(amount(figures.received)),
        _ => item["quantity"] = json!(json::quantity(figures.quantity)),
    }
    item
}

fn cells(context: &Context, by: RollupBy, row: &RollupRow, is_terminal: bool) -> Vec<String> {
    let figures = &row.figures;
    let amount = |minor| written(minor, row.currency, is_terminal);
    vec![
        if row.name.is_empty() { context.texts.get("cli-rollup-none").to_owned() } else { row.name.clone() },
        figures.orders.to_string(),
        amount(figures.gross),
        amount(figures.discount()),
        amount(figures.returns),
        amount(figures.net()),
        match by {
            RollupBy::Customer => amount(figures.received),
            _ if is_terminal => wording::order::quantity(figures.quantity),
            _ => json::quantity(figures.quantity),
        },
    ]
}

/// With thousands set apart for a person, plain for a program.
fn written(minor: i64, currency: Currency, is_terminal: bool) -> String {
    match Money::new(minor, currency) {
        Ok(money) if is_terminal => money.grouped(),
        _ => json::decimal(minor, currency),
    }
}

/// What is to be received, by how long it has been due on a day.
pub fn ageing(context: &Context, store: &Store, currencies: &[Currency], day: NaiveDate) -> Result<(), Failure> {
    let mut all: Vec<(Currency, Vec<AgeingRow>)> = Vec::new();
    for currency in currencies {
        let mut rows = store.ageing(*currency, day, context.today())?;
        // A currency that nobody owes anything in has no ages.
        if rows.iter().all(|row| row.parts == 0) {
            rows.clear();
        }
        all.push((*currency, rows));
    }
    let mut out = context.out();
    if out.json {
        let items = all.iter().flat_map(|(currency, rows)| {
            rows.iter().map(move |row| {
                json!({
                    "band": row.band.code(),
                    "currency": currency,
                    "parts": row.parts,
                    "amount": json::decimal(row.amount, *currency),
                    "as_of": day,
                })
            })
        });
        out.json(&items.collect::<Value>())?;
        return out.flush();
    }
    let texts = context.texts;
    let headings = ["cli-rollup-age", "cli-rollup-parts", "cli-rollup-open"].map(|key| texts.get(key));
    let is_terminal = out.is_terminal;
    let made = all.iter().map(|(currency, rows)| {
        let cells = |row: &AgeingRow| {
            let band = if is_terminal { wording::order::age(texts, row.band) } else { row.band.code() };
            vec![band.to_owned(), row.parts.to_string(), written(row.amount, *currency, is_terminal)]
        };
        (*currency, rows.iter().map(cells).collect())
    });
    tables(context, &mut out, &headings, &made.collect::<Vec<_>>())
}
