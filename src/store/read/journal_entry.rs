//! Every event of the ledger that moves money or debt, as double entry wants it, in the order of the days.

use super::super::{Store, error::Result};
use crate::domain::{method::PaymentMethod, money::Currency};
use chrono::NaiveDate;

/// One event. Minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    pub on: NaiveDate,
    /// The order's number, or the receipt's reference.
    pub number: Option<String>,
    pub customer: String,
    pub currency: Currency,
    pub kind: JournalKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalKind {
    /// Product and what is owed for it, a line each.
    Order(Vec<(Option<String>, i64)>),
    Return(i64),
    Receipt(PaymentMethod, i64),
}

impl Store {
    /// Orders that count, their returns, and all receipts: orders by their day, then the others by theirs.
    ///
    /// # Errors
    /// The store's, or the first that `take` returns.
    pub fn each_journal_entry<E: From<super::super::StoreError>>(
        &self,
        mut take: impl FnMut(JournalEntry) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let orders = || -> Result<Vec<JournalEntry>> {
            let mut statement = self.conn.prepare_cached(
                "SELECT o.id, o.ordered_on, o.number, c.name, o.currency, p.name, l.net
                 FROM sales_order AS o JOIN customer AS c ON c.id = o.customer_id
                 JOIN order_line AS l ON l.order_id = o.id LEFT JOIN product AS p ON p.id = l.product_id
                 WHERE o.status IN ('confirmed', 'done') ORDER BY o.ordered_on, o.id, l.position, l.id",
            )?;
            let mut rows = statement.query([])?;
            let mut entries: Vec<JournalEntry> = Vec::new();
            let mut current: Option<i64> = None;
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                let line: (Option<String>, i64) = (row.get(5)?, row.get(6)?);
                if let (true, Some(JournalEntry { kind: JournalKind::Order(lines), .. })) =
                    (current == Some(id), entries.last_mut())
                {
                    lines.push(line);
                    continue;
                }
                current = Some(id);
                let Ok(on) = row.get_ref(1)?.as_str()?.parse() else { continue };
                entries.push(JournalEntry {
                    on,
                    number: row.get(2)?,
                    customer: row.get(3)?,
                    currency: Currency::from_code(row.get_ref(4)?.as_str()?).unwrap_or(Currency::CNY),
                    kind: JournalKind::Order(vec![line]),
                });
            }
            Ok(entries)
        };
        for entry in orders()? {
            take(entry)?;
        }
        let money = || -> Result<Vec<JournalEntry>> {
            let mut statement = self.conn.prepare_cached(
                "SELECT r.returned_on, o.number, c.name, o.currency, NULL, r.amount, r.id
                 FROM sales_return AS r JOIN sales_order AS o ON o.id = r.order_id JOIN customer AS c ON c.id = o.customer_id
                 WHERE o.status IN ('confirmed', 'done') AND r.amount <> 0
                 UNION ALL
                 SELECT r.received_on, r.reference, c.name, r.currency, r.method, r.amount, r.id
                 FROM receipt AS r JOIN customer AS c ON c.id = r.customer_id
                 ORDER BY 1, 7",
            )?;
            let mut rows = statement.query([])?;
            let mut entries = Vec::new();
            while let Some(row) = rows.next()? {
                let Ok(on) = row.get_ref(0)?.as_str()?.parse() else { continue };
                let amount: i64 = row.get(5)?;
                let kind = match row.get_ref(4)?.as_str_or_null()? {
                    Some(code) => {
                        JournalKind::Receipt(PaymentMethod::from_code(code).unwrap_or(PaymentMethod::Other), amount)
                    }
                    None => JournalKind::Return(amount),
                };
                entries.push(JournalEntry {
                    on,
                    number: row.get(1)?,
                    customer: row.get(2)?,
                    currency: Currency::from_code(row.get_ref(3)?.as_str()?).unwrap_or(Currency::CNY),
                    kind,
                });
            }
            Ok(entries)
        };
        for entry in money()? {
            take(entry)?;
        }
        Ok(())
    }
}
