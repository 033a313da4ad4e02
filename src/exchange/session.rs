//! One import from its first record to its last: records to the book, refused rows aside. Opens no book, knows no words, prints nothing.

mod refused;

use super::{
    error::ImportError,
    field::Kind,
    plan::Import,
    read::ReadError,
    records::{OrderLines, Reason, Record, Taken},
    report::Word,
};
use crate::store::{ImportOptions, ImportReport, Skip, Store, StoreError};
pub use refused::{Refused, Rejection, default_rejects};
use std::{cell::Cell, io, path::PathBuf};

/// Why an import as a whole came to nothing. Words for people live in the locales.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file of the rows that were not taken could not be written.
    #[error("rejects {path}: {error}")]
    Rejects { path: PathBuf, error: io::Error },
    /// Whoever watched it asked for its end; nothing is kept.
    #[error("cancelled")]
    Cancelled,
}

impl From<ReadError> for SessionError {
    fn from(error: ReadError) -> SessionError {
        SessionError::Import(error.into())
    }
}

/// Why a row was not taken: by the reader, or by the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    Reason(Reason),
    Skip(Skip),
}

/// The sheet of lines beside a sheet of orders, with rejects of its own.
pub struct Lines<'t> {
    pub import: Import,
    pub refused: Refused<'t>,
    pub words: Vec<Word>,
}

impl<'t> Lines<'t> {
    pub fn new(import: Import, refused: Refused<'t>) -> Lines<'t> {
        Lines { import, refused, words: Vec::new() }
    }

    /// All lines, those aside that cannot be taken.
    fn read(&mut self) -> Result<OrderLines, SessionError> {
        let refused = &mut self.refused;
        let mut lines = OrderLines::read(&mut self.import, |rejected| refused.add_rejected(rejected))?;
        self.words = std::mem::take(&mut lines.words);
        Ok(lines)
    }
}

/// Hands the records to the book, the refused rows aside, and those aside that the book would not take. `step` hears of the rows
/// so far and says whether to go on.
///
/// # Errors
/// [`SessionError`]: the book is as it was.
pub fn run(
    store: &mut Store,
    import: &mut Import,
    mut lines: Option<&mut Lines<'_>>,
    options: &ImportOptions,
    refused: &mut Refused<'_>,
    mut step: impl FnMut(u64) -> bool,
) -> Result<(ImportReport, Vec<Word>), SessionError> {
    let kind = import.plan().kind;
    let rows_of_lines = lines.as_deref_mut().map(Lines::read).transpose()?;
    let mut records = match rows_of_lines {
        Some(rows) => import.orders_with(rows)?,
        None => import.records()?,
    };
    let goes_on = Cell::new(true);
    let mut step = |done| goes_on.set(step(done));
    // The records of one kind, as the store wants them.
    macro_rules! rows {
        ($variant:ident, $record:ident => $out:expr) => {
            records.by_ref().filter_map(|row| {
                if !goes_on.get() {
                    return Some(Err(SessionError::Cancelled));
                }
                refused.sort(row, |record| if let Record::$variant($record) = record { Some($out) } else { None })
            })
        };
    }
    let (report, _) = match kind {
        Kind::Customers => store.import_customers(rows!(Customer, record => record), options, &mut step),
        Kind::Contacts => store.import_contacts(rows!(Contact, record => record), options, &mut step),
        Kind::FollowUps => store.import_follow_ups(rows!(FollowUp, record => record), options, &mut step),
        Kind::Products => store.import_products(rows!(Product, record => record), options, &mut step),
        Kind::Orders => store.import_orders(rows!(Order, record => *record), options, &mut step),
        Kind::Receipts => store.import_receipts(rows!(Receipt, record => record), options, &mut step),
        Kind::Deals => store.import_deals(rows!(Deal, record => record), options, &mut step),
    }?;
    let (mut words, left, left_lines) = (records.words(), records.left_behind(), records.lines_left());
    drop(records);
    refused.add_left(import, &left)?;
    refused.add_skipped(import, &report.skipped)?;
    if let Some(lines) = lines {
        lines.refused.add_left(&mut lines.import, &left_lines)?;
        lines.refused.add_skipped(&mut lines.import, &report.ledger.skipped_lines)?;
        words.append(&mut lines.words);
    }
    Ok((report, words))
}

/// A row of the sheet, as the reader hands it over.
type RowResult = Result<Taken, ReadError>;
