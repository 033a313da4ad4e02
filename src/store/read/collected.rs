//! What was due in some days and what of it came in (到期回款率), and the days of sales that are still out. From the rows, as of a day.

use super::super::{Store, derive::order_events, error::Result};
use super::{activity::key, sum::Sum};
use crate::domain::{
    id::OrderId,
    metrics::{days_outstanding, share},
    money::Currency,
    receivable::standing,
    rollup::Figures,
};
use chrono::NaiveDate;
use rusqlite::params;

/// The parts of orders that were due in some days. Minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    pub parts: i64,
    pub due: i64,
    /// What came in for them, goods that came back included.
    pub received: i64,
}

impl Collected {
    /// 到期回款率, in thousandths; `None` when nothing was due.
    pub fn rate(self) -> Option<i64> {
        share(self.received, self.due)
    }
}

impl Store {
    /// What was due in `from..=to` and what had come in for it by the end of these days, or by `today` when that is earlier.
    /// What came later, or for a part due later, counts nothing: a month that is over does not change.
    pub fn collected(&self, currency: Currency, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Result<Collected> {
        let (mut due, mut received, mut parts) = (Sum::default(), Sum::default(), 0);
        let as_of = to.min(today);
        let longest: i64 = self
            .conn
            .prepare_cached(
                "SELECT coalesce(max(max(0, offset_days) + 31 * (max(0, offset_months) + month_end)), 0) FROM instalment
                 WHERE basis IN ('signed', 'shipped')",
            )?
            .query_row([], |row| row.get(0))?;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/due_between.sql"))?;
        let mut rows = statement.query(params![key(from), key(to), longest, currency.code()])?;
        while let Some(row) = rows.next()? {
            let order = OrderId(row.get(0)?);
            for part in standing(&order_events(&self.conn, order, as_of)?).instalments {
                if part.amount > 0 && part.due_on.is_some_and(|day| (from..=to).contains(&day)) {
                    parts += 1;
                    due.add(part.amount);
                    received.add(part.amount);
                    received.take(part.open);
                }
            }
        }
        Ok(Collected { parts, due: due.total()?, received: received.total()? })
    }

    /// 回款天数 at the end of `from..=to`, or as of `today` when that is earlier: what is still to be received by the net sales
    /// of these days; `None` without any.
    pub fn days_outstanding(
        &self,
        currency: Currency,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
    ) -> Result<Option<i64>> {
        let as_of = to.min(today);
        let days = as_of.signed_duration_since(from).num_days() + 1;
        let mut receivable = Sum::default();
        self.ageing(currency, as_of, today)?.into_iter().for_each(|row| receivable.add(row.amount));
        Ok(days_outstanding(receivable.total()?, self.figures_of(currency, from, as_of)?.net(), days))
    }

    /// The ledger's figures of `from..=to` in one currency, from the kept days.
    pub fn figures_of(&self, currency: Currency, from: NaiveDate, to: NaiveDate) -> Result<Figures> {
        let mut sums = super::sum::Sums::default();
        let mut statement = self.conn.prepare_cached(
            "SELECT day, orders, 0, gross, total, tax, returns, received, bills FROM sales_day
             WHERE currency = ?1 AND day BETWEEN ?2 AND ?3",
        )?;
        let mut rows = statement.query(params![currency.code(), key(from), key(to)])?;
        while let Some(row) = rows.next()? {
            sums.add_row(row)?;
        }
        sums.figures()
    }
}
