//! Saving, undo and redo: the one place that writes, and what is read and said after it.

use super::{
    dialog::Dialog,
    state::{App, entry_context},
};
use crate::{
    domain::id::{CustomerId, OperationId},
    store::{
        Changed, HistoryItem, Made, Op, Rule, StoreError, UndoOutcome,
        op::{LedgerOp, NewFollowUp},
    },
    tui::{customer_form::CustomerForm, widget::status::Level},
    wording,
};

impl App {
    /// Saves one action and says so; false when it was not saved.
    pub(super) fn save(&mut self, op: &Op) -> bool {
        match self.try_save(op) {
            Ok(_) => true,
            Err(error) => {
                self.say_failed(&error);
                false
            }
        }
    }

    /// Saves what the topmost dialog asked for and closes it; if it was not saved, the dialog stays, with its text. True when
    /// it was saved.
    pub(super) fn save_from_dialog(&mut self, op: &Op) -> bool {
        match self.store_op(op) {
            Ok(saved) => {
                self.forget_shelved();
                let closed = self.dialogs.pop();
                self.remember_draft();
                let operation = saved.1.operation;
                let made = saved.0.customer.filter(|_| matches!(op, Op::AddCustomer(_)));
                self.finish_save(op, saved);
                if let Some(Dialog::CustomerForm(form)) = &closed {
                    self.tell_similar(form);
                }
                self.note_in_walk(op, operation);
                if let Some(customer) = made {
                    self.give_customer(customer);
                }
                true
            }
            Err(StoreError::Rule(Rule::WonWithoutOrder)) if self.ask_for_order(op) => false,
            Err(error) => {
                let ctx = entry_context!(self);
                let told = self.dialogs.last_mut().is_some_and(|dialog| dialog.refused(&error, &ctx));
                if !told {
                    self.say_failed(&error);
                }
                false
            }
        }
    }

    /// Behind "Saved ...": who on file has much the same name.
    fn tell_similar(&mut self, form: &CustomerForm) {
        if let (Some(similar), Some(said)) = (form.similar(), &self.status) {
            let words = self.texts.with("status-similar", &[("saved", (&said.text).into()), ("name", similar.into())]);
            self.say(Level::Done, words);
        }
    }

    /// Saves one action and says so.
    pub(super) fn try_save(&mut self, op: &Op) -> Result<OperationId, StoreError> {
        let saved = self.store_op(op)?;
        let operation = saved.1.operation;
        self.finish_save(op, saved);
        Ok(operation)
    }

    fn store_op(&mut self, op: &Op) -> Result<(Made, Changed), StoreError> {
        self.background.book_changed();
        self.store.apply(op, self.moment())
    }

    fn finish_save(&mut self, op: &Op, (made, changed): (Made, Changed)) {
        let next = self.follow_ups.queue.neighbour();
        let words = self.saved_order_words(op, &made).or_else(|| self.saved_receipt_words(op));
        let words = words.unwrap_or_else(|| self.saved_words(op, &changed));
        self.follow_ups.queue.clear_marks();
        self.after_save(op, &made, &changed, next);
        self.say(Level::Done, words);
    }

    /// "Saved ..." with the way back.
    fn saved_words(&self, op: &Op, changed: &Changed) -> String {
        // As the history has it, so that what is undone is called what was saved.
        let subject = self.store.history_of(changed.operation).map(|item| item.subject).unwrap_or_default();
        let what = wording::undo::named(&self.texts, op.action(), &subject);
        let key = self.undo_key();
        let saved = self.texts.with("status-saved", &[("what", (&what).into()), ("key", (&key).into())]);
        match op {
            Op::LogFollowUp(new) if let Some(told) = self.number_undecided(new) => {
                self.texts.with("status-saved-told", &[("saved", (&saved).into()), ("told", (&told).into())])
            }
            Op::LogFollowUp(new) if let Some(effort) = &new.effort => {
                let spent = wording::effort::spent(&self.texts, effort);
                self.texts.with("status-saved-effort", &[("saved", (&saved).into()), ("spent", (&spent).into())])
            }
            _ => saved,
        }
    }

    /// Of a wrong number that may be any of several: that none was marked.
    fn number_undecided(&self, new: &NewFollowUp) -> Option<String> {
        let (name, n) = self.store.undecided_number(new).ok()??;
        Some(wording::numbers_undecided(&self.texts, &name, n))
    }

