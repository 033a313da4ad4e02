//! The orders below, or those of them that a filter found. Reads nothing.

use super::{list::List, order_row};
use crate::{
    domain::id::OrderId,
    store::OrderRow,
    tui::{DrawContext, widget::hits::Hits},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The orders of the selected figure.
pub type Orders = List<OrderRow, 9>;

impl Orders {
    /// Selects an order, if it is among the rows that were read.
    pub fn select_order(&mut self, order: OrderId) {
        self.select_where(|row| row.order == order);
    }

    /// Makes the columns fit the rows, unless they do.
    pub(super) fn lay_out(&mut self, ctx: &DrawContext) {
        if self.made_on != Some(ctx.today) {
            self.columns = order_row::columns(self, ctx);
            self.made_on = Some(ctx.today);
        }
    }

    /// Draws headings and rows into the inside of the box.
    pub fn draw(&self, area: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        order_row::draw(self, area, focused, buf, ctx)
    }
}
