//! What a typed text may mean: a short list under its field. Finds nothing and chooses nothing itself.

use super::{
    hits::{Hits, Target},
    popup::{self, Place},
    scroll_bar, text,
};
use crate::tui::DrawContext;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// One thing that the text may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    pub label: String,
    /// What tells it from the others.
    pub detail: String,
}

/// The list, with the one that Enter takes.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    items: Vec<Suggestion>,
    selected: Option<usize>,
}

/// So many are in sight at most.
const MOST_ROWS: usize = 7;
const LEAST_WIDTH: u16 = 24;

impl Suggestions {
    /// `selected`: what Enter takes without anybody having moved.
    pub fn new(items: Vec<Suggestion>, selected: Option<usize>) -> Suggestions {
        let selected = selected.filter(|place| *place < items.len());
        Suggestions { items, selected }
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn selected(&self) -> Option<usize> {
        self.selected
    }

    /// Selects what was clicked.
    pub fn select(&mut self, place: usize) {
        self.selected = Some(place).filter(|place| *place < self.items.len());
    }

    /// The next or the previous one, round the ends; false when there is none to go to, or one leaves upwards a list that
    /// nothing was selected in.
    pub fn step(&mut self, by: isize) -> bool {
        let last = match self.items.len() {
            0 => return false,
            n => n - 1,
        };
        self.selected = match (self.selected, by < 0) {
            (None, true) => return false,
            (None, false) => Some(0),
            (Some(0), true) => Some(last),
            (Some(place), true) => Some(place - 1),
            (Some(place), false) => Some(if place == last { 0 } else { place + 1 }),
        };
        true
    }

    /// Draws the list under the field at `field`, or over it where there is more room.
    pub fn draw(&self, field: Rect, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        if self.items.is_empty() {
            return hits;
        }
        let cells = |item: &Suggestion| text::width(&item.label).saturating_add(text::width(&item.detail));
        let wanted = self.items.iter().map(cells).max().unwrap_or(0).saturating_add(7).max(LEAST_WIDTH);
        // Never over its own field.
        let room = bounds.bottom().saturating_sub(field.y + 1).max(field.y.saturating_sub(bounds.y));
        let rows = u16::try_from(self.items.len().min(MOST_ROWS)).unwrap_or(0).min(room.saturating_sub(2));
        if rows == 0 {
            return hits;
        }
        let size = (wanted.min(bounds.width), rows + 2);
        let at = Position::new(field.x.saturating_sub(2), field.y);
        let area = popup::area(bounds, size, Place::At(at));
        if area.is_empty() {
            return hits;
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, "", "", buf, ctx);
        self.draw_rows(inner, buf, ctx, &mut hits);
        hits
    }

    /// Draws as many of the rows as fit into `inner`, the selected one among them.
    pub fn draw_rows(&self, inner: Rect, buf: &mut Buffer, ctx: &DrawContext, hits: &mut Hits) {
        let height = usize::from(inner.height);
        let first = self.selected.map_or(0, |place| (place + 1).saturating_sub(height));
        let shown = self.items.iter().enumerate().skip(first).take(height);
        for (y, (place, item)) in (inner.y..).zip(shown) {
            // The bar has a column of its own.
            let bar = u16::from(self.items.len() > height);
            let row = Rect { y, height: 1, width: inner.width.saturating_sub(bar), ..inner };
            let room = row.width.saturating_sub(1);
            let used = text::put_short(buf, row.x + 1, y, room, &item.label, ctx.theme.text, ctx.glyphs.ellipsis);
            let left = room.saturating_sub(used + 2);
            text::put_right(buf, row.right() - left, y, left, &item.detail, ctx.theme.muted, ctx.glyphs.ellipsis);
            if self.selected == Some(place) {
                text::restyle(buf, row.x, y, row.width, ctx.theme.selection);
                text::put_char(buf, row.x, y, ctx.glyphs.selected, ctx.theme.accent);
            }
            hits.add(row, Target::Item(place));
        }
        let bar = Rect { x: inner.right().saturating_sub(1), width: inner.width.min(1), ..inner };
        scroll_bar::draw(bar, buf, first, height, self.items.len(), ctx);
    }
}
