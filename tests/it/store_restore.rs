//! A restore gives every row back, keeps what was there, and refuses what it must not trust.

use crate::store_book::{add, book, dump, hours_later, names, now};
use gendan::store::{Restored, Store, StoreError, UndoOutcome};
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
};

const KEPT: &str = "gendan-before-restore-20260311-113000.db";

/// What happens to a file.
type Harm = fn(&Path);

/// A closed book and a snapshot of it; then the book goes on.
struct Drill {
    folder: tempfile::TempDir,
    path: PathBuf,
    snapshot: PathBuf,
    then: Vec<String>,
}

fn drill() -> Drill {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    let mut store = book(&path);
    let snapshot = store.snapshot_beside(now()).unwrap().path;
    let then = dump(&path);
    add(&mut store, &["after the snapshot"]);
    store.close();
    Drill { folder, path, snapshot, then }
}

impl Drill {
    fn restore(&self) -> Result<Restored, StoreError> {
        Store::restore(&self.snapshot, &self.path, hours_later(2))
    }

    fn files(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

#[test]
fn every_row_comes_back_and_the_present_book_is_kept() {
    let drill = drill();
    let present = dump(&drill.path);
    let bytes = fs::read(&drill.snapshot).unwrap();
    let done = drill.restore().unwrap();
    assert_eq!(done.kept, Some(fs::canonicalize(drill.folder.path()).unwrap().join(KEPT)));
    assert_eq!(drill.files(), ["backups", KEPT, "gendan.db"]);
    assert_eq!(fs::read(&drill.snapshot).unwrap(), bytes, "the snapshot stays");
    assert_eq!(dump(&drill.path), drill.then);
    assert_eq!(dump(&done.kept.unwrap()), present);

    let mut store = Store::open_existing(&drill.path).unwrap();
    assert_eq!(store.doctor(now().date_naive()).unwrap(), []);
    assert_eq!(done.totals.customers, 3);
    assert_eq!(store.history(None, 100).unwrap().len(), usize::try_from(done.totals.operations).unwrap());
    // The history is there too, and goes on from there.
    assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { item, .. } if item.subject == "大疆创新"));
    assert!(matches!(store.redo(now()).unwrap(), UndoOutcome::Done { .. }));
    add(&mut store, &["after the restore"]);
    store.close();

    // Again, and back to what was kept.
    let again = drill.restore().unwrap().kept.unwrap();
    assert!(again.ends_with("gendan-before-restore-20260311-113001.db"), "{again:?}");
    Store::restore(&drill.folder.path().join(KEPT), &drill.path, hours_later(3)).unwrap();
    assert_eq!(dump(&drill.path), present);
}

#[test]
fn records_that_are_only_in_the_log_are_kept_too() {
    let drill = drill();
    // A window that was killed leaves its log; a copy of both stands for it.
    let mut store = Store::open(&drill.path).unwrap();
    add(&mut store, &["only in the log"]);
    let killed = drill.folder.path().join("killed");
    fs::create_dir(&killed).unwrap();
    let path = killed.join("gendan.db");
    fs::copy(&drill.path, &path).unwrap();
    fs::copy(drill.folder.path().join("gendan.db-wal"), killed.join("gendan.db-wal")).unwrap();
    let present = dump(&drill.path);
    let done = Store::restore(&drill.snapshot, &path, hours_later(2)).unwrap();
    assert_eq!(names(&killed), [KEPT, "gendan.db"]);
    assert_eq!(dump(&done.kept.unwrap()), present);
    assert_eq!(dump(&path), drill.then);
}

#[test]
fn a_book_that_is_open_is_not_exchanged() {
    let drill = drill();
    let mut store = Store::open(&drill.path).unwrap();
    let before = (drill.files(), dump(&drill.path));
    assert!(matches!(drill.restore(), Err(StoreError::InUse)));
    assert_eq!((drill.files(), dump(&drill.path)), before);
    add(&mut store, &["goes on"]);
    store.close();
    drill.restore().unwrap();
    assert_eq!(dump(&drill.path), drill.then);
}

