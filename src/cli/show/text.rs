//! The card and the timeline of `show` as lines to read. Takes them as they are.

use super::super::{Failure, context::Context, find::money, output::Output};
use crate::{
    domain::{
        customer::Contact,
        due::Band,
        follow_up::{FollowUp, Kind},
        moment::Moment,
    },
    entry::promise::told,
    store::{Card, TimelineItem, TimelineKind},
    wording,
};

/// Who it is, how to reach them, where it stands.
pub fn card(context: &Context, out: &mut Output, card: &Card) -> Result<(), Failure> {
    let texts = context.texts;
    let customer = &card.customer;
    let star = if customer.starred { " *" } else { "" };
    let stage = wording::stage(texts, card.row.stage);
    out.line(&format!("{}  {}{star}  {stage}", customer.name, customer.tier.code()))?;
    for contact in &card.contacts {
        out.line(&contact_line(context, contact))?;
    }
    let facts = [&customer.source, &customer.industry, &customer.region, &customer.address];
    let mut facts: Vec<String> = facts.into_iter().flatten().cloned().collect();
    facts.push(texts.get(if card.row.orders > 0 { "card-returning" } else { "card-new" }).to_owned());
    facts.extend(customer.tags.iter().map(|tag| format!("#{tag}")));
    facts.push(texts.with("cli-show-since", &[("day", (&customer.created_on.to_string()).into())]));
    out.line(&facts.join(" · "))?;
    let labelled = |key: &'static str, text: &str| texts.with(key, &[("text", text.into())]);
    if let Some(need) = &customer.need {
        out.line(&labelled("cli-show-need", need))?;
    }
    if let Some(note) = &customer.note {
        out.line(&labelled("cli-show-note", note))?;
    }
    for (heading, value) in &customer.extra {
        out.line(&format!("{heading}  {value}"))?;
    }
    if let Some((deal, amount)) = card.deal.as_ref().and_then(|deal| Some((deal, deal.amount?))) {
        out.line(&labelled("cli-show-amount", &money(amount, &deal.currency)))?;
    }
    if let Some((deal, until)) = card.deal.as_ref().and_then(|deal| Some((deal, deal.valid_until?))) {
        let workdays = &context.policy.workdays;
        out.line(&wording::quote::said(texts, until, deal.stage, context.today(), workdays).0)?;
    }
    if let Some(obstacle) = card.deal.as_ref().and_then(|deal| deal.obstacle) {
        out.line(&labelled("cli-show-obstacle", wording::play::obstacle(texts, obstacle)))?;
    }
    if let Some(day) = customer.decision_on {
        out.line(&labelled("cli-show-decision", &wording::date::day_short(texts, day, context.today())))?;
    }
    if let Some(last) = card.row.last_contact {
        let day = wording::date::day_short(texts, last, context.today());
        out.line(&texts.with("card-contacts", &[("n", card.row.follow_ups.into()), ("day", (&day).into())]))?;
    }
    for owing in card.owing.iter().filter(|owing| owing.orders > 0 || owing.prepaid > 0) {
        let words = |minor: i64| money(minor, &owing.currency);
        let (total, open) = (words(owing.total), words(owing.receivable));
        let args = [("n", owing.orders.into()), ("total", (&total).into()), ("open", (&open).into())];
        let mut line = texts.with("cli-show-owing", &args);
        if owing.overdue > 0 {
            let overdue = words(owing.overdue);
            let args = [("amount", (&overdue).into()), ("n", owing.overdue_days.into())];
            line = format!("{line}  {}", texts.with("card-overdue", &args));
        }
        if owing.shipped > 0 {
            let shipped = words(owing.shipped);
            let args = [("n", owing.shipped_orders.into()), ("amount", (&shipped).into())];
            line = format!("{line}  {}", texts.with("card-shipped-unpaid", &args));
        }
        if owing.prepaid > 0 {
            line = format!("{line}  {}", texts.with("card-prepaid", &[("amount", (&words(owing.prepaid)).into())]));
        }
        out.line(&line)?;
    }
    out.line(&next(context, card))
}

