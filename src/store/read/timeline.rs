//! One mixed timeline of a customer, newest first: talks, stages, orders, deliveries, money, needs.

use super::super::{
    Store,
    error::{Result, StoreError},
};
use crate::domain::{
    channel::{Channel, Direction},
    follow_up::{FollowUp, Happened, Kind},
    id::{ContactId, CustomerId, FollowUpId, OrderId},
    method::PaymentMethod,
    moment::Moment,
    order::{DeliveryState, OrderStatus, PaymentState},
    outcome::Outcome,
    promise::{Promised, Settled, Side, is_late},
    satisfaction::Points,
    stage::Stage,
};
use chrono::{DateTime, NaiveDate};
use rusqlite::{OptionalExtension, Row, params};

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineItem {
    /// When, in the stored form: a day, or an instant.
    pub at: String,
    pub kind: TimelineKind,
    id: i64,
}

/// What happened. Money in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineKind {
    FollowUp(Box<FollowUp>),
    Milestone {
        from: Option<Stage>,
        to: Stage,
        note: Option<String>,
    },
    /// `order`: its row and number; none is a prepayment.
    Receipt {
        amount: i64,
        currency: String,
        method: PaymentMethod,
        method_text: Option<String>,
        order: Option<OrderNamed>,
    },
    Return {
        order: OrderNamed,
        amount: i64,
        currency: String,
        reason: Option<String>,
    },
    Delivery {
        order: OrderNamed,
        carrier: Option<String>,
        number: Option<String>,
        delivered: bool,
    },
    /// Cancelled or void.
    Ended {
        order: OrderNamed,
        status: OrderStatus,
        reason: Option<String>,
    },
    /// A correction: the first field, and how many more it changed.
    Change {
        order: OrderNamed,
        field: String,
        before: Option<String>,
        after: Option<String>,
        reason: String,
        more: i64,
    },
    Order(Box<TimelineOrder>),
    Need {
        before: Option<String>,
        after: Option<String>,
    },
    /// What was promised, as it was made; `settled` is what became of it since.
    Promise {
        promised: Promised,
        settled: Option<Settled>,
    },
    /// What became of a promise on this day; `late`: kept after the day that was named first.
    PromiseSettled {
        promised: Promised,
        how: Settled,
        late: bool,
    },
}

/// An order in another entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderNamed {
    pub order: OrderId,
    pub number: String,
}

/// An order where the timeline has it, with how it stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineOrder {
    pub order: OrderId,
    pub number: String,
    pub total: i64,
    pub received: i64,
    pub currency: String,
    pub status: OrderStatus,
    pub payment: PaymentState,
    pub delivery: DeliveryState,
    /// The earliest due day of what is still open.
    pub due_on: Option<NaiveDate>,
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

    /// The order that it is about.
    pub fn order(&self) -> Option<OrderId> {
        match &self.kind {
            TimelineKind::Order(entry) => Some(entry.order),
            TimelineKind::Receipt { order, .. } => order.as_ref().map(|order| order.order),
            TimelineKind::Return { order, .. }
            | TimelineKind::Delivery { order, .. }
            | TimelineKind::Ended { order, .. }
            | TimelineKind::Change { order, .. } => Some(order.order),
            TimelineKind::FollowUp(_)
            | TimelineKind::Milestone { .. }
            | TimelineKind::Need { .. }
            | TimelineKind::Promise { .. }
            | TimelineKind::PromiseSettled { .. } => None,
        }
    }

    /// Entries of one moment stand in this order, newest first.
    fn rank(&self) -> usize {
        match self.kind {
            TimelineKind::Receipt { .. } => 0,
            TimelineKind::Return { .. } => 1,
            TimelineKind::Delivery { .. } => 2,
            TimelineKind::Ended { .. } => 3,
            TimelineKind::Change { .. } => 4,
            TimelineKind::Order(_) => 5,
            TimelineKind::PromiseSettled { .. } => 6,
            TimelineKind::Milestone { .. } => 7,
            // Above the talk that it was made in.
            TimelineKind::Promise { .. } => 8,
            TimelineKind::FollowUp(_) => FOLLOW_UPS,
            TimelineKind::Need { .. } => 10,
        }
    }
}

