//! The only place that asks what time it is. Passes no judgement on what is due.

// Everyone else is handed a `Clock` or a moment.
#![allow(clippy::disallowed_methods)]

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The local time, or one that stands still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    stopped_at: Option<DateTime<FixedOffset>>,
}

/// `GENDAN_NOW` holds something that is no time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a time; write 2026-11-21T20:00:00 or 2026-11-21")]
pub struct ClockError {
    /// What it holds.
    pub text: String,
}

impl Clock {
    /// The running clock of this computer.
    pub fn running() -> Clock {
        Clock { stopped_at: None }
    }

    /// A clock that stands still at an instant.
    pub fn stopped(at: DateTime<FixedOffset>) -> Clock {
        Clock { stopped_at: Some(at) }
    }

    /// The clock that `GENDAN_NOW` asks for (see [`crate::paths::frozen_now`]): `2026-11-21T20:00:00`, without seconds, with
    /// an offset (`+08:00`, else the local one), or a day (its first minute). Nothing, or only blanks, runs.
    ///
    /// # Errors
    /// The text is none of these.
    pub fn from_text(text: Option<&str>) -> Result<Clock, ClockError> {
        let text = text.unwrap_or_default().trim();
        if text.is_empty() {
            return Ok(Clock::running());
        }
        let fail = || ClockError { text: text.to_owned() };
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Ok(Clock::stopped(at));
        }
        let naive = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
            .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))
            .ok_or_else(fail)?;
        Ok(Clock::stopped(with_local_offset(naive)))
    }

    /// This instant with its local offset, to the second.
    pub fn now(&self) -> DateTime<FixedOffset> {
        let now = self.stopped_at.unwrap_or_else(system);
        now.with_nanosecond(0).unwrap_or(now)
    }

    /// The local date.
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    /// Whether it stands still.
    pub fn is_stopped(&self) -> bool {
        self.stopped_at.is_some()
    }
}

/// The system's clock. Set before 1970, as an empty battery leaves it, chrono would panic.
fn system() -> DateTime<FixedOffset> {
    let since = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(after) => TimeDelta::from_std(after).ok(),
        Err(before) => TimeDelta::from_std(before.duration()).ok().map(|before| -before),
    };
    let utc = since.and_then(|since| DateTime::UNIX_EPOCH.naive_utc().checked_add_signed(since));
    Local.from_utc_datetime(&utc.unwrap_or(DateTime::UNIX_EPOCH.naive_utc())).fixed_offset()
}

/// The local time of an instant that was written with another offset.
pub fn local(at: DateTime<FixedOffset>) -> NaiveDateTime {
    at.with_timezone(&Local).naive_local()
}

/// A point on a clock that only measures spans: it never stands still, and is never set back.
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// A local time that happens twice is its first; one that is skipped in spring keeps its digits under the offset before.
fn with_local_offset(naive: NaiveDateTime) -> DateTime<FixedOffset> {
    let offset = Local
        .from_local_datetime(&naive)
        .earliest()
        .map_or_else(|| Local.offset_from_utc_datetime(&naive).fix(), |local| local.offset().fix());
    // At the edges of what can be represented the offset would lead out of it.
    offset.from_local_datetime(&naive).single().unwrap_or_else(|| naive.and_utc().fixed_offset())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_where_it_was_told() {
        let cases = [
            ("2026-11-21T20:00:00", "2026-11-21T20:00:00"),
            ("2026-11-21 20:00:00", "2026-11-21T20:00:00"),
            ("2026-11-21T20:00", "2026-11-21T20:00:00"),
            (" 2026-11-21 20:00 ", "2026-11-21T20:00:00"),
            ("2026-11-21", "2026-11-21T00:00:00"),
            ("2026-11-21T20:00:00.9+08:00", "2026-11-21T20:00:00"),
            ("2024-02-29", "2024-02-29T00:00:00"),
            ("1970-01-01", "1970-01-01T00:00:00"),
            ("9999-12-31T23:59:59", "9999-12-31T23:59:59"),
        ];
        for (text, local) in cases {
            let clock = Clock::from_text(Some(text)).unwrap();
            assert!(clock.is_stopped());
            assert_eq!(clock.now().naive_local().format("%Y-%m-%dT%H:%M:%S").to_string(), local, "{text}");
            assert_eq!(clock.today(), clock.now().date_naive());
            assert_eq!(clock.now(), clock.now());
        }
        let offset = Clock::from_text(Some("2026-11-21T20:00:00+08:00")).unwrap().now().offset().local_minus_utc();
        assert_eq!(offset, 8 * 3600);
    }

    #[test]
    fn it_runs_when_nothing_is_said_and_refuses_nonsense() {
        for text in [None, Some(""), Some("  ")] {
            assert!(!Clock::from_text(text).unwrap().is_stopped());
        }
        for text in ["tomorrow", "2026-13-01", "2026-02-30", "2026-11-21T25:00:00", "20:00"] {
            assert_eq!(Clock::from_text(Some(text)), Err(ClockError { text: text.to_owned() }));
        }
    }
}
