//! Choosing a file: a path that completes, and what answers to it below. Reads no folder: it asks for one.

use crate::{
    action::Action,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            line_input::{LineInput, LineLook},
            list_view::{Groups, ListView},
            name_match::Readings,
            popup::{self, Place},
            scroll_bar, text,
        },
    },
    wording,
};
use chrono::NaiveDateTime;
use crossterm::event::KeyCode;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// The endings of files that an import can read.
pub const IMPORTABLE: [&str; 10] = ["csv", "tsv", "txt", "xlsx", "xls", "xlsm", "xlsb", "ods", "vcf", "json"];

/// One thing in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub path: PathBuf,
    pub is_folder: bool,
    /// When it was written last, local.
    pub changed: NaiveDateTime,
}

/// The path being typed and what answers to it.
#[derive(Default)]
pub struct Picker {
    input: LineInput,
    home: Option<PathBuf>,
    /// The newest files, for as long as no folder is named.
    newest: Vec<Entry>,
    /// The folder named so far, with what lies in it once that came.
    folder: Option<(PathBuf, Vec<Entry>)>,
    /// Places among the entries, best first.
    found: Vec<usize>,
    view: ListView,
    readings: Readings,
    /// Why the last try came to nothing.
    problem: Option<String>,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickerEvent {
    Ignored,
    Moved,
    /// What lies in this folder.
    List(PathBuf),
    /// Read this file.
    Open(PathBuf),
    Cancelled,
}

/// Cells and rows of the box.
const SIZE: (u16, u16) = (84, 24);
/// Rows of a page.
const PAGE: usize = 12;

impl Picker {
    pub fn new(home: Option<PathBuf>, newest: Vec<Entry>) -> Picker {
        let found = (0..newest.len()).collect();
        Picker { home, newest, found, ..Picker::default() }
    }

    /// What lies in a folder, if it is still the one that is named.
    pub fn set_listing(&mut self, folder: &Path, entries: Result<Vec<Entry>, String>) {
        let Some((named, listed)) = &mut self.folder else { return };
        if named != folder {
            return;
        }
        match entries {
            Ok(entries) => *listed = entries,
            Err(why) => {
                listed.clear();
                self.problem = Some(why);
            }
        }
        self.search();
    }

    /// For another file of the same folder: the name is forgotten.
    pub fn begin_again(&mut self) {
        let text = self.input.text();
        let folder = text.rfind(['/', MAIN_SEPARATOR]).and_then(|end| text.get(..=end)).unwrap_or_default().to_owned();
        self.input.set(&folder);
        self.problem = None;
        self.search();
    }

    /// Says why it came to nothing, until something else is typed.
    pub fn set_problem(&mut self, why: String) {
        self.problem = Some(why);
    }

    /// A path as a file manager or a terminal pastes it: in quotes, as a `file:` address, with blanks escaped.
    pub fn paste(&mut self, pasted: &str) -> PickerEvent {
        let pasted = pasted.trim();
        let quoted = |quote: char| pasted.strip_prefix(quote)?.strip_suffix(quote);
        let plain = quoted('\'').or_else(|| quoted('"')).unwrap_or(pasted);
        let plain = plain.strip_prefix("file://").unwrap_or(plain);
        if self.input.is_empty() && MAIN_SEPARATOR == '/' {
            self.input.paste(&plain.replace("\\ ", " "));
        } else {
            self.input.paste(plain);
        }
        self.typed()
    }

    pub fn on_press(&mut self, press: &Press) -> PickerEvent {
        let groups = Groups::none(self.found.len());
        match press.action {
            Some(Action::Cancel) => return PickerEvent::Cancelled,
            Some(Action::Accept) => return self.accept(),
            Some(Action::MoveDown) => self.view.move_by(1, groups, PAGE),
            Some(Action::MoveUp) => self.view.move_by(-1, groups, PAGE),
            Some(Action::PageDown) => self.view.page(1, groups, PAGE),
            Some(Action::PageUp) => self.view.page(-1, groups, PAGE),
            _ if press.key.code == KeyCode::Tab => return self.complete(),
            _ => {
                let before = self.input.text().to_owned();
                return match self.input.on_key(&press.key) {
                    true if self.input.text() == before => PickerEvent::Moved,
                    true => self.typed(),
                    false => PickerEvent::Ignored,
                };
            }
        }
        PickerEvent::Moved
    }

