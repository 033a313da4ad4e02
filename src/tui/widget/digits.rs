//! A number in large digits of half blocks, to be read while one dials. Draws digits, `+`, `-` and blanks only.

use super::text;
use crate::tui::DrawContext;
use ratatui::buffer::Buffer;

/// Rows that it takes.
pub const HEIGHT: u16 = 3;

/// Cells of a digit, and of the gap in its stead.
const WIDTH: u16 = 3;
const GAP: u16 = 1;

/// Five rows of three dots each, the highest bit to the left.
fn dots(c: char) -> Option<[u8; 5]> {
    Some(match c {
        '0' => [7, 5, 5, 5, 7],
        '1' => [2, 6, 2, 2, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 7, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 1, 1, 1],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        '+' => [0, 2, 7, 2, 0],
        '-' => [0, 0, 7, 0, 0],
        _ => return None,
    })
}

/// The cells that a number takes; none when something in it cannot be drawn large.
pub fn width(number: &str) -> Option<u16> {
    let mut width = 0u16;
    for c in number.chars() {
        width = match c {
            ' ' => width.saturating_add(GAP + 1),
            c => dots(c).map(|_| width.saturating_add(WIDTH + GAP))?,
        };
    }
    Some(width.saturating_sub(GAP))
}

/// Draws the number with its upper left corner at `(x, y)`; what cannot be drawn large is left out.
pub fn draw(number: &str, mut x: u16, y: u16, buf: &mut Buffer, ctx: &DrawContext) {
    for c in number.chars() {
        let Some(dots) = dots(c) else {
            x = x.saturating_add(GAP + 1);
            continue;
        };
        for row in 0..HEIGHT {
            let upper = dots.get(usize::from(row) * 2).copied().unwrap_or(0);
            let lower = dots.get(usize::from(row) * 2 + 1).copied().unwrap_or(0);
            for column in 0..WIDTH {
                let bit = 4 >> column;
                let cell = match (upper & bit != 0, lower & bit != 0) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => continue,
                };
                text::put_char(buf, x.saturating_add(column), y.saturating_add(row), cell, ctx.theme.text);
            }
        }
        x = x.saturating_add(WIDTH + GAP);
    }
}
