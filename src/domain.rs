//! What is true of customers, follow-ups, orders and money, whoever asks. Pure: no I/O, no clock, no terminal.

pub mod allocation;
pub mod bill;
pub mod channel;
pub mod customer;
pub mod decimal;
pub mod due;
pub mod duplicate;
pub mod follow_up;
pub mod id;
pub mod lint;
pub mod method;
pub mod metrics;
pub mod moment;
pub mod money;
pub mod order;
pub mod outcome;
pub mod period;
pub mod product;
pub mod progress;
pub mod promise;
pub mod receivable;
pub mod record;
pub mod rollup;
pub mod stage;
pub mod terms;
pub mod tier;
