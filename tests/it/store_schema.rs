//! The tables: a book of every version is brought to this one with its rows, and every list is read off an index.

use crate::factory::{Quick, TABLES, local, now};
use gendan::domain::id::CustomerId;
use gendan::store::{Op, Store, UndoOutcome};
use rusqlite::Connection;

/// Each version's tables and a book of it, oldest first.
const BOOKS: [(&str, &str); 1] =
    [(include_str!("../../src/store/migrations/0001.sql"), include_str!("migration_v1.sql"))];

#[test]
fn books_of_every_version_keep_their_rows() {
    for (version, (_, rows)) in (1_i64..).zip(BOOKS) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let conn = Connection::open(&path).unwrap();
        for (schema, _) in &BOOKS[..usize::try_from(version).unwrap()] {
            conn.execute_batch(schema).unwrap();
        }
        conn.execute_batch(rows).unwrap();
        conn.execute_batch(&format!("PRAGMA application_id = 0x67656e64; PRAGMA user_version = {version}")).unwrap();
        let tables: Vec<String> = conn
            .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        for table in &tables {
            let any: bool =
                conn.query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table})"), [], |row| row.get(0)).unwrap();
            assert!(any, "version {version} has a row in {table}");
        }
        // The queue follows from the rest, and is made anew from it.
        let tables: Vec<&str> = TABLES.into_iter().filter(|t| tables.iter().any(|own| own == t)).collect();
        let kept: Vec<(&str, String)> = tables
            .into_iter()
            .filter(|table| !table.starts_with("queue"))
            .map(|table| (table, columns(&conn, table)))
            .collect();
        let before = rows_of(&conn, &kept);
        drop(conn);
        let mut store = Store::open(&path).unwrap();
        assert_eq!(rows_of(&Connection::open(&path).unwrap(), &kept), before, "version {version}");
        store.sound();
        let card = store.card(CustomerId(1), local("2026-11-21T10:00")).unwrap();
        assert_eq!((card.contacts.len(), card.owing[0].receivable), (1, 3_700_000));
        assert_eq!(store.search_notes("报价", 9).unwrap().len(), 1);
        assert_eq!(store.timeline(CustomerId(1), None, 99).unwrap().len(), 11);
        store.done(Op::Star { customers: vec![CustomerId(2)], starred: true });
        assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
    }
}

/// The columns of a table that are typed in, apart by commas. The due day of an instalment that follows from an event is not kept.
fn columns(conn: &Connection, table: &str) -> String {
    let sql = "SELECT group_concat(name, ', ') FROM pragma_table_info(?1) WHERE (?1, name) <> ('instalment', 'due_on')";
    conn.query_row(sql, [table], |row| row.get(0)).unwrap()
}

/// Every row of these columns.
fn rows_of(conn: &Connection, tables: &[(&str, String)]) -> Vec<String> {
    let mut lines = Vec::new();
    for (table, columns) in tables {
        let mut statement = conn.prepare(&format!("SELECT {columns} FROM {table} ORDER BY id")).unwrap();
        let count = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<rusqlite::types::Value> = (0..count).map(|column| row.get_unwrap(column)).collect();
            lines.push(format!("{table} {values:?}"));
        }
    }
    lines
}

/// How SQLite would go about it.
fn plan(conn: &Connection, sql: &str) -> String {
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let count = statement.parameter_count();
    let values = vec![rusqlite::types::Value::Integer(1); count];
    let lines: Vec<String> = statement
        .query_map(rusqlite::params_from_iter(values), |row| row.get(3))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    lines.join("\n")
}

