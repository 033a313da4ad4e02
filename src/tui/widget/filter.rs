//! The filter over a list: what is typed, its line and its keys. Finds nothing itself.

use crate::{
    action::Action,
    tui::{
        DrawContext, Press,
        widget::{
            line_input::{LineInput, LineLook},
            text,
        },
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

/// What a key came to while the line has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterKey {
    Ignored,
    /// The caret moved.
    Moved,
    Typed,
    /// The line let the keys go to the list; with nothing typed there is nothing to filter by.
    Accepted,
    Cancelled,
    /// A motion of the list beneath.
    List,
}

impl Filter {
    /// Takes a key.
    pub fn on_press(&mut self, press: &Press) -> FilterKey {
        match press.action {
            Some(Action::Cancel) => FilterKey::Cancelled,
            Some(Action::Accept) => {
                self.typing = false;
                FilterKey::Accepted
            }
            Some(Action::MoveDown | Action::MoveUp | Action::PageDown | Action::PageUp) => FilterKey::List,
            _ => {
                let before = self.input.text().to_owned();
                match self.input.on_key(&press.key) {
                    true if self.input.text() == before => FilterKey::Moved,
                    true => FilterKey::Typed,
                    false => FilterKey::Ignored,
                }
            }
        }
    }

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
