//! Integration tests.

mod exchange_columns;
mod exchange_dates;
mod exchange_read;
mod exchange_real;
mod exchange_records;
mod exchange_support;
