//! The writes of ways to a customer as data: one that the rep will not try, and one that is tried again after all.

use crate::domain::{
    channel::Channel,
    id::{ContactId, CustomerId},
};

/// A write to the ways that are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RouteOp {
    /// Leaves a way out, for a reason; the reason replaces the one it had.
    Decline { route: RouteTo, reason: String },
    /// It may be tried again.
    Allow(RouteTo),
}

/// A way to a customer: the channel as a whole, or to one person alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteTo {
    pub customer: CustomerId,
    pub contact: Option<ContactId>,
    pub channel: Channel,
}

impl RouteOp {
    pub(super) fn action(&self) -> &'static str {
        match self {
            RouteOp::Decline { .. } => "decline_route",
            RouteOp::Allow(_) => "allow_route",
        }
    }
}
