//! What an import would do, as data: the app and the shell show it, and `--json` prints it. Holds no words of any language.

use super::{
    columns::Role,
    dates::DateOrder,
    field::{Field, Kind},
    read::Format,
};
use serde::Serialize;

/// How a sheet was understood, before any of it is taken.
#[derive(Clone, Debug, Serialize)]
pub struct ImportPlan {
    /// The input's name as given, `-` for standard input.
    pub file: String,
    pub format: Format,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Sheets of the workbook that are hidden, and were left alone.
    pub hidden: Vec<String>,
    /// The label of the encoding; `None` for a workbook.
    pub encoding: Option<&'static str>,
    /// The delimiter of a text; `None` for a workbook.
    pub delimiter: Option<char>,
    pub kind: Kind,
    /// The line of the headings; 0 where they stand in no line of the file, as those of cards.
    pub heading_line: u64,
    /// The first row is a template's example and is not imported.
    pub example_line: Option<u64>,
    /// Rows with data, the totals and the example not counted.
    pub rows: u64,
    /// Rows that hold totals and are not imported.
    pub totals_lines: Vec<u64>,
    pub mapping: Mapping,
}

impl ImportPlan {
    /// The rows to import stand below this line.
    pub fn after(&self) -> u64 {
        self.example_line.unwrap_or(self.heading_line)
    }
}

/// What becomes of each column, in the sheet's order.
#[derive(Clone, Debug, Serialize)]
pub struct Mapping {
    pub columns: Vec<ColumnPlan>,
}

impl Mapping {
    /// The columns of a role, for a line such as "not imported: ...".
    pub fn of(&self, role: Role) -> impl Iterator<Item = &ColumnPlan> {
        self.columns.iter().filter(move |column| column.role == role)
    }
}

/// One column.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnPlan {
    /// As in the sheet; the column's letters where it has none.
    pub heading: String,
    pub role: Role,
    /// Rows with a value.
    pub filled: u64,
    /// The first different values, shortened.
    pub samples: Vec<String>,
    /// Of a date column: the order its dates are read in.
    pub dates: Option<DateOrder>,
}

/// A word of theirs that is not plainly one of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    pub field: Field,
    pub value: String,
    /// Rows with it.
    pub rows: u64,
    /// Our code that was taken for it, its text kept; `None`: only the text was kept.
    pub taken_as: Option<&'static str>,
}

/// The letters of a column, 0 is `A`.
pub fn letters(column: usize) -> String {
    let (mut rest, mut out) = (column + 1, Vec::new());
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        out.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}
