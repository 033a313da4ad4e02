//! What an import would come to, and what can be said to make it come to something else. Tries nothing itself.

use super::choose::{Choose, ChooseEvent};
use crate::{
    action::Action,
    exchange::{
        columns::Role,
        dates::DateOrder,
        error::ImportError,
        field::Kind,
        look::{Answers, Look},
        read::Format,
    },
    i18n::Texts,
    tui::{
        Press,
        widget::{
            hits::Target,
            list_view::{Groups, ListView},
        },
    },
};

use std::path::PathBuf;

/// The preview.
pub struct Preview {
    pub(super) look: Look,
    /// The sheets of the workbook that hold data, when it has several.
    pub(super) sheets: Vec<String>,
    /// The one that is read.
    pub(super) sheet: Option<String>,
    pub(super) answers: Answers,
    /// What they were before the last one, should it not do.
    before: Option<(Answers, Option<String>)>,
    pub(super) part: Part,
    pub(super) views: [ListView; 4],
    /// The list that a line is answered from.
    pub(super) choosing: Option<(Line, Choose)>,
    pub(super) state: State,
    pub(super) problem: Option<String>,
    /// The first field in sight among the rows.
    pub(super) across: usize,
}

/// What the preview is waiting for, with the rows so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Ready,
    Reading(u64),
    Importing(u64),
}

/// The parts of the preview, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Columns,
    Rows,
    Differences,
    Refused,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Columns, Part::Rows, Part::Differences, Part::Refused];
}

/// One line of the first part: what can be done or changed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Take,
    Kind,
    Sheet,
    Headings,
    Dates,
    Currency,
    Encoding,
    /// The file with the lines of the orders.
    Lines,
    Column(usize),
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewEvent {
    Ignored,
    Moved,
    /// The answers are others: look again.
    Look,
    Take,
    /// Ask for the file with the lines of the orders.
    PickLines,
    /// End the import that runs.
    Stop,
    Left,
}

/// Rows of a page.
const PAGE: usize = 12;

impl Preview {
    pub fn new(look: Look, sheets: Vec<String>, sheet: Option<String>) -> Preview {
        let mut preview = Preview {
            look,
            sheets,
            sheet,
            answers: Answers::default(),
            before: None,
            part: Part::Columns,
            views: [ListView::default(); 4],
            choosing: None,
            state: State::Ready,
            problem: None,
            across: 0,
        };
        preview.go_to_open();
        preview
    }

    pub fn is_choosing(&self) -> bool {
        self.choosing.is_some()
    }

    /// What the new answers come to.
    pub fn set_look(&mut self, look: Look) {
        self.look = look;
        self.before = None;
        self.state = State::Ready;
        self.problem = None;
        self.go_to_open();
    }

    pub fn set_progress(&mut self, done: u64) {
        match &mut self.state {
            State::Ready => {}
            State::Reading(rows) | State::Importing(rows) => *rows = done,
        }
    }

    pub fn failed(&mut self, why: String) {
        self.stopped();
        self.problem = Some(why);
    }

    /// What ran was ended: what is in sight is what was read before, and so are the answers.
    pub fn stopped(&mut self) {
        if let (State::Reading(_), Some((answers, sheet))) = (self.state, self.before.take()) {
            (self.answers, self.sheet) = (answers, sheet);
        }
        self.state = State::Ready;
    }

    /// The input is read again with other answers than those before.
    fn read_again(&mut self, before: (Answers, Option<String>)) {
        // Those that were never read are nothing to go back to.
        self.before.get_or_insert(before);
        self.state = State::Reading(0);
        self.problem = None;
    }

    pub fn begin_import(&mut self) {
        self.state = State::Importing(0);
    }

