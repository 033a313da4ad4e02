//! The ledger's figures by month, product, category and customer, from the kept ones. One currency at a time, never added across.

use super::super::{Store, error::Result, op::Target};
use super::{
    order::currency_at,
    sum::{Sum, Sums},
};
use crate::domain::{
    id::{CustomerId, ProductId},
    money::Currency,
    period::Month,
    rollup::{Figures, change},
};
use chrono::{Datelike, NaiveDate};
use rusqlite::{OptionalExtension, Row};
use std::collections::{BTreeMap, BTreeSet};

/// A month with what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    pub month: Month,
    pub currency: Currency,
    pub figures: Figures,
    /// Net sales of the month before and of the same month a year ago: for the running month, of as many days of them (月至今).
    pub previous_net: i64,
    pub year_ago_net: i64,
    /// What is compared with these: the net sales, of the running month up to today.
    pub compared_net: i64,
    /// The days that are compared, when it is the running month.
    pub days_so_far: Option<u32>,
    pub target: Option<Target>,
}

/// What a rollup is by, beside months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollupBy {
    Product,
    Category,
    Customer,
}

/// One line of such a rollup, largest net first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollupRow {
    pub key: RollupKey,
    /// The product's, category's or customer's name; empty for “none”.
    pub name: String,
    pub currency: Currency,
    pub figures: Figures,
}

/// Whom a line of a rollup is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RollupKey {
    Product(Option<ProductId>),
    Category(Option<String>),
    Customer(CustomerId),
}

/// The figures of the ledger's top line for one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerHead {
    pub currency: Currency,
    pub month: MonthRow,
    pub receivable: i64,
    pub overdue: i64,
}

impl MonthRow {
    /// Against the month before, in thousandths (环比); `None` where that had nothing.
    pub fn month_over_month(&self) -> Option<i64> {
        change(self.compared_net, self.previous_net)
    }

    /// Against the same month a year ago, in thousandths (同比).
    pub fn year_over_year(&self) -> Option<i64> {
        change(self.compared_net, self.year_ago_net)
    }
}

