//! Writes down what a report compares over time: tier, star, parking, amount, decision date. Stages have milestones, needs their own table.

use super::super::{error::Result, instant, journal::Writing};
use crate::domain::id::{CustomerId, DealId};
use rusqlite::params;

/// Notes that a field of a customer, or of its deal, went from one value to another; of one that stayed, nothing.
pub fn note(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    deal: Option<DealId>,
    field: &'static str,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    let at = instant(writing.at);
    writing.insert(
        "customer_change",
        "INSERT INTO customer_change (customer_id, deal_id, changed_at, field, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![customer.0, deal.map(|d| d.0), at, field, before, after],
    )?;
    Ok(())
}
