//! All that the card of one customer shows above its timeline.

use super::super::{
    Store,
    error::{Result, StoreError},
};
use super::{Owed, PromiseFilter, PromiseRow, QueueRow, order::currency_at, sum::Sum};
use crate::domain::{
    channel::Channel,
    customer::{Contact, Customer},
    id::{CustomerId, DealId, OrderId},
    moment::Moment,
    money::Currency,
    play::Obstacle,
    promise::Tally,
    stage::Stage,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

/// One customer, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub customer: Customer,
    pub contacts: Vec<Contact>,
    pub deal: Option<DealView>,
    pub plan: Option<PlanView>,
    pub row: QueueRow,
    /// By currency, largest first.
    pub owing: Vec<Owing>,
    pub last_order: Option<LastOrder>,
    /// The open promises of both sides, by day, undated ones last.
    pub promises: Vec<PromiseRow>,
    /// How they keep their word, and how the rep does.
    pub word: (Tally, Tally),
}

/// The deal that the card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealView {
    pub id: DealId,
    pub name: Option<String>,
    pub stage: Stage,
    /// Minor units.
    pub amount: Option<i64>,
    pub currency: String,
    pub reason: Option<String>,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    /// What it is stuck on, as long as it is open.
    pub obstacle: Option<Obstacle>,
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
}

/// The open plan as the rep made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// `None`: nothing is wanted.
    pub due: Option<Moment>,
    pub action: Option<String>,
    pub channel: Option<Channel>,
    pub snoozes: i64,
}

/// What was sold to the customer in one currency, and what is still to be received, as of today. Minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owing {
    pub currency: String,
    pub orders: i64,
    pub total: i64,
    pub receivable: i64,
    /// The part of `receivable` that is overdue, and since how many days the oldest of it.
    pub overdue: i64,
    pub overdue_days: i64,
    /// Money of the customer that no order has taken.
    pub prepaid: i64,
    /// Orders that were shipped, whole or in part, and are not wholly paid; what is open of them.
    pub shipped_orders: i64,
    pub shipped: i64,
}

/// As the rows of a currency are added up.
#[derive(Default)]
struct Sold {
    orders: i64,
    total: Sum,
    shipped_orders: i64,
    shipped: Sum,
}

/// The newest order that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastOrder {
    pub order: OrderId,
    pub number: String,
    pub ordered_on: NaiveDate,
    /// Minor units.
    pub total: i64,
    pub currency: String,
    /// Of its first line.
    pub product: String,
    pub more_lines: i64,
}

impl Store {
    /// Everything about one customer but its timeline.
    ///
    /// # Errors
    /// [`StoreError::Missing`].
    pub fn card(&self, id: CustomerId, now: NaiveDateTime) -> Result<Card> {
        let customer = self.customer(id)?;
        let contacts = self.contacts(id)?;
        let row = self.queue_rows(&[id], now)?.pop().ok_or(StoreError::Missing("customer"))?;
        Ok(Card {
            customer,
            contacts,
            deal: self.main_deal(id)?,
            plan: self.plan(id)?,
            row,
            owing: self.owing(id, now.date())?,
            last_order: self.last_order_of(id)?,
            promises: self.promises(&PromiseFilter::open_of(id), usize::MAX)?,
            word: self.promise_tally(id)?,
        })
    }

