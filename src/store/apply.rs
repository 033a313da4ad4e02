//! `Op` to rows. The only way to write, but for an import, which is many rows of the same kind.

mod change;
mod contact;
mod customer;
mod dismissal;
mod follow_up;
mod ledger;
mod merge;
mod plan;
mod promise;
mod route;
mod seal;
mod stage;

pub(super) use change::note as note_change;
pub(super) use contact::{add_channel, add_contact, check_person};
pub(super) use customer::{add_customer, add_customer_from, check_name, day, fields, said, update_fields};
pub(super) use ledger::{allocate, insert_part, next_number, order_as_typed, replace_parts};
pub(super) use plan::{close_open_step, open_step, plan_step};
pub(super) use stage::{check_amount, open_deal, set_amount, set_validity};

use super::{
    Store,
    error::{Result, StoreError},
    journal::{Changed, Writing},
    op::{LedgerOp, Op},
};
use crate::domain::id::{CustomerId, DeliveryId, FollowUpId, OrderId, ProductId, PromiseId, ReceiptId};
use chrono::{DateTime, FixedOffset};
use rusqlite::OptionalExtension;

/// What a write made, for those who go on with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    pub customer: Option<CustomerId>,
    pub follow_up: Option<FollowUpId>,
    pub order: Option<OrderId>,
    /// The money that was added, with an order or by itself.
    pub receipt: Option<ReceiptId>,
    pub delivery: Option<DeliveryId>,
    pub product: Option<ProductId>,
    pub promise: Option<PromiseId>,
}

impl Store {
    /// Saves one action, durably and as a whole.
    ///
    /// # Errors
    /// Whatever the error, nothing of it was saved. [`super::StoreError::Rule`] for a broken hard rule,
    /// [`super::StoreError::Changed`] when another window changed the same fields meanwhile.
    pub fn apply(&mut self, op: &Op, at: DateTime<FixedOffset>) -> Result<(Made, Changed)> {
        self.write(op.action(), None, at, |writing| {
            let mut made = Made::default();
            apply(writing, op, &mut made)?;
            name_history(writing, op, &made)?;
            Ok(made)
        })
    }
}

fn apply(writing: &mut Writing<'_>, op: &Op, made: &mut Made) -> Result<()> {
    match op {
        Op::AddCustomer(new) => {
            made.customer = Some(add_customer(writing, new)?);
            Ok(())
        }
        Op::EditCustomer(edit) => customer::edit(writing, edit),
        Op::LogFollowUp(new) => {
            made.follow_up = Some(follow_up::log(writing, new)?);
            Ok(())
        }
        Op::EditFollowUp(edit) => follow_up::edit(writing, edit),
        Op::Attach { follow_up, files } => follow_up::attach(writing, *follow_up, files),
        Op::Snooze { customers, until } => each(writing, customers, |w, c| plan::snooze(w, c, *until)),
        Op::Plan { customer, due, action, channel } => {
            on_file(writing, *customer)?;
            plan::plan_in_sight(writing, *customer, *due, action.as_deref(), *channel)
        }
        Op::Star { customers, starred } => each(writing, customers, |w, c| customer::star(w, c, *starred)),
        Op::SetTier { customers, tier } => each(writing, customers, |w, c| customer::set_tier(w, c, *tier)),
        Op::SetNeed { customer, need } => customer::set_need(writing, *customer, need),
        Op::AddTag { customers, tag } => each(writing, customers, |w, c| customer::add_tag(w, c, tag)),
        Op::MoveStage(to) => {
            on_file(writing, to.customer)?;
            stage::move_stage(writing, to, None)
        }
        Op::SetValidity { customer, until } => {
            on_file(writing, *customer)?;
            stage::set_validity(writing, *customer, *until)
        }
        Op::SetObstacle { customer, obstacle } => {
            on_file(writing, *customer)?;
            stage::set_obstacle(writing, *customer, *obstacle)
        }
        Op::Park { customers, how, reason, wake_on } => {
            each(writing, customers, |w, c| customer::park(w, c, *how, reason, *wake_on))
        }
        Op::Wake { customers } => each(writing, customers, customer::wake),
        Op::MergeCustomers(of) => merge::merge(writing, of),
        Op::KeepApart(a, b) => merge::keep_apart(writing, *a, *b),
        Op::AddContact { customer, contact } => {
            on_file(writing, *customer)?;
            add_contact(writing, *customer, contact, false).map(drop)
        }
        Op::EditContact { contact, was, now } => contact::edit(writing, *contact, was, now),
        Op::RemoveContact { contact } => contact::remove(writing, *contact),
        Op::MakePrimary { contact } => contact::make_primary(writing, *contact),
        Op::SealReport(new) => seal::seal(writing, new),
        Op::DismissFinding { check, subject, state, .. } => dismissal::dismiss(writing, *check, *subject, state),
        Op::RestoreFinding { check, subject, .. } => dismissal::restore(writing, *check, *subject),
        Op::Ledger(op) => ledger::apply(writing, op, made),
        Op::Promise(op) => promise::apply(writing, op, made),
        Op::Route(op) => route::apply(writing, op),
        Op::Batch(ops) => ops.iter().try_for_each(|op| apply(writing, op, made)),
    }
}

fn each(
    writing: &mut Writing<'_>,
    customers: &[CustomerId],
    work: impl Fn(&mut Writing<'_>, CustomerId) -> Result<()>,
) -> Result<()> {
    customers.iter().try_for_each(|&customer| {
        on_file(writing, customer)?;
        work(writing, customer)
    })
}

/// Refuses to write to a customer that is not there (any more).
fn on_file(writing: &Writing<'_>, customer: CustomerId) -> Result<()> {
    let there: bool = writing
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM customer WHERE id = ?1)")?
        .query_row([customer.0], |row| row.get(0))?;
    if there { Ok(()) } else { Err(StoreError::Missing("customer")) }
}

/// Names the customer in the history when the action was about one.
fn name_history(writing: &mut Writing<'_>, op: &Op, made: &Made) -> Result<()> {
    let customer = match (op, &writing.touched.iter().copied().collect::<Vec<_>>()[..]) {
        (Op::MergeCustomers(of), _) => Some(of.keep),
        (Op::KeepApart(one, _), _) => Some(*one),
        // Nothing of the customer changes, and yet it is about it.
        (Op::DismissFinding { customer, .. } | Op::RestoreFinding { customer, .. }, _) => Some(*customer),
        (_, [one]) => Some(*one),
        _ => made.customer,
    };
    let Some(customer) = customer else {
        let subject = match op {
            // Several steps may be about one customer, and one step about several.
            Op::Batch(ops) if writing.touched.is_empty() => ops.len().to_string(),
            Op::SealReport(new) => format!("{} – {}", new.from.format("%Y-%m-%d"), new.to.format("%Y-%m-%d")),
            Op::Ledger(LedgerOp::AddProduct(new)) => new.name.trim().to_owned(),
            Op::Ledger(LedgerOp::EditProduct { now, .. }) => now.name.trim().to_owned(),
            Op::Ledger(LedgerOp::SetTarget(target)) => target.month.key(),
            _ => writing.touched.len().to_string(),
        };
        return writing.name_subject(&subject, None);
    };
    let name: Option<String> =
        writing.query_row("SELECT name FROM customer WHERE id = ?1", [customer.0], |row| row.get(0)).optional()?;
    writing.name_subject(&name.unwrap_or_default(), Some(customer))
}
