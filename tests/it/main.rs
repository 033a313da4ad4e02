//! Integration tests.

#![allow(clippy::disallowed_methods)]

mod config;
mod demo;
mod exchange_columns;
mod exchange_dates;
mod exchange_read;
mod exchange_real;
mod exchange_records;
mod exchange_support;
mod factory;
mod kit_canvas;
mod kit_fields;
mod kit_keymap;
mod kit_lists;
mod kit_screens;
mod kit_sizes;
mod language_real;
mod language_when;
mod locales;
mod runtime_draft;
mod runtime_events;
mod runtime_output;
mod runtime_safe;
mod runtime_terminal;
mod store_due;
mod store_find;
mod store_open;
mod store_ops;
mod store_queue;
mod store_schema;
mod store_undo;
mod tidy;
