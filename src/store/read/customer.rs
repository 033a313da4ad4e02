//! A customer, its people, and who may be the same one.

use super::super::{
    Store,
    error::{Result, StoreError},
    op::NewFollowUp,
    search::Readings,
};
use crate::domain::{
    channel::Channel,
    customer::{Contact, ContactChannel, Customer, Parked, Parking},
    duplicate::{ALIKE, Pairs, name_key, phone_key},
    id::{ContactId, CustomerId},
    outcome::Outcome,
    phone::undecided,
    tier::Tier,
};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeSet, HashMap};

/// A customer that may be the one being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    pub customer: CustomerId,
    pub name: String,
    pub because: ContactMatch,
}

/// What they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContactMatch {
    Phone(String),
    Name,
    Similar,
}

impl Store {
    /// The customer's own row.
    ///
    /// # Errors
    /// [`StoreError::Missing`].
    pub fn customer(&self, id: CustomerId) -> Result<Customer> {
        customer_row(&self.conn, id)?.ok_or(StoreError::Missing("customer"))
    }

    /// The people of a customer, the primary one first.
    pub fn contacts(&self, customer: CustomerId) -> Result<Vec<Contact>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, name, title, decision_maker, is_primary, note, extra FROM contact
             WHERE customer_id = ?1 ORDER BY is_primary DESC, decision_maker DESC, id",
        )?;
        let mut contacts: Vec<Contact> = statement
            .query_map([customer.0], |row| {
                Ok(Contact {
                    id: ContactId(row.get("id")?),
                    name: row.get("name")?,
                    title: row.get("title")?,
                    decision_maker: row.get("decision_maker")?,
                    primary: row.get("is_primary")?,
                    note: row.get("note")?,
                    channels: Vec::new(),
                    extra: extra(row)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut statement = self
            .conn
            .prepare_cached("SELECT channel, value, invalid FROM contact_channel WHERE contact_id = ?1 ORDER BY id")?;
        for contact in &mut contacts {
            contact.channels = statement
                .query_map([contact.id.0], |row| {
                    Ok(ContactChannel {
                        channel: Channel::from_code(row.get_ref(0)?.as_str()?).unwrap_or(Channel::Other),
                        value: row.get(1)?,
                        invalid: row.get(2)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
        }
        Ok(contacts)
    }

    /// Of a wrong number that was logged without saying which: the person it may be of, and how many that person still has, where they
    /// are several ([`undecided`]).
    pub fn undecided_number(&self, new: &NewFollowUp) -> Result<Option<(String, usize)>> {
        if new.outcome != Outcome::WrongNumber || new.rung.is_some() {
            return Ok(None);
        }
        let people = self.contacts(new.customer)?;
        Ok(undecided(&people, new.contact).map(|(name, n)| (name.to_owned(), n)))
    }

    /// Those of these customers with a number that somebody can be rung at, in their order; a note in its place has no digits to dial.
    pub fn with_phone(&self, customers: &[CustomerId]) -> Result<Vec<CustomerId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM contact AS p JOIN contact_channel AS v ON v.contact_id = p.id
             WHERE p.customer_id = ?1 AND v.channel = 'phone' AND v.invalid = 0 AND v.value_key GLOB '[0-9]*')",
        )?;
        let mut rung = Vec::new();
        for customer in customers {
            if statement.query_row([customer.0], |row| row.get(0))? {
                rung.push(*customer);
            }
        }
        Ok(rung)
    }

    /// The tags in use, the commonest first, `limit` at most.
    pub fn tags(&self, limit: usize) -> Result<Vec<String>> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut statement = self.conn.prepare_cached("SELECT tags FROM customer WHERE tags <> ''")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for tag in row.get_ref(0)?.as_str()?.split_whitespace() {
                match counts.get_mut(tag) {
                    Some(count) => *count += 1,
                    None => {
                        counts.insert(tag.to_owned(), 1);
                    }
                }
            }
        }
        let mut tags: Vec<(String, usize)> = counts.into_iter().collect();
        tags.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(tags.into_iter().take(limit).map(|(tag, _)| tag).collect())
    }

    /// Customers with the same phone, or the same name but for its legal form: what is sure to be worth a warning.
    pub fn same(&self, name: &str, phone: Option<&str>) -> Result<Vec<Alike>> {
        let mut found: Vec<Alike> = Vec::new();
        if let Some(digits) = phone.map(phone_key).filter(|d| d.len() >= 7) {
            let mut statement = self.conn.prepare_cached(
                "SELECT c.id, c.name FROM contact_channel AS v JOIN contact AS p ON p.id = v.contact_id
                 JOIN customer AS c ON c.id = p.customer_id WHERE v.value_key = ?1 AND v.channel = 'phone' ORDER BY c.id",
            )?;
            let mut rows = statement.query([&digits])?;
            while let Some(row) = rows.next()? {
                push(&mut found, row, ContactMatch::Phone(digits.clone()))?;
            }
        }
        let mut statement =
            self.conn.prepare_cached("SELECT id, name FROM customer WHERE name_key = ?1 ORDER BY id LIMIT 10")?;
        let mut rows = statement.query([name_key(name)])?;
        while let Some(row) = rows.next()? {
            push(&mut found, row, ContactMatch::Name)?;
        }
        Ok(found)
    }

    /// The customers with a tag.
    pub fn tagged(&self, tag: &str) -> Result<BTreeSet<CustomerId>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id FROM customer WHERE instr(' ' || tags || ' ', ' ' || ?1 || ' ') > 0")?;
        let rows = statement.query_map([tag.trim()], |row| row.get(0).map(CustomerId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Customers that a new one may be: the same phone, the same name but for its legal form, or one much alike.
    /// At most `limit`, the surest first.
    pub fn alike(&self, name: &str, phone: Option<&str>, limit: usize) -> Result<Vec<Alike>> {
        let mut found = self.same(name, phone)?;
        let key = name_key(name);
        if found.len() < limit && key.chars().count() >= 3 {
            let (pairs, mut readings) = (Pairs::of(&key), Readings::new());
            let mut close: Vec<(f64, i64, String)> = Vec::new();
            let mut statement = self.conn.prepare_cached("SELECT id, name, name_key FROM customer")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let other = row.get_ref(2)?.as_str()?;
                let characters = other.chars().count();
                let likeness = if pairs.may_be_alike(characters) { pairs.likeness(&Pairs::of(other)) } else { 0.0 };
                let likeness = if readings.sound_alike(&key, other) { 1.0 } else { likeness };
                if likeness >= ALIKE {
                    close.push((likeness, row.get(0)?, row.get(1)?));
                }
            }
            close.sort_by(|a, b| b.0.total_cmp(&a.0));
            for (_, id, name) in close {
                let customer = CustomerId(id);
                if found.iter().all(|f| f.customer != customer) {
                    found.push(Alike { customer, name, because: ContactMatch::Similar });
                }
            }
        }
        found.truncate(limit);
        Ok(found)
    }
}

fn push(found: &mut Vec<Alike>, row: &Row<'_>, because: ContactMatch) -> Result<()> {
    let customer = CustomerId(row.get(0)?);
    if found.iter().all(|f| f.customer != customer) {
        found.push(Alike { customer, name: row.get(1)?, because });
    }
    Ok(())
}

/// The customer's row by column names.
pub(in super::super) fn customer_row(conn: &Connection, id: CustomerId) -> Result<Option<Customer>> {
    Ok(conn.prepare_cached("SELECT * FROM customer WHERE id = ?1")?.query_row([id.0], convert).optional()?)
}

fn convert(row: &Row<'_>) -> rusqlite::Result<Customer> {
    let date = |column: &str| -> rusqlite::Result<Option<NaiveDate>> {
        Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|text| text.parse().ok()))
    };
    let parked = row.get_ref("parked")?.as_str_or_null()?.and_then(Parked::from_code);
    let parked = match parked {
        Some(how) => Some(Parking {
            how,
            reason: row.get::<_, Option<String>>("park_reason")?.unwrap_or_default(),
            since: date("parked_on")?,
            wake_on: date("wake_on")?,
        }),
        None => None,
    };
    Ok(Customer {
        id: CustomerId(row.get("id")?),
        name: row.get("name")?,
        reference: row.get("reference")?,
        tier: Tier::from_code(row.get_ref("tier")?.as_str()?).unwrap_or_default(),
        starred: row.get("starred")?,
        kind: row.get("kind")?,
        source: row.get("source")?,
        industry: row.get("industry")?,
        region: row.get("region")?,
        address: row.get("address")?,
        need: row.get("need")?,
        decision_on: date("decision_on")?,
        tags: row.get_ref("tags")?.as_str()?.split_whitespace().map(str::to_owned).collect(),
        note: row.get("note")?,
        parked,
        created_on: date("created_on")?.unwrap_or_default(),
        extra: extra(row)?,
    })
}

/// The `extra` column: a JSON object whose order is the sheet's.
pub(super) fn extra(row: &Row<'_>) -> rusqlite::Result<Vec<(String, String)>> {
    let Some(text) = row.get_ref("extra")?.as_str_or_null()? else { return Ok(Vec::new()) };
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    Ok(map.into_iter().filter_map(|(heading, value)| Some((heading, value.as_str()?.to_owned()))).collect())
}
