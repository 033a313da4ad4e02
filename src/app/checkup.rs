//! The check-up between its screen and the book: both tables are checked on a thread of its own, what mends a finding is opened, what
//! is no problem is remembered. Draws nothing.

use super::{
    background::{beside, connection},
    dialog::Dialog,
    events::AppEvent,
    state::App,
};
use crate::{
    domain::{
        checkup::{Check, CheckUp, Finding, Subject},
        due::DuePolicy,
        money::Currency,
    },
    store::{Op, StoreError, Wanted},
    tui::{
        checkup::{CheckUpEvent, CheckUpScreen, MOST},
        effect::Open,
    },
};
use chrono::{DateTime, FixedOffset};
use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender},
};

/// What is being checked.
pub(super) struct CheckWork {
    sender: Sender<AppEvent>,
    running: Option<Receiver<Result<CheckUp, StoreError>>>,
    /// Something changed since it began: once more when it has ended.
    again: bool,
}

/// What a check depends on besides the book.
struct Job {
    path: PathBuf,
    policy: DuePolicy,
    currency: Currency,
    wanted: Wanted,
    at: DateTime<FixedOffset>,
}

impl CheckWork {
    pub fn new(sender: Sender<AppEvent>) -> CheckWork {
        CheckWork { sender, running: None, again: false }
    }

    fn start(&mut self, job: Job) -> std::io::Result<()> {
        self.running = Some(beside(&self.sender, "check-up", move || check(&job))?);
        Ok(())
    }
}

fn check(job: &Job) -> Result<CheckUp, StoreError> {
    connection(Path::new(&job.path), job.currency, &job.policy)?.check_up(&job.wanted, job.at)
}

impl App {
    /// Opens the check-up and begins it.
    pub(super) fn open_check_up(&mut self) -> Result<(), StoreError> {
        self.dialogs.push(Dialog::CheckUp(Box::default()));
        self.check_again();
        Ok(())
    }

    fn check_up_screen(&mut self) -> Option<&mut CheckUpScreen> {
        self.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
            Dialog::CheckUp(screen) => Some(&mut **screen),
            _ => None,
        })
    }

    /// Checks again, when a check-up is open: something was saved, taken back, or written by another window.
    pub(super) fn check_again(&mut self) {
        let Some(dismissed) = self.check_up_screen().map(|screen| screen.shows_dismissed()) else { return };
        if self.check.running.is_some() {
            self.check.again = true;
            return;
        }
        let wanted = Wanted { most: MOST, only: None, dismissed, workdays: self.policy.workdays.clone() };
        let at = self.moment();
        if let Some(path) = self.store.path().filter(|_| !self.store.is_look_only()) {
            let (policy, currency) = (self.policy.clone(), self.store.currency());
            let job = Job { path: path.to_owned(), policy, currency, wanted: wanted.clone(), at };
            if self.check.start(job).is_ok() {
                return;
            }
        }
        // In memory, or a copy that is looked at: only this connection sees it.
        let result = self.store.check_up(&wanted, at);
        self.show_check(result);
    }

    /// Takes what the thread has found; true when something came.
    pub(super) fn on_check_task(&mut self) -> bool {
        let Some(result) = self.check.running.as_ref().and_then(|running| running.try_recv().ok()) else {
            return false;
        };
        self.check.running = None;
        self.show_check(result);
        if std::mem::take(&mut self.check.again) {
            self.check_again();
        }
        true
    }

    fn show_check(&mut self, result: Result<CheckUp, StoreError>) {
        match result {
            Ok(up) => {
                if let Some(screen) = self.check_up_screen() {
                    screen.show(up);
                }
            }
            Err(error) => self.say_failed(&error),
        }
    }

    /// Does what the screen asks for.
    pub(super) fn on_check_up(&mut self, event: CheckUpEvent) -> bool {
        match event {
            CheckUpEvent::Ignored => return false,
            CheckUpEvent::Changed => {}
            CheckUpEvent::Closed => self.close_dialog(),
            CheckUpEvent::Again => self.check_again(),
            CheckUpEvent::Undo => self.undo(),
            CheckUpEvent::Mend(finding) => return self.mend(&finding),
            CheckUpEvent::Dismiss(finding) => {
                let Finding { check, subject, customer, state, dismissed, .. } = *finding;
                let op = if dismissed {
                    Op::RestoreFinding { customer, check, subject }
                } else {
                    Op::DismissFinding { customer, check, subject, state }
                };
                self.save(&op);
            }
        }
        true
    }

    /// Opens what mends a finding over the list, which waits beneath; a card takes its place.
    fn mend(&mut self, finding: &Finding) -> bool {
        if finding.check == Check::Unstarred {
            self.save(&Op::Star { customers: vec![finding.customer], starred: true });
            return true;
        }
        let open = mends(finding);
        if matches!(open, Open::Card(_)) {
            self.close_dialog();
        }
        self.open(open)
    }
}

/// Where a finding is mended.
fn mends(finding: &Finding) -> Open {
    let customer = finding.customer;
    let all = vec![customer];
    match (finding.check, finding.subject) {
        (Check::Unpaid, Subject::Order(order)) => Open::Receipt(Some(customer), Some(order)),
        (Check::PaidNotShipped, Subject::Order(order)) => Open::Delivery(order),
        (Check::PlanMismatch, Subject::Order(order)) => Open::EditOrder(order),
        (Check::WonWithoutOrder, _) => Open::NewOrder { customer: Some(customer), deal: None },
        (Check::OrderNotWon | Check::StageOrder, _) => Open::Stage(all),
        (Check::Stalled, _) => Open::Obstacle(all),
        (Check::QuoteOver, _) => Open::EditCustomer(customer),
        (Check::PromisePassed, _) => Open::Promises(customer),
        (Check::NeedWithoutPlan | Check::NoNextDate | Check::UnpreparedDecision | Check::NoNextAction, _) => {
            Open::Plan(all)
        }
        (Check::Contradiction, _) => Open::Park(all),
        // The older of the two stays.
        (Check::SharedPhone, _) => {
            finding.figures.other.map_or(Open::Contacts(customer), |other| Open::Merge(other, customer))
        }
        (Check::NoDecider | Check::NoChannel, _) => Open::Contacts(customer),
        // The amount of the deal stands in the customer's form, beside its need.
        (Check::NoNeed | Check::LooseAmount, _) => Open::EditCustomer(customer),
        (_, Subject::FollowUp(follow_up)) => Open::EditFollowUp(customer, follow_up),
        (Check::TooMany, _) => Open::Card(customer),
        _ => Open::QuickLog(customer),
    }
}
