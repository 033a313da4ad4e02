//! A brief in words, twelve lines at most: need, who decides, when last and next, three talks, promises, quote, unpaid, objection,
//! and what is missing. Decides nothing of it.

use super::{date, due, money, play, promise, quote};
use crate::{
    domain::{
        channel::Channel,
        due::{Band, DuePolicy, is_red},
        promise::{Side, Tally, overdue_days},
        quote::Validity,
    },
    i18n::Texts,
    store::{Brief, PromiseRow},
};
use chrono::{NaiveDate, NaiveDateTime};

/// How a piece of a line is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Text,
    Muted,
    Title,
    Warn,
    Danger,
}

/// A line: what it is about, and pieces side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefLine {
    /// Empty under a line with one.
    pub label: String,
    pub pieces: Vec<(String, Tone)>,
    /// Whether it is about the customer as a whole, and stands from the edge.
    pub is_whole: bool,
}

impl BriefLine {
    pub(super) fn push(&mut self, text: impl Into<String>, tone: Tone) {
        self.push_after(0, &text.into(), tone);
    }

    /// Adds a piece, with a gap of so many cells before it unless it is the first.
    pub(super) fn push_after(&mut self, gap: usize, text: &str, tone: Tone) {
        if text.is_empty() {
            return;
        }
        if gap > 0 && !self.pieces.is_empty() {
            self.pieces.push((" ".repeat(gap), Tone::Text));
        }
        self.pieces.push((text.to_owned(), tone));
    }

    /// Its words without their tones.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(piece, _)| piece.as_str()).collect()
    }
}

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
pub fn lines(brief: &Brief, ctx: &BriefContext) -> Vec<BriefLine> {
    let mut lines = Vec::new();
    if let Some(need) = brief.card.customer.need.as_deref().filter(|need| !need.trim().is_empty()) {
        lines.push(labelled("brief-need", need, Tone::Text, ctx));
    }
    lines.extend(person(brief, ctx));
    lines.push(when(brief, ctx));
    talks(brief, &mut lines, ctx);
    promises(brief, &mut lines, ctx);
    lines.extend(quoted(brief, ctx));
    unpaid(brief, &mut lines, ctx);
    if let Some(objection) = &brief.objection {
        let mut line = label("brief-objection", ctx);
        line.push(date::day_short(ctx.texts, objection.on, ctx.today()), Tone::Muted);
        line.push_after(2, &first_words(&objection.text), Tone::Warn);
        lines.push(line);
    }
    if let Some(obstacle) = brief.card.deal.as_ref().and_then(|deal| deal.obstacle) {
        lines.push(labelled("brief-obstacle", play::obstacle(ctx.texts, obstacle), Tone::Warn, ctx));
    }
    lines.truncate(MOST_LINES - 1);
    lines.extend(missing(brief, ctx));
    lines
}

/// A line that begins with its label.
fn label(key: &str, ctx: &BriefContext) -> BriefLine {
    BriefLine { label: ctx.texts.get(key).to_owned(), ..BriefLine::default() }
}

fn labelled(key: &str, value: &str, role: Tone, ctx: &BriefContext) -> BriefLine {
    let mut line = label(key, ctx);
    line.push(first_words(value), role);
    line
}

