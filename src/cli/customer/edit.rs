//! `customer edit`: changes what is named and nothing else, as one step.

use super::{
    super::{
        Failure,
        arguments::{customer_argument, customer_text, flag, plain, text, value},
        context::Context,
    },
    fields,
};
use crate::{
    domain::{id::CustomerId, stage::Stage},
    entry::{self, lint::lacks_need, log::LogProblem},
    i18n::Texts,
    store::{
        Op, Store,
        op::{CustomerEdit, CustomerFields, NewContact, StageMove},
    },
};
use clap::{ArgAction, ArgMatches, Command};
use serde_json::json;

pub fn command(texts: &Texts) -> Command {
    let command = plain(texts, "edit", "help-customer-edit").arg(customer_argument(texts)).arg(value(
        texts,
        "name",
        "help-customer-edit-name",
        "help-value-name",
    ));
    fields::arguments(texts, command)
        .arg(value(texts, "untag", "help-customer-edit-untag", "help-value-text").action(ArgAction::Append))
        .arg(flag(texts, "unstar", "help-customer-edit-unstar"))
        .arg(value(texts, "reason", "help-customer-edit-reason", "help-value-text"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = customer_text(matches);
    let mut store = context.change()?;
    let (id, name) = context.customer(&store, typed)?;
    let mut operations = Vec::new();
    let was = CustomerFields::of(&store.customer(id)?);
    let mut now = was.clone();
    fields::over(context, matches, &mut now)?;
    if matches.contains_id("name") {
        now.name = text(matches, "name").unwrap_or_default();
    }
    if matches.get_flag("unstar") {
        now.starred = false;
    }
    let dropped: Vec<&str> = matches.get_many::<String>("untag").unwrap_or_default().map(String::as_str).collect();
    now.tags.retain(|tag| !dropped.iter().any(|drop| drop.trim_start_matches(['#', '＃']) == tag));
    let shown = now.name.clone();
    let has_need = now.need.is_some();
    let amount = fields::money(context, matches)?;
    if now != was || amount.is_some() {
        operations.push(Op::EditCustomer(Box::new(CustomerEdit { id, was, now, amount })));
    }
    if let Some(until) = fields::valid_until(context, matches)? {
        operations.push(Op::SetValidity { customer: id, until });
    }
    operations.extend(person(&store, id, &name, matches)?);
    if let Some(stage) = matches.get_one::<Stage>("stage") {
        if lacks_need(*stage, has_need) {
            context.tell(&entry::log_problem(&LogProblem::NeedMissing(*stage), &context.entry()));
        }
        let reason = text(matches, "reason");
        operations.push(Op::MoveStage(StageMove { customer: id, stage: *stage, reason, note: None }));
    }
    if let Some(next) = text(matches, "next") {
        let (due, action) = context.step(&next)?;
        operations.push(Op::Plan { customer: id, due: Some(due), action, channel: None });
    }
    let operation = Op::together(operations);
    match &operation {
        None => context.tell(context.texts.get("cli-edit-nothing")),
        Some(operation) => drop(store.apply(operation, context.at())?),
    }
    let mut out = context.out();
    if out.json {
        out.json(&json!({"id": id, "customer": shown, "changed": operation.is_some()}))?;
    } else {
        out.line(&shown)?;
    }
    out.flush()
}

/// The person that was named, else the first one; a new one when there is none.
fn person(store: &Store, id: CustomerId, customer: &str, matches: &ArgMatches) -> Result<Option<Op>, Failure> {
    let named = text(matches, "contact");
    let contacts = store.contacts(id)?;
    let known = match &named {
        Some(name) => contacts.iter().find(|contact| contact.name == *name),
        None => contacts.first(),
    };
    let was = known.map(NewContact::of);
    let mut now = was.clone().unwrap_or_default();
    let said = fields::contact(matches, &mut now);
    Ok(match (known, was) {
        (Some(known), Some(was)) if said => Some(Op::EditContact { contact: known.id, was, now }),
        (None, _) if said || named.is_some() => {
            now.name = named.unwrap_or_else(|| customer.to_owned());
            Some(Op::AddContact { customer: id, contact: now })
        }
        _ => None,
    })
}
