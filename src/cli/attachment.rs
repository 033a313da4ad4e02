//! `attachment`: the files that prove a follow-up: listed, added to one that is saved, taken out again under their own names.

use super::{
    Failure,
    arguments::{customer_argument, customer_text, family, file, path, plain, positional, value},
    context::Context,
    log::keep,
};
use crate::{
    domain::id::FollowUpId,
    i18n::Texts,
    safe::safe_line,
    store::{Attached, Op, StoreError, take_out},
    wording::errors,
};
use clap::{ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use std::path::PathBuf;

pub fn command(texts: &Texts) -> Command {
    let add = plain(texts, "add", "help-attachment-add")
        .arg(customer_argument(texts))
        .arg(
            file(positional(texts, "file", "help-attachment-file", "help-value-file"))
                .num_args(1..)
                .action(ArgAction::Append),
        )
        .arg(value(texts, "to", "help-attachment-to", "help-value-number").value_parser(value_parser!(i64)));
    let save = plain(texts, "save", "help-attachment-save").arg(customer_argument(texts)).arg(file(positional(
        texts,
        "folder",
        "help-attachment-folder",
        "help-value-folder",
    )));
    family(texts, "attachment", "help-attachment")
        .subcommand(plain(texts, "list", "help-attachment-list").arg(customer_argument(texts)))
        .subcommand(add)
        .subcommand(save)
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("list", matches)) => list(context, matches),
        Some(("add", matches)) => add(context, matches),
        Some(("save", matches)) => save(context, matches),
        _ => Err(Failure::Told),
    }
}

fn list(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let (customer, _) = context.customer(&store, customer_text(matches))?;
    show(context, &store.attachments(customer)?)
}

fn add(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut store = context.change()?;
    let (customer, name) = context.customer(&store, customer_text(matches))?;
    let wanted = matches.get_one::<i64>("to").map(|number| FollowUpId(*number));
    let follow_up = match wanted {
        Some(id) => store.follow_up(id).ok().filter(|found| found.customer == customer),
        None => store.follow_ups(customer, 1)?.pop(),
    };
    let Some(follow_up) = follow_up else {
        let key = if wanted.is_some() { "cli-attachment-no_such" } else { "cli-attachment-no_follow_up" };
        return Err(Failure::NoSuch(context.texts.with(key, &[("name", (&name).into())])));
    };
    let given: Vec<PathBuf> = matches.get_many::<PathBuf>("file").unwrap_or_default().cloned().collect();
    let files = keep(context, &store, &given)?;
    store.apply(&Op::Attach { follow_up: follow_up.id, files }, context.at())?;
    let of_it = store.attachments(customer)?.into_iter().filter(|one| one.follow_up == follow_up.id);
    show(context, &of_it.collect::<Vec<_>>())
}

/// Each file is tried: one that is gone keeps no other back.
fn save(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let (customer, _) = context.customer(&store, customer_text(matches))?;
    let folder = path(matches, "folder").unwrap_or_else(|| PathBuf::from("."));
    let (mut out, mut missed) = (context.out(), false);
    let mut made = Vec::new();
    for attached in store.attachments(customer)? {
        match take_out(&attached.file, &folder) {
            Ok(path) => made.push(path.display().to_string()),
            Err(error) => {
                missed = true;
                let why = match &error {
                    StoreError::Io(cause) => errors::io(context.texts, cause),
                    StoreError::Damaged(_) => context.texts.get("cli-attachment-altered").to_owned(),
                    other => errors::store(context.texts, other),
                };
                let name = safe_line(&attached.file.file_name).into_owned();
                context.tell(
                    &context
                        .texts
                        .with("cli-attachment-not_saved", &[("name", (&name).into()), ("why", (&why).into())]),
                );
            }
        }
    }
    if out.json {
        out.json(&Value::from(made))?;
    } else {
        for path in &made {
            out.line(path)?;
        }
    }
    out.flush()?;
    if missed { Err(Failure::Told) } else { Ok(()) }
}

fn show(context: &Context, found: &[Attached]) -> Result<(), Failure> {
    let mut out = context.out();
    if out.json {
        out.json(&found.iter().map(as_json).collect())?;
    } else {
        let headings = ["cli-receipt-id", "cli-attachment-day", "cli-attachment-name", "cli-attachment-bytes"]
            .map(|key| context.texts.get(key));
        let rows: Vec<Vec<String>> = found
            .iter()
            .map(|one| {
                let (number, day) = (one.follow_up.0.to_string(), one.happened.date().to_string());
                vec![number, day, one.file.file_name.clone(), one.file.size.to_string()]
            })
            .collect();
        out.aligned(&headings, &rows, &[0, 3])?;
    }
    out.flush()
}

fn as_json(one: &Attached) -> Value {
    json!({
        "follow_up": one.follow_up,
        "happened_at": one.happened.key(),
        "file_name": one.file.file_name,
        "size": one.file.size,
        "sha256": one.file.sha256,
    })
}
