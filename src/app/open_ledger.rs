//! What opens for the ledger, with what it has to know of the orders it is about. Saves nothing.

use super::state::App;
use crate::{store::StoreError, tui::effect::Open};

impl App {
    /// Opens an order, or a form about one.
    pub(super) fn open_in_ledger(&mut self, open: Open) -> Result<(), StoreError> {
        match open {
            Open::Order(order) => self.open_order(order),
            Open::StepOrder(order) => self.ask_step(order),
            Open::RemoveReceipt(receipt) => self.ask_remove_receipt(receipt),
            Open::Allocate(customer) => self.ask_allocate(customer),
            _ => Ok(()),
        }
    }
}
