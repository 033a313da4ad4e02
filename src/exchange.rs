//! Other programs' files: what they hold, in our words. Never prints; only `session` hands anything to the store.
//!
//! Reading goes `read` (bytes to rows of cells) -> `heading` and `columns` (which column is which field) -> `plan` (one pass
//! over the whole file: row count, order of day and month) -> `records` (a second pass: records, or rows refused with a reason)
//! -> `session` (records into the book, refused rows aside).

pub mod cells;
pub mod columns;
pub mod dates;
pub mod error;
pub mod field;
pub mod fold;
pub mod heading;
pub mod look;
pub mod map_file;
pub mod plan;
pub mod read;
pub mod records;
pub mod rejects;
pub mod report;
pub mod session;
pub mod synonyms;
pub mod totals;
pub mod vocabulary;
