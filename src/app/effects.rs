//! Effects carried out: what opens, what closes, what is said. Saving is next door.

use super::{
    dialog::Dialog,
    state::{App, Tab},
};
use crate::{
    action::Scope,
    domain::id::CustomerId,
    tui::{
        effect::{Effect, Open},
        follow_ups::Focus,
        overlay::{help::Help, palette::Palette},
        widget::{confirm::Confirm, status::Level},
    },
};

impl App {
    /// Carries one effect out; false when it failed, so that what was to follow it does not.
    pub(super) fn apply(&mut self, effect: Effect) -> bool {
        match effect {
            Effect::Save(op) => return self.save(&op),
            Effect::Undo => self.undo(),
            Effect::Redo => self.redo(),
            Effect::Next => self.go_on(),
            Effect::Open(open) => {
                self.open(open);
            }
            Effect::Close => self.close_dialog(),
            Effect::Confirm(question) => {
                let title = self.texts.get("status-confirm").to_owned();
                let confirm = Confirm { title, text: question.text };
                self.dialogs.push(Dialog::Confirm { question: confirm, yes: question.yes });
            }
            Effect::Copy(text) => {
                let words = self.texts.with("status-copied", &[("text", (&text).into())]);
                self.copied = Some(text);
                self.say(Level::Done, words);
            }
            Effect::Notify(status) => self.say(status.level, status.text),
            Effect::Quit => self.ended = true,
            Effect::Suspend => self.wants_suspend = true,
        }
        true
    }

    /// Opens something; true, for a frame is to be drawn.
    pub(super) fn open(&mut self, open: Open) -> bool {
        let scopes = self.scopes();
        // What was said belongs to what was done before.
        self.status = None;
        match open {
            Open::Help => self.dialogs.push(Dialog::Help(Help::new(&scopes, &self.keymap, &self.texts))),
            Open::Palette => {
                let scopes = [self.tab_scope(), Scope::Global, Scope::Everywhere];
                self.dialogs.push(Dialog::Palette(Palette::new(&scopes, &self.keymap, &self.texts)));
            }
            Open::Card(customer) => self.carry(|app| app.show_card(customer)),
            _ => {}
        }
        true
    }

    fn tab_scope(&self) -> Scope {
        match self.tab {
            Tab::FollowUps => self.follow_ups.scopes().first().copied().unwrap_or(Scope::FollowUps),
            Tab::Ledger => Scope::Global,
        }
    }

    /// Shows a customer's card with the keys on it, wherever the list stands.
    fn show_card(&mut self, customer: CustomerId) -> Result<(), crate::store::StoreError> {
        self.show_tab(Tab::FollowUps);
        if !self.select(customer)? && self.follow_ups.filter.take().is_some() {
            self.find_filtered();
            self.select(customer)?;
        }
        self.fill_rows()?;
        self.follow_ups.pinned = Some(customer);
        self.follow_ups.focus = Focus::Card;
        self.load_card()?;
        if self.follow_ups.card.customer() != Some(customer) {
            self.follow_ups.focus = Focus::Queue;
            self.say_gone();
        }
        Ok(())
    }

    pub(super) fn close_dialog(&mut self) {
        self.dialogs.pop();
        self.remember_draft();
    }
}
