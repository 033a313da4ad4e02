//! Who may be the same as a new customer, one beneath the other. A warning: Enter saves all the same.

use crate::{
    domain::{channel::Channel, customer::Contact, id::CustomerId},
    i18n::Texts,
    store::{Alike, ContactMatch},
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            menu::{Menu, MenuEvent, MenuItem},
            popup::Place,
        },
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// A customer on file that may be the one being typed, with its people to tell them apart.
#[derive(Clone, Debug)]
pub struct AlikeRow {
    pub alike: Alike,
    pub contacts: Vec<Contact>,
}

/// The menu: save anyway, or open one of those on file.
pub(super) struct AlikeMenu {
    menu: Menu,
    /// Of the items behind the first.
    customers: Vec<CustomerId>,
}

/// What a key came to.
pub(super) enum AlikeEvent {
    Ignored,
    Moved,
    SaveAnyway,
    Open(CustomerId),
    /// Back to the form.
    Cancelled,
}

impl AlikeMenu {
    /// `typed`: who and what number was typed for the new one.
    pub(super) fn new(name: &str, typed: &[String], rows: Vec<AlikeRow>, texts: &Texts) -> AlikeMenu {
        let joined = |parts: &[String]| {
            parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
        };
        let named = |key: &str, name: &str| texts.with(key, &[("name", name.trim().into())]);
        let mut items = vec![MenuItem { key: None, label: named("form-alike-save", name), detail: joined(typed) }];
        for (place, row) in rows.iter().enumerate() {
            let mut parts = vec![match &row.alike.because {
                ContactMatch::Phone(phone) => texts.with("form-alike-phone", &[("phone", phone.into())]),
                ContactMatch::Name => texts.get("form-alike-name").to_owned(),
                ContactMatch::Similar => texts.get("form-alike-similar").to_owned(),
            }];
            if let Some(contact) = row.contacts.first() {
                parts.push(contact.name.clone());
                let phone = contact.value(Channel::Phone).filter(|_| row.alike.because == ContactMatch::Name);
                parts.extend(phone.map(str::to_owned));
            }
            let key = (place == 0).then_some('o');
            items.push(MenuItem { key, label: named("form-alike-open", &row.alike.name), detail: joined(&parts) });
        }
        let customers = rows.iter().map(|row| row.alike.customer).collect();
        AlikeMenu { menu: Menu::new(texts.get("form-alike-title"), items), customers }
    }

    pub(super) fn on_press(&mut self, press: &Press) -> AlikeEvent {
        if press.key.code == KeyCode::Right {
            // From "save anyway" the first of those on file is meant.
            let place = self.menu.selected().unwrap_or(0).max(1);
            return self.take(MenuEvent::Chosen(place));
        }
        let event = self.menu.on_press(press);
        self.take(event)
    }

    pub(super) fn on_click(&mut self, target: Target) -> AlikeEvent {
        match target {
            Target::Item(place) => self.take(MenuEvent::Chosen(place)),
            _ => AlikeEvent::Ignored,
        }
    }

    fn take(&self, event: MenuEvent) -> AlikeEvent {
        match event {
            MenuEvent::Chosen(0) => AlikeEvent::SaveAnyway,
            MenuEvent::Chosen(place) => {
                self.customers.get(place - 1).map_or(AlikeEvent::Ignored, |customer| AlikeEvent::Open(*customer))
            }
            MenuEvent::Cancelled => AlikeEvent::Cancelled,
            MenuEvent::Moved => AlikeEvent::Moved,
            _ => AlikeEvent::Ignored,
        }
    }

    pub(super) fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, Place::Centre, buf, ctx)
    }
}
