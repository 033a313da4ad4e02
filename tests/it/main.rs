//! Integration tests.

mod language_amount;
mod language_leading;
mod language_quick_log;
mod language_real;
mod language_vocabulary;
mod language_when;
