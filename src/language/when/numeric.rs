//! Dates in digits: 2026-05-20, 2026/5/20, 20260520, 5/20, 5-20, 5/20/2026. The order is the locale's, never guessed.

use super::calendar::{Outcome, date, month_and_day};
use super::compose::Reading;
use super::{DateOrder, Scope, Strength, WhenErrorKind};
use crate::language::cursor::Cursor;
use chrono::NaiveDate;

/// Every date in digits that starts here.
pub(super) fn readings(here: Cursor<'_>, scope: Scope, out: &mut Vec<Reading>) {
    let Some((first, digits, after)) = here.digits() else { return };
    let first = small(first);
    if digits == 8 {
        out.push(Reading::calendar(after, date(small_year(first / 10000), first / 100 % 100, first % 100)));
        return;
    }
    let Some(separator) = after.peek().filter(|c| matches!(c, '-' | '/' | '.' | ' ')) else { return };
    let Some((second, second_digits, after_second)) = after.moved(1).digits() else { return };
    let second = small(second);
    if second_digits > 2 {
        return;
    }
    let third = match after_second.peek() {
        Some(c) if c == separator => after_second.moved(1).digits(),
        _ => None,
    };
    match (digits, third) {
        (4, Some((third, 1..=2, end))) => {
            out.push(Reading::calendar(end, date(small_year(first), second, small(third))));
        }
        (1..=2, Some((year, 4, end))) if separator != ' ' => {
            // 15.2.2026 is day first wherever it is written, so that dots make American order doubtful.
            let order = match scope.order {
                DateOrder::MonthDayYear if separator == '.' => DateOrder::YearMonthDay,
                order => order,
            };
            out.push(Reading::calendar(end, year_last(order, first, second, small_year(small(year)))));
        }
        (1..=2, Some((year, 2, end))) if separator == '/' && scope.order != DateOrder::YearMonthDay => {
            let year = short_year(small(year));
            out.push(Reading::calendar(end, year_last(scope.order, first, second, year)));
        }
        (1..=2, None) if matches!(separator, '-' | '/') => {
            let (month, day) = if scope.order == DateOrder::DayMonthYear { (second, first) } else { (first, second) };
            out.push(Reading::calendar(after_second, month_and_day(scope, month, day)).weak(Strength::Number));
        }
        _ => {}
    }
}

/// A year of two digits: 00 to 68 are this century, as POSIX has it.
pub(super) fn short_year(year: u32) -> i32 {
    small_year(if year <= 68 { 2000 + year } else { 1900 + year })
}

pub(super) fn small_year(year: u32) -> i32 {
    i32::try_from(year).unwrap_or(i32::MAX)
}

fn small(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn year_last(order: DateOrder, first: u32, second: u32, year: i32) -> Outcome<NaiveDate> {
    match order {
        DateOrder::MonthDayYear => date(year, first, second),
        DateOrder::DayMonthYear => date(year, second, first),
        DateOrder::YearMonthDay => match (date(year, first, second), date(year, second, first)) {
            (Ok(one), Ok(other)) if one != other => Err(WhenErrorKind::TwoWays),
            (Ok(one), _) => Ok(one),
            (_, other) => other,
        },
    }
}
