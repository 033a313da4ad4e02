//! What the form of an order has to know of the book, and what it asks of the app. Data only.

use crate::{
    domain::{
        id::{CustomerId, DealId, OrderId, ProductId},
        method::PaymentMethod,
        money::Currency,
    },
    store::{
        Op,
        op::{NewOrder, NewOrderLine},
    },
};
use chrono::NaiveDate;

/// What the form asks for; the app answers by the method named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// Who answers to this: [`super::OrderForm::set_found`]. `now`: even if the names have to be read for it.
    Customers { typed: String, now: bool },
    /// What is known of a customer: [`super::OrderForm::set_facts`].
    Facts(CustomerId),
    /// What was paid for a product in a currency, by the customer and others: [`super::OrderForm::set_memory`].
    Prices(CustomerId, ProductId, Currency),
    /// The next number of a day: [`super::OrderForm::set_number`].
    Number(NaiveDate),
    /// The order as it is now: [`super::OrderForm::set_was`].
    Again(OrderId),
}

/// What the form starts from.
#[derive(Clone, Debug, Default)]
pub struct OrderDefaults {
    /// Of the settings, for a customer without an order before.
    pub terms: String,
    pub method: PaymentMethod,
    /// The day of the order that was saved just before this one.
    pub day: Option<NaiveDate>,
    pub deal: Option<DealId>,
}

/// What is known of a customer when an order begins.
#[derive(Clone, Debug)]
pub struct CustomerFacts {
    pub customer: CustomerId,
    pub name: String,
    /// The latest first.
    pub bought: Vec<ProductId>,
    pub last: Option<NewOrder>,
    /// The amount that its open deal stands at, in minor units of the book's currency.
    pub quoted: Option<i64>,
}

/// The question whether an order is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameOrder {
    pub customer: CustomerId,
    pub day: NaiveDate,
    pub currency: Currency,
    /// Minor units.
    pub total: i64,
}

/// What a key came to.
#[derive(Clone, Debug)]
pub enum OrderFormEvent {
    Ignored,
    Moved,
    /// A text changed: the draft is to be kept.
    Changed,
    /// Look for an order that is the same but for its number, and hand the number to [`super::OrderForm::on_same`].
    CheckSame(SameOrder),
    /// The form of a new customer of this name, over this one.
    NewCustomer(String),
    /// Save this; `next`: then begin another order of this day. The form stays open until it is saved.
    Save {
        op: Box<Op>,
        next: Option<NaiveDate>,
    },
    /// Close; the texts are kept as a draft when any was typed.
    Cancelled,
}

impl CustomerFacts {
    /// The first line of the last order: what a new one proposes.
    pub(super) fn last_line(&self) -> Option<&NewOrderLine> {
        self.last.as_ref()?.lines.first()
    }
}
