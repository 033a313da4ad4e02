//! Columns of a row in cells, by arithmetic alone. Knows no data.

use super::text;
use ratatui::{buffer::Buffer, style::Style};

/// What one column wants.
#[derive(Clone, Copy, Debug, Default)]
pub struct Column {
    /// The cells it needs; a flexible one shrinks to this.
    pub min: u16,
    /// How large a share of the cells left over it takes; 0 for a fixed column.
    pub grow: u16,
    /// Which go first when the row is too narrow: the highest. Rank 0 stays.
    pub rank: u8,
    /// Against the right edge, as numbers are.
    pub right: bool,
}

impl Column {
    pub const fn fixed(width: u16, rank: u8) -> Column {
        Column { min: width, grow: 0, rank, right: false }
    }

    pub const fn flex(min: u16, grow: u16, rank: u8) -> Column {
        Column { min, grow, rank, right: false }
    }

    pub const fn right(self) -> Column {
        Column { right: true, ..self }
    }
}

/// Where a column stands, relative to the start of the row. A width of 0: it is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    pub x: u16,
    pub width: u16,
    pub right: bool,
}

/// Lays columns out in `width` cells with `gap` cells between them. Whole columns go, highest rank first and the last of
/// equals first, until the rest has its minimum; what is then left over goes to the flexible ones by their share.
pub fn layout<const N: usize>(columns: &[Column; N], width: u16, gap: u16) -> [Slot; N] {
    let mut kept = [true; N];
    let needed = |kept: &[bool; N]| {
        let shown = (0..N).filter(|&i| kept[i]);
        let (count, cells) =
            shown.fold((0u32, 0u32), |(count, cells), i| (count + 1, cells + u32::from(columns[i].min)));
        cells + count.saturating_sub(1) * u32::from(gap)
    };
    while needed(&kept) > u32::from(width) {
        let last = (0..N).filter(|&i| kept[i] && columns[i].rank > 0).max_by_key(|&i| (columns[i].rank, i));
        match last {
            Some(i) => kept[i] = false,
            None => break,
        }
    }
    let mut spare = u32::from(width).saturating_sub(needed(&kept));
    let mut shares: u32 = (0..N).filter(|&i| kept[i]).map(|i| u32::from(columns[i].grow)).sum();
    let mut slots = [Slot::default(); N];
    let mut x = 0u16;
    for i in (0..N).filter(|&i| kept[i]) {
        let column = columns[i];
        let share = u32::from(column.grow);
        let more = (spare * share).checked_div(shares).unwrap_or(0);
        spare -= more;
        shares -= share;
        let room = width.saturating_sub(x);
        let own = u16::try_from(u32::from(column.min) + more).unwrap_or(u16::MAX).min(room);
        slots[i] = Slot { x, width: own, right: column.right };
        x = x.saturating_add(own).saturating_add(gap);
    }
    slots
}

impl Slot {
    /// Draws a text into the slot of the row that starts at `(x, y)`.
    pub fn put(self, buf: &mut Buffer, x: u16, y: u16, text: &str, style: Style, ellipsis: char) {
        let x = x.saturating_add(self.x);
        if self.right {
            text::put_right(buf, x, y, self.width, text, style, ellipsis);
        } else {
            text::put_short(buf, x, y, self.width, text, style, ellipsis);
        }
    }
}
