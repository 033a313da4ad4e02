//! CSV, TSV and their kin, streamed: delimiter by the look of the first rows, quotes, line breaks in cells, ragged rows.

use super::{
    Format, MAX_COLUMNS, MAX_ROW_BYTES, Problem, ReadError, ReadOptions, Row, Rows, Shape, Sheet,
    decode::{self, Decoder, Foreign},
    source::Input,
};
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much of the file the delimiter is decided from.
const SAMPLE_BYTES: usize = 1 << 16;
const BUFFER_BYTES: usize = 1 << 17;

/// A delimited text as a sheet.
pub fn open(input: Input, options: &ReadOptions) -> Result<Sheet, ReadError> {
    let survey = decode::survey(&input, options.encoding.as_deref())?;
    let mut sheet = Sheet {
        file: input.name,
        name: None,
        format: Format::Text,
        shape: Shape { delimiter: b',', charset: survey.charset, bom: survey.bom, crlf: false },
        epoch_1904: false,
        hidden: Vec::new(),
        length: input.length,
        data: input.file,
        cr_only: false,
    };
    let sample = sample(&mut sheet)?;
    sheet.shape.crlf = sample.contains("\r\n");
    sheet.cr_only = sample.contains('\r') && !sample.contains('\n');
    sheet.shape.delimiter = delimiter(&sample);
    if survey.odd_quotes {
        refuse_open_quote(&mut sheet)?;
    }
    Ok(sheet)
}

/// A pass over a sheet's data, decoded and with a limit on what one row may hold.
pub fn rows(sheet: &mut Sheet) -> Result<Rows<'_>, ReadError> {
    let name = sheet.file.clone();
    sheet.data.seek(SeekFrom::Start(0)).map_err(|error| Problem::Read(error).of(&name))?;
    let allowance = Rc::new(Cell::new(MAX_ROW_BYTES));
    // `take`: what is appended while we read belongs to another import.
    let bytes = (&sheet.data).take(sheet.length);
    let limited = Limited {
        inner: Decoder::new(bytes, sheet.shape.charset),
        given: 0,
        allowance: Rc::clone(&allowance),
        cr_only: sheet.cr_only,
        last: b'\n',
    };
    let typed = sheet.typed();
    let delimiter = if typed { b',' } else { sheet.shape.delimiter };
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        // Not CRLF, which would count the lines of such files one short; the cells' own trimming takes the `\r`.
        .terminator(csv::Terminator::Any(b'\n'))
        .buffer_capacity(BUFFER_BYTES)
        .from_reader(Box::new(limited) as Box<dyn Read>);
    Ok(Rows { reader, allowance, name, typed })
}

impl Rows<'_> {
    /// Reads the next row, blank or not.
    pub(super) fn read_any(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        row.typed = self.typed;
        let at = self.reader.position();
        let line = at.line();
        self.allowance.set(at.byte() + MAX_ROW_BYTES + BUFFER_BYTES as u64);
        let read = self.reader.read_record(&mut row.record);
        row.line = match self.typed {
            true => row.record.get(0).and_then(|line| line.parse().ok()).unwrap_or(0),
            // Counted from the end, since blank lines are skipped before the row starts.
            false => {
                let inside = memchr::memchr_iter(b'\n', row.record.as_slice().as_bytes()).count() as u64;
                self.reader.position().line().saturating_sub(inside + 1)
            }
        };
        match read {
            Ok(false) => Ok(false),
            Ok(true)
                if row.width() > MAX_COLUMNS && row.record.iter().skip(MAX_COLUMNS).any(|c| !c.trim().is_empty()) =>
            {
                let column = row.width() as u64;
                Err(Problem::TooManyColumns { line: row.line(), column, limit: MAX_COLUMNS }.of(&self.name))
            }
            Ok(true) => Ok(true),
            Err(error) => Err(problem(error, line).of(&self.name)),
        }
    }
}

