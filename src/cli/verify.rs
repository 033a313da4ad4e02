//! `verify`: whether the follow-ups that a handed-on report stood on are as they were (`ideas M5`, `features S178`). Changes nothing, and
//! judges nothing: a correction is no fault, it is told.

use super::{Failure, context::Context};
use crate::{
    domain::seal::SealKind,
    store::{ChangedLog, SealedLog},
    wording,
};
use chrono::DateTime;
use serde_json::{Value, json};

pub fn run(context: &Context) -> Result<(), Failure> {
    let texts = context.texts;
    let links = context.read()?.sealed_logs()?;
    let mut out = context.out();
    let altered = links.iter().filter(|link| !link.is_intact).count();
    if out.json {
        out.json(&Value::Array(links.iter().map(as_json).collect()))?;
    } else {
        for link in &links {
            out.line(&words(context, link))?;
            for changed in &link.changed {
                out.line(&changed_words(context, changed))?;
            }
        }
        match links.last().and_then(|link| link.seal.log.as_ref()) {
            None => out.line(texts.get("cli-verify-nothing"))?,
            Some(head) if altered == 0 => {
                let args = [("n", head.count.into()), ("digest", (&head.sha256).into())];
                out.line(&texts.with("cli-verify-intact", &args))?;
            }
            Some(_) => {}
        }
    }
    out.flush()?;
    match i64::try_from(altered) {
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
    let state = texts.get(if link.is_intact { "cli-verify-same" } else { "cli-verify-different" });
    let args = [
        ("kind", kind.into()),
        ("to", (&to).into()),
        ("when", (&sealed).into()),
        ("n", link.added.into()),
        ("state", state.into()),
    ];
    texts.with("cli-verify-link", &args)
}

fn changed_words(context: &Context, changed: &ChangedLog) -> String {
    let texts = context.texts;
    let at = DateTime::parse_from_rfc3339(&changed.at)
        .map_or_else(|_| changed.at.clone(), |at| at.format("%Y-%m-%d %H:%M").to_string());
    let whose = changed.customer.as_ref().map_or_else(|| texts.get("cli-verify-gone"), |(_, name)| name.as_str());
    let args = [
        ("number", changed.follow_up.0.to_string()),
        ("customer", whose.to_owned()),
        ("action", wording::history::of_action(texts, &changed.action).to_owned()),
        ("when", at),
    ];
    texts.with("cli-verify-row", &args.each_ref().map(|(name, said)| (*name, said.into())))
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
                "at": one.at,
                "action": one.action,
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
        "intact": link.is_intact,
        "changed": changed,
    })
}