#[test]
fn lists_are_read_off_their_indexes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    Store::open(&path).unwrap().add("甲");
    let conn = Connection::open(&path).unwrap();
    let window = "SELECT q.name FROM queue AS q INDEXED BY queue_order WHERE q.lane = 0 AND q.tier = ?1 AND q.due >= ?2 AND q.due < ?3 ORDER BY";
    let forwards = format!("{window} q.due, q.name, q.customer_id LIMIT ?4 OFFSET ?5");
    let backwards = format!("{window} q.due DESC, q.name DESC, q.customer_id DESC LIMIT ?4 OFFSET ?5");
    for (sql, uses) in [
        (forwards.as_str(), "queue_order (lane=? AND tier=? AND due>? AND due<?)"),
        (backwards.as_str(), "queue_order (lane=? AND tier=? AND due>? AND due<?)"),
        ("SELECT name FROM queue ORDER BY name, customer_id", "queue_name"),
        (include_str!("../../src/store/sql/timeline_follow_up.sql"), "follow_up_timeline (customer_id=? AND "),
        (include_str!("../../src/store/sql/timeline_order.sql"), "sales_order_customer (customer_id=? AND "),
        (include_str!("../../src/store/sql/timeline_receipt.sql"), "receipt_customer (customer_id=? AND "),
        (include_str!("../../src/store/sql/timeline_need.sql"), "need_change_customer (customer_id=? AND "),
        (include_str!("../../src/store/sql/note_tail.sql"), "SEARCH f USING INTEGER PRIMARY KEY (rowid>?)"),
    ] {
        let plan = plan(&conn, sql);
        assert!(plan.contains(uses), "{sql}\n{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
    }
    for sql in [
        include_str!("../../src/store/sql/facts.sql"),
        include_str!("../../src/store/sql/timeline_milestone.sql"),
        include_str!("../../src/store/sql/timeline_delivery.sql"),
        include_str!("../../src/store/sql/owing.sql"),
        include_str!("../../src/store/sql/touched_since.sql"),
        concat!(include_str!("../../src/store/sql/history.sql"), " ORDER BY o.id DESC LIMIT ?2"),
        "SELECT customer_id FROM queue WHERE lane = 1 AND due <= ?1",
        "SELECT id, name FROM customer WHERE name_key = ?1",
        "SELECT contact_id FROM contact_channel WHERE value_key = ?1 AND channel = 'phone'",
        "SELECT count(*) FROM follow_up WHERE customer_id = ?1 AND happened_at = ?2",
        "DELETE FROM contact WHERE id = ?1",
        "DELETE FROM follow_up WHERE id BETWEEN ?1 AND ?2",
        "DELETE FROM customer WHERE id BETWEEN ?1 AND ?2",
    ] {
        let plan = plan(&conn, sql);
        // The history as a whole is read from its end.
        let scans = plan
            .lines()
            .filter(|line| line.starts_with("SCAN") && !line.starts_with("SCAN o") && *line != "SCAN CONSTANT ROW");
        assert_eq!(scans.collect::<Vec<_>>(), Vec::<&str>::new(), "{sql}\n{plan}");
    }
}

/// A new book, and one that was brought here from the first version.
fn new_and_migrated() -> (tempfile::TempDir, [Connection; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let (fresh, migrated) = (folder.path().join("new.db"), folder.path().join("old.db"));
    let (schema, rows) = BOOKS[0];
    let conn = Connection::open(&migrated).unwrap();
    conn.execute_batch(schema).unwrap();
    conn.execute_batch(rows).unwrap();
    conn.execute_batch("PRAGMA application_id = 0x67656e64; PRAGMA user_version = 1").unwrap();
    drop(conn);
    Store::open(&fresh).unwrap().add("甲");
    Store::open(&migrated).unwrap();
    (folder, [fresh, migrated].map(|path| Connection::open(path).unwrap()))
}

/// One of version 3 that a build without two of its tables made, brought here.
fn of_a_build_between() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("between.db");
    let conn = Connection::open(&path).unwrap();
    for schema in [
        include_str!("../../src/store/migrations/0001.sql"),
        include_str!("../../src/store/migrations/0002.sql"),
        include_str!("../../src/store/migrations/0003.sql"),
        "DROP TABLE declined_route; DROP TABLE log_effort",
        "PRAGMA application_id = 0x67656e64; PRAGMA user_version = 3",
    ] {
        conn.execute_batch(schema).unwrap();
    }
    drop(conn);
    Store::open(&path).unwrap();
    let conn = Connection::open(path).unwrap();
    (folder, conn)
}

fn pairs(conn: &Connection, sql: &str) -> Vec<(String, String)> {
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn a_new_book_and_a_migrated_one_have_the_same_schema() {
    let (_folder, [fresh, migrated]) = new_and_migrated();
    // Not what SQLite keeps for itself, which depends on what the book holds.
    let all = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1";
    assert_eq!(pairs(&fresh, all), pairs(&migrated, all));
    let (_folder, between) = of_a_build_between();
    assert_eq!(pairs(&fresh, all), pairs(&between, all));
    for conn in [fresh, migrated, between] {
        assert_eq!(
            pairs(&conn, "SELECT integrity_check, '' FROM pragma_integrity_check"),
            [("ok".into(), String::new())]
        );
        let writable: bool = conn.query_row("PRAGMA writable_schema", [], |row| row.get(0)).unwrap();
        assert!(!writable, "nothing of it is kept in the file");
    }
}

/// What stands in a table's text from a needle to the end of its brackets, for each time that it is there.
fn conditions(sql: &str) -> Vec<&str> {
    let starts = sql.match_indices("CHECK (").map(|(at, found)| &sql[at + found.len()..]);
    starts
        .map(|rest| {
            let mut depth = 1;
            let end = rest.find(|c| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                depth == 0
            });
            &rest[..end.unwrap()]
        })
        .collect()
}

