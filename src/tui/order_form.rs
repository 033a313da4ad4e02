//! An order as a form: who buys, lines in a grid, what is due when; a new one, or one on file. Asks the app for what it has
//! to know, says what to save, and saves nothing itself.

pub mod catalogue;
pub mod customer;
mod draw;
mod draw_lines;
mod fields;
mod grid;
mod hint;
mod keys;
mod line;
mod line_keys;
mod reckon;
mod texts;
mod want;

pub use want::{CustomerFacts, OrderDefaults, OrderFormEvent, SameOrder, Want};

use super::widget::{echo::Echo, form::Form, line_input::LineInput};
use crate::{
    action::Scope,
    domain::{
        id::{CustomerId, OrderId, ProductId},
        money::Currency,
        order::OrderStatus,
        product::Product,
    },
    entry::{self, EntryContext},
    language,
    store::{
        Hit, OrderCard, PriceMemory, StoreError,
        op::{NewOrder, ProductRef},
    },
    wording,
};
use catalogue::Catalogue;
use customer::CustomerField;
use fields::Stand;
use grid::Grid;
use line::{Column, Line};
use reckon::Reckoned;
use std::collections::VecDeque;

/// The form and what it is about.
pub struct OrderForm {
    saved: Option<Box<Saved>>,
    defaults: OrderDefaults,
    catalogue: Catalogue,
    part: Part,
    customer: CustomerField,
    facts: Option<CustomerFacts>,
    date: LineInput,
    number: LineInput,
    /// The number that the day proposes; the store gives it again, so that two windows never take the same.
    proposed_number: String,
    proposed_terms: String,
    grid: Grid,
    left: Form,
    right: Form,
    currency: Currency,
    reckoned: Reckoned,
    /// What concerns the whole form.
    echo: Option<Echo>,
    /// Saving was asked for: what is missing is marked from now on.
    is_judged: bool,
    /// An order like this is there already, and that was told.
    same_told: bool,
    /// A way of paying was chosen for no money, and that was told.
    method_told: bool,
    /// The order that waits for the answer to [`OrderFormEvent::CheckSame`], and whether another one follows.
    pending: Option<(NewOrder, bool)>,
    wants: VecDeque<Want>,
    began: Vec<(String, String)>,
    is_touched: bool,
}

/// The order on file that is being edited.
struct Saved {
    id: OrderId,
    number: String,
    was: NewOrder,
    lines: Vec<Line>,
    /// It was changed elsewhere: it is read again before it is written over.
    is_stale: bool,
}

/// The parts of the form, in the order in which the keys go through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Customer,
    Date,
    Number,
    Lines,
    Left,
    Right,
}

impl OrderForm {
    /// A new order; the app answers its wants from then on.
    pub fn new(products: Vec<Product>, defaults: OrderDefaults, ctx: &EntryContext) -> OrderForm {
        let mut form = OrderForm::empty(products, defaults, Stand::New, ctx);
        let day = form.defaults.day.unwrap_or_else(|| ctx.today());
        form.date.set(&day.to_string());
        form.wants.push_back(Want::Number(day));
        let terms = form.defaults.terms.clone();
        form.left.fill([("method", form.defaults.method.code())]);
        form.right.fill([("terms", terms.as_str()), ("currency", ctx.currency.code())]);
        form.proposed_terms = terms;
        form.reckon(ctx);
        form.begin();
        form
    }

    /// An order on file.
    pub fn edit(card: &OrderCard, products: Vec<Product>, ctx: &EntryContext) -> OrderForm {
        let stand = if card.order.status == OrderStatus::Draft { Stand::Draft } else { Stand::Confirmed };
        let mut form = OrderForm::empty(products, OrderDefaults::default(), stand, ctx);
        let was = card.order.clone();
        form.currency = was.currency;
        form.customer.set(was.customer, &card.customer_name);
        form.date.set(&was.ordered_on.to_string());
        form.number.set(&card.number);
        form.proposed_number.clone_from(&card.number);
        let name = |place: usize| card.lines.get(place).map_or_else(String::new, |line| line.name.clone());
        form.grid.set_lines(Grid::lines_of(&was.lines, name, was.currency));
        for part in [&mut form.left, &mut form.right] {
            let values = fields::values_of(&was);
            part.fill(values.iter().map(|(id, text)| (*id, text.as_str())));
        }
        let lines = form.grid.lines().to_vec();
        form.wants.push_back(Want::Facts(was.customer));
        form.saved = Some(Box::new(Saved { id: card.id, number: card.number.clone(), was, lines, is_stale: false }));
        form.part = Part::Lines;
        form.grid.go_to(0, Column::Quantity);
        form.reckon(ctx);
        form.begin();
        form
    }

