//! The writes of promises as data: made, settled, put off.

use crate::domain::{
    id::{ContactId, CustomerId, PromiseId},
    promise::{Promised, Settled},
};
use chrono::NaiveDate;

/// A write to the promises of a customer. Those that a follow-up made or settled go with it, as one step.
#[derive(Clone, Debug)]
pub enum PromiseOp {
    Add(NewPromise),
    /// Says what became of it, on a day; one that was settled already is settled anew.
    Settle {
        promise: PromiseId,
        how: Settled,
        on: NaiveDate,
    },
    /// Gives it another day, and opens it again if it was settled. Whether it is late is judged by its first day.
    PutOff {
        promise: PromiseId,
        until: NaiveDate,
    },
}

/// A promise that no follow-up tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPromise {
    pub customer: CustomerId,
    pub contact: Option<ContactId>,
    pub promised: Promised,
    pub made_on: NaiveDate,
}

impl PromiseOp {
    pub(super) fn action(&self) -> &'static str {
        match self {
            PromiseOp::Add(_) => "add_promise",
            PromiseOp::Settle { how: Settled::Kept, .. } => "keep_promise",
            PromiseOp::Settle { how: Settled::Broken, .. } => "break_promise",
            PromiseOp::Settle { how: Settled::Dropped, .. } => "drop_promise",
            PromiseOp::PutOff { .. } => "put_off_promise",
        }
    }
}
