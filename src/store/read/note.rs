//! Search in notes, newest first: by the word index, and by reading what is not in it yet.

use super::super::{Store, error::Result, search};
use crate::domain::id::{CustomerId, FollowUpId};
use rusqlite::{Row, params};

/// A note that holds the words looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteHit {
    pub follow_up: FollowUpId,
    pub customer: CustomerId,
    pub name: String,
    /// The stored form: a day, or an instant.
    pub happened: String,
    pub note: String,
}

impl Store {
    /// The newest `limit` notes that hold `text`, in the order entered, newest first.
    pub fn search_notes(&self, text: &str, limit: usize) -> Result<Vec<NoteHit>> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let upto = search::indexed_upto(&self.conn)?;
        let mut found = Vec::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/note_tail.sql"))?;
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX);
        let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let mut rows = statement.query(params![upto, pattern, wanted])?;
        while let Some(row) = rows.next()? {
            found.push(hit(row)?);
        }
        if found.len() < limit {
            let rest = i64::try_from(limit - found.len()).unwrap_or(i64::MAX);
            let mut statement = self.conn.prepare_cached(include_str!("../sql/note_index.sql"))?;
            let mut rows = statement.query(params![search::phrase(text), upto, rest])?;
            while let Some(row) = rows.next()? {
                found.push(hit(row)?);
            }
        }
        Ok(found)
    }
}

fn hit(row: &Row<'_>) -> rusqlite::Result<NoteHit> {
    Ok(NoteHit {
        follow_up: FollowUpId(row.get(0)?),
        customer: CustomerId(row.get(1)?),
        name: row.get(2)?,
        happened: row.get(3)?,
        note: row.get(4)?,
    })
}
