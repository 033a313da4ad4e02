//! People and orders by a part of their name or number, as typed: never a pattern, never a query language.

use super::super::{Store, error::Result};
use super::order::currency_at;
use crate::domain::{duplicate::phone_key, id::CustomerId, money::Currency, order::OrderStatus};
use chrono::NaiveDate;
use rusqlite::named_params;

/// A person that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactHit {
    pub customer: CustomerId,
    pub customer_name: String,
    pub name: String,
    pub title: Option<String>,
    /// Numbers and addresses, a blank between.
    pub reach: Option<String>,
}

/// An order that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderHit {
    pub number: String,
    pub ordered_on: Option<NaiveDate>,
    pub customer: CustomerId,
    pub customer_name: String,
    /// Minor units.
    pub total: i64,
    pub currency: Currency,
    pub status: OrderStatus,
}

impl Store {
    /// People whose name, number or address holds `text`, by name.
    pub fn search_contacts(&self, text: &str, limit: usize) -> Result<Vec<ContactHit>> {
        let Some(pattern) = containing(text) else { return Ok(Vec::new()) };
        // Digits are looked for only in what is a number: "a4" is no part of a phone.
        let plain = text.chars().all(|c| !c.is_alphabetic());
        let digits = if plain { phone_key(text) } else { String::new() };
        let mut statement = self.conn.prepare_cached(include_str!("../sql/find_contact.sql"))?;
        let named = named_params! {":pattern": pattern, ":digits": digits, ":limit": most(limit)};
        let rows = statement.query_map(named, |row| {
            Ok(ContactHit {
                customer: CustomerId(row.get("customer_id")?),
                customer_name: row.get("customer")?,
                name: row.get("name")?,
                title: row.get("title")?,
                reach: row.get("reach")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Orders whose number holds `text`, newest first.
    pub fn search_orders(&self, text: &str, limit: usize) -> Result<Vec<OrderHit>> {
        let Some(pattern) = containing(text) else { return Ok(Vec::new()) };
        let mut statement = self.conn.prepare_cached(include_str!("../sql/find_order.sql"))?;
        let rows = statement.query_map(named_params! {":pattern": pattern, ":limit": most(limit)}, |row| {
            Ok(OrderHit {
                number: row.get("number")?,
                ordered_on: row.get_ref("ordered_on")?.as_str_or_null()?.and_then(|day| day.parse().ok()),
                customer: CustomerId(row.get("customer_id")?),
                customer_name: row.get("customer")?,
                total: row.get("total")?,
                currency: currency_at(row, "currency")?,
                status: OrderStatus::from_code(row.get_ref("status")?.as_str()?).unwrap_or_default(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// A LIKE pattern for what holds the text as it stands; nothing for a blank one. A text longer than any name finds nothing,
/// and SQLite refuses patterns of that length.
pub(super) fn containing(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty() && text.len() <= 1000;
    fits.then(|| format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")))
}

pub(super) fn most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}
