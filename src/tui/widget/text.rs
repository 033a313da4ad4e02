//! Text into cells: the one way from data to the buffer, through [`crate::safe`]. Never writes a control, a half glyph, or outside its width.

use crate::safe::safe_line;
use ratatui::{
    buffer::{Buffer, CellWidth},
    layout::Rect,
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation;

/// What stands for a character that must not reach a terminal: controls, bidi controls, invisible ones.
pub const STAND_IN: &str = "\u{FFFD}";

/// The cells a text takes as [`put`] draws it.
pub fn width(text: &str) -> u16 {
    let mut cells = 0usize;
    for c in text.chars() {
        match plain_width(c) {
            Some(width) => cells += usize::from(width),
            None => return typed_width(&safe_line(text)),
        }
    }
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// The cells a text takes in a field, cluster by cluster ([`graphemes`]).
pub fn typed_width(text: &str) -> u16 {
    graphemes(text).map(|(_, width)| width).fold(0, u16::saturating_add)
}

/// The grapheme clusters of a text in a field, with the cells of each: one at least, so that every one of them can be
/// seen, stepped over and deleted.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, u16)> {
    text.graphemes(true).map(shown)
}

/// One grapheme cluster as a field shows it.
pub fn shown(grapheme: &str) -> (&str, u16) {
    if grapheme.chars().any(is_unsafe) {
        return (STAND_IN, 1);
    }
    match grapheme.cell_width() {
        0 => (STAND_IN, 1),
        width => (grapheme, width),
    }
}

/// Draws as much of `text` as fits into `width` cells from `(x, y)`, cut between graphemes; returns the cells used.
pub fn put(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    draw(buf, x, y, width, text, style)
}

/// As [`put`], but a text that does not fit ends in `ellipsis` (one cell wide).
pub fn put_short(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style, ellipsis: char) -> u16 {
    if width == 0 {
        return 0;
    }
    // Only a text with more bytes than cells can be too wide: no character is wider than its bytes.
    if text.len() <= usize::from(width) || self::width(text) <= width {
        return draw(buf, x, y, width, text, style);
    }
    let used = draw(buf, x, y, width - 1, text, style);
    put_char(buf, x.saturating_add(used), y, ellipsis, style);
    used + 1
}

/// As [`put_short`], against the right edge of the width.
pub fn put_right(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style, ellipsis: char) -> u16 {
    let gap = width.saturating_sub(self::width(text));
    put_short(buf, x.saturating_add(gap), y, width - gap, text, style, ellipsis)
}

/// Draws one character that is one cell wide; outside the buffer nothing.
pub fn put_char(buf: &mut Buffer, x: u16, y: u16, c: char, style: Style) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.set_char(c).set_style(style);
    }
}

/// As [`put_char`] over something that is drawn already: a wide glyph of which it covers a half is blanked.
pub fn stamp(buf: &mut Buffer, x: u16, y: u16, c: char, style: Style) {
    if let Some(before) = x.checked_sub(1).and_then(|x| buf.cell_mut((x, y)))
        && before.cell_width() > 1
    {
        before.set_symbol(" ");
    }
    put_char(buf, x, y, c, style);
}

/// Repeats a character that is one cell wide.
pub fn fill(buf: &mut Buffer, x: u16, y: u16, width: u16, c: char, style: Style) {
    for cell in row(buf, x, y, width) {
        cell.set_char(c).set_style(style);
    }
}

/// Lays a style over what is drawn in a row.
pub fn restyle(buf: &mut Buffer, x: u16, y: u16, width: u16, style: Style) {
    for cell in row(buf, x, y, width) {
        cell.set_style(style);
    }
}

fn draw(buf: &mut Buffer, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
    let cells = row(buf, x, y, width);
    let mut used = 0;
    for (place, c) in text.char_indices() {
        let Some(wide) = plain_width(c) else {
            // From here on clusters may span characters. Everything before was a cluster of its own, unless a mark
            // joins the last of them, so the cluster search starts one character back.
            let last = text[..place].chars().next_back();
            let back = last.map_or(0, |c| c.len_utf8());
            let used = used - usize::from(last.and_then(plain_width).unwrap_or(0));
            return draw_clusters(cells, used, &safe_line(&text[place - back..]), style);
        };
        let end = used + usize::from(wide);
        let Some(place) = cells.get_mut(used..end) else { return u16::try_from(used).unwrap_or(width) };
        if let [first, rest @ ..] = place {
            first.set_char(c).set_style(style);
            rest.iter_mut().for_each(|hidden| hidden.reset());
        }
        used = end;
    }
    u16::try_from(used).unwrap_or(width)
}

fn draw_clusters(cells: &mut [ratatui::buffer::Cell], mut used: usize, text: &str, style: Style) -> u16 {
    for (symbol, wide) in graphemes(text) {
        let end = used + usize::from(wide);
        let Some([first, rest @ ..]) = cells.get_mut(used..end) else { break };
        first.set_symbol(symbol).set_style(style);
        rest.iter_mut().for_each(|hidden| hidden.reset());
        used = end;
    }
    u16::try_from(used).unwrap_or(u16::MAX)
}

/// The cells of one row that lie inside the buffer.
fn row(buf: &mut Buffer, x: u16, y: u16, width: u16) -> &mut [ratatui::buffer::Cell] {
    let inside = Rect::new(x, y, width, 1).intersection(buf.area);
    if inside.is_empty() || inside.x != x {
        return &mut [];
    }
    let start = buf.index_of(inside.x, inside.y);
    &mut buf.content[start..start + usize::from(inside.width)]
}

/// The cells of a character that can neither join a cluster nor do harm; `None` where only the tables know.
fn plain_width(c: char) -> Option<u16> {
    match c {
        ' '..='~' => Some(1),
        '\u{4E00}'..='\u{9FFF}' | '\u{3001}'..='\u{3029}' | '\u{FF01}'..='\u{FF5E}' | '\u{AC00}'..='\u{D7A3}' => {
            Some(2)
        }
        '\u{A1}'..='\u{AC}' | '\u{B0}'..='\u{24F}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{2199}' => Some(1),
        '\u{2500}'..='\u{25CF}' | '★' => Some(1),
        _ => None,
    }
}

/// Characters that move the cursor, turn the direction of text or cannot be seen. The joiner is left to clusters that
/// need it (emoji, Indic); alone it has no width and is replaced for that.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{61C}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0001}' | '\u{AD}')
}
