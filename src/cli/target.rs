//! `target`: what a month is to come to, in up to three levels, and how far it is.

use super::{
    Failure,
    arguments::{family, flag, plain, positional, text, value},
    context::Context,
    json, said,
};
use crate::{
    domain::{
        money::Currency,
        period::{Month, Period},
    },
    i18n::Texts,
    language::when::Field,
    store::{
        MonthRow, Store,
        op::{LedgerOp, Target},
    },
    wording::money::of_code,
};
use clap::{Arg, ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    let month = || positional(texts, "month", "help-target-month", "help-value-month");
    let currency =
        || value(texts, "currency", "help-target-currency", "help-value-currency").value_parser(said::currency);
    let level = |name: &'static str, help: &'static str| -> Arg { value(texts, name, help, "help-value-amount") };
    let set = plain(texts, "set", "help-target-set")
        .arg(month())
        .arg(positional(texts, "amount", "help-target-amount", "help-value-amount"))
        .arg(level("stretch", "help-target-stretch"))
        .arg(level("challenge", "help-target-challenge"))
        .arg(flag(texts, "received", "help-target-received"))
        .arg(currency());
    family(texts, "target", "help-target")
        .subcommand(set)
        .subcommand(plain(texts, "remove", "help-target-remove").arg(month()).arg(currency()))
        .subcommand(plain(texts, "list", "help-target-list"))
        .subcommand(super::target_gap::command(texts))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("set", matches)) => set(context, matches),
        Some(("remove", matches)) => remove(context, matches),
        Some(("list", _)) => list(context),
        Some(("gap", matches)) => super::target_gap::run(context, matches),
        _ => Err(Failure::Told),
    }
}

fn set(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.write()?;
    let month = month(context, matches)?;
    let said = matches.get_one::<Currency>("currency").copied();
    let typed = text(matches, "amount").unwrap_or_default();
    let (amount, named) = said::money_of(context, &typed, said.unwrap_or_else(|| context.entry().currency))?;
    if said.is_some_and(|said| said != named) {
        said::money(context, &typed, said.unwrap_or(named))?;
    }
    let level = |name: &str| said::money_in(context, matches, name, named);
    let target = Target {
        month,
        currency: named,
        of_received: matches.get_flag("received"),
        amount: Some(amount),
        stretch: level("stretch")?,
        challenge: level("challenge")?,
    };
    let levels = [target.amount, target.stretch, target.challenge];
    let levels: Vec<i64> = levels.into_iter().flatten().collect();
    if levels.iter().any(|level| *level <= 0) || levels.windows(2).any(|pair| pair[0] > pair[1]) {
        return Err(Failure::Said(context.texts.get("cli-target-levels").to_owned()));
    }
    let before = store.target(month, named)?;
    store.apply(&LedgerOp::SetTarget(target).into(), context.at())?;
    if let Some(before) = before.filter(|before| *before != target) {
        context.tell(&replaced(context.texts, &before));
    }
    say(context, &[progress(&store, context, target)?])
}

/// What a target took the place of: a month has one in a currency, of net sales or of money received.
fn replaced(texts: &Texts, before: &Target) -> String {
    let levels = [before.amount, before.stretch, before.challenge].into_iter().flatten();
    let levels: Vec<String> = levels.map(|minor| of_code(minor, before.currency.code())).collect();
    let (month, levels) = (before.month.key(), levels.join(" / "));
    let of = texts.get(if before.of_received { "cli-rollup-received" } else { "cli-rollup-net" });
    let args = [("month", (&month).into()), ("of", of.into()), ("levels", (&levels).into())];
    texts.with("cli-target-replaced", &args)
}

fn remove(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let month = month(context, matches)?;
    let currency = matches.get_one::<Currency>("currency").copied().unwrap_or_else(|| context.entry().currency);
    let Some(target) = store.target(month, currency)? else {
        let key = month.key();
        let args = [("month", (&key).into()), ("currency", currency.code().into())];
        return Err(Failure::NoSuch(context.texts.with("cli-target-none", &args)));
    };
    let none = Target { amount: None, stretch: None, challenge: None, ..target };
    store.apply(&LedgerOp::SetTarget(none).into(), context.at())?;
    say(context, &[(target, 0)])
}

fn list(context: &Context) -> Result<(), Failure> {
    let store = context.read()?;
    let targets = store.targets()?;
    let rows: Result<Vec<_>, Failure> = targets.into_iter().map(|target| progress(&store, context, target)).collect();
    say(context, &rows?)
}

/// The one month that is named.
pub fn month(context: &Context, matches: &ArgMatches) -> Result<Month, Failure> {
    let typed = text(matches, "month").unwrap_or_default();
    match said::stretch(context, &typed, Field::Future)? {
        Period::Month(month) => Ok(month),
        _ => Err(Failure::Said(context.texts.with("cli-said-one_month", &[("text", (&typed).into())]))),
    }
}

/// A target and what there is of it so far.
fn progress(store: &Store, context: &Context, target: Target) -> Result<(Target, i64), Failure> {
    let rows = store.rollup_months(target.currency, Some(target.month), Some(target.month), context.today())?;
    Ok((target, rows.first().map_or(0, |row| reached(row, &target))))
}

/// What counts for a target in its month.
pub fn reached(row: &MonthRow, target: &Target) -> i64 {
    target.reached(&row.figures)
}

/// How far it is, in thousandths of the first level; none without one.
pub fn done(target: &Target, reached: i64) -> Option<i64> {
    let whole = target.amount.filter(|amount| *amount > 0)?;
    i64::try_from(i128::from(reached) * 1000 / i128::from(whole)).ok()
}

/// A target as JSON, beside its month and currency.
pub fn levels(target: &Target, reached: i64) -> Value {
    let amount = |level: Option<i64>| level.map(|minor| json::decimal(minor, target.currency));
    json!({
        "of": if target.of_received { "received" } else { "net" },
        "amount": amount(target.amount),
        "stretch": amount(target.stretch),
        "challenge": amount(target.challenge),
        "reached": json::decimal(reached, target.currency),
        "done": json::change(done(target, reached)),
    })
}

fn say(context: &Context, rows: &[(Target, i64)]) -> Result<(), Failure> {
    let texts = context.texts;
    let mut out = context.out();
    if out.json {
        let items = rows.iter().map(|(target, reached)| {
            let mut item = levels(target, *reached);
            item["month"] = json!(target.month.key());
            item["currency"] = json!(target.currency);
            item
        });
        out.json(&items.collect::<Value>())?;
        return out.flush();
    }
    let amount =
        |minor: Option<i64>, currency: Currency| minor.map_or_else(String::new, |m| of_code(m, currency.code()));
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|(target, reached)| {
            let share = done(target, *reached).map(|done| format!("{}.{}%", done / 10, (done % 10).abs()));
            vec![
                target.month.key(),
                target.currency.code().to_owned(),
                texts.get(if target.of_received { "cli-rollup-received" } else { "cli-rollup-net" }).to_owned(),
                amount(target.amount, target.currency),
                amount(target.stretch, target.currency),
                amount(target.challenge, target.currency),
                amount(Some(*reached), target.currency),
                share.unwrap_or_default(),
            ]
        })
        .collect();
    let headings = [
        "cli-rollup-month",
        "cli-rollup-currency",
        "cli-target-of",
        "cli-target-amount",
        "cli-target-stretch",
        "cli-target-challenge",
        "cli-target-reached",
        "cli-target-done",
    ];
    out.aligned(&headings.map(|key| texts.get(key)), &lines, &[3, 4, 5, 6, 7])?;
    out.flush()
}
