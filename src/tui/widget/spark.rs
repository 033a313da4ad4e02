//! A value a cell, as high as it is beside the others. Knows no days.

use super::text;
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws one row of a spark that is `rows` rows high, so many of them `above` this one: each value `wide` cells wide, the last
/// ones where there is no room for all. A value of nothing is a quiet foot.
pub fn draw_row(values: &[i64], wide: u16, (above, rows): (u16, u16), area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let (wide, most) = (wide.max(1), values.iter().copied().max().unwrap_or(0).max(1));
    let room = usize::from(area.width / wide);
    let beneath = i128::from(rows.saturating_sub(above).saturating_sub(1));
    for (at, value) in (0u16..).zip(&values[values.len().saturating_sub(room)..]) {
        let steps =
            (i128::from((*value).max(0)) * i128::from(rows) * 8 * 2 + i128::from(most)) / (i128::from(most) * 2);
        let steps = steps.max(i128::from(*value > 0));
        let here = usize::try_from((steps - beneath * 8).clamp(0, 8)).unwrap_or(0);
        let (sign, style) = match here {
            0 if beneath > 0 => continue,
            0 => (ctx.glyphs.foot, ctx.theme.muted),
            _ => (ctx.glyphs.sparks[here - 1], ctx.theme.accent),
        };
        text::fill(buf, area.x + at * wide, area.y, wide, sign, style);
    }
}
