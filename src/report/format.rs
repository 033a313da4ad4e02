//! The formats that a report can be saved in, told by the ending of a file's name. Makes no file.

use super::{csv, document::Document, html, json, markdown, text, workbook};
use crate::{export::error::ExportError, i18n::Texts};
use std::{
    io::{Seek, Write},
    path::Path,
};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Xlsx,
    Csv,
    Json,
}

impl Format {
    pub const ALL: [Format; 6] =
        [Format::Text, Format::Markdown, Format::Html, Format::Xlsx, Format::Csv, Format::Json];

    /// Its name on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Json => "json",
        }
    }

    /// What its files end with.
    pub fn extension(self) -> &'static str {
        if self == Format::Text { "txt" } else { self.code() }
    }

    /// The format of a file of this name.
    pub fn of_path(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.extension() == extension)
    }

    /// Writes the report to a file.
    ///
    /// # Errors
    /// Those of the file, and the workbook's own.
    pub fn write(
        self,
        document: &Document,
        texts: &Texts,
        mut out: impl Write + Seek + Send,
    ) -> Result<(), ExportError> {
        match self {
            Format::Text => out.write_all(text(document, texts).as_bytes())?,
            Format::Markdown => out.write_all(markdown(document, texts).as_bytes())?,
            Format::Html => out.write_all(html(document, texts)?.as_bytes())?,
            Format::Xlsx => workbook(document, texts, out)?,
            Format::Csv => csv(document, texts, out)?,
            Format::Json => writeln!(out, "{:#}", json(document))?,
        }
        Ok(())
    }
}
