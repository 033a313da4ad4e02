//! Rows of a sheet of payments: for an order by its number, else a prepayment of the customer. Nothing is taken twice.

use super::{
    super::{
        apply::{allocate, day},
        derive,
        error::Result,
        instant,
        journal::Writing,
    },
    Counts, ImportReport, Skip, Taken,
    buyers::Buyers,
    extra_json,
};
use crate::domain::{
    allocation::{Owing, Prepaid, first_in_first_out},
    id::{CustomerId, OrderId, ReceiptId},
    money::Currency,
    record::ReceiptRecord,
};
use rusqlite::params;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Takes the rows of one sheet of payments.
pub struct Importer {
    buyers: Buyers,
    allocate: bool,
    /// The newest receipt before this import: only those up to it can be "already there".
    last_before: i64,
    /// What this sheet has so far of money that looks the same.
    seen: HashMap<Alike, i64>,
    /// References that a row of this sheet has had.
    referred: HashSet<(CustomerId, String)>,
    /// Customers with new money that no order has.
    prepaid: BTreeSet<CustomerId>,
}

/// What two receipts have in common that may be one, however it was given to orders since.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Alike {
    customer: CustomerId,
    on: String,
    currency: String,
    method: &'static str,
    reference: Option<String>,
    back: bool,
}

/// The order of a row.
struct Found {
    order: OrderId,
    customer: CustomerId,
    currency: Currency,
}

impl Importer {
    pub fn new(writing: &Writing<'_>, allocate: bool) -> Result<Importer> {
        Ok(Importer {
            buyers: Buyers::new(writing)?,
            allocate,
            last_before: writing.query_row("SELECT coalesce(max(id), 0) FROM receipt", [], |row| row.get(0))?,
            seen: HashMap::new(),
            referred: HashSet::new(),
            prepaid: BTreeSet::new(),
        })
    }

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &ReceiptRecord) -> Result<Taken> {
        if record.received_on > writing.at.date_naive() {
            return Ok(Taken::Skipped(Skip::Future));
        }
        let (reference, name) = (record.customer_reference.as_deref(), record.customer.as_deref());
        let named = reference.is_some() || name.is_some();
        let of_order = match record.order.as_deref() {
            None => None,
            Some(number) => {
                // A row that names an order makes no customer: the order has one.
                let customer = if named { self.buyers.lookup.known(reference, name) } else { None };
                match order_of(writing, number, customer, named)? {
                    Ok(found) if record.names_currency && record.currency != found.currency => {
                        return Ok(Taken::Skipped(Skip::OrderCurrency(number.to_owned())));
                    }
                    Ok(found) => Some(found),
                    Err(skip) => return Ok(Taken::Skipped(skip)),
                }
            }
        };
        let (customer, order, currency) = match of_order {
            Some(found) => (found.customer, Some(found.order), found.currency),
            None => match self.buyers.of(writing, reference, name, record.received_on, true)? {
                Ok(customer) => (customer, None, record.currency),
                Err(skip) => return Ok(Taken::Skipped(skip)),
            },
        };
        let alike = Alike {
            customer,
            on: day(record.received_on),
            currency: currency.code().to_owned(),
            method: record.method.code(),
            reference: record.reference.clone(),
            back: record.amount < 0,
        };
        if self.change(writing, &alike, order, record)? {
            return Ok(Taken::Updated);
        }
        if self.is_there(writing, &alike, record.amount)? {
            return Ok(Taken::Unchanged);
        }
        let at = instant(writing.at);
        writing.insert(
            "receipt",
            "INSERT INTO receipt (customer_id, order_id, received_on, amount, currency, method, method_text, reference, note,
                                  imported, entered_at, extra)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, ?11)",
            params![
                customer.0,
                order.map(|order| order.0),
                alike.on,
                record.amount,
                alike.currency,
                alike.method,
                record.method_text,
                record.reference,
                record.note,
                at,
                extra_json(&record.extra),
            ],
        )?;
        self.touch(writing, customer, order);
        Ok(Taken::Added)
    }

    fn touch(&mut self, writing: &mut Writing<'_>, customer: CustomerId, order: Option<OrderId>) {
        writing.touched.insert(customer);
        writing.touched_orders.extend(order);
        if order.is_none() {
            self.prepaid.insert(customer);
        }
    }

    /// Whether the book has as much of such money as the sheet so far: a receipt may have been split among orders since.
    fn is_there(&mut self, writing: &Writing<'_>, alike: &Alike, amount: i64) -> Result<bool> {
        if self.last_before == 0 {
            return Ok(false);
        }
        let so_far = self.seen.entry(alike.clone()).or_insert(0);
        *so_far = so_far.saturating_add(amount);
        let there: i64 = writing
            .prepare_cached(
                "SELECT coalesce(sum(amount), 0) FROM receipt
                 WHERE customer_id = ?1 AND received_on = ?2 AND currency = ?3 AND method = ?4 AND reference IS ?5
                   AND (amount < 0) = ?6 AND imported = 1 AND id <= ?7",
            )?
            .query_row(
                params![
                    alike.customer.0,
                    alike.on,
                    alike.currency,
                    alike.method,
                    alike.reference,
                    alike.back,
                    self.last_before,
                ],
                |row| row.get(0),
            )?;
        let found = so_far.unsigned_abs() <= there.unsigned_abs();
        if !found {
            *so_far = so_far.saturating_sub(amount);
        }
        Ok(found)
    }

    /// Changes the one receipt of this reference that is not as the sheet has it now.
    fn change(
        &mut self,
        writing: &mut Writing<'_>,
        alike: &Alike,
        order: Option<OrderId>,
        record: &ReceiptRecord,
    ) -> Result<bool> {
        let Some(reference) = &record.reference else { return Ok(false) };
        let is_first = self.referred.insert((alike.customer, reference.clone()));
        if !is_first || self.last_before == 0 {
            return Ok(false);
        }
        let ids: Vec<i64> = writing
            .prepare_cached(
                "SELECT id FROM receipt WHERE customer_id = ?1 AND reference = ?2 AND imported = 1 AND id <= ?3 LIMIT 2",
            )?
            .query_map(params![alike.customer.0, reference, self.last_before], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let [id] = ids[..] else { return Ok(false) };
        let had: Option<i64> =
            writing.query_row("SELECT order_id FROM receipt WHERE id = ?1", [id], |row| row.get(0))?;
        let changed = writing.run(
            "UPDATE receipt SET received_on = ?2, amount = ?3, currency = ?4, method = ?5, method_text = ?6,
                 note = coalesce(?7, note), order_id = coalesce(?8, order_id), extra = coalesce(?9, extra)
             WHERE id = ?1 AND (received_on <> ?2 OR amount <> ?3 OR currency <> ?4 OR method <> ?5)",
            params![
                id,
                alike.on,
                record.amount,
                alike.currency,
                alike.method,
                record.method_text,
                record.note,
                order.map(|order| order.0),
                extra_json(&record.extra),
            ],
        )?;
        if changed == 0 {
            return Ok(false);
        }
        self.touch(writing, alike.customer, order.or(had.map(OrderId)));
        writing.touched_orders.extend(had.map(OrderId));
        Ok(true)
    }
}

