//! A form: labelled fields, one with the keys. Holds texts by field id; what they mean is the caller's to say.

mod draw;
mod field;

pub use draw::FormDrawn;
pub use field::{Choice, Field};

use super::{echo::Echo, name_match::Readings};
use crate::{
    action::Action,
    tui::{Press, widget::hits::Target},
};
use crossterm::event::KeyCode;
use field::Value;

/// The fields in order, the one with the keys, and what each text was understood as.
pub struct Form {
    fields: Vec<Field>,
    focus: usize,
    readings: Readings,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormEvent {
    /// Not for the form.
    Ignored,
    /// The focus or the caret moved.
    Moved,
    /// The text of the field with the keys changed: the caller judges the form anew and keeps its draft.
    Changed,
    /// Saving was asked for. [`Form::go_to_error`] says whether it may be.
    Submitted,
    Cancelled,
}

impl Form {
    /// A form with the keys in its first field. Field ids are unique.
    pub fn new(fields: Vec<Field>) -> Form {
        Form { fields, focus: 0, readings: Readings::default() }
    }

    /// The text of a field; empty when there is no such field.
    pub fn text(&self, id: &str) -> String {
        self.field(id).map_or_else(String::new, |field| field.value.text())
    }

    /// Every field with its text, in order: a draft of the form, and what is saved.
    pub fn values(&self) -> Vec<(&str, String)> {
        self.fields.iter().map(|field| (&*field.id, field.value.text())).collect()
    }

    /// Puts texts into the fields of those ids, of a draft or a record; unknown ids are passed over.
    pub fn fill<'a>(&mut self, values: impl IntoIterator<Item = (&'a str, &'a str)>) {
        for (id, text) in values {
            if let Some(field) = self.fields.iter_mut().find(|field| field.id == id) {
                field.value.set(text);
            }
        }
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.offer(true);
        }
    }

    /// The id of the field with the keys.
    pub fn focused(&self) -> Option<&str> {
        self.fields.get(self.focus).map(|field| &*field.id)
    }

    /// Gives the keys to a field.
    pub fn focus(&mut self, id: &str) {
        if let Some(place) = self.fields.iter().position(|field| field.id == id) {
            self.go_to(place);
        }
    }

    /// Gives the keys to the first field, or to the last.
    pub fn enter(&mut self, at_end: bool) {
        self.go_to(if at_end { self.fields.len().saturating_sub(1) } else { 0 });
    }

    /// What is in the field with the keys is typed on, not typed over.
    pub fn keep(&mut self) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.offer(false);
        }
    }

    /// Takes the keys from all of its fields: they are elsewhere, in another part of the same dialog.
    pub fn leave(&mut self) {
        self.go_to(self.fields.len());
    }

    /// Whether the keys are in the first field, or in the last.
    pub fn is_at(&self, end: bool) -> bool {
        self.focus == if end { self.fields.len().saturating_sub(1) } else { 0 }
    }

    /// Gives the keys to what was clicked.
    pub fn on_click(&mut self, target: Target) -> FormEvent {
        match target {
            Target::Field(place) if place < self.fields.len() => {
                self.go_to(place);
                FormEvent::Moved
            }
            _ => FormEvent::Ignored,
        }
    }

    /// Has every field judged: `judge` gets its id and text and says what stands beneath it.
    pub fn judge(&mut self, judge: impl Fn(&str, &str) -> Option<Echo>) {
        for field in &mut self.fields {
            field.echo = judge(&field.id, &field.value.text());
        }
    }

    /// What a field shows as long as it is empty.
    pub fn set_placeholder(&mut self, id: &str, placeholder: &str) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.id == id) {
            placeholder.clone_into(&mut field.placeholder);
        }
    }

    /// Shows a field, or leaves it out as long as it is no question; its text stays. Never the first or the last; the one with the
    /// keys stays until they are elsewhere.
    pub fn show(&mut self, id: &str, shown: bool) {
        if let Some(place) = self.fields.iter().position(|field| field.id == id) {
            self.fields[place].hidden = !shown && place != self.focus;
        }
    }

    /// Goes to the first field that cannot be saved as it is: wrong by its echo, or required and empty. False when there
    /// is none.
    pub fn go_to_error(&mut self) -> bool {
        let wrong = |field: &Field| {
            let missing = field.required && field.value.text().trim().is_empty();
            missing || field.echo.as_ref().is_some_and(Echo::is_error)
        };
        match self.fields.iter().position(wrong) {
            Some(place) => {
                self.fields[place].missing = self.fields[place].required;
                self.go_to(place);
                true
            }
            None => false,
        }
    }

    /// Types a pasted text into the field with the keys.
    pub fn paste(&mut self, pasted: &str) -> FormEvent {
        let Some(field) = self.fields.get_mut(self.focus) else { return FormEvent::Ignored };
        match &mut field.value {
            Value::Line(line) => line.paste(pasted),
            Value::Note(note) => note.paste(pasted),
            Value::Choice(choice) => choice.set(pasted.trim()),
            Value::Toggle(_) => return FormEvent::Ignored,
        }
        FormEvent::Changed
    }

    pub fn on_press(&mut self, press: &Press) -> FormEvent {
        match press.action {
            Some(Action::Cancel) => return FormEvent::Cancelled,
            Some(Action::SaveForm) => return FormEvent::Submitted,
            Some(Action::FieldNext) => return self.step(1),
            Some(Action::FieldPrevious) => return self.step(-1),
            _ => {}
        }
        let Some(field) = self.fields.get_mut(self.focus) else { return FormEvent::Ignored };
        let before = field.value.text();
        let took = field.value.on_key(&press.key, &self.readings);
        if took {
            if field.value.text() == before {
                return FormEvent::Moved;
            }
            field.missing = false;
            return FormEvent::Changed;
        }
        match press.key.code {
            KeyCode::Enter if self.focus + 1 >= self.fields.len() => FormEvent::Submitted,
            KeyCode::Enter | KeyCode::Down => self.step(1),
            KeyCode::Up => self.step(-1),
            _ => FormEvent::Ignored,
        }
    }

    /// The next or the previous field, round the ends.
    fn step(&mut self, by: isize) -> FormEvent {
        let count = self.fields.len();
        if count == 0 {
            return FormEvent::Ignored;
        }
        let back = by < 0;
        let next = |place: usize| if back { (place + count - 1) % count } else { (place + 1) % count };
        let mut place = next(self.focus);
        while place != self.focus && self.fields[place].hidden {
            place = next(place);
        }
        self.go_to(place);
        FormEvent::Moved
    }

    fn go_to(&mut self, place: usize) {
        if let Some(Field { value: Value::Choice(choice), .. }) = self.fields.get_mut(self.focus) {
            choice.forget_typed();
        }
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.offer(false);
        }
        self.focus = place;
        if let Some(field) = self.fields.get_mut(place) {
            field.offer(true);
        }
    }

    fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }
}
