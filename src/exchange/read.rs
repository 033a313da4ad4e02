//! A file or standard input as rows of cells, lazily. Refuses in a typed error what cannot be a table; never guesses a value.

mod cards;
mod cfb;
mod decode;
mod delimited;
mod error;
mod ods;
mod platform;
mod row;
mod source;
mod workbook;
mod xls;
mod zip;

pub use decode::Charset;
pub(crate) use decode::encode;
pub use error::{FileKind, Problem, ReadError};
pub(crate) use row::trim;
pub use row::{Cell, Row, number_text};
pub use source::Source;

use std::fs::File;

/// The most columns a sheet may have: more is a mistake or an attack.
pub const MAX_COLUMNS: usize = 1024;
/// The most bytes one row may have.
pub const MAX_ROW_BYTES: u64 = 16 << 20;
/// The most bytes of one input, and of what a workbook unpacks to on disk.
pub const MAX_INPUT_BYTES: u64 = 2 << 30;

/// What the person said about the input.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The sheet of a workbook; needed when several hold data.
    pub sheet: Option<String>,
    /// The encoding label, where the guess is wrong (`gbk`, `utf-16le`, `big5`).
    pub encoding: Option<String>,
}

/// The encodings that are offered where a guess was wrong, by their names in the Encoding Standard.
pub const ENCODINGS: [&str; 9] =
    ["UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "windows-1252", "Shift_JIS", "EUC-KR", "windows-1251"];

/// How the input writes its rows, so that refused rows can be written the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub delimiter: u8,
    pub charset: Charset,
    pub bom: bool,
    /// Lines end in `\r\n`.
    pub crlf: bool,
}

/// What the input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// CSV, TSV and their kin.
    Text,
    /// XLSX, XLSM, XLSB, XLS, ODS.
    Workbook,
    /// vCard: its headings are names of properties, in no line of the file.
    Cards,
}

/// One sheet of an input, ready to be read as often as needed.
#[derive(Debug)]
pub struct Sheet {
    /// The input's name as given, `-` for standard input.
    pub file: String,
    /// The sheet's name in its workbook.
    pub name: Option<String>,
    pub format: Format,
    pub shape: Shape,
    /// Serial dates count from 1904 (old Mac workbooks).
    pub epoch_1904: bool,
    /// Sheets of the workbook that are hidden and were left alone.
    pub hidden: Vec<String>,
    data: File,
    length: u64,
    cr_only: bool,
}

impl Sheet {
    /// Whether its cells have types, in rows that were written to disk.
    fn typed(&self) -> bool {
        self.format != Format::Text
    }

    /// Starts a pass from the first row. One pass at a time, as they share one file handle.
    pub fn rows(&mut self) -> Result<Rows<'_>, ReadError> {
        delimited::rows(self)
    }
}

/// One pass over a sheet. Blank rows are skipped; a row keeps its line in the input (1 is the first).
pub struct Rows<'a> {
    reader: csv::Reader<Box<dyn std::io::Read + 'a>>,
    allowance: std::rc::Rc<std::cell::Cell<u64>>,
    name: String,
    typed: bool,
}

impl Rows<'_> {
    /// Reads the next row that has any text into `row`; `false` at the end.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        loop {
            if !self.read_any(row)? {
                return Ok(false);
            }
            if !row.is_blank() {
                return Ok(true);
            }
        }
    }
}

/// Opens an input: finds out what it is by its content, never by its name.
pub fn open(source: Source, options: &ReadOptions) -> Result<Sheet, ReadError> {
    load(source)?.sheet(options)
}

/// An input at hand, of which more than one sheet may be looked at.
pub struct Loaded(source::Input);

/// Opens a file, or copies a stream to disk.
pub fn load(source: Source) -> Result<Loaded, ReadError> {
    source::load(source).map(Loaded)
}

impl Loaded {
    /// The sheet that is asked for. One sheet at a time: they share the place in the file.
    pub fn sheet(&self, options: &ReadOptions) -> Result<Sheet, ReadError> {
        let name = self.0.name.clone();
        let file = self.0.file.try_clone().map_err(|error| Problem::Read(error).of(&name))?;
        sheet(source::Input { name, file, length: self.0.length }, options)
    }
}

fn sheet(input: source::Input, options: &ReadOptions) -> Result<Sheet, ReadError> {
    let name = input.name.clone();
    match source::container(&input)? {
        source::Container::Cards => cards::open(input, options),
        source::Container::Text if source::is_named_card(&name) => Err(Problem::NotACard.of(&name)),
        source::Container::Text => delimited::open(input, options),
        source::Container::Zip => workbook::open_zip(input, options),
        source::Container::Compound => workbook::open_compound(input, options),
        source::Container::Markup => Err(Problem::Markup.of(&name)),
        source::Container::Binary => Err(Problem::NotATable.of(&name)),
    }
}
