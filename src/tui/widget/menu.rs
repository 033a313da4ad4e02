//! A small menu: items with keys of their own, and a line to type instead. Does nothing with what was chosen.

use super::{
    echo::Echo,
    hits::{Hits, Target},
    line_input::{LineInput, LineLook},
    list_view::{Groups, ListView, Row},
    popup::{self, Place},
    scroll_bar, text,
};
use crate::{
    action::Action,
    tui::{DrawContext, Press},
};
use crossterm::event::KeyCode;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// Chooses it at once, as long as nothing was typed.
    pub key: Option<char>,
    pub label: String,
    /// What it comes to: `11-24 周二`.
    pub detail: String,
}

/// The menu: its title, its items, what was typed.
#[derive(Clone, Debug)]
pub struct Menu {
    title: String,
    items: Vec<MenuItem>,
    view: ListView,
    /// The line to type into, with its placeholder.
    input: Option<(LineInput, String)>,
    /// True once the line was reached for: keys are text from then on.
    typing: bool,
    echo: Option<Echo>,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuEvent {
    /// Not for the menu.
    Ignored,
    /// Something looks different now.
    Moved,
    /// The typed text changed: the caller sets its echo.
    Typed,
    /// The item of this place.
    Chosen(usize),
    /// The text typed, when its echo is no error.
    Entered(String),
    Cancelled,
}

/// So many items are in sight at most.
const MOST_ROWS: usize = 12;

impl Menu {
    pub fn new(title: impl Into<String>, items: Vec<MenuItem>) -> Menu {
        Menu { title: title.into(), items, view: ListView::default(), input: None, typing: false, echo: None }
    }

    /// With a line to type into. Items' keys choose as long as it is empty; a blank or Tab goes to the line first, for a
    /// text that begins like an item's key.
    pub fn with_input(mut self, placeholder: impl Into<String>) -> Menu {
        self.input = Some((LineInput::default(), placeholder.into()));
        self.typing = self.items.is_empty();
        self
    }

    /// With this item selected.
    pub fn on(mut self, place: usize) -> Menu {
        let groups = Groups::none(self.items.len());
        self.view.select(place, groups, self.items.len().min(MOST_ROWS));
        self
    }

    /// What was typed so far.
    pub fn typed(&self) -> &str {
        self.input.as_ref().map_or("", |(line, _)| line.text())
    }

    /// Says what the typed text means, or why it cannot be taken.
    pub fn set_echo(&mut self, echo: Option<Echo>) {
        self.echo = echo;
    }

    pub fn items(&self) -> &[MenuItem] {
        &self.items
    }

    pub fn selected(&self) -> Option<usize> {
        self.view.selected(Groups::none(self.items.len()))
    }

    pub fn paste(&mut self, pasted: &str) -> MenuEvent {
        match &mut self.input {
            Some((line, _)) => {
                line.paste(pasted);
                self.typing = true;
                MenuEvent::Typed
            }
            None => MenuEvent::Ignored,
        }
    }

    pub fn on_press(&mut self, press: &Press) -> MenuEvent {
        let groups = Groups::none(self.items.len());
        let height = self.items.len().min(MOST_ROWS);
        match press.action {
            Some(Action::Cancel | Action::Back) => return MenuEvent::Cancelled,
            Some(Action::Accept) => return self.accept(),
            Some(Action::MoveDown) => self.view.move_by(1, groups, height),
            Some(Action::MoveUp) => self.view.move_by(-1, groups, height),
            Some(Action::PageDown) => self.view.page(1, groups, height),
            Some(Action::PageUp) => self.view.page(-1, groups, height),
            _ => return self.on_text(press),
        }
        self.typing = self.typing && self.items.is_empty();
        MenuEvent::Moved
    }

    fn on_text(&mut self, press: &Press) -> MenuEvent {
        let own = match press.key.code {
            KeyCode::Char(c) if !self.typing => {
                let typed = crate::keymap::Key::from_event(&press.key).map(|key| key.half_width().to_event().code);
                let c = if let Some(KeyCode::Char(twin)) = typed { twin } else { c };
                self.items.iter().position(|item| item.key.is_some_and(|key| key == c))
            }
            _ => None,
        };
        if let Some(place) = own.filter(|_| self.typed().is_empty()) {
            return MenuEvent::Chosen(place);
        }
        let Some((line, _)) = &mut self.input else { return MenuEvent::Ignored };
        if !self.typing && line.is_empty() && matches!(press.key.code, KeyCode::Tab | KeyCode::Char(' ')) {
            self.typing = true;
            return MenuEvent::Moved;
        }
        let before = line.text().len();
        if !line.on_key(&press.key) {
            return MenuEvent::Ignored;
        }
        self.typing = !line.is_empty() || self.items.is_empty();
        if line.text().len() == before { MenuEvent::Moved } else { MenuEvent::Typed }
    }

