//! What can be wrong with a settings file, and where. Words for a person are made in `wording`.

use std::io;
use std::path::{Path, PathBuf};

/// Longer lines are cut in messages, in characters.
const LONGEST_EXCERPT: usize = 60;

/// Why a settings file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It is no file, or must not be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    /// It is far too large for settings.
    #[error("{} is larger than 1 MiB", path.display())]
    TooLarge { path: PathBuf },
    /// It is not UTF-8.
    #[error("{}:{line} is not UTF-8", path.display())]
    NotText { path: PathBuf, line: usize },
    /// It is no TOML, or has a key or value that there is not. Line and column count from 1, columns in characters.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Invalid {
        path: PathBuf,
        line: usize,
        column: usize,
        /// The line itself, cut where it is long.
        excerpt: String,
        /// What the reader of TOML says about it, in English, on one line.
        message: String,
    },
}

impl ConfigError {
    pub(super) fn not_text(path: &Path, valid: &[u8]) -> ConfigError {
        let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
        ConfigError::NotText { path: path.to_owned(), line }
    }

    pub(super) fn invalid(path: &Path, text: &str, error: &toml::de::Error) -> ConfigError {
        let start = text.floor_char_boundary(error.span().map_or(0, |span| span.start));
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        ConfigError::Invalid {
            path: path.to_owned(),
            line: 1 + before.matches('\n').count(),
            column: 1 + before[line_start..].chars().count(),
            excerpt: text[line_start..]
                .lines()
                .next()
                .unwrap_or_default()
                .trim()
                .chars()
                .take(LONGEST_EXCERPT)
                .collect(),
            message: error.message().split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}
