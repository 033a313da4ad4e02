//! Where each order stands and which of its parts are open, made from its rows again and again. Never looks at the clock.

use super::super::error::Result;
use crate::domain::{
    due::DuePolicy,
    id::{CustomerId, InstalmentId, OrderId},
    order::{DeliveryState, OrderStatus},
    progress::LineProgress,
    receivable::{OrderEvents, Payment, PlannedInstalment, standing},
    terms::{Basis, DueRule, Events},
};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// The kept standing of an order as its rows demand it.
#[derive(Debug, PartialEq, Eq)]
pub struct OrderState {
    pub customer: i64,
    pub currency: String,
    pub ordered_on: String,
    pub received: i64,
    pub returned: i64,
    pub receivable: i64,
    pub overpaid: i64,
    pub invoiced: i64,
    /// The earliest due day of an open part; empty when none has one.
    pub due_on: String,
    pub payment: String,
    pub delivery: String,
    /// Position, due day (empty while its basis has not happened) and minor units of each open part.
    pub open: Vec<(i64, String, i64)>,
}

/// A line with what became of it, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineState {
    pub id: i64,
    pub quantity: i64,
    pub net: i64,
    pub shipped: i64,
    pub delivered: i64,
    pub returned: i64,
    /// A shipment or a return names it.
    pub has_moved: bool,
    /// Minor units given back for it.
    pub given_back: i64,
}

impl LineState {
    /// What is still to be shipped.
    pub fn unshipped(&self) -> i64 {
        self.quantity.saturating_sub(self.shipped).max(0)
    }

    fn progress(&self) -> LineProgress {
        LineProgress {
            ordered: self.quantity,
            shipped: self.shipped,
            delivered: self.delivered,
            returned: self.returned,
        }
    }
}

/// Makes the standing of these orders again.
pub fn refresh_orders(conn: &Connection, orders: &BTreeSet<OrderId>) -> Result<()> {
    for &order in orders {
        conn.prepare_cached("DELETE FROM open_instalment WHERE order_id = ?1")?.execute([order.0])?;
        match state_of(conn, order)? {
            Some(state) => put(conn, order, &state)?,
            None => {
                conn.prepare_cached("DELETE FROM order_state WHERE order_id = ?1")?.execute([order.0])?;
            }
        }
    }
    Ok(())
}

/// Lets the sums of days, months, customers and products follow the rows, from now on and as long as the connection lasts;
/// made within a transaction that is rolled back, they go with it. The tables must be those of this version.
pub fn keep_figures(conn: &Connection) -> Result<()> {
    let kept: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE name = 'sales_posted')")?
        .query_row([], |row| row.get(0))?;
    if !kept {
        conn.execute_batch(include_str!("../sql/keep_figures.sql"))?;
    }
    Ok(())
}

/// Makes every kept figure of the ledger again, and of its customers what follows from it.
pub fn remake_ledger(conn: &Connection) -> Result<()> {
    let (orders, mut customers): (BTreeSet<OrderId>, BTreeSet<CustomerId>) = conn
        .prepare("SELECT id, customer_id FROM sales_order")?
        .query_map([], |row| Ok((OrderId(row.get(0)?), CustomerId(row.get(1)?))))?
        .collect::<rusqlite::Result<_>>()?;
    let payers: BTreeSet<CustomerId> = conn
        .prepare("SELECT DISTINCT customer_id FROM receipt")?
        .query_map([], |row| row.get(0).map(CustomerId))?
        .collect::<rusqlite::Result<_>>()?;
    customers.extend(payers);
    if customers.is_empty() {
        return Ok(());
    }
    keep_figures(conn)?;
    conn.execute_batch(include_str!("../sql/remake_figures.sql"))?;
    refresh_orders(conn, &orders)?;
    // The rep's cadences are not known here: whoever sets them makes all lines again.
    conn.execute("DELETE FROM setting WHERE key = 'due_policy'", [])?;
    super::refresh(conn, &customers, &DuePolicy::default(), NaiveDate::MIN)
}

