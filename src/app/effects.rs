//! Effects carried out: what closes, what is asked, what is said. Opening and saving are next door.

use super::{dialog::Dialog, state::App};
use crate::tui::{
    effect::Effect,
    widget::{confirm::Confirm, status::Level},
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

    pub(super) fn close_dialog(&mut self) {
        self.dialogs.pop();
        self.remember_draft();
    }
}
