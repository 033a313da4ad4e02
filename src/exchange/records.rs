//! The rows below the headings as records, or refused with a reason. Refuses for what is missing or unreadable, never for a
//! word outside a vocabulary, and never leaves a filled cell behind in silence.

mod assemble;
mod build;
mod group;
mod lines;
mod words;

use super::{
    field::{Field, Kind},
    plan::Import,
    read::{ReadError, Row, Rows},
    report::Word,
};
use crate::domain::record::{
    ContactRecord, CustomerRecord, DealRecord, FollowUpRecord, OrderRecord, ProductRecord, ReceiptRecord,
};
pub use lines::OrderLines;
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
    Product(ProductRecord),
    /// All rows of an order.
    Order(Box<OrderRecord>),
    Receipt(ReceiptRecord),
    Deal(DealRecord),
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
    /// Not a number, or one beyond all bounds.
    #[error("{heading}: {value} is not a number")]
    NotANumber { heading: String, value: String },
    /// Not a currency, or not the one that the row or its order has.
    #[error("{heading}: {value} is not the currency")]
    NotACurrency { heading: String, value: String },
    /// A receipt of nothing.
    #[error("an amount of 0")]
    Zero,
    /// An order is taken whole or not at all: this row of it could not be.
    #[error("line {line} of the same order cannot be taken")]
    Incomplete { line: u64 },
    /// A line of an order that the sheet of orders does not have.
    #[error("no order {number}")]
    NoOrder { number: String },
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
    totals_lines: Vec<u64>,
    /// Of orders: their rows, until all of one are there.
    orders: Option<group::Orders>,
    ended: bool,
}

impl<'a> Records<'a> {
    pub(super) fn start(import: &'a mut Import, lines: Option<OrderLines>) -> Result<Records<'a>, ReadError> {
        let (after, totals_lines) = (import.plan().after(), import.plan().totals_lines.clone());
        let (headings, kind) = (import.headings(), import.plan().kind);
        let Import { sheet, options, columns, styles, .. } = import;
        let (reader, words) = (build::Builder::new(columns, styles, options, headings), Vocabulary::new(&options.map));
        let orders = match kind {
            Kind::Orders => Some(group::Orders::scan(sheet, &reader, after, &totals_lines, lines)?),
            _ => None,
        };
        Ok(Records {
            rows: sheet.rows()?,
            row: Row::default(),
            reader,
            words,
            after,
            totals_lines,
            orders,
            ended: false,
        })
    }

    /// The words met so far that are not plainly ours, most frequent first.
    pub fn words(&self) -> Vec<Word> {
        self.words.report()
    }

    /// Lines of this sheet whose order could not be taken because of another row, with the reason.
    pub fn left_behind(&mut self) -> Vec<(u64, Reason)> {
        self.orders.as_mut().map(group::Orders::left_behind).unwrap_or_default()
    }

    /// Lines of the sheet of lines that went into no order, with the reason.
    pub fn lines_left(&mut self) -> Vec<(u64, Reason)> {
        self.orders.as_mut().map(group::Orders::lines_left).unwrap_or_default()
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
            if line <= self.after || self.totals_lines.binary_search(&line).is_ok() {
                continue;
            }
            let record = match &mut self.orders {
                Some(orders) => orders.take(&self.reader, &self.row, &mut self.words),
                None => self.reader.record(&self.row, &mut self.words),
            };
            return Some(Ok(match record {
                Ok(Some(record)) => Ok(record),
                // The order has more rows to come.
                Ok(None) => continue,
                Err(reason) => {
                    let row = (0..self.row.width()).map(|column| self.row.raw(column).into_owned()).collect();
                    Err(Rejected { line, reason, row })
                }
            }));
        }
        self.ended = true;
        None
    }
}
