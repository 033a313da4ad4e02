//! What a customer needs, asked for when its deal comes to a stage that should not be without (`features S153`). Enter alone goes on
//! without it. Saves nothing itself.

use super::clicked;
use crate::{
    domain::stage::Stage,
    i18n::Texts,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            menu::{Menu, MenuEvent, MenuItem},
            popup::Place,
        },
    },
    wording,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The line for the need, and the way on without it.
pub struct NeedMenu {
    menu: Menu,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NeedEvent {
    Ignored,
    Moved,
    /// The need, never empty.
    Given(String),
    /// On without it.
    Skipped,
    Cancelled,
}

impl NeedMenu {
    /// Before a deal of the customer comes to `stage`.
    pub fn new(name: &str, stage: Stage, texts: &Texts) -> NeedMenu {
        let stage = wording::stage(texts, stage);
        let title = texts.with("menu-need", &[("name", name.into()), ("stage", stage.into())]);
        let skip = MenuItem {
            key: None,
            label: texts.with("menu-need-skip", &[("stage", stage.into())]),
            detail: String::new(),
        };
        NeedMenu { menu: Menu::new(title, vec![skip]).with_input(texts.get("menu-need-type")) }
    }

    pub fn on_press(&mut self, press: &Press) -> NeedEvent {
        let event = self.menu.on_press(press);
        NeedMenu::take(event)
    }

    pub fn paste(&mut self, pasted: &str) -> NeedEvent {
        let event = self.menu.paste(pasted);
        NeedMenu::take(event)
    }

    pub fn on_click(&mut self, target: Target) -> NeedEvent {
        NeedMenu::take(clicked(&self.menu, target))
    }

    fn take(event: MenuEvent) -> NeedEvent {
        match event {
            MenuEvent::Ignored => NeedEvent::Ignored,
            MenuEvent::Moved | MenuEvent::Typed => NeedEvent::Moved,
            MenuEvent::Cancelled => NeedEvent::Cancelled,
            MenuEvent::Chosen(_) => NeedEvent::Skipped,
            MenuEvent::Entered(need) => NeedEvent::Given(need),
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}
