//! Where a report is saved: a file name whose ending says the format. Writes no file; one that is there asks for a second Enter.

use crate::{
    action::Action,
    domain::id::CustomerId,
    report::{document::Document, format::Format, handover::PackageFormat},
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            line_input::{LineInput, LineLook},
            popup, text,
        },
    },
};
use crossterm::event::KeyCode;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::path::Path;

/// What is saved.
pub enum Saved {
    Report(Box<Document>),
    /// The records of these customers, as a page or as Markdown.
    Handover(Vec<(CustomerId, String)>),
}

/// The question.
pub struct SaveReport {
    pub what: Saved,
    input: LineInput,
    /// The folder that names without one are in, as it is shown.
    folder: String,
    /// Why it was not saved, in words.
    refused: Option<String>,
    /// The name that the person was told is taken.
    taken: Option<String>,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveEvent {
    Ignored,
    Moved,
    /// Write it under this name; over a file that is there when `replace`.
    Save {
        name: String,
        format: Format,
        replace: bool,
    },
    Cancelled,
}

impl SaveReport {
    pub fn new(what: Saved, name: &str, folder: String) -> SaveReport {
        let mut input = LineInput::new(name);
        input.keep();
        SaveReport { what, input, folder, refused: None, taken: None }
    }

    /// It was not saved, for this reason.
    pub fn refuse(&mut self, words: String) {
        self.refused = Some(words);
    }

    /// A file of this name is there: the next Enter writes over it.
    pub fn ask_to_replace(&mut self, words: String) {
        self.refused = Some(words);
        self.taken = Some(self.name());
    }

    fn name(&self) -> String {
        self.input.text().trim().to_owned()
    }

    pub fn on_press(&mut self, press: &Press, texts: &crate::i18n::Texts) -> SaveEvent {
        if press.action == Some(Action::Cancel) {
            return SaveEvent::Cancelled;
        }
        if press.key.code == KeyCode::Enter || matches!(press.action, Some(Action::Accept | Action::SaveForm)) {
            return self.accept(texts);
        }
        let before = self.input.text().to_owned();
        if !self.input.on_key(&press.key) {
            return SaveEvent::Ignored;
        }
        if self.input.text() != before {
            (self.refused, self.taken) = (None, None);
        }
        SaveEvent::Moved
    }

    pub fn paste(&mut self, pasted: &str) -> SaveEvent {
        self.input.paste(pasted);
        (self.refused, self.taken) = (None, None);
        SaveEvent::Moved
    }

    fn accept(&mut self, texts: &crate::i18n::Texts) -> SaveEvent {
        let name = self.name();
        if name.is_empty() {
            return SaveEvent::Moved;
        }
        let fits = |format: &Format| match self.what {
            Saved::Report(_) => true,
            Saved::Handover(_) => PackageFormat::of(*format).is_some(),
        };
        let Some(format) = Format::of_path(Path::new(&name)).filter(fits) else {
            self.refused = Some(texts.get(self.endings()).to_owned());
            return SaveEvent::Moved;
        };
        let replace = self.taken.as_ref() == Some(&name);
        SaveEvent::Save { name, format, replace }
    }

    fn title(&self, ctx: &DrawContext) -> String {
        match &self.what {
            Saved::Report(_) => ctx.texts.get("report-save").to_owned(),
            Saved::Handover(customers) => ctx.texts.with("report-handover-save", &[("n", customers.len().into())]),
        }
    }

    /// The key of what its name may end with.
    fn endings(&self) -> &'static str {
        match self.what {
            Saved::Report(_) => "report-save-endings",
            Saved::Handover(_) => "report-handover-endings",
        }
    }

    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = popup::area(bounds, (72, 5), popup::Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        let inner = popup::open(area, &self.title(ctx), "", buf, ctx);
        hits.add(area, Target::Popup);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let field = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), ..inner };
        let look = LineLook { placeholder: "", style: ctx.theme.field, focused: true };
        let caret = self.input.draw(field, buf, look, ctx);
        let mut under = |y: u16, words: &str, style| {
            if inner.y + y < inner.bottom() {
                text::put_short(buf, field.x, inner.y + y, field.width, words, style, ctx.glyphs.ellipsis);
            }
        };
        let folder = ctx.texts.with("report-save-folder", &[("folder", (&self.folder).into())]);
        match &self.refused {
            Some(words) => {
                under(1, words, ctx.theme.warn);
                under(2, &folder, ctx.theme.muted);
            }
            None => {
                under(1, &folder, ctx.theme.muted);
                under(2, ctx.texts.get(self.endings()), ctx.theme.muted);
            }
        }
        (caret, hits)
    }
}
