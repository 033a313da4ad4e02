//! The filter over a list: what is typed, and its line. Finds nobody itself.

use crate::tui::{
    DrawContext,
    widget::{
        line_input::{LineInput, LineLook},
        text,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The filter while it is there.
#[derive(Default)]
pub struct Filter {
    pub input: LineInput,
    /// Keys go to its line; else to the list that it left.
    pub typing: bool,
    /// The names are still being read.
    pub waiting: bool,
}

impl Filter {
    /// Draws the line in the first row of `area`, with `placeholder` while nothing is typed; returns the caret.
    pub fn draw(&self, area: Rect, placeholder: &str, buf: &mut Buffer, ctx: &DrawContext) -> Option<Position> {
        if area.width < 4 || area.height == 0 {
            return None;
        }
        text::put_char(buf, area.x + 1, area.y, '/', ctx.theme.accent);
        let mut line = Rect { x: area.x + 3, width: area.width - 4, height: 1, ..area };
        if self.waiting {
            let words = ctx.texts.get("queue-loading");
            let wide = text::width(words).saturating_add(1).min(line.width / 2);
            line.width -= wide;
            text::put_right(buf, line.right(), area.y, wide, words, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
        let look = LineLook { placeholder, style: ctx.theme.text, focused: self.typing };
        self.input.draw(line, buf, look, ctx)
    }
}
