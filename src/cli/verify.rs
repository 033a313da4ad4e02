//! `verify`: whether the follow-ups that a handed-on report stood on are as they were (`ideas M5`, `features S178`). Changes nothing, and
//! judges nothing: what the book's own history explains is told, and only what it does not explain is a failure.

use super::{Failure, context::Context};
use crate::{
    domain::seal::SealKind,
    i18n::Texts,
    store::{ChangedLog, LogState, SealedLog},
    wording,
};
use chrono::DateTime;
use serde_json::{Value, json};

/// Follow-ups of one action that a line names; more are counted.
const NAMED: usize = 8;

pub fn run(context: &Context) -> Result<(), Failure> {
    let texts = context.texts;
    let links = context.read()?.sealed_logs()?;
    let mut out = context.out();
    let of_state = |state| links.iter().filter(|link| link.state == state).count();
    let (explained, unexplained) = (of_state(LogState::Explained), of_state(LogState::Unexplained));
    if out.json {
        out.json(&Value::Array(links.iter().map(as_json).collect()))?;
    } else {
        for link in &links {
            out.line(&words(context, link))?;
            for line in changed_words(context, &link.changed) {
                out.line(&line)?;
            }
        }
        match links.last().and_then(|link| link.seal.log.as_ref()) {
            None => out.line(texts.get("cli-verify-nothing"))?,
            Some(head) if explained + unexplained == 0 => {
                let args = [("n", head.count.into()), ("digest", (&head.sha256).into())];
                out.line(&texts.with("cli-verify-intact", &args))?;
            }
            Some(_) if unexplained == 0 => {
                let is_reworded = links.iter().flat_map(|link| &link.changed).any(|one| one.is_reworded);
                out.line(texts.get(if is_reworded { "cli-verify-explained" } else { "cli-verify-kept" }))?;
            }
            Some(_) => {}
        }
    }
    out.flush()?;
    match i64::try_from(unexplained) {
        Ok(0) => Ok(()),
        n => Err(Failure::Said(texts.with("cli-verify-changed", &[("n", n.unwrap_or(i64::MAX).into())]))),
    }
}

/// `Week to 2026-11-21, handed on 2026-11-21 18:00: 42 follow-ups, unchanged`.
fn words(context: &Context, link: &SealedLog) -> String {
    let texts = context.texts;
    let kind = texts.get(match link.seal.kind {
        SealKind::Day => "report-kind-day",
        SealKind::Week => "report-kind-week",
        SealKind::Month => "report-kind-month",
    });
    let to = link.seal.to.format("%Y-%m-%d").to_string();
    let sealed = link.seal.sealed_at.format("%Y-%m-%d %H:%M").to_string();
    let state = texts.get(match link.state {
        LogState::Same => "cli-verify-same",
        LogState::Explained => "cli-verify-mended",
        LogState::Unexplained => "cli-verify-different",
    });
    let args = [
        ("kind", kind.into()),
        ("to", (&to).into()),
        ("when", (&sealed).into()),
        ("n", link.added.into()),
        ("state", state.into()),
    ];
    texts.with("cli-verify-link", &args)
}

/// A line for each action and customer: a merge can move hundreds.
fn changed_words(context: &Context, changed: &[ChangedLog]) -> Vec<String> {
    let texts = context.texts;
    let mut groups: Vec<(&ChangedLog, Vec<String>)> = Vec::new();
    for one in changed {
        let is_alike = |(first, _): &&mut (&ChangedLog, _)| {
            (&first.customer, &first.by, first.is_reworded) == (&one.customer, &one.by, one.is_reworded)
        };
        let number = one.follow_up.0.to_string();
        match groups.iter_mut().find(is_alike) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((one, vec![number])),
        }
    }
    groups.iter().map(|(one, numbers)| group_words(texts, one, numbers)).collect()
}

fn group_words(texts: &Texts, one: &ChangedLog, numbers: &[String]) -> String {
    let named = numbers.get(..NAMED).unwrap_or(numbers).join(texts.get("log-list-comma"));
    let numbers = match numbers.len() {
        n if n > NAMED => texts.with("cli-verify-more", &[("named", (&named).into()), ("n", n.into())]),
        _ => named,
    };
    let whose = one.customer.as_ref().map_or_else(|| texts.get("cli-verify-gone"), |(_, name)| name.as_str());
    let what = match &one.by {
        None => texts.get("cli-verify-elsewhere").to_owned(),
        Some(by) => {
            let at = DateTime::parse_from_rfc3339(&by.at)
                .map_or_else(|_| by.at.clone(), |at| at.format("%Y-%m-%d %H:%M").to_string());
            let key = if one.is_reworded { "cli-verify-by" } else { "cli-verify-moved" };
            texts.with(key, &[("action", (&wording::history::name(texts, by)).into()), ("when", (&at).into())])
        }
    };
    let args = [("numbers", (&numbers).into()), ("customer", whose.into()), ("what", (&what).into())];
    texts.with("cli-verify-row", &args)
}

fn as_json(link: &SealedLog) -> Value {
    let changed: Vec<Value> = link
        .changed
        .iter()
        .map(|one| {
            let customer = one.customer.as_ref();
            json!({
                "follow_up": one.follow_up,
                "customer_id": customer.map(|(id, _)| id),
                "customer": customer.map(|(_, name)| name),
                "at": one.by.as_ref().map(|by| &by.at),
                "action": one.by.as_ref().map(|by| &by.action),
                "reworded": one.is_reworded,
            })
        })
        .collect();
    let log = link.seal.log.as_ref();
    json!({
        "kind": link.seal.kind.code(),
        "from": link.seal.from.to_rfc3339(),
        "to": link.seal.to.to_rfc3339(),
        "sealed_at": link.seal.sealed_at.to_rfc3339(),
        "report_sha256": link.seal.sha256,
        "follow_ups": link.added,
        "chain_follow_ups": log.map(|log| log.count),
        "chain_sha256": log.map(|log| &log.sha256),
        "intact": link.state == LogState::Same,
        "explained": link.state != LogState::Unexplained,
        "changed": changed,
    })
}
