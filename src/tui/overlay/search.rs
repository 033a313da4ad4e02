//! Search over everything: customers, notes newest first, orders by number. Finds nothing itself; the app reads.

use crate::{
    action::Action,
    domain::{follow_up::Happened, id::CustomerId},
    store::{Hit, NoteHit, OrderHit},
    tui::{
        DrawContext, Press,
        follow_ups::card::amount,
        widget::{
            hits::{Hits, Target},
            line_input::{LineInput, LineLook},
            lines::{Line, Role},
            list_view::{Groups, ListView, Row},
            popup::{self, Place},
            scroll_bar, text,
        },
    },
    wording,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The search over a screen.
#[derive(Default)]
pub struct Search {
    query: LineInput,
    found: Found,
    lengths: [usize; 3],
    view: ListView,
    /// The names are still being read.
    pub waiting: bool,
}

/// What was found, best or newest first.
#[derive(Default)]
pub struct Found {
    pub customers: Vec<Hit>,
    pub notes: Vec<NoteHit>,
    pub orders: Vec<OrderHit>,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchEvent {
    Ignored,
    Moved,
    /// The text changed: look for it and hand over what was found.
    Typed,
    /// Close, and open this customer.
    Chosen(CustomerId),
    Cancelled,
}

/// Cells and rows of the box.
const SIZE: (u16, u16) = (96, 40);
/// Rows of a page.
const PAGE: usize = 12;

impl Search {
    pub fn text(&self) -> &str {
        self.query.text().trim()
    }

    /// Takes what was found for the text.
    pub fn set_found(&mut self, found: Found) {
        self.lengths = [found.customers.len(), found.notes.len(), found.orders.len()];
        self.found = found;
        self.view = ListView::default();
    }

    fn groups(&self) -> Groups<'_> {
        Groups::new(&self.lengths)
    }

    /// The customer of an item, counted over all groups.
    fn customer(&self, item: usize) -> Option<CustomerId> {
        let [customers, notes, _] = self.lengths;
        if item < customers {
            return self.found.customers.get(item).map(|hit| hit.customer);
        }
        let item = item - customers;
        if item < notes {
            return self.found.notes.get(item).map(|hit| hit.customer);
        }
        self.found.orders.get(item - notes).map(|hit| hit.customer)
    }

    pub fn paste(&mut self, pasted: &str) -> SearchEvent {
        self.query.paste(pasted);
        SearchEvent::Typed
    }

    pub fn on_press(&mut self, press: &Press) -> SearchEvent {
        let groups = Groups::new(&self.lengths);
        let before = self.view;
        match press.action {
            Some(Action::Cancel) => return SearchEvent::Cancelled,
            Some(Action::Accept) => {
                let chosen = self.view.selected(groups).and_then(|item| self.customer(item));
                return chosen.map_or(SearchEvent::Ignored, SearchEvent::Chosen);
            }
            Some(Action::MoveDown) => self.view.move_by(1, groups, PAGE),
            Some(Action::MoveUp) => self.view.move_by(-1, groups, PAGE),
            Some(Action::PageDown) => self.view.page(1, groups, PAGE),
            Some(Action::PageUp) => self.view.page(-1, groups, PAGE),
            _ => {
                let text = self.query.text().to_owned();
                return match self.query.on_key(&press.key) {
                    true if self.query.text() == text => SearchEvent::Moved,
                    true => SearchEvent::Typed,
                    false => SearchEvent::Ignored,
                };
            }
        }
        if self.view == before { SearchEvent::Ignored } else { SearchEvent::Moved }
    }

    pub fn on_click(&mut self, target: Target) -> SearchEvent {
        match target {
            Target::Item(item) => self.customer(item).map_or(SearchEvent::Ignored, SearchEvent::Chosen),
            _ => SearchEvent::Ignored,
        }
    }

    /// Draws the search over `bounds`; returns the caret and what can be clicked.
    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = popup::area(bounds, SIZE, Place::Centre);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let inner = popup::open(area, ctx.texts.get("search-title"), "", buf, ctx);
        text::put_char(buf, inner.x, inner.y, ctx.glyphs.prompt, ctx.theme.accent);
        let line = Rect { x: inner.x.saturating_add(2), width: inner.width.saturating_sub(2), height: 1, ..inner };
        let placeholder = ctx.texts.get("search-placeholder");
        let caret = self.query.draw(line, buf, LineLook { placeholder, style: ctx.theme.text, focused: true }, ctx);
        let list = Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(1), ..inner };
        if list.is_empty() {
            return (caret, hits);
        }
        let (groups, height) = (self.groups(), usize::from(list.height));
        if groups.items() == 0 && !self.text().is_empty() {
            let key = if self.waiting { "queue-loading" } else { "search-none" };
            text::put_short(buf, line.x, list.y, line.width, ctx.texts.get(key), ctx.theme.muted, ctx.glyphs.ellipsis);
        }
        let mut view = self.view;
        view.reveal(groups, height);
        for (row_place, row) in view.visible(groups, height) {
            let y = list.y + u16::try_from(row_place).unwrap_or(0);
            let region = Rect { y, height: 1, width: list.width.saturating_sub(1), ..list };
            match row {
                Row::Heading(group) => {
                    let key = ["search-customers", "search-notes", "search-orders"].get(group).copied().unwrap_or("");
                    text::put_short(buf, region.x, y, region.width, ctx.texts.get(key), ctx.theme.title, '.');
                }
                Row::Item(item) => {
                    let inside = Rect { x: region.x + 2, width: region.width.saturating_sub(2), ..region };
                    self.line(item, inside.width, ctx).draw(inside, buf, ctx);
                    if view.selected(groups) == Some(item) {
                        text::restyle(buf, region.x, y, region.width, ctx.theme.selection);
                        text::put_char(buf, region.x, y, ctx.glyphs.selected, ctx.theme.accent);
                    }
                    hits.add(region, Target::Item(item));
                }
            }
        }
        let bar = Rect { x: list.right() - 1, width: 1, ..list };
        scroll_bar::draw(bar, buf, view.offset(), height, groups.rows(), ctx);
        (caret, hits)
    }

    fn line(&self, item: usize, width: u16, ctx: &DrawContext) -> Line {
        let [customers, notes, _] = self.lengths;
        let mut line = Line::new();
        if let Some(hit) = self.found.customers.get(item).filter(|_| item < customers) {
            line.push(hit.name.as_str(), Role::Text);
            return line;
        }
        let item = item.saturating_sub(customers);
        if let Some(hit) = self.found.notes.get(item).filter(|_| item < notes) {
            let day = Happened::from_key(&hit.happened).map(Happened::date);
            let day = day.map_or_else(String::new, |day| wording::date::day(ctx.texts, day, ctx.today));
            line.push(day, Role::Muted);
            line.push_after(2, &hit.name, Role::Text);
            let room = usize::from(width.saturating_sub(line.width()).saturating_sub(2));
            for (part, found) in around(&hit.note, self.text(), room) {
                let role = if found { Role::Matched } else { Role::Muted };
                if line.is_empty() || !found && part.is_empty() {
                    continue;
                }
                line.push(part, role);
            }
            return line;
        }
        if let Some(hit) = self.found.orders.get(item.saturating_sub(notes)) {
            let day = hit.ordered_on.map_or_else(String::new, |day| wording::date::day(ctx.texts, day, ctx.today));
            line.push(day, Role::Muted);
            line.push_after(2, &hit.number, Role::Text);
            line.push_after(2, &amount(hit.total, hit.currency.code()), Role::Text);
            line.push_after(2, &hit.customer_name, Role::Muted);
        }
        line
    }
}

/// The part of a note around what was looked for, as one line in about `room` cells: before, the match, after.
fn around(note: &str, typed: &str, room: usize) -> Vec<(String, bool)> {
    let note = crate::safe::safe_line(note);
    let word = typed.split_whitespace().next().unwrap_or_default();
    let folded = note.to_lowercase();
    // Lower case may be longer or shorter; a place that is none in the note is passed over.
    let place = folded.find(&word.to_lowercase()).filter(|at| note.is_char_boundary(*at)).unwrap_or(0);
    let end = place + word.len();
    let Some(found) = note.get(place..end).filter(|found| found.to_lowercase() == word.to_lowercase()) else {
        return vec![(format!("  {note}"), false)];
    };
    let before = &note[..place];
    let kept = crate::safe::width(before).min(room / 3);
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        if crate::safe::width(&before[at..]) > kept {
            break;
        }
        start = at;
        let _ = c;
    }
    let lead = if start > 0 { "  …" } else { "  " };
    vec![(format!("{lead}{}", &before[start..]), false), (found.to_owned(), true), (note[end..].to_owned(), false)]
}
