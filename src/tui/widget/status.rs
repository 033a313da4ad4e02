//! One message that never blocks: what was just done, or what stands in the way.

use super::text;
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect};

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Info,
    Done,
    Warning,
    Error,
}

/// A message with its weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub level: Level,
    pub text: String,
}

impl Status {
    pub fn new(level: Level, text: impl Into<String>) -> Status {
        Status { level, text: text.into() }
    }

    /// Draws it in the first row of `area`, with the sign of its level; returns the cells used.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> u16 {
        if area.is_empty() {
            return 0;
        }
        let (glyph, style) = match self.level {
            Level::Info => (None, ctx.theme.text),
            Level::Done => (Some(ctx.glyphs.ok), ctx.theme.ok),
            Level::Warning => (Some(ctx.glyphs.warn), ctx.theme.warn),
            Level::Error => (Some(ctx.glyphs.overdue), ctx.theme.danger),
        };
        let mut x = area.x;
        if let Some(glyph) = glyph {
            text::put_char(buf, x, area.y, glyph, style);
            x = x.saturating_add(2);
        }
        let room = area.right().saturating_sub(x);
        let used = text::put_short(buf, x, area.y, room, &self.text, style, ctx.glyphs.ellipsis);
        (x - area.x).min(area.width).saturating_add(used)
    }
}
