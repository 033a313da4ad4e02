//! Why a deal was lost or a customer given up: the reasons of the rules, or the rep's own words. Saves nothing itself.

use super::clicked;
use crate::{
    domain::play::Obstacle,
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

/// The menu of reasons.
pub struct ReasonMenu {
    menu: Menu,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReasonEvent {
    Ignored,
    Moved,
    /// The reason, never empty.
    Given(String),
    Cancelled,
}

/// Evidence that a customer is dead (`domain-rules §5`, 5), and the lost reasons that end more than a deal.
const DEAD: [&str; 9] = [
    "menu-lost-unreachable",
    "menu-dead-refused",
    "menu-dead-closed",
    "menu-dead-business",
    "menu-dead-frozen",
    "menu-lost-competitor",
    "menu-lost-misfit",
    "menu-lost-price",
    "menu-lost-other",
];

/// Evidence of the rules that needs no attempts beside it.
const EVIDENCE: [&str; 4] = ["menu-dead-closed", "menu-dead-business", "menu-dead-frozen", "menu-dead-refused"];

/// Why a way to a customer is left out.
const LEFT_OUT: [&str; 4] =
    ["menu-left_out-far", "menu-left_out-unused", "menu-left_out-asked", "menu-left_out-not_worth"];

/// The keys of the first nine and the tenth.
pub(super) const KEYS: [char; 10] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

impl ReasonMenu {
    /// Why the deal is lost or void.
    pub fn lost(title: String, texts: &Texts) -> ReasonMenu {
        // The lost reasons (`domain-rules §2`) are what an open deal can be stuck on, too.
        let reasons = Obstacle::ALL.map(|obstacle| wording::play::obstacle(texts, obstacle));
        ReasonMenu { menu: Menu::new(title, labelled(reasons)).with_input(texts.get("menu-reason-type")) }
    }

    /// Why the customer is given up.
    pub fn dead(title: String, texts: &Texts) -> ReasonMenu {
        ReasonMenu::new(title, &DEAD, texts)
    }

    /// Why the customer is given up before all was tried: for evidence alone.
    pub fn evidence(title: String, texts: &Texts) -> ReasonMenu {
        ReasonMenu { menu: Menu::new(title, items(&EVIDENCE, texts)) }
    }

    /// Why a way is left out.
    pub fn left_out(title: String, texts: &Texts) -> ReasonMenu {
        ReasonMenu::new(title, &LEFT_OUT, texts)
    }

    fn new(title: String, reasons: &[&'static str], texts: &Texts) -> ReasonMenu {
        ReasonMenu { menu: Menu::new(title, items(reasons, texts)).with_input(texts.get("menu-reason-type")) }
    }

    pub fn on_press(&mut self, press: &Press) -> ReasonEvent {
        let event = self.menu.on_press(press);
        self.take(event)
    }

    pub fn paste(&mut self, pasted: &str) -> ReasonEvent {
        let event = self.menu.paste(pasted);
        self.take(event)
    }

    pub fn on_click(&mut self, target: Target) -> ReasonEvent {
        self.take(clicked(&self.menu, target))
    }

    fn take(&self, event: MenuEvent) -> ReasonEvent {
        match event {
            MenuEvent::Ignored => ReasonEvent::Ignored,
            MenuEvent::Moved | MenuEvent::Typed => ReasonEvent::Moved,
            MenuEvent::Cancelled => ReasonEvent::Cancelled,
            MenuEvent::Chosen(place) => match self.menu.items().get(place) {
                Some(item) => ReasonEvent::Given(item.label.clone()),
                None => ReasonEvent::Ignored,
            },
            MenuEvent::Entered(text) => ReasonEvent::Given(text),
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}

fn items(reasons: &[&'static str], texts: &Texts) -> Vec<MenuItem> {
    labelled(reasons.iter().map(|reason| texts.get(reason)))
}

fn labelled<'t>(reasons: impl IntoIterator<Item = &'t str>) -> Vec<MenuItem> {
    let item =
        |(key, reason): (char, &str)| MenuItem { key: Some(key), label: reason.to_owned(), detail: String::new() };
    KEYS.into_iter().zip(reasons).map(item).collect()
}
