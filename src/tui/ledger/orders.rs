//! The orders below as the screen holds them: how many, the rows around those in sight, the selection. Reads nothing.

use super::order_row;
use crate::{
    domain::id::OrderId,
    store::OrderRow,
    tui::{
        DrawContext,
        widget::{
            columns::Column,
            hits::Hits,
            list_view::{Groups, ListView},
        },
    },
};
use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect};

/// The pane below.
#[derive(Default)]
pub struct Orders {
    count: usize,
    /// With a filter: which match, in the order of the list.
    found: Option<Vec<OrderId>>,
    pub(super) rows: Vec<OrderRow>,
    /// The place that the first of `rows` has in the list.
    start: usize,
    pub(super) view: ListView,
    pub(super) height: usize,
    pub(super) columns: [Column; 8],
    /// The day that `columns` were made on, for the rows that are there.
    made_on: Option<NaiveDate>,
}

/// So many screens of rows are read at once, those in sight in the middle.
const SCREENS: usize = 3;

impl Orders {
    /// Another list of so many orders, from its start; the rows are to be read.
    pub fn begin(&mut self, count: usize) {
        self.view = ListView::default();
        self.refresh(count);
    }

    /// The same list, of so many orders now; the rows are to be read again.
    pub fn refresh(&mut self, count: usize) {
        self.count = count;
        self.start = 0;
        self.rows.clear();
        self.made_on = None;
        self.view.reveal(self.groups(), self.height);
    }

    /// Takes which orders match the filter, or that there is none; the list is to be begun after it.
    pub fn set_found(&mut self, found: Option<Vec<OrderId>>) {
        self.found = found;
    }

    pub fn found(&self) -> Option<&[OrderId]> {
        self.found.as_deref()
    }

    fn groups(&self) -> Groups<'static> {
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
        let first = self.view.offset().min(self.count);
        let last = (first + self.height).min(self.count);
        let there = self.start <= first && last <= self.start + self.rows.len();
        if there || self.height == 0 {
            return None;
        }
        let start = first.saturating_sub(self.height * (SCREENS - 1) / 2);
        Some((start, (self.height * SCREENS).min(self.count - start)))
    }

    /// Takes rows that were read, the first of them being the `start`th of the list.
    pub fn put_rows(&mut self, start: usize, rows: Vec<OrderRow>) {
        (self.start, self.rows) = (start, rows);
        self.made_on = None;
    }

    /// Makes the columns fit the rows, unless they do.
    pub(super) fn lay_out(&mut self, ctx: &DrawContext) {
        if self.made_on != Some(ctx.today) {
            self.columns = order_row::columns(self, ctx);
            self.made_on = Some(ctx.today);
        }
    }

    /// The row of a place, if it was read.
    pub fn row(&self, place: usize) -> Option<&OrderRow> {
        self.rows.get(place.checked_sub(self.start)?)
    }

    pub fn selected_place(&self) -> Option<usize> {
        self.view.selected(self.groups())
    }

    pub fn selected(&self) -> Option<&OrderRow> {
        self.row(self.selected_place()?)
    }

    /// Selects an order, if it is among the rows that were read.
    pub fn select_order(&mut self, order: OrderId) {
        if let Some(place) = self.rows.iter().position(|row| row.order == order) {
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

    /// Draws headings and rows into the inside of the box.
    pub fn draw(&self, area: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        order_row::draw(self, area, focused, buf, ctx)
    }
}
