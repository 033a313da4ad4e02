//! A block of a report as a sheet: headings and typed cells. Knows no file format and adds nothing up.

use super::{
    document::{Block, Fact, Item, Section, Table, Value},
    words,
};
use crate::{
    domain::money::Currency,
    export::table::{Cell, Column},
    i18n::Texts,
};
use chrono::Duration;

/// A block as rows.
pub struct Sheet {
    /// What it is called: its section's heading, and a label of its own where it has one.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// The columns of values that a chart shows, when the block is one of bars.
    pub chart: Option<usize>,
}

/// The sheets of a section, one for each block.
pub fn sheets(section: &Section, texts: &Texts) -> Vec<Sheet> {
    section.blocks.iter().map(|block| sheet(section, block, texts)).collect()
}

fn sheet(section: &Section, block: &Block, texts: &Texts) -> Sheet {
    let heading = section.heading.clone();
    let label = |key: &str| Column::plain(texts.get(key));
    let named = |name: Option<&String>, columns, rows| {
        let name = name.map_or_else(|| heading.clone(), |own| format!("{heading} {own}"));
        Sheet { name, columns, rows, chart: None }
    };
    match block {
        Block::Facts(facts) => {
            let columns =
                ["report-column-figure", "report-column-value", "report-column-unit", "report-column-definition"];
            named(None, columns.map(label).into(), facts.iter().map(|fact| fact_cells(fact, texts)).collect())
        }
        Block::Items(items) => item_sheet(&heading, items, texts),
        Block::Table(table) => {
            let (columns, rows) = table_cells(table, texts);
            named(table.label.as_ref(), columns, rows)
        }
        Block::Bars(bars) => {
            let unit = bars.bars.iter().find_map(|bar| currency(&bar.value));
            let heading = |text: &str| Column::plain(&with_unit(text, unit));
            // Their label says the unit already.
            let mut columns = vec![label("report-column-what"), Column::plain(&bars.label)];
            columns.extend(bars.behind.as_deref().map(heading));
            let rows = bars.bars.iter().map(|bar| {
                let mut cells = vec![Cell::text(bar.label.clone()), cell(&bar.value, texts)];
                if bars.behind.is_some() {
                    cells.push(bar.behind.as_ref().map_or(Cell::Empty, |behind| cell(behind, texts)));
                }
                cells
            });
            Sheet { chart: Some(columns.len() - 1), ..named(None, columns.clone(), rows.collect()) }
        }
        Block::Strip(parts) => {
            let rows = parts.iter().map(|part| vec![Cell::text(part.label.clone()), Cell::Whole(part.count)]);
            named(None, vec![label("report-column-what"), label("report-column-count")], rows.collect())
        }
        Block::Spark(spark) => {
            let days = (0_i64..).zip(&spark.values);
            let rows = days.map(|(n, value)| vec![Cell::Date(spark.from + Duration::days(n)), Cell::Whole(*value)]);
            named(None, vec![label("report-column-day"), Column::plain(&spark.label)], rows.collect())
        }
        Block::Text(text) => named(None, vec![label("report-column-text")], vec![vec![Cell::text(text.clone())]]),
    }
}

fn fact_cells(fact: &Fact, texts: &Texts) -> Vec<Cell> {
    let unit = match &fact.value {
        Value::Money(_, currency) => Cell::text(currency.code().to_owned()),
        Value::Days(_) => Cell::maybe(Some(texts.get("report-unit-days"))),
        _ => Cell::Empty,
    };
    vec![Cell::text(fact.label.clone()), cell(&fact.value, texts), unit, Cell::maybe(fact.definition.as_deref())]
}

/// Whom and what; then what is typed of it, each in a column of its own.
fn item_sheet(heading: &str, items: &[Item], texts: &Texts) -> Sheet {
    let mut columns =
        vec![Column::plain(texts.get("report-column-who")), Column::plain(texts.get("report-column-text"))];
    let mut codes: Vec<&'static str> = Vec::new();
    for (code, _) in items.iter().flat_map(|item| &item.fields) {
        if !codes.contains(code) {
            codes.push(code);
        }
    }
    let amounts = |code: &str| {
        items.iter().flat_map(|item| &item.fields).filter(|(name, _)| *name == code).find_map(|(_, v)| currency(v))
    };
    for code in &codes {
        let key = format!("report-field-{code}");
        let name = texts.find(&key).unwrap_or(code).to_owned();
        columns.push(Column::plain(&with_unit(&name, amounts(code))));
    }
    let rows = items.iter().map(|item| {
        let mut cells = vec![Cell::text(item.name.clone()), Cell::text(item.text.clone())];
        for code in &codes {
            let value = item.fields.iter().find(|(name, _)| name == code).map(|(_, value)| value);
            cells.push(value.map_or(Cell::Empty, |value| cell(value, texts)));
        }
        cells
    });
    Sheet { name: heading.to_owned(), rows: rows.collect(), columns, chart: None }
}

fn table_cells(table: &Table, texts: &Texts) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let columns = table.columns.iter().enumerate().map(|(at, column)| {
        let cells = table.rows.iter().map(|row| row.cells.as_slice()).chain([table.totals.as_slice()]);
        let unit = cells.filter_map(|cells| cells.get(at)).find_map(currency);
        Column::plain(&with_unit(&column.heading, unit))
    });
    let row = |values: &[Value]| values.iter().map(|value| cell(value, texts)).collect();
    let mut rows: Vec<Vec<Cell>> = table.rows.iter().map(|values| row(&values.cells)).collect();
    if !table.totals.is_empty() {
        rows.push(row(&table.totals));
    }
    (columns.collect(), rows)
}

/// A heading with the currency of what stands below: the cells are plain numbers.
fn with_unit(heading: &str, currency: Option<Currency>) -> String {
    currency.map_or_else(|| heading.to_owned(), |currency| format!("{heading} ({})", currency.code()))
}

fn currency(value: &Value) -> Option<Currency> {
    match value {
        Value::Money(_, currency) => Some(*currency),
        _ => None,
    }
}

fn cell(value: &Value, texts: &Texts) -> Cell {
    match value {
        Value::Empty | Value::Change(None) => Cell::Empty,
        Value::Text(text) | Value::Code(_, text) => Cell::text(text.clone()),
        Value::Day(day) => Cell::Date(*day),
        Value::Count(n) | Value::Days(n) => Cell::Whole(*n),
        Value::Money(minor, currency) => Cell::Money(*minor, *currency),
        Value::Share(part) | Value::Change(Some(part)) => Cell::Share(*part),
        // With its interval it is a text; a number alone would say more than is known.
        Value::Rate { .. } => Cell::text(words::value(texts, value)),
        Value::Quantity(thousandths) => Cell::Decimal(*thousandths, 3),
    }
}
