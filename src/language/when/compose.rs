//! Puts days and times together, weekday and date too, and says where an expression may end inside a longer text.
//! Knows no words of its own but the small ones between them.

use super::calendar::{Outcome, Point};
use super::{Field, Scope, Strength, When, WhenErrorKind, chinese, edge, english, numeric, offset, time};
use crate::domain::moment::Moment;
use crate::language::cursor::Cursor;
use crate::language::folded::Folded;
use crate::language::numeral;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use std::ops::Range;

/// What kind of day a form gave, as far as combining it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A day by its number, with or without month and year: may have its weekday beside it.
    Calendar,
    /// A weekday and nothing else.
    Weekday(Weekday),
    /// Half a word that needs a part of the day: 今(晚), 明(早).
    Half,
    Other,
}

/// One way to read the text from a place on.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub end: usize,
    pub point: Outcome<Point>,
    pub kind: Kind,
    pub strength: Strength,
    pub other_weekday: Option<Weekday>,
}

impl Reading {
    pub fn day(end: Cursor<'_>, day: Outcome<NaiveDate>) -> Reading {
        Reading {
            end: end.at,
            point: day.map(Point::Day),
            kind: Kind::Other,
            strength: Strength::Sure,
            other_weekday: None,
        }
    }

    pub fn calendar(end: Cursor<'_>, day: Outcome<NaiveDate>) -> Reading {
        Reading { kind: Kind::Calendar, ..Reading::day(end, day) }
    }

    pub fn weak(self, strength: Strength) -> Reading {
        Reading { strength, ..self }
    }
}

/// A whole expression: what it means, and where it ends.
pub(super) struct Expression {
    pub end: usize,
    pub result: Outcome<Found>,
    pub strength: Strength,
}

/// [`When`] with char indexes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Found {
    moment: Moment,
    part_of_day: Option<Range<usize>>,
    other_weekday: Option<Weekday>,
}

impl Found {
    pub fn into_when(self, folded: &Folded) -> When {
        When {
            moment: self.moment,
            part_of_day: self.part_of_day.map(|range| folded.bytes(range)),
            other_weekday: self.other_weekday,
        }
    }
}

/// Every expression that starts at a place.
pub(super) fn expressions(chars: &[char], start: usize, scope: Scope) -> Vec<Expression> {
    let mut out = Vec::new();
    let here = Cursor::new(chars, start);
    let first = here.any_word(&["on", "at"]).map_or(here, |after| after.blanks());
    for reading in days(first, scope) {
        let after = Cursor::new(chars, reading.end);
        if reading.kind != Kind::Half {
            out.push(expression(reading, reading.end, |date| (Moment::day(date), None)));
        }
        if matches!(reading.point, Ok(Point::Instant(_))) {
            continue;
        }
        let gap = joined(after);
        if let Some(clock) = time::read(gap, reading.kind == Kind::Half) {
            out.push(timed(reading, clock));
        }
    }
    if let Some(clock) = time::read(first, false) {
        let Some(read) = clock.time else { return out };
        out.push(Expression {
            end: clock.end,
            result: read.and_then(|t| time_alone(scope, t)).map(Found::plain),
            strength: clock.strength,
        });
        let after = Cursor::new(chars, clock.end);
        let gap = after.blanks().maybe(",").blanks();
        let gap = gap.word("on").map_or(gap, |c| c.blanks());
        // 3点 5号 and 15:00 20号 need a gap; 3pm friday has one anyway.
        if gap.at == after.at {
            return out;
        }
        for reading in days(gap, scope) {
            if reading.kind != Kind::Half && !matches!(reading.point, Ok(Point::Instant(_))) {
                let end = reading.end;
                out.push(timed(reading, time::Clock { end, ..clock.clone() }));
            }
        }
    }
    out
}

impl Found {
    fn plain(moment: Moment) -> Found {
        Found { moment, part_of_day: None, other_weekday: None }
    }
}

