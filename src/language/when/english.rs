//! Days as English says them: tomorrow, next friday, may 20th, the 5th of next month, wednesday next week. Edges and
//! offsets are elsewhere.

use super::calendar::{
    Point, bare_weekday, date, day_of_month, monday, month, month_and_day, plus_days, weekday_of_week,
};
use super::chinese::{nth, this_or_next, whole_is_clear};
use super::compose::{Kind, Reading};
use super::edge::Period;
use super::{Field, Scope, Strength};
use crate::language::cursor::Cursor;
use crate::language::numeral;
use chrono::{Datelike, Weekday};

pub(super) const PERIODS: [(&str, Period); 4] =
    [("week", Period::Week), ("month", Period::Month), ("quarter", Period::Quarter), ("year", Period::Year)];

const MONTHS: [(&str, u32); 25] = [
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("febr", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

const WEEKDAYS: [(&str, Weekday); 18] = [
    ("monday", Weekday::Mon),
    ("mon", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("tue", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("weds", Weekday::Wed),
    ("wed", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("thur", Weekday::Thu),
    ("thu", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("fri", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sat", Weekday::Sat),
    ("sunday", Weekday::Sun),
    ("sun", Weekday::Sun),
];

const DAYS: [(&str, i64); 14] = [
    ("today", 0),
    ("tomorrow", 1),
    ("tmr", 1),
    ("tmrw", 1),
    ("tomorow", 1),
    ("tommorow", 1),
    ("tommorrow", 1),
    ("yesterday", -1),
    ("day after tomorrow", 2),
    ("the day after tomorrow", 2),
    ("day before yesterday", -2),
    ("the day before yesterday", -2),
    ("next day", 1),
    ("following day", 1),
];

/// Every such day that starts here.
pub(super) fn readings(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    // Every form begins with a letter, or with the digits of a day.
    if !here.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return;
    }
    let today = scope.now.date();
    let start = here.word("the").map_or(here, |c| c.blanks());
    for (words, days) in DAYS {
        if let Some(end) = here.phrase(words).or_else(|| start.phrase(words).filter(|_| words.ends_with("day"))) {
            out.push(Reading::day(end, plus_days(today, days)));
        }
    }
    if here.word("tonight").is_some() {
        out.push(Reading { kind: Kind::Half, ..Reading::day(here, Ok(today)) });
    }
    if let Some(after) = here.word("last").map(Cursor::blanks).filter(|c| c.word("night").is_some()) {
        out.push(Reading { kind: Kind::Half, ..Reading::day(after, plus_days(today, -1)) });
    }
    if let Some(after) = here.word("this") {
        out.push(Reading { kind: Kind::Half, ..Reading::day(after.blanks(), Ok(today)) });
    }
    if let Some(end) = here.word("now") {
        out.push(Reading { point: Ok(Point::Instant(scope.now)), ..Reading::day(end, Ok(today)) });
    }
    weeks(here, start, scope, out);
    months(here, scope, out);
    numbered(start, scope, out);
    nth_weekday(start, scope, out);
}

/// `next`, `this`, `last` before a period: how many it leads on.
pub(super) fn shifted(here: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    const WORDS: [(&str, i64); 6] =
        [("next", 1), ("this", 0), ("current", 0), ("last", -1), ("previous", -1), ("coming", 1)];
    here.word_in(&WORDS).map(|(shift, after)| (shift, after.blanks()))
}

fn weekday(here: Cursor<'_>) -> Option<(Weekday, Strength, Cursor<'_>)> {
    let (weekday, after) = here.word_in(&WEEKDAYS)?;
    let (letters, _) = here.letters();
    let strength = if matches!(letters, ['s', 'a', 't'] | ['s', 'u', 'n']) { Strength::Word } else { Strength::Sure };
    // "fri." but not "fri.3"
    let dotted = after.eat(".").filter(|c| !c.peek().is_some_and(char::is_alphanumeric));
    Some((weekday, strength, dotted.filter(|_| letters.len() <= 5).unwrap_or(after)))
}

fn weeks(here: Cursor<'_>, start: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    if let Some((weekday, strength, end)) = weekday(here) {
        let day = Reading::day(end, bare_weekday(scope, weekday)).weak(strength);
        out.push(Reading { kind: Kind::Weekday(weekday), ..day });
        // wednesday next week, friday of this week
        let inner = end.blanks().maybe(",").blanks();
        let inner = inner.any_word(&["of", "in", "from"]).map_or(inner, |c| c.blanks());
        let inner = inner.word("the").map_or(inner, |c| c.blanks());
        if let Some((weeks, end)) = week(inner) {
            out.push(Reading::day(end, weekday_of_week(scope, weeks, weekday)));
        }
    }
    if let Some((shift, after)) = shifted(start).filter(|_| start.word("coming").is_none())
        && let Some((weekday, _, end)) = weekday(after)
    {
        out.push(Reading::day(end, weekday_of_week(scope, shift, weekday)));
    }
    // this past wednesday, this coming friday: the nearest one, whatever its week
    let nearer = start.word("this").map_or(start, |c| c.blanks());
    for (word, field) in [("past", Field::Past), ("coming", Field::Future), ("upcoming", Field::Future)] {
        let named = nearer.word(word).and_then(|after| weekday(after.blanks()));
        if let Some((weekday, _, end)) = named {
            out.push(Reading::day(end, bare_weekday(Scope { field, ..scope }, weekday)));
        }
    }
    let Some((weeks, after)) = week(start) else { return };
    let inner = after.blanks().maybe(",").blanks();
    let inner = inner.word("on").map_or(inner, |c| c.blanks());
    if let Some((weekday, _, end)) = weekday(inner) {
        out.push(Reading::day(end, weekday_of_week(scope, weeks, weekday)));
    }
    if whole_is_clear(scope, weeks) {
        out.push(Reading::day(after, monday(scope, weeks)));
    }
}

/// `next week`, `last week`, `week after next`.
fn week(here: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    if let Some(end) = here.phrase("week after next") {
        return Some((2, end));
    }
    let (shift, after) = shifted(here)?;
    Some((shift, after.word("week")?))
}

/// `next month`, and a day of it.
fn months(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let start = here.word("the").map_or(here, |c| c.blanks());
    if let Some(end) = start.phrase("month after next") {
        out.push(Reading::day(end, month(scope, 2)));
    }
    let Some((months, after)) = shifted(start).and_then(|(s, c)| Some((s, c.word("month")?))) else { return };
    if whole_is_clear(scope, months) {
        out.push(Reading::day(after, month(scope, months)));
    }
}

/// Dates with a month's name, and days of the month.
fn numbered(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    if let Some((number, after)) = month_name(here) {
        let gap = after.blanks().maybe_any(&[",", "-", "/"]).blanks();
        let gap = gap.word("the").map_or(gap, |c| c.blanks());
        if let Some((day, _, end)) = day_number(gap) {
            with_year(end, scope, number, day, out);
        }
        return;
    }
    let Some((day, said, after)) = day_number(here) else { return };
    let gap = after.blanks();
    let of = gap.word("day").map_or(gap, |c| c.blanks());
    let of = of.any_word(&["of", "in"]).map_or(of, |c| c.blanks());
    let of = of.maybe_any(&["-", "/", ","]).blanks();
    if let Some((number, end)) = month_name(of) {
        with_year(end, scope, number, day, out);
    }
    let in_month = of.word("the").map_or(of, |c| c.blanks());
    if let Some((months, end)) = shifted(in_month).and_then(|(s, c)| Some((s, c.word("month")?))) {
        let on = month(scope, months).and_then(|first| date(first.year(), first.month(), day));
        out.push(Reading::calendar(end, on));
    }
    // "the 20th", "20th", "the third": but "third" alone may be anything, and 20 is no day.
    let announced = here.at >= 4 && here.chars[here.at - 4..here.at] == ['t', 'h', 'e', ' '];
    if said == Said::Ordinal || (said == Said::Letters && announced) {
        out.push(Reading::calendar(after, day_of_month(scope, day)));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Number,
    Ordinal,
    Letters,
}

/// 20, 20th, twentieth.
fn day_number(here: Cursor<'_>) -> Option<(u32, Said, Cursor<'_>)> {
    if let Some((day, letters, end)) = numeral::ordinal(here) {
        return Some((day, if letters { Said::Letters } else { Said::Ordinal }, end));
    }
    let (day, count, after) = here.digits()?;
    // may 20:30 is no day, nor is may 20% or 20.5
    let clash = matches!(after.peek(), Some(':' | '%' | '点' | '时'))
        || (after.peek() == Some('.') && after.moved(1).peek().is_some_and(|c| c.is_ascii_digit()));
    (count <= 2 && !clash).then_some((u32::try_from(day).ok()?, Said::Number, after))
}

/// A month and day, with the year if one follows.
fn with_year(end: Cursor<'_>, scope: Scope, month: u32, day: u32, out: &mut Vec<Reading>) {
    out.push(Reading::calendar(end, month_and_day(scope, month, day)));
    if let (Some(year), end) = year_after(end, scope) {
        out.push(Reading::calendar(end, date(year, month, day)));
    }
}

/// `, 2026`, `of 2026`, `next year` after a month or day.
pub(super) fn year_after<'a>(here: Cursor<'a>, scope: Scope) -> (Option<i32>, Cursor<'a>) {
    let gap = here.blanks().maybe_any(&[",", "-", "/", "."]).blanks();
    let gap = gap.any_word(&["of", "in"]).map_or(gap, |c| c.blanks());
    if let Some((year, 4, end)) = gap.digits()
        && end.peek() != Some(':')
    {
        return (i32::try_from(year).ok(), end);
    }
    match shifted(gap).and_then(|(shift, c)| Some((shift, c.word("year")?))) {
        Some((shift, end)) => (i32::try_from(shift).ok().map(|s| scope.now.date().year() + s), end),
        None => (None, here),
    }
}

/// A month's name, with its point if shortened.
pub(super) fn month_name(here: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (month, after) = here.word_in(&MONTHS)?;
    let dotted = after.eat(".").filter(|_| after.at - here.at <= 4);
    Some((month, dotted.unwrap_or(after)))
}

/// `first monday of next month`, `last friday of october 2026`.
fn nth_weekday(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let (count, after) = match here.word("last") {
        Some(after) => (None, after),
        None => match numeral::ordinal(here) {
            Some((count, _, after)) => (Some(count), after),
            None => return,
        },
    };
    let Some((weekday, _, after)) = weekday(after.blanks()) else { return };
    let Some(inner) = after.blanks().any_word(&["of", "in"]) else { return };
    let inner = inner.blanks();
    let inner = inner.word("the").map_or(inner, |c| c.blanks());
    if let Some((months, end)) = shifted(inner).and_then(|(s, c)| Some((s, c.word("month")?))) {
        out.push(Reading::day(end, month(scope, months).and_then(|first| nth(first, count, weekday))));
    }
    if let Some(end) = inner.word("month") {
        out.push(Reading::day(end, month(scope, 0).and_then(|first| nth(first, count, weekday))));
    }
    if let Some((number, after)) = month_name(inner) {
        let (year, end) = year_after(after, scope);
        let first = match year {
            Some(year) => date(year, number, 1),
            None => this_or_next(scope, number),
        };
        out.push(Reading::day(end, first.and_then(|first| nth(first, count, weekday))));
    }
}
