//! Which rows of a long list are in sight: selection, offset, group headings. Pure counting; holds and draws no rows.

/// The place in a list of items, whatever they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// The selected item.
    selected: usize,
    /// The first row in sight, headings counted.
    offset: usize,
}

/// One row of a grouped list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of the group of this place.
    Heading(usize),
    /// The item of this place, counted over all groups.
    Item(usize),
}

/// How the items fall into groups: the length of each, in order. A group without items has no heading; no groups at all
/// means a plain list.
#[derive(Clone, Copy, Debug)]
pub struct Groups<'a> {
    lengths: &'a [usize],
    total: usize,
}

impl<'a> Groups<'a> {
    /// A list without headings.
    pub fn none(total: usize) -> Groups<'static> {
        Groups { lengths: &[], total }
    }

    pub fn new(lengths: &'a [usize]) -> Groups<'a> {
        Groups { lengths, total: lengths.iter().sum() }
    }

    /// The number of items.
    pub fn items(&self) -> usize {
        self.total
    }

    /// The number of rows, headings counted.
    pub fn rows(&self) -> usize {
        self.total + self.lengths.iter().filter(|&&length| length > 0).count()
    }

    /// What a row is; `None` past the end.
    pub fn row(&self, row: usize) -> Option<Row> {
        if self.lengths.is_empty() {
            return (row < self.total).then_some(Row::Item(row));
        }
        let (mut start, mut items) = (0, 0);
        for (group, &length) in self.lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            if row == start {
                return Some(Row::Heading(group));
            }
            if row <= start + length {
                return Some(Row::Item(items + row - start - 1));
            }
            start += length + 1;
            items += length;
        }
        None
    }

    /// The row of an item.
    pub fn row_of(&self, item: usize) -> usize {
        let mut headings = 0;
        let mut items = 0;
        for &length in self.lengths.iter().filter(|length| **length > 0) {
            headings += 1;
            items += length;
            if item < items {
                break;
            }
        }
        item + headings
    }
}

impl ListView {
    /// The selected item; `None` in an empty list.
    pub fn selected(&self, groups: Groups) -> Option<usize> {
        groups.items().checked_sub(1).map(|last| self.selected.min(last))
    }

    /// The first row in sight.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Selects an item, the last one if there are not so many, and brings it into the `height` rows in sight.
    pub fn select(&mut self, item: usize, groups: Groups, height: usize) {
        self.selected = item.min(groups.items().saturating_sub(1));
        self.reveal(groups, height);
    }

    /// Moves the selection by so many items, to the ends at most.
    pub fn move_by(&mut self, items: isize, groups: Groups, height: usize) {
        let from = self.selected.min(groups.items().saturating_sub(1));
        self.select(from.saturating_add_signed(items), groups, height);
    }

    /// Moves by a page, of which one row stays in sight.
    pub fn page(&mut self, pages: isize, groups: Groups, height: usize) {
        let rows = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        self.move_by(pages.saturating_mul(rows), groups, height);
    }

    /// Moves what is in sight without the selection, as a wheel does; the selection follows when it would leave.
    pub fn scroll(&mut self, rows: isize, groups: Groups, height: usize) {
        let last = groups.rows().saturating_sub(height);
        self.offset = self.offset.saturating_add_signed(rows).min(last);
        let items: Vec<usize> = self.visible(groups, height).filter_map(|(_, row)| row.item()).collect();
        if let (Some(&first), Some(&last)) = (items.first(), items.last()) {
            self.selected = self.selected.clamp(first, last);
        }
    }

    /// Keeps selection and offset inside a list that has changed, or a screen that has.
    pub fn reveal(&mut self, groups: Groups, height: usize) {
        self.selected = self.selected.min(groups.items().saturating_sub(1));
        let row = groups.row_of(self.selected);
        let height = height.max(1);
        // The heading of a group comes into sight with its first item.
        let heading = row.checked_sub(1).filter(|&row| matches!(groups.row(row), Some(Row::Heading(_))));
        let top = if height > 1 { heading.unwrap_or(row) } else { row };
        if top < self.offset {
            self.offset = top;
        } else if row >= self.offset + height {
            self.offset = row + 1 - height;
        }
        self.offset = self.offset.min(groups.rows().saturating_sub(height));
    }

    /// The rows in sight, each with its line from the top.
    pub fn visible<'a>(&self, groups: Groups<'a>, height: usize) -> impl Iterator<Item = (usize, Row)> + use<'a> {
        let offset = self.offset;
        (0..height).map_while(move |line| Some((line, groups.row(offset + line)?)))
    }
}

impl Row {
    /// The item, unless it is a heading.
    pub fn item(self) -> Option<usize> {
        match self {
            Row::Item(item) => Some(item),
            Row::Heading(_) => None,
        }
    }
}
