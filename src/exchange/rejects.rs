//! The rows that were not taken, in the input's own shape with the reason as a last column, so that they can be mended and
//! imported again. Never changes a cell, never overwrites a file, and leaves nothing behind when there was nothing to refuse.

use super::{
    read::{Shape, encode},
    records::{Reason, Rejected},
};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A rejects file in the making: a private file beside its target, until it is finished.
pub struct Rejects {
    target: PathBuf,
    file: BufWriter<NamedTempFile>,
    shape: Shape,
    width: usize,
    rows: u64,
}

impl Rejects {
    /// Starts the file; fails when the target is there already.
    pub fn create(target: &Path, shape: Shape, headings: &[String], reason_heading: &str) -> io::Result<Rejects> {
        if target.symlink_metadata().is_ok() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = BufWriter::new(NamedTempFile::new_in(folder)?);
        let mut rejects = Rejects { target: target.to_owned(), file, shape, width: headings.len(), rows: 0 };
        if shape.bom {
            let mark = encode("\u{feff}", shape.charset).unwrap_or_default();
            rejects.file.write_all(&mark)?;
        }
        rejects.line(headings, reason_heading)?;
        Ok(rejects)
    }

    /// Adds a row; `words` turns the reason into the person's language.
    pub fn add(&mut self, rejected: &Rejected, words: impl FnOnce(&Reason) -> String) -> io::Result<()> {
        self.add_row(&rejected.row, &words(&rejected.reason))
    }

    /// Adds a row that was refused later on, with the reason in words.
    pub fn add_row(&mut self, row: &[String], reason: &str) -> io::Result<()> {
        self.rows += 1;
        self.line(row, reason)
    }

    /// Puts the file in its place, readable by its owner alone; returns the rows in it. Without rows there is no file.
    pub fn finish(self) -> io::Result<u64> {
        if self.rows > 0 {
            let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            file.persist_noclobber(&self.target).map_err(|error| error.error)?;
        }
        Ok(self.rows)
    }

    fn line(&mut self, cells: &[String], reason: &str) -> io::Result<()> {
        let terminator = if self.shape.crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer =
            csv::WriterBuilder::new().delimiter(self.shape.delimiter).terminator(terminator).from_writer(Vec::new());
        let blanks = self.width.saturating_sub(cells.len());
        let cells = cells.iter().map(String::as_str).chain(std::iter::repeat_n("", blanks)).chain([reason]);
        writer.write_record(cells).map_err(io::Error::other)?;
        let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        let text = String::from_utf8_lossy(&bytes);
        // The cells came from this encoding; only the reason may have a character that it lacks.
        let bytes =
            encode(&text, self.shape.charset).unwrap_or_else(|| self.shape.charset.encode(&text).0.into_owned());
        self.file.write_all(&bytes)
    }
}
