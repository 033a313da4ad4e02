//! A customer's account over some days (对账单, `features S85`): what was owed before, what moved it, what is owed now. One currency each.

use super::super::{Store, error::Result};
use super::{
    activity::key,
    order::{currency_at, day_at},
    sum::Sum,
};
use crate::domain::{
    id::{CustomerId, OrderId, ReceiptId},
    method::PaymentMethod,
    money::Currency,
};
use chrono::NaiveDate;
use rusqlite::params;
use std::collections::BTreeMap;

/// An account over some days. Minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub customer: CustomerId,
    pub currency: Currency,
    /// Owed at the end of the day before; negative when it was prepaid.
    pub opening: i64,
    /// In the order of their days; of one day orders, then returns, then money.
    pub entries: Vec<StatementEntry>,
    /// Σ orders, Σ returns and Σ money of the entries (given back money taken off).
    pub ordered: i64,
    pub returned: i64,
    pub received: i64,
    /// `opening + ordered − returned − received`, and also `receivable − prepaid`.
    pub closing: i64,
    /// As of the last day: still to be received, the part of it whose day has passed, and money without an order or beyond one.
    pub receivable: i64,
    pub overdue: i64,
    pub prepaid: i64,
}

/// What moved an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementEntry {
    pub on: NaiveDate,
    pub kind: StatementKind,
    /// The order that it is about; none of a prepayment.
    pub order: Option<OrderId>,
    pub number: Option<String>,
    /// Minor units, as booked: of money, negative when it was given back.
    pub amount: i64,
    /// Owed after it.
    pub balance: i64,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    Order,
    Return,
    Receipt { receipt: ReceiptId, method: PaymentMethod },
}

impl Store {
    /// The account of a customer over `from..=to`, in each currency with anything in it, the book's own first. Orders that do not
    /// count move nothing; money does, whatever became of its order.
    pub fn statement(
        &self,
        customer: CustomerId,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<Statement>> {
        let mut openings: BTreeMap<Currency, Sum> = BTreeMap::new();
        let mut entries: BTreeMap<Currency, Vec<StatementEntry>> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/statement.sql"))?;
        let mut rows = statement.query(params![customer.0, key(to)])?;
        while let Some(row) = rows.next()? {
            let (currency, amount): (Currency, i64) = (currency_at(row, "currency")?, row.get("amount")?);
            let Some(on) = day_at(row, "day")? else { continue };
            let kind = match row.get::<_, i64>("kind")? {
                0 => StatementKind::Order,
                1 => StatementKind::Return,
                _ => StatementKind::Receipt {
                    receipt: ReceiptId(row.get("id")?),
                    method: PaymentMethod::from_code(row.get_ref("method")?.as_str()?).unwrap_or_default(),
                },
            };
            let opening = openings.entry(currency).or_default();
            let list = entries.entry(currency).or_default();
            if on < from {
                if kind == StatementKind::Order {
                    opening.add(amount)
                } else {
                    opening.take(amount)
                }
                continue;
            }
            let order = row.get::<_, Option<i64>>("order_id")?.map(OrderId);
            list.push(StatementEntry { on, kind, order, number: row.get("number")?, amount, balance: 0 });
        }
        let mut found = Vec::with_capacity(openings.len());
        for (currency, opening) in openings {
            let entries = entries.remove(&currency).unwrap_or_default();
            found.push(self.settled(customer, currency, opening, entries, (to, today))?);
        }
        found.sort_by_key(|one| one.currency != self.currency());
        Ok(found)
    }

    fn settled(
        &self,
        customer: CustomerId,
        currency: Currency,
        opening: Sum,
        mut entries: Vec<StatementEntry>,
        (to, today): (NaiveDate, NaiveDate),
    ) -> Result<Statement> {
        let mut balance = opening;
        let [mut ordered, mut returned, mut received] = [Sum::default(); 3];
        for entry in &mut entries {
            match entry.kind {
                StatementKind::Order => {
                    ordered.add(entry.amount);
                    balance.add(entry.amount);
                }
                StatementKind::Return => {
                    returned.add(entry.amount);
                    balance.take(entry.amount);
                }
                StatementKind::Receipt { .. } => {
                    received.add(entry.amount);
                    balance.take(entry.amount);
                }
            }
            entry.balance = balance.total()?;
        }
        let (mut receivable, mut overdue) = (Sum::default(), Sum::default());
        for part in self.receivables(Some(customer), Some(currency), to, today)? {
            receivable.add(part.open);
            if part.due_on.is_some_and(|due| due < to) {
                overdue.add(part.open);
            }
        }
        let mut prepaid = receivable;
        prepaid.take(balance.total()?);
        Ok(Statement {
            customer,
            currency,
            opening: opening.total()?,
            entries,
            ordered: ordered.total()?,
            returned: returned.total()?,
            received: received.total()?,
            closing: balance.total()?,
            receivable: receivable.total()?,
            overdue: overdue.total()?,
            prepaid: prepaid.total()?,
        })
    }
}
