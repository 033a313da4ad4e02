//! Rows of a sheet of opportunities: deals of customers, with the day they were opened and the day they were closed on.

use super::{
    super::{
        apply::{check_amount, day, note_change},
        error::Result,
        journal::Writing,
    },
    Counts, ImportReport, Skip, Taken, digest, extra_json,
    lookup::Lookup,
};
use crate::domain::{
    id::{CustomerId, DealId},
    record::DealRecord,
    stage::Stage,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, HashMap};

pub struct Importer {
    lookup: Lookup,
    /// By reference: deals that another program knows under an id.
    known: HashMap<String, Known>,
    /// By what their row looked like: how many deals without an id were there before, less those that the sheet has had so far.
    alike: HashMap<String, u64>,
    /// What the customer is called whose deals name none.
    unnamed: String,
    of_nobody: u64,
    /// Deals that customers began with, and that others take the place of. They go last: the number of a row that is gone would be
    /// given to the next one, and an undo could not tell the two apart.
    empty: BTreeMap<DealId, CustomerId>,
}

/// A deal on file.
#[derive(Clone)]
struct Known {
    deal: DealId,
    customer: CustomerId,
    digest: Option<String>,
}

impl Counts for Importer {
    fn customers_made(&self) -> u64 {
        self.lookup.made
    }

    fn finish(&mut self, writing: &mut Writing<'_>, report: &mut ImportReport) -> Result<()> {
        for (deal, customer) in std::mem::take(&mut self.empty) {
            writing.run("DELETE FROM milestone WHERE deal_id = ?1", [deal.0])?;
            writing.run("DELETE FROM deal WHERE id = ?1", [deal.0])?;
            writing.touched.insert(customer);
        }
        report.ledger.unnamed = self.of_nobody;
        Ok(())
    }
}

impl Importer {
    pub fn new(writing: &Writing<'_>, unnamed: &str) -> Result<Importer> {
        let (mut known, mut alike) = (HashMap::new(), HashMap::new());
        let mut statement = writing.prepare(
            "SELECT id, customer_id, reference, import_digest FROM deal
             WHERE reference IS NOT NULL OR import_digest IS NOT NULL ORDER BY id DESC",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let digest: Option<String> = row.get(3)?;
            match (row.get::<_, Option<String>>(2)?, digest) {
                (Some(reference), digest) => {
                    let deal = Known { deal: DealId(row.get(0)?), customer: CustomerId(row.get(1)?), digest };
                    known.insert(reference, deal);
                }
                (None, Some(digest)) => *alike.entry(digest).or_insert(0) += 1,
                (None, None) => {}
            }
        }
        Ok(Importer {
            lookup: Lookup::new(writing)?,
            known,
            alike,
            unnamed: unnamed.to_owned(),
            of_nobody: 0,
            empty: BTreeMap::new(),
        })
    }

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &DealRecord) -> Result<Taken> {
        let mut content = record.clone();
        content.line = 0;
        let digest = digest(&content);
        let known = record.reference.as_ref().and_then(|reference| self.known.get(reference)).cloned();
        match (&known, &record.reference) {
            (Some(known), _) if known.digest.as_ref() == Some(&digest) => return Ok(Taken::Unchanged),
            (None, None) => {
                if let Some(left) = self.alike.get_mut(&digest).filter(|left| **left > 0) {
                    *left -= 1;
                    return Ok(Taken::Unchanged);
                }
            }
            _ => {}
        }
        if record.amount.is_some_and(|amount| check_amount(amount).is_err()) {
            return Ok(Taken::Skipped(Skip::OutOfRange));
        }
        let today = writing.at.date_naive();
        let opened_on = record.opened_on.or(record.closed_on).unwrap_or(today);
        let is_nobody = record.customer.is_none() && record.customer_reference.is_none();
        let name = if is_nobody { Some(self.unnamed.as_str()) } else { record.customer.as_deref() };
        let customer =
            match self.lookup.owner(writing, record.customer_reference.as_deref(), name, Some(opened_on.min(today)))? {
                Ok(customer) => customer,
                Err(skip) => return Ok(Taken::Skipped(skip)),
            };
        self.of_nobody += u64::from(is_nobody);
        self.empty.extend(empty_deal(writing, customer)?.map(|deal| (deal, customer)));
        let (deal, taken) = match known {
            Some(known) => (change(writing, &known, customer, record)?, Taken::Updated),
            None => (add(writing, customer, record, opened_on)?, Taken::Added),
        };
        writing.run(
            "UPDATE deal SET reference = ?2, import_digest = ?3, extra = ?4 WHERE id = ?1",
            params![deal.0, record.reference, digest, extra_json(&record.extra)],
        )?;
        if let Some(reference) = &record.reference {
            self.known.insert(reference.clone(), Known { deal, customer, digest: Some(digest) });
        }
        writing.touched.insert(customer);
        Ok(taken)
    }
}

