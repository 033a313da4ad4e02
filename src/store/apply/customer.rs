//! Writes to the customer's own row.

use super::super::{
    error::{Result, Rule, StoreError},
    journal::Writing,
    op::{CustomerEdit, CustomerFields, NewCustomer},
};
use super::{add_contact, change, open_deal, plan_step};
use crate::domain::{
    customer::{Customer, Parked},
    duplicate::name_key,
    id::CustomerId,
    stage::Stage,
    tier::Tier,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// The longest name, in characters.
pub const NAME_MAX: usize = 200;

/// The name without the blanks around it, or the rule that it breaks.
pub fn check_name(name: &str) -> Result<&str> {
    let name = name.trim_matches(is_nothing);
    if name.is_empty() {
        Err(StoreError::rule(Rule::NameEmpty))
    } else if name.chars().count() > NAME_MAX {
        Err(StoreError::rule(Rule::NameTooLong))
    } else {
        Ok(name)
    }
}

/// A character that shows nothing: a blank, a control, a zero-width or direction mark.
fn is_nothing(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// An optional text as it is stored: an empty one is none.
pub fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// Tags as they are stored: one blank between two, none twice.
fn joined(tags: &[String]) -> String {
    let mut joined: Vec<String> = Vec::new();
    for tag in tags.iter().map(|tag| tag.split_whitespace().collect::<String>()) {
        if !tag.is_empty() && !joined.contains(&tag) {
            joined.push(tag);
        }
    }
    joined.join(" ")
}

/// Adds a customer with its contacts, its first deal and its plan.
pub fn add_customer(writing: &mut Writing<'_>, new: &NewCustomer) -> Result<CustomerId> {
    add_customer_from(writing, new, None, None)
}

/// Adds a customer of a sheet, with the fingerprint of its row and the columns beyond ours.
pub fn add_customer_from(
    writing: &mut Writing<'_>,
    new: &NewCustomer,
    import_digest: Option<&str>,
    extra: Option<String>,
) -> Result<CustomerId> {
    let fields = &new.fields;
    let name = check_name(&fields.name)?;
    if let Some(reference) = said(&fields.reference)
        && reference_taken(writing, reference)?
    {
        return Err(StoreError::rule(Rule::ReferenceTaken));
    }
    let today = writing.at.date_naive();
    let created_on = new.created_on.unwrap_or(today);
    let id = writing.insert(
        "customer",
        "INSERT INTO customer (name, name_key, reference, tier, starred, kind, source, industry, region, address, need,
                               decision_on, tags, note, created_on, import_digest, extra)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            name,
            name_key(name),
            said(&fields.reference),
            fields.tier.code(),
            fields.starred,
            said(&fields.kind),
            said(&fields.source),
            said(&fields.industry),
            said(&fields.region),
            said(&fields.address),
            said(&fields.need),
            fields.decision_on.map(day),
            joined(&fields.tags),
            said(&fields.note),
            day(created_on),
            import_digest,
            extra,
        ],
    )?;
    let customer = CustomerId(id);
    writing.touched.insert(customer);
    for (position, contact) in new.contacts.iter().enumerate() {
        add_contact(writing, customer, contact, position == 0)?;
    }
    open_deal(writing, customer, new.stage, new.amount, created_on)?;
    if new.valid_until.is_some() {
        super::stage::set_validity(writing, customer, new.valid_until)?;
    }
    if let Some(due) = new.next {
        plan_step(writing, customer, Some(due), new.next_action.as_deref(), None, None)?;
    }
    Ok(customer)
}