    fn accept(&self) -> MenuEvent {
        let typed = self.typed().trim();
        if !typed.is_empty() && self.typing {
            let wrong = self.echo.as_ref().is_some_and(Echo::is_error);
            return if wrong { MenuEvent::Moved } else { MenuEvent::Entered(typed.to_owned()) };
        }
        self.selected().map_or(MenuEvent::Ignored, MenuEvent::Chosen)
    }

    /// Draws the menu at `place`; returns the caret and what can be clicked.
    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let rows = self.items.len().min(MOST_ROWS);
        let below = if self.input.is_some() { 2 } else { 0 };
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(below).saturating_add(2);
        let area = popup::area(bounds, (self.wanted_width(), height), place);
        if area.is_empty() {
            return (None, hits);
        }
        let inner = popup::open(area, &self.title, "", buf, ctx);
        hits.add(area, Target::Popup);
        let list = Rect { height: inner.height.saturating_sub(below).max(inner.height.min(1)), ..inner };
        self.draw_items(list, buf, &mut hits, ctx);
        let mut caret = None;
        if let Some((line, placeholder)) = &self.input
            && inner.height > list.height
        {
            let y = list.bottom();
            text::put_char(buf, inner.x, y, ctx.glyphs.prompt, ctx.theme.accent);
            let field = Rect::new(inner.x.saturating_add(2), y, inner.width.saturating_sub(2), 1);
            let wrong = self.echo.as_ref().is_some_and(Echo::is_error) && !line.is_empty();
            let style = if wrong { ctx.theme.field_error } else { ctx.theme.field };
            caret = line.draw(field, buf, LineLook { placeholder, style, focused: true }, ctx);
            let beneath = Rect::new(field.x, y + 1, field.width, inner.bottom().saturating_sub(y + 1).min(1));
            if let Some(echo) = self.echo.as_ref().filter(|_| !line.is_empty()) {
                echo.draw(beneath, buf, ctx);
            }
        }
        (caret, hits)
    }

    fn draw_items(&self, area: Rect, buf: &mut Buffer, hits: &mut Hits, ctx: &DrawContext) {
        let groups = Groups::none(self.items.len());
        let mut view = self.view;
        view.reveal(groups, usize::from(area.height));
        let bar = Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area };
        scroll_bar::draw(bar, buf, view.offset(), usize::from(area.height), groups.rows(), ctx);
        let area = if groups.rows() > usize::from(area.height) {
            Rect { width: area.width.saturating_sub(1), ..area }
        } else {
            area
        };
        let keys = self.items.iter().any(|item| item.key.is_some());
        for (line, row) in view.visible(groups, usize::from(area.height)) {
            let (Row::Item(place), Ok(line)) = (row, u16::try_from(line)) else { continue };
            let Some(item) = self.items.get(place) else { continue };
            let region = Rect::new(area.x, area.y + line, area.width, 1);
            let chosen = view.selected(groups) == Some(place) && !self.typing;
            if chosen {
                text::put_char(buf, region.x, region.y, ctx.glyphs.selected, ctx.theme.accent);
            }
            let mut x = region.x.saturating_add(1);
            if keys {
                if let Some(key) = item.key {
                    text::put(
                        buf,
                        x,
                        region.y,
                        region.right().saturating_sub(x),
                        key.encode_utf8(&mut [0; 4]),
                        ctx.theme.key,
                    );
                }
                x = x.saturating_add(2);
            }
            let room = region.right().saturating_sub(x);
            let used = text::put_short(buf, x, region.y, room, &item.label, ctx.theme.text, ctx.glyphs.ellipsis);
            let left = room.saturating_sub(used + 2);
            let detail = region.right().saturating_sub(left);
            text::put_right(buf, detail, region.y, left, &item.detail, ctx.theme.muted, ctx.glyphs.ellipsis);
            if chosen {
                text::restyle(buf, region.x + 1, region.y, region.width.saturating_sub(1), ctx.theme.selection);
            }
            hits.add(region, Target::Item(place));
        }
    }

    fn wanted_width(&self) -> u16 {
        let item =
            |item: &MenuItem| text::width(&item.label).saturating_add(text::width(&item.detail)).saturating_add(10);
        let widest = self.items.iter().map(item).max().unwrap_or(0);
        let placeholder = self.input.as_ref().map_or(0, |(_, placeholder)| text::width(placeholder).saturating_add(8));
        widest.max(text::width(&self.title).saturating_add(8)).max(placeholder).max(28)
    }
}
