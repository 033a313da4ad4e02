//! What is most urgent, read for the screen: the queue by priority, a backlog to spread, the gap to a target. Saves nothing.

use super::{
    dialog::Dialog,
    state::{App, entry_context},
};
use crate::{
    action::{Action, Scope},
    domain::{id::CustomerId, money::Currency, period::Month},
    entry::triage::overdue,
    store::StoreError,
    tui::{
        prompt::{GapMenu, PriorityCard, Prompt, Triage, TriageStart},
        widget::status::Level,
    },
};

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
        let urgent = self.store.weighed(vec![row], self.now)?.pop().ok_or(StoreError::Missing("customer"))?;
        let card = PriorityCard::new(&urgent, &self.texts);
        self.dialogs.push(Dialog::Prompt(Box::new(Prompt::Priority(card))));
        Ok(())
    }

    /// Shows what is missing to a month's target, and what may close it.
    pub(super) fn open_gap(&mut self, month: Month, currency: Currency) -> Result<(), StoreError> {
        let Some(found) = self.store.target_gap(month, currency, self.now.date())? else {
            let key = self.keymap.working_keys(&[Scope::Rollup], Action::SetTarget).next();
            let key = key.map_or_else(String::new, |key| key.name(|name| self.texts.get(name)));
            let month = month.key();
            let args = [("month", (&month).into()), ("currency", currency.code().into()), ("key", (&key).into())];
            let words = self.texts.with("gap-no-target", &args);
            self.say(Level::Info, words);
            return Ok(());
        };
        let menu = GapMenu::new(&found, &entry_context!(self));
        self.dialogs.push(Dialog::Prompt(Box::new(Prompt::Gap(menu))));
        Ok(())
    }

    /// Previews the overdue ones spread over the coming workdays.
    pub(super) fn open_triage(&mut self) -> Result<(), StoreError> {
        let today = self.now.date();
        let (urgent, planned) = overdue(&self.store, &self.outline, self.now, today)?;
        if urgent.is_empty() {
            let words = self.texts.get("triage-none").to_owned();
            self.say(Level::Info, words);
            return Ok(());
        }
        let start = TriageStart {
            urgent,
            planned,
            policy: self.policy.clone(),
            from: today,
            capacity: self.config.triage.capacity.into(),
        };
        self.dialogs.push(Dialog::Prompt(Box::new(Prompt::Triage(Box::new(Triage::new(start))))));
        Ok(())
    }
}
