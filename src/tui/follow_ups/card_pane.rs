//! The pane on the right: one customer's card over its timeline, laid out once and scrolled. Reads nothing.

mod walk;

use super::{card, timeline};
use crate::{
    domain::{
        due::DuePolicy,
        follow_up::FollowUp,
        id::{CustomerId, OrderId},
    },
    store::{Brief, Card, Cursor, TimelineItem, TimelineKind},
    tui::{
        DrawContext, brief,
        widget::{
            frame::Frame,
            hits::{Hits, Target},
            lines::{Line, Role},
            scroll_bar, text,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The card in sight.
#[derive(Default)]
pub struct CardPane {
    shown: Option<Shown>,
    /// Above the dividing line.
    head: Vec<Line>,
    /// Below it.
    tail: Vec<Line>,
    badge: String,
    /// The inside of the pane that the lines were made for.
    size: (u16, u16),
    /// The first line in sight, of all that scrolls.
    offset: usize,
    /// The entry of the timeline that keys are about; none is the card itself.
    selected: Option<usize>,
    /// The first line of each entry, counted from the first of the timeline.
    starts: Vec<usize>,
    laid_out: bool,
}

struct Shown {
    card: Box<Card>,
    items: Vec<TimelineItem>,
    /// Nothing older is left to read.
    whole: bool,
    /// In the review: what to know before the contact stands first, and the card gives the room that is left.
    brief: Option<Box<Brief>>,
}

/// Lines of timeline that must stay in sight for the card above to stand still.
const LEAST_TAIL: usize = 4;

impl CardPane {
    /// Shows a customer; the same one stays where it was scrolled to.
    pub fn show(&mut self, card: Card, items: Vec<TimelineItem>, whole: bool) {
        if self.customer() != Some(card.customer.id) {
            self.offset = 0;
            self.selected = None;
        }
        // The entry stays selected where it went to.
        let at = self.selected.and_then(|item| Some(self.shown.as_ref()?.items.get(item)?.cursor()));
        self.selected = at.and_then(|at| items.iter().position(|item| item.cursor() == at));
        self.shown = Some(Shown { card: Box::new(card), items, whole, brief: None });
        self.laid_out = false;
    }

    /// Shows a customer with its brief on top.
    pub fn show_brief(&mut self, brief: Brief, items: Vec<TimelineItem>, whole: bool) {
        self.show(brief.card.clone(), items, whole);
        if let Some(shown) = &mut self.shown {
            shown.brief = Some(Box::new(brief));
        }
    }

    pub fn clear(&mut self) {
        *self = CardPane { size: self.size, ..CardPane::default() };
    }

    /// Adds older entries.
    pub fn add_older(&mut self, items: Vec<TimelineItem>, whole: bool) {
        if let Some(shown) = &mut self.shown {
            shown.items.extend(items);
            shown.whole = whole;
            self.laid_out = false;
        }
    }

    pub fn card(&self) -> Option<&Card> {
        self.shown.as_ref().map(|shown| &*shown.card)
    }

    pub fn customer(&self) -> Option<CustomerId> {
        self.card().map(|card| card.customer.id)
    }

    /// Whether the card itself is selected, and no entry of its timeline.
    pub fn is_whole_selected(&self) -> bool {
        self.selected.is_none()
    }

    /// The follow-up that keys are about.
    pub fn selected_follow_up(&self) -> Option<&FollowUp> {
        match &self.shown.as_ref()?.items.get(self.selected?)?.kind {
            TimelineKind::FollowUp(follow_up) => Some(follow_up),
            _ => None,
        }
    }

    /// The order that keys are about.
    pub fn selected_order(&self) -> Option<OrderId> {
        self.shown.as_ref()?.items.get(self.selected?)?.order()
    }

    /// How many entries are there to be scrolled through.
    pub fn entries(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.items.len())
    }

    /// Words are made anew at the next layout: the minute or the day has changed.
    pub fn reword(&mut self) {
        self.laid_out = false;
    }

    /// Makes the lines for a pane of this inside, unless they are there.
    pub fn lay_out(&mut self, size: (u16, u16), policy: &DuePolicy, ctx: &DrawContext) {
        if self.laid_out && self.size == size {
            return;
        }
        self.size = size;
        self.laid_out = true;
        self.head.clear();
        self.tail.clear();
        self.starts.clear();
        let Some(shown) = &self.shown else { return };
        // A cell of air at both sides.
        let width = size.0.saturating_sub(2);
        self.badge = card::badge(&shown.card, ctx);
        self.head = match &shown.brief {
            None => card::lines(&shown.card, policy, width, ctx),
            Some(brief) => {
                let mut head = brief::lines::lines(brief, &brief::context(policy, ctx));
                let rest = card::lines_beside_brief(&shown.card, width, ctx);
                if head.len() + rest.len() + 1 + LEAST_TAIL <= usize::from(size.1) {
                    head.extend(rest);
                }
                head
            }
        };
        for item in &shown.items {
            self.starts.push(self.tail.len());
            self.tail.extend(timeline::lines(item, width, ctx));
        }
        if shown.items.is_empty() {
            let mut line = Line::new();
            line.push(ctx.texts.get("timeline-empty"), Role::Muted);
            self.tail.push(line);
        }
        self.offset = self.offset.min(self.last_offset());
    }

    /// Whether the card above stands still while the timeline scrolls.
    fn is_fixed(&self) -> bool {
        self.head.len() + 1 + LEAST_TAIL <= usize::from(self.size.1)
    }

    /// Lines that scroll, and the rows they scroll in.
    fn scrolled(&self) -> (usize, usize) {
        let height = usize::from(self.size.1);
        match self.is_fixed() {
            true => (self.tail.len(), height.saturating_sub(self.head.len() + 1)),
            false => (self.head.len() + 1 + self.tail.len(), height),
        }
    }

    fn last_offset(&self) -> usize {
        let (lines, height) = self.scrolled();
        lines.saturating_sub(height)
    }

    /// Scrolls by lines; true when something looks different.
    pub fn scroll(&mut self, lines: isize) -> bool {
        let before = self.offset;
        self.offset = self.offset.saturating_add_signed(lines).min(self.last_offset());
        self.offset != before
    }

    /// Scrolls by pages, of which one line stays in sight.
    pub fn page(&mut self, pages: isize) -> bool {
        let rows = isize::try_from(self.scrolled().1.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        self.scroll(pages.saturating_mul(rows))
    }

    /// The place after which older entries are to be read, when the end is near.
    pub fn wants_more(&self) -> Option<(CustomerId, Cursor)> {
        let shown = self.shown.as_ref().filter(|shown| !shown.whole)?;
        let (lines, height) = self.scrolled();
        let near = self.offset + height + height / 3 >= lines;
        Some((shown.card.customer.id, shown.items.last()?.cursor())).filter(|_| near)
    }

    /// Draws box, card, timeline.
    pub fn draw(&self, area: Rect, focused: bool, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        hits.add(area, Target::Pane(1));
        let name = self.card().map_or("", |card| card.customer.name.as_str());
        let frame = Frame { title: name, right: &self.badge, focused };
        let inner = frame.draw(area, buf, ctx);
        if self.shown.is_none() {
            let hint = ctx.texts.get("card-empty");
            let x = inner.x.saturating_add(1);
            text::put_short(buf, x, inner.y, inner.width.saturating_sub(2), hint, ctx.theme.muted, ctx.glyphs.ellipsis);
            return hits;
        }
        let divider = Frame { title: ctx.texts.get("card-timeline"), right: "", focused };
        let (total, height) = self.scrolled();
        let top = if self.is_fixed() { self.head.len() + 1 } else { 0 };
        let row = |line: usize| -> Option<u16> { inner.y.checked_add(u16::try_from(line).ok()?) };
        if self.is_fixed() {
            for (line, content) in self.head.iter().enumerate() {
                self.put(content, row(line), inner, buf, ctx);
            }
            if let Some(y) = row(self.head.len()) {
                divider.divide(area, y, buf, ctx);
            }
            for (line, content) in self.tail.iter().skip(self.offset).take(height).enumerate() {
                self.put(content, row(top + line), inner, buf, ctx);
                self.mark(self.offset + line, row(top + line), focused, inner, buf, ctx);
            }
        } else {
            for line in 0..height {
                let place = self.offset + line;
                if place == self.head.len() {
                    if let Some(y) = row(line) {
                        divider.divide(area, y, buf, ctx);
                    }
                } else if let Some(content) = self.head.get(place) {
                    self.put(content, row(line), inner, buf, ctx);
                } else if let Some(place) = place.checked_sub(self.head.len() + 1)
                    && let Some(content) = self.tail.get(place)
                {
                    self.put(content, row(line), inner, buf, ctx);
                    self.mark(place, row(line), focused, inner, buf, ctx);
                }
            }
        }
        let top = u16::try_from(top).unwrap_or(0).min(inner.height);
        let bar = Rect { x: inner.right(), y: inner.y + top, width: 1, height: inner.height - top };
        scroll_bar::draw_on_border(bar, buf, self.offset, height, total, focused, ctx);
        hits
    }

    /// The sign of the selected entry before each of its lines.
    fn mark(&self, place: usize, y: Option<u16>, focused: bool, inner: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let selected = self.selected.is_some_and(|item| self.lines_of(item).contains(&place));
        if let Some(y) = y.filter(|y| selected && focused && *y < inner.bottom()) {
            text::stamp(buf, inner.x, y, ctx.glyphs.selected, ctx.theme.accent);
        }
    }

    fn put(&self, line: &Line, y: Option<u16>, inner: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        if let Some(y) = y.filter(|y| *y < inner.bottom()) {
            let area = Rect { x: inner.x.saturating_add(1), y, width: inner.width.saturating_sub(2), height: 1 };
            line.draw(area, buf, ctx);
        }
    }
}
