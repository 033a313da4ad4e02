//! How far down a list one is. Draws nothing when everything is in sight.

use super::text;
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws into the one column `area`, over what is there: `visible` of `total` rows, the first of them being row `offset`.
pub fn draw(area: Rect, buf: &mut Buffer, offset: usize, visible: usize, total: usize, ctx: &DrawContext) {
    let height = usize::from(area.height);
    if total <= visible || height == 0 || area.width == 0 {
        return;
    }
    let (start, length) = thumb(height, offset, visible, total);
    for row in 0..area.height {
        let inside = (start..start + length).contains(&usize::from(row));
        let (c, style) =
            if inside { (ctx.glyphs.thumb, ctx.theme.border_focused) } else { (ctx.glyphs.track, ctx.theme.border) };
        text::stamp(buf, area.x, area.y + row, c, style);
    }
}

/// As [`draw`] on the right side of a box, whose line is the track.
pub fn draw_on_border(
    area: Rect,
    buf: &mut Buffer,
    offset: usize,
    visible: usize,
    total: usize,
    focused: bool,
    ctx: &DrawContext,
) {
    draw(area, buf, offset, visible, total, ctx);
    if total > visible {
        let style = if focused { ctx.theme.border_focused } else { ctx.theme.border };
        for y in area.top()..area.bottom() {
            text::restyle(buf, area.x, y, 1, style);
        }
    }
}

/// The first cell and the length of the thumb on a track of `height` cells: one cell at least, at the very end only when
/// the last row is in sight.
pub fn thumb(height: usize, offset: usize, visible: usize, total: usize) -> (usize, usize) {
    let last_offset = total.saturating_sub(visible).max(1);
    let length = (height.saturating_mul(visible) / total.max(1)).clamp(1, height.max(1));
    let room = height.saturating_sub(length);
    let offset = offset.min(last_offset);
    let start = (room as u128 * offset as u128 / last_offset as u128) as usize;
    (start, length)
}
