//! `show`: one customer, its card and its whole timeline. Changes nothing.

mod text;

use super::{
    Failure,
    arguments::{customer_argument, customer_text, plain},
    context::Context,
    json,
    order::row_json,
};
use crate::{
    domain::{customer::Contact, follow_up::FollowUp},
    i18n::Texts,
    store::{Card, OrderFilter, OrderRow, TimelineItem, TimelineKind},
};
use clap::{ArgMatches, Command};
use serde_json::{Map, Value, json};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "show", "help-show").arg(customer_argument(texts))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = customer_text(matches);
    let store = context.read()?;
    let (id, _) = context.customer(&store, typed)?;
    let card = store.card(id, context.now())?;
    let timeline = store.timeline(id, None, usize::MAX)?;
    let mut out = context.out();
    if out.json {
        let orders = store.orders(&OrderFilter { customer: Some(id), ..OrderFilter::default() }, 0, usize::MAX)?;
        out.json(&as_json(context, &card, &timeline, &orders))?;
    } else {
        text::card(context, &mut out, &card)?;
        text::timeline(context, &mut out, &timeline)?;
    }
    out.flush()
}

fn as_json(context: &Context, card: &Card, timeline: &[TimelineItem], orders: &[OrderRow]) -> Value {
    let customer = &card.customer;
    let mut fields = Map::new();
    let extra: Map<String, Value> = customer.extra.iter().map(|(k, v)| (k.clone(), Value::from(v.as_str()))).collect();
    for (name, value) in [
        ("name", json!(customer.name)),
        ("ref", json!(customer.reference)),
        ("tier", json!(customer.tier)),
        ("starred", json!(customer.starred)),
        ("kind", json!(customer.kind)),
        ("source", json!(customer.source)),
        ("industry", json!(customer.industry)),
        ("region", json!(customer.region)),
        ("address", json!(customer.address)),
        ("need", json!(customer.need)),
        ("decision_on", json::day(customer.decision_on)),
        ("tags", json!(customer.tags)),
        ("note", json!(customer.note)),
        ("parked", json!(customer.parked)),
        ("created_on", json!(customer.created_on)),
        ("extra", Value::Object(extra)),
    ] {
        fields.insert(name.to_owned(), value);
    }
    let deal = card.deal.as_ref().map(|deal| {
        json!({
            "stage": deal.stage,
            "amount": deal.amount.map(|amount| json::amount(amount, &deal.currency)),
            "currency": deal.currency,
            "valid_until": json::day(deal.valid_until),
            "obstacle": deal.obstacle,
            "reason": deal.reason,
            "opened_on": json::day(deal.opened_on),
            "closed_on": json::day(deal.closed_on),
        })
    });
    let due = json::queue_row(&card.row, context.today(), &context.policy);
    let next_step = json!({
        "band": due["band"],
        "next_on": due["next_on"],
        "next_at": due["next_at"],
        "implied": due["implied"],
        "overdue_days": due["overdue_days"],
        "action": due["action"],
        "channel": due["channel"],
    });
    let mut follow_ups = Vec::new();
    for item in timeline {
        if let TimelineKind::FollowUp(follow_up) = &item.kind {
            follow_ups.push(follow_up_json(follow_up));
        }
    }
    let receivable: Vec<Value> = card
        .owing
        .iter()
        .map(|owing| {
            let amount = |minor: i64| json::amount(minor, &owing.currency);
            json!({
                "amount": amount(owing.receivable),
                "currency": owing.currency,
                "overdue": amount(owing.overdue),
                "overdue_days": owing.overdue_days,
                "prepaid": amount(owing.prepaid),
            })
        })
        .collect();
    json!({
        "customer": fields,
        "contacts": card.contacts.iter().map(contact_json).collect::<Vec<_>>(),
        "deal": deal,
        "next_step": next_step,
        "follow_ups": follow_ups,
        "orders": orders.iter().map(|row| row_json(row, context.today())).collect::<Value>(),
        "receivable": receivable,
    })
}

fn contact_json(contact: &Contact) -> Value {
    json!({
        "name": contact.name,
        "title": contact.title,
        "decision_maker": contact.decision_maker,
        "primary": contact.primary,
        "note": contact.note,
        "channels": contact.channels,
    })
}

fn follow_up_json(follow_up: &FollowUp) -> Value {
    let (next_on, next_at) = json::moment(follow_up.planned.as_ref().and_then(|(due, _)| *due));
    json!({
        "id": follow_up.id,
        "happened_at": follow_up.happened.key(),
        "entered_at": follow_up.entered_at.to_rfc3339(),
        "channel": follow_up.channel,
        "channel_text": follow_up.channel_text,
        "direction": follow_up.direction,
        "outcome": follow_up.outcome,
        "outcome_text": follow_up.outcome_text,
        "satisfaction": follow_up.satisfaction,
        "note": follow_up.note,
        "contact": follow_up.contact_name,
        "next_on": next_on,
        "next_at": next_at,
        "next_action": follow_up.planned.as_ref().and_then(|(_, action)| action.clone()),
        "attachments": follow_up.attachments,
    })
}
