//! Counts the keys of one log and remembers when it was begun (`ideas M6`). Keeps no key and no text.

use crate::domain::effort::Effort;
use chrono::{DateTime, FixedOffset};

/// A log being typed, from the key that opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meter {
    began: DateTime<FixedOffset>,
    keys: u32,
    /// Characters that came in by pastes.
    pasted: usize,
}

impl Meter {
    /// Begins with the key that opened the line.
    pub fn start(at: DateTime<FixedOffset>) -> Meter {
        Meter { began: at, keys: 1, pasted: 0 }
    }

    /// A key was pressed.
    pub fn key(&mut self) {
        self.keys = self.keys.saturating_add(1);
    }

    /// A text was pasted: one key, whatever its length.
    pub fn paste(&mut self, text: &str) {
        self.key();
        self.pasted = self.pasted.saturating_add(text.chars().count());
    }

    /// What it came to, with the note as it is saved.
    pub fn read(&self, note: &str, at: DateTime<FixedOffset>) -> Effort {
        let typed = note.trim().chars().count().saturating_sub(self.pasted);
        Effort::new(self.keys, typed, at.signed_duration_since(self.began).num_seconds())
    }
}
