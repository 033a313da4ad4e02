//! What can lie over any screen: help, the command palette, search, the first steps, unsaved text. Knows no screen.

pub mod drafts;
pub mod help;
pub mod palette;
pub mod search;
pub mod welcome;
