//! The findings as rows: a heading a check with what it costs, then whom and in one sentence. Holds nothing.

use crate::{
    domain::{
        checkup::{CheckUp, Finding, Found},
        lint::Level,
    },
    tui::{
        DrawContext,
        widget::{
            hits::{Hits, Target},
            lines::{Line, Role},
            list_view::{Groups, ListView, Row},
            scroll_bar, text,
        },
    },
    wording::checkup,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the names at least and at most.
const NAMES: (u16, u16) = (8, 26);

/// Draws the rows in sight; returns what can be clicked.
pub fn draw(
    up: &CheckUp,
    (view, groups): (&ListView, Groups<'_>),
    area: Rect,
    buf: &mut Buffer,
    ctx: &DrawContext,
) -> Hits {
    let mut hits = Hits::new();
    let height = usize::from(area.height);
    let mut view = *view;
    view.reveal(groups, height);
    let findings: Vec<&Finding> = up.found.iter().flat_map(|found| &found.findings).collect();
    let seen: Vec<(usize, Row)> = view.visible(groups, height).collect();
    let names = seen.iter().filter_map(|(_, row)| findings.get(row.item()?)).map(|finding| text::width(&finding.name));
    let most = NAMES.1.min(area.width / 3).max(NAMES.0);
    let names = names.max().unwrap_or(0).clamp(NAMES.0, most);
    for (place, row) in seen {
        let y = area.y + u16::try_from(place).unwrap_or(0);
        let region = Rect { y, height: 1, width: area.width.saturating_sub(1), ..area };
        match row {
            Row::Heading(group) => {
                if let Some(found) = up.found.get(group) {
                    heading(found, ctx).draw(region, buf, ctx);
                }
            }
            Row::Item(item) => {
                let Some(finding) = findings.get(item) else { continue };
                let is_selected = view.selected(groups) == Some(item);
                self::item(finding, names, region, buf, ctx);
                if is_selected {
                    text::restyle(buf, region.x, y, region.width, ctx.theme.selection);
                    text::put_char(buf, region.x, y, ctx.glyphs.selected, ctx.theme.accent);
                }
                hits.add(region, Target::Item(item));
            }
        }
    }
    let bar = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
    scroll_bar::draw(bar, buf, view.offset(), height, groups.rows(), ctx);
    hits
}

/// `钱 · 逾期未收  12`.
fn heading(found: &Found, ctx: &DrawContext) -> Line {
    let texts = ctx.texts;
    let mut line = Line::new();
    line.push(checkup::group(texts, found.check.group()), Role::Muted);
    line.push(" · ", Role::Muted);
    line.push(checkup::name(texts, found.check), Role::Title);
    let role = match found.check.level() {
        Level::Error => Role::Danger,
        Level::Warn => Role::Warn,
        Level::Info => Role::Muted,
    };
    line.push_after(2, &found.total.to_string(), role);
    let shown = found.findings.iter().filter(|finding| !finding.dismissed).count();
    if shown < found.total {
        line.push_after(2, &texts.with("checkup-more", &[("shown", shown.into())]), Role::Muted);
    }
    if found.dismissed > 0 {
        line.push_after(2, &texts.with("checkup-dismissed-count", &[("n", found.dismissed.into())]), Role::Muted);
    }
    line
}

fn item(finding: &Finding, names: u16, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let muted = finding.dismissed;
    let style = if muted { ctx.theme.muted } else { ctx.theme.text };
    let x = region.x.saturating_add(2);
    let ellipsis = ctx.glyphs.ellipsis;
    text::put_short(buf, x, region.y, names.min(region.right().saturating_sub(x)), &finding.name, style, ellipsis);
    let mut line = Line::new();
    line.push(checkup::said(ctx.texts, finding, ctx.today), if muted { Role::Muted } else { Role::Text });
    if muted {
        line.to_right();
        line.push(ctx.texts.get("checkup-dismissed"), Role::Muted);
    }
    let start = x.saturating_add(names).saturating_add(2);
    let rest = Rect { x: start, width: region.right().saturating_sub(start), ..region };
    line.draw(rest, buf, ctx);
}
