//! A report on its way out of the app: to the clipboard, to a file, handed over. Overwrites nothing that was not named twice.

use super::{
    dialog::{Dialog, DialogEvent},
    state::App,
};
use crate::{
    export::{error::ExportError, place::place},
    report::{
        self, Asked,
        format::Format,
        handover::{Package, PackageFormat, active, title},
    },
    store::StoreError,
    tui::{
        report::{
            ReportScreen, name,
            save::{SaveEvent, SaveReport, Saved},
        },
        widget::status::Level,
    },
};
use std::{
    io::{self, BufWriter},
    path::Path,
};

/// Records that are written while the person waits; more are a matter for the shell.
const MOST_AT_ONCE: usize = 1000;

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
        self.ask_for_name(Saved::Report(Box::new(document)), &proposed);
    }

    fn ask_for_name(&mut self, what: Saved, proposed: &str) {
        let folder = std::path::absolute(".").map_or_else(|_| ".".to_owned(), |path| path.display().to_string());
        self.status = None;
        self.dialogs.push(Dialog::SaveReport(Box::new(SaveReport::new(what, proposed, folder))));
    }

    /// Asks where a handover package is to be saved: of the statement's customer, else of all that somebody has to take over.
    pub(super) fn ask_where_to_hand_over(&mut self) -> Result<(), StoreError> {
        let customers = match self.report().map(ReportScreen::asked) {
            Some(Asked::Statement { customer, .. }) => vec![(*customer, self.store.customer(*customer)?.name)],
            _ => active(&self.store, self.moment())?,
        };
        match customers.len() {
            0 => {
                let words = self.texts.get("report-handover-none").to_owned();
                self.say(Level::Info, words);
            }
            n if n > MOST_AT_ONCE => {
                let words = self.texts.with("report-handover-many", &[("n", n.into())]);
                self.say(Level::Info, words);
            }
            _ => {
                let title = title(&self.texts, self.now.date());
                self.ask_for_name(Saved::Handover(customers), &format!("{title}.{}", Format::Html.extension()));
            }
        }
        Ok(())
    }

    pub(super) fn save_report_as(&mut self, name: &str, format: Format, replace: bool) {
        let now = self.moment();
        let Some(Dialog::SaveReport(prompt)) = self.dialogs.last_mut() else { return };
        let target = Path::new(name).to_owned();
        let written = match &prompt.what {
            Saved::Report(document) => place(&target, replace, |file| format.write(document, &self.texts, file)),
            Saved::Handover(customers) => {
                let Some(format) = PackageFormat::of(format) else { return };
                let (store, texts, config) = (&self.store, &self.texts, &self.config);
                let package = Package { store, texts, config, now, customers, redact: false };
                place(&target, replace, |file| package.write(format, BufWriter::new(file)))
            }
        };
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
