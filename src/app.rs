//! The application: the terminal it stands in, what happens to it, and what it leaves behind; never SQL.

pub mod draft;
pub mod events;
pub mod output;
mod platform;
pub mod terminal;
pub mod watch;
