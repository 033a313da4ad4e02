//! A backlog to be spread over the coming workdays, in preview: how many a day, who stays out. Enter moves them all as one step.

use super::PromptEvent;
use crate::{
    action::{Action, Scope},
    config::MOST_CUSTOMERS,
    domain::{due::DuePolicy, id::CustomerId, triage::spread},
    entry::triage::{backlog, moves},
    store::Urgent,
    tui::{
        DrawContext, Press,
        widget::{
            columns::{Column, layout},
            hits::{Hits, Target},
            lines::{Line, Role},
            list_view::{Groups, ListView, Row},
            popup::{self, Place},
            scroll_bar, text,
        },
    },
    wording,
};
use chrono::NaiveDate;
use crossterm::event::KeyCode;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use std::collections::{BTreeMap, BTreeSet};

/// Whom it is about, and what the days hold already.
pub struct TriageStart {
    /// The overdue ones, the most urgent first.
    pub urgent: Vec<Urgent>,
    pub planned: BTreeMap<NaiveDate, u32>,
    pub policy: DuePolicy,
    /// The first day that takes anybody, when it is a workday.
    pub from: NaiveDate,
    /// Customers a day.
    pub capacity: u32,
}

/// The preview.
pub struct Triage {
    start: TriageStart,
    out: BTreeSet<CustomerId>,
    placed: Vec<(CustomerId, NaiveDate)>,
    /// The days in order; `None` for those who stay as they are.
    days: Vec<Option<NaiveDate>>,
    lengths: Vec<usize>,
    /// The place in `start.urgent` of every item.
    items: Vec<usize>,
    view: ListView,
    height: usize,
    /// Whether the last key was a digit of the capacity.
    typing: bool,
}

/// Cells of the box.
const WIDTH: u16 = 76;
/// Lines over the list, and under it.
const HEAD: u16 = 2;

impl Triage {
    pub fn new(start: TriageStart) -> Triage {
        let mut triage = Triage {
            start,
            out: BTreeSet::new(),
            placed: Vec::new(),
            days: Vec::new(),
            lengths: Vec::new(),
            items: Vec::new(),
            view: ListView::default(),
            height: 1,
            typing: false,
        };
        triage.place();
        triage
    }

    pub fn scope(&self) -> Scope {
        Scope::Triage
    }

    /// Spreads those who are in anew.
    fn place(&mut self) {
        let start = &self.start;
        let wanted = start.urgent.iter().filter(|one| !self.out.contains(&one.row.customer)).map(backlog);
        let wanted: Vec<_> = wanted.collect();
        self.placed = spread(&wanted, &start.planned, start.capacity, start.from, &start.policy.workdays);
        let places: BTreeMap<CustomerId, usize> =
            start.urgent.iter().enumerate().map(|(place, one)| (one.row.customer, place)).collect();
        let moved: BTreeSet<CustomerId> = self.placed.iter().map(|(customer, _)| *customer).collect();
        let on_days = self.placed.iter().map(|(customer, day)| (*customer, Some(*day)));
        let staying = start.urgent.iter().map(|one| one.row.customer).filter(|one| !moved.contains(one));
        (self.days, self.lengths, self.items) = Default::default();
        for (customer, day) in on_days.chain(staying.map(|customer| (customer, None))) {
            match (self.days.last(), self.lengths.last_mut()) {
                (Some(last), Some(length)) if *last == day => *length += 1,
                _ => {
                    self.days.push(day);
                    self.lengths.push(1);
                }
            }
            self.items.extend(places.get(&customer));
        }
        self.view.reveal(Groups::new(&self.lengths), self.height);
    }

    pub fn on_press(&mut self, press: &Press) -> PromptEvent {
        let typing = std::mem::take(&mut self.typing);
        let capacity = self.start.capacity;
        match press.action {
            Some(Action::Cancel) => return PromptEvent::Cancelled,
            Some(Action::TriageApply) => {
                return moves(&self.placed).map_or(PromptEvent::Ignored, PromptEvent::save);
            }
            Some(Action::TriageMore) => self.take(capacity + 1),
            Some(Action::TriageLess) => self.take(capacity - 1),
            Some(Action::TriageLeave) => self.leave(),
            Some(Action::MoveDown) => self.view.move_by(1, Groups::new(&self.lengths), self.height),
            Some(Action::MoveUp) => self.view.move_by(-1, Groups::new(&self.lengths), self.height),
            Some(Action::PageDown) => self.view.page(1, Groups::new(&self.lengths), self.height),
            Some(Action::PageUp) => self.view.page(-1, Groups::new(&self.lengths), self.height),
            _ => {
                let KeyCode::Char(c) = press.key.code else { return PromptEvent::Ignored };
                let Some(digit) = c.to_digit(10) else { return PromptEvent::Ignored };
                self.take(if typing { capacity * 10 + digit } else { digit });
                self.typing = true;
            }
        }
        PromptEvent::Moved
    }

    /// So many customers a day from now on.
    fn take(&mut self, capacity: u32) {
        self.start.capacity = capacity.clamp(1, MOST_CUSTOMERS.into());
        self.place();
    }

    /// The selected customer stays as it is, or is taken in again.
    fn leave(&mut self) {
        let selected = self.view.selected(Groups::new(&self.lengths)).and_then(|item| self.items.get(item));
        if let Some(one) = selected.and_then(|place| self.start.urgent.get(*place)) {
            let customer = one.row.customer;
            if !self.out.remove(&customer) {
                self.out.insert(customer);
            }
            self.place();
        }
    }

    pub fn on_click(&mut self, target: Target) -> PromptEvent {
        let Target::Item(item) = target else { return PromptEvent::Ignored };
        self.view.select(item, Groups::new(&self.lengths), self.height);
        PromptEvent::Moved
    }

