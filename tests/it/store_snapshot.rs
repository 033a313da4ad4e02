//! Snapshots are whole, checked, private, few, and never in the way of anything that was there.

use crate::store_book::{add, book, dump, hours_later, import, names, now};
use gendan::store::{Store, StoreError, newest_snapshot, snapshot_if_due};
use std::{fs, path::Path};

const FIRST: &str = "gendan-20260311-093000.db";

fn with_book(test: impl FnOnce(&Path, &Path, Store)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    let store = book(&path);
    test(folder.path(), &path, store);
}

/// The snapshots of `backups/`, without the lock.
fn snapshots(folder: &Path) -> Vec<String> {
    names(&folder.join("backups")).into_iter().filter(|name| name != ".lock").collect()
}

#[test]
fn a_snapshot_is_one_file_with_every_row() {
    with_book(|folder, path, store| {
        let target = folder.join("copy.db");
        let made = store.snapshot(&target).unwrap();
        assert_eq!((made.totals.customers, made.totals.operations), (3, 5));
        assert_eq!(made.bytes, fs::metadata(&target).unwrap().len());
        assert_eq!(dump(&target), dump(path));
        assert_eq!(names(folder), ["copy.db", "gendan.db", "gendan.db-shm", "gendan.db-wal"]);
        assert_eq!(Store::open(&target).unwrap().doctor(now().date_naive()).unwrap(), []);
        assert!(newest_snapshot(path).is_none(), "only what is in backups/ is a snapshot of the series");
    });
}

#[test]
fn a_book_that_is_written_to_meanwhile_is_copied_whole() {
    with_book(|folder, path, store| {
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let mut other = Store::open(path).unwrap();
                for n in 0..40 {
                    add(&mut other, &[&format!("Meanwhile {n}")]);
                }
            });
            for n in 0..8 {
                store.snapshot(&folder.join(format!("{n}.db"))).unwrap();
            }
            writer.join().unwrap();
        });
        for n in 0..8 {
            let copy = Store::open(&folder.join(format!("{n}.db"))).unwrap();
            assert_eq!(copy.doctor(now().date_naive()).unwrap(), []);
        }
    });
}

#[test]
fn what_is_there_is_never_overwritten() {
    with_book(|folder, path, store| {
        let file = folder.join("precious.txt");
        fs::write(&file, "precious\n").unwrap();
        let made = folder.join("made.db");
        store.snapshot(&made).unwrap();
        let copy = fs::read(&made).unwrap();
        fs::create_dir(folder.join("folder")).unwrap();
        let before = names(folder);
        for target in [&file, &made, &folder.join("folder"), path, folder, Path::new("/")] {
            let error = store.snapshot(target).unwrap_err();
            assert!(matches!(&error, StoreError::Occupied(at) if at == target), "{target:?}: {error}");
        }
        assert!(matches!(store.snapshot(&folder.join("none/copy.db")), Err(StoreError::CannotOpen { .. })));
        assert!(matches!(store.snapshot(&file.join("copy.db")), Err(StoreError::CannotOpen { .. })));
        assert_eq!(fs::read_to_string(&file).unwrap(), "precious\n");
        assert_eq!(fs::read(&made).unwrap(), copy);
        assert_eq!(names(folder), before);
    });
}

#[test]
fn a_damaged_book_makes_no_snapshot() {
    with_book(|folder, path, mut store| {
        import(&mut store, 40, false).unwrap();
        store.snapshot_beside(now()).unwrap();
        store.close();
        // Pages of rows, not the header: such a book opens, and fails when it is read.
        let mut bytes = fs::read(path).unwrap();
        let length = bytes.len();
        bytes[4096 * 2..length].fill(0x5a);
        fs::write(path, bytes).unwrap();
        let before = names(folder);
        match Store::open(path) {
            Ok(store) => {
                let error = store.snapshot(&folder.join("copy.db")).unwrap_err();
                assert!(matches!(error, StoreError::Damaged(_) | StoreError::BadSnapshot { .. }), "{error}");
                store.snapshot_beside(hours_later(2)).unwrap_err();
            }
            Err(error) => assert!(matches!(error, StoreError::Damaged(_)), "{error}"),
        }
        snapshot_if_due(path, hours_later(2)).unwrap_err();
        assert_eq!(snapshots(folder), [FIRST]);
        assert_eq!(newest_snapshot(path).unwrap(), folder.join("backups").join(FIRST));
        assert!(!names(folder).contains(&"copy.db".to_owned()), "{before:?}");
    });
}

#[test]
fn an_idle_book_gets_a_snapshot_an_hour_when_something_changed() {
    with_book(|folder, path, mut store| {
        let due = |hours| snapshot_if_due(path, hours_later(hours)).unwrap();
        assert_eq!(due(0), Some(folder.join("backups").join(FIRST)));
        assert_eq!(dump(&folder.join("backups").join(FIRST)), dump(path));
        assert_eq!((due(0), due(5)), (None, None), "nothing changed");
        add(&mut store, &["another"]);
        assert_eq!(snapshot_if_due(path, hours_later(1) - chrono::TimeDelta::seconds(1)).unwrap(), None, "too early");
        assert_eq!(due(1), newest_snapshot(path));
        assert_eq!(snapshots(folder).len(), 2);
        // An undo changes the book too.
        store.undo(now()).unwrap();
        assert!(due(2).is_some());
        assert_eq!(due(3), None);
        // A clock that was wrong, and is mended: the one from the future stays, and stops nothing.
        add(&mut store, &["in 2031"]);
        assert!(snapshot_if_due(path, hours_later(24 * 365 * 5)).unwrap().is_some());
        add(&mut store, &["back again"]);
        assert!(due(4).is_some());
        assert!(due(4).is_none());
    });
}

