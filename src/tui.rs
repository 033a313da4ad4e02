//! Screens and widgets: keys in, effects out, rows of the buffer. No store, no clock, no writing.
//!
//! The convention, for every widget and screen:
//! * plain structs, told apart by enums; no trait objects, no callbacks to a parent;
//! * `draw(&self, area, buf, ctx: &DrawContext)` writes into the buffer and returns what the frame needs to know (the
//!   caret, the [`widget::hits::Hits`]); it changes nothing;
//! * `on_press(&mut self, press: &Press)` takes a key with the action it stands for, changes only itself and returns an
//!   enum of what happened; a screen turns that into effects, the app applies them;
//! * a screen names its scopes, innermost first, and the app asks the keymap once a key. A dialog's scopes are its own
//!   and [`crate::action::Scope::Everywhere`]; a list's also [`crate::action::Scope::Global`].

pub mod brief;
pub mod call_mode;
pub mod checkup;
pub mod customer_form;
pub mod effect;
pub mod follow_ups;
pub mod glyph;
pub mod import;
pub mod ledger;
pub mod ledger_prompt;
pub mod log_form;
pub mod meaning;
pub mod merge;
pub mod order_form;
pub mod overlay;
pub mod prompt;
pub mod quick_log;
pub mod report;
pub mod review;
pub mod theme;
pub mod verdict;
pub mod walk;
pub mod widget;

use crate::action::Action;
use crate::i18n::Texts;
use crate::keymap::Keymap;
use chrono::{NaiveDate, NaiveDateTime};
use crossterm::event::KeyEvent;
use glyph::Glyphs;
use theme::Theme;

/// What every draw function may look at besides its own state.
#[derive(Clone, Copy)]
pub struct DrawContext<'a> {
    pub theme: &'a Theme,
    pub glyphs: &'a Glyphs,
    pub texts: &'a Texts,
    pub keymap: &'a Keymap,
    /// The local date.
    pub today: NaiveDate,
    /// The local time, for steps due this hour.
    pub now: NaiveDateTime,
}

impl DrawContext<'_> {
    /// The key of an action as help names it; none when it has none.
    pub fn key_name(&self, action: Action) -> Option<String> {
        self.keymap.keys(action).first().map(|key| key.name(|name| self.texts.get(name)))
    }
}

/// A key, and the action that it means where it was pressed.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// `None` for text and for keys without a meaning here.
    pub action: Option<Action>,
    pub key: KeyEvent,
}
