//! An order as typed, in a form or the shell, checked and turned into the operation that saves it.

use super::EntryContext;
use crate::{
    domain::{
        id::{CustomerId, DealId, OrderLineId},
        method::PaymentMethod,
        money::{Currency, MoneyError},
        order::OrderFigures,
        terms::DueRule,
    },
    language::{quantity::Discount, terms::TermsError},
    store::op::{NewInstalment, NewOrder, ProductRef},
};
use chrono::NaiveDate;

/// An order as typed. What was not said is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderEntry {
    pub customer: CustomerId,
    pub deal: Option<DealId>,
    pub number: Option<String>,
    pub external_number: Option<String>,
    pub ordered_on: NaiveDate,
    pub currency: Currency,
    pub lines: Vec<LineEntry>,
    pub discount: Option<Discount>,
    /// Minor units.
    pub freight: i64,
    /// Ten-thousandths.
    pub tax_rate: Option<i64>,
    pub terms: Option<String>,
    pub deliver_by: Option<NaiveDate>,
    pub note: Option<String>,
    pub received: Option<(i64, PaymentMethod)>,
    pub draft: bool,
}

/// A line as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineEntry {
    pub id: Option<OrderLineId>,
    pub product: ProductRef,
    pub description: Option<String>,
    /// Thousandths.
    pub quantity: i64,
    /// Ten-thousandths of the currency's unit.
    pub unit_price: i64,
    pub discount: Option<Discount>,
}

/// What is wrong with an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderProblem {
    NoLines,
    /// Lines count from 1.
    QuantityNotPositive(usize),
    PriceNegative(usize),
    /// A discount is more than what it is off.
    DiscountTooLarge(Option<usize>),
    NothingToPay,
    Money(MoneyError),
    Terms(TermsError),
    InFuture,
}

/// A row of the terms as it would be: what is due when, so far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    pub due_on: Option<NaiveDate>,
    pub rule: DueRule,
    /// Minor units.
    pub amount: i64,
}

impl OrderEntry {
    /// What it comes to, so far as it is typed.
    ///
    /// # Errors
    /// Out of range, or a discount larger than what it is off.
    pub fn figures(&self) -> Result<OrderFigures, OrderProblem> {
        todo!()
    }

    /// The terms as instalments of the total.
    ///
    /// # Errors
    /// The terms are not understood, or the figures are not right.
    pub fn instalments(&self) -> Result<Vec<NewInstalment>, OrderProblem> {
        todo!()
    }

    /// The instalments with their days, for a preview.
    ///
    /// # Errors
    /// As [`OrderEntry::instalments`].
    pub fn plan(&self) -> Result<Vec<PlannedRow>, OrderProblem> {
        todo!()
    }

    /// The order, when every hard rule holds (`domain-rules §12`).
    ///
    /// # Errors
    /// The first thing to mend.
    pub fn order(&self, ctx: &EntryContext) -> Result<NewOrder, OrderProblem> {
        let _ = ctx;
        todo!()
    }
}

/// A problem as a sentence that says what to do.
pub fn order_problem(problem: &OrderProblem, ctx: &EntryContext) -> String {
    let _ = (problem, ctx);
    todo!()
}
