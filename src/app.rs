//! The application: the terminal it stands in, what happens to it, and what it leaves behind; never SQL.
//!
//! [`App`] is all of it but the terminal: events in, frames out, so that a test drives it as a person does. [`run`] puts
//! it on a terminal.

mod background;
mod brief;
mod call_mode;
mod checkup;
mod data;
mod dialog;
pub mod draft;
mod drafts;
mod draw;
mod effects;
pub mod events;
mod import;
mod keys;
mod ledger;
mod ledger_prompt;
mod ledger_steps;
mod merge;
mod open;
mod open_ledger;
mod order_form;
pub mod output;
mod platform;
mod report;
mod report_out;
mod review;
mod run;
mod sale;
mod save;
mod seal;
mod state;
pub mod terminal;
mod urgent;
mod verdict;
pub mod watch;

pub use run::{RunError, RunOptions, run};
pub use state::{App, Setup};