fn next(context: &Context, card: &Card) -> String {
    let texts = context.texts;
    let row = &card.row;
    if let Some(parking) = &card.customer.parked {
        let key = match parking.wake_on {
            Some(_) => "cli-show-parked-until",
            None => "cli-show-parked",
        };
        let day = parking.wake_on.map_or_else(String::new, |day| day.to_string());
        return texts.with(key, &[("reason", (&parking.reason).into()), ("day", (&day).into())]);
    }
    if !row.queued {
        return texts.get("cli-show-rest").to_owned();
    }
    let mut words = match row.due {
        None => texts.get("cli-band-unplanned").to_owned(),
        Some(due) => {
            let day = wording::date::moment(texts, due, context.today());
            let far = matches!(row.band, Band::Later);
            let how = wording::due::due(texts, due, row.implied, context.now());
            if far && !row.implied { day } else { format!("{day} ({how})") }
        }
    };
    let channel = row.channel.map(|channel| wording::channel(texts, channel));
    for part in channel.into_iter().chain(row.action.as_deref()) {
        words = format!("{words}  {part}");
    }
    texts.with("cli-show-next", &[("text", (&words).into())])
}

fn contact_line(context: &Context, contact: &Contact) -> String {
    let texts = context.texts;
    let mut parts = vec![contact.name.clone()];
    parts.extend(contact.title.clone());
    if contact.decision_maker {
        parts.push(texts.get("cli-show-decides").to_owned());
    }
    for channel in &contact.channels {
        let mut reach = format!("{} {}", wording::channel(texts, channel.channel), channel.value);
        if channel.invalid {
            reach = texts.with("cli-show-invalid", &[("text", (&reach).into())]);
        }
        parts.push(reach);
    }
    parts.join("  ")
}

/// Everything that happened, newest first.
pub fn timeline(context: &Context, out: &mut Output, items: &[TimelineItem]) -> Result<(), Failure> {
    if !items.is_empty() {
        out.line("")?;
    }
    for item in items {
        let when = day_of(context, &item.at);
        for (place, line) in lines(context, &item.kind).iter().enumerate() {
            if place == 0 {
                out.line(&format!("{when}  {line}"))?;
            } else {
                out.line(&format!("    {line}"))?;
            }
        }
    }
    Ok(())
}

/// The day of a stored moment, with its weekday.
fn day_of(context: &Context, at: &str) -> String {
    let day = at.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| at.to_owned(), |day| wording::date::day_short(context.texts, day, context.today()))
}

