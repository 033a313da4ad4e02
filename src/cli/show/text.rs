//! The card and the timeline of `show` as lines to read. Takes them as they are.

use super::super::{Failure, context::Context, output::Output};
use crate::{
    store::{Card, TimelineItem},
    wording::{self, money::of_code, record},
};

/// Who it is, how to reach them, where it stands.
pub fn card(context: &Context, out: &mut Output, card: &Card) -> Result<(), Failure> {
    let texts = context.texts;
    let customer = &card.customer;
    let star = if customer.starred { " *" } else { "" };
    let stage = wording::stage(texts, card.row.stage);
    out.line(&format!("{}  {}{star}  {stage}", customer.name, customer.tier.code()))?;
    for contact in &card.contacts {
        let mut parts = vec![contact.name.clone()];
        parts.extend(record::contact(texts, contact));
        out.line(&parts.join("  "))?;
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
        out.line(&labelled("cli-show-amount", &of_code(amount, &deal.currency)))?;
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
        let words = |minor: i64| of_code(minor, &owing.currency);
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
    out.line(&record::next(texts, card, context.now()))
}

/// Everything that happened, newest first.
pub fn timeline(context: &Context, out: &mut Output, items: &[TimelineItem]) -> Result<(), Failure> {
    if !items.is_empty() {
        out.line("")?;
    }
    for item in items {
        let when = record::day(context.texts, &item.at, context.today());
        for (place, line) in record::lines(context.texts, &item.kind, context.today()).iter().enumerate() {
            if place == 0 {
                out.line(&format!("{when}  {line}"))?;
            } else {
                out.line(&format!("    {line}"))?;
            }
        }
    }
    Ok(())
}
