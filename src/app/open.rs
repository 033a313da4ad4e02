//! What opens over the screen, with what it has to know of the customers it is about. Saves nothing.

use super::{
    dialog::Dialog,
    draft::Draft,
    state::{App, Tab, entry_context},
};
use crate::{
    action::Scope,
    domain::{
        id::{CustomerId, FollowUpId},
        phone::numbers,
        stage::Stage,
        tier::Tier,
    },
    entry::log::{LogEntry, LogSubject},
    language::vocabulary::obstacle_word,
    store::{Card, PromiseFilter, QueueRow, StoreError},
    tui::{
        customer_form::CustomerForm,
        effect::Open,
        follow_ups::{Focus, card_pane::CardPane},
        ledger::Focus as LedgerPane,
        log_form::LogForm,
        overlay::{
            help::Help,
            palette::Palette,
            search::{Found, Search},
        },
        prompt::{
            CopyMenu, ObstacleMenu, Park, ParkStart, PlanPrompt, PromiseMenu, Prompt, Snooze, StageMenu, Stuck,
            Subject, TagMenu, TierMenu,
        },
        quick_log::QuickLogLine,
        review::Review,
    },
};

/// Tags that are offered.
const TAGS: usize = 30;
/// Customers copied at once.
const MOST_COPIED: usize = 500;
/// Finds of a search by kind: customers, notes, orders.
const FINDS: (usize, usize, usize) = (8, 60, 8);

impl App {
    /// Opens something; true, for a frame is to be drawn.
    pub(super) fn open(&mut self, open: Open) -> bool {
        // What was said belongs to what was done before.
        self.status = None;
        self.carry(|app| app.try_open(open));
        self.remember_draft();
        true
    }