/// A new deal, with the milestones that the sheet knows the day of.
fn add(writing: &mut Writing<'_>, customer: CustomerId, record: &DealRecord, opened_on: NaiveDate) -> Result<DealId> {
    let closed_on = closed_on(record, opened_on);
    let deal = writing.insert(
        "deal",
        "INSERT INTO deal (customer_id, name, stage, amount, currency, reason, opened_on, closed_on, quote_valid_until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            customer.0,
            record.name,
            record.stage.code(),
            record.amount,
            record.currency.code(),
            record.reason,
            day(opened_on),
            closed_on.map(day),
            record.valid_until.map(day),
        ],
    )?;
    let deal = DealId(deal);
    // Where it was on the way is not in the sheet: it began as a lead, and ended.
    let first = if closed_on.is_some_and(|closed| closed > opened_on) { Stage::Lead } else { record.stage };
    milestone(writing, deal, None, first, opened_on, None)?;
    if first != record.stage {
        milestone(writing, deal, Some(first), record.stage, closed_on.unwrap_or(opened_on), record.reason.as_deref())?;
    }
    Ok(deal)
}

/// Brings a deal to what its row says now. One that orders point at stays with its customer.
fn change(writing: &mut Writing<'_>, known: &Known, customer: CustomerId, record: &DealRecord) -> Result<DealId> {
    let deal = known.deal;
    let (stage, opened_on, amount): (String, String, Option<i64>) = writing
        .prepare_cached("SELECT stage, opened_on, amount FROM deal WHERE id = ?1")?
        .query_row([deal.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    if let Some(now) = record.amount {
        let was = amount.map(|amount| amount.to_string());
        note_change(writing, customer, Some(deal), "amount", was.as_deref(), Some(&now.to_string()))?;
    }
    let before = Stage::from_code(&stage).unwrap_or_default();
    let today = writing.at.date_naive();
    let opened_on = record.opened_on.unwrap_or_else(|| opened_on.parse().unwrap_or(today));
    let closed_on = closed_on(record, today);
    writing.run(
        "UPDATE deal SET name = coalesce(?2, name), stage = ?3, amount = coalesce(?4, amount),
             currency = iif(?4 IS NULL, currency, ?5), reason = coalesce(?6, reason), opened_on = ?7, closed_on = ?8,
             quote_valid_until = coalesce(?9, quote_valid_until)
         WHERE id = ?1",
        params![
            deal.0,
            record.name,
            record.stage.code(),
            record.amount,
            record.currency.code(),
            record.reason,
            day(opened_on),
            closed_on.map(day),
            record.valid_until.map(day),
        ],
    )?;
    if before != record.stage {
        let on = closed_on.unwrap_or(today);
        milestone(writing, deal, Some(before), record.stage, on, record.reason.as_deref())?;
    }
    if customer != known.customer {
        writing.run(
            "UPDATE deal SET customer_id = ?2
             WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM sales_order WHERE deal_id = ?1)",
            params![deal.0, customer.0],
        )?;
        writing.touched.insert(known.customer);
    }
    Ok(deal)
}

/// The day on which a deal ended, of one that has.
fn closed_on(record: &DealRecord, otherwise: NaiveDate) -> Option<NaiveDate> {
    (!record.stage.is_open()).then(|| record.closed_on.unwrap_or(otherwise))
}

/// The deal that a customer begins with, if nobody has said anything of it yet.
fn empty_deal(writing: &Writing<'_>, customer: CustomerId) -> Result<Option<DealId>> {
    Ok(writing
        .prepare_cached(
            "SELECT id FROM deal AS d
             WHERE customer_id = ?1 AND stage = 'lead' AND name IS NULL AND amount IS NULL AND reference IS NULL
               AND import_digest IS NULL AND extra IS NULL AND quote_valid_until IS NULL AND win_percent IS NULL
               AND (SELECT count(*) FROM milestone WHERE deal_id = d.id) <= 1
               AND NOT EXISTS (SELECT 1 FROM sales_order WHERE deal_id = d.id)
               AND NOT EXISTS (SELECT 1 FROM customer_change WHERE deal_id = d.id)
             ORDER BY id LIMIT 1",
        )?
        .query_row([customer.0], |row| row.get(0).map(DealId))
        .optional()?)
}

fn milestone(
    writing: &mut Writing<'_>,
    deal: DealId,
    from: Option<Stage>,
    to: Stage,
    on: NaiveDate,
    note: Option<&str>,
) -> Result<()> {
    writing.insert(
        "milestone",
        "INSERT INTO milestone (deal_id, from_stage, to_stage, happened_at, note) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![deal.0, from.map(Stage::code), to.code(), day(on), note],
    )?;
    Ok(())
}
