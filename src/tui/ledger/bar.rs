//! A bar in eighths of a cell. Compares what it is told to, and knows no figures.

use crate::tui::{DrawContext, widget::text};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// Draws `value` of `most` into the first row of `area`; nothing for what is not above zero. The smallest value shows.
pub fn draw(value: i64, most: i64, area: Rect, style: Style, buf: &mut Buffer, ctx: &DrawContext) {
    if value <= 0 || most <= 0 || area.is_empty() {
        return;
    }
    let cells = u128::from(area.width) * 8;
    let (value, most) = (u128::from(value.unsigned_abs()), u128::from(most.unsigned_abs()));
    let eighths = (value.min(most) * cells / most).max(1);
    for cell in 0..area.width {
        let filled = usize::try_from(eighths.saturating_sub(u128::from(cell) * 8)).unwrap_or(8).min(8);
        if filled == 0 {
            return;
        }
        let first = cell == 0 && ctx.glyphs.eighths[filled] == ' ';
        // Where a set has no sign as thin as that, the first cell shows the thinnest it has.
        let sign = if first { thinnest(ctx) } else { ctx.glyphs.eighths[filled] };
        text::put_char(buf, area.x + cell, area.y, sign, style);
    }
}

fn thinnest(ctx: &DrawContext) -> char {
    ctx.glyphs.eighths.into_iter().find(|sign| *sign != ' ').unwrap_or(' ')
}
