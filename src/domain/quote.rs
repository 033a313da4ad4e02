//! How long a quote stands (`features S49`, `domain-rules §2`). Looks at days alone.

use super::workday::Workdays;
use chrono::NaiveDate;

/// Workdays before its end from which on a quote is about to run out.
const NEAR: u32 = 3;

/// Where a quote stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    Open,
    /// It runs out within three workdays: calendar days left, 0 on its last day.
    Near(i64),
    /// Days since its last day, at least 1.
    Over(i64),
}

/// Where a quote that stands until the end of a day is on another day.
pub fn validity(until: NaiveDate, today: NaiveDate, workdays: &Workdays) -> Validity {
    let left = (until - today).num_days();
    if left < 0 {
        return Validity::Over(-left);
    }
    match workdays.before(until, NEAR) {
        Some(warned) if warned > today => Validity::Open,
        _ => Validity::Near(left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_warns_three_workdays_before_its_end() {
        let day = |day: &str| day.parse::<NaiveDate>().unwrap();
        let until = day("2026-11-25");
        for (today, expected) in [
            ("2026-11-19", Validity::Open),
            // Wednesday: the Friday before is the third workday.
            ("2026-11-20", Validity::Near(5)),
            ("2026-11-25", Validity::Near(0)),
            ("2026-11-26", Validity::Over(1)),
            ("2027-01-01", Validity::Over(37)),
        ] {
            assert_eq!(validity(until, day(today), &Workdays::default()), expected, "{today}");
        }
    }
}
