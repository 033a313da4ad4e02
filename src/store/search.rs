//! Finding customers as a person types, and words in notes.

mod index;
mod notes;
mod order;
mod readings;

pub use index::{CustomerIndex, Hit, IndexEntry};
pub(super) use notes::{holds, index_notes, indexed_upto, phrases, words};
pub(super) use readings::Readings;
