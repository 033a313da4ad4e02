//! The CHECKs of a column's words, written so that they cost little. Changes no row, and takes and refuses the same words as before.

use super::super::error::Result;
use rusqlite::{Connection, config::DbConfig, params};

/// SQLite makes a table of a list of three or more for every row that is written, which costs more than the row. So these words
/// are looked for in one text. No row is changed, and so none is written: the manual's way for a CHECK is to change the text of
/// the table alone (`lang_altertable.html`, section 7).
///
/// To be called in a transaction that changes the schema otherwise as well, after that.
pub fn shorten(conn: &Connection) -> Result<()> {
    let mut tables: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK%'")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    tables.retain_mut(|(_, sql)| {
        let shorter = shortened(sql);
        let changed = shorter != *sql;
        *sql = shorter;
        changed
    });
    let was = conn.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let written = write(conn, &tables);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, was)?;
    Ok(written?)
}

fn write(conn: &Connection, tables: &[(String, String)]) -> rusqlite::Result<()> {
    conn.execute_batch("PRAGMA writable_schema = ON")?;
    for (name, sql) in tables {
        conn.execute("UPDATE sqlite_schema SET sql = ?2 WHERE type = 'table' AND name = ?1", params![name, sql])?;
    }
    // Reads all of it again: a text that cannot be read ends the transaction here.
    conn.execute_batch("PRAGMA writable_schema = RESET")?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}

/// The text of a table with `CHECK (column IN ('a', 'b', 'c'))` as a search for the column's word between bars. The one list of
/// numbers is a range.
fn shortened(sql: &str) -> String {
    const CHECK: &str = "CHECK (";
    let mut short = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find(CHECK) {
        let (before, condition) = rest.split_at(at + CHECK.len());
        short.push_str(before);
        rest = condition;
        if let Some((column, words, behind)) = list(condition).filter(|(_, words, _)| words.len() > 2) {
            let words = words.join("|");
            // Without the bar, which two words of the list that stand side by side would bring with them.
            short.push_str(&format!("instr('|{words}|', '|' || {column} || '|') AND NOT instr({column}, '|')"));
            rest = behind;
        }
    }
    short.push_str(rest);
    short.replace("CHECK (attitude IN (-1, 0, 1))", "CHECK (attitude BETWEEN -1 AND 1)")
}

/// The column, the words and what stands behind the list, when that is all of a condition.
fn list(condition: &str) -> Option<(&str, Vec<&str>, &str)> {
    let (column, rest) = condition.split_once(" IN (")?;
    let end = rest.find(')')?;
    let (words, behind) = (&rest[..end], &rest[end + 1..]);
    let is_name = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    if !is_name(column) || !behind.starts_with(')') {
        return None;
    }
    let words: Option<Vec<&str>> =
        words.split(',').map(|word| word.trim().strip_prefix('\'')?.strip_suffix('\'')).collect();
    words
        .filter(|words| words.iter().all(|word| word.chars().all(|c| c.is_ascii_alphabetic() || c == '_')))
        .map(|words| (column, words, behind))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn only_a_list_of_words_is_searched() {
        let cases = [
            (
                "a TEXT NOT NULL CHECK (a IN ('x', 'y_z',\n    'z')), b TEXT",
                "a TEXT NOT NULL CHECK (instr('|x|y_z|z|', '|' || a || '|') AND NOT instr(a, '|')), b TEXT",
            ),
            ("a CHECK (a IN ('x', 'y'))", "a CHECK (a IN ('x', 'y'))"),
            ("a CHECK (a IN (-1, 0, 1))", "a CHECK (a IN (-1, 0, 1))"),
            ("a CHECK (a IN ('x', 'y', 'it''s'))", "a CHECK (a IN ('x', 'y', 'it''s'))"),
            ("a CHECK (a IN ('x', 'y', 'z') OR b)", "a CHECK (a IN ('x', 'y', 'z') OR b)"),
            (
                "a CHECK (a <> ''), b CHECK (b IN ('x', 'y', 'z'))",
                "a CHECK (a <> ''), b CHECK (instr('|x|y|z|', '|' || b || '|') AND NOT instr(b, '|'))",
            ),
            ("a TEXT, b TEXT", "a TEXT, b TEXT"),
        ];
        for (table, wanted) in cases {
            assert_eq!(shortened(table), wanted);
        }
    }
}
