//! Rows of a sheet into the book: one transaction, one undo. What is there already adds nothing (`domain-rules §16`).

mod bulk;
mod buyers;
mod contacts;
mod customers;
mod deals;
mod differences;
mod follow_ups;
mod lookup;
mod number;
mod order_rows;
mod orders;
mod products;
mod receipts;

use super::{
    CACHE, Store,
    error::{Result, StoreError},
    journal::{Changed, Writing},
};
use crate::domain::record::{
    ContactRecord, CustomerRecord, DealRecord, Extra, FollowUpRecord, OrderRecord, ProductRecord, ReceiptRecord,
};
use chrono::{DateTime, FixedOffset};
use differences::Mark;
use sha2::{Digest, Sha256};

pub use differences::{Change, Difference, Shape};

/// Kibibytes of pages that an import holds.
const IMPORT_CACHE: i64 = 128 << 10;

/// So many rows are told one by one in a dry run.
const TOLD: usize = 200;

/// An import of more rows than this is preceded by a snapshot.
const FEW: usize = 50;

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    pub added: u64,
    /// Known rows whose content had changed.
    pub updated: u64,
    /// Known rows as they were.
    pub unchanged: u64,
    /// Customers made because a row named them.
    pub customers_made: u64,
    /// Rows that could not be taken, in the order of the file.
    pub skipped: Vec<ImportedRow>,
    /// What there is to tell of orders and receipts.
    pub ledger: LedgerReport,
    /// Of a dry run: what became of the first rows, by their line.
    pub first: Vec<(u64, Fate)>,
    /// Of a dry run: what would be another in the first rows that are known.
    pub differences: Vec<Difference>,
}

/// What became of a row that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Added,
    Updated,
    Unchanged,
}

/// What an import of the ledger did beyond its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerReport {
    /// Lines of the orders added.
    pub lines: u64,
    pub products_made: u64,
    /// Orders whose number was another order's, of another day or customer: each got one of its own.
    pub renumbered: u64,
    /// The first of them.
    pub renumbered_first: Vec<Renumbered>,
    /// Orders of which the sheet does not say who bought.
    pub walk_in: u64,
    /// Deals of which the sheet does not say whose they are.
    pub unnamed: u64,
    /// Orders of nothing, or less.
    pub not_positive: u64,
    /// Lines of less than nothing.
    pub credit_lines: u64,
    /// Prepayments given to orders, and what they come to is in the receipts.
    pub allocated: u64,
    /// Rows of the sheet of lines whose order was not taken.
    pub skipped_lines: Vec<ImportedRow>,
}

/// An order that could not keep its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbered {
    pub line: u64,
    /// As the sheet has it; kept as the external number.
    pub number: String,
    pub given: String,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedRow {
    /// The line of the file.
    pub line: u64,
    pub why: Skip,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skip {
    /// No customer has this reference, and the row names none.
    UnknownReference(String),
    /// Several customers have this name.
    AmbiguousName(String),
    /// The name is empty or too long.
    BadName,
    /// It happened after now.
    Future,
    /// No order has this number.
    UnknownOrder(String),
    /// Several orders have this number.
    AmbiguousOrder(String),
    /// The order of this number is another customer's.
    OrderOfAnother(String),
    /// The order of this number is in another currency.
    OrderCurrency(String),
    /// An amount beyond all bounds.
    OutOfRange,
}

/// What became of one row.
enum Taken {
    Added,
    Updated,
    Unchanged,
    Skipped(Skip),
}

/// How an import is to run.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    pub at: DateTime<FixedOffset>,
    /// The file's name, for the history.
    pub source: String,
    /// Do it all, look at the result, and put it back.
    pub dry_run: bool,
    pub ledger: LedgerOptions,
}

/// What an import of the ledger has to be told.
#[derive(Clone, Debug, Default)]
pub struct LedgerOptions {
    /// What buyers are called of whom the sheet does not say who they are (散客).
    pub walk_in: String,
    /// What the customer is called whose deals name none (未注明客户).
    pub unnamed: String,
    /// The lines of the orders come from a sheet of their own.
    pub joined: bool,
    /// Money without an order goes to the customer's open orders, first in, first out.
    pub allocate: bool,
}

