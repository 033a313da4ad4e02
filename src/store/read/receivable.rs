//! What is still to be received, and since when, as of today (kept) or of any day (from the rows).

use super::super::{Store, derive::order_events, error::Result};
use super::{
    order::{currency_at, day_at},
    sum::Sum,
};
use crate::domain::{
    id::{CustomerId, OrderId},
    money::Currency,
    receivable::{AgeBand, standing},
};
use chrono::NaiveDate;
use rusqlite::params;
use std::collections::BTreeMap;

/// An open part of an order's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivableRow {
    pub order: OrderId,
    pub number: String,
    pub customer: CustomerId,
    pub name: String,
    pub currency: Currency,
    pub position: i64,
    pub due_on: Option<NaiveDate>,
    /// Minor units still open.
    pub open: i64,
}

/// One band of the ageing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeingRow {
    pub band: AgeBand,
    pub parts: i64,
    pub amount: i64,
}

/// What is owed in one currency, as of a day. Minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    pub receivable: i64,
    pub overdue: i64,
    /// Days since the earliest overdue part was due.
    pub overdue_days: i64,
    /// The customer's money without an order, and what was paid beyond.
    pub prepaid: i64,
}

impl Store {
    /// The ageing of one currency as of `day`, a line for each band; `today` is read from the kept figures, another day from the
    /// rows, which takes as long as its open orders are many.
    pub fn ageing(&self, currency: Currency, day: NaiveDate, today: NaiveDate) -> Result<Vec<AgeingRow>> {
        let mut bands = AgeBand::ALL.map(|band| (band, Sum::default(), Sum::default()));
        let mut add = |due_on: Option<NaiveDate>, parts: i64, amount: i64| {
            let band = AgeBand::of(due_on, day);
            if let Some((_, n, sum)) = bands.iter_mut().find(|(b, ..)| *b == band) {
                n.add(parts);
                sum.add(amount);
            }
        };
        if day == today {
            let mut statement =
                self.conn.prepare_cached("SELECT due_on, n, amount FROM receivable_day WHERE currency = ?1")?;
            let mut rows = statement.query([currency.code()])?;
            while let Some(row) = rows.next()? {
                add(day_at(row, "due_on")?, row.get("n")?, row.get("amount")?);
            }
        } else {
            self.open_as_of(None, Some(currency), day, |row| add(row.due_on, 1, row.open))?;
        }
        bands
            .into_iter()
            .map(|(band, n, sum)| Ok(AgeingRow { band, parts: n.total()?, amount: sum.total()? }))
            .collect()
    }

    /// The open parts as of `day`, the earliest due first, those without a day last.
    pub fn receivables(
        &self,
        customer: Option<CustomerId>,
        currency: Option<Currency>,
        day: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<ReceivableRow>> {
        let mut found = Vec::new();
        if day != today {
            self.open_as_of(customer, currency, day, |row| found.push(row))?;
            found.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.order, row.position));
            return Ok(found);
        }
        let sql = match customer {
            Some(_) => include_str!("../sql/receivables_of.sql"),
            None => include_str!("../sql/receivables.sql"),
        };
        let mut statement = self.conn.prepare_cached(sql)?;
        let code = currency.map(|currency| currency.code().to_owned());
        // Parts with a day, then those whose basis has not happened.
        for (from, to) in [("0", "~"), ("", "")] {
            let mut rows = statement.query(params![customer.map(|c| c.0), code, from, to])?;
            while let Some(row) = rows.next()? {
                found.push(ReceivableRow {
                    order: OrderId(row.get("order_id")?),
                    number: row.get("number")?,
                    customer: CustomerId(row.get("customer_id")?),
                    name: row.get("name")?,
                    currency: currency_at(row, "currency")?,
                    position: row.get("position")?,
                    due_on: day_at(row, "due_on")?,
                    open: row.get("amount")?,
                });
            }
        }
        Ok(found)
    }

    /// What a customer owes as of today, by currency, the largest first.
    pub fn owed_by(&self, customer: CustomerId, today: NaiveDate) -> Result<Vec<(Currency, Owed)>> {
        let mut sums: BTreeMap<Currency, (Sum, Sum, Sum, Option<NaiveDate>)> = BTreeMap::new();
        let mut statement =
            self.conn.prepare_cached("SELECT currency, due_on, amount FROM open_instalment WHERE customer_id = ?1")?;
        let mut rows = statement.query([customer.0])?;
        while let Some(row) = rows.next()? {
            let (receivable, overdue, _, since) = sums.entry(currency_at(row, "currency")?).or_default();
            receivable.add(row.get("amount")?);
            if let Some(due) = day_at(row, "due_on")?.filter(|due| *due < today) {
                overdue.add(row.get("amount")?);
                *since = Some(since.map_or(due, |since| since.min(due)));
            }
        }
        let mut statement = self.conn.prepare_cached(include_str!("../sql/prepaid.sql"))?;
        let mut rows = statement.query([customer.0])?;
        while let Some(row) = rows.next()? {
            let (_, _, prepaid, _) = sums.entry(currency_at(row, "currency")?).or_default();
            prepaid.add(row.get("amount")?);
        }
        let mut found = Vec::with_capacity(sums.len());
        for (currency, (receivable, overdue, prepaid, since)) in sums {
            let owed = Owed {
                receivable: receivable.total()?,
                overdue: overdue.total()?,
                overdue_days: since.map_or(0, |since| today.signed_duration_since(since).num_days()),
                prepaid: prepaid.total()?,
            };
            if owed != Owed::default() {
                found.push((currency, owed));
            }
        }
        found.sort_by_key(|(_, owed)| std::cmp::Reverse((owed.receivable, owed.prepaid)));
        Ok(found)
    }

    /// Every open part as of a day, from the rows: what came later counts nothing.
    fn open_as_of(
        &self,
        customer: Option<CustomerId>,
        currency: Option<Currency>,
        day: NaiveDate,
        mut each: impl FnMut(ReceivableRow),
    ) -> Result<()> {
        let sql = match customer {
            Some(_) => include_str!("../sql/open_as_of_customer.sql"),
            None => include_str!("../sql/open_as_of.sql"),
        };
        let mut statement = self.conn.prepare_cached(sql)?;
        let code = currency.map(|currency| currency.code().to_owned());
        let mut rows = statement.query(params![customer.map(|c| c.0), code, day.format("%Y-%m-%d").to_string()])?;
        while let Some(row) = rows.next()? {
            let order = OrderId(row.get("id")?);
            for part in standing(&order_events(&self.conn, order, day)?).instalments {
                if part.open > 0 {
                    each(ReceivableRow {
                        order,
                        number: row.get("number")?,
                        customer: CustomerId(row.get("customer_id")?),
                        name: row.get("name")?,
                        currency: currency_at(row, "currency")?,
                        position: part.position,
                        due_on: part.due_on,
                        open: part.open,
                    });
                }
            }
        }
        Ok(())
    }
}
