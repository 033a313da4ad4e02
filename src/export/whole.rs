//! The whole book as one JSON document, a row a line, and the way back. The same book gives the same bytes.

use super::error::ExportError;
use crate::{
    i18n::Texts,
    store::{Store, WholeError, WholePart},
    wording::errors,
};
use serde_json::{Map, Value, json};
use std::{
    io::{BufRead, Write},
    path::Path,
};

/// The format's version.
const FORMAT: i64 = 1;

/// Writes the book.
///
/// # Errors
/// The store's, or those of `out`.
pub fn write(store: &Store, mut out: impl Write) -> Result<(), ExportError> {
    let mut in_table = false;
    let mut first_row = true;
    store.whole(|part| -> Result<(), ExportError> {
        match part {
            WholePart::Head { schema, currency } => {
                let head = json!({"format": FORMAT, "schema": schema, "currency": currency});
                write!(out, "{{\"gendan\":{head},\n\"tables\":{{")?;
            }
            WholePart::Table(name) => {
                let close = if in_table { "\n],\n" } else { "\n" };
                write!(out, "{close}{}:[", Value::from(name))?;
                (in_table, first_row) = (true, true);
            }
            WholePart::Row(row) => {
                let comma = if first_row { "\n" } else { ",\n" };
                write!(out, "{comma}{}", Value::Object(row))?;
                first_row = false;
            }
        }
        Ok(())
    })?;
    writeln!(out, "\n]\n}}}}")?;
    Ok(out.flush()?)
}

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum WholeReadError {
    #[error(transparent)]
    Whole(#[from] WholeError),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Not a document of ours, from this line on.
    #[error("line {0}")]
    NotOurs(u64),
    /// Of a newer format.
    #[error("format {0}")]
    Newer(i64),
}

impl WholeReadError {
    /// Why the document at `path` was not taken, in words.
    pub fn words(&self, texts: &Texts, path: &Path) -> String {
        let shown = path.display().to_string();
        let with_path = |key: &'static str| texts.with(key, &[("path", (&shown).into())]);
        match self {
            WholeReadError::Io(error) => {
                let why = errors::io(texts, error);
                texts.with("import-whole-unread", &[("path", (&shown).into()), ("why", (&why).into())])
            }
            WholeReadError::NotOurs(line) => {
                texts.with("import-whole-not-ours", &[("path", (&shown).into()), ("line", (*line).into())])
            }
            WholeReadError::Newer(_) | WholeReadError::Whole(WholeError::Newer(_)) => with_path("import-whole-newer"),
            WholeReadError::Whole(WholeError::NotEmpty) => with_path("import-whole-not-empty"),
            WholeReadError::Whole(WholeError::Store(error)) => errors::store(texts, error),
            WholeReadError::Whole(WholeError::Unknown { table, what }) => {
                let args = [("path", (&shown).into()), ("table", table.into()), ("what", what.into())];
                texts.with("import-whole-unknown", &args)
            }
        }
    }
}

/// The parts of a document, read as they are asked for: a line is a row. A document that another program has laid out
/// anew is read whole first.
///
/// # Errors
/// The head is not ours; each part has its own errors.
pub fn parts<'r>(
    mut input: impl BufRead + 'r,
) -> Result<Box<dyn Iterator<Item = Result<WholePart, WholeReadError>> + 'r>, WholeReadError> {
    let mut line = String::new();
    input.read_line(&mut line)?;
    let head = line.trim_end().strip_prefix("{\"gendan\":").and_then(|rest| rest.strip_suffix(','));
    if let Some(Ok(Value::Object(head))) = head.map(serde_json::from_str) {
        let head = head_part(&head)?;
        return Ok(Box::new(std::iter::once(Ok(head)).chain(Lines { input, at: 1, ended: false })));
    }
    let mut text = line;
    input.read_to_string(&mut text)?;
    Ok(Box::new(of_document(&text)?.into_iter().map(Ok)))
}

fn head_part(head: &Map<String, Value>) -> Result<WholePart, WholeReadError> {
    let number = |name: &str| head.get(name).and_then(Value::as_i64).ok_or(WholeReadError::NotOurs(1));
    match number("format")? {
        FORMAT => {}
        newer => return Err(WholeReadError::Newer(newer)),
    }
    let currency = head.get("currency").and_then(Value::as_str).ok_or(WholeReadError::NotOurs(1))?.to_owned();
    Ok(WholePart::Head { schema: number("schema")?, currency })
}

/// The lines below the head as [`write`] lays them out.
struct Lines<R> {
    input: R,
    at: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    fn next_part(&mut self) -> Result<Option<WholePart>, WholeReadError> {
        let mut line = String::new();
        loop {
            line.clear();
            self.at += 1;
            // A document that ends before its end was cut.
            if self.input.read_line(&mut line)? == 0 {
                return Err(WholeReadError::NotOurs(self.at));
            }
            let text = line.trim_end();
            let not_ours = WholeReadError::NotOurs(self.at);
            match text {
                "\"tables\":{" | "]" | "]," => continue,
                "}}" => return Ok(None),
                _ => {}
            }
            if let Some(name) = text.strip_suffix(":[") {
                return serde_json::from_str(name).map(|name| Some(WholePart::Table(name))).map_err(|_| not_ours);
            }
            let row = text.strip_suffix(',').unwrap_or(text);
            return serde_json::from_str(row).map(|row| Some(WholePart::Row(row))).map_err(|_| not_ours);
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<WholePart, WholeReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let part = self.next_part();
        self.ended = !matches!(part, Ok(Some(_)));
        part.transpose()
    }
}

fn of_document(text: &str) -> Result<Vec<WholePart>, WholeReadError> {
    let not_ours = || WholeReadError::NotOurs(1);
    let document: Value = serde_json::from_str(text).map_err(|error| WholeReadError::NotOurs(error.line() as u64))?;
    let mut parts = vec![head_part(document.get("gendan").and_then(Value::as_object).ok_or_else(not_ours)?)?];
    for (name, rows) in document.get("tables").and_then(Value::as_object).ok_or_else(not_ours)? {
        parts.push(WholePart::Table(name.clone()));
        for row in rows.as_array().ok_or_else(not_ours)? {
            parts.push(WholePart::Row(row.as_object().ok_or_else(not_ours)?.clone()));
        }
    }
    Ok(parts)
}
