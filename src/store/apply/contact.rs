//! Writes to the people of a customer and the ways to reach them.

use super::super::{
    error::{Result, Rule, StoreError},
    journal::Writing,
    op::NewContact,
};
use super::{check_name, customer::said};
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
    let name = check_person(contact)?;
    let primary = first
        || !writing
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM contact WHERE customer_id = ?1)")?
            .query_row([customer.0], |row| row.get::<_, bool>(0))?;
    let id = writing.insert(
        "contact",
        "INSERT INTO contact (customer_id, name, title, decision_maker, is_primary, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![customer.0, name, said(&contact.title), contact.decision_maker, primary, said(&contact.note)],
    )?;
    for (channel, value) in channels(contact) {
        add_channel(writing, ContactId(id), channel, value)?;
    }
    writing.touched.insert(customer);
    Ok(ContactId(id))
}

/// The name that a person is kept under. A number without a name is still worth keeping: the number stands for the person.
pub fn check_person(contact: &NewContact) -> Result<&str> {
    match check_name(&contact.name) {
        Err(StoreError::Rule(Rule::NameEmpty)) => {
            check_name(channels(contact).map(|(_, value)| value).next().unwrap_or_default())
        }
        named => named,
    }
}

/// Changes a person: only what differs from what the editor was shown.
pub fn edit(writing: &mut Writing<'_>, id: ContactId, was: &NewContact, now: &NewContact) -> Result<()> {
    let name = check_name(&now.name)?;
    let customer = customer_of(writing, id)?;
    let current: (String, Option<String>, bool, Option<String>) =
        writing.query_row("SELECT name, title, decision_maker, note FROM contact WHERE id = ?1", [id.0], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    let text = |value: &Option<String>| said(value).map(str::to_owned);
    let merged = (
        merge("contact name", &was.name, &now.name, &current.0)?,
        merge("contact title", &text(&was.title), &text(&now.title), &current.1)?,
        merge("decision maker", &was.decision_maker, &now.decision_maker, &current.2)?,
        merge("contact note", &text(&was.note), &text(&now.note), &current.3)?,
    );
    let name = if merged.0 == now.name { name } else { merged.0.as_str() };
    if (name, &merged.1, merged.2, &merged.3) != (current.0.as_str(), &current.1, current.2, &current.3) {
        writing.run(
            "UPDATE contact SET name = ?2, title = ?3, decision_maker = ?4, note = ?5 WHERE id = ?1",
            params![id.0, name, merged.1, merged.2, merged.3],
        )?;
    }
    for ((channel, before), (_, after)) in values(was).into_iter().zip(values(now)) {
        if before != after {
            edit_channel(writing, id, channel, before, after)?;
        }
    }
    writing.touched.insert(customer);
    Ok(())
}

/// The field as it is to be: what the editor made of it, unless somebody else changed it meanwhile too.
fn merge<T: Clone + PartialEq>(what: &'static str, was: &T, now: &T, current: &T) -> Result<T> {
    if was == now {
        Ok(current.clone())
    } else if was == current || now == current {
        Ok(now.clone())
    } else {
        Err(StoreError::Changed { what })
    }
}

/// Changes one way to reach a person in its place. What is typed again is believed again.
fn edit_channel(
    writing: &mut Writing<'_>,
    id: ContactId,
    channel: Channel,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<()> {
    if let Some(before) = before {
        let key = value_key(channel, after.unwrap_or_default());
        let changed = match after {
            Some(after) => writing.run(
                "UPDATE contact_channel SET value = ?4, value_key = ?5, invalid = 0
                 WHERE contact_id = ?1 AND channel = ?2 AND value = ?3",
                params![id.0, channel.code(), before, after, key],
            )?,
            None => writing.run(
                "DELETE FROM contact_channel WHERE contact_id = ?1 AND channel = ?2 AND value = ?3",
                params![id.0, channel.code(), before],
            )?,
        };
        return if changed > 0 { Ok(()) } else { Err(StoreError::Changed { what: channel.code() }) };
    }
    if let Some(after) = after
        && !add_channel(writing, id, channel, after)?
    {
        writing.run(
            "UPDATE contact_channel SET invalid = 0 WHERE contact_id = ?1 AND channel = ?2 AND value_key = ?3",
            params![id.0, channel.code(), value_key(channel, after)],
        )?;
    }
    Ok(())
}

/// Removes a person. What was logged with them keeps its text, without the name.
pub fn remove(writing: &mut Writing<'_>, id: ContactId) -> Result<()> {
    let customer = customer_of(writing, id)?;
    writing.run("UPDATE follow_up SET contact_id = NULL WHERE contact_id = ?1", [id.0])?;
    writing.run("UPDATE promise SET contact_id = NULL WHERE contact_id = ?1", [id.0])?;
    // A way to somebody who is gone; without the name it would be the channel as a whole.
    writing.run("DELETE FROM declined_route WHERE contact_id = ?1", [id.0])?;
    writing.run("DELETE FROM contact_channel WHERE contact_id = ?1", [id.0])?;
    writing.run("DELETE FROM contact WHERE id = ?1", [id.0])?;
    // Somebody stands first as long as there is anybody.
    writing.run(
        "UPDATE contact SET is_primary = 1
         WHERE id = (SELECT min(id) FROM contact WHERE customer_id = ?1)
           AND NOT EXISTS (SELECT 1 FROM contact WHERE customer_id = ?1 AND is_primary = 1)",
        [customer.0],
    )?;
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

/// Marks the phone number that a wrong-number outcome was about: the one that was `rung`, where that is known; else the only one of
/// the contact, or of the primary one. Of several none is marked: nobody said which ([`crate::domain::phone::undecided`]).
pub fn mark_phone_invalid(
    writing: &Writing<'_>,
    customer: CustomerId,
    contact: Option<ContactId>,
    rung: Option<&str>,
) -> Result<()> {
    writing.run(
        "UPDATE contact_channel SET invalid = 1
         WHERE channel = 'phone' AND invalid = 0 AND contact_id = coalesce(?2,
             (SELECT id FROM contact WHERE customer_id = ?1 ORDER BY is_primary DESC, id LIMIT 1))
         AND CASE WHEN ?3 IS NULL THEN NOT EXISTS (SELECT 1 FROM contact_channel AS other
             WHERE other.contact_id = contact_channel.contact_id AND other.channel = 'phone' AND other.invalid = 0
               AND other.id <> contact_channel.id) ELSE value_key = ?3 END",
        params![customer.0, contact.map(|c| c.0), rung.map(|number| value_key(Channel::Phone, number))],
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
        (Channel::Phone, said(&contact.phone)),
        (Channel::Wechat, said(&contact.wechat)),
        (Channel::Email, said(&contact.email)),
    ]
}

fn channels(contact: &NewContact) -> impl Iterator<Item = (Channel, &str)> {
    values(contact).into_iter().filter_map(|(channel, value)| Some((channel, value?)))
}

fn customer_of(writing: &Writing<'_>, id: ContactId) -> Result<CustomerId> {
    writing
        .query_row("SELECT customer_id FROM contact WHERE id = ?1", [id.0], |row| row.get(0).map(CustomerId))
        .optional()?
        .ok_or(StoreError::Missing("contact"))
}
