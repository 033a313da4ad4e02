//! `receipt add`: money received for an order, or for a customer in advance; a negative amount is a refund.

use super::super::{
    Failure,
    arguments::{order_argument, plain, signed, text, value},
    context::Context,
    said,
};
use crate::{
    domain::{
        id::{InstalmentId, OrderId},
        money::Currency,
    },
    i18n::Texts,
    store::{
        OrderCard, ReceiptFilter, Store,
        op::{Bill, LedgerOp, NewReceipt},
    },
};
use clap::{ArgMatches, Command, value_parser};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "add", "help-receipt-add")
        .arg(order_argument(texts).required(false).required_unless_present("customer"))
        .arg(value(texts, "customer", "help-receipt-customer", "help-value-customer"))
        .arg(signed(texts, "amount", "help-receipt-amount", "help-value-amount").required(true))
        .arg(value(texts, "date", "help-receipt-date", "help-value-date"))
        .arg(value(texts, "method", "help-receipt-method", "help-value-method").value_parser(said::method))
        .arg(value(texts, "reference", "help-receipt-reference", "help-value-text"))
        .arg(value(texts, "reason", "help-receipt-reason", "help-value-text"))
        .arg(value(texts, "account", "help-receipt-account", "help-value-text"))
        .arg(value(texts, "note", "help-customer-note", "help-value-text"))
        .arg(value(texts, "currency", "help-receipt-currency", "help-value-currency").value_parser(said::currency))
        .arg(
            value(texts, "part", "help-receipt-part", "help-value-number")
                .value_parser(value_parser!(u16).range(1..))
                .requires("order"),
        )
        .arg(value(texts, "bill-due", "help-receipt-bill_due", "help-value-date"))
        .arg(value(texts, "bill-issued", "help-receipt-bill_issued", "help-value-date"))
        .arg(value(texts, "bill-drawer", "help-receipt-bill_drawer", "help-value-name"))
        .arg(value(texts, "bill-acceptor", "help-receipt-bill_acceptor", "help-value-name"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let named = match text(matches, "customer") {
        Some(typed) => Some(context.customer(&store, &typed)?.0),
        None => None,
    };
    let card = match text(matches, "order") {
        Some(typed) => Some(store.order(said::order(context, &store, &typed)?)?),
        None => None,
    };
    let customer = match (&card, named) {
        (Some(card), Some(named)) if card.order.customer != named => {
            let args = [("number", (&card.number).into()), ("customer", (&card.customer_name).into())];
            return Err(Failure::Said(context.texts.with("cli-receipt-whose", &args)));
        }
        (Some(card), _) => card.order.customer,
        (None, Some(named)) => named,
        (None, None) => return Err(Failure::Usage(context.texts.get("cli-receipt-for_whom").to_owned())),
    };
    let (amount, currency) = amount(context, matches, card.as_ref())?;
    let order = card.as_ref().map(|card| card.id);
    let receipt = NewReceipt {
        instalment: part(context, matches, card.as_ref())?,
        method: said::method_of(&store, matches, customer)?,
        account: text(matches, "account"),
        reference: text(matches, "reference"),
        reason: text(matches, "reason"),
        note: text(matches, "note"),
        bill: bill(context, matches)?,
        ..NewReceipt::new(customer, order, said::happened(context, matches, "date")?, amount, currency)
    };
    store.apply(&LedgerOp::AddReceipt(receipt).into(), context.at())?;
    newest(context, &store, customer, order)
}

/// The amount and its currency: the order's, or for a prepayment whichever is named.
fn amount(context: &Context, matches: &ArgMatches, card: Option<&OrderCard>) -> Result<(i64, Currency), Failure> {
    let typed = text(matches, "amount").unwrap_or_default();
    let said = matches.get_one::<Currency>("currency").copied();
    let usual = card.map(|card| card.order.currency);
    let currency = said.or(usual).unwrap_or_else(|| context.entry().currency);
    let (minor, named) = said::money_of(context, &typed, currency)?;
    match usual.or(said) {
        Some(wanted) if wanted != named => {
            let args = [("text", (&typed).into()), ("currency", wanted.code().into())];
            Err(Failure::Said(context.texts.with("cli-other_currency", &args)))
        }
        _ => Ok((minor, named)),
    }
}

/// The part of the plan that the money is for, counted from 1.
fn part(context: &Context, matches: &ArgMatches, card: Option<&OrderCard>) -> Result<Option<InstalmentId>, Failure> {
    let (Some(at), Some(card)) = (matches.get_one::<u16>("part"), card) else { return Ok(None) };
    match card.plan.get(usize::from(*at) - 1) {
        Some(part) => Ok(Some(part.id)),
        None => {
            let args = [("n", (*at).into()), ("number", (&card.number).into()), ("all", card.plan.len().into())];
            Err(Failure::NoSuch(context.texts.with("cli-receipt-no_part", &args)))
        }
    }
}

fn bill(context: &Context, matches: &ArgMatches) -> Result<Option<Bill>, Failure> {
    let bill = Bill {
        drawer: text(matches, "bill-drawer"),
        acceptor: text(matches, "bill-acceptor"),
        issued_on: said::happened_on(context, matches, "bill-issued")?,
        matures_on: said::day(context, matches, "bill-due")?,
    };
    Ok(Some(bill).filter(|bill| *bill != Bill::default()))
}

/// Says the receipt that was just made: of its customer and order the one with the largest number.
fn newest(
    context: &Context,
    store: &Store,
    customer: crate::domain::id::CustomerId,
    order: Option<OrderId>,
) -> Result<(), Failure> {
    let mut newest = None;
    let filter = ReceiptFilter { customer: Some(customer), ..ReceiptFilter::default() };
    store.receipts(&filter, |row| {
        let is_newer = newest.as_ref().is_none_or(|known: &crate::store::ReceiptRow| row.row.id > known.row.id);
        if is_newer && row.row.receipt.order == order {
            newest = Some(row);
        }
        true
    })?;
    newest.map_or(Ok(()), |row| super::say(context, &row))
}
