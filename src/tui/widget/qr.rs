//! A QR code on the screen: dark on light whatever the theme. Makes none.

use super::text;
use crate::wording::qr::Qr;
use ratatui::{
    buffer::Buffer,
    layout::Position,
    style::{Color, Style},
};

/// Black on white of the 256 colours, which no theme changes. A reader needs them, so `NO_COLOR` does not take them away.
const DARK_ON_LIGHT: Style = Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231));

/// Draws a code with its upper left corner at a place; what lies outside the buffer is cut.
pub fn draw(qr: &Qr, at: Position, quiet: u16, buf: &mut Buffer) {
    for (row, y) in qr.rows(quiet).zip(at.y..) {
        for (c, x) in row.chars().zip(at.x..) {
            text::stamp(buf, x, y, c, DARK_ON_LIGHT);
        }
    }
}
