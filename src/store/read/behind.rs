//! The rows behind a report's figures, where no list of their own has them: the first of them, and how many there are. Writes nothing.

use super::{
    super::{Store, error::Result},
    activity::key,
    find::most,
    order::{OrderQuery, OrderRow},
    pattern::{PatternDeal, pattern_deal},
};
use crate::domain::{
    forecast::{MONTHS_AHEAD, When},
    id::OrderId,
    money::Currency,
    period::Month,
    stage::Stage,
};
use chrono::NaiveDate;
use rusqlite::params;

impl Store {
    /// The orders that count of which something was shipped on a day.
    pub fn shipped_on(&self, currency: Currency, day: NaiveDate) -> Result<Vec<OrderRow>> {
        self.counting_orders(
            "SELECT d.order_id FROM delivery AS d INDEXED BY delivery_date
             CROSS JOIN sales_order AS o ON o.id = d.order_id
             WHERE d.shipped_on = ?2 AND o.currency = ?1 AND o.status IN ('confirmed', 'done') GROUP BY d.order_id",
            currency,
            day,
        )
    }

    /// The orders that count of which something came back on a day.
    pub fn returned_on(&self, currency: Currency, day: NaiveDate) -> Result<Vec<OrderRow>> {
        self.counting_orders(
            "SELECT r.order_id FROM sales_return AS r INDEXED BY sales_return_date
             CROSS JOIN sales_order AS o ON o.id = r.order_id
             WHERE r.returned_on = ?2 AND o.currency = ?1 AND o.status IN ('confirmed', 'done') GROUP BY r.order_id",
            currency,
            day,
        )
    }

    fn counting_orders(&self, sql: &str, currency: Currency, day: NaiveDate) -> Result<Vec<OrderRow>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params![currency.code(), key(day)], |row| row.get(0).map(OrderId))?;
        self.order_rows(&rows.collect::<rusqlite::Result<Vec<_>>>()?)
    }

    /// The deals in a stage: how many, and the first `limit`, the newest first.
    pub fn stage_deals(&self, stage: Stage, limit: usize) -> Result<(usize, Vec<PatternDeal>)> {
        let count: i64 = self
            .conn
            .prepare_cached("SELECT count(*) FROM deal INDEXED BY deal_stage WHERE stage = ?1")?
            .query_row([stage.code()], |row| row.get(0))?;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/behind_stage.sql"))?;
        let rows = statement.query_map(params![stage.code(), most(limit)], pattern_deal)?;
        Ok((usize::try_from(count).unwrap_or(0), rows.collect::<rusqlite::Result<_>>()?))
    }

    /// The deals that a line of the forecast counts: how many, and the largest `limit`.
    pub fn forecast_deals(
        &self,
        currency: Currency,
        when: When,
        today: NaiveDate,
        limit: usize,
    ) -> Result<(usize, Vec<PatternDeal>)> {
        let (from, to) = days(when, today).map_or_else(Default::default, |(from, to)| (key(from), key(to)));
        let mut statement = self.conn.prepare_cached(include_str!("../sql/behind_forecast.sql"))?;
        let mut rows = statement.query(params![currency.code(), from, to, most(limit)])?;
        let (mut count, mut found) = (0, Vec::new());
        while let Some(row) = rows.next()? {
            count = usize::try_from(row.get::<_, i64>("n")?).unwrap_or(0);
            found.push(pattern_deal(row)?);
        }
        Ok((count, found))
    }

    /// Says of each of these orders what is open of the parts that a state asks for, where it asks for days.
    pub(super) fn fill_parts(&self, state: OrderQuery, orders: &mut [OrderRow]) -> Result<()> {
        let (from, to) = match state {
            OrderQuery::DueBetween(from, to) => (key(from), key(to)),
            OrderQuery::DueBefore(day) => ("0".to_owned(), day.pred_opt().map(key).unwrap_or_default()),
            OrderQuery::Untriggered => Default::default(),
            OrderQuery::Unpaid | OrderQuery::Unshipped | OrderQuery::Draft | OrderQuery::Cancelled => return Ok(()),
        };
        let mut statement = self.conn.prepare_cached(
            "SELECT coalesce(sum(amount), 0) FROM open_instalment WHERE order_id = ?1 AND due_on BETWEEN ?2 AND ?3",
        )?;
        for order in orders {
            order.part = Some(statement.query_row(params![order.order.0, from, to], |row| row.get(0))?);
        }
        Ok(())
    }
}

/// The days of a line of the forecast; none of what has no day.
pub fn days(when: When, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let later = Month::of(today).plus(MONTHS_AHEAD).days().0;
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
    match when {
        When::Past => {
            Some((NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN), today.pred_opt().unwrap_or(today)))
        }
        When::Month(month) => Some((month.days().0.max(today), month.days().1)),
        When::Later => Some((later, last)),
        When::Undated => None,
    }
}
