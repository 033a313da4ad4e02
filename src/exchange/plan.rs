//! One pass over the whole sheet before anything is taken: which columns, how many rows, in which order day and month stand.
//! What is wrong with the file as a whole shows here, so that an import starts only on a file that can be read to its end.

use super::{
    cells::DateStyle,
    columns::{self, Columns, Role},
    dates::{DateOrder, OrderScan},
    error::ImportError,
    field::{Field, Kind, Part},
    heading::{self, Headings},
    map_file::MapFile,
    read::{self, Cell, Format, Loaded, Problem, ReadError, ReadOptions, Row, Sheet, Source, trim},
    records::{OrderLines, Records},
    report::{ColumnPlan, ImportPlan, Mapping, letters},
    totals::{self, Totals},
};
use crate::domain::money::Currency;
use crate::language::when;
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// What the person said about the rows.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// `--as`; found out when `None`.
    pub kind: Option<Kind>,
    /// Of orders.
    pub part: Part,
    pub map: MapFile,
    /// The first row is data already: its columns have letters for headings.
    pub no_headings: bool,
    /// `--dates`; found out when `None`.
    pub dates: Option<DateOrder>,
    /// The book's currency; amounts that name another are kept as text.
    pub currency: Currency,
    /// Today, for dates that depend on it (明天, 5月20日); `None` refuses such cells.
    pub now: Option<NaiveDateTime>,
    /// Shows an instant with an offset (RFC 3339) as local time. The default keeps the time as written.
    pub local: fn(DateTime<FixedOffset>) -> NaiveDateTime,
}

impl Default for ImportOptions {
    fn default() -> Self {
        ImportOptions {
            kind: None,
            part: Part::Whole,
            map: MapFile::default(),
            no_headings: false,
            dates: None,
            currency: Currency::CNY,
            now: None,
            local: |instant| instant.naive_local(),
        }
    }
}

/// A sheet that is understood and can be read row by row, as often as needed.
pub struct Import {
    pub(super) sheet: Sheet,
    pub(super) options: ImportOptions,
    pub(super) columns: Columns,
    pub(super) styles: Vec<DateStyle>,
    plan: ImportPlan,
}

/// A sheet as far as it is understood, for whoever can be asked about the rest.
pub struct Survey {
    pub import: Import,
    /// What has to be said before a row can be taken: no headings, an unclear kind, a missing column, an ambiguous date order.
    pub open: Vec<ImportError>,
}

impl Import {
    /// Opens an input and understands its sheet. Of several sheets with data, when none is named, it is the one whose headings have
    /// what the kind asked for cannot do without, if there is one alone.
    pub fn open(source: Source, reading: &ReadOptions, options: ImportOptions) -> Result<Import, ImportError> {
        let loaded = read::load(source)?;
        let (file, names) = match (loaded.sheet(reading), options.kind) {
            (Err(ReadError { file, problem: Problem::SeveralSheets { names } }), Some(_)) => (file, names),
            (sheet, _) => return Import::prepare(sheet?, options),
        };
        let held = hold(&loaded, &names, &options)?;
        let fitting: Vec<&String> =
            names.iter().zip(&held).filter(|(_, kind)| kind.is_some()).map(|(name, _)| name).collect();
        match fitting[..] {
            [only] => {
                Import::prepare(loaded.sheet(&ReadOptions { sheet: Some(only.clone()), ..reading.clone() })?, options)
            }
            _ => Err(Problem::SeveralSheets { names }.of(&file).into()),
        }
    }

    /// Understands a sheet. Reads all of it once.
    ///
    /// # Errors
    /// The first thing that is not understood.
    pub fn prepare(sheet: Sheet, options: ImportOptions) -> Result<Import, ImportError> {
        Self::understand(sheet, options, &mut Err).map(|survey| survey.import)
    }

    /// Understands of a sheet what can be understood, and tells what is open.
    ///
    /// # Errors
    /// The file cannot be read, or the map says what cannot be.
    pub fn survey(sheet: Sheet, options: ImportOptions) -> Result<Survey, ImportError> {
        Self::understand(sheet, options, &mut |open| match open {
            ImportError::NoHeadings
            | ImportError::KindUnclear { .. }
            | ImportError::MissingColumn { .. }
            | ImportError::DateOrder { .. }
            | ImportError::DateOrderMixed { .. } => Ok(open),
            other => Err(other),
        })
    }

