//! The mixed timeline in lines: talks with their notes, stages, orders, money, deliveries, needs. Reads nothing.

use super::card::amount;
use crate::{
    domain::{
        channel::Direction,
        follow_up::{FollowUp, Happened, Kind},
        moment::Moment,
        money::Currency,
        order::{DeliveryState, PaymentState},
        promise::Settled,
    },
    store::{TimelineItem, TimelineKind, TimelineOrder},
    tui::{
        DrawContext,
        widget::{
            lines::{Line, Role, wrapped},
            text,
        },
    },
    wording,
};
use chrono::Datelike;

/// Cells that a note stands in from the left.
const INDENT: u16 = 2;
/// Lines of one note at most: a pasted mail does not push everything else away.
const MOST_LINES: usize = 60;

/// The lines of one entry, `width` cells wide.
pub fn lines(item: &TimelineItem, width: u16, ctx: &DrawContext) -> Vec<Line> {
    let happened = Happened::from_key(&item.at).map(Happened::date);
    let day = happened.map_or_else(|| item.at.clone(), |day| wording::date::day_short(ctx.texts, day, ctx.today));
    let mut line = Line::new();
    // The days of this year are of one width in Chinese; elsewhere they are made so, for what follows to stand in line.
    let air = day_width(ctx).saturating_sub(text::width(&day));
    line.push(day + &" ".repeat(air.into()), Role::Muted);
    match &item.kind {
        TimelineKind::FollowUp(follow_up) => return talk(follow_up, line, width, ctx),
        TimelineKind::Milestone { from, to, note } => {
            let role = if to.is_open() { Role::Accent } else { Role::Title };
            line.push_after(1, &format!("{} {}", ctx.glyphs.milestone, wording::milestone(ctx.texts, *to)), role);
            if let Some(from) = from.filter(|from| from > to) {
                let from = wording::stage(ctx.texts, from);
                line.push_after(2, &ctx.texts.with("timeline-back-from", &[("stage", from.into())]), Role::Muted);
            }
            return with_body(line, note.as_deref(), width, ctx);
        }
        TimelineKind::Order(order) => order_entry(order, &mut line, ctx),
        TimelineKind::Receipt { amount: minor, currency, method, method_text, order } => {
            let key = if *minor < 0 { "timeline-refund" } else { "timeline-receipt" };
            line.push_after(1, &format!("{} {}", money_sign(currency, ctx), ctx.texts.get(key)), Role::Text);
            line.push_after(2, &amount(minor.saturating_abs(), currency), Role::Ok);
            let method = method_text.as_deref().unwrap_or_else(|| wording::order::method(ctx.texts, *method));
            line.push_after(2, method, Role::Muted);
            let order = order.as_ref().map_or_else(|| ctx.texts.get("timeline-prepaid"), |order| order.number.as_str());
            line.push_after(2, order, Role::Muted);
        }
        TimelineKind::Return { order, amount: minor, currency, reason } => {
            line.push_after(
                1,
                &format!("{} {}", money_sign(currency, ctx), ctx.texts.get("timeline-return")),
                Role::Text,
            );
            line.push_after(2, &amount(*minor, currency), Role::Warn);
            line.push_after(2, &order.number, Role::Muted);
            line.push_after(2, reason.as_deref().unwrap_or_default(), Role::Text);
        }
        TimelineKind::Delivery { order, carrier, number, delivered } => {
            let key = if *delivered { "timeline-delivered" } else { "timeline-shipped" };
            let glyph = if *delivered { ctx.glyphs.today } else { ctx.glyphs.soon };
            line.push_after(1, &format!("{glyph} {}", ctx.texts.get(key)), Role::Text);
            for part in [carrier.as_deref(), number.as_deref(), Some(order.number.as_str())].into_iter().flatten() {
                line.push_after(2, part, Role::Muted);
            }
        }
        TimelineKind::Ended { order, status, reason } => {
            let words = wording::order::status(ctx.texts, *status);
            line.push_after(1, &format!("{} {words}", ctx.glyphs.unplanned), Role::Text);
            line.push_after(2, &order.number, Role::Muted);
            line.push_after(2, reason.as_deref().unwrap_or_default(), Role::Text);
        }
        TimelineKind::Change { order, field, before, after, reason, more } => {
            line.push_after(1, ctx.texts.get("timeline-change"), Role::Text);
            line.push_after(2, &order.number, Role::Muted);
            let name = format!("order-field-{field}");
            line.push_after(2, ctx.texts.find(&name).unwrap_or(field), Role::Muted);
            let none = ctx.texts.get("timeline-none");
            let (before, after) = (before.as_deref().unwrap_or(none), after.as_deref().unwrap_or(none));
            line.push_after(1, &format!("{before} {} {after}", ctx.glyphs.arrow), Role::Text);
            if *more > 0 {
                line.push_after(2, &ctx.texts.with("timeline-change-more", &[("n", (*more).into())]), Role::Muted);
            }
            return with_body(line, Some(reason), width, ctx);
        }
        TimelineKind::Promise { promised, settled } => {
            let side = wording::promise::side(ctx.texts, promised.side);
            line.push_after(1, &format!("{} {side}", ctx.glyphs.arrow), Role::Text);
            line.push_after(2, &promised.text, Role::Text);
            let due = promised.due_on.map(|due| wording::date::day_short(ctx.texts, due, ctx.today));
            line.push_after(2, &due.unwrap_or_else(|| ctx.texts.get("promise-undated").to_owned()), Role::Muted);
            let settled = settled.map(|how| wording::promise::settled(ctx.texts, how));
            line.push_after(2, settled.unwrap_or_default(), Role::Muted);
        }
        TimelineKind::PromiseSettled { promised, how, late } => {
            let side = wording::promise::side(ctx.texts, promised.side);
            line.push_after(1, &format!("{} {side}", ctx.glyphs.arrow), Role::Text);
            line.push_after(2, &promised.text, Role::Text);
            let (words, role) = match (how, late) {
                (Settled::Kept, true) => (ctx.texts.get("promise-kept-late"), Role::Warn),
                (Settled::Kept, false) => (wording::promise::settled(ctx.texts, *how), Role::Ok),
                (Settled::Broken, _) => (wording::promise::settled(ctx.texts, *how), Role::Danger),
                (Settled::Dropped, _) => (wording::promise::settled(ctx.texts, *how), Role::Muted),
            };
            line.push_after(2, words, role);
        }
        TimelineKind::Need { before, after } => {
            line.push_after(1, ctx.texts.get("timeline-need"), Role::Text);
            let words = match (before.as_deref(), after.as_deref()) {
                (Some(before), Some(after)) => format!("{before} {} {after}", ctx.glyphs.arrow),
                (None, Some(after)) => after.to_owned(),
                (Some(before), None) => format!("{before} {} {}", ctx.glyphs.arrow, ctx.texts.get("timeline-none")),
                (None, None) => String::new(),
            };
            return with_body(line, Some(&words), width, ctx);
        }
    }
    line.fold(INDENT, width)
}

