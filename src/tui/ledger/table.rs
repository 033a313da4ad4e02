//! Rows of figures in columns: headings, numbers against the right, the selected row. Knows no data.

use crate::{
    domain::money::Currency,
    tui::{
        DrawContext,
        widget::{
            columns::{Column, Slot, layout},
            text,
        },
    },
    wording,
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// A column that is not there: wider than any screen, and the first to go.
pub const ABSENT: Column = Column { min: u16::MAX, grow: 0, rank: u8::MAX, right: false };

/// One cell.
pub type Cell = (String, Style);

/// Columns laid out in the inside of a pane, after a cell for the sign of the selected row.
pub struct Table<const N: usize> {
    pub slots: [Slot; N],
    pub area: Rect,
}

impl<const N: usize> Table<N> {
    pub fn new(columns: &[Column; N], area: Rect) -> Table<N> {
        let gap = if area.width < 60 { 1 } else { 2 };
        Table { slots: layout(columns, area.width.saturating_sub(2), gap), area }
    }

    /// The headings, in the first row of the pane.
    pub fn head(&self, heads: [&str; N], buf: &mut Buffer, ctx: &DrawContext) {
        for (slot, head) in self.slots.iter().zip(heads) {
            slot.put(buf, self.area.x + 1, self.area.y, head, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
    }

    /// The region of the row on line `line` below the headings.
    pub fn row(&self, line: usize) -> Rect {
        let y = self.area.y.saturating_add(1).saturating_add(u16::try_from(line).unwrap_or(u16::MAX));
        Rect { y, height: u16::from(y < self.area.bottom()), ..self.area }
    }

    /// Draws the cells of a row; a selected one is lit, brighter where its pane has the keys.
    pub fn cells(&self, cells: &[Cell; N], row: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        for (slot, (words, style)) in self.slots.iter().zip(cells) {
            slot.put(buf, row.x + 1, row.y, words, *style, ctx.glyphs.ellipsis);
        }
    }

    /// Where the column of this place stands in a row.
    pub fn place(&self, column: usize, row: Rect) -> Rect {
        let slot = self.slots[column];
        Rect { x: row.x + 1 + slot.x, width: slot.width, ..row }
    }
}

/// Lights the selected row.
pub fn select(row: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) {
    let style = if focused { ctx.theme.selection } else { ctx.theme.selection_unfocused };
    text::restyle(buf, row.x, row.y, row.width, style);
    if focused {
        text::put_char(buf, row.x, row.y, ctx.glyphs.selected, ctx.theme.accent);
    }
}

/// The least and the most of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    pub least: i64,
    pub most: i64,
}

impl Extent {
    pub fn of(amounts: impl Iterator<Item = i64>) -> Extent {
        amounts.fold(Extent::default(), |extent, amount| Extent {
            least: extent.least.min(amount),
            most: extent.most.max(amount),
        })
    }

    /// The cells that the widest of these amounts takes under `head`.
    pub fn width(self, currency: Currency, head: &str) -> u16 {
        let width = |amount| text::width(&wording::order::minor(amount, currency));
        width(self.least).max(width(self.most)).max(text::width(head))
    }
}
