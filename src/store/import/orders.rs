//! Orders of a sheet: history as it was. The same number on another day or of another customer is another order.

use super::{
    super::{error::Result, journal::Writing},
    Counts, ImportReport, ImportedRow, LedgerOptions, LedgerReport, Renumbered, Skip, Taken,
    bulk::Bulk,
    buyers::Buyers,
    number::Numbers,
    order_rows::{self, Figured},
    products::Products,
};
use crate::domain::{
    id::{CustomerId, OrderId},
    order::OrderStatus,
    record::OrderRecord,
};
use rusqlite::{OptionalExtension, params};
use std::{collections::HashMap, fmt::Write};

/// After so many new orders the rest come in together: fewer are not worth it.
const MANY: u64 = 200;

/// So many orders that could not keep their number are named in the report.
const NAMED: usize = 5;

/// Takes the orders of one sheet.
pub struct Importer {
    buyers: Buyers,
    products: Products,
    numbers: Numbers,
    options: LedgerOptions,
    /// The newest order before this import: only those up to it can be "already there".
    last_before: i64,
    /// How often each order without a number has come in this sheet.
    seen: HashMap<String, u32>,
    told: LedgerReport,
    skipped: Vec<ImportedRow>,
    added: u64,
    bulk: Option<Bulk>,
}

/// An order on file that has the number.
struct There {
    id: OrderId,
    digest: Option<String>,
}

impl Importer {
    pub fn new(writing: &Writing<'_>, options: LedgerOptions) -> Result<Importer> {
        Ok(Importer {
            buyers: Buyers::new(writing)?,
            products: Products::new(writing)?,
            numbers: Numbers::new(writing)?,
            options,
            last_before: writing.query_row("SELECT coalesce(max(id), 0) FROM sales_order", [], |row| row.get(0))?,
            seen: HashMap::new(),
            told: LedgerReport::default(),
            skipped: Vec::new(),
            added: 0,
            bulk: None,
        })
    }

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &OrderRecord) -> Result<Taken> {
        match self.try_take(writing, record)? {
            Ok(taken) => Ok(taken),
            Err(skip) => {
                // All rows of an order stay behind with it; its first is told by the caller.
                let others = record
                    .lines
                    .iter()
                    .map(|line| line.line)
                    .filter(|line| self.options.joined || *line != record.line);
                let rows = others.map(|line| ImportedRow { line, why: skip.clone() });
                match self.options.joined {
                    true => self.told.skipped_lines.extend(rows),
                    false => self.skipped.extend(rows),
                }
                Ok(Taken::Skipped(skip))
            }
        }
    }

    fn try_take(
        &mut self,
        writing: &mut Writing<'_>,
        record: &OrderRecord,
    ) -> Result<std::result::Result<Taken, Skip>> {
        let today = writing.at.date_naive();
        if record.ordered_on > today || record.received.iter().any(|money| money.on > today) {
            return Ok(Err(Skip::Future));
        }
        let Some(figured) = Figured::of(record) else { return Ok(Err(Skip::OutOfRange)) };
        let bought = matches!(record.status, OrderStatus::Confirmed | OrderStatus::Done | OrderStatus::Draft);
        let (reference, name) = (record.customer_reference.as_deref(), record.customer.as_deref());
        let walk_in = (reference.is_none() && name.is_none()).then(|| self.walk_in(record.region.as_deref()));
        let name = walk_in.as_deref().or(name);
        let customer = match self.buyers.of(writing, reference, name, record.ordered_on, bought)? {
            Ok(customer) => customer,
            Err(skip) => return Ok(Err(skip)),
        };
        let digest = digest(record);
        let number = record.number.as_deref();
        let (number, external) = match number {
            Some(number) if self.numbers.may_be_there(number) => match self.there(writing, number, customer, record)? {
                Some(there) if there.digest.is_none() || there.digest.as_deref() == Some(&digest) => {
                    return Ok(Ok(Taken::Unchanged));
                }
                Some(there) => {
                    self.end_bulk(writing)?;
                    order_rows::replace(writing, there.id, record, &figured, &digest, &mut self.products)?;
                    return Ok(Ok(Taken::Updated));
                }
                None => {
                    let given = self.numbers.free(writing, number)?;
                    self.renumbered(record.line, number, &given);
                    (given, Some(number))
                }
            },
            Some(number) => (number.to_owned(), None),
            None => {
                if self.is_there(writing, customer, record, &digest)? {
                    return Ok(Ok(Taken::Unchanged));
                }
                (self.numbers.of_day(writing, record.ordered_on)?, None)
            }
        };
        self.numbers.add(&number);
        self.added += 1;
        if self.added.is_multiple_of(MANY) && self.bulk.is_none() {
            self.bulk = Some(Bulk::start(writing)?);
        }
        order_rows::Adding { customer, number: &number, external, digest: &digest }.add(
            writing,
            record,
            &figured,
            &mut self.products,
        )?;
        self.tell(record, &figured, walk_in.is_some());
        Ok(Ok(Taken::Added))
    }

    fn end_bulk(&mut self, writing: &Writing<'_>) -> Result<()> {
        self.bulk.take().map_or(Ok(()), |bulk| bulk.end(writing))
    }

    fn walk_in(&self, region: Option<&str>) -> String {
        match region {
            Some(region) => format!("{} {region}", self.options.walk_in),
            None => self.options.walk_in.clone(),
        }
    }

    /// The order of this number, day and customer that was there before.
    fn there(
        &self,
        writing: &Writing<'_>,
        number: &str,
        customer: CustomerId,
        record: &OrderRecord,
    ) -> Result<Option<There>> {
        Ok(writing
            .prepare_cached(
                "SELECT id, import_digest FROM sales_order
                 WHERE id IN (SELECT id FROM sales_order WHERE number = ?1
                              UNION ALL SELECT id FROM sales_order WHERE external_number = ?1)
                   AND customer_id = ?2 AND ordered_on = ?3 AND id <= ?4 ORDER BY id LIMIT 1",
            )?
            .query_row(params![number, customer.0, record.ordered_on.to_string(), self.last_before], |row| {
                Ok(There { id: OrderId(row.get(0)?), digest: row.get(1)? })
            })
            .optional()?)
    }

    /// Whether an order without a number is there as often as the sheet has it so far.
    fn is_there(
        &mut self,
        writing: &Writing<'_>,
        customer: CustomerId,
        record: &OrderRecord,
        digest: &str,
    ) -> Result<bool> {
        if self.last_before == 0 {
            return Ok(false);
        }
        let times = self.seen.entry(digest.to_owned()).or_insert(0);
        *times += 1;
        let there: u32 = writing
            .prepare_cached(
                "SELECT count(*) FROM sales_order
                 WHERE customer_id = ?1 AND ordered_on = ?2 AND import_digest = ?3 AND id <= ?4",
            )?
            .query_row(params![customer.0, record.ordered_on.to_string(), digest, self.last_before], |row| {
                row.get(0)
            })?;
        Ok(*times <= there)
    }

    fn renumbered(&mut self, line: u64, number: &str, given: &str) {
        self.told.renumbered += 1;
        if self.told.renumbered_first.len() < NAMED {
            let (number, given) = (number.to_owned(), given.to_owned());
            self.told.renumbered_first.push(Renumbered { line, number, given });
        }
    }

    fn tell(&mut self, record: &OrderRecord, figured: &Figured, walk_in: bool) {
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        self.told.lines += count(record.lines.len());
        self.told.walk_in += u64::from(walk_in);
        self.told.not_positive += u64::from(figured.total <= 0);
        self.told.credit_lines += count(record.lines.iter().filter(|line| line.total < 0 || line.quantity < 0).count());
    }
}

