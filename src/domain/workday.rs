//! Which days are workdays: Monday to Friday, or as China works them, with its holidays and the weekends worked for them (调休).
//! Knows no customer and asks no clock.

use chinese_holiday::{Ymd, chinese_holiday};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// The first and the last day that the announced table holds. Beyond it, weekdays are workdays unless the rep says otherwise.
const ANNOUNCED: ((i32, u32, u32), (i32, u32, u32)) = ((2004, 1, 1), (2026, 12, 25));

/// Workdays as the rep has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workdays {
    /// Whether China's holidays are days off and its exchanged weekends workdays.
    pub chinese: bool,
    /// Days off beside those, and workdays beside those: the company's own, or a year that was announced later.
    pub off: BTreeSet<NaiveDate>,
    pub on: BTreeSet<NaiveDate>,
}

impl Workdays {
    /// Whether it is a workday.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        if self.on.contains(&day) {
            return true;
        }
        !self.off.contains(&day) && self.announced(day).unwrap_or(!is_weekend(day))
    }

    /// Whether the table that is asked reaches this day; without one every day is known.
    pub fn is_known(&self, day: NaiveDate) -> bool {
        !self.chinese || is_announced(day)
    }

    /// The last day that the table reaches; `None` where none is asked.
    pub fn known_to(&self) -> Option<NaiveDate> {
        let (year, month, of_month) = ANNOUNCED.1;
        NaiveDate::from_ymd_opt(year, month, of_month).filter(|_| self.chinese)
    }

    /// The day so many workdays later: of none, the day itself. `None` beyond the calendar.
    pub fn after(&self, from: NaiveDate, workdays: u32) -> Option<NaiveDate> {
        self.away(from, workdays, |day| day.checked_add_days(Days::new(1)))
    }

    /// The day so many workdays earlier: of none, the day itself. `None` before the calendar.
    pub fn before(&self, from: NaiveDate, workdays: u32) -> Option<NaiveDate> {
        self.away(from, workdays, |day| day.checked_sub_days(Days::new(1)))
    }

    fn away(&self, from: NaiveDate, workdays: u32, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Option<NaiveDate> {
        let (mut day, mut left) = (from, workdays);
        while left > 0 {
            day = step(day)?;
            left -= u32::from(self.is_workday(day));
        }
        Some(day)
    }

    /// Whether `to` is at most so many workdays after `from`, or not after it; looks no further than these.
    pub fn is_within(&self, from: NaiveDate, to: NaiveDate, workdays: u32) -> bool {
        workdays.checked_add(1).and_then(|next| self.after(from, next)).is_none_or(|beyond| to < beyond)
    }

    /// Workdays after `from` up to `to`, `to` included; 0 when it is not later.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let count = from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| self.is_workday(*day)).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    fn announced(&self, day: NaiveDate) -> Option<bool> {
        if !self.is_known(day) || !self.chinese {
            return None;
        }
        let (year, month, of_month) = (u16::try_from(day.year()).ok()?, day.month() as u8, day.day() as u8);
        Some(chinese_holiday(Ymd::new(year, month, of_month)).is_workday())
    }
}

/// Saturday or Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_announced(day: NaiveDate) -> bool {
    let key = (day.year(), day.month(), day.day());
    (ANNOUNCED.0..=ANNOUNCED.1).contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn holidays_are_off_and_exchanged_weekends_are_worked() {
        let china = Workdays { chinese: true, ..Workdays::default() };
        let weekdays = Workdays::default();
        // Announced for 2026 and 2025, then what was not announced yet.
        let cases = [
            ("2026-01-02", false, true),
            ("2026-01-04", true, false),
            ("2026-02-14", true, false),
            ("2026-02-16", false, true),
            ("2026-02-23", false, true),
            ("2026-09-20", true, false),
            ("2026-09-25", false, true),
            ("2026-10-07", false, true),
            ("2026-10-10", true, false),
            ("2026-11-21", false, false),
            ("2026-11-23", true, true),
            ("2025-10-08", false, true),
            ("2026-12-25", true, true),
            ("2026-12-26", false, false),
            ("2027-01-01", true, true),
            ("2003-10-01", true, true),
            ("1970-01-01", true, true),
            ("9999-12-31", true, true),
        ];
        for (text, in_china, by_week) in cases {
            assert_eq!(china.is_workday(day(text)), in_china, "{text}");
            assert_eq!(weekdays.is_workday(day(text)), by_week, "{text}");
        }
        assert!(china.is_known(day("2026-12-25")) && !china.is_known(day("2027-01-01")));
        assert!(weekdays.is_known(day("2027-01-01")));
    }

    #[test]
    fn the_rep_says_otherwise() {
        let own = Workdays {
            chinese: true,
            off: [day("2027-01-01"), day("2026-11-23")].into(),
            on: [day("2027-01-02"), day("2026-10-01")].into(),
        };
        let worked = ["2027-01-01", "2027-01-02", "2026-11-23", "2026-10-01"].map(|text| own.is_workday(day(text)));
        assert_eq!(worked, [false, true, false, true]);
    }

    #[test]
    fn workdays_are_counted_over_holidays() {
        let china = Workdays { chinese: true, ..Workdays::default() };
        assert_eq!(china.after(day("2026-09-30"), 1), Some(day("2026-10-08")));
        assert_eq!(china.after(day("2026-09-30"), 3), Some(day("2026-10-10")));
        assert_eq!(Workdays::default().after(day("2026-09-30"), 3), Some(day("2026-10-05")));
        assert_eq!(china.after(day("2026-09-30"), 0), Some(day("2026-09-30")));
        assert_eq!(china.before(day("2026-10-10"), 3), Some(day("2026-09-30")));
        assert_eq!(Workdays::default().before(day("2026-10-05"), 3), Some(day("2026-09-30")));
        assert_eq!((china.known_to(), Workdays::default().known_to()), (Some(day("2026-12-25")), None));
        assert_eq!(china.between(day("2026-09-30"), day("2026-10-10")), 3);
        assert_eq!(Workdays::default().between(day("2026-11-20"), day("2026-11-23")), 1);
        assert_eq!(china.between(day("2026-10-10"), day("2026-09-30")), 0);
        for (to, workdays, expected) in [
            ("2026-10-10", 3, true),
            ("2026-10-10", 2, false),
            ("2026-10-11", 3, true),
            ("2026-09-01", 0, true),
            ("9999-12-31", 5, false),
        ] {
            assert_eq!(china.is_within(day("2026-09-30"), day(to), workdays), expected, "{to}");
        }
        assert_eq!((china.after(NaiveDate::MAX, 1), china.before(NaiveDate::MIN, 1)), (None, None));
    }
}