/// Every condition of every table takes and refuses what the one in the migrations does: words, neighbours in one, parts, none.
#[test]
fn conditions_take_what_the_migrations_say() {
    let plain = Connection::open_in_memory().unwrap();
    for sql in [
        include_str!("../../src/store/migrations/0001.sql"),
        include_str!("../../src/store/migrations/0002.sql"),
        include_str!("../../src/store/migrations/0003.sql"),
        include_str!("../../src/store/migrations/0004.sql"),
    ] {
        plain.execute_batch(sql).unwrap();
    }
    let tables = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK (%' ORDER BY name";
    let (_folder, books) = new_and_migrated();
    let mut shorter = 0;
    for book in &books {
        let (said, kept) = (pairs(&plain, tables), pairs(book, tables));
        assert_eq!(
            said.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            kept.iter().map(|(name, _)| name).collect::<Vec<_>>()
        );
        for ((table, said), (_, kept)) in said.iter().zip(&kept) {
            let (said, kept) = (conditions(said), conditions(kept));
            assert_eq!(said.len(), kept.len(), "{table}");
            for (said, kept) in said.into_iter().zip(kept).filter(|(said, kept)| said != kept) {
                shorter += 1;
                let (column, list) = said.split_once(" IN (").unwrap();
                let words: Vec<&str> =
                    list.trim_end_matches(')').split(',').map(|w| w.trim().trim_matches('\'')).collect();
                let mut values: Vec<String> = words.iter().map(ToString::to_string).collect();
                values.extend(words.windows(2).map(|two| two.join("|")));
                values.extend(words.iter().flat_map(|word| {
                    [word[1..].to_owned(), word.to_uppercase(), format!("{word}|"), format!("|{word}")]
                }));
                values.extend(["", "|", "||", "\0", " ", "2", "-2", "x"].map(str::to_owned));
                let kind = if column == "attitude" { "INTEGER" } else { "TEXT" };
                let sql = format!(
                    "SELECT ({said}) IS TRUE, ({kept}) IS TRUE, ({said}) IS NULL, ({kept}) IS NULL FROM (SELECT CAST(?1 AS {kind}) AS {column})"
                );
                let mut statement = book.prepare(&sql).unwrap();
                for value in values.iter().map(Some).chain([None]) {
                    let [wanted, found, null, is_null] = statement
                        .query_row([value], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, bool>(3)?]))
                        .unwrap();
                    assert_eq!((found, is_null), (wanted, null), "{table}: {kept} of {value:?}");
                }
            }
        }
    }
    assert!(shorter > 30, "{shorter}");
}

/// The lists of words of a book are looked through without a table of them, and still refuse what is no such word.
#[test]
fn a_word_that_is_on_no_list_is_refused() {
    let (_folder, books) = new_and_migrated();
    for conn in &books {
        let receipt = |method: Option<&str>| {
            conn.execute(
                "INSERT INTO receipt (customer_id, received_on, amount, method, entered_at) VALUES (1, '2026-11-01', 1, ?1, '')",
                [method],
            )
        };
        for (method, taken) in [
            ("cash", true),
            ("letter_of_credit", true),
            ("cas", false),
            ("", false),
            ("Cash", false),
            ("transfer|ebank", false),
            ("cash|", false),
        ] {
            assert_eq!(receipt(Some(method)).is_ok(), taken, "{method}");
        }
        assert!(receipt(None).is_err());
        let plan: String = conn
            .prepare("EXPLAIN INSERT INTO follow_up (customer_id, channel, happened_at, entered_at) VALUES (1, 'phone', '2026-11-01', '')")
            .unwrap()
            .query_map([], |row| row.get::<_, String>(1))
            .unwrap()
            .map(|opcode| opcode.unwrap() + " ")
            .collect();
        assert!(!plan.contains("OpenEphemeral"), "{plan}");
    }
}
