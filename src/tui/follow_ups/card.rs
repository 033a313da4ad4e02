//! The card of one customer in lines: who decides, how to reach them, what they need, what they owe, what is next.

use crate::{
    domain::{
        channel::Channel,
        customer::{Contact, Parked},
        due::{Band, DuePolicy, is_red},
        promise::{Side, overdue_days},
        quote::Validity,
    },
    store::Card,
    tui::{
        DrawContext,
        widget::lines::{Line, Role, wrapped},
    },
    wording,
};

/// People named on the card; more are counted.
const PEOPLE: usize = 3;
/// Cells that what did not fit behind a person's name stands in.
const PEOPLE_INDENT: u16 = 2;
/// Open promises of one side on the card; more are counted.
const MOST_PROMISES: usize = 3;
/// Lines of a long text on the card.
const MOST_LINES: usize = 3;

/// The lines above the timeline, `width` cells wide.
pub fn lines(card: &Card, policy: &DuePolicy, width: u16, ctx: &DrawContext) -> Vec<Line> {
    let mut lines = Vec::new();
    parked(card, &mut lines, width, ctx);
    people(card, &mut lines, width, ctx);
    facts(card, &mut lines, width, ctx);
    let customer = &card.customer;
    labelled("card-need", customer.need.as_deref(), &mut lines, width, ctx);
    deal(card, policy, &mut lines, width, ctx);
    money(card, &mut lines, width, ctx);
    promises(card, &mut lines, width, ctx);
    next(card, policy, &mut lines, width, ctx);
    last(card, &mut lines, width, ctx);
    lines
}

/// What the card says beyond a brief.
pub fn lines_beside_brief(card: &Card, width: u16, ctx: &DrawContext) -> Vec<Line> {
    let mut lines = Vec::new();
    parked(card, &mut lines, width, ctx);
    facts(card, &mut lines, width, ctx);
    last(card, &mut lines, width, ctx);
    lines
}

/// What is looked up rarely.
fn last(card: &Card, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let customer = &card.customer;
    let tags: Vec<String> = customer.tags.iter().map(|tag| format!("#{tag}")).collect();
    labelled("card-tags", Some(&tags.join(" ")), lines, width, ctx);
    labelled("card-address", customer.address.as_deref(), lines, width, ctx);
    labelled("card-note", customer.note.as_deref(), lines, width, ctx);
}

/// The open promises of both sides, and how each keeps its word.
fn promises(card: &Card, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let tallies = [(Side::Theirs, "promise-theirs", &card.word.0), (Side::Mine, "promise-mine", &card.word.1)];
    for (side, key, tally) in tallies {
        let open: Vec<_> = card.promises.iter().filter(|row| row.side == side).collect();
        let kept = wording::promise::tally(ctx.texts, tally);
        if open.is_empty() && tally.tells() {
            let mut line = labelled_line(key, ctx);
            line.push(kept.as_str(), Role::Muted);
            lines.push(line);
        }
        for (place, row) in open.iter().take(MOST_PROMISES).enumerate() {
            let mut line = if place == 0 { labelled_line(key, ctx) } else { Line::new() };
            if place > 0 {
                line.push(" ".repeat(usize::from(label_width(ctx))), Role::Text);
            }
            line.push(row.text.as_str(), Role::Text);
            line.push_after(2, &wording::promise::day(ctx.texts, row.due_on, ctx.today), Role::Muted);
            let late = overdue_days(row.due_on, ctx.today);
            if late > 0 {
                line.push_after(2, &wording::due::overdue_days(ctx.texts, late), Role::Danger);
            }
            if place + 1 == MOST_PROMISES && open.len() > MOST_PROMISES {
                line.push_after(2, &format!("+{}", open.len() - MOST_PROMISES), Role::Muted);
            }
            if place == 0 {
                line.push_after(3, &kept, Role::Muted);
            }
            lines.extend(line.fold(label_width(ctx), width));
        }
    }
}

/// What stands at the right of the card's title: tier, star, stage.
pub fn badge(card: &Card, ctx: &DrawContext) -> String {
    let mut parts = vec![card.row.tier.code().to_owned()];
    if card.customer.starred {
        parts.push(ctx.glyphs.star.to_string());
    }
    let stage = card.deal.as_ref().map_or(card.row.stage, |deal| deal.stage);
    parts.push(wording::stage(ctx.texts, stage).to_owned());
    parts.join(" ")
}

fn label_width(ctx: &DrawContext) -> u16 {
    let keys = [
        "card-need",
        "card-deal",
        "card-quote",
        "card-obstacle",
        "card-owing",
        "card-order",
        "promise-theirs",
        "promise-mine",
        "card-next",
        "card-tags",
        "card-address",
        "card-note",
    ];
    let widths = keys.iter().map(|key| crate::tui::widget::text::width(ctx.texts.get(key)));
    widths.max().unwrap_or(0).saturating_add(2)
}