/// Writes the fields that differ from what the editor was shown.
pub fn edit(writing: &mut Writing<'_>, edit: &CustomerEdit) -> Result<()> {
    let (was, now) = (&edit.was, &edit.now);
    let name = check_name(&now.name)?;
    let current = fields(writing, edit.id)?;
    let pairs: [(&'static str, bool, bool); 13] = [
        ("name", was.name != now.name, current.name != was.name),
        ("reference", was.reference != now.reference, current.reference != was.reference),
        ("tier", was.tier != now.tier, current.tier != was.tier),
        ("starred", was.starred != now.starred, current.starred != was.starred),
        ("kind", was.kind != now.kind, current.kind != was.kind),
        ("source", was.source != now.source, current.source != was.source),
        ("industry", was.industry != now.industry, current.industry != was.industry),
        ("region", was.region != now.region, current.region != was.region),
        ("address", was.address != now.address, current.address != was.address),
        ("need", was.need != now.need, current.need != was.need),
        ("decision_on", was.decision_on != now.decision_on, current.decision_on != was.decision_on),
        ("tags", was.tags != now.tags, current.tags != was.tags),
        ("note", was.note != now.note, current.note != was.note),
    ];
    if let Some((what, ..)) = pairs.iter().find(|(_, edited, moved)| *edited && *moved) {
        return Err(StoreError::Changed { what });
    }
    if now.reference != current.reference
        && let Some(reference) = said(&now.reference)
        && reference_taken(writing, reference)?
    {
        return Err(StoreError::rule(Rule::ReferenceTaken));
    }
    // A field that the editor left alone keeps what is there now.
    let mut merged = current.clone();
    let take = [
        |to: &mut CustomerFields, now: &CustomerFields| to.name.clone_from(&now.name),
        |to: &mut CustomerFields, now: &CustomerFields| to.reference.clone_from(&now.reference),
        |to: &mut CustomerFields, now: &CustomerFields| to.tier = now.tier,
        |to: &mut CustomerFields, now: &CustomerFields| to.starred = now.starred,
        |to: &mut CustomerFields, now: &CustomerFields| to.kind.clone_from(&now.kind),
        |to: &mut CustomerFields, now: &CustomerFields| to.source.clone_from(&now.source),
        |to: &mut CustomerFields, now: &CustomerFields| to.industry.clone_from(&now.industry),
        |to: &mut CustomerFields, now: &CustomerFields| to.region.clone_from(&now.region),
        |to: &mut CustomerFields, now: &CustomerFields| to.address.clone_from(&now.address),
        |to: &mut CustomerFields, now: &CustomerFields| to.need.clone_from(&now.need),
        |to: &mut CustomerFields, now: &CustomerFields| to.decision_on = now.decision_on,
        |to: &mut CustomerFields, now: &CustomerFields| to.tags.clone_from(&now.tags),
        |to: &mut CustomerFields, now: &CustomerFields| to.note.clone_from(&now.note),
    ];
    for ((_, edited, _), take) in pairs.iter().zip(take) {
        if *edited {
            take(&mut merged, now);
        }
    }
    if was.name != now.name {
        name.clone_into(&mut merged.name);
    }
    if merged != current {
        update_fields(writing, edit.id, &current, &merged)?;
    }
    if let Some(amount) = edit.amount {
        super::stage::set_amount(writing, edit.id, amount)?;
    }
    writing.touched.insert(edit.id);
    Ok(())
}

/// Writes the whole row of fields; a changed need is kept in its history.
pub fn update_fields(
    writing: &mut Writing<'_>,
    id: CustomerId,
    current: &CustomerFields,
    now: &CustomerFields,
) -> Result<()> {
    if current.need != now.need {
        note_need(writing, id, current.need.as_deref(), now.need.as_deref())?;
    }
    let decision = |fields: &CustomerFields| fields.decision_on.map(day);
    let (tier, star) = ((current.tier.code(), now.tier.code()), (flag(current.starred), flag(now.starred)));
    change::note(writing, id, None, "tier", Some(tier.0), Some(tier.1))?;
    change::note(writing, id, None, "starred", Some(star.0), Some(star.1))?;
    change::note(writing, id, None, "decision_on", decision(current).as_deref(), decision(now).as_deref())?;
    writing.run(
        "UPDATE customer SET name = ?2, name_key = ?3, reference = ?4, tier = ?5, starred = ?6, kind = ?7, source = ?8,
             industry = ?9, region = ?10, address = ?11, need = ?12, decision_on = ?13, tags = ?14, note = ?15
         WHERE id = ?1",
        params![
            id.0,
            now.name,
            name_key(&now.name),
            said(&now.reference),
            now.tier.code(),
            now.starred,
            said(&now.kind),
            said(&now.source),
            said(&now.industry),
            said(&now.region),
            said(&now.address),
            said(&now.need),
            now.decision_on.map(day),
            joined(&now.tags),
            said(&now.note),
        ],
    )?;
    writing.touched.insert(id);
    Ok(())
}

/// The fields of a customer as they are now.
pub fn fields(writing: &Writing<'_>, id: CustomerId) -> Result<CustomerFields> {
    let customer = super::super::read::customer_row(writing, id)?.ok_or(StoreError::Missing("customer"))?;
    Ok(CustomerFields::of(&customer))
}

/// A yes or no as a change keeps it.
fn flag(yes: bool) -> &'static str {
    if yes { "1" } else { "0" }
}

/// What a column of a customer holds.
fn column(writing: &Writing<'_>, customer: CustomerId, column: &str) -> Result<Option<String>> {
    let mut statement = writing.prepare_cached(&format!("SELECT {column} FROM customer WHERE id = ?1"))?;
    statement.query_row([customer.0], |row| row.get(0)).optional()?.ok_or(StoreError::Missing("customer"))
}

