//! The people of two customers that become one: who is on file twice is one person. Never drops a number, a name or a note.

use super::{one_id, pointing_at};
use crate::{
    domain::{
        duplicate::has_extension,
        id::{ContactId, CustomerId},
    },
    store::{error::Result, journal::Writing, op::merge::joined},
};
use rusqlite::params;

/// Makes one of each person that both have; the others stay with the customer that goes, until all its rows move.
pub fn merge(writing: &mut Writing<'_>, keep: CustomerId, away: CustomerId) -> Result<()> {
    let has_people = one_id(writing, "SELECT 1 FROM contact WHERE customer_id = ?1 LIMIT 1", [keep.0])?.is_some();
    let mut statement = writing.prepare("SELECT id, name FROM contact WHERE customer_id = ?1 ORDER BY id")?;
    let theirs: Vec<(ContactId, String)> = statement
        .query_map([away.0], |row| Ok((ContactId(row.get(0)?), row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    drop(statement);
    for (person, name) in theirs {
        if let Some(twin) = twin(writing, keep, person, &name)? {
            unite(writing, twin, person)?;
        }
    }
    if has_people {
        // One person is called first.
        writing.run("UPDATE contact SET is_primary = 0 WHERE customer_id = ?1 AND is_primary = 1", [away.0])?;
    }
    Ok(())
}

/// The same person at the other customer: of the same name, or reached the same way. A line that is no mobile phone may be a
/// front desk's, and says nothing of who it is.
fn twin(writing: &Writing<'_>, keep: CustomerId, person: ContactId, name: &str) -> Result<Option<ContactId>> {
    let named = one_id(
        writing,
        "SELECT id FROM contact WHERE customer_id = ?1 AND name = ?2 ORDER BY id LIMIT 1",
        params![keep.0, name],
    )?;
    if let Some(id) = named {
        return Ok(Some(ContactId(id)));
    }
    let reached = one_id(
        writing,
        "SELECT p.id FROM contact_channel AS mine
         JOIN contact_channel AS v ON v.value_key = mine.value_key AND v.channel = mine.channel
         JOIN contact AS p ON p.id = v.contact_id
         WHERE mine.contact_id = ?1 AND p.customer_id = ?2
           AND (mine.channel <> 'phone' OR (length(mine.value_key) = 11 AND mine.value_key LIKE '1%'))
         ORDER BY p.id LIMIT 1",
        params![person.0, keep.0],
    )?;
    Ok(reached.map(ContactId))
}

/// Makes `other` a part of `person`.
fn unite(writing: &mut Writing<'_>, person: ContactId, other: ContactId) -> Result<()> {
    let (ours, theirs) = (Row::read(writing, person)?, Row::read(writing, other)?);
    // A number that stands for a person gives way to a name.
    let name = if ours.is_number() && !theirs.is_number() { &theirs.name } else { &ours.name };
    let aside = [(&ours.name, &theirs.name), (&theirs.name, &ours.name)]
        .into_iter()
        .find(|(lost, _)| *lost != name)
        .filter(|_| !ours.is_number() && !theirs.is_number())
        .map(|(lost, _)| lost.as_str());
    let title_aside = theirs.title.as_deref().filter(|title| ours.title.as_deref().is_some_and(|ours| ours != *title));
    let aside = joined(aside, title_aside);
    let note = joined(ours.note.as_deref(), joined(theirs.note.as_deref(), aside.as_deref()).as_deref());
    let extra = super::united(ours.extra.as_deref(), theirs.extra.as_deref());
    writing.run(
        "UPDATE contact SET name = ?2, title = ?3, decision_maker = ?4, note = ?5, extra = ?6 WHERE id = ?1",
        params![
            person.0,
            name,
            ours.title.as_deref().or(theirs.title.as_deref()),
            ours.decision_maker || theirs.decision_maker,
            note,
            extra
        ],
    )?;
    take_channels(writing, person, other)?;
    for (table, column) in pointing_at(writing, "contact")? {
        writing.run(&format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2"), [person.0, other.0])?;
    }
    writing.run("DELETE FROM contact WHERE id = ?1", [other.0])?;
    Ok(())
}

/// The ways to reach a person twice on file: each once, as written by the one that stays. What one of the two knows to reach the
/// person is believed. A number with an extension stays beside the one without.
fn take_channels(writing: &Writing<'_>, person: ContactId, other: ContactId) -> Result<()> {
    writing.run(
        "UPDATE contact_channel AS mine SET invalid = 0 WHERE mine.contact_id = ?1 AND mine.invalid = 1 AND EXISTS (
             SELECT 1 FROM contact_channel AS v WHERE v.contact_id = ?2 AND v.channel = mine.channel AND v.value_key = mine.value_key
                AND v.invalid = 0)",
        [person.0, other.0],
    )?;
    let mut statement = writing.prepare_cached(
        "SELECT v.id, v.value, v.channel = 'phone', mine.value FROM contact_channel AS v
         JOIN contact_channel AS mine ON mine.contact_id = ?1 AND mine.channel = v.channel AND mine.value_key = v.value_key
         WHERE v.contact_id = ?2",
    )?;
    let twice: Vec<(i64, String, bool, String)> = statement
        .query_map([person.0, other.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, value, is_phone, mine) in twice {
        if value == mine || !is_phone || !has_extension(&value) {
            writing.run("DELETE FROM contact_channel WHERE id = ?1", [id])?;
        }
    }
    Ok(())
}

struct Row {
    name: String,
    title: Option<String>,
    decision_maker: bool,
    note: Option<String>,
    extra: Option<String>,
}

impl Row {
    fn read(writing: &Writing<'_>, person: ContactId) -> Result<Row> {
        Ok(writing.query_row(
            "SELECT name, title, decision_maker, note, extra FROM contact WHERE id = ?1",
            [person.0],
            |row| {
                Ok(Row {
                    name: row.get(0)?,
                    title: row.get(1)?,
                    decision_maker: row.get(2)?,
                    note: row.get(3)?,
                    extra: row.get(4)?,
                })
            },
        )?)
    }

    /// Whether the name is a number, kept for want of one.
    fn is_number(&self) -> bool {
        !self.name.chars().any(char::is_alphabetic)
    }
}
