//! First and last days: 月底, 下月初, 季度末, 年底, 周末, end of next month, eow, this weekend. Edges without a period
//! named look forward (backward in a past field), today included.

use super::calendar::{Outcome, date, monday, month, month_end, nearest, weekday_of_week};
use super::chinese::{month_number, quarter_edge, shift, this_or_next, year};
use super::compose::Reading;
use super::english;
use super::{Field, Scope};
use crate::language::cursor::Cursor;
use crate::language::numeral;
use chrono::{Datelike, NaiveDate, Weekday};

/// A span of the calendar that has a first and a last day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
}

/// Every edge that starts here.
pub(super) fn readings(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    chinese(here, scope, out);
    of_named_month(here, scope, out);
    in_english(here, scope, out);
}

fn chinese(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    const UNITS: [(&str, Period); 6] = [
        ("周", Period::Week),
        ("星期", Period::Week),
        ("月", Period::Month),
        ("季度", Period::Quarter),
        ("季", Period::Quarter),
        ("年", Period::Year),
    ];
    let (steps, bare, after) = shift(here);
    let shift = (!bare).then_some(steps);
    if let Some((period, unit)) = after.look_up(&UNITS) {
        let gap = unit.maybe("的");
        if let Some(end) = gap.eat("末").filter(|_| period == Period::Week) {
            out.push(Reading::day(end, edge(scope, Period::Weekend, shift, true)));
        } else if let Some((last, end)) = first_or_last(gap) {
            out.push(Reading::day(end, edge(scope, period, shift, last)));
        }
    }
    // 第一季度末, 二季度末
    let numbered = here.maybe("第");
    if let Some((number, after)) = numeral::number(numbered)
        && let Some((last, end)) = after.eat_any(&["季度", "季"]).and_then(first_or_last)
    {
        out.push(Reading::day(end, nearest_quarter(scope, number, last)));
    }
    let Some((year, after)) = year(here, scope) else { return };
    let after = after.maybe("的");
    // 明年底, 明年年底
    if let Some((last, end)) = first_or_last(after.maybe("年")) {
        let (month, day) = if last { (12, 31) } else { (1, 1) };
        out.push(Reading::day(end, date(year, month, day)));
    }
    if let Some((number, after_month)) = month_number(after.blanks())
        && let Some((last, end)) = first_or_last(after_month)
    {
        out.push(Reading::day(end, of_month(date(year, number, 1), last)));
    }
}

fn first_or_last(here: Cursor<'_>) -> Option<(bool, Cursor<'_>)> {
    here.look_up(&[
        ("底", true),
        ("末", true),
        ("尾", true),
        ("最后一天", true),
        ("初", false),
        ("头", false),
        ("第一天", false),
    ])
}

/// 3月底, 五月初.
fn of_named_month(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let Some((number, after)) = month_number(here) else { return };
    if let Some((last, end)) = first_or_last(after.maybe("的")) {
        let day = this_or_next(scope, number).and_then(|first| looking(scope, first, last));
        out.push(Reading::day(end, day));
    }
}

/// The edge of a month given by its first day, a year on if that has passed.
fn looking(scope: Scope, first: NaiveDate, last: bool) -> Outcome<NaiveDate> {
    let today = scope.now.date();
    let day = of_month(Ok(first), last)?;
    let year = match scope.field {
        Field::Future if day < today => first.year() + 1,
        Field::Past if day > today => first.year() - 1,
        _ => return Ok(day),
    };
    of_month(date(year, first.month(), 1), last)
}

fn of_month(first: Outcome<NaiveDate>, last: bool) -> Outcome<NaiveDate> {
    if last { month_end(first?) } else { first }
}

