//! XLSX, XLSB, XLS and ODS: one sheet unrolled to an unnamed file on disk, so that a pass over it needs no memory.
//! Every call of the reader behind it stands guard, since a damaged file may make it panic.

use super::{
    Format, MAX_COLUMNS, MAX_INPUT_BYTES, Problem, ReadError, ReadOptions, Shape, Sheet, row,
    source::{self, Input},
    xls, zip,
};
use crate::{
    domain::moment::Moment,
    exchange::{fold::fold, synonyms::GUIDES},
};
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};
use chrono::{NaiveDate, NaiveTime, Timelike};
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The largest XLS: it is read into memory whole.
const MAX_XLS_BYTES: u64 = 64 << 20;

type Bytes = BufReader<File>;

/// A workbook in a zip archive.
pub fn open_zip(input: Input, options: &ReadOptions) -> Result<Sheet, ReadError> {
    let kind = zip::inspect(&input)?;
    let name = input.name.clone();
    guarded(&name, || match kind {
        zip::Kind::Xlsx => {
            let mut book = Xlsx::new(again(&input)?).map_err(xlsx_problem)?;
            let epoch = book.has_1904_epoch();
            let sheets = visible(book.sheets_metadata());
            unroll(&input, options, &sheets, epoch, |sheet, visit| {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(xlsx_problem)?;
                while let Some(cell) = cells.next_cell().map_err(xlsx_problem)? {
                    if !visit(cell.get_position(), borrow(cell.get_value()))? {
                        break;
                    }
                }
                Ok(())
            })
        }
        zip::Kind::Xlsb => {
            let mut book = Xlsb::new(again(&input)?).map_err(damaged)?;
            let epoch = book.has_1904_epoch();
            let sheets = visible(book.sheets_metadata());
            unroll(&input, options, &sheets, epoch, |sheet, visit| {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
                while let Some(cell) = cells.next_cell().map_err(damaged)? {
                    if !visit(cell.get_position(), borrow(cell.get_value()))? {
                        break;
                    }
                }
                Ok(())
            })
        }
        zip::Kind::Ods => {
            let mut book: Ods<Bytes> = Ods::new(again(&input)?).map_err(|error| match error {
                calamine::OdsError::Password => Problem::Password,
                other => damaged(other),
            })?;
            let sheets = visible(book.sheets_metadata());
            unroll(&input, options, &sheets, false, |sheet, visit| {
                grid(&book.worksheet_range(sheet).map_err(damaged)?, visit)
            })
        }
    })
}

/// An XLS workbook.
pub fn open_compound(input: Input, options: &ReadOptions) -> Result<Sheet, ReadError> {
    let name = input.name.clone();
    if input.length > MAX_XLS_BYTES {
        return Err(Problem::TooBig { limit: MAX_XLS_BYTES }.of(&name));
    }
    guarded(&name, || {
        let mut bytes = Vec::new();
        again(&input)?.read_to_end(&mut bytes).map_err(Problem::Read)?;
        xls::inspect(bytes)?;
        let mut book: Xls<Bytes> = Xls::new(again(&input)?).map_err(|error| match error {
            calamine::XlsError::Password => Problem::Password,
            other => damaged(other),
        })?;
        let epoch = book.has_1904_epoch();
        let sheets = visible(book.sheets_metadata());
        unroll(&input, options, &sheets, epoch, |sheet, visit| {
            grid(&book.worksheet_range(sheet).map_err(damaged)?, visit)
        })
    })
}

