//! Finding customers as a person types, and words in notes.

mod index;
mod load;
mod notes;
mod readings;

pub use index::{CustomerIndex, Hit, IndexEntry};
pub(super) use notes::{index_notes, indexed_upto, phrase};
