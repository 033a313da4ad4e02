//! Walking the timeline entry by entry: the card itself comes first, and long entries are read line by line. Draws nothing.

use super::CardPane;
use std::ops::Range;

impl CardPane {
    /// One step down or up: to the next entry when it is in sight, else a line further. True when something looks different.
    pub fn step(&mut self, by: isize) -> bool {
        match by {
            1 => self.step_down(),
            -1 => self.step_up(),
            _ => {
                let entries = self.entries();
                let end = if by > 0 { entries.checked_sub(1) } else { None };
                let moved = std::mem::replace(&mut self.selected, end) != end;
                self.scroll(by) || moved
            }
        }
    }

    /// Scrolls by pages; the first whole entry in sight is selected if one was.
    pub fn leaf(&mut self, pages: isize) -> bool {
        let moved = self.page(pages);
        if moved && self.selected.is_some() {
            let sight = self.sight();
            self.selected = (0..self.entries()).find(|&item| sight.contains(&self.place_of(item).start));
        }
        moved
    }

    fn step_down(&mut self) -> bool {
        let sight = self.sight();
        if self.selected.is_some_and(|item| self.place_of(item).end > sight.end) {
            return self.scroll(1);
        }
        let next = self.selected.map_or(0, |item| item + 1);
        if next >= self.entries() {
            return self.scroll(1);
        }
        let place = self.place_of(next);
        if place.start > sight.end {
            return self.scroll(1);
        }
        self.selected = Some(next);
        if place.end > sight.end {
            let whole = place.end.saturating_sub(sight.len());
            self.offset = whole.min(place.start).min(self.last_offset());
        }
        true
    }

    fn step_up(&mut self) -> bool {
        let Some(item) = self.selected else { return self.scroll(-1) };
        let sight = self.sight();
        if self.place_of(item).start < sight.start {
            return self.scroll(-1);
        }
        self.selected = item.checked_sub(1);
        let Some(before) = self.selected else {
            // Under a card that stands still, nothing is above the first entry.
            if self.is_fixed() {
                self.offset = 0;
            }
            return true;
        };
        let place = self.place_of(before);
        if place.start < sight.start {
            self.offset = place.start.max(place.end.saturating_sub(sight.len()));
        }
        true
    }

    /// The lines in sight, of all that scrolls.
    fn sight(&self) -> Range<usize> {
        self.offset..self.offset + self.scrolled().1
    }

    /// The lines of an entry, of all that scrolls.
    fn place_of(&self, item: usize) -> Range<usize> {
        let above = if self.is_fixed() { 0 } else { self.head.len() + 1 };
        let lines = self.lines_of(item);
        lines.start + above..lines.end + above
    }

    /// The lines of an entry, of the timeline.
    pub(super) fn lines_of(&self, item: usize) -> Range<usize> {
        let start = self.starts.get(item).copied().unwrap_or(self.tail.len());
        start..self.starts.get(item + 1).copied().unwrap_or(self.tail.len())
    }
}
