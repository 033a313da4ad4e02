//! Integration tests.

#![allow(clippy::disallowed_methods)]

mod config;
mod language_real;
mod language_when;
mod locales;
mod runtime_draft;
mod runtime_events;
mod runtime_output;
mod runtime_safe;
mod runtime_terminal;
mod tidy;
