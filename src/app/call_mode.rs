//! Calls and codes between the screen and the file: who can be rung, what a key saves, what a telephone is shown. Draws nothing.

use super::{
    dialog::Dialog,
    state::{App, entry_context},
};
use crate::{
    domain::{due::Band, id::CustomerId, phone::numbers},
    entry::log::called,
    export::vcard::for_telephone,
    store::{Card, StoreError},
    tui::{
        call_mode::{CallEvent, CallMode, Callee, QrEvent, QrPane},
        effect::{Effect, Open},
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
                let place = match self.follow_ups.queue.found() {
                    Some(found) => found.iter().position(|found| found == customer),
                    None => self.store.queue_place(&self.outline, *customer)?,
                };
                places.push((place.unwrap_or(usize::MAX), *customer));
            }
            places.sort_unstable();
            places.into_iter().map(|(_, customer)| customer).collect()
        } else if self.follow_ups.by_priority {
            self.by_priority()?
        } else {
            let due = self.outline.count(Band::Overdue) + self.outline.count(Band::Today);
            let rows = self.store.queue(&self.outline, 0, due, self.now)?;
            rows.into_iter().map(|row| row.customer).collect()
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
                let (callees, chosen) = calls.callees();
                let callees = callees.to_vec();
                self.carry(|app| {
                    let name = app.store.customer(customer)?.name;
                    app.dialogs.push(Dialog::Qr(QrPane::of_person(name, callees, chosen, true)));
                    Ok(())
                });
            }
            CallEvent::Copy(text) => self.run_effects(vec![Effect::Copy(text)]),
            CallEvent::Walk(_) | CallEvent::Changed => {}
        }
    }

    /// The quick-log line of a call; what was typed before and left waits there.
    fn open_call_line(&mut self, customer: CustomerId, call: OfCall) -> Result<(), StoreError> {
        if self.shelved("log_form", Some(customer)).is_some() {
            self.open(Open::QuickLog(customer));
            return Ok(());
        }
        let draft = self.shelved("quick_log", Some(customer)).and_then(|draft| draft.fields.first());
        let draft = draft.map_or("", |(_, text)| text.as_str());
        let line = QuickLogLine::of_call(self.log_subject(customer)?, call, draft, &entry_context!(self));
        self.dialogs.push(Dialog::QuickLog(Box::new(line)));
        Ok(())
    }

    /// Opens the code of a customer's first number.
    pub(super) fn open_contact_qr(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        let callees = callees(&self.store.card(customer, self.now)?);
        if callees.is_empty() {
            let words = self.texts.get("call-no-number").to_owned();
            self.say(Level::Warning, words);
            return Ok(());
        }
        let name = self.store.customer(customer)?.name;
        self.dialogs.push(Dialog::Qr(QrPane::of_person(name, callees, 0, false)));
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

    pub(super) fn on_qr(&mut self, event: QrEvent) {
        match event {
            QrEvent::Closed => self.close_dialog(),
            QrEvent::Copy(text) => self.run_effects(vec![Effect::Copy(text)]),
            QrEvent::Ignored | QrEvent::Moved => {}
        }
    }
}

/// The numbers of a customer's people, each with the person as a card.
pub(super) fn callees(card: &Card) -> Vec<Callee> {
    let person = |id| card.contacts.iter().find(|contact| contact.id == id);
    let all = numbers(&card.contacts).into_iter();
    let with_card = all.filter_map(|number| {
        let card = for_telephone(person(number.contact)?, &card.customer.name);
        Some(Callee { number, card })
    });
    with_card.collect()
}

fn calls_in(dialog: &Dialog) -> Option<&CallMode> {
    match dialog {
        Dialog::Calls { calls, .. } => Some(calls),
        _ => None,
    }
}
