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
    /// The newest `limit` notes that hold every word of `typed`, in the order entered, newest first.
    ///
    /// Any run of Chinese characters is found, one alone too; of Latin words, those that begin with what was typed.
    pub fn search_notes(&self, typed: &str, limit: usize) -> Result<Vec<NoteHit>> {
        let words = search::words(typed);
        let mut found = Vec::new();
        if words.is_empty() || limit == 0 {
            return Ok(found);
        }
        // What an import left for quiet times is read through.
        let upto = search::indexed_upto(&self.conn)?;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/note_tail.sql"))?;
        let mut rows = statement.query([upto])?;
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            if search::holds(row.get_ref(4)?.as_str()?, &words) {
                found.push(hit(row)?);
            }
        }
        if let Some(phrases) = search::phrases(typed)
            && found.len() < limit
        {
            let rest = i64::try_from(limit - found.len()).unwrap_or(i64::MAX);
            let mut statement = self.conn.prepare_cached(include_str!("../sql/note_index.sql"))?;
            let mut rows = statement.query(params![phrases, upto, rest])?;
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
