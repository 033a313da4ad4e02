//! One mixed timeline of a customer, newest first: talks, stages, orders, deliveries, money, needs.

use super::super::{
    Store,
    error::{Result, StoreError},
};
use crate::domain::{
    channel::{Channel, Direction},
    follow_up::{FollowUp, Happened, Kind},
    id::{ContactId, CustomerId, FollowUpId, OrderId},
    moment::Moment,
    outcome::Outcome,
    stage::Stage,
};
use chrono::DateTime;
use rusqlite::{OptionalExtension, Row, params};

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineItem {
    /// When, in the stored form: a day, or an instant.
    pub at: String,
    pub kind: TimelineKind,
    id: i64,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineKind {
    FollowUp(Box<FollowUp>),
    Milestone { from: Option<Stage>, to: Stage, note: Option<String> },
    Receipt { amount: i64, currency: String, method: String, order: Option<String> },
    Delivery { order: String, carrier: Option<String>, number: Option<String>, delivered: bool },
    Order { order: OrderId, number: String, total: i64, received: i64, currency: String, status: String },
    Need { before: Option<String>, after: Option<String> },
}

/// The place after which the timeline goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    at: String,
    rank: usize,
    id: i64,
}

impl TimelineItem {
    /// The place of this entry.
    pub fn cursor(&self) -> Cursor {
        Cursor { at: self.at.clone(), rank: self.rank(), id: self.id }
    }

    /// Entries of one moment stand in this order, newest first.
    fn rank(&self) -> usize {
        match self.kind {
            TimelineKind::Receipt { .. } => 0,
            TimelineKind::Delivery { .. } => 1,
            TimelineKind::Order { .. } => 2,
            TimelineKind::Milestone { .. } => 3,
            TimelineKind::FollowUp(_) => 4,
            TimelineKind::Need { .. } => 5,
        }
    }
}

type Read = fn(&Row<'_>) -> rusqlite::Result<TimelineKind>;

/// The sources in the order of their rank: a query that takes customer, upper bound (`at`, `id`) and limit, newest first.
const SOURCES: [(&str, Read); 6] = [
    (include_str!("../sql/timeline_receipt.sql"), receipt),
    (include_str!("../sql/timeline_delivery.sql"), delivery),
    (include_str!("../sql/timeline_order.sql"), order),
    (include_str!("../sql/timeline_milestone.sql"), milestone),
    (include_str!("../sql/timeline_follow_up.sql"), follow_up),
    (include_str!("../sql/timeline_need.sql"), need),
];

impl Store {
    /// The newest `limit` entries after `cursor`, newest first.
    pub fn timeline(&self, customer: CustomerId, cursor: Option<&Cursor>, limit: usize) -> Result<Vec<TimelineItem>> {
        let mut items = Vec::new();
        for (rank, (sql, read)) in SOURCES.into_iter().enumerate() {
            // Below the cursor: earlier, or at the same moment with a higher rank, or a smaller id in the same source.
            let (at, id) = match cursor {
                None => ("~", i64::MAX),
                Some(c) if rank > c.rank => (c.at.as_str(), i64::MAX),
                Some(c) if rank == c.rank => (c.at.as_str(), c.id),
                Some(c) => (c.at.as_str(), i64::MIN),
            };
            let mut statement = self.conn.prepare_cached(sql)?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut rows = statement.query(params![customer.0, at, id, limit])?;
            while let Some(row) = rows.next()? {
                items.push(TimelineItem { at: row.get("at")?, kind: read(row)?, id: row.get("id")? });
            }
        }
        items.sort_by(|a, b| b.at.cmp(&a.at).then(a.rank().cmp(&b.rank())).then(b.id.cmp(&a.id)));
        items.truncate(limit);
        Ok(items)
    }

    /// One follow-up.
    ///
    /// # Errors
    /// [`StoreError::Missing`].
    pub fn follow_up(&self, id: FollowUpId) -> Result<FollowUp> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/follow_up.sql"))?;
        statement.query_row([id.0], convert).optional()?.ok_or(StoreError::Missing("follow_up"))
    }

    /// The newest `limit` follow-ups of a customer.
    pub fn follow_ups(&self, customer: CustomerId, limit: usize) -> Result<Vec<FollowUp>> {
        let mut statement = self.conn.prepare_cached(SOURCES[4].0)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![customer.0, "~", i64::MAX, limit], convert)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn receipt(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Receipt {
        amount: row.get("amount")?,
        currency: row.get("currency")?,
        method: row.get("method")?,
        order: row.get("number")?,
    })
}

fn delivery(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Delivery {
        order: row.get("order_number")?,
        carrier: row.get("carrier")?,
        number: row.get("number")?,
        delivered: row.get("delivered")?,
    })
}

fn order(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Order {
        order: OrderId(row.get("id")?),
        number: row.get("number")?,
        total: row.get("total")?,
        received: row.get("received")?,
        currency: row.get("currency")?,
        status: row.get("status")?,
    })
}

fn milestone(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Milestone {
        from: row.get_ref("from_stage")?.as_str_or_null()?.and_then(Stage::from_code),
        to: Stage::from_code(row.get_ref("to_stage")?.as_str()?).unwrap_or_default(),
        note: row.get("note")?,
    })
}

fn need(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Need { before: row.get("before")?, after: row.get("after")? })
}

fn follow_up(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::FollowUp(Box::new(convert(row)?)))
}

fn convert(row: &Row<'_>) -> rusqlite::Result<FollowUp> {
    let happened: String = row.get("at")?;
    let entered: String = row.get("entered_at")?;
    let planned: bool = row.get("planned")?;
    let due = row.get_ref("due")?.as_str_or_null()?.and_then(Moment::from_key);
    Ok(FollowUp {
        id: FollowUpId(row.get("id")?),
        customer: CustomerId(row.get("customer_id")?),
        contact: row.get::<_, Option<i64>>("contact_id")?.map(ContactId),
        contact_name: row.get("contact_name")?,
        kind: Kind::from_code(row.get_ref("kind")?.as_str()?).unwrap_or_default(),
        direction: Direction::from_code(row.get_ref("direction")?.as_str()?).unwrap_or_default(),
        channel: Channel::from_code(row.get_ref("channel")?.as_str()?).unwrap_or(Channel::Other),
        channel_text: row.get("channel_text")?,
        outcome: row.get_ref("outcome")?.as_str_or_null()?.and_then(Outcome::from_code),
        outcome_text: row.get("outcome_text")?,
        note: row.get("note")?,
        happened: Happened::from_key(&happened).unwrap_or(Happened::On(chrono::NaiveDate::MIN)),
        entered_at: DateTime::parse_from_rfc3339(&entered).unwrap_or_default(),
        attitude: row.get("attitude")?,
        planned: if planned { Some((due, row.get("action")?)) } else { None },
        attachments: row.get("attachments")?,
    })
}
