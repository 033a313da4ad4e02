//! The form of an order and what it asks of the book: names, what was paid, the next number, an order that is the same. Saves
//! nothing itself.

use super::{
    dialog::Dialog,
    draft::Draft,
    state::{App, entry_context},
};
use crate::{
    domain::id::{CustomerId, DealId, OrderId},
    store::{Hit, Made, OrderFilter, StoreError, op::LedgerOp},
    tui::order_form::{CustomerFacts, OrderDefaults, OrderForm, OrderFormEvent, SameOrder, Want},
    wording,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Who is offered while a customer is typed.
const OFFERED: usize = 8;
/// Products that a customer bought, the latest first.
const BOUGHT: usize = 200;
/// Orders of a customer that are looked through for one that is the same.
const NEWEST: usize = 50;

/// The order on file that a draft is about.
const ORDER: &str = "order";

impl App {
    /// Opens the form of a new order, of a customer when one is in sight; what was typed into it before is still there.
    pub(super) fn open_new_order(
        &mut self,
        customer: Option<CustomerId>,
        deal: Option<DealId>,
    ) -> Result<(), StoreError> {
        let shelved = self.shelf.iter().rev().find(|draft| {
            draft.kind == "new_order" && (customer.is_none() || draft.customer == customer.map(|customer| customer.0))
        });
        let form = match shelved.cloned() {
            Some(draft) => self.order_form_of(&draft)?,
            None => {
                let mut form = self.new_order_form(deal, None)?;
                if let Some(customer) = customer {
                    form.choose_customer(customer, &self.store.customer(customer)?.name);
                }
                form
            }
        };
        self.dialogs.push(Dialog::OrderForm(Box::new(form)));
        self.feed_forms();
        Ok(())
    }

    /// Opens an order on file.
    pub(super) fn open_edit_order(&mut self, order: OrderId) -> Result<(), StoreError> {
        let card = self.store.order(order)?;
        if self.say_ended(&card) {
            return Ok(());
        }
        let shelved = self.shelf.iter().find(|draft| draft.kind == "edit_order" && draft.order() == Some(order));
        let form = match shelved.cloned() {
            Some(draft) => self.order_form_of(&draft)?,
            None => OrderForm::edit(&card, self.store.products()?, &entry_context!(self)),
        };
        self.dialogs.push(Dialog::OrderForm(Box::new(form)));
        self.feed_forms();
        Ok(())
    }

    /// Begins the order after the one that was just saved, of the same day.
    pub(super) fn next_order(&mut self, day: NaiveDate) {
        let status = self.status.clone();
        self.carry(|app| {
            let form = app.new_order_form(None, Some(day))?;
            app.dialogs.push(Dialog::OrderForm(Box::new(form)));
            Ok(())
        });
        self.feed_forms();
        self.status = status;
    }

    fn new_order_form(&self, deal: Option<DealId>, day: Option<NaiveDate>) -> Result<OrderForm, StoreError> {
        let defaults = OrderDefaults { terms: self.terms.clone(), method: self.store.last_method(None)?, day, deal };
        Ok(OrderForm::new(self.store.products()?, defaults, &entry_context!(self)))
    }

    /// The form of a draft, with its texts in it.
    pub(super) fn order_form_of(&self, draft: &Draft) -> Result<OrderForm, StoreError> {
        let ctx = entry_context!(self);
        let mut form = match draft.order() {
            Some(order) => OrderForm::edit(&self.store.order(order)?, self.store.products()?, &ctx),
            None => self.new_order_form(None, None)?,
        };
        let customer = draft.customer.map(CustomerId);
        if let Some(customer) = customer {
            self.store.customer(customer)?;
        }
        form.fill(&draft.fields, customer, &ctx);
        Ok(form)
    }

    /// Whether the book has an order exactly as it stands in a draft: of that number, customer and amount, entered since.
    pub(super) fn has_order_of(&self, draft: &Draft, since: NaiveDateTime) -> Result<bool, StoreError> {
        if draft.order().is_some() {
            return Ok(!self.order_form_of(draft)?.is_changed());
        }
        let number = draft.fields.iter().find(|(id, _)| id == "number").map_or("", |(_, text)| text.trim());
        let Ok(order) = self.store.order_numbered(number)? else { return Ok(false) };
        let (card, form) = (self.store.order(order)?, self.order_form_of(draft)?);
        let since = since.format("%Y-%m-%dT%H:%M").to_string();
        Ok(card.number == number
            && Some(card.order.customer) == form.customer()
            && card.total == form.total()
            && card.entered_at >= since)
    }

    /// Answers what the topmost form asks for, until it asks no more.
    pub(super) fn feed_forms(&mut self) {
        while let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
            let Some(want) = form.next_want() else { return };
            self.carry(|app| app.answer(want));
        }
    }

    fn answer(&mut self, want: Want) -> Result<(), StoreError> {
        let mut event = None;
        match want {
            Want::Customers { typed, now } => {
                let hits = self.customers_like(&typed, now)?;
                let ctx = entry_context!(self);
                if let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
                    event = form.set_found(hits, now, &ctx);
                }
            }
            Want::Facts(customer) => {
                let facts = self.customer_facts(customer)?;
                let ctx = entry_context!(self);
                if let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
                    form.set_facts(facts, &ctx);
                }
            }
            Want::Prices(customer, product, currency) => {
                let memory = self.store.price_memory(customer, product, currency)?;
                let ctx = entry_context!(self);
                if let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
                    form.set_memory(product, currency, memory, &ctx);
                }
            }
            Want::Number(day) => {
                let number = self.store.next_order_number(day)?;
                if let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
                    form.set_number(number);
                }
            }
            Want::Again(order) => {
                let card = self.store.order(order)?;
                if let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
                    form.set_was(&card);
                }
            }
        }
        if let Some(event) = event {
            self.on_dialog(event.into());
        }
        Ok(())
    }

    /// Who answers to what was typed; `None` when the names are still on their way, and it can wait.
    pub(super) fn customers_like(&mut self, typed: &str, now: bool) -> Result<Option<Vec<Hit>>, StoreError> {
        self.want_index();
        if now && self.background.index.is_none() {
            self.background.index = Some(self.store.customer_index()?);
        }
        Ok(self.background.index.as_ref().map(|index| index.search(typed, OFFERED)))
    }

    fn customer_facts(&self, customer: CustomerId) -> Result<CustomerFacts, StoreError> {
        let card = self.store.card(customer, self.now)?;
        let own = self.store.currency();
        let deal = card.deal.filter(|deal| deal.stage.is_open() && deal.currency == own.code());
        Ok(CustomerFacts {
            customer,
            name: card.customer.name,
            bought: self.store.bought_products(customer, BOUGHT)?,
            last: self.store.last_order(customer)?,
            quoted: deal.and_then(|deal| deal.amount),
        })
    }

    /// Looks for an order of the same customer, day and amount before a new one is saved.
    pub(super) fn check_same(&mut self, same: &SameOrder) {
        let found = self.same_order(same).unwrap_or_else(|error| {
            // The warning is a courtesy: without it the order is saved all the same.
            tracing::warn!(%error, "orders that may be the same could not be read");
            None
        });
        let ctx = entry_context!(self);
        if let Some(Dialog::OrderForm(form)) = self.dialogs.last_mut() {
            let event = form.on_same(found.as_deref(), &ctx);
            self.on_dialog(event.into());
        }
    }

    fn same_order(&self, same: &SameOrder) -> Result<Option<String>, StoreError> {
        let filter =
            OrderFilter { customer: Some(same.customer), currency: Some(same.currency), ..OrderFilter::default() };
        let rows = self.store.orders(&filter, 0, NEWEST)?;
        let is_same = |row: &crate::store::OrderRow| {
            row.ordered_on == same.day
                && row.total == same.total
                && (row.status.counts() || row.status == crate::domain::order::OrderStatus::Draft)
        };
        Ok(rows.into_iter().find(is_same).map(|row| row.number))
    }

    /// `已保存订单 20261121-03 · ¥48,000.00 · 华为`: for a new order, instead of the words of every other save.
    pub(super) fn saved_order_words(&self, op: &crate::store::Op, made: &Made) -> Option<String> {
        if !matches!(op, crate::store::Op::Ledger(LedgerOp::AddOrder(_))) {
            return None;
        }
        let rows = self.store.order_rows(&[made.order?]).ok()?;
        let row = rows.first()?;
        let total = wording::order::amount(row.total, row.currency);
        let key = self.undo_key();
        let args = [
            ("number", (&row.number).into()),
            ("total", (&total).into()),
            ("name", (&row.name).into()),
            ("key", (&key).into()),
        ];
        Some(self.texts.with("order_form-saved", &args))
    }

    /// A new customer was saved over the form of an order: the order is theirs.
    pub(super) fn give_customer(&mut self, customer: CustomerId) {
        let name = self.store.customer(customer).map(|customer| customer.name);
        if let (Some(Dialog::OrderForm(form)), Ok(name)) = (self.dialogs.last_mut(), name)
            && form.customer().is_none()
        {
            form.choose_customer(customer, &name);
        }
        self.feed_forms();
    }
}

impl Draft {
    /// The order on file that the text is about.
    pub(super) fn order(&self) -> Option<OrderId> {
        let field = self.fields.iter().find(|(id, _)| id == ORDER);
        field.and_then(|(_, text)| text.parse().ok()).map(OrderId)
    }
}

impl From<OrderFormEvent> for super::dialog::DialogEvent {
    fn from(event: OrderFormEvent) -> super::dialog::DialogEvent {
        use super::dialog::DialogEvent;
        match event {
            OrderFormEvent::Ignored => DialogEvent::Ignored,
            OrderFormEvent::Moved | OrderFormEvent::Changed => DialogEvent::Changed,
            OrderFormEvent::CheckSame(same) => DialogEvent::CheckSame(same),
            OrderFormEvent::NewCustomer(name) => DialogEvent::Over(crate::tui::effect::Open::NewCustomer(name)),
            OrderFormEvent::Save { op, next: None } => DialogEvent::Save(op),
            OrderFormEvent::Save { op, next: Some(day) } => DialogEvent::SaveThenOrder(op, day),
            OrderFormEvent::Cancelled => DialogEvent::Shelve,
        }
    }
}
