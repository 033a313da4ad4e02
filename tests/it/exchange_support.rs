//! Imports a text as the shell would, without a store: what every exchange test starts from.

use gendan::domain::record::{ContactRecord, CustomerRecord, FollowUpRecord, OrderRecord};
use gendan::exchange::error::ImportError;
use gendan::exchange::map_file::MapFile;
use gendan::exchange::plan::{Import, ImportOptions};
use gendan::exchange::read::{self, ReadError, ReadOptions, Sheet, Source};
use gendan::exchange::records::{Reason, Record, Rejected};
use gendan::exchange::report::{ImportPlan, Word};
use std::io::Cursor;
use std::path::Path;

/// Everything that one import gives.
#[derive(Debug)]
pub struct Imported {
    pub plan: ImportPlan,
    pub records: Vec<Record>,
    pub rejected: Vec<Rejected>,
    /// Rows that stay behind because of others.
    pub left: Vec<(u64, Reason)>,
    pub words: Vec<Word>,
}

impl Imported {
    pub fn customers(&self) -> Vec<&CustomerRecord> {
        let mut out = Vec::new();
        for record in &self.records {
            if let Record::Customer(customer) = record {
                out.push(customer);
            }
        }
        out
    }

    pub fn contacts(&self) -> Vec<&ContactRecord> {
        let mut out = Vec::new();
        for record in &self.records {
            if let Record::Contact(contact) = record {
                out.push(contact);
            }
        }
        out
    }

    pub fn follow_ups(&self) -> Vec<&FollowUpRecord> {
        let mut out = Vec::new();
        for record in &self.records {
            if let Record::FollowUp(follow_up) = record {
                out.push(follow_up);
            }
        }
        out
    }

    pub fn orders(&self) -> Vec<&OrderRecord> {
        let mut out = Vec::new();
        for record in &self.records {
            if let Record::Order(order) = record {
                out.push(&**order);
            }
        }
        out
    }

    /// The role of a heading, as JSON has it.
    pub fn role(&self, heading: &str) -> String {
        let column = self.plan.mapping.columns.iter().find(|column| column.heading == heading);
        serde_json::to_string(&column.expect("heading").role).expect("json").replace('"', "")
    }
}

pub fn sheet(bytes: &[u8]) -> Result<Sheet, ReadError> {
    sheet_with(bytes, &ReadOptions::default())
}

pub fn sheet_with(bytes: &[u8], options: &ReadOptions) -> Result<Sheet, ReadError> {
    read::open(Source::Stream { name: "-".to_owned(), reader: Box::new(Cursor::new(bytes.to_vec())) }, options)
}

pub fn import_sheet(sheet: Sheet, options: ImportOptions) -> Result<Imported, ImportError> {
    let mut import = Import::prepare(sheet, options)?;
    let plan = import.plan().clone();
    let (mut taken, mut rejected) = (Vec::new(), Vec::new());
    let mut records = import.records()?;
    for row in records.by_ref() {
        match row? {
            Ok(record) => taken.push(record),
            Err(row) => rejected.push(row),
        }
    }
    let (words, left) = (records.words(), records.left_behind());
    Ok(Imported { plan, records: taken, rejected, left, words })
}

pub fn import(text: &str) -> Imported {
    import_with(text, ImportOptions::default()).expect("import")
}

pub fn import_with(text: &str, options: ImportOptions) -> Result<Imported, ImportError> {
    import_sheet(sheet(text.as_bytes())?, options)
}

pub fn import_file(path: &Path, options: ImportOptions) -> Result<Imported, ImportError> {
    import_sheet(read::open(Source::File(path.to_owned()), &ReadOptions::default())?, options)
}

pub fn mapped(toml: &str) -> ImportOptions {
    ImportOptions { map: MapFile::parse(toml).expect("map"), ..ImportOptions::default() }
}

/// Every row of a sheet as texts, with its line.
pub fn rows(sheet: &mut Sheet) -> Result<Vec<(u64, Vec<String>)>, ReadError> {
    let (mut row, mut out) = (read::Row::default(), Vec::new());
    let mut rows = sheet.rows()?;
    while rows.read(&mut row)? {
        out.push((row.line(), (0..row.width()).map(|column| row.text(column).into_owned()).collect()));
    }
    Ok(out)
}
