//! A report as a workbook of typed cells, a sheet a block and a chart beside bars; and the same sheets one below another as CSV.

use super::{
    document::{Document, Section},
    sheet::{Sheet, sheets},
};
use crate::{
    export::{
        csv::CsvFile,
        error::ExportError,
        table::{Cell, Column},
        xlsx::XlsxFile,
    },
    i18n::Texts,
};
use rust_xlsxwriter::{Chart, ChartType};
use std::io::{Seek, Write};

/// Characters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// Writes the report as XLSX.
///
/// # Errors
/// The workbook's, or those of `out`.
pub fn workbook(document: &Document, texts: &Texts, out: impl Write + Seek + Send) -> Result<(), ExportError> {
    let mut file = XlsxFile::new(texts.get("export-total"));
    let mut names: Vec<String> = Vec::new();
    let all = document.sections.iter().flat_map(|section| sheets(section, texts));
    for mut sheet in all.chain([about(document, texts)]) {
        sheet.name = free_name(&sheet.name, &names);
        names.push(sheet.name.clone());
        let place = file.sheet(&sheet.name, &sheet.columns, |take| sheet.rows.into_iter().try_for_each(&mut *take))?;
        let Some(columns) = sheet.chart.filter(|_| place.last_row > 0) else { continue };
        let mut chart = Chart::new(ChartType::Column);
        for column in 1..=u16::try_from(columns).unwrap_or(1) {
            chart
                .add_series()
                .set_name((place.name.as_str(), 0, column))
                .set_categories((place.name.as_str(), 1, 0, place.last_row, 0))
                .set_values((place.name.as_str(), 1, column, place.last_row, column));
        }
        chart.title().set_name(&place.name);
        chart.set_width(720).set_height(360);
        file.workbook().worksheet_from_name(&place.name)?.insert_chart(1, 4, &chart)?;
    }
    file.finish(out)
}

/// Writes the report as CSV: a table for each block, a blank line between them.
///
/// # Errors
/// Those of `out`.
pub fn csv(document: &Document, texts: &Texts, out: impl Write) -> Result<(), ExportError> {
    let mut file = CsvFile::new(out, &[Column::plain(&document.title)])?;
    let all = document.sections.iter().flat_map(|section| sheets(section, texts));
    for sheet in all.chain([about(document, texts)]) {
        file.part(&sheet.name, &sheet.columns)?;
        sheet.rows.iter().try_for_each(|row| file.row(row))?;
    }
    file.finish()
}

/// What report it is, what its figures mean, and the commands that give the same.
fn about(document: &Document, texts: &Texts) -> Sheet {
    let cells = |first: &str, second: Option<&str>, third: Option<&str>| {
        vec![Cell::text(first.to_owned()), Cell::maybe(second), Cell::maybe(third)]
    };
    let mut rows = vec![cells(&document.title, document.subtitle.as_deref(), None)];
    let said = |section: &&Section| section.definition.is_some() || section.source.is_some();
    rows.extend(
        document
            .sections
            .iter()
            .filter(said)
            .map(|section| cells(&section.heading, section.definition.as_deref(), section.source.as_deref())),
    );
    rows.extend(document.footer.iter().map(|line| cells(line, None, None)));
    let columns = ["report-column-what", "report-column-definition", "report-column-source"];
    Sheet {
        name: texts.get("report-sheet-about").to_owned(),
        columns: columns.map(|key| Column::plain(texts.get(key))).into(),
        rows,
        chart: None,
    }
}

/// A name that Excel takes and no other sheet has.
fn free_name(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| if c.is_control() || matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c })
        .collect();
    let clean = clean.trim().trim_matches('\'');
    let cut = |most: usize| clean.chars().take(most).collect::<String>();
    let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut name = cut(LONGEST_NAME);
    let mut n = 2;
    while name.is_empty() || is_taken(&name) {
        name = format!("{} {n}", cut(LONGEST_NAME - 5)).trim().to_owned();
        n += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_taken_by_excel() {
        let long = "一二三四五六七八九十".repeat(4);
        let cases = [("a/b", "a b"), ("", "2"), ("Taken", "Taken 2"), (long.as_str(), &long[..93])];
        for (wanted, name) in cases {
            assert_eq!(free_name(wanted, &["taken".to_owned()]), name);
        }
    }
}
