//! The orders, newest first, any window of them, by what they are filtered with. Looks at kept figures, adds nothing up.

use super::super::{Store, apply::next_number, error::Result};
use super::find::{containing, most};
use crate::domain::{
    id::{CustomerId, OrderId, ProductId},
    money::Currency,
    order::{DeliveryState, OrderStatus, PaymentState},
    period::Period,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// One line of the list of orders. Minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub order: OrderId,
    pub customer: CustomerId,
    pub name: String,
    pub number: String,
    pub external_number: Option<String>,
    pub ordered_on: NaiveDate,
    pub currency: Currency,
    pub status: OrderStatus,
    pub total: i64,
    pub received: i64,
    pub returned: i64,
    pub receivable: i64,
    /// The earliest due day of what is open.
    pub due_on: Option<NaiveDate>,
    pub payment: PaymentState,
    pub delivery: DeliveryState,
    /// The first line's product (or description), its quantity in thousandths, and how many lines more there are.
    pub product: String,
    pub quantity: i64,
    pub more_lines: i64,
    /// What is open of it in the days that the list asks for, when it asks for what is due.
    pub part: Option<i64>,
}

/// Which orders. All that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    pub period: Option<Period>,
    /// The day it was closed on.
    pub day: Option<NaiveDate>,
    pub currency: Option<Currency>,
    pub customer: Option<CustomerId>,
    /// `Some(None)`: lines without a product.
    pub product: Option<Option<ProductId>>,
    /// `Some(None)`: products without a category.
    pub category: Option<Option<String>>,
    pub state: Option<OrderQuery>,
}

/// A state asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderQuery {
    /// Something is still to be received.
    Unpaid,
    /// Something is due before this day, or on a day between these (both within).
    DueBefore(NaiveDate),
    DueBetween(NaiveDate, NaiveDate),
    /// Something is open whose basis has not happened.
    Untriggered,
    /// Not or not wholly shipped.
    Unshipped,
    Draft,
    Cancelled,
}

impl Store {
    /// How many orders there are: kept figures and index ranges, no row is read. By category the lines of the period are walked.
    pub fn order_count(&self, filter: &OrderFilter) -> Result<usize> {
        if let Some(months) = self.order_months(filter)? {
            return Ok(months.iter().map(|(_, n)| n).sum());
        }
        if let OrderFilter { day: None, category: Some(category), customer: None, product: None, state: None, .. } =
            filter
        {
            let counted = self.category_orders(filter.currency, filter.period)?.remove(category).unwrap_or(0);
            return Ok(usize::try_from(counted).unwrap_or(0) + self.apart_count(filter)?);
        }
        self.counted(filter)
    }

    /// The orders `offset..offset + limit`, newest first; those asked for by their due day by that, the earliest first.
    pub fn orders(&self, filter: &OrderFilter, offset: usize, limit: usize) -> Result<Vec<OrderRow>> {
        let orders = self.order_window(filter, offset, limit)?;
        self.order_rows_of(filter, &orders)
    }

    /// The lines of these orders of a list.
    pub fn order_rows_of(&self, filter: &OrderFilter, orders: &[OrderId]) -> Result<Vec<OrderRow>> {
        let mut rows = self.order_rows(orders)?;
        if let Some(state) = filter.state {
            self.fill_parts(state, &mut rows)?;
        }
        Ok(rows)
    }

