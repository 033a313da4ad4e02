//! The list of suspected pairs: both names and why. Draws only.

use crate::{
    i18n::Texts,
    store::{ContactMatch, DuplicatePair},
    tui::{
        DrawContext,
        widget::{
            hits::{Hits, Target},
            list_view::{Groups, ListView},
            popup::{self, Place},
            text,
            wrap::wrap,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The largest box: as wide, as high.
const SIZE: (u16, u16) = (100, 26);

fn area(bounds: Rect) -> Rect {
    popup::area(bounds, SIZE, Place::Centre)
}

/// Rows of pairs that fit.
pub fn height(bounds: Rect) -> u16 {
    area(bounds).height.saturating_sub(2).max(1)
}

/// What the two share, in words.
pub fn because(because: &ContactMatch, texts: &Texts) -> String {
    match because {
        ContactMatch::Phone(phone) => texts.with("merge-because-phone", &[("phone", phone.into())]),
        ContactMatch::Name => texts.get("merge-because-name").to_owned(),
        ContactMatch::Similar => texts.get("merge-because-similar").to_owned(),
    }
}

/// Draws the pairs; none while they are looked for.
pub fn draw(
    pairs: Option<&[DuplicatePair]>,
    more: bool,
    view: ListView,
    bounds: Rect,
    buf: &mut Buffer,
    ctx: &DrawContext,
) -> Hits {
    let mut hits = Hits::new();
    let area = area(bounds);
    if area.is_empty() {
        return hits;
    }
    let texts = ctx.texts;
    let count = pairs.map_or(0, <[_]>::len);
    let right = match (count, more) {
        (0, _) => String::new(),
        (n, false) => texts.with("merge-count", &[("n", n.into())]),
        (n, true) => texts.with("merge-count-more", &[("n", n.into())]),
    };
    let inner = popup::open(area, texts.get("merge-title"), &right, buf, ctx);
    hits.add(area, Target::Popup);
    let rows = inner;
    let said = match pairs {
        None => Some("merge-waiting"),
        Some([]) => Some("merge-none"),
        Some(_) => None,
    };
    if let Some(key) = said {
        for (y, line) in (rows.y..rows.bottom()).zip(wrap(texts.get(key), rows.width)) {
            text::put(buf, rows.x, y, rows.width, line, ctx.theme.muted);
        }
    }
    let pairs = pairs.unwrap_or_default();
    let groups = Groups::none(pairs.len());
    let selected = view.selected(groups);
    for (line, row) in view.visible(groups, usize::from(rows.height)) {
        let (Some(at), Ok(line)) = (row.item(), u16::try_from(line)) else { continue };
        let Some(pair) = pairs.get(at) else { continue };
        let line = Rect { y: rows.y + line, height: 1, ..rows };
        draw_row(pair, line, buf, ctx);
        if selected == Some(at) {
            text::restyle(buf, line.x, line.y, line.width, ctx.theme.selection);
            text::put_char(buf, line.x, line.y, ctx.glyphs.selected, ctx.theme.accent);
        }
        hits.add(line, Target::Item(at));
    }
    hits
}

fn draw_row(pair: &DuplicatePair, line: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let why = because(&pair.because, ctx.texts);
    let wide = text::width(&why).min(line.width / 3);
    let names = line.width.saturating_sub(wide + 6);
    let (x, half) = (line.x + 2, names / 2);
    text::put_short(buf, x, line.y, half, &pair.keep_name, ctx.theme.text, ctx.glyphs.ellipsis);
    text::put_short(buf, x + half + 2, line.y, half, &pair.away_name, ctx.theme.text, ctx.glyphs.ellipsis);
    text::put_right(buf, line.right() - wide, line.y, wide, &why, ctx.theme.muted, ctx.glyphs.ellipsis);
}
