//! The rows below the headings as records, or refused with a reason. Refuses for what is missing or unreadable, never for a
//! word outside a vocabulary, and never leaves a filled cell behind in silence.

mod build;
mod words;

use super::{
    field::Field,
    plan::Import,
    read::{ReadError, Row, Rows},
    report::Word,
};
use crate::domain::record::{ContactRecord, CustomerRecord, FollowUpRecord};
use words::Vocabulary;

/// The most characters of a name.
pub const MAX_NAME_CHARS: usize = 200;
/// The most characters of any other value on one line.
pub const MAX_VALUE_CHARS: usize = 10_000;
/// The most bytes of a note, and of a value kept beside the record.
pub const MAX_NOTE_BYTES: usize = 1 << 20;

/// One row, taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Customer(CustomerRecord),
    Contact(ContactRecord),
    FollowUp(FollowUpRecord),
}

/// One row that cannot be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    pub line: u64,
    pub reason: Reason,
    /// The row's cells as the input has them.
    pub row: Vec<String>,
}

/// Why a row cannot be taken. Words for people live in the locales.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// A required field is empty.
    #[error("no {0:?}")]
    Missing(Field),
    #[error("{heading}: {value} is not a date")]
    NotADate { heading: String, value: String },
    /// `limit` counts characters, or bytes for notes and unmatched columns.
    #[error("{heading}: longer than {limit}")]
    TooLong { heading: String, limit: usize },
}

/// One row: taken or not.
pub type Taken = Result<Record, Rejected>;

/// A pass over the rows. After an error it ends.
pub struct Records<'a> {
    rows: Rows<'a>,
    row: Row,
    reader: build::Builder<'a>,
    words: Vocabulary,
    after: u64,
    totals_line: Option<u64>,
    ended: bool,
}

impl<'a> Records<'a> {
    pub(super) fn start(import: &'a mut Import) -> Result<Records<'a>, ReadError> {
        let (after, totals_line) = (import.plan().heading_line, import.plan().totals_line);
        let headings = import.headings();
        let Import { sheet, options, columns, styles, .. } = import;
        let (reader, words) = (build::Builder::new(columns, styles, options, headings), Vocabulary::new(&options.map));
        Ok(Records { rows: sheet.rows()?, row: Row::default(), reader, words, after, totals_line, ended: false })
    }

    /// The words met so far that are not plainly ours, most frequent first.
    pub fn words(&self) -> Vec<Word> {
        self.words.report()
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Taken, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.rows.read(&mut self.row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
            let line = self.row.line();
            if line <= self.after || Some(line) == self.totals_line {
                continue;
            }
            return Some(Ok(self.reader.record(&self.row, &mut self.words).map_err(|reason| {
                let row = (0..self.row.width()).map(|column| self.row.raw(column).into_owned()).collect();
                Rejected { line, reason, row }
            })));
        }
        self.ended = true;
        None
    }
}
