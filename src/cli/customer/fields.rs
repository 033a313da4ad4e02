//! The options that say something of a customer, shared by `add` and `edit`. Writes nothing.

use super::super::{
    Failure,
    arguments::{flag, text, value},
    context::Context,
};
use crate::{
    domain::{stage::Stage, tier::Tier},
    entry::date,
    i18n::Texts,
    language::amount::{AmountError, AmountErrorKind, amount},
    store::op::{CustomerFields, NewContact},
};
use chrono::NaiveDate;
use clap::{ArgAction, ArgMatches, Command};

/// Adds the options to a command.
pub fn arguments(texts: &Texts, command: Command) -> Command {
    command
        .arg(value(texts, "contact", "help-customer-contact", "help-value-name"))
        .arg(value(texts, "title", "help-customer-title", "help-value-text"))
        .arg(flag(texts, "decision-maker", "help-customer-decision_maker"))
        .arg(value(texts, "phone", "help-customer-phone", "help-value-text"))
        .arg(value(texts, "wechat", "help-customer-wechat", "help-value-text"))
        .arg(value(texts, "email", "help-customer-email", "help-value-text"))
        .arg(value(texts, "tier", "help-customer-tier", "help-value-tier").value_parser(tier))
        .arg(flag(texts, "star", "help-customer-star"))
        .arg(value(texts, "ref", "help-customer-ref", "help-value-text"))
        .arg(value(texts, "kind", "help-customer-kind", "help-value-text"))
        .arg(value(texts, "source", "help-customer-source", "help-value-text"))
        .arg(value(texts, "industry", "help-customer-industry", "help-value-text"))
        .arg(value(texts, "region", "help-customer-region", "help-value-text"))
        .arg(value(texts, "address", "help-customer-address", "help-value-text"))
        .arg(value(texts, "need", "help-customer-need", "help-value-text"))
        .arg(value(texts, "decision-on", "help-customer-decision_on", "help-value-date"))
        .arg(value(texts, "amount", "help-customer-amount", "help-value-amount"))
        .arg(value(texts, "valid-until", "help-customer-valid_until", "help-value-date"))
        .arg(value(texts, "note", "help-customer-note", "help-value-text"))
        .arg(value(texts, "tag", "help-customer-tag", "help-value-text").action(ArgAction::Append))
        .arg(value(texts, "stage", "help-customer-stage", "help-value-stage").value_parser(stage))
        .arg(value(texts, "next", "help-customer-next", "help-value-next"))
}

/// Puts what was said over the fields that there are.
pub fn over(context: &Context, matches: &ArgMatches, fields: &mut CustomerFields) -> Result<(), Failure> {
    let put = |name: &str, field: &mut Option<String>| {
        if matches.contains_id(name) {
            *field = text(matches, name);
        }
    };
    put("ref", &mut fields.reference);
    put("kind", &mut fields.kind);
    put("source", &mut fields.source);
    put("industry", &mut fields.industry);
    put("region", &mut fields.region);
    put("address", &mut fields.address);
    put("need", &mut fields.need);
    put("note", &mut fields.note);
    if let Some(tier) = matches.get_one::<Tier>("tier") {
        fields.tier = *tier;
    }
    fields.starred |= matches.get_flag("star");
    if let Some(day) = text(matches, "decision-on") {
        let entry = context.entry();
        let read = date::day(&day, &entry).map_err(|problem| Failure::Said(date::problem(&problem, &entry)))?;
        fields.decision_on = Some(read);
    }
    for tag in matches.get_many::<String>("tag").unwrap_or_default().flat_map(|tags| tags.split_whitespace()) {
        let tag = tag.trim_start_matches(['#', '＃']);
        if !tag.is_empty() && !fields.tags.iter().any(|known| known == tag) {
            fields.tags.push(tag.to_owned());
        }
    }
    Ok(())
}

/// Puts what was said of the person over what there is; false when nothing was said.
pub fn contact(matches: &ArgMatches, contact: &mut NewContact) -> bool {
    let mut said = false;
    let mut put = |name: &str, field: &mut Option<String>| {
        if matches.contains_id(name) {
            *field = text(matches, name);
            said = true;
        }
    };
    put("title", &mut contact.title);
    put("phone", &mut contact.phone);
    put("wechat", &mut contact.wechat);
    put("email", &mut contact.email);
    if matches.get_flag("decision-maker") {
        contact.decision_maker = true;
        said = true;
    }
    said
}

/// The amount that was said, in minor units of the book's currency.
pub fn money(context: &Context, matches: &ArgMatches) -> Result<Option<i64>, Failure> {
    let Some(typed) = text(matches, "amount") else { return Ok(None) };
    let book = context.book_currency();
    let read = amount(&typed, book).map_err(|error| Failure::Said(amount_words(context, &error)))?;
    if read.currency() != book {
        let other = read.currency();
        let args = [("one", book.code().into()), ("other", other.code().into())];
        return Err(Failure::Said(context.texts.with("amount-two_currencies", &args)));
    }
    Ok(Some(read.minor()))
}

/// Until when what was quoted stands; the outer `None` when nothing was said, a blank text takes it away.
pub fn valid_until(context: &Context, matches: &ArgMatches) -> Result<Option<Option<NaiveDate>>, Failure> {
    let Some(typed) = text(matches, "valid-until") else {
        return Ok(matches.contains_id("valid-until").then_some(None));
    };
    let entry = context.entry();
    let read = date::validity(&typed, &entry).map_err(|problem| Failure::Said(date::problem(&problem, &entry)))?;
    Ok(Some(Some(read)))
}

fn amount_words(context: &Context, error: &AmountError) -> String {
    let texts = context.texts;
    match error.kind {
        AmountErrorKind::OutOfRange => texts.get("amount-out_of_range").to_owned(),
        AmountErrorKind::TooPrecise => {
            texts.with("amount-too_precise", &[("currency", context.book_currency().code().into())])
        }
        _ => texts.with("cli-amount", &[("text", (&error.text).into())]),
    }
}

pub fn tier(text: &str) -> Result<Tier, String> {
    crate::language::vocabulary::tier_word(text).ok_or_else(|| Tier::ALL.map(Tier::code).join(", "))
}

pub fn stage(text: &str) -> Result<Stage, String> {
    crate::language::vocabulary::stage_word(text).ok_or_else(|| Stage::ALL.map(Stage::code).join(", "))
}
