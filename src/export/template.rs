//! Workbooks to fill in: headings that the import knows, lists to choose from, dates and amounts that are checked. Holds nobody's data.

mod choice;
mod columns;

use super::{
    error::ExportError,
    table::Cell,
    xlsx::{self, XlsxFile, letters},
};
use crate::{i18n::Texts, safe::width};
use chrono::NaiveDate;
use columns::{Column, Fill};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, Formula, Worksheet,
};
use std::io::{Seek, Write};

/// The rows that are checked as they are filled.
const ROWS: u32 = 2000;
/// Cells that a column is at least and at most wide.
const NARROWEST: usize = 10;
const WIDEST: usize = 42;

/// A table to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    Customers,
    FollowUps,
    Orders,
    Receipts,
    Products,
}

impl Template {
    pub const ALL: [Template; 5] =
        [Template::Customers, Template::FollowUps, Template::Orders, Template::Receipts, Template::Products];

    /// What a rep keeps who keeps both tables.
    pub const BOTH: [Template; 2] = [Template::FollowUps, Template::Orders];

    /// The word of the command line.
    pub fn code(self) -> &'static str {
        match self {
            Template::Customers => "customers",
            Template::FollowUps => "followups",
            Template::Orders => "orders",
            Template::Receipts => "receipts",
            Template::Products => "products",
        }
    }

    /// The table of a word.
    pub fn from_code(code: &str) -> Option<Template> {
        Template::ALL.into_iter().find(|template| template.code() == code)
    }

    /// The name of its sheet.
    pub fn sheet_name(self, texts: &Texts) -> &str {
        texts.get(match self {
            Template::Customers => "export-sheet-customers",
            Template::FollowUps => "export-sheet-followups",
            Template::Orders => "export-sheet-orders",
            Template::Receipts => "export-sheet-receipts",
            Template::Products => "template-sheet-products",
        })
    }
}

/// Writes a workbook with these tables, and a sheet that explains their columns.
///
/// # Errors
/// What the file does not take.
pub fn write(
    templates: &[Template],
    texts: &Texts,
    today: NaiveDate,
    out: impl Write + Seek + Send,
) -> Result<(), ExportError> {
    let mut file = XlsxFile::new("");
    let mut lists = Lists { name: texts.get("template-sheet-lists"), columns: Vec::new() };
    for template in templates {
        let sheet = file.workbook().add_worksheet();
        table(sheet, *template, &mut lists, texts, today)?;
    }
    guide(file.workbook().add_worksheet(), templates, texts)?;
    let sheet = file.workbook().add_worksheet();
    sheet.set_name(lists.name)?.set_hidden(true);
    for (column, words) in (0_u16..).zip(&lists.columns) {
        for (row, word) in (0_u32..).zip(words) {
            sheet.write_string(row, column, word)?;
        }
    }
    file.finish(out)
}

/// The words to choose from, a column each, on a sheet that nobody has to see: a list in the cell itself is cut at 255 characters.
struct Lists<'t> {
    name: &'t str,
    columns: Vec<Vec<String>>,
}

impl Lists<'_> {
    /// The range of these words.
    fn range(&mut self, words: Vec<String>) -> String {
        let at = self.columns.iter().position(|known| *known == words).unwrap_or_else(|| {
            self.columns.push(words.clone());
            self.columns.len() - 1
        });
        let letter = letters(u16::try_from(at).unwrap_or(0));
        format!("='{}'!${letter}$1:${letter}${}", self.name, words.len())
    }
}

