//! `receipt allocate`: prepayments given to what is owed, the oldest money to the earliest due day. One step for `undo`.

use super::super::{
    Failure,
    arguments::{customer_argument, flag, plain, text},
    context::Context,
    json,
};
use crate::{
    domain::{
        allocation::{Owing, Prepaid, first_in_first_out},
        id::CustomerId,
        money::Currency,
    },
    i18n::Texts,
    store::{Op, ReceiptFilter, Store, op::LedgerOp},
    wording::money::of_code,
};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "allocate", "help-receipt-allocate")
        .arg(customer_argument(texts).required(false).required_unless_present("all").conflicts_with("all"))
        .arg(flag(texts, "all", "help-receipt-allocate-all"))
}

/// A part of a prepayment that goes to an order.
struct Given {
    op: LedgerOp,
    customer: String,
    number: String,
    amount: i64,
    currency: Currency,
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let customers = match text(matches, "customer") {
        Some(typed) => vec![context.customer(&store, &typed)?],
        None => with_prepayments(&store)?,
    };
    let mut all = Vec::new();
    for (customer, name) in customers {
        plan(context, &store, customer, &name, &mut all)?;
    }
    match Op::together(all.iter().map(|given| Op::from(given.op.clone())).collect()) {
        None => context.tell(context.texts.get("cli-receipt-nothing_to_allocate")),
        Some(operation) => drop(store.apply(&operation, context.at())?),
    }
    let mut out = context.out();
    if out.json {
        let items = all.iter().map(|given| {
            json!({
                "customer": given.customer,
                "order": given.number,
                "amount": json::decimal(given.amount, given.currency),
                "currency": given.currency,
            })
        });
        out.json(&items.collect::<Value>())?;
    } else {
        let line = |given: &Given| {
            vec![given.number.clone(), given.customer.clone(), of_code(given.amount, given.currency.code())]
        };
        out.aligned(&[], &all.iter().map(line).collect::<Vec<_>>(), &[2])?;
    }
    out.flush()
}

/// Customers with money that no order has yet, each once.
fn with_prepayments(store: &Store) -> Result<Vec<(CustomerId, String)>, Failure> {
    let mut customers: Vec<(CustomerId, String)> = Vec::new();
    let filter = ReceiptFilter { unallocated: true, ..ReceiptFilter::default() };
    store.receipts(&filter, |row| {
        customers.push((row.row.receipt.customer, row.customer));
        true
    })?;
    customers.sort();
    customers.dedup();
    Ok(customers)
}

fn plan(
    context: &Context,
    store: &Store,
    customer: CustomerId,
    name: &str,
    all: &mut Vec<Given>,
) -> Result<(), Failure> {
    let today = context.today();
    let money = store.unallocated(customer)?;
    let prepaid: Vec<Prepaid> = money
        .iter()
        .map(|row| Prepaid {
            receipt: row.id,
            received_on: row.receipt.received_on,
            amount: row.receipt.amount,
            currency: row.receipt.currency,
        })
        .collect();
    let open = store.receivables(Some(customer), None, today, today)?;
    let orders: Vec<_> = open.iter().map(|part| part.order).collect();
    let rows = store.order_rows(&orders)?;
    let owing: Vec<Owing> = open
        .iter()
        .map(|part| Owing {
            order: part.order,
            due_on: part.due_on,
            ordered_on: rows.iter().find(|row| row.order == part.order).map_or(today, |row| row.ordered_on),
            open: part.open,
            currency: part.currency,
        })
        .collect();
    for part in first_in_first_out(&prepaid, &owing) {
        let Some(order) = open.iter().find(|open| open.order == part.order) else { continue };
        all.push(Given {
            op: LedgerOp::Allocate { receipt: part.receipt, order: part.order, amount: part.amount },
            customer: name.to_owned(),
            number: order.number.clone(),
            amount: part.amount,
            currency: order.currency,
        });
    }
    Ok(())
}
