//! Unsaved text that outlives its window: kill, hang-up, closed lid, power cut; never a customer's saved data.
//!
//! Each window with unsaved text has one file beside the database, `NAME-draft-XXXXXXXX.jsonl`, and holds a lock on it: a
//! free lock is a dead window, whatever became of its process number. Drafts are appended, a line each, and the last whole
//! line counts, so a cut in the middle of a write costs at most that write. A file grown long is followed by a new one
//! before it goes. Whoever gets the lock of a dead window's file owns the draft; it is emptied before it is removed, so
//! that a window which opened it in between finds nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What was typed and not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form or line it was typed in.
    pub kind: String,
    /// The customer it is about, if one.
    pub customer: Option<i64>,
    /// Field and text, in the form's order.
    pub fields: Vec<(String, String)>,
    /// Local time of the last change.
    pub saved_at: NaiveDateTime,
}

/// A pause in typing after which the text goes to the file.
const PAUSE: Duration = Duration::from_millis(300);
/// The longest that text waits for such a pause.
const LONGEST_WAIT: Duration = Duration::from_secs(1);
/// A file longer than this, in bytes, is followed by a new one.
const LONG: u64 = 1 << 20;
/// A draft file beyond this, in bytes, is not ours: a form holds no such text.
const LONGEST: u64 = 64 << 20;
/// Tries to make a file that another window's sweep does not take for a dead one.
const TRIES: u32 = 8;
const SUFFIX: &str = ".jsonl";

/// One window's draft, shared between its loop and whoever ends the process.
#[derive(Clone)]
pub struct DraftKeeper {
    inner: Arc<Mutex<Kept>>,
}

struct Kept {
    database: PathBuf,
    draft: Option<Draft>,
    /// First and last change that the file does not have.
    unsaved: Option<(Instant, Instant)>,
    file: Option<DraftFile>,
}

impl DraftKeeper {
    /// A keeper without a draft; makes no file before there is one.
    pub fn new(database: &Path) -> DraftKeeper {
        let kept = Kept { database: database.to_owned(), draft: None, unsaved: None, file: None };
        DraftKeeper { inner: Arc::new(Mutex::new(kept)) }
    }

    /// Remembers the text as it is now; the same text again is no change. Writes nothing.
    pub fn set(&self, draft: Draft, now: Instant) {
        let mut kept = self.lock();
        if kept.draft.as_ref().is_some_and(|old| is_same_text(old, &draft)) {
            return;
        }
        let first = kept.unsaved.map_or(now, |(first, _)| first);
        kept.unsaved = Some((first, now));
        kept.draft = Some(draft);
    }

    /// How long until [`DraftKeeper::save`] is due: 0.3 s after the last change, 1 s after the first; `None` with nothing
    /// unsaved.
    pub fn due(&self, now: Instant) -> Option<Duration> {
        let (first, last) = self.lock().unsaved?;
        Some((last + PAUSE).min(first + LONGEST_WAIT).saturating_duration_since(now))
    }

    /// Writes the text to the file, if it is not there. A failure is tried again after the next change.
    pub fn save(&self) -> io::Result<()> {
        self.lock().save()
    }

    /// Forgets the text: it was saved for good, or given up.
    pub fn clear(&self) -> io::Result<()> {
        let mut kept = self.lock();
        kept.draft = None;
        kept.unsaved = None;
        kept.file.as_mut().map_or(Ok(()), DraftFile::clear)
    }

    /// At the end of the window: what is unsaved goes to the file and stays for the next window; without a draft the file
    /// goes.
    pub fn close(&self) -> io::Result<()> {
        let mut kept = self.lock();
        match kept.draft {
            Some(_) => kept.save(),
            None => kept.file.take().map_or(Ok(()), DraftFile::remove),
        }
    }

