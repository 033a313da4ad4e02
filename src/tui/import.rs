//! Import on the screen: choose a file or take what was pasted, see what would come of it, mend the mapping, import. Reads no
//! file and writes nothing: it asks the app.

mod answers;
mod cells;
pub mod choose;
mod fields;
pub mod picker;
pub mod preview;
mod preview_draw;
mod rows;
mod sheets;
pub mod words;

use crate::{
    action::{Action, Scope},
    exchange::{
        field::Kind,
        look::{Answers, Look},
    },
    i18n::Texts,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            popup::{self, Place},
            text,
            wrap::wrap,
        },
    },
};
use choose::{Choose, ChooseEvent};
use picker::{Entry, Picker, PickerEvent};
use preview::{Preview, PreviewEvent};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::path::{Path, PathBuf};

/// The import over a screen.
pub struct ImportScreen {
    /// The file's name, or what a pasted block is called.
    name: String,
    picker: Picker,
    /// It began with the picker, and goes back to it.
    picked: bool,
    /// The sheets that hold data, when there are several, with the kind of rows that their headings say.
    sheets: Vec<(String, Option<Kind>)>,
    /// Those of them that were imported already.
    taken: Vec<String>,
    stage: Stage,
}

enum Stage {
    Pick,
    /// Which of the sheets that hold data.
    Sheet(Box<Choose>),
    /// The file holds a whole book: yes or no.
    Whole,
    /// The file is read for the first time, or imported.
    Wait {
        importing: bool,
        rows: u64,
    },
    Preview(Box<Preview>),
    /// Which file has the lines of the orders in the preview.
    PickLines(Box<Preview>),
}

/// What a key came to, or what the app is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportEvent {
    Ignored,
    Changed,
    /// What lies in this folder.
    List(PathBuf),
    /// Read this file.
    Read(PathBuf),
    /// Read the input again, as this sheet, with these answers.
    Look(Option<String>, Answers),
    /// Import it so.
    Take(Option<String>, Answers),
    TakeWhole,
    /// End what is running; nothing of it is kept.
    Stop,
    Closed,
}

impl ImportScreen {
    /// With the picker; `newest` are the files that it offers first.
    pub fn pick(home: Option<PathBuf>, newest: Vec<Entry>) -> ImportScreen {
        ImportScreen::new(Picker::new(home, newest), Stage::Pick)
    }

    /// With a block that was pasted, which is being read; a file may be picked for the lines of its orders.
    pub fn pasted(name: String, home: Option<PathBuf>, newest: Vec<Entry>) -> ImportScreen {
        let stage = Stage::Wait { importing: false, rows: 0 };
        ImportScreen { name, picked: false, ..ImportScreen::new(Picker::new(home, newest), stage) }
    }

    fn new(picker: Picker, stage: Stage) -> ImportScreen {
        ImportScreen { name: String::new(), picker, picked: true, sheets: Vec::new(), taken: Vec::new(), stage }
    }

    /// The scope of its keys.
    pub fn scope(&self) -> Scope {
        match &self.stage {
            Stage::Preview(preview) if !preview.is_choosing() => Scope::Import,
            Stage::Whole => Scope::Confirm,
            _ => Scope::Overlay,
        }
    }

    /// Whether a pasted table is one to import, and no text for a field.
    pub fn takes_tables(&self) -> bool {
        matches!(self.stage, Stage::Pick)
    }

    /// The file that was chosen for the lines of the orders.
    fn take_lines(&mut self, event: PickerEvent) -> ImportEvent {
        if !matches!(event, PickerEvent::Open(_) | PickerEvent::Cancelled) {
            return event.into();
        }
        match std::mem::replace(&mut self.stage, Stage::Pick) {
            Stage::PickLines(mut preview) => {
                let event = match event {
                    PickerEvent::Open(path) => {
                        preview.set_lines(path);
                        ImportEvent::Look(preview.sheet.clone(), preview.answers.clone())
                    }
                    _ => ImportEvent::Changed,
                };
                self.stage = Stage::Preview(preview);
                event
            }
            stage => {
                self.stage = stage;
                ImportEvent::Ignored
            }
        }
    }

    /// A file or a block of this name is read from now on.
    pub fn wait_for(&mut self, name: String) {
        self.name = name;
        self.sheets.clear();
        self.taken.clear();
        self.stage = Stage::Wait { importing: false, rows: 0 };
    }