#[test]
fn an_empty_book_needs_none_and_a_missing_one_stays_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    assert!(snapshot_if_due(&path, now()).is_err());
    assert_eq!(names(folder.path()), [""; 0]);
    drop(Store::open(&path).unwrap());
    assert_eq!(snapshot_if_due(&path, now()).unwrap(), None);
    assert!(!folder.path().join("backups").exists());
    assert!(Store::in_memory().unwrap().snapshot_beside(now()).is_err());
}

#[test]
fn two_books_in_a_folder_keep_apart() {
    with_book(|folder, path, store| {
        let other = folder.join("mine.db");
        let mut mine = Store::open(&other).unwrap();
        add(&mut mine, &["only here"]);
        let made = mine.snapshot_beside(hours_later(1)).unwrap();
        assert!(made.path.ends_with("backups/mine-20260311-103000.db"));
        assert_eq!(newest_snapshot(path), None);
        let kept = store.snapshot_beside(now()).unwrap().path;
        assert_eq!((newest_snapshot(path), newest_snapshot(&other)), (Some(kept), Some(made.path)));
    });
}

#[test]
fn in_one_second_each_gets_a_name_of_its_own() {
    with_book(|folder, _, store| {
        for _ in 0..3 {
            store.snapshot_beside(now()).unwrap();
        }
        assert_eq!(snapshots(folder), [FIRST, "gendan-20260311-093001.db", "gendan-20260311-093002.db"]);
    });
}

#[test]
fn old_snapshots_are_thinned_and_other_files_are_left() {
    with_book(|folder, _, store| {
        let backups = folder.join("backups");
        fs::create_dir(&backups).unwrap();
        // Two years, morning and evening.
        let mut day = now().date_naive();
        for _ in 0..731 {
            day = day.pred_opt().unwrap();
            for time in ["080000", "200000"] {
                fs::write(backups.join(format!("gendan-{}-{time}.db", day.format("%Y%m%d"))), "old").unwrap();
            }
        }
        let foreign = ["gendan-20200101-000000.txt", "gendan-20200101.db", "mine-20200101-000000.db", "notes.txt"];
        for name in foreign {
            fs::write(backups.join(name), "not one of them").unwrap();
        }
        fs::create_dir(backups.join("gendan-20200102-000000.db")).unwrap();
        store.snapshot_beside(now()).unwrap();
        let left = snapshots(folder);
        for name in foreign.iter().chain(&["gendan-20200102-000000.db", FIRST, "gendan-20260309-200000.db"]) {
            assert!(left.contains(&(*name).to_owned()), "{name}");
        }
        // The new one, three of the last two days, 12 days, 10 weeks, 9 months, and five that are not of the series.
        assert_eq!(left.len(), 1 + 3 + 12 + 10 + 9 + 5);
    });
}

#[test]
fn what_a_killed_one_left_is_no_snapshot_and_is_swept() {
    with_book(|folder, path, store| {
        let backups = folder.join("backups");
        fs::create_dir(&backups).unwrap();
        for name in [".snapshot-a1b2c3.part", ".snapshot-a1b2c3.part-journal"] {
            fs::write(backups.join(name), "half").unwrap();
        }
        assert_eq!(newest_snapshot(path), None);
        // As long as someone else is at work there, nothing is swept: it may be his.
        let lock = fs::File::create(backups.join(".lock")).unwrap();
        lock.lock_shared().unwrap();
        store.snapshot_beside(now()).unwrap();
        assert_eq!(snapshots(folder).len(), 3);
        assert_eq!(snapshot_if_due(path, hours_later(2)).unwrap(), None);
        drop(lock);
        store.snapshot_beside(hours_later(1)).unwrap();
        assert_eq!(snapshots(folder), [FIRST, "gendan-20260311-103000.db"]);
    });
}

#[test]
fn a_bulk_import_is_preceded_by_a_snapshot() {
    with_book(|folder, path, mut store| {
        let before = dump(path);
        import(&mut store, 50, false).unwrap();
        store.undo(now()).unwrap();
        import(&mut store, 51, true).unwrap();
        assert_eq!(snapshots(folder), [""; 0], "few rows, or a dry run");
        let few = dump(path);
        assert_eq!(import(&mut store, 51, false).unwrap().added, 51);
        assert_eq!(snapshots(folder), [FIRST]);
        assert_eq!(dump(&folder.join("backups").join(FIRST)), few);
        assert_ne!(before, few);
        store.undo(now()).unwrap();
        store.snapshot_beside(hours_later(1)).unwrap();
        import(&mut store, 51, false).unwrap();
        assert_eq!(snapshots(folder).len(), 2, "the newest holds the book as it was");
    });
    // A book without a word needs none, and a throw-away one never.
    let folder = tempfile::tempdir().unwrap();
    import(&mut Store::open(&folder.path().join("gendan.db")).unwrap(), 60, false).unwrap();
    let mut demo = Store::open_throw_away(&folder.path().join("demo.db")).unwrap();
    add(&mut demo, &["one"]);
    import(&mut demo, 60, false).unwrap();
    assert!(!folder.path().join("backups").exists());
}

#[test]
fn without_a_snapshot_there_is_no_bulk_import() {
    with_book(|folder, path, mut store| {
        fs::write(folder.join("backups"), "a file where the folder should be").unwrap();
        let before = dump(path);
        let error = import(&mut store, 51, false).unwrap_err();
        assert!(
            matches!(&error, StoreError::NoSnapshot(why) if matches!(**why, StoreError::CannotOpen { .. })),
            "{error}"
        );
        assert_eq!(dump(path), before);
        import(&mut store, 50, false).unwrap();
    });
}
