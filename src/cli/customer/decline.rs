//! `customer decline`: a way to a customer that is left out, with the reason; or tried again after all. Judges nobody.

use super::super::{
    Failure,
    arguments::{customer_argument, customer_text, flag, plain, text, value},
    context::Context,
    verdict,
};
use crate::{
    domain::{
        channel::Channel,
        id::{ContactId, CustomerId},
    },
    i18n::Texts,
    language::pinyin::{NameMatch, resolve_name},
    store::{
        Op, Store,
        op::{RouteOp, RouteTo},
    },
};
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "decline", "help-customer-decline")
        .arg(customer_argument(texts))
        .arg(
            value(texts, "channel", "help-customer-decline-channel", "help-value-channel")
                .required(true)
                .value_parser(verdict::channel),
        )
        .arg(value(texts, "contact", "help-customer-decline-contact", "help-value-name"))
        .arg(
            value(texts, "reason", "help-customer-decline-reason", "help-value-text")
                .required_unless_present("allow")
                .conflicts_with("allow"),
        )
        .arg(flag(texts, "allow", "help-customer-decline-allow"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let typed = customer_text(matches);
    let (customer, _) = context.customer(&store, typed)?;
    let contact = match text(matches, "contact") {
        Some(name) => Some(person(context, &store, customer, &name)?),
        None => None,
    };
    let channel = matches.get_one::<Channel>("channel").copied().unwrap_or(Channel::Other);
    let route = RouteTo { customer, contact, channel };
    let op = match matches.get_flag("allow") {
        true => RouteOp::Allow(route),
        false => RouteOp::Decline { route, reason: text(matches, "reason").unwrap_or_default() },
    };
    store.apply(&Op::Route(op), context.at())?;
    verdict::tell(context, &store.judged(customer, &context.config.dormancy_policy())?)
}

/// The person at the customer whom a name means.
fn person(context: &Context, store: &Store, customer: CustomerId, name: &str) -> Result<ContactId, Failure> {
    let contacts = store.contacts(customer)?;
    let names: Vec<&str> = contacts.iter().map(|contact| contact.name.as_str()).collect();
    match resolve_name(name, &names) {
        NameMatch::One(place) => contacts.get(place).map(|contact| contact.id).ok_or(Failure::Told),
        _ => Err(Failure::NoSuch(context.texts.with("verdict-nobody", &[("name", name.into())]))),
    }
}
