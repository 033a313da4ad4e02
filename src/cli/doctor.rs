//! `doctor`: whether the file is sound, and what it is. Makes no file and changes none beyond opening it.

use super::{
    Failure, backup,
    context::{Context, Place},
    output::Output,
};
use crate::{
    store::{Finding, Store, Totals, newest_snapshot},
    wording::money::count,
};
use serde_json::{Value, json};
use std::fs;

pub fn run(context: &Context) -> Result<(), Failure> {
    let texts = context.texts;
    context.refuse_emptied()?;
    let path = context.paths.database.display().to_string();
    let mut out = context.out();
    let nothing = match context.place() {
        Place::Nothing => Some(("nothing", "cli-no_book")),
        Place::Empty => Some(("empty", "cli-empty_book")),
        Place::Something => None,
    };
    if let Some((state, key)) = nothing {
        if out.json {
            out.json(&json!({"path": path, "state": state, "sound": true, "newest_snapshot": newest_path(context), "findings": []}))?;
        } else {
            out.line(&texts.with(key, &[("path", (&path).into())]))?;
            tell_newest(context, &mut out)?;
        }
        return out.flush();
    }
    if !out.json {
        out.line(&texts.with("cli-doctor-path", &[("path", (&path).into())]))?;
        out.flush()?;
    }
    let store = Store::open_existing(&context.paths.database)?;
    let size = fs::metadata(&context.paths.database).map_or(0, |found| found.len());
    let totals = store.totals()?;
    let mut store = store;
    if context.settings_are_sound {
        // The kept figures are compared with what the rep's own settings give.
        store.set_policy(context.policy.clone())?;
    }
    let findings = store.doctor(context.today())?;
    if out.json {
        let state = if store.is_look_only() { "read_only" } else { "book" };
        let mut report = as_json(&path, state, size, totals, newest_path(context), &findings);
        let workdays = &context.policy.workdays;
        let calendar = if workdays.chinese { "cn" } else { "week" };
        report["workdays"] = json!({"calendar": calendar, "known_to": workdays.known_to()});
        out.json(&report)?;
    } else {
        if store.is_look_only() {
            out.line(&texts.with("cli-look_only", &[("path", (&path).into())]))?;
        }
        let figures = [
            ("size", count(size)),
            ("schema", totals.schema.to_string()),
            ("customers", count(totals.customers.unsigned_abs())),
            ("contacts", count(totals.contacts.unsigned_abs())),
            ("follow_ups", count(totals.follow_ups.unsigned_abs())),
            ("orders", count(totals.orders.unsigned_abs())),
            ("operations", count(totals.operations.unsigned_abs())),
        ];
        let figures: Vec<_> = figures.iter().map(|(name, figure)| (*name, figure.into())).collect();
        out.line(&texts.with("cli-doctor-size", &figures[..2]))?;
        out.line(&texts.with("cli-doctor-totals", &figures[2..]))?;
        tell_newest(context, &mut out)?;
        if let Some(day) = context.policy.workdays.known_to() {
            let day = day.to_string();
            out.line(&texts.with("cli-doctor-workdays", &[("day", (&day).into())]))?;
        }
        for finding in &findings {
            out.line(&words(context, finding))?;
        }
        if findings.is_empty() {
            out.line(texts.get("cli-doctor-sound"))?;
        }
    }
    out.flush()?;
    if findings.is_empty() {
        return Ok(());
    }
    let number = i64::try_from(findings.len()).unwrap_or(i64::MAX);
    Err(Failure::Said(texts.with("cli-doctor-unsound", &[("n", number.into())])))
}

/// Where the way back begins.
fn tell_newest(context: &Context, out: &mut Output) -> Result<(), Failure> {
    match backup::newest(context) {
        Some(line) => out.line(&line),
        None => out.line(context.texts.get("cli-backup-none")),
    }
}

fn newest_path(context: &Context) -> Option<String> {
    newest_snapshot(&context.paths.database).map(|path| path.display().to_string())
}

fn words(context: &Context, finding: &Finding) -> String {
    let texts = context.texts;
    match finding {
        Finding::Integrity(what) => texts.with("cli-doctor-integrity", &[("what", what.into())]),
        Finding::ForeignKey { table, row } => {
            let row = row.map_or_else(|| "?".to_owned(), |row| row.to_string());
            texts.with("cli-doctor-foreign_key", &[("table", table.into()), ("row", (&row).into())])
        }
        Finding::QueueLine { name, .. } => texts.with("cli-doctor-queue_line", &[("name", name.into())]),
        Finding::QueueCount { day, kept, counted, .. } => texts.with(
            "cli-doctor-queue_count",
            &[("day", day.into()), ("kept", (*kept).into()), ("counted", (*counted).into())],
        ),
        Finding::OrderState { number, .. } => texts.with("cli-doctor-order_state", &[("number", number.into())]),
        Finding::LedgerSum { table, of } => {
            texts.with("cli-doctor-ledger_sum", &[("table", table.into()), ("of", of.into())])
        }
        Finding::NoteIndex(what) => texts.with("cli-doctor-note_index", &[("what", what.into())]),
    }
}

fn as_json(path: &str, state: &str, size: u64, totals: Totals, newest: Option<String>, findings: &[Finding]) -> Value {
    let findings: Vec<Value> = findings
        .iter()
        .map(|finding| match finding {
            Finding::Integrity(what) => json!({"kind": "integrity", "what": what}),
            Finding::ForeignKey { table, row } => json!({"kind": "foreign_key", "table": table, "row": row}),
            Finding::QueueLine { name, .. } => json!({"kind": "queue_line", "customer": name}),
            Finding::QueueCount { lane, tier, day, kept, counted } => {
                json!({"kind": "queue_count", "lane": lane, "tier": tier, "day": day, "kept": kept, "counted": counted})
            }
            Finding::OrderState { number, .. } => json!({"kind": "order_state", "order": number}),
            Finding::LedgerSum { table, of } => json!({"kind": "ledger_sum", "table": table, "of": of}),
            Finding::NoteIndex(what) => json!({"kind": "note_index", "what": what}),
        })
        .collect();
    json!({
        "path": path,
        "state": state,
        "size": size,
        "schema": totals.schema,
        "customers": totals.customers,
        "contacts": totals.contacts,
        "follow_ups": totals.follow_ups,
        "orders": totals.orders,
        "operations": totals.operations,
        "newest_snapshot": newest,
        "sound": findings.is_empty(),
        "findings": findings,
    })
}