/// An order with where its money and its goods are: a sign before each state, full when it is done.
fn order_entry(order: &TimelineOrder, line: &mut Line, ctx: &DrawContext) {
    line.push_after(1, &format!("{} {}", money_sign(&order.currency, ctx), order.number), Role::Text);
    line.push_after(2, &amount(order.total, &order.currency), Role::Title);
    if !order.status.counts() {
        line.push_after(2, wording::order::status(ctx.texts, order.status), Role::Muted);
        return;
    }
    let got = amount(order.received, &order.currency);
    if order.received != 0 && order.payment != PaymentState::Paid {
        line.push_after(2, &ctx.texts.with("timeline-received", &[("amount", (&got).into())]), Role::Muted);
    }
    let glyphs = ctx.glyphs;
    let is_overdue = order.due_on.is_some_and(|day| day < ctx.today);
    let (sign, role) = match order.payment {
        PaymentState::Unpaid | PaymentState::Partial if is_overdue => (glyphs.overdue, Role::Danger),
        PaymentState::Unpaid => (glyphs.later, Role::Muted),
        PaymentState::Partial => (glyphs.soon, Role::Muted),
        PaymentState::Paid | PaymentState::Overpaid => (glyphs.today, Role::Ok),
        PaymentState::Refunded => (glyphs.unplanned, Role::Muted),
    };
    let words = match order.due_on.filter(|_| is_overdue) {
        Some(day) => wording::due::overdue_days(ctx.texts, (ctx.today - day).num_days().unsigned_abs()),
        None => wording::order::payment(ctx.texts, order.payment).to_owned(),
    };
    line.push_after(2, &format!("{sign} {words}"), role);
    let sign = match order.delivery {
        DeliveryState::Open => glyphs.later,
        DeliveryState::Partial => glyphs.soon,
        DeliveryState::Shipped | DeliveryState::Delivered => glyphs.today,
        DeliveryState::Returned => glyphs.unplanned,
    };
    line.push_after(2, &format!("{sign} {}", wording::order::delivery(ctx.texts, order.delivery)), Role::Muted);
}