    fn try_open(&mut self, open: Open) -> Result<(), StoreError> {
        let ctx = entry_context!(self);
        let dialog = match open {
            Open::Help => Dialog::Help(Help::new(&self.scopes(), &self.keymap, &self.texts)),
            Open::Palette => {
                let scopes = self.palette_scopes(self.tab_scope());
                Dialog::Palette(Palette::new(&scopes, &self.keymap, &self.texts))
            }
            Open::Search => Dialog::Search(Search::default()),
            Open::CheckUp => return self.open_check_up(),
            Open::Import => return self.open_import(),
            Open::ImportPasted(text) => return self.open_import_pasted(text),
            Open::Card(customer) => return self.show_card(customer),
            Open::Report => return self.open_report(),
            Open::QuickLog(customer) if self.shelved("log_form", Some(customer)).is_some() => {
                let mut form = LogForm::of_entry(self.log_subject(customer)?, &LogEntry::default(), &ctx);
                let texts = self.shelved("log_form", Some(customer)).map_or(&[][..], |draft| &draft.fields);
                form.fill(texts.iter().map(|(id, text)| (id.as_str(), text.as_str())), &ctx);
                Dialog::LogForm(Box::new(form))
            }
            Open::QuickLog(customer) => {
                let shelved = self.shelved("quick_log", Some(customer));
                let text = shelved.and_then(|draft| draft.fields.first()).map_or("", |(_, text)| text.as_str());
                let subject = self.log_subject(customer)?;
                Dialog::QuickLog(Box::new(QuickLogLine::new(subject, text, &ctx)))
            }
            Open::EditFollowUp(customer, follow_up) => {
                let subject = self.mended_subject(customer, follow_up)?;
                let mut form = LogForm::of_saved(subject, self.store.follow_up(follow_up)?, &ctx);
                if let Some(draft) =
                    self.shelved("edit_follow_up", Some(customer)).filter(|draft| draft.follow_up() == Some(follow_up))
                {
                    form.fill(draft.fields.iter().map(|(id, text)| (id.as_str(), text.as_str())), &ctx);
                }
                Dialog::LogForm(Box::new(form))
            }
            Open::NewCustomer(name) => {
                let mut form = CustomerForm::new(&name, &ctx);
                if let Some(draft) = self.shelved("new_customer", None).filter(|_| name.is_empty()) {
                    form.fill(&draft.fields, &ctx);
                }
                Dialog::CustomerForm(Box::new(form))
            }
            Open::EditCustomer(customer) | Open::Contacts(customer) => {
                let mut form = CustomerForm::edit(&self.store.card(customer, self.now)?, &ctx);
                if let Some(draft) = self.shelved("edit_customer", Some(customer)) {
                    form.fill(&draft.fields, &ctx);
                }
                if matches!(open, Open::Contacts(_)) {
                    form.focus_contacts();
                } else if let Some(Dialog::Brief(brief)) = self.dialogs.last()
                    && let Some(missing) = brief.missing()
                {
                    form.focus_on(missing);
                }
                Dialog::CustomerForm(Box::new(form))
            }
            Open::Snooze(all) => prompt(Prompt::Snooze(Snooze::new(self.subject(all)?, &ctx))),
            Open::Park(all) => prompt(Prompt::Park(self.park(all, ParkStart::Choice)?)),
            Open::GiveUp(all) => prompt(Prompt::Park(self.park(all, ParkStart::GiveUp)?)),
            Open::Plan(all) => {
                let card = match all[..] {
                    [one] => Some(self.store.card(one, self.now)?),
                    _ => None,
                };
                let plan = card.as_ref().and_then(|card| card.plan.as_ref());
                prompt(Prompt::Plan(PlanPrompt::new(self.subject(all)?, plan, &ctx)))
            }
            Open::Tier(all) => {
                let current = self.shared(&all, |row| row.tier)?;
                prompt(Prompt::Tier(TierMenu::new(self.subject(all)?, current, &ctx)))
            }
            Open::Stage(all) => {
                let current = self.shared(&all, |row| row.stage)?;
                let has_need = match all[..] {
                    [one] => self.store.noted(one, None)?.has_need,
                    _ => true,
                };
                prompt(Prompt::Stage(StageMenu::new(self.subject(all)?, current, has_need, &ctx)))
            }
            Open::Obstacle(all) => {
                let stuck = self.stuck(&all)?;
                prompt(Prompt::Obstacle(ObstacleMenu::new(self.subject(all)?, stuck, &ctx)))
            }
            Open::Tag(all) => {
                let known = self.store.tags(TAGS)?;
                prompt(Prompt::Tag(TagMenu::new(self.subject(all)?, &known, &ctx)))
            }
            Open::CopyMenu(all) => {
                let first = all.iter().take(MOST_COPIED);
                let cards = first.map(|c| self.store.card(*c, self.now)).collect::<Result<Vec<Card>, _>>()?;
                prompt(Prompt::Copy(CopyMenu::new(&cards, &self.texts)))
            }
            Open::Promises(customer) => {
                let promises = self.store.promises(&PromiseFilter::open_of(customer), usize::MAX)?;
                prompt(Prompt::Promise(PromiseMenu::new(self.subject(vec![customer])?, promises, &ctx)))
            }
            Open::Brief(customer) => return self.open_brief(customer),
            Open::Verdict(customer) => return self.open_verdict(customer),
            Open::Suspects => return self.open_suspects(),
            Open::LogBy { .. } | Open::Pause(_) | Open::GiveUpJudged(_) | Open::DeclineRoute(_) => {
                return self.open_over_verdict(open);
            }
            Open::Duplicates | Open::MergeWith(_) | Open::Merge(..) => return self.open_merging(open),
            Open::NewOrder { customer, deal } => return self.open_new_order(customer, deal),
            Open::EditOrder(order) => return self.open_edit_order(order),
            Open::Receipt(..)
            | Open::EditReceipt(_)
            | Open::Delivery(_)
            | Open::Return(_)
            | Open::Invoice(_)
            | Open::CancelOrder(_)
            | Open::Target(..)
            | Open::Products
            | Open::NewProduct(_)
            | Open::EditProduct(_) => return self.open_ledger_prompt(open),
            Open::Order(_) | Open::StepOrder(_) | Open::Allocate(_) | Open::RemoveReceipt(_) => {
                return self.open_in_ledger(open);
            }
            Open::Gap(month, currency) => return self.open_gap(month, currency),
            Open::Priority(customer) => return self.open_priority(customer),
            Open::Triage => return self.open_triage(),
            Open::Calls(marked) => return self.open_calls(&marked),
            Open::NextCalls(marked) => return self.open_next_calls(&marked),
            Open::ContactQr(customer) => return self.open_contact_qr(customer, 0, false),
            Open::Review => {
                let review = Review::new(self.due_customers()?);
                self.dialogs.push(Dialog::Review { review, card: Box::new(CardPane::default()) });
                return self.load_walk_card();
            }
        };
        self.dialogs.push(dialog);
        self.ask_a_question();
        Ok(())
    }

