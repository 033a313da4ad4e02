//! `promise`: what they promised and what the rep owes: listed, added, kept, broken, dropped, put off.

use super::{
    Failure,
    arguments::{customer_argument, customer_text, family, flag, plain, positional, text, value},
    context::Context,
    json, said, when,
};
use crate::{
    domain::{
        id::PromiseId,
        promise::{Settled, Side, overdue_days},
    },
    entry::promise::read_one,
    i18n::Texts,
    store::{
        Op, PromiseFilter, PromiseRow,
        op::{NewPromise, PromiseOp},
    },
    wording,
};
use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    let id = || positional(texts, "id", "help-promise-id", "help-value-number").value_parser(value_parser!(i64));
    let settle = |name: &'static str, help: &'static str| {
        plain(texts, name, help).arg(id()).arg(value(texts, "date", "help-promise-settled", "help-value-date"))
    };
    let list = plain(texts, "list", "help-promise-list")
        .arg(flag(texts, "mine", "help-promise-mine"))
        .arg(flag(texts, "theirs", "help-promise-theirs").conflicts_with("mine"))
        .arg(flag(texts, "due", "help-promise-due"))
        .arg(flag(texts, "all", "help-promise-all").conflicts_with("due"))
        .arg(value(texts, "customer", "help-promise-customer", "help-value-customer"))
        .arg(flag(texts, "count", "help-count"));
    let add = plain(texts, "add", "help-promise-add")
        .arg(customer_argument(texts))
        .arg(positional(texts, "text", "help-promise-text", "help-value-text").num_args(1..))
        .arg(value(texts, "date", "help-promise-date", "help-value-date"))
        .arg(flag(texts, "mine", "help-promise-mine"));
    let until = positional(texts, "date", "help-promise-until", "help-value-date").num_args(1..);
    family(texts, "promise", "help-promise")
        .subcommand(list)
        .subcommand(add)
        .subcommand(settle("keep", "help-promise-keep"))
        .subcommand(settle("break", "help-promise-break"))
        .subcommand(settle("drop", "help-promise-drop"))
        .subcommand(plain(texts, "move", "help-promise-move").arg(id()).arg(until))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(context, matches),
        Some(("add", matches)) => add(context, matches),
        Some(("keep", matches)) => settle(context, matches, Settled::Kept),
        Some(("break", matches)) => settle(context, matches, Settled::Broken),
        Some(("drop", matches)) => settle(context, matches, Settled::Dropped),
        Some(("move", matches)) => put_off(context, matches),
        _ => Err(Failure::Told),
    }
}

fn list(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let side = match (matches.get_flag("mine"), matches.get_flag("theirs")) {
        (true, _) => Some(Side::Mine),
        (_, true) => Some(Side::Theirs),
        _ => None,
    };
    let filter = PromiseFilter {
        customer: match text(matches, "customer") {
            Some(typed) => Some(context.customer(&store, &typed)?.0),
            None => None,
        },
        side,
        open: !matches.get_flag("all"),
        due_by: matches.get_flag("due").then(|| context.today()),
        due_from: None,
        broken_on: None,
    };
    let mut out = context.out();
    if matches.get_flag("count") {
        let count = store.promise_count(&filter)?;
        if out.json {
            out.json(&Value::from(count))?;
        } else {
            out.line(&count.to_string())?;
        }
        return out.flush();
    }
    let rows = store.promises(&filter, usize::MAX)?;
    if out.json {
        out.json(&rows.iter().map(as_json).collect())?;
    } else {
        let headings = [
            "cli-receipt-id",
            "cli-promise-day",
            "cli-order-customer",
            "cli-promise-side",
            "cli-promise-text",
            "cli-promise-state",
        ];
        let lines: Vec<Vec<String>> = rows.iter().map(|row| cells(context, row)).collect();
        out.aligned(&headings.map(|key| context.texts.get(key)), &lines, &[0])?;
    }
    out.flush()
}

fn add(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let typed = customer_text(matches);
    let (customer, _) = context.customer(&store, typed)?;
    let side = if matches.get_flag("mine") { Side::Mine } else { Side::Theirs };
    let words = when::words(matches, "text");
    let mut promised = read_one(&words, side, &context.entry())
        .ok_or_else(|| Failure::Said(context.texts.get("store-rule-promise").to_owned()))?;
    if let Some(date) = text(matches, "date") {
        promised.due_on = Some(context.planned(&date)?.date);
    }
    if matches.get_flag("mine") {
        promised.side = Side::Mine;
    }
    let new = NewPromise { customer, contact: None, promised, made_on: context.today() };
    let made = store.apply(&Op::Promise(PromiseOp::Add(new)), context.at())?.0;
    match made.promise {
        Some(promise) => say(context, &store.promise(promise)?),
        None => Err(Failure::Told),
    }
}

fn settle(context: &Context, matches: &ArgMatches, how: Settled) -> Result<(), Failure> {
    let on = said::happened(context, matches, "date")?;
    write(context, matches, |promise| PromiseOp::Settle { promise, how, on })
}

fn put_off(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let until = context.planned(&when::words(matches, "date"))?.date;
    write(context, matches, |promise| PromiseOp::PutOff { promise, until })
}

fn write(context: &Context, matches: &ArgMatches, op: impl Fn(PromiseId) -> PromiseOp) -> Result<(), Failure> {
    let promise = PromiseId(matches.get_one::<i64>("id").copied().unwrap_or_default());
    let mut store = context.change()?;
    match store.apply(&Op::Promise(op(promise)), context.at()) {
        Ok(_) => say(context, &store.promise(promise)?),
        Err(crate::store::StoreError::Missing("promise")) => {
            Err(Failure::NoSuch(context.texts.with("cli-promise-none", &[("id", promise.0.into())])))
        }
        Err(error) => Err(error.into()),
    }
}

/// A promise on a line, or as JSON.
fn say(context: &Context, row: &PromiseRow) -> Result<(), Failure> {
    let mut out = context.out();
    if out.json {
        out.json(&as_json(row))?;
    } else {
        out.table(&[], &[cells(context, row)])?;
    }
    out.flush()
}

/// Number, day, customer, whose, what, and what became of it.
fn cells(context: &Context, row: &PromiseRow) -> Vec<String> {
    let texts = context.texts;
    let state = match (row.settled, overdue_days(row.due_on, context.today())) {
        (Some((how, on)), _) => format!("{} {on}", wording::promise::settled(texts, how)),
        (None, 0) => String::new(),
        (None, days) => wording::due::overdue_days(texts, days),
    };
    vec![
        row.id.0.to_string(),
        row.due_on.map_or_else(|| texts.get("promise-undated").to_owned(), |day| day.to_string()),
        row.customer_name.clone(),
        wording::promise::side(texts, row.side).to_owned(),
        row.text.clone(),
        state,
    ]
}

/// An item of `promise list --json`.
pub fn as_json(row: &PromiseRow) -> Value {
    json!({
        "id": row.id,
        "customer": row.customer_name,
        "contact": row.contact,
        "side": row.side,
        "text": row.text,
        "made_on": row.made_on,
        "due_on": json::day(row.due_on),
        "first_due_on": json::day(row.first_due_on),
        "status": row.settled.map_or("open", |(how, _)| how.code()),
        "settled_on": json::day(row.settled.map(|(_, on)| on)),
    })
}