fn lines(context: &Context, kind: &TimelineKind) -> Vec<String> {
    let texts = context.texts;
    match kind {
        TimelineKind::FollowUp(follow_up) => follow_up_lines(context, follow_up),
        TimelineKind::Milestone { to, note, .. } => {
            let mut line = format!("* {}", wording::milestone(texts, *to));
            if let Some(note) = note {
                line = format!("{line}  {note}");
            }
            vec![line]
        }
        TimelineKind::Receipt { amount, currency, method, method_text, order } => {
            let order = order.as_ref().map_or_else(|| texts.get("timeline-prepaid"), |order| order.number.as_str());
            let method = method_text.as_deref().unwrap_or_else(|| wording::order::method(texts, *method));
            let amount = money(*amount, currency);
            let args = [("amount", (&amount).into()), ("method", method.into()), ("order", order.into())];
            vec![texts.with("cli-show-receipt", &args).trim_end().to_owned()]
        }
        TimelineKind::Return { order, amount, currency, reason } => {
            let amount = money(*amount, currency);
            let reason = reason.as_deref().unwrap_or_default();
            vec![format!("{} {}  {amount}  {reason}", texts.get("timeline-return"), order.number).trim_end().to_owned()]
        }
        TimelineKind::Delivery { order, carrier, number, delivered } => {
            let key = if *delivered { "cli-show-delivered" } else { "cli-show-shipped" };
            let how = [carrier.clone(), number.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let args = [("order", (&order.number).into()), ("how", (&how).into())];
            vec![texts.with(key, &args).trim_end().to_owned()]
        }
        TimelineKind::Ended { order, status, reason } => {
            let status = wording::order::status(texts, *status);
            vec![format!("{status} {}  {}", order.number, reason.as_deref().unwrap_or_default()).trim_end().to_owned()]
        }
        TimelineKind::Change { order, field, before, after, reason, more } => {
            let name = format!("order-field-{field}");
            let name = texts.find(&name).unwrap_or(field);
            let (before, after) = (before.as_deref().unwrap_or("-"), after.as_deref().unwrap_or("-"));
            let mut line = format!("{} {}  {name} {before} > {after}", texts.get("timeline-change"), order.number);
            if *more > 0 {
                line = format!("{line}  {}", texts.with("timeline-change-more", &[("n", (*more).into())]));
            }
            vec![line, reason.clone()]
        }
        TimelineKind::Order(order) => {
            let (total, received) = (money(order.total, &order.currency), money(order.received, &order.currency));
            let args =
                [("number", (&order.number).into()), ("total", (&total).into()), ("received", (&received).into())];
            let mut line = texts.with("cli-show-order", &args);
            if order.status.counts() {
                let payment = wording::order::payment(texts, order.payment);
                line = format!("{line}  {payment}  {}", wording::order::delivery(texts, order.delivery));
            } else {
                line = format!("{line}  {}", wording::order::status(texts, order.status));
            }
            vec![line]
        }
        TimelineKind::Promise { promised, settled } => {
            let words = told(texts, promised, context.today());
            vec![match settled {
                Some(how) => format!("{words}  {}", wording::promise::settled(texts, *how)),
                None => words,
            }]
        }
        TimelineKind::PromiseSettled { promised, how, late } => {
            let side = wording::promise::side(texts, promised.side);
            let how = if *late { texts.get("promise-kept-late") } else { wording::promise::settled(texts, *how) };
            vec![format!("{side} {}  {how}", promised.text)]
        }
        TimelineKind::Need { after, .. } => {
            vec![texts.with("cli-show-need", &[("text", after.as_deref().unwrap_or("-").into())])]
        }
    }
}

fn follow_up_lines(context: &Context, follow_up: &FollowUp) -> Vec<String> {
    let texts = context.texts;
    let channel = match &follow_up.channel_text {
        Some(text) => text.clone(),
        None => wording::channel(texts, follow_up.channel).to_owned(),
    };
    let outcome = match (follow_up.outcome, &follow_up.outcome_text) {
        (Some(outcome), _) => Some(wording::outcome(texts, outcome).to_owned()),
        (None, text) => text.clone(),
    };
    let mut head: Vec<String> = vec![channel];
    head.extend(follow_up.happened.time().map(wording::date::time));
    head.extend(follow_up.contact_name.clone());
    head.extend(outcome);
    if follow_up.kind != Kind::default() {
        head.push(wording::kind(texts, follow_up.kind).to_owned());
    }
    head.extend(wording::attitude(texts, follow_up.attitude).map(str::to_owned));
    if let Some((due, action)) = &follow_up.planned {
        let due = due.map_or_else(|| "-".to_owned(), |due: Moment| wording::date::moment(texts, due, context.today()));
        head.push(format!("> {due} {}", action.as_deref().unwrap_or_default()).trim_end().to_owned());
    }
    if follow_up.attachments > 0 {
        head.push(texts.with("cli-show-attachments", &[("n", follow_up.attachments.into())]));
    }
    let mut lines = vec![head.join("  ")];
    lines.extend(follow_up.note.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    lines
}
