//! Lines of styled pieces, made once for a width and drawn many times. Knows no data and no colour: a piece has a role.

use super::{text, wrap::wrap};
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// What a piece of a line is, for its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Text,
    Muted,
    Title,
    Accent,
    Danger,
    Warn,
    Ok,
    Star,
    /// What a query matched.
    Matched,
}

impl Role {
    pub fn style(self, ctx: &DrawContext) -> Style {
        match self {
            Role::Text => ctx.theme.text,
            Role::Muted => ctx.theme.muted,
            Role::Title => ctx.theme.title,
            Role::Accent => ctx.theme.accent,
            Role::Danger => ctx.theme.danger,
            Role::Warn => ctx.theme.warn,
            Role::Ok => ctx.theme.ok,
            Role::Star => ctx.theme.star,
            Role::Matched => ctx.theme.matched,
        }
    }
}

/// One line: pieces side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pieces: Vec<(String, Role)>,
    /// Pieces from here on stand against the right edge.
    right: Option<usize>,
}

impl Line {
    pub fn new() -> Line {
        Line::default()
    }

    /// Adds a piece; an empty one is left out.
    pub fn push(&mut self, text: impl Into<String>, role: Role) {
        let text = text.into();
        if !text.is_empty() {
            self.pieces.push((text, role));
        }
    }

    /// As [`Line::push`], with a gap of so many cells before it unless the line is empty.
    pub fn push_after(&mut self, gap: usize, text: &str, role: Role) {
        if !text.is_empty() {
            if !self.pieces.is_empty() {
                self.pieces.push((" ".repeat(gap), Role::Text));
            }
            self.push(text, role);
        }
    }

    /// What follows stands against the right edge.
    pub fn to_right(&mut self) {
        self.right = Some(self.pieces.len());
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The cells of all pieces.
    pub fn width(&self) -> u16 {
        self.pieces.iter().map(|(piece, _)| text::width(piece)).fold(0, u16::saturating_add)
    }

    /// The line in as many lines as it needs at `width`, broken at its gaps, the further ones indented by `indent`.
    pub fn fold(self, indent: u16, width: u16) -> Vec<Line> {
        if self.width() <= width || self.right.is_some() {
            return vec![self];
        }
        let mut lines = Vec::new();
        let (mut line, mut gap) = (Line::new(), None);
        for (piece, role) in self.pieces {
            // Blanks, or a separator between blanks.
            if piece.starts_with(' ') && piece.ends_with(' ') {
                gap = Some((piece, role));
                continue;
            }
            let before = gap.take();
            let wanted = text::width(&piece) + before.as_ref().map_or(0, |(gap, _)| text::width(gap));
            if before.is_some() && line.width().saturating_add(wanted) > width {
                lines.push(std::mem::take(&mut line));
                line.pieces.push((" ".repeat(usize::from(indent)), Role::Text));
            } else {
                line.pieces.extend(before);
            }
            line.pieces.push((piece, role));
        }
        lines.push(line);
        lines
    }

    /// Draws the line into the first row of `area`, cut with an ellipsis where it is too long.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let right = self.right.unwrap_or(self.pieces.len()).min(self.pieces.len());
        let (left, right) = self.pieces.split_at(right);
        let right_width = right.iter().map(|(piece, _)| text::width(piece)).fold(0, u16::saturating_add);
        let end = area.right().saturating_sub(right_width).max(area.x);
        let end = if right.is_empty() { area.right() } else { end.saturating_sub(1).max(area.x) };
        put(left, area.x, end, area.y, buf, ctx);
        put(right, area.right().saturating_sub(right_width).max(area.x), area.right(), area.y, buf, ctx);
    }
}

fn put(pieces: &[(String, Role)], mut x: u16, end: u16, y: u16, buf: &mut Buffer, ctx: &DrawContext) {
    for (piece, role) in pieces {
        let room = end.saturating_sub(x);
        if room == 0 {
            return;
        }
        x += text::put_short(buf, x, y, room, piece, role.style(ctx), ctx.glyphs.ellipsis);
    }
}

/// A text wrapped into lines of `width`, the first one after `first`, the others indented by `indent` cells. At most
/// `most` lines; what is left over ends in an ellipsis.
pub fn wrapped(first: Line, body: &str, role: Role, indent: u16, width: u16, most: usize, ellipsis: char) -> Vec<Line> {
    let room = width.saturating_sub(indent).max(1);
    let parts = wrap(body, room);
    let mut lines = Vec::new();
    let mut line = first;
    let shown = parts.len().min(most);
    for (place, part) in parts.into_iter().take(shown).enumerate() {
        if place > 0 {
            lines.push(std::mem::take(&mut line));
        }
        let gap = indent.saturating_sub(line.width());
        if gap > 0 {
            line.pieces.push((" ".repeat(usize::from(gap)), Role::Text));
        }
        line.push(part, role);
        if place + 1 == most && wrap(body, room).len() > most {
            line.push(ellipsis.to_string(), Role::Muted);
        }
    }
    lines.push(line);
    lines
}
