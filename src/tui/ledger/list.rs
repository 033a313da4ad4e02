//! A list of the pane below as the screen holds it: how many, the rows around those in sight, the selection. Reads nothing.

use crate::tui::{
    DrawContext,
    widget::{
        columns::Column,
        list_view::{Groups, ListView},
        window::Window,
    },
};
use chrono::NaiveDate;

/// So many rows of one kind, in `N` columns.
pub struct List<R, const N: usize> {
    count: usize,
    rows: Window<R>,
    /// So many rows are to be read before and behind those in sight, when they are read anew.
    around: usize,
    pub(super) view: ListView,
    pub(super) height: usize,
    pub(super) columns: [Column; N],
    /// The day that `columns` were made on, for the rows that are there.
    pub(super) made_on: Option<NaiveDate>,
}

/// So many screens of rows are kept.
pub(super) const MOST_SCREENS: usize = 4;

impl<R, const N: usize> Default for List<R, N> {
    fn default() -> List<R, N> {
        List {
            count: 0,
            rows: Window::default(),
            around: 0,
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
        self.rows.clear();
        self.refresh(count);
    }

    /// The same list, of so many rows now; they are to be read again, with a screen on both sides in which the one that was
    /// selected may stand now.
    pub fn refresh(&mut self, count: usize) {
        self.count = count;
        self.around = if self.rows.is_empty() { 0 } else { self.height };
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

    /// The rows that have to be read before the list can be drawn: first place and how many. After a jump those in sight alone,
    /// and a screen at a time where the list moves on.
    pub fn missing(&self) -> Option<(usize, usize)> {
        let first = self.view.offset();
        let last = first + self.height;
        self.rows.missing(first.saturating_sub(self.around), last + self.around, self.count, self.height)
    }

    /// Takes rows that were read, the first of them being the `start`th of the list.
    pub fn put_rows(&mut self, start: usize, rows: Vec<R>) {
        self.rows.put(start, rows, self.height * MOST_SCREENS);
        self.around = 0;
        self.made_on = None;
    }

    /// The rows that were read.
    pub(super) fn rows(&self) -> &[R] {
        self.rows.rows()
    }

    /// The row of a place, if it was read.
    pub fn row(&self, place: usize) -> Option<&R> {
        self.rows.row(place)
    }

    pub fn selected_place(&self) -> Option<usize> {
        self.view.selected(self.groups())
    }

    pub fn selected(&self) -> Option<&R> {
        self.row(self.selected_place()?)
    }

    /// Selects the first of the rows that were read which is the one; else nothing changes.
    pub fn select_where(&mut self, is_it: impl FnMut(&R) -> bool) {
        if let Some(place) = self.rows.position(is_it) {
            self.select(place);
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
