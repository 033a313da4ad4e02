//! The brief between the screen and the file: read when it opens, and again when something was saved over it.

use super::{dialog::Dialog, state::App};
use crate::{domain::id::CustomerId, store::StoreError, tui::brief::BriefPane};

impl App {
    /// Opens the brief of a customer.
    pub(super) fn open_brief(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        let brief = self.store.brief(customer, self.now)?;
        self.dialogs.push(Dialog::Brief(BriefPane::new(brief)));
        Ok(())
    }

    /// Reads the brief that is open anew.
    pub(super) fn reload_brief(&mut self) -> Result<(), StoreError> {
        let now = self.now;
        let open = self.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
            Dialog::Brief(brief) => Some(brief),
            _ => None,
        });
        let Some(pane) = open else { return Ok(()) };
        match self.store.brief(pane.customer(), now) {
            Ok(brief) => pane.show(brief),
            // It went in another window: what is shown was true when it was read.
            Err(StoreError::Missing(_)) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
