//! What makes the lines that are overdue or due today urgent, and how full the coming days are. Scores nobody itself.

use super::{super::Store, super::error::Result, Outline, QueueRow, order::day_at};
use crate::domain::{
    due::{Band, is_imminent, overdue_days},
    moment::Moment,
    money::{Currency, Money},
    priority::{DECISION_WORKDAYS, Urgency, score},
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use rusqlite::params;
use std::{cmp::Reverse, collections::BTreeMap};

/// Lines that are weighed at most: the first of the queue, its hottest tiers.
pub const MOST_WEIGHED: usize = 5_000;

/// A line, and what its score is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Urgent {
    pub row: QueueRow,
    pub urgency: Urgency,
}

impl Urgent {
    /// Larger goes first.
    pub fn score(&self) -> i64 {
        score(&self.urgency)
    }
}

impl Store {
    /// Who is overdue or due today, the highest score first; of equals the one that was due earlier, then by name
    /// (`domain-rules §1`). Of the first [`MOST_WEIGHED`] lines of the queue.
    pub fn urgent(&self, outline: &Outline, now: NaiveDateTime) -> Result<Vec<Urgent>> {
        let due = outline.count(Band::Overdue) + outline.count(Band::Today);
        let rows = self.queue(outline, 0, due.min(MOST_WEIGHED), now)?;
        let mut urgent = self.weighed(rows, now)?;
        urgent.sort_by_cached_key(|one| (Reverse(one.score()), one.row.due.map(Moment::key), one.row.name.clone()));
        Ok(urgent)
    }

    /// Lines with what their scores are made of; a customer that is gone is left out.
    pub fn weighed(&self, rows: Vec<QueueRow>, now: NaiveDateTime) -> Result<Vec<Urgent>> {
        let today = now.date();
        let customers: Vec<String> = rows.iter().map(|row| row.customer.0.to_string()).collect();
        let customers = format!("[{}]", customers.join(","));
        let mut statement = self.conn.prepare_cached(include_str!("../sql/urgency.sql"))?;
        let mut found = statement.query(params![customers, Moment::day(today).key()])?;
        let mut urgent = Vec::with_capacity(rows.len());
        let mut rows = rows.into_iter();
        while let Some(facts) = found.next()? {
            let customer: i64 = facts.get("id")?;
            let Some(row) = rows.find(|row| row.customer.0 == customer) else { break };
            let decision = day_at(facts, "decision_on")?.filter(|day| *day >= today);
            let workdays = &self.policy.workdays;
            let currency = facts.get_ref("currency")?.as_str_or_null()?.and_then(Currency::from_code);
            let amount: Option<i64> = facts.get("amount")?;
            let due = row.due.filter(|_| row.queued);
            let urgency = Urgency {
                tier: row.tier,
                starred: row.starred,
                overdue_days: due.map_or(0, |due| overdue_days(due.date, today, &self.policy)),
                cadence: self.policy.cadence_of(row.tier),
                promise_due: facts.get("promise_due")?,
                imminent: due.is_some_and(|due| is_imminent(due, now)),
                decision_near: decision.is_some_and(|day| workdays.is_within(today, day, DECISION_WORKDAYS)),
                receivable_overdue: facts.get("receivable_overdue")?,
                amount: amount.zip(currency).map(|(minor, currency)| Money::sum(minor, currency)),
            };
            urgent.push(Urgent { row, urgency });
        }
        Ok(urgent)
    }

    /// How many customers are planned for each of the days from today to `last`, what the cadence alone proposes left out.
    pub fn planned_days(&self, now: NaiveDateTime, last: NaiveDate) -> Result<BTreeMap<NaiveDate, u32>> {
        let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/planned_days.sql"))?;
        let keys = [Moment::day(now.date()).key(), Moment::at(now.date(), now.time()).key(), Moment::day(end).key()];
        let mut rows = statement.query(keys)?;
        let mut planned = BTreeMap::new();
        while let Some(row) = rows.next()? {
            if let Some(day) = day_at(row, "day")? {
                planned.insert(day, row.get("n")?);
            }
        }
        Ok(planned)
    }
}