/// The first line that says something, on one line.
fn first_words(value: &str) -> String {
    let line = value.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn person(brief: &Brief, ctx: &BriefContext) -> Option<BriefLine> {
    let person = brief.person()?;
    let mut line = label(if person.decision_maker { "brief-decides" } else { "brief-person" }, ctx);
    line.push(person.name.as_str(), Tone::Title);
    line.push_after(2, person.title.as_deref().unwrap_or_default(), Tone::Text);
    if let Some(phone) = person.value(Channel::Phone) {
        line.push_after(3, &super::spaced_phone(phone), Tone::Text);
    } else if let Some(wechat) = person.value(Channel::Wechat) {
        line.push_after(3, &format!("{} {wechat}", super::channel(ctx.texts, Channel::Wechat)), Tone::Text);
    }
    Some(line)
}

/// How long ago the last contact was, and what is next.
fn when(brief: &Brief, ctx: &BriefContext) -> BriefLine {
    let row = &brief.card.row;
    let mut line = label("brief-last", ctx);
    match (brief.silent_days(ctx.today()), row.last_contact) {
        (Some(0), _) => line.push(ctx.texts.get("brief-today"), Tone::Text),
        (Some(days), Some(day)) => {
            line.push(ctx.texts.with("brief-days-ago", &[("n", days.into())]), Tone::Text);
            line.push_after(2, &date::day_short(ctx.texts, day, ctx.today()), Tone::Muted);
        }
        _ => line.push(ctx.texts.get("brief-never"), Tone::Muted),
    }
    let Some(next) = row.due.filter(|_| row.queued) else { return line };
    let role = match row.band {
        Band::Overdue if is_red(next, row.tier, ctx.policy, ctx.today()) => Tone::Danger,
        Band::Overdue => Tone::Warn,
        _ => Tone::Text,
    };
    line.push_after(3, ctx.texts.get("brief-next"), Tone::Muted);
    line.push_after(2, &due::due_by(ctx.texts, next, row.implied, ctx.policy, ctx.now), role);
    line.push_after(2, row.action.as_deref().unwrap_or_default(), Tone::Text);
    line
}

fn talks(brief: &Brief, lines: &mut Vec<BriefLine>, ctx: &BriefContext) {
    for (place, talk) in brief.talks.iter().enumerate() {
        let mut line = if place == 0 { label("brief-talks", ctx) } else { BriefLine::default() };
        line.push(date::day_short(ctx.texts, talk.happened.date(), ctx.today()), Tone::Muted);
        let channel = talk.channel_text.as_deref().unwrap_or_else(|| super::channel(ctx.texts, talk.channel));
        line.push_after(1, channel, Tone::Text);
        let outcome = talk.outcome.map(|outcome| super::outcome(ctx.texts, outcome));
        let outcome = talk.outcome_text.as_deref().or(outcome).unwrap_or_default();
        line.push_after(1, outcome, Tone::Title);
        line.push_after(2, &first_words(&talk.note), Tone::Text);
        lines.push(line);
    }
}

/// What is open both ways, theirs first: one each, or two where the other side owes nothing.
fn promises(brief: &Brief, lines: &mut Vec<BriefLine>, ctx: &BriefContext) {
    let of = |side| brief.card.promises.iter().filter(move |row| row.side == side).collect::<Vec<_>>();
    let (theirs, mine) = (of(Side::Theirs), of(Side::Mine));
    for (own, other, tally) in [(&theirs, &mine, &brief.card.word.0), (&mine, &theirs, &brief.card.word.1)] {
        side(own, if other.is_empty() { 2 } else { 1 }, tally, lines, ctx);
    }
}

fn side(rows: &[&PromiseRow], most: usize, tally: &Tally, lines: &mut Vec<BriefLine>, ctx: &BriefContext) {
    for (place, row) in rows.iter().take(most).enumerate() {
        let mut line = match (place, row.side) {
            (0, Side::Theirs) => label("promise-theirs", ctx),
            (0, Side::Mine) => label("promise-mine", ctx),
            _ => BriefLine::default(),
        };
        line.push(first_words(&row.text), Tone::Text);
        line.push_after(1, &promise::day(ctx.texts, row.due_on, ctx.today()), Tone::Text);
        let late = overdue_days(row.due_on, ctx.today());
        if late > 0 {
            line.push_after(2, &due::overdue_days(ctx.texts, late), Tone::Danger);
        }
        if place + 1 == most && rows.len() > most {
            line.push_after(2, &format!("+{}", rows.len() - most), Tone::Muted);
        }
        if place == 0 {
            line.push_after(3, &promise::tally(ctx.texts, tally), Tone::Muted);
        }
        lines.push(line);
    }
}

fn quoted(brief: &Brief, ctx: &BriefContext) -> Option<BriefLine> {
    let quote = brief.quote.as_ref()?;
    let mut line = label("brief-quote", ctx);
    line.push(money::of_code(quote.amount, &quote.currency), Tone::Text);
    let day = quote.on.map(|day| date::day_short(ctx.texts, day, ctx.today()));
    line.push_after(2, &day.unwrap_or_default(), Tone::Muted);
    if let Some((deal, until)) = brief.card.deal.as_ref().and_then(|deal| Some((deal, deal.valid_until?))) {
        let (words, stands) = quote::said(ctx.texts, until, deal.stage, ctx.today(), &ctx.policy.workdays);
        let tone = match stands {
            Validity::Open => Tone::Muted,
            Validity::Near(_) => Tone::Warn,
            Validity::Over(_) => Tone::Danger,
        };
        line.push_after(2, &words, tone);
    }
    Some(line)
}

fn unpaid(brief: &Brief, lines: &mut Vec<BriefLine>, ctx: &BriefContext) {
    // One line: the currency in which most is owed.
    let Some(owing) = brief.card.owing.iter().find(|owing| owing.receivable > 0) else { return };
    let mut line = label("brief-unpaid", ctx);
    line.push(money::of_code(owing.receivable, &owing.currency), Tone::Title);
    if owing.overdue > 0 {
        let overdue = money::of_code(owing.overdue, &owing.currency);
        let args = [("amount", (&overdue).into()), ("n", owing.overdue_days.into())];
        line.push_after(2, &ctx.texts.with("card-overdue", &args), Tone::Danger);
    }
    lines.push(line);
}

/// What is missing, and the key that mends it.
fn missing(brief: &Brief, ctx: &BriefContext) -> Option<BriefLine> {
    let slots = brief.missing();
    let words: Vec<&str> = slots.iter().map(|slot| super::missing_slot(ctx.texts, *slot)).collect();
    if words.is_empty() {
        return None;
    }
    let all = words.join(ctx.texts.get("log-list-comma"));
    let mut line = BriefLine { is_whole: true, ..BriefLine::default() };
    line.push(ctx.texts.with("brief-missing", &[("all", (&all).into())]), Tone::Muted);
    if let Some(key) = &ctx.mend {
        line.push_after(3, &ctx.texts.with("brief-mend", &[("key", key.into())]), Tone::Muted);
    }
    Some(line)
}
