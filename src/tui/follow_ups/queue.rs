//! The due queue as the screen holds it: how long it is, the rows around those in sight, selection and marks. Reads nothing.

use super::queue_row::{self, RowColumns};
use crate::{
    domain::{due::Band, id::CustomerId},
    store::{Outline, QueueRow},
    tui::{
        DrawContext,
        widget::{
            hits::{Hits, Target},
            lines::{Line, Role},
            list_view::{Groups, ListView, Row},
            scroll_bar,
            window::Window,
        },
    },
};
use ratatui::{buffer::Buffer, layout::Rect};
use std::collections::BTreeSet;

/// The list on the left.
#[derive(Default)]
pub struct Queue {
    groups: Vec<Group>,
    lengths: Vec<usize>,
    /// With a filter: who matches, in the order of the queue.
    found: Option<Vec<CustomerId>>,
    rows: Window<QueueRow>,
    view: ListView,
    /// Rows in sight, headings counted.
    height: usize,
    marked: BTreeSet<CustomerId>,
}

/// A run of lines under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub band: Band,
    /// Steps of the next hour, on top of everything.
    pub imminent: bool,
}

/// At least so many rows are read when the list moves on by less than a screen.
const STEP: usize = 5;
/// So many screens of rows are kept.
const SCREENS: usize = 4;

impl Queue {
    /// Takes the outline of the queue; the rows have to be read again.
    pub fn set_outline(&mut self, outline: &Outline) {
        self.groups.clear();
        self.lengths.clear();
        for segment in outline.segments() {
            let group = Group { band: segment.band, imminent: segment.is_imminent() };
            match (self.groups.last(), self.lengths.last_mut()) {
                (Some(last), Some(length)) if *last == group => *length += segment.len,
                _ => {
                    self.groups.push(group);
                    self.lengths.push(segment.len);
                }
            }
        }
        self.rows.clear();
        self.view.reveal(groups(&self.found, &self.lengths), self.height);
    }

    /// Takes who matches the filter, or that there is none any more; the rows have to be read again.
    pub fn set_found(&mut self, found: Option<Vec<CustomerId>>) {
        self.found = found;
        self.rows.clear();
        self.view.reveal(groups(&self.found, &self.lengths), self.height);
    }

    pub fn found(&self) -> Option<&[CustomerId]> {
        self.found.as_deref()
    }

    pub fn len(&self) -> usize {
        self.groups().items()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn groups(&self) -> Groups<'_> {
        groups(&self.found, &self.lengths)
    }

    /// Takes the number of rows in sight; true when it is another one.
    pub fn set_height(&mut self, height: usize) -> bool {
        let changed = height != self.height;
        self.height = height;
        if changed {
            self.view.reveal(groups(&self.found, &self.lengths), height);
        }
        changed
    }

    /// The rows that have to be read before the list can be drawn: first item and how many. `None` when all are there.
    ///
    /// After a jump only those in sight, and next to rows that are there only the missing ones and a few more.
    pub fn missing(&self) -> Option<(usize, usize)> {
        // One more at both ends: the neighbour of a selected row is asked for, too.
        let first = self.view.offset().saturating_sub(self.groups.len() + 1).min(self.len());
        let last = (self.view.offset() + self.height + 1).min(self.len());
        self.rows.missing(first, last.max(first + 1), self.len(), STEP)
    }

    /// Takes rows that were read, the first of them being item `start`; those next to them stay.
    pub fn put_rows(&mut self, start: usize, rows: Vec<QueueRow>) {
        self.rows.put(start, rows, (self.height + STEP) * SCREENS);
    }

    /// The row of an item, if it was read.
    pub fn row(&self, item: usize) -> Option<&QueueRow> {
        self.rows.row(item)
    }

    pub fn selected_place(&self) -> Option<usize> {
        self.view.selected(self.groups())
    }

    pub fn selected(&self) -> Option<&QueueRow> {
        self.row(self.selected_place()?)
    }

    /// The customer after the selected one, else the one before it.
    pub fn neighbour(&self) -> Option<CustomerId> {
        let place = self.selected_place()?;
        let before = || place.checked_sub(1).and_then(|place| self.row(place));
        self.row(place + 1).or_else(before).map(|row| row.customer)
    }

    /// Selects an item.
    pub fn select(&mut self, item: usize) {
        self.view.select(item, groups(&self.found, &self.lengths), self.height);
    }

    pub fn move_by(&mut self, items: isize) {
        self.view.move_by(items, groups(&self.found, &self.lengths), self.height);
    }

    pub fn page(&mut self, pages: isize) {
        self.view.page(pages, groups(&self.found, &self.lengths), self.height);
    }

    pub fn scroll(&mut self, rows: isize) {
        self.view.scroll(rows, groups(&self.found, &self.lengths), self.height);
    }

    pub fn marked(&self) -> &BTreeSet<CustomerId> {
        &self.marked
    }