fn labelled(key: &str, value: Option<&str>, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else { return };
    let mut first = Line::new();
    first.push(ctx.texts.get(key), Role::Muted);
    lines.extend(wrapped(first, value, Role::Text, label_width(ctx), width, MOST_LINES, ctx.glyphs.ellipsis));
}

/// A label with pieces after it, on one line.
fn labelled_line(key: &str, ctx: &DrawContext) -> Line {
    let mut line = Line::new();
    let label = ctx.texts.get(key);
    line.push(label, Role::Muted);
    let gap = label_width(ctx).saturating_sub(crate::tui::widget::text::width(label));
    line.push(" ".repeat(usize::from(gap)), Role::Text);
    line
}

fn parked(card: &Card, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let Some(parking) = &card.customer.parked else { return };
    let mut line = Line::new();
    let words = match (parking.how, parking.wake_on) {
        (Parked::Paused, Some(day)) => ctx
            .texts
            .with("card-paused-until", &[("day", (&wording::date::day_short(ctx.texts, day, ctx.today)).into())]),
        (Parked::Paused, None) => ctx.texts.get("card-paused").to_owned(),
        (Parked::GivenUp, _) => ctx.texts.get("card-given-up").to_owned(),
    };
    line.push(format!("{} {words}", ctx.glyphs.unplanned), Role::Warn);
    line.push("  ", Role::Text);
    let indent = line.width();
    lines.extend(wrapped(line, &parking.reason, Role::Text, indent, width, MOST_LINES, ctx.glyphs.ellipsis));
}

/// Who decides stands first, then the primary one.
fn people(card: &Card, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let mut contacts: Vec<&Contact> = card.contacts.iter().collect();
    contacts.sort_by_key(|contact| (!contact.decision_maker, !contact.primary));
    for contact in contacts.iter().take(PEOPLE) {
        let mut line = Line::new();
        line.push(contact.name.as_str(), Role::Title);
        line.push_after(2, contact.title.as_deref().unwrap_or_default(), Role::Text);
        if contact.decision_maker {
            line.push_after(2, ctx.texts.get("card-decides"), Role::Accent);
        }
        for channel in [Channel::Phone, Channel::Wechat, Channel::Wecom, Channel::Email] {
            let Some(value) = contact.value(channel) else { continue };
            if channel == Channel::Phone {
                line.push_after(3, &wording::spaced_phone(value), Role::Text);
            } else {
                // One piece, so that the label stays with its value.
                line.push_after(3, &format!("{} {value}", wording::channel(ctx.texts, channel)), Role::Text);
            }
        }
        lines.extend(line.fold(PEOPLE_INDENT, width));
    }
    if contacts.len() > PEOPLE {
        let mut line = Line::new();
        line.push(ctx.texts.with("card-more-people", &[("n", (contacts.len() - PEOPLE).into())]), Role::Muted);
        lines.push(line);
    }
    if contacts.is_empty() {
        let mut line = Line::new();
        line.push(ctx.texts.get("card-no-people"), Role::Muted);
        lines.push(line);
    }
}

fn facts(card: &Card, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let customer = &card.customer;
    let mut parts: Vec<String> = [&customer.source, &customer.industry, &customer.kind, &customer.region]
        .into_iter()
        .flatten()
        .map(|part| part.trim().to_owned())
        .collect();
    // Derived, never typed (`features.md` S28, S36).
    parts.push(ctx.texts.get(if card.row.orders > 0 { "card-returning" } else { "card-new" }).to_owned());
    let day = customer.created_on.format("%Y-%m-%d").to_string();
    parts.push(ctx.texts.with("card-created", &[("day", (&day).into())]));
    for sold in card.owing.iter().filter(|sold| sold.orders > 0) {
        let total = amount(sold.total, &sold.currency);
        parts.push(ctx.texts.with("card-sold", &[("n", sold.orders.into()), ("total", (&total).into())]));
    }
    if let Some(last) = card.row.last_contact {
        let day = wording::date::day_short(ctx.texts, last, ctx.today);
        parts.push(ctx.texts.with("card-contacts", &[("n", card.row.follow_ups.into()), ("day", (&day).into())]));
    }
    let mut line = Line::new();
    for part in parts {
        if !line.is_empty() {
            line.push(format!(" {} ", ctx.glyphs.separator), Role::Muted);
        }
        line.push(part, Role::Muted);
    }
    lines.extend(line.fold(0, width));
}

