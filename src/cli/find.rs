//! `find`: customers, people, notes and orders that hold a text. The text is looked for as it stands.

use super::{
    Failure,
    arguments::{plain, positional},
    context::Context,
    output::Output,
    when::words,
};
use crate::{
    i18n::Texts,
    store::{ContactHit, Hit, NoteHit, OrderRow},
    wording::money::of_code,
};
use chrono::NaiveDate;
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
    orders: Vec<OrderRow>,
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let query = words(matches, "query");
    let store = context.read()?;
    let found = Found {
        customers: if query.trim().is_empty() { Vec::new() } else { store.customer_index()?.search(&query, MOST) },
        contacts: store.search_contacts(&query, MOST)?,
        notes: store.search_notes(&query, MOST)?,
        orders: store.find_orders_like(&query, &[], MOST)?,
    };
    let nothing =
        found.customers.is_empty() && found.contacts.is_empty() && found.notes.is_empty() && found.orders.is_empty();
    let mut out = context.out();
    if out.json {
        as_json(&mut out, &found, context.today())?;
    } else {
        as_text(context, &mut out, &found)?;
    }
    out.flush()?;
    if nothing { Err(Failure::NothingFound(query)) } else { Ok(()) }
}

fn as_json(out: &mut Output, found: &Found, today: NaiveDate) -> Result<(), Failure> {
    let customers = found.customers.iter().map(|hit| json!({"customer": hit.name})).collect::<Vec<_>>();
    let contacts = found
        .contacts
        .iter()
        .map(|hit| json!({"contact": hit.name, "title": hit.title, "customer": hit.customer_name, "reach": hit.reach}));
    let notes = found
        .notes
        .iter()
        .map(|hit| json!({"id": hit.follow_up, "customer": hit.name, "happened_at": hit.happened, "note": hit.note}));
    let orders = found.orders.iter().map(|row| super::order::row_json(row, today));
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
    let orders = found.orders.iter().map(|row| {
        vec![row.number.clone(), row.ordered_on.to_string(), row.name.clone(), of_code(row.total, row.currency.code())]
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
