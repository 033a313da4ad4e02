//! A question with yes and no. Does nothing itself: the answer goes back to whoever asked.

use super::{
    footer::Footer,
    hits::{Hits, Target},
    popup::{self, Place},
    text,
    wrap::wrap,
};
use crate::{
    action::{Action, Scope},
    tui::{DrawContext, Press},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    pub title: String,
    /// The question and what follows from a yes; lines are kept, long ones wrapped.
    pub text: String,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmEvent {
    Ignored,
    Yes,
    No,
}

impl Confirm {
    pub fn on_press(&self, press: &Press) -> ConfirmEvent {
        match press.action {
            Some(Action::ConfirmYes) => ConfirmEvent::Yes,
            Some(Action::ConfirmNo | Action::Cancel) => ConfirmEvent::No,
            _ => ConfirmEvent::Ignored,
        }
    }

    /// Draws the question over `bounds`; returns what can be clicked.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let width = bounds.width.min(60);
        let lines = wrap(&self.text, width.saturating_sub(4));
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(4);
        let area = popup::area(bounds, (width, height), Place::Centre);
        if area.is_empty() {
            return hits;
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, &self.title, "", buf, ctx);
        // The keys stay in sight, whatever is asked.
        for (y, line) in (inner.y..inner.bottom().saturating_sub(1)).zip(lines) {
            text::put(buf, inner.x, y, inner.width, line, ctx.theme.text);
        }
        let keys = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
        hits.extend(Footer::new(&[Scope::Confirm], ctx.keymap, ctx.texts).draw(keys, buf, ctx));
        hits
    }
}
