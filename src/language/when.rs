//! Dates and times as people write them (`domain-rules §14`): `(text, now) -> date, optional time`. The one entry point
//! of every date field, the quick-log line, import and the shell. Nothing is guessed and no clock is read.

mod calendar;
mod chinese;
mod compose;
mod edge;
mod english;
mod numeric;
mod offset;
mod time;

use super::{cursor::Cursor, folded::Folded};
use crate::domain::moment::Moment;
use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use std::ops::Range;

/// Which way a date without a year, month or week points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Plans: the next such day.
    Future,
    /// What happened: the last such day.
    Past,
}

/// The order of numbers in `5/20` and `5/20/2026`; `2026/5/20` is always year, month, day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// Chinese: two numbers are month and day; with the year last only what can be read one way.
    YearMonthDay,
    /// American English.
    MonthDayYear,
    /// British and European.
    DayMonthYear,
}

/// A date that was wholly understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    pub moment: Moment,
    /// Bytes of a part of the day without an hour (`明天下午`, `this morning`): understood as to the day only, so a caller
    /// that keeps words keeps these.
    pub part_of_day: Option<Range<usize>>,
    /// The weekday the text names, when the date falls on another: to be shown, never passed over.
    pub other_weekday: Option<Weekday>,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenErrorKind {
    /// Nothing but blanks.
    Empty,
    /// The part is not of the date language.
    NotUnderstood,
    /// A day that no calendar has: 2月30日.
    NoSuchDay,
    /// An hour that no day has, or not that part of it: 25:00, 上午15点.
    NoSuchTime,
    /// Could be read two ways: 3/4/2026 where the year comes first.
    TwoWays,
    /// Before the year 1 or after 9999.
    YearOutOfRange,
}

/// A text that is not a date, and the part that is to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {text:?}")]
pub struct WhenError {
    pub kind: WhenErrorKind,
    /// Bytes of the part in the text given.
    pub span: Range<usize>,
    pub text: String,
}

/// What a date expression is read against.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    pub now: NaiveDateTime,
    pub field: Field,
    pub order: DateOrder,
}

/// How far an expression can be trusted where nothing announces a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// A date only where one is asked for: `3d`, `2 weeks`, `3天`.
    Asked,
    /// A common word too: `sat`, `sun`.
    Word,
    /// Could be any numbers: `5-20`, `3点`.
    Number,
    /// Nothing but a date.
    Sure,
}

/// A date at the start of some text.
pub(crate) struct Leading {
    pub when: When,
    /// Char index just after it.
    pub end: usize,
    pub strength: Strength,
}

/// Reads the whole text as one date, with or without a time of day.
///
/// # Errors
/// [`WhenError`] with the part that was not understood; leading and trailing blanks are fine.
///
/// ```
/// use chrono::NaiveDate;
/// use gendan::language::when::{DateOrder, Field, when};
/// let now = NaiveDate::from_ymd_opt(2026, 3, 11).and_then(|d| d.and_hms_opt(9, 0, 0)).unwrap();
/// let read = |text| when(text, now, Field::Future, DateOrder::YearMonthDay);
/// assert_eq!(read("下周三 14:00").unwrap().moment.key(), "2026-03-18T14:00");
/// assert_eq!(read("下周八").unwrap_err().text, "八");
/// ```
pub fn when(text: &str, now: NaiveDateTime, field: Field, order: DateOrder) -> Result<When, WhenError> {
    whole(text, Scope { now, field, order }, Strength::Word)
}

/// [`when`] of somebody who is asked for a date: of a plan a length of time alone is one too (`3d`, `2 weeks`, `3天`).
///
/// # Errors
/// As [`when`].
pub fn asked(text: &str, now: NaiveDateTime, field: Field, order: DateOrder) -> Result<When, WhenError> {
    whole(text, Scope { now, field, order }, Strength::Asked)
}

