//! Calendar arithmetic for dates without a year, a month or a week. Every step is checked; months clamp.

use super::{Field, Scope, WhenErrorKind};
use chrono::{Datelike, Days, Duration, Months, NaiveDate, NaiveDateTime, Weekday};

/// A date or an instant, or why it cannot be.
pub(super) type Outcome<T> = Result<T, WhenErrorKind>;

/// Where a form leads: a day, or an instant when hours were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Day(NaiveDate),
    Instant(NaiveDateTime),
}

/// The year, month and day, if the calendar has them.
pub(super) fn date(year: i32, month: u32, day: u32) -> Outcome<NaiveDate> {
    if !(1..=9999).contains(&year) {
        return Err(WhenErrorKind::YearOutOfRange);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(WhenErrorKind::NoSuchDay)
}

/// The date, if its year is one we keep.
pub(super) fn kept(date: NaiveDate) -> Outcome<NaiveDate> {
    if (1..=9999).contains(&date.year()) { Ok(date) } else { Err(WhenErrorKind::YearOutOfRange) }
}

/// So many days later, or earlier when negative.
pub(super) fn plus_days(date: NaiveDate, days: i64) -> Outcome<NaiveDate> {
    let size = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(size) } else { date.checked_add_days(size) };
    moved.ok_or(WhenErrorKind::YearOutOfRange).and_then(kept)
}

/// So many months later, clamped to the month's last day: 01-31 + 1 is 02-28.
pub(super) fn plus_months(date: NaiveDate, months: i64) -> Outcome<NaiveDate> {
    let size = Months::new(u32::try_from(months.unsigned_abs()).map_err(|_| WhenErrorKind::YearOutOfRange)?);
    let moved = if months < 0 { date.checked_sub_months(size) } else { date.checked_add_months(size) };
    moved.ok_or(WhenErrorKind::YearOutOfRange).and_then(kept)
}

/// So many minutes later, seconds dropped.
pub(super) fn plus_minutes(now: NaiveDateTime, minutes: i64) -> Outcome<NaiveDateTime> {
    let moved = Duration::try_minutes(minutes).and_then(|d| now.checked_add_signed(d));
    let moved = moved.ok_or(WhenErrorKind::YearOutOfRange)?;
    kept(moved.date()).map(|_| moved)
}

/// The first day of the month so many months from now.
pub(super) fn month(scope: Scope, shift: i64) -> Outcome<NaiveDate> {
    let today = scope.now.date();
    plus_months(date(today.year(), today.month(), 1)?, shift)
}

/// The last day of a date's month.
pub(super) fn month_end(day: NaiveDate) -> Outcome<NaiveDate> {
    let first = date(day.year(), day.month(), 1)?;
    // December 9999 has no next month to step back from.
    if (first.year(), first.month()) == (9999, 12) {
        return date(9999, 12, 31);
    }
    plus_days(plus_months(first, 1)?, -1)
}

/// The Monday of the week so many weeks from now.
pub(super) fn monday(scope: Scope, weeks: i64) -> Outcome<NaiveDate> {
    let today = scope.now.date();
    plus_days(today, weeks * 7 - i64::from(today.weekday().num_days_from_monday()))
}

/// A weekday of the Monday-based week so many weeks from now.
pub(super) fn weekday_of_week(scope: Scope, weeks: i64, weekday: Weekday) -> Outcome<NaiveDate> {
    plus_days(monday(scope, weeks)?, i64::from(weekday.num_days_from_monday()))
}

/// The next such weekday strictly after today; in a past field the last strictly before.
pub(super) fn bare_weekday(scope: Scope, weekday: Weekday) -> Outcome<NaiveDate> {
    let today = scope.now.date();
    let ahead = i64::from(weekday.days_since(today.weekday()));
    plus_days(
        today,
        match (scope.field, ahead) {
            (Field::Future, 0) => 7,
            (Field::Future, days) => days,
            (Field::Past, days) => days - 7,
        },
    )
}

/// The next day of the month with that number, today included; months without it are passed over.
pub(super) fn day_of_month(scope: Scope, day: u32) -> Outcome<NaiveDate> {
    if !(1..=31).contains(&day) {
        return Err(WhenErrorKind::NoSuchDay);
    }
    nearest(scope, 0..=3, |shift| {
        let first = month(scope, shift).ok()?;
        NaiveDate::from_ymd_opt(first.year(), first.month(), day)
    })
}

/// The next such month and day, today included; 29 February waits for a leap year.
pub(super) fn month_and_day(scope: Scope, month: u32, day: u32) -> Outcome<NaiveDate> {
    date(2000, month, day)?;
    nearest(scope, 0..=8, |shift| {
        let year = scope.now.date().year() + i32::try_from(shift).ok()?;
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

/// The first candidate on the field's side of today, today included.
pub(super) fn nearest(
    scope: Scope,
    steps: std::ops::RangeInclusive<i64>,
    candidate: impl Fn(i64) -> Option<NaiveDate>,
) -> Outcome<NaiveDate> {
    let today = scope.now.date();
    let found = match scope.field {
        Field::Future => steps.filter_map(candidate).find(|date| *date >= today),
        Field::Past => steps.filter_map(|step| candidate(-step)).find(|date| *date <= today),
    };
    found.ok_or(WhenErrorKind::YearOutOfRange).and_then(kept)
}
