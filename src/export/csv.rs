//! A sheet as CSV for Excel: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would take for a formula.

use super::{
    error::ExportError,
    table::{Cell, Column},
};
use std::{borrow::Cow, io::Write};

/// What Excel on Windows needs in order to see UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file being written.
pub struct CsvFile<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvFile<W> {
    /// Writes the mark and the headings.
    pub fn new(mut out: W, columns: &[Column]) -> Result<CsvFile<W>, ExportError> {
        out.write_all(MARK)?;
        let mut out = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(columns.iter().map(|column| harmless(&column.heading).into_owned()))?;
        Ok(CsvFile { out })
    }

    /// Writes one row.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), ExportError> {
        for cell in cells {
            let text = cell.plain();
            match cell {
                Cell::Text(_) => self.out.write_field(harmless(&text).as_bytes())?,
                _ => self.out.write_field(text.as_bytes())?,
            }
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    /// Begins another table below, under a heading of its own.
    pub fn part(&mut self, name: &str, columns: &[Column]) -> Result<(), ExportError> {
        self.out.write_record([""])?;
        self.out.write_record([harmless(name).as_ref()])?;
        Ok(self.out.write_record(columns.iter().map(|column| harmless(&column.heading).into_owned()))?)
    }

    /// Hands the last rows over.
    pub fn finish(mut self) -> Result<(), ExportError> {
        Ok(self.out.flush()?)
    }
}

/// A text that no spreadsheet runs: an apostrophe stands before what could begin a formula (OWASP's list), and a reader that
/// knows this, as ours does, takes it off again.
pub fn harmless(text: &str) -> Cow<'_, str> {
    // A minus before a digit is a number to everyone, and a plus before digits a phone.
    let begins = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']);
    match begins.chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＠') => Cow::Owned(format!("'{text}")),
        Some('+' | '-' | '＋' | '－') if !is_number(begins) => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

/// Whether nothing but a sign, digits and what stands between the digits of a number or a phone is there.
fn is_number(text: &str) -> bool {
    text.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ','))
        && text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=cmd|' /C calc'!A0", "@SUM(1)", "+1+cmd", "-2+3", " =1", "＝1", "\t=1", "-(1)", "+A1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["", "a=1", "-12.50", "+86 138 0013 8000", "华为", "1-2"] {
            assert_eq!(harmless(text), text);
        }
    }
}