fn whole(text: &str, scope: Scope, least: Strength) -> Result<When, WhenError> {
    let folded = Folded::new(text);
    let mut whole = folded.trimmed(0..folded.chars.len());
    // The full stop of a sentence says nothing about the day.
    if whole.len() > 1 && matches!(folded.chars[whole.end - 1], '.' | '。' | ',') {
        whole = folded.trimmed(whole.start..whole.end - 1);
    }
    let fail = |kind, range: Range<usize>| {
        let span = folded.bytes(range);
        Err(WhenError { kind, text: text.get(span.clone()).unwrap_or_default().to_owned(), span })
    };
    if whole.is_empty() {
        return fail(WhenErrorKind::Empty, whole);
    }
    let mut expressions = compose::expressions(&folded.chars[..whole.end], whole.start, scope);
    // A part of the text that may be a length says nothing of what is wrong with the rest.
    expressions.retain(|e| e.strength >= if e.end == whole.end { least } else { Strength::Word });
    let Some(longest) = expressions.iter().map(|e| e.end).max() else {
        return fail(WhenErrorKind::NotUnderstood, whole);
    };
    // Two readings of the same length that differ would be a guess.
    let mut best = expressions.into_iter().filter(|e| e.end == longest);
    let Some(first) = best.next() else {
        return fail(WhenErrorKind::NotUnderstood, whole);
    };
    if longest < whole.end {
        return match first.result {
            Err(kind) => fail(kind, whole.start..longest),
            Ok(_) => fail(WhenErrorKind::NotUnderstood, folded.trimmed(longest..whole.end)),
        };
    }
    if best.any(|other| other.result.is_ok() && other.result != first.result && first.result.is_ok()) {
        return fail(WhenErrorKind::TwoWays, whole);
    }
    match first.result {
        Ok(found) => Ok(found.into_when(&folded)),
        Err(kind) => fail(kind, whole),
    }
}

/// A day of the calendar within a text.
pub(crate) struct CalendarDay {
    pub day: NaiveDate,
    /// Char index just after it.
    pub end: usize,
    pub says_year: bool,
}

/// The longest date at the very start of the text that ends at a sensible place, and the byte where it ends.
///
/// `周五再打` gives 周五; `周五前` (a deadline) and `周一至周三` (a span) give nothing rather than half of it.
pub fn leading(text: &str, now: NaiveDateTime, field: Field, order: DateOrder) -> Option<(When, usize)> {
    let folded = Folded::new(text);
    let found = leading_in(&folded, 0..folded.chars.len(), Scope { now, field, order })?;
    Some((found.when, folded.byte(found.end)))
}

/// [`leading`] within a range of chars of folded text.
pub(crate) fn leading_in(folded: &Folded, range: Range<usize>, scope: Scope) -> Option<Leading> {
    leading_of(folded, range, scope, Strength::Word)
}

/// [`leading_in`] behind a mark that asks for a date: a length of time alone is one, counted from now.
pub(crate) fn asked_in(folded: &Folded, range: Range<usize>, scope: Scope) -> Option<Leading> {
    leading_of(folded, range, scope, Strength::Asked)
}

/// A day of the calendar at the very start of a range of chars of folded text: `2026-05-01`, `5月1日`, `1 May 2026`, and the char
/// where it ends. One without its year is the next on or after `from`, and is told apart.
pub(crate) fn calendar_day(folded: &Folded, range: Range<usize>, from: NaiveDate) -> Option<CalendarDay> {
    let chars = folded.chars.get(..range.end)?;
    let here = Cursor::new(chars, range.start);
    // Read from another day of another month as well, a day with its year is the same, and one that only says its month is of it.
    let other = from.checked_add_months(Months::new(65))?;
    let read = |from: NaiveDate| {
        let scope = Scope { now: from.and_time(NaiveTime::MIN), field: Field::Future, order: DateOrder::YearMonthDay };
        compose::calendar_day(here, scope)
    };
    let ((day, end), (later, _)) = (read(from)?, read(other)?);
    let text = chars.get(range.start..end)?;
    let says_year = day == later;
    let is_marked = text.iter().any(char::is_ascii_alphabetic) || matches!(text.last(), Some('日' | '号'));
    let is_one = says_year || is_marked && (day.month(), day.day()) == (later.month(), later.day());
    (is_one && !text.iter().all(char::is_ascii_digit)).then_some(CalendarDay { day, end, says_year })
}

fn leading_of(folded: &Folded, range: Range<usize>, scope: Scope, least: Strength) -> Option<Leading> {
    let chars = folded.chars.get(..range.end)?;
    let mut expressions = compose::expressions(chars, range.start, scope);
    expressions.retain(|e| e.strength >= least);
    expressions.sort_by_key(|e| std::cmp::Reverse(e.end));
    let best = expressions.into_iter().find(|e| compose::ends_well(chars, e.end, e.strength, scope))?;
    let found = best.result.ok()?;
    Some(Leading { when: found.into_when(folded), end: best.end, strength: best.strength })
}