    /// To the line where the first thing that is open is answered.
    fn go_to_open(&mut self) {
        let line = match self.look.open.first() {
            Some(ImportError::NoHeadings | ImportError::KindUnclear { .. }) => Line::Kind,
            Some(ImportError::MissingColumn { kind: Kind::Orders, field: "amount", .. }) => Line::Lines,
            Some(ImportError::MissingColumn { .. }) => {
                let columns = &self.look.plan.mapping.columns;
                Line::Column(columns.iter().position(|column| column.role == Role::Extra).unwrap_or(0))
            }
            Some(_) => Line::Dates,
            None => return,
        };
        self.part = Part::Columns;
        let lines = self.lines();
        if let Some(place) = lines.iter().position(|known| *known == line) {
            self.views[0].select(place, Groups::none(lines.len()), PAGE);
        }
    }

    /// The lines of the first part.
    pub(super) fn lines(&self) -> Vec<Line> {
        let plan = &self.look.plan;
        // Cards are people, under the names of their properties.
        let is_cards = plan.format == Format::Cards;
        let mut lines = if is_cards { vec![Line::Take] } else { vec![Line::Take, Line::Kind] };
        if self.sheets.len() > 1 {
            lines.push(Line::Sheet);
        }
        if !is_cards {
            lines.push(Line::Headings);
        }
        if plan.has_dates() {
            lines.push(Line::Dates);
        }
        if plan.may_ask_currency() {
            lines.push(Line::Currency);
        }
        if plan.kind == Kind::Orders {
            lines.push(Line::Lines);
        }
        if plan.encoding.is_some() {
            lines.push(Line::Encoding);
        }
        let columns = plan.mapping.columns.iter().enumerate();
        lines.extend(columns.filter(|(_, column)| column.role != Role::Empty).map(|(place, _)| Line::Column(place)));
        lines
    }

    /// How many lines stand above the columns.
    pub(super) fn settings(&self) -> usize {
        self.lines().iter().filter(|line| !matches!(line, Line::Column(_))).count()
    }

    /// How many things a part holds.
    pub(super) fn count(&self, part: Part) -> usize {
        let tried = self.look.tried.as_ref();
        match part {
            Part::Columns => self.lines().len(),
            Part::Rows => self.look.first.len(),
            Part::Differences => tried.map_or(0, |tried| {
                tried.report.differences.iter().map(|difference| difference.changes.len() + 1).sum()
            }),
            Part::Refused => tried.map_or(0, |tried| tried.rejections.len()),
        }
    }

    pub fn paste(&mut self, pasted: &str) {
        if let Some((_, choose)) = &mut self.choosing {
            choose.paste(pasted);
        }
    }

    pub fn on_press(&mut self, press: &Press, texts: &Texts) -> PreviewEvent {
        if let Some((line, choose)) = &mut self.choosing {
            let line = *line;
            let event = choose.on_press(press);
            return self.on_choose(line, event);
        }
        let importing = matches!(self.state, State::Importing(_));
        match press.action {
            Some(Action::Cancel) if importing => return PreviewEvent::Stop,
            Some(Action::Cancel) => return PreviewEvent::Left,
            _ if importing => return PreviewEvent::Ignored,
            Some(Action::ImportTake) => return self.take(texts),
            Some(Action::ImportChange) if self.part == Part::Columns => return self.change(texts),
            Some(Action::ImportPart) => self.turn(1),
            Some(Action::ImportPartBack) => self.turn(Part::ALL.len() - 1),
            Some(Action::PaneRight) if self.part == Part::Rows => {
                self.across = (self.across + 1).min(self.look.plan.fields().len().saturating_sub(1));
            }
            Some(Action::PaneLeft) if self.part == Part::Rows => self.across = self.across.saturating_sub(1),
            Some(action) => return self.on_move(action),
            None => return PreviewEvent::Ignored,
        }
        PreviewEvent::Moved
    }

    fn on_move(&mut self, action: Action) -> PreviewEvent {
        let count = self.count(self.part);
        let groups = Groups::none(count);
        let view = &mut self.views[self.part as usize];
        match action {
            Action::MoveDown => view.move_by(1, groups, PAGE),
            Action::MoveUp => view.move_by(-1, groups, PAGE),
            Action::PageDown => view.page(1, groups, PAGE),
            Action::PageUp => view.page(-1, groups, PAGE),
            Action::First => view.select(0, groups, PAGE),
            Action::Last => view.select(count.saturating_sub(1), groups, PAGE),
            _ => return PreviewEvent::Ignored,
        }
        PreviewEvent::Moved
    }

