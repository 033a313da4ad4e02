//! A bar in eighths of a cell, before the lighter one of what it is compared with. Compares what it is told to, and knows no figures.

use super::text;
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// One bar.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    pub value: i64,
    /// What it is compared with.
    pub behind: Option<i64>,
    /// What fills the whole width.
    pub most: i64,
    pub style: Style,
}

impl Bar {
    /// Draws it into the first row of `area`: nothing for what is not above zero, and the smallest value shows. What stands behind
    /// goes on in a lighter sign where it is longer, and is a notch in the bar where it is shorter.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        if self.most <= 0 || area.is_empty() {
            return;
        }
        let filled = eighths(self.value, self.most, area.width);
        let compared = self.behind.map_or(0, |behind| eighths(behind, self.most, area.width));
        let notch = compared.checked_sub(1).map(|last| last / 8).filter(|_| compared < filled);
        for cell in 0..area.width {
            let from = u32::from(cell) * 8;
            let own = usize::try_from(filled.saturating_sub(from).min(8)).unwrap_or(8);
            let (sign, style) = match own {
                0 if compared > from => (ctx.glyphs.behind, ctx.theme.muted),
                0 => return,
                8 if notch == Some(u32::from(cell)) => (ctx.glyphs.notch, self.style),
                // Where a set has no sign as thin as that, the first cell shows the thinnest it has.
                _ if cell == 0 && ctx.glyphs.eighths[own] == ' ' => (thinnest(ctx), self.style),
                _ => (ctx.glyphs.eighths[own], self.style),
            };
            text::put_char(buf, area.x + cell, area.y, sign, style);
        }
    }
}

/// So many eighths of a cell: one at least for what is above zero.
fn eighths(value: i64, most: i64, width: u16) -> u32 {
    if value <= 0 {
        return 0;
    }
    let (value, most, all) = (u128::from(value.unsigned_abs()), u128::from(most.unsigned_abs()), u32::from(width) * 8);
    u32::try_from(value.min(most) * u128::from(all) / most).unwrap_or(all).max(1)
}

fn thinnest(ctx: &DrawContext) -> char {
    ctx.glyphs.eighths.into_iter().find(|sign| *sign != ' ').unwrap_or(' ')
}
