//! A report over the tab: scrolled, walked through from figure to figure, opened, taken along. Reads and saves nothing itself.

mod chart;
mod rows;
pub mod save;
mod table;

use crate::{
    action::{Action, Scope},
    report::{
        Asked,
        document::{Document, Opens, ReportKind},
    },
    tui::{
        DrawContext, Press,
        effect::{Effect, Open},
        widget::{
            bars::Bar,
            hits::{Hits, Target},
            popup::{self, Place},
            scroll_bar, spark, strip, text,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};
use rows::{INDENT, Page, Row, View};

/// The report that is shown.
pub struct ReportScreen {
    asked: Asked,
    document: Document,
    /// When it was handed on, in words.
    sealed: Option<String>,
    page: Page,
    /// The inside that the rows were made for.
    size: Option<(u16, u16)>,
    view: View,
    /// The first row in sight.
    offset: usize,
    /// What Enter opens.
    selected: Option<usize>,
}

/// What a key came to.
#[derive(Debug)]
pub enum ReportEvent {
    Ignored,
    /// Something looks different now.
    Moved,
    Closed,
    /// Another report, of the days that it begins with.
    Show(ReportKind),
    /// The statement of another customer.
    AskCustomer,
    /// The same report, so many periods on.
    Shift(i32),
    /// The rows behind a figure.
    Drill(Opens),
    CopyText,
    CopyMarkdown,
    Save,
    /// It was handed on.
    Seal,
    /// To be carried out over the report, which stays.
    Effects(Vec<Effect>),
}

use ReportEvent::{Closed, Effects, Ignored, Moved};

/// Cells that a report is wide at most.
const WIDE: u16 = 120;

impl ReportScreen {
    pub const SCOPES: &'static [Scope] = &[Scope::Report, Scope::Everywhere];

    pub fn new(asked: Asked, document: Document) -> ReportScreen {
        ReportScreen {
            asked,
            document,
            sealed: None,
            page: Page::default(),
            size: None,
            view: View::default(),
            offset: 0,
            selected: None,
        }
    }

    /// What it is a report of.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Shows another report from its top, or this one as it is now, where it was.
    pub fn show(&mut self, asked: Asked, document: Document) {
        if asked != self.asked {
            (self.offset, self.selected, self.view.aside) = (0, None, 0);
        }
        self.sealed = None;
        (self.asked, self.document, self.size) = (asked, document, None);
    }

    /// Says that it was handed on.
    pub fn set_sealed(&mut self, sealed: Option<String>) {
        self.sealed = sealed;
    }

    pub fn on_press(&mut self, press: &Press) -> ReportEvent {
        let page = self.height().saturating_sub(1).max(1);
        match press.action {
            Some(Action::Back) => Closed,
            Some(Action::MoveDown) => self.step(1),
            Some(Action::MoveUp) => self.step(-1),
            Some(Action::PageDown) => self.turn(isize::try_from(page).unwrap_or(1)),
            Some(Action::PageUp) => self.turn(-isize::try_from(page).unwrap_or(1)),
            Some(Action::First) => self.turn(-isize::MAX),
            Some(Action::Last) => self.turn(isize::MAX),
            Some(Action::ReportOverview) => ReportEvent::Show(ReportKind::Overview),
            Some(Action::ReportDay) => ReportEvent::Show(ReportKind::Day),
            Some(Action::ReportWeek) => ReportEvent::Show(ReportKind::Week),
            Some(Action::ReportMonth) => ReportEvent::Show(ReportKind::Month),
            Some(Action::ReportStatement) if self.document.kind == ReportKind::Statement => ReportEvent::AskCustomer,
            Some(Action::ReportStatement) => ReportEvent::Show(ReportKind::Statement),
            Some(Action::ReportNext) => ReportEvent::Show(self.neighbour(1)),
            Some(Action::ReportPrevious) => ReportEvent::Show(self.neighbour(-1)),
            Some(Action::PeriodBack) => ReportEvent::Shift(-1),
            Some(Action::PeriodForward) => ReportEvent::Shift(1),
            Some(Action::ReportOpen) => self.drill(),
            Some(Action::ReportColumnsRight) => self.move_aside(1),
            Some(Action::ReportColumnsLeft) => self.move_aside(-1),
            Some(Action::ReportDefinitions) => {
                self.view.definitions = !self.view.definitions;
                self.size = None;
                Moved
            }
            Some(Action::ReportCopy) => ReportEvent::CopyText,
            Some(Action::ReportCopyMarkdown) => ReportEvent::CopyMarkdown,
            Some(Action::ReportSave) => ReportEvent::Save,
            Some(Action::ReportSeal) => ReportEvent::Seal,
            Some(Action::Undo) => Effects(vec![Effect::Undo]),
            Some(Action::Redo) => Effects(vec![Effect::Redo]),
            Some(Action::Search) => Effects(vec![Effect::Open(Open::Search)]),
            Some(Action::Palette) => Effects(vec![Effect::Open(Open::Palette)]),
            Some(Action::Quit) => Effects(vec![Effect::Quit]),
            _ => Ignored,
        }
    }

    pub fn on_click(&mut self, target: Target) -> ReportEvent {
        match target {
            Target::Tab(place) => ReportKind::TABS.get(place).map_or(Ignored, |kind| ReportEvent::Show(*kind)),
            // The second click on what is selected opens it.
            Target::Item(place) if self.selected == Some(place) => self.drill(),
            Target::Item(place) => {
                self.selected = Some(place);
                Moved
            }
            _ => Ignored,
        }
    }

    fn neighbour(&self, by: isize) -> ReportKind {
        let all = ReportKind::TABS;
        let here = all.iter().position(|kind| *kind == self.document.kind).unwrap_or(0);
        all[(here + all.len()).saturating_add_signed(by) % all.len()]
    }

    fn drill(&self) -> ReportEvent {
        let stop = self.selected.and_then(|at| self.page.stops.get(at));
        stop.map_or(Ignored, |stop| ReportEvent::Drill(stop.opens.clone()))
    }

    fn height(&self) -> usize {
        self.size.map_or(0, |(_, height)| usize::from(height))
    }

    /// To the next thing that opens, or a row on where the next one is out of sight.
    fn step(&mut self, by: isize) -> ReportEvent {
        let before = (self.offset, self.selected);
        let next = match self.selected {
            Some(at) => at.checked_add_signed(by),
            None => Some(0),
        };
        let seen = self.offset.saturating_sub(1)..self.offset + self.height() + 1;
        let next = next.filter(|at| self.page.stops.get(*at).is_some_and(|stop| seen.contains(&stop.row)));
        match next {
            Some(at) => {
                self.selected = Some(at);
                self.reveal();
            }
            None => self.scroll(by),
        }
        if before == (self.offset, self.selected) { Ignored } else { Moved }
    }

    /// On by rows, with what is selected.
    fn turn(&mut self, by: isize) -> ReportEvent {
        let before = (self.offset, self.selected);
        let at_end = self.offset + self.height() >= self.page.rows.len();
        let from = self.offset;
        self.scroll(by);
        let sight = self.offset..self.offset + self.height();
        let stops = || self.page.stops.iter().enumerate().filter(|(_, stop)| sight.contains(&stop.row));
        // At the ends there is nothing to scroll: the first or the last one is meant.
        let found = match (by > 0, from == self.offset) {
            (true, true) if at_end => stops().next_back(),
            (true, _) if by == isize::MAX => stops().next_back(),
            _ => stops().next(),
        };
        self.selected = found.map(|(at, _)| at).or(self.selected);
        if before == (self.offset, self.selected) { Ignored } else { Moved }
    }

    fn scroll(&mut self, by: isize) {
        let last = self.page.rows.len().saturating_sub(self.height());
        self.offset = self.offset.saturating_add_signed(by).min(last);
    }

    /// Brings what is selected into sight; the first thing with what stands above it.
    fn reveal(&mut self) {
        let Some(stop) = self.selected.and_then(|at| self.page.stops.get(at)) else { return };
        let height = self.height().max(1);
        if self.selected == Some(0) && stop.row + stop.rows <= height {
            self.offset = 0;
        } else if stop.row < self.offset {
            self.offset = stop.row;
        } else if stop.row + stop.rows > self.offset + height {
            self.offset = (stop.row + stop.rows).saturating_sub(height).min(stop.row);
        }
    }

    fn move_aside(&mut self, by: isize) -> ReportEvent {
        let aside = self.view.aside.saturating_add_signed(by).min(self.page.most_aside);
        if aside == self.view.aside {
            return Ignored;
        }
        self.view.aside = aside;
        self.size = None;
        Moved
    }

    fn area(&self, bounds: Rect) -> Rect {
        popup::area(bounds, (WIDE, bounds.height), Place::Centre)
    }

    /// Makes the rows for a report over `bounds`, unless they are there.
    pub fn lay_out(&mut self, bounds: Rect, ctx: &DrawContext) {
        let area = self.area(bounds);
        let (width, height) = popup::inside(area);
        // Above, which reports there are.
        let size = (width, height.saturating_sub(2));
        if self.size == Some(size) {
            return;
        }
        self.size = Some(size);
        self.page = rows::page(&self.document, size.0, self.view, ctx);
        self.view.aside = self.view.aside.min(self.page.most_aside);
        let last = self.page.stops.len().checked_sub(1);
        self.selected = last.map(|last| self.selected.unwrap_or(0).min(last));
        self.offset = self.offset.min(self.page.rows.len().saturating_sub(self.height()));
        self.reveal();
    }

    /// Draws the report over `bounds`.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let area = self.area(bounds);
        if area.is_empty() {
            return hits;
        }
        hits.add(area, Target::Popup);
        let right = self.sealed.as_deref().unwrap_or_default();
        let inner = popup::open(area, &self.document.title, right, buf, ctx);
        hits.extend(self.draw_kinds(inner, buf, ctx));
        let body = Rect { y: inner.y.saturating_add(2), height: inner.height.saturating_sub(2), ..inner };
        let shown = usize::from(body.height);
        for (y, row) in (body.y..body.bottom()).zip(self.page.rows.iter().skip(self.offset)) {
            draw_row(row, Rect { y, height: 1, ..body }, buf, ctx);
        }
        for (at, stop) in self.page.stops.iter().enumerate() {
            for row in (stop.row..stop.row + stop.rows).filter(|row| (self.offset..self.offset + shown).contains(row)) {
                let y = body.y + u16::try_from(row - self.offset).unwrap_or(0);
                let region = Rect::new(body.x + stop.x, y, stop.width, 1).intersection(body);
                hits.add(region, Target::Item(at));
                if self.selected == Some(at) {
                    text::restyle(buf, region.x, y, region.width, ctx.theme.selection);
                    text::stamp(buf, body.x, y, ctx.glyphs.selected, ctx.theme.accent);
                }
            }
        }
        let bar = Rect { x: area.right().saturating_sub(1), y: body.y, width: 1, height: body.height };
        scroll_bar::draw_on_border(bar, buf, self.offset, shown, self.page.rows.len(), true, ctx);
        hits
    }

    /// Which reports there are, and which one this is.
    fn draw_kinds(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let mut x = area.x;
        for (place, kind) in ReportKind::TABS.into_iter().enumerate() {
            let words = format!(" {} {} ", place + 1, ctx.texts.get(name(kind)));
            let room = area.right().saturating_sub(x);
            let is_current = kind == self.document.kind;
            let style = if is_current { ctx.theme.tab_current } else { ctx.theme.muted };
            let used = text::put_short(buf, x, area.y, room, &words, style, ctx.glyphs.ellipsis);
            hits.add(Rect::new(x, area.y, used, 1), Target::Tab(place));
            x = x.saturating_add(used).saturating_add(1);
        }
        hits
    }
}

/// What a report is called.
pub fn name(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Overview => "report-kind-overview",
        ReportKind::Day => "report-kind-day",
        ReportKind::Week => "report-kind-week",
        ReportKind::Month => "report-kind-month",
        ReportKind::Statement => "report-kind-statement",
        ReportKind::Dossier => "dossier-kind",
    }
}

fn draw_row(row: &Row, area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
    let inside = |x: u16, width: u16| Rect { x: area.x + x, width, ..area }.intersection(area);
    match row {
        Row::Line(line) => line.draw(area, buf, ctx),
        Row::Bar { line, value, behind, most, x, width } => {
            line.draw(area, buf, ctx);
            let bar = Bar { value: *value, behind: *behind, most: *most, style: ctx.theme.accent };
            bar.draw(inside(*x, *width), buf, ctx);
        }
        Row::Strip(counts) => strip::draw(counts, inside(INDENT, chart::strip_width(area.width)), buf, ctx),
        Row::Spark { values, wide, above } => {
            let rows = chart::HIGH;
            spark::draw_row(values, *wide, (*above, rows), inside(INDENT, area.width), buf, ctx);
        }
    }
}