    /// Marks the selected row, or takes the mark off.
    pub fn toggle_mark(&mut self) {
        if let Some(customer) = self.selected().map(|row| row.customer)
            && !self.marked.remove(&customer)
        {
            self.marked.insert(customer);
        }
    }

    /// Marks these too.
    pub fn mark(&mut self, customers: impl IntoIterator<Item = CustomerId>) {
        self.marked.extend(customers);
    }

    /// True when there were marks.
    pub fn clear_marks(&mut self) -> bool {
        !std::mem::take(&mut self.marked).is_empty()
    }

    /// Draws headings and rows into the inside of a box, and how far down one is onto its right side.
    pub fn draw(&self, area: Rect, focused: bool, look: &RowColumns, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        let groups = self.groups();
        let height = usize::from(area.height);
        for (line, row) in self.view.visible(groups, height) {
            let y = area.y + u16::try_from(line).unwrap_or(0);
            let region = Rect { y, height: 1, ..area };
            match row {
                Row::Heading(group) => self.draw_heading(group, region, buf, ctx),
                Row::Item(item) => {
                    let Some(row) = self.row(item) else { continue };
                    let selected = (self.selected_place() == Some(item)).then_some(focused);
                    let marked = self.marked.contains(&row.customer);
                    let state = queue_row::RowState { selected, marked, flat: self.found.is_some() };
                    queue_row::draw(row, state, look, region, buf, ctx);
                    hits.add(region, Target::Row(item));
                }
            }
        }
        let border = Rect { x: area.right(), width: 1, ..area };
        scroll_bar::draw_on_border(border, buf, self.view.offset(), height, groups.rows(), focused, ctx);
        hits
    }

    fn draw_heading(&self, place: usize, region: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let (Some(group), Some(length)) = (self.groups.get(place), self.lengths.get(place)) else { return };
        let (glyph, key, role) = match (group.imminent, group.band) {
            (true, _) => (ctx.glyphs.today, "queue-within-hour", Role::Accent),
            (_, Band::Overdue) => (ctx.glyphs.overdue, "queue-overdue", Role::Danger),
            (_, Band::Today) => (ctx.glyphs.today, "queue-today", Role::Accent),
            (_, Band::Soon) => (ctx.glyphs.soon, "queue-soon", Role::Title),
            (_, Band::Later) => (ctx.glyphs.later, "queue-later", Role::Title),
            (_, Band::Unplanned) => (ctx.glyphs.unplanned, "queue-unplanned", Role::Title),
        };
        let mut line = Line::new();
        line.push(format!(" {glyph} {}", ctx.texts.get(key)), role);
        line.push(format!(" {length}"), Role::Muted);
        line.draw(region, buf, ctx);
    }
}

fn groups<'a>(found: &Option<Vec<CustomerId>>, lengths: &'a [usize]) -> Groups<'a> {
    match found {
        Some(found) => Groups::none(found.len()),
        None => Groups::new(lengths),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{stage::Stage, tier::Tier};

    fn row(customer: i64) -> QueueRow {
        QueueRow {
            customer: CustomerId(customer),
            name: customer.to_string(),
            tier: Tier::A,
            starred: false,
            stage: Stage::Lead,
            band: Band::Later,
            queued: true,
            due: None,
            implied: false,
            action: None,
            channel: None,
            last_channel: None,
            last_contact: None,
            parked: None,
            follow_ups: 0,
            orders: 0,
            reason: None,
            collect: None,
            promise: None,
        }
    }

    /// Reads what is missing; returns how many rows that were.
    fn fill(queue: &mut Queue) -> usize {
        let Some((start, count)) = queue.missing() else { return 0 };
        queue.put_rows(start, (start..start + count).map(|place| row(place as i64)).collect());
        assert_eq!(queue.missing(), None, "one reading is enough");
        count
    }

    #[test]
    fn a_step_reads_little_and_a_jump_one_screen() {
        let mut queue = Queue::default();
        queue.set_height(30);
        queue.set_found(Some((0..5000).map(CustomerId).collect()));
        assert_eq!(fill(&mut queue), 31);
        let read: usize = (0..200)
            .map(|_| {
                queue.move_by(1);
                fill(&mut queue)
            })
            .sum();
        assert!(read < 200, "{read} rows for 200 steps");
        for item in [4999, 2500, 2501, 0, 40, 20, 4999, 4980, 4950] {
            queue.select(item);
            assert!(fill(&mut queue) <= 30 + 2 + STEP, "row {item}");
            assert_eq!(queue.selected().map(|row| row.customer), Some(CustomerId(item as i64)));
            assert!(queue.neighbour().is_some(), "row {item}");
        }
        assert!(queue.rows.rows().len() <= (30 + STEP) * SCREENS);
        queue.set_found(Some(Vec::new()));
        assert_eq!(queue.missing(), None);
    }
}