fn problem(error: csv::Error, line: u64) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => match error.get_ref().map(|inner| (inner.is::<TooLong>(), inner.downcast_ref())) {
            Some((true, _)) => Problem::RowTooLong { line, limit: MAX_ROW_BYTES },
            Some((_, Some(Foreign { encoding, line }))) => Problem::NotInEncoding { encoding, line: *line },
            _ => Problem::Read(error),
        },
        csv::ErrorKind::Utf8 { .. } => Problem::NotInEncoding { encoding: "UTF-8", line },
        other => Problem::Damaged(format!("{other:?}")),
    }
}

#[derive(Debug, thiserror::Error)]
#[error("row too long")]
struct TooLong;

/// Gives no more than the current row may take, so that an endless row cannot fill memory.
struct Limited<R> {
    inner: R,
    given: u64,
    allowance: Rc<Cell<u64>>,
    /// Lines end in `\r` alone, as on old Macs: they are shown as `\n`.
    cr_only: bool,
    /// The last byte given: a last row without a line end gets one, so that every row's line is counted alike.
    last: u8,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given > self.allowance.get() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, TooLong));
        }
        let mut count = self.inner.read(out)?;
        if let (0, true, Some(first)) = (count, self.last != b'\n', out.first_mut()) {
            *first = b'\n';
            count = 1;
        }
        self.given += count as u64;
        if self.cr_only {
            out[..count].iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        if let Some(byte) = out[..count].last() {
            self.last = *byte;
        }
        Ok(count)
    }
}

/// The first bytes as text.
fn sample(sheet: &mut Sheet) -> Result<String, ReadError> {
    let name = sheet.file.clone();
    sheet.data.seek(SeekFrom::Start(0)).map_err(|error| Problem::Read(error).of(&name))?;
    let mut text = Vec::new();
    let decoder = Decoder::new((&sheet.data).take(sheet.length), sheet.shape.charset);
    let result = decoder.take(SAMPLE_BYTES as u64).read_to_end(&mut text);
    result.map_err(|error| problem(csv::Error::from(error), 1).of(&name))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The delimiter that cuts most of the first rows into the same number of cells.
fn delimiter(sample: &str) -> u8 {
    // Excel's own hint on the first line.
    let hint = sample.strip_prefix("sep=").or_else(|| sample.strip_prefix("\"sep="));
    if let Some(byte) = hint.and_then(|hint| hint.bytes().next()).filter(|byte| DELIMITERS.contains(byte)) {
        return byte;
    }
    let scored = DELIMITERS.into_iter().map(|delimiter| (score(sample, delimiter), delimiter));
    // The first of equals wins: `max_by_key` would take the last.
    scored
        .rev()
        .max_by_key(|(score, _)| *score)
        .filter(|(score, _)| *score > 0)
        .map_or(b',', |(_, delimiter)| delimiter)
}

fn score(sample: &str, delimiter: u8) -> usize {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(sample.as_bytes());
    let mut widths: HashMap<usize, usize> = HashMap::new();
    let mut rows = 0;
    for record in reader.records().take(60).flatten() {
        rows += 1;
        *widths.entry(record.len()).or_default() += 1;
    }
    let Some((width, same)) =
        widths.into_iter().filter(|(width, _)| *width > 1).max_by_key(|(width, same)| (*same, *width))
    else {
        return 0;
    };
    same * 1000 / rows.max(1) * 100 + width.min(99)
}

/// With an odd number of quotes: the last row tells whether one of them swallowed the end of the file.
fn refuse_open_quote(sheet: &mut Sheet) -> Result<(), ReadError> {
    let name = sheet.file.clone();
    let delimiter = sheet.shape.delimiter;
    let mut rows = sheet.rows()?;
    let (mut row, mut last) = (Row::default(), None);
    while rows.read_any(&mut row)? {
        let open = row
            .record
            .iter()
            .next_back()
            .is_some_and(|cell| cell.contains('\n') && cell.contains(char::from(delimiter)));
        // Such a row has no line end of its own to be counted from.
        last = open.then(|| row.line() + 1);
    }
    match last {
        Some(line) => Err(Problem::OpenQuote { line }.of(&name)),
        None => Ok(()),
    }
}