/// Keeps what the customer needed before.
pub fn note_need(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<()> {
    let at = super::super::instant(writing.at);
    writing.insert(
        "need_change",
        "INSERT INTO need_change (customer_id, changed_at, before, after) VALUES (?1, ?2, ?3, ?4)",
        params![customer.0, at, before, after],
    )?;
    Ok(())
}

pub fn star(writing: &mut Writing<'_>, customer: CustomerId, starred: bool) -> Result<()> {
    let was = column(writing, customer, "CAST(starred AS TEXT)")?;
    change::note(writing, customer, None, "starred", was.as_deref(), Some(flag(starred)))?;
    one(writing.run("UPDATE customer SET starred = ?2 WHERE id = ?1", params![customer.0, starred])?)?;
    writing.touched.insert(customer);
    Ok(())
}

pub fn set_tier(writing: &mut Writing<'_>, customer: CustomerId, tier: Tier) -> Result<()> {
    let was = column(writing, customer, "tier")?;
    change::note(writing, customer, None, "tier", was.as_deref(), Some(tier.code()))?;
    one(writing.run("UPDATE customer SET tier = ?2 WHERE id = ?1", params![customer.0, tier.code()])?)?;
    writing.touched.insert(customer);
    Ok(())
}

/// Writes down what the customer needs, and keeps what it was before; a blank text is none.
pub fn set_need(writing: &mut Writing<'_>, customer: CustomerId, need: &str) -> Result<()> {
    let was = column(writing, customer, "need")?;
    let need = Some(need.trim()).filter(|need| !need.is_empty());
    if was.as_deref() == need {
        return Ok(());
    }
    note_need(writing, customer, was.as_deref(), need)?;
    one(writing.run("UPDATE customer SET need = ?2 WHERE id = ?1", params![customer.0, need])?)?;
    writing.touched.insert(customer);
    Ok(())
}

/// Adds a tag unless it is there.
pub fn add_tag(writing: &mut Writing<'_>, customer: CustomerId, tag: &str) -> Result<()> {
    let tags: Option<String> =
        writing.query_row("SELECT tags FROM customer WHERE id = ?1", [customer.0], |row| row.get(0)).optional()?;
    let tags = tags.ok_or(StoreError::Missing("customer"))?;
    let tag: String = tag.split_whitespace().collect();
    if !tag.is_empty() && !tags.split(' ').any(|t| t == tag) {
        let tags = if tags.is_empty() { tag } else { format!("{tags} {tag}") };
        writing.run("UPDATE customer SET tags = ?2 WHERE id = ?1", params![customer.0, tags])?;
    }
    writing.touched.insert(customer);
    Ok(())
}

/// Takes a customer out of the queue. Its open plan is closed: a dead customer has none (`domain-rules §10`, L16).
pub fn park(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    how: Parked,
    reason: &str,
    wake_on: Option<NaiveDate>,
) -> Result<()> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(StoreError::rule(Rule::ReasonMissing));
    }
    let was = column(writing, customer, "parked")?;
    change::note(writing, customer, None, "parked", was.as_deref(), Some(how.code()))?;
    let today = day(writing.at.date_naive());
    one(writing.run(
        "UPDATE customer SET parked = ?2, park_reason = ?3, parked_on = ?4, wake_on = ?5 WHERE id = ?1",
        params![customer.0, how.code(), reason, today, wake_on.map(day)],
    )?)?;
    super::close_open_step(writing, customer, None)?;
    writing.touched.insert(customer);
    Ok(())
}

/// Takes a parked customer back.
pub fn wake(writing: &mut Writing<'_>, customer: CustomerId) -> Result<()> {
    let was = column(writing, customer, "parked")?;
    change::note(writing, customer, None, "parked", was.as_deref(), None)?;
    writing.run(
        "UPDATE customer SET parked = NULL, park_reason = NULL, parked_on = NULL, wake_on = NULL
         WHERE id = ?1 AND parked IS NOT NULL",
        [customer.0],
    )?;
    writing.touched.insert(customer);
    Ok(())
}

/// Whether a customer has the reference, or had it before it was merged.
fn reference_taken(writing: &Writing<'_>, reference: &str) -> Result<bool> {
    Ok(writing
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM customer WHERE reference = ?1 UNION ALL SELECT 1 FROM customer_alias WHERE reference = ?1)",
        )?
        .query_row([reference], |row| row.get(0))?)
}

/// The day as stored.
pub fn day(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// A statement that was to change one customer did.
fn one(changed: usize) -> Result<()> {
    if changed == 1 { Ok(()) } else { Err(StoreError::Missing("customer")) }
}

impl NewCustomer {
    /// A customer of whom only the name is known.
    pub fn named(name: &str) -> NewCustomer {
        NewCustomer {
            fields: CustomerFields { name: name.to_owned(), ..CustomerFields::default() },
            stage: Stage::Lead,
            ..NewCustomer::default()
        }
    }
}

impl CustomerFields {
    /// The fields of a customer on file.
    pub fn of(customer: &Customer) -> CustomerFields {
        CustomerFields {
            name: customer.name.clone(),
            reference: customer.reference.clone(),
            tier: customer.tier,
            starred: customer.starred,
            kind: customer.kind.clone(),
            source: customer.source.clone(),
            industry: customer.industry.clone(),
            region: customer.region.clone(),
            address: customer.address.clone(),
            need: customer.need.clone(),
            decision_on: customer.decision_on,
            tags: customer.tags.clone(),
            note: customer.note.clone(),
        }
    }
}
