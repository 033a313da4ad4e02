//! What a stretch of days comes to in follow-ups (`domain-rules §9`). Reads the days asked for by their index, never the whole timeline.

use super::super::{Store, error::Result};
use crate::domain::{
    activity::{ActivityCounts, Logged, Tally},
    channel::{Channel, Direction},
    follow_up::Happened,
    id::CustomerId,
    interval::Rate,
    lint::note::{is_late, says_too_little},
    metrics::mean,
    outcome::Outcome,
    spread::{Spread, spread},
};
use chrono::{DateTime, NaiveDate};
use rusqlite::{Row, params};

/// The follow-ups of some days, and the plans and new customers of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    pub counts: ActivityCounts,
    /// Contacts a day, every day from the first to the last.
    pub days: Vec<i64>,
    /// Customers that came on file.
    pub new_customers: i64,
    /// 首次响应: hours from coming on file to the first follow-up, of those that had one. Whole days where an hour is not known.
    pub first_response: Option<Spread>,
    /// 准时率: plans closed on their day or before, of those due in these days. One due today counts once it is closed.
    pub on_time: Rate,
    /// Plans due in these days that are open and not past their day yet.
    pub still_open: i64,
    /// 改期次数: how often these plans were moved, and how many of them three times or more (`features S186`).
    pub snoozes: i64,
    pub often_snoozed: i64,
    /// 录入延迟: logs entered within a day, of those that were typed. Of a day without an hour: by the end of the next.
    pub entered_in_time: Rate,
    /// 报表错误率: logs without an outcome or with a note that says nothing (L1, L2), of those that were typed.
    pub faulty: Rate,
    pub satisfaction: Satisfaction,
}

/// 客户满意度, 1 to 5, of after-sales talks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Satisfaction {
    pub n: i64,
    pub sum: i64,
}

/// A customer with the last follow-up of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacted {
    pub customer: CustomerId,
    pub name: String,
    pub channel: Channel,
    pub outcome: Option<Outcome>,
}

impl Satisfaction {
    /// The mean in hundredths: 433 is 4.33.
    pub fn mean(self) -> Option<i64> {
        mean(self.sum * 100, self.n)
    }
}

impl Store {
    /// The follow-ups of `from..=to`, both local days; `today` decides which plans are judged.
    pub fn activity(&self, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Result<Activity> {
        let mut activity = Activity::default();
        let mut tally = Tally::default();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/activity.sql"))?;
        let mut rows = statement.query([key(from), key(to)])?;
        while let Some(row) = rows.next()? {
            let Some((log, happened)) = logged(row)? else { continue };
            tally.take(&log);
            let (note, name) = (row.get_ref("note")?.as_str()?, row.get_ref("name")?.as_str()?);
            if let Some(points) = row.get::<_, Option<i64>>("satisfaction")? {
                activity.satisfaction.n += 1;
                activity.satisfaction.sum += points;
            }
            if row.get::<_, bool>("imported")? {
                continue;
            }
            activity.faulty.count(log.outcome.is_none() || says_too_little(note, name, log.outcome));
            if let Ok(entered) = DateTime::parse_from_rfc3339(row.get_ref("entered_at")?.as_str()?) {
                activity.entered_in_time.count(!is_late(happened, entered));
            }
        }
        activity.counts = tally.counts();
        activity.days = tally.days(from, to);
        self.plans_of(&mut activity, from, to, today)?;
        self.newcomers(&mut activity, from, to)?;
        Ok(activity)
    }

    /// Contacts a day of `from..=to`, counted as [`Store::activity`] counts them.
    pub fn contacts_by_day(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<i64>> {
        let mut tally = Tally::default();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/activity_days.sql"))?;
        let mut rows = statement.query([key(from), key(to)])?;
        while let Some(row) = rows.next()? {
            if let Some((log, _)) = logged(row)? {
                tally.take(&log);
            }
        }
        Ok(tally.days(from, to))
    }

    /// Whom the follow-ups of a day are of, once each, as the day went; the first `limit`. [`ActivityCounts::customers`] counts them all.
    pub fn contacted_on(&self, day: NaiveDate, limit: usize) -> Result<Vec<Contacted>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/contacted_on.sql"))?;
        let rows = statement.query_map(params![key(day), limit], |row| {
            Ok(Contacted {
                customer: CustomerId(row.get(0)?),
                name: row.get(1)?,
                channel: Channel::from_code(row.get_ref(2)?.as_str()?).unwrap_or(Channel::Other),
                outcome: row.get_ref(3)?.as_str_or_null()?.and_then(Outcome::from_code),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn plans_of(&self, activity: &mut Activity, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Result<()> {
        let after = to.succ_opt().map_or_else(|| "~".to_owned(), key);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/activity_plans.sql"))?;
        statement.query_row(params![key(from), key(to), key(today), after], |row| {
            activity.on_time = Rate::new(row.get(1)?, row.get(0)?);
            activity.snoozes = row.get(2)?;
            activity.often_snoozed = row.get(3)?;
            activity.still_open = row.get(4)?;
            Ok(())
        })?;
        Ok(())
    }

    fn newcomers(&self, activity: &mut Activity, from: NaiveDate, to: NaiveDate) -> Result<()> {
        let mut hours = Vec::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/activity_new.sql"))?;
        let mut rows = statement.query([key(from), key(to)])?;
        while let Some(row) = rows.next()? {
            activity.new_customers += 1;
            let created: Option<NaiveDate> = row.get_ref("created_on")?.as_str()?.parse().ok();
            let entered =
                row.get_ref("entered_at")?.as_str_or_null()?.and_then(|at| DateTime::parse_from_rfc3339(at).ok());
            let first = row.get_ref("first_at")?.as_str_or_null()?.and_then(Happened::from_key);
            if let (Some(created), Some(first)) = (created, first) {
                hours.push(match (first, entered.filter(|at| at.date_naive() == created)) {
                    (Happened::At(first), Some(entered)) => first.signed_duration_since(entered).num_hours().max(0),
                    _ => first.date().signed_duration_since(created).num_days().max(0) * 24,
                });
            }
        }
        activity.first_response = spread(hours);
        Ok(())
    }
}

/// A day as the keys of the rows have it.
pub(super) fn key(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// A row of follow-ups as the counts take it; `None` for one whose day or channel another program wrote as no day or channel.
pub(super) fn logged(row: &Row<'_>) -> rusqlite::Result<Option<(Logged, Happened)>> {
    let happened = row.get_ref("happened_at")?.as_str()?;
    let happened = Happened::from_key(happened).or_else(|| Some(Happened::On(happened.get(..10)?.parse().ok()?)));
    let (Some(happened), Some(channel), Some(direction)) = (
        happened,
        Channel::from_code(row.get_ref("channel")?.as_str()?),
        Direction::from_code(row.get_ref("direction")?.as_str()?),
    ) else {
        return Ok(None);
    };
    let log = Logged {
        customer: CustomerId(row.get("customer_id")?),
        day: happened.date(),
        channel,
        direction,
        outcome: row.get_ref("outcome")?.as_str_or_null()?.and_then(Outcome::from_code),
    };
    Ok(Some((log, happened)))
}
