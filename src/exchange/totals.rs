//! Rows that sum up other rows: left out of an import, and told. Drops no row that says anything beyond numbers.

use super::{
    fold::fold,
    read::{Cell, Row, trim},
};

/// What a row of totals is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Totals {
    /// A word that is nobody's name: between groups of rows too.
    Plain,
    /// A word that may be a name (a company may be called Total): only below everything else.
    Below,
}

/// Words that nobody is called, at the end of the first cell: 合计, 华东小计.
const PLAIN_ENDS: &[&str] = &["合计", "总计", "小计", "共计", "汇总"];
const PLAIN: &[&str] = &["subtotal", "subtotals", "grandtotal", "累计", "本页累计", "本月累计", "本年累计"];
const BELOW: &[&str] = &["total", "totals", "sum"];
/// A longer first cell says something of its own.
const MAX_CHARS: usize = 10;

/// Whether a row holds totals: such a word in its first filled cell, and nothing but numbers after it.
pub fn of(row: &Row) -> Option<Totals> {
    let mut filled = (0..row.width()).filter(|column| row.cell(*column) != Cell::Empty);
    let Cell::Text(first) = row.cell(filled.next()?) else { return None };
    if first.len() > MAX_CHARS * 8 {
        return None;
    }
    let word = fold(first).compact;
    let is_plain = PLAIN.contains(&word.as_str())
        || (word.chars().count() <= MAX_CHARS && PLAIN_ENDS.iter().any(|end| word.ends_with(end)));
    let kind = match is_plain {
        true => Totals::Plain,
        false if BELOW.contains(&word.as_str()) => Totals::Below,
        false => return None,
    };
    let is_number = |column: usize| match row.cell(column) {
        Cell::Number(_) => true,
        Cell::Text(text) => trim(text).chars().all(|c| c.is_ascii_digit() || ".,-¥￥$€£%元万亿() ".contains(c)),
        _ => false,
    };
    filled.all(is_number).then_some(kind)
}