type Read = fn(&Row<'_>) -> rusqlite::Result<TimelineKind>;

/// What a source is about, by its column in `timeline_holds.sql`; `None`: what every customer has.
type About = Option<&'static str>;

/// The sources in the order of their rank: a query that takes customer, upper bound (`at`, `id`) and limit, newest first.
const SOURCES: [(About, &str, Read); 11] = [
    (Some("receipts"), include_str!("../sql/timeline_receipt.sql"), receipt),
    (Some("orders"), include_str!("../sql/timeline_return.sql"), returned),
    (Some("orders"), include_str!("../sql/timeline_delivery.sql"), delivery),
    (Some("orders"), include_str!("../sql/timeline_ended.sql"), ended),
    (Some("orders"), include_str!("../sql/timeline_change.sql"), change),
    (Some("orders"), include_str!("../sql/timeline_order.sql"), order),
    (Some("promises"), include_str!("../sql/timeline_promise_settled.sql"), promise_settled),
    (None, include_str!("../sql/timeline_milestone.sql"), milestone),
    (Some("promises"), include_str!("../sql/timeline_promise.sql"), promise),
    (None, include_str!("../sql/timeline_follow_up.sql"), follow_up),
    (Some("needs"), include_str!("../sql/timeline_need.sql"), need),
];

/// The place of the follow-ups among the sources.
const FOLLOW_UPS: usize = 9;

impl Store {
    /// The newest `limit` entries after `cursor`, newest first.
    pub fn timeline(&self, customer: CustomerId, cursor: Option<&Cursor>, limit: usize) -> Result<Vec<TimelineItem>> {
        let mut items = Vec::new();
        for (rank, (sql, read)) in self.sources(customer)? {
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

    /// The sources that hold something of a customer, with their ranks.
    fn sources(&self, customer: CustomerId) -> Result<Vec<(usize, (&'static str, Read))>> {
        let mut holds = self.conn.prepare_cached(include_str!("../sql/timeline_holds.sql"))?;
        let held = |row: &Row<'_>| {
            let ranked = SOURCES.into_iter().enumerate();
            let kept = ranked.map(|(rank, (about, sql, read))| {
                Ok(about.map_or(Ok(true), |about| row.get(about))?.then_some((rank, (sql, read))))
            });
            kept.filter_map(rusqlite::Result::transpose).collect()
        };
        Ok(holds.query_row([customer.0], held)?)
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
        let mut statement = self.conn.prepare_cached(SOURCES[FOLLOW_UPS].1)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![customer.0, "~", i64::MAX, limit], convert)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The order of the columns `order_id` and `number`.
fn named(row: &Row<'_>, number: &str) -> rusqlite::Result<OrderNamed> {
    Ok(OrderNamed { order: OrderId(row.get("order_id")?), number: row.get(number)? })
}

fn receipt(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    let with_order = row.get::<_, Option<i64>>("order_id")?.is_some();
    Ok(TimelineKind::Receipt {
        amount: row.get("amount")?,
        currency: row.get("currency")?,
        method: PaymentMethod::from_code(row.get_ref("method")?.as_str()?).unwrap_or(PaymentMethod::Other),
        method_text: row.get("method_text")?,
        order: with_order.then(|| named(row, "number")).transpose()?,
    })
}

fn returned(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Return {
        order: named(row, "number")?,
        amount: row.get("amount")?,
        currency: row.get("currency")?,
        reason: row.get("reason")?,
    })
}

fn delivery(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Delivery {
        order: named(row, "order_number")?,
        carrier: row.get("carrier")?,
        number: row.get("number")?,
        delivered: row.get("delivered")?,
    })
}

fn ended(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Ended {
        order: OrderNamed { order: OrderId(row.get("id")?), number: row.get("number")? },
        status: OrderStatus::from_code(row.get_ref("status")?.as_str()?).unwrap_or(OrderStatus::Cancelled),
        reason: row.get("status_reason")?,
    })
}

fn change(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    Ok(TimelineKind::Change {
        order: named(row, "number")?,
        field: row.get("field")?,
        before: row.get("before")?,
        after: row.get("after")?,
        reason: row.get("reason")?,
        more: row.get("more")?,
    })
}

fn order(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    let code = |name: &str| -> rusqlite::Result<String> { Ok(row.get::<_, Option<String>>(name)?.unwrap_or_default()) };
    Ok(TimelineKind::Order(Box::new(TimelineOrder {
        order: OrderId(row.get("id")?),
        number: row.get("number")?,
        total: row.get("total")?,
        received: row.get("received")?,
        currency: row.get("currency")?,
        status: OrderStatus::from_code(row.get_ref("status")?.as_str()?).unwrap_or_default(),
        payment: PaymentState::from_code(&code("payment")?).unwrap_or_default(),
        delivery: DeliveryState::from_code(&code("delivery")?).unwrap_or_default(),
        due_on: code("due_on")?.parse().ok(),
    })))
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

fn promised(row: &Row<'_>) -> rusqlite::Result<Promised> {
    Ok(Promised {
        side: Side::from_code(row.get_ref("side")?.as_str()?).unwrap_or(Side::Theirs),
        text: row.get("text")?,
        due_on: day(row, "due_on")?,
    })
}

fn day(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get_ref(name)?.as_str_or_null()?.and_then(|day| day.parse().ok()))
}

fn promise(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    let settled = Settled::from_code(row.get_ref("status")?.as_str()?);
    Ok(TimelineKind::Promise { promised: promised(row)?, settled })
}

fn promise_settled(row: &Row<'_>) -> rusqlite::Result<TimelineKind> {
    let promised = promised(row)?;
    let how = Settled::from_code(row.get_ref("status")?.as_str()?).unwrap_or(Settled::Dropped);
    let first = day(row, "first_due_on")?.or(promised.due_on);
    let late = how == Settled::Kept && day(row, "settled_on")?.is_some_and(|on| is_late(first, on));
    Ok(TimelineKind::PromiseSettled { promised, how, late })
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
        happened: Happened::from_key(&happened).unwrap_or(Happened::On(NaiveDate::MIN)),
        entered_at: DateTime::parse_from_rfc3339(&entered).unwrap_or_default(),
        attitude: row.get("attitude")?,
        satisfaction: row.get::<_, Option<i64>>("satisfaction")?.and_then(Points::new),
        planned: if planned { Some((due, row.get("action")?)) } else { None },
        attachments: row.get("attachments")?,
    })
}
