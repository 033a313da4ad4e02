//! One of many by typing: a list that the letters typed make shorter, pinyin initials too. Does nothing with what was chosen.

use crate::{
    action::Action,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            line_input::{LineInput, LineLook},
            list_view::{Groups, ListView},
            name_match::Readings,
            popup::{self, Place},
            scroll_bar, text,
        },
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Item {
    pub label: String,
    /// What it is beside its name.
    pub detail: String,
    /// What else it answers to.
    pub names: Vec<String>,
}

impl Item {
    pub fn new(label: impl Into<String>, detail: impl Into<String>) -> Item {
        Item { label: label.into(), detail: detail.into(), names: Vec::new() }
    }
}

/// The list and what was typed.
pub struct Choose {
    title: String,
    items: Vec<Item>,
    query: LineInput,
    /// Places in `items`, best first.
    found: Vec<usize>,
    view: ListView,
    readings: Readings,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChooseEvent {
    Ignored,
    Moved,
    /// The item of this place.
    Chosen(usize),
    Cancelled,
}

/// So many items are in sight at most.
const MOST_ROWS: usize = 14;

impl Choose {
    /// `selected` is what is so now.
    pub fn new(title: impl Into<String>, items: Vec<Item>, selected: Option<usize>) -> Choose {
        let mut view = ListView::default();
        view.select(selected.unwrap_or(0), Groups::none(items.len()), items.len().min(MOST_ROWS));
        Choose {
            title: title.into(),
            found: (0..items.len()).collect(),
            items,
            query: LineInput::default(),
            view,
            readings: Readings::default(),
        }
    }

    pub fn paste(&mut self, pasted: &str) {
        self.query.paste(pasted);
        self.search();
    }

    pub fn on_press(&mut self, press: &Press) -> ChooseEvent {
        let groups = Groups::none(self.found.len());
        let height = self.found.len().min(MOST_ROWS);
        match press.action {
            Some(Action::Cancel) => return ChooseEvent::Cancelled,
            Some(Action::Accept) => {
                let chosen = self.view.selected(groups).and_then(|place| self.found.get(place));
                return chosen.map_or(ChooseEvent::Ignored, |place| ChooseEvent::Chosen(*place));
            }
            Some(Action::MoveDown) => self.view.move_by(1, groups, height),
            Some(Action::MoveUp) => self.view.move_by(-1, groups, height),
            Some(Action::PageDown) => self.view.page(1, groups, height),
            Some(Action::PageUp) => self.view.page(-1, groups, height),
            _ if self.query.on_key(&press.key) => self.search(),
            _ => return ChooseEvent::Ignored,
        }
        ChooseEvent::Moved
    }

    /// Chooses what was clicked.
    pub fn click(&self, place: usize) -> ChooseEvent {
        self.found.get(place).map_or(ChooseEvent::Ignored, |place| ChooseEvent::Chosen(*place))
    }

    fn search(&mut self) {
        let names = self.items.iter().enumerate().map(|(place, item)| {
            let all = std::iter::once(item.label.as_str()).chain(item.names.iter().map(String::as_str));
            (place, all.collect())
        });
        self.found = self.readings.matching(self.query.text(), names);
        self.view = ListView::default();
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let wanted = self.items.iter().map(|item| text::width(&item.label) + text::width(&item.detail) + 8).max();
        let width = wanted.unwrap_or(0).max(text::width(&self.title) + 8).clamp(36, 64);
        let rows = u16::try_from(self.items.len().min(MOST_ROWS)).unwrap_or(1);
        let area = popup::area(bounds, (width, rows + 3), place);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, &self.title, "", buf, ctx);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let line = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), height: 1, ..inner };
        let placeholder = ctx.texts.get("key-palette-filter");
        let caret = self.query.draw(line, buf, LineLook { placeholder, style: ctx.theme.text, focused: true }, ctx);
        let list = Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(1), ..inner };
        if self.found.is_empty() && !list.is_empty() {
            let none = ctx.texts.get("key-palette-none");
            text::put_short(buf, line.x, list.y, line.width, none, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
        let groups = Groups::none(self.found.len());
        let mut view = self.view;
        view.reveal(groups, usize::from(list.height));
        for (line, row) in view.visible(groups, usize::from(list.height)) {
            let Some(place) = row.item() else { continue };
            let Some(item) = self.found.get(place).and_then(|&place| self.items.get(place)) else { continue };
            let region = Rect {
                y: list.y + u16::try_from(line).unwrap_or(0),
                height: 1,
                width: list.width.saturating_sub(1),
                ..list
            };
            let inside = region.width.saturating_sub(2);
            let used =
                text::put_short(buf, region.x + 2, region.y, inside, &item.label, ctx.theme.text, ctx.glyphs.ellipsis);
            let left = inside.saturating_sub(used + 2);
            text::put_right(
                buf,
                region.right().saturating_sub(left),
                region.y,
                left,
                &item.detail,
                ctx.theme.muted,
                ctx.glyphs.ellipsis,
            );
            if view.selected(groups) == Some(place) {
                text::restyle(buf, region.x, region.y, region.width, ctx.theme.selection);
                text::put_char(buf, region.x, region.y, ctx.glyphs.selected, ctx.theme.accent);
            }
            hits.add(region, Target::Item(place));
        }
        let bar = Rect { x: list.right().saturating_sub(1), width: list.width.min(1), ..list };
        scroll_bar::draw(bar, buf, view.offset(), usize::from(list.height), groups.rows(), ctx);
        (caret, hits)
    }
}
