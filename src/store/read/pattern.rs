//! What tells deals that were won from those that were not: their customers' fields, how soon they were spoken with, how often. Judges nothing.

use super::super::{Store, error::Result};
use super::{
    conversion::{Days, bounds},
    order::{currency_at, day_at},
    pipeline::Dimension,
};
use crate::domain::{customer::Parked, id::CustomerId, money::Currency, stage::Stage, tier::Tier};
use chrono::NaiveDate;
use rusqlite::{Row, params};

/// What deals are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A field of their customers.
    Field(Dimension),
    /// 首次响应: from the day on file to the first follow-up. Codes: `same_day`, `next_day`, `three_days`, `week`, `later`.
    FirstResponse,
    /// 联系次数 up to the end of the deal, once a day and channel. Codes: `0`, `1-2`, `3-5`, `6-10`, `11+`.
    Contacts,
}

/// A deal behind a rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternDeal {
    pub customer: CustomerId,
    pub name: String,
    pub tier: Tier,
    pub stage: Stage,
    /// Its customer was given up.
    pub given_up: bool,
    /// Minor units.
    pub amount: Option<i64>,
    pub currency: Currency,
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    /// Why it was lost or void.
    pub reason: Option<String>,
}

impl From<Dimension> for Pattern {
    fn from(field: Dimension) -> Pattern {
        Pattern::Field(field)
    }
}

impl Pattern {
    pub const ALL: [Pattern; 8] = [
        Pattern::Field(Dimension::Source),
        Pattern::Field(Dimension::Channel),
        Pattern::Field(Dimension::Tier),
        Pattern::Field(Dimension::Kind),
        Pattern::Field(Dimension::Industry),
        Pattern::Field(Dimension::Region),
        Pattern::FirstResponse,
        Pattern::Contacts,
    ];

    /// What it is in the rows of deal `d` and its customer `c`.
    pub(super) fn column(self) -> &'static str {
        match self {
            Pattern::Field(field) => field.column(),
            Pattern::FirstResponse => include_str!("../sql/pattern_response.sql"),
            Pattern::Contacts => include_str!("../sql/pattern_contacts.sql"),
        }
    }
}

impl Store {
    /// The deals behind a row of [`Store::conversion`]: how many, and the first `limit` of them, won ones first, then the newest.
    pub fn pattern_deals(
        &self,
        by: Pattern,
        value: Option<&str>,
        opened: Days,
        limit: usize,
    ) -> Result<(usize, Vec<PatternDeal>)> {
        let sql = format!(
            "SELECT count(*) OVER () AS n, d.customer_id, c.name, c.tier, d.stage, c.parked IS ?5 AS given_up, d.amount, d.currency,
                    d.opened_on, d.closed_on, d.reason
             FROM deal AS d CROSS JOIN customer AS c ON c.id = d.customer_id
             WHERE d.opened_on BETWEEN ?1 AND ?2 AND {} IS ?3
             ORDER BY d.stage <> 'won', d.closed_on IS NULL, d.closed_on DESC, d.opened_on DESC, d.id LIMIT ?4",
            by.column()
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let [from, to] = bounds(opened);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![from, to, value, limit, Parked::GivenUp.code()])?;
        let (mut count, mut found) = (0, Vec::new());
        while let Some(row) = rows.next()? {
            count = usize::try_from(row.get::<_, i64>("n")?).unwrap_or(0);
            found.push(pattern_deal(row)?);
        }
        Ok((count, found))
    }
}

pub(super) fn pattern_deal(row: &Row<'_>) -> rusqlite::Result<PatternDeal> {
    Ok(PatternDeal {
        customer: CustomerId(row.get("customer_id")?),
        name: row.get("name")?,
        tier: Tier::from_code(row.get_ref("tier")?.as_str()?).unwrap_or_default(),
        stage: Stage::from_code(row.get_ref("stage")?.as_str()?).unwrap_or_default(),
        given_up: row.get("given_up")?,
        amount: row.get("amount")?,
        currency: currency_at(row, "currency")?,
        opened_on: day_at(row, "opened_on")?,
        closed_on: day_at(row, "closed_on")?,
        reason: row.get("reason")?,
    })
}