impl Store {
    /// Imports customers. More than 50 rows are preceded by a snapshot in `backups/`, unless the newest one holds the book as
    /// it is.
    ///
    /// # Errors
    /// An error of the store or of `rows`: nothing is taken at all. [`StoreError::NoSnapshot`] when there is no way to make
    /// one: a disk without room for a copy has none for the import either.
    pub fn import_customers<E: From<StoreError>>(
        &mut self,
        rows: impl Iterator<Item = std::result::Result<CustomerRecord, E>>,
        options: &ImportOptions,
        progress: impl FnMut(u64),
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        self.import(rows, options, progress, customers::Importer::new, |i, w, r| Ok((r.line, i.take(w, &r)?)))
    }

    /// Imports people of customers; a customer that is only named is made.
    ///
    /// # Errors
    /// As [`Store::import_customers`].
    pub fn import_contacts<E: From<StoreError>>(
        &mut self,
        rows: impl Iterator<Item = std::result::Result<ContactRecord, E>>,
        options: &ImportOptions,
        progress: impl FnMut(u64),
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        self.import(rows, options, progress, contacts::Importer::new, |i, w, r| Ok((r.line, i.take(w, &r)?)))
    }

    /// Imports follow-ups; a customer that is only named is made.
    ///
    /// # Errors
    /// As [`Store::import_customers`].
    pub fn import_follow_ups<E: From<StoreError>>(
        &mut self,
        rows: impl Iterator<Item = std::result::Result<FollowUpRecord, E>>,
        options: &ImportOptions,
        progress: impl FnMut(u64),
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        self.import(rows, options, progress, follow_ups::Importer::new, |i, w, r| Ok((r.line, i.take(w, &r)?)))
    }

    /// Imports deals of customers, many of one; a customer that is only named is made. The empty deal that a customer begins with
    /// becomes the first of them.
    ///
    /// # Errors
    /// As [`Store::import_customers`].
    pub fn import_deals<E: From<StoreError>>(
        &mut self,
        rows: impl Iterator<Item = std::result::Result<DealRecord, E>>,
        options: &ImportOptions,
        progress: impl FnMut(u64),
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        let start = |writing: &Writing<'_>| deals::Importer::new(writing, &options.ledger.unnamed);
        self.import(rows, options, progress, start, |i, w, r| Ok((r.line, i.take(w, &r)?)))
    }

    /// Imports products. A known one of this number, or of this name, is changed to what the row says.
    ///
    /// # Errors
    /// As [`Store::import_customers`].
    pub fn import_products<E: From<StoreError>>(
        &mut self,
        rows: impl Iterator<Item = std::result::Result<ProductRecord, E>>,
        options: &ImportOptions,
        progress: impl FnMut(u64),
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        self.import(rows, options, progress, products::Importer::new, |i, w, r| Ok((r.line, i.take(w, &r)?)))
    }

    /// Imports orders with their lines, and with what they say was received and sent. No deal moves.
    ///
    /// # Errors
    /// As [`Store::import_customers`].
    pub fn import_orders<E: From<StoreError>>(
        &mut self,
        rows: impl Iterator<Item = std::result::Result<OrderRecord, E>>,
        options: &ImportOptions,
        progress: impl FnMut(u64),
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        let start = |writing: &Writing<'_>| orders::Importer::new(writing, options.ledger.clone());
        self.import(rows, options, progress, start, |i, w, r| Ok((r.line, i.take(w, &r)?)))
    }

    /// Imports money received, for orders by their number or as prepayments of customers.
    ///
    /// # Errors
    /// As [`Store::import_customers`].
    pub fn import_receipts<E: From<StoreError>>(
        &mut self,
        rows: impl Iterator<Item = std::result::Result<ReceiptRecord, E>>,
        options: &ImportOptions,
        progress: impl FnMut(u64),
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        let start = |writing: &Writing<'_>| receipts::Importer::new(writing, options.ledger.allocate);
        self.import(rows, options, progress, start, |i, w, r| Ok((r.line, i.take(w, &r)?)))
    }

