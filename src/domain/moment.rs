//! A civil date with an optional time of day: what a rep means by "when", without zone or offset.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A day, and the minute of it when one was given.
///
/// Written `2026-11-21` or `2026-11-21T15:00`; the written form sorts as the value does, a day before its minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
}

impl Moment {
    /// The whole day.
    pub fn day(date: NaiveDate) -> Moment {
        Moment { date, time: None }
    }

    /// A minute of a day.
    pub fn at(date: NaiveDate, time: NaiveTime) -> Moment {
        Moment { date, time: Some(time) }
    }

    /// The written form, minutes at most.
    pub fn key(self) -> String {
        match self.time {
            Some(time) => format!("{}T{}", self.date.format("%Y-%m-%d"), time.format("%H:%M")),
            None => self.date.format("%Y-%m-%d").to_string(),
        }
    }

    /// Reads [`Moment::key`] back; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Moment> {
        match key.split_once('T') {
            Some((date, time)) => Some(Moment::at(
                NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?,
                NaiveTime::parse_from_str(time, "%H:%M").ok()?,
            )),
            None => NaiveDate::parse_from_str(key, "%Y-%m-%d").ok().map(Moment::day),
        }
    }

    /// The first instant of it.
    pub fn start(self) -> NaiveDateTime {
        self.date.and_time(self.time.unwrap_or(NaiveTime::MIN))
    }
}
