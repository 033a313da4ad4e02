//! Changes of a customer in words, and typed beside them. Decides nothing: what counts as a change is the store's business.

use super::parts::Make;
use crate::{
    domain::{
        change::{Change, Promised},
        customer::Parked,
        money::Currency,
        stage::Stage,
    },
    report::document::{Item, Opens, Value},
    store::{CustomerChanges, Stalled},
    wording,
};
use chrono::NaiveDate;

/// A customer with all that changed about it; a starred one about whom nothing did says so.
pub fn item(make: &Make<'_>, one: &CustomerChanges) -> Item {
    let mut said: Vec<String> = one.changes.iter().map(|change| words(make, change)).collect();
    if said.is_empty() {
        said.push(make.word("report-unchanged"));
    }
    Item {
        name: named(one),
        text: make.joined(&said),
        fields: one.changes.iter().flat_map(|change| fields(make, change)).collect(),
        opens: Some(Opens::Customer(one.customer)),
    }
}

/// A customer that came on file: how hot it is and how far.
pub fn newcomer(make: &Make<'_>, one: &CustomerChanges) -> Item {
    let stage = wording::stage(make.texts, one.stage).to_owned();
    let mut said = vec![stage.clone()];
    // That it came and stands where it stands is said already.
    let told = |change: &&Change| !matches!(change, Change::Added | Change::Stage { .. } | Change::Tier { .. });
    said.extend(one.changes.iter().filter(told).map(|change| words(make, change)));
    let mut fields = vec![
        ("tier", Value::Code(one.tier.code(), one.tier.code().to_owned())),
        ("stage", Value::Code(one.stage.code(), stage)),
    ];
    fields.extend(one.changes.iter().filter(told).flat_map(|change| self::fields(make, change)));
    Item { name: named(one), text: make.joined(&said), fields, opens: Some(Opens::Customer(one.customer)) }
}

/// A deal that stands still: where, how long, and what is at stake.
pub fn stalled(make: &Make<'_>, one: &Stalled) -> Item {
    let stage = wording::stage(make.texts, one.stage).to_owned();
    let args = [("stage", (&stage).into()), ("n", one.days.into()), ("limit", one.limit.into())];
    let mut said = vec![make.texts.with("report-stalled", &args)];
    said.extend(one.amount.map(|minor| make.amount(minor, one.currency)));
    let mut fields = vec![
        ("tier", Value::Code(one.tier.code(), one.tier.code().to_owned())),
        ("stage", Value::Code(one.stage.code(), stage)),
        ("days", Value::Days(one.days)),
        ("limit", Value::Days(one.limit)),
    ];
    fields.extend(one.amount.map(|minor| ("amount", Value::Money(minor, one.currency))));
    let name = format!("{} {}", one.tier.code(), one.name);
    Item { name, text: make.joined(&said), fields, opens: Some(Opens::Customer(one.customer)) }
}

/// The moves of a customer alone.
pub fn stages(make: &Make<'_>, one: &CustomerChanges) -> String {
    let moves = one.changes.iter().filter(|change| matches!(change, Change::Stage { .. }));
    make.joined(&moves.map(|change| words(make, change)).collect::<Vec<_>>())
}

/// Tier, star and name.
pub fn named(one: &CustomerChanges) -> String {
    let star = if one.starred { "*" } else { "" };
    format!("{}{star} {}", one.tier.code(), one.name)
}

