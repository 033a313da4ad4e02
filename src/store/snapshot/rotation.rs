//! Which snapshots may go: all of two days stay, then one a day, a week, a month. Knows times only, deletes nothing.

use chrono::{Datelike, NaiveDateTime, TimeDelta};
use std::fmt::Debug;

const ALL_OF: TimeDelta = TimeDelta::days(2);
const DAILY: usize = 12;
const WEEKLY: usize = 10;
const MONTHLY: usize = 9;

/// The snapshots that newer ones make needless, newest first (`trust.md`, Measured 11).
///
/// All of the last two days stay, and what claims to come from the future. Of what is older, the newest of each of 12 days
/// stays, then the newest of each of 10 earlier ISO weeks, then the newest of each of 9 earlier months. Only days, weeks and
/// months that have a snapshot count, so that a month off costs nothing.
pub(super) fn superseded(times: &[NaiveDateTime], now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let mut times = times.to_vec();
    times.sort_unstable();
    times.dedup();
    let mut old: Vec<NaiveDateTime> = times.into_iter().rev().skip_while(|&time| now - time < ALL_OF).collect();
    let mut needless = Vec::new();
    old = one_of_each(&old, DAILY, |time| time.date(), &mut needless);
    old = one_of_each(&old, WEEKLY, |time| time.iso_week(), &mut needless);
    old = one_of_each(&old, MONTHLY, |time| (time.year(), time.month()), &mut needless);
    needless.extend(old);
    needless
}

/// Keeps the newest of each of `limit` periods, newest first; gives back what is older than all of them. What shares its
/// period with one that is kept is needless.
fn one_of_each<P: PartialEq + Debug>(
    times: &[NaiveDateTime],
    limit: usize,
    period: impl Fn(&NaiveDateTime) -> P,
    needless: &mut Vec<NaiveDateTime>,
) -> Vec<NaiveDateTime> {
    let mut kept = 0;
    let mut last = None;
    for (place, time) in times.iter().enumerate() {
        let this = Some(period(time));
        if this == last {
            needless.push(*time);
        } else if kept == limit {
            return times[place..].to_vec();
        } else {
            kept += 1;
            last = this;
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn what_goes() {
        let now = "2026-03-11 12:00";
        let cases: &[(&str, &[&str], &[&str])] = &[
            ("none", &[], &[]),
            ("one, however old", &["1970-01-01 00:00"], &[]),
            (
                "two days stay whole",
                &["2026-03-11 11:00", "2026-03-11 10:00", "2026-03-09 12:01", "2026-03-09 12:02"],
                &[],
            ),
            (
                "then the newest of a day",
                &["2026-03-11 11:00", "2026-03-08 09:00", "2026-03-08 18:00", "2026-03-08 12:00"],
                &["2026-03-08 12:00", "2026-03-08 09:00"],
            ),
            ("the future stays", &["2030-01-01 00:00", "2030-01-01 01:00", "2026-03-01 09:00"], &[]),
            ("the same twice is one", &["2026-03-01 09:00", "2026-03-01 09:00"], &[]),
            (
                "a leap day is a day",
                &["2024-02-28 09:00", "2024-02-29 09:00", "2024-02-29 08:00", "2024-03-01 09:00"],
                &["2024-02-29 08:00"],
            ),
        ];
        for (name, times, gone) in cases {
            let times: Vec<_> = times.iter().map(|text| at(text)).collect();
            let gone: Vec<_> = gone.iter().map(|text| at(text)).collect();
            assert_eq!(superseded(&times, at(now)), gone, "{name}");
        }
    }

    #[test]
    fn beyond_the_days_come_weeks_and_months() {
        // A snapshot each noon, for three years back.
        let now = at("2026-03-11 13:00");
        let noons: Vec<_> = (0..1100).map(|days| at("2026-03-11 12:00") - TimeDelta::days(days)).collect();
        let gone = superseded(&noons, now);
        let kept: Vec<_> = noons.iter().filter(|time| !gone.contains(time)).map(|time| time.date()).collect();
        assert_eq!(kept.len(), 2 + DAILY + WEEKLY + MONTHLY);
        let days: Vec<_> =
            (0..14).map(|days| NaiveDate::from_ymd_opt(2026, 3, 11).unwrap() - TimeDelta::days(days)).collect();
        assert_eq!(kept[..14], days);
        // 2026-02-26 is a Thursday: the Wednesday before is the newest that is left of its week, then come Sundays.
        let date = |month, day| NaiveDate::from_ymd_opt(2025, month, day).unwrap();
        assert_eq!(kept[14].to_string(), "2026-02-25");
        assert_eq!(kept[15].to_string(), "2026-02-22");
        assert_eq!(kept[23], date(12, 28));
        // 2025-12-22 to 28 is the tenth week; what is older goes by months.
        assert_eq!(
            kept[24..].iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "2025-12-21",
                "2025-11-30",
                "2025-10-31",
                "2025-09-30",
                "2025-08-31",
                "2025-07-31",
                "2025-06-30",
                "2025-05-31",
                "2025-04-30",
            ]
        );
    }

    #[test]
    fn two_years_of_days_stay_few_and_reach_far_back() {
        // Three a working day, thinned after each, as it happens in life.
        let start = at("2024-01-01 09:00");
        let mut kept: Vec<NaiveDateTime> = Vec::new();
        for day in (0..731).filter(|day| day % 7 < 5) {
            for hour in [0, 4, 9] {
                let now = start + TimeDelta::days(day) + TimeDelta::hours(hour);
                kept.push(now);
                let gone = superseded(&kept, now);
                assert!(!gone.contains(&now), "the new one stays");
                kept.retain(|time| !gone.contains(time));
                assert!(superseded(&kept, now).is_empty(), "what is thinned stays so");
                assert!(kept.len() <= 6 + 1 + DAILY + WEEKLY + MONTHLY, "{now}: {}", kept.len());
            }
        }
        let now = *kept.last().unwrap();
        let oldest = now - kept[0];
        assert!(oldest > TimeDelta::days(300), "the oldest is {} days old", oldest.num_days());
        // No hole is longer than the period that it falls into.
        for pair in kept.windows(2) {
            let (hole, age) = (pair[1] - pair[0], now - pair[1]);
            let allowed = if age < TimeDelta::days(14) {
                4
            } else if age < TimeDelta::days(80) {
                12
            } else {
                45
            };
            assert!(hole <= TimeDelta::days(allowed), "{} to {}", pair[0], pair[1]);
        }
    }
}
