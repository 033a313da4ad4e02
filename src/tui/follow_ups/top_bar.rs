//! The line on top: tabs, the date, how many are due. Counts nothing itself.

use crate::{
    action::{Action, Scope},
    domain::due::Band,
    store::Outline,
    tui::{
        DrawContext,
        widget::{
            hits::Hits,
            tab_bar::{Piece, Tab, TabBar},
        },
    },
    wording,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// How many are due, by band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub overdue: usize,
    pub today: usize,
    pub soon: usize,
    pub unplanned: usize,
}

impl Counts {
    pub fn of(outline: &Outline) -> Counts {
        Counts {
            overdue: outline.count(Band::Overdue),
            today: outline.count(Band::Today),
            soon: outline.count(Band::Soon),
            unplanned: outline.count(Band::Unplanned),
        }
    }
}

/// Draws the line; `current` is the place of the tab that is open.
pub fn draw(counts: Counts, current: usize, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
    let texts = ctx.texts;
    let date = wording::date::day_short(texts, ctx.today, ctx.today);
    let count = |key: &str, n: usize| texts.with(key, &[("n", n.into())]);
    let overdue = count("queue-count-overdue", counts.overdue);
    let today = count("queue-count-today", counts.today);
    let soon = count("queue-count-soon", counts.soon);
    let unplanned = count("queue-count-unplanned", counts.unplanned);
    let alarm = if counts.overdue > 0 { ctx.theme.danger } else { ctx.theme.muted };
    let mut right = vec![
        Piece { text: &date, style: ctx.theme.muted, rank: 3 },
        Piece { text: &overdue, style: alarm, rank: 0 },
        Piece { text: &today, style: ctx.theme.text, rank: 1 },
        Piece { text: &soon, style: ctx.theme.muted, rank: 2 },
    ];
    if counts.unplanned > 0 {
        right.push(Piece { text: &unplanned, style: ctx.theme.muted, rank: 4 });
    }
    draw_line(&right, current, area, buf, ctx)
}

/// The tabs, with what a tab has to say against the right.
pub fn draw_line(right: &[Piece], current: usize, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
    let texts = ctx.texts;
    let key = |action| {
        let key = ctx.keymap.working_keys(&[Scope::Global], action).next();
        key.map_or_else(String::new, |key| key.name(|name| texts.get(name)))
    };
    let keys = [key(Action::TabFollowUps), key(Action::TabLedger)];
    let tabs = [
        Tab { key: &keys[0], name: texts.get("queue-tab") },
        Tab { key: &keys[1], name: texts.get("queue-tab-ledger") },
    ];
    TabBar { brand: texts.get("queue-brand"), tabs: &tabs, current, right }.draw(area, buf, ctx)
}