/// The longest day of the calendar in digits or words that starts here, and the char where it ends.
pub(super) fn calendar_day(here: Cursor<'_>, scope: Scope) -> Option<(NaiveDate, usize)> {
    let days = simple_days(here, scope).into_iter();
    let days = days.filter(|reading| reading.kind == Kind::Calendar && reading.strength == Strength::Sure);
    let days = days.filter_map(|reading| match reading.point {
        Ok(Point::Day(day)) => Some((day, reading.end)),
        _ => None,
    });
    days.max_by_key(|(_, end)| *end)
}

/// Every day that starts here, a weekday beside its date included.
fn days(here: Cursor<'_>, scope: Scope) -> Vec<Reading> {
    let mut all = simple_days(here, scope);
    offset::readings(here, scope, &mut all);
    let mut pairs = Vec::new();
    for first in &all {
        let after = Cursor::new(here.chars, first.end);
        let open = after.blanks().maybe_any(&[",", "("]).blanks();
        let open = open.word("the").map_or(open, |c| c.blanks());
        match first.kind {
            Kind::Weekday(weekday) => {
                for date in simple_days(open, scope).into_iter().filter(|r| r.kind == Kind::Calendar) {
                    pairs.push(checked(date, weekday, closed(here, open, date.end)));
                }
            }
            Kind::Calendar => {
                for other in simple_days(open, scope) {
                    if let Kind::Weekday(weekday) = other.kind {
                        pairs.push(checked(*first, weekday, closed(here, open, other.end)));
                    }
                }
            }
            _ => {}
        }
    }
    all.extend(pairs);
    all
}

/// Days that are not counted from another day.
pub(super) fn simple_days(here: Cursor<'_>, scope: Scope) -> Vec<Reading> {
    let mut all = Vec::new();
    numeric::readings(here, scope, &mut all);
    chinese::readings(here, scope, &mut all);
    english::readings(here, scope, &mut all);
    edge::readings(here, scope, &mut all);
    all
}

/// A date with the weekday named beside it.
fn checked(date: Reading, weekday: Weekday, end: usize) -> Reading {
    let other = match date.point {
        Ok(Point::Day(day)) if day.weekday() != weekday => Some(weekday),
        _ => None,
    };
    Reading { end, other_weekday: other, kind: Kind::Other, strength: Strength::Sure, ..date }
}

/// The end, with the bracket closed that `open` follows.
fn closed(here: Cursor<'_>, open: Cursor<'_>, end: usize) -> usize {
    let after = Cursor::new(here.chars, end);
    let bracket = here.chars[here.at..open.at].contains(&'(');
    if bracket { after.blanks().eat(")").map_or(end, |c| c.at) } else { end }
}

