//! Integration tests.
mod runtime_draft;
mod runtime_events;
mod runtime_output;
mod runtime_safe;
mod runtime_terminal;
