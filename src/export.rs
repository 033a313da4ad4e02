//! Our rows as files for other programs: spreadsheets, calendars, address books, ledgers. Writes no store and decides no figure.

pub mod csv;
pub mod error;
pub mod sheets;
pub mod table;
pub mod xlsx;
