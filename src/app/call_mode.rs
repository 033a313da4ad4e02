//! Calls and codes between the screen and the file: who can be rung, what a key saves, what a telephone is shown. Draws nothing.

use super::{
    dialog::Dialog,
    state::{App, entry_context},
};
use crate::{
    domain::{id::CustomerId, phone::numbers},
    entry::log::called,
    export::vcard::reached,
    store::StoreError,
    tui::{
        call_mode::{CallEvent, CallMode, QrPane},
        effect::Open,
        follow_ups::card_pane::CardPane,
        quick_log::{OfCall, QuickLogLine},
        widget::status::Level,
    },
};

/// Calls in one code.
const LISTED: usize = 5;

impl App {
    /// Opens the calls: of these customers; of nobody named, of those who are due.
    pub(super) fn open_calls(&mut self, marked: &[CustomerId]) -> Result<(), StoreError> {
        let (customers, all) = self.to_be_rung(marked)?;
        let now = self.moment().naive_local();
        let calls = CallMode::new(customers.clone(), all - customers.len(), now);
        self.dialogs.push(Dialog::Calls { calls: Box::new(calls), card: Box::new(CardPane::default()) });
        self.load_walk_card()
    }

    /// Who has a number, in the order of the list, and how many were asked about.
    fn to_be_rung(&self, marked: &[CustomerId]) -> Result<(Vec<CustomerId>, usize), StoreError> {
        let asked: Vec<CustomerId> = if !marked.is_empty() {
            let mut places = Vec::with_capacity(marked.len());
            for customer in marked {
                places.push((self.place_of(*customer)?.unwrap_or(usize::MAX), *customer));
            }
            places.sort_unstable();
            places.into_iter().map(|(_, customer)| customer).collect()
        } else if self.follow_ups.by_priority {
            self.by_priority()?
        } else {
            self.due_customers()?
        };
        Ok((self.store.with_phone(&asked)?, asked.len()))
    }

    pub(super) fn on_call(&mut self, event: CallEvent) {
        let Some(calls) = self.dialogs.iter().rev().find_map(calls_in) else { return };
        let Some(customer) = calls.current() else { return };
        let number = calls.number().cloned();
        match event {
            CallEvent::Came(outcome) => self.carry(|app| {
                let op = called(&app.log_subject(customer)?, number.as_ref(), outcome, &entry_context!(app));
                let operation = app.try_save(&op)?;
                app.note_in_walk(&op, operation);
                Ok(())
            }),
            CallEvent::Tell(outcome) => {
                self.status = None;
                self.carry(|app| app.open_call_line(customer, OfCall { number, outcome }));
                self.remember_draft();
            }
            CallEvent::Qr => {
                let chosen = calls.chosen();
                self.carry(|app| app.open_contact_qr(customer, chosen, true));
            }
            // What these mean every dialog has in common.
            CallEvent::Walk(_) | CallEvent::Changed | CallEvent::Copy(_) => {}
        }
    }

    /// The quick-log line of a call; what was typed before and left waits there.
    fn open_call_line(&mut self, customer: CustomerId, call: OfCall) -> Result<(), StoreError> {
        if self.shelved("log_form", Some(customer)).is_some() {
            self.open(Open::QuickLog(customer));
            if let Some(Dialog::LogForm(form)) = self.dialogs.last_mut() {
                form.tells_of(call.number);
            }
            return Ok(());
        }
        let draft = self.shelved("quick_log", Some(customer)).and_then(|draft| draft.fields.first());
        let draft = draft.map_or("", |(_, text)| text.as_str());
        let line = QuickLogLine::of_call(self.log_subject(customer)?, call, draft, &entry_context!(self));
        self.dialogs.push(Dialog::QuickLog(Box::new(line)));
        Ok(())
    }

    /// Opens the code of a customer's number at this place, or of its person.
    pub(super) fn open_contact_qr(
        &mut self,
        customer: CustomerId,
        chosen: usize,
        is_card: bool,
    ) -> Result<(), StoreError> {
        let name = self.store.customer(customer)?.name;
        let people = reached(&self.store.contacts(customer)?, &name);
        if people.is_empty() {
            let words = self.texts.get("call-no-number").to_owned();
            self.say(Level::Warning, words);
            return Ok(());
        }
        self.dialogs.push(Dialog::Qr(QrPane::of_person(name, people, chosen, is_card)));
        Ok(())
    }

    /// Opens the code of the next calls.
    pub(super) fn open_next_calls(&mut self, marked: &[CustomerId]) -> Result<(), StoreError> {
        let (customers, _) = self.to_be_rung(marked)?;
        let mut lines = Vec::new();
        for customer in customers.into_iter().take(LISTED) {
            let name = self.store.customer(customer)?.name;
            if let Some(number) = numbers(&self.store.contacts(customer)?).first() {
                lines.push(format!("{} {} {} {}", lines.len() + 1, name, number.person, number.dialled));
            }
        }
        if lines.is_empty() {
            let words = self.texts.get("call-none").to_owned();
            self.say(Level::Info, words);
            return Ok(());
        }
        self.dialogs.push(Dialog::Qr(QrPane::of_list(lines)));
        Ok(())
    }
}

fn calls_in(dialog: &Dialog) -> Option<&CallMode> {
    match dialog {
        Dialog::Calls { calls, .. } => Some(calls),
        _ => None,
    }
}
