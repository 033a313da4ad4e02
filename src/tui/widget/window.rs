//! The rows of a long list that were read: those around what is in sight. Reads nothing itself.

/// Some of a list's rows, which stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window<R> {
    /// The place that the first of `rows` has in the list.
    start: usize,
    rows: Vec<R>,
}

impl<R> Default for Window<R> {
    fn default() -> Window<R> {
        Window { start: 0, rows: Vec::new() }
    }
}

impl<R> Window<R> {
    /// These rows, the first of them being the list's first.
    pub fn of(rows: Vec<R>) -> Window<R> {
        Window { start: 0, rows }
    }

    /// The rows have to be read again.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn rows(&self) -> &[R] {
        &self.rows
    }

    /// The row of a place, if it was read.
    pub fn row(&self, place: usize) -> Option<&R> {
        self.rows.get(place.checked_sub(self.start)?)
    }

    /// The place of the first of the rows that were read which is the one.
    pub fn position(&self, is_it: impl FnMut(&R) -> bool) -> Option<usize> {
        self.rows.iter().position(is_it).map(|place| self.start + place)
    }

    /// What has to be read so that the places `first..last` of a list of `count` are there: first place and how many; `None` when
    /// they are.
    ///
    /// After a jump these and no more; next to rows that are there only the missing ones, but at least `step`.
    pub fn missing(&self, first: usize, last: usize, count: usize, step: usize) -> Option<(usize, usize)> {
        let (first, last) = (first.min(count), last.min(count));
        let there = self.start..self.start + self.rows.len();
        if first == last || (!self.rows.is_empty() && there.start <= first && last <= there.end) {
            return None;
        }
        let (start, end) = if there.contains(&first) {
            (there.end, last.max(there.end + step).min(count))
        } else if !self.rows.is_empty() && first < there.start && there.start <= last && last <= there.end {
            (first.min(there.start.saturating_sub(step)), there.start)
        } else {
            (first, last)
        };
        Some((start, end - start))
    }

    /// Takes rows that were read, the first of them being the `start`th of the list; those next to them stay, `most` in all.
    pub fn put(&mut self, start: usize, rows: Vec<R>, most: usize) {
        if !self.rows.is_empty() && start == self.start + self.rows.len() {
            self.rows.extend(rows);
            let far = self.rows.len().saturating_sub(most);
            self.rows.drain(..far);
            self.start += far;
        } else if !self.rows.is_empty() && start + rows.len() == self.start {
            self.rows.splice(..0, rows);
            self.rows.truncate(most);
            self.start = start;
        } else {
            (self.start, self.rows) = (start, rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_read_once_and_no_more_than_that() {
        // The rows that are there, the places in sight of a list of 100 and the least step; what is to be read.
        let cases = [
            (0..0, 0..10, 5, Some((0, 10))),
            (0..10, 0..10, 5, None),
            (0..10, 1..11, 5, Some((10, 5))),
            (0..10, 8..18, 5, Some((10, 8))),
            (40..50, 39..49, 5, Some((35, 5))),
            (40..50, 30..40, 5, Some((30, 10))),
            (3..50, 0..10, 5, Some((0, 3))),
            (0..10, 50..60, 5, Some((50, 10))),
            (20..30, 15..35, 5, Some((15, 20))),
            (80..98, 90..100, 5, Some((98, 2))),
            (0..0, 95..120, 5, Some((95, 5))),
            (0..0, 100..110, 5, None),
        ];
        for (there, sight, step, wanted) in cases {
            let mut window = Window { start: there.start, rows: there.clone().collect() };
            let missing = window.missing(sight.start, sight.end, 100, step);
            assert_eq!(missing, wanted, "{there:?} {sight:?}");
            let Some((start, count)) = missing else { continue };
            window.put(start, (start..start + count).collect(), 40);
            assert_eq!(window.missing(sight.start, sight.end, 100, step), None, "{there:?} {sight:?}");
            assert!(sight.take_while(|place| *place < 100).all(|place| window.row(place) == Some(&place)));
        }
    }

    #[test]
    fn rows_far_from_those_in_sight_go() {
        let mut window = Window::of((0..20).collect::<Vec<usize>>());
        window.put(20, (20..30).collect(), 25);
        assert_eq!((window.row(4), window.row(5), window.rows().len()), (None, Some(&5), 25));
        window.put(0, (0..5).collect(), 25);
        assert_eq!((window.row(0), window.row(24), window.row(25)), (Some(&0), Some(&24), None));
        assert_eq!(window.position(|row| *row == 24), Some(24));
    }
}
