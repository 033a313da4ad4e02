//! Days counted from now or from another day: 三天后, 半个月后, 一个半小时后, in 2 weeks, 3w later, +3d, two weeks from friday;
//! behind a mark also 3d, 2 weeks and 3天.
//! Months clamp, 半个月 is 15 days, hours give an instant; "within" and 之内 are deadlines and are not read.

use super::calendar::{Outcome, Point, plus_days, plus_minutes, plus_months};
use super::compose::{Kind, Reading, simple_days};
use super::{Field, Scope, Strength};
use crate::language::cursor::Cursor;
use crate::language::numeral;
use chrono::NaiveDate;

/// A length of time; months clamp, so they are kept apart from days.
#[derive(Clone, Copy, Default)]
struct Length {
    months: i64,
    days: i64,
    minutes: i64,
}

impl Length {
    fn plus(self, other: Length) -> Length {
        Length {
            months: self.months + other.months,
            days: self.days + other.days,
            minutes: self.minutes + other.minutes,
        }
    }

    fn times(self, n: i64) -> Length {
        Length { months: self.months * n, days: self.days * n, minutes: self.minutes * n }
    }

    fn day_from(self, day: NaiveDate) -> Outcome<NaiveDate> {
        plus_days(plus_months(day, self.months)?, self.days)
    }

    fn point_from(self, scope: Scope) -> Outcome<Point> {
        let day = self.day_from(scope.now.date())?;
        if self.minutes == 0 {
            return Ok(Point::Day(day));
        }
        plus_minutes(day.and_time(scope.now.time()), self.minutes).map(Point::Instant)
    }
}

const fn months(months: i64) -> Length {
    Length { months, days: 0, minutes: 0 }
}

const fn days(days: i64) -> Length {
    Length { months: 0, days, minutes: 0 }
}

const fn minutes(minutes: i64) -> Length {
    Length { months: 0, days: 0, minutes }
}

/// Every day counted from another that starts here.
pub(super) fn readings(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    signed(here, scope, out);
    alone(here, scope, out);
    chinese(here, scope, out);
    english(here, scope, out);
}

fn push(end: Cursor<'_>, point: Outcome<Point>, out: &mut Vec<Reading>) {
    out.push(reading(end, point));
}

fn reading(end: Cursor<'_>, point: Outcome<Point>) -> Reading {
    let day = point.map(|point| match point {
        Point::Day(day) => day,
        Point::Instant(at) => at.date(),
    });
    Reading { point, kind: Kind::Other, ..Reading::day(end, day) }
}

const LETTERS: [(&str, Length); 6] =
    [("d", days(1)), ("w", days(7)), ("m", months(1)), ("q", months(3)), ("y", months(12)), ("h", minutes(60))];

/// `3d`, `2w`, `1m`, `2 weeks`, `3天`: of a plan that asks for its date, in so long. 3日 is a day, and 3月 a month.
fn alone(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    if scope.field != Field::Future {
        return;
    }
    let letters = || {
        let (n, _, after) = here.digits()?;
        let (unit, end) = after.word_in(&LETTERS)?;
        Some((unit.times(count(n)?), end))
    };
    let chinese = || chinese_length(here).filter(|(_, of_days, _)| !of_days).map(|(length, _, end)| (length, end));
    let Some((length, end)) = letters().or_else(|| english_length(here)).or_else(chinese) else { return };
    out.push(reading(end, length.point_from(scope)).weak(Strength::Asked));
}

/// `+3d`, `-2w`, `+1m`, `+3天`.
fn signed(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let Some((sign, after)) = here.look_up(&[("+", 1), ("-", -1)]) else { return };
    let Some((count, after)) = after.blanks().digits().and_then(|(n, _, c)| Some((count(n)?, c.blanks()))) else {
        return;
    };
    let unit = after
        .word_in(&LETTERS)
        .or_else(|| after.word_in(&ENGLISH_UNITS))
        .or_else(|| after.look_up(&CHINESE_UNITS))
        .or_else(|| after.eat("月").map(|end| (months(1), end)));
    if let Some((unit, end)) = unit {
        push(end, unit.times(sign * count).point_from(scope), out);
    }
}

