//! Days as Chinese says them: 明天, 下周三, 15号, 5月20日, 明年三月一号, 下月5号, 下个月第一个周一. Edges and offsets are elsewhere.

use super::calendar::{
    Outcome, bare_weekday, date, day_of_month, kept, monday, month, month_and_day, month_end, plus_days, plus_months,
    weekday_of_week,
};
use super::compose::{Kind, Reading, no_such_day};
use super::numeric::{short_year, small_year};
use super::{Field, Scope, WhenErrorKind};
use crate::language::cursor::Cursor;
use crate::language::numeral;
use chrono::{Datelike, NaiveDate, Weekday};

const DAYS: [(&str, i64); 26] = [
    ("今天", 0),
    ("今日", 0),
    ("今儿", 0),
    ("今儿个", 0),
    ("当天", 0),
    ("明天", 1),
    ("明日", 1),
    ("明儿", 1),
    ("明儿个", 1),
    ("听日", 1),
    ("后天", 2),
    ("后日", 2),
    ("后儿", 2),
    ("大后天", 3),
    ("大后日", 3),
    ("大大后天", 4),
    ("昨天", -1),
    ("昨日", -1),
    ("昨儿", -1),
    ("昨儿个", -1),
    ("琴日", -1),
    ("寻日", -1),
    ("前天", -2),
    ("前日", -2),
    ("大前天", -3),
    ("大前日", -3),
];

/// 今 in 今晚: the day is clear once a part of it follows.
const HALVES: [(&str, i64); 5] = [("今", 0), ("明", 1), ("后", 2), ("昨", -1), ("前", -2)];

/// Every such day that starts here.
pub(super) fn readings(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let today = scope.now.date();
    if let Some((days, end)) = here.look_up(&DAYS) {
        out.push(Reading::day(end, plus_days(today, days)));
    }
    if let Some((days, end)) = here.look_up(&HALVES) {
        out.push(Reading { kind: Kind::Half, ..Reading::day(end, plus_days(today, days)) });
    }
    if let Some(end) = here.eat_any(&["现在", "此刻"]) {
        out.push(Reading { point: Ok(super::calendar::Point::Instant(scope.now)), ..Reading::day(end, Ok(today)) });
    }
    weeks(here, scope, out);
    months(here, scope, out);
    years(here, scope, out);
    month_day(here, None, scope, out);
    if let Some((day, end)) = day_number(here, true) {
        out.push(Reading::calendar(end, day_of_month(scope, day)));
    }
}

/// How far 上, 下, 本 and their repetitions lead: weeks, months or quarters. `true` when nothing said so.
pub(super) fn shift(here: Cursor<'_>) -> (i64, bool, Cursor<'_>) {
    for (c, step) in [('下', 1), ('上', -1)] {
        let mut after = here;
        while after.peek() == Some(c) && after.at - here.at < 9 {
            after = after.moved(1);
        }
        let count = after.at - here.at;
        if count > 0 {
            return (step * i64::try_from(count).unwrap_or(0), false, after.maybe("一").maybe("个"));
        }
    }
    match here.eat_any(&["这个", "这一", "本", "这", "今个", "今", "当"]) {
        Some(after) => (0, false, after),
        None => (0, true, here),
    }
}

fn weeks(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let (weeks, bare, after) = shift(here);
    let Some(after) = after.eat_any(&["周", "星期", "礼拜"]) else { return };
    if let Some((weekday, end)) = weekday(after.blanks()) {
        if bare {
            out.push(Reading { kind: Kind::Weekday(weekday), ..Reading::day(end, bare_weekday(scope, weekday)) });
        } else {
            out.push(Reading::day(end, weekday_of_week(scope, weeks, weekday)));
        }
        return;
    }
    // 下周的周三, 下周 周三
    if !bare {
        let inner = after.blanks().maybe("的").blanks();
        let named = inner.eat_any(&["周", "星期", "礼拜"]).and_then(weekday);
        if let Some((weekday, end)) = named {
            out.push(Reading::day(end, weekday_of_week(scope, weeks, weekday)));
        }
        if whole_is_clear(scope, weeks) {
            out.push(Reading::day(after, monday(scope, weeks)));
        }
    }
}

/// 下周 is its Monday, 下个月 its first day; 本周 in a plan would lie in the past, and is not read so.
pub(super) fn whole_is_clear(scope: Scope, shift: i64) -> bool {
    match scope.field {
        Field::Future => shift != 0,
        Field::Past => shift <= 0,
    }
}

pub(super) fn weekday(here: Cursor<'_>) -> Option<(Weekday, Cursor<'_>)> {
    let weekday = match here.peek()? {
        '一' | '1' => Weekday::Mon,
        '二' | '2' => Weekday::Tue,
        '三' | '3' => Weekday::Wed,
        '四' | '4' => Weekday::Thu,
        '五' | '5' => Weekday::Fri,
        '六' | '6' => Weekday::Sat,
        '日' | '天' | '7' => Weekday::Sun,
        _ => return None,
    };
    let after = here.moved(1);
    let digits = here.peek().is_some_and(|c| c.is_ascii_digit()) && after.peek().is_some_and(|c| c.is_ascii_digit());
    (!digits).then_some((weekday, after))
}

