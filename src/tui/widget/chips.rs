//! What a typed line was understood as, part by part, one of them selected. Understands nothing itself.

use super::{
    hits::{Hits, Target},
    text,
};
use crate::tui::DrawContext;
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

/// How sure a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipState {
    /// Typed.
    Set,
    /// Proposed by a rule; saved as such.
    Implied,
    /// Not understood, or in conflict.
    Problem,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What kind of part it is (`下次`); empty when the text says so itself.
    pub kind: String,
    pub text: String,
    pub state: ChipState,
}

impl Chip {
    /// The cells it takes: sign, kind, text.
    fn width(&self) -> u16 {
        // The tilde belongs to its word; a warning stands apart.
        let sign = match self.state {
            ChipState::Set => 0,
            ChipState::Implied => 1,
            ChipState::Problem => 2,
        };
        let kind = if self.kind.is_empty() { 0 } else { text::width(&self.kind).saturating_add(1) };
        text::width(&self.text).saturating_add(kind).saturating_add(sign)
    }
}

/// Cells between two chips: ` · `.
const GAP: u16 = 3;

/// Draws the chips, wrapped into `area`; when they do not fit, the lines around the selected one (else the first).
pub fn draw(chips: &[Chip], selected: Option<usize>, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
    let mut hits = Hits::new();
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return hits;
    }
    for y in area.top()..area.bottom() {
        text::fill(buf, area.x, y, area.width, ' ', ctx.theme.text);
    }
    let places = places(chips, area.width);
    let line_of = |chip: usize| places.get(chip).map_or(0, |place| place.0);
    let lines = places.last().map_or(0, |place| place.0 + 1);
    let last_top = lines.saturating_sub(area.height);
    let top = selected.map_or(0, |chip| (line_of(chip) + 1).saturating_sub(area.height)).min(last_top);
    for (index, (chip, &(line, x, width))) in chips.iter().zip(&places).enumerate() {
        let Some(row) = line.checked_sub(top).filter(|row| *row < area.height) else { continue };
        let region = Rect::new(area.x + x, area.y + row, width, 1);
        if x > 0 {
            text::put_char(buf, region.x - 2, region.y, ctx.glyphs.separator, ctx.theme.muted);
        }
        draw_one(chip, selected == Some(index), region, buf, ctx);
        hits.add(region, Target::Chip(index));
    }
    if last_top > top {
        text::stamp(buf, area.right() - 1, area.bottom() - 1, ctx.glyphs.ellipsis, ctx.theme.muted);
    }
    hits
}

/// The lines that chips take at a width.
pub fn height(chips: &[Chip], width: u16) -> u16 {
    places(chips, width).last().map_or(0, |place| place.0 + 1)
}

/// The column behind the last chip, in its line.
pub fn end(chips: &[Chip], width: u16) -> u16 {
    places(chips, width).last().map_or(0, |(_, x, own)| x.saturating_add(*own))
}

/// Line, column and width of each chip.
fn places(chips: &[Chip], width: u16) -> Vec<(u16, u16, u16)> {
    let (mut line, mut x) = (0u16, 0u16);
    let mut places = Vec::with_capacity(chips.len());
    for chip in chips {
        let wanted = chip.width();
        if x > 0 && x.saturating_add(GAP).saturating_add(wanted) > width {
            line = line.saturating_add(1);
            x = 0;
        } else if x > 0 {
            x += GAP;
        }
        let own = wanted.min(width.saturating_sub(x));
        places.push((line, x, own));
        x = x.saturating_add(own);
    }
    places
}

fn draw_one(chip: &Chip, selected: bool, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let (sign, style) = match chip.state {
        ChipState::Set => (None, ctx.theme.text),
        ChipState::Implied => (Some(ctx.glyphs.implied), ctx.theme.muted),
        ChipState::Problem => (Some(ctx.glyphs.overdue), ctx.theme.danger),
    };
    let mut x = region.x;
    if let Some(sign) = sign.filter(|_| region.width > 0) {
        text::put_char(buf, x, region.y, sign, style);
        let air = if chip.state == ChipState::Problem { 2 } else { 1 };
        x = x.saturating_add(air).min(region.right());
    }
    if !chip.kind.is_empty() {
        let room = region.right().saturating_sub(x);
        x += text::put_short(buf, x, region.y, room, &chip.kind, ctx.theme.muted, ctx.glyphs.ellipsis);
        x = x.saturating_add(1).min(region.right());
    }
    let room = region.right().saturating_sub(x);
    text::put_short(buf, x, region.y, room, &chip.text, style, ctx.glyphs.ellipsis);
    if selected {
        text::restyle(buf, region.x, region.y, region.width, style.add_modifier(Modifier::REVERSED));
    }
}