    fn area(&self, bounds: Rect) -> Rect {
        let rows = u16::try_from(Groups::new(&self.lengths).rows()).unwrap_or(u16::MAX);
        popup::area(bounds, (WIDTH, rows.saturating_add(HEAD + 3)), Place::Centre)
    }

    /// Takes the space there is.
    pub fn lay_out(&mut self, bounds: Rect) {
        self.height = usize::from(self.area(bounds).height.saturating_sub(HEAD + 2)).max(1);
        self.view.reveal(Groups::new(&self.lengths), self.height);
    }

    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        let mut hits = Hits::new();
        let area = self.area(bounds);
        if area.is_empty() {
            return (None, hits);
        }
        hits.add(area, Target::Popup);
        let capacity = ctx.texts.with("triage-capacity", &[("n", self.start.capacity.into())]);
        let inner = popup::open(area, ctx.texts.get("triage-title"), &capacity, buf, ctx);
        let line = |y: u16| Rect { y, height: 1, ..inner };
        let (summary, note) = self.head(ctx);
        text::put_short(buf, inner.x, inner.y, inner.width, &summary, ctx.theme.text, ctx.glyphs.ellipsis);
        if let Some(note) = note.filter(|_| inner.height > HEAD) {
            text::put_short(buf, inner.x, inner.y + 1, inner.width, &note, ctx.theme.muted, ctx.glyphs.ellipsis);
        }
        let top = inner.y.saturating_add(HEAD);
        let groups = Groups::new(&self.lengths);
        let height = usize::from(inner.bottom().saturating_sub(top));
        for (place, row) in self.view.visible(groups, height) {
            let region = line(top + u16::try_from(place).unwrap_or(0));
            match row {
                Row::Heading(group) => self.draw_day(group, region, buf, ctx),
                Row::Item(item) => {
                    self.draw_line(item, region, buf, ctx);
                    hits.add(region, Target::Item(item));
                }
            }
        }
        let border =
            Rect { x: area.right().saturating_sub(1), y: top, width: 1, height: inner.bottom().saturating_sub(top) };
        scroll_bar::draw_on_border(border, buf, self.view.offset(), height, groups.rows(), true, ctx);
        (None, hits)
    }

    /// How far it goes, and how far the holidays are known when it goes beyond.
    fn head(&self, ctx: &DrawContext) -> (String, Option<String>) {
        let texts = ctx.texts;
        let Some((_, last)) = self.placed.last() else { return (texts.get("triage-summary-none").to_owned(), None) };
        let known = self.start.policy.workdays.known_to().filter(|known| known < last);
        let day = |day: NaiveDate| wording::date::day_short(texts, day, ctx.today);
        let days = self.days.iter().flatten().count();
        let last = day(*last);
        let args = [("customers", self.placed.len().into()), ("days", days.into()), ("last", (&last).into())];
        let unknown = known.map(|known| texts.with("triage-unknown", &[("day", (&day(known)).into())]));
        (texts.with("triage-summary", &args), unknown)
    }

    fn draw_day(&self, group: usize, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let (Some(day), Some(length)) = (self.days.get(group), self.lengths.get(group)) else { return };
        let mut line = Line::new();
        match day {
            Some(day) => {
                line.push(wording::date::day_short(ctx.texts, *day, ctx.today), Role::Title);
                let planned = self.start.planned.get(day).copied().unwrap_or(0);
                let key = if planned > 0 { "triage-day-planned" } else { "triage-day" };
                let words = ctx.texts.with(key, &[("n", (*length).into()), ("planned", planned.into())]);
                line.push_after(2, &words, Role::Muted);
            }
            None => {
                line.push(ctx.texts.get("triage-stay"), Role::Title);
                line.push_after(2, &length.to_string(), Role::Muted);
            }
        }
        line.draw(region, buf, ctx);
    }

    fn draw_line(&self, item: usize, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let Some(one) = self.items.get(item).and_then(|place| self.start.urgent.get(*place)) else { return };
        let (x, y, ellipsis) = (region.x, region.y, ctx.glyphs.ellipsis);
        let promise = ctx.texts.get("triage-promise");
        let columns = [
            Column::fixed(1, 1),
            Column::fixed(1, 2),
            Column::flex(12, 1, 0),
            Column::fixed(text::width(promise), 3),
            Column::fixed(12, 1).right(),
            Column::fixed(4, 2).right(),
        ];
        let [tier, star, name, promised, due, score] = layout(&columns, region.width.saturating_sub(2), 1);
        let at = x.saturating_add(2);
        tier.put(buf, at, y, one.row.tier.code(), ctx.theme.muted, ellipsis);
        if one.row.starred {
            star.put(buf, at, y, &ctx.glyphs.star.to_string(), ctx.theme.star, ellipsis);
        }
        name.put(buf, at, y, &one.row.name, ctx.theme.text, ellipsis);
        if one.urgency.promise_due {
            promised.put(buf, at, y, promise, ctx.theme.accent, ellipsis);
        }
        if let Some(moment) = one.row.due {
            let words = wording::due::due_by(ctx.texts, moment, one.row.implied, &self.start.policy, ctx.now);
            due.put(buf, at, y, &words, ctx.theme.warn, ellipsis);
        }
        score.put(buf, at, y, &one.score().to_string(), ctx.theme.muted, ellipsis);
        if self.view.selected(Groups::new(&self.lengths)) == Some(item) {
            text::restyle(buf, x, y, region.width, ctx.theme.selection);
            text::put_char(buf, x, y, ctx.glyphs.selected, ctx.theme.accent);
        }
    }
}
