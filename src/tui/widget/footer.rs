//! The keys that work now, from the registry, as many as fit. Calls none of them.

use super::{
    hits::{Hits, Target},
    text,
};
use crate::{
    action::{Action, Scope},
    i18n::Texts,
    keymap::Keymap,
    tui::DrawContext,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The footer of a stack of scopes. Made when the scopes change, drawn every frame.
#[derive(Clone, Debug)]
pub struct Footer {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    action: Action,
    key: String,
    label: String,
    rank: u8,
    width: u16,
}

/// Cells between two entries.
const GAP: u16 = 2;
/// The place of the way back where a screen covers the tab.
const BACK: u8 = 3;

/// Whether the way back leaves a screen; in the lists of a tab it only clears a filter or marks, and needs no place.
fn leads_back(scopes: &[Scope]) -> bool {
    scopes.first().is_some_and(|scope| matches!(scope, Scope::Report | Scope::OrderCard))
}

impl Footer {
    /// What can be called with `scopes` open, innermost first, and has a place in the footer.
    pub fn new(scopes: &[Scope], keymap: &Keymap, texts: &Texts) -> Footer {
        let mut entries = Vec::new();
        for (action, key) in keymap.callable(scopes) {
            let row = action.definition();
            let rank = if action == Action::Back && leads_back(scopes) { BACK } else { row.footer };
            if rank > 0 {
                let (key, label) = (key.name(|name| texts.get(name)), texts.get(row.label).to_owned());
                let width = text::width(&key).saturating_add(1).saturating_add(text::width(&label));
                entries.push(Entry { action, key, label, rank, width });
            }
        }
        Footer { entries }
    }

    /// Without these: their keys do nothing now.
    pub fn without(mut self, idle: &[Action]) -> Footer {
        self.entries.retain(|entry| !idle.contains(&entry.action));
        self
    }

    /// Draws into the first row of `area`; the least important entries are left out when it is narrow.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return hits;
        }
        let limit = self.lowest_rank(area.width);
        let mut x = area.x;
        for entry in self.entries.iter().filter(|entry| entry.rank <= limit) {
            let region = Rect::new(x, area.y, entry.width, 1).intersection(area);
            let used = text::put(buf, x, area.y, region.width, &entry.key, ctx.theme.key);
            let label = x.saturating_add(used).saturating_add(1);
            let room = area.right().saturating_sub(label);
            text::put_short(buf, label, area.y, room, &entry.label, ctx.theme.muted, ctx.glyphs.ellipsis);
            hits.add(region, Target::Action(entry.action));
            x = x.saturating_add(entry.width).saturating_add(GAP);
            if x >= area.right() {
                break;
            }
        }
        hits
    }

    /// The highest rank number for which all entries up to it fit; the first of all is drawn even if it is cut.
    fn lowest_rank(&self, width: u16) -> u8 {
        let mut ranks: Vec<u8> = self.entries.iter().map(|entry| entry.rank).collect();
        ranks.sort_unstable();
        let fits = |rank: u8| {
            let shown = self.entries.iter().filter(|entry| entry.rank <= rank);
            let cells: u32 = shown.map(|entry| u32::from(entry.width) + u32::from(GAP)).sum();
            cells.saturating_sub(u32::from(GAP)) <= u32::from(width)
        };
        let first = ranks.first().copied().unwrap_or(0);
        ranks.into_iter().take_while(|&rank| fits(rank)).last().unwrap_or(first)
    }
}