fn nearest_quarter(scope: Scope, number: u32, last: bool) -> Outcome<NaiveDate> {
    if !(1..=4).contains(&number) {
        return super::compose::no_such_day();
    }
    let year = scope.now.date().year();
    nearest(scope, 0..=1, |step| {
        let year = year + i32::try_from(step).ok()?;
        quarter_edge(NaiveDate::from_ymd_opt(year, number * 3, 1)?, 0, last).ok()
    })
}

/// The edge of a period; `shift` counts periods from the current one, `None` looks for the nearest.
pub(super) fn edge(scope: Scope, period: Period, shift: Option<i64>, last: bool) -> Outcome<NaiveDate> {
    let at = |shift: i64| match period {
        Period::Week if last => weekday_of_week(scope, shift, Weekday::Sun),
        Period::Week => monday(scope, shift),
        Period::Weekend => weekday_of_week(scope, shift, Weekday::Sat),
        Period::Month => of_month(month(scope, shift), last),
        Period::Quarter => quarter_edge(scope.now.date(), shift, last),
        Period::Year => {
            let year = scope.now.date().year().saturating_add(i32::try_from(shift).unwrap_or(i32::MAX));
            if last { date(year, 12, 31) } else { date(year, 1, 1) }
        }
    };
    match shift {
        Some(shift) => at(shift),
        None => nearest(scope, 0..=1, |step| at(step).ok()),
    }
}

fn in_english(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    const SHORT: [(&str, Period); 5] = [
        ("eom", Period::Month),
        ("eow", Period::Week),
        ("eoy", Period::Year),
        ("eoq", Period::Quarter),
        ("weekend", Period::Weekend),
    ];
    let start = here.word("the").map_or(here, |c| c.blanks());
    if let Some((period, end)) = start.word_in(&SHORT) {
        out.push(Reading::day(end, edge(scope, period, None, true)));
    }
    if let Some((shift, end)) = english::shifted(start).and_then(|(s, c)| Some((s, c.word("weekend")?))) {
        out.push(Reading::day(end, edge(scope, Period::Weekend, Some(shift), true)));
    }
    // month end, year-end
    if let Some((period, after)) = start.word_in(&english::PERIODS)
        && let Some(end) = after.maybe("-").blanks().word("end")
    {
        out.push(Reading::day(end, edge(scope, period, None, true)));
    }
    let Some((last, after)) = english_edge(start) else { return };
    let after = after.word("of").map_or(after, |c| c.blanks());
    let inner = after.word("the").map_or(after, |c| c.blanks());
    if let Some((period, end)) = inner.word_in(&english::PERIODS) {
        out.push(Reading::day(end, edge(scope, period, None, last)));
    }
    if let Some((shift, unit)) = english::shifted(inner)
        && let Some((period, end)) = unit.word_in(&english::PERIODS)
    {
        out.push(Reading::day(end, edge(scope, period, Some(shift), last)));
    }
    if let Some((number, after_month)) = english::month_name(inner) {
        let (year, end) = english::year_after(after_month, scope);
        let day = match year {
            Some(year) => of_month(date(year, number, 1), last),
            None => this_or_next(scope, number).and_then(|first| looking(scope, first, last)),
        };
        out.push(Reading::day(end, day));
    } else if let Some((year, 4, end)) = inner.digits() {
        let year = i32::try_from(year).unwrap_or(i32::MAX);
        out.push(Reading::day(end, if last { date(year, 12, 31) } else { date(year, 1, 1) }));
    }
}

/// `end of`, `start of`, `last day of`: whether it is the last day, and what follows.
fn english_edge(here: Cursor<'_>) -> Option<(bool, Cursor<'_>)> {
    const WORDS: [(&str, bool); 4] = [("end", true), ("start", false), ("beginning", false), ("close", true)];
    if let Some((last, after)) = here.word_in(&WORDS) {
        return Some((last, after.blanks()));
    }
    let (last, after) = here.word_in(&[("last", true), ("first", false)])?;
    let after = after.blanks().word("day")?.blanks();
    after.word("of")?;
    Some((last, after))
}
