//! Which deals are won, how fast, and where they stop (`domain-rules §9`). The unit is the deal; what it is told apart by is its customer's.

use super::super::{Store, error::Result};
use super::{
    activity::{key, logged},
    order::{currency_at, day_at},
    pipeline::Dimension,
};
use crate::domain::{
    activity::Tally,
    conversion::{Journey, Moves, Outcomes, StageStep, stall_limit},
    id::{CustomerId, DealId},
    money::Currency,
    period::Month,
    play::Obstacle,
    spread::{Spread, spread},
    stage::Stage,
    tier::Tier,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// The first and last day on which deals were opened, or won; none for all.
pub type Days = Option<(NaiveDate, NaiveDate)>;

/// What became of the deals of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionRow {
    /// `None`: nothing on file. Of channels and tiers the code.
    pub value: Option<String>,
    pub outcomes: Outcomes,
}

/// How long won deals took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cycle {
    /// 成交周期: days from the first contact of the deal to the day it was won; from its opening when none is on file before.
    pub days: Option<Spread>,
    /// 成交跟进次数: contacts up to that day, of deals that had any.
    pub touches: Option<Spread>,
}

/// An open deal that has stood too long in its stage (停滞).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stalled {
    pub customer: CustomerId,
    pub deal: DealId,
    pub name: String,
    pub tier: Tier,
    pub starred: bool,
    pub stage: Stage,
    /// Days in the stage, and how many it may take.
    pub days: i64,
    pub limit: i64,
    /// Minor units.
    pub amount: Option<i64>,
    pub currency: Currency,
    /// What it is stuck on, when the rep said so.
    pub obstacle: Option<Obstacle>,
    pub last_contact: Option<NaiveDate>,
}

impl Store {
    /// What became of the deals opened in `opened`, by a field of their customers; the highest lower bound of the interval first,
    /// then the most deals, so that two of three stands below twenty of thirty (M17).
    pub fn conversion(&self, by: Dimension, opened: Days) -> Result<Vec<ConversionRow>> {
        let sql = format!(
            "SELECT {} AS value, d.stage, c.parked IS 'given_up' AS given_up, count(*) AS n
             FROM deal AS d CROSS JOIN customer AS c ON c.id = d.customer_id
             WHERE d.opened_on BETWEEN ?1 AND ?2 GROUP BY value, d.stage, given_up",
            by.column()
        );
        let mut groups: BTreeMap<Option<String>, Outcomes> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(bounds(opened))?;
        while let Some(row) = rows.next()? {
            let stage = Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default();
            groups.entry(row.get("value")?).or_default().add(stage, row.get("given_up")?, row.get("n")?);
        }
        let mut found: Vec<ConversionRow> =
            groups.into_iter().map(|(value, outcomes)| ConversionRow { value, outcomes }).collect();
        found.sort_by_key(|row| {
            let rate = row.outcomes.rate();
            std::cmp::Reverse((!rate.is_few(), rate.floor(), row.outcomes.closed(), row.outcomes.open))
        });
        Ok(found)
    }

    /// What became of the deals opened in each month, oldest first; months without any are left out.
    pub fn conversion_by_month(&self, opened: Days) -> Result<Vec<(Month, Outcomes)>> {
        let mut months: BTreeMap<Month, Outcomes> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(
            "SELECT substr(d.opened_on, 1, 7) AS month, d.stage, c.parked IS 'given_up' AS given_up, count(*) AS n
             FROM deal AS d CROSS JOIN customer AS c ON c.id = d.customer_id
             WHERE d.opened_on BETWEEN ?1 AND ?2 GROUP BY month, d.stage, given_up",
        )?;
        let mut rows = statement.query(bounds(opened))?;
        while let Some(row) = rows.next()? {
            let Some(month) = Month::from_key(row.get_ref("month")?.as_str()?) else { continue };
            let stage = Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default();
            months.entry(month).or_default().add(stage, row.get("given_up")?, row.get("n")?);
        }
        Ok(months.into_iter().collect())
    }

    /// What became of all deals opened in `opened`.
    pub fn outcomes(&self, opened: Days) -> Result<Outcomes> {
        let mut all = Outcomes::default();
        for (_, of) in self.conversion_by_month(opened)? {
            all.won += of.won;
            all.lost += of.lost;
            all.void += of.void;
            all.dead += of.dead;
            all.open += of.open;
        }
        Ok(all)
    }

