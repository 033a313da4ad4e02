//! An order as typed, in a form or the shell, checked and turned into the operation that saves it.

use super::{EntryContext, filled};
use crate::{
    domain::{
        id::{CustomerId, DealId, OrderLineId},
        method::PaymentMethod,
        money::{Currency, MoneyError},
        order::{self, LineFigures, OrderFigures, OrderStatus},
        terms::{self, Basis, DueRule, Events, Share, TermRow, TooMuch},
    },
    language::{
        self,
        quantity::Discount,
        terms::{TermsError, TermsErrorKind},
    },
    store::op::{NewInstalment, NewOrder, NewOrderLine, ProductRef},
    wording,
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
    /// A discount is more than what it is off, or less than nothing: of a line, or of the order.
    DiscountTooLarge(Option<usize>),
    FreightNegative,
    NothingToPay,
    /// What was received at once is nothing, or went the other way.
    ReceivedNotPositive,
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
        let (lines, discount) = self.discounted()?;
        order::figures(&lines, discount, self.freight, self.tax_rate, self.currency).map_err(OrderProblem::Money)
    }

    /// The terms as instalments of the total; none without terms, which is due when shipped.
    ///
    /// # Errors
    /// The terms are not understood, or the figures are not right.
    pub fn instalments(&self) -> Result<Vec<NewInstalment>, OrderProblem> {
        let Some(text) = self.terms.as_deref().and_then(filled) else { return Ok(Vec::new()) };
        let rows = language::terms::parse_on(&text, self.currency, self.ordered_on).map_err(OrderProblem::Terms)?;
        let amounts = terms::amounts(&rows, self.figures()?.total).map_err(|TooMuch| {
            let span = 0..text.len();
            OrderProblem::Terms(TermsError { kind: TermsErrorKind::TooMuch, text, span })
        })?;
        let instalment = |(row, amount): (&TermRow, i64)| {
            let share = if let Share::Part(part) = row.share { Some(part) } else { None };
            NewInstalment { rule: row.rule, share, amount, note: None }
        };
        Ok(rows.iter().zip(amounts).map(instalment).collect())
    }

    /// The terms as they are kept: read the same on any day.
    pub fn kept_terms(&self) -> Option<String> {
        let text = self.terms.as_deref().and_then(filled)?;
        Some(language::terms::dated(&text, self.ordered_on))
    }

    /// The instalments with their days as far as the day of the order tells them, for a preview; without terms the whole, due
    /// when shipped.
    ///
    /// # Errors
    /// As [`OrderEntry::instalments`].
    pub fn plan(&self) -> Result<Vec<PlannedRow>, OrderProblem> {
        let events = Events { signed: Some(self.ordered_on), ..Events::default() };
        let row = |rule: DueRule, amount| PlannedRow { due_on: rule.due_on(&events), rule, amount };
        let instalments = self.instalments()?;
        if instalments.is_empty() {
            return Ok(vec![row(DueRule::after(Basis::Shipped, 0), self.figures()?.total)]);
        }
        Ok(instalments.into_iter().map(|part| row(part.rule, part.amount)).collect())
    }

    /// The order, when every hard rule holds (`domain-rules §12`).
    ///
    /// # Errors
    /// The first thing to mend.
    pub fn order(&self, ctx: &EntryContext) -> Result<NewOrder, OrderProblem> {
        if self.ordered_on > ctx.today() {
            return Err(OrderProblem::InFuture);
        }
        if self.lines.is_empty() {
            return Err(OrderProblem::NoLines);
        }
        for (line, place) in self.lines.iter().zip(1..) {
            if line.quantity <= 0 {
                return Err(OrderProblem::QuantityNotPositive(place));
            }
            if line.unit_price < 0 {
                return Err(OrderProblem::PriceNegative(place));
            }
        }
        if self.freight < 0 {
            return Err(OrderProblem::FreightNegative);
        }
        if self.figures()?.total <= 0 {
            return Err(OrderProblem::NothingToPay);
        }
        if self.received.is_some_and(|(amount, _)| amount <= 0) {
            return Err(OrderProblem::ReceivedNotPositive);
        }
        let (lines, discount) = self.discounted()?;
        let line = |(typed, figures): (&LineEntry, LineFigures)| NewOrderLine {
            id: typed.id,
            product: typed.product.clone(),
            description: typed.description.as_deref().and_then(filled),
            quantity: typed.quantity,
            unit_price: typed.unit_price,
            discount: figures.discount,
        };
        let said = |text: &Option<String>| text.as_deref().and_then(filled);
        Ok(NewOrder {
            deal: self.deal,
            number: said(&self.number),
            external_number: said(&self.external_number),
            status: if self.draft { OrderStatus::Draft } else { OrderStatus::Confirmed },
            discount,
            freight: self.freight,
            tax_rate: self.tax_rate,
            terms: self.kept_terms(),
            instalments: self.instalments()?,
            deliver_by: self.deliver_by,
            note: said(&self.note),
            received: self.received,
            ..NewOrder::new(
                self.customer,
                self.ordered_on,
                self.currency,
                self.lines.iter().zip(lines).map(line).collect(),
            )
        })
    }

    /// The lines and the order's discount in minor units. A rate off the order is of the lines after their own discounts.
    fn discounted(&self) -> Result<(Vec<LineFigures>, i64), OrderProblem> {
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut left = 0;
        for (line, place) in self.lines.iter().zip(1..) {
            let (quantity, unit_price) = (line.quantity, line.unit_price);
            let gross = order::gross(quantity, unit_price, self.currency).map_err(OrderProblem::Money)?;
            let discount = off(line.discount, gross).ok_or(OrderProblem::DiscountTooLarge(Some(place)))?;
            lines.push(LineFigures { quantity, unit_price, discount });
            left += i128::from(gross) - i128::from(discount);
        }
        let left = i64::try_from(left).map_err(|_| OrderProblem::Money(MoneyError::OutOfRange))?;
        let discount = off(self.discount, left).ok_or(OrderProblem::DiscountTooLarge(None))?;
        Ok((lines, discount))
    }
}

