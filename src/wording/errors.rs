//! What went wrong and what to do about it, in words. Adds no judgement of its own to the typed errors.

use crate::clock::ClockError;
use crate::config::ConfigError;
use crate::i18n::Texts;
use crate::paths::NoHome;

/// A settings file that was not taken.
pub fn config(texts: &Texts, error: &ConfigError) -> String {
    match error {
        ConfigError::Unreadable { path, source } => texts.with(
            "setup-config-unreadable",
            &[("path", (&path.display().to_string()).into()), ("why", (&source.to_string()).into())],
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
