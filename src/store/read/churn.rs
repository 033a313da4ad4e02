//! Customers who came back once and do not any more (客户流失率, `features S59`). Proposes nobody as dead.

use super::super::{Store, error::Result};
use super::{activity::key, order::day_at};
use crate::domain::{id::CustomerId, interval::Rate, tier::Tier};
use chrono::{Days, NaiveDate};

/// Days without an order, and without a contact, after which a returning customer is silent; of a starred one
/// (`domain-rules §5`).
const SILENT: [u64; 2] = [90, 60];
const SILENT_STARRED: [u64; 2] = [60, 30];

/// Returning customers, and those of them that went silent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Churn {
    /// Customers with two orders that count, or more.
    pub returning: i64,
    /// Those silent, starred ones first, then the longest without an order.
    pub silent: Vec<SilentBuyer>,
}

/// A returning customer that went silent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilentBuyer {
    pub customer: CustomerId,
    pub name: String,
    pub tier: Tier,
    pub starred: bool,
    pub orders: i64,
    pub last_order: NaiveDate,
    pub last_contact: Option<NaiveDate>,
}

impl Churn {
    /// 客户流失率: silent ones of the returning.
    pub fn rate(&self) -> Rate {
        Rate::new(i64::try_from(self.silent.len()).unwrap_or(i64::MAX), self.returning)
    }
}

impl Store {
    /// Returning customers as of today.
    pub fn churn(&self, today: NaiveDate) -> Result<Churn> {
        let returning = self
            .conn
            .prepare_cached("SELECT count(*) FROM queue WHERE orders >= 2")?
            .query_row([], |row| row.get(0))?;
        let mut churn = Churn { returning, ..Churn::default() };
        let before = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        let mut statement = self.conn.prepare_cached(include_str!("../sql/churn.sql"))?;
        let mut rows = statement.query([key(before(SILENT_STARRED[1]))])?;
        while let Some(row) = rows.next()? {
            let Some(last_order) = day_at(row, "last_order")? else { continue };
            let starred: bool = row.get("starred")?;
            let last_contact = day_at(row, "last_contact")?;
            let [order, contact] = if starred { SILENT_STARRED } else { SILENT };
            if last_order < before(order) && last_contact.is_none_or(|day| day < before(contact)) {
                churn.silent.push(SilentBuyer {
                    customer: CustomerId(row.get("customer_id")?),
                    name: row.get("name")?,
                    tier: Tier::from_rank(row.get("tier")?).unwrap_or_default(),
                    starred,
                    orders: row.get("orders")?,
                    last_order,
                    last_contact,
                });
            }
        }
        churn.silent.sort_by(|a, b| (!a.starred, a.last_order, &a.name).cmp(&(!b.starred, b.last_order, &b.name)));
        Ok(churn)
    }
}