impl Counts for Importer {
    fn customers_made(&self) -> u64 {
        self.buyers.lookup.made
    }

    fn finish(&mut self, writing: &mut Writing<'_>, report: &mut ImportReport) -> Result<()> {
        self.end_bulk(writing)?;
        self.buyers.finish(writing)?;
        self.told.products_made = self.products.made;
        report.ledger = std::mem::take(&mut self.told);
        report.skipped.append(&mut self.skipped);
        report.skipped.sort_by_key(|row| row.line);
        Ok(())
    }
}

/// What an order's rows say, wherever in the sheet they stand: a fingerprint that other versions of the program make again.
fn digest(record: &OrderRecord) -> String {
    let mut text = String::with_capacity(256);
    let mut put = |part: std::fmt::Arguments<'_>| {
        let _ = text.write_fmt(part);
        text.push('\u{1f}');
    };
    put(format_args!("{:?}", (&record.number, &record.customer, &record.customer_reference, &record.region)));
    put(format_args!("{} {} {}", record.ordered_on, record.currency.code(), record.status.code()));
    put(format_args!("{} {:?} {:?}", record.discount, record.deliver_by, record.due_on));
    put(format_args!("{:?}", (&record.status_text, &record.terms, &record.note, &record.extra)));
    for line in &record.lines {
        put(format_args!("{:?}", (&line.sku, &line.product, &line.category, &line.unit)));
        put(format_args!("{} {} {} {}", line.quantity, line.unit_price, line.discount, line.total));
    }
    for sent in &record.shipments {
        put(format_args!("{} {:?} {:?}", sent.shipped_on, sent.delivered_on, sent.lines));
    }
    for money in &record.received {
        put(format_args!("{} {} {} {:?}", money.on, money.amount, money.method.code(), money.method_text));
    }
    super::fingerprint(&text)
}
