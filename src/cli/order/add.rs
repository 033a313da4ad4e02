//! `order add`: an order of a customer as one line of the shell. What is not said is taken from the customer's last order.

use super::{
    super::{
        Failure,
        arguments::{customer_argument, customer_text, flag, signed, text, value},
        context::Context,
        said,
    },
    fields, lines, show,
};
use crate::{
    domain::money::Currency,
    entry::order::{OrderEntry, order_problem},
    i18n::Texts,
    language::terms,
    store::op::{LedgerOp, NewOrder},
};
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    let command = super::super::arguments::plain(texts, "add", "help-order-add").arg(customer_argument(texts));
    fields::arguments(texts, command)
        .mut_arg("line", |line| line.required(true))
        .arg(signed(texts, "received", "help-order-received", "help-value-amount"))
        .arg(
            value(texts, "method", "help-receipt-method", "help-value-method")
                .value_parser(said::method)
                .requires("received"),
        )
        .arg(flag(texts, "draft", "help-order-draft"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = customer_text(matches);
    let mut store = context.change()?;
    let (customer, _) = context.customer(&store, typed)?;
    let last = store.last_order(customer)?;
    let currency = matches.get_one::<Currency>("currency").copied();
    let currency = currency.or(last.as_ref().map(|last| last.currency)).unwrap_or_else(|| context.entry().currency);
    let texts = matches.get_many::<String>("line").unwrap_or_default().map(String::as_str);
    let typed = lines::read(context, &store, customer, currency, texts)?;
    let method = said::method_of(&store, matches, customer)?;
    let received = said::money_in(context, matches, "received", currency)?.map(|amount| (amount, method));
    // A blank amount is none.
    if received.is_none() && matches.contains_id("method") {
        return Err(Failure::Said(context.texts.get("cli-order-method_alone").to_owned()));
    }
    let discount = match text(matches, "discount") {
        Some(typed) => Some(said::discount(context, &typed, currency)?),
        None => None,
    };
    let entry = OrderEntry {
        customer,
        deal: None,
        number: text(matches, "no"),
        external_number: text(matches, "external-no"),
        ordered_on: said::happened(context, matches, "date")?,
        currency,
        lines: typed.lines,
        discount,
        freight: said::money_in(context, matches, "freight", currency)?.unwrap_or(0),
        tax_rate: tax(context, matches, last.as_ref())?,
        terms: usual_terms(context, matches, last.as_ref(), currency),
        deliver_by: said::day(context, matches, "deliver-by")?,
        note: text(matches, "note"),
        received,
        draft: matches.get_flag("draft"),
    };
    let reading = said::entry_in(context, currency);
    let order = entry.order(&reading).map_err(|problem| Failure::Said(order_problem(&problem, &reading)))?;
    let (made, _) = store.apply(&LedgerOp::AddOrder(Box::new(order)).into(), context.at())?;
    typed.told.iter().for_each(|told| context.tell(told));
    made.order.map_or(Ok(()), |order| show::saved(context, &store, order))
}

/// The rate said (a blank one: none), else that of the customer's last order.
fn tax(context: &Context, matches: &ArgMatches, last: Option<&NewOrder>) -> Result<Option<i64>, Failure> {
    match text(matches, "tax") {
        Some(typed) => said::rate(context, &typed).map(Some),
        None if matches.contains_id("tax") => Ok(None),
        None => Ok(last.and_then(|last| last.tax_rate)),
    }
}

/// The terms said (blank ones: none), else those of the customer's last order, else those of the settings.
fn usual_terms(context: &Context, matches: &ArgMatches, last: Option<&NewOrder>, currency: Currency) -> Option<String> {
    if matches.contains_id("terms") {
        return text(matches, "terms");
    }
    let usual = last.map_or(Some(context.config.terms.as_str()), |last| last.terms.as_deref());
    // A sheet's own words for terms, and days, are kept with their order, and are no terms of a new one.
    let usual = usual.map(str::trim).filter(|usual| terms::do_again(usual, currency))?;
    context.tell(&context.texts.with("cli-order-usual_terms", &[("terms", usual.into())]));
    Some(usual.to_owned())
}