    /// Opens what was clicked.
    pub fn click(&mut self, place: usize) -> PickerEvent {
        self.view.select(place, Groups::none(self.found.len()), PAGE);
        self.accept()
    }

    fn entries(&self) -> &[Entry] {
        self.folder.as_ref().map_or(&self.newest, |(_, entries)| entries)
    }

    fn selected(&self) -> Option<&Entry> {
        let place = self.view.selected(Groups::none(self.found.len()))?;
        self.entries().get(*self.found.get(place)?)
    }

    /// The folder that is named, and what is typed behind it.
    fn parts(&self) -> Option<(PathBuf, &str)> {
        let text = self.input.text();
        if text == "~" {
            return Some((self.home.clone()?, ""));
        }
        let end = text.rfind(['/', MAIN_SEPARATOR])? + 1;
        let (folder, rest) = text.split_at_checked(end)?;
        Some((self.expanded(folder), rest))
    }

    fn expanded(&self, text: &str) -> PathBuf {
        let rest = text.strip_prefix('~').map(|rest| rest.trim_start_matches(['/', MAIN_SEPARATOR]));
        match (rest, &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(text),
        }
    }

    /// A path as it is shown: from `~` on.
    fn shown(&self, path: &Path) -> String {
        let in_home = self.home.as_deref().and_then(|home| path.strip_prefix(home).ok());
        match in_home {
            Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
            Some(rest) => format!("~{MAIN_SEPARATOR}{}", rest.display()),
            None => path.display().to_string(),
        }
    }

    fn typed(&mut self) -> PickerEvent {
        self.problem = None;
        let folder = self.parts().map(|(folder, _)| folder);
        let known = self.folder.as_ref().map(|(folder, _)| folder) == folder.as_ref();
        if known {
            self.search();
            return PickerEvent::Moved;
        }
        self.folder = folder.map(|folder| (folder, Vec::new()));
        self.search();
        match &self.folder {
            Some((folder, _)) => PickerEvent::List(folder.clone()),
            None => PickerEvent::Moved,
        }
    }

    fn search(&mut self) {
        let typed = match self.parts() {
            Some((_, rest)) => rest.to_owned(),
            None => self.input.text().to_owned(),
        };
        let names = self.entries().iter().enumerate().map(|(place, entry)| (place, vec![entry.name.as_str()]));
        self.found = self.readings.matching(&typed, names);
        self.view = ListView::default();
    }

    /// As a shell: as far as all names that begin so go on alike; else what is selected.
    fn complete(&mut self) -> PickerEvent {
        let Some((_, rest)) = self.parts() else {
            let Some(path) = self.selected().map(|entry| entry.path.clone()) else { return PickerEvent::Ignored };
            return self.put(&self.shown(&path));
        };
        let lower = rest.to_lowercase();
        let begin: Vec<&Entry> =
            self.entries().iter().filter(|entry| entry.name.to_lowercase().starts_with(&lower)).collect();
        let common = common(&begin);
        let (name, is_folder) = match (&begin[..], self.selected()) {
            ([one], _) => (one.name.clone(), one.is_folder),
            (_, _) if common.len() > rest.len() => (common, false),
            (_, Some(entry)) => (entry.name.clone(), entry.is_folder),
            _ => return PickerEvent::Ignored,
        };
        let text = self.input.text();
        let folder = if text == "~" { "~/" } else { text.strip_suffix(rest).unwrap_or(text) };
        let end = if is_folder { MAIN_SEPARATOR.to_string() } else { String::new() };
        self.put(&format!("{folder}{name}{end}"))
    }

    fn put(&mut self, text: &str) -> PickerEvent {
        self.input.set(text);
        self.typed()
    }

    fn accept(&mut self) -> PickerEvent {
        match self.selected() {
            Some(entry) if entry.is_folder => {
                let text = format!("{}{MAIN_SEPARATOR}", self.shown(&entry.path));
                self.put(&text)
            }
            Some(entry) => PickerEvent::Open(entry.path.clone()),
            // A name that is not offered may be a table all the same.
            None if !self.input.is_empty() => PickerEvent::Open(self.expanded(self.input.text())),
            None => PickerEvent::Ignored,
        }
    }