/// After what may stand between a day and its time.
fn joined(after: Cursor<'_>) -> Cursor<'_> {
    // The T of 2026-05-20T15:00 touches both.
    if let Some(time) = after.eat("t").filter(|c| c.peek().is_some_and(|c| c.is_ascii_digit())) {
        return time;
    }
    let gap = after.blanks().maybe_any(&[",", "的"]).blanks();
    gap.word("at").map_or(gap, |c| c.blanks())
}

fn timed(reading: Reading, clock: time::Clock) -> Expression {
    let is_sure = clock.time.is_some() && reading.strength > Strength::Asked;
    let strength = if is_sure { Strength::Sure } else { reading.strength };
    let (part, time) = (clock.part, clock.time);
    let failed = match time {
        Some(Err(kind)) => Some(kind),
        _ => None,
    };
    let time = time.and_then(Result::ok);
    let mut whole = expression(reading, clock.end, |date| match time {
        Some(time) => (Moment::at(date, time), None),
        None => (Moment::day(date), part),
    });
    if let (Some(kind), true) = (failed, whole.result.is_ok()) {
        whole.result = Err(kind);
    }
    Expression { strength, ..whole }
}

fn expression(
    reading: Reading,
    end: usize,
    of_day: impl FnOnce(NaiveDate) -> (Moment, Option<Range<usize>>),
) -> Expression {
    let result = reading.point.map(|point| {
        let (moment, part_of_day) = match point {
            Point::Day(date) => of_day(date),
            Point::Instant(at) => (Moment::at(at.date(), whole_minute(at.time())), None),
        };
        Found { moment, part_of_day, other_weekday: reading.other_weekday }
    });
    Expression { end, result, strength: reading.strength }
}

fn whole_minute(time: NaiveTime) -> NaiveTime {
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
}

/// A time without a day: today, or tomorrow if past in a future field; yesterday if still to come in a past one.
fn time_alone(scope: Scope, time: NaiveTime) -> Outcome<Moment> {
    let now = whole_minute(scope.now.time());
    let shift = match scope.field {
        Field::Future if time < now => 1,
        Field::Past if time > now => -1,
        _ => 0,
    };
    super::calendar::plus_days(scope.now.date(), shift).map(|date| Moment::at(date, time))
}

/// Whether an expression that ends here leaves a sensible rest: no half of a word, a number, a span or a deadline.
pub(super) fn ends_well(chars: &[char], end: usize, strength: Strength, scope: Scope) -> bool {
    let here = Cursor::new(chars, end);
    let (Some(next), Some(last)) = (here.peek(), here.peek_back()) else { return true };
    if next == ' ' {
        return !follows_span_word(here.blanks(), strength, scope);
    }
    let after_next = here.moved(1).peek();
    if next.is_ascii_alphanumeric() && (last.is_ascii_alphanumeric() || next.is_ascii_digit()) {
        return false;
    }
    if matches!(next, '-' | '~' | '/' | ':' | '.' | '\'' | '%') && after_next.is_some_and(|c| c.is_alphanumeric()) {
        return false;
    }
    if matches!(next, '前' | '后' | '内' | '起' | '至' | '多' | '%') || here.eat("左右").is_some() {
        return false;
    }
    if matches!(next, '之' | '以') && matches!(after_next, Some('前' | '后' | '内')) {
        return false;
    }
    // 3号楼 is a house, 周日程 a plan, 3点建议 a piece of advice.
    let misleading = match last {
        '号' => "楼线店馆仓机厅门桌位院库车码房室柜台",
        '日' => "程常报历用",
        '点' => "建意要问内说想",
        '月' => "份饼二三四五六七八九十",
        '周' | '期' | '拜' => "一二三四五六七八九十日天",
        '0'..='9' => "天日周月年个号台件套人次小分点时万千百元块折期寸米吨",
        _ => "",
    };
    if misleading.contains(next) {
        return false;
    }
    // 明天八点多: half of what was said is worse than nothing.
    if let Some((_, after)) = numeral::number(here)
        && after.blanks().eat_any(&["点", "时", "号", "日", "月"]).is_some()
    {
        return false;
    }
    !follows_span_word(here, strength, scope)
}

/// Whether `到`, `和`, `-` and the like stand here with another day after them, as sure as the first: a span or a choice, not one date.
fn follows_span_word(here: Cursor<'_>, strength: Strength, scope: Scope) -> bool {
    let after = here
        .eat_any(&["到", "至", "和", "或", "或者", "、", "~", "-", "—"])
        .or_else(|| here.any_word(&["to", "or", "and", "until", "till"]));
    after.is_some_and(|after| {
        let least = strength.min(Strength::Word);
        days(after.blanks(), scope).iter().any(|reading| reading.strength >= least)
            || time::read(after.blanks(), false).is_some()
    })
}

/// Why a reading fails, for forms that are recognised but cannot be.
pub(super) fn no_such_day() -> Outcome<NaiveDate> {
    Err(WhenErrorKind::NoSuchDay)
}
