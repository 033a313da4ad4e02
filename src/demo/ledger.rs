//! The orders of one sample customer, with what came of them: deliveries, money as the terms have it, invoices, returns.

use super::{Entry, Plan, What};
use crate::{
    domain::{
        id::{CustomerId, OrderId},
        method::PaymentMethod,
        money::Currency,
        order::{InvoiceKind, LineFigures, OrderStatus, figures},
        terms::{Basis, Events, Share, amounts},
    },
    language::terms,
    store::{
        Op,
        op::{
            Bill, LedgerOp, NewDelivery, NewInstalment, NewInvoice, NewOrder, NewOrderLine, NewProduct, NewReceipt,
            NewReturn, ProductRef,
        },
    },
};
use chrono::{Days, Months, NaiveDate};

/// Days from the day on file to the first order at least: time for an offer.
const COURTSHIP: u64 = 30;

/// Plans as many orders as the trade's buyers give, ever more customers buying as time goes on; returns how many days ago the first one was.
pub fn plan(plan: &mut Plan<'_>, customer: CustomerId, number: usize, since: u64) -> u64 {
    let [fewest, more] = plan.words.shape.orders;
    let count = fewest + number as u64 % more.max(1);
    let first = since.saturating_sub(COURTSHIP).max(count * 2);
    for order in 0..count {
        let days = first * (count - order) / count;
        let days = if order == 0 { first } else { days.saturating_sub(plan.random.u64(0..9)).max(1) };
        place(plan, customer, days);
    }
    if number % 12 == 9 {
        // Paid ahead of the next order.
        let at = plan.days_ago(6);
        let amount = plan.random.i64(20..60) * 10_000;
        let new = received(plan, customer, at.date_naive(), amount);
        plan.entries.push(Entry { at, what: What::Operation(Op::Ledger(LedgerOp::AddReceipt(new))) });
    }
    first
}

/// One order and its course.
struct Course {
    customer: CustomerId,
    order: usize,
    total: i64,
    events: Events,
}

fn place(plan: &mut Plan<'_>, customer: CustomerId, days: u64) {
    let at = plan.days_ago(days);
    let ordered_on = at.date_naive();
    let lines: Vec<NewOrderLine> =
        (0..1 + plan.random.usize(..plan.words.shape.lines.max(1))).map(|_| line(plan)).collect();
    let tax_rate = Some(plan.words.tax_rate);
    let terms = plan.pick(&plan.words.terms).to_owned();
    let rows = terms::parse(&terms).unwrap_or_default();
    let typed: Vec<LineFigures> = lines
        .iter()
        .map(|line| LineFigures { quantity: line.quantity, unit_price: line.unit_price, discount: line.discount })
        .collect();
    let total = figures(&typed, 0, 0, tax_rate, currency(plan)).map_or(0, |figures| figures.total);
    let parts = amounts(&rows, total).unwrap_or_default();
    let instalments: Vec<NewInstalment> = rows
        .iter()
        .zip(parts)
        .map(|(row, amount)| {
            let share = match row.share {
                Share::Part(part) => Some(part),
                Share::Amount(_) | Share::Rest => None,
            };
            NewInstalment { rule: row.rule, share, amount, note: None }
        })
        .collect();
    let order = plan.orders;
    plan.orders += 1;
    let new = NewOrder {
        tax_rate,
        terms: Some(terms),
        instalments: instalments.clone(),
        deliver_by: ordered_on.checked_add_days(Days::new(14)),
        ..NewOrder::new(customer, ordered_on, currency(plan), lines)
    };
    plan.entries.push(Entry { at, what: What::Order { order, new: Box::new(new) } });
    if order == CANCELLED {
        let reason = plan.pick(&plan.words.cancel_reasons).to_owned();
        let cancel = |on| LedgerOp::CancelOrder { order: OrderId(0), how: OrderStatus::Cancelled, on, reason };
        return about(plan, order, ordered_on, 2, cancel);
    }
    let mut course =
        Course { customer, order, total, events: Events { signed: Some(ordered_on), ..Events::default() } };
    correct(plan, &course);
    let is_accepted = instalments.iter().any(|part| part.rule.basis == Basis::Accepted);
    ship(plan, &mut course, ordered_on, is_accepted);
    pay(plan, &course, &instalments);
    give_back(plan, &course);
}

/// The order that was called off, and the one that was corrected, by their numbers in the plan.
const CANCELLED: usize = 31;
const CORRECTED: usize = 12;

/// The goods go out, arrive, are accepted; the invoice follows them. As far as today.
fn ship(plan: &mut Plan<'_>, course: &mut Course, ordered_on: NaiveDate, is_accepted: bool) {
    let wait = 3 + plan.random.u64(..9);
    let Some(shipped_on) = past(plan, ordered_on, wait) else { return };
    course.events.shipped = Some(shipped_on);
    let arrived = past(plan, shipped_on, 2);
    course.events.delivered = arrived;
    let carrier = Some(plan.pick(&plan.words.carriers).to_owned());
    let number = plan.digits(&plan.words.tracking);
    let delivery = NewDelivery { delivered_on: arrived, carrier, number, ..NewDelivery::whole(OrderId(0), shipped_on) };
    // It is written down once it is whole: on the day that it arrived.
    let written = arrived.unwrap_or(shipped_on);
    about(plan, course.order, written, 0, |_| LedgerOp::AddDelivery(delivery));
    if let Some(day) = arrived.filter(|_| is_accepted).and_then(|day| past(plan, day, 10)) {
        course.events.accepted = Some(day);
        about(plan, course.order, day, 0, |on| LedgerOp::AcceptOrder { order: OrderId(0), on });
    }
    if let Some(day) = past(plan, shipped_on, 1).filter(|_| plan.random.u8(..5) > 0) {
        course.events.invoiced = Some(day);
        let invoice = NewInvoice {
            order: OrderId(0),
            kind: InvoiceKind::Digital,
            number: plan.digits(&plan.words.invoice),
            invoiced_on: day,
            amount: course.total,
            tax_rate: Some(plan.words.tax_rate),
            note: None,
        };
        about(plan, course.order, day, 0, |_| LedgerOp::AddInvoice(invoice));
    }
}

