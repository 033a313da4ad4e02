//! The order of the queue as numbers, for lists that are held in memory. Agrees with `read::queue`, which asks the index of the file.

use crate::domain::{
    due::{IMMINENT_MINUTES, SOON_DAYS},
    moment::Moment,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// A due date as a number that sorts like it, its day before its minutes; an unplanned one comes last.
pub fn due_key(due: Option<Moment>) -> u64 {
    due.map_or(UNPLANNED, |due| day_key(due.date) + due.time.map_or(0, |time| u64::from(minute(time)) + 1))
}

fn day_key(day: NaiveDate) -> u64 {
    u64::try_from(day.num_days_from_ce()).unwrap_or(0) * DAY
}

fn minute(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}

/// A day and its minutes.
const DAY: u64 = 1441;
/// After the last minute of the year 9999.
const UNPLANNED: u64 = (1 << DUE_BITS) - 1;
const DUE_BITS: u32 = 33;
/// How many bits a place in the queue takes.
pub const BITS: u32 = DUE_BITS + 2 + 3;

/// Places in the queue at one minute as numbers that sort like it.
pub struct Order {
    today: u64,
    now: u64,
    tomorrow: u64,
    soon_end: u64,
}

impl Order {
    pub fn at(now: NaiveDateTime) -> Order {
        let today = day_key(now.date());
        Order {
            today,
            now: today + u64::from(minute(now.time())) + 1,
            tomorrow: today + DAY,
            soon_end: today + (SOON_DAYS + 1) * DAY,
        }
    }

    /// The place of a customer in this lane, of this tier, with this [`due_key`].
    pub fn key(&self, lane: u8, tier: u8, due: u64) -> u64 {
        let tier = u64::from(tier);
        let is_timed_today = due > self.today && due < self.tomorrow;
        let band = match lane {
            // The steps of the next hour stand on top, whatever their tier.
            0 if is_timed_today && (self.now..=self.now + IMMINENT_MINUTES.unsigned_abs()).contains(&due) => {
                return due << 2 | tier;
            }
            0 if due < self.today || is_timed_today && due < self.now => 1,
            0 if due < self.tomorrow => 2,
            0 if due < self.soon_end => 3,
            0 if due < UNPLANNED => 4,
            0 => 5,
            1 => 6,
            _ => 7,
        };
        band << (DUE_BITS + 2) | tier << DUE_BITS | due
    }
}
