//! Customers that do not answer, between the screen and the book: judged when a verdict opens and again when something was saved, the
//! way on from it, the page that explains it. Decides nothing itself.

use super::{
    background::{beside, connection},
    dialog::Dialog,
    events::AppEvent,
    state::{App, entry_context},
};
use crate::{
    domain::{
        channel::Channel,
        dormancy::Standing,
        id::{ContactId, CustomerId},
    },
    language::vocabulary::channel_said,
    report::Asked,
    store::{Judged, StoreError, Suspect},
    tui::{
        effect::Open,
        prompt::{DeclineMenu, ParkStart, Prompt},
        quick_log::QuickLogLine,
        verdict::{VerdictEvent, Verdicts},
    },
    wording,
};
use std::sync::mpsc::{Receiver, Sender};

/// Books of more customers than these are looked through beside the loop.
const SMALL: usize = 5_000;

/// The suspects being looked for.
pub(super) struct SuspectWork {
    sender: Sender<AppEvent>,
    running: Option<Receiver<Result<Vec<Suspect>, StoreError>>>,
}

impl SuspectWork {
    pub fn new(sender: Sender<AppEvent>) -> SuspectWork {
        SuspectWork { sender, running: None }
    }
}

impl App {
    /// Opens the verdict on a customer.
    pub(super) fn open_verdict(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        let judged = self.judged(customer)?;
        self.dialogs.push(Dialog::Verdict(Box::new(Verdicts::alone(judged))));
        Ok(())
    }

    /// Opens the list of all who are under suspicion.
    pub(super) fn open_suspects(&mut self) -> Result<(), StoreError> {
        self.dialogs.push(Dialog::Verdict(Box::new(Verdicts::waiting())));
        self.list_suspects()
    }

    fn judged(&self, customer: CustomerId) -> Result<Judged, StoreError> {
        self.store.judged(customer, &self.config.dormancy_policy())
    }