    /// Lets the form of a follow-up that is on top ask a question of the deal's stage, unless the settings want none.
    pub(super) fn ask_a_question(&mut self) {
        let ctx = entry_context!(self);
        let Some(Dialog::LogForm(form)) = self.dialogs.last_mut() else { return };
        // A question is a courtesy: without one the form is as good.
        if let (true, Ok(Some(row))) = (self.config.questions, self.store.queue_row(form.subject().customer, self.now))
        {
            form.ask(row.stage, &ctx);
        }
    }

    /// The text of a form that was closed.
    pub(super) fn shelved(&self, kind: &str, customer: Option<CustomerId>) -> Option<&Draft> {
        self.shelf.iter().find(|draft| draft.kind == kind && draft.customer == customer.map(|c| c.0))
    }

    /// What a log has to know of its customer.
    pub(super) fn log_subject(&self, customer: CustomerId) -> Result<LogSubject, StoreError> {
        self.subject_of(customer, None)
    }

    /// The same for a saved follow-up that is mended.
    pub(super) fn mended_subject(&self, customer: CustomerId, follow_up: FollowUpId) -> Result<LogSubject, StoreError> {
        self.subject_of(customer, Some(follow_up))
    }

    fn subject_of(&self, customer: CustomerId, mended: Option<FollowUpId>) -> Result<LogSubject, StoreError> {
        let row = self.store.queue_row(customer, self.now)?.ok_or(StoreError::Missing("customer"))?;
        let contacts = self.store.contacts(customer)?.into_iter().map(|contact| (contact.id, contact.name)).collect();
        let plan = self.store.open_plan(customer)?;
        let promises = self.store.promises(&PromiseFilter::open_of(customer), usize::MAX)?;
        let QueueRow { name, tier, last_channel, .. } = row;
        let noted = self.store.noted(customer, mended)?;
        Ok(LogSubject { customer, name, tier, last_channel, plan, contacts, promises, noted })
    }

    fn subject(&self, customers: Vec<CustomerId>) -> Result<Subject, StoreError> {
        let name = match customers[..] {
            [one] => self.store.queue_row(one, self.now)?.ok_or(StoreError::Missing("customer"))?.name,
            _ => String::new(),
        };
        Ok(Subject { customers, name })
    }

    pub(super) fn park(&self, all: Vec<CustomerId>, start: ParkStart) -> Result<Park, StoreError> {
        let rows = self.store.queue_rows(&all, self.now)?;
        let parked = rows.iter().any(|row| row.parked.is_some());
        let tier = rows.iter().map(|row| row.tier).min().unwrap_or(Tier::D);
        Ok(Park::new(self.subject(all)?, parked, tier, start, &entry_context!(self)))
    }

    /// On what the deals of customers are stuck; lost ones on the reason that they were lost for.
    fn stuck(&self, all: &[CustomerId]) -> Result<Stuck, StoreError> {
        let rows = self.store.queue_rows(all, self.now)?;
        let tier = rows.iter().map(|row| row.tier).min().unwrap_or_default();
        let [one] = all else { return Ok(Stuck { tier, ..Stuck::default() }) };
        let Some(deal) = self.store.main_deal(*one)? else { return Ok(Stuck { tier, ..Stuck::default() }) };
        let lost = matches!(deal.stage, Stage::Lost | Stage::Void);
        let reason = deal.reason.as_deref().filter(|_| lost).and_then(obstacle_word);
        Ok(Stuck { on: reason.or(deal.obstacle), lost, tier })
    }

