//! A list of the pane below as the screen holds it: how many, the rows around those in sight, the selection. Reads nothing.

use crate::tui::{
    DrawContext,
    widget::{
        columns::Column,
        list_view::{Groups, ListView},
    },
};
use chrono::NaiveDate;
use std::ops::Range;

/// So many rows of one kind, in `N` columns.
pub struct List<R, const N: usize> {
    count: usize,
    pub(super) rows: Vec<R>,
    /// The place that the first of `rows` has in the list.
    pub(super) start: usize,
    pub(super) view: ListView,
    pub(super) height: usize,
    pub(super) columns: [Column; N],
    /// The day that `columns` were made on, for the rows that are there.
    pub(super) made_on: Option<NaiveDate>,
}

/// So many screens of rows are read at once, those in sight in the middle.
const SCREENS: usize = 3;

/// Of a list of `count` rows, those to be read so that `height` from `first` on are there, with a screen on both sides.
pub(super) fn missing(first: usize, height: usize, count: usize, read: Range<usize>) -> Option<(usize, usize)> {
    let first = first.min(count);
    let last = (first + height).min(count);
    let there = read.start <= first && last <= read.end;
    if there || height == 0 {
        return None;
    }
    let start = first.saturating_sub(height * (SCREENS - 1) / 2);
    Some((start, (height * SCREENS).min(count - start)))
}

impl<R, const N: usize> Default for List<R, N> {
    fn default() -> List<R, N> {
        List {
            count: 0,
            rows: Vec::new(),
            start: 0,
            view: ListView::default(),
            height: 0,
            columns: [Column::default(); N],
            made_on: None,
        }
    }
}

impl<R, const N: usize> List<R, N> {
    /// Another list of so many rows, from its start; they are to be read.
    pub fn begin(&mut self, count: usize) {
        self.view = ListView::default();
        self.refresh(count);
    }

    /// The same list, of so many rows now; they are to be read again.
    pub fn refresh(&mut self, count: usize) {
        self.count = count;
        self.start = 0;
        self.rows.clear();
        self.made_on = None;
        self.view.reveal(self.groups(), self.height);
    }

    pub(super) fn groups(&self) -> Groups<'static> {
        Groups::none(self.count)
    }

    pub fn len(&self) -> usize {
        self.count
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn set_height(&mut self, height: usize) {
        if height != self.height {
            self.height = height;
            self.view.reveal(self.groups(), height);
        }
    }

    /// The rows that have to be read before the list can be drawn, with a screen on both sides: first place and how many.
    pub fn missing(&self) -> Option<(usize, usize)> {
        missing(self.view.offset(), self.height, self.count, self.start..self.start + self.rows.len())
    }

    /// Takes rows that were read, the first of them being the `start`th of the list.
    pub fn put_rows(&mut self, start: usize, rows: Vec<R>) {
        (self.start, self.rows) = (start, rows);
        self.made_on = None;
    }

    /// The row of a place, if it was read.
    pub fn row(&self, place: usize) -> Option<&R> {
        self.rows.get(place.checked_sub(self.start)?)
    }

    pub fn selected_place(&self) -> Option<usize> {
        self.view.selected(self.groups())
    }

    pub fn selected(&self) -> Option<&R> {
        self.row(self.selected_place()?)
    }

    /// Selects the first of the rows that were read which is the one; else nothing changes.
    pub fn select_where(&mut self, is_it: impl FnMut(&R) -> bool) {
        if let Some(place) = self.rows.iter().position(is_it) {
            self.select(self.start + place);
        }
    }

    pub fn move_by(&mut self, rows: isize) {
        self.view.move_by(rows, self.groups(), self.height);
    }

    pub fn page(&mut self, pages: isize) {
        self.view.page(pages, self.groups(), self.height);
    }

    pub fn select(&mut self, place: usize) {
        self.view.select(place, self.groups(), self.height);
    }

    pub fn scroll(&mut self, rows: isize) {
        self.view.scroll(rows, self.groups(), self.height);
    }

    /// `3/12`.
    pub fn place(&self, ctx: &DrawContext) -> String {
        self.selected_place().map_or_else(String::new, |place| {
            let args = [("place", (place + 1).into()), ("total", self.count.into())];
            ctx.texts.with("ledger-place", &args)
        })
    }
}
