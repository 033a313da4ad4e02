//! The writes of the sales ledger: orders, money, goods, invoices, products, targets. Refuses what breaks a hard rule.

mod correct;
mod current;
mod delivery;
mod head;
mod invoice;
mod lines;
mod order;
mod plan;
mod product;
mod receipt;
mod returns;
mod status;
mod target;

pub use current::order_as_typed;
pub use order::next_number;
pub use plan::{insert as insert_part, replace as replace_parts};
pub use receipt::allocate;

use super::{
    super::{
        error::{Result, Rule, StoreError},
        journal::Writing,
        op::LedgerOp,
    },
    Made,
};
use chrono::NaiveDate;

/// Carries one write of the ledger out.
pub fn apply(writing: &mut Writing<'_>, op: &LedgerOp, made: &mut Made) -> Result<()> {
    match op {
        LedgerOp::AddOrder(new) => order::add(writing, new, made),
        LedgerOp::EditOrder(edit) => correct::edit(writing, edit),
        LedgerOp::ConfirmOrder(order) => status::confirm(writing, *order),
        LedgerOp::FinishOrder { order, reason } => status::finish(writing, *order, reason.as_deref()),
        LedgerOp::CancelOrder { order, how, on, reason } => status::cancel(writing, *order, *how, *on, reason),
        LedgerOp::AcceptOrder { order, on } => status::accept(writing, *order, *on),
        LedgerOp::AddReceipt(new) => {
            made.receipt = Some(receipt::add(writing, new)?);
            Ok(())
        }
        LedgerOp::EditReceipt { receipt, was, now } => receipt::edit(writing, *receipt, was, now),
        LedgerOp::RemoveReceipt { receipt } => receipt::remove(writing, *receipt),
        LedgerOp::Allocate { receipt, order, amount } => receipt::allocate(writing, *receipt, *order, *amount),
        LedgerOp::AddDelivery(new) => {
            made.delivery = Some(delivery::add(writing, new)?);
            Ok(())
        }
        LedgerOp::EditDelivery { delivery, was, now } => delivery::edit(writing, *delivery, was, now),
        LedgerOp::AddReturn(new) => returns::add(writing, new),
        LedgerOp::AddInvoice(new) => invoice::add(writing, new),
        LedgerOp::AddProduct(new) => {
            made.product = Some(product::add(writing, new)?);
            Ok(())
        }
        LedgerOp::EditProduct { product, was, now } => product::edit(writing, *product, was, now),
        LedgerOp::SetTarget(target) => target::set(writing, target),
    }
}

/// What happened lies behind: figures of a day must not change when that day comes.
fn check_happened(writing: &Writing<'_>, on: NaiveDate) -> Result<()> {
    if on > writing.at.date_naive() { Err(StoreError::rule(Rule::LedgerInFuture)) } else { Ok(()) }
}
