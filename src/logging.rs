//! A log for finding faults, in the state folder. Never on the way of starting, never a reason to fail, and above the debug
//! level never a customer's word.
//!
//! Errors and warnings are kept unless `GENDAN_LOG` asks for more. The file is opened by the first line that is written.

use crate::paths;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tracing::Level;
use tracing_subscriber::fmt::MakeWriter;

/// A log grown beyond this many bytes is put aside as `gendan.log.1` when the next run first writes.
const LARGEST: u64 = 1 << 20;

/// Sends what is traced to `file` from now on. Calling it twice changes nothing.
pub fn start(file: PathBuf) {
    let level = paths::log_level().and_then(|level| level.parse().ok()).unwrap_or(Level::WARN);
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_ansi(false)
        // It would complain on stderr, in the middle of the screen.
        .log_internal_errors(false)
        .with_writer(LogFile { path: file, file: OnceLock::new() })
        .finish();
    // Someone else's subscriber is in place: theirs it is.
    let _ = tracing::subscriber::set_global_default(subscriber);
}

/// The file, opened when first written to. Where it cannot be, lines are dropped.
struct LogFile {
    path: PathBuf,
    file: OnceLock<Option<File>>,
}

impl<'a> MakeWriter<'a> for LogFile {
    type Writer = LogWriter<'a>;

    fn make_writer(&'a self) -> LogWriter<'a> {
        LogWriter(self.file.get_or_init(|| open(&self.path).ok()).as_ref())
    }
}

struct LogWriter<'a>(Option<&'a File>);

impl Write for LogWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(mut file) = self.0 {
            // A full disk costs the line, not the rep's work.
            let _ = file.write_all(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        paths::private_folder(folder)?;
    }
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => return Err(io::ErrorKind::InvalidInput.into()),
        Ok(metadata) if metadata.len() > LARGEST => {
            let mut aside = path.as_os_str().to_owned();
            aside.push(".1");
            std::fs::rename(path, aside)?;
        }
        _ => {}
    }
    paths::private_append(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, line: &str) {
        let log = LogFile { path: path.to_owned(), file: OnceLock::new() };
        assert!(log.file.get().is_none(), "nothing is opened before the first line");
        log.make_writer().write_all(line.as_bytes()).unwrap();
    }

    #[test]
    fn lines_are_added_and_a_large_file_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/gendan.log");
        write(&path, "one\n");
        write(&path, "two\n");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one\ntwo\n");

        File::options().write(true).open(&path).unwrap().set_len(LARGEST + 1).unwrap();
        write(&path, "three\n");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "three\n");
        assert_eq!(std::fs::metadata(path.with_extension("log.1")).unwrap().len(), LARGEST + 1);
    }

    #[test]
    fn a_place_that_cannot_be_written_to_costs_only_the_line() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "in the way").unwrap();
        write(&folder.path().join("file/gendan.log"), "lost");
        write(folder.path(), "lost");
        assert_eq!(std::fs::read_to_string(folder.path().join("file")).unwrap(), "in the way");
    }
}
