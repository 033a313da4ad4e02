//! A text broken into lines of a width: words whole, Chinese anywhere but before closing punctuation. Draws nothing.

use super::text;
use unicode_segmentation::UnicodeSegmentation;

/// The lines of `text` in `width` cells: line ends are kept, blanks at a break are dropped, a word longer than a line is
/// cut. No line starts with a closing mark (kinsoku) unless the width leaves no choice.
pub fn wrap(text: &str, width: u16) -> Vec<&str> {
    let mut lines = Vec::new();
    if width == 0 {
        return lines;
    }
    for line in text.lines() {
        let mut rest = line.trim_end();
        loop {
            let end = fitting(rest, width);
            lines.push(rest[..end].trim_end());
            rest = rest[end..].trim_start();
            if rest.is_empty() {
                break;
            }
        }
    }
    lines
}

/// The bytes of the first line: all, or up to the last place where it may break, or as much as fits.
fn fitting(text: &str, width: u16) -> usize {
    let (mut used, mut allowed) = (0u16, 0);
    let mut before: Option<&str> = None;
    for (place, grapheme) in text.grapheme_indices(true) {
        if before.is_some_and(|before| may_break(before, grapheme)) {
            allowed = place;
        }
        used = used.saturating_add(text::shown(grapheme).1);
        // A blank may hang over the edge: it is dropped there.
        if used > width && grapheme != " " {
            return if allowed > 0 { allowed } else { place.max(text.graphemes(true).next().map_or(0, str::len)) };
        }
        before = Some(grapheme);
    }
    text.len()
}

fn may_break(before: &str, after: &str) -> bool {
    if CLOSING.contains(after) || OPENING.contains(before) || after == " " {
        return false;
    }
    before == " " || is_wide(before) || is_wide(after)
}

fn is_wide(grapheme: &str) -> bool {
    text::shown(grapheme).1 > 1
}

/// Marks that never start a line.
const CLOSING: &str = "，。、；：！？）》」』】〉”’…—～·,.;:!?)]}%";
/// Marks that never end one.
const OPENING: &str = "（《「『【〈“‘([{¥$￥＃@";
