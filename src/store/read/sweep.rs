//! Who is about to be forgotten (`features S121`): contacts that became rarer, needs without a next step. Proposes, changes nothing.

use super::super::{Store, error::Result};
use super::{
    activity::{key, logged},
    order::day_at,
    queue::QueueRow,
};
use crate::domain::{activity::Tally, id::CustomerId};
use chrono::{Days, NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Days that are compared with as many before them.
const WINDOW: u64 = 30;
/// Fewer contacts than this in the days before say nothing.
const ENOUGH: i64 = 3;

/// A customer in the queue who is contacted less than half as often as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fading {
    pub row: QueueRow,
    /// Contacts in the thirty days before the last thirty, and in these.
    pub before: i64,
    pub lately: i64,
}

/// A customer in the queue who said what is needed, and for whom nothing is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNeed {
    pub row: QueueRow,
    pub day: NaiveDate,
    /// The need, or what was noted of it.
    pub text: String,
}

impl Store {
    /// Customers in the queue with less than half the contacts of the thirty days before, the largest drop first.
    pub fn fading(&self, now: NaiveDateTime) -> Result<Vec<Fading>> {
        let today = now.date();
        let back = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        let split = back(WINDOW);
        let mut tallies: HashMap<CustomerId, [Tally; 2]> = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/activity_days.sql"))?;
        let mut rows = statement.query([key(back(2 * WINDOW - 1)), key(today)])?;
        while let Some(row) = rows.next()? {
            if let Some((log, _)) = logged(row)? {
                let [before, lately] = tallies.entry(log.customer).or_default();
                if log.day > split { lately.take(&log) } else { before.take(&log) }
            }
        }
        let mut found = Vec::new();
        for (customer, [before, lately]) in tallies {
            let (before, lately) = (before.contacts(), lately.contacts());
            if before < ENOUGH || lately * 2 >= before {
                continue;
            }
            let row = self.queue_rows(&[customer], now)?.into_iter().find(|row| row.queued);
            found.extend(row.map(|row| Fading { row, before, lately }));
        }
        found.sort_by(|a, b| {
            (b.before - b.lately).cmp(&(a.before - a.lately)).then_with(|| a.row.name.cmp(&b.row.name))
        });
        Ok(found)
    }

    /// Customers in the queue who said on `since` or later what they need, and for whom nothing was planned since, the latest first.
    pub fn needs_without_step(&self, since: NaiveDate, now: NaiveDateTime) -> Result<Vec<NewNeed>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/needs_without_step.sql"))?;
        let mut rows = statement.query([key(since)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let line = self.queue_rows(&[CustomerId(row.get("customer_id")?)], now)?.into_iter().find(|row| row.queued);
            let Some((line, day)) = line.zip(day_at(row, "day")?) else { continue };
            found.push(NewNeed { row: line, day, text: row.get("text")? });
        }
        Ok(found)
    }
}
