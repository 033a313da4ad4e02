//! The rows behind a figure, listed: orders and receipts of a day, deals of a stage, what may come in then. Figures nothing.

use super::{
    parts::{Make, listed},
    patterns::pattern_deal,
};
use crate::{
    domain::money::Currency,
    report::{
        build::Asked,
        document::{Block, Document, Item, OfDay, Opens, Rows, Value},
        value,
    },
    store::{OrderFilter, OrderQuery, OrderRow, ReceiptFilter, ReceiptRow, Result, forecast_days},
    wording,
};
use chrono::NaiveDate;

/// So many of a list at most.
const MANY: usize = 200;

pub fn rows(make: &Make<'_>, of: &Rows) -> Result<Document> {
    let today = make.today();
    let (what, when, (from, to), (count, items)) = match of {
        Rows::Day { day, currency, of } => {
            let (what, found) = of_day(make, *day, *currency, of)?;
            (what, Some(wording::date::day_full(make.texts, *day)), (*day, *day), found)
        }
        Rows::Stage(stage) => {
            let (count, deals) = make.store.stage_deals(*stage, MANY)?;
            let items = deals.iter().map(|deal| pattern_deal(make, deal)).collect();
            (wording::stage(make.texts, *stage).to_owned(), None, (today, today), (count, items))
        }
        Rows::Forecast(when, currency) => {
            let (mut count, deals) = make.store.forecast_deals(*currency, *when, today, MANY)?;
            let mut items: Vec<Item> = deals.iter().map(|deal| pattern_deal(make, deal)).collect();
            let days = forecast_days(*when, today);
            let state = days.map_or(OrderQuery::Untriggered, |(from, to)| OrderQuery::DueBetween(from, to));
            let filter = OrderFilter { currency: Some(*currency), state: Some(state), ..OrderFilter::default() };
            let orders = make.store.orders(&filter, 0, MANY)?;
            count += make.store.order_count(&filter)?;
            items.extend(orders.iter().map(|order| order_item(make, order)));
            let what = make.word("report-heading-forecast");
            (what, Some(value(make.texts, &make.when(*when))), days.unwrap_or((today, today)), (count, items))
        }
    };
    let title = match when {
        Some(when) => make.texts.with("report-rows-of", &[("what", (&what).into()), ("when", (&when).into())]),
        None => what.clone(),
    };
    let named = items.len();
    let mut blocks = listed(items);
    if blocks.is_empty() {
        blocks.push(Block::Text(make.word("report-no-rows")));
    }
    blocks.extend(make.beyond(count, named));
    let mut section = make.section("rows", "report-heading-rows", blocks);
    section.heading = make.texts.with("report-heading-counted", &[("heading", (&what).into()), ("n", count.into())]);
    Ok(Document {
        kind: Asked::Rows(of.clone()).kind(),
        title,
        subtitle: make.owner(),
        from,
        to,
        sections: vec![section],
        footer: Vec::new(),
        digest: String::new(),
    })
}

/// What they are, how many, and the first of them.
fn of_day(make: &Make<'_>, day: NaiveDate, currency: Currency, of: &OfDay) -> Result<(String, (usize, Vec<Item>))> {
    let what = match of {
        OfDay::Orders => make.word("report-fact-orders"),
        OfDay::Category(Some(category)) => category.clone(),
        OfDay::Category(None) => make.word("report-no-category"),
        OfDay::Receipts => make.word("report-fact-received"),
        OfDay::Shipped => make.word("report-fact-shipped"),
        OfDay::Returned => make.word("report-fact-returns"),
    };
    let orders = match of {
        OfDay::Receipts => {
            let filter = ReceiptFilter { day: Some(day), currency: Some(currency), ..ReceiptFilter::default() };
            let rows = make.store.receipt_rows(&filter, 0, MANY)?;
            let items = rows.iter().map(|row| receipt_item(make, row)).collect();
            return Ok((what, (make.store.receipt_count(&filter)?, items)));
        }
        OfDay::Shipped => make.store.shipped_on(currency, day)?,
        OfDay::Returned => make.store.returned_on(currency, day)?,
        OfDay::Orders | OfDay::Category(_) => {
            let category = if let OfDay::Category(category) = of { Some(category.clone()) } else { None };
            let filter = OrderFilter { day: Some(day), currency: Some(currency), category, ..OrderFilter::default() };
            let mut orders = make.store.orders(&filter, 0, usize::MAX)?;
            // Drafts and what was cancelled are in no figure.
            orders.retain(|order| order.status.counts());
            orders
        }
    };
    let items = orders.iter().take(MANY).map(|order| order_item(make, order)).collect();
    Ok((what, (orders.len(), items)))
}

/// An order with its amount, or with the part of it that is meant.
fn order_item(make: &Make<'_>, order: &OrderRow) -> Item {
    let minor = order.part.unwrap_or(order.total);
    let mut said = vec![order.number.clone(), make.amount(minor, order.currency)];
    if !order.product.is_empty() {
        said.push(format!("{} x{}", order.product, wording::order::quantity(order.quantity)));
    }
    if order.part.is_none() {
        said.push(wording::order::payment(make.texts, order.payment).to_owned());
    }
    Item {
        name: order.name.clone(),
        text: make.joined(&said),
        fields: vec![("order", Value::Text(order.number.clone())), ("amount", Value::Money(minor, order.currency))],
        opens: Some(Opens::Order(order.order)),
    }
}

/// Money that came in; without an order it is the customer's.
fn receipt_item(make: &Make<'_>, row: &ReceiptRow) -> Item {
    let receipt = &row.row.receipt;
    let mut said = vec![make.amount(receipt.amount, receipt.currency)];
    said.push(wording::order::method(make.texts, receipt.method).to_owned());
    said.extend(row.number.clone());
    Item {
        name: row.customer.clone(),
        text: make.joined(&said),
        fields: vec![("amount", Value::Money(receipt.amount, receipt.currency))],
        opens: Some(receipt.order.map_or(Opens::Customer(receipt.customer), Opens::Order)),
    }
}
