//! Writes to the people of a customer and the ways to reach them.

use super::super::{
    error::{Result, StoreError},
    journal::Writing,
    op::NewContact,
};
use super::check_name;
use crate::domain::{
    channel::Channel,
    duplicate::phone_key,
    id::{ContactId, CustomerId},
};
use rusqlite::{OptionalExtension, params};

/// Adds a person; the first of a customer is the primary one.
pub fn add_contact(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    contact: &NewContact,
    first: bool,
) -> Result<ContactId> {
    // A number without a name is still worth keeping: the number stands for the person.
    let stand_in = [&contact.name, contact.phone.as_ref().unwrap_or(&contact.name)]
        .into_iter()
        .chain([contact.wechat.as_ref(), contact.email.as_ref()].into_iter().flatten())
        .find(|text| !text.trim().is_empty());
    let name = check_name(stand_in.map_or("", String::as_str))?.to_owned();
    let primary = first
        || !writing
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM contact WHERE customer_id = ?1)")?
            .query_row([customer.0], |row| row.get::<_, bool>(0))?;
    let id = writing.insert(
        "contact",
        "INSERT INTO contact (customer_id, name, title, decision_maker, is_primary, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![customer.0, name, contact.title, contact.decision_maker, primary, contact.note],
    )?;
    for (channel, value) in channels(contact) {
        add_channel(writing, ContactId(id), channel, value)?;
    }
    writing.touched.insert(customer);
    Ok(ContactId(id))
}

/// Changes a person: only what differs from what the editor was shown.
pub fn edit(writing: &mut Writing<'_>, id: ContactId, was: &NewContact, now: &NewContact) -> Result<()> {
    let name = check_name(&now.name)?;
    let customer = customer_of(writing, id)?;
    let current: (String, Option<String>, bool, Option<String>) =
        writing.query_row("SELECT name, title, decision_maker, note FROM contact WHERE id = ?1", [id.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    let shown = (was.name.clone(), was.title.clone(), was.decision_maker, was.note.clone());
    let wanted = (name.to_owned(), now.title.clone(), now.decision_maker, now.note.clone());
    if shown != wanted {
        if current != shown {
            return Err(StoreError::Changed { what: "contact" });
        }
        writing.run(
            "UPDATE contact SET name = ?2, title = ?3, decision_maker = ?4, note = ?5 WHERE id = ?1",
            params![id.0, wanted.0, wanted.1, wanted.2, wanted.3],
        )?;
    }
    for ((channel, before), (_, after)) in values(was).into_iter().zip(values(now)) {
        if before == after {
            continue;
        }
        if let Some(before) = before {
            writing.run(
                "DELETE FROM contact_channel WHERE contact_id = ?1 AND channel = ?2 AND value = ?3",
                params![id.0, channel.code(), before],
            )?;
        }
        if let Some(after) = after {
            add_channel(writing, id, channel, after)?;
        }
    }
    writing.touched.insert(customer);
    Ok(())
}

/// Removes a person. What was logged with them keeps its text, without the name.
pub fn remove(writing: &mut Writing<'_>, id: ContactId) -> Result<()> {
    let customer = customer_of(writing, id)?;
    writing.run("UPDATE follow_up SET contact_id = NULL WHERE contact_id = ?1", [id.0])?;
    writing.run("DELETE FROM contact_channel WHERE contact_id = ?1", [id.0])?;
    writing.run("DELETE FROM contact WHERE id = ?1", [id.0])?;
    writing.touched.insert(customer);
    Ok(())
}

/// Makes a person the one to be called first; whoever was is no longer.
pub fn make_primary(writing: &mut Writing<'_>, id: ContactId) -> Result<()> {
    let customer = customer_of(writing, id)?;
    writing.run(
        "UPDATE contact SET is_primary = (id = ?2) WHERE customer_id = ?1 AND is_primary <> (id = ?2)",
        params![customer.0, id.0],
    )?;
    writing.touched.insert(customer);
    Ok(())
}

/// Marks the phone numbers that a wrong-number outcome was about: those of the contact, or of the primary one.
pub fn mark_phone_invalid(writing: &Writing<'_>, customer: CustomerId, contact: Option<ContactId>) -> Result<()> {
    writing.run(
        "UPDATE contact_channel SET invalid = 1
         WHERE channel = 'phone' AND invalid = 0 AND contact_id = coalesce(?2,
             (SELECT id FROM contact WHERE customer_id = ?1 ORDER BY is_primary DESC, id LIMIT 1))",
        params![customer.0, contact.map(|c| c.0)],
    )?;
    Ok(())
}

/// The key that a value is compared and found by.
pub fn value_key(channel: Channel, value: &str) -> String {
    let digits = phone_key(value);
    if channel == Channel::Phone && !digits.is_empty() { digits } else { value.trim().to_lowercase() }
}

/// Adds a way to reach a person; false when it is there already.
pub fn add_channel(writing: &mut Writing<'_>, contact: ContactId, channel: Channel, value: &str) -> Result<bool> {
    let key = value_key(channel, value);
    let there: bool = writing
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM contact_channel WHERE contact_id = ?1 AND channel = ?2 AND value_key = ?3)",
        )?
        .query_row(params![contact.0, channel.code(), key], |row| row.get(0))?;
    if !there && !value.trim().is_empty() {
        writing.insert(
            "contact_channel",
            "INSERT INTO contact_channel (contact_id, channel, value, value_key) VALUES (?1, ?2, ?3, ?4)",
            params![contact.0, channel.code(), value.trim(), key],
        )?;
    }
    Ok(!there)
}

fn values(contact: &NewContact) -> [(Channel, Option<&str>); 3] {
    [
        (Channel::Phone, contact.phone.as_deref()),
        (Channel::Wechat, contact.wechat.as_deref()),
        (Channel::Email, contact.email.as_deref()),
    ]
}

fn channels(contact: &NewContact) -> impl Iterator<Item = (Channel, &str)> {
    values(contact).into_iter().filter_map(|(channel, value)| {
        let value = value?.trim();
        (!value.is_empty()).then_some((channel, value))
    })
}

fn customer_of(writing: &Writing<'_>, id: ContactId) -> Result<CustomerId> {
    writing
        .query_row("SELECT customer_id FROM contact WHERE id = ?1", [id.0], |row| row.get(0).map(CustomerId))
        .optional()?
        .ok_or(StoreError::Missing("contact"))
}
