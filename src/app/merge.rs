//! Customers that may be one, between the screen and the file: pairs are looked for beside the loop, two are read, the merge is saved.

use super::{dialog::Dialog, state::App};
use crate::{
    domain::id::CustomerId,
    store::{Op, StoreError},
    tui::{
        effect::Open,
        ledger_prompt::{CustomerPick, PickFor},
        merge::{MergeEvent, Merging},
    },
};

impl App {
    /// Opens the list of pairs, the question who else a customer is, or two customers.
    pub(super) fn open_merging(&mut self, open: Open) -> Result<(), StoreError> {
        match open {
            Open::Duplicates => {
                self.dialogs.push(Dialog::Merging(Box::new(Merging::waiting())));
                return self.look_for_duplicates();
            }
            Open::MergeWith(customer) => {
                self.want_index();
                let pick =
                    CustomerPick::new(PickFor::Merge { keep: customer, name: self.store.customer(customer)?.name });
                self.dialogs.push(Dialog::Pick(Box::new(pick)));
            }
            Open::Merge(keep, away) => {
                let merging = Merging::of_two(self.store.merge_sheet(keep)?, self.store.merge_sheet(away)?);
                self.dialogs.push(Dialog::Merging(Box::new(merging)));
            }
            _ => {}
        }
        Ok(())
    }

    /// Looks through the book: beside the loop where the file is, else here and now.
    fn look_for_duplicates(&mut self) -> Result<(), StoreError> {
        let path = self.store.path().filter(|_| !self.store.is_look_only());
        if path.is_some_and(|path| self.background.find_duplicates(path)) {
            return Ok(());
        }
        let found = self.store.duplicates()?;
        if let Some(merging) = self.merging() {
            merging.set_pairs(found);
        }
        Ok(())
    }

    fn merging(&mut self) -> Option<&mut Merging> {
        match self.dialogs.last_mut() {
            Some(Dialog::Merging(merging)) => Some(merging),
            _ => None,
        }
    }

    /// Takes the pairs that were found; true when a list waits for them.
    pub(super) fn duplicates_came(&mut self) -> bool {
        let Some(found) = self.background.found_duplicates() else { return false };
        let waiting = self.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
            Dialog::Merging(merging) if merging.is_waiting() => Some(merging),
            _ => None,
        });
        match (found, waiting) {
            (Ok(found), Some(merging)) => merging.set_pairs(found),
            (Err(error), Some(_)) => {
                // Something else may lie over the list by now.
                self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Merging(merging) if merging.is_waiting()));
                self.remember_draft();
                self.say_failed(&error);
            }
            (_, None) => return false,
        }
        true
    }

    pub(super) fn on_merging(&mut self, event: MergeEvent) -> bool {
        match event {
            MergeEvent::Ignored => return false,
            MergeEvent::Moved => {}
            MergeEvent::Look(keep, away) => self.carry(|app| app.show_two(keep, away)),
            MergeEvent::Save(op) => self.save_merge(&op),
            MergeEvent::Undo => {
                self.undo();
                let is_alone = self.merging().is_none_or(|merging| merging.is_alone());
                self.close_dialog();
                if !is_alone {
                    self.carry(|app| app.open_merging(Open::Duplicates));
                }
            }
            MergeEvent::Closed => self.close_dialog(),
        }
        true
    }

    fn show_two(&mut self, keep: CustomerId, away: CustomerId) -> Result<(), StoreError> {
        let two = self.store.merge_sheet(keep).and_then(|keep| Ok((keep, self.store.merge_sheet(away)?)));
        match (two, self.merging()) {
            (Ok((keep, away)), Some(merging)) => merging.show(keep, away),
            // Another window merged or undid it meanwhile.
            (Err(StoreError::Missing(_)), Some(merging)) => {
                merging.gone();
                self.say_gone();
            }
            (Err(error), _) => return Err(error),
            _ => {}
        }
        Ok(())
    }

    /// Saves a merge, or that two are two, and goes on to the next pair.
    fn save_merge(&mut self, op: &Op) {
        if !self.save(op) {
            return;
        }
        let gone = match op {
            Op::MergeCustomers(of) => Some(of.away),
            _ => None,
        };
        let Some(merging) = self.merging() else { return };
        if merging.is_alone() {
            return self.close_dialog();
        }
        if let Some((keep, away)) = merging.settled(gone) {
            self.carry(|app| app.show_two(keep, away));
        }
    }
}
