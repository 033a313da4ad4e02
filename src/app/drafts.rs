//! Unsaved text of the topmost form, kept beside the file while it is typed. Offers nothing itself.

use super::{draft::Draft, state::App};
use crate::{clock::stopwatch, tui::widget::status::Level};

impl App {
    /// Remembers what is typed and not saved, or that nothing is; writes nothing yet.
    pub(super) fn remember_draft(&mut self) {
        match self.unsaved() {
            Some(draft) => self.draft.set(draft, stopwatch()),
            None => {
                if let Err(error) = self.draft.clear() {
                    tracing::warn!(kind = ?error.kind(), "the draft could not be cleared");
                }
            }
        }
    }

    /// What stands in the topmost form or line and would be lost.
    fn unsaved(&self) -> Option<Draft> {
        None
    }

    /// Writes the unsaved text to its file; false when that failed and was said.
    pub(super) fn save_draft(&mut self) -> bool {
        match self.draft.save() {
            Ok(()) => true,
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "the draft could not be written");
                let words = self.texts.get("status-draft-failed").to_owned();
                self.say(Level::Warning, words);
                false
            }
        }
    }

    /// Before the end: what is typed goes to its file.
    pub(super) fn keep_draft(&mut self) {
        self.remember_draft();
        self.save_draft();
    }
}
