//! The rows of the preview: the first ones as they will be, what would differ, what cannot be taken. Changes nothing.

use super::{
    cells::{cell, is_number},
    preview::{Part, Preview},
    words,
};
use crate::{
    exchange::field::Field,
    store::Fate,
    tui::{
        DrawContext,
        widget::{
            hits::{Hits, Target},
            lines::{Line, Role},
            list_view::Groups,
            scroll_bar, text,
        },
    },
    wording::money::count,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The widest cell of a record.
const WIDEST: u16 = 28;

/// Draws the list of the part in sight.
pub fn draw(preview: &Preview, area: Rect, buf: &mut Buffer, hits: &mut Hits, ctx: &DrawContext) {
    let (fields, area) = match preview.part {
        Part::Rows => {
            let fields = in_sight(preview, area, ctx);
            heading(preview, &fields, area, buf, ctx);
            (fields, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area })
        }
        _ => (Vec::new(), area),
    };
    let total = preview.count(preview.part);
    let height = usize::from(area.height);
    if total == 0 && !area.is_empty() {
        let words = ctx.texts.get("bring-no_rows");
        text::put_short(
            buf,
            area.x + 2,
            area.y,
            area.width.saturating_sub(2),
            words,
            ctx.theme.muted,
            ctx.glyphs.ellipsis,
        );
        return;
    }
    let groups = Groups::none(total);
    let mut view = preview.views[preview.part as usize];
    view.reveal(groups, height);
    let bar = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
    scroll_bar::draw(bar, buf, view.offset(), height, groups.rows(), ctx);
    for (line, row) in view.visible(groups, height) {
        let Some(place) = row.item() else { continue };
        let y = area.y + u16::try_from(line).unwrap_or(0);
        let region = Rect { y, height: 1, width: area.width.saturating_sub(1), ..area };
        let inside = Rect { x: region.x + 2, width: region.width.saturating_sub(2), ..region };
        match preview.part {
            Part::Columns => {}
            Part::Rows => record(preview, place, &fields, inside, buf, ctx),
            Part::Differences => {
                if let Some(line) = difference(preview, place, ctx) {
                    line.draw(inside, buf, ctx);
                }
            }
            Part::Refused => {
                if let Some(line) = refused(preview, place, ctx) {
                    line.draw(inside, buf, ctx);
                }
            }
        }
        if view.selected(groups) == Some(place) {
            text::restyle(buf, region.x, y, region.width, ctx.theme.selection);
            text::put_char(buf, region.x, y, ctx.glyphs.selected, ctx.theme.accent);
        }
        hits.add(region, Target::Item(place));
    }
}

/// A field with its place and width.
struct Placed {
    field: Field,
    x: u16,
    width: u16,
}

/// Cells of what becomes of a row.
const FATE: u16 = 4;

/// The fields that fit, from the first in sight on, as wide as their first rows need.
fn in_sight(preview: &Preview, area: Rect, ctx: &DrawContext) -> Vec<Placed> {
    let fields = preview.look.plan.fields();
    let room = area.width.saturating_sub(3);
    let mut x = fate_width(ctx) + 2;
    let mut placed = Vec::new();
    for field in fields.into_iter().skip(preview.across) {
        let cells = preview.look.first.iter().take(40);
        let widest = cells
            .map(|record| text::width(&cell(record, field, ctx.texts, preview.look.currency, ctx.today)))
            .max()
            .unwrap_or(0);
        let wanted = widest.max(text::width(words::field(ctx.texts, field))).clamp(3, WIDEST);
        let left = room.saturating_sub(x);
        // The last one may be cut, a sliver of it is left out.
        if left < wanted.min(8) {
            break;
        }
        placed.push(Placed { field, x, width: wanted.min(left) });
        x = x.saturating_add(wanted + 2);
    }
    placed
}

fn fate_width(ctx: &DrawContext) -> u16 {
    ["bring-fate-added", "bring-fate-updated", "bring-fate-unchanged"]
        .map(|key| text::width(ctx.texts.get(key)))
        .into_iter()
        .max()
        .unwrap_or(FATE)
}

