//! What a typed text was understood as, or why it was not: the line beneath a field. Parses nothing itself.

use super::{text, wrap::wrap};
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// Cells of the sign and the blank behind it.
const SIGN: u16 = 2;

/// The line beneath a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Echo {
    /// What the text means: `11-25 周三`.
    Meaning(String),
    /// It can be saved, but should be looked at.
    Warning(String),
    /// It cannot be saved like this.
    Error(String),
}

impl Echo {
    /// True when it stops the saving.
    pub fn is_error(&self) -> bool {
        matches!(self, Echo::Error(_))
    }

    /// The words alone.
    pub fn text(&self) -> &str {
        match self {
            Echo::Meaning(text) | Echo::Warning(text) | Echo::Error(text) => text,
        }
    }

    /// The rows it takes at a width when nothing is cut.
    pub fn height(&self, width: u16) -> u16 {
        u16::try_from(wrap(self.text(), width.saturating_sub(SIGN)).len()).unwrap_or(u16::MAX).max(1)
    }

    /// Draws it wrapped into `area`; when even that is too small the end is cut.
    pub fn draw_wrapped(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let area = area.intersection(buf.area);
        let rows = wrap(self.text(), area.width.saturating_sub(SIGN));
        if area.height <= 1 || rows.len() <= 1 {
            return self.draw(area, buf, ctx);
        }
        let (glyph, style) = self.look(ctx);
        text::put_char(buf, area.x, area.y, glyph, style);
        let width = area.width.saturating_sub(SIGN);
        for (y, row) in (area.y..area.bottom()).zip(rows) {
            text::put(buf, area.x.saturating_add(SIGN), y, width, row, style);
        }
    }

    /// Draws it in the first row of `area`.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        if area.is_empty() {
            return;
        }
        let (glyph, style) = self.look(ctx);
        text::put_char(buf, area.x, area.y, glyph, style);
        let x = area.x.saturating_add(SIGN);
        text::put_short(buf, x, area.y, area.right().saturating_sub(x), self.text(), style, ctx.glyphs.ellipsis);
    }

    fn look(&self, ctx: &DrawContext) -> (char, Style) {
        match self {
            Echo::Meaning(_) => (ctx.glyphs.arrow, ctx.theme.muted),
            Echo::Warning(_) => (ctx.glyphs.warn, ctx.theme.warn),
            Echo::Error(_) => (ctx.glyphs.overdue, ctx.theme.danger),
        }
    }
}
