//! A box with a title. Draws the lines only; what is inside is cleared by whoever opens it.

use super::text;
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect};

/// What stands in the lines of a box.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frame<'a> {
    pub title: &'a str,
    /// Against the right end of the top line.
    pub right: &'a str,
    /// Whether the box takes the keys.
    pub focused: bool,
}

impl Frame<'_> {
    /// Draws the box and returns the area inside. Too small for lines, the whole area is inside.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Rect {
        let area = area.intersection(buf.area);
        if area.width < 3 || area.height < 3 {
            return area;
        }
        let style = if self.focused { ctx.theme.border_focused } else { ctx.theme.border };
        let line = &ctx.glyphs.border;
        let (left, right, top, bottom) = (area.x, area.right() - 1, area.y, area.bottom() - 1);
        text::fill(buf, left, top, area.width, line.horizontal, style);
        text::fill(buf, left, bottom, area.width, line.horizontal, style);
        for y in top + 1..bottom {
            text::put_char(buf, left, y, line.vertical, style);
            text::put_char(buf, right, y, line.vertical, style);
        }
        text::put_char(buf, left, top, line.top_left, style);
        text::put_char(buf, right, top, line.top_right, style);
        text::put_char(buf, left, bottom, line.bottom_left, style);
        text::put_char(buf, right, bottom, line.bottom_right, style);
        self.draw_titles(area, top, buf, ctx);
        Rect::new(left + 1, top + 1, area.width - 2, area.height - 2)
    }

    /// A dividing line across a box, with its own titles.
    pub fn divide(&self, area: Rect, y: u16, buf: &mut Buffer, ctx: &DrawContext) {
        if area.width < 3 || y <= area.y || y + 1 >= area.bottom() {
            return;
        }
        let style = if self.focused { ctx.theme.border_focused } else { ctx.theme.border };
        let line = &ctx.glyphs.border;
        text::fill(buf, area.x, y, area.width, line.horizontal, style);
        text::put_char(buf, area.x, y, line.left_tee, style);
        text::put_char(buf, area.right() - 1, y, line.right_tee, style);
        self.draw_titles(area, y, buf, ctx);
    }

    /// ` title ` from the second cell, ` right ` up to the last but one; the title goes first when room is short.
    fn draw_titles(&self, area: Rect, y: u16, buf: &mut Buffer, ctx: &DrawContext) {
        let room = area.width.saturating_sub(4);
        let mut left = 0;
        if !self.title.is_empty() && room >= 3 {
            let x = area.x + 2;
            clear(buf, x, y, text::width(self.title).min(room - 2) + 2);
            let used = text::put_short(buf, x + 1, y, room - 2, self.title, ctx.theme.title, ctx.glyphs.ellipsis);
            text::put_char(buf, x, y, ' ', ctx.theme.title);
            text::put_char(buf, x + 1 + used, y, ' ', ctx.theme.title);
            left = used + 3;
        }
        let wanted = text::width(self.right);
        if wanted > 0 && left + wanted + 2 <= room {
            let x = area.right() - 2 - wanted - 2;
            clear(buf, x, y, wanted + 2);
            text::put_char(buf, x, y, ' ', ctx.theme.text);
            text::put(buf, x + 1, y, wanted, self.right, ctx.theme.text);
            text::put_char(buf, x + 1 + wanted, y, ' ', ctx.theme.text);
        }
    }
}

/// Takes the line's colour off cells that words go into.
fn clear(buf: &mut Buffer, x: u16, y: u16, width: u16) {
    for x in x..x.saturating_add(width) {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.reset();
        }
    }
}
