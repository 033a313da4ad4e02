//! The second order of the queue, what it is made of, and the backlog spread by it: read for the screen. Saves nothing.

use super::{dialog::Dialog, state::App};
use crate::{
    domain::{due::Band, id::CustomerId, triage::FURTHEST},
    store::{StoreError, Urgent},
    tui::{
        prompt::{PriorityCard, Prompt, Triage, TriageStart},
        widget::status::Level,
    },
};
use chrono::{Days, NaiveDate};

/// So many are listed by priority.
const MOST_LISTED: usize = 500;

impl App {
    /// Who is overdue or due today, the most urgent first.
    pub(super) fn by_priority(&self) -> Result<Vec<CustomerId>, StoreError> {
        let urgent = self.store.urgent(&self.outline, self.now)?;
        Ok(urgent.into_iter().take(MOST_LISTED).map(|one| one.row.customer).collect())
    }

    /// Shows what a customer's score is made of.
    pub(super) fn open_priority(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        let row = self.store.queue_row(customer, self.now)?.ok_or(StoreError::Missing("customer"))?;
        let urgent = self.store.weighed(row, self.now)?;
        let card = PriorityCard::new(&urgent, &self.texts);
        self.dialogs.push(Dialog::Prompt(Box::new(Prompt::Priority(card))));
        Ok(())
    }

    /// Previews the overdue ones spread over the coming workdays.
    pub(super) fn open_triage(&mut self) -> Result<(), StoreError> {
        let today = self.now.date();
        let mut urgent = self.store.urgent(&self.outline, self.now)?;
        urgent.retain(|Urgent { row, .. }| row.band == Band::Overdue);
        if urgent.is_empty() {
            let words = self.texts.get("triage-none").to_owned();
            self.say(Level::Info, words);
            return Ok(());
        }
        let last = today.checked_add_days(Days::new(FURTHEST)).unwrap_or(NaiveDate::MAX);
        let planned = self.store.planned_days(self.now, last)?;
        let start =
            TriageStart { urgent, planned, policy: self.policy.clone(), from: today, capacity: self.capacity.into() };
        self.dialogs.push(Dialog::Prompt(Box::new(Prompt::Triage(Box::new(Triage::new(start))))));
        Ok(())
    }
}
