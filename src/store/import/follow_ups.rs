//! Rows of a follow-up sheet: history as it was. It never moves a plan made after it happened.

use super::{
    super::{
        apply::{close_open_step, open_step, plan_step},
        error::Result,
        instant,
        journal::Writing,
    },
    Counts, Skip, Taken, extra_json,
    lookup::Lookup,
};
use crate::domain::{
    follow_up::Happened,
    id::{CustomerId, FollowUpId},
    outcome::Outcome,
    record::FollowUpRecord,
    satisfaction::Points,
};
use chrono::TimeZone;
use rusqlite::{OptionalExtension, params};
use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

pub struct Importer {
    lookup: Lookup,
    /// The newest row before this import: only rows up to it can be "already there".
    last_before: i64,
    /// How often each content has come in this file: a sheet may say the same thing twice and mean it.
    seen: HashMap<u64, u32>,
    /// Customers whose open plan came out of a follow-up.
    planned: HashSet<CustomerId>,
}

impl Counts for Importer {
    fn customers_made(&self) -> u64 {
        self.lookup.made
    }
}

impl Importer {
    pub fn new(writing: &Writing<'_>) -> Result<Importer> {
        let last_before = writing.query_row("SELECT coalesce(max(id), 0) FROM follow_up", [], |row| row.get(0))?;
        let planned = writing
            .prepare("SELECT customer_id FROM next_step WHERE closed_at IS NULL AND planned_by IS NOT NULL")?
            .query_map([], |row| row.get(0).map(CustomerId))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Importer { lookup: Lookup::new(writing)?, last_before, seen: HashMap::new(), planned })
    }

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &FollowUpRecord) -> Result<Taken> {
        if record.happened.start() > writing.at.naive_local() {
            return Ok(Taken::Skipped(Skip::Future));
        }
        let owner = self.lookup.owner(
            writing,
            record.customer_reference.as_deref(),
            record.customer.as_deref(),
            Some(record.happened.date),
        )?;
        let customer = match owner {
            Ok(customer) => customer,
            Err(skip) => return Ok(Taken::Skipped(skip)),
        };
        let happened = match record.happened.time {
            None => Happened::On(record.happened.date),
            Some(time) => {
                match writing.at.offset().from_local_datetime(&record.happened.date.and_time(time)).single() {
                    Some(at) => Happened::At(at),
                    None => Happened::On(record.happened.date),
                }
            }
        };
        if self.is_there(writing, customer, happened, record)? {
            return Ok(Taken::Unchanged);
        }
        let id = FollowUpId(writing.insert(
            "follow_up",
            "INSERT INTO follow_up (customer_id, contact_id, channel, channel_text, outcome, outcome_text, note, happened_at,
                                    entered_at, imported, reference, extra, satisfaction)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11, ?12)",
            params![
                customer.0,
                contact(writing, customer, record.contact.as_deref())?,
                record.channel.code(),
                record.channel_text,
                record.outcome.map(Outcome::code),
                record.outcome_text,
                record.note,
                happened.key(),
                instant(writing.at),
                record.reference,
                extra_json(&record.extra),
                record.satisfaction.map(Points::get),
            ],
        )?);
        writing.touched.insert(customer);
        self.plan(writing, customer, happened, record, id)?;
        Ok(Taken::Added)
    }

    fn is_there(
        &mut self,
        writing: &Writing<'_>,
        customer: CustomerId,
        happened: Happened,
        record: &FollowUpRecord,
    ) -> Result<bool> {
        let mut hasher = DefaultHasher::new();
        let content = (customer, happened.key(), record.channel, &record.channel_text, record.outcome);
        (content, &record.outcome_text, &record.note, &record.reference).hash(&mut hasher);
        let times = self.seen.entry(hasher.finish()).or_insert(0);
        *times += 1;
        if self.last_before == 0 {
            return Ok(false);
        }
        let there: u32 = writing
            .prepare_cached(
                "SELECT count(*) FROM follow_up
                 WHERE customer_id = ?1 AND happened_at = ?2 AND channel = ?3 AND channel_text IS ?4 AND outcome IS ?5
                   AND outcome_text IS ?6 AND note = ?7 AND reference IS ?8 AND id <= ?9",
            )?
            .query_row(
                params![
                    customer.0,
                    happened.key(),
                    record.channel.code(),
                    record.channel_text,
                    record.outcome.map(Outcome::code),
                    record.outcome_text,
                    record.note,
                    record.reference,
                    self.last_before,
                ],
                |row| row.get(0),
            )?;
        Ok(*times <= there)
    }

    /// The row's plan: the open one when nothing newer is planned, else a closed one, for the record.
    fn plan(
        &mut self,
        writing: &mut Writing<'_>,
        customer: CustomerId,
        happened: Happened,
        record: &FollowUpRecord,
        id: FollowUpId,
    ) -> Result<()> {
        let says_nothing = record.next.is_none() && record.next_action.is_none();
        if says_nothing && !self.planned.contains(&customer) {
            return Ok(());
        }
        let open = open_step(writing, customer)?;
        let newest: bool = writing
            .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM follow_up WHERE customer_id = ?1 AND happened_at > ?2)")?
            .query_row(params![customer.0, happened.key()], |row| row.get(0))?;
        // What was planned, or parked, later than this happened stays.
        let free = open.as_ref().is_none_or(|open| open.planned_at <= happened.key())
            && !parked_since(writing, customer, happened)?;
        if says_nothing {
            // What the row was about is done, whichever way round the sheet is sorted.
            if newest && open.is_some_and(|open| open.plan.by_follow_up && open.planned_at < happened.key()) {
                close_open_step(writing, customer, Some(id))?;
            }
            return Ok(());
        }
        let action = record.next_action.as_deref();
        if newest && free && record.next.is_some() {
            plan_step(writing, customer, record.next, action, None, Some(id))?;
            writing.run("UPDATE next_step SET planned_at = ?2 WHERE planned_by = ?1", params![id.0, happened.key()])?;
            self.planned.insert(customer);
            return Ok(());
        }
        writing.insert(
            "next_step",
            "INSERT INTO next_step (customer_id, due, first_due, action, planned_at, planned_by, closed_at)
             VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?4)",
            params![
                customer.0,
                record.next.map(crate::domain::moment::Moment::key),
                action.map(str::trim).filter(|a| !a.is_empty()),
                happened.key(),
                id.0
            ],
        )?;
        Ok(())
    }
}

/// Whether the customer was left alone on the day or after it.
fn parked_since(writing: &Writing<'_>, customer: CustomerId, happened: Happened) -> Result<bool> {
    Ok(writing
        .prepare_cached("SELECT parked IS NOT NULL AND coalesce(parked_on, '~') >= ?2 FROM customer WHERE id = ?1")?
        .query_row(params![customer.0, happened.date().format("%Y-%m-%d").to_string()], |row| row.get(0))?)
}

/// The person of that name at the customer, if known.
fn contact(writing: &Writing<'_>, customer: CustomerId, name: Option<&str>) -> Result<Option<i64>> {
    let Some(name) = name.map(str::trim).filter(|n| !n.is_empty()) else { return Ok(None) };
    Ok(writing
        .prepare_cached("SELECT id FROM contact WHERE customer_id = ?1 AND name = ?2 ORDER BY id LIMIT 1")?
        .query_row(params![customer.0, name], |row| row.get(0))
        .optional()?)
}
