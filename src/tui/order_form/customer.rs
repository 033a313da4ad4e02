//! The customer of an order: typed and found by name, pinyin or phone as in the filter, or new. Asks nobody itself.

use crate::{
    domain::id::CustomerId,
    i18n::Texts,
    store::Hit,
    tui::widget::{
        line_input::LineInput,
        suggestions::{Suggestion, Suggestions},
    },
};

/// The field, whom it stands for, and who may be meant.
#[derive(Default)]
pub struct CustomerField {
    pub(crate) input: LineInput,
    chosen: Option<CustomerId>,
    pub(crate) suggestions: Suggestions,
    hits: Vec<Hit>,
    /// The names are still being read.
    pub(crate) is_waiting: bool,
}

/// What Enter came to.
pub(crate) enum Choice {
    /// Nobody, or nothing typed.
    Nobody,
    Known(CustomerId),
    /// Nobody on file has this name.
    New(String),
    /// The names have to be read first.
    Unread,
}

impl CustomerField {
    pub fn chosen(&self) -> Option<CustomerId> {
        self.chosen
    }

    /// Puts a customer in.
    pub fn set(&mut self, customer: CustomerId, name: &str) {
        self.input.set(name);
        self.chosen = Some(customer);
        self.close();
    }

    /// The text was changed: it stands for nobody until it is found.
    pub(crate) fn typed(&mut self) {
        self.chosen = None;
        self.is_waiting = true;
        if self.input.text().trim().is_empty() {
            self.close();
        }
    }

    /// Who answers to the text; `None` when the names are not read yet.
    pub(crate) fn set_found(&mut self, hits: Option<Vec<Hit>>, texts: &Texts) {
        let typed = self.input.text().trim();
        if self.chosen.is_some() || typed.is_empty() {
            return;
        }
        let Some(hits) = hits else { return };
        self.is_waiting = false;
        let mut items: Vec<Suggestion> =
            hits.iter().map(|hit| Suggestion { label: hit.name.clone(), detail: String::new() }).collect();
        let label = texts.with("order_form-new-customer", &[("name", typed.into())]);
        items.push(Suggestion { label, detail: String::new() });
        self.suggestions = Suggestions::new(items, Some(0));
        self.hits = hits;
    }

    /// Takes what is selected.
    pub(crate) fn choose(&mut self) -> Choice {
        let typed = self.input.text().trim().to_owned();
        match self.chosen {
            Some(customer) => return Choice::Known(customer),
            None if typed.is_empty() => return Choice::Nobody,
            None if self.is_waiting => return Choice::Unread,
            None => {}
        }
        let place = self.suggestions.selected().unwrap_or(0);
        match self.hits.get(place).cloned() {
            Some(hit) => {
                self.set(hit.customer, &hit.name);
                Choice::Known(hit.customer)
            }
            None => Choice::New(typed),
        }
    }

    /// Forgets who may be meant.
    pub(crate) fn close(&mut self) {
        self.suggestions = Suggestions::default();
        self.hits.clear();
        self.is_waiting = false;
    }
}