/// 下月5号, 本月底 aside: the day of a month counted from this one.
fn months(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let (months, bare, after) = shift(here);
    let Some(after) = after.eat("月").filter(|_| !bare) else { return };
    let after = after.maybe("份");
    let first = month(scope, months);
    let gap = after.blanks().maybe("的").blanks();
    if let Some((day, end)) = day_number(gap, true) {
        out.push(Reading::calendar(end, first.and_then(|first| date(first.year(), first.month(), day))));
    }
    if let Some((day, end)) = first.ok().and_then(|first| nth_weekday(gap, first)) {
        out.push(Reading::day(end, day));
    }
    if whole_is_clear(scope, months) {
        out.push(Reading::day(after, first));
    }
}

/// A year, then a month and day.
fn years(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let Some((year, after)) = year(here, scope) else { return };
    month_day(after.blanks().maybe_any(&[",", "的"]).blanks(), Some(year), scope, out);
}

/// 今年, 明年, 2026年, 二零二六年, 07年.
pub(super) fn year<'a>(here: Cursor<'a>, scope: Scope) -> Option<(i32, Cursor<'a>)> {
    const WORDS: [(&str, i32); 6] = [("今年", 0), ("本年", 0), ("明年", 1), ("后年", 2), ("去年", -1), ("前年", -2)];
    if let Some((shift, after)) = here.look_up(&WORDS) {
        return Some((scope.now.date().year() + shift, after));
    }
    let (value, count, after) = match here.digits() {
        Some((value, count, after)) => (u32::try_from(value).ok()?, count, after),
        None => numeral::chinese_digits(here)?,
    };
    let after = after.blanks().eat("年")?;
    match count {
        4.. => Some((small_year(value), after)),
        2 => Some((short_year(value), after)),
        _ => None,
    }
}

/// A month's number: 5月, 五月, 12月份.
pub(super) fn month_number(here: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (month, after) = numeral::number(here)?;
    let after = after.blanks().eat("月")?;
    Some((month, after.maybe("份")))
}

fn month_day(here: Cursor<'_>, year: Option<i32>, scope: Scope, out: &mut Vec<Reading>) {
    let Some((number, after)) = month_number(here) else { return };
    let gap = after.blanks().maybe("的").blanks();
    let on = |day| match year {
        Some(year) => date(year, number, day),
        None => month_and_day(scope, number, day),
    };
    if let Some((day, end)) = day_number(gap, false) {
        out.push(Reading::calendar(end, on(day)));
        return;
    }
    let first = match year {
        Some(year) => date(year, number, 1),
        None => this_or_next(scope, number),
    };
    if let Some((day, end)) = first.ok().and_then(|first| nth_weekday(gap, first)) {
        out.push(Reading::day(end, day));
    }
}

/// The first day of the nearest month with that number, the current one included.
pub(super) fn this_or_next(scope: Scope, number: u32) -> Outcome<NaiveDate> {
    if !(1..=12).contains(&number) {
        return no_such_day();
    }
    let today = scope.now.date();
    let year = match scope.field {
        Field::Future if number < today.month() => today.year() + 1,
        Field::Past if number > today.month() => today.year() - 1,
        _ => today.year(),
    };
    date(year, number, 1)
}

/// 20号, 二十日; without 号 or 日 only where a month stands before it.
fn day_number(here: Cursor<'_>, marked: bool) -> Option<(u32, Cursor<'_>)> {
    let (day, after) = numeral::number(here)?;
    if let Some(end) = after.blanks().eat_any(&["日", "号"]) {
        return Some((day, end));
    }
    let unit =
        |c: char| matches!(c, '点' | '时' | ':' | '月' | '年' | '天' | '周' | '个' | '小' | '.' | '-' | '/' | '底');
    (!marked && !after.peek().is_some_and(unit)).then_some((day, after))
}

/// 第一个周一, 最后一个周五 of the month that starts at `first`.
fn nth_weekday(here: Cursor<'_>, first: NaiveDate) -> Option<(Outcome<NaiveDate>, Cursor<'_>)> {
    let (count, after) = match here.eat_any(&["最后一个", "最后1个"]) {
        Some(after) => (None, after),
        None => {
            let (count, after) = numeral::number(here.eat("第")?)?;
            (Some(count), after.eat("个")?)
        }
    };
    let (weekday, end) = weekday(after.eat_any(&["周", "星期", "礼拜"])?)?;
    Some((nth(first, count, weekday), end))
}

/// The nth such weekday of a month, the last for `None`.
pub(super) fn nth(first: NaiveDate, count: Option<u32>, weekday: Weekday) -> Outcome<NaiveDate> {
    let found = match count {
        Some(count) => {
            let count = u8::try_from(count).unwrap_or(u8::MAX);
            NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), weekday, count)
        }
        None => {
            (4..=5).rev().find_map(|n| NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), weekday, n))
        }
    };
    found.ok_or(WhenErrorKind::NoSuchDay).and_then(kept)
}

/// The last or first day of the quarter so many quarters from the one of `day`.
pub(super) fn quarter_edge(day: NaiveDate, shift: i64, last: bool) -> Outcome<NaiveDate> {
    let first = date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1)?;
    let first = plus_months(first, shift * 3)?;
    if last { month_end(plus_months(first, 2)?) } else { Ok(first) }
}
