//! Rows of a contact sheet.

use super::{
    super::{
        apply::{add_channel, add_contact, check_name},
        error::Result,
        journal::Writing,
        op::NewContact,
    },
    Counts, Skip, Taken, extra_json,
    lookup::Lookup,
};
use crate::domain::{
    channel::Channel,
    id::{ContactId, CustomerId},
    record::ContactRecord,
};
use rusqlite::{OptionalExtension, params};

pub struct Importer {
    lookup: Lookup,
}

impl Counts for Importer {
    fn customers_made(&self) -> u64 {
        self.lookup.made
    }
}

impl Importer {
    pub fn new(writing: &Writing<'_>) -> Result<Importer> {
        Ok(Importer { lookup: Lookup::new(writing)? })
    }

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &ContactRecord) -> Result<Taken> {
        if check_name(&record.name).is_err() {
            return Ok(Taken::Skipped(Skip::BadName));
        }
        let owner =
            self.lookup.owner(writing, record.customer_reference.as_deref(), record.customer.as_deref(), None)?;
        let customer = match owner {
            Ok(customer) => customer,
            Err(skip) => return Ok(Taken::Skipped(skip)),
        };
        let contact = NewContact {
            name: record.name.trim().to_owned(),
            title: record.title.clone(),
            decision_maker: record.decision_maker.unwrap_or(false),
            phone: record.phone.clone(),
            wechat: record.wechat.clone(),
            email: record.email.clone(),
            note: record.note.clone(),
        };
        let (contact, taken) = merge(writing, customer, &contact)?;
        if matches!(taken, Taken::Added) && !record.extra.is_empty() {
            writing
                .run("UPDATE contact SET extra = ?2 WHERE id = ?1", params![contact.0, extra_json(&record.extra)])?;
        }
        Ok(taken)
    }
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
    )?;
    let values = [(Channel::Phone, &new.phone), (Channel::Wechat, &new.wechat), (Channel::Email, &new.email)];
    for (channel, value) in values {
        if let Some(value) = value
            && add_channel(writing, id, channel, value)?
        {
            changed += 1;
        }
    }
    writing.touched.insert(customer);
    Ok((id, if changed > 0 { Taken::Updated } else { Taken::Unchanged }))
}
