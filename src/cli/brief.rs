//! `brief`: what to know of one customer before a contact, in twelve lines at most. Changes nothing.

use super::{
    Failure,
    arguments::{customer_argument, customer_text, plain},
    context::Context,
    json,
};
use crate::{
    domain::channel::Channel,
    i18n::Texts,
    store::Brief,
    wording::brief::{BriefContext, lines},
};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "brief", "help-brief").arg(customer_argument(texts))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = customer_text(matches);
    let store = context.read()?;
    let (id, _) = context.customer(&store, typed)?;
    let brief = store.brief(id, context.now())?;
    let mut out = context.out();
    if out.json {
        out.json(&as_json(context, &brief))?;
        return out.flush();
    }
    let row = &brief.card.row;
    let stage = crate::wording::stage(context.texts, row.stage);
    out.line(&format!("{}  {}  {stage}", row.name, row.tier.code()))?;
    let worded = BriefContext { texts: context.texts, now: context.now(), policy: &context.policy, mend: None };
    for line in lines(&brief, &worded) {
        let label = if line.label.is_empty() { String::new() } else { format!("{}  ", line.label) };
        out.line(&format!("{label}{}", line.text()))?;
    }
    out.flush()
}

fn as_json(context: &Context, brief: &Brief) -> Value {
    let card = &brief.card;
    let talk = |talk: &crate::domain::follow_up::FollowUp| {
        json!({
            "happened_at": talk.happened.key(),
            "channel": talk.channel,
            "outcome": talk.outcome,
            "note": talk.note,
            "contact": talk.contact_name,
        })
    };
    let decider = brief.person().filter(|person| person.decision_maker);
    json!({
        "customer": card.customer.name,
        "tier": card.row.tier,
        "stage": card.row.stage,
        "need": card.customer.need,
        "decision_maker": decider.map(|person| json!({
            "name": person.name,
            "title": person.title,
            "phone": person.value(Channel::Phone),
        })),
        "last_contact_on": json::day(card.row.last_contact),
        "days_since": brief.silent_days(context.today()),
        "next_on": json::day(card.row.due.map(|due| due.date)),
        "follow_ups": brief.talks.iter().map(talk).collect::<Vec<_>>(),
        "promises": card.promises.iter().map(super::promise::as_json).collect::<Vec<_>>(),
        "promises_of_theirs": card.word.0,
        "promises_of_mine": card.word.1,
        "quote": brief.quote.as_ref().map(|quote| json!({
            "amount": json::amount(quote.amount, &quote.currency),
            "currency": quote.currency,
            "on": json::day(quote.on),
            "valid_until": json::day(card.deal.as_ref().and_then(|deal| deal.valid_until)),
        })),
        "unpaid": card.owing.iter().filter(|owing| owing.receivable > 0).map(|owing| json!({
            "amount": json::amount(owing.receivable, &owing.currency),
            "currency": owing.currency,
            "overdue": json::amount(owing.overdue, &owing.currency),
            "overdue_days": owing.overdue_days,
        })).collect::<Vec<_>>(),
        "obstacle": card.deal.as_ref().and_then(|deal| deal.obstacle),
        "objection": brief.objection.as_ref().map(|objection| json!({"on": objection.on, "text": objection.text})),
        "missing": brief.missing(),
    })
}
