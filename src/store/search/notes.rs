//! The word index of the notes: FTS5 with one token a Chinese character, since a run of Han is no word to it.

use super::super::{Store, error::Result};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

/// A note as it is indexed: every character from the CJK blocks on stands alone, full-width letters are ordinary ones.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() * 2);
    for c in text.chars().map(narrow) {
        if (c as u32) >= 0x2E80 {
            spaced.extend([' ', c, ' ']);
        } else if c == '\0' {
            spaced.push(' ');
        } else {
            spaced.push(c);
        }
    }
    spaced
}

/// The ASCII twin of a full-width character.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// The words of what was typed, as notes are compared with them where the index has not come yet.
pub fn words(typed: &str) -> Vec<String> {
    folded(typed).split_whitespace().map(str::to_owned).collect()
}

/// Whether a note holds every one of [`words`].
pub fn holds(note: &str, words: &[String]) -> bool {
    let note = folded(note);
    words.iter().all(|word| note.contains(word.as_str()))
}

fn folded(text: &str) -> String {
    text.chars().map(narrow).map(|c| if c.is_control() { ' ' } else { c }).flat_map(char::to_lowercase).collect()
}

/// What was typed as quoted phrases, all of which are demanded and whose last word may go on: it never reaches the query
/// grammar. `None` when there is nothing in it that the index knows as a word.
pub fn phrases(typed: &str) -> Option<String> {
    let phrases: Vec<String> =
        words(typed).iter().filter(|word| word.chars().any(char::is_alphanumeric)).map(|word| phrase(word)).collect();
    (!phrases.is_empty()).then(|| phrases.join(" AND "))
}

fn phrase(word: &str) -> String {
    let quoted = format!("\"{}\"", spaced(word).trim().replace('"', "\"\""));
    // Half a Latin word finds the whole one; a Chinese character is whole already.
    // One letter stands for itself: half the book begins with it.
    let goes_on = word.chars().nth(1).is_some()
        && word.chars().last().is_some_and(|c| c.is_alphanumeric() && (c as u32) < 0x2E80);
    if goes_on { format!("{quoted} *") } else { quoted }
}

/// Every note up to this row is in the index.
pub fn indexed_upto(conn: &Connection) -> Result<i64> {
    let value: Option<String> = conn
        .prepare_cached("SELECT value FROM setting WHERE key = 'note_index_upto'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(value.and_then(|v| v.parse().ok()).unwrap_or(0))
}

/// Indexes the notes of rows `first..=last` that the index has reached, and the next one when nothing is missing between.
pub fn index_notes(conn: &Connection, first: i64, last: i64) -> Result<()> {
    let upto = indexed_upto(conn)?;
    if first == last && first > upto && !gap(conn, upto, first)? {
        put(conn, first, last)?;
        return set_upto(conn, last);
    }
    if first <= upto { put(conn, first, last.min(upto)) } else { Ok(()) }
}

fn gap(conn: &Connection, upto: i64, next: i64) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM follow_up WHERE id > ?1 AND id < ?2)")?
        .query_row([upto, next], |row| row.get(0))?)
}

fn put(conn: &Connection, first: i64, last: i64) -> Result<()> {
    let mut read = conn.prepare_cached("SELECT id, note FROM follow_up WHERE id BETWEEN ?1 AND ?2 AND note <> ''")?;
    let mut write = conn.prepare_cached("INSERT OR REPLACE INTO note_index (rowid, body) VALUES (?1, ?2)")?;
    let mut rows = read.query([first, last])?;
    while let Some(row) = rows.next()? {
        write.execute(params![row.get::<_, i64>(0)?, spaced(row.get_ref(1)?.as_str()?)])?;
    }
    Ok(())
}

fn set_upto(conn: &Connection, upto: i64) -> Result<()> {
    conn.prepare_cached("INSERT INTO setting VALUES ('note_index_upto', ?1) ON CONFLICT DO UPDATE SET value = ?1")?
        .execute([upto.to_string()])?;
    Ok(())
}

/// Pages that one step of folding writes: some milliseconds.
const MERGE_PAGES: i64 = 256;

/// Whether the batches of the index are to be folded into one.
enum Merging {
    Due,
    Running,
}

impl Merging {
    fn code(&self) -> &'static str {
        match self {
            Merging::Due => "due",
            Merging::Running => "running",
        }
    }
}

fn set_merging(conn: &Connection, merging: Option<Merging>) -> Result<()> {
    match merging {
        Some(state) => conn
            .prepare_cached(
                "INSERT INTO setting VALUES ('note_index_merging', ?1) ON CONFLICT DO UPDATE SET value = ?1",
            )?
            .execute([state.code()])?,
        None => conn.prepare_cached("DELETE FROM setting WHERE key = 'note_index_merging'")?.execute([])?,
    };
    Ok(())
}

impl Store {
    /// Indexes the next `batch` notes that an import left for quiet times, then folds the index together. False when nothing is left to do.
    ///
    /// # Errors
    /// As a write.
    pub fn index_more_notes(&mut self, batch: u32) -> Result<bool> {
        if self.look_only {
            return Ok(false);
        }
        let upto = indexed_upto(&self.conn)?;
        let left: bool =
            self.conn.query_row("SELECT EXISTS (SELECT 1 FROM follow_up WHERE id > ?1)", [upto], |row| row.get(0))?;
        self.check_not_moved()?;
        if !left {
            return self.merge_some();
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let upto = indexed_upto(&tx)?;
        let last: Option<i64> = tx.query_row(
            "SELECT max(id) FROM (SELECT id FROM follow_up WHERE id > ?1 ORDER BY id LIMIT ?2)",
            params![upto, batch],
            |row| row.get(0),
        )?;
        let Some(last) = last else { return Ok(false) };
        put(&tx, upto + 1, last)?;
        set_upto(&tx, last)?;
        set_merging(&tx, Some(Merging::Due))?;
        tx.commit()?;
        Ok(true)
    }

    /// Folds some of what many batches left into one, so that no later log has to do it. False when all is one.
    fn merge_some(&mut self) -> Result<bool> {
        let state: Option<String> = self
            .conn
            .prepare_cached("SELECT value FROM setting WHERE key = 'note_index_merging'")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let Some(state) = state else { return Ok(false) };
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // The first step takes everything in, the next ones go on with it.
        let pages = if state == Merging::Due.code() { -MERGE_PAGES } else { MERGE_PAGES };
        let before = tx.total_changes();
        tx.execute("INSERT INTO note_index (note_index, rank) VALUES ('merge', ?1)", [pages])?;
        // The statement itself counts as one change.
        let goes_on = pages < 0 || tx.total_changes() - before >= 2;
        set_merging(&tx, goes_on.then_some(Merging::Running))?;
        tx.commit()?;
        Ok(goes_on)
    }
}
