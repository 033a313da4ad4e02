//! What went wrong and what to do about it, in words. Adds no judgement of its own to the typed errors.

use crate::clock::ClockError;
use crate::config::ConfigError;
use crate::i18n::Texts;
use crate::paths::NoHome;
use std::io::{self, ErrorKind};

/// Why the system would not read or write, as a clause to put behind what was tried.
pub fn io(texts: &Texts, error: &io::Error) -> String {
    let key = match error.kind() {
        ErrorKind::PermissionDenied => "io-permission",
        ErrorKind::NotFound => "io-missing",
        ErrorKind::AlreadyExists => "io-taken",
        ErrorKind::StorageFull => "io-full",
        ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "io-quota",
        ErrorKind::ReadOnlyFilesystem => "io-read_only",
        ErrorKind::IsADirectory => "io-folder",
        ErrorKind::NotADirectory => "io-no_folder",
        ErrorKind::InvalidInput => "io-no_file",
        _ => return texts.with("io-other", &[("text", (&error.to_string()).into())]),
    };
    texts.get(key).to_owned()
}

/// A settings file that was not taken.
pub fn config(texts: &Texts, error: &ConfigError) -> String {
    match error {
        ConfigError::Unreadable { path, source } => texts.with(
            "setup-config-unreadable",
            &[("path", (&path.display().to_string()).into()), ("why", (&io(texts, source)).into())],
        ),
        ConfigError::TooLarge { path } => {
            texts.with("setup-config-large", &[("path", (&path.display().to_string()).into())])
        }
        ConfigError::NotText { path, line } => texts
            .with("setup-config-encoding", &[("path", (&path.display().to_string()).into()), ("line", (*line).into())]),
        ConfigError::Invalid { path, line, column, excerpt, message } => texts.with(
            "setup-config-invalid",
            &[
                ("path", (&path.display().to_string()).into()),
                ("line", (*line).into()),
                ("column", (*column).into()),
                ("excerpt", excerpt.into()),
                ("message", message.into()),
            ],
        ),
    }
}

/// A clock that was told no time.
pub fn clock(texts: &Texts, error: &ClockError) -> String {
    texts.with("setup-clock", &[("text", (&error.text).into())])
}

/// No place for the data file.
pub fn no_home(texts: &Texts, _: &NoHome) -> String {
    texts.get("setup-no_home").to_owned()
}
