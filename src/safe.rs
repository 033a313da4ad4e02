//! Text on its way to a screen, a pipe or a message: hostile characters made visible, widths measured; never any I/O.
//!
//! Everything that came from a person, a file or the database passes one of these on its way out. What is stored stays as
//! it was typed. After [`safe`], [`safe_line`] or [`safe_block`] a text holds no control character (but `\n` in a block),
//! nothing that reorders or hides its neighbours, and nothing whose width terminals disagree on by design (joiners and
//! variation selectors are dropped: the two emoji of a family stand side by side).

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for a character that must not be printed and has no picture of its own.
const REPLACEMENT: char = '\u{FFFD}';
/// Combining marks on one letter that are believed; more are one [`REPLACEMENT`] (no living script needs nine).
const MOST_MARKS: usize = 8;
const ELLIPSIS: char = '…';

/// The text with every control made visible: `\n` is `␊`, a tab `␉`, an escape `␛`.
pub fn safe(text: &str) -> Cow<'_, str> {
    clean(text, Breaks::Shown)
}

/// The text as one line to read: line ends and tabs become one space each, other controls visible.
pub fn safe_line(text: &str) -> Cow<'_, str> {
    clean(text, Breaks::Spaces)
}

/// The text with its lines: every line end becomes `\n`, a tab a space, other controls visible.
pub fn safe_block(text: &str) -> Cow<'_, str> {
    clean(text, Breaks::Kept)
}

/// The cells a text takes on the terminal, counted by grapheme as the screen buffer does.
pub fn width(text: &str) -> usize {
    let mut cells = 0;
    for character in text.chars() {
        match plain_width(character) {
            Some(width) => cells += width,
            None => return text.graphemes(true).map(grapheme_width).sum(),
        }
    }
    cells
}

/// The text in at most `cells` cells, cut between graphemes and ended with `…` when it was longer.
pub fn ellipsis(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut used = 0;
    let mut end = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        let wide = grapheme_width(grapheme);
        if used + wide > room {
            break;
        }
        used += wide;
        end = start + grapheme.len();
    }
    let mut cut = String::with_capacity(end + ELLIPSIS.len_utf8());
    cut.push_str(&text[..end]);
    cut.push(ELLIPSIS);
    Cow::Owned(cut)
}

/// The text in exactly `cells` cells: spaces after it, or cut by [`ellipsis`].
pub fn pad_end(text: &str, cells: usize) -> Cow<'_, str> {
    let text = ellipsis(text, cells);
    match cells.saturating_sub(width(&text)) {
        0 => text,
        missing => Cow::Owned(text.into_owned() + &" ".repeat(missing)),
    }
}

/// The text in exactly `cells` cells: spaces before it, or cut by [`ellipsis`].
pub fn pad_start(text: &str, cells: usize) -> Cow<'_, str> {
    let text = ellipsis(text, cells);
    match cells.saturating_sub(width(&text)) {
        0 => text,
        missing => Cow::Owned(" ".repeat(missing) + &text),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Breaks {
    Shown,
    Spaces,
    Kept,
}

fn clean(text: &str, breaks: Breaks) -> Cow<'_, str> {
    let mut marks = 0;
    for (at, character) in text.char_indices() {
        let crowded = is_crowded(character, &mut marks);
        let kept = character == '\n' && breaks == Breaks::Kept;
        if crowded || (!kept && !is_plain(character)) {
            return Cow::Owned(rewrite(text, at, breaks));
        }
    }
    Cow::Borrowed(text)
}

/// `text` with everything from byte `from` on looked at; what is before it is known to be harmless.
fn rewrite(text: &str, from: usize, breaks: Breaks) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = 0;
    for character in text[..from].chars() {
        is_crowded(character, &mut marks);
        out.push(character);
    }
    let mut rest = text[from..].chars().peekable();
    while let Some(character) = rest.next() {
        if is_crowded(character, &mut marks) {
            if marks == MOST_MARKS + 1 {
                out.push(REPLACEMENT);
            }
            continue;
        }
        match character {
            '\r' | '\n' | '\u{2028}' | '\u{2029}' if breaks != Breaks::Shown => {
                if character == '\r' && rest.peek() == Some(&'\n') {
                    rest.next();
                }
                out.push(if breaks == Breaks::Kept { '\n' } else { ' ' });
            }
            '\t' if breaks != Breaks::Shown => out.push(' '),
            '\0'..='\u{1F}' => out.push(char::from_u32(0x2400 + u32::from(character)).unwrap_or(REPLACEMENT)),
            '\u{7F}' => out.push('\u{2421}'),
            '\u{AD}' => out.push('-'),
            _ if is_plain(character) => out.push(character),
            _ if is_dropped(character, out.chars().next_back()) => {}
            _ => out.push(REPLACEMENT),
        }
    }
    out
}

/// Whether a character may be printed as it is.
fn is_plain(character: char) -> bool {
    match character {
        ' '..='~' => true,
        '\0'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}' => false,
        '\u{A0}'..='\u{115E}' => true,
        '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' => false,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => false,
        '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' => false,
        '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => false,
        _ => true,
    }
}

/// Whether an invisible character goes without a trace: a variation selector, or a joiner right after a picture.
fn is_dropped(character: char, before: Option<char>) -> bool {
    match character {
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => true,
        '\u{200D}' => {
            before.is_some_and(|before| matches!(before, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}'))
        }
        _ => false,
    }
}

/// Counts the marks that pile up on one letter; true for each beyond what is believed.
fn is_crowded(character: char, marks: &mut usize) -> bool {
    let is_mark = plain_width(character).is_none()
        && is_plain(character)
        && unicode_width::UnicodeWidthChar::width(character) == Some(0);
    *marks = if is_mark { *marks + 1 } else { 0 };
    *marks > MOST_MARKS
}

/// The width of a character that neither joins nor is joined, by ranges alone; `None` to ask the tables.
fn plain_width(character: char) -> Option<usize> {
    match character {
        ' '..='~' => Some(1),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}' => Some(2),
        '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => Some(2),
        '\u{A1}'..='\u{A8}' | '\u{AF}'..='\u{24F}' | '\u{2500}'..='\u{259F}' => Some(1),
        _ => None,
    }
}

/// ratatui counts the half-width sound marks as a cell each, `unicode-width` as none.
fn grapheme_width(grapheme: &str) -> usize {
    let sound_marks = grapheme.chars().filter(|character| matches!(character, '\u{FF9E}' | '\u{FF9F}')).count();
    grapheme.width() + sound_marks
}
