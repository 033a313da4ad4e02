//! Integration tests.

mod language_real;
mod language_when;
