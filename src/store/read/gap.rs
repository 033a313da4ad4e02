//! What is missing to a month's target, and what may close it: money that is due and open deals. Judges no way.

use super::{
    super::{Store, error::Result, op::Target},
    order::day_at,
};
use crate::domain::{
    gap::{Chance, Gap, MOST_STEPS, Source, gap},
    id::{CustomerId, OrderId},
    money::Currency,
    period::Month,
    stage::Stage,
};
use chrono::NaiveDate;
use rusqlite::params;

/// Which of a target's levels is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Target,
    Stretch,
    Challenge,
}

/// How far a month is from the first level that it has not reached; from the last one, when it reached all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetGap {
    pub target: Target,
    pub level: Level,
    /// Minor units, as all of it.
    pub goal: i64,
    pub reached: i64,
    pub gap: Gap,
    /// The month has ended: nothing closes it any more.
    pub is_over: bool,
}

/// Deals that are held while the best are looked for.
const HELD: usize = MOST_STEPS * 16;

impl Store {
    /// The way to a month's target; `None` when it has none. Money that is due by the end of the month counts for a target of money
    /// received alone; an open deal counts unless its customer decides later than that. A month
    /// that is over has none.
    pub fn target_gap(&self, month: Month, currency: Currency, today: NaiveDate) -> Result<Option<TargetGap>> {
        let Some(target) = self.target(month, currency)? else { return Ok(None) };
        let rows = self.rollup_months(currency, Some(month), Some(month), today)?;
        let reached = rows.first().map_or(0, |row| target.reached(&row.figures));
        let levels =
            [(Level::Target, target.amount), (Level::Stretch, target.stretch), (Level::Challenge, target.challenge)];
        let set = || levels.into_iter().filter_map(|(level, goal)| Some((level, goal?)));
        let Some((level, goal)) = set().find(|(_, goal)| *goal > reached).or(set().next_back()) else {
            return Ok(None);
        };
        let missing = goal.saturating_sub(reached);
        let last = month.days().1;
        let is_over = last < today;
        let mut chances = Vec::new();
        if missing > 0 && !is_over {
            chances = self.open_chances(currency, last, missing)?;
            if target.of_received {
                chances.extend(self.due_chances(currency, last)?);
            }
        }
        Ok(Some(TargetGap { target, level, goal, reached, gap: gap(missing, chances), is_over }))
    }

    /// The deals of which most is to be expected.
    fn open_chances(&self, currency: Currency, last: NaiveDate, missing: i64) -> Result<Vec<Chance>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/gap_deals.sql"))?;
        let mut rows = statement.query(params![currency.code(), last.format("%Y-%m-%d").to_string()])?;
        let mut best: Vec<Chance> = Vec::new();
        while let Some(row) = rows.next()? {
            let stage = Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default();
            let percent: Option<i64> = row.get("win_percent")?;
            best.push(Chance {
                source: Source::Deal { stage, decision_on: day_at(row, "decision_on")? },
                customer: CustomerId(row.get("customer_id")?),
                name: row.get("name")?,
                amount: row.get("amount")?,
                win_percent: percent.unwrap_or_else(|| stage.win_percent().into()),
            });
            if best.len() >= HELD {
                best.sort_by_key(|chance| std::cmp::Reverse(chance.of(missing)));
                best.truncate(MOST_STEPS);
            }
        }
        Ok(best)
    }

    fn due_chances(&self, currency: Currency, last: NaiveDate) -> Result<Vec<Chance>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/gap_parts.sql"))?;
        let most = i64::try_from(MOST_STEPS).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![currency.code(), last.format("%Y-%m-%d").to_string(), most])?;
        let mut parts = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(due_on) = day_at(row, "due_on")? else { continue };
            parts.push(Chance {
                source: Source::Part { order: OrderId(row.get("order_id")?), number: row.get("number")?, due_on },
                customer: CustomerId(row.get("customer_id")?),
                name: row.get("name")?,
                amount: row.get("amount")?,
                win_percent: 100,
            });
        }
        Ok(parts)
    }
}
