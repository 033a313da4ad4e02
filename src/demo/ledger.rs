//! The orders of one sample customer, with deliveries and money.

use super::{Entry, Plan, What};
use crate::{
    domain::{
        id::{CustomerId, OrderId},
        money::Currency,
    },
    store::op::{NewDelivery, NewInstalment, NewOrder, NewOrderLine, NewProduct, NewReceipt, ProductRef},
};
use chrono::{Days, Duration};

/// Plans three to nine orders, the first soon after the customer came on file.
pub fn plan(plan: &mut Plan<'_>, customer: CustomerId, number: usize, since: u64) {
    let count = 3 + number % 7;
    for order in 0..count {
        let days = since.saturating_sub(8) * u64::try_from(count - order).unwrap_or(1)
            / u64::try_from(count).unwrap_or(1)
            + plan.random.u64(0..6);
        let days = days.clamp(1, since.saturating_sub(2));
        place(plan, customer, days);
    }
}

fn place(plan: &mut Plan<'_>, customer: CustomerId, days: u64) {
    let at = plan.days_ago(days);
    let ordered_on = at.date_naive();
    let lines: Vec<NewOrderLine> = (0..1 + plan.random.usize(..3)).map(|_| line(plan)).collect();
    let total: i64 = lines.iter().map(|line| line.quantity / 1000 * line.unit_price / 100 - line.discount).sum();
    let later = |days: u64| ordered_on.checked_add_days(Days::new(days)).unwrap_or(ordered_on);
    let deposit = total / 10 * 3;
    let order = plan.orders;
    plan.orders += 1;
    let new = NewOrder {
        terms: Some(plan.pick(&plan.words.terms).to_owned()),
        instalments: vec![NewInstalment::on(ordered_on, deposit), NewInstalment::on(later(30), total - deposit)],
        ..NewOrder::new(customer, ordered_on, currency(plan), lines)
    };
    plan.entries.push(Entry { at, what: What::Order { order, new: Box::new(new) } });

    receive(plan, customer, order, days, 1, deposit);
    if days >= 6 {
        deliver(plan, order, days - 5);
    }
    // Older orders are paid, but for one in eight.
    if days > 30 && plan.random.u8(..8) > 0 {
        let wait = 24 + plan.random.u64(..16);
        receive(plan, customer, order, days, wait.min(days - 1), total - deposit);
    }
}

fn line(plan: &mut Plan<'_>) -> NewOrderLine {
    let product = &plan.words.products[plan.random.usize(..plan.words.products.len())];
    let quantity = if product.price < 1000 { plan.random.i64(5..40) } else { plan.random.i64(1..4) };
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

fn receive(plan: &mut Plan<'_>, customer: CustomerId, order: usize, days: u64, wait: u64, amount: i64) {
    let at = plan.days_ago(days.saturating_sub(wait)) + Duration::minutes(1);
    let new = NewReceipt::new(customer, None, at.date_naive(), amount, currency(plan));
    plan.entries.push(Entry { at, what: What::Receipt { order, new } });
}

fn deliver(plan: &mut Plan<'_>, order: usize, days: u64) {
    let at = plan.days_ago(days) + Duration::minutes(1);
    let shipped_on = at.date_naive();
    let arrived = shipped_on.checked_add_days(Days::new(2)).filter(|day| *day < plan.now.date_naive());
    let new = NewDelivery {
        delivered_on: arrived,
        carrier: Some(plan.pick(&plan.words.carriers).to_owned()),
        number: plan.digits("SF##########"),
        // The order's row is filled in when it has one.
        ..NewDelivery::whole(OrderId(0), shipped_on)
    };
    plan.entries.push(Entry { at, what: What::Delivery { order, new } });
}

fn currency(plan: &Plan<'_>) -> Currency {
    Currency::from_code(&plan.words.currency).unwrap_or(Currency::CNY)
}
