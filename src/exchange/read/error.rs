//! Why an input cannot be read, with the file, line and column where they are known. Words for people live in the locales.

use std::io;

/// An input that was refused, and why.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct ReadError {
    /// The input's name as given, `-` for standard input.
    pub file: String,
    #[source]
    pub problem: Problem,
}

/// What stands where a file was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Folder,
    Pipe,
    Device,
    Socket,
}

/// The reason of a [`ReadError`]. Lines and columns count from 1.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("cannot be opened: {0}")]
    Open(io::Error),
    #[error("cannot be read: {0}")]
    Read(io::Error),
    #[error("no room to unpack it: {0}")]
    Spool(io::Error),
    #[error("not a file but a {0:?}")]
    NotAFile(FileKind),
    #[error("empty")]
    Empty,
    #[error("neither text nor a workbook")]
    NotATable,
    #[error("a web page or XML, not a table")]
    Markup,
    #[error("unknown encoding {0}")]
    UnknownEncoding(String),
    #[error("line {line}: bytes that are not {encoding}")]
    NotInEncoding { encoding: &'static str, line: u64 },
    #[error("line {line}: a row of more than {limit} bytes")]
    RowTooLong { line: u64, limit: u64 },
    #[error("line {line}: a value in column {column}, beyond the limit of {limit}")]
    TooManyColumns { line: u64, column: u64, limit: usize },
    #[error("line {line}: a quote is opened and never closed")]
    OpenQuote { line: u64 },
    #[error("larger than {limit} bytes")]
    TooBig { limit: u64 },
    #[error("{part} unpacks to more than {limit} bytes")]
    Bomb { part: String, limit: u64 },
    #[error("a grid of more than {limit} cells")]
    TooManyCells { limit: u64 },
    #[error("protected by a password")]
    Password,
    #[error("damaged: {0}")]
    Damaged(String),
    #[error("several sheets hold data: {names:?}")]
    SeveralSheets { names: Vec<String> },
    #[error("no sheet named {wanted}, only {names:?}")]
    NoSuchSheet { wanted: String, names: Vec<String> },
    #[error("no sheet holds data")]
    NoData,
    #[error("only hidden sheets hold data: {names:?}")]
    OnlyHidden { names: Vec<String> },
    /// Named like a file of cards, or begun like one, without one that says anything.
    #[error("no contact card")]
    NotACard,
    #[error("line {line}: a card begins and never ends")]
    OpenCard { line: u64 },
}

impl Problem {
    /// The problem of a named input.
    pub fn of(self, file: &str) -> ReadError {
        ReadError { file: file.to_owned(), problem: self }
    }
}
