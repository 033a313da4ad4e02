//! A brief in lines, twelve at most: need, who decides, when last and next, three talks, promises, quote, unpaid, objection, and
//! what is missing. Decides nothing of it.

use crate::{
    domain::{
        channel::Channel,
        due::{Band, DuePolicy, is_red},
        promise::{Promised, Side, Tally, overdue_days},
    },
    entry::promise,
    i18n::Texts,
    store::{Brief, PromiseRow},
    tui::{
        follow_ups::{
            card::{amount, spaced_phone},
            queue_row::due_text,
        },
        widget::{
            lines::{Line, Role},
            text,
        },
    },
    wording,
};
use chrono::{NaiveDate, NaiveDateTime};

/// What a brief is worded against.
pub struct BriefContext<'a> {
    pub texts: &'a Texts,
    pub now: NaiveDateTime,
    pub policy: &'a DuePolicy,
    /// The key that fills in what is missing, where there are keys.
    pub mend: Option<String>,
}

impl BriefContext<'_> {
    fn today(&self) -> NaiveDate {
        self.now.date()
    }
}

/// Lines at most: what is more than this is not read in five seconds.
const MOST_LINES: usize = 12;

/// The lines of a brief; one that is too long is cut when it is drawn.
pub fn lines(brief: &Brief, ctx: &BriefContext) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(need) = brief.card.customer.need.as_deref().filter(|need| !need.trim().is_empty()) {
        lines.push(labelled("brief-need", need, Role::Text, ctx));
    }
    lines.extend(person(brief, ctx));
    lines.push(when(brief, ctx));
    talks(brief, &mut lines, ctx);
    promises(brief, &mut lines, ctx);
    lines.extend(quote(brief, ctx));
    unpaid(brief, &mut lines, ctx);
    if let Some(objection) = &brief.objection {
        let mut line = label("brief-objection", ctx);
        line.push(wording::date::day_short(ctx.texts, objection.on, ctx.today()), Role::Muted);
        line.push_after(2, &first_words(&objection.text), Role::Warn);
        lines.push(line);
    }
    lines.truncate(MOST_LINES - 1);
    lines.extend(missing(brief, ctx));
    lines
}

fn label_width(ctx: &BriefContext) -> u16 {
    const LABELS: [&str; 10] = [
        "brief-need",
        "brief-decides",
        "brief-person",
        "brief-last",
        "brief-talks",
        "promise-theirs",
        "promise-mine",
        "brief-quote",
        "brief-unpaid",
        "brief-objection",
    ];
    LABELS.iter().map(|key| text::width(ctx.texts.get(key))).max().unwrap_or(0).saturating_add(2)
}

/// A line that begins with its label.
fn label(key: &str, ctx: &BriefContext) -> Line {
    let words = ctx.texts.get(key);
    let mut line = Line::new();
    let air = label_width(ctx).saturating_sub(text::width(words));
    line.push(words, Role::Muted);
    line.push(" ".repeat(usize::from(air)), Role::Text);
    line
}

/// A line under one with a label.
fn unlabelled(ctx: &BriefContext) -> Line {
    let mut line = Line::new();
    line.push(" ".repeat(usize::from(label_width(ctx))), Role::Text);
    line
}

fn labelled(key: &str, value: &str, role: Role, ctx: &BriefContext) -> Line {
    let mut line = label(key, ctx);
    line.push(first_words(value), role);
    line
}