    fn empty(products: Vec<Product>, defaults: OrderDefaults, stand: Stand, ctx: &EntryContext) -> OrderForm {
        OrderForm {
            saved: None,
            defaults,
            catalogue: Catalogue::new(products),
            part: Part::Customer,
            customer: CustomerField::default(),
            facts: None,
            date: LineInput::default(),
            number: LineInput::default(),
            proposed_number: String::new(),
            proposed_terms: String::new(),
            grid: Grid::default(),
            left: fields::left(stand, ctx.texts),
            right: fields::right(stand, ctx.texts),
            currency: ctx.currency,
            reckoned: Reckoned::default(),
            echo: None,
            is_judged: false,
            same_told: false,
            method_told: false,
            pending: None,
            wants: VecDeque::new(),
            began: Vec::new(),
            is_touched: false,
        }
    }

    fn begin(&mut self) {
        self.began = self.values();
        self.is_touched = false;
    }

    /// Whose order it is, once that is known.
    pub fn customer(&self) -> Option<CustomerId> {
        self.customer.chosen()
    }

    /// The order on file that is being edited.
    pub fn order(&self) -> Option<OrderId> {
        self.saved.as_ref().map(|saved| saved.id)
    }

    /// What it comes to so far, in minor units.
    pub fn total(&self) -> i64 {
        self.reckoned.figures.total
    }

    /// The scopes that its keys are looked up in, before [`Scope::Everywhere`].
    pub fn scopes() -> [Scope; 2] {
        [Scope::OrderForm, Scope::Form]
    }

    /// What the app has to find out next.
    pub fn next_want(&mut self) -> Option<Want> {
        self.wants.pop_front()
    }

    /// Puts a customer in, as if it had been found by typing; the keys go to the first line.
    pub fn choose_customer(&mut self, customer: CustomerId, name: &str) {
        self.customer.set(customer, name);
        self.wants.push_back(Want::Facts(customer));
        if self.part == Part::Customer {
            self.go_to(Part::Lines);
            self.grid.go_to(0, Column::Product);
        }
    }

    /// Who answers to what was typed; `None` when the names are not read yet.
    pub fn set_found(&mut self, hits: Option<Vec<Hit>>, now: bool, ctx: &EntryContext) -> Option<OrderFormEvent> {
        self.customer.set_found(hits, ctx.texts);
        now.then(|| self.accept_customer())
    }

    /// The names have come: what was typed meanwhile is looked for now.
    pub fn names_came(&mut self) {
        self.want_customers(false);
    }

    /// What is known of the customer: its terms, its currency and what it bought last are proposed.
    pub fn set_facts(&mut self, facts: CustomerFacts, ctx: &EntryContext) {
        self.catalogue.set_customer(facts.customer, facts.bought.clone());
        if self.saved.is_none() {
            self.propose(&facts, ctx);
        }
        self.facts = Some(facts);
        self.want_price();
        self.reckon(ctx);
        if !self.is_touched {
            self.begin();
        }
    }

    fn propose(&mut self, facts: &CustomerFacts, ctx: &EntryContext) {
        let last = facts.last.as_ref();
        if self.grid.is_untouched() {
            let currency = last.map_or(ctx.currency, |order| order.currency);
            self.right.fill([("currency", currency.code())]);
            self.currency = currency;
            let line = facts.last_line().and_then(|last| self.proposed_line(last));
            self.grid.set_lines(line.into_iter().collect());
            if self.part == Part::Lines {
                self.grid.go_to(0, Column::Product);
            }
            let rate = last.and_then(|order| order.tax_rate).map(wording::order::rate).unwrap_or_default();
            self.left.fill([("tax_rate", rate.as_str())]);
        }
        if self.right.text("terms") == self.proposed_terms {
            // Days that were agreed on for one order are no terms of the next.
            let terms = match last.map(|order| order.terms.as_deref()) {
                Some(Some(terms)) if !language::terms::have_days(terms, self.currency) => terms.to_owned(),
                _ => self.defaults.terms.clone(),
            };
            self.right.fill([("terms", terms.as_str())]);
            self.proposed_terms = terms;
        }
    }

    /// The last order's line again, without its discount: that was given once, and is shown beside the price.
    fn proposed_line(&self, last: &crate::store::op::NewOrderLine) -> Option<Line> {
        let ProductRef::Known(product) = last.product else { return None };
        let product = self.catalogue.get(product).filter(|product| !product.archived)?;
        let plain = crate::store::op::NewOrderLine { id: None, discount: 0, ..last.clone() };
        let mut line = Line::of(&plain, &product.name, self.currency);
        (line.is_proposed, line.has_our_price) = (true, true);
        Some(line)
    }