    /// What lies in the folder that was asked for, or why it cannot be read.
    pub fn set_listing(&mut self, folder: &Path, entries: Result<Vec<Entry>, String>) {
        self.picker.set_listing(folder, entries);
    }

    /// What an import would come to.
    pub fn set_look(&mut self, look: Look) {
        match &mut self.stage {
            Stage::Preview(preview) | Stage::PickLines(preview) => preview.set_look(look),
            stage => {
                let sheets: Vec<String> = self.sheets.iter().map(|(name, _)| name.clone()).collect();
                let sheet = look.plan.sheet.clone().filter(|_| !sheets.is_empty());
                *stage = Stage::Preview(Box::new(Preview::new(look, sheets, sheet)));
            }
        }
    }

    /// So many rows are done.
    pub fn set_progress(&mut self, done: u64) {
        match &mut self.stage {
            Stage::Wait { rows, .. } => *rows = done,
            Stage::Preview(preview) | Stage::PickLines(preview) => preview.set_progress(done),
            _ => {}
        }
    }

    /// The file holds a whole book, which goes into this empty one.
    pub fn ask_whole(&mut self, name: String) {
        self.name = name;
        self.stage = Stage::Whole;
    }

    /// Something cannot be done, in words; false when there is nothing left to go back to.
    pub fn failed(&mut self, why: String) -> bool {
        match &mut self.stage {
            Stage::Preview(preview) | Stage::PickLines(preview) => preview.failed(why),
            stage if self.picked => {
                *stage = Stage::Pick;
                self.picker.set_problem(why);
            }
            _ => return false,
        }
        true
    }

    /// What ran was ended; false when there is nothing left to go back to.
    pub fn stopped(&mut self) -> bool {
        match &mut self.stage {
            Stage::Wait { .. } if self.picked => {
                self.stage = Stage::Pick;
                true
            }
            Stage::Wait { .. } => false,
            Stage::Preview(preview) | Stage::PickLines(preview) => {
                preview.stopped();
                true
            }
            _ => true,
        }
    }

    pub fn on_press(&mut self, press: &Press, texts: &Texts) -> ImportEvent {
        let is_cancel = matches!(press.action, Some(Action::Cancel | Action::Back));
        match &mut self.stage {
            Stage::Pick => self.picker.on_press(press).into(),
            Stage::PickLines(_) => {
                let event = self.picker.on_press(press);
                self.take_lines(event)
            }
            Stage::Sheet(_) if is_cancel => self.go_back(),
            Stage::Sheet(choose) => match choose.on_press(press) {
                ChooseEvent::Ignored | ChooseEvent::Cancelled => ImportEvent::Ignored,
                ChooseEvent::Moved => ImportEvent::Changed,
                ChooseEvent::Chosen(place) => self.read_sheet(place),
            },
            Stage::Whole => match press.action {
                Some(Action::ConfirmYes) => {
                    self.stage = Stage::Wait { importing: true, rows: 0 };
                    ImportEvent::TakeWhole
                }
                Some(Action::ConfirmNo) => self.go_back(),
                _ => ImportEvent::Ignored,
            },
            Stage::Wait { .. } => match press.action {
                Some(Action::Cancel) => ImportEvent::Stop,
                _ => ImportEvent::Ignored,
            },
            Stage::Preview(preview) => {
                let event = preview.on_press(press, texts);
                self.on_preview(event)
            }
        }
    }

    pub fn paste(&mut self, pasted: &str) -> ImportEvent {
        match &mut self.stage {
            Stage::Pick => self.picker.paste(pasted).into(),
            Stage::PickLines(_) => {
                let event = self.picker.paste(pasted);
                self.take_lines(event)
            }
            Stage::Preview(preview) => {
                preview.paste(pasted);
                ImportEvent::Changed
            }
            Stage::Sheet(choose) => {
                choose.paste(pasted);
                ImportEvent::Changed
            }
            Stage::Whole | Stage::Wait { .. } => ImportEvent::Ignored,
        }
    }

