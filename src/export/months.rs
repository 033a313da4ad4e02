//! The months as a sheet of a workbook, with a chart beside them; one sheet a currency, never added across.

use super::{
    error::ExportError,
    table::{Cell, Column},
    xlsx::XlsxFile,
};
use crate::{i18n::Texts, store::Store};
use chrono::NaiveDate;
use rust_xlsxwriter::{Chart, ChartType};

/// Places of the columns that the chart shows.
const MONTH: u16 = 0;
const NET: u16 = 5;
const RECEIVED: u16 = 6;

/// Adds a sheet a currency.
///
/// # Errors
/// The store's, or the workbook's.
pub fn sheets(file: &mut XlsxFile, store: &Store, texts: &Texts, today: NaiveDate) -> Result<(), ExportError> {
    let columns: Vec<Column> = [
        "export-column-month",
        "export-column-order-count",
        "export-column-gross",
        "export-column-discount",
        "export-column-returned",
        "export-column-net",
        "export-column-net-received",
    ]
    .into_iter()
    .map(|key| {
        let heading = texts.get(key);
        if key == "export-column-month" { Column::plain(heading) } else { Column::summed(heading) }
    })
    .collect();
    for currency in store.ledger_currencies()? {
        let mut rows = store.rollup_months(currency, None, None, today)?;
        // Oldest first, as a chart is read.
        rows.reverse();
        let name = format!("{} {}", texts.get("export-sheet-months"), currency.code());
        let place = file.sheet(&name, &columns, |take| {
            for row in &rows {
                let figures = &row.figures;
                let money = |minor: i64| Cell::Money(minor, currency);
                take(vec![
                    Cell::text(row.month.key()),
                    Cell::Whole(figures.orders),
                    money(figures.gross),
                    money(figures.discount()),
                    money(figures.returns),
                    money(figures.net()),
                    money(figures.received),
                ])?;
            }
            Ok(())
        })?;
        if place.last_row == 0 {
            continue;
        }
        let mut chart = Chart::new(ChartType::Column);
        for column in [NET, RECEIVED] {
            chart
                .add_series()
                .set_name((place.name.as_str(), 0, column))
                .set_categories((place.name.as_str(), 1, MONTH, place.last_row, MONTH))
                .set_values((place.name.as_str(), 1, column, place.last_row, column));
        }
        chart.title().set_name(&name);
        chart.set_width(720).set_height(360);
        let sheet = file.workbook().worksheet_from_name(&name)?;
        sheet.insert_chart(1, 8, &chart)?;
    }
    Ok(())
}
