//! A box over the screen: places itself, clears what is under it. Leaves no half glyph at its edges.

use super::frame::Frame;
use crate::tui::DrawContext;
use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::{Position, Rect},
};

/// Where a popup wants to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the middle of the screen.
    Centre,
    /// Under this cell, or above it where there is more room.
    At(Position),
    /// Along the bottom.
    Bottom,
}

/// Cells of the screen, on both sides together, too few to be left beside a popup.
const SLIVER: u16 = 6;

/// The area of a popup of `size` (with its borders) in `bounds`: never outside, never larger.
pub fn area(bounds: Rect, size: (u16, u16), place: Place) -> Rect {
    // A box nearly as wide as the screen takes all of it: a sliver of what is beneath is no use to anybody.
    let width = if size.0.saturating_add(SLIVER) > bounds.width { bounds.width } else { size.0 };
    let height = size.1.min(bounds.height);
    let (x, y) = match place {
        Place::Centre => (bounds.x + (bounds.width - width) / 2, bounds.y + (bounds.height - height) / 2),
        Place::Bottom => (bounds.x, bounds.bottom() - height),
        Place::At(cell) => {
            let below = bounds.bottom().saturating_sub(cell.y.saturating_add(1));
            let above = cell.y.saturating_sub(bounds.y);
            let y = if height <= below || below >= above {
                cell.y.saturating_add(1)
            } else {
                cell.y.saturating_sub(height)
            };
            (cell.x, y)
        }
    };
    let x = x.clamp(bounds.x, bounds.right() - width);
    let y = y.clamp(bounds.y, bounds.bottom() - height);
    Rect::new(x, y, width, height)
}

/// Clears `area`, draws its box, and returns the area inside.
pub fn open(area: Rect, title: &str, right: &str, buf: &mut Buffer, ctx: &DrawContext) -> Rect {
    clear(area, buf);
    let area = area.intersection(buf.area);
    let inner = Frame { title, right, focused: true }.draw(area, buf, ctx);
    let width = aired(inner.width);
    if inner != area { Rect { x: inner.x + (inner.width - width) / 2, width, ..inner } } else { inner }
}

/// How many cells and rows [`open`] leaves inside a box over `area`, for lines that are made before they are drawn.
pub fn inside(area: Rect) -> (u16, u16) {
    (aired(area.width.saturating_sub(2)), area.height.saturating_sub(2))
}

/// A little air on both sides, where there is any to give.
fn aired(width: u16) -> u16 {
    if width > 30 { width - 2 } else { width }
}

/// Empties `area`, and the left half of every wide glyph whose right half it covers: ratatui's `Clear` leaves those
/// (ratatui#2526).
pub fn clear(area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        if area.x > buf.area.x {
            let before = &mut buf[(area.x - 1, y)];
            if before.cell_width() > 1 {
                let style = before.style();
                before.reset();
                before.set_style(style);
            }
        }
        for x in area.left()..area.right() {
            buf[(x, y)].reset();
        }
    }
}
