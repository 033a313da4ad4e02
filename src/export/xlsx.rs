//! Sheets as a workbook: typed cells, a frozen heading, widths that fit Chinese, filters, totals as formulas. Rows go to disk as they come.

use super::{
    error::ExportError,
    table::{Cell, Column, Total},
};
use crate::{
    domain::{decimal::plain, money::Currency},
    safe::width,
};
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::{Seek, Write},
};

/// The rows of an Excel sheet.
pub const MOST_ROWS: u64 = 1_048_576;
/// Rows that the widths are measured on.
const MEASURED: usize = 500;
/// Cells that a column is at least and at most wide.
const NARROWEST: usize = 6;
const WIDEST: usize = 48;
/// The longest text of a cell, in characters.
const LONGEST: usize = 32_767;
/// Digits behind the point that sums are kept with: more than any cell has.
const SCALE: u32 = 6;

/// A workbook being written.
pub struct XlsxFile {
    workbook: Workbook,
    /// The word before the sums.
    total: String,
}

impl XlsxFile {
    /// An empty workbook; `total` is the word before sums.
    pub fn new(total: &str) -> XlsxFile {
        XlsxFile { workbook: Workbook::new(), total: total.to_owned() }
    }

    /// Writes a sheet whose rows come from `rows`, which is called with a taker of rows.
    pub fn sheet(
        &mut self,
        name: &str,
        columns: &[Column],
        rows: impl FnOnce(&mut dyn FnMut(Vec<Cell>) -> Result<(), ExportError>) -> Result<(), ExportError>,
    ) -> Result<SheetPlace, ExportError> {
        let worksheet = self.workbook.add_worksheet_with_constant_memory()?;
        worksheet.set_name(name)?;
        let mut sheet = SheetWriter::new(worksheet, columns);
        rows(&mut |cells| sheet.take(cells))?;
        let last = sheet.finish(&self.total)?;
        Ok(SheetPlace { name: name.to_owned(), last_row: last })
    }

    /// The workbook itself, for charts and lists to choose from.
    pub fn workbook(&mut self) -> &mut Workbook {
        &mut self.workbook
    }

    /// Writes the file.
    pub fn finish(mut self, out: impl Write + Seek + Send) -> Result<(), ExportError> {
        // Two exports of the same rows are the same bytes but for nothing: no time of day in them.
        let made = NaiveDate::from_ymd_opt(2000, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap_or_default();
        let properties = rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made.and_utc());
        self.workbook.set_properties(&properties);
        Ok(self.workbook.save_to_writer(out)?)
    }
}

/// Where the rows of a sheet ended, for charts.
pub struct SheetPlace {
    pub name: String,
    /// The last row of data, from 0 (the heading); 0 when there is none.
    pub last_row: u32,
}

struct SheetWriter<'w> {
    worksheet: &'w mut Worksheet,
    columns: &'w [Column],
    formats: Formats,
    /// The first rows, until the widths are known: a column's width stands before its cells in the file.
    waiting: Vec<Vec<Cell>>,
    started: bool,
    next: u32,
    currencies: BTreeSet<String>,
    digits: u32,
    /// What each column came to, of the rows of one currency, with [`SCALE`] digits behind the point.
    sums: BTreeMap<(u16, Option<String>), i128>,
}

impl<'w> SheetWriter<'w> {
    fn new(worksheet: &'w mut Worksheet, columns: &'w [Column]) -> Self {
        SheetWriter {
            worksheet,
            columns,
            formats: Formats::default(),
            waiting: Vec::new(),
            started: false,
            next: 1,
            currencies: BTreeSet::new(),
            digits: 0,
            sums: BTreeMap::new(),
        }
    }

    fn take(&mut self, cells: Vec<Cell>) -> Result<(), ExportError> {
        if self.started {
            return self.write(&cells);
        }
        self.waiting.push(cells);
        if self.waiting.len() >= MEASURED { self.start() } else { Ok(()) }
    }

    /// Writes headings and what has waited.
    fn start(&mut self) -> Result<(), ExportError> {
        self.started = true;
        let heading = self.formats.heading();
        for (at, column) in (0_u16..).zip(self.columns) {
            let cells = self.waiting.iter().filter_map(|row| row.get(usize::from(at))).map(shown_width).max();
            // A filter's button takes two cells of the heading.
            let widest = cells.unwrap_or(0).max(width(&column.heading) + 3);
            let wide = u32::try_from(widest.clamp(NARROWEST, WIDEST)).unwrap_or(0);
            self.worksheet.set_column_width(at, f64::from(wide) + 1.0)?;
            self.worksheet.write_string_with_format(0, at, &column.heading, &heading)?;
        }
        self.worksheet.set_freeze_panes(1, 0)?;
        for cells in std::mem::take(&mut self.waiting) {
            self.write(&cells)?;
        }
        Ok(())
    }

