//! `triage`: the overdue customers spread over the coming workdays. Shows where each goes, and moves nobody unless told to.

use super::{
    Failure,
    arguments::{flag, plain, text, value},
    context::Context,
    json,
};
use crate::{
    config::MOST_CUSTOMERS,
    domain::{id::CustomerId, triage::spread},
    entry::triage::{backlog, moves, overdue},
    i18n::Texts,
    store::{Store, Urgent},
    wording,
};
use chrono::NaiveDate;
use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub fn command(texts: &Texts) -> Command {
    let capacity = value_parser!(u16).range(1..=i64::from(MOST_CUSTOMERS));
    plain(texts, "triage", "help-triage")
        .arg(value(texts, "capacity", "help-triage-capacity", "help-value-number").value_parser(capacity))
        .arg(value(texts, "from", "help-triage-from", "help-value-date"))
        .arg(flag(texts, "apply", "help-triage-apply"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let apply = matches.get_flag("apply");
    let mut store = if apply { context.change()? } else { context.read()? };
    let capacity = matches.get_one::<u16>("capacity").copied().unwrap_or(context.config.triage.capacity);
    let from = match text(matches, "from") {
        Some(typed) => context.planned(&typed)?.date,
        None => context.today(),
    };
    let (urgent, placed) = placed(context, &store, u32::from(capacity), from.max(context.today()))?;
    if apply && let Some(op) = moves(&placed) {
        store.apply(&op, context.at())?;
    }
    show(context, &urgent, &placed, apply)
}

/// The overdue ones, and where they go, soonest first.
#[expect(clippy::type_complexity, reason = "two lists")]
fn placed(
    context: &Context,
    store: &Store,
    capacity: u32,
    from: NaiveDate,
) -> Result<(BTreeMap<CustomerId, Urgent>, Vec<(CustomerId, NaiveDate)>), Failure> {
    let now = context.now();
    let (urgent, planned) = overdue(store, &store.outline(now)?, now, from)?;
    let wanted: Vec<_> = urgent.iter().map(backlog).collect();
    let placed = spread(&wanted, &planned, capacity, from, &context.policy.workdays);
    Ok((urgent.into_iter().map(|one| (one.row.customer, one)).collect(), placed))
}

fn show(
    context: &Context,
    urgent: &BTreeMap<CustomerId, Urgent>,
    placed: &[(CustomerId, NaiveDate)],
    applied: bool,
) -> Result<(), Failure> {
    let texts = context.texts;
    let mut out = context.out();
    let moved = || placed.iter().filter_map(|(customer, day)| Some((urgent.get(customer)?, *day)));
    if out.json {
        let items = moved().map(|(one, day)| {
            json!({
                "customer": one.row.name,
                "on": day,
                "was_due_on": one.row.due.map(|due| due.date),
                "promise_due": one.urgency.promise_due,
                "priority": json::priority(&one.urgency),
            })
        });
        out.json(&json!({"applied": applied && !placed.is_empty(), "moves": items.collect::<Value>()}))?;
        return out.flush();
    }
    let rows = moved().map(|(one, day)| {
        let day = match out.is_terminal {
            true => wording::date::day_short(texts, day, context.today()),
            false => day.to_string(),
        };
        let promise = if one.urgency.promise_due { texts.get("triage-promise") } else { "" };
        let was = one.row.due.map(|due| due.key()).unwrap_or_default();
        vec![
            one.row.name.clone(),
            day,
            one.row.tier.code().to_owned(),
            was,
            promise.to_owned(),
            one.score().to_string(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    out.aligned(&[], &rows, &[5])?;
    out.flush()?;
    let last = placed.last().map(|(_, day)| *day);
    if let Some(known) = context.policy.workdays.known_to().filter(|known| last.is_some_and(|last| *known < last)) {
        let known = wording::date::day_full(texts, known);
        context.tell(&texts.with("triage-unknown", &[("day", (&known).into())]));
    }
    match (placed.len(), applied) {
        (0, _) => context.tell(texts.get("triage-none")),
        (n, true) => context.tell(&texts.with("triage-applied", &[("n", n.into())])),
        (_, false) => context.tell(texts.get("triage-preview")),
    }
    Ok(())
}
