//! What lies in folders, for choosing a file: folders and what an import could read, nothing hidden. Opens no file.

use crate::clock;
use crate::tui::import::picker::{Entry, IMPORTABLE};
use chrono::{DateTime, Utc};
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// So many things of a folder are looked at.
const MOST: usize = 20_000;
/// So many files are offered before anything was typed.
const NEWEST: usize = 40;

/// Folders first, then files, each by name.
///
/// # Errors
/// The folder cannot be read.
pub(in crate::app) fn list(folder: &Path) -> std::io::Result<Vec<Entry>> {
    let mut entries = read(folder)?;
    entries.sort_by_cached_key(|entry| (!entry.is_folder, entry.name.to_lowercase()));
    Ok(entries)
}

/// The newest files that could be imported out of some folders, each named once; folders that cannot be read have none.
pub(in crate::app) fn newest(folders: &[PathBuf]) -> Vec<Entry> {
    let mut files: Vec<Entry> = Vec::new();
    for folder in folders {
        let found = read(folder).unwrap_or_default();
        files.extend(found.into_iter().filter(|entry| !entry.is_folder));
    }
    files.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.name.cmp(&b.name)));
    files.dedup_by(|a, b| a.path == b.path);
    files.truncate(NEWEST);
    files
}

fn read(folder: &Path) -> std::io::Result<Vec<Entry>> {
    let entries = fs::read_dir(folder)?.take(MOST).filter_map(Result::ok);
    Ok(entries
        .filter_map(|found| {
            let name = found.file_name().to_string_lossy().into_owned();
            // Excel's own lock files begin with ~$.
            if name.starts_with('.') || name.starts_with("~$") {
                return None;
            }
            // A link is what it leads to.
            let path = found.path();
            let about = fs::metadata(&path).ok()?;
            let is_folder = about.is_dir();
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            let is_table = about.is_file() && IMPORTABLE.iter().any(|known| extension.eq_ignore_ascii_case(known));
            let changed = DateTime::<Utc>::from(about.modified().unwrap_or(SystemTime::UNIX_EPOCH));
            let changed = clock::local(changed.fixed_offset());
            (is_folder || is_table).then_some(Entry { name, path, is_folder, changed })
        })
        .collect())
}