    pub fn on_click(&mut self, target: Target, texts: &Texts) -> ImportEvent {
        match (&mut self.stage, target) {
            (Stage::Pick, Target::Item(place)) => self.picker.click(place).into(),
            (Stage::PickLines(_), Target::Item(place)) => {
                let event = self.picker.click(place);
                self.take_lines(event)
            }
            (Stage::Sheet(choose), Target::Item(place)) => match choose.click(place) {
                ChooseEvent::Chosen(place) => self.read_sheet(place),
                _ => ImportEvent::Ignored,
            },
            (Stage::Preview(preview), target) => {
                let event = preview.on_click(target, texts);
                self.on_preview(event)
            }
            _ => ImportEvent::Ignored,
        }
    }

    fn on_preview(&mut self, event: PreviewEvent) -> ImportEvent {
        let Stage::Preview(preview) = &mut self.stage else { return ImportEvent::Ignored };
        match event {
            PreviewEvent::Ignored => ImportEvent::Ignored,
            PreviewEvent::Moved => ImportEvent::Changed,
            PreviewEvent::Look => ImportEvent::Look(preview.sheet.clone(), preview.answers.clone()),
            PreviewEvent::Take => {
                let event = ImportEvent::Take(preview.sheet.clone(), preview.answers.clone());
                preview.begin_import();
                event
            }
            PreviewEvent::PickLines => {
                if let Stage::Preview(preview) = std::mem::replace(&mut self.stage, Stage::Pick) {
                    self.stage = Stage::PickLines(preview);
                    self.picker.begin_again();
                }
                ImportEvent::Changed
            }
            PreviewEvent::Stop => ImportEvent::Stop,
            PreviewEvent::Left => match self.go_back() {
                // What may still be read for the preview is read for nobody.
                ImportEvent::Changed => ImportEvent::Stop,
                event => event,
            },
        }
    }

    fn go_back(&mut self) -> ImportEvent {
        // The rest of a workbook is not asked for again.
        if !self.picked || self.has_taken() {
            return ImportEvent::Closed;
        }
        self.stage = Stage::Pick;
        ImportEvent::Changed
    }

    /// Draws it over `bounds`; returns the caret and what can be clicked.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match &self.stage {
            Stage::Pick => self.picker.draw(ctx.texts.get("bring-pick"), bounds, buf, ctx),
            Stage::PickLines(_) => self.picker.draw(ctx.texts.get("bring-pick-lines"), bounds, buf, ctx),
            Stage::Sheet(choose) => choose.draw(bounds, Place::Centre, buf, ctx),
            Stage::Preview(preview) => preview.draw(&self.name, bounds, buf, ctx),
            Stage::Whole => {
                let words = ctx.texts.with("bring-whole-ask", &[("name", (&self.name).into())]);
                (None, notice(&words, bounds, buf, ctx))
            }
            Stage::Wait { importing, rows } => {
                let key = if *importing { "bring-importing" } else { "bring-reading" };
                let rows = crate::wording::money::count(*rows);
                let words = ctx.texts.with(key, &[("name", (&self.name).into()), ("rows", (&rows).into())]);
                (None, notice(&words, bounds, buf, ctx))
            }
        }
    }
}

/// A few words in a box.
fn notice(words: &str, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
    let mut hits = Hits::new();
    let words = crate::safe::safe_line(words);
    let lines = wrap(&words, bounds.width.min(64).saturating_sub(4));
    let height = u16::try_from(lines.len()).unwrap_or(1).saturating_add(2);
    let area = popup::area(bounds, (64, height), Place::Centre);
    if area.is_empty() {
        return hits;
    }
    hits.add(area, Target::Popup);
    let inner = popup::open(area, ctx.texts.get("bring-title"), "", buf, ctx);
    for (y, line) in (inner.y..inner.bottom()).zip(lines) {
        text::put_short(buf, inner.x, y, inner.width, line, ctx.theme.text, ctx.glyphs.ellipsis);
    }
    hits
}

impl From<PickerEvent> for ImportEvent {
    fn from(event: PickerEvent) -> ImportEvent {
        match event {
            PickerEvent::Ignored => ImportEvent::Ignored,
            PickerEvent::Moved => ImportEvent::Changed,
            PickerEvent::List(folder) => ImportEvent::List(folder),
            PickerEvent::Open(path) => ImportEvent::Read(path),
            PickerEvent::Cancelled => ImportEvent::Closed,
        }
    }
}
