//! Colours and attributes as the shortest sequence from one cell to the next; never a position or a symbol.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::push_number;

/// How the terminal draws what comes next.
#[derive(Clone, Copy, PartialEq)]
pub struct Pen {
    foreground: Color,
    background: Color,
    underline: Color,
    modifier: Modifier,
}

impl Default for Pen {
    fn default() -> Pen {
        Pen { foreground: Color::Reset, background: Color::Reset, underline: Color::Reset, modifier: Modifier::empty() }
    }
}

/// Attribute, number that sets it, number that ends it. 22 ends two.
const ATTRIBUTES: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    pub fn of(cell: &Cell) -> Pen {
        Pen { foreground: cell.fg, background: cell.bg, underline: cell.underline_color, modifier: cell.modifier }
    }

    /// Writes the way from this pen to `next`, and becomes it.
    pub fn change(&mut self, next: Pen, frame: &mut Vec<u8>) {
        if *self == next {
            return;
        }
        if next == Pen::default() {
            frame.extend_from_slice(b"\x1b[m");
            *self = next;
            return;
        }
        frame.extend_from_slice(b"\x1b[");
        if !(self.modifier - next.modifier).is_empty() {
            self.end_attributes(next.modifier, frame);
        }
        if self.modifier != next.modifier {
            for (attribute, begin, _) in ATTRIBUTES {
                if (next.modifier - self.modifier).contains(attribute) {
                    number(frame, begin);
                }
            }
        }
        if self.foreground != next.foreground {
            color(frame, next.foreground, 30);
        }
        if self.background != next.background {
            color(frame, next.background, 40);
        }
        if self.underline != next.underline {
            color(frame, next.underline, 50);
        }
        frame.pop();
        frame.push(b'm');
        *self = next;
    }

    /// Ends what `wanted` does not hold; what ended along with it (bold with dim) counts as not set.
    fn end_attributes(&mut self, wanted: Modifier, frame: &mut Vec<u8>) {
        let unwanted = self.modifier - wanted;
        let mut last = 0;
        for (attribute, _, end) in ATTRIBUTES {
            if unwanted.contains(attribute) && last != end {
                number(frame, end);
                last = end;
                for (fellow, _, _) in ATTRIBUTES.iter().filter(|(_, _, other)| *other == end) {
                    self.modifier.remove(*fellow);
                }
            }
        }
    }
}

fn number(frame: &mut Vec<u8>, number: u16) {
    push_number(frame, number);
    frame.push(b';');
}

/// `base` is 30 for letters, 40 for what is behind them, 50 for underlines, which know no named colours.
fn color(frame: &mut Vec<u8>, color: Color, base: u16) {
    let named = match color {
        Color::Reset => return number(frame, base + 9),
        Color::Indexed(index) => return indexed(frame, base, index),
        Color::Rgb(red, green, blue) => {
            number(frame, base + 8);
            for part in [2, red, green, blue] {
                number(frame, part.into());
            }
            return;
        }
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match named {
        _ if base == 50 => indexed(frame, base, named as u8),
        0..8 => number(frame, base + named),
        _ => number(frame, base + 60 + named - 8),
    }
}

fn indexed(frame: &mut Vec<u8>, base: u16, index: u8) {
    number(frame, base + 8);
    number(frame, 5);
    number(frame, index.into());
}
