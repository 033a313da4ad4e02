//! Rows of a contact sheet, and cards of an address book.

use super::{
    super::{
        apply::{add_channel, add_contact, check_name},
        error::Result,
        identity,
        journal::Writing,
        op::NewContact,
    },
    Counts, Skip, Taken, digest, extra_json,
    lookup::Lookup,
};
use crate::domain::{
    channel::Channel,
    id::{ContactId, CustomerId},
    record::ContactRecord,
};
use rusqlite::{OptionalExtension, params};
use std::collections::HashMap;

pub struct Importer {
    lookup: Lookup,
    /// By reference: the people that other programs know under an id.
    known: HashMap<String, Known>,
    /// The name of this book in the ids that it gave to people itself.
    book: String,
}

/// A person on file.
struct Known {
    contact: ContactId,
    customer: CustomerId,
    digest: Option<String>,
}

impl Counts for Importer {
    fn customers_made(&self) -> u64 {
        self.lookup.made
    }
}

impl Importer {
    pub fn new(writing: &Writing<'_>) -> Result<Importer> {
        let mut known = HashMap::new();
        let mut statement = writing.prepare(
            "SELECT reference, id, customer_id, import_digest FROM contact WHERE reference IS NOT NULL ORDER BY id DESC",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let person =
                Known { contact: ContactId(row.get(1)?), customer: CustomerId(row.get(2)?), digest: row.get(3)? };
            known.insert(row.get(0)?, person);
        }
        let book = identity::begun_at(writing)?.unwrap_or_default();
        Ok(Importer { lookup: Lookup::new(writing)?, known, book })
    }

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &ContactRecord) -> Result<Taken> {
        if check_name(&record.name).is_err() {
            return Ok(Taken::Skipped(Skip::BadName));
        }
        let mut content = record.clone();
        content.line = 0;
        let digest = digest(&content);
        if let Some(reference) = &record.reference {
            let same = |known: &&Known| known.digest.as_ref() == Some(&digest);
            if self.known.get(reference).filter(same).is_some() {
                return Ok(Taken::Unchanged);
            }
        }
        let own = match record.reference.as_deref() {
            Some(reference) => identity::own_contact(writing, &self.book, reference)?,
            None => None,
        };
        let customer = match self.customer(writing, record, own)? {
            Ok(customer) => customer,
            Err(skip) => return Ok(Taken::Skipped(skip)),
        };
        let new = new_contact(record);
        let known = record.reference.as_ref().and_then(|reference| self.known.get(reference));
        let known = known.filter(|known| known.customer == customer).map(|known| known.contact);
        let (contact, taken) = match (known, own) {
            (Some(contact), _) => (contact, update(writing, customer, contact, record)?),
            // A card that this book wrote: the phone says what it adds, and what was changed on it.
            (None, Some((contact, of))) if of == customer => (contact, update(writing, customer, contact, record)?),
            _ => self.merged(writing, customer, &new, record)?,
        };
        if let Some(reference) = record.reference.as_ref().filter(|_| own.is_none()) {
            // A person who went to another company is a new one there; the one that was stays with what was talked.
            writing.run(
                "UPDATE contact SET reference = NULL, import_digest = NULL WHERE reference = ?1 AND id <> ?2",
                params![reference, contact.0],
            )?;
            writing.run(
                "UPDATE contact SET reference = ?2, import_digest = ?3 WHERE id = ?1",
                params![contact.0, reference, digest],
            )?;
            self.known.insert(reference.clone(), Known { contact, customer, digest: Some(digest) });
        }
        if !matches!(taken, Taken::Unchanged) && !record.extra.is_empty() {
            let extra = extra_json(&record.extra);
            writing.run("UPDATE contact SET extra = ?2 WHERE id = ?1", params![contact.0, extra])?;
        }
        if let Some(address) = record.address.as_deref() {
            writing.run(
                "UPDATE customer SET address = ?2 WHERE id = ?1 AND address IS NULL AND ?2 <> ''",
                params![customer.0, address.trim()],
            )?;
        }
        Ok(taken)
    }

    /// Whose person it is: who it is already, where the company is still called that; else the company of the row.
    fn customer(
        &mut self,
        writing: &mut Writing<'_>,
        record: &ContactRecord,
        own: Option<(ContactId, CustomerId)>,
    ) -> Result<std::result::Result<CustomerId, Skip>> {
        let before = record.reference.as_ref().and_then(|reference| self.known.get(reference));
        let before = before.map(|known| known.customer).or(own.map(|(_, customer)| customer));
        if let (Some(customer), Some(name)) = (before, record.customer.as_deref()) {
            let called: Option<String> = writing
                .prepare_cached("SELECT name FROM customer WHERE id = ?1")?
                .query_row([customer.0], |row| row.get(0))
                .optional()?;
            if called.as_deref() == check_name(name).ok() {
                return Ok(Ok(customer));
            }
        }
        self.lookup.owner(writing, record.customer_reference.as_deref(), record.customer.as_deref(), None)
    }

    /// The person of that name at the customer, unless another program's other person is called so too.
    fn merged(
        &self,
        writing: &mut Writing<'_>,
        customer: CustomerId,
        new: &NewContact,
        record: &ContactRecord,
    ) -> Result<(ContactId, Taken)> {
        let (contact, mut taken) = match record.reference.is_some() && named_otherwise(writing, customer, &new.name)? {
            true => (add_contact(writing, customer, new, false)?, Taken::Added),
            false => merge(writing, customer, new)?,
        };
        if add_more(writing, contact, &record.more)? && matches!(taken, Taken::Unchanged) {
            taken = Taken::Updated;
        }
        Ok((contact, taken))
    }
}

