//! The lines of the figures as the screen holds them: all of them, or of a list that grows with the book those around what is in
//! sight. Reads nothing.

use super::{extents::Extents, list::MOST_SCREENS};
use crate::{
    store::{AgeingRow, CustomerFigures, MonthRow, RollupRow},
    tui::widget::window::Window,
};

/// The lines, of whatever the figures are by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    Months(Vec<MonthRow>),
    Entries(Entries),
    Ages(Vec<AgeingRow>),
}

/// The lines, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    count: usize,
    rows: Window<RollupRow>,
    /// Where the line stands that was selected before, when the reader knows.
    pub(super) place: Option<usize>,
    /// Of customers: of all of them, be they read or not.
    of_all: Option<CustomerFigures>,
}

impl Entries {
    /// Every line there is.
    pub fn all(rows: Vec<RollupRow>) -> Entries {
        Entries { count: rows.len(), rows: Window::of(rows), ..Entries::default() }
    }

    /// So many customers, whose lines are read as they come into sight.
    pub fn customers(figures: CustomerFigures) -> Entries {
        Entries { count: figures.count, place: figures.place, of_all: Some(figures), ..Entries::default() }
    }

    pub fn len(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub fn row(&self, place: usize) -> Option<&RollupRow> {
        self.rows.row(place)
    }

    /// The place of a line among those that were read.
    pub(super) fn position(&self, is_it: impl FnMut(&RollupRow) -> bool) -> Option<usize> {
        self.rows.position(is_it)
    }

    /// The lines to be read so that `height` from `first` on are there: first place and how many.
    pub(super) fn missing(&self, first: usize, height: usize) -> Option<(usize, usize)> {
        self.rows.missing(first, first + height, self.count, height)
    }

    /// Takes lines that were read, the first of them being the `start`th; `height` of them are in sight.
    pub(super) fn put_rows(&mut self, start: usize, rows: Vec<RollupRow>, height: usize) {
        self.rows.put(start, rows, height * MOST_SCREENS);
    }

    /// How large the figures of the lines that were read are, and of all where that is known.
    pub(super) fn extents(&self) -> Extents {
        let mut extents = Extents::of_figures(self.rows.rows().iter().map(|row| &row.figures));
        if let Some(all) = &self.of_all {
            extents.whole = i128::from(all.net);
            extents.net.most = extents.net.most.max(all.most);
            extents.net.least = extents.net.least.min(all.least);
        }
        extents
    }
}