    /// [`DraftKeeper::save`] for a thread that ends the process: gives up when the loop holds on to the draft.
    pub fn last_words(&self) {
        for _ in 0..20 {
            if let Ok(mut kept) = self.inner.try_lock() {
                let _ = kept.save();
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Makes a dead window's draft this window's own, on disk first; its file goes then.
    pub fn adopt(&self, orphan: Orphan) -> io::Result<Draft> {
        let draft = orphan.draft.clone();
        let mut kept = self.lock();
        kept.draft = Some(draft.clone());
        kept.write()?;
        orphan.discard()?;
        Ok(draft)
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.inner.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Kept {
    fn save(&mut self) -> io::Result<()> {
        match self.unsaved {
            Some(_) => self.write(),
            None => Ok(()),
        }
    }

    fn write(&mut self) -> io::Result<()> {
        self.unsaved = None;
        let Some(draft) = &self.draft else {
            return Ok(());
        };
        match &mut self.file {
            Some(file) if file.length < LONG => file.append(draft),
            _ => {
                let mut next = DraftFile::create(&self.database)?;
                next.append(draft)?;
                // The old one goes only now.
                self.file.replace(next).map_or(Ok(()), DraftFile::remove)
            }
        }
    }
}

fn is_same_text(one: &Draft, other: &Draft) -> bool {
    one.kind == other.kind && one.customer == other.customer && one.fields == other.fields
}

/// The file of a living window. It stays when dropped: text goes only when someone says so.
struct DraftFile {
    file: File,
    path: PathBuf,
    length: u64,
}

impl DraftFile {
    fn create(database: &Path) -> io::Result<DraftFile> {
        let (folder, prefix) = folder_and_prefix(database);
        for _ in 0..TRIES {
            // O_EXCL and 0600 are tempfile's own.
            let (file, path) = tempfile::Builder::new()
                .prefix(&prefix)
                .suffix(SUFFIX)
                .rand_bytes(8)
                .tempfile_in(&folder)?
                .keep()
                .map_err(|error| error.error)?;
            // Another window's sweep may have come between the making and the locking.
            match file.try_lock() {
                Ok(()) if path.exists() => return Ok(DraftFile { file, path, length: 0 }),
                Ok(()) | Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => {
                    let _ = fs::remove_file(&path);
                    return Err(error);
                }
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    fn append(&mut self, draft: &Draft) -> io::Result<()> {
        // A line end before it too: what a failed write left is a line of its own, and is passed over.
        let mut line = vec![b'\n'];
        serde_json::to_writer(&mut line, draft)?;
        line.push(b'\n');
        self.length += line.len() as u64;
        self.file.write_all(&line)?;
        self.file.sync_data()
    }

    fn clear(&mut self) -> io::Result<()> {
        if self.length > 0 {
            self.file.set_len(0)?;
            self.file.rewind()?;
            self.length = 0;
        }
        Ok(())
    }

    fn remove(mut self) -> io::Result<()> {
        self.clear()?;
        fs::remove_file(&self.path)
    }
}

/// A draft whose window is dead, ours alone while this lives. Dropped, it stays for another time.
pub struct Orphan {
    draft: Draft,
    file: File,
    path: PathBuf,
}

impl Orphan {
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Throws the text away.
    pub fn discard(self) -> io::Result<()> {
        self.file.set_len(0)?;
        fs::remove_file(&self.path)
    }
}

/// The drafts that dead windows left beside a database, newest first. Files without a draft are tidied away; a damaged one
/// is kept aside under a name ending in `.damaged`. A file of a living window, or one that cannot be opened, is left alone.
pub fn orphans(database: &Path) -> Vec<Orphan> {
    let (folder, prefix) = folder_and_prefix(database);
    let mut found: Vec<Orphan> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_draft = name.to_str().is_some_and(|name| name.starts_with(&prefix) && name.ends_with(SUFFIX));
        // A link or a pipe of that name is none of ours, and opening it might never return.
        if is_draft
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(Some(orphan)) = claim(entry.path())
        {
            found.push(orphan);
        }
    }
    found.sort_by_key(|orphan| std::cmp::Reverse(orphan.draft.saved_at));
    found.into_iter().fold(Vec::new(), keep_one_of_each)
}

/// A window that died while it changed files left its text twice.
fn keep_one_of_each(mut kept: Vec<Orphan>, next: Orphan) -> Vec<Orphan> {
    if kept.iter().any(|orphan| orphan.draft == next.draft) {
        let _ = next.discard();
    } else {
        kept.push(next);
    }
    kept
}

fn claim(path: PathBuf) -> io::Result<Option<Orphan>> {
    let mut file = OpenOptions::new().read(true).write(true).open(&path)?;
    if file.try_lock().is_err() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    if file.metadata()?.len() <= LONGEST {
        file.rewind()?;
        file.read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            fs::remove_file(&path)?;
            return Ok(None);
        }
    }
    match bytes.split(|byte| *byte == b'\n').rev().find_map(|line| serde_json::from_slice(line).ok()) {
        Some(draft) => Ok(Some(Orphan { draft, file, path })),
        None => {
            tracing::warn!("a draft file is damaged and was kept aside");
            let mut aside = path.clone().into_os_string();
            aside.push(".damaged");
            fs::rename(&path, aside)?;
            Ok(None)
        }
    }
}

fn folder_and_prefix(database: &Path) -> (PathBuf, String) {
    let folder = match database.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    (folder, format!("{}-draft-", database.file_name().unwrap_or_default().to_string_lossy()))
}