    fn write(&mut self, cells: &[Cell]) -> Result<(), ExportError> {
        if u64::from(self.next) >= MOST_ROWS - 40 {
            return Err(ExportError::TooManyRows(MOST_ROWS));
        }
        let row = self.next;
        self.next += 1;
        self.add_up(cells);
        for (at, cell) in (0_u16..).zip(cells) {
            let sheet = &mut *self.worksheet;
            match cell {
                Cell::Empty => continue,
                Cell::Text(text) => {
                    if self.columns.get(usize::from(at)).is_some_and(|column| column.is_currency) {
                        self.currencies.insert(text.clone());
                    }
                    let format = self.formats.text(text.contains('\n'));
                    match text.char_indices().nth(LONGEST) {
                        Some((end, _)) => sheet.write_string_with_format(row, at, &text[..end], &format)?,
                        None => sheet.write_string_with_format(row, at, text, &format)?,
                    }
                }
                Cell::Date(day) => sheet.write_datetime_with_format(row, at, day, &self.formats.date())?,
                Cell::Time(time) => sheet.write_datetime_with_format(row, at, time, &self.formats.time())?,
                Cell::Whole(n) => sheet.write_number_with_format(row, at, to_number(*n, 0), &self.formats.whole())?,
                Cell::Money(minor, currency) => {
                    self.digits = self.digits.max(currency.digits());
                    let format = self.formats.money(currency.digits());
                    sheet.write_number_with_format(row, at, to_number(*minor, currency.digits()), &format)?
                }
                Cell::Decimal(scaled, digits) => {
                    sheet.write_number_with_format(row, at, to_number(*scaled, *digits), &self.formats.decimal())?
                }
                Cell::Share(thousandths) => {
                    sheet.write_number_with_format(row, at, to_number(*thousandths, 3), &self.formats.share())?
                }
            };
        }
        Ok(())
    }

    /// Adds a row to the sums of its currency. They stand in the file beside their formulas: not every program figures those at once.
    fn add_up(&mut self, cells: &[Cell]) {
        let currency = self.columns.iter().position(|column| column.is_currency);
        let code = match currency.and_then(|at| cells.get(at)) {
            Some(Cell::Text(code)) => Some(code.clone()),
            _ => None,
        };
        for ((at, column), cell) in (0_u16..).zip(self.columns).zip(cells) {
            let (value, digits) = match cell {
                Cell::Whole(n) => (*n, 0),
                Cell::Money(minor, currency) => (*minor, currency.digits()),
                Cell::Decimal(scaled, digits) => (*scaled, *digits),
                _ => continue,
            };
            if column.total == Total::Sum {
                let scaled = i128::from(value) * 10_i128.pow(SCALE.saturating_sub(digits));
                *self.sums.entry((at, code.clone())).or_default() += scaled;
            }
        }
    }

    /// What the formula of a sum comes to: of one currency, or of all rows; nothing where it is too large to be written.
    fn sum(&self, at: u16, code: Option<&String>) -> Option<String> {
        let of = |((column, of), _): &(&(u16, Option<String>), &i128)| {
            *column == at && (code.is_none() || of.as_ref() == code)
        };
        let sum: i128 = self.sums.iter().filter(of).map(|(_, sum)| sum).sum();
        i64::try_from(sum).ok().map(|sum| plain(sum, SCALE, 0))
    }

