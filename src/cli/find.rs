//! `find`: customers, people, notes and orders that hold a text. The text is looked for as it stands.

use super::{
    Failure,
    arguments::{plain, positional},
    context::Context,
    json,
    output::Output,
    when::words,
};
use crate::{
    domain::money::{Currency, Money},
    i18n::Texts,
    store::{ContactHit, Hit, NoteHit, OrderHit},
    wording,
};
use clap::{ArgMatches, Command};
use serde_json::json;

/// So many of each kind are shown.
const MOST: usize = 20;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "find", "help-find")
        .arg(positional(texts, "query", "help-find-query", "help-value-text").num_args(1..))
}

/// What was found.
struct Found {
    customers: Vec<Hit>,
    contacts: Vec<ContactHit>,
    notes: Vec<NoteHit>,
    orders: Vec<OrderHit>,
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let query = words(matches, "query");
    let store = context.read()?;
    let found = Found {
        customers: if query.trim().is_empty() { Vec::new() } else { store.customer_index()?.search(&query, MOST) },
        contacts: store.search_contacts(&query, MOST)?,
        notes: store.search_notes(&query, MOST)?,
        orders: store.search_orders(&query, MOST)?,
    };
    let nothing =
        found.customers.is_empty() && found.contacts.is_empty() && found.notes.is_empty() && found.orders.is_empty();
    let mut out = context.out();
    if out.json {
        as_json(&mut out, &found)?;
    } else {
        as_text(context, &mut out, &found)?;
    }
    out.flush()?;
    if nothing { Err(Failure::NothingFound(query)) } else { Ok(()) }
}

fn as_json(out: &mut Output, found: &Found) -> Result<(), Failure> {
    let customers = found.customers.iter().map(|hit| json!({"customer": hit.name})).collect::<Vec<_>>();
    let contacts = found
        .contacts
        .iter()
        .map(|hit| json!({"contact": hit.name, "title": hit.title, "customer": hit.customer_name, "reach": hit.reach}));
    let notes = found
        .notes
        .iter()
        .map(|hit| json!({"id": hit.follow_up, "customer": hit.name, "happened_at": hit.happened, "note": hit.note}));
    let orders = found.orders.iter().map(|hit| {
        json!({
            "number": hit.number,
            "date": json::day(hit.ordered_on),
            "customer": hit.customer_name,
            "total": json::amount(hit.total, hit.currency.code()),
            "currency": hit.currency,
            "status": hit.status,
        })
    });
    let (contacts, notes, orders): (Vec<_>, Vec<_>, Vec<_>) = (contacts.collect(), notes.collect(), orders.collect());
    out.json(&json!({"customers": customers, "contacts": contacts, "notes": notes, "orders": orders}))
}

fn as_text(context: &Context, out: &mut Output, found: &Found) -> Result<(), Failure> {
    let texts = context.texts;
    let customers = found.customers.iter().map(|hit| vec![hit.name.clone()]).collect();
    let contacts = found.contacts.iter().map(|hit| {
        let title = hit.title.clone().unwrap_or_default();
        vec![hit.name.clone(), title, hit.customer_name.clone(), hit.reach.clone().unwrap_or_default()]
    });
    let notes = found
        .notes
        .iter()
        .map(|hit| vec![hit.happened.get(..10).unwrap_or_default().to_owned(), hit.name.clone(), hit.note.clone()]);
    let orders = found.orders.iter().map(|hit| {
        let day = hit.ordered_on.map_or_else(String::new, |day| day.to_string());
        vec![hit.number.clone(), day, hit.customer_name.clone(), money(hit.total, hit.currency.code())]
    });
    let sections: [(&str, &str, Vec<Vec<String>>); 4] = [
        ("customer", texts.get("cli-find-customers"), customers),
        ("contact", texts.get("cli-find-contacts"), contacts.collect()),
        ("note", texts.get("cli-find-notes"), notes.collect()),
        ("order", texts.get("cli-find-orders"), orders.collect()),
    ];
    let mut first = true;
    for (code, heading, mut rows) in sections.into_iter().filter(|(_, _, rows)| !rows.is_empty()) {
        if out.is_terminal {
            if !first {
                out.line("")?;
            }
            out.line(heading)?;
        } else {
            // A program has no headings: each line says what it is.
            rows.iter_mut().for_each(|row| row.insert(0, code.to_owned()));
        }
        first = false;
        out.table(&[], &rows)?;
    }
    Ok(())
}

/// An amount for a person.
pub fn money(minor: i64, currency: &str) -> String {
    let known = Currency::from_code(currency).and_then(|currency| Money::new(minor, currency).ok());
    known.map_or_else(|| format!("{currency} {}", json::amount(minor, currency)), wording::money::amount)
}
