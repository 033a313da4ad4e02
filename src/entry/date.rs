//! Dates of fields: of plans, which lie ahead, and of what happened, which does not. Says in words what a date means.

use super::EntryContext;
use crate::{
    domain::{moment::Moment, workday::is_weekend},
    i18n::Texts,
    language::{
        quick_log::{Context, Next, quick_log},
        validity,
        when::{Field, WhenError, WhenErrorKind, asked},
    },
    wording,
};
use chrono::{Datelike, NaiveDate, Weekday};

/// Why a date cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    #[error(transparent)]
    Unreadable(#[from] WhenError),
    /// A plan for a day that is over.
    #[error("a plan in the past")]
    Past(Moment),
    /// What happened cannot lie ahead (`domain-rules §10`, L10).
    #[error("in the future")]
    Future(Moment),
    /// The text names another weekday than the date has.
    #[error("another weekday")]
    OtherWeekday { named: Weekday, moment: Moment },
}

/// Reads the date of a plan: today or later.
///
/// # Errors
/// [`DateProblem`] with the part that is to blame.
pub fn planned(text: &str, ctx: &EntryContext) -> Result<Moment, DateProblem> {
    let moment = read(text, Field::Future, ctx)?;
    if moment.date < ctx.today() { Err(DateProblem::Past(moment)) } else { Ok(moment) }
}

/// Reads when something happened: now or earlier.
///
/// # Errors
/// [`DateProblem`] with the part that is to blame.
pub fn happened(text: &str, ctx: &EntryContext) -> Result<Moment, DateProblem> {
    let moment = read(text, Field::Past, ctx)?;
    if moment.start() > ctx.now() { Err(DateProblem::Future(moment)) } else { Ok(moment) }
}

/// Reads a day that may lie on either side of today, such as the day of a decision; without a year it lies ahead.
///
/// # Errors
/// [`DateProblem`] with the part that is to blame.
pub fn day(text: &str, ctx: &EntryContext) -> Result<NaiveDate, DateProblem> {
    read(text, Field::Future, ctx).map(|moment| moment.date)
}

/// Reads a day that is looked back on: a weekday is the last one, but a date that is said in full may lie ahead.
///
/// # Errors
/// [`DateProblem`] with the part that is to blame.
pub fn looked_back(text: &str, ctx: &EntryContext) -> Result<NaiveDate, DateProblem> {
    read(text, Field::Past, ctx).map(|moment| moment.date)
}

/// Reads until when a quote of today stands: a day, or a length such as `30天`, `30d`.
///
/// # Errors
/// [`DateProblem`] with the part that is to blame.
pub fn validity(text: &str, ctx: &EntryContext) -> Result<NaiveDate, DateProblem> {
    match validity::validity(text, ctx.today(), ctx.now(), ctx.order()) {
        Some(until) => Ok(until),
        // What is no length is a day, or what is wrong with it.
        None => day(text, ctx),
    }
}

/// Whether a text says that there is to be no date: `无`, `none`, the words that the quick-log line takes behind `>`.
pub fn is_none_word(text: &str, ctx: &EntryContext) -> bool {
    let context = Context { now: ctx.now(), order: ctx.order(), currency: ctx.currency, dropped: &[] };
    let read = quick_log(&[">", text.trim()].concat(), &context);
    read.next == Next::Nothing && read.note.is_empty()
}

fn read(text: &str, field: Field, ctx: &EntryContext) -> Result<Moment, DateProblem> {
    let read = asked(text, ctx.now(), field, ctx.order())?;
    match read.other_weekday {
        Some(named) => Err(DateProblem::OtherWeekday { named, moment: read.moment }),
        None => Ok(read.moment),
    }
}

/// What is wrong, as a sentence.
pub fn problem(problem: &DateProblem, ctx: &EntryContext) -> String {
    let texts = ctx.texts;
    match problem {
        DateProblem::Unreadable(WhenError { kind: WhenErrorKind::Empty, .. }) => texts.get("when-empty").to_owned(),
        DateProblem::Unreadable(error) => wording::errors::when(texts, error),
        DateProblem::Past(moment) => {
            texts.with("log-date-past", &[("day", (&spoken(texts, *moment, ctx.today())).into())])
        }
        DateProblem::Future(moment) => {
            texts.with("log-date-future", &[("day", (&spoken(texts, *moment, ctx.today())).into())])
        }
        DateProblem::OtherWeekday { named, moment } => other_weekday(texts, *named, *moment, ctx.today()),
    }
}

/// That a date falls on another weekday than the one named beside it.
fn other_weekday(texts: &Texts, named: Weekday, moment: Moment, today: NaiveDate) -> String {
    let day = wording::date::day(texts, moment.date, today);
    let args = [
        ("day", (&day).into()),
        ("weekday", wording::date::weekday(texts, moment.date.weekday()).into()),
        ("named", wording::date::weekday(texts, named).into()),
    ];
    texts.with("log-date-weekday", &args)
}

/// A date with its weekday, Saturdays and Sundays marked: `11-28 周六（周末） 14:00`.
pub fn spoken(texts: &Texts, moment: Moment, today: NaiveDate) -> String {
    let mut day = wording::date::day_short(texts, moment.date, today);
    if is_weekend(moment.date) {
        day = texts.with("log-date-weekend", &[("day", (&day).into())]);
    }
    wording::date::at_time(texts, day, moment.time)
}
