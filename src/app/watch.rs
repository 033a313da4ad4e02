//! Notices that the database file was written, by whichever process; never reads it and never asks it in a loop while the
//! system can tell.
//!
//! The folder is watched, because `-wal` comes and goes; only the file and its `-wal` count (`-shm` changes through memory).
//! Own writes are noticed too: the store compares its data version.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, SystemTime};
use std::{fs, io, thread};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::events::AppEvent;

/// Writes that follow each other this closely are one.
const QUIET: Duration = Duration::from_millis(100);
/// But never more of them than this many quiet spans.
const MOST_SPANS: u32 = 5;
/// How often the file is looked at where the system cannot tell; two looks fit in the two seconds promised.
const LOOK: Duration = Duration::from_millis(900);

/// Watches while it lives.
pub struct Watch {
    /// Closes the channel that the thread waits on.
    _waker: Waker,
}

enum Waker {
    System(#[expect(dead_code, reason = "lives to be dropped")] RecommendedWatcher),
    Looking(#[expect(dead_code, reason = "lives to be dropped")] Sender<()>),
}

impl Watch {
    /// Starts to watch a database file; [`AppEvent::DataChanged`] goes to `sender`. To be called after the first frame.
    ///
    /// # Errors
    /// No thread could be started. A system that cannot watch (its limit is reached) is no error: the file is looked at
    /// every 0.9 s then, and the log says so.
    pub fn start(database: &Path, sender: Sender<AppEvent>) -> io::Result<Watch> {
        let database = database.canonicalize().unwrap_or_else(|_| database.to_owned());
        let (wake, woken) = channel();
        let waker = match watch_folder(&database, wake) {
            Ok(watcher) => {
                spawn(move || report_writes(&woken, &sender))?;
                Waker::System(watcher)
            }
            Err(error) => {
                tracing::warn!(kind = ?error.kind, "the database folder cannot be watched; looking at the file instead");
                let (stop, stopped) = channel();
                spawn(move || report_looks(&database, &stopped, &sender))?;
                Waker::Looking(stop)
            }
        };
        Ok(Watch { _waker: waker })
    }
}

fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("watch".into()).spawn(work).map(|_| ())
}

fn watch_folder(database: &Path, wake: Sender<()>) -> notify::Result<RecommendedWatcher> {
    let names = [database.file_name().unwrap_or_default().to_owned(), write_ahead_log(database)];
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let is_write = event.is_ok_and(|event| {
            event.need_rescan()
                || (!matches!(event.kind, EventKind::Access(_))
                    && event
                        .paths
                        .iter()
                        .filter_map(|path| path.file_name())
                        .any(|name| names.iter().any(|n| n == name)))
        });
        if is_write {
            let _ = wake.send(());
        }
    })?;
    watcher.watch(folder(database), RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Sleeps until a write, then until writing pauses, and reports once.
fn report_writes(woken: &Receiver<()>, sender: &Sender<AppEvent>) {
    while woken.recv().is_ok() {
        for _ in 0..MOST_SPANS {
            thread::sleep(QUIET);
            if woken.try_iter().count() == 0 {
                break;
            }
        }
        if sender.send(AppEvent::DataChanged).is_err() {
            return;
        }
    }
}

fn report_looks(database: &Path, stopped: &Receiver<()>, sender: &Sender<AppEvent>) {
    let files = [database.to_owned(), folder(database).join(write_ahead_log(database))];
    let mut seen = files.each_ref().map(look);
    while stopped.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
        let now = files.each_ref().map(look);
        if now != seen && sender.send(AppEvent::DataChanged).is_err() {
            return;
        }
        seen = now;
    }
}

fn look(file: &PathBuf) -> Option<(u64, SystemTime)> {
    let data = fs::metadata(file).ok()?;
    Some((data.len(), data.modified().ok()?))
}

fn folder(database: &Path) -> &Path {
    match database.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

fn write_ahead_log(database: &Path) -> OsString {
    let mut name = database.file_name().unwrap_or_default().to_owned();
    name.push("-wal");
    name
}
