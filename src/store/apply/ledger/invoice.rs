//! Invoices of an order, and their reversals (红冲).

use super::{
    super::{
        super::{
            error::{Result, Rule, StoreError},
            instant,
            journal::Writing,
            op::NewInvoice,
        },
        customer::{day, said},
        stage::check_amount,
    },
    check_happened,
    head::{head, touch},
};
use rusqlite::params;

/// Adds an invoice; a reversal takes back no more than was invoiced.
pub fn add(writing: &mut Writing<'_>, new: &NewInvoice) -> Result<()> {
    let order = head(writing, new.order)?;
    order.check_counts()?;
    check_happened(writing, new.invoiced_on)?;
    check_amount(new.amount)?;
    if new.amount == 0 {
        return Err(StoreError::rule(Rule::AmountZero));
    }
    let before: i64 = writing
        .prepare_cached("SELECT coalesce(sum(amount), 0) FROM invoice WHERE order_id = ?1")?
        .query_row([new.order.0], |row| row.get(0))?;
    if before.saturating_add(new.amount) < 0 {
        return Err(StoreError::rule(Rule::MoreThanInvoiced));
    }
    let at = instant(writing.at);
    writing.insert(
        "invoice",
        "INSERT INTO invoice (order_id, kind, number, invoiced_on, amount, tax_rate, note, entered_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new.order.0,
            new.kind.code(),
            said(&new.number),
            day(new.invoiced_on),
            new.amount,
            new.tax_rate,
            said(&new.note),
            at,
        ],
    )?;
    touch(writing, &order);
    Ok(())
}
