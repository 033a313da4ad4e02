//! One key with its modifiers: read from the configuration and from the terminal, written for both. Knows no action.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::fmt;

/// A key in its normal form: a letter with Shift is upper case and has the modifier, any other character has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// A text that names no key, or more than one at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not one key")]
pub struct NotAKey {
    pub text: String,
}

impl Key {
    /// Ctrl-C, which always means cancel or quit.
    pub const INTERRUPT: Key = Key { code: KeyCode::Char('c'), modifiers: KeyModifiers::CONTROL };

    /// Reads `a`, `A`, `shift-a`, `ctrl-f`, `f2`, `?`, `space`, `pageup`, `shift-tab`; names in any case.
    pub fn parse(text: &str) -> Result<Key, NotAKey> {
        let not_a_key = || NotAKey { text: text.to_owned() };
        let trimmed = text.trim();
        let mut chars = trimmed.chars();
        // crokey folds case and refuses non-ASCII: a lone character is the key that types it.
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return if c.is_control() {
                Err(not_a_key())
            } else {
                Ok(Key::normal(KeyCode::Char(c), KeyModifiers::NONE))
            };
        }
        let combination = crokey::parse(trimmed).map_err(|_| not_a_key())?;
        match combination.codes {
            crokey::OneToThree::One(code) => Ok(Key::normal(code, combination.modifiers)),
            _ => Err(not_a_key()),
        }
    }

    /// The key of a press or a repeat; `None` for a release.
    pub fn from_event(event: &KeyEvent) -> Option<Key> {
        match event.kind {
            KeyEventKind::Release => None,
            KeyEventKind::Press | KeyEventKind::Repeat => Some(Key::normal(event.code, event.modifiers)),
        }
    }

    /// The event that a terminal sends for this key.
    pub fn to_event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    fn normal(code: KeyCode, modifiers: KeyModifiers) -> Key {
        let modifiers = modifiers & (KeyModifiers::SHIFT | KeyModifiers::CONTROL | KeyModifiers::ALT);
        let (code, modifiers) = match code {
            KeyCode::Char(c) if c.is_ascii_alphabetic() => {
                let commanded = modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
                if modifiers.contains(KeyModifiers::SHIFT) || (c.is_ascii_uppercase() && !commanded) {
                    (KeyCode::Char(c.to_ascii_uppercase()), modifiers | KeyModifiers::SHIFT)
                } else {
                    (KeyCode::Char(c.to_ascii_lowercase()), modifiers)
                }
            }
            // `?` is typed with Shift on one keyboard and without on another; only some terminals say so.
            KeyCode::Char(c) => (KeyCode::Char(c), modifiers - KeyModifiers::SHIFT),
            KeyCode::BackTab => (KeyCode::BackTab, modifiers | KeyModifiers::SHIFT),
            KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => (KeyCode::BackTab, modifiers),
            other => (other, modifiers),
        };
        Key { code, modifiers }
    }

    /// True when the key types a character.
    pub fn is_printable(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
    }

    /// True when the key types a letter of the alphabet, which an input method takes for itself.
    pub fn is_letter(self) -> bool {
        self.is_printable() && matches!(self.code, KeyCode::Char(c) if c.is_ascii_alphabetic())
    }

    /// True unless the key types a character outside ASCII.
    pub fn is_ascii(self) -> bool {
        !matches!(self.code, KeyCode::Char(c) if !c.is_ascii())
    }

    /// The key that an input method meant: full-width forms and the Chinese punctuation on the same key cap become
    /// their ASCII twins (`domain-rules.md`, trap 4); any other key stays.
    pub fn half_width(self) -> Key {
        match self.code {
            KeyCode::Char(c) if self.is_printable() && !c.is_ascii() => {
                Key::normal(KeyCode::Char(ascii_twin(c)), self.modifiers - KeyModifiers::SHIFT)
            }
            _ => self,
        }
    }

    /// The name a person reads: `Ctrl-R`, `A` (with Shift), `Enter`. `name_of` gives the names of Enter, Tab and such
    /// in the person's language, by the keys of `key.ftl`.
    pub fn name<'a>(self, name_of: impl Fn(&'static str) -> &'a str) -> String {
        let mut name = String::new();
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            name.push_str("Ctrl-");
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            name.push_str("Alt-");
        }
        let letter = matches!(self.code, KeyCode::Char(c) if c.is_ascii_alphabetic());
        let commanded = self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if self.modifiers.contains(KeyModifiers::SHIFT) && (!letter || commanded) {
            name.push_str("Shift-");
        }
        match self.code {
            KeyCode::Char(' ') => name.push_str(name_of("key-space")),
            KeyCode::Char(c) if commanded => name.push(c.to_ascii_uppercase()),
            KeyCode::Char(c) => name.push(c),
            KeyCode::F(number) => name.push_str(&format!("F{number}")),
            KeyCode::Left => name.push('←'),
            KeyCode::Right => name.push('→'),
            KeyCode::Up => name.push('↑'),
            KeyCode::Down => name.push('↓'),
            KeyCode::Enter => name.push_str(name_of("key-enter")),
            KeyCode::Esc => name.push_str("Esc"),
            KeyCode::Tab | KeyCode::BackTab => name.push_str("Tab"),
            KeyCode::Backspace => name.push_str(name_of("key-backspace")),
            KeyCode::Delete => name.push_str("Del"),
            KeyCode::Insert => name.push_str("Ins"),
            KeyCode::Home => name.push_str("Home"),
            KeyCode::End => name.push_str("End"),
            KeyCode::PageUp => name.push_str("PgUp"),
            KeyCode::PageDown => name.push_str("PgDn"),
            // The rest cannot be named in the configuration, so no action is bound to it.
            _ => name.push('?'),
        }
        name
    }
}

/// The configuration's way to write it, which [`Key::parse`] reads back.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (KeyCode::Char(c), false) = (self.code, self.code == KeyCode::Char(' '))
            && self.is_printable()
            && !c.is_ascii_alphabetic()
        {
            return write!(f, "{c}");
        }
        if self.code == KeyCode::BackTab && self.modifiers == KeyModifiers::SHIFT {
            return f.write_str("shift-tab");
        }
        let text = crokey::KeyCombination::one_key(self.code, self.modifiers).to_string();
        f.write_str(&text.to_ascii_lowercase())
    }
}

/// The ASCII character that a full-width or Chinese one stands for on the same key cap; any other stays.
pub fn ascii_twin(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '、' => '/',
        '。' => '.',
        '《' => '<',
        '》' => '>',
        '×' => '*',
        '￥' => '$',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    }
}