/// Every part is paid about its day, but one order in six lags for weeks, and one in twenty-three is paid by half.
fn pay(plan: &mut Plan<'_>, course: &Course, instalments: &[NewInstalment]) {
    let lags = plan.random.u8(..6) == 0;
    let is_stuck = course.order % 23 == 4;
    for (place, part) in instalments.iter().enumerate() {
        let is_last = place + 1 == instalments.len();
        let Some(due) = part.rule.due_on(&course.events) else { continue };
        let wait = if lags && is_last { 35 + plan.random.u64(..40) } else { plan.random.u64(..6) };
        let Some(day) = past(plan, due, wait) else { continue };
        let amount = if is_stuck && is_last { part.amount / 200 * 100 } else { part.amount };
        if amount > 0 {
            let new = received(plan, course.customer, day, amount);
            about(plan, course.order, day, 0, |_| LedgerOp::AddReceipt(new));
        }
    }
}

/// What came back of a few.
fn give_back(plan: &mut Plan<'_>, course: &Course) {
    let Some(delivered) = course.events.delivered.filter(|_| course.order % 19 == 7) else { return };
    let Some(day) = past(plan, delivered, 5) else { return };
    let reason = Some(plan.pick(&plan.words.return_reasons).to_owned());
    let amount = Some((course.total / 1000 * 100).max(100));
    let new =
        NewReturn { order: OrderId(0), returned_on: day, lines: Vec::new(), amount, refund: None, reason, note: None };
    about(plan, course.order, day, 0, |_| LedgerOp::AddReturn(new));
}

fn correct(plan: &mut Plan<'_>, course: &Course) {
    if course.order != CORRECTED {
        return;
    }
    let Some(ordered_on) = course.events.signed else { return };
    let Some(day) = past(plan, ordered_on, 2) else { return };
    let deliver_by = ordered_on.checked_add_days(Days::new(9)).unwrap_or(ordered_on);
    let reason = plan.pick(&plan.words.correction_reasons).to_owned();
    let at = plan.at_day(day);
    plan.entries.push(Entry { at, what: What::Correct { order: course.order, deliver_by, reason } });
}

/// Plans a write about an order so many days after another day.
fn about(plan: &mut Plan<'_>, order: usize, day: NaiveDate, days: u64, op: impl FnOnce(NaiveDate) -> LedgerOp) {
    let Some(day) = past(plan, day, days) else { return };
    let at = plan.at_day(day);
    plan.entries.push(Entry { at, what: What::About { order, op: op(day) } });
}

/// The day so many days later, when it is before today.
fn past(plan: &Plan<'_>, day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days)).filter(|day| *day < plan.now.date_naive())
}

fn received(plan: &mut Plan<'_>, customer: CustomerId, day: NaiveDate, amount: i64) -> NewReceipt {
    let method = PaymentMethod::from_code(plan.pick(&plan.words.methods)).unwrap_or_default();
    let bill = method.is_bill().then(|| Bill {
        drawer: None,
        acceptor: Some(plan.pick(&plan.words.banks).to_owned()),
        issued_on: Some(day),
        matures_on: day.checked_add_months(Months::new(6)),
    });
    NewReceipt { method, bill, ..NewReceipt::new(customer, None, day, amount, currency(plan)) }
}

fn line(plan: &mut Plan<'_>) -> NewOrderLine {
    let product = &plan.words.products[plan.random.usize(..plan.words.products.len())];
    let shape = &plan.words.shape;
    let [from, below] = if product.price < shape.dear { shape.pieces } else { shape.few };
    let quantity = plan.random.i64(from..below);
    let full = product.price * 100 * quantity;
    let discount = if plan.random.u8(..4) == 0 { full / 20 } else { 0 };
    let unit_price = product.price * 10_000;
    let new = NewProduct {
        name: product.name.clone(),
        category: Some(product.category.clone()),
        unit: Some(product.unit.clone()),
        price: Some(unit_price),
        ..NewProduct::default()
    };
    NewOrderLine {
        id: None,
        product: ProductRef::New(new),
        description: None,
        quantity: quantity * 1000,
        unit_price,
        discount,
    }
}

fn currency(plan: &Plan<'_>) -> Currency {
    Currency::from_code(&plan.words.currency).unwrap_or(Currency::CNY)
}

/// A write about another order: a plan is made before its orders have their rows.
pub fn about_order(mut op: LedgerOp, placed: OrderId) -> LedgerOp {
    match &mut op {
        LedgerOp::AddReceipt(new) => new.order = Some(placed),
        LedgerOp::AddDelivery(NewDelivery { order, .. })
        | LedgerOp::AddReturn(NewReturn { order, .. })
        | LedgerOp::AddInvoice(NewInvoice { order, .. })
        | LedgerOp::CancelOrder { order, .. }
        | LedgerOp::AcceptOrder { order, .. } => *order = placed,
        _ => {}
    }
    op
}
