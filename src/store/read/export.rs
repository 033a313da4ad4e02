//! Every row of a table, one after the other, as a sheet shows it. Holds none of them, and nothing is left out.

use super::super::{Store, error::Result};
use crate::domain::{
    channel::{Channel, Direction},
    customer::Parked,
    follow_up::Happened,
    method::PaymentMethod,
    moment::Moment,
    money::Currency,
    order::{DeliveryState, OrderStatus, PaymentState},
    outcome::Outcome,
    satisfaction::Points,
    stage::Stage,
    tier::Tier,
};
use chrono::NaiveDate;
use rusqlite::Row;

/// A customer on one line, with the person to call first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerLine {
    pub reference: Option<String>,
    pub name: String,
    pub contact: Option<String>,
    pub title: Option<String>,
    pub decision_maker: bool,
    pub phone: Option<String>,
    pub wechat: Option<String>,
    pub email: Option<String>,
    pub tier: Tier,
    pub starred: bool,
    pub stage: Stage,
    /// Minor units.
    pub amount: Option<i64>,
    pub currency: Currency,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    pub kind: Option<String>,
    pub source: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub address: Option<String>,
    pub need: Option<String>,
    pub decision_on: Option<NaiveDate>,
    pub tags: String,
    pub next: Option<Moment>,
    /// Whether the cadence gave the date.
    pub implied: bool,
    pub next_action: Option<String>,
    pub last_contact: Option<NaiveDate>,
    pub follow_ups: i64,
    pub orders: i64,
    pub parked: Option<Parked>,
    pub park_reason: Option<String>,
    pub created_on: Option<NaiveDate>,
    pub note: Option<String>,
}

/// A follow-up on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpLine {
    pub customer: String,
    pub customer_reference: Option<String>,
    pub contact: Option<String>,
    pub happened: Option<Happened>,
    pub direction: Direction,
    pub channel: Channel,
    pub channel_text: Option<String>,
    pub outcome: Option<Outcome>,
    pub outcome_text: Option<String>,
    pub note: String,
    pub satisfaction: Option<Points>,
    /// What was planned with it, at first.
    pub next: Option<Moment>,
    pub next_action: Option<String>,
    /// In the stored form.
    pub entered_at: String,
}

/// A line of an order with what its order says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSheetLine {
    pub number: String,
    pub external_number: Option<String>,
    pub ordered_on: Option<NaiveDate>,
    pub customer: String,
    pub customer_reference: Option<String>,
    pub status: OrderStatus,
    pub currency: Currency,
    pub sku: Option<String>,
    pub product: Option<String>,
    pub category: Option<String>,
    pub unit: Option<String>,
    /// Thousandths; ten-thousandths of the currency's unit.
    pub quantity: i64,
    pub unit_price: i64,
    /// Minor units: what this line is of the order's total, and what it was before every discount.
    pub net: i64,
    pub gross: i64,
    /// Of the whole order, on its first line alone, so that a column adds up.
    pub whole: Option<WholeOrder>,
    pub note: Option<String>,
}

/// What stands on the first line of an order alone. Minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeOrder {
    pub total: i64,
    pub received: i64,
    pub receivable: i64,
    pub returned: i64,
    pub due_on: Option<NaiveDate>,
    pub payment: PaymentState,
    pub delivery: DeliveryState,
    pub terms: Option<String>,
}

/// Money received on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    pub received_on: Option<NaiveDate>,
    pub customer: String,
    pub customer_reference: Option<String>,
    pub order: Option<String>,
    /// Minor units.
    pub amount: i64,
    pub currency: Currency,
    pub method: PaymentMethod,
    pub method_text: Option<String>,
    pub account: Option<String>,
    pub reference: Option<String>,
    pub matures_on: Option<NaiveDate>,
    pub reason: Option<String>,
    pub note: Option<String>,
}

impl Store {
    /// Every customer, by name.
    ///
    /// # Errors
    /// The store's, or the first that `take` returns.
    pub fn each_customer<E: From<super::super::StoreError>>(
        &self,
        take: impl FnMut(CustomerLine) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each(include_str!("../sql/export_customer.sql"), customer, take)
    }

    /// Every follow-up, in the order in which they happened.
    ///
    /// # Errors
    /// As [`Store::each_customer`].
    pub fn each_follow_up<E: From<super::super::StoreError>>(
        &self,
        take: impl FnMut(FollowUpLine) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each(include_str!("../sql/export_follow_up.sql"), follow_up, take)
    }

    /// Every line of every order, in the order of their days.
    ///
    /// # Errors
    /// As [`Store::each_customer`].
    pub fn each_order_line<E: From<super::super::StoreError>>(
        &self,
        take: impl FnMut(OrderSheetLine) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each(include_str!("../sql/export_order_line.sql"), order_line, take)
    }

    /// Every receipt, in the order of their days.
    ///
    /// # Errors
    /// As [`Store::each_customer`].
    pub fn each_receipt<E: From<super::super::StoreError>>(
        &self,
        take: impl FnMut(ReceiptLine) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each(include_str!("../sql/export_receipt.sql"), receipt, take)
    }