/// Ten thousand of anything is more than a plan can mean, and keeps the arithmetic far from overflow.
fn count(n: u64) -> Option<i64> {
    i64::try_from(n).ok().filter(|n| *n <= 99_999)
}

// 月 wants 个 before it: 3月后 is as likely "after March".
const CHINESE_UNITS: [(&str, Length); 16] = [
    ("天", days(1)),
    ("日", days(1)),
    ("周", days(7)),
    ("星期", days(7)),
    ("个星期", days(7)),
    ("礼拜", days(7)),
    ("个礼拜", days(7)),
    ("个月", months(1)),
    ("季度", months(3)),
    ("个季度", months(3)),
    ("年", months(12)),
    ("小时", minutes(60)),
    ("个小时", minutes(60)),
    ("钟头", minutes(60)),
    ("个钟头", minutes(60)),
    ("分钟", minutes(1)),
];

fn chinese(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let ahead = here.eat_any(&["过", "再过", "等", "再等"]);
    let start = ahead.unwrap_or(here).blanks();
    let Some((length, of_days, after)) = chinese_length(start) else { return };
    let gap = after.blanks();
    if let Some(end) = gap.eat_any(&["后", "以后", "之后", "过后"]) {
        push(end, length.point_from(scope), out);
    } else if let Some(end) = gap.eat_any(&["前", "以前", "之前"]) {
        // 20日前 in a plan is a deadline.
        if ahead.is_none() && (!of_days || scope.field == Field::Past) {
            push(end, length.times(-1).point_from(scope), out);
        }
    } else if ahead.is_some_and(|c| c.peek_back() == Some('过')) {
        push(after, length.point_from(scope), out);
    }
}

/// 三天, 半个月, 一个半小时, 两年半, 1年零2个月; whether it counts in 日, which also names a day.
fn chinese_length(here: Cursor<'_>) -> Option<(Length, bool, Cursor<'_>)> {
    let (mut length, of_days, mut after) = chinese_term(here)?;
    for _ in 0..5 {
        let Some((more, _, end)) = chinese_term(after.maybe_any(&["零", "又", "加"])) else { break };
        length = length.plus(more);
        after = end;
    }
    Some((length, of_days, after))
}

fn chinese_term(here: Cursor<'_>) -> Option<(Length, bool, Cursor<'_>)> {
    const HALVES: [(&str, Length); 7] = [
        ("半个月", days(15)),
        ("半月", days(15)),
        ("半年", months(6)),
        ("半小时", minutes(30)),
        ("半个小时", minutes(30)),
        ("半个钟头", minutes(30)),
        ("半个钟", minutes(30)),
    ];
    if let Some((length, end)) = here.look_up(&HALVES) {
        return Some((length, false, end));
    }
    let (n, after) = numeral::number(here)?;
    let n = count(u64::from(n))?;
    let after = after.blanks();
    // 一个半月: one month and a half of one.
    if let Some(inner) = after.eat("个")
        && let Some((half, end)) = inner.look_up(&HALVES)
    {
        let whole = if half.days == 15 { months(1) } else { half.plus(half) };
        return Some((whole.times(n).plus(half), false, end));
    }
    if let Some(end) = after.eat("刻钟") {
        return Some((minutes(15 * n), false, end));
    }
    // 俩月, 两月 count; 三月 names a month.
    if let Some(end) = after.eat("月").filter(|_| matches!(here.peek(), Some('俩' | '两'))) {
        return Some((months(n), false, end));
    }
    let (unit, end) = after.look_up(&CHINESE_UNITS)?;
    let of_days = after.peek() == Some('日');
    if unit.months == 12
        && let Some(end) = end.eat("半")
    {
        return Some((months(12 * n + 6), false, end));
    }
    Some((unit.times(n), of_days, end))
}

