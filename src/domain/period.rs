//! A stretch of calendar that figures are for: a month, a quarter, a year, or all.

use chrono::NaiveDate;

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Month {
        use chrono::Datelike;
        Month { year: day.year(), month: day.month() }
    }

    /// `2026-11`.
    pub fn key(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// Reads [`Month::key`].
    pub fn from_key(key: &str) -> Option<Month> {
        let _ = key;
        todo!()
    }

    /// The month `months` later, or earlier.
    pub fn plus(self, months: i32) -> Month {
        let _ = months;
        todo!()
    }

    /// Its first and last day.
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        todo!()
    }
}

/// What figures are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Month(Month),
    /// Year, and 1 to 4.
    Quarter(i32, u32),
    Year(i32),
    /// From one month to another, both within.
    Span(Month, Month),
    All,
}

impl Period {
    /// First and last month, `None` for all.
    pub fn months(self) -> Option<(Month, Month)> {
        todo!()
    }

    /// The next one of its size, or the one before (`by` −1).
    pub fn plus(self, by: i32) -> Period {
        let _ = by;
        todo!()
    }
}
