//! `customer list`: all customers by name, or those that a filter leaves. A line is written as it is read.

use super::super::{
    Failure,
    arguments::{flag, plain, text, value},
    context::Context,
    json,
};
use crate::{
    domain::{customer::Parked, id::CustomerId, layer::Layer, stage::Stage, tier::Tier},
    i18n::Texts,
    store::{QueueRow, Store, StoreError},
    wording,
};
use clap::{ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use std::collections::HashSet;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "list", "help-customer-list")
        .arg(value(texts, "silent", "help-customer-list-silent", "help-value-days").value_parser(value_parser!(u32)))
        .arg(value(texts, "tier", "help-customer-list-tier", "help-value-tier").value_parser(super::fields::tier))
        .arg(value(texts, "stage", "help-customer-list-stage", "help-value-stage").value_parser(super::fields::stage))
        .arg(value(texts, "tag", "help-customer-list-tag", "help-value-text"))
        .arg(
            value(texts, "layer", "help-customer-list-layer", "help-value-layer")
                .value_parser(super::super::verdict::layer),
        )
        .arg(flag(texts, "count", "help-count"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let store = context.read()?;
    let tier = matches.get_one::<Tier>("tier").copied();
    let stage = matches.get_one::<Stage>("stage").copied();
    let tagged = match text(matches, "tag") {
        Some(tag) => Some(store.tagged(tag.trim_start_matches(['#', '＃']))?),
        None => None,
    };
    let silent = matches.get_one::<u32>("silent").copied();
    let layered: Option<HashSet<CustomerId>> = match matches.get_one::<Layer>("layer") {
        Some(wanted) => {
            let layers = store.layers(&context.config.dormancy_policy(), context.today())?;
            Some(layers.into_iter().filter(|(_, layer)| layer == wanted).map(|(customer, _)| customer).collect())
        }
        None => None,
    };
    let is_wanted = |row: &QueueRow| {
        tier.is_none_or(|tier| tier == row.tier)
            && stage.is_none_or(|stage| stage == row.stage)
            && tagged.as_ref().is_none_or(|tagged| tagged.contains(&row.customer))
            && layered.as_ref().is_none_or(|layered| layered.contains(&row.customer))
    };
    let mut out = context.out();
    if matches.get_flag("count") {
        let no_other = tier.is_none() && stage.is_none() && tagged.is_none() && silent.is_none();
        let mut count = 0_usize;
        if no_other {
            count = layered.as_ref().map_or_else(|| store.customer_count(), |layered| Ok(layered.len()))?;
        } else {
            each(context, &store, layered.as_ref(), silent, |row| {
                count += usize::from(is_wanted(&row));
                true
            })?;
        }
        if out.json {
            out.json(&Value::from(count))?;
        } else {
            out.line(&count.to_string())?;
        }
        return out.flush();
    }
    let (mut items, mut lines) = (Vec::new(), Vec::new());
    let mut closed = Ok(());
    let (as_json, is_terminal) = (out.json, out.is_terminal);
    each(context, &store, layered.as_ref(), silent, |row| {
        if !is_wanted(&row) {
            return true;
        }
        if as_json {
            items.push(item(context, &row));
        } else {
            lines.push(line(context, &row, is_terminal));
            // A pipe is fed as the rows come; only a terminal has columns to align.
            if !is_terminal && lines.len() == 256 {
                closed = out.table(&[], &lines);
                lines.clear();
            }
        }
        closed.is_ok()
    })?;
    closed?;
    if as_json {
        out.json(&Value::Array(items))?;
    } else {
        let texts = context.texts;
        let headings = [
            texts.get("cli-list-customer"),
            texts.get("cli-list-tier"),
            texts.get("cli-list-stage"),
            texts.get("cli-list-due"),
            texts.get("cli-list-last"),
            texts.get("cli-list-state"),
        ];
        out.table(&headings, &lines)?;
    }
    out.flush()
}

/// Those of a layer, or not contacted for so many days, or all, by name.
fn each(
    context: &Context,
    store: &Store,
    layered: Option<&HashSet<CustomerId>>,
    silent: Option<u32>,
    each: impl FnMut(QueueRow) -> bool,
) -> Result<(), StoreError> {
    match (layered, silent) {
        (Some(among), None) => store.customers_among(among, context.now(), each),
        _ => store.customers(silent, context.now(), each),
    }
}

fn line(context: &Context, row: &QueueRow, is_terminal: bool) -> Vec<String> {
    let texts = context.texts;
    let due = match row.due.filter(|_| row.queued) {
        Some(due) if is_terminal => wording::due::due(texts, due, row.implied, context.now()),
        Some(due) => format!("{}{}", if row.implied { "~" } else { "" }, due.key()),
        None => String::new(),
    };
    let state = row.parked.map_or("", |parked| {
        texts.get(match parked {
            Parked::Paused => "cli-paused",
            Parked::GivenUp => "cli-given_up",
        })
    });
    vec![
        row.name.clone(),
        format!("{}{}", row.tier.code(), if row.starred { "*" } else { "" }),
        wording::stage(texts, row.stage).to_owned(),
        due,
        row.last_contact.map_or_else(String::new, |day| day.to_string()),
        state.to_owned(),
    ]
}

fn item(context: &Context, row: &QueueRow) -> Value {
    let mut item = json::queue_row(row, context.today(), &context.policy);
    item["parked"] = json!(row.parked);
    item["follow_ups"] = json!(row.follow_ups);
    item["orders"] = json!(row.orders);
    item
}
