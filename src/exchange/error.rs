//! Why a sheet cannot be imported as a whole. Words for people live in the locales; a single row's reason is in `records`.

use super::{field::Kind, read::ReadError};

/// A sheet that was refused before anything was taken from it.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Read(#[from] ReadError),
    /// No row looks like headings.
    #[error("no heading row")]
    NoHeadings,
    /// No kind fits: `--as` must say it.
    #[error("cannot tell what the rows are, from {headings:?}")]
    KindUnclear { headings: Vec<String> },
    /// A field without which no row can be taken has no column.
    #[error("no column for {field} of {kind:?}, among {headings:?}")]
    MissingColumn { kind: Kind, field: &'static str, headings: Vec<String> },
    /// A file of cards holds people, whatever else was asked for.
    #[error("a file of cards holds contacts, not {asked:?}")]
    CardsAre { asked: Kind },
    /// The map file is not TOML, or not of the right shape.
    #[error("map: {message}")]
    Map { message: String },
    #[error("map: no field {field}, only {known:?}")]
    MapField { field: String, known: Vec<&'static str> },
    #[error("map: no heading {heading} for {field}, only {headings:?}")]
    MapHeading { field: String, heading: String, headings: Vec<String> },
    #[error("map: {value} is no {table}, only {known:?}")]
    MapValue { table: &'static str, value: String, known: Vec<&'static str> },
    /// Day and month could be either way round in every row: `--dates` must say it.
    #[error("column {heading}: {sample} on line {line} may be day first or month first")]
    DateOrder { heading: String, line: u64, sample: String },
    /// One row needs the day first and another the month first.
    #[error("column {heading}: {sample} on line {line} contradicts the order of day and month in the rows above")]
    DateOrderMixed { heading: String, line: u64, sample: String },
}
