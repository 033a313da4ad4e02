//! `when`: what a date expression means now. Opens no book.

use super::{
    Failure,
    arguments::{plain, positional},
    context::Context,
    json,
};
use crate::{
    domain::workday::is_weekend,
    i18n::Texts,
    language::when::{Field, asked},
    wording,
};
use chrono::Datelike;
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "when", "help-when")
        .arg(positional(texts, "text", "help-when-text", "help-value-text").num_args(1..))
        .arg(super::arguments::flag(texts, "past", "help-when-past"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let texts = context.texts;
    let text = words(matches, "text");
    let field = if matches.get_flag("past") { Field::Past } else { Field::Future };
    let read = asked(&text, context.now(), field, context.entry().order())
        .map_err(|error| Failure::Said(wording::errors::when(texts, &error)))?;
    let moment = read.moment;
    let mut out = context.out();
    if out.json {
        let (date, time) = json::moment(Some(moment));
        out.json(&serde_json::json!({"date": date, "time": time}))?;
    } else {
        let mut words = wording::date::day_full(texts, moment.date);
        if let Some(time) = moment.time {
            words = texts
                .with("date-with-time", &[("day", (&words).into()), ("time", (&wording::date::time(time)).into())]);
        }
        if is_weekend(moment.date) {
            words = texts.with("cli-when-weekend", &[("day", (&words).into())]);
        }
        out.line(&words)?;
    }
    out.flush()?;
    if let Some(named) = read.other_weekday {
        let is = wording::date::weekday(texts, moment.date.weekday());
        let named = wording::date::weekday(texts, named);
        context.tell(&texts.with("cli-when-weekday", &[("named", named.into()), ("is", is.into())]));
    }
    Ok(())
}

/// The words of a text that may be given unquoted.
pub fn words(matches: &ArgMatches, name: &str) -> String {
    matches.get_many::<String>(name).unwrap_or_default().map(String::as_str).collect::<Vec<_>>().join(" ")
}