    /// What all of them have, when it is one thing.
    fn shared<T: PartialEq>(
        &self,
        all: &[CustomerId],
        of: impl Fn(&crate::store::QueueRow) -> T,
    ) -> Result<Option<T>, StoreError> {
        let rows = self.store.queue_rows(all, self.now)?;
        let mut values = rows.iter().map(of);
        let first = values.next();
        Ok(first.filter(|first| values.all(|value| value == *first)))
    }

    fn tab_scope(&self) -> Scope {
        match self.tab {
            Tab::FollowUps => match self.follow_ups.focus {
                Focus::Queue => Scope::FollowUps,
                Focus::Card => Scope::Card,
            },
            Tab::Ledger => match self.ledger.focus {
                LedgerPane::Rollup => Scope::Rollup,
                LedgerPane::Orders if self.ledger.shows_receipts() => Scope::Receipts,
                LedgerPane::Orders => Scope::Ledger,
            },
        }
    }

    /// Shows a customer's card with the keys on it, wherever the list stands.
    fn show_card(&mut self, customer: CustomerId) -> Result<(), StoreError> {
        self.put_report_aside();
        self.show_tab(Tab::FollowUps);
        if !self.select(customer)? && self.follow_ups.filter.take().is_some() {
            self.find_filtered();
            self.select(customer)?;
        }
        self.fill_rows()?;
        self.follow_ups.pinned = Some(customer);
        self.follow_ups.focus = Focus::Card;
        self.load_card()?;
        if self.follow_ups.card.customer() != Some(customer) {
            self.follow_ups.focus = Focus::Queue;
            self.say_gone();
        }
        Ok(())
    }

    /// Looks for what was typed into the search.
    pub(super) fn search(&mut self) {
        self.want_index();
        let Some(Dialog::Search(search)) = self.dialogs.last_mut() else { return };
        let text = search.text().to_owned();
        let found = match (&self.background.index, text.is_empty()) {
            (_, true) => Ok(Found::default()),
            (index, false) => {
                search.waiting = index.is_none();
                let customers = index.as_ref().map_or_else(Vec::new, |index| index.search(&text, FINDS.0));
                let notes = self.store.search_notes(&text, FINDS.1);
                let orders = self.store.search_orders(&text, FINDS.2);
                notes.and_then(|notes| Ok(Found { customers, notes, orders: orders? }))
            }
        };
        match found {
            Ok(found) => search.set_found(found),
            Err(error) => self.say_failed(&error),
        }
    }

    /// Reads the card of the customer that the review, or a call, is at.
    pub(super) fn load_walk_card(&mut self) -> Result<(), StoreError> {
        let at = self.now;
        let moment = self.moment().naive_local();
        let (current, pane, calls) = match self.dialogs.iter_mut().rev().find(|dialog| dialog.is_walk()) {
            Some(Dialog::Review { review, card }) => (review.current(), card, None),
            Some(Dialog::Calls { calls, card }) => (calls.current(), card, Some(calls)),
            _ => return Ok(()),
        };
        let shown = pane.customer();
        let brief = current.map(|customer| self.store.brief(customer, at)).transpose();
        match brief {
            Ok(Some(brief)) => {
                let customer = brief.card.customer.id;
                let items = self.store.timeline(customer, None, super::data::PAGE)?;
                if let Some(calls) = calls {
                    calls.show(numbers(&brief.card.contacts), shown != Some(customer), moment);
                }
                pane.show_brief(brief, items, true);
            }
            Ok(None) => pane.clear(),
            Err(StoreError::Missing(_)) => {
                if let Some(calls) = calls {
                    calls.show(Vec::new(), true, moment);
                }
                pane.clear();
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

fn prompt(prompt: Prompt) -> Dialog {
    Dialog::Prompt(Box::new(prompt))
}