    pub(super) fn undo_key(&self) -> String {
        let scopes = [crate::action::Scope::Global];
        let key = self.keymap.working_keys(&scopes, crate::action::Action::Undo).next();
        key.map_or_else(String::new, |key| key.name(|name| self.texts.get(name)))
    }

    /// Reads again what was changed, and selects what the person goes on with.
    fn after_save(&mut self, op: &Op, made: &Made, changed: &Changed, next: Option<CustomerId>) {
        let selected = self.follow_ups.queue.selected().map(|row| row.customer);
        let place = self.follow_ups.queue.selected_place();
        let keep = match op {
            Op::AddCustomer(_) => made.customer.or(selected),
            _ => selected,
        };
        let moves_on = moves_on(op) && selected.is_some_and(|selected| changed.customers.contains(&selected));
        self.carry(|app| {
            app.refresh_index(&changed.customers)?;
            if !moves_on {
                app.reload(keep)?;
                if let (Op::Ledger(LedgerOp::AddOrder(_)), Some(order)) = (op, made.order) {
                    app.select_order(order)?;
                }
                return app.reload_reports();
            }
            app.reload(None)?;
            // Its row went elsewhere: the one that was next is the one to go on with.
            let stays = app.follow_ups.queue.selected().map(|row| row.customer) == selected
                && app.follow_ups.queue.selected_place() == place;
            if let Some(next) = next.filter(|_| !stays) {
                app.select(next)?;
                app.fill_rows()?;
                app.load_card()?;
            }
            app.reload_reports()
        });
        self.check_again();
        if made.customer.is_some() {
            self.follow_ups.pinned = made.customer.filter(|_| self.follow_ups.pinned.is_some());
        }
    }

    /// On to the row after the one that was saved; on the card, too.
    pub(super) fn go_on(&mut self) {
        self.follow_ups.pinned = None;
        self.follow_ups.focus = crate::tui::follow_ups::Focus::Queue;
        self.carry(App::load_card);
    }

    pub(super) fn undo(&mut self) {
        let outcome = self.store.undo(self.moment());
        self.put_back(outcome, true);
    }

    pub(super) fn redo(&mut self) {
        let outcome = self.store.redo(self.moment());
        self.put_back(outcome, false);
    }

    fn put_back(&mut self, outcome: Result<UndoOutcome, StoreError>, undo: bool) {
        match outcome {
            Ok(UndoOutcome::Nothing) => {
                let key = if undo { "status-nothing-to-undo" } else { "status-nothing-to-redo" };
                let words = self.texts.get(key).to_owned();
                self.say(Level::Info, words);
            }
            Ok(UndoOutcome::ChangedSince(item)) => {
                let what = self.worded(&item);
                let words = self.texts.with("status-changed-since", &[("what", (&what).into())]);
                self.say(Level::Warning, words);
            }
            Ok(UndoOutcome::Done { item, changed }) => {
                let what = self.worded(&item);
                let key = if undo { "status-undone" } else { "status-redone" };
                let words = self.texts.with(key, &[("what", (&what).into())]);
                self.after_put_back(&changed);
                self.say(Level::Done, words);
            }
            Err(error) => self.say_failed(&error),
        }
    }

    /// What was put back is read again, and selected when it is one customer.
    pub(super) fn after_put_back(&mut self, changed: &Changed) {
        let keep = match changed.customers[..] {
            [one] => Some(one),
            _ => self.follow_ups.queue.selected().map(|row| row.customer),
        };
        self.carry(|app| {
            app.refresh_index(&changed.customers)?;
            app.reload(keep)?;
            app.reload_reports()
        });
        self.check_again();
    }

    pub(super) fn worded(&self, item: &HistoryItem) -> String {
        wording::undo::named(&self.texts, item.of.as_deref().unwrap_or(&item.action), &item.subject)
    }
}

/// Whether a customer is done with for now, so that the next one is to be seen.
fn moves_on(op: &Op) -> bool {
    match op {
        Op::LogFollowUp(_)
        | Op::Snooze { .. }
        | Op::Park { .. }
        | Op::Plan { .. }
        | Op::MoveStage(_)
        | Op::SetObstacle { .. } => true,
        Op::Batch(ops) => ops.iter().any(moves_on),
        _ => false,
    }
}
