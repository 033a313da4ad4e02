//! `customer add`: one customer with all that is known of it, or one name a line. Warns of a likely duplicate and never refuses it.

use super::{
    super::{
        Failure,
        arguments::{plain, positional, text},
        context::Context,
        output::Output,
    },
    fields,
};
use crate::{
    domain::stage::Stage,
    i18n::Texts,
    store::{
        Alike, ContactMatch, Op, Rule, Store, StoreError,
        op::{NewContact, NewCustomer},
    },
};
use clap::{ArgMatches, Command};
use serde_json::json;
use std::io::{self, BufRead, Read};

/// So many likely duplicates are named.
const MOST: usize = 3;
/// A longer line is no name: bytes.
const LONGEST_LINE: u64 = 1 << 16;

pub fn command(texts: &Texts) -> Command {
    let name = positional(texts, "name", "help-customer-add-name", "help-value-name");
    fields::arguments(texts, plain(texts, "add", "help-customer-add").arg(name))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = matches.get_one::<String>("name").map(String::as_str).unwrap_or_default();
    if typed == "-" {
        return from_input(context);
    }
    let mut new = NewCustomer::named(typed);
    fields::over(context, matches, &mut new.fields)?;
    new.stage = matches.get_one::<Stage>("stage").copied().unwrap_or_default();
    if new.stage == Stage::Won {
        return Err(StoreError::rule(Rule::WonWithoutOrder).into());
    }
    new.amount = fields::money(context, matches)?;
    new.valid_until = fields::valid_until(context, matches)?.flatten();
    if let Some(next) = text(matches, "next") {
        let (due, action) = context.step(&next)?;
        (new.next, new.next_action) = (Some(due), action);
    }
    let mut person = NewContact::default();
    let named = text(matches, "contact");
    if fields::contact(matches, &mut person) || named.is_some() {
        // A number without a person is the company's own.
        person.name = named.unwrap_or_else(|| typed.trim().to_owned());
        new.contacts.push(person);
    }
    let mut store = context.write()?;
    let phone = new.contacts.first().and_then(|contact| contact.phone.as_deref());
    let alike = store.alike(typed, phone, MOST)?;
    let (made, _) = store.apply(&Op::AddCustomer(Box::new(new)), context.at())?;
    for other in &alike {
        warn(context, other);
    }
    let mut out = context.out();
    if out.json {
        let alike: Vec<&str> = alike.iter().map(|other| other.name.as_str()).collect();
        out.json(&json!({"id": made.customer, "customer": typed.trim(), "alike": alike}))?;
    } else {
        out.line(typed.trim())?;
    }
    out.flush()
}

/// One name a line; each is printed after its commit, so that what was printed is what is kept.
fn from_input(context: &Context) -> Result<(), Failure> {
    let mut store = context.write()?;
    let mut out = context.out();
    lines(|number, line| {
        if line.trim().is_empty() {
            return Ok(());
        }
        add_line(context, &mut store, &mut out, line).map_err(|failure| at_line(number, failure))
    })
}

fn add_line(context: &Context, store: &mut Store, out: &mut Output, name: &str) -> Result<(), Failure> {
    let same = store.same(name, None)?;
    let (made, _) = store.apply(&Op::AddCustomer(Box::new(NewCustomer::named(name))), context.at())?;
    for other in same.iter().take(MOST) {
        warn(context, other);
    }
    if out.json {
        out.json_line(&json!({"id": made.customer, "customer": name.trim()}))?;
    } else {
        out.line(name.trim())?;
    }
    out.flush()
}

/// Hands over each line of standard input with its number, until one fails.
pub fn lines(mut take: impl FnMut(u64, &str) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(Failure::Input)?;
        if read == 0 {
            break;
        }
        if line.len() as u64 >= LONGEST_LINE && !line.ends_with(b"\n") {
            return Err(Failure::LineTooLong(number));
        }
        let text = std::str::from_utf8(&line).map_err(|_| Failure::NotUtf8(number))?;
        let text = text.trim_end_matches(['\n', '\r']);
        take(number, if number == 1 { text.trim_start_matches('\u{feff}') } else { text })?;
    }
    Ok(())
}

/// Which line it was; a reader that went away has no line.
pub fn at_line(number: u64, failure: Failure) -> Failure {
    match failure {
        Failure::Output(error) => Failure::Output(error),
        other => Failure::AtLine(number, Box::new(other)),
    }
}

fn warn(context: &Context, other: &Alike) {
    let key = match &other.because {
        ContactMatch::Phone(_) => "cli-alike-phone",
        ContactMatch::Name => "cli-alike-name",
        ContactMatch::Similar => "cli-alike-similar",
    };
    context.tell(&context.texts.with(key, &[("name", (&other.name).into())]));
}
