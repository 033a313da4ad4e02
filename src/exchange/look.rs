//! An import tried and taken back: what a preview shows, as data. Keeps nothing, and holds no words of any language.

use super::{
    columns::{Role, is_known},
    dates::DateOrder,
    error::ImportError,
    field::{Field, Kind, Part},
    map_file::MapFile,
    plan::{Import, ImportOptions, Survey},
    read::{ReadOptions, Sheet, Source},
    records::Record,
    report::{ImportPlan, Word},
    session::{self, Lines, Refused, Rejection, SessionError, Why},
};
use crate::{
    domain::money::Currency,
    store::{self, ImportReport, Store},
};
use chrono::{DateTime, FixedOffset, NaiveDateTime};
use std::{collections::BTreeMap, path::PathBuf};

/// What the person has said of a sheet so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// What the rows are; found out when `None`.
    pub kind: Option<Kind>,
    /// What becomes of single columns, by their place.
    pub columns: BTreeMap<usize, Role>,
    /// In which order day and month stand; found out when `None`.
    pub dates: Option<DateOrder>,
    /// Whether the sheet has headings; found out when `None`.
    pub has_headings: Option<bool>,
    /// Of amounts that name none; the book's when `None`.
    pub currency: Option<Currency>,
    /// The encoding of a text, by its name in the Encoding Standard; found out when `None`.
    pub encoding: Option<String>,
    /// The file with the lines of the orders whose heads these are.
    pub lines: Option<PathBuf>,
}

/// What there is to know beside the sheet and the answers.
#[derive(Clone, Copy)]
pub struct Setting {
    /// The book's.
    pub currency: Currency,
    pub now: NaiveDateTime,
    /// Shows an instant with an offset as local time.
    pub local: fn(DateTime<FixedOffset>) -> NaiveDateTime,
}

/// A sheet as it would be imported.
#[derive(Debug)]
pub struct Look {
    pub plan: ImportPlan,
    pub has_headings: bool,
    pub currency: Currency,
    /// What has to be answered before anything can be taken.
    pub open: Vec<ImportError>,
    /// The first rows as they would be.
    pub first: Vec<Record>,
    /// What it would come to; `None` as long as something is open.
    pub tried: Option<Tried>,
}

/// What an import would come to, or came to.
#[derive(Clone, Debug)]
pub struct Tried {
    pub report: ImportReport,
    /// Rows that cannot be taken.
    pub refused: u64,
    /// The first of them.
    pub rejections: Vec<Rejection>,
    /// Words of theirs that are not plainly ours.
    pub words: Vec<Word>,
}

/// So many rows are shown as they would be.
const FIRST: usize = 200;

/// Understands a sheet as it was answered for, as far as it can be.
///
/// # Errors
/// As [`Import::survey`].
pub fn survey(sheet: Sheet, answers: &Answers, setting: &Setting) -> Result<Survey, ImportError> {
    let part = if answers.lines.is_some() { Part::Heads } else { Part::Whole };
    let options = |no_headings| ImportOptions {
        map: MapFile { columns: answers.columns.clone(), ..MapFile::default() },
        no_headings,
        ..said(answers, setting, part)
    };
    let found = Import::survey(sheet, options(answers.has_headings == Some(false)))?;
    // A block that was copied without its headings: no row of it is lost to them.
    let unknown = !found.import.plan().mapping.columns.iter().any(|column| is_known(&column.heading));
    if answers.has_headings.is_none() && unknown && !found.open.is_empty() {
        return Import::survey(found.import.into_sheet(), options(true));
    }
    Ok(found)
}

/// What was said that holds for the sheet and for the sheet of lines beside it.
fn said(answers: &Answers, setting: &Setting, part: Part) -> ImportOptions {
    ImportOptions {
        // Who names a sheet of lines has orders.
        kind: if part == Part::Whole { answers.kind } else { Some(Kind::Orders) },
        part,
        map: MapFile::default(),
        no_headings: false,
        dates: answers.dates,
        currency: answers.currency.unwrap_or(setting.currency),
        now: Some(setting.now),
        local: setting.local,
    }
}

/// Opens the sheet of lines that was named, if one was.
///
/// # Errors
/// As [`Import::open`].
pub fn lines(answers: &Answers, setting: &Setting) -> Result<Option<Import>, ImportError> {
    let Some(path) = &answers.lines else { return Ok(None) };
    let options = said(answers, setting, Part::Lines);
    Import::open(Source::File(path.clone()), &ReadOptions::default(), options).map(Some)
}

/// Tries an import and takes it back. `words` says in the person's language why a row was not taken; `step` hears of the rows so
/// far and says whether to go on. The sheet comes back, to be looked at in another way.
///
/// # Errors
/// As [`survey`] and [`session::run`].
pub fn look(
    store: &mut Store,
    sheet: Sheet,
    answers: &Answers,
    setting: &Setting,
    options: &store::ImportOptions,
    words: &dyn Fn(&Why) -> String,
    step: impl FnMut(u64) -> bool,
) -> Result<(Look, Sheet), SessionError> {
    let Survey { mut import, open } = survey(sheet, answers, setting)?;
    let plan = import.plan().clone();
    let (mut first, mut tried) = (Vec::new(), None);
    let mut beside = lines(answers, setting)?.map(|lines| {
        let refused = Refused::new(&lines, None, "", words);
        Lines::new(lines, refused)
    });
    if open.is_empty() && plan.rows > 0 {
        for row in import.records()?.take(FIRST * 2) {
            if let Ok(record) = row? {
                first.push(record);
            }
            if first.len() == FIRST {
                break;
            }
        }
        let mut refused = Refused::new(&import, None, "", words);
        let options = store::ImportOptions { dry_run: true, ..options.clone() };
        let (report, words) = session::run(store, &mut import, beside.as_mut(), &options, &mut refused, step)?;
        if let Some(beside) = &mut beside {
            refused.take_over(&mut beside.refused);
        }
        tried = Some(Tried { report, refused: refused.rows, rejections: refused.told, words });
    }
    let currency = answers.currency.unwrap_or(setting.currency);
    let look = Look { has_headings: plan.heading_line > 0, plan, currency, open, first, tried };
    Ok((look, import.into_sheet()))
}

impl Record {
    /// The line of its first row.
    pub fn line(&self) -> u64 {
        match self {
            Record::Customer(record) => record.line,
            Record::Contact(record) => record.line,
            Record::FollowUp(record) => record.line,
            Record::Product(record) => record.line,
            Record::Order(record) => record.line,
            Record::Receipt(record) => record.line,
            Record::Deal(record) => record.line,
        }
    }
}

impl ImportPlan {
    /// Whether a column feeds a date, so that the order of day and month matters.
    pub fn has_dates(&self) -> bool {
        self.mapping.columns.iter().any(|column| matches!(column.role, Role::Field(field) if field.is_date()))
    }

    /// Whether the rows hold amounts that may name no currency.
    pub fn may_ask_currency(&self) -> bool {
        matches!(self.kind, Kind::Orders | Kind::Receipts | Kind::Products | Kind::Deals)
    }

    /// The fields that are fed, in the sheet's order.
    pub fn fields(&self) -> Vec<Field> {
        let fields = self.mapping.columns.iter().filter_map(|column| match column.role {
            Role::Field(field) => Some(field),
            _ => None,
        });
        let mut seen = Vec::new();
        for field in fields {
            if !seen.contains(&field) {
                seen.push(field);
            }
        }
        seen
    }
}
