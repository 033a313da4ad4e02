//! Unsaved text of a window that is gone, offered again: restore, discard, or leave for later. Holds no file.

use crate::i18n::Texts;
use crate::tui::{
    DrawContext, Press,
    widget::{
        hits::{Hits, Target},
        menu::{Menu, MenuEvent, MenuItem},
        popup::Place,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The question about one text.
pub struct Drafts {
    menu: Menu,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftsEvent {
    Ignored,
    Moved,
    Restore,
    Discard,
    /// Ask again at the next start.
    Later,
    /// End here; ask again at the next start.
    Quit,
}

impl Drafts {
    /// `about`: the form and whom it was about, with the time; `text`: what was typed, as one line.
    pub fn new(about: &str, text: &str, texts: &Texts) -> Drafts {
        let shown = crate::safe::safe_line(text);
        let shown = crate::safe::ellipsis(&shown, 60);
        let item = |key, label: &str, detail: &str| MenuItem {
            key: Some(key),
            label: label.to_owned(),
            detail: detail.to_owned(),
        };
        let items = vec![
            item('r', texts.get("draft-restore"), &shown),
            item('d', texts.get("draft-discard"), ""),
            item('l', texts.get("draft-later"), ""),
            item('q', texts.get("draft-quit"), ""),
        ];
        Drafts { menu: Menu::new(texts.with("draft-title", &[("about", about.into())]), items) }
    }

    pub fn on_press(&mut self, press: &Press) -> DraftsEvent {
        let event = self.menu.on_press(press);
        chosen(event)
    }

    pub fn on_click(&mut self, target: Target) -> DraftsEvent {
        match target {
            Target::Item(place) => chosen(MenuEvent::Chosen(place)),
            _ => DraftsEvent::Ignored,
        }
    }

    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, Place::Centre, buf, ctx)
    }
}

fn chosen(event: MenuEvent) -> DraftsEvent {
    match event {
        MenuEvent::Chosen(0) => DraftsEvent::Restore,
        MenuEvent::Chosen(1) => DraftsEvent::Discard,
        MenuEvent::Chosen(3) => DraftsEvent::Quit,
        MenuEvent::Chosen(_) | MenuEvent::Cancelled => DraftsEvent::Later,
        MenuEvent::Ignored => DraftsEvent::Ignored,
        MenuEvent::Moved | MenuEvent::Typed | MenuEvent::Entered(_) => DraftsEvent::Moved,
    }
}
