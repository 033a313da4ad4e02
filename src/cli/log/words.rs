//! What was understood of a line, part by part, as words and as JSON. Reads nothing that is not in it.

use super::super::json;
use crate::domain::money::Money;
use crate::{
    domain::id::FollowUpId,
    entry::{
        EntryContext,
        date::spoken,
        lint,
        log::{LogLine, LogSubject, happened, implied_next, settled_outcome},
        promise,
    },
    store::op::NextPlan,
    wording::{self, money},
};
use serde_json::{Value, json};

/// One line: the customer, and what will be, or is, saved.
pub fn text(line: &LogLine, subject: &LogSubject, context: &EntryContext) -> String {
    let (entry, texts) = (&line.entry, context.texts);
    let mut parts: Vec<String> = Vec::new();
    if let Some(said) = entry.happened {
        parts.push(spoken(texts, said, context.today()));
    }
    parts.push(wording::way(texts, entry.channel.unwrap_or_else(|| subject.default_channel()), entry.direction));
    parts.push(wording::outcome(texts, settled_outcome(entry)).to_owned());
    if let Some(contact) = contact(line, subject) {
        parts.push(contact.to_owned());
    }
    if !entry.note.trim().is_empty() {
        parts.push(entry.note.trim().to_owned());
    }
    match &entry.next {
        NextPlan::Nothing => parts.push(texts.get("cli-log-next-none").to_owned()),
        NextPlan::Step { due, action, channel } => {
            let mut next = spoken(texts, *due, context.today());
            for part in channel.map(|channel| wording::channel(texts, channel)).into_iter().chain(action.as_deref()) {
                next = format!("{next} {part}");
            }
            parts.push(texts.with("cli-log-next", &[("text", (&next).into())]));
        }
        NextPlan::Implied if let Some(plan) = subject.kept_plan(entry, context) => parts.push(match plan.due {
            Some(due) => texts.with("cli-log-next", &[("text", (&spoken(texts, due, context.today())).into())]),
            None => texts.get("cli-log-next-none").to_owned(),
        }),
        NextPlan::Implied => {
            if let Some(due) = implied_next(entry, subject, context) {
                let next = texts.with("due-implied", &[("word", (&spoken(texts, due, context.today())).into())]);
                parts.push(texts.with("cli-log-next", &[("text", (&next).into())]));
            }
        }
    }
    parts.extend(entry.promises.iter().map(|promised| promise::told(texts, promised, context.today())));
    parts.extend(entry.stage.map(|stage| wording::stage(texts, stage).to_owned()));
    parts.extend(entry.tier.map(|tier| tier.code().to_owned()));
    parts.extend(entry.tags.iter().map(|tag| format!("#{tag}")));
    let amount = entry.amount.and_then(|minor| Money::new(minor, context.currency).ok());
    parts.extend(amount.map(money::amount));
    parts.extend(entry.satisfaction.map(|points| wording::satisfaction(texts, points).to_owned()));
    parts.extend(entry.valid_until.map(|until| wording::quote::until(texts, until, context.today())));
    format!("{}  {}", subject.name, parts.join(" · "))
}

/// The same for a program; `id` only when it was saved.
pub fn json(line: &LogLine, subject: &LogSubject, saved: Option<FollowUpId>, context: &EntryContext) -> Value {
    let entry = &line.entry;
    let (due, action, implied) = match &entry.next {
        NextPlan::Step { due, action, .. } => (Some(*due), action.as_deref(), false),
        NextPlan::Nothing => (None, None, false),
        NextPlan::Implied if let Some(plan) = subject.kept_plan(entry, context) => (plan.due, None, false),
        NextPlan::Implied => {
            let due = implied_next(entry, subject, context);
            (due, None, due.is_some())
        }
    };
    let (next_on, next_at) = json::moment(due);
    let mut value = json!({
        "customer": subject.name,
        "channel": entry.channel.unwrap_or_else(|| subject.default_channel()),
        "direction": entry.direction,
        "outcome": settled_outcome(entry),
        "happened_at": happened(entry.happened, context).key(),
        "note": entry.note.trim(),
        "next_on": next_on,
        "next_at": next_at,
        "next_action": action,
        "implied": implied,
        "tier": entry.tier,
        "stage": entry.stage,
        "contact": contact(line, subject),
        "tags": entry.tags,
        "promises": entry.promises.iter().map(json::promised).collect::<Vec<_>>(),
        "amount": entry.amount.map(|minor| json::decimal(minor, context.currency)),
        "valid_until": json::day(entry.valid_until),
        "satisfaction": entry.satisfaction,
        "currency": entry.amount.map(|_| context.currency),
        "lacks": lint::hints(entry, subject, context).iter().map(|hint| hint.rule.code()).collect::<Vec<_>>(),
    });
    if let Some(id) = saved {
        value["id"] = json!(id);
    }
    value
}

fn contact<'s>(line: &LogLine, subject: &'s LogSubject) -> Option<&'s str> {
    let id = line.entry.contact?;
    subject.contacts.iter().find(|(known, _)| *known == id).map(|(_, name)| name.as_str())
}
