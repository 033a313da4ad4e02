//! The lines of orders whose heads are in another sheet, by the number of their order. Joins nothing by itself.

use super::{
    Reason, Rejected,
    build::{Builder, OrderRow},
    words::Vocabulary,
};
use crate::exchange::{
    plan::Import,
    read::{ReadError, Row},
    report::Word,
};
use std::collections::BTreeMap;

/// Every line of a sheet, until its order takes it.
#[derive(Default)]
pub struct OrderLines {
    of: BTreeMap<String, Lines>,
    /// The words met that are not plainly ours.
    pub words: Vec<Word>,
}

/// The lines of one order.
#[derive(Default)]
struct Lines {
    rows: Vec<(u64, OrderRow)>,
    /// The first line that could not be taken.
    refused: Option<u64>,
    /// Its head came, and could not have them.
    told: bool,
}

impl OrderLines {
    /// Reads all lines; those that cannot be lines at all are handed to `refuse`.
    ///
    /// # Errors
    /// Whatever ends the reading of the sheet, or `refuse`.
    pub fn read<E: From<ReadError>>(
        import: &mut Import,
        mut refuse: impl FnMut(Rejected) -> Result<(), E>,
    ) -> Result<OrderLines, E> {
        let (after, totals_lines) = (import.plan().after(), import.plan().totals_lines.clone());
        let headings = import.headings();
        let Import { sheet, options, columns, styles, .. } = import;
        let (reader, mut words) = (Builder::new(columns, styles, options, headings), Vocabulary::new(&options.map));
        let mut lines = OrderLines::default();
        let (mut rows, mut row) = (sheet.rows()?, Row::default());
        let mut above: Option<String> = None;
        while rows.read(&mut row)? {
            if row.line() <= after || totals_lines.binary_search(&row.line()).is_ok() {
                continue;
            }
            let number = reader.number(&row).or_else(|| above.clone());
            above.clone_from(&number);
            let taken = match &number {
                Some(_) => reader.order_row(&row, &mut words),
                None => Err(Reason::Missing(crate::exchange::field::Field::Number)),
            };
            let of = number.map(|number| lines.of.entry(number).or_default());
            match (taken, of) {
                (Ok(taken), Some(of)) => of.rows.push((row.line(), taken)),
                (Err(reason), of) => {
                    if let Some(of) = of {
                        of.refused.get_or_insert(row.line());
                    }
                    let cells = (0..row.width()).map(|column| row.raw(column).into_owned()).collect();
                    refuse(Rejected { line: row.line(), reason, row: cells })?;
                }
                (Ok(_), None) => {}
            }
        }
        lines.words = words.report();
        Ok(lines)
    }

    /// Gives an order its lines; none where it has none.
    pub(super) fn take(&mut self, number: &str) -> Result<Vec<(u64, OrderRow)>, Reason> {
        match self.of.get_mut(number) {
            None => Ok(Vec::new()),
            Some(Lines { refused: Some(line), told, .. }) => {
                *told = true;
                Err(Reason::Incomplete { line: *line })
            }
            Some(of) => Ok(std::mem::take(&mut of.rows)),
        }
    }

    /// What no order took, with the reason.
    pub(super) fn left(&mut self) -> Vec<(u64, Reason)> {
        let mut left: Vec<(u64, Reason)> = Vec::new();
        for (number, of) in std::mem::take(&mut self.of) {
            let reason = match of.refused {
                Some(line) if of.told => Reason::Incomplete { line },
                _ => Reason::NoOrder { number },
            };
            left.extend(of.rows.into_iter().map(|(line, _)| (line, reason.clone())));
        }
        left.sort_by_key(|(line, _)| *line);
        left
    }
}