    /// `settle` says of what is not understood whether it is left open.
    fn understand(
        mut sheet: Sheet,
        options: ImportOptions,
        settle: &mut dyn FnMut(ImportError) -> Result<ImportError, ImportError>,
    ) -> Result<Survey, ImportError> {
        let mut open = Vec::new();
        let mut headings = match options.no_headings {
            true => heading::letters(&mut sheet)?,
            false => match heading::find(&mut sheet, &options.map) {
                Ok(headings) => headings,
                Err(error) => {
                    open.push(settle(error)?);
                    heading::letters(&mut sheet)?
                }
            },
        };
        let matched = match sheet.format {
            Format::Cards => columns::match_cards(&headings.texts, options.kind, &options.map),
            Format::Text if options.kind.is_none() && columns::are_properties(&headings.texts) => {
                columns::match_cards(&headings.texts, None, &options.map)
            }
            _ => columns::match_columns(&headings.texts, options.kind, options.part, &options.map),
        };
        let mut columns = match matched {
            Ok(columns) => columns,
            Err(error) => {
                let (error, kind) = closest(error, &headings.texts, &options);
                open.push(settle(error)?);
                columns::assign(&headings.texts, kind, &options.map)?
            }
        };
        let scan = Scan::run(&mut sheet, &headings, &columns)?;
        headings.texts.resize(scan.columns.len(), String::new());
        for (column, seen) in scan.columns.iter().enumerate() {
            if columns.roles.len() == column {
                columns.roles.push(Role::Empty);
            }
            // Values without a heading are values all the same.
            if columns.roles[column] == Role::Empty && seen.filled > 0 {
                columns.roles[column] = Role::Extra;
            }
            if headings.texts[column].is_empty() {
                headings.texts[column] = letters(column);
            }
            // 下次计划 may be a date or a sentence: the cells say which.
            if columns.two_sided.contains(&column) && seen.dates.dates * 2 < seen.dates.filled {
                let role = if columns.has(Field::NextAction) { Role::Extra } else { Role::Field(Field::NextAction) };
                columns.reassign(column, role);
            }
        }
        let mut orders = vec![None; scan.columns.len()];
        for (column, order) in orders.iter_mut().enumerate() {
            if matches!(columns.roles[column], Role::Field(field) if field.is_date()) {
                *order = match scan.order(column, &headings.texts[column], options.dates) {
                    Ok(order) => Some(order),
                    Err(error) => {
                        open.push(settle(error)?);
                        None
                    }
                };
            }
        }
        let (epoch_1904, local, now) = (sheet.epoch_1904, options.local, options.now);
        let style = |(column, order): (usize, &Option<DateOrder>)| {
            let future = matches!(columns.roles[column], Role::Field(field) if field.is_future_date());
            let field = if future { when::Field::Future } else { when::Field::Past };
            DateStyle { order: order.unwrap_or(DateOrder::Ymd), epoch_1904, local, now, field }
        };
        let styles = orders.iter().enumerate().map(style).collect();
        let text = sheet.format == Format::Text;
        let plan = ImportPlan {
            file: sheet.file.clone(),
            format: sheet.format,
            sheet: sheet.name.clone(),
            hidden: sheet.hidden.clone(),
            encoding: text.then(|| sheet.shape.charset.name()),
            delimiter: text.then(|| char::from(sheet.shape.delimiter)),
            kind: columns.kind,
            heading_line: headings.line,
            rows: scan.rows,
            totals_lines: scan.totals_lines,
            example_line: scan.example_line,
            mapping: Mapping {
                columns: (headings.texts.into_iter().zip(scan.columns).enumerate())
                    .map(|(column, (heading, seen))| ColumnPlan {
                        heading,
                        role: columns.roles[column],
                        filled: seen.filled,
                        samples: seen.samples,
                        dates: orders[column],
                    })
                    .collect(),
            },
        };
        Ok(Survey { import: Import { sheet, options, columns, styles, plan }, open })
    }

    /// The sheet, to be understood in another way.
    pub fn into_sheet(self) -> Sheet {
        self.sheet
    }

    /// How the sheet was understood.
    pub fn plan(&self) -> &ImportPlan {
        &self.plan
    }

    /// How the input writes its rows; for the rejects file.
    pub fn shape(&self) -> super::read::Shape {
        self.sheet.shape
    }

    /// The headings as shown, by column.
    pub fn headings(&self) -> Vec<String> {
        self.plan.mapping.columns.iter().map(|column| column.heading.clone()).collect()
    }

    /// Whether a column feeds a field.
    pub fn has(&self, field: Field) -> bool {
        self.columns.has(field)
    }

    /// Hands over the cells of these lines as the input has them, in its order.
    pub fn rows_at(&mut self, lines: &BTreeSet<u64>, mut each: impl FnMut(u64, Vec<String>)) -> Result<(), ReadError> {
        let Some(last) = lines.last() else { return Ok(()) };
        let mut rows = self.sheet.rows()?;
        let mut row = Row::default();
        while rows.read(&mut row)? && row.line() <= *last {
            if lines.contains(&row.line()) {
                each(row.line(), (0..row.width()).map(|column| row.raw(column).into_owned()).collect());
            }
        }
        Ok(())
    }

    /// Starts a pass over the rows below the headings.
    pub fn records(&mut self) -> Result<Records<'_>, ReadError> {
        Records::start(self, None)
    }

    /// Starts a pass over orders whose lines are in another sheet.
    pub fn orders_with(&mut self, lines: OrderLines) -> Result<Records<'_>, ReadError> {
        Records::start(self, Some(lines))
    }
}

