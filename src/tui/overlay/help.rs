//! The keys that work here, scope by scope, from the registry. Holds no list of its own.

use crate::action::Action;
use crate::{
    action::{ACTIONS, Scope},
    i18n::Texts,
    keymap::Keymap,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            line_input::{LineInput, LineLook},
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

/// Help over a screen.
pub struct Help {
    rows: Vec<Row>,
    readings: Readings,
    query: LineInput,
    /// Places in `rows` that answer to the query, headings of empty groups left out.
    shown: Vec<usize>,
    offset: usize,
}

enum Row {
    Scope(String),
    Action { action: Action, keys: String, label: String, help: String },
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpEvent {
    Ignored,
    /// Something looks different now.
    Moved,
    Closed,
}

impl Help {
    /// What every key means with `scopes` open.
    pub fn new(scopes: &[Scope], keymap: &Keymap, texts: &Texts) -> Help {
        let mut rows = Vec::new();
        for &scope in scopes {
            let heading = rows.len();
            for row in ACTIONS.iter().filter(|row| row.scopes.contains(&scope)) {
                let keys = keymap.working_keys(scopes, row.action).map(|key| key.name(|name| texts.get(name)));
                let keys = keys.collect::<Vec<String>>().join("  ");
                let (label, help) = (texts.get(row.label).to_owned(), texts.get(row.help).to_owned());
                if !keys.is_empty() {
                    rows.push(Row::Action { action: row.action, keys, label, help });
                }
            }
            if rows.len() > heading {
                rows.insert(heading, Row::Scope(texts.get(scope.label()).to_owned()));
            }
        }
        let shown = (0..rows.len()).collect();
        Help { rows, readings: Readings::default(), query: LineInput::default(), shown, offset: 0 }
    }

    /// The actions listed now.
    pub fn actions(&self) -> impl Iterator<Item = Action> + '_ {
        self.shown.iter().filter_map(|&place| match self.rows.get(place)? {
            Row::Action { action, .. } => Some(*action),
            Row::Scope(_) => None,
        })
    }

    pub fn on_press(&mut self, press: &Press) -> HelpEvent {
        let last = self.shown.len().saturating_sub(1);
        match press.action {
            Some(Action::ToldClose | Action::Help) => return HelpEvent::Closed,
            Some(Action::MoveDown) => self.offset = (self.offset + 1).min(last),
            Some(Action::MoveUp) => self.offset = self.offset.saturating_sub(1),
            Some(Action::PageDown) => self.offset = (self.offset + PAGE).min(last),
            Some(Action::PageUp) => self.offset = self.offset.saturating_sub(PAGE),
            _ if self.query.on_key(&press.key) => self.search(),
            _ => return HelpEvent::Ignored,
        }
        HelpEvent::Moved
    }

    fn search(&mut self) {
        let rows = self.rows.iter().enumerate().filter_map(|(place, row)| match row {
            Row::Action { keys, label, help, .. } => Some((place, vec![keys.as_str(), label.as_str(), help.as_str()])),
            Row::Scope(_) => None,
        });
        let mut found = self.readings.matching(self.query.text(), rows);
        found.sort_unstable();
        let has_one = |heading: usize| {
            let next = self.rows.iter().skip(heading + 1).position(|row| matches!(row, Row::Scope(_)));
            let end = next.map_or(self.rows.len(), |length| heading + 1 + length);
            found.iter().any(|place| (heading..end).contains(place))
        };
        let shown = |place: &usize| match self.rows[*place] {
            Row::Scope(_) => has_one(*place),
            Row::Action { .. } => found.binary_search(place).is_ok(),
        };
        self.shown = (0..self.rows.len()).filter(shown).collect();
        self.offset = 0;
    }

    /// Draws help over `bounds`; returns the caret and what can be clicked.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let wanted = u16::try_from(self.rows.len()).unwrap_or(u16::MAX).saturating_add(3);
        let area = popup::area(bounds, (84, wanted), Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, ctx.texts.get("key-help-title"), "", buf, ctx);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let line = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), height: 1, ..inner };
        let placeholder = ctx.texts.get("key-help-filter");
        let caret = self.query.draw(line, buf, LineLook { placeholder, style: ctx.theme.text, focused: true }, ctx);
        let list = Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(1), ..inner };
        if list.is_empty() {
            return (caret, hits);
        }
        if self.shown.is_empty() {
            let none = ctx.texts.get("key-help-none");
            text::put_short(buf, list.x, list.y, list.width, none, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
        let height = usize::from(list.height);
        let offset = self.offset.min(self.shown.len().saturating_sub(height));
        let keys = self.keys_width().min(list.width / 3);
        for (y, row) in (list.y..list.bottom()).zip(self.shown.iter().skip(offset).filter_map(|&i| self.rows.get(i))) {
            let region = Rect { y, height: 1, width: list.width.saturating_sub(1), ..list };
            self.draw_row(row, keys, region, buf, &mut hits, ctx);
        }
        let bar = Rect { x: list.right() - 1, width: 1, ..list };
        scroll_bar::draw(bar, buf, offset, height, self.shown.len(), ctx);
        (caret, hits)
    }

    fn draw_row(&self, row: &Row, keys: u16, region: Rect, buf: &mut Buffer, hits: &mut Hits, ctx: &DrawContext) {
        let ellipsis = ctx.glyphs.ellipsis;
        match row {
            Row::Scope(name) => {
                text::put_short(buf, region.x, region.y, region.width, name, ctx.theme.title, ellipsis);
            }
            Row::Action { action, keys: names, help, .. } => {
                text::put_short(buf, region.x, region.y, keys, names, ctx.theme.key, ellipsis);
                let x = region.x.saturating_add(keys + 2);
                let room = region.right().saturating_sub(x);
                text::put_short(buf, x, region.y, room, help, ctx.theme.text, ellipsis);
                hits.add(region, Target::Action(*action));
            }
        }
    }

    fn keys_width(&self) -> u16 {
        let widths = self.rows.iter().map(|row| match row {
            Row::Action { keys, .. } => text::width(keys),
            Row::Scope(_) => 0,
        });
        widths.max().unwrap_or(0)
    }
}

/// Rows of a page.
const PAGE: usize = 10;
