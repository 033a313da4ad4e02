//! The line on top: the name, the tabs, and what counts today. Knows no tab but by its place.

use super::{
    hits::{Hits, Target},
    text,
};
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// One tab.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a> {
    /// The key that opens it, as shown.
    pub key: &'a str,
    pub name: &'a str,
}

/// A piece of the right side: a count, a date.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub style: Style,
    /// Which go first when the line is short: the highest.
    pub rank: u8,
}

/// What stands in the line.
#[derive(Clone, Copy, Debug)]
pub struct TabBar<'a> {
    pub brand: &'a str,
    pub tabs: &'a [Tab<'a>],
    pub current: usize,
    pub right: &'a [Piece<'a>],
}

impl TabBar<'_> {
    /// Draws into the first row of `area`. Tabs come before counts, counts before the brand.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return hits;
        }
        let tabs: u16 = self.tabs.iter().map(|tab| tab_width(tab) + 1).sum();
        let brand = text::width(self.brand) + 2;
        let first = self.right.iter().min_by_key(|piece| piece.rank);
        let right = first.map_or(0, |piece| text::width(piece.text).saturating_add(2));
        let mut x = area.x + 1;
        if brand + tabs + right < area.width {
            text::put(buf, x, area.y, brand, self.brand, ctx.theme.title);
            x += brand;
        }
        for (place, tab) in self.tabs.iter().enumerate() {
            let region = Rect::new(x, area.y, tab_width(tab), 1).intersection(area);
            let style = if place == self.current { ctx.theme.tab_current } else { ctx.theme.tab };
            text::fill(buf, region.x, region.y, region.width, ' ', style);
            let inside = region.width.saturating_sub(2);
            let used = text::put(buf, region.x + 1, region.y, inside, tab.key, style);
            let room = inside.saturating_sub(used + 1);
            text::put(buf, region.x + used + 2, region.y, room, tab.name, style);
            hits.add(region, Target::Tab(place));
            x = region.right().saturating_add(1);
            if x >= area.right() {
                return hits;
            }
        }
        self.draw_right(Rect { x, width: area.right() - x, ..area }, buf);
        hits
    }

    /// As many pieces as fit, against the right edge with a cell of air.
    fn draw_right(&self, area: Rect, buf: &mut Buffer) {
        let room = u32::from(area.width.saturating_sub(2));
        let cells = |rank: u8| {
            let shown = self.right.iter().filter(|piece| piece.rank <= rank);
            shown.map(|piece| u32::from(text::width(piece.text)) + GAP).sum::<u32>().saturating_sub(GAP)
        };
        let ranks = self.right.iter().map(|piece| piece.rank);
        let Some(limit) = ranks.filter(|&rank| cells(rank) <= room).max() else { return };
        let mut x = area.right().saturating_sub(u16::try_from(cells(limit)).unwrap_or(u16::MAX).saturating_add(1));
        for piece in self.right.iter().filter(|piece| piece.rank <= limit) {
            let room = area.right().saturating_sub(x);
            x += text::put(buf, x, area.y, room, piece.text, piece.style) + GAP as u16;
        }
    }
}

/// Cells between two pieces.
const GAP: u32 = 3;

/// ` 1 name `, with a cell of air on both sides.
fn tab_width(tab: &Tab) -> u16 {
    text::width(tab.key) + text::width(tab.name) + 3
}
