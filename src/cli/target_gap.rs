//! `target gap`: what is missing to a month's target, and the shortest way there. Reads only.

use super::{
    Failure,
    arguments::{plain, positional, text, value},
    context::Context,
    json, said, target,
};
use crate::{
    domain::{
        gap::{Chance, Source},
        money::Currency,
        period::Month,
    },
    i18n::Texts,
    store::TargetGap,
    wording,
};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "gap", "help-target-gap")
        .arg(positional(texts, "month", "help-target-gap-month", "help-value-month").required(false))
        .arg(value(texts, "currency", "help-target-currency", "help-value-currency").value_parser(said::currency))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let month = match text(matches, "month") {
        Some(_) => target::month(context, matches)?,
        None => Month::of(context.today()),
    };
    let currency = matches.get_one::<Currency>("currency").copied().unwrap_or_else(|| context.entry().currency);
    let Some(found) = store.target_gap(month, currency, context.today())? else {
        let month = month.key();
        let args = [("month", (&month).into()), ("currency", currency.code().into())];
        return Err(Failure::NoSuch(context.texts.with("cli-target-none", &args)));
    };
    let mut out = context.out();
    if out.json {
        out.json(&as_json(&found))?;
        return out.flush();
    }
    out.line(&wording::gap::headline(context.texts, &found))?;
    let rows: Vec<Vec<String>> = found
        .gap
        .steps
        .iter()
        .map(|step| vec![step.name.clone(), wording::gap::step(context.texts, step, currency, context.today())])
        .collect();
    out.table(&[], &rows)?;
    out.flush()
}

fn as_json(found: &TargetGap) -> Value {
    let amount = |minor: i64| json::decimal(minor, found.target.currency);
    let step = |step: &Chance| {
        let mut item = match &step.source {
            Source::Part { number, due_on, .. } => json!({"kind": "part", "order": number, "due_on": due_on}),
            Source::Deal { stage, decision_on } => json!({"kind": "deal", "stage": stage, "decision_on": decision_on}),
        };
        item["customer"] = json!(step.name);
        item["amount"] = json!(amount(step.amount));
        item["win_percent"] = json!(step.win_percent);
        item["expected"] = json!(amount(step.expected()));
        item
    };
    json!({
        "month": found.target.month.key(),
        "currency": found.target.currency,
        "of": if found.target.of_received { "received" } else { "net" },
        "level": found.level,
        "goal": amount(found.goal),
        "reached": amount(found.reached),
        "missing": amount(found.gap.missing),
        "left": amount(found.gap.left),
        "expected": amount(found.gap.expected()),
        "over": found.is_over,
        "steps": found.gap.steps.iter().map(step).collect::<Value>(),
    })
}