/// The first line that says something, on one line.
fn first_words(value: &str) -> String {
    let line = value.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn person(brief: &Brief, ctx: &BriefContext) -> Option<Line> {
    let person = brief.person()?;
    let mut line = label(if person.decision_maker { "brief-decides" } else { "brief-person" }, ctx);
    line.push(person.name.as_str(), Role::Title);
    line.push_after(2, person.title.as_deref().unwrap_or_default(), Role::Text);
    if let Some(phone) = person.value(Channel::Phone) {
        line.push_after(3, &spaced_phone(phone), Role::Text);
    } else if let Some(wechat) = person.value(Channel::Wechat) {
        line.push_after(3, &format!("{} {wechat}", wording::channel(ctx.texts, Channel::Wechat)), Role::Text);
    }
    Some(line)
}

/// How long ago the last contact was, and what is next.
fn when(brief: &Brief, ctx: &BriefContext) -> Line {
    let row = &brief.card.row;
    let mut line = label("brief-last", ctx);
    match (brief.silent_days(ctx.today()), row.last_contact) {
        (Some(0), _) => line.push(ctx.texts.get("brief-today"), Role::Text),
        (Some(days), Some(day)) => {
            line.push(ctx.texts.with("brief-days-ago", &[("n", days.into())]), Role::Text);
            line.push_after(2, &wording::date::day_short(ctx.texts, day, ctx.today()), Role::Muted);
        }
        _ => line.push(ctx.texts.get("brief-never"), Role::Muted),
    }
    let Some(due) = row.due.filter(|_| row.queued) else { return line };
    let role = match row.band {
        Band::Overdue if is_red(due, row.tier, ctx.policy, ctx.today()) => Role::Danger,
        Band::Overdue => Role::Warn,
        _ => Role::Text,
    };
    line.push_after(3, ctx.texts.get("brief-next"), Role::Muted);
    line.push_after(2, &due_text(ctx.texts, due, row.implied, ctx.policy, ctx.now), role);
    line.push_after(2, row.action.as_deref().unwrap_or_default(), Role::Text);
    line
}

fn talks(brief: &Brief, lines: &mut Vec<Line>, ctx: &BriefContext) {
    for (place, talk) in brief.talks.iter().enumerate() {
        let mut line = if place == 0 { label("brief-talks", ctx) } else { unlabelled(ctx) };
        line.push(wording::date::day_short(ctx.texts, talk.happened.date(), ctx.today()), Role::Muted);
        let channel = talk.channel_text.as_deref().unwrap_or_else(|| wording::channel(ctx.texts, talk.channel));
        line.push_after(1, channel, Role::Text);
        let outcome = talk.outcome.map(|outcome| wording::outcome(ctx.texts, outcome));
        let outcome = talk.outcome_text.as_deref().or(outcome).unwrap_or_default();
        line.push_after(1, outcome, Role::Title);
        line.push_after(2, &first_words(&talk.note), Role::Text);
        lines.push(line);
    }
}

/// What is open both ways, theirs first: one each, or two where the other side owes nothing.
fn promises(brief: &Brief, lines: &mut Vec<Line>, ctx: &BriefContext) {
    let of = |side| brief.card.promises.iter().filter(move |row| row.side == side).collect::<Vec<_>>();
    let (theirs, mine) = (of(Side::Theirs), of(Side::Mine));
    for (own, other, tally) in [(&theirs, &mine, &brief.card.word.0), (&mine, &theirs, &brief.card.word.1)] {
        side(own, if other.is_empty() { 2 } else { 1 }, tally, lines, ctx);
    }
}

fn side(rows: &[&PromiseRow], most: usize, tally: &Tally, lines: &mut Vec<Line>, ctx: &BriefContext) {
    for (place, row) in rows.iter().take(most).enumerate() {
        let mut line = match (place, row.side) {
            (0, Side::Theirs) => label("promise-theirs", ctx),
            (0, Side::Mine) => label("promise-mine", ctx),
            _ => unlabelled(ctx),
        };
        let promised = Promised { side: row.side, text: first_words(&row.text), due_on: row.due_on };
        line.push(promise::spoken(ctx.texts, &promised, ctx.today()), Role::Text);
        let late = overdue_days(row.due_on, ctx.today());
        if late > 0 {
            line.push_after(2, &wording::due::overdue_days(ctx.texts, late), Role::Danger);
        }
        if place + 1 == most && rows.len() > most {
            line.push_after(2, &format!("+{}", rows.len() - most), Role::Muted);
        }
        if place == 0 {
            line.push_after(3, &wording::promise::tally(ctx.texts, tally), Role::Muted);
        }
        lines.push(line);
    }
}

fn quote(brief: &Brief, ctx: &BriefContext) -> Option<Line> {
    let quote = brief.quote.as_ref()?;
    let mut line = label("brief-quote", ctx);
    line.push(amount(quote.amount, &quote.currency), Role::Text);
    let day = quote.on.map(|day| wording::date::day_short(ctx.texts, day, ctx.today()));
    line.push_after(2, &day.unwrap_or_default(), Role::Muted);
    Some(line)
}

fn unpaid(brief: &Brief, lines: &mut Vec<Line>, ctx: &BriefContext) {
    // One line: the currency in which most is owed.
    let Some(owing) = brief.card.owing.iter().find(|owing| owing.receivable > 0) else { return };
    let mut line = label("brief-unpaid", ctx);
    line.push(amount(owing.receivable, &owing.currency), Role::Title);
    if owing.overdue > 0 {
        let overdue = amount(owing.overdue, &owing.currency);
        let args = [("amount", (&overdue).into()), ("n", owing.overdue_days.into())];
        line.push_after(2, &ctx.texts.with("card-overdue", &args), Role::Danger);
    }
    lines.push(line);
}

/// What is missing, and the key that mends it.
fn missing(brief: &Brief, ctx: &BriefContext) -> Option<Line> {
    let slots = brief.missing();
    let words: Vec<&str> = slots.iter().map(|slot| wording::missing_slot(ctx.texts, *slot)).collect();
    if words.is_empty() {
        return None;
    }
    let all = words.join(ctx.texts.get("log-list-comma"));
    let mut line = Line::new();
    line.push(ctx.texts.with("brief-missing", &[("all", (&all).into())]), Role::Muted);
    if let Some(key) = &ctx.mend {
        line.push_after(3, &ctx.texts.with("brief-mend", &[("key", key.into())]), Role::Muted);
    }
    Some(line)
}
