//! One row of a sheet and its typed cells. Holds no meaning: what a cell is for is decided by its column.

use crate::domain::moment::Moment;
use chrono::{NaiveDate, NaiveTime};
use std::borrow::Cow;

/// One cell. Delimited text knows only texts; workbooks know the rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(&'a str),
    Number(f64),
    Date(Moment),
    Bool(bool),
}

/// One row, reused from row to row so that reading allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub(super) record: csv::StringRecord,
    pub(super) typed: bool,
    pub(super) line: u64,
}

impl Row {
    /// The line of the input where the row starts, or the row number of a workbook; 1 is the first.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Cells in the row, empty ones at its end included.
    pub fn width(&self) -> usize {
        self.record.len() - usize::from(self.typed && !self.record.is_empty())
    }

    /// The cell of a column; [`Cell::Empty`] beyond the row's end, as rows may be ragged.
    pub fn cell(&self, column: usize) -> Cell<'_> {
        if !self.typed {
            return match self.record.get(column) {
                Some(text) if is_filled(text) => Cell::Text(unguarded(text)),
                _ => Cell::Empty,
            };
        }
        let stored = self.record.get(column + 1).unwrap_or("");
        let mut chars = stored.chars();
        let tag = chars.next();
        let value = chars.as_str();
        let cell = match tag {
            Some('n') => value.parse().ok().map(Cell::Number),
            Some('d') => moment(value).map(Cell::Date),
            Some('b') => Some(Cell::Bool(value == "1")),
            _ => None,
        };
        match cell {
            Some(cell) => cell,
            None if trim(value).is_empty() => Cell::Empty,
            None => Cell::Text(value),
        }
    }

    /// The cell as the text a person would see, untrimmed.
    pub fn text(&self, column: usize) -> Cow<'_, str> {
        self.cell(column).text()
    }

    /// The cell exactly as a delimited text has it, or as a person would see it in a workbook.
    pub fn raw(&self, column: usize) -> Cow<'_, str> {
        match self.typed {
            true => self.text(column),
            // Rows end at `\n`: the `\r` before it is not the last cell's.
            false => {
                let text = self.record.get(column).unwrap_or("");
                let last = column + 1 == self.record.len();
                Cow::Borrowed(text.strip_suffix('\r').filter(|_| last).unwrap_or(text))
            }
        }
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        match self.typed {
            true => (0..self.width()).all(|column| self.cell(column) == Cell::Empty),
            false => !self.record.iter().any(is_filled),
        }
    }
}

impl<'a> Cell<'a> {
    /// The cell as the text a person would see, untrimmed.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number_text(number)),
            Cell::Date(moment) => Cow::Owned(moment.key().replace('T', " ")),
            Cell::Bool(value) => Cow::Borrowed(if value { "TRUE" } else { "FALSE" }),
        }
    }
}

/// The text without the apostrophe that an export put before what a spreadsheet would take for a formula.
fn unguarded(text: &str) -> &str {
    let Some(rest) = text.strip_prefix('\'') else { return text };
    match rest.trim_start_matches([' ', '\u{a0}', '\u{feff}']).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        true => rest,
        false => text,
    }
}

/// A number without the float's noise: `13800138001.0` is `13800138001`.
pub fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { format!("{number}") }
}

/// Without blanks, byte order marks and zero-width spaces at either end.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}'))
}

/// Whether a text holds more than blanks; most say so with their first byte.
fn is_filled(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_graphic) || !trim(text).is_empty()
}

/// Reads what [`write_moment`] wrote.
fn moment(text: &str) -> Option<Moment> {
    match text.split_once(' ') {
        Some((date, time)) => Some(Moment::at(
            NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?,
            NaiveTime::parse_from_str(time, "%H:%M:%S").ok()?,
        )),
        None => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Moment::day),
    }
}

/// The spooled form of a date cell.
pub(super) fn write_moment(moment: Moment) -> String {
    match moment.time {
        Some(time) => format!("d{} {}", moment.date.format("%Y-%m-%d"), time.format("%H:%M:%S")),
        None => format!("d{}", moment.date.format("%Y-%m-%d")),
    }
}