const ENGLISH_UNITS: [(&str, Length); 30] = [
    ("d", days(1)),
    ("day", days(1)),
    ("days", days(1)),
    ("w", days(7)),
    ("wk", days(7)),
    ("wks", days(7)),
    ("week", days(7)),
    ("weeks", days(7)),
    ("fortnight", days(14)),
    ("fortnights", days(14)),
    ("mo", months(1)),
    ("mos", months(1)),
    ("mth", months(1)),
    ("mths", months(1)),
    ("month", months(1)),
    ("months", months(1)),
    ("quarter", months(3)),
    ("quarters", months(3)),
    ("y", months(12)),
    ("yr", months(12)),
    ("yrs", months(12)),
    ("year", months(12)),
    ("years", months(12)),
    ("h", minutes(60)),
    ("hr", minutes(60)),
    ("hrs", minutes(60)),
    ("hour", minutes(60)),
    ("hours", minutes(60)),
    ("minute", minutes(1)),
    ("minutes", minutes(1)),
];

fn english(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    if let Some((length, end)) = here.word("in").and_then(|after| english_length(after.blanks())) {
        // in three weeks' time
        let tail = end.maybe("'").blanks().word("time").or_else(|| end.eat("'s").and_then(|c| c.blanks().word("time")));
        let tail = tail.or_else(|| end.blanks().phrase("from now"));
        push(tail.unwrap_or(end), length.point_from(scope), out);
        return;
    }
    // "the week after friday" counts one; "the day after tomorrow" does too.
    let counted = english_length(here);
    let bare = || {
        let start = here.word("the").map_or(here, |c| c.blanks());
        start.word_in(&[("day", days(1)), ("week", days(7)), ("fortnight", days(14))])
    };
    let Some((length, after)) = counted.or_else(bare) else { return };
    let gap = after.blanks();
    if counted.is_some() {
        let ahead =
            gap.any_word(&["later", "hence"]).or_else(|| gap.phrase("from now")).or_else(|| gap.phrase("after now"));
        if let Some(end) = ahead {
            push(end, length.point_from(scope), out);
        } else if let Some(end) = gap.any_word(&["ago", "back"]).or_else(|| gap.phrase("before now")) {
            push(end, length.times(-1).point_from(scope), out);
        }
    }
    let Some((sign, after)) = gap.word_in(&[("from", 1), ("after", 1), ("before", -1), ("since", 0)]) else { return };
    if sign == 0 || length.minutes != 0 {
        return;
    }
    for base in simple_days(after.blanks(), scope) {
        if let (Ok(Point::Day(day)), false) = (base.point, base.kind == Kind::Half) {
            let end = Cursor::new(here.chars, base.end);
            push(end, length.times(sign).day_from(day).map(Point::Day), out);
        }
    }
}

/// `3 weeks`, `a year and 2 months`, `an hour and a half`, `half an hour`, `a couple of days`.
fn english_length(here: Cursor<'_>) -> Option<(Length, Cursor<'_>)> {
    let (mut length, mut after) = english_term(here)?;
    // Years, months, weeks, days, hours, minutes: no length has more terms.
    for _ in 0..5 {
        let gap = after.blanks().maybe(",").blanks();
        let gap = gap.word("and").map_or(gap, |c| c.blanks());
        match english_term(gap) {
            Some((more, end)) if gap.at > after.at => {
                length = length.plus(more);
                after = end;
            }
            _ => break,
        }
    }
    Some((length, after))
}

fn english_term(here: Cursor<'_>) -> Option<(Length, Cursor<'_>)> {
    if let Some(after) = here.phrase("half an").or_else(|| here.phrase("half a")) {
        return after.blanks().word_in(&[("hour", minutes(30)), ("year", months(6)), ("month", days(15))]);
    }
    let (n, after) = if let Some((n, _, after)) = here.digits() {
        (count(n)?, after)
    } else if let Some(after) = here.phrase("a couple of").or_else(|| here.phrase("couple of")) {
        (2, after)
    } else if let Some(after) = here.any_word(&["a", "an"]) {
        (1, after)
    } else {
        let (n, after) = numeral::english(here)?;
        (i64::from(n), after)
    };
    let (unit, end) = after
        .maybe("-")
        .blanks()
        .word_in(&ENGLISH_UNITS)
        .or_else(|| after.blanks().word_in(&[("min", minutes(1)), ("mins", minutes(1)), ("q", months(3))]))?;
    if unit.minutes == 60
        && let Some(end) = end.blanks().phrase("and a half")
    {
        return Some((minutes(60 * n + 30), end));
    }
    Some((unit.times(n), end))
}
