//! What a typed text was understood as, or why it was not: the line beneath a field. Parses nothing itself.

use super::text;
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect};

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

    /// Draws it in the first row of `area`.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        if area.is_empty() {
            return;
        }
        let (glyph, style) = match self {
            Echo::Meaning(_) => (ctx.glyphs.arrow, ctx.theme.muted),
            Echo::Warning(_) => (ctx.glyphs.warn, ctx.theme.warn),
            Echo::Error(_) => (ctx.glyphs.overdue, ctx.theme.danger),
        };
        text::put_char(buf, area.x, area.y, glyph, style);
        let x = area.x.saturating_add(2);
        text::put_short(buf, x, area.y, area.right().saturating_sub(x), self.text(), style, ctx.glyphs.ellipsis);
    }
}
