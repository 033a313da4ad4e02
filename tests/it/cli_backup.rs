//! `gendan backup`, `restore` and what `doctor` and a damaged book say of them.

use crate::store_book::{dump, names};
use serde_json::Value;
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn gendan(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gendan"));
    command.arg("--db").arg(folder.join("gendan.db")).args(["--lang", "en"]).args(arguments);
    command.env("GENDAN_NOW", "2026-03-11T09:30:00+08:00").env("GENDAN_CONFIG", folder.join("none.toml"));
    command.env("HOME", folder).output().unwrap()
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = gendan(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The message of a refusal.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = gendan(folder, arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    assert_eq!(output.stdout, b"");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn there_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let (root, database) = (folder.path(), folder.path().join("gendan.db"));
    assert!(refused(root, &["backup"]).contains("no book yet"));
    assert_eq!(names(root), [""; 0]);
    done(root, &["customer", "add", "Nordwind"]);
    assert!(done(root, &["doctor"]).contains("No snapshot yet"));

    let said = done(root, &["backup"]);
    let snapshot = root.join("backups/gendan-20260311-093000.db");
    assert!(said.contains(snapshot.to_str().unwrap()) && said.contains("customers 1"), "{said}");
    assert!(done(root, &["doctor"]).contains(snapshot.to_str().unwrap()));
    let report: Value = serde_json::from_str(&done(root, &["doctor", "--json"])).unwrap();
    assert_eq!(report["newest_snapshot"], snapshot.to_str().unwrap());

    let copy = root.join("copy.db");
    let report: Value = serde_json::from_str(&done(root, &["--json", "backup", "-o", copy.to_str().unwrap()])).unwrap();
    assert_eq!((&report["customers"], &report["path"]), (&1.into(), &copy.to_str().unwrap().into()));
    assert!(refused(root, &["backup", "-o", copy.to_str().unwrap()]).contains("not overwritten"));
    fs::create_dir(root.join("stick")).unwrap();
    done(root, &["backup", "-o", root.join("stick").to_str().unwrap()]);
    assert_eq!(names(&root.join("stick")), ["gendan-20260311-093000.db"]);

    done(root, &["customer", "add", "Later"]);
    let present = dump(&database);
    let said = done(root, &["restore", copy.to_str().unwrap()]);
    let kept = root.join("gendan-before-restore-20260311-093000.db");
    assert!(said.contains("customers 1") && said.contains(kept.file_name().unwrap().to_str().unwrap()), "{said}");
    assert!(dump(&database) == dump(&copy));
    assert!(dump(&kept) == present);
    let report: Value = serde_json::from_str(&done(root, &["--json", "restore", kept.to_str().unwrap()])).unwrap();
    assert_eq!((&report["customers"], &report["sound"]), (&2.into(), &true.into()));
    assert!(report["kept"].as_str().unwrap().ends_with("gendan-before-restore-20260311-093001.db"));
}

#[test]
fn a_damaged_book_names_its_snapshot_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (root, database) = (folder.path(), folder.path().join("gendan.db"));
    done(root, &["customer", "add", "Nordwind"]);
    done(root, &["backup"]);
    let snapshot = root.join("backups/gendan-20260311-093000.db");
    for harm in ["dear diary, this is no database", "SQLite format 3\0 and then nothing that is one"] {
        fs::write(&database, harm).unwrap();
        for arguments in [&["customer", "list"][..], &["doctor"], &["backup"]] {
            let output = gendan(root, arguments);
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success() && said.contains(snapshot.to_str().unwrap()), "{arguments:?}: {said}");
        }
        assert_eq!(fs::read_to_string(&database).unwrap(), harm);
        done(root, &["restore", snapshot.to_str().unwrap()]);
        assert!(dump(&database) == dump(&snapshot));
    }
    fs::remove_file(&database).unwrap();
    assert!(done(root, &["doctor"]).contains(snapshot.to_str().unwrap()));

    let text = root.join("notes.txt");
    fs::write(&text, "dear diary").unwrap();
    assert!(refused(root, &["restore", text.to_str().unwrap()]).contains("notes.txt is not a gendan data file"));
    refused(root, &["restore", root.join("none.db").to_str().unwrap()]);
    refused(root, &["restore", root.to_str().unwrap()]);
    assert_eq!(gendan(root, &["restore"]).status.code(), Some(2));
}

#[test]
fn a_book_that_was_emptied_is_no_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let (root, database) = (folder.path(), folder.path().join("gendan.db"));
    done(root, &["customer", "add", "Nordwind"]);
    done(root, &["backup"]);
    fs::write(&database, "").unwrap();
    let _ = (fs::remove_file(root.join("gendan.db-wal")), fs::remove_file(root.join("gendan.db-shm")));
    let snapshot = root.join("backups/gendan-20260311-093000.db");
    for arguments in [&["customer", "list"][..], &["customer", "add", "Later"], &["doctor"], &["due"]] {
        let said = refused(root, arguments);
        assert!(said.contains("emptied") && said.contains(snapshot.to_str().unwrap()), "{arguments:?}: {said}");
        assert_eq!(fs::read(&database).unwrap(), b"", "{arguments:?}");
    }
    done(root, &["restore", snapshot.to_str().unwrap()]);
    assert!(done(root, &["customer", "list"]).contains("Nordwind"));
}
