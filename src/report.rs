//! Day, week, month, statement: the book's figures as one document, and that document as text, Markdown, HTML, a workbook, JSON.
//! Figures come from the store and the rules; nothing is figured here a second time, and nothing is saved.

pub mod document;