fn put(conn: &Connection, order: OrderId, state: &OrderState) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO order_state (order_id, customer_id, currency, ordered_on, received, returned, receivable, overpaid, invoiced,
             due_on, payment, delivery)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT DO UPDATE SET customer_id = ?2, currency = ?3, ordered_on = ?4, received = ?5, returned = ?6,
             receivable = ?7, overpaid = ?8, invoiced = ?9, due_on = ?10, payment = ?11, delivery = ?12",
    )?
    .execute(params![
        order.0,
        state.customer,
        state.currency,
        state.ordered_on,
        state.received,
        state.returned,
        state.receivable,
        state.overpaid,
        state.invoiced,
        state.due_on,
        state.payment,
        state.delivery,
    ])?;
    for (position, due_on, open) in &state.open {
        conn.prepare_cached("INSERT INTO open_instalment VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(params![
            order.0,
            position,
            state.customer,
            state.currency,
            due_on,
            open
        ])?;
    }
    Ok(())
}

/// The standing of an order with all that its rows tell, or `None` when there is no such order.
pub fn state_of(conn: &Connection, order: OrderId) -> Result<Option<OrderState>> {
    let found: Option<(i64, String, i64, String)> = conn
        .prepare_cached(
            "SELECT o.customer_id, o.currency, (SELECT coalesce(sum(amount), 0) FROM invoice WHERE order_id = o.id), o.ordered_on
             FROM sales_order AS o WHERE o.id = ?1",
        )?
        .query_row([order.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((customer, currency, invoiced, ordered_on)) = found else { return Ok(None) };
    let shipped = shipping(conn, order, NaiveDate::MAX)?;
    let events = events_with(conn, order, NaiveDate::MAX, &shipped)?;
    let standing = standing(&events);
    let key = |due: Option<NaiveDate>| due.map(|day| day.to_string()).unwrap_or_default();
    let mut open: Vec<_> = standing
        .instalments
        .iter()
        .filter(|part| part.open > 0)
        .map(|part| (part.position, key(part.due_on), part.open))
        .collect();
    open.sort();
    Ok(Some(OrderState {
        customer,
        currency,
        ordered_on,
        received: standing.received,
        returned: standing.returned,
        receivable: standing.receivable,
        overpaid: standing.overpaid,
        invoiced,
        due_on: open.iter().map(|(_, due, _)| due).filter(|due| !due.is_empty()).min().cloned().unwrap_or_default(),
        payment: standing.state.code().to_owned(),
        delivery: shipped.state.code().to_owned(),
        open,
    }))
}

/// All that the standing of an order depends on, as of a day: what came later counts nothing. `NaiveDate::MAX` for all.
pub fn order_events(conn: &Connection, order: OrderId, upto: NaiveDate) -> Result<OrderEvents> {
    let shipped = shipping(conn, order, upto)?;
    events_with(conn, order, upto, &shipped)
}

fn events_with(conn: &Connection, order: OrderId, upto: NaiveDate, shipped: &Shipping) -> Result<OrderEvents> {
    let upto = last_key(upto);
    let (mut events, ordered_on, is_imported): (OrderEvents, _, bool) = conn
        .prepare_cached(
            "SELECT o.status, o.total, o.ordered_on, iif(o.accepted_on <= ?2, o.accepted_on, NULL),
                    (SELECT min(invoiced_on) FROM invoice WHERE order_id = o.id AND amount > 0 AND invoiced_on <= ?2),
                    (SELECT coalesce(sum(amount), 0) FROM sales_return WHERE order_id = o.id AND returned_on <= ?2), o.imported
             FROM sales_order AS o WHERE o.id = ?1",
        )?
        .query_row(params![order.0, upto], |row| {
            let ordered_on = day(row, 2)?;
            let is_signed = row.get_ref(2)?.as_str()? <= upto.as_str();
            let status = OrderStatus::from_code(row.get_ref(0)?.as_str()?).unwrap_or_default();
            Ok((
                OrderEvents {
                    counts: is_signed && status.counts(),
                    total: row.get(1)?,
                    events: Events { accepted: day(row, 3)?, invoiced: day(row, 4)?, ..Events::default() },
                    returned: row.get(5)?,
                    ..OrderEvents::default()
                },
                ordered_on.filter(|_| is_signed),
                row.get(6)?,
            ))
        })?;
    events.events.signed = ordered_on;
    events.events.shipped = shipped.first;
    events.events.delivered = shipped.delivered;
    events.instalments = conn
        .prepare_cached(
            "SELECT id, position, basis, month_end, offset_months, offset_days, due_on, amount FROM instalment
             WHERE order_id = ?1 ORDER BY position, id",
        )?
        .query_map([order.0], |row| {
            Ok(PlannedInstalment {
                id: InstalmentId(row.get(0)?),
                position: row.get(1)?,
                rule: DueRule {
                    basis: Basis::from_code(row.get_ref(2)?.as_str()?).unwrap_or(Basis::Signed),
                    month_end: row.get(3)?,
                    months: row.get(4)?,
                    days: row.get(5)?,
                    fixed_on: day(row, 6)?,
                },
                amount: row.get(7)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    events.payments = conn
        .prepare_cached(
            "SELECT received_on, amount, instalment_id FROM receipt WHERE order_id = ?1 AND received_on <= ?2
             ORDER BY received_on, id",
        )?
        .query_map(params![order.0, upto], |row| {
            Ok(Payment {
                on: day(row, 0)?.unwrap_or_default(),
                amount: row.get(1)?,
                pinned: row.get::<_, Option<i64>>(2)?.map(InstalmentId),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    // History of which nothing but the sale was brought in does not say that it is still to be paid: it is owed, and not due.
    if is_imported && events.instalments.is_empty() && events.payments.is_empty() {
        events.events.shipped = None;
    }
    Ok(events)
}

/// Where the goods of an order are.
struct Shipping {
    state: DeliveryState,
    /// The first shipment.
    first: Option<NaiveDate>,
    /// The day from which all was delivered.
    delivered: Option<NaiveDate>,
}

fn shipping(conn: &Connection, order: OrderId, upto: NaiveDate) -> Result<Shipping> {
    let key = last_key(upto);
    let (count, first, arrived, last): (i64, Option<NaiveDate>, i64, Option<NaiveDate>) = conn
        .prepare_cached(
            "SELECT count(*), min(shipped_on), count(iif(delivered_on <= ?2, 1, NULL)), max(iif(delivered_on <= ?2, delivered_on, NULL))
             FROM delivery WHERE order_id = ?1 AND shipped_on <= ?2",
        )?
        .query_row(params![order.0, key], |row| Ok((row.get(0)?, day(row, 1)?, row.get(2)?, day(row, 3)?)))?;
    if count == 0 {
        return Ok(Shipping { state: DeliveryState::Open, first: None, delivered: None });
    }
    let lines = line_states(conn, order, upto)?;
    let progress: Vec<LineProgress> = lines.iter().map(LineState::progress).collect();
    let goods = || progress.iter().filter(|line| line.ordered > 0);
    let state = match goods().next() {
        Some(_) => DeliveryState::of(&progress),
        // A shipment of an order that lists no goods is all of it.
        None if arrived == count => DeliveryState::Delivered,
        None => DeliveryState::Shipped,
    };
    let has_arrived = arrived > 0 && goods().all(|line| line.delivered >= line.ordered);
    Ok(Shipping { state, first, delivered: last.filter(|_| has_arrived) })
}

/// The lines of an order in their order, with what was shipped and what came back up to a day. A shipment without lines took
/// all that was open.
pub fn line_states(conn: &Connection, order: OrderId, upto: NaiveDate) -> Result<Vec<LineState>> {
    let key = last_key(upto);
    let mut statement = conn.prepare_cached(include_str!("../sql/line_state.sql"))?;
    let rows = statement.query_map(params![order.0, key], |row| {
        Ok(LineState {
            id: row.get("id")?,
            quantity: row.get("quantity")?,
            net: row.get("net")?,
            shipped: row.get("shipped")?,
            delivered: row.get("delivered")?,
            returned: row.get("returned")?,
            has_moved: row.get("has_moved")?,
            given_back: row.get("given_back")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The day as stored; years of five digits would sort before others.
fn last_key(upto: NaiveDate) -> String {
    if upto == NaiveDate::MAX { "9999-12-31".to_owned() } else { upto.to_string() }
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|text| text.parse().ok()))
}