    fn verdicts(&mut self) -> Option<&mut Verdicts> {
        self.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
            Dialog::Verdict(verdicts) => Some(&mut **verdicts),
            _ => None,
        })
    }

    /// What opens over a verdict, with what it has to know.
    pub(super) fn open_over_verdict(&mut self, open: Open) -> Result<(), StoreError> {
        let dialog = match open {
            Open::Pause(customer) => {
                Dialog::Prompt(Box::new(Prompt::Park(self.park(vec![customer], ParkStart::Pause)?)))
            }
            Open::GiveUpJudged(customer) => {
                let judged = self.judged(customer)?;
                let is_proven = judged.verdict.standing == Standing::MayGiveUp;
                let start = ParkStart::Judged(is_proven.then(|| wording::verdict::evidence(&self.texts, &judged)));
                Dialog::Prompt(Box::new(Prompt::Park(self.park(vec![customer], start)?)))
            }
            Open::DeclineRoute(customer) => {
                let menu = DeclineMenu::new(&self.judged(customer)?, &self.texts);
                Dialog::Prompt(Box::new(Prompt::Decline(menu)))
            }
            Open::LogBy { customer, channel, contact } => return self.open_log_by(customer, channel, contact),
            _ => return Ok(()),
        };
        self.dialogs.push(dialog);
        Ok(())
    }

    /// The line of a log that begins with a channel and a person. A draft of the customer goes first: no word of it is lost.
    fn open_log_by(
        &mut self,
        customer: CustomerId,
        channel: Channel,
        contact: Option<ContactId>,
    ) -> Result<(), StoreError> {
        let form = self.shelved("log_form", Some(customer)).is_some();
        let line = self.shelved("quick_log", Some(customer)).and_then(|draft| draft.fields.first());
        // A line that was begun like this one and left again says nothing yet.
        let says =
            |text: &String| text.split_whitespace().any(|word| !word.starts_with('@') && channel_said(word).is_none());
        if form || line.is_some_and(|(_, text)| says(text)) {
            self.open(Open::QuickLog(customer));
            return Ok(());
        }
        let subject = self.log_subject(customer)?;
        let mut text = format!("{} ", wording::channel(&self.texts, channel));
        let person = subject.contacts.iter().find(|(id, _)| Some(*id) == contact);
        if let Some(name) = person.and_then(|(_, name)| name.split_whitespace().next()) {
            text.push_str(&format!("@{name} "));
        }
        let line = QuickLogLine::beginning(subject, &text, &entry_context!(self));
        self.dialogs.push(Dialog::QuickLog(Box::new(line)));
        Ok(())
    }

    pub(super) fn on_verdict(&mut self, event: VerdictEvent) -> bool {
        match event {
            VerdictEvent::Ignored => return false,
            VerdictEvent::Moved => {}
            VerdictEvent::Look(customer) => self.carry(|app| app.look_at(customer)),
            VerdictEvent::List => self.carry(App::list_suspects),
            VerdictEvent::Over(open) => return self.open(open),
            VerdictEvent::Instead(open) => {
                self.close_dialog();
                return self.open(open);
            }
            VerdictEvent::Dossier(customer) => {
                self.carry(|app| app.show_over(Asked::Dossier { customer }));
            }
            VerdictEvent::Undo => {
                self.undo();
                // Who had left the list may be on it again.
                if self.verdicts().is_some_and(|verdicts| verdicts.has_list()) {
                    self.carry(App::list_suspects);
                }
            }
            VerdictEvent::Closed => self.close_dialog(),
        }
        true
    }

    /// Shows the list as it is now, or as soon as a large book was looked through.
    fn list_suspects(&mut self) -> Result<(), StoreError> {
        if let Some(verdicts) = self.verdicts() {
            verdicts.to_list();
        }
        let policy = self.config.dormancy_policy();
        if let Some(path) = self.own_path()
            && self.store.customer_count()? > SMALL
        {
            let (policy, due, currency) = (policy.clone(), self.policy.clone(), self.store.currency());
            let work = move || connection(&path, currency, &due)?.suspects(&policy);
            if let Ok(running) = beside(&self.suspects.sender, "suspects", work) {
                self.suspects.running = Some(running);
                return Ok(());
            }
        }
        let found = self.store.suspects(&policy)?;
        if let Some(verdicts) = self.verdicts() {
            verdicts.set_suspects(found);
        }
        Ok(())
    }

    /// Takes the suspects that were found; true when something came.
    pub(super) fn on_suspects_task(&mut self) -> bool {
        let Some(found) = self.suspects.running.as_ref().and_then(|running| running.try_recv().ok()) else {
            return false;
        };
        self.suspects.running = None;
        // A verdict that was opened by hand meanwhile has no list.
        match (found, self.verdicts().filter(|verdicts| verdicts.has_list())) {
            (Ok(found), Some(verdicts)) => verdicts.set_suspects(found),
            (Err(error), Some(_)) => self.say_failed(&error),
            (_, None) => {}
        }
        true
    }

    fn look_at(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        self.status = None;
        match self.judged(customer) {
            Ok(judged) => {
                if let Some(verdicts) = self.verdicts() {
                    verdicts.show(judged);
                }
                Ok(())
            }
            // It went in another window.
            Err(StoreError::Missing(_)) => {
                self.say_gone();
                self.list_suspects()
            }
            Err(error) => Err(error),
        }
    }

    /// Judges again whom a verdict is about: something was saved. Of a list, the next one follows who is under suspicion no more.
    pub(super) fn reload_verdict(&mut self) -> Result<(), StoreError> {
        let shown = self.verdicts().map(|verdicts| (verdicts.customer(), verdicts.has_list()));
        let Some((Some(customer), has_list)) = shown else { return Ok(()) };
        let judged = match self.judged(customer) {
            Ok(judged) => judged,
            // What is shown was true when it was read.
            Err(StoreError::Missing(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let is_settled = judged.customer.parked.is_some() || judged.verdict.standing == Standing::Active;
        let Some(verdicts) = self.verdicts() else { return Ok(()) };
        if !(has_list && is_settled) {
            verdicts.show(judged);
            return Ok(());
        }
        match verdicts.settled() {
            Some(next) => {
                let judged = self.judged(next)?;
                if let Some(verdicts) = self.verdicts() {
                    verdicts.show(judged);
                }
                Ok(())
            }
            None => self.list_suspects(),
        }
    }
}
