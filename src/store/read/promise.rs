//! Promises: the open ones by day, those of a customer, and how each side keeps its word. Never writes.

use super::super::{
    Store,
    error::{Result, StoreError},
};
use crate::domain::{
    id::{CustomerId, FollowUpId, PromiseId},
    promise::{Settled, Side, Tally},
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, ToSql, params_from_iter};

/// A promise and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseRow {
    pub id: PromiseId,
    pub customer: CustomerId,
    pub customer_name: String,
    /// Who said it, or to whom.
    pub contact: Option<String>,
    /// The follow-up that tells of it.
    pub follow_up: Option<FollowUpId>,
    pub side: Side,
    pub text: String,
    pub made_on: NaiveDate,
    /// `None`: no day was named.
    pub due_on: Option<NaiveDate>,
    /// The day that was named first: another than `due_on` when it was put off.
    pub first_due_on: Option<NaiveDate>,
    /// What became of it, and when; `None` as long as it is open.
    pub settled: Option<(Settled, NaiveDate)>,
}

/// Which promises. All that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PromiseFilter {
    pub customer: Option<CustomerId>,
    pub side: Option<Side>,
    /// Only those that nothing became of yet.
    pub open: bool,
    /// Due on this day or after it.
    pub due_from: Option<NaiveDate>,
    /// Due on this day or before it.
    pub due_by: Option<NaiveDate>,
    /// Found broken on this day.
    pub broken_on: Option<NaiveDate>,
}

const SELECT: &str = include_str!("../sql/promises.sql");
/// Undated ones last.
const BY_DAY: &str = " ORDER BY p.due_on IS NULL, p.due_on, p.id";

impl Store {
    /// The promises by their day, undated ones last; at most `limit`.
    pub fn promises(&self, filter: &PromiseFilter, limit: usize) -> Result<Vec<PromiseRow>> {
        let (conditions, mut values) = filter.conditions();
        values.push(Box::new(i64::try_from(limit).unwrap_or(i64::MAX)));
        let sql = format!("{SELECT}{conditions}{BY_DAY} LIMIT ?");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), found)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many promises there are.
    pub fn promise_count(&self, filter: &PromiseFilter) -> Result<usize> {
        let (conditions, values) = filter.conditions();
        let sql = format!("SELECT count(*) FROM promise AS p{conditions}");
        let count: i64 = self.conn.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// One promise.
    ///
    /// # Errors
    /// [`StoreError::Missing`].
    pub fn promise(&self, promise: PromiseId) -> Result<PromiseRow> {
        let mut statement = self.conn.prepare_cached(&format!("{SELECT} WHERE p.id = ?1"))?;
        statement.query_row([promise.0], found).optional()?.ok_or(StoreError::Missing("promise"))
    }

    /// How a customer keeps its word, and how the rep does towards it: theirs, mine.
    pub fn promise_tally(&self, customer: CustomerId) -> Result<(Tally, Tally)> {
        let (mut theirs, mut mine) = (Tally::default(), Tally::default());
        let mut statement = self.conn.prepare_cached(
            "SELECT side, status, settled_on > coalesce(first_due_on, due_on, '~') AS late, count(*) FROM promise
             WHERE customer_id = ?1 GROUP BY 1, 2, 3",
        )?;
        let mut rows = statement.query([customer.0])?;
        while let Some(row) = rows.next()? {
            let side = Side::from_code(row.get_ref(0)?.as_str()?).unwrap_or(Side::Theirs);
            let tally = if side == Side::Mine { &mut mine } else { &mut theirs };
            let late = row.get::<_, Option<bool>>(2)?.unwrap_or(false);
            let count = row.get::<_, i64>(3)?.unsigned_abs();
            *match (Settled::from_code(row.get_ref(1)?.as_str()?), late) {
                (None, _) => &mut tally.open,
                (Some(Settled::Kept), false) => &mut tally.on_time,
                (Some(Settled::Kept), true) => &mut tally.late,
                (Some(Settled::Broken), _) => &mut tally.broken,
                (Some(Settled::Dropped), _) => continue,
            } += count;
        }
        Ok((theirs, mine))
    }
}

impl PromiseFilter {
    /// The open promises of a customer.
    pub fn open_of(customer: CustomerId) -> PromiseFilter {
        PromiseFilter { customer: Some(customer), open: true, ..PromiseFilter::default() }
    }

    /// ` WHERE ...` for the table `p`, and what stands for its question marks.
    fn conditions(&self) -> (String, Vec<Box<dyn ToSql>>) {
        let mut conditions: Vec<&str> = Vec::new();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        if let Some(customer) = self.customer {
            conditions.push("p.customer_id = ?");
            values.push(Box::new(customer.0));
        }
        if let Some(side) = self.side {
            conditions.push("p.side = ?");
            values.push(Box::new(side.code()));
        }
        if self.open {
            conditions.push("p.status = 'open'");
        }
        if self.broken_on.is_some() {
            conditions.push("p.status = 'broken'");
        }
        for (condition, day) in
            [("p.due_on >= ?", self.due_from), ("p.due_on <= ?", self.due_by), ("p.settled_on = ?", self.broken_on)]
        {
            if let Some(day) = day {
                conditions.push(condition);
                values.push(Box::new(super::activity::key(day)));
            }
        }
        let words = match conditions.is_empty() {
            true => String::new(),
            false => format!(" WHERE {}", conditions.join(" AND ")),
        };
        (words, values)
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<PromiseRow> {
    let day = |name: &str| -> rusqlite::Result<Option<NaiveDate>> {
        Ok(row.get_ref(name)?.as_str_or_null()?.and_then(|day| day.parse().ok()))
    };
    let settled = Settled::from_code(row.get_ref("status")?.as_str()?);
    Ok(PromiseRow {
        id: PromiseId(row.get("id")?),
        customer: CustomerId(row.get("customer_id")?),
        customer_name: row.get("customer")?,
        contact: row.get("contact")?,
        follow_up: row.get::<_, Option<i64>>("follow_up_id")?.map(FollowUpId),
        side: Side::from_code(row.get_ref("side")?.as_str()?).unwrap_or(Side::Theirs),
        text: row.get("text")?,
        made_on: day("made_on")?.unwrap_or(NaiveDate::MIN),
        due_on: day("due_on")?,
        first_due_on: day("first_due_on")?,
        settled: settled.zip(day("settled_on")?),
    })
}