    pub fn draw(&self, title: &str, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = popup::area(bounds, SIZE, Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, title, "", buf, ctx);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let line = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), height: 1, ..inner };
        let placeholder = ctx.texts.get("bring-pick-path");
        let caret = self.input.draw(line, buf, LineLook { placeholder, style: ctx.theme.text, focused: true }, ctx);
        let below = inner.height.saturating_sub(1);
        let hint = u16::from(below > 3 || self.problem.is_some());
        let list = Rect { y: inner.y.saturating_add(1), height: below.saturating_sub(hint), ..inner };
        let ellipsis = ctx.glyphs.ellipsis;
        if hint > 0 {
            let (words, style) = match &self.problem {
                Some(why) => (why.as_str(), ctx.theme.danger),
                None => (ctx.texts.get("bring-pick-hint"), ctx.theme.muted),
            };
            text::put_short(buf, inner.x, list.bottom(), inner.width, words, style, ellipsis);
        }
        if self.found.is_empty() && !list.is_empty() {
            let words = ctx.texts.get("bring-pick-none");
            text::put_short(buf, line.x, list.y, line.width, words, ctx.theme.muted, ellipsis);
        }
        let groups = Groups::none(self.found.len());
        let mut view = self.view;
        view.reveal(groups, usize::from(list.height));
        for (line, row) in view.visible(groups, usize::from(list.height)) {
            let Some(place) = row.item() else { continue };
            let Some(entry) = self.found.get(place).and_then(|&place| self.entries().get(place)) else { continue };
            let y = list.y + u16::try_from(line).unwrap_or(0);
            let region = Rect { y, height: 1, width: list.width.saturating_sub(1), ..list };
            self.draw_entry(entry, region, buf, ctx);
            if view.selected(groups) == Some(place) {
                text::restyle(buf, region.x, region.y, region.width, ctx.theme.selection);
                text::put_char(buf, region.x, region.y, ctx.glyphs.selected, ctx.theme.accent);
            }
            hits.add(region, Target::Item(place));
        }
        let bar = Rect { x: list.right().saturating_sub(1), width: list.width.min(1), ..list };
        scroll_bar::draw(bar, buf, view.offset(), usize::from(list.height), groups.rows(), ctx);
        (caret, hits)
    }

    /// The name, and against the right edge where it lies and of which day it is.
    fn draw_entry(&self, entry: &Entry, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let ellipsis = ctx.glyphs.ellipsis;
        let inside = region.width.saturating_sub(2);
        let name = match entry.is_folder {
            true => format!("{}{MAIN_SEPARATOR}", entry.name),
            false => entry.name.clone(),
        };
        let name = crate::safe::safe_line(&name);
        let style = if entry.is_folder { ctx.theme.accent } else { ctx.theme.text };
        let day = wording::date::day(ctx.texts, entry.changed.date(), ctx.today);
        let folder = entry.path.parent().filter(|_| self.folder.is_none()).map(|folder| self.shown(folder));
        let right = match folder {
            Some(folder) => format!("{folder}  {day}"),
            None if entry.is_folder => String::new(),
            None => day,
        };
        // The name comes first; half of a long one at least.
        let least = text::width(&name).min(inside / 2);
        let room = inside.saturating_sub(least + 2).min(text::width(&right));
        let name_room = inside.saturating_sub(if room > 0 { room + 2 } else { 0 });
        text::put_short(buf, region.x + 2, region.y, name_room, &name, style, ellipsis);
        let x = region.right().saturating_sub(room);
        text::put_right(buf, x, region.y, room, &right, ctx.theme.muted, ellipsis);
    }
}

/// What all names begin with.
fn common(entries: &[&Entry]) -> String {
    let Some((first, others)) = entries.split_first() else { return String::new() };
    let alike = |(at, c): &(usize, char)| {
        others.iter().all(|entry| entry.name.get(*at..).is_some_and(|rest| rest.starts_with(*c)))
    };
    first.name.char_indices().take_while(alike).map(|(_, c)| c).collect()
}
