//! `customer duplicates` and `merge`: who may be one, and two made one. Decides nothing by itself.

use super::super::{
    Failure,
    arguments::{plain, positional},
    context::Context,
};
use crate::{
    domain::id::CustomerId,
    i18n::Texts,
    store::{ContactMatch, Op, Store, StoreError, op::CustomerMerge},
};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "merge", "help-customer-merge")
        .arg(positional(texts, "keep", "help-customer-merge-keep", "help-value-customer"))
        .arg(positional(texts, "away", "help-customer-merge-away", "help-value-customer"))
}

pub fn duplicates_command(texts: &Texts) -> Command {
    plain(texts, "duplicates", "help-customer-duplicates")
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let named = |name| matches.get_one::<String>(name).map_or("", String::as_str);
    let (keep, keep_name) = meant(context, &store, named("keep"))?;
    let (away, away_name) = meant(context, &store, named("away"))?;
    if keep == away {
        return Err(Failure::Said(context.texts.with("cli-merge-same", &[("name", (&keep_name).into())])));
    }
    store.apply(&Op::MergeCustomers(Box::new(CustomerMerge::new(keep, away))), context.at())?;
    let mut out = context.out();
    if out.json {
        let sheet = store.merge_sheet(keep)?;
        out.json(&json!({
            "customer": keep_name,
            "id": keep.0,
            "merged": away_name,
            "follow_ups": sheet.follow_ups,
            "orders": sheet.orders,
            "receipts": sheet.receipts,
            "contacts": sheet.contacts.len(),
        }))?;
    } else {
        let names = [("keep", (&keep_name).into()), ("away", (&away_name).into())];
        out.line(&context.texts.with("cli-merge-done", &names))?;
    }
    out.flush()
}

pub fn duplicates(context: &Context) -> Result<(), Failure> {
    let found = context.read()?.duplicates()?;
    let mut out = context.out();
    if out.json {
        let pairs = found.pairs.iter().map(|pair| {
            let (reason, phone) = match &pair.because {
                ContactMatch::Phone(phone) => ("phone", Some(phone)),
                ContactMatch::Name => ("name", None),
                ContactMatch::Similar => ("similar", None),
            };
            json!({
                "keep": {"id": pair.keep.0, "name": pair.keep_name},
                "away": {"id": pair.away.0, "name": pair.away_name},
                "reason": reason,
                "phone": phone,
            })
        });
        out.json(&Value::Array(pairs.collect()))?;
        return out.flush();
    }
    let rows: Vec<Vec<String>> = found
        .pairs
        .iter()
        .map(|pair| {
            let why = match &pair.because {
                ContactMatch::Phone(phone) => context.texts.with("merge-because-phone", &[("phone", phone.into())]),
                ContactMatch::Name => context.texts.get("merge-because-name").to_owned(),
                ContactMatch::Similar => context.texts.get("merge-because-similar").to_owned(),
            };
            let numbered = |id: CustomerId, name: &str| format!("@{} {name}", id.0);
            vec![numbered(pair.keep, &pair.keep_name), numbered(pair.away, &pair.away_name), why]
        })
        .collect();
    out.table(&[], &rows)?;
    match (found.pairs.is_empty(), found.more) {
        (true, _) => context.tell(context.texts.get("cli-duplicates-none")),
        (false, true) => context.tell(context.texts.get("cli-duplicates-more")),
        (false, false) => {}
    }
    out.flush()
}

/// The customer that is meant: two of one name are told apart by their number, `@12` as `duplicates` lists it.
fn meant(context: &Context, store: &Store, typed: &str) -> Result<(CustomerId, String), Failure> {
    let number = typed.trim().strip_prefix(['@', '＠']).and_then(|number| number.parse().ok());
    match number.map(|number| store.customer(CustomerId(number))) {
        Some(Ok(customer)) => Ok((customer.id, customer.name)),
        Some(Err(StoreError::Missing(_))) | None => context.customer(store, typed),
        Some(Err(error)) => Err(error.into()),
    }
}