    /// To the next part that holds anything; the first two are always there.
    fn turn(&mut self, by: usize) {
        let all = Part::ALL.len();
        let mut place = self.part as usize;
        for _ in 0..all {
            place = (place + by) % all;
            let part = Part::ALL[place];
            if place < 2 || self.count(part) > 0 {
                self.part = part;
                return;
            }
        }
    }

    pub fn on_click(&mut self, target: Target, texts: &Texts) -> PreviewEvent {
        match (target, &self.choosing) {
            (Target::Item(place), Some((line, choose))) => {
                let (line, event) = (*line, choose.click(place));
                self.on_choose(line, event)
            }
            (Target::Chip(place), None) => match Part::ALL.get(place) {
                Some(part) => {
                    self.part = *part;
                    PreviewEvent::Moved
                }
                None => PreviewEvent::Ignored,
            },
            (Target::Item(place), None) if !matches!(self.state, State::Importing(_)) => {
                let count = self.count(self.part);
                self.views[self.part as usize].select(place, Groups::none(count), PAGE);
                if self.part == Part::Columns { self.change(texts) } else { PreviewEvent::Moved }
            }
            _ => PreviewEvent::Ignored,
        }
    }

    /// Imports, unless something is open, or nothing would come of it.
    fn take(&mut self, texts: &Texts) -> PreviewEvent {
        if self.state != State::Ready {
            return PreviewEvent::Ignored;
        }
        if !self.look.open.is_empty() {
            self.go_to_open();
            return PreviewEvent::Moved;
        }
        if !self.changes_anything() {
            self.problem = Some(texts.get("bring-nothing_to_do").to_owned());
            return PreviewEvent::Moved;
        }
        PreviewEvent::Take
    }

    /// Whether an import would change the book.
    pub(super) fn changes_anything(&self) -> bool {
        self.look
            .tried
            .as_ref()
            .is_some_and(|tried| tried.report.added + tried.report.updated + tried.report.customers_made > 0)
    }

    /// Does what the line is for: imports, or opens the list of its answers.
    fn change(&mut self, texts: &Texts) -> PreviewEvent {
        let lines = self.lines();
        let selected = self.views[0].selected(Groups::none(lines.len()));
        let Some(line) = selected.and_then(|place| lines.get(place)).copied() else { return PreviewEvent::Ignored };
        if line == Line::Take {
            return self.take(texts);
        }
        if line == Line::Lines && self.answers.lines.is_none() {
            return PreviewEvent::PickLines;
        }
        self.choosing = Some((line, self.answers_of(line, texts)));
        PreviewEvent::Moved
    }

    /// The file with the lines of these orders.
    pub fn set_lines(&mut self, path: PathBuf) {
        self.read_again((self.answers.clone(), self.sheet.clone()));
        self.answers.lines = Some(path);
    }

    fn on_choose(&mut self, line: Line, event: ChooseEvent) -> PreviewEvent {
        let place = match event {
            ChooseEvent::Ignored => return PreviewEvent::Ignored,
            ChooseEvent::Moved => return PreviewEvent::Moved,
            ChooseEvent::Cancelled => {
                self.choosing = None;
                return PreviewEvent::Moved;
            }
            ChooseEvent::Chosen(place) => place,
        };
        self.choosing = None;
        if line == Line::Lines && place == 0 {
            return PreviewEvent::PickLines;
        }
        let before = (self.answers.clone(), self.sheet.clone());
        self.answer(line, place);
        if before == (self.answers.clone(), self.sheet.clone()) {
            return PreviewEvent::Moved;
        }
        self.read_again(before);
        PreviewEvent::Look
    }

    /// The order in which the dates are read, if it is known.
    pub(super) fn dates(&self) -> Option<DateOrder> {
        self.answers.dates.or_else(|| self.look.plan.mapping.columns.iter().find_map(|column| column.dates))
    }
}