/// What a discount takes off `from`; `None` when that is less than nothing, or more than there is.
fn off(discount: Option<Discount>, from: i64) -> Option<i64> {
    let discount = discount.map_or(0, |discount| discount.of(from));
    (discount == 0 || (0..=from).contains(&discount)).then_some(discount)
}

/// A problem as a sentence that says what to do.
pub fn order_problem(problem: &OrderProblem, ctx: &EntryContext) -> String {
    let texts = ctx.texts;
    let of_line = |key: &str, place: usize| texts.with(key, &[("line", place.into())]);
    match problem {
        OrderProblem::NoLines => texts.get("order-problem-no-lines").to_owned(),
        OrderProblem::QuantityNotPositive(place) => of_line("order-problem-quantity", *place),
        OrderProblem::PriceNegative(place) => of_line("order-problem-price", *place),
        OrderProblem::DiscountTooLarge(Some(place)) => of_line("order-problem-line-discount", *place),
        OrderProblem::DiscountTooLarge(None) => texts.get("order-problem-discount").to_owned(),
        OrderProblem::FreightNegative => texts.get("order-problem-freight").to_owned(),
        OrderProblem::NothingToPay => texts.get("order-problem-nothing").to_owned(),
        OrderProblem::ReceivedNotPositive => texts.get("order-problem-received").to_owned(),
        OrderProblem::Money(error) => wording::errors::money(texts, error),
        OrderProblem::Terms(error) => terms_problem(ctx, error),
        OrderProblem::InFuture => texts.get("order-problem-future").to_owned(),
    }
}

/// Whether it is a number of more than a hundred.
fn is_large(text: &str) -> bool {
    text.trim().parse::<u64>().is_ok_and(|number| number > 100)
}

fn terms_problem(ctx: &EntryContext, error: &TermsError) -> String {
    let texts = ctx.texts;
    let key = match error.kind {
        TermsErrorKind::Empty => "order-problem-terms-empty",
        // 预付5000: too much for a share, and no amount without its unit.
        TermsErrorKind::NotUnderstood if is_large(&error.text) => {
            let example = format!("{} {}", error.text.trim(), ctx.currency.code());
            let args = [("part", (&error.text).into()), ("example", (&example).into())];
            return texts.with("order-problem-terms-amount", &args);
        }
        TermsErrorKind::NotUnderstood => {
            return texts.with("order-problem-terms", &[("part", (&error.text).into())]);
        }
        TermsErrorKind::TooMuch => "order-problem-terms-more",
        TermsErrorKind::TooLittle => "order-problem-terms-less",
    };
    texts.get(key).to_owned()
}
