//! What can be copied of a customer: only what is on file, phone numbers as digits. Touches no clipboard.

use super::{PromptEvent, clicked};
use crate::{
    domain::{channel::Channel, customer::Contact, phone::dialled},
    entry::EntryContext,
    i18n::Texts,
    store::Card,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            menu::{Menu, MenuEvent, MenuItem},
            popup::Place,
        },
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The menu of values.
pub struct CopyMenu {
    menu: Menu,
    values: Vec<String>,
}

/// Channels with a value to copy: key and label.
const CHANNELS: [(Channel, char, &str); 3] = [
    (Channel::Phone, 'p', "menu-copy-phone"),
    (Channel::Wechat, 'w', "menu-copy-wechat"),
    (Channel::Email, 'e', "menu-copy-email"),
];

impl CopyMenu {
    /// Of one customer every value of every contact; of several the first of each kind, a customer a line.
    pub fn new(cards: &[Card], texts: &Texts) -> CopyMenu {
        let mut rows: Vec<(char, String, String)> = Vec::new();
        for (channel, key, label) in CHANNELS {
            match cards {
                [card] => {
                    for contact in &card.contacts {
                        for value in values(contact, channel) {
                            let label = [texts.get(label), &contact.name].join(" ");
                            rows.push((key, label, value));
                        }
                    }
                }
                _ => {
                    let first = |card: &Card| card.contacts.iter().find_map(|contact| values(contact, channel).next());
                    rows.push((key, texts.get(label).to_owned(), lines(cards.iter().filter_map(first))));
                }
            }
        }
        rows.push(('n', texts.get("menu-copy-name").to_owned(), lines(cards.iter().map(|c| c.customer.name.clone()))));
        let addresses = cards.iter().filter_map(|card| card.customer.address.clone());
        rows.push(('a', texts.get("menu-copy-address").to_owned(), lines(addresses)));
        rows.retain(|(_, _, value)| !value.is_empty());
        let mut taken: Vec<char> = Vec::new();
        let mut items = Vec::new();
        for (key, label, value) in &rows {
            // The key is the first one's: the second phone is reached by moving to it.
            let free = !taken.contains(key);
            taken.push(*key);
            items.push(MenuItem { key: free.then_some(*key), label: label.clone(), detail: value.replace('\n', "  ") });
        }
        let values = rows.into_iter().map(|(_, _, value)| value).collect();
        CopyMenu { menu: Menu::new(texts.get("menu-copy"), items), values }
    }

    pub fn on_press(&mut self, press: &Press, _: &EntryContext) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event)
    }

    pub(super) fn paste(&mut self, _: &str, _: &EntryContext) -> PromptEvent {
        PromptEvent::Ignored
    }

    pub fn on_click(&mut self, target: Target, _: &EntryContext) -> PromptEvent {
        self.take(clicked(&self.menu, target))
    }

    fn take(&self, event: MenuEvent) -> PromptEvent {
        match event {
            MenuEvent::Chosen(place) => {
                self.values.get(place).map_or(PromptEvent::Ignored, |value| PromptEvent::Copy(value.clone()))
            }
            MenuEvent::Cancelled => PromptEvent::Cancelled,
            MenuEvent::Moved => PromptEvent::Moved,
            _ => PromptEvent::Ignored,
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}

/// The usable values of a channel; a phone number as it is dialled.
fn values(contact: &Contact, channel: Channel) -> impl Iterator<Item = String> {
    let usable = contact.channels.iter().filter(move |way| way.channel == channel && !way.invalid);
    usable.map(move |way| if channel == Channel::Phone { dialled(&way.value) } else { way.value.clone() })
}

fn lines(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("\n")
}
