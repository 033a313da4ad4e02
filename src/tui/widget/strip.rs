//! Shares of one whole side by side, told apart by their shade. Knows no words: what a shade stands for is said beneath.

use super::text;
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect};

/// Draws the shares into the first row of `area`, in their order.
pub fn draw(counts: &[i64], area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let mut x = area.x;
    for (place, cells) in cells(counts, area.width).into_iter().enumerate() {
        text::fill(buf, x, area.y, cells, shade(place, ctx), ctx.theme.accent);
        x += cells;
    }
}

/// The sign of the share of this place.
pub fn shade(place: usize, ctx: &DrawContext) -> char {
    let shades = &ctx.glyphs.shades;
    shades.get(place % shades.len()).copied().unwrap_or(' ')
}

/// The cells of each share: together all of `width`, and one at least for whatever is above zero, as long as there are as many.
pub fn cells(counts: &[i64], width: u16) -> Vec<u16> {
    let counts: Vec<u128> = counts.iter().map(|count| u128::try_from(*count).unwrap_or(0)).collect();
    let all: u128 = counts.iter().sum();
    let mut cells = vec![0u16; counts.len()];
    let mut left = width;
    if all == 0 {
        return cells;
    }
    for (cell, count) in cells.iter_mut().zip(&counts) {
        let exact = u16::try_from(count * u128::from(width) / all).unwrap_or(width);
        *cell = exact.max(u16::from(*count > 0)).min(left);
        left -= *cell;
    }
    // What rounding left goes to the share that it belongs to most.
    while left > 0 {
        let owed = |at: &usize| (counts[*at] * u128::from(width)).saturating_sub(u128::from(cells[*at]) * all);
        let Some(at) = (0..counts.len()).max_by_key(|at| (owed(at), std::cmp::Reverse(*at))) else { break };
        cells[at] += 1;
        left -= 1;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_fill_the_width_and_none_is_lost() {
        for (counts, width, wanted) in [
            (vec![1, 1], 10, vec![5, 5]),
            (vec![1, 1, 1], 10, vec![4, 3, 3]),
            (vec![1, 0, 999], 10, vec![1, 0, 9]),
            (vec![0, 0], 10, vec![0, 0]),
            (vec![], 10, vec![]),
            (vec![i64::MAX, i64::MAX], 3, vec![2, 1]),
            (vec![1, 1, 1], 2, vec![1, 1, 0]),
            (vec![-4, 4], 4, vec![0, 4]),
            (vec![5], 0, vec![0]),
        ] {
            assert_eq!(cells(&counts, width), wanted, "{counts:?} in {width}");
        }
    }
}
