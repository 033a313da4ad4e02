//! `backup` and `restore`: a checked copy of the book, and the way back from one. Overwrites nothing; the store does the work.

use super::{
    Failure,
    arguments::{file, path, plain, positional, value},
    context::{Context, Place},
};
use crate::{
    i18n::Texts,
    store::{Restored, Snapshot, Store, StoreError, Totals, newest_snapshot, snapshot_name},
    wording::money::count,
};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    let output = value(texts, "output", "help-backup-output", "help-value-file").short('o');
    plain(texts, "backup", "help-backup").arg(file(output))
}

pub fn restore_command(texts: &Texts) -> Command {
    plain(texts, "restore", "help-restore").arg(file(positional(texts, "file", "help-restore-file", "help-value-file")))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let database = &context.paths.database;
    let nothing = match context.place() {
        Place::Nothing => Some("cli-no_book"),
        Place::Empty => Some("cli-empty_book"),
        Place::Something => None,
    };
    if let Some(key) = nothing {
        let words = context.texts.with(key, &[("path", (&database.display().to_string()).into())]);
        return Err(Failure::Said(words));
    }
    let store = Store::open_existing(database)?;
    let snapshot = match path(matches, "output") {
        None => store.snapshot_beside(context.at())?,
        // Into a folder, as a copy goes.
        Some(folder) if folder.is_dir() => store.snapshot(&folder.join(snapshot_name(database, context.at())))?,
        Some(target) => store.snapshot(&target)?,
    };
    let mut out = context.out();
    if out.json {
        out.json(&with_totals(
            json!({"path": snapshot.path.display().to_string(), "size": snapshot.bytes}),
            snapshot.totals,
        ))?;
    } else {
        let Snapshot { path, bytes, .. } = &snapshot;
        let (path, bytes) = (path.display().to_string(), count(*bytes));
        let args = [("path", (&path).into()), ("size", (&bytes).into())];
        out.line(&context.texts.with("cli-backup-done", &args))?;
        out.line(&totals(context, snapshot.totals))?;
    }
    out.flush()
}

pub fn restore(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(from) = path(matches, "file") else { return Ok(()) };
    let shown = from.display().to_string();
    let done = Store::restore(&from, &context.paths.database, context.at()).map_err(|error| match error {
        StoreError::Foreign => Failure::Said(context.texts.with("cli-restore-foreign", &[("path", (&shown).into())])),
        error => error.into(),
    })?;
    let is_sound = drill(context, done.totals).unwrap_or(false);
    let Restored { kept, totals: held } = done;
    let kept = kept.map(|path| path.display().to_string());
    let mut out = context.out();
    if out.json {
        let path = context.paths.database.display().to_string();
        out.json(&with_totals(json!({"path": path, "from": shown, "kept": kept, "sound": is_sound}), held))?;
    } else {
        out.line(&context.texts.with("cli-restore-done", &[("path", (&shown).into())]))?;
        out.line(&totals(context, held))?;
        if let Some(kept) = &kept {
            out.line(&context.texts.with("cli-restore-kept", &[("path", kept.into())]))?;
        }
    }
    out.flush()?;
    if is_sound { Ok(()) } else { Err(Failure::Said(context.texts.get("cli-restore-unsound").to_owned())) }
}

/// Whether what was put back works: opened as every command opens it, checked, counted.
fn drill(context: &Context, held: Totals) -> Result<bool, Failure> {
    let store = context.read()?;
    let found = store.totals()?;
    Ok(store.doctor(context.today())?.is_empty() && held == Totals { schema: held.schema, ..found })
}

/// A failure that asks for a snapshot names the newest one and how to put it back.
pub fn with_newest(context: &Context, failure: Failure) -> Failure {
    let asks =
        matches!(&failure, Failure::Store(StoreError::Damaged(_) | StoreError::Foreign | StoreError::Newer { .. }));
    match newest(context).filter(|_| asks) {
        Some(hint) => Failure::WithHint(Box::new(failure), hint),
        None => failure,
    }
}

/// The line that names the newest snapshot, if there is one.
pub fn newest(context: &Context) -> Option<String> {
    let path = newest_snapshot(&context.paths.database)?.display().to_string();
    Some(context.texts.with("cli-backup-newest", &[("path", (&path).into())]))
}

fn totals(context: &Context, totals: Totals) -> String {
    let figures = [("customers", totals.customers), ("follow_ups", totals.follow_ups), ("orders", totals.orders)];
    let figures: Vec<_> = figures.iter().map(|(name, figure)| (*name, count(figure.unsigned_abs()))).collect();
    let args: Vec<_> = figures.iter().map(|(name, figure)| (*name, figure.into())).collect();
    context.texts.with("cli-backup-totals", &args)
}

fn with_totals(mut value: Value, totals: Totals) -> Value {
    value["customers"] = totals.customers.into();
    value["contacts"] = totals.contacts.into();
    value["follow_ups"] = totals.follow_ups.into();
    value["orders"] = totals.orders.into();
    value["operations"] = totals.operations.into();
    value
}