    /// What was paid for a product: the customer's last price is the price of the line, when that has none yet.
    pub fn set_memory(&mut self, product: ProductId, currency: Currency, memory: PriceMemory, ctx: &EntryContext) {
        self.catalogue.set_memory(product, currency, memory);
        self.propose_price(ctx);
    }

    /// The number that the day proposes.
    pub fn set_number(&mut self, number: String) {
        if self.number.text() == self.proposed_number {
            self.number.set(&number);
            if !self.is_touched {
                self.begin_number(&number);
            }
        }
        self.proposed_number = number;
    }

    fn begin_number(&mut self, number: &str) {
        if let Some((_, text)) = self.began.iter_mut().find(|(id, _)| id == "number") {
            number.clone_into(text);
        }
    }

    /// The order as it is on file now: what is typed here goes over it at the next saving.
    pub fn set_was(&mut self, card: &OrderCard) {
        if let Some(saved) = &mut self.saved {
            saved.was = card.order.clone();
            saved.is_stale = false;
        }
    }

    /// Says why the store did not save it, when the rep can mend that; false leaves it to the app. The texts stay.
    pub fn refused(&mut self, error: &StoreError, ctx: &EntryContext) -> bool {
        if let (StoreError::Changed { .. } | StoreError::Missing(_), Some(saved)) = (error, &mut self.saved) {
            saved.is_stale = true;
            self.wants.push_back(Want::Again(saved.id));
            self.echo = Some(Echo::Warning(ctx.texts.get("order_form-changed").to_owned()));
            return true;
        }
        let words = entry::refusal(ctx.texts, error);
        self.echo = words.map(Echo::Error);
        self.echo.is_some()
    }

    /// Asks for the price of the product of the line with the keys.
    fn want_price(&mut self) {
        let currency = self.currency;
        let unknown = self.grid.product().and_then(|product| self.catalogue.unknown_price(product, currency));
        if let Some((customer, product)) = unknown {
            self.wants.push_back(Want::Prices(customer, product, currency));
        }
    }

    /// The last price that the customer paid, else the list price, where the line has none.
    fn propose_price(&mut self, ctx: &EntryContext) {
        let Some(product) = self.grid.product() else { return };
        if !self.grid.line().text(Column::Price).trim().is_empty() {
            return;
        }
        let memory = self.catalogue.memory(product, self.currency);
        let list = self.catalogue.get(product).filter(|product| product.currency == self.currency);
        let last = match memory {
            // Nobody has looked yet: the answer comes back here.
            None if self.catalogue.has_customer() => return,
            memory => memory.and_then(|memory| memory.last.as_ref()).map(|paid| paid.unit_price),
        };
        let price = last.or_else(|| list.and_then(|product| product.price));
        if let Some(price) = price {
            let currency = self.currency;
            let line = self.grid.line_mut();
            line.set(Column::Price, &wording::order::unit_price(price, currency));
            line.has_our_price = true;
            line.read(currency);
            self.reckon(ctx);
        }
    }

    fn want_customers(&mut self, now: bool) {
        let typed = self.customer.input.text().trim();
        if self.customer.chosen().is_none() && !typed.is_empty() {
            self.wants.push_back(Want::Customers { typed: typed.to_owned(), now });
        }
    }

    /// Every line of the customer's last order, in place of lines that nobody typed.
    fn repeat_last(&mut self, ctx: &EntryContext) -> bool {
        let Some(last) = self.facts.as_ref().and_then(|facts| facts.last.as_ref()) else { return false };
        let currency = last.currency;
        let again = |line: &crate::store::op::NewOrderLine| {
            let name = match &line.product {
                ProductRef::Known(product) => self.catalogue.get(*product)?.name.clone(),
                ProductRef::New(product) => product.name.clone(),
            };
            Some(Line::of(&crate::store::op::NewOrderLine { id: None, ..line.clone() }, &name, currency))
        };
        let mut lines: Vec<Line> = last.lines.iter().filter_map(again).collect();
        let typed = self.grid.lines().iter().filter(|line| !line.is_empty() && !line.is_proposed);
        lines.splice(0..0, typed.cloned());
        self.right.fill([("currency", currency.code())]);
        self.currency = currency;
        self.grid.set_lines(lines);
        self.grid.read(currency);
        self.go_to(Part::Lines);
        self.grid.go_to(0, Column::Quantity);
        self.is_touched = true;
        self.reckon(ctx);
        true
    }
}
