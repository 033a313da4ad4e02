//! A customer's record in lines: who is there, what is next, all that happened. For the shell and for those who take a customer over;
//! takes everything as it is.

use super::money::of_code;
use crate::{
    domain::{
        customer::Contact,
        due::Band,
        follow_up::{FollowUp, Kind},
        moment::Moment,
    },
    i18n::Texts,
    store::{Card, TimelineKind},
    wording,
};
use chrono::{NaiveDate, NaiveDateTime};

/// What is next with a customer, or why nothing is.
pub fn next(texts: &Texts, card: &Card, now: NaiveDateTime) -> String {
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
    texts.with("cli-show-next", &[("text", (&planned(texts, card, now)).into())])
}

/// The same where it stands under a heading of its own.
pub fn next_step(texts: &Texts, card: &Card, now: NaiveDateTime) -> String {
    match &card.customer.parked {
        None if card.row.queued => planned(texts, card, now),
        None => texts.get("timeline-none").to_owned(),
        Some(_) => next(texts, card, now),
    }
}

fn planned(texts: &Texts, card: &Card, now: NaiveDateTime) -> String {
    let row = &card.row;
    let mut words = match row.due {
        None => texts.get("cli-band-unplanned").to_owned(),
        Some(due) => {
            let day = wording::date::moment(texts, due, now.date());
            let far = matches!(row.band, Band::Later);
            let how = wording::due::due(texts, due, row.implied, now);
            if far && !row.implied { day } else { format!("{day} ({how})") }
        }
    };
    let channel = row.channel.map(|channel| wording::channel(texts, channel));
    for part in channel.into_iter().chain(row.action.as_deref()) {
        words = format!("{words}  {part}");
    }
    words
}

/// A person: what they are there, and how to reach them.
pub fn contact(texts: &Texts, contact: &Contact) -> Vec<String> {
    let mut parts: Vec<String> = contact.title.iter().cloned().collect();
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
    parts
}

/// The day of a stored moment, with its weekday.
pub fn day(texts: &Texts, at: &str, today: NaiveDate) -> String {
    let day = at.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| at.to_owned(), |day| wording::date::day_short(texts, day, today))
}

/// An entry of the timeline: what it is, and below it every line that the rep wrote.
pub fn lines(texts: &Texts, kind: &TimelineKind, today: NaiveDate) -> Vec<String> {
    match kind {
        TimelineKind::FollowUp(follow_up) => follow_up_lines(texts, follow_up, today),
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
            let amount = of_code(*amount, currency);
            let args = [("amount", (&amount).into()), ("method", method.into()), ("order", order.into())];
            vec![texts.with("cli-show-receipt", &args).trim_end().to_owned()]
        }
        TimelineKind::Return { order, amount, currency, reason } => {
            let amount = of_code(*amount, currency);
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
            let (total, received) = (of_code(order.total, &order.currency), of_code(order.received, &order.currency));
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
            let side = wording::promise::side(texts, promised.side);
            let words = format!("{side} {} {}", promised.text, wording::promise::day(texts, promised.due_on, today));
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

fn follow_up_lines(texts: &Texts, follow_up: &FollowUp, today: NaiveDate) -> Vec<String> {
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
    head.extend(follow_up.satisfaction.map(|points| wording::satisfaction(texts, points).to_owned()));
    if let Some((due, action)) = &follow_up.planned {
        let due = due.map_or_else(|| "-".to_owned(), |due: Moment| wording::date::moment(texts, due, today));
        head.push(format!("> {due} {}", action.as_deref().unwrap_or_default()).trim_end().to_owned());
    }
    if follow_up.attachments > 0 {
        head.push(texts.with("cli-show-attachments", &[("n", follow_up.attachments.into())]));
    }
    let mut lines = vec![head.join("  ")];
    lines.extend(follow_up.note.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned));
    lines
}