    /// The lines of these orders, in the order asked; one that is gone is left out.
    pub fn order_rows(&self, orders: &[OrderId]) -> Result<Vec<OrderRow>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/order_row.sql"))?;
        let mut found = Vec::with_capacity(orders.len());
        for order in orders {
            found.extend(statement.query_row([order.0], order_row).optional()?);
        }
        Ok(found)
    }

    /// Orders whose number (ours or the customer's) contains `text`, or whose customer is one of these; newest first.
    pub fn find_orders_like(&self, text: &str, customers: &[CustomerId], limit: usize) -> Result<Vec<OrderRow>> {
        let most = most(limit);
        let mut found: Vec<(String, OrderId)> = Vec::new();
        let mut take = |row: &Row<'_>| -> rusqlite::Result<()> {
            found.push((row.get(1)?, OrderId(row.get(0)?)));
            Ok(())
        };
        if let Some(pattern) = containing(text) {
            for sql in [include_str!("../sql/order_by_number.sql"), include_str!("../sql/order_by_external.sql")] {
                let mut statement = self.conn.prepare_cached(sql)?;
                let mut rows = statement.query(params![pattern, most])?;
                while let Some(row) = rows.next()? {
                    take(row)?;
                }
            }
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT id, ordered_on FROM sales_order WHERE customer_id = ?1 ORDER BY ordered_on DESC, id DESC LIMIT ?2",
        )?;
        for customer in customers {
            let mut rows = statement.query(params![customer.0, most])?;
            while let Some(row) = rows.next()? {
                take(row)?;
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        found.dedup();
        found.truncate(limit);
        self.order_rows(&found.into_iter().map(|(_, order)| order).collect::<Vec<_>>())
    }

    /// The order of exactly this number (ours, else the customer's), else the one that alone contains it: `Err` lists the
    /// candidates' numbers, the newest first, none when nothing is like it.
    pub fn order_numbered(&self, number: &str) -> Result<std::result::Result<OrderId, Vec<String>>> {
        let number = number.trim();
        let exact = "SELECT id FROM sales_order WHERE number = ?1";
        if let Some(id) = self.conn.prepare_cached(exact)?.query_row([number], |row| row.get(0)).optional()? {
            return Ok(Ok(OrderId(id)));
        }
        let external =
            "SELECT id FROM sales_order WHERE external_number = ?1 ORDER BY ordered_on DESC, id DESC LIMIT ?2";
        let external: Vec<OrderId> = self
            .conn
            .prepare_cached(external)?
            .query_map(params![number, most(CANDIDATES)], |row| row.get(0).map(OrderId))?
            .collect::<rusqlite::Result<_>>()?;
        let rows = match external.as_slice() {
            [only] => return Ok(Ok(*only)),
            [] => self.find_orders_like(number, &[], CANDIDATES)?,
            several => self.order_rows(several)?,
        };
        match rows.as_slice() {
            [only] => Ok(Ok(only.order)),
            _ => Ok(Err(rows.into_iter().map(|row| row.number).collect())),
        }
    }

    /// The number that the next order of a day gets: `20261121-01`.
    pub fn next_order_number(&self, day: NaiveDate) -> Result<String> {
        next_number(&self.conn, day)
    }
}

/// How many orders are named when a number fits several.
const CANDIDATES: usize = 10;

fn order_row(row: &Row<'_>) -> rusqlite::Result<OrderRow> {
    Ok(OrderRow {
        order: OrderId(row.get("id")?),
        customer: CustomerId(row.get("customer_id")?),
        name: row.get("name")?,
        number: row.get("number")?,
        external_number: row.get("external_number")?,
        ordered_on: day_at(row, "ordered_on")?.unwrap_or(NaiveDate::MIN),
        currency: currency_at(row, "currency")?,
        status: OrderStatus::from_code(row.get_ref("status")?.as_str()?).unwrap_or_default(),
        total: row.get("total")?,
        received: row.get("received")?,
        returned: row.get("returned")?,
        receivable: row.get("receivable")?,
        due_on: day_at(row, "due_on")?,
        payment: PaymentState::from_code(row.get_ref("payment")?.as_str()?).unwrap_or_default(),
        delivery: DeliveryState::from_code(row.get_ref("delivery")?.as_str()?).unwrap_or_default(),
        product: row.get::<_, Option<String>>("product")?.unwrap_or_default(),
        quantity: row.get::<_, Option<i64>>("quantity")?.unwrap_or(0),
        more_lines: row.get("more_lines")?,
        part: None,
    })
}

/// A day column; `None` for NULL and for the empty text of kept figures.
pub(in crate::store) fn day_at(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|day| day.parse().ok()))
}

/// A currency column. One that is on no list any more is shown as the schema's default, never added to anything.
pub(in crate::store) fn currency_at(row: &Row<'_>, column: &str) -> rusqlite::Result<Currency> {
    Ok(Currency::from_code(row.get_ref(column)?.as_str()?).unwrap_or(Currency::CNY))
}
