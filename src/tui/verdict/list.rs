//! The suspects as rows: whom, how often and how long nobody answered, what was not tried yet. Draws only.

use crate::{
    domain::dormancy::Standing,
    store::Suspect,
    tui::{
        DrawContext,
        widget::{
            hits::{Hits, Target},
            lines::{Line, Role},
            list_view::{Groups, ListView},
            popup::{self, Place},
            scroll_bar, text,
            wrap::wrap,
        },
    },
    wording::{date, verdict},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The largest box: as wide, as high; and the rows that it has at least.
const SIZE: (u16, u16) = (112, 30);
const LEAST: u16 = 6;
/// Cells of the names at least and at most.
const NAMES: (u16, u16) = (8, 26);

/// As high as so many rows need.
fn area(bounds: Rect, rows: usize) -> Rect {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).max(LEAST);
    popup::area(bounds, (SIZE.0, rows.saturating_add(2).min(SIZE.1)), Place::Centre)
}

/// How many of so many suspects fit.
pub fn height(bounds: Rect, suspects: usize) -> u16 {
    area(bounds, suspects).height.saturating_sub(2).max(1)
}

/// Draws the rows in sight, none while they are looked for; returns what can be clicked.
pub fn draw(
    found: Option<&[Suspect]>,
    (view, groups): (ListView, Groups<'_>),
    bounds: Rect,
    buf: &mut Buffer,
    ctx: &DrawContext,
) -> Hits {
    let mut hits = Hits::new();
    let suspects = found.unwrap_or_default();
    let area = area(bounds, suspects.len());
    if area.is_empty() {
        return hits;
    }
    let texts = ctx.texts;
    let ready = suspects.iter().filter(|one| one.standing == Standing::MayGiveUp).count();
    let right = match (suspects.len(), ready) {
        (0, _) => String::new(),
        (n, 0) => texts.with("verdict-count", &[("n", n.into())]),
        (n, ready) => texts.with("verdict-count-ready", &[("n", n.into()), ("ready", ready.into())]),
    };
    let inner = popup::open(area, texts.get("verdict-title"), &right, buf, ctx);
    hits.add(area, Target::Popup);
    if suspects.is_empty() {
        let (key, style) = match found {
            None => ("verdict-waiting", ctx.theme.muted),
            Some(_) => ("verdict-nobody-suspect", ctx.theme.ok),
        };
        for (y, line) in (inner.y..inner.bottom()).zip(wrap(texts.get(key), inner.width)) {
            text::put(buf, inner.x, y, inner.width, line, style);
        }
        return hits;
    }
    let height = usize::from(inner.height);
    let seen: Vec<(usize, usize)> =
        view.visible(groups, height).filter_map(|(line, row)| Some((line, row.item()?))).collect();
    let names = seen.iter().filter_map(|(_, at)| suspects.get(*at)).map(|one| text::width(&one.name)).max();
    let names = names.unwrap_or(0).clamp(NAMES.0, NAMES.1.min(inner.width / 3).max(NAMES.0));
    let streaks = seen.iter().filter_map(|(_, at)| suspects.get(*at)).map(|one| text::width(&streak(one, ctx))).max();
    let columns = (names, usize::from(streaks.unwrap_or(0)));
    for (line, at) in seen {
        let (Ok(line), Some(one)) = (u16::try_from(line), suspects.get(at)) else { continue };
        let row = Rect { y: inner.y + line, height: 1, ..inner };
        draw_row(one, columns, row, buf, ctx);
        if view.selected(groups) == Some(at) {
            text::restyle(buf, row.x, row.y, row.width, ctx.theme.selection);
            text::put_char(buf, row.x, row.y, ctx.glyphs.selected, ctx.theme.accent);
        }
        hits.add(row, Target::Item(at));
    }
    let bar = Rect { x: area.right().saturating_sub(1), y: inner.y, width: 1, height: inner.height };
    scroll_bar::draw_on_border(bar, buf, view.offset(), height, groups.rows(), true, ctx);
    hits
}

fn streak(one: &Suspect, ctx: &DrawContext) -> String {
    verdict::streak(ctx.texts, one.streak, one.days)
}

/// `华信机械  C  可判死户  5 次 / 9 天  未试 邮件`, and when it answered last.
fn draw_row(one: &Suspect, (names, streaks): (u16, usize), row: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let texts = ctx.texts;
    let x = row.x.saturating_add(2);
    text::put_short(buf, x, row.y, names, &one.name, ctx.theme.text, ctx.glyphs.ellipsis);
    let standing = [Standing::Suspect, Standing::MayGiveUp].map(|one| text::width(verdict::standing(texts, one)));
    let standing = usize::from(standing.into_iter().max().unwrap_or(0));
    let mut line = Line::new();
    line.push(one.tier.code(), Role::Muted);
    let role = if one.standing == Standing::MayGiveUp { Role::Danger } else { Role::Warn };
    line.push_after(2, &crate::safe::pad_end(verdict::standing(texts, one.standing), standing), role);
    line.push_after(2, &crate::safe::pad_end(&streak(one, ctx), streaks), Role::Text);
    let rest = match (&one.untried[..], one.others) {
        ([], 0) => String::new(),
        ([], n) => texts.with("verdict-others-count", &[("n", n.into())]),
        (untried, _) => {
            let channels = verdict::channels(texts, untried);
            texts.with("verdict-untried-these", &[("channels", (&channels).into())])
        }
    };
    line.push_after(3, &rest, Role::Muted);
    line.to_right();
    line.push(
        one.last_answered.map_or_else(|| texts.get("verdict-never").to_owned(), |day| date::day(texts, day, ctx.today)),
        Role::Muted,
    );
    let start = x.saturating_add(names).saturating_add(2);
    line.draw(Rect { x: start, width: row.right().saturating_sub(start), ..row }, buf, ctx);
}