    /// The deal that a customer's card shows: the newest open one, else the newest.
    pub fn main_deal(&self, id: CustomerId) -> Result<Option<DealView>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT id, name, stage, amount, currency, reason, opened_on, closed_on, quote_valid_until, obstacle FROM deal
                 WHERE customer_id = ?1 ORDER BY stage IN ('won', 'lost', 'void'), id DESC LIMIT 1",
            )?
            .query_row([id.0], |row| {
                let stage = Stage::from_code(row.get_ref(2)?.as_str()?).unwrap_or_default();
                let obstacle = row.get_ref(9)?.as_str_or_null()?.and_then(Obstacle::from_code);
                Ok(DealView {
                    id: DealId(row.get(0)?),
                    name: row.get(1)?,
                    stage,
                    valid_until: row.get_ref(8)?.as_str_or_null()?.and_then(|d| d.parse().ok()),
                    obstacle: obstacle.filter(|_| stage.is_open()),
                    amount: row.get(3)?,
                    currency: row.get(4)?,
                    reason: row.get(5)?,
                    opened_on: row.get_ref(6)?.as_str_or_null()?.and_then(|d| d.parse().ok()),
                    closed_on: row.get_ref(7)?.as_str_or_null()?.and_then(|d| d.parse().ok()),
                })
            })
            .optional()?)
    }

    fn plan(&self, id: CustomerId) -> Result<Option<PlanView>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT due, action, channel, snoozes FROM next_step WHERE customer_id = ?1 AND closed_at IS NULL",
            )?
            .query_row([id.0], |row| {
                Ok(PlanView {
                    due: row.get_ref(0)?.as_str_or_null()?.and_then(Moment::from_key),
                    action: row.get(1)?,
                    channel: row.get_ref(2)?.as_str_or_null()?.and_then(Channel::from_code),
                    snoozes: row.get(3)?,
                })
            })
            .optional()?)
    }

    /// What was sold from the rows of the orders, what is owed from the kept parts. In a currency of a prepayment alone `orders` is 0.
    fn owing(&self, id: CustomerId, today: NaiveDate) -> Result<Vec<Owing>> {
        let mut sold: BTreeMap<Currency, Sold> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/owing.sql"))?;
        let mut rows = statement.query([id.0])?;
        while let Some(row) = rows.next()? {
            let sold = sold.entry(currency_at(row, "currency")?).or_default();
            sold.orders += 1;
            sold.total.add(row.get("total")?);
            let shipped: i64 = row.get::<_, Option<i64>>("shipped")?.unwrap_or(0);
            sold.shipped_orders += i64::from(shipped > 0);
            sold.shipped.add(shipped);
        }
        let owed: BTreeMap<Currency, Owed> = self.owed_by(id, today)?.into_iter().collect();
        for currency in owed.keys() {
            sold.entry(*currency).or_default();
        }
        let mut owing = Vec::with_capacity(sold.len());
        for (currency, sold) in sold {
            let Owed { receivable, overdue, overdue_days, prepaid } = owed.get(&currency).copied().unwrap_or_default();
            owing.push(Owing {
                currency: currency.code().to_owned(),
                orders: sold.orders,
                total: sold.total.total()?,
                receivable,
                overdue,
                overdue_days,
                prepaid,
                shipped_orders: sold.shipped_orders,
                shipped: sold.shipped.total()?,
            });
        }
        owing.sort_by_key(|o| std::cmp::Reverse((o.receivable, o.total)));
        Ok(owing)
    }

    fn last_order_of(&self, id: CustomerId) -> Result<Option<LastOrder>> {
        Ok(self
            .conn
            .prepare_cached(include_str!("../sql/last_order.sql"))?
            .query_row([id.0], |row| {
                Ok(LastOrder {
                    order: OrderId(row.get("id")?),
                    number: row.get("number")?,
                    ordered_on: row.get_ref("ordered_on")?.as_str()?.parse().unwrap_or(NaiveDate::MIN),
                    total: row.get("total")?,
                    currency: row.get("currency")?,
                    product: row.get::<_, Option<String>>("product")?.unwrap_or_default(),
                    more_lines: (row.get::<_, i64>("lines")? - 1).max(0),
                })
            })
            .optional()?)
    }

    /// The line of a customer, whether queued or not.
    pub fn queue_row(&self, id: CustomerId, now: NaiveDateTime) -> Result<Option<QueueRow>> {
        Ok(self.queue_rows(&[id], now)?.pop())
    }
}
