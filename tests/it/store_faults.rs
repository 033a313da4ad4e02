//! Snapshots and restores among kills, full disks, loose umasks and odd targets. A child process takes the blows.

#![cfg(unix)]

use crate::store_book::{add, book, dump, hours_later, import, names, now};
use gendan::store::{Store, StoreError, newest_snapshot};
use rustix::fs::Mode;
use std::{
    env, fs,
    io::{BufRead, BufReader, Lines},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

/// What the child is to do, and with which book.
const JOB: &str = "GENDAN_TEST_STORE_JOB";
const BOOK: &str = "GENDAN_TEST_STORE_BOOK";

/// Not a test by itself: the body of the child.
#[test]
fn child() {
    let (Some(job), Some(path)) = (env::var_os(JOB), env::var_os(BOOK)) else { return };
    let path = PathBuf::from(path);
    let folder = path.parent().unwrap();
    match job.to_str().unwrap() {
        "loose" => {
            rustix::process::umask(Mode::empty());
            let mut store = book(&path);
            store.snapshot_beside(now()).unwrap();
            store.snapshot(&folder.join("copy.db")).unwrap();
            import(&mut store, 60, false).unwrap();
            store.close();
            Store::restore(&folder.join("copy.db"), &path, now()).unwrap();
        }
        "no room" => {
            let store = Store::open(&path).unwrap();
            for result in [store.snapshot_beside(now()), store.snapshot(&folder.join("copy.db"))] {
                println!("said {}", matches!(result, Err(StoreError::Full)));
            }
        }
        "snapshots" => {
            let store = Store::open(&path).unwrap();
            for n in 0.. {
                store.snapshot_beside(hours_later(n)).unwrap();
                println!("said made");
            }
        }
        "restores" => {
            for n in 0.. {
                let from = folder.join(if n % 2 == 0 { "a.db" } else { "b.db" });
                let kept = Store::restore(&from, &path, hours_later(n)).unwrap().kept.unwrap();
                fs::remove_file(kept).unwrap();
                println!("said made");
            }
        }
        other => panic!("{other}"),
    }
}

fn command(job: &str, path: &Path, before: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &format!("{before} exec \"$@\""), "sh"]).arg(env::current_exe().unwrap());
    command.args(["--exact", "store_faults::child", "--nocapture", "--test-threads=1", "-q"]);
    command.env(JOB, job).env(BOOK, path).stdin(Stdio::null()).stderr(Stdio::null()).stdout(Stdio::piped());
    command
}

fn start(job: &str, path: &Path) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut child = command(job, path, "").spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    (child, lines)
}

/// Waits for that many words of the child, then for a copy in the making, and kills it there.
fn kill_in_between(job: &str, path: &Path, watched: &Path, after: usize) {
    let (mut child, mut lines) = start(job, path);
    // The pipe stays open: a child that cannot speak ends.
    let words = lines.by_ref().map_while(Result::ok).filter(|line| line.contains("said made")).take(after).count();
    assert_eq!(words, after, "the child ended by itself");
    while !names(watched).iter().any(|name| name.ends_with(".part")) {
        assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn other_eyes_see_nothing_whatever_the_umask() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    assert!(command("loose", &path, "").status().unwrap().success());
    let backups = folder.path().join("backups");
    assert_eq!(mode(&backups), 0o700);
    let mut seen = 0;
    for place in [folder.path(), &backups] {
        for name in names(place).iter().filter(|name| *name != "backups") {
            assert_eq!(mode(&place.join(name)), 0o600, "{name}");
            seen += 1;
        }
    }
    // The book, the copy, the kept one; the lock and the one snapshot, which the import found as it was.
    assert_eq!(seen, 5, "{:?} {:?}", names(folder.path()), names(&backups));
}

#[test]
fn without_room_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    let mut store = Store::open(&path).unwrap();
    import(&mut store, 1500, false).unwrap();
    store.close();
    assert!(fs::metadata(&path).unwrap().len() > 400_000);
    // 100 KiB a file at most.
    let output = command("no room", &path, "trap '' XFSZ; ulimit -f 200;").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.matches("said true").count(), 2, "{said}");
    assert_eq!(names(&folder.path().join("backups")), [".lock"]);
    assert!(!names(folder.path()).iter().any(|name| name.contains("copy") || name.contains("snapshot")));
    assert_eq!(newest_snapshot(&path), None);
}

#[test]
fn killed_in_between_leaves_whole_snapshots_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    let mut store = Store::open(&path).unwrap();
    import(&mut store, 300, false).unwrap();
    add(&mut store, &["one more"]);
    let rows = dump(&path);
    let backups = folder.path().join("backups");
    for after in 0..6 {
        kill_in_between("snapshots", &path, &backups, after);
        for name in names(&backups).iter().filter(|name| !name.starts_with('.')) {
            assert!(dump(&backups.join(name)) == rows, "{name}");
        }
        store.snapshot_beside(now()).unwrap();
        assert!(!names(&backups).iter().any(|name| name.contains(".part")), "swept");
    }
    assert_eq!(dump(&path), rows);
}

#[test]
fn killed_in_a_restore_leaves_the_one_book_or_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    let mut store = book(&path);
    store.snapshot(&folder.path().join("a.db")).unwrap();
    add(&mut store, &["and more"]);
    store.snapshot(&folder.path().join("b.db")).unwrap();
    store.close();
    let either = [dump(&folder.path().join("a.db")), dump(&folder.path().join("b.db"))];
    for after in 0..6 {
        kill_in_between("restores", &path, folder.path(), after);
        assert!(either.contains(&dump(&path)), "killed after {after}");
        let store = Store::open_existing(&path).unwrap();
        assert_eq!(store.doctor(now().date_naive()).unwrap(), []);
        store.close();
        // What the killed one left does not hinder, and is young: another may be at work on it.
        for name in names(folder.path()).iter().filter(|name| name.contains(".part") || name.contains("-before-")) {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
    }
}

#[test]
fn odd_targets_are_refused_and_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    let store = book(&path);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (victim, link) = (folder.path().join("victim"), folder.path().join("link"));
    fs::write(&victim, "precious\n").unwrap();
    std::os::unix::fs::symlink(&victim, &link).unwrap();
    let dangling = folder.path().join("dangling");
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &dangling).unwrap();
    let before = names(folder.path());
    for target in [&pipe, &link, &dangling, Path::new("/dev/full"), Path::new("/dev/null")] {
        assert!(matches!(store.snapshot(target), Err(StoreError::Occupied(_))), "{target:?}");
    }
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious\n");
    assert_eq!(names(folder.path()), before);
    store.snapshot_beside(now()).unwrap();
    store.close();
    // Reading a pipe would wait for ever.
    let refused = Store::restore(&pipe, &path, now());
    assert!(matches!(refused, Err(StoreError::CannotOpen { .. })), "{refused:?}");
    assert!(Store::restore(&path, &pipe, now()).is_err());
    assert!(Store::restore(&path, &dangling, now()).is_err());
}

#[test]
fn a_link_to_the_book_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.db"), folder.path().join("gendan.db"));
    let copy = folder.path().join("copy.db");
    let store = book(&real);
    store.snapshot(&copy).unwrap();
    store.close();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    Store::restore(&copy, &link, now()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(dump(&link), dump(&copy));
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let store = book(&folder.path().join("gendan.db"));
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).unwrap();
    // Whoever may write everywhere is not stopped.
    if fs::write(closed.join("probe"), "").is_err() {
        let refused = store.snapshot(&closed.join("copy.db"));
        assert!(matches!(refused, Err(StoreError::CannotOpen { .. })), "{refused:?}");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}
