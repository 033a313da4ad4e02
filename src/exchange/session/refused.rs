//! The rows that were not taken: told, and written beside the input in its own shape. Makes no file for none, and none in a dry run.

use super::{RowResult, SessionError, Why};
use crate::{
    exchange::{
        plan::Import,
        read::{ReadError, Shape},
        records::{Reason, Record, Rejected},
        rejects::Rejects,
    },
    store::ImportedRow,
};
use std::{
    collections::BTreeMap,
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};

/// So many reasons are kept to be told; all are in the file.
const TOLD: usize = 1000;

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    pub line: u64,
    /// In the person's language.
    pub why: String,
    /// The row's cells as the input has them.
    pub row: Vec<String>,
}

/// Rows that were refused, by the reader or by the book.
pub struct Refused<'t> {
    words: Box<dyn Fn(&Why) -> String + 't>,
    /// What stands over the column of reasons.
    reason_heading: String,
    headings: Vec<String>,
    shape: Shape,
    target: Option<PathBuf>,
    file: Option<Rejects>,
    /// The first ones.
    pub told: Vec<Rejection>,
    /// All of them.
    pub rows: u64,
}

impl<'t> Refused<'t> {
    /// Rows go to the file `target`, which must not be there yet; without one they are only told.
    pub fn new(
        import: &Import,
        target: Option<PathBuf>,
        reason_heading: &str,
        words: impl Fn(&Why) -> String + 't,
    ) -> Refused<'t> {
        let (headings, shape, reason_heading) = (import.headings(), import.shape(), reason_heading.to_owned());
        let words = Box::new(words);
        Refused { words, reason_heading, headings, shape, target, file: None, told: Vec::new(), rows: 0 }
    }

    /// Passes a record on, and keeps a refused row back.
    pub(super) fn sort<T>(
        &mut self,
        row: RowResult,
        pick: impl Fn(Record) -> Option<T>,
    ) -> Option<Result<T, SessionError>> {
        match row {
            Ok(Ok(record)) => pick(record).map(Ok),
            Ok(Err(rejected)) => self.add_rejected(rejected).err().map(Err),
            Err(error) => Some(Err(error.into())),
        }
    }

    /// Adds the rows that the book would not take. They are read again: nothing was kept of them.
    pub(super) fn add_skipped(&mut self, import: &mut Import, skipped: &[ImportedRow]) -> Result<(), SessionError> {
        let whys = skipped.iter().map(|row| (row.line, Why::Skip(row.why.clone()))).collect();
        self.add_lines(import, &whys)
    }

    /// Adds rows that stay behind because of others.
    pub(super) fn add_left(&mut self, import: &mut Import, left: &[(u64, Reason)]) -> Result<(), SessionError> {
        let whys = left.iter().map(|(line, reason)| (*line, Why::Reason(reason.clone()))).collect();
        self.add_lines(import, &whys)
    }

    /// Adds a row that the reader refused.
    pub(super) fn add_rejected(&mut self, rejected: Rejected) -> Result<(), SessionError> {
        let Rejected { line, reason, row } = rejected;
        self.add(line, row, &Why::Reason(reason))
    }

    fn add_lines(&mut self, import: &mut Import, whys: &BTreeMap<u64, Why>) -> Result<(), SessionError> {
        if whys.is_empty() {
            return Ok(());
        }
        let mut failed = None;
        let read: Result<(), ReadError> = import.rows_at(&whys.keys().copied().collect(), |line, row| {
            if let (None, Some(why)) = (&failed, whys.get(&line)) {
                failed = self.add(line, row, why).err();
            }
        });
        read?;
        failed.map_or(Ok(()), Err)
    }

    fn add(&mut self, line: u64, row: Vec<String>, why: &Why) -> Result<(), SessionError> {
        self.rows += 1;
        let why = (self.words)(why);
        self.write(&row, &why).map_err(|error| self.unwritable(error))?;
        if self.told.len() < TOLD {
            self.told.push(Rejection { line, why, row });
        }
        Ok(())
    }

    fn write(&mut self, row: &[String], why: &str) -> io::Result<()> {
        let Some(target) = &self.target else { return Ok(()) };
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(Rejects::create(target, self.shape, &self.headings, &self.reason_heading)?),
        };
        file.add_row(row, why)
    }

    /// Where rows that are refused go.
    pub fn target(&self) -> Option<&Path> {
        self.target.as_deref()
    }

    /// Tells what was refused of the sheet beside this one as well.
    pub fn take_over(&mut self, other: &mut Refused<'_>) {
        self.rows += other.rows;
        self.told.append(&mut other.told);
    }

    /// Puts the file in its place; where that is, if there was anything to refuse.
    pub fn finish(&mut self) -> Result<Option<PathBuf>, SessionError> {
        let Some(file) = self.file.take() else { return Ok(None) };
        match file.finish() {
            Ok(_) => Ok(self.target.clone()),
            Err(error) => Err(self.unwritable(error)),
        }
    }

    fn unwritable(&self, error: io::Error) -> SessionError {
        SessionError::Rejects { path: self.target.clone().unwrap_or_default(), error }
    }
}

/// Where the refused rows go unless it is said: into `folder`, under the input's name (its stem) and one that is free; `taken` is the
/// file of the sheet beside it, which is not there yet. A workbook's rows (`is_text` false) become CSV.
pub fn default_rejects(folder: &Path, name: &Path, is_text: bool, taken: Option<&Path>) -> PathBuf {
    let stem: OsString = name.file_stem().unwrap_or_default().to_owned();
    let extension = match name.extension().and_then(|extension| extension.to_str()) {
        Some(extension) if is_text => extension.to_owned(),
        _ => "csv".to_owned(),
    };
    let numbered = |number: u32| {
        let mut file = stem.clone();
        file.push(if number == 1 { ".rejects.".to_owned() } else { format!(".rejects-{number}.") });
        file.push(&extension);
        folder.join(file)
    };
    let is_free = |path: &PathBuf| taken != Some(path) && path.symlink_metadata().is_err();
    (1..1000).map(numbered).find(is_free).unwrap_or_else(|| numbered(1))
}
