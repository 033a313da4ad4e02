//! Every action by name, in both languages and by pinyin initials. Runs none: it returns the chosen one.

use crate::{
    action::{Action, Scope},
    i18n::{Lang, Texts},
    keymap::Keymap,
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

/// The palette over a screen.
pub struct Palette {
    entries: Vec<Entry>,
    readings: Readings,
    query: LineInput,
    /// Places in `entries`, best first.
    found: Vec<usize>,
    view: ListView,
}

struct Entry {
    action: Action,
    label: String,
    help: String,
    key: String,
    /// Everything it answers to: names and sentences in both languages, its id.
    names: Vec<String>,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaletteEvent {
    Ignored,
    /// Something looks different now.
    Moved,
    /// Close, and do this.
    Run(Action),
    Cancelled,
}

/// So many actions are in sight at most.
const MOST_ROWS: u16 = 14;

impl Palette {
    /// The actions that can be called on the screen of `scopes` and have a place in the palette.
    pub fn new(scopes: &[Scope], keymap: &Keymap, texts: &Texts) -> Palette {
        let others: Vec<Texts> = Lang::ALL.into_iter().filter(|lang| *lang != texts.lang()).map(Texts::load).collect();
        let rows = crate::action::ACTIONS.iter().filter(|row| row.palette);
        let here = rows.filter(|row| row.scopes.iter().any(|scope| scopes.contains(scope)));
        let entries: Vec<Entry> = here
            .map(|row| {
                let key = keymap.working_keys(scopes, row.action).next();
                let all = std::iter::once(texts).chain(&others);
                let names = all.flat_map(|texts| [texts.get(row.label), texts.get(row.help)]).chain([row.id]);
                Entry {
                    action: row.action,
                    label: texts.get(row.label).to_owned(),
                    help: texts.get(row.help).to_owned(),
                    key: key.map_or_else(String::new, |key| key.name(|name| texts.get(name))),
                    names: names.map(str::to_owned).collect(),
                }
            })
            .collect();
        let found = (0..entries.len()).collect();
        Palette {
            entries,
            readings: Readings::default(),
            query: LineInput::default(),
            found,
            view: ListView::default(),
        }
    }

    /// The actions found, best first.
    pub fn found(&self) -> impl Iterator<Item = Action> + '_ {
        self.found.iter().filter_map(|&place| Some(self.entries.get(place)?.action))
    }

    pub fn paste(&mut self, pasted: &str) -> PaletteEvent {
        self.query.paste(pasted);
        self.search();
        PaletteEvent::Moved
    }

    pub fn on_press(&mut self, press: &Press) -> PaletteEvent {
        let groups = Groups::none(self.found.len());
        let height = usize::from(MOST_ROWS);
        match press.action {
            Some(Action::Cancel) => return PaletteEvent::Cancelled,
            Some(Action::Accept) => return self.run(self.view.selected(groups)),
            Some(Action::MoveDown) => self.view.move_by(1, groups, height),
            Some(Action::MoveUp) => self.view.move_by(-1, groups, height),
            Some(Action::PageDown) => self.view.page(1, groups, height),
            Some(Action::PageUp) => self.view.page(-1, groups, height),
            _ if self.query.on_key(&press.key) => self.search(),
            _ => return PaletteEvent::Ignored,
        }
        PaletteEvent::Moved
    }

    /// Runs what was clicked.
    pub fn on_click(&mut self, target: Target) -> PaletteEvent {
        match target {
            Target::Item(place) => self.run(Some(place)),
            _ => PaletteEvent::Ignored,
        }
    }

    fn run(&self, place: Option<usize>) -> PaletteEvent {
        let entry = place.and_then(|place| self.found.get(place)).and_then(|&entry| self.entries.get(entry));
        entry.map_or(PaletteEvent::Ignored, |entry| PaletteEvent::Run(entry.action))
    }

    fn search(&mut self) {
        let names = self.entries.iter().enumerate();
        let names = names.map(|(place, entry)| (place, entry.names.iter().map(String::as_str).collect()));
        self.found = self.readings.matching(self.query.text(), names);
        self.view = ListView::default();
    }

    /// Draws the palette over `bounds`; returns the caret and what can be clicked.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = popup::area(bounds, (76, MOST_ROWS + 3), Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, ctx.texts.get("key-palette-title"), "", buf, ctx);
        let placeholder = ctx.texts.get("key-palette-filter");
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let line = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), height: 1, ..inner };
        let caret = self.query.draw(line, buf, LineLook { placeholder, style: ctx.theme.text, focused: true }, ctx);
        let list = Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(1), ..inner };
        if self.found.is_empty() && !list.is_empty() {
            let none = ctx.texts.get("key-palette-none");
            text::put_short(buf, list.x, list.y, list.width, none, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
        let groups = Groups::none(self.found.len());
        let mut view = self.view;
        view.reveal(groups, usize::from(list.height));
        for (line, row) in view.visible(groups, usize::from(list.height)) {
            let Some(place) = row.item() else { continue };
            let Some(entry) = self.found.get(place).and_then(|&entry| self.entries.get(entry)) else { continue };
            let region = Rect { y: list.y + u16::try_from(line).unwrap_or(0), height: 1, ..list };
            draw_entry(entry, view.selected(groups) == Some(place), region, buf, ctx);
            hits.add(region, Target::Item(place));
        }
        let bar = Rect { x: list.right().saturating_sub(1), width: 1, ..list };
        scroll_bar::draw(bar, buf, view.offset(), usize::from(list.height), groups.rows(), ctx);
        (caret, hits)
    }
}

fn draw_entry(entry: &Entry, selected: bool, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let ellipsis = ctx.glyphs.ellipsis;
    let key = text::width(&entry.key).min(region.width);
    let inside = region.width.saturating_sub(key + 4);
    let used = text::put_short(buf, region.x + 1, region.y, inside, &entry.label, ctx.theme.text, ellipsis);
    let x = region.x.saturating_add(1 + used.max(if inside > 40 { 16 } else { 10 }).min(inside)).saturating_add(1);
    let room = (region.x + 1 + inside).saturating_sub(x);
    text::put_short(buf, x, region.y, room, &entry.help, ctx.theme.muted, ellipsis);
    // The last cell is the scroll bar's, the one before keeps it apart.
    let x = region.right().saturating_sub(key + 2).max(region.x);
    text::put(buf, x, region.y, key.min(region.right() - x), &entry.key, ctx.theme.key);
    if selected {
        text::restyle(buf, region.x, region.y, region.width, ctx.theme.selection);
        text::put_char(buf, region.x, region.y, ctx.glyphs.selected, ctx.theme.accent);
    }
}
