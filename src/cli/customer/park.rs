//! `customer park` and `wake`: out of the queue with a reason, and back. Deletes nothing.

use super::super::{
    Failure,
    arguments::{customer_argument, flag, plain, text, value},
    context::Context,
};
use crate::{
    domain::{customer::Parked, dormancy::revive_on, id::CustomerId, tier::Tier},
    entry::date,
    i18n::Texts,
    store::Op,
};
use clap::{ArgMatches, Command};
use serde_json::json;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "park", "help-customer-park")
        .arg(customer_argument(texts).num_args(1..))
        .arg(value(texts, "reason", "help-customer-park-reason", "help-value-text").required(true))
        .arg(value(texts, "until", "help-customer-park-until", "help-value-date"))
        .arg(flag(texts, "give-up", "help-customer-park-give_up"))
}

pub fn wake_command(texts: &Texts) -> Command {
    plain(texts, "wake", "help-customer-wake").arg(customer_argument(texts).num_args(1..))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let how = if matches.get_flag("give-up") { Parked::GivenUp } else { Parked::Paused };
    let until = text(matches, "until");
    let never = until.as_deref().is_some_and(|until| date::is_none_word(until, &context.entry()));
    let day = match until.filter(|_| !never) {
        Some(day) => Some(context.planned(&day)?.date),
        None => None,
    };
    let reason = text(matches, "reason").unwrap_or_default();
    write(context, matches, |customers, tiers| {
        // As the screen proposes it.
        let revives = how == Parked::GivenUp && !never;
        let wake_on = day.or_else(|| if revives { revive_on(tiers, context.now().date()) } else { None });
        Op::Park { customers, how, reason, wake_on }
    })
}

pub fn wake(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    write(context, matches, |customers, _| Op::Wake { customers })
}

/// All of the customers named, or none: one that is not found keeps the others as they are.
fn write(
    context: &Context,
    matches: &ArgMatches,
    operation: impl FnOnce(Vec<CustomerId>, Vec<Tier>) -> Op,
) -> Result<(), Failure> {
    let mut store = context.change()?;
    let (mut customers, mut tiers, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for typed in matches.get_many::<String>("customer").unwrap_or_default() {
        let (id, name) = context.customer(&store, typed)?;
        tiers.push(store.customer(id)?.tier);
        customers.push(id);
        names.push(name);
    }
    store.apply(&operation(customers, tiers), context.at())?;
    let mut out = context.out();
    if out.json {
        out.json(&json!(names.iter().map(|name| json!({"customer": name})).collect::<Vec<_>>()))?;
    } else {
        for name in &names {
            out.line(name)?;
        }
    }
    out.flush()
}