/// One cell, as every reader can show it.
enum Value<'a> {
    Empty,
    Text(&'a str),
    Number(f64),
    Bool(bool),
    Excel(ExcelDateTime),
    Iso(&'a str),
    Error(String),
}

fn borrow<'a>(value: &'a DataRef<'_>) -> Value<'a> {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(text),
        DataRef::SharedString(text) => Value::Text(text),
        DataRef::Bool(value) => Value::Bool(*value),
        DataRef::DateTime(value) => Value::Excel(*value),
        DataRef::DateTimeIso(text) => Value::Iso(text),
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

fn owned(value: &Data) -> Value<'_> {
    match value {
        Data::Empty => Value::Empty,
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::String(text) | Data::DurationIso(text) => Value::Text(text),
        Data::Bool(value) => Value::Bool(*value),
        Data::DateTime(value) => Value::Excel(*value),
        Data::DateTimeIso(text) => Value::Iso(text),
        Data::Error(error) => Value::Error(error.to_string()),
    }
}

/// Is shown each cell with its row and column from 0, row by row; says whether to go on.
type Visit<'v> = &'v mut dyn FnMut((u32, u32), Value<'_>) -> Result<bool, Problem>;

fn grid(range: &calamine::Range<Data>, visit: Visit<'_>) -> Result<(), Problem> {
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, value) in range.used_cells() {
        if !visit((top + row as u32, left + column as u32), owned(value))? {
            break;
        }
    }
    Ok(())
}

/// Chooses the sheet and writes its rows to disk.
fn unroll(
    input: &Input,
    options: &ReadOptions,
    sheets: &[(String, bool)],
    epoch_1904: bool,
    mut read: impl FnMut(&str, Visit<'_>) -> Result<(), Problem>,
) -> Result<Sheet, Problem> {
    let chosen = choose(options, sheets, &mut read)?;
    let mut spool = Spool::new()?;
    read(&chosen, &mut |position, value| spool.cell(position, value).map(|()| true))?;
    let (data, length) = spool.finish()?;
    let hidden =
        sheets.iter().filter(|(name, visible)| !visible && *name != chosen).map(|(name, _)| name.clone()).collect();
    Ok(Sheet {
        file: input.name.clone(),
        name: Some(chosen),
        format: Format::Workbook,
        // Refused rows of a workbook go to a CSV that spreadsheet programs open as UTF-8.
        shape: Shape { delimiter: b',', charset: encoding_rs::UTF_8, bom: true, crlf: true },
        epoch_1904,
        hidden,
        data,
        length,
        cr_only: false,
    })
}

fn choose(
    options: &ReadOptions,
    sheets: &[(String, bool)],
    read: &mut impl FnMut(&str, Visit<'_>) -> Result<(), Problem>,
) -> Result<String, Problem> {
    if let Some(wanted) = &options.sheet {
        let same = |name: &&String| name.trim().to_lowercase() == wanted.trim().to_lowercase();
        let names = sheets.iter().map(|(name, _)| name);
        return match names.clone().find(|name| *name == wanted).or_else(|| names.clone().find(same)) {
            Some(name) => Ok(name.clone()),
            None => Err(Problem::NoSuchSheet { wanted: wanted.clone(), names: names.cloned().collect() }),
        };
    }
    let mut full = |shown: bool| -> Result<Vec<String>, Problem> {
        let mut full = Vec::new();
        for (name, _) in sheets.iter().filter(|(_, visible)| *visible == shown) {
            let mut any = false;
            read(name, &mut |_, value| {
                any = match value {
                    Value::Empty => false,
                    Value::Text(text) => !row::trim(text).is_empty(),
                    _ => true,
                };
                Ok(!any)
            })?;
            if any {
                full.push(name.clone());
            }
        }
        Ok(full)
    };
    let shown = full(true)?;
    // What somebody hid is not taken without being named.
    let hidden = if shown.is_empty() { full(false)? } else { Vec::new() };
    let mut full = shown;
    if full.len() > 1 {
        // A template explains itself on a sheet of its own.
        full.retain(|name| !GUIDES.contains(&fold(name).compact.as_str()));
    }
    match full.len() {
        0 if !hidden.is_empty() => Err(Problem::OnlyHidden { names: hidden }),
        0 => Err(Problem::NoData),
        1 => Ok(full.remove(0)),
        _ => Err(Problem::SeveralSheets { names: full }),
    }
}

/// Rows on disk: the line number, then each cell with one letter for its type.
struct Spool {
    writer: csv::Writer<File>,
    row: Option<u32>,
    width: usize,
    bytes: u64,
}

impl Spool {
    fn new() -> Result<Spool, Problem> {
        let file = tempfile::tempfile().map_err(Problem::Spool)?;
        let writer = csv::WriterBuilder::new().flexible(true).buffer_capacity(1 << 17).from_writer(file);
        Ok(Spool { writer, row: None, width: 0, bytes: 0 })
    }

    fn cell(&mut self, (row, column): (u32, u32), value: Value<'_>) -> Result<(), Problem> {
        let text = match value {
            Value::Empty => return Ok(()),
            Value::Text("") => return Ok(()),
            Value::Text(text) => format!("t{}", narrow(text)),
            Value::Number(number) => format!("n{number}"),
            Value::Bool(value) => format!("b{}", u8::from(value)),
            Value::Iso(text) => iso(text).map_or_else(|| format!("t{text}"), row::write_moment),
            Value::Excel(serial) => excel(serial).map_or_else(|| format!("n{}", serial.as_f64()), row::write_moment),
            Value::Error(error) => format!("t{error}"),
        };
        let (line, column) = (u64::from(row) + 1, column as usize);
        if column >= MAX_COLUMNS {
            return Err(Problem::TooManyColumns { line, column: column as u64 + 1, limit: MAX_COLUMNS });
        }
        if self.row.is_some_and(|current| row < current) {
            return Err(Problem::Damaged(format!("row {line} stands out of order")));
        }
        if self.row != Some(row) {
            self.end_row()?;
            self.field(&line.to_string())?;
            (self.row, self.width) = (Some(row), 0);
        }
        if column < self.width {
            return Err(Problem::Damaged(format!("row {line}: column {} stands out of order", column + 1)));
        }
        while self.width < column {
            self.field("")?;
            self.width += 1;
        }
        self.width += 1;
        self.field(&text)
    }

    fn field(&mut self, text: &str) -> Result<(), Problem> {
        self.bytes += text.len() as u64 + 1;
        if self.bytes > MAX_INPUT_BYTES {
            return Err(Problem::TooBig { limit: MAX_INPUT_BYTES });
        }
        self.writer.write_field(text).map_err(spool_problem)
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        match self.row {
            Some(_) => self.writer.write_record(None::<&[u8]>).map_err(spool_problem),
            None => Ok(()),
        }
    }

    fn finish(mut self) -> Result<(File, u64), Problem> {
        self.end_row()?;
        let mut file = self.writer.into_inner().map_err(|error| Problem::Spool(error.into_error()))?;
        file.flush().map_err(Problem::Spool)?;
        let length = file.metadata().map_err(Problem::Spool)?.len();
        Ok((file, length))
    }
}

/// A text of an old XLS that was stored with two bytes a letter and read with one: every other letter is a zero.
fn narrow(text: &str) -> std::borrow::Cow<'_, str> {
    let is_wide = text.contains('\0') && text.chars().enumerate().all(|(at, c)| (c == '\0') == (at % 2 == 1));
    if is_wide { text.replace('\0', "").into() } else { text.into() }
}

/// A date cell; `None` for a span of time, or a time of day without a date.
fn excel(serial: ExcelDateTime) -> Option<Moment> {
    if serial.is_duration() || serial.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, hour, minute, second, milli) = serial.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
    let time = NaiveTime::from_hms_opt(u32::from(hour), u32::from(minute), u32::from(second))?;
    // A clock written as a fraction of a day may fall a millisecond short of its minute.
    let time = if milli >= 500 { time.with_second((time.second() + 1).min(59)).unwrap_or(time) } else { time };
    Some(if time == NaiveTime::MIN { Moment::day(date) } else { Moment::at(date, time) })
}

fn iso(text: &str) -> Option<Moment> {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    match time.map(|time| time.trim_end_matches('Z').split('.').next().unwrap_or("")) {
        None => Some(Moment::day(date)),
        Some(time) => {
            let time =
                NaiveTime::parse_from_str(time, "%H:%M:%S").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M"));
            time.ok().map(|time| if time == NaiveTime::MIN { Moment::day(date) } else { Moment::at(date, time) })
        }
    }
}

/// The sheets that are tables, not charts or macros, and whether they are shown.
fn visible(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let tables = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    tables.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect()
}

fn again(input: &Input) -> Result<Bytes, Problem> {
    source::rewind(input).map_err(|error| error.problem)?;
    input.file.try_clone().map(BufReader::new).map_err(Problem::Read)
}

fn xlsx_problem(error: calamine::XlsxError) -> Problem {
    match error {
        calamine::XlsxError::Password => Problem::Password,
        other => damaged(other),
    }
}

fn damaged(error: impl std::fmt::Display) -> Problem {
    Problem::Damaged(error.to_string())
}

fn spool_problem(error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Problem::Spool(error),
        other => Problem::Damaged(format!("{other:?}")),
    }
}

/// Runs a reader that may panic on a damaged file, and makes the panic a quiet refusal.
fn guarded(name: &str, read: impl FnOnce() -> Result<Sheet, Problem>) -> Result<Sheet, ReadError> {
    quiet::silence_panics_of_this_thread(true);
    let result = catch_unwind(AssertUnwindSafe(read));
    quiet::silence_panics_of_this_thread(false);
    result.unwrap_or_else(|_| Err(Problem::Damaged("workbook".to_owned()))).map_err(|problem| problem.of(name))
}

mod quiet {
    //! Keeps the panic hook from printing while a panic is expected and caught, on this thread alone.
    use std::cell::Cell;
    use std::panic;
    use std::sync::Once;

    thread_local!(static SILENT: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();

    pub fn silence_panics_of_this_thread(silent: bool) {
        HOOK.call_once(|| {
            let before = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                if !SILENT.get() {
                    before(info);
                }
            }));
        });
        SILENT.set(silent);
    }
}
