//! The eight weeks as a small strip: each week's note score and error rate (`features S61`). Reckons nothing.

use crate::{
    domain::checkup::CheckUp,
    tui::{DrawContext, widget::text},
    wording::{
        checkup::{error_rate, score},
        date,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Below so many rows of the window the findings take all of them.
const ROOM: u16 = 18;
/// Cells between two weeks.
const GAP: u16 = 2;

/// The rows that the strip takes, with the empty one under it.
pub fn height(up: &CheckUp, room: u16) -> u16 {
    if room < ROOM || up.weeks.iter().all(|week| week.logs == 0) { 0 } else { 4 }
}

/// Draws the strip; the newest weeks go first where not all have room.
pub fn draw(up: &CheckUp, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let texts = ctx.texts;
    let labels = [texts.get("checkup-week"), texts.get("checkup-week-score"), texts.get("checkup-week-errors")];
    let first = labels.iter().map(|label| text::width(label)).max().unwrap_or(0);
    let columns: Vec<[String; 3]> = up
        .weeks
        .iter()
        .map(|week| [date::day(texts, week.monday, ctx.today), score(week), error_rate(texts, week)])
        .collect();
    let width = columns.iter().flatten().map(|cell| text::width(cell)).max().unwrap_or(0);
    let fitting = usize::from(area.width.saturating_sub(first) / (width + GAP).max(1));
    let shown = &columns[columns.len().saturating_sub(fitting)..];
    for (row, label) in labels.iter().enumerate() {
        let y = area.y + u16::try_from(row).unwrap_or(0);
        if y >= area.bottom() {
            return;
        }
        text::put(buf, area.x, y, first, label, ctx.theme.muted);
        let mut x = area.x + first;
        for (place, column) in shown.iter().enumerate() {
            let style = match (row, place + 1 == shown.len()) {
                (0, _) => ctx.theme.muted,
                (_, true) => ctx.theme.title,
                _ => ctx.theme.text,
            };
            text::put_right(buf, x + GAP, y, width, &column[row], style, ctx.glyphs.ellipsis);
            x += GAP + width;
        }
    }
}
