//! Unsaved text: kept beside the file while it is typed, put on the shelf when its form is closed, offered again after a
//! window was lost.

use super::{
    dialog::{Dialog, DialogEvent},
    draft::{Draft, Orphan, orphans},
    state::{App, entry_context},
};
use crate::{
    clock::stopwatch,
    domain::id::{CustomerId, FollowUpId},
    entry::log::{read_line, settled_outcome},
    store::StoreError,
    tui::{
        customer_form::CustomerForm,
        log_form::LogForm,
        overlay::drafts::{Drafts, DraftsEvent},
        quick_log::QuickLogLine,
        widget::status::Level,
    },
};

/// So many of the newest rows are compared with a draft: a lost window saved one of the last.
const NEWEST: u32 = 20;

impl App {
    /// Remembers what is typed and not saved, or that nothing is; writes nothing yet.
    pub(super) fn remember_draft(&mut self) {
        // In memory, or a file that is only looked at, has no place for it.
        if self.store.path().is_none() || self.store.is_look_only() {
            return;
        }
        match self.unsaved() {
            Some(draft) => self.draft.set(draft, stopwatch()),
            None => {
                if let Err(error) = self.draft.clear() {
                    tracing::warn!(kind = ?error.kind(), "the draft could not be cleared");
                }
            }
        }
    }

    /// What stands in the topmost form or line and would be lost.
    fn unsaved(&self) -> Option<Draft> {
        let (kind, customer, fields) = self.dialogs.iter().rev().find_map(texts_of)?;
        let customer = customer.map(|customer| customer.0);
        Some(Draft { kind: kind.to_owned(), customer, fields, saved_at: self.clock.now().naive_local() })
    }

