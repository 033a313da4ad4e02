//! One row of another program's file in our words: what import hands to the store, before it is matched with what is there.

use super::{
    channel::Channel, method::PaymentMethod, moment::Moment, money::Currency, order::OrderStatus, outcome::Outcome,
    satisfaction::Points, stage::Stage, tier::Tier,
};
use chrono::NaiveDate;

/// What the sheet had beyond our fields: heading and value, kept with the row so that no word is lost.
pub type Extra = Vec<(String, String)>;

/// A customer as a sheet has it. Only the name is sure to be there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerRecord {
    /// The line of the file (1 is its first), for messages.
    pub line: u64,
    /// The sheet's own id; joins other files.
    pub reference: Option<String>,
    pub name: String,
    pub contact: Option<String>,
    pub title: Option<String>,
    pub decision_maker: Option<bool>,
    pub phone: Option<String>,
    pub wechat: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub source: Option<String>,
    pub industry: Option<String>,
    pub need: Option<String>,
    pub tier: Option<Tier>,
    pub stage: Option<Stage>,
    pub tags: Vec<String>,
    /// Minor units of the book's currency.
    pub amount: Option<i64>,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    pub next: Option<Moment>,
    pub next_action: Option<String>,
    pub created_on: Option<NaiveDate>,
    pub note: Option<String>,
    pub extra: Extra,
}

/// A person at a customer as a sheet has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactRecord {
    pub line: u64,
    /// The other program's own id of the person: a card's UID.
    pub reference: Option<String>,
    /// The customer by name, or by the sheet's id.
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    pub name: String,
    pub title: Option<String>,
    pub decision_maker: Option<bool>,
    pub phone: Option<String>,
    pub wechat: Option<String>,
    pub email: Option<String>,
    /// Further ways to reach the person.
    pub more: Vec<(Channel, String)>,
    /// Where the customer is found.
    pub address: Option<String>,
    pub note: Option<String>,
    pub extra: Extra,
}

/// A follow-up as a sheet has it.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUpRecord {
    pub line: u64,
    pub reference: Option<String>,
    /// The customer by name, or by the sheet's id.
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    pub contact: Option<String>,
    pub happened: Moment,
    /// `Other` when the sheet's word is not ours.
    pub channel: Channel,
    /// The sheet's word, when it says more than the code.
    pub channel_text: Option<String>,
    /// `None`: the sheet had none, or a word that is not ours.
    pub outcome: Option<Outcome>,
    pub outcome_text: Option<String>,
    pub satisfaction: Option<Points>,
    pub note: String,
    pub next: Option<Moment>,
    pub next_action: Option<String>,
    pub extra: Extra,
}

/// A deal as a sheet has it: one of many of a customer.
#[derive(Clone, Debug, PartialEq)]
pub struct DealRecord {
    pub line: u64,
    /// The sheet's own id.
    pub reference: Option<String>,
    /// The customer by name, or by the sheet's id; neither where the sheet does not say whose it is.
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    pub name: Option<String>,
    pub stage: Stage,
    /// Minor units.
    pub amount: Option<i64>,
    pub currency: Currency,
    /// The last day on which what was quoted stands.
    pub valid_until: Option<NaiveDate>,
    pub opened_on: Option<NaiveDate>,
    /// Of a deal that is won, lost or void.
    pub closed_on: Option<NaiveDate>,
    pub reason: Option<String>,
    pub extra: Extra,
}

/// A product as a sheet has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductRecord {
    pub line: u64,
    pub sku: Option<String>,
    pub name: String,
    pub category: Option<String>,
    pub unit: Option<String>,
    /// Ten-thousandths of the currency's unit.
    pub price: Option<i64>,
    /// `None`: the book's.
    pub currency: Option<Currency>,
    pub extra: Extra,
}

/// An order as a sheet has it: all its rows together.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderRecord {
    /// The line of its first row.
    pub line: u64,
    /// `None`: the sheet has none, and one is proposed.
    pub number: Option<String>,
    /// The customer by name, or by the sheet's id; neither where the sheet does not say who bought.
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    /// Where it went, if it is all that is known of who bought.
    pub region: Option<String>,
    pub ordered_on: NaiveDate,
    pub currency: Currency,
    pub status: OrderStatus,
    /// The sheet's word for a status in which it does not count.
    pub status_text: Option<String>,
    /// Minor units, off the whole order; negative for what was charged on top.
    pub discount: i64,
    pub lines: Vec<OrderLineRecord>,
    pub shipments: Vec<ShipmentRecord>,
    pub received: Vec<ReceivedRecord>,
    /// The sheet has a column for what was received: what it does not say was paid is open.
    pub says_paid: bool,
    pub deliver_by: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub terms: Option<String>,
    pub note: Option<String>,
    pub extra: Extra,
}

/// A line of an order: gross is quantity times price, `total` what is left of it after `discount`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderLineRecord {
    pub line: u64,
    pub sku: Option<String>,
    pub product: Option<String>,
    pub category: Option<String>,
    pub unit: Option<String>,
    /// Thousandths.
    pub quantity: i64,
    /// Ten-thousandths of the currency's unit.
    pub unit_price: i64,
    /// Minor units; negative where the sheet's total is more than quantity times price.
    pub discount: i64,
    /// Minor units: what the sheet says that the line came to.
    pub total: i64,
}

/// What was sent of an order on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct ShipmentRecord {
    pub shipped_on: NaiveDate,
    pub delivered_on: Option<NaiveDate>,
    /// Places in the order's lines; empty: all of them.
    pub lines: Vec<usize>,
}

/// Money that a row of an order says came in, or went back (negative).
#[derive(Clone, Debug, PartialEq)]
pub struct ReceivedRecord {
    pub on: NaiveDate,
    /// Minor units of the order's currency.
    pub amount: i64,
    pub method: PaymentMethod,
    pub method_text: Option<String>,
}

/// Money received as a sheet of payments has it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceiptRecord {
    pub line: u64,
    pub customer: Option<String>,
    pub customer_reference: Option<String>,
    /// The order's number, ours or the customer's own.
    pub order: Option<String>,
    pub received_on: NaiveDate,
    /// Minor units; negative for a refund.
    pub amount: i64,
    pub currency: Currency,
    /// Whether the row says so itself; else the order's own is as good.
    pub names_currency: bool,
    pub method: PaymentMethod,
    pub method_text: Option<String>,
    pub reference: Option<String>,
    pub note: Option<String>,
    pub extra: Extra,
}