fn heading(preview: &Preview, fields: &[Placed], area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let ellipsis = ctx.glyphs.ellipsis;
    let x = area.x + 2;
    let all = preview.look.plan.fields().len();
    for placed in fields {
        put(placed, words::field(ctx.texts, placed.field), x, area.y, ctx.theme.title, buf, ellipsis);
    }
    let shown = preview.across + fields.len();
    if shown < all || preview.across > 0 {
        // How to see the others.
        let words = format!("{}/{}", count(shown as u64), count(all as u64));
        let width = text::width(&words).min(fate_width(ctx));
        text::put_short(buf, x, area.y, width, &words, ctx.theme.muted, ellipsis);
    }
}

fn put(placed: &Placed, words: &str, x: u16, y: u16, style: ratatui::style::Style, buf: &mut Buffer, ellipsis: char) {
    if is_number(placed.field) {
        text::put_right(buf, x + placed.x, y, placed.width, words, style, ellipsis);
    } else {
        text::put_short(buf, x + placed.x, y, placed.width, words, style, ellipsis);
    }
}

fn record(preview: &Preview, place: usize, fields: &[Placed], area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let Some(record) = preview.look.first.get(place) else { return };
    let line = record.line();
    let fates = preview.look.tried.as_ref().map(|tried| tried.report.first.as_slice()).unwrap_or_default();
    let fate = fates.iter().find(|(known, _)| *known == line).map(|(_, fate)| *fate);
    let ellipsis = ctx.glyphs.ellipsis;
    let (key, style) = match fate {
        Some(Fate::Added) => ("bring-fate-added", ctx.theme.ok),
        Some(Fate::Updated) => ("bring-fate-updated", ctx.theme.accent),
        Some(Fate::Unchanged) => ("bring-fate-unchanged", ctx.theme.muted),
        None => ("bring-fate-refused", ctx.theme.danger),
    };
    text::put_short(buf, area.x, area.y, fate_width(ctx), ctx.texts.get(key), style, ellipsis);
    let style = if fate == Some(Fate::Unchanged) { ctx.theme.muted } else { ctx.theme.text };
    for placed in fields {
        let words = cell(record, placed.field, ctx.texts, preview.look.currency, ctx.today);
        put(placed, &words, area.x, area.y, style, buf, ellipsis);
    }
}

/// A known row, or beneath it one of the values that would be another.
fn difference(preview: &Preview, place: usize, ctx: &DrawContext) -> Option<Line> {
    let mut left = place;
    for difference in &preview.look.tried.as_ref()?.report.differences {
        let mut line = Line::new();
        if left == 0 {
            line.push(crate::safe::safe_line(&difference.subject), Role::Text);
            let at = ctx.texts.with("bring-line", &[("line", difference.line.into())]);
            line.push_after(2, &at, Role::Muted);
            if difference.changes.is_empty() {
                line.push_after(2, ctx.texts.get("bring-change-kept"), Role::Muted);
            }
            return Some(line);
        }
        if let Some(change) = difference.changes.get(left - 1) {
            line.push("  ", Role::Muted);
            line.push(words::change(ctx.texts, change, preview.look.currency, ctx.today), Role::Text);
            return Some(line);
        }
        left -= difference.changes.len() + 1;
    }
    None
}

/// The line, why it is not taken, and what it says.
fn refused(preview: &Preview, place: usize, ctx: &DrawContext) -> Option<Line> {
    let rejection = preview.look.tried.as_ref()?.rejections.get(place)?;
    let mut line = Line::new();
    line.push(ctx.texts.with("bring-line", &[("line", rejection.line.into())]), Role::Muted);
    line.push_after(2, &crate::safe::safe_line(&rejection.why), Role::Warn);
    let cells: Vec<&str> = rejection.row.iter().map(String::as_str).filter(|cell| !cell.trim().is_empty()).collect();
    let cells = cells.join(&format!(" {} ", ctx.glyphs.separator));
    line.push_after(2, &crate::safe::safe_line(&cells), Role::Muted);
    Some(line)
}
