//! Writes which ways to a customer the rep will not try, and why. Judges nobody.

use super::super::{
    error::{Result, Rule, StoreError},
    journal::Writing,
    op::{RouteOp, RouteTo},
};
use super::{customer::day, on_file};
use rusqlite::params;

/// The longest reason, in bytes.
const REASON_MAX: usize = 4 << 10;

/// Carries one write of the ways out.
pub fn apply(writing: &mut Writing<'_>, op: &RouteOp) -> Result<()> {
    let (RouteOp::Decline { route, .. } | RouteOp::Allow(route)) = op;
    on_file(writing, route.customer)?;
    super::follow_up::check_contact(writing, route.customer, route.contact)?;
    match op {
        RouteOp::Decline { reason, .. } => decline(writing, route, reason)?,
        // Of two customers that became one, both may have left it out.
        RouteOp::Allow(_) => {
            writing.run(
                "DELETE FROM declined_route WHERE customer_id = ?1 AND contact_id IS ?2 AND channel = ?3",
                params![route.customer.0, route.contact.map(|c| c.0), route.channel.code()],
            )?;
        }
    }
    writing.touched.insert(route.customer);
    Ok(())
}

fn decline(writing: &mut Writing<'_>, route: &RouteTo, reason: &str) -> Result<()> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(StoreError::rule(Rule::ReasonMissing));
    }
    if reason.len() > REASON_MAX {
        return Err(StoreError::rule(Rule::TextTooLong));
    }
    let (contact, today) = (route.contact.map(|c| c.0), day(writing.at.date_naive()));
    let changed = writing.run(
        "UPDATE declined_route SET reason = ?4, declined_on = ?5 WHERE customer_id = ?1 AND contact_id IS ?2 AND channel = ?3",
        params![route.customer.0, contact, route.channel.code(), reason, today],
    )?;
    if changed == 0 {
        writing.insert(
            "declined_route",
            "INSERT INTO declined_route (customer_id, contact_id, channel, reason, declined_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![route.customer.0, contact, route.channel.code(), reason, today],
        )?;
    }
    Ok(())
}
