//! gendan: follow the customer, keep the order.
#![forbid(unsafe_code)]

pub mod domain;
pub mod exchange;
pub mod language;
