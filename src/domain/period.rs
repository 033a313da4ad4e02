//! A stretch of calendar that figures are for: a month, a quarter, a year, or all.

use chrono::{Datelike, Days, NaiveDate};

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
        let (year, month) = key.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
        (digits(key.get(..4)?) && digits(key.get(5..)?) && (1..=12).contains(&month.month)).then_some(month)
    }

    /// The month `months` later, or earlier.
    pub fn plus(self, months: i32) -> Month {
        let count = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        let year = i32::try_from(count.div_euclid(12)).unwrap_or(self.year);
        Month { year, month: u32::try_from(count.rem_euclid(12)).unwrap_or(0) + 1 }
    }

    /// Its first and last day.
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        let first = |month: Month| NaiveDate::from_ymd_opt(month.year, month.month, 1);
        let start = first(self).unwrap_or_default();
        (start, first(self.plus(1)).and_then(|next| next.pred_opt()).unwrap_or(start))
    }

    /// Months from this one to `other`; negative when that is earlier.
    pub fn until(self, other: Month) -> i32 {
        let count = |month: Month| i64::from(month.year) * 12 + i64::from(month.month);
        i32::try_from(count(other) - count(self)).unwrap_or(i32::MAX)
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
        Some(match self {
            Period::Month(month) => (month, month),
            Period::Quarter(year, quarter) => {
                let first = Month { year, month: quarter.clamp(1, 4) * 3 - 2 };
                (first, first.plus(2))
            }
            Period::Year(year) => (Month { year, month: 1 }, Month { year, month: 12 }),
            Period::Span(from, to) => (from, to),
            Period::All => return None,
        })
    }

    /// What the store's sums by customer are kept under: `2026-11`, `Q2026-4`, `Y2026`, `all`; nothing for a span of months.
    pub fn key(self) -> Option<String> {
        Some(match self {
            Period::Month(month) => month.key(),
            Period::Quarter(year, quarter) => format!("Q{year:04}-{}", quarter.clamp(1, 4)),
            Period::Year(year) => format!("Y{year:04}"),
            Period::All => "all".to_owned(),
            Period::Span(from, to) if from == to => from.key(),
            Period::Span(..) => return None,
        })
    }

    /// Its first and last day, `None` for all.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        self.months().map(|(from, to)| (from.days().0, to.days().1))
    }

    /// The next one of its size, or the one before (`by` −1).
    pub fn plus(self, by: i32) -> Period {
        match self {
            Period::Month(month) => Period::Month(month.plus(by)),
            Period::Quarter(year, quarter) => {
                let first = Month { year, month: quarter.clamp(1, 4) * 3 - 2 }.plus(by.saturating_mul(3));
                Period::Quarter(first.year, first.month.div_ceil(3))
            }
            Period::Year(year) => Period::Year(year.saturating_add(by)),
            Period::Span(from, to) => {
                let size = from.until(to).saturating_add(1).saturating_mul(by);
                Period::Span(from.plus(size), to.plus(size))
            }
            Period::All => Period::All,
        }
    }
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}