    /// Writes the unsaved text to its file; false when that failed and was said.
    pub(super) fn save_draft(&mut self) -> bool {
        match self.draft.save() {
            Ok(()) => true,
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "the draft could not be written");
                let words = self.texts.get("status-draft-failed").to_owned();
                self.say(Level::Warning, words);
                false
            }
        }
    }

    /// Before the end: what is typed goes to its file.
    pub(super) fn keep_draft(&mut self) {
        self.remember_draft();
        self.save_draft();
    }

    /// Closes the topmost form; what was typed waits until it is opened again.
    pub(super) fn shelve(&mut self) {
        let draft = self.unsaved();
        self.dialogs.pop();
        if let Some(draft) = draft {
            self.unshelve(&draft);
            self.shelf.push(draft);
            let words = self.texts.get("draft-kept").to_owned();
            self.say(Level::Info, words);
        }
        self.remember_draft();
    }

    /// The text of the topmost form was saved: it waits no more.
    pub(super) fn forget_shelved(&mut self) {
        if let Some(draft) = self.unsaved() {
            self.unshelve(&draft);
        }
    }

    fn unshelve(&mut self, draft: &Draft) {
        self.shelf.retain(|kept| (&kept.kind, kept.customer) != (&draft.kind, draft.customer));
    }

    /// Looks for unsaved text of windows that are gone, and asks about it.
    pub(super) fn find_orphans(&mut self) {
        if let Some(path) = self.store.path().filter(|_| !self.store.is_look_only()) {
            let (saved, unsaved): (Vec<Orphan>, Vec<Orphan>) =
                orphans(path).into_iter().partition(|orphan| self.is_saved(orphan.draft()));
            self.orphans = unsaved.into();
            for orphan in saved {
                if let Err(error) = orphan.discard() {
                    tracing::warn!(kind = ?error.kind(), "the draft of what is saved could not be discarded");
                }
            }
        }
        self.ask_about_orphan();
    }

    /// Whether the book has the text already: its window was lost between the saving and the forgetting. Only the very
    /// same text, saved after it was typed, counts; in doubt it is offered.
    fn is_saved(&self, draft: &Draft) -> bool {
        self.find_saved(draft).unwrap_or_else(|error| {
            tracing::warn!(%error, "a draft could not be compared with the book");
            false
        })
    }

    fn find_saved(&self, draft: &Draft) -> Result<bool, StoreError> {
        // Instants are kept in whole seconds.
        let since = draft.saved_at - chrono::Duration::seconds(1);
        let text = |id: &str| draft.fields.iter().find(|(field, _)| field == id).map_or("", |(_, text)| text.trim());
        let customer = draft.customer.map(CustomerId);
        match (draft.kind.as_str(), customer) {
            ("new_customer", _) => {
                let made = |item: &crate::store::HistoryItem| {
                    item.action == "add_customer" && !item.undone && item.subject == text("name")
                };
                let at = |item: &crate::store::HistoryItem| chrono::DateTime::parse_from_rfc3339(&item.at).ok();
                let newest = self.store.history(None, NEWEST)?;
                let saved = newest.iter().filter(|item| made(item)).filter_map(at);
                Ok(saved.map(|at| at.naive_local()).any(|at| at >= since))
            }
            ("new_order" | "edit_order", _) => self.has_order_of(draft, since),
            (kind, _) if LEDGER.contains(&kind) => Ok(false),
            ("edit_customer", Some(customer)) => {
                let ctx = entry_context!(self);
                let mut form = CustomerForm::edit(&self.store.card(customer, self.now)?, &ctx);
                form.fill(&draft.fields, &ctx);
                Ok(!form.is_changed())
            }
            (kind, Some(customer)) => {
                let (note, outcome) = match kind {
                    "quick_log" => {
                        let ctx = entry_context!(self);
                        let entry = read_line(text("line"), &[], &self.log_subject(customer)?, &ctx).entry;
                        (entry.note.trim().to_owned(), Some(settled_outcome(&entry)))
                    }
                    _ => (text("note").to_owned(), None),
                };
                let newest = self.store.follow_ups(customer, NEWEST as usize)?;
                Ok(newest.iter().any(|saved| {
                    saved.entered_at.naive_local() >= since
                        && saved.note.trim() == note
                        && outcome.is_none_or(|outcome| saved.outcome == Some(outcome))
                }))
            }
            (_, None) => Ok(false),
        }
    }

    fn ask_about_orphan(&mut self) {
        let Some(draft) = self.orphans.front().map(|orphan| orphan.draft().clone()) else { return };
        let customer = draft.customer.map(CustomerId);
        let name = customer.and_then(|customer| self.store.queue_row(customer, self.now).ok().flatten());
        let name = name.map_or_else(String::new, |row| row.name);
        let when = draft.saved_at.format("%m-%d %H:%M").to_string();
        let key = match draft.kind.as_str() {
            "quick_log" => "draft-quick-log",
            "log_form" => "draft-log-form",
            "edit_customer" => "draft-edit-customer",
            "edit_follow_up" => "draft-edit-follow-up",
            "new_order" => "draft-new-order",
            "edit_order" => "draft-edit-order",
            kind if LEDGER.contains(&kind) => "draft-ledger",
            _ => "draft-new-customer",
        };
        let about = self.texts.with(key, &[("name", (&name).into()), ("when", (&when).into())]);
        let typed = draft.fields.iter().filter(|(id, _)| id != FOLLOW_UP && id != "order" && !id.starts_with("about_"));
        let typed: Vec<&str> = typed.map(|(_, text)| text.trim()).filter(|t| !t.is_empty()).collect();
        let drafts = Drafts::new(&about, &typed.join(" "), &self.texts);
        self.dialogs.push(Dialog::Drafts(drafts));
    }

    /// What the person wants done with the text that was offered.
    pub(super) fn on_draft(&mut self, event: DraftsEvent) {
        self.dialogs.pop();
        match event {
            DraftsEvent::Restore => self.carry(App::restore),
            DraftsEvent::Discard => {
                if let Some(orphan) = self.orphans.pop_front() {
                    if let Err(error) = orphan.discard() {
                        tracing::warn!(kind = ?error.kind(), "a draft could not be discarded");
                    }
                    let words = self.texts.get("draft-discarded").to_owned();
                    self.say(Level::Info, words);
                }
                self.ask_about_orphan();
            }
            DraftsEvent::Later => {
                // Dropped, it stays on the disk for another time.
                self.orphans.pop_front();
                self.ask_about_orphan();
            }
            // The text stays on the disk, and so do the others.
            DraftsEvent::Quit => self.ended = true,
            DraftsEvent::Ignored | DraftsEvent::Moved => {}
        }
    }

    /// Opens the form of the text that was offered, with the text in it.
    fn restore(&mut self) -> Result<(), StoreError> {
        let Some(draft) = self.orphans.front().map(|orphan| orphan.draft().clone()) else { return Ok(()) };
        let dialog = match self.form_of(&draft) {
            Ok(dialog) => dialog,
            Err(StoreError::Missing(_)) => {
                self.orphans.pop_front();
                self.say_gone();
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        if let Some(orphan) = self.orphans.pop_front()
            && let Err(error) = self.draft.adopt(orphan)
        {
            tracing::warn!(kind = ?error.kind(), "a draft could not be taken over");
        }
        // The others are asked about at the next start.
        self.orphans.clear();
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Welcome(_)));
        self.dialogs.push(dialog);
        self.feed_forms();
        let words = self.texts.get("draft-restored").to_owned();
        self.say(Level::Info, words);
        Ok(())
    }

    fn form_of(&self, draft: &Draft) -> Result<Dialog, StoreError> {
        let ctx = entry_context!(self);
        let customer = || draft.customer.map(CustomerId).ok_or(StoreError::Missing("customer"));
        Ok(match draft.kind.as_str() {
            "new_order" | "edit_order" => Dialog::OrderForm(Box::new(self.order_form_of(draft)?)),
            kind if LEDGER.contains(&kind) => Dialog::Ledger(Box::new(self.ledger_prompt_of(draft)?)),
            "quick_log" => {
                let text = draft.fields.first().map_or("", |(_, text)| text.as_str());
                Dialog::QuickLog(Box::new(QuickLogLine::new(self.log_subject(customer()?)?, text, &ctx)))
            }
            "log_form" => {
                let subject = self.log_subject(customer()?)?;
                let mut form = LogForm::of_entry(subject, &Default::default(), &ctx);
                form.fill(draft.fields.iter().map(|(id, text)| (id.as_str(), text.as_str())), &ctx);
                Dialog::LogForm(Box::new(form))
            }
            "edit_follow_up" => {
                let saved = self.store.follow_up(draft.follow_up().ok_or(StoreError::Missing("follow_up"))?)?;
                let mut form = LogForm::of_saved(self.mended_subject(customer()?, saved.id)?, saved, &ctx);
                form.fill(draft.fields.iter().map(|(id, text)| (id.as_str(), text.as_str())), &ctx);
                Dialog::LogForm(Box::new(form))
            }
            "edit_customer" => {
                let mut form = CustomerForm::edit(&self.store.card(customer()?, self.now)?, &ctx);
                form.fill(&draft.fields, &ctx);
                Dialog::CustomerForm(Box::new(form))
            }
            _ => {
                let mut form = CustomerForm::new("", &ctx);
                form.fill(&draft.fields, &ctx);
                Dialog::CustomerForm(Box::new(form))
            }
        })
    }
}