    /// From stage to stage, and the days in each, of the deals opened in `opened` (`features S87`).
    pub fn stage_steps(&self, opened: Days) -> Result<Vec<StageStep>> {
        let mut journey = Journey::default();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/moves.sql"))?;
        let mut rows = statement.query(bounds(opened))?;
        let (mut deal, mut moves) = (None, Moves::default());
        while let Some(row) = rows.next()? {
            let of: i64 = row.get(0)?;
            if deal != Some(of) {
                journey.take(&std::mem::take(&mut moves));
                deal = Some(of);
            }
            if let (Some(stage), Some(day)) = (Stage::from_code(row.get_ref(1)?.as_str()?), day_at(row, "day")?) {
                moves.0.push((stage, day));
            }
        }
        journey.take(&moves);
        Ok(journey.steps())
    }

    /// How long the deals that were won in `won` took.
    pub fn cycle(&self, won: Days) -> Result<Cycle> {
        let (mut days, mut touches) = (Vec::new(), Vec::new());
        let mut talks = self.conn.prepare_cached(
            "SELECT customer_id, channel, direction, outcome, happened_at FROM follow_up
             WHERE customer_id = ?1 AND happened_at >= ?2 AND happened_at < ?3 ORDER BY happened_at, id",
        )?;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/won_deals.sql"))?;
        let mut rows = statement.query(bounds(won))?;
        while let Some(row) = rows.next()? {
            let (Some(opened), Some(closed)) = (day_at(row, "opened_on")?, day_at(row, "closed_on")?) else { continue };
            let customer: i64 = row.get("customer_id")?;
            // What was said before its first deal was opened led to it too.
            let since = if row.get("is_first")? { String::new() } else { key(opened) };
            let until = closed.succ_opt().map_or_else(|| "~".to_owned(), key);
            let (mut tally, mut first) = (Tally::default(), None);
            let mut said = talks.query(rusqlite::params![customer, since, until])?;
            while let Some(row) = said.next()? {
                if let Some((log, _)) = logged(row)? {
                    first.get_or_insert(log.day);
                    tally.take(&log);
                }
            }
            days.push(closed.signed_duration_since(first.unwrap_or(opened)).num_days().max(0));
            if tally.contacts() > 0 {
                touches.push(tally.contacts());
            }
        }
        Ok(Cycle { days: spread(days), touches: spread(touches) })
    }

    /// Open deals that have stood longer in their stage than won ones take, the most over first; customers who are parked wait
    /// for a day of their own.
    pub fn stalled(&self, today: NaiveDate) -> Result<Vec<Stalled>> {
        let limits: HashMap<Stage, i64> =
            self.stage_steps(None)?.into_iter().map(|step| (step.stage, stall_limit(step.won_days))).collect();
        let mut found = Vec::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/open_deals.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let stage = Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default();
            let Some(since) = day_at(row, "since")? else { continue };
            let days = today.signed_duration_since(since).num_days();
            let limit = limits.get(&stage).copied().unwrap_or(crate::domain::conversion::STALL_MIN_DAYS);
            if days <= limit {
                continue;
            }
            found.push(Stalled {
                customer: CustomerId(row.get("customer_id")?),
                deal: DealId(row.get("id")?),
                name: row.get("name")?,
                tier: Tier::from_code(row.get_ref("tier")?.as_str()?).unwrap_or_default(),
                starred: row.get("starred")?,
                stage,
                days,
                limit,
                amount: row.get("amount")?,
                currency: currency_at(row, "currency")?,
                obstacle: row.get_ref("obstacle")?.as_str_or_null()?.and_then(Obstacle::from_code),
                last_contact: day_at(row, "last_contact")?,
            });
        }
        found.sort_by(|a, b| (b.days - b.limit).cmp(&(a.days - a.limit)).then_with(|| a.name.cmp(&b.name)));
        Ok(found)
    }
}

fn bounds(days: Days) -> [String; 2] {
    days.map_or_else(|| [String::new(), "~".to_owned()], |(from, to)| [key(from), key(to)])
}
