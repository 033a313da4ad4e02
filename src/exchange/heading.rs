//! The heading row: found under banners and merged titles. Reads the first rows only.

use super::{
    columns::{are_properties, is_known},
    error::ImportError,
    fold::fold,
    map_file::MapFile,
    read::{Cell, Format, ReadError, Row, Sheet, trim},
};

/// How far down headings are looked for.
const DEPTH: usize = 20;

/// The headings of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// The row's line in the input.
    pub line: u64,
    /// By column; empty where the sheet has none.
    pub texts: Vec<String>,
}

/// Finds the row with the most headings known to us or named by the map; without any, the first row that looks like one.
pub fn find(sheet: &mut Sheet, map: &MapFile) -> Result<Headings, ImportError> {
    let are_given = sheet.format == Format::Cards;
    let mut rows = sheet.rows()?;
    let (mut row, mut seen) = (Row::default(), Vec::new());
    while seen.len() < DEPTH && rows.read(&mut row)? {
        let texts: Vec<String> = (0..row.width()).map(|column| one_line(&row.text(column))).collect();
        if are_given || (seen.is_empty() && are_properties(&texts)) {
            return Ok(Headings { line: row.line(), texts });
        }
        let texts_only =
            (0..row.width()).filter(|c| matches!(row.cell(*c), Cell::Text(text) if !is_number(text))).count();
        seen.push((Headings { line: row.line(), texts }, texts_only));
    }
    let named: Vec<String> = map.fields.iter().map(|(_, heading)| fold(heading).compact).collect();
    let known = |headings: &Headings| {
        let mut distinct: Vec<String> =
            headings.texts.iter().filter(|text| !text.is_empty()).map(|text| fold(text).compact).collect();
        distinct.sort();
        distinct.dedup();
        let mapped = distinct.iter().filter(|text| named.contains(text)).count();
        let ours = headings.texts.iter().filter(|text| text.chars().count() <= 40 && is_known(text)).count();
        (mapped, ours.min(distinct.len()))
    };
    let mut best: Option<(usize, (usize, usize, usize))> = None;
    for (at, (headings, texts_only)) in seen.iter().enumerate() {
        let (mapped, ours) = known(headings);
        let score = (mapped, ours, (*texts_only).min(if mapped + ours > 0 { usize::MAX } else { 2 }));
        if best.is_none_or(|(_, top)| score > top) {
            best = Some((at, score));
        }
    }
    let (at, _) = best.ok_or(ImportError::NoHeadings)?;
    let below = seen.get(at + 1).map(|(below, texts_only)| (below.clone(), *texts_only));
    let above = at.checked_sub(1).map(|above| seen[above].0.texts.clone());
    let mut headings = seen.swap_remove(at).0;
    // Headings merged over two rows stand in the upper one.
    if let Some(above) = above.filter(|above| above.iter().filter(|text| !text.is_empty()).count() > 1) {
        for (column, text) in above.into_iter().enumerate() {
            match headings.texts.get_mut(column) {
                Some(own) if own.is_empty() && is_known(&text) => *own = text,
                _ => {}
            }
        }
    }
    if let Some((below, _)) = below.filter(|(below, texts_only)| is_lower_half(&headings, below, *texts_only)) {
        headings.line = below.line;
        headings.texts.resize(headings.texts.len().max(below.texts.len()), String::new());
        for (own, text) in headings.texts.iter_mut().zip(below.texts).filter(|(_, text)| !text.is_empty()) {
            *own = text;
        }
    }
    while headings.texts.last().is_some_and(String::is_empty) {
        headings.texts.pop();
    }
    if headings.texts.is_empty() { Err(ImportError::NoHeadings) } else { Ok(headings) }
}

/// Headings of a sheet without any: the letters of as many columns as its first rows have.
pub fn letters(sheet: &mut Sheet) -> Result<Headings, ReadError> {
    let mut rows = sheet.rows()?;
    let (mut row, mut seen, mut width) = (Row::default(), 0, 0);
    while seen < DEPTH && rows.read(&mut row)? {
        width = width.max(row.width());
        seen += 1;
    }
    Ok(Headings { line: 0, texts: (0..width).map(super::report::letters).collect() })
}

/// Whether a row finishes the headings above it, where one was merged over several columns: words that are headings and nothing
/// else, at least one of them in a column that has none yet, and not in every column.
fn is_lower_half(upper: &Headings, below: &Headings, texts_only: usize) -> bool {
    let filled = below.texts.iter().enumerate().filter(|(_, text)| !text.is_empty());
    let (mut count, mut fills) = (0, false);
    for (column, text) in filled {
        if text.chars().count() > 40 || !is_known(text) {
            return false;
        }
        count += 1;
        fills |= upper.texts.get(column).is_none_or(String::is_empty);
    }
    let stays = upper
        .texts
        .iter()
        .enumerate()
        .any(|(column, text)| !text.is_empty() && below.texts.get(column).is_none_or(String::is_empty));
    fills && stays && count == texts_only
}

/// A heading on one line: those in merged cells are often broken over two.
fn one_line(text: &str) -> String {
    trim(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || ".,-/: %¥$".contains(c))
}
