//! Day, week, month, statement: the book's figures as one document, and that document as text, Markdown, HTML, a workbook, JSON.
//! Figures come from the store and the rules; nothing is figured here a second time, and nothing is saved.

mod build;
mod chart;
pub mod document;
pub mod format;
pub mod handover;
mod html;
mod json;
mod markdown;
mod redact;
mod sheet;
mod text;
pub mod words;
mod workbook;

pub use build::{Asked, build, midnight, seal};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::{MESSAGE, text};
pub use words::value;
pub use workbook::{csv, workbook};