fn words(make: &Make<'_>, change: &Change) -> String {
    let arrow = |key: &'static str, from: String, to: String| {
        make.texts.with(key, &[("from", (&from).into()), ("to", (&to).into())])
    };
    let stage = |stage: Stage| wording::stage(make.texts, stage).to_owned();
    match change {
        Change::Added => make.word("report-change-added"),
        Change::Stage { from, to, reason } => {
            let moved = match from {
                Some(from) => arrow("report-change-stage", stage(*from), stage(*to)),
                None => make.texts.with("report-change-opened", &[("to", (&stage(*to)).into())]),
            };
            with_reason(make, moved, reason.as_deref())
        }
        Change::Tier { from, to } => arrow("report-change-tier", from.code().to_owned(), to.code().to_owned()),
        Change::Starred(starred) => {
            make.word(if *starred { "report-change-starred" } else { "report-change-unstarred" })
        }
        Change::Parked { to, reason, .. } => {
            let word = make.word(match to {
                None => "report-change-woken",
                Some(Parked::Paused) => "report-change-paused",
                Some(Parked::GivenUp) => "report-change-given-up",
            });
            with_reason(make, word, reason.as_deref().filter(|_| to.is_some()))
        }
        Change::Amount { from, to, currency } => {
            arrow("report-change-amount", amount(make, *from, *currency), amount(make, *to, *currency))
        }
        Change::Decision { from, to } => arrow("report-change-decision", day(make, *from), day(make, *to)),
        Change::Need { to: Some(need), .. } => make.texts.with("report-change-need", &[("need", need.as_str().into())]),
        Change::Need { to: None, .. } => make.word("report-change-need-gone"),
        Change::PromiseMade(promise) => promised(make, promise, "report-change-promised"),
        Change::PromiseKept(promise) => promised(make, promise, "report-change-kept"),
        Change::PromiseBroken(promise) => promised(make, promise, "report-change-broken"),
    }
}

fn promised(make: &Make<'_>, promise: &Promised, key: &'static str) -> String {
    let who = make.word(if promise.mine { "report-promise-mine" } else { "report-promise-theirs" });
    let due = promise.due_on.map(|day| make.texts.with("report-promise-due", &[("day", (&make.day(day)).into())]));
    let due = due.unwrap_or_default();
    make.texts.with(key, &[("who", (&who).into()), ("text", promise.text.as_str().into()), ("due", (&due).into())])
}

/// What happened, and why, when that was said.
pub fn with_reason(make: &Make<'_>, said: String, reason: Option<&str>) -> String {
    match reason {
        Some(reason) => make.texts.with("report-change-why", &[("what", (&said).into()), ("why", reason.into())]),
        None => said,
    }
}

fn amount(make: &Make<'_>, minor: Option<i64>, currency: Currency) -> String {
    minor.map_or_else(|| make.word("report-none"), |minor| make.amount(minor, currency))
}

fn day(make: &Make<'_>, day: Option<NaiveDate>) -> String {
    day.map_or_else(|| make.word("report-none"), |day| make.day(day))
}

/// A change by codes, what was before and what is now.
fn fields(make: &Make<'_>, change: &Change) -> Vec<(&'static str, Value)> {
    let stage = |stage: Stage| Value::Code(stage.code(), wording::stage(make.texts, stage).to_owned());
    let money = |minor: Option<i64>, currency| minor.map_or(Value::Empty, |minor| Value::Money(minor, currency));
    let on = |day: Option<NaiveDate>| day.map_or(Value::Empty, Value::Day);
    let text = |text: &Option<String>| text.clone().map_or(Value::Empty, Value::Text);
    let parked = |how: &Option<Parked>| how.map_or(Value::Empty, |how| Value::Text(how.code().to_owned()));
    match change {
        Change::Added => vec![("added", Value::Count(1))],
        Change::Stage { from, to, reason } => {
            vec![("stage_before", from.map_or(Value::Empty, stage)), ("stage", stage(*to)), ("reason", text(reason))]
        }
        Change::Tier { from, to } => vec![
            ("tier_before", Value::Code(from.code(), from.code().to_owned())),
            ("tier", Value::Code(to.code(), to.code().to_owned())),
        ],
        Change::Starred(starred) => vec![("starred", Value::Count(i64::from(*starred)))],
        Change::Parked { from, to, reason } => {
            vec![("parked_before", parked(from)), ("parked", parked(to)), ("park_reason", text(reason))]
        }
        Change::Amount { from, to, currency } => {
            vec![("amount_before", money(*from, *currency)), ("amount", money(*to, *currency))]
        }
        Change::Decision { from, to } => vec![("decision_before", on(*from)), ("decision_on", on(*to))],
        Change::Need { from, to } => vec![("need_before", text(from)), ("need", text(to))],
        Change::PromiseMade(promise) => vec![("promise_made", Value::Text(promise.text.clone()))],
        Change::PromiseKept(promise) => vec![("promise_kept", Value::Text(promise.text.clone()))],
        Change::PromiseBroken(promise) => vec![("promise_broken", Value::Text(promise.text.clone()))],
    }
}