/// The field of a draft that names the follow-up it mends.
const FOLLOW_UP: &str = "follow_up";
/// The drafts of the ledger's small forms.
const LEDGER: [&str; 6] = ["receipt", "delivery", "return", "invoice", "product", "target"];

impl Draft {
    /// The saved follow-up that the text belongs to.
    pub(super) fn follow_up(&self) -> Option<FollowUpId> {
        let field = self.fields.iter().find(|(id, _)| id == FOLLOW_UP);
        field.and_then(|(_, text)| text.parse().ok()).map(FollowUpId)
    }
}

type Typed = (&'static str, Option<CustomerId>, Vec<(String, String)>);

/// Kind, customer and texts of a form with something typed in it.
fn texts_of(dialog: &Dialog) -> Option<Typed> {
    let owned = |values: Vec<(&str, String)>| values.into_iter().map(|(id, text)| (id.to_owned(), text)).collect();
    match dialog {
        Dialog::QuickLog(line) if line.is_typed() => {
            Some(("quick_log", Some(line.subject().customer), owned(line.values())))
        }
        Dialog::LogForm(form) if form.is_changed() => {
            let mut fields = owned(form.values());
            let kind = match form.saved() {
                Some(saved) => {
                    fields.push((FOLLOW_UP.to_owned(), saved.0.to_string()));
                    "edit_follow_up"
                }
                None => "log_form",
            };
            Some((kind, Some(form.subject().customer), fields))
        }
        Dialog::CustomerForm(form) if form.is_changed() => {
            let kind = if form.customer().is_some() { "edit_customer" } else { "new_customer" };
            Some((kind, form.customer(), owned(form.values())))
        }
        Dialog::OrderForm(form) if form.is_changed() => {
            let kind = if form.order().is_some() { "edit_order" } else { "new_order" };
            Some((kind, form.customer(), form.values()))
        }
        Dialog::Ledger(prompt) if prompt.is_changed() => {
            let (kind, customer, about) = prompt.about().draft();
            Some((kind, customer, prompt.values().into_iter().chain(about).collect()))
        }
        _ => None,
    }
}

impl From<DraftsEvent> for DialogEvent {
    fn from(event: DraftsEvent) -> DialogEvent {
        match event {
            DraftsEvent::Ignored => DialogEvent::Ignored,
            DraftsEvent::Moved => DialogEvent::Changed,
            other => DialogEvent::Draft(other),
        }
    }
}
