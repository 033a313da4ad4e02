//! The daily review between its walk and the file: what is asked for on a card, what was saved, what is taken back.

use super::{
    dialog::Dialog,
    state::{App, entry_context},
};
use crate::{
    action::Action,
    domain::{id::CustomerId, id::OperationId},
    entry::log::no_answer,
    store::{Op, StoreError, UndoOutcome},
    tui::{call_mode::Call, customer_form::AlikeRow, effect::Open, review::Step, widget::status::Level},
};

/// Customers shown that may be the same as a new one.
const ALIKE: usize = 5;

impl App {
    /// Does what a key on a review's card asks for.
    pub(super) fn act_in_review(&mut self, action: Action, customer: CustomerId) {
        let one = vec![customer];
        let open = match action {
            Action::Log => Open::QuickLog(customer),
            Action::Snooze => Open::Snooze(one),
            Action::Park => Open::Park(one),
            Action::GiveUp => Open::GiveUp(one),
            Action::EditCustomer => Open::EditCustomer(customer),
            Action::Contacts => Open::Contacts(customer),
            Action::Copy => Open::CopyMenu(one),
            Action::Promises => Open::Promises(customer),
            Action::ContactQr => Open::ContactQr(customer),
            Action::Verdict => Open::Verdict(customer),
            Action::NewOrder => Open::NewOrder { customer: Some(customer), deal: None },
            Action::Receipt => Open::Receipt(Some(customer), None),
            _ => {
                self.carry(|app| app.save_in_review(action, customer));
                return;
            }
        };
        self.open(open);
    }

    /// What one key saves: the star, nobody answered.
    fn save_in_review(&mut self, action: Action, customer: CustomerId) -> Result<(), StoreError> {
        let op = match action {
            Action::NoAnswerNext => no_answer(&self.log_subject(customer)?, &entry_context!(self)),
            Action::Star => {
                let starred = self.store.customer(customer)?.starred;
                Op::Star { customers: vec![customer], starred: !starred }
            }
            _ => return Ok(()),
        };
        let operation = self.try_save(&op)?;
        self.note_in_walk(&op, operation);
        Ok(())
    }

    /// Counts what was saved on the way, and shows the next card.
    pub(super) fn note_in_walk(&mut self, op: &Op, operation: OperationId) {
        let now = self.moment().naive_local();
        match self.dialogs.iter_mut().rev().find(|dialog| dialog.is_walk()) {
            Some(Dialog::Review { review, .. }) => review.done(Step::of(op), operation),
            Some(Dialog::Calls { calls, .. }) => calls.done(Call::of(op), operation, now),
            _ => return,
        }
        self.carry(App::load_walk_card);
    }

    /// Takes back what was done on the way.
    pub(super) fn take_back(&mut self, operations: &[OperationId]) {
        let outcomes = match self.store.undo_these(operations, self.moment()) {
            Ok(outcomes) => outcomes,
            Err(error) => {
                self.carry(|app| app.reload(None));
                self.say_failed(&error);
                return;
            }
        };
        let mut taken = Vec::new();
        let mut words = None;
        for (operation, outcome) in operations.iter().zip(&outcomes) {
            match outcome {
                UndoOutcome::Done { item, changed } => {
                    taken.push(*operation);
                    self.after_put_back(changed);
                    let what = self.worded(item);
                    words = Some((Level::Done, self.texts.with("status-undone", &[("what", (&what).into())])));
                }
                UndoOutcome::ChangedSince(item) => {
                    let what = self.worded(item);
                    let told = self.texts.with("status-changed-since", &[("what", (&what).into())]);
                    words = Some((Level::Warning, told));
                }
                UndoOutcome::Nothing => {}
            }
        }
        if taken.len() > 1 && words.as_ref().is_some_and(|(level, _)| *level == Level::Done) {
            let told = self.texts.with("status-undone-many", &[("n", taken.len().into())]);
            words = Some((Level::Done, told));
        }
        match self.dialogs.iter_mut().rev().find(|dialog| dialog.is_walk()) {
            Some(Dialog::Review { review, .. }) => review.undone(&taken),
            Some(Dialog::Calls { calls, .. }) => calls.undone(&taken),
            _ => {}
        }
        self.carry(App::load_walk_card);
        if let Some((level, words)) = words {
            self.say(level, words);
        }
    }

    /// Looks for who may be the same as the customer being typed, and hands it to the form.
    pub(super) fn check_duplicates(&mut self, name: &str, phone: Option<&str>) {
        let rows = self.alike(name, phone);
        let ctx = entry_context!(self);
        let event = match (rows, self.dialogs.last_mut()) {
            (Ok(rows), Some(Dialog::CustomerForm(form))) => form.on_duplicates(rows, &ctx),
            (Err(error), _) => return self.say_failed(&error),
            _ => return,
        };
        self.on_dialog(event.into());
    }

    fn alike(&self, name: &str, phone: Option<&str>) -> Result<Vec<AlikeRow>, StoreError> {
        let found = self.store.alike(name, phone, ALIKE)?;
        found.into_iter().map(|alike| Ok(AlikeRow { contacts: self.store.contacts(alike.customer)?, alike })).collect()
    }
}
