//! Our rows as files for other programs: spreadsheets, calendars, address books, ledgers. Writes no store and decides no figure.

pub mod calendar;
pub mod csv;
pub mod error;
pub mod hledger;
pub mod json;
pub mod months;
pub mod place;
pub mod sheets;
pub mod table;
pub mod template;
pub mod vcard;
pub mod whole;
pub mod xlsx;