    fn import<R, I: Counts, E: From<StoreError>>(
        &mut self,
        mut rows: impl Iterator<Item = std::result::Result<R, E>>,
        options: &ImportOptions,
        mut progress: impl FnMut(u64),
        start: impl FnOnce(&Writing<'_>) -> Result<I>,
        take: impl Fn(&mut I, &mut Writing<'_>, R) -> Result<(u64, Taken)>,
    ) -> std::result::Result<(ImportReport, Option<Changed>), E> {
        let first: Vec<_> = rows.by_ref().take(FEW + 1).collect();
        if first.len() > FEW && first.iter().all(|row| row.is_ok()) && !options.dry_run && !self.look_only {
            self.snapshot_before_bulk(options.at)?;
        }
        let rows = first.into_iter().chain(rows);
        // An error of the file or a dry run ends the transaction through `stop`, which says which it was.
        let mut stop: Option<E> = None;
        let mut report = ImportReport::default();
        // Rows of many customers fall all over the indexes: in a small cache the same pages would be written again and again.
        self.set_cache(IMPORT_CACHE)?;
        let result = self.write("import", None, options.at, |writing| {
            writing.name_subject(&options.source, None)?;
            let mut importer = start(writing)?;
            for (done, row) in (1_u64..).zip(rows) {
                let row = match row {
                    Ok(row) => row,
                    Err(error) => {
                        stop = Some(error);
                        return Err(StoreError::Missing("row"));
                    }
                };
                let mark = match options.dry_run && report.differences.len() < TOLD {
                    true => Some(Mark::new(writing)?),
                    false => None,
                };
                let (line, taken) = take(&mut importer, writing, row)?;
                let fate = match taken {
                    Taken::Added => Some((Fate::Added, &mut report.added)),
                    Taken::Updated => Some((Fate::Updated, &mut report.updated)),
                    Taken::Unchanged => Some((Fate::Unchanged, &mut report.unchanged)),
                    Taken::Skipped(why) => {
                        report.skipped.push(ImportedRow { line, why });
                        None
                    }
                };
                if let Some((fate, count)) = fate {
                    *count += 1;
                    if options.dry_run && report.first.len() < TOLD {
                        report.first.push((line, fate));
                    }
                    if let Some(mark) = mark.filter(|_| fate == Fate::Updated) {
                        report.differences.push(mark.difference(writing, line)?);
                    }
                }
                if done % 1024 == 0 {
                    progress(done);
                }
            }
            report.customers_made = importer.customers_made();
            importer.finish(writing, &mut report)?;
            if options.dry_run || report.added + report.updated + report.customers_made + report.ledger.allocated == 0 {
                return Err(StoreError::Missing("change"));
            }
            Ok(())
        });
        self.set_cache(CACHE)?;
        match (result, stop) {
            (_, Some(error)) => Err(error),
            (Ok(((), changed)), None) => Ok((report, Some(changed))),
            // Nothing was new, or nothing was to be kept: no empty step in the history.
            (Err(StoreError::Missing("change")), None) => Ok((report, None)),
            (Err(error), None) => Err(error.into()),
        }
    }
}

/// An importer that may make customers on the way.
trait Counts {
    fn customers_made(&self) -> u64;

    /// What is left to do after the last row, and to tell.
    fn finish(&mut self, _writing: &mut Writing<'_>, _report: &mut ImportReport) -> Result<()> {
        Ok(())
    }
}

/// The leftover columns as a JSON object, or nothing.
fn extra_json(extra: &Extra) -> Option<String> {
    if extra.is_empty() {
        return None;
    }
    let mut map = serde_json::Map::new();
    for (heading, value) in extra {
        map.insert(heading.clone(), serde_json::Value::String(value.clone()));
    }
    Some(serde_json::Value::Object(map).to_string())
}

/// Fields that records got after books were filled from sheets: empty, they are no part of a row's content.
const LATER: [&str; 1] = ["valid_until: None, "];

/// A short fingerprint of a row's content.
fn digest(content: &impl std::fmt::Debug) -> String {
    fingerprint(&LATER.iter().fold(format!("{content:?}"), |text, field| text.replace(field, "")))
}

/// The first half of a text's SHA-256, in lower-case hexadecimal.
fn fingerprint(text: &str) -> String {
    super::hexadecimal(&Sha256::digest(text.as_bytes())[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::CustomerRecord;

    #[test]
    fn a_row_that_was_taken_before_a_field_was_known_is_still_the_same() {
        let plain = CustomerRecord { name: "甲公司".to_owned(), ..CustomerRecord::default() };
        let before = format!("{plain:?}").replace("valid_until: None, ", "");
        assert!(!before.contains("valid_until"));
        assert_eq!(digest(&plain), fingerprint(&before));
        let quoted = CustomerRecord { valid_until: chrono::NaiveDate::from_ymd_opt(2026, 12, 31), ..plain.clone() };
        assert_ne!(digest(&quoted), digest(&plain));
    }
}
