//! Work beside the loop: the index of names and the hourly copy on threads of their own, the word index of notes in quiet
//! moments.

use super::{events::AppEvent, state::App};
use crate::{
    clock::stopwatch,
    domain::{due::DuePolicy, money::Currency},
    store::{CustomerIndex, Duplicates, Store, StoreError, snapshot_if_due},
};
use chrono::{DateTime, FixedOffset};
use std::{
    io,
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// What runs or waits beside the loop.
pub(super) struct Background {
    sender: Sender<AppEvent>,
    /// Every name, once it was asked for.
    pub index: Option<CustomerIndex>,
    loading: Option<Receiver<Result<CustomerIndex, StoreError>>>,
    /// The pairs of customers that may be one, on their way.
    finding: Option<Receiver<Result<Duplicates, StoreError>>>,
    /// Another window wrote: the names are to be read again before they are used.
    stale: bool,
    /// When the next notes go into the word index; `None` when none is left.
    notes: Option<Instant>,
    /// Something was saved since the book was last known to be copied.
    uncopied: bool,
    copying: Option<JoinHandle<bool>>,
}

/// Quiet after the last key before notes are indexed, and between two batches.
const QUIET: Duration = Duration::from_millis(400);
/// Notes a batch: a few milliseconds.
const BATCH: u32 = 2000;

/// Another connection to the book for work beside the loop, set up as the app's own is.
pub(super) fn connection(path: &Path, currency: Currency, policy: &DuePolicy) -> Result<Store, StoreError> {
    let mut store = Store::open_existing(path)?;
    store.set_currency(currency)?;
    store.set_policy(policy.clone())?;
    Ok(store)
}

/// Begins work on a thread of its own. The app is told when it is done, and takes what it came to from the channel.
///
/// # Errors
/// No thread can be had.
pub(super) fn beside<T: Send + 'static>(
    sender: &Sender<AppEvent>,
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Receiver<T>> {
    let (done, running) = channel();
    let sender = sender.clone();
    let told = move || {
        let _ = done.send(work());
        let _ = sender.send(AppEvent::Task);
    };
    thread::Builder::new().name(name.into()).spawn(told)?;
    Ok(running)
}

impl Background {
    pub fn new(sender: Sender<AppEvent>) -> Background {
        Background {
            sender,
            index: None,
            loading: None,
            finding: None,
            stale: false,
            notes: None,
            uncopied: true,
            copying: None,
        }
    }

    pub fn next_wake(&self, now: Instant) -> Option<Duration> {
        self.notes.map(|at| at.saturating_duration_since(now))
    }

    /// Notes wait until the keys have been quiet for a while.
    pub fn put_off(&mut self) {
        if self.notes.is_some() {
            self.notes = Some(stopwatch() + QUIET);
        }
    }

    /// There may be notes that are not in the word index.
    pub fn look_for_notes(&mut self) {
        self.notes = Some(stopwatch() + QUIET);
    }

    /// Something was saved: `backups/` is to get a copy when one is due.
    pub fn book_changed(&mut self) {
        self.uncopied = true;
    }

    /// Copies the book on a thread of its own, at most hourly, and only when something was saved. Asked once a minute.
    pub fn copy_if_due(&mut self, path: &Path, now: DateTime<FixedOffset>) {
        if let Some(done) = self.copying.take_if(|copying| copying.is_finished()) {
            self.uncopied |= !done.join().unwrap_or(false);
        }
        if !self.uncopied || self.copying.is_some() {
            return;
        }
        let path = path.to_owned();
        let work = move || match snapshot_if_due(&path, now) {
            Ok(copy) => copy.is_some(),
            Err(error) => {
                tracing::warn!(%error, "the book could not be copied into backups");
                false
            }
        };
        if let Ok(copying) = thread::Builder::new().name("backup".into()).spawn(work) {
            self.uncopied = false;
            self.copying = Some(copying);
        }
    }

    /// The names were changed by someone else.
    pub fn index_is_stale(&mut self) {
        self.stale = true;
        self.look_for_notes();
    }

    /// Starts to look for customers that may be one; false when no thread can be had.
    pub fn find_duplicates(&mut self, path: &Path) -> bool {
        let path = path.to_owned();
        self.finding = beside(&self.sender, "duplicates", move || Duplicates::load(&path)).ok();
        self.finding.is_some()
    }

    /// What was found, once.
    pub fn found_duplicates(&mut self) -> Option<Result<Duplicates, StoreError>> {
        let found = self.finding.as_ref()?.try_recv().ok()?;
        self.finding = None;
        Some(found)
    }

    /// Starts to read the names, unless they are there or on their way.
    fn start(&mut self, path: &Path) {
        if self.loading.is_some() || (self.index.is_some() && !self.stale) {
            return;
        }
        self.stale = false;
        let path = path.to_owned();
        self.loading = beside(&self.sender, "names", move || CustomerIndex::load(&path)).ok();
    }
}

impl App {
    /// Sees to it that the names are there, or come.
    pub(super) fn want_index(&mut self) {
        match self.store.path().filter(|_| !self.store.is_look_only()) {
            Some(path) => self.background.start(path),
            // In memory, or a copy that is looked at: only this connection sees it.
            None if self.background.index.is_none() || self.background.stale => {
                self.background.stale = false;
                match self.store.customer_index() {
                    Ok(index) => self.background.index = Some(index),
                    Err(error) => self.say_failed(&error),
                }
            }
            None => {}
        }
    }

    /// Takes what the thread has read; true when something came.
    pub(super) fn on_task(&mut self) -> bool {
        let found = self.duplicates_came();
        let Some(result) = self.background.loading.as_ref().and_then(|loading| loading.try_recv().ok()) else {
            return found;
        };
        self.background.loading = None;
        match result {
            Ok(index) => self.background.index = Some(index),
            Err(error) => {
                // Read here and now instead: slower, but it is what was asked for.
                tracing::warn!(%error, "the names could not be read beside the loop");
                self.carry(|app| {
                    app.background.index = Some(app.store.customer_index()?);
                    Ok(())
                });
            }
        }
        self.names_came();
        true
    }

    /// Keeps the names in step with what was saved here.
    pub(super) fn refresh_index(&mut self, customers: &[crate::domain::id::CustomerId]) -> Result<(), StoreError> {
        for &customer in customers {
            let entry = self.store.index_entry(customer)?;
            if let Some(index) = &mut self.background.index {
                index.replace(customer, entry.as_ref());
            }
        }
        Ok(())
    }

    /// One batch of notes, when it is time; stops for good when none is left.
    pub(super) fn index_notes(&mut self, now: Instant) {
        if self.background.notes.is_none_or(|at| at > now) {
            return;
        }
        // An import may hold the file on its own connection: there is time for notes after it, and no waking up for them until then.
        if self.import.is_running() {
            return self.background.put_off();
        }
        self.background.notes = match self.store.index_more_notes(BATCH) {
            Ok(true) => Some(now + QUIET / 8),
            Ok(false) => None,
            Err(error) => {
                tracing::warn!(%error, "notes could not be indexed");
                None
            }
        };
    }
}
