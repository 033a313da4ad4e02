//! The name under which another program knows a row of ours again: the same from one export to the next, and of this book alone.

use super::error::Result;
use crate::domain::id::{ContactId, CustomerId};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

/// What stands before the number of a person in its UID.
const CONTACT: &str = "contact-";

/// The UID of `what` (`step-7`, `contact-3`) in the book that was begun at `book`.
pub fn uid(book: &str, what: &str) -> String {
    let hash = Sha256::digest(format!("{book} {what}").as_bytes());
    format!("{what}-{}@gendan", super::hexadecimal(&hash[..10]))
}

/// The UID of a person.
pub fn contact_uid(book: &str, contact: ContactId) -> String {
    uid(book, &format!("{CONTACT}{}", contact.0))
}

/// When the book was begun, to the second: what tells its rows from another book's. Nothing in an empty book.
pub fn begun_at(conn: &Connection) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached("SELECT at FROM operation ORDER BY id LIMIT 1")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}

/// The person on file, with its customer, that this book gave a UID to.
pub fn own_contact(conn: &Connection, book: &str, reference: &str) -> Result<Option<(ContactId, CustomerId)>> {
    let number = reference.strip_prefix(CONTACT).and_then(|rest| rest.split('-').next()).and_then(|id| id.parse().ok());
    let Some(contact) = number.map(ContactId).filter(|contact| contact_uid(book, *contact) == reference) else {
        return Ok(None);
    };
    let mut statement = conn.prepare_cached("SELECT customer_id FROM contact WHERE id = ?1")?;
    let customer: Option<i64> = statement.query_row([contact.0], |row| row.get(0)).optional()?;
    Ok(customer.map(|customer| (contact, CustomerId(customer))))
}
