//! A report on its way out of the app: to the clipboard, to a file, marked as handed on. Overwrites nothing that was not named twice.

use super::{
    dialog::{Dialog, DialogEvent},
    report::seal_kind,
    state::App,
};
use crate::{
    export::{error::ExportError, place::place},
    report::{self, Asked, format::Format},
    store::{Op, StoreError},
    tui::{
        report::{
            ReportScreen, name,
            save::{SaveEvent, SaveReport},
        },
        widget::status::Level,
    },
};
use std::{io, path::Path};

impl App {
    /// Puts the report on the clipboard.
    pub(super) fn copy_report(&mut self, as_markdown: bool) {
        let Some(document) = self.report().map(ReportScreen::document) else { return };
        let (text, key) = match as_markdown {
            false => (report::text(document, &self.texts), "report-copied"),
            true => (report::markdown(document, &self.texts), "report-copied-markdown"),
        };
        let args = [("title", (&document.title).into()), ("n", text.lines().count().into())];
        let words = self.texts.with(key, &args);
        self.copied = Some(text);
        self.say(Level::Done, words);
    }

    /// Asks under which name it is to be saved, with one to begin with.
    pub(super) fn ask_where_to_save(&mut self) {
        let Some(document) = self.report().map(|screen| screen.document().clone()) else { return };
        let kind = self.texts.get(name(document.kind));
        let proposed = format!("{kind} {}.{}", document.to, Format::Html.extension());
        let folder = std::path::absolute(".").map_or_else(|_| ".".to_owned(), |path| path.display().to_string());
        self.status = None;
        self.dialogs.push(Dialog::SaveReport(Box::new(SaveReport::new(document, &proposed, folder))));
    }

    pub(super) fn save_report_as(&mut self, name: &str, format: Format, replace: bool) {
        let Some(Dialog::SaveReport(prompt)) = self.dialogs.last_mut() else { return };
        let target = Path::new(name).to_owned();
        let written = place(&target, replace, |file| format.write(&prompt.document, &self.texts, file));
        let why = match written {
            Ok(()) => {
                let shown = std::path::absolute(&target).unwrap_or(target).display().to_string();
                let words = self.texts.with("report-saved", &[("path", (&shown).into())]);
                self.close_dialog();
                return self.say(Level::Done, words);
            }
            Err(ExportError::Io(error)) if error.kind() == io::ErrorKind::AlreadyExists && !replace => {
                return prompt.ask_to_replace(self.texts.get("report-save-taken").to_owned());
            }
            Err(error) => error.words(&self.texts),
        };
        prompt.refuse(self.texts.with("report-save-failed", &[("why", (&why).into())]));
    }

    /// Notes that the report was handed on: the next one of its kind begins where it ends.
    pub(super) fn seal_report(&mut self) {
        if let Err(error) = self.try_seal() {
            self.say_failed(&error);
        }
    }

    fn try_seal(&mut self) -> Result<(), StoreError> {
        let Some(screen) = self.report() else { return Ok(()) };
        if seal_kind(screen.document().kind).is_none() {
            let words = self.texts.get("report-not-sealed").to_owned();
            self.say(Level::Info, words);
            return Ok(());
        }
        let asked = screen.asked().clone();
        let sealed = report::seal(&self.store, &self.texts, &self.config, self.moment(), &asked)?;
        let Some((document, seal)) = sealed else { return Ok(()) };
        // What was handed on stays in sight: from here on "since the last one" would be after it.
        let asked = match asked {
            Asked::Week { to, .. } => Asked::Week { since: Some(document.from), to },
            asked => asked,
        };
        if let Some(Dialog::Report(screen)) = self.dialogs.last_mut() {
            screen.show(asked, document);
        }
        self.try_save(&Op::SealReport(seal))?;
        let key = self.undo_key();
        let words = self.texts.with("report-sealed-said", &[("key", (&key).into())]);
        self.say(Level::Done, words);
        Ok(())
    }
}

impl From<SaveEvent> for DialogEvent {
    fn from(event: SaveEvent) -> DialogEvent {
        match event {
            SaveEvent::Ignored => DialogEvent::Ignored,
            SaveEvent::Moved => DialogEvent::Changed,
            SaveEvent::Save { name, format, replace } => DialogEvent::SaveReport { name, format, replace },
            SaveEvent::Cancelled => DialogEvent::Close,
        }
    }
}