/// The cells of a day of this year, its number of two digits.
fn day_width(ctx: &DrawContext) -> u16 {
    let longest = ctx.today.with_day(1).and_then(|first| first.with_month(12)?.with_day(30));
    text::width(&wording::date::day_short(ctx.texts, longest.unwrap_or(ctx.today), ctx.today))
}

/// What stands before an order or a receipt.
fn money_sign(currency: &str, ctx: &DrawContext) -> char {
    let own = Currency::from_code(currency).and_then(wording::money::sign);
    own.unwrap_or(ctx.glyphs.money)
}

fn with_body(line: Line, body: Option<&str>, width: u16, ctx: &DrawContext) -> Vec<Line> {
    let mut lines = line.fold(INDENT, width);
    if let Some(body) = body.map(str::trim).filter(|body| !body.is_empty()) {
        lines.extend(wrapped(Line::new(), body, Role::Text, INDENT, width, MOST_LINES, ctx.glyphs.ellipsis));
    }
    lines
}

fn talk(follow_up: &FollowUp, mut line: Line, width: u16, ctx: &DrawContext) -> Vec<Line> {
    if let Some(time) = follow_up.happened.time() {
        line.push_after(1, &wording::date::time(time), Role::Muted);
    }
    let channel = follow_up.channel_text.as_deref().unwrap_or_else(|| wording::channel(ctx.texts, follow_up.channel));
    line.push_after(1, channel, Role::Title);
    if follow_up.direction == Direction::In {
        line.push_after(1, wording::direction(ctx.texts, follow_up.direction), Role::Muted);
    }
    line.push_after(1, follow_up.contact_name.as_deref().unwrap_or_default(), Role::Text);
    let outcome = match (&follow_up.outcome_text, follow_up.outcome) {
        (Some(text), _) => Some((text.as_str(), false)),
        (None, Some(outcome)) => Some((wording::outcome(ctx.texts, outcome), outcome.is_answered())),
        (None, None) => None,
    };
    if let Some((words, answered)) = outcome {
        line.push_after(1, words, if answered { Role::Text } else { Role::Muted });
    }
    // An after-sales call says so already by what came of it.
    let kind = wording::kind(ctx.texts, follow_up.kind);
    if follow_up.kind != Kind::default() && !outcome.is_some_and(|(words, _)| words.contains(kind)) {
        line.push_after(1, kind, Role::Muted);
    }
    if let Some(words) = wording::attitude(ctx.texts, follow_up.attitude) {
        line.push_after(1, words, Role::Accent);
    }
    if let Some(points) = follow_up.satisfaction {
        line.push_after(1, wording::satisfaction(ctx.texts, points), Role::Accent);
    }
    if follow_up.attachments > 0 {
        let files = ctx.texts.with("timeline-files", &[("n", follow_up.attachments.into())]);
        line.push_after(2, &files, Role::Muted);
    }
    let mut lines = with_body(line, Some(&follow_up.note), width, ctx);
    if let Some(plan) = &follow_up.planned {
        add_plan(plan, &mut lines, width, ctx);
    }
    lines
}

/// What was planned: behind the last line where there is room, else below.
fn add_plan(plan: &(Option<Moment>, Option<String>), lines: &mut Vec<Line>, width: u16, ctx: &DrawContext) {
    let day = plan.0.map(|due| wording::date::moment(ctx.texts, due, ctx.today));
    let day = day.unwrap_or_else(|| ctx.texts.get("timeline-no-plan").to_owned());
    let words = match plan.1.as_deref().map(str::trim).filter(|action| !action.is_empty()) {
        Some(action) => format!("{} {day} {action}", ctx.glyphs.arrow),
        None => format!("{} {day}", ctx.glyphs.arrow),
    };
    match lines.last_mut() {
        Some(last) if last.width().saturating_add(text::width(&words)).saturating_add(3) <= width => {
            last.to_right();
            last.push(words, Role::Muted);
        }
        _ => lines.extend(wrapped(Line::new(), &words, Role::Muted, INDENT, width, 2, ctx.glyphs.ellipsis)),
    }
}
