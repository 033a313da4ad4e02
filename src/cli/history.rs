//! `undo`, `redo` and `history`: every saved change, newest first, and the way back. Judges nothing: the store says what may be undone.

use super::{
    Failure,
    arguments::{customer_argument, flag, plain, value},
    context::Context,
};
use crate::{
    domain::id::CustomerId,
    i18n::Texts,
    store::{HistoryItem, Store, UndoOutcome},
    wording,
};
use chrono::DateTime;
use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};

pub fn undo_command(texts: &Texts) -> Command {
    plain(texts, "undo", "help-undo").arg(flag(texts, "list", "help-undo-list"))
}

pub fn command(texts: &Texts) -> Command {
    plain(texts, "history", "help-history").arg(customer_argument(texts).required(false)).arg(
        value(texts, "limit", "help-history-limit", "help-value-number")
            .value_parser(value_parser!(u32))
            .default_value("40")
            .hide_default_value(true),
    )
}

pub fn undo(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    if matches.get_flag("list") {
        return list(context, &context.read()?, None, 40);
    }
    let mut store = context.change()?;
    let outcome = store.undo(context.at())?;
    told(context, outcome, ["cli-undo-done", "cli-undo-nothing", "cli-undo-changed"])
}

pub fn redo(context: &Context) -> Result<(), Failure> {
    let mut store = context.change()?;
    let outcome = store.redo(context.at())?;
    // What is put back is an undo; a person thinks of what it had undone.
    let original = |item: HistoryItem| match item.of.clone() {
        Some(of) => HistoryItem { action: of, of: None, ..item },
        None => item,
    };
    let outcome = match outcome {
        UndoOutcome::Done { item, changed } => UndoOutcome::Done { item: original(item), changed },
        UndoOutcome::ChangedSince(item) => UndoOutcome::ChangedSince(original(item)),
        UndoOutcome::Nothing => UndoOutcome::Nothing,
    };
    told(context, outcome, ["cli-redo-done", "cli-redo-nothing", "cli-redo-changed"])
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let customer = match matches.get_one::<String>("customer") {
        Some(typed) => Some(context.customer(&store, typed)?.0),
        None => None,
    };
    list(context, &store, customer, matches.get_one::<u32>("limit").copied().unwrap_or(40))
}

/// What came of it; the keys are for done, nothing left, and changed since.
fn told(context: &Context, outcome: UndoOutcome, keys: [&'static str; 3]) -> Result<(), Failure> {
    let texts = context.texts;
    let words = |key: &'static str, item: &HistoryItem| {
        texts.with(key, &[("action", (&wording::history::action(texts, item)).into())])
    };
    match outcome {
        UndoOutcome::Nothing => Err(Failure::Said(texts.get(keys[1]).to_owned())),
        UndoOutcome::ChangedSince(item) => Err(Failure::Said(words(keys[2], &item))),
        UndoOutcome::Done { item, .. } => {
            let mut out = context.out();
            if out.json {
                out.json(&as_json(&item))?;
            } else {
                out.line(&words(keys[0], &item))?;
            }
            out.flush()
        }
    }
}

fn list(context: &Context, store: &Store, customer: Option<CustomerId>, limit: u32) -> Result<(), Failure> {
    let texts = context.texts;
    let items = store.history(customer, limit)?;
    let mut out = context.out();
    if out.json {
        out.json(&Value::Array(items.iter().map(as_json).collect()))?;
        return out.flush();
    }
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let at = DateTime::parse_from_rfc3339(&item.at)
                .map_or_else(|_| item.at.clone(), |at| at.format("%Y-%m-%d %H:%M").to_string());
            let rows = texts.with("cli-history-rows", &[("n", item.rows.into())]);
            let undone = if item.undone { texts.get("cli-history-undone").to_owned() } else { String::new() };
            vec![at, wording::history::name(texts, item), wording::undo::of(texts, &item.subject), rows, undone]
        })
        .collect();
    out.table(&[], &rows)?;
    out.flush()
}

fn as_json(item: &HistoryItem) -> Value {
    json!({
        "id": item.id,
        "at": item.at,
        "action": item.action,
        "of": item.of,
        "subject": item.subject,
        "rows": item.rows,
        "undone": item.undone,
    })
}
