//! The line on the screen: what is typed, what it means, what is wrong. Changes nothing.

use super::QuickLogLine;
use crate::{
    action::Action,
    tui::{
        DrawContext,
        widget::{
            chips::{self, Chip},
            echo::Echo,
            form::FormDrawn,
            line_input::LineLook,
            popup::Place,
            text,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells before the line: a blank, the prompt, a blank.
const INDENT: u16 = 3;

impl QuickLogLine {
    /// The lines it wants at a width: the text, its chips, and what is wrong.
    pub fn height(&self, width: u16) -> u16 {
        let chips: Vec<Chip> = self.chips().cloned().collect();
        let rows = chips::height(&chips, width.saturating_sub(INDENT + 1)).clamp(1, MOST_CHIP_ROWS);
        1 + rows + self.told(width)
    }

    /// Draws it into `area`; with too little room what is wrong goes before the chips. A question for the reason lies
    /// over `bounds`.
    pub fn draw(&self, area: Rect, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> FormDrawn {
        let mut drawn = FormDrawn::default();
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return drawn;
        }
        for y in area.top()..area.bottom() {
            text::fill(buf, area.x, y, area.width, ' ', ctx.theme.text);
        }
        // In a very narrow window the text is worth more than its prompt.
        let indent = if area.width > INDENT * 3 { INDENT } else { 0 };
        if indent > 0 {
            text::put_char(buf, area.x + 1, area.y, ctx.glyphs.prompt, ctx.theme.accent);
        }
        let inner = Rect { x: area.x + indent, width: area.width.saturating_sub(indent + indent.min(1)), ..area };
        let placeholder = ctx.texts.with("log-placeholder", &[("name", (&self.subject.name).into())]);
        let look = LineLook { placeholder: &placeholder, style: ctx.theme.field, focused: self.asking.is_none() };
        drawn.caret = self.input.draw(Rect { height: 1, ..inner }, buf, look, ctx);
        let below = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
        let told = self.told(area.width).min(below.height);
        let row = Rect { height: below.height - told, ..below };
        let chips: Vec<Chip> = self.chips().cloned().collect();
        drawn.hits = chips::draw(&chips, self.selected, row, buf, ctx);
        if let Some(hint) = self.hint.as_ref().filter(|_| self.echo.is_none()) {
            let hint = Echo::Meaning(hint.clone());
            match self.beside(row.width) {
                Some(x) if row.height > 0 => {
                    let used = chips::height(&chips, row.width).clamp(1, row.height);
                    hint.draw(Rect { x: row.x + x, y: row.y + used - 1, width: row.width - x, height: 1 }, buf, ctx);
                }
                _ => hint.draw(Rect { y: below.bottom() - told.min(1), height: told.min(1), ..below }, buf, ctx),
            }
        }
        if let Some(echo) = &self.echo {
            // Directly beneath the chips, not at the far end of a tall area.
            let used = chips::height(&chips, row.width).min(row.height);
            echo.draw_wrapped(Rect { y: row.y + used, height: told, ..below }, buf, ctx);
        } else if let Some(promise) = self.offered.as_ref().filter(|_| told > 0) {
            let used = chips::height(&chips, row.width).min(row.height);
            let key = ctx.key_name(Action::PromiseSettle).unwrap_or_default();
            let args = [("promise", promise.into()), ("key", (&key).into())];
            let offer = Echo::Meaning(ctx.texts.with("promise-offer", &args));
            offer.draw(Rect { y: row.y + used, height: told, ..below }, buf, ctx);
        }
        if let Some(asking) = &self.asking {
            let (caret, hits) = asking.draw(bounds, Place::Centre, buf, ctx);
            drawn.caret = caret;
            drawn.hits = hits;
        }
        drawn
    }

    /// The lines of what is wrong.
    fn told(&self, width: u16) -> u16 {
        let room = width.saturating_sub(INDENT + 1);
        let below = self.hint.is_some() && self.beside(room).is_none();
        let quiet = u16::from(self.offered.is_some()) + u16::from(below);
        self.echo.as_ref().map_or(quiet, |echo| echo.height(room).min(MOST_TOLD_ROWS))
    }

    /// Where the hint begins behind the last chip; none when there is no room for it, so that it gets a line of its own.
    fn beside(&self, room: u16) -> Option<u16> {
        let hint = self.hint.as_ref()?;
        let chips: Vec<Chip> = self.chips().cloned().collect();
        let begins = chips::end(&chips, room).saturating_add(BESIDE);
        let fits = begins.saturating_add(text::width(hint)).saturating_add(BESIDE) <= room;
        (fits && chips::height(&chips, room) <= MOST_CHIP_ROWS).then_some(begins)
    }
}

/// Cells before a hint behind the chips, and those of its sign.
const BESIDE: u16 = 3;

/// The longest sentence of a problem in a window of 40 columns.
const MOST_TOLD_ROWS: u16 = 4;

/// More rows of chips than this would push the list off the screen.
const MOST_CHIP_ROWS: u16 = 3;
