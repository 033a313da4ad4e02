//! How the book stands: deals by stage, customers by tier, silence and field. Whole tables in one walk of a narrow index each; no history.

use super::super::{Store, error::Result};
use super::{activity::key, order::currency_at, sum::Sum};
use crate::domain::{money::Currency, stage::Stage, tier::Tier};
use chrono::{Days, NaiveDate};
use rusqlite::params;
use std::collections::BTreeMap;

/// Which deals a funnel is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunnelOf {
    /// Every deal there ever was, won and lost ones too.
    All,
    /// Those that are open now; of customers given up too, as the stage says.
    Open,
    /// Those opened in these days, whatever became of them.
    Opened(NaiveDate, NaiveDate),
}

/// The deals of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunnelRow {
    pub stage: Stage,
    pub deals: i64,
    /// What those with an amount come to, minor units by currency, the book's own first.
    pub amounts: Vec<(Currency, i64)>,
}

/// The customers of a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TierCount {
    pub tier: Tier,
    pub customers: i64,
    /// Those that stand in the queue: not parked, and with something to do.
    pub queued: i64,
}

/// Customers in the queue that were not heard of for so long (遗忘).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SilentLayer {
    /// More days than this since the last contact, and no more than the next layer's; of the first, 0, up to seven.
    pub over: u32,
    pub customers: i64,
}

/// Days since the last contact beyond which a layer begins (`domain-rules §1`).
pub const SILENT_OVER: [u32; 6] = [0, 7, 15, 30, 90, 180];

/// What customers and their deals are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    Source,
    /// Of the first contact.
    Channel,
    Kind,
    Tier,
    Industry,
    Region,
}

/// Customers who bought in some days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Buyers {
    /// 新客户: their first order that counts is one of these days'.
    pub new: i64,
    /// 老客户: they had bought before.
    pub returning: i64,
}

impl Dimension {
    /// What it is in the rows of customer `c`.
    pub(super) fn column(self) -> &'static str {
        match self {
            Dimension::Source => "c.source",
            Dimension::Channel => {
                "(SELECT channel FROM follow_up WHERE customer_id = c.id ORDER BY happened_at, id LIMIT 1)"
            }
            Dimension::Kind => "c.kind",
            Dimension::Tier => "c.tier",
            Dimension::Industry => "c.industry",
            Dimension::Region => "c.region",
        }
    }
}

impl Store {
    /// Every stage in the order of a sale, with its deals.
    pub fn funnel(&self, of: FunnelOf) -> Result<Vec<FunnelRow>> {
        let (from, to) = match of {
            FunnelOf::All | FunnelOf::Open => (String::new(), "~".to_owned()),
            FunnelOf::Opened(from, to) => (key(from), key(to)),
        };
        let mut stages: BTreeMap<Stage, (i64, BTreeMap<Currency, Sum>)> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(FUNNEL)?;
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            let stage = Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default();
            if of == FunnelOf::Open && !stage.is_open() {
                continue;
            }
            let (deals, amounts) = stages.entry(stage).or_default();
            *deals += row.get::<_, i64>("deals")?;
            if let Some(amount) = row.get("amount")? {
                amounts.entry(currency_at(row, "currency")?).or_default().add(amount);
            }
        }
        let shown = Stage::ALL.into_iter().filter(|stage| of != FunnelOf::Open || stage.is_open());
        shown
            .map(|stage| {
                let (deals, sums) = stages.remove(&stage).unwrap_or_default();
                let amounts = sums.into_iter().map(|(currency, sum)| Ok((currency, sum.total()?)));
                let mut amounts: Vec<(Currency, i64)> = amounts.collect::<Result<_>>()?;
                amounts.sort_by_key(|(currency, _)| *currency != self.currency());
                Ok(FunnelRow { stage, deals, amounts })
            })
            .collect()
    }

    /// Every tier, hottest first.
    pub fn tier_counts(&self) -> Result<Vec<TierCount>> {
        let mut counts = Tier::ALL.map(|tier| TierCount { tier, customers: 0, queued: 0 });
        let mut statement = self.conn.prepare_cached(
            "SELECT tier, sum(n), coalesce(sum(n) FILTER (WHERE lane = 0), 0) FROM queue_month GROUP BY tier",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let tier: u8 = row.get(0)?;
            if let Some(count) = counts.get_mut(usize::from(tier)) {
                (count.customers, count.queued) = (row.get(1)?, row.get(2)?);
            }
        }
        Ok(counts.to_vec())
    }

    /// Customers in the queue by how long ago the last contact was, as [`Store::customers`] finds them: who was never contacted
    /// counts from the day on file.
    pub fn silent_layers(&self, today: NaiveDate) -> Result<Vec<SilentLayer>> {
        let bound = |over: u32| today.checked_sub_days(Days::new(over.into())).map(key).unwrap_or_default();
        let mut layers = SILENT_OVER.map(|over| SilentLayer { over, customers: 0 });
        let bounds = SILENT_OVER.map(bound);
        let mut statement = self.conn.prepare_cached(
            "SELECT substr(coalesce(q.last_contact, c.created_on), 1, 10) AS day, count(*)
             FROM queue AS q CROSS JOIN customer AS c ON c.id = q.customer_id WHERE q.lane = 0 GROUP BY day",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let day = row.get_ref(0)?.as_str()?;
            // The last layer that the day lies before; all else is recent.
            let place = bounds.iter().rposition(|bound| day < bound.as_str()).unwrap_or(0);
            layers[place].customers += row.get::<_, i64>(1)?;
        }
        Ok(layers.to_vec())
    }

    /// How many customers have each value, the commonest first, those without one last.
    pub fn distribution(&self, by: Dimension) -> Result<Vec<(Option<String>, i64)>> {
        let sql = format!(
            "SELECT {} AS value, count(*) FROM customer AS c GROUP BY value ORDER BY value IS NULL, count(*) DESC, value",
            by.column()
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Who bought in `from..=to`, in any currency.
    pub fn buyers(&self, from: NaiveDate, to: NaiveDate) -> Result<Buyers> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/buyers.sql"))?;
        Ok(statement.query_row(params![key(from), key(to)], |row| {
            let (all, returning): (i64, i64) = (row.get(0)?, row.get(1)?);
            Ok(Buyers { new: all - returning, returning })
        })?)
    }
}

/// Every deal opened in a stretch, off one index.
const FUNNEL: &str = "SELECT stage, currency, count(*) AS deals, sum(amount) AS amount FROM deal INDEXED BY deal_stage
    WHERE opened_on BETWEEN ?1 AND ?2 GROUP BY stage, currency";
