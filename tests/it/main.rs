//! Integration tests.

mod exchange_columns;
mod exchange_dates;
mod exchange_read;
mod exchange_real;
mod exchange_records;
mod exchange_support;
mod language_amount;
mod language_quick_log;
mod language_real;
mod language_when;