    /// The sums below, a line a currency; the last row of data.
    fn finish(mut self, total: &str) -> Result<u32, ExportError> {
        if !self.started {
            self.start()?;
        }
        let (last, columns) = (self.next - 1, u16::try_from(self.columns.len()).unwrap_or(u16::MAX));
        if last == 0 || columns == 0 {
            return Ok(0);
        }
        self.worksheet.autofilter(0, 0, last, columns - 1)?;
        if self.columns.iter().all(|column| column.total == Total::None) {
            return Ok(last);
        }
        let currency = (0_u16..).zip(self.columns).find(|(_, column)| column.is_currency).map(|(at, _)| at);
        let lines: Vec<Option<String>> = match currency {
            Some(_) if !self.currencies.is_empty() => self.currencies.iter().cloned().map(Some).collect(),
            _ => vec![None],
        };
        // One line below the data: a filter and a second import both leave the sums alone.
        for (line, code) in (last + 2..).zip(lines) {
            let label = self.formats.label();
            self.worksheet.write_string_with_format(line, 0, total, &label)?;
            if let (Some(at), Some(code)) = (currency, &code) {
                self.worksheet.write_string_with_format(line, at, code, &label)?;
            }
            let digits = code.as_deref().and_then(Currency::from_code).map_or(self.digits, Currency::digits);
            for (at, column) in (0_u16..).zip(self.columns) {
                if column.total == Total::None {
                    continue;
                }
                let range = format!("{0}2:{0}{1}", letters(at), last + 1);
                let formula = match (currency, &code) {
                    (Some(by), Some(code)) => {
                        format!("=SUMIFS({range},{0}2:{0}{1},\"{code}\")", letters(by), last + 1)
                    }
                    _ => format!("=SUBTOTAL(109,{range})"),
                };
                let format = self.formats.sum(digits);
                let formula = match self.sum(at, code.as_ref()) {
                    Some(sum) => Formula::new(formula).set_result(sum),
                    None => Formula::new(formula),
                };
                self.worksheet.write_formula_with_format(line, at, formula, &format)?;
            }
        }
        Ok(last)
    }
}

/// How the heading of a column looks.
pub(super) fn heading_format() -> Format {
    Format::new()
        .set_bold()
        .set_background_color("F2F2F2")
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
}

/// `0` is `A`, `26` is `AA`.
pub fn letters(column: u16) -> String {
    let mut letters = String::new();
    let mut n = u32::from(column) + 1;
    while n > 0 {
        let digit = u8::try_from((n - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        n = (n - 1) / 26;
    }
    letters
}

/// Excel knows numbers as floats alone: this is the one nearest to the exact decimal.
fn to_number(scaled: i64, digits: u32) -> f64 {
    Cell::Decimal(scaled, digits).plain().parse().unwrap_or(0.0)
}

fn shown_width(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.lines().map(width).max().unwrap_or(0),
        // Thousands are grouped there.
        Cell::Money(..) => cell.plain().len() * 4 / 3 + 1,
        _ => cell.plain().len(),
    }
}

/// The looks of cells, each made once.
#[derive(Default)]
struct Formats {
    made: HashMap<(u8, u32), Format>,
}

impl Formats {
    fn of(&mut self, key: (u8, u32), make: impl FnOnce() -> Format) -> Format {
        self.made.entry(key).or_insert_with(make).clone()
    }

    fn heading(&mut self) -> Format {
        self.of((0, 0), heading_format)
    }

    fn text(&mut self, wraps: bool) -> Format {
        self.of((1, u32::from(wraps)), || {
            let format = Format::new().set_align(FormatAlign::Top).set_num_format("@");
            if wraps { format.set_text_wrap() } else { format }
        })
    }

    fn date(&mut self) -> Format {
        self.of((2, 0), || Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top))
    }

    fn time(&mut self) -> Format {
        self.of((3, 0), || Format::new().set_num_format("yyyy-mm-dd hh:mm").set_align(FormatAlign::Top))
    }

    fn whole(&mut self) -> Format {
        self.of((4, 0), || Format::new().set_num_format("#,##0").set_align(FormatAlign::Top))
    }

    fn money(&mut self, digits: u32) -> Format {
        self.of((5, digits), || Format::new().set_num_format(money_pattern(digits)).set_align(FormatAlign::Top))
    }

    fn decimal(&mut self) -> Format {
        self.of((6, 0), || Format::new().set_num_format("#,##0.####").set_align(FormatAlign::Top))
    }

    fn share(&mut self) -> Format {
        self.of((9, 0), || Format::new().set_num_format("0.0%").set_align(FormatAlign::Top))
    }

    fn label(&mut self) -> Format {
        self.of((7, 0), || Format::new().set_bold())
    }

    fn sum(&mut self, digits: u32) -> Format {
        self.of((8, digits), || Format::new().set_bold().set_num_format(money_pattern(digits)))
    }
}

fn money_pattern(digits: u32) -> String {
    match digits {
        0 => "#,##0".to_owned(),
        n => format!("#,##0.{}", "0".repeat(n as usize)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), text);
        }
    }
}
