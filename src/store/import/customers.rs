//! Rows of a customer sheet.

use super::{
    super::{
        apply::{
            add_customer_from, check_name, check_person, fields, plan_step, set_amount, set_validity, update_fields,
        },
        error::Result,
        journal::Writing,
        op::{CustomerFields, NewContact, NewCustomer},
    },
    Counts, Skip, Taken, contacts, digest, extra_json,
    lookup::Lookup,
};
use crate::domain::{id::CustomerId, record::CustomerRecord};
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

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &CustomerRecord) -> Result<Taken> {
        let Ok(name) = check_name(&record.name) else { return Ok(Taken::Skipped(Skip::BadName)) };
        if contact(record).is_some_and(|contact| check_person(&contact).is_err()) {
            return Ok(Taken::Skipped(Skip::BadName));
        }
        let mut content = record.clone();
        content.line = 0;
        let digest = digest(&content);
        let known = match &record.reference {
            Some(reference) => self.lookup.by_reference(reference),
            None => match self.lookup.by_name(name) {
                Ok(found) => found,
                Err(skip) => return Ok(Taken::Skipped(skip)),
            },
        };
        match known {
            Some(customer) => update(writing, customer, record, &digest),
            None => {
                let extra = extra_json(&record.extra);
                let customer = add_customer_from(writing, &new_customer(record), Some(&digest), extra)?;
                self.lookup.add(customer, name.to_owned(), record.reference.clone());
                Ok(Taken::Added)
            }
        }
    }
}

fn new_customer(record: &CustomerRecord) -> NewCustomer {
    let contact = contact(record);
    let mut new = NewCustomer {
        fields: CustomerFields { name: record.name.trim().to_owned(), ..CustomerFields::default() },
        contacts: contact.into_iter().collect(),
        stage: record.stage.unwrap_or_default(),
        amount: record.amount,
        valid_until: record.valid_until,
        next: record.next,
        next_action: record.next_action.clone(),
        created_on: record.created_on,
    };
    overlay(&mut new.fields, record);
    new
}

/// Who the row names besides the company; a number without a name stands for the person.
fn contact(record: &CustomerRecord) -> Option<NewContact> {
    let any = [&record.contact, &record.phone, &record.wechat, &record.email].into_iter().any(Option::is_some);
    any.then(|| NewContact {
        name: record.contact.clone().unwrap_or_default(),
        title: record.title.clone(),
        decision_maker: record.decision_maker.unwrap_or(false),
        phone: record.phone.clone(),
        wechat: record.wechat.clone(),
        email: record.email.clone(),
        note: None,
    })
}

/// Lays what the row says over what is there; an empty cell says nothing.
fn overlay(fields: &mut CustomerFields, record: &CustomerRecord) {
    let said = |to: &mut Option<String>, from: &Option<String>| {
        if from.is_some() {
            to.clone_from(from);
        }
    };
    fields.tier = record.tier.unwrap_or(fields.tier);
    said(&mut fields.reference, &record.reference);
    said(&mut fields.address, &record.address);
    said(&mut fields.source, &record.source);
    said(&mut fields.industry, &record.industry);
    said(&mut fields.need, &record.need);
    said(&mut fields.note, &record.note);
    for tag in &record.tags {
        if !fields.tags.contains(tag) {
            fields.tags.push(tag.clone());
        }
    }
}

fn update(writing: &mut Writing<'_>, id: CustomerId, record: &CustomerRecord, digest: &str) -> Result<Taken> {
    let taken_before: bool = writing.query_row(
        "SELECT EXISTS (SELECT 1 FROM customer WHERE id = ?1 AND import_digest = ?2
             UNION ALL SELECT 1 FROM customer_alias WHERE customer_id = ?1 AND import_digest = ?2)",
        params![id.0, digest],
        |row| row.get(0),
    )?;
    if taken_before {
        return Ok(Taken::Unchanged);
    }
    let current = fields(writing, id)?;
    let mut now = current.clone();
    overlay(&mut now, record);
    now.name = record.name.trim().to_owned();
    let former = former(writing, id, record)?;
    if former.is_some() {
        // The row of one that was merged: it still says what it knows, but not who the one is.
        now.name.clone_from(&current.name);
        now.reference.clone_from(&current.reference);
    }
    update_fields(writing, id, &current, &now)?;
    if let Some(contact) = contact(record) {
        contacts::merge(writing, id, &contact)?;
    }
    if let Some(amount) = record.amount {
        set_amount(writing, id, amount)?;
    }
    if record.valid_until.is_some() {
        set_validity(writing, id, record.valid_until)?;
    }
    if let Some(due) = record.next {
        plan_step(writing, id, Some(due), record.next_action.as_deref(), None, None)?;
    }
    let extra = extra_json(&record.extra);
    match former {
        None => writing.run(
            "UPDATE customer SET import_digest = ?2, extra = coalesce(?3, extra) WHERE id = ?1",
            params![id.0, digest, extra],
        )?,
        Some(alias) => {
            writing.run("UPDATE customer_alias SET import_digest = ?2 WHERE id = ?1", params![alias, digest])?;
            writing.run("UPDATE customer SET extra = coalesce(extra, ?2) WHERE id = ?1", params![id.0, extra])?
        }
    };
    Ok(Taken::Updated)
}

/// What the customer was called before it was merged, when it is that which the row calls it.
fn former(writing: &Writing<'_>, id: CustomerId, record: &CustomerRecord) -> Result<Option<i64>> {
    let alias = writing
        .prepare_cached(
            "SELECT a.id FROM customer_alias AS a JOIN customer AS c ON c.id = a.customer_id
             WHERE a.customer_id = ?1 AND (a.reference = ?2 OR (a.name = ?3 AND c.name <> ?3)) ORDER BY a.reference IS ?2 DESC LIMIT 1",
        )?
        .query_row(params![id.0, record.reference, record.name.trim()], |row| row.get(0))
        .optional()?;
    Ok(alias)
}
