//! Unsaved text beside the database: written, found again once, and safe against cuts and other windows.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use gendan::app::draft::{Draft, DraftKeeper, orphans};

fn draft(text: &str) -> Draft {
    Draft {
        kind: "quick-log".into(),
        customer: Some(7),
        fields: vec![("line".into(), text.into())],
        saved_at: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(20, 0, 0).unwrap(),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Leaves the file as a killed window does.
fn killed(database: &Path, texts: &[&str]) -> PathBuf {
    let keeper = DraftKeeper::new(database);
    let before = files(database.parent().unwrap());
    for text in texts {
        keeper.set(draft(text), Instant::now());
        keeper.save().unwrap();
    }
    files(database.parent().unwrap()).into_iter().find(|path| !before.contains(path)).unwrap()
}

#[test]
fn a_living_window_keeps_its_draft_and_a_closed_one_leaves_none() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("跟单.db");
    let keeper = DraftKeeper::new(&database);
    assert!(keeper.save().is_ok() && files(folder.path()).is_empty(), "no draft, no file");
    keeper.set(draft("电话 等老板批"), Instant::now());
    keeper.save().unwrap();
    assert_eq!(files(folder.path()).len(), 1);
    assert!(orphans(&database).is_empty(), "the window lives");
    keeper.clear().unwrap();
    keeper.set(draft("again"), Instant::now());
    keeper.last_words();
    let written = fs::read_to_string(&files(folder.path())[0]).unwrap();
    assert!(written.contains("again") && !written.contains("老板"), "{written}");
    keeper.close().unwrap();
    drop(keeper);
    assert_eq!(orphans(&database).len(), 1, "closed with text in it");

    let keeper = DraftKeeper::new(&database);
    keeper.adopt(orphans(&database).pop().unwrap()).unwrap();
    keeper.clear().unwrap();
    keeper.close().unwrap();
    assert!(files(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn a_draft_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let keeper = DraftKeeper::new(&folder.path().join("a.db"));
    keeper.set(draft("x"), Instant::now());
    keeper.save().unwrap();
    let mode = fs::metadata(&files(folder.path())[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn saving_is_due_after_a_pause_or_a_second() {
    let keeper = DraftKeeper::new(Path::new("nowhere/a.db"));
    let start = Instant::now();
    let after = |millis| start + Duration::from_millis(millis);
    assert_eq!(keeper.due(start), None);
    keeper.set(draft("a"), start);
    assert_eq!(keeper.due(start), Some(Duration::from_millis(300)));
    keeper.set(draft("a"), after(200));
    assert_eq!(keeper.due(after(200)), Some(Duration::from_millis(100)), "the same text is no change");
    for (key, millis) in (250..=1000).step_by(250).enumerate() {
        keeper.set(draft(&key.to_string()), after(millis));
    }
    assert_eq!(keeper.due(after(1000)), Some(Duration::ZERO), "typing without a pause");
    assert!(keeper.save().is_err(), "no such folder");
    assert_eq!(keeper.due(after(1000)), None);
}

#[test]
fn a_dead_windows_draft_is_found_and_can_be_left_adopted_or_discarded() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    killed(&database, &["first", "second", "last"]);
    let found = orphans(&database);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].draft(), &draft("last"));
    assert!(orphans(&database).is_empty(), "held by the first finder");
    drop(found);

    let keeper = DraftKeeper::new(&database);
    let orphan = orphans(&database).pop().unwrap();
    assert_eq!(keeper.adopt(orphan).unwrap(), draft("last"));
    let left = files(folder.path());
    assert_eq!(left.len(), 1);
    assert!(fs::read_to_string(&left[0]).unwrap().contains("last"), "in the new window's file");
    assert!(orphans(&database).is_empty());
    keeper.clear().unwrap();
    keeper.close().unwrap();

    killed(&database, &["given up"]);
    orphans(&database).pop().unwrap().discard().unwrap();
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_cut_at_any_byte_costs_only_the_last_write() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    let path = killed(&database, &["第一", "第二"]);
    let bytes = fs::read(&path).unwrap();
    let first_whole = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0;
    for cut in first_whole..=bytes.len() {
        fs::write(&path, &bytes[..cut]).unwrap();
        let found = orphans(&database);
        let text = if cut + 1 >= bytes.len() { "第二" } else { "第一" };
        assert_eq!(found[0].draft(), &draft(text), "cut at {cut}");
    }
    let mut zeros = bytes.clone();
    zeros.extend([0; 100]);
    fs::write(&path, &zeros).unwrap();
    assert_eq!(orphans(&database)[0].draft(), &draft("第二"));
}

#[test]
fn damaged_files_are_kept_aside_and_others_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    fs::write(folder.path().join("a.db-draft-12345678.jsonl"), b"\xff\xfe{\"kind\":").unwrap();
    fs::write(folder.path().join("a.db-draft-empty.jsonl"), b"").unwrap();
    fs::write(folder.path().join("b.db-draft-12345678.jsonl"), b"not ours").unwrap();
    fs::create_dir(folder.path().join("a.db-draft-folder.jsonl")).unwrap();
    assert!(orphans(&database).is_empty());
    assert!(orphans(&folder.path().join("no/such/folder/a.db")).is_empty());
    let names: Vec<_> = files(folder.path()).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["a.db-draft-12345678.jsonl.damaged", "a.db-draft-folder.jsonl", "b.db-draft-12345678.jsonl"]);
}

#[test]
fn two_windows_starting_at_once_share_the_drafts_out() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    let texts: Vec<String> = (0..20).map(|number| format!("text {number}")).collect();
    for text in &texts {
        killed(&database, &[text]);
    }
    let start = Arc::new(Barrier::new(4));
    let windows: Vec<_> = (0..4)
        .map(|_| {
            let (database, start) = (database.clone(), start.clone());
            thread::spawn(move || {
                start.wait();
                let keeper = DraftKeeper::new(&database);
                let found = orphans(&database);
                let mut texts = Vec::new();
                for orphan in found {
                    texts.push(keeper.adopt(orphan).unwrap().fields[0].1.clone());
                    keeper.clear().unwrap();
                }
                keeper.close().unwrap();
                texts
            })
        })
        .collect();
    let mut taken: Vec<String> = windows.into_iter().flat_map(|window| window.join().unwrap()).collect();
    taken.sort();
    let mut expected = texts;
    expected.sort();
    assert_eq!(taken, expected, "each once, none lost");
}

#[test]
fn a_long_file_is_followed_by_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("a.db");
    let keeper = DraftKeeper::new(&database);
    for number in 0..5 {
        keeper.set(draft(&format!("{number}{}", "x".repeat(600_000))), Instant::now());
        keeper.save().unwrap();
    }
    let left = files(folder.path());
    assert_eq!(left.len(), 1);
    assert!(fs::metadata(&left[0]).unwrap().len() < 2_000_000);
}