    fn each<T, E: From<super::super::StoreError>>(
        &self,
        sql: &str,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
        mut take: impl FnMut(T) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut read_all = || -> Result<std::result::Result<(), E>> {
            let mut statement = self.conn.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if let Err(error) = take(read(row)?) {
                    return Ok(Err(error));
                }
            }
            Ok(Ok(()))
        };
        read_all()?
    }
}

fn day(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<NaiveDate>> {
    let text = row.get_ref(name)?;
    Ok(text.as_str_or_null()?.and_then(|text| text.get(..10)?.parse().ok()))
}

fn coded<T>(row: &Row<'_>, name: &str, of: fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
    Ok(row.get_ref(name)?.as_str_or_null()?.and_then(of))
}

fn currency(row: &Row<'_>) -> rusqlite::Result<Currency> {
    Ok(coded(row, "currency", Currency::from_code)?.unwrap_or(Currency::CNY))
}

fn customer(row: &Row<'_>) -> rusqlite::Result<CustomerLine> {
    Ok(CustomerLine {
        reference: row.get("reference")?,
        name: row.get("name")?,
        contact: row.get("contact")?,
        title: row.get("title")?,
        decision_maker: row.get::<_, Option<bool>>("decision_maker")?.unwrap_or(false),
        phone: row.get("phone")?,
        wechat: row.get("wechat")?,
        email: row.get("email")?,
        tier: coded(row, "tier", Tier::from_code)?.unwrap_or_default(),
        starred: row.get("starred")?,
        stage: coded(row, "stage", Stage::from_code)?.unwrap_or_default(),
        amount: row.get("amount")?,
        currency: currency(row)?,
        valid_until: day(row, "valid_until")?,
        kind: row.get("kind")?,
        source: row.get("source")?,
        industry: row.get("industry")?,
        region: row.get("region")?,
        address: row.get("address")?,
        need: row.get("need")?,
        decision_on: day(row, "decision_on")?,
        tags: row.get("tags")?,
        next: coded(row, "next", Moment::from_key)?,
        implied: row.get("implied")?,
        next_action: row.get("action")?,
        last_contact: day(row, "last_contact")?,
        follow_ups: row.get("follow_ups")?,
        orders: row.get("orders")?,
        parked: coded(row, "parked", Parked::from_code)?,
        park_reason: row.get("park_reason")?,
        created_on: day(row, "created_on")?,
        note: row.get("note")?,
    })
}

fn follow_up(row: &Row<'_>) -> rusqlite::Result<FollowUpLine> {
    Ok(FollowUpLine {
        customer: row.get("customer")?,
        customer_reference: row.get("customer_reference")?,
        contact: row.get("contact")?,
        happened: coded(row, "happened_at", Happened::from_key)?,
        direction: coded(row, "direction", Direction::from_code)?.unwrap_or_default(),
        channel: coded(row, "channel", Channel::from_code)?.unwrap_or(Channel::Other),
        channel_text: row.get("channel_text")?,
        outcome: coded(row, "outcome", Outcome::from_code)?,
        outcome_text: row.get("outcome_text")?,
        note: row.get("note")?,
        satisfaction: row.get::<_, Option<i64>>("satisfaction")?.and_then(Points::new),
        next: coded(row, "next", Moment::from_key)?,
        next_action: row.get("next_action")?,
        entered_at: row.get("entered_at")?,
    })
}

fn order_line(row: &Row<'_>) -> rusqlite::Result<OrderSheetLine> {
    let is_first: bool = row.get("is_first")?;
    let whole = if is_first {
        Some(WholeOrder {
            total: row.get("order_total")?,
            received: row.get("received")?,
            receivable: row.get("receivable")?,
            returned: row.get("returned")?,
            due_on: day(row, "due_on")?,
            payment: coded(row, "payment", PaymentState::from_code)?.unwrap_or_default(),
            delivery: coded(row, "delivery", DeliveryState::from_code)?.unwrap_or_default(),
            terms: row.get("terms")?,
        })
    } else {
        None
    };
    Ok(OrderSheetLine {
        number: row.get("number")?,
        external_number: row.get("external_number")?,
        ordered_on: day(row, "ordered_on")?,
        customer: row.get("customer")?,
        customer_reference: row.get("customer_reference")?,
        status: coded(row, "status", OrderStatus::from_code)?.unwrap_or_default(),
        currency: currency(row)?,
        sku: row.get("sku")?,
        product: row.get("product")?,
        category: row.get("category")?,
        unit: row.get("unit")?,
        quantity: row.get("quantity")?,
        unit_price: row.get("unit_price")?,
        net: row.get("net")?,
        gross: row.get("gross")?,
        whole,
        note: row.get("note")?,
    })
}

fn receipt(row: &Row<'_>) -> rusqlite::Result<ReceiptLine> {
    Ok(ReceiptLine {
        received_on: day(row, "received_on")?,
        customer: row.get("customer")?,
        customer_reference: row.get("customer_reference")?,
        order: row.get("order_number")?,
        amount: row.get("amount")?,
        currency: currency(row)?,
        method: coded(row, "method", PaymentMethod::from_code)?.unwrap_or(PaymentMethod::Other),
        method_text: row.get("method_text")?,
        account: row.get("account")?,
        reference: row.get("reference")?,
        matures_on: day(row, "bill_matures_on")?,
        reason: row.get("reason")?,
        note: row.get("note")?,
    })
}
