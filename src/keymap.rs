//! Keys and what they mean: defaults from the actions, the user's overrides, conflicts, lookup. Reads no file, runs nothing.

mod error;
mod key;

pub use error::{KeymapError, nearest_id};
pub use key::{Key, NotAKey, ascii_twin};

use crate::action::{ACTIONS, Action, Scope};
use crate::config::KeyTexts;
use crate::i18n::Texts;
use crossterm::event::KeyEvent;
use std::collections::BTreeMap;

/// What every key means in every scope.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// One list a scope, indexed by `Scope as usize`; at most a few dozen entries, so a scan beats any hash.
    bindings: [Vec<(Key, Action)>; Scope::ALL.len()],
    /// The keys of each action, indexed by `Action as usize`, the one to show first.
    keys: Vec<Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::new(&BTreeMap::new()).0
    }
}

impl Keymap {
    /// The default keys with `overrides` (action id to key texts) in place of them; an empty list takes an action's
    /// keys away. Whatever in the overrides cannot be used is left out and reported, so that a keymap always works.
    pub fn new(overrides: &BTreeMap<String, KeyTexts>) -> (Keymap, Vec<KeymapError>) {
        let mut errors = Vec::new();
        for id in overrides.keys() {
            if Action::from_id(id).is_none() {
                errors.push(KeymapError::UnknownAction { id: id.clone(), nearest: nearest_id(id) });
            }
        }
        let mut map = Keymap { bindings: Default::default(), keys: vec![Vec::new(); ACTIONS.len()] };
        // What the user wrote goes first: a default never takes a key from it.
        for row in ACTIONS {
            for text in overrides.get(row.id).into_iter().flat_map(|keys| &keys.0) {
                match Key::parse(text) {
                    Err(_) => errors.push(KeymapError::UnknownKey { id: row.id, text: text.clone() }),
                    Ok(key) if key == Key::INTERRUPT => errors.push(KeymapError::Reserved { id: row.id, key }),
                    Ok(key) if key.is_printable() && row.scopes.iter().all(|scope| scope.takes_text()) => {
                        errors.push(KeymapError::TypedAsText { id: row.id, key });
                    }
                    Ok(key) => errors.extend(map.bind(row.action, key)),
                }
            }
        }
        for row in ACTIONS.iter().filter(|row| !overrides.contains_key(row.id)) {
            for key in row.keys.iter().filter_map(|text| Key::parse(text).ok()) {
                errors.extend(map.bind(row.action, key));
            }
        }
        (map, errors)
    }

    /// Gives `key` to `action` in all its scopes, or in none of them when one is taken.
    fn bind(&mut self, action: Action, key: Key) -> Option<KeymapError> {
        let scopes = action.definition().scopes;
        let taken = scopes.iter().find_map(|&scope| Some((scope, self.action_of(scope, key)?)));
        match taken {
            Some((_, other)) if other == action => None,
            Some((scope, other)) => {
                Some(KeymapError::Conflict { key, scope, kept: other.definition().id, lost: action.definition().id })
            }
            None => {
                for &scope in scopes {
                    self.bindings[scope as usize].push((key, action));
                }
                self.keys[action as usize].push(key);
                None
            }
        }
    }

    fn action_of(&self, scope: Scope, key: Key) -> Option<Action> {
        self.bindings[scope as usize].iter().find(|(bound, _)| *bound == key).map(|&(_, action)| action)
    }

    /// What `event` means with `scopes` open, innermost first. In a scope that takes text a printable key means
    /// itself, so it is no action there. Ctrl-C cancels what is open, or quits; it cannot be bound to anything else.
    pub fn action(&self, scopes: &[Scope], event: &KeyEvent) -> Option<Action> {
        let innermost = *scopes.first()?;
        let key = Key::from_event(event)?;
        if key == Key::INTERRUPT {
            let dialog = innermost.takes_text();
            return Some(match innermost {
                Scope::Confirm => Action::ConfirmNo,
                Scope::Review | Scope::Calls => Action::ReviewStop,
                Scope::Qr => Action::QrClose,
                Scope::Told => Action::ToldClose,
                Scope::ReviewEnd => Action::ReviewClose,
                Scope::CheckUp => Action::CheckClose,
                Scope::Import | Scope::Triage => Action::Cancel,
                Scope::OrderCard | Scope::Report => Action::Back,
                Scope::MergeList | Scope::Merge => Action::MergeBack,
                Scope::Brief => Action::BriefClose,
                Scope::Suspects | Scope::Verdict => Action::VerdictBack,
                _ if dialog => Action::Cancel,
                _ => Action::Quit,
            });
        }
        let key = if innermost.takes_text() {
            if key.is_printable() {
                return None;
            }
            key
        } else {
            key.half_width()
        };
        scopes.iter().find_map(|&scope| self.action_of(scope, key))
    }

    /// True when a key pressed in list mode is text that an input method committed: no letter shortcut will come
    /// through, so the person is told of the F-key twins.
    pub fn is_input_method_text(scopes: &[Scope], event: &KeyEvent) -> bool {
        let list = scopes.first().is_some_and(|scope| !scope.takes_text());
        list && Key::from_event(event).is_some_and(|key| !key.half_width().is_ascii())
    }

    /// What to tell a person whose input method holds back the letters: the keys that get through.
    pub fn input_method_hint(&self, scopes: &[Scope], texts: &Texts) -> String {
        let through = |action| {
            let mut keys = self.working_keys(scopes, action).filter(|key| !key.is_letter());
            keys.next().map_or_else(String::new, |key| key.name(|name| texts.get(name)))
        };
        let help = through(Action::Help);
        let log = through(Action::Log);
        if log.is_empty() {
            let (order, receipt) = (through(Action::NewOrder), through(Action::Receipt));
            let args = [("order", (&order).into()), ("receipt", (&receipt).into()), ("help", (&help).into())];
            return texts.with("key-input-method-hint-ledger", &args);
        }
        let snooze = through(Action::Snooze);
        let args = [("log", (&log).into()), ("snooze", (&snooze).into()), ("help", (&help).into())];
        texts.with("key-input-method-hint", &args)
    }

    /// The keys of an action, the one to show first.
    pub fn keys(&self, action: Action) -> &[Key] {
        &self.keys[action as usize]
    }

    /// The keys of an action that work with `scopes` open: not those that are text there, or mean something else.
    pub fn working_keys(&self, scopes: &[Scope], action: Action) -> impl Iterator<Item = Key> {
        let keys = self.keys(action).iter().copied();
        keys.filter(move |key| self.action(scopes, &key.to_event()) == Some(action))
    }

    /// The actions that can be called by a key with `scopes` open, each with the key to show, in the order of
    /// [`ACTIONS`].
    pub fn callable(&self, scopes: &[Scope]) -> impl Iterator<Item = (Action, Key)> {
        ACTIONS.iter().filter_map(move |row| Some((row.action, self.working_keys(scopes, row.action).next()?)))
    }
}