impl Store {
    /// The currencies with any figure, the book's own first, then by their orders. The book's own alone when there is none.
    pub fn ledger_currencies(&self) -> Result<Vec<Currency>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/ledger_currencies.sql"))?;
        let rows = statement.query_map([], |row| currency_at(row, "currency"))?;
        let mut found: Vec<Currency> = rows.collect::<rusqlite::Result<_>>()?;
        if found.is_empty() {
            found.push(self.currency());
        }
        found.sort_by_key(|currency| *currency != self.currency());
        Ok(found)
    }

    /// Months with figures and those between them up to the running one, and months with a target, newest first; within `from..=to`
    /// when given. A month without any figure is a row of zeros. None at all before anything was sold or aimed at.
    pub fn rollup_months(
        &self,
        currency: Currency,
        from: Option<Month>,
        to: Option<Month>,
        today: NaiveDate,
    ) -> Result<Vec<MonthRow>> {
        let book = Months::load(self, currency, today)?;
        let mut months: BTreeSet<Month> = book.targets.iter().map(|target| target.month).collect();
        if let (Some(&first), Some(&last)) = (book.figures.keys().next(), book.figures.keys().next_back()) {
            let last = last.max(Month::of(today));
            months.extend((0..=first.until(last)).map(|n| first.plus(n)));
        }
        if !months.is_empty() {
            months.insert(Month::of(today));
        }
        let within = |month: &Month| from.is_none_or(|from| from <= *month) && to.is_none_or(|to| *month <= to);
        Ok(months.into_iter().rev().filter(within).map(|month| book.row(month)).collect())
    }

    /// A month with what it is compared with, also one without any figure.
    pub fn month_row(&self, currency: Currency, month: Month, today: NaiveDate) -> Result<MonthRow> {
        Ok(Months::load(self, currency, today)?.row(month))
    }

    /// The month of a day as that day left it: nothing that came later counts, and it is compared with as many days.
    pub fn month_row_on(&self, currency: Currency, day: NaiveDate) -> Result<MonthRow> {
        let month = Month::of(day);
        let mut row = Months::load(self, currency, day)?.row(month);
        let mut sums = Sums::default();
        let mut statement = self.conn.prepare_cached(
            "SELECT day, orders, 0, gross, total, tax, returns, received, bills FROM sales_day
             WHERE currency = ?1 AND day BETWEEN ?2 AND ?3",
        )?;
        let (first, last) = (month.days().0.format("%Y-%m-%d"), day.format("%Y-%m-%d"));
        let mut rows = statement.query([currency.code(), &first.to_string(), &last.to_string()])?;
        while let Some(day) = rows.next()? {
            sums.add_row(day)?;
        }
        row.figures = sums.figures()?;
        Ok(row)
    }

    /// This month, and what is to be received, as of today.
    pub fn ledger_head(&self, currency: Currency, today: NaiveDate) -> Result<LedgerHead> {
        let month = self.month_row(currency, Month::of(today), today)?;
        let (mut receivable, mut overdue) = (Sum::default(), Sum::default());
        let today = today.format("%Y-%m-%d").to_string();
        let mut statement =
            self.conn.prepare_cached("SELECT due_on, amount FROM receivable_day WHERE currency = ?1")?;
        let mut rows = statement.query([currency.code()])?;
        while let Some(row) = rows.next()? {
            let (due_on, amount) = (row.get_ref(0)?.as_str()?, row.get(1)?);
            receivable.add(amount);
            if !due_on.is_empty() && due_on < today.as_str() {
                overdue.add(amount);
            }
        }
        Ok(LedgerHead { currency, month, receivable: receivable.total()?, overdue: overdue.total()? })
    }

    /// The target of a month.
    pub fn target(&self, month: Month, currency: Currency) -> Result<Option<Target>> {
        let mut statement = self.conn.prepare_cached(&format!("{TARGETS} WHERE month = ?1 AND currency = ?2"))?;
        Ok(statement.query_row([month.key().as_str(), currency.code()], target).optional()?)
    }

    /// Every target, newest month first.
    pub fn targets(&self) -> Result<Vec<Target>> {
        let mut statement = self.conn.prepare_cached(&format!("{TARGETS} ORDER BY month DESC, currency"))?;
        let rows = statement.query_map([], target)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

const TARGETS: &str = "SELECT month, currency, of_received, amount, stretch, challenge FROM target";

fn target(row: &Row<'_>) -> rusqlite::Result<Target> {
    let month = row.get_ref("month")?.as_str()?;
    Ok(Target {
        month: Month::from_key(month).unwrap_or(Month { year: 1970, month: 1 }),
        currency: currency_at(row, "currency")?,
        of_received: row.get("of_received")?,
        amount: row.get("amount")?,
        stretch: row.get("stretch")?,
        challenge: row.get("challenge")?,
    })
}

/// All months of one currency, and what the running one is compared with.
struct Months {
    currency: Currency,
    today: NaiveDate,
    figures: BTreeMap<Month, Figures>,
    targets: Vec<Target>,
    /// Net sales of the first days of this month, of the one before and of that a year ago, as far as today's day.
    so_far: [i64; 3],
}

impl Months {
    fn load(store: &Store, currency: Currency, today: NaiveDate) -> Result<Months> {
        let mut statement = store.conn.prepare_cached(
            "SELECT month, orders, 0, gross, total, tax, returns, received, bills FROM sales_month WHERE currency = ?1",
        )?;
        let mut rows = statement.query([currency.code()])?;
        let mut figures = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let Some(month) = Month::from_key(row.get_ref(0)?.as_str()?) else { continue };
            let mut sums = Sums::default();
            sums.add_row(row)?;
            // An undo leaves a month without anything.
            if !sums.is_zero() {
                figures.insert(month, sums.figures()?);
            }
        }
        let mut targets = store.targets()?;
        targets.retain(|target| target.currency == currency);
        let mut so_far = [0; 3];
        let month = Month::of(today);
        for (net, month) in so_far.iter_mut().zip([month, month.plus(-1), month.plus(-12)]) {
            let key = month.key();
            let (first, last) = (format!("{key}-01"), format!("{key}-{:02}", today.day()));
            let mut sum = Sum::default();
            let mut statement = store
                .conn
                .prepare_cached("SELECT total, returns FROM sales_day WHERE currency = ?1 AND day BETWEEN ?2 AND ?3")?;
            let mut rows = statement.query([currency.code(), &first, &last])?;
            while let Some(row) = rows.next()? {
                sum.add(row.get(0)?);
                sum.take(row.get(1)?);
            }
            *net = sum.total()?;
        }
        Ok(Months { currency, today, figures, targets, so_far })
    }

    fn row(&self, month: Month) -> MonthRow {
        let net = |month| self.figures.get(&month).map_or(0, Figures::net);
        let is_running = month == Month::of(self.today);
        let [compared_net, previous_net, year_ago_net] =
            if is_running { self.so_far } else { [net(month), net(month.plus(-1)), net(month.plus(-12))] };
        MonthRow {
            month,
            currency: self.currency,
            figures: self.figures.get(&month).copied().unwrap_or_default(),
            previous_net,
            year_ago_net,
            compared_net,
            days_so_far: is_running.then(|| self.today.day()),
            target: self.targets.iter().find(|target| target.month == month).copied(),
        }
    }
}
