//! Opening: whose file it is, who may read it, what is in the way; and that nothing is harmed by asking.

use crate::factory::{Quick, TABLES, dump, elsewhere, now, talk};
use gendan::domain::id::CustomerId;
use gendan::store::{Op, Store, StoreError};
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    (folder, path)
}

fn filled(path: &Path) {
    let mut store = Store::open(path).unwrap();
    for n in 0..40 {
        let customer = store.add(&format!("客户{n}"));
        store.log(talk(customer));
    }
    store.close();
}

#[test]
fn what_is_not_ours_is_refused_and_left_as_it_is() {
    let sqlite = |sql: &str| {
        let (_folder, path) = folder();
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        fs::read(&path).unwrap()
    };
    let (_folder, ours) = folder();
    filled(&ours);
    let whole = fs::read(&ours).unwrap();
    let foreign = |e: &StoreError| matches!(e, StoreError::Foreign);
    let broken = |e: &StoreError| matches!(e, StoreError::Foreign | StoreError::Damaged(_));
    type Case = (&'static str, Vec<u8>, fn(&StoreError) -> bool);
    let cases: [Case; 10] = [
        ("a text", b"hello, I am a shopping list\n".repeat(300), foreign),
        ("a short text", b"precious\n".to_vec(), foreign),
        ("zeros", vec![0; whole.len()], broken),
        ("a foreign database", sqlite("CREATE TABLE t (a)"), foreign),
        ("a foreign mark", sqlite("PRAGMA application_id = 7; CREATE TABLE t (a)"), foreign),
        ("a foreign log", sqlite("PRAGMA journal_mode = WAL; CREATE TABLE t (a)"), foreign),
        (
            "a newer one",
            sqlite("PRAGMA application_id = 0x67656e64; PRAGMA user_version = 999; CREATE TABLE t (a)"),
            |e| matches!(e, StoreError::Newer { found: 999, .. }),
        ),
        ("its first 100 bytes", whole[..100].to_vec(), broken),
        ("its first page", whole[..4096].to_vec(), broken),
        ("its first half", whole[..whole.len() / 2].to_vec(), broken),
    ];
    for (what, bytes, expected) in cases {
        let (folder, path) = folder();
        fs::write(&path, &bytes).unwrap();
        let error = Store::open(&path).err().unwrap_or_else(|| panic!("{what} was opened"));
        assert!(expected(&error), "{what}: {error:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{what} was changed");
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name.to_string_lossy().starts_with("book.db")), "{what}: {left:?}");
    }
}

#[test]
fn an_empty_file_becomes_a_book_and_a_missing_one_only_when_asked() {
    let (_folder, path) = folder();
    assert!(matches!(Store::open_existing(&path), Err(StoreError::CannotOpen { .. })));
    assert!(!path.exists());
    fs::write(&path, b"").unwrap();
    Store::open(&path).unwrap().add("甲");
    assert_eq!(Store::open_existing(&path).unwrap().customer_count().unwrap(), 1);
}

#[test]
fn a_start_that_was_killed_begins_again() {
    // A file that got its journal mode and no more, and one whose schema was never committed.
    for sql in ["PRAGMA journal_mode = WAL", "PRAGMA journal_mode = WAL; BEGIN; CREATE TABLE customer (id); ROLLBACK"] {
        let (_folder, path) = folder();
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let mut store = Store::open(&path).unwrap();
        store.add("甲");
        store.sound();
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let (folder, path) = folder();
    fs::create_dir(&path).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::CannotOpen { .. })));
    let below = folder.path().join("file").join("book.db");
    fs::write(folder.path().join("file"), b"x").unwrap();
    assert!(Store::open(&below).is_err());
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_links_to_nothing_are_refused() {
    use std::os::unix::fs::symlink;
    let (folder, path) = folder();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(Store::open(&pipe), Err(StoreError::CannotOpen { .. })));
    assert!(matches!(Store::open(Path::new("/dev/null")), Err(StoreError::CannotOpen { .. })));
    let target = folder.path().join("elsewhere.db");
    symlink(&target, &path).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::CannotOpen { .. })));
    assert!(!target.exists(), "nothing is made at the end of a link");
    let looped = folder.path().join("loop");
    symlink("loop", &looped).unwrap();
    assert!(Store::open(&looped).is_err());
}

