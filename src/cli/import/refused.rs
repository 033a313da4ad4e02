//! The rows that were not taken: told, and written beside the input in its own shape. Makes no file for none, and none in a dry run.

use super::{super::Failure, RowResult, default_rejects};
use crate::{
    cli::context::Context,
    exchange::{
        plan::Import,
        read::{Format, Shape},
        records::{Reason, Record, Rejected},
        rejects::Rejects,
    },
    i18n::Texts,
    store::ImportedRow,
    wording::errors,
};
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

/// So many reasons are kept to be told; all are in the file.
const TOLD: usize = 1000;

/// Rows that were refused, by the reader or by the book.
pub struct Refused<'t> {
    texts: &'t Texts,
    headings: Vec<String>,
    shape: Shape,
    target: PathBuf,
    dry_run: bool,
    file: Option<Rejects>,
    /// Line and reason of the first ones.
    pub told: Vec<(u64, String)>,
    /// All of them.
    pub rows: u64,
}

impl<'t> Refused<'t> {
    pub fn new(context: &Context<'t>, import: &Import, input: &Path, asked: Option<PathBuf>, dry_run: bool) -> Self {
        let target = asked.unwrap_or_else(|| default_rejects(input, import.plan().format == Format::Text));
        let (texts, headings, shape) = (context.texts, import.headings(), import.shape());
        Refused { texts, headings, shape, target, dry_run, file: None, told: Vec::new(), rows: 0 }
    }

    /// Passes a record on, and keeps a refused row back.
    pub fn sort<T>(&mut self, row: RowResult, pick: impl Fn(Record) -> Option<T>) -> Option<Result<T, Failure>> {
        match row {
            Ok(Ok(record)) => pick(record).map(Ok),
            Ok(Err(rejected)) => {
                let words = errors::reason(self.texts, &rejected.reason);
                self.add(rejected, words).err().map(Err)
            }
            Err(error) => Some(Err(error.into())),
        }
    }

    /// Adds the rows that the book would not take. They are read again: nothing was kept of them.
    pub fn add_skipped(&mut self, import: &mut Import, skipped: &[ImportedRow]) -> Result<(), Failure> {
        let reasons = skipped.iter().map(|row| (row.line, errors::skip(self.texts, &row.why))).collect();
        self.add_lines(import, &reasons)
    }

    fn add_lines(&mut self, import: &mut Import, reasons: &BTreeMap<u64, String>) -> Result<(), Failure> {
        if reasons.is_empty() {
            return Ok(());
        }
        let mut failed = None;
        import.rows_at(&reasons.keys().copied().collect(), |line, row| {
            let words = reasons.get(&line).cloned().unwrap_or_default();
            if failed.is_none() {
                failed = self.add_row(line, &row, words).err();
            }
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// Adds a row that the reader refused.
    pub fn add_rejected(&mut self, rejected: Rejected) -> Result<(), Failure> {
        let words = errors::reason(self.texts, &rejected.reason);
        self.add(rejected, words)
    }

    /// Adds rows that stay behind because of others.
    pub fn add_left(&mut self, import: &mut Import, left: &[(u64, Reason)]) -> Result<(), Failure> {
        let reasons = left.iter().map(|(line, reason)| (*line, errors::reason(self.texts, reason))).collect();
        self.add_lines(import, &reasons)
    }

    fn add(&mut self, rejected: Rejected, words: String) -> Result<(), Failure> {
        self.add_row(rejected.line, &rejected.row, words)
    }

    fn add_row(&mut self, line: u64, row: &[String], words: String) -> Result<(), Failure> {
        self.rows += 1;
        if !self.dry_run {
            if self.file.is_none() {
                let heading = self.texts.get("import-reason");
                let made = Rejects::create(&self.target, self.shape, &self.headings, heading);
                self.file = Some(made.map_err(|error| self.unwritable(&error))?);
            }
            if let Some(file) = &mut self.file
                && let Err(error) = file.add_row(row, &words)
            {
                return Err(self.unwritable(&error));
            }
        }
        if self.told.len() < TOLD {
            self.told.push((line, words));
        }
        Ok(())
    }

    /// Puts the file in its place; where that is, if there was anything to refuse.
    pub fn finish(&mut self) -> Result<Option<PathBuf>, Failure> {
        let Some(file) = self.file.take() else { return Ok(None) };
        match file.finish() {
            Ok(_) => Ok(Some(self.target.clone())),
            Err(error) => Err(self.unwritable(&error)),
        }
    }

    fn unwritable(&self, error: &io::Error) -> Failure {
        let path = self.target.display().to_string();
        if error.kind() == io::ErrorKind::AlreadyExists {
            return Failure::Said(self.texts.with("import-rejects-taken", &[("path", (&path).into())]));
        }
        let why = errors::io(self.texts, error);
        Failure::Said(self.texts.with("import-rejects-failed", &[("path", (&path).into()), ("why", (&why).into())]))
    }
}