impl Counts for Importer {
    fn customers_made(&self) -> u64 {
        self.buyers.lookup.made
    }

    fn finish(&mut self, writing: &mut Writing<'_>, report: &mut ImportReport) -> Result<()> {
        self.buyers.finish(writing)?;
        if self.allocate {
            // Where the orders of this sheet stand is asked for before the write ends.
            derive::refresh_orders(writing, &writing.touched_orders)?;
            for customer in std::mem::take(&mut self.prepaid) {
                report.ledger.allocated += give(writing, customer)?;
            }
        }
        Ok(())
    }
}

/// The order of a number, ours or the customer's own, among those of the customer if the row names one.
fn order_of(
    writing: &Writing<'_>,
    number: &str,
    customer: Option<CustomerId>,
    named: bool,
) -> Result<std::result::Result<Found, Skip>> {
    let mut statement = writing.prepare_cached(
        "SELECT id, customer_id, currency, number = ?1 FROM sales_order WHERE number = ?1
         UNION ALL SELECT id, customer_id, currency, 0 FROM sales_order WHERE external_number = ?1 AND number <> ?1",
    )?;
    let found = statement.query_map([number], |row| {
        let currency = Currency::from_code(row.get_ref(2)?.as_str()?).unwrap_or(Currency::CNY);
        Ok(Found { order: OrderId(row.get(0)?), customer: CustomerId(row.get(1)?), currency })
    })?;
    let mut found: Vec<Found> = found.collect::<rusqlite::Result<_>>()?;
    if found.is_empty() {
        return Ok(Err(Skip::UnknownOrder(number.to_owned())));
    }
    if named {
        found.retain(|found| Some(found.customer) == customer);
        if found.is_empty() {
            return Ok(Err(Skip::OrderOfAnother(number.to_owned())));
        }
    }
    match found.len() {
        1 => Ok(found.pop().ok_or_else(|| Skip::UnknownOrder(number.to_owned()))),
        _ => Ok(Err(Skip::AmbiguousOrder(number.to_owned()))),
    }
}

/// Gives a customer's prepayments to the open parts of its orders; how many were given.
fn give(writing: &mut Writing<'_>, customer: CustomerId) -> Result<u64> {
    let currency = |code: &str| Currency::from_code(code).unwrap_or(Currency::CNY);
    let date = |text: &str| text.parse().unwrap_or_default();
    let prepaid: Vec<Prepaid> = writing
        .prepare_cached(
            "SELECT id, received_on, amount, currency FROM receipt WHERE customer_id = ?1 AND order_id IS NULL",
        )?
        .query_map([customer.0], |row| {
            Ok(Prepaid {
                receipt: ReceiptId(row.get(0)?),
                received_on: date(row.get_ref(1)?.as_str()?),
                amount: row.get(2)?,
                currency: currency(row.get_ref(3)?.as_str()?),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let owing: Vec<Owing> = writing
        .prepare_cached(
            "SELECT p.order_id, p.due_on, o.ordered_on, p.amount, p.currency
             FROM open_instalment AS p JOIN sales_order AS o ON o.id = p.order_id WHERE p.customer_id = ?1",
        )?
        .query_map([customer.0], |row| {
            Ok(Owing {
                order: OrderId(row.get(0)?),
                due_on: row.get_ref(1)?.as_str()?.parse().ok(),
                ordered_on: date(row.get_ref(2)?.as_str()?),
                open: row.get(3)?,
                currency: currency(row.get_ref(4)?.as_str()?),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let plan = first_in_first_out(&prepaid, &owing);
    for one in &plan {
        allocate(writing, one.receipt, one.order, one.amount)?;
    }
    Ok(u64::try_from(plan.len()).unwrap_or(u64::MAX))
}