#[cfg(unix)]
#[test]
fn files_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("new/deep/book.db");
    let mut store = Store::open(&path).unwrap();
    store.add("甲");
    assert_eq!((mode(path.parent().unwrap()), mode(&path)), (0o700, 0o600));
    for suffix in ["-wal", "-shm"] {
        assert_eq!(mode(&path.with_file_name(format!("book.db{suffix}"))), 0o600, "{suffix}");
    }
    store.close();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let looked = Store::look(&path).unwrap();
    assert_eq!(mode(&path), 0o644, "looking changes nothing");
    drop(looked);
    drop(Store::open(&path).unwrap());
    assert_eq!(mode(&path), 0o600);
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_it_is_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = folder();
    let mut writer = Store::open(&path).unwrap();
    writer.add("甲");
    // The newest rows are in the log alone.
    let mut looked = Store::look(&path).unwrap();
    assert!(looked.is_look_only());
    assert_eq!(looked.customer_count().unwrap(), 1);
    let star = Op::Star { customers: vec![CustomerId(1)], starred: true };
    assert!(matches!(looked.apply(&star, now()), Err(StoreError::ReadOnly)));
    assert!(matches!(looked.undo(now()), Err(StoreError::ReadOnly)));
    looked.roll_day(now()).unwrap();
    assert!(!looked.index_more_notes(10).unwrap());
    writer.add("乙");
    assert_eq!(looked.customer_count().unwrap(), 1, "a copy of its moment");
    drop((writer, looked));
    for (mode, of) in [(0o400, path.clone()), (0o500, folder.path().to_owned())] {
        let before = fs::metadata(&of).unwrap().permissions();
        fs::set_permissions(&of, fs::Permissions::from_mode(mode)).unwrap();
        let store = Store::open(&path).unwrap();
        // The superuser may write anywhere.
        let all_powerful = fs::OpenOptions::new().append(true).open(&path).is_ok() && mode == 0o400;
        assert!(all_powerful || store.is_look_only() || mode == 0o500);
        assert_eq!(store.customer_count().unwrap(), 2);
        drop(store);
        fs::set_permissions(&of, before).unwrap();
    }
}

#[test]
fn a_moved_file_is_noticed_before_anything_is_saved() {
    type Move = fn(&Path);
    let moves: [(&str, Move); 3] = [
        ("deleted", |path| fs::remove_file(path).unwrap()),
        ("renamed", |path| fs::rename(path, path.with_extension("old")).unwrap()),
        ("replaced", |path| {
            let other = path.with_extension("other");
            filled(&other);
            fs::rename(&other, path).unwrap();
        }),
    ];
    for (what, change) in moves {
        let (_folder, path) = folder();
        let mut store = Store::open(&path).unwrap();
        store.add("甲");
        change(&path);
        let star = Op::Star { customers: vec![CustomerId(1)], starred: true };
        assert!(matches!(store.apply(&star, now()), Err(StoreError::Moved)), "{what}");
        assert!(matches!(store.undo(now()), Err(StoreError::Moved)), "{what}");
        assert_eq!(store.customer_count().unwrap(), 1, "it can still be looked at");
    }
}

#[test]
fn a_busy_writer_is_waited_for_and_then_told() {
    let (_folder, path) = folder();
    let mut store = Store::open(&path).unwrap();
    store.add("甲");
    let before = dump(&path, &TABLES);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.wait_for_others(Duration::from_millis(20)).unwrap();
    let star = Op::Star { customers: vec![CustomerId(1)], starred: true };
    assert!(matches!(store.apply(&star, now()), Err(StoreError::Busy)));
    assert_eq!(store.customer_count().unwrap(), 1, "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(dump(&path, &TABLES), before);
    store.done(star);
}

#[test]
fn twelve_at_once_all_start_and_all_save() {
    for _ in 0..10 {
        let (_folder, path) = folder();
        let start = std::sync::Barrier::new(12);
        std::thread::scope(|scope| {
            for n in 0..12 {
                let (path, start) = (&path, &start);
                scope.spawn(move || {
                    start.wait();
                    let mut store = Store::open(path).unwrap();
                    store.wait_for_others(Duration::from_secs(60)).unwrap();
                    for m in 0..2 {
                        store.add(&format!("客户{n}-{m}"));
                    }
                });
            }
        });
        let store = Store::open(&path).unwrap();
        assert_eq!(store.customer_count().unwrap(), 24);
        assert_eq!(store.history(None, 99).unwrap().len(), 24);
        store.sound();
    }
}

#[test]
fn the_file_says_how_it_is_kept() {
    let (_folder, path) = folder();
    filled(&path);
    let conn = Connection::open(&path).unwrap();
    let pragma = |name: &str| {
        conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, rusqlite::types::Value>(0)).unwrap()
    };
    assert_eq!(pragma("application_id"), 0x6765_6e64_i64.into());
    assert_eq!(pragma("user_version"), 4_i64.into());
    assert_eq!(pragma("journal_mode"), "wal".to_owned().into());
    let loose: i64 = conn
        .query_row("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'note_index%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(loose, 0, "every table is strict");
}

#[test]
fn the_doctor_finds_what_others_broke() {
    for sql in [
        "UPDATE queue SET due = '2020-01-01' WHERE customer_id = 1",
        "UPDATE queue SET lane = 1 WHERE customer_id = 1",
        "DELETE FROM queue WHERE customer_id = 1",
        "UPDATE queue_count SET n = n + 1",
        "UPDATE customer SET tier = 'A' WHERE id = 2",
        "PRAGMA foreign_keys = OFF; DELETE FROM customer WHERE id = 3",
        "DELETE FROM follow_up WHERE id = 4",
    ] {
        let (_folder, path) = folder();
        filled(&path);
        elsewhere(&path, sql);
        let store = Store::open(&path).unwrap();
        assert!(!store.doctor(now().date_naive()).unwrap().is_empty(), "{sql}");
    }
}
