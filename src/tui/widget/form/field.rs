//! One field of a form and how it takes keys. Its text is its value: nothing else has to be kept for a draft.

use crate::tui::widget::{echo::Echo, line_input::LineInput, name_match::Readings, text_area::TextArea};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::borrow::Cow;

/// One labelled field.
#[derive(Clone, Debug)]
pub struct Field {
    pub(super) id: Cow<'static, str>,
    pub(super) label: String,
    pub(super) value: Value,
    pub(super) required: bool,
    /// Typing replaces what is there when one comes to it, as in a cell of a sheet: dates, amounts.
    pub(super) replaced: bool,
    pub(super) placeholder: String,
    pub(super) echo: Option<Echo>,
    /// Saving was tried while it was required and empty.
    pub(super) missing: bool,
    /// It is no question as the other fields stand: neither seen nor come to.
    pub(super) hidden: bool,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Line(LineInput),
    Note(Box<TextArea>),
    Choice(Choice),
    Toggle(bool),
}

impl Field {
    /// A line of text: a name, a date, an amount, tags; the form's judge says which and echoes what it means.
    pub fn line(id: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Field {
        Field::new(id, label, Value::Line(LineInput::default()))
    }

    /// A text of several lines.
    pub fn note(id: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Field {
        Field::new(id, label, Value::Note(Box::new(TextArea::new(""))))
    }

    /// One of a few: `options` are values with their labels. Chosen with ← and →, a digit, or by typing the beginning of
    /// a label, its pinyin initials or its value. Nothing is chosen at first.
    pub fn choice(id: impl Into<Cow<'static, str>>, label: impl Into<String>, options: Vec<(String, String)>) -> Field {
        Field::new(id, label, Value::Choice(Choice { options, chosen: None, typed: String::new() }))
    }

    /// Yes or no: its text is `yes`, or empty.
    pub fn toggle(id: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Field {
        Field::new(id, label, Value::Toggle(false))
    }

    fn new(id: impl Into<Cow<'static, str>>, label: impl Into<String>, value: Value) -> Field {
        let (id, label) = (id.into(), label.into());
        Field {
            id,
            label,
            value,
            required: false,
            replaced: false,
            placeholder: String::new(),
            echo: None,
            missing: false,
            hidden: false,
        }
    }

    /// Must not be left empty.
    pub fn required(self) -> Field {
        Field { required: true, ..self }
    }

    /// Typing replaces what is there when one comes to it.
    pub fn replaced(self) -> Field {
        Field { replaced: true, ..self }
    }

    /// Proposes what is there, or keeps it when one leaves.
    pub(super) fn offer(&mut self, here: bool) {
        if let Value::Line(line) = &mut self.value {
            if here && self.replaced { line.offer() } else { line.keep() }
        }
    }

    /// Shown as long as it is empty.
    pub fn placeholder(self, placeholder: impl Into<String>) -> Field {
        Field { placeholder: placeholder.into(), ..self }
    }

    pub fn text(mut self, text: &str) -> Field {
        self.value.set(text);
        self
    }
}

impl Value {
    pub(super) fn text(&self) -> String {
        match self {
            Value::Line(line) => line.text().to_owned(),
            Value::Note(note) => note.text(),
            Value::Choice(choice) => choice.value().to_owned(),
            Value::Toggle(on) => if *on { "yes" } else { "" }.to_owned(),
        }
    }

    pub(super) fn set(&mut self, text: &str) {
        match self {
            Value::Line(line) => line.set(text),
            Value::Note(note) => **note = TextArea::new(text),
            Value::Choice(choice) => choice.set(text),
            Value::Toggle(on) => *on = text == "yes",
        }
    }

    /// True when the key was for the field.
    pub(super) fn on_key(&mut self, key: &KeyEvent, readings: &Readings) -> bool {
        match self {
            Value::Line(line) => line.on_key(key),
            Value::Note(note) => note.on_key(key),
            Value::Choice(choice) => choice.on_key(key, readings),
            Value::Toggle(on) => {
                let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
                let turns =
                    plain && matches!(key.code, KeyCode::Char(' ' | '\u{3000}') | KeyCode::Left | KeyCode::Right);
                if turns && key.kind != KeyEventKind::Release {
                    *on = !*on;
                }
                turns
            }
        }
    }
}

/// One of a few values.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Value and label.
    options: Vec<(String, String)>,
    chosen: Option<usize>,
    /// The beginning of a name, as typed so far.
    typed: String,
}

impl Choice {
    pub(super) fn options(&self) -> &[(String, String)] {
        &self.options
    }

    pub(super) fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    fn value(&self) -> &str {
        self.chosen.and_then(|place| self.options.get(place)).map_or("", |(value, _)| value)
    }

    /// Chooses by value or label; an unknown one chooses nothing, rather than something else.
    pub(super) fn set(&mut self, text: &str) {
        self.typed.clear();
        self.chosen = self.options.iter().position(|(value, label)| value == text || label == text);
    }

    pub(super) fn forget_typed(&mut self) {
        self.typed.clear();
    }

    fn on_key(&mut self, key: &KeyEvent, readings: &Readings) -> bool {
        if key.kind == KeyEventKind::Release || key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return false;
        }
        let count = self.options.len();
        match key.code {
            KeyCode::Left => self.step(count.saturating_sub(1)),
            KeyCode::Right | KeyCode::Char(' ') => self.step(1),
            KeyCode::Home => self.chosen = count.checked_sub(count),
            KeyCode::End => self.chosen = count.checked_sub(1),
            KeyCode::Backspace if !self.typed.is_empty() => {
                self.typed.pop();
            }
            KeyCode::Backspace | KeyCode::Delete => self.chosen = None,
            KeyCode::Char(c) => self.type_name(c, readings),
            _ => return false,
        }
        if !matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace) || key.code == KeyCode::Char(' ') {
            self.typed.clear();
        }
        true
    }

    fn step(&mut self, by: usize) {
        let count = self.options.len();
        self.chosen = match (self.chosen, by) {
            _ if count == 0 => None,
            (None, 1) => Some(0),
            (None, _) => Some(count - 1),
            (Some(place), by) => Some((place + by) % count),
        };
    }

    /// The option whose label or value answers best to what was typed; else the one of that digit; else a new beginning.
    fn type_name(&mut self, c: char, readings: &Readings) {
        let c = crate::keymap::ascii_twin(c);
        self.typed.push(c);
        let mut found = self.named(&self.typed, readings);
        if found.is_none() && self.typed.chars().count() > 1 {
            self.typed = c.to_string();
            found = self.named(&self.typed, readings);
        }
        if let Some(place) = found {
            self.chosen = Some(place);
        } else {
            self.typed.clear();
        }
    }

    fn named(&self, typed: &str, readings: &Readings) -> Option<usize> {
        let names = self.options.iter().enumerate();
        let names = names.map(|(place, (value, label))| (place, vec![label.as_str(), value.as_str()]));
        let by_name = readings.matching(typed, names).first().copied();
        let by_digit = typed.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
        by_name.or(by_digit.filter(|place| *place < self.options.len()))
    }
}
