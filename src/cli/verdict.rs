//! `verdict`: whether a customer that does not answer may be given up, and what was not tried yet; without a name, all who are under
//! suspicion. Proposes, parks nobody.

use super::{
    Failure,
    arguments::{flag, plain, positional},
    context::Context,
    json,
};
use crate::{
    domain::{channel::Channel, dormancy::Missing, id::ContactId, layer::Layer},
    i18n::Texts,
    language::vocabulary::channel_word,
    store::{Judged, Store, Suspect},
    wording::verdict,
};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "verdict", "help-verdict")
        .arg(positional(texts, "customer", "help-verdict-customer", "help-value-customer").required(false))
        .arg(flag(texts, "count", "help-count").conflicts_with("customer"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    match matches.get_one::<String>("customer") {
        Some(typed) => one(context, &store, typed),
        None => all(context, &store, matches.get_flag("count")),
    }
}

/// The verdict on one customer.
fn one(context: &Context, store: &Store, typed: &str) -> Result<(), Failure> {
    let (id, _) = context.customer(store, typed)?;
    tell(context, &store.judged(id, &context.config.dormancy_policy())?)
}

/// A verdict as lines, or as JSON.
pub fn tell(context: &Context, judged: &Judged) -> Result<(), Failure> {
    let texts = context.texts;
    let mut out = context.out();
    if out.json {
        out.json(&as_json(judged))?;
        return out.flush();
    }
    let customer = &judged.customer;
    out.line(&format!("{}  {}  {}", customer.name, customer.tier.code(), verdict::state(texts, judged)))?;
    for line in verdict::lines(judged, texts, context.today()) {
        let label = if line.label.is_empty() { String::new() } else { format!("{}  ", line.label) };
        out.line(&format!("{label}{}", line.text()))?;
    }
    out.flush()
}

fn all(context: &Context, store: &Store, count: bool) -> Result<(), Failure> {
    let suspects = store.suspects(&context.config.dormancy_policy())?;
    let texts = context.texts;
    let mut out = context.out();
    if count {
        if out.json {
            out.json(&Value::from(suspects.len()))?;
        } else {
            out.line(&suspects.len().to_string())?;
        }
    } else if out.json {
        out.json(&suspects.iter().map(suspect_json).collect())?;
    } else {
        let rows: Vec<Vec<String>> = suspects
            .iter()
            .map(|one| {
                vec![
                    one.name.clone(),
                    format!("{}{}", one.tier.code(), if one.starred { "*" } else { "" }),
                    verdict::standing(texts, one.standing).to_owned(),
                    one.streak.to_string(),
                    one.days.to_string(),
                    one.last_answered.map_or_else(String::new, |day| day.to_string()),
                    verdict::channels(texts, &one.untried),
                ]
            })
            .collect();
        let headings = [
            "cli-list-customer",
            "cli-list-tier",
            "cli-list-state",
            "verdict-column-attempts",
            "verdict-column-days",
            "verdict-answered",
            "verdict-untried",
        ];
        out.aligned(&headings.map(|key| texts.get(key)), &rows, &[3, 4])?;
    }
    out.flush()
}

fn suspect_json(one: &Suspect) -> Value {
    json!({
        "customer": one.name,
        "tier": one.tier,
        "starred": one.starred,
        "standing": one.standing.code(),
        "streak": one.streak,
        "days": one.days,
        "last_answered_on": json::day(one.last_answered),
        "untried": one.untried,
        "others": one.others,
    })
}

fn as_json(judged: &Judged) -> Value {
    let verdict = &judged.verdict;
    let name = |id: Option<ContactId>| {
        judged.contacts.iter().find(|contact| Some(contact.id) == id).map(|contact| contact.name.clone())
    };
    let untried = |channel: &Channel| {
        let (contact, value) = judged.way(*channel).map_or((None, None), |(contact, value)| (contact, Some(value)));
        json!({"channel": channel, "contact": contact.map(|contact| &contact.name), "value": value})
    };
    json!({
        "customer": judged.customer.name,
        "tier": judged.customer.tier,
        "parked": judged.customer.parked,
        "standing": verdict.standing.code(),
        "streak": verdict.streak,
        "threshold": judged.threshold,
        "days": verdict.days(),
        "from": json::day(verdict.span.map(|(first, _)| first)),
        "to": json::day(verdict.span.map(|(_, last)| last)),
        "last_answered_on": json::day(judged.last_answered),
        "progress": verdict.progress.map(|(on, outcome)| json!({"on": on, "outcome": outcome})),
        "tried": verdict.tried.iter().map(|(channel, n)| json!({"channel": channel, "attempts": n})).collect::<Vec<_>>(),
        "untried": verdict.untried.iter().map(untried).collect::<Vec<_>>(),
        "others": judged.others().map(|contact| json!({"contact": contact.name, "title": contact.title})).collect::<Vec<_>>(),
        "declined": judged.declined.iter().map(|route| json!({
            "channel": route.channel,
            "contact": name(route.contact),
            "reason": route.reason,
            "on": route.on,
        })).collect::<Vec<_>>(),
        "missing": verdict.missing.iter().map(missing).collect::<Vec<_>>(),
        "minutes": judged.minutes(),
    })
}

fn missing(missing: &Missing) -> Value {
    match missing {
        Missing::Attempts(n) => json!({"kind": "attempts", "n": n}),
        Missing::Days(n) => json!({"kind": "days", "n": n}),
        Missing::Channel(channel) => json!({"kind": "channel", "channel": channel}),
        Missing::Difference => json!({"kind": "difference"}),
        Missing::NewWay => json!({"kind": "new_way"}),
    }
}

/// A channel by its code, or by the word for it in either language.
pub fn channel(text: &str) -> Result<Channel, String> {
    channel_word(text).ok_or_else(|| Channel::ALL.map(Channel::code).join(", "))
}

/// A layer by its code.
pub fn layer(text: &str) -> Result<Layer, String> {
    let typed = text.trim().to_lowercase();
    let codes = || Layer::ALL.map(Layer::code).join(", ");
    Layer::ALL.into_iter().find(|layer| layer.code() == typed).ok_or_else(codes)
}
