//! A table of a report as rows: texts give way first, then whole columns go out of sight to the side; no figure is cut. Draws nothing.

use super::rows::{INDENT, Making, Row, pad_to, role_of};
use crate::{
    report::{
        document::{Table, Value},
        words,
    },
    tui::widget::{
        lines::{Line, Role},
        text,
    },
};

/// Cells between two columns.
const GAP: u16 = 2;
/// What a column of texts keeps at least.
const LEAST: u16 = 12;
/// What a text takes where nothing else wants the room.
const WIDEST: u16 = 48;

/// A column that has something in it.
struct Shown {
    /// Its place in the table.
    at: usize,
    width: u16,
    is_number: bool,
}

pub fn rows(making: &mut Making<'_>, table: &Table) {
    if let Some(label) = &table.label {
        making.said(label, Role::Muted, INDENT);
    }
    let mut columns = columns(making, table);
    shrink(&mut columns, making.room());
    let aside = making.view.aside.min(columns.len().saturating_sub(2));
    let (shown, more) = fitting(&columns, aside, making.room().saturating_sub(2));
    if shown.len() < columns.len() {
        making.page.most_aside = making.page.most_aside.max(columns.len().saturating_sub(2));
    }
    let mut heads = Line::new();
    put(&mut heads, &shown, making, |at| {
        let column = table.columns.get(at);
        (column.map_or_else(String::new, |column| column.heading.clone()), Role::Muted)
    });
    if more || aside > 0 {
        heads.push(" ", Role::Text);
        heads.push(making.ctx.glyphs.ellipsis, Role::Accent);
    }
    making.push(heads);
    for row in &table.rows {
        let mut line = Line::new();
        put(&mut line, &shown, making, |at| cell(making, row.cells.get(at)));
        let width = line.width().saturating_sub(INDENT).max(shown.first().map_or(0, |first| first.width));
        making.page.rows.push(Row::Line(line));
        making.stop(1, (INDENT, width), row.opens.as_ref());
    }
    if !table.totals.is_empty() {
        let mut line = Line::new();
        put(&mut line, &shown, making, |at| {
            let (words, role) = cell(making, table.totals.get(at));
            (words, if role == Role::Text { Role::Title } else { role })
        });
        making.push(line);
    }
}

fn cell(making: &Making<'_>, value: Option<&Value>) -> (String, Role) {
    value.map_or((String::new(), Role::Text), |value| (words::value(making.ctx.texts, value), role_of(value)))
}

/// The columns that say anything, each as wide as it wants.
fn columns(making: &Making<'_>, table: &Table) -> Vec<Shown> {
    let all = || table.rows.iter().map(|row| &row.cells).chain([&table.totals]);
    let mut columns = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let values = || all().filter_map(|cells| cells.get(at)).filter(|value| **value != Value::Empty);
        if at > 0 && !table.rows.is_empty() && values().next().is_none() {
            continue;
        }
        let is_number = table.is_number(at);
        let widest = values().map(|value| text::width(&words::value(making.ctx.texts, value))).max().unwrap_or(0);
        let widest = if is_number { widest } else { widest.min(WIDEST) };
        columns.push(Shown { at, width: widest.max(text::width(&column.heading)), is_number });
    }
    columns
}

/// Takes cells off the widest texts until all columns fit, or every text has the least that it keeps.
fn shrink(columns: &mut [Shown], room: u16) {
    let gaps = GAP * u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    let mut over = columns.iter().map(|column| column.width).fold(gaps, u16::saturating_add).saturating_sub(room);
    while over > 0 {
        let texts = columns.iter_mut().filter(|column| !column.is_number && column.width > LEAST);
        let Some(widest) = texts.max_by_key(|column| column.width) else { return };
        widest.width -= 1;
        over -= 1;
    }
}

/// The first column and as many of the others, from `aside` on, as fit; whether some are left.
fn fitting(columns: &[Shown], aside: usize, room: u16) -> (Vec<&Shown>, bool) {
    let mut shown: Vec<&Shown> = columns.iter().take(1).collect();
    let mut used = shown.iter().map(|column| column.width).sum::<u16>();
    let all = columns.iter().skip(1 + aside);
    let wanted = all.clone().count();
    for column in all {
        used = used.saturating_add(GAP).saturating_add(column.width);
        // Beside the name there is always one figure.
        if used > room + 2 && shown.len() > 1 {
            break;
        }
        shown.push(column);
    }
    let more = shown.len() < wanted + 1;
    (shown, more)
}

fn put(line: &mut Line, shown: &[&Shown], making: &Making<'_>, of: impl Fn(usize) -> (String, Role)) {
    let mut x = INDENT;
    for column in shown {
        let (words, role) = of(column.at);
        let words = match column.is_number {
            true => words,
            false => shortened(&words, column.width, making.ctx.glyphs.ellipsis),
        };
        let gap = if column.is_number { column.width.saturating_sub(text::width(&words)) } else { 0 };
        pad_to(line, x + gap);
        line.push(words, role);
        x = x.saturating_add(column.width).saturating_add(GAP);
    }
}

/// As much of a text as fits.
fn shortened(words: &str, width: u16, ellipsis: char) -> String {
    if text::width(words) <= width {
        return words.to_owned();
    }
    let (mut kept, mut used) = (String::new(), 1);
    for (grapheme, cells) in text::graphemes(words) {
        if used + cells > width {
            break;
        }
        kept.push_str(grapheme);
        used += cells;
    }
    kept.push(ellipsis);
    kept
}