/// What each sheet of a workbook holds, by its headings: `None` where they have not what the kind asked for cannot do without, or
/// fit no kind.
pub fn hold(loaded: &Loaded, names: &[String], options: &ImportOptions) -> Result<Vec<Option<Kind>>, ReadError> {
    let held = names.iter().map(|name| {
        let mut sheet = loaded.sheet(&ReadOptions { sheet: Some(name.clone()), encoding: None })?;
        let Ok(Headings { texts, .. }) = heading::find(&mut sheet, &options.map) else { return Ok(None) };
        Ok(columns::match_columns(&texts, options.kind, options.part, &options.map).ok().map(|columns| columns.kind))
    });
    held.collect()
}

/// What is most likely wrong with headings that fit no kind, and the kind that they are nearest to: orders whose lines are elsewhere
/// lack nothing but what they are worth.
fn closest(error: ImportError, headings: &[String], options: &ImportOptions) -> (ImportError, Kind) {
    let heads = || columns::match_columns(headings, Some(Kind::Orders), Part::Heads, &options.map).is_ok();
    match error {
        ImportError::KindUnclear { headings } if options.map.fields.is_empty() && heads() => {
            (ImportError::MissingColumn { kind: Kind::Orders, field: "amount", headings }, Kind::Orders)
        }
        error => (error, options.kind.unwrap_or(Kind::Customers)),
    }
}

/// How many different values of a column are shown, and how much of each.
const SAMPLES: usize = 3;
const SAMPLE_CHARS: usize = 40;

#[derive(Default)]
struct Seen {
    filled: u64,
    samples: Vec<String>,
    is_date: bool,
    dates: OrderScan,
}

struct Scan {
    columns: Vec<Seen>,
    rows: u64,
    totals_lines: Vec<u64>,
    example_line: Option<u64>,
}

impl Scan {
    fn run(sheet: &mut Sheet, headings: &Headings, columns: &Columns) -> Result<Scan, ReadError> {
        let mut scan = Scan { columns: Vec::new(), rows: 0, totals_lines: Vec::new(), example_line: None };
        for role in &columns.roles {
            scan.columns
                .push(Seen { is_date: matches!(role, Role::Field(field) if field.is_date()), ..Seen::default() });
        }
        let mut rows = sheet.rows()?;
        let (mut row, mut below) = (Row::default(), Vec::new());
        while rows.read(&mut row)? {
            if row.line() <= headings.line {
                continue;
            }
            if scan.rows == 0 && scan.example_line.is_none() && is_example(&row) {
                scan.example_line = Some(row.line());
                continue;
            }
            match totals::of(&row) {
                Some(Totals::Plain) => scan.totals_lines.push(row.line()),
                Some(Totals::Below) => {
                    scan.row(&row);
                    below.push(row.line());
                }
                None => {
                    scan.row(&row);
                    below.clear();
                }
            }
        }
        scan.rows -= below.len() as u64;
        scan.totals_lines.append(&mut below);
        scan.totals_lines.sort_unstable();
        Ok(scan)
    }

    fn row(&mut self, row: &Row) {
        self.rows += 1;
        for column in 0..row.width() {
            let cell = row.cell(column);
            if cell == Cell::Empty {
                continue;
            }
            if self.columns.len() <= column {
                self.columns.resize_with(column + 1, Seen::default);
            }
            let seen = &mut self.columns[column];
            seen.filled += 1;
            if seen.samples.len() < SAMPLES && self.rows < 1000 {
                let sample: String = super::cells::one_line(&cell.text()).chars().take(SAMPLE_CHARS).collect();
                if !seen.samples.contains(&sample) {
                    seen.samples.push(sample);
                }
            }
            if seen.is_date {
                match cell {
                    Cell::Text(text) => seen.dates.text(row.line(), trim(text)),
                    cell => {
                        seen.dates.filled += 1;
                        seen.dates.dates += u64::from(matches!(cell, Cell::Date(_) | Cell::Number(_)));
                    }
                }
            }
        }
    }

    fn order(&self, column: usize, heading: &str, asked: Option<DateOrder>) -> Result<DateOrder, ImportError> {
        if let Some(order) = asked {
            return Ok(order);
        }
        let (dates, heading) = (&self.columns[column].dates, heading.to_owned());
        if let Some((line, sample)) = dates.mixed.clone() {
            return Err(ImportError::DateOrderMixed { heading, line, sample });
        }
        match (dates.order(), dates.doubtful.clone()) {
            (Some(order), _) => Ok(order),
            (None, Some((line, sample))) => Err(ImportError::DateOrder { heading, line, sample }),
            (None, None) => Ok(DateOrder::Ymd),
        }
    }
}

/// A word for an example and a colon, as our templates have it.
fn is_example(row: &Row) -> bool {
    let first = (0..row.width()).find(|column| row.cell(*column) != Cell::Empty);
    let text: String = first.map(|column| row.text(column).nfkc().collect()).unwrap_or_default();
    text.split_once(':')
        .is_some_and(|(word, _)| super::synonyms::EXAMPLES.contains(&super::fold::fold(word).compact.as_str()))
}