#[test]
fn what_cannot_be_read_is_kept_with_its_log_and_replaced() {
    let cases: [(&str, Harm); 5] = [
        ("damaged pages", |path| {
            let mut bytes = fs::read(path).unwrap();
            bytes[4096..].fill(0x5a);
            fs::write(path, bytes).unwrap();
        }),
        ("cut", |path| fs::OpenOptions::new().write(true).open(path).unwrap().set_len(700).unwrap()),
        ("empty", |path| fs::write(path, "").unwrap()),
        ("text", |path| fs::write(path, "dear diary").unwrap()),
        ("another program's", |path| {
            fs::remove_file(path).unwrap();
            Connection::open(path).unwrap().execute_batch("CREATE TABLE moz_places (id INTEGER)").unwrap();
        }),
    ];
    for (name, harm) in cases {
        let drill = drill();
        harm(&drill.path);
        let log = drill.folder.path().join("gendan.db-wal");
        fs::write(&log, "what was in the log").unwrap();
        let bytes = fs::read(&drill.path).unwrap();
        let done = drill.restore().unwrap();
        assert_eq!(dump(&drill.path), drill.then, "{name}");
        let kept = done.kept.unwrap();
        if name != "damaged pages" {
            assert_eq!(fs::read(&kept).unwrap(), bytes, "{name}");
        }
        assert!(!log.exists(), "{name}: it would be played into the new file");
    }
}

#[test]
fn a_missing_book_comes_back_without_the_log_of_the_old_one() {
    let drill = drill();
    fs::remove_file(&drill.path).unwrap();
    fs::write(drill.folder.path().join("gendan.db-wal"), "left behind").unwrap();
    let done = drill.restore().unwrap();
    let log = done.kept.unwrap();
    assert_eq!(fs::read_to_string(&log).unwrap(), "left behind");
    assert_eq!(dump(&drill.path), drill.then);

    let elsewhere = drill.folder.path().join("new/place/gendan.db");
    assert_eq!(Store::restore(&drill.snapshot, &elsewhere, now()).unwrap().kept, None);
    assert_eq!(dump(&elsewhere), drill.then);
}

#[test]
fn what_is_no_sound_book_is_not_restored() {
    type Case = (&'static str, Harm, fn(&StoreError) -> bool);
    let cases: [Case; 7] = [
        (
            "damaged",
            |path| {
                let mut bytes = fs::read(path).unwrap();
                bytes[4096..].fill(0x5a);
                fs::write(path, bytes).unwrap();
            },
            |error| matches!(error, StoreError::BadSnapshot { .. }),
        ),
        (
            "cut",
            |path| {
                let length = fs::metadata(path).unwrap().len();
                fs::OpenOptions::new().write(true).open(path).unwrap().set_len(length / 2).unwrap();
            },
            |error| matches!(error, StoreError::BadSnapshot { .. }),
        ),
        (
            "an index without its rows",
            |path| {
                let conn = Connection::open(path).unwrap();
                conn.execute_batch(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage =
                     (SELECT rootpage FROM sqlite_schema WHERE name = 'contact_customer') WHERE name = 'customer_name'",
                )
                .unwrap();
            },
            |error| matches!(error, StoreError::BadSnapshot { .. }),
        ),
        ("empty", |path| fs::write(path, "").unwrap(), |error| matches!(error, StoreError::BadSnapshot { .. })),
        ("text", |path| fs::write(path, "dear diary").unwrap(), |error| matches!(error, StoreError::Foreign)),
        (
            "newer",
            |path| Connection::open(path).unwrap().execute_batch("PRAGMA user_version = 9999").unwrap(),
            |error| matches!(error, StoreError::Newer { found: 9999, .. }),
        ),
        (
            "a folder",
            |path| {
                fs::remove_file(path).unwrap();
                fs::create_dir(path).unwrap();
            },
            |error| matches!(error, StoreError::CannotOpen { .. }),
        ),
    ];
    for (name, harm, is_right) in cases {
        let drill = drill();
        harm(&drill.snapshot);
        let before = (drill.files(), fs::read(&drill.path).unwrap());
        let error = drill.restore().unwrap_err();
        assert!(is_right(&error), "{name}: {error:?}");
        assert_eq!((drill.files(), fs::read(&drill.path).unwrap()), before, "{name}");
    }
    let drill = drill();
    assert!(matches!(Store::restore(&drill.path, &drill.path, now()), Err(StoreError::SameFile(_))));
    let nowhere = drill.folder.path().join("none.db");
    assert!(matches!(Store::restore(&nowhere, &drill.path, now()), Err(StoreError::CannotOpen { .. })));
    assert!(matches!(Store::restore(&drill.snapshot, drill.folder.path(), now()), Err(StoreError::CannotOpen { .. })));
}

#[test]
fn a_live_book_can_be_restored_elsewhere_with_its_log() {
    let drill = drill();
    let mut live = Store::open(&drill.path).unwrap();
    add(&mut live, &["not yet folded in"]);
    let elsewhere = drill.folder.path().join("other.db");
    Store::restore(&drill.path, &elsewhere, now()).unwrap();
    assert_eq!(dump(&elsewhere), dump(&drill.path));
}