fn table(
    sheet: &mut Worksheet,
    template: Template,
    lists: &mut Lists<'_>,
    texts: &Texts,
    today: NaiveDate,
) -> Result<(), ExportError> {
    sheet.set_name(template.sheet_name(texts))?.set_freeze_panes(1, 1)?;
    for (at, column) in (0_u16..).zip(template.columns()) {
        let heading = texts.get(column.heading);
        let example = column.example(texts, today);
        let looks = column.fill.format();
        let filled = width(&example.plain()).max(column.fill.widest(texts));
        let wide = filled.max(width(heading) + 2).clamp(NARROWEST, WIDEST);
        sheet.set_column_width(at, f64::from(u32::try_from(wide).unwrap_or(0)) + 1.0)?;
        sheet.set_column_format(at, &looks)?;
        let head = xlsx::heading_format();
        let head = if column.required { head.set_background_color("FFF2CC") } else { head };
        sheet.write_string_with_format(0, at, heading, &head)?;
        write_example(sheet, at, &example, looks.set_italic().set_font_color("808080"))?;
        if let Some(check) = validation(&column, lists, texts)? {
            sheet.add_data_validation(1, at, ROWS, at, &check)?;
        }
    }
    Ok(())
}

fn write_example(sheet: &mut Worksheet, at: u16, example: &Cell, looks: Format) -> Result<(), ExportError> {
    match example {
        Cell::Empty => sheet.write_blank(1, at, &looks)?,
        Cell::Date(day) => sheet.write_datetime_with_format(1, at, day, &looks)?,
        Cell::Time(time) => sheet.write_datetime_with_format(1, at, time, &looks)?,
        Cell::Text(text) => sheet.write_string_with_format(1, at, text, &looks)?,
        number => sheet.write_number_with_format(1, at, number.plain().parse::<f64>().unwrap_or(0.0), &looks)?,
    };
    Ok(())
}

/// What the cells of a column may hold. Words of one's own are asked about and taken: the import keeps them.
fn validation(column: &Column, lists: &mut Lists<'_>, texts: &Texts) -> Result<Option<DataValidation>, ExportError> {
    let check = DataValidation::new();
    Ok(Some(match &column.fill {
        Fill::Text | Fill::Wide => return Ok(None),
        Fill::Date | Fill::Time => {
            let days = DataValidationRule::Between(
                ExcelDateTime::from_ymd(1990, 1, 1)?,
                ExcelDateTime::from_ymd(2199, 12, 31)?,
            );
            check.allow_date(days).set_error_message(texts.get("template-error-date"))?
        }
        Fill::Money | Fill::Number => check
            .allow_decimal_number(DataValidationRule::Between(-9.0e12, 9.0e12))
            .set_error_message(texts.get("template-error-number"))?,
        Fill::Choice(choice) => check
            .allow_list_formula(Formula::new(lists.range(choice.words(texts))))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(texts.get("template-error-list"))?,
    }))
}

/// The sheet that says what each column is for.
fn guide(sheet: &mut Worksheet, templates: &[Template], texts: &Texts) -> Result<(), ExportError> {
    sheet.set_name(texts.get("template-sheet-guide"))?;
    let (bold, wrap) = (Format::new().set_bold(), Format::new().set_text_wrap());
    let mut row = 0;
    for key in ["template-guide-example", "template-guide-required", "template-guide-import"] {
        sheet.write_string(row, 0, texts.get(key))?;
        row += 1;
    }
    let mut wide = [NARROWEST; 3];
    for template in templates {
        row += 1;
        sheet.write_string_with_format(row, 0, template.sheet_name(texts), &bold)?;
        row += 1;
        let heads = ["template-guide-column", "template-guide-need", "template-guide-what", "template-guide-words"];
        for (at, key) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(row, at, texts.get(key), &xlsx::heading_format())?;
        }
        for column in template.columns() {
            row += 1;
            let need = if column.required { texts.get("template-required") } else { "" };
            let words = match &column.fill {
                Fill::Choice(choice) => choice.words(texts).join(" / "),
                _ => String::new(),
            };
            let cells = [texts.get(column.heading), need, texts.get(column.about)];
            for (at, text) in (0_u16..).zip(cells) {
                sheet.write_string(row, at, text)?;
                wide[usize::from(at)] = wide[usize::from(at)].max(width(text) + 2);
            }
            sheet.write_string_with_format(row, 3, &words, &wrap)?;
        }
        row += 1;
    }
    for (at, wide) in (0_u16..).zip(wide) {
        sheet.set_column_width(at, f64::from(u32::try_from(wide.min(70)).unwrap_or(0)))?;
    }
    sheet.set_column_width(3, 60.0)?;
    Ok(())
}
