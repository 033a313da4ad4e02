//! People as an address book (vCard 3.0, RFC 2426: what every phone reads). A card keeps its UID from one export to the next.

use super::error::ExportError;
use crate::{
    domain::{
        channel::Channel,
        customer::Contact,
        phone::{Number, dialled, numbers},
    },
    language::person_name::parted,
    store::{AddressLine, Store, identity::contact_uid},
};
use std::io::Write;

/// Writes every person.
///
/// # Errors
/// The store's, or those of `out`.
pub fn address_book(store: &Store, mut out: impl Write) -> Result<(), ExportError> {
    let book = store.begun_at()?.unwrap_or_default();
    store.each_contact(|line| Ok(out.write_all(card(&line, &book).as_bytes())?))
}

/// Every number that a customer's people can be rung at, each with its person for a telephone.
pub fn reached(contacts: &[Contact], customer: &str) -> Vec<(Number, String)> {
    let with_card = |number: Number| {
        let contact = contacts.iter().find(|contact| contact.id == number.contact)?;
        Some((number, for_telephone(contact, customer)))
    };
    numbers(contacts).into_iter().filter_map(with_card).collect()
}

/// A person for a telephone that reads a code: who and how to reach, in the fewest bytes, since each makes the code larger.
pub fn for_telephone(contact: &Contact, customer: &str) -> String {
    let mut card = String::new();
    let mut put = |property: &str, value: &str| card.extend([property, ":", value, "\r\n"]);
    put("BEGIN", "VCARD");
    put("VERSION", "3.0");
    person(contact, customer, &mut put);
    for channel in contact.channels.iter().filter(|channel| !channel.invalid) {
        match channel.channel {
            Channel::Phone => put("TEL", &escaped(&dialled(&channel.value))),
            Channel::Email => put("EMAIL", &escaped(&channel.value)),
            _ => {}
        }
    }
    put("END", "VCARD");
    card.truncate(card.trim_end().len());
    card
}

/// Name, company, title.
fn person(contact: &Contact, customer: &str, put: &mut impl FnMut(&str, &str)) {
    let (family, given) = parted(&contact.name);
    put("N", &format!("{};{};;;", escaped(family), escaped(given)));
    put("FN", &escaped(&contact.name));
    put("ORG", &escaped(customer));
    if let Some(title) = &contact.title {
        put("TITLE", &escaped(title));
    }
}

fn card(line: &AddressLine, book: &str) -> String {
    let contact = &line.contact;
    let mut card = String::new();
    let mut put = |property: &str, value: &str| fold(&mut card, &format!("{property}:{value}"));
    put("BEGIN", "VCARD");
    put("VERSION", "3.0");
    // A card that came from elsewhere goes back under its own name: the phone changes it, and has it once.
    put("UID", &line.reference.as_deref().map_or_else(|| contact_uid(book, contact.id), escaped));
    person(contact, &line.customer, &mut put);
    for channel in contact.channels.iter().filter(|channel| !channel.invalid) {
        let value = escaped(&channel.value);
        match channel.channel {
            Channel::Phone => put("TEL;TYPE=CELL", &value),
            Channel::Email => put("EMAIL;TYPE=INTERNET", &value),
            Channel::Wechat => put("X-WECHAT", &value),
            Channel::Wecom => put("X-WECOM", &value),
            _ => put("X-SOCIALPROFILE", &value),
        }
    }
    if let Some(address) = &line.address {
        put("ADR;TYPE=WORK", &format!(";;{};;;;", escaped(address)));
    }
    if let Some(note) = &contact.note {
        put("NOTE", &escaped(note));
    }
    put("END", "VCARD");
    card
}

/// A value whose commas, semicolons and line ends are not the format's; other controls have no place in a card.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line of at most 75 octets, folded between characters.
fn fold(card: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            card.push_str("\r\n ");
            length = 1;
        }
        card.push(c);
        length += c.len_utf8();
    }
    card.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut card = String::new();
        fold(&mut card, &"跟".repeat(60));
        for line in card.split("\r\n") {
            assert!(line.len() <= 75);
        }
        assert_eq!(card.replace("\r\n ", ""), format!("{}\r\n", "跟".repeat(60)));
    }
}
