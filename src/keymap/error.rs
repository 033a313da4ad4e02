//! What can be wrong with the keys of a configuration file, and what to do about it. Prints nothing.

use super::Key;
use crate::action::{ACTIONS, Scope};
use crate::i18n::Texts;

/// One key setting that was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// No action has this id.
    #[error("keys: no action is called {id:?}")]
    UnknownAction { id: String, nearest: &'static str },
    /// The text names no key, or several at once.
    #[error("keys: {text:?} of {id} is not one key")]
    UnknownKey { id: &'static str, text: String },
    /// Ctrl-C belongs to cancel and quit.
    #[error("keys: {key} of {id} is reserved")]
    Reserved { id: &'static str, key: Key },
    /// The action works only where text is typed, and the key types a character.
    #[error("keys: {key} of {id} types a character where {id} works")]
    TypedAsText { id: &'static str, key: Key },
    /// Two actions of one scope want the same key.
    #[error("keys: {key} means both {kept} and {lost}; {kept} keeps it")]
    Conflict { key: Key, scope: Scope, kept: &'static str, lost: &'static str },
}

impl KeymapError {
    /// The same in the person's language, with what to do.
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            KeymapError::UnknownAction { id, nearest } => {
                texts.with("key-error-unknown-action", &[("id", id.into()), ("nearest", (*nearest).into())])
            }
            KeymapError::UnknownKey { id, text } => {
                texts.with("key-error-unknown-key", &[("id", (*id).into()), ("text", text.into())])
            }
            KeymapError::Reserved { id, key } => {
                texts.with("key-error-reserved", &[("id", (*id).into()), ("key", (&key.to_string()).into())])
            }
            KeymapError::TypedAsText { id, key } => {
                texts.with("key-error-typed-as-text", &[("id", (*id).into()), ("key", (&key.to_string()).into())])
            }
            KeymapError::Conflict { key, kept, lost, .. } => {
                let key = key.to_string();
                texts.with(
                    "key-error-conflict",
                    &[("key", (&key).into()), ("kept", (*kept).into()), ("lost", (*lost).into())],
                )
            }
        }
    }
}

/// The id of an action that is spelled most like `id`.
pub fn nearest_id(id: &str) -> &'static str {
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(id, other);
    let best = ACTIONS.iter().max_by(|a, b| likeness(a.id).total_cmp(&likeness(b.id)));
    best.map_or("", |row| row.id)
}