fn new_contact(record: &ContactRecord) -> NewContact {
    NewContact {
        name: record.name.trim().to_owned(),
        title: record.title.clone(),
        decision_maker: record.decision_maker.unwrap_or(false),
        phone: record.phone.clone(),
        wechat: record.wechat.clone(),
        email: record.email.clone(),
        note: record.note.clone(),
    }
}

/// Whether everybody of that name at the customer has a reference: of another person, as this one's is not on file.
fn named_otherwise(writing: &Writing<'_>, customer: CustomerId, name: &str) -> Result<bool> {
    let (all, others): (i64, i64) = writing
        .prepare_cached("SELECT count(*), count(reference) FROM contact WHERE customer_id = ?1 AND name = ?2")?
        .query_row(params![customer.0, check_name(name).unwrap_or_default()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(all > 0 && all == others)
}

/// Brings a person to what its card says now. What the card does not say stays, and so does every way to reach the person.
fn update(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    contact: ContactId,
    record: &ContactRecord,
) -> Result<Taken> {
    let new = new_contact(record);
    let mut changed = writing.run(
        "UPDATE contact SET name = ?2, title = coalesce(?3, title), decision_maker = max(decision_maker, ?4), note = coalesce(?5, note)
         WHERE id = ?1 AND (name <> ?2 OR decision_maker < ?4 OR title IS NOT coalesce(?3, title) OR note IS NOT coalesce(?5, note))",
        params![contact.0, check_name(&new.name).unwrap_or_default(), new.title, new.decision_maker, new.note],
    )? > 0;
    changed |= add_ways(writing, contact, &new)?;
    changed |= add_more(writing, contact, &record.more)?;
    writing.touched.insert(customer);
    Ok(if changed { Taken::Updated } else { Taken::Unchanged })
}

/// Adds the person, or to the person of that name what is not known yet. Nothing known is overwritten.
pub fn merge(writing: &mut Writing<'_>, customer: CustomerId, new: &NewContact) -> Result<(ContactId, Taken)> {
    let known: Option<i64> = writing
        .prepare_cached("SELECT id FROM contact WHERE customer_id = ?1 AND name = ?2 ORDER BY id LIMIT 1")?
        .query_row(params![customer.0, check_name(&new.name).unwrap_or_default()], |row| row.get(0))
        .optional()?;
    let Some(id) = known.map(ContactId) else {
        return Ok((add_contact(writing, customer, new, false)?, Taken::Added));
    };
    let mut changed = writing.run(
        "UPDATE contact SET title = coalesce(title, ?2), decision_maker = max(decision_maker, ?3), note = coalesce(note, ?4)
         WHERE id = ?1 AND ((title IS NULL AND ?2 IS NOT NULL) OR decision_maker < ?3 OR (note IS NULL AND ?4 IS NOT NULL))",
        params![id.0, new.title, new.decision_maker, new.note],
    )? > 0;
    changed |= add_ways(writing, id, new)?;
    writing.touched.insert(customer);
    Ok((id, if changed { Taken::Updated } else { Taken::Unchanged }))
}

/// Adds the ways to reach a person that are not known yet; whether there were any.
fn add_ways(writing: &mut Writing<'_>, id: ContactId, new: &NewContact) -> Result<bool> {
    let values = [(Channel::Phone, &new.phone), (Channel::Wechat, &new.wechat), (Channel::Email, &new.email)];
    let mut any = false;
    for (channel, value) in values {
        if let Some(value) = value {
            any |= add_channel(writing, id, channel, value)?;
        }
    }
    Ok(any)
}

fn add_more(writing: &mut Writing<'_>, id: ContactId, more: &[(Channel, String)]) -> Result<bool> {
    let mut any = false;
    for (channel, value) in more {
        any |= add_channel(writing, id, *channel, value)?;
    }
    Ok(any)
}
