//! What may come in over the next months: open deals by their customers' decision day, open parts of orders by their due day.

use super::super::{Store, error::Result};
use super::{order::day_at, sum::Sum};
use crate::domain::{
    forecast::{ForecastRow, MONTHS_AHEAD, When, weighted},
    money::Currency,
    period::Month,
    stage::Stage,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Deals, their amounts, these weighed, parts, what is due.
type Sums = (i64, Sum, Sum, Sum, Sum);

impl Store {
    /// What may come in, in one currency: what is past its day, each of the next twelve months (this one included, and those
    /// without anything too), what is later, what has no day. Deals of customers who were given up count nothing, and deals
    /// without an amount count as deals alone.
    pub fn forecast(&self, currency: Currency, today: NaiveDate) -> Result<Vec<ForecastRow>> {
        let mut rows: BTreeMap<When, Sums> = [When::Past, When::Later, When::Undated]
            .into_iter()
            .chain((0..MONTHS_AHEAD).map(|by| When::Month(Month::of(today).plus(by))))
            .map(|when| (when, Sums::default()))
            .collect();
        let (mut decisions, mut given_up) = (HashMap::new(), HashSet::new());
        let mut statement = self.conn.prepare_cached(include_str!("../sql/forecast_customers.sql"))?;
        let mut customers = statement.query([])?;
        while let Some(customer) = customers.next()? {
            let id: i64 = customer.get("id")?;
            match customer.get("given_up")? {
                true => {
                    given_up.insert(id);
                }
                false => {
                    decisions.insert(id, day_at(customer, "decision_on")?);
                }
            }
        }
        let mut statement = self.conn.prepare_cached(include_str!("../sql/forecast_deals.sql"))?;
        let mut deals = statement.query([currency.code()])?;
        while let Some(deal) = deals.next()? {
            let customer: i64 = deal.get("customer_id")?;
            if given_up.contains(&customer) {
                continue;
            }
            let when = When::of(decisions.get(&customer).copied().flatten(), today);
            let (n, amounts, chances, ..) = rows.entry(when).or_default();
            *n += 1;
            let stage = Stage::from_code(deal.get_ref("stage")?.as_str()?).unwrap_or_default();
            let percent: Option<i64> = deal.get("win_percent")?;
            if let Some(amount) = deal.get("amount")? {
                amounts.add(amount);
                chances.add(weighted(amount, percent.unwrap_or_else(|| stage.win_percent().into())));
            }
        }
        let mut statement =
            self.conn.prepare_cached("SELECT due_on, n, amount FROM receivable_day WHERE currency = ?1 AND n <> 0")?;
        let mut days = statement.query([currency.code()])?;
        while let Some(day) = days.next()? {
            let (.., parts, due) = rows.entry(When::of(day_at(day, "due_on")?, today)).or_default();
            parts.add(day.get("n")?);
            due.add(day.get("amount")?);
        }
        let row = |(when, (deals, amount, weighted, parts, due)): (When, Sums)| {
            Ok(ForecastRow {
                when,
                deals,
                amount: amount.total()?,
                weighted: weighted.total()?,
                parts: parts.total()?,
                due: due.total()?,
            })
        };
        rows.into_iter().map(row).collect()
    }
}