fn deal(card: &Card, policy: &DuePolicy, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let mut parts = Vec::new();
    if let Some(deal) = &card.deal {
        let amount = deal.amount.map(|minor| amount(minor, &deal.currency));
        match deal.valid_until {
            Some(until) => {
                let (words, stands) = wording::quote::said(ctx.texts, until, deal.stage, ctx.today, &policy.workdays);
                let role = match stands {
                    Validity::Open => Role::Text,
                    Validity::Near(_) => Role::Warn,
                    Validity::Over(_) => Role::Danger,
                };
                let mut line = labelled_line("card-quote", ctx);
                if let Some(amount) = amount {
                    line.push(amount, Role::Text);
                    line.push(format!(" {} ", ctx.glyphs.separator), Role::Muted);
                }
                line.push(words, role);
                lines.extend(line.fold(label_width(ctx), width));
            }
            None => parts.extend(amount),
        }
        parts.extend(deal.reason.clone());
    }
    if let Some(day) = card.customer.decision_on {
        let day = wording::date::day_short(ctx.texts, day, ctx.today);
        parts.push(ctx.texts.with("card-decision-on", &[("day", (&day).into())]));
    }
    labelled("card-deal", Some(&parts.join(&format!(" {} ", ctx.glyphs.separator))), lines, width, ctx);
    if let Some(obstacle) = card.deal.as_ref().and_then(|deal| deal.obstacle) {
        let mut line = labelled_line("card-obstacle", ctx);
        line.push(wording::play::obstacle(ctx.texts, obstacle), Role::Warn);
        lines.push(line);
    }
}

/// What is owed by currency, how much of it is past its day, what is out without being paid; then the newest order.
fn money(card: &Card, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let texts = ctx.texts;
    let owed = card.owing.iter().filter(|o| o.receivable > 0 || o.prepaid > 0);
    for (place, owing) in owed.enumerate() {
        let mut line = if place == 0 { labelled_line("card-owing", ctx) } else { Line::new() };
        if place > 0 {
            line.push(" ".repeat(usize::from(label_width(ctx))), Role::Text);
        }
        let words = |minor: i64| amount(minor, &owing.currency);
        if owing.receivable > 0 {
            line.push(words(owing.receivable), Role::Title);
        }
        if owing.overdue > 0 {
            let overdue = words(owing.overdue);
            let args = [("amount", (&overdue).into()), ("n", owing.overdue_days.into())];
            line.push_after(2, &texts.with("card-overdue", &args), Role::Danger);
        }
        if owing.shipped > 0 {
            let shipped = words(owing.shipped);
            let args = [("n", owing.shipped_orders.into()), ("amount", (&shipped).into())];
            line.push_after(2, &texts.with("card-shipped-unpaid", &args), Role::Warn);
        }
        if owing.prepaid > 0 {
            line.push_after(2, &texts.with("card-prepaid", &[("amount", (&words(owing.prepaid)).into())]), Role::Ok);
        }
        lines.extend(line.fold(label_width(ctx), width));
    }
    if let Some(order) = &card.last_order {
        let mut line = labelled_line("card-order", ctx);
        line.push(wording::date::day_short(texts, order.ordered_on, ctx.today), Role::Text);
        line.push_after(2, &order.product, Role::Text);
        if order.more_lines > 0 {
            line.push_after(1, &format!("+{}", order.more_lines), Role::Muted);
        }
        line.push_after(2, &amount(order.total, &order.currency), Role::Text);
        lines.extend(line.fold(label_width(ctx), width));
    }
}

fn next(card: &Card, policy: &DuePolicy, lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let row = &card.row;
    if card.customer.parked.is_some() || !row.queued {
        return;
    }
    let mut line = labelled_line("card-next", ctx);
    let Some(due) = row.due else {
        let key = if card.plan.is_some() { "card-nothing-planned" } else { "queue-unplanned" };
        line.push(ctx.texts.get(key), Role::Muted);
        lines.push(line);
        return;
    };
    let role = match row.band {
        Band::Overdue if is_red(due, row.tier, policy, ctx.today) => Role::Danger,
        Band::Overdue => Role::Warn,
        _ => Role::Text,
    };
    let day = wording::date::moment(ctx.texts, due, ctx.today);
    let implied = if row.implied { ctx.glyphs.implied.to_string() } else { String::new() };
    line.push(format!("{implied}{day}"), role);
    let word = wording::due::due_by(ctx.texts, due, false, policy, ctx.now);
    if row.band == Band::Overdue {
        line.push_after(2, &word, role);
    }
    // The money itself stands in the line above.
    line.push_after(2, wording::due::reason(ctx.texts, row.reason), Role::Warn);
    if let Some(channel) = row.channel {
        line.push_after(2, wording::channel(ctx.texts, channel), Role::Muted);
    }
    let snoozes = card.plan.as_ref().map_or(0, |plan| plan.snoozes);
    if snoozes >= 3 {
        line.push_after(2, &ctx.texts.with("card-snoozed", &[("n", snoozes.into())]), Role::Warn);
    }
    match row.action.as_deref().map(str::trim).filter(|action| !action.is_empty()) {
        Some(action) => {
            line.push("  ", Role::Text);
            let room = width.saturating_sub(line.width());
            if crate::tui::widget::text::width(action) <= room {
                line.push(action, Role::Text);
                lines.push(line);
            } else {
                lines.push(line);
                let most = MOST_LINES;
                let indent = label_width(ctx);
                lines.extend(wrapped(Line::new(), action, Role::Text, indent, width, most, ctx.glyphs.ellipsis));
            }
        }
        None => lines.push(line),
    }
}

pub use wording::money::of_code as amount;
