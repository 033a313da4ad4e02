//! A backlog spread over the coming workdays (idea M13): so many a day, promises first, then by priority. Plans only: nothing is
//! moved here.

use super::{id::CustomerId, workday::Workdays};
use chrono::{Days, NaiveDate};
use std::{cmp::Reverse, collections::BTreeMap};

/// No backlog is spread further than this, in days.
pub const FURTHEST: u64 = 366;

/// A customer that is overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backlog {
    pub customer: CustomerId,
    /// A promise of either side is due: before all others.
    pub promise: bool,
    /// [`super::priority::score`].
    pub score: i64,
}

/// Where each of `backlog` goes, soonest first; of equals, the one that came first. A day takes `capacity` in all, `planned` counted
/// in. What would fall beyond a year is left out, and so is everything without a capacity.
pub fn spread(
    backlog: &[Backlog],
    planned: &BTreeMap<NaiveDate, u32>,
    capacity: u32,
    first: NaiveDate,
    workdays: &Workdays,
) -> Vec<(CustomerId, NaiveDate)> {
    let mut order: Vec<&Backlog> = backlog.iter().collect();
    order.sort_by_key(|item| (Reverse(item.promise), Reverse(item.score)));
    let Some(last) = first.checked_add_days(Days::new(FURTHEST)) else { return Vec::new() };
    let days = first.iter_days().take_while(|day| *day <= last).filter(|day| workdays.is_workday(*day));
    let places = days.flat_map(|day| {
        let taken = planned.get(&day).copied().unwrap_or(0);
        std::iter::repeat_n(day, usize::try_from(capacity.saturating_sub(taken)).unwrap_or(usize::MAX))
    });
    order.into_iter().zip(places).map(|(item, day)| (item.customer, day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn item(customer: i64, promise: bool, score: i64) -> Backlog {
        Backlog { customer: CustomerId(customer), promise, score }
    }

    #[test]
    fn promises_first_then_by_score_over_workdays_with_room() {
        let china = Workdays { chinese: true, ..Workdays::default() };
        let backlog =
            [item(1, false, 80), item(2, false, 320), item(3, true, 10), item(4, false, 80), item(5, false, 5)];
        let planned = BTreeMap::from([(day("2026-09-30"), 1), (day("2026-10-08"), 9)]);
        let placed = spread(&backlog, &planned, 2, day("2026-09-30"), &china);
        let expected = [(3, "2026-09-30"), (2, "2026-10-09"), (1, "2026-10-09"), (4, "2026-10-10"), (5, "2026-10-10")];
        assert_eq!(placed, expected.map(|(customer, on)| (CustomerId(customer), day(on))));
    }

    #[test]
    fn a_backlog_of_nothing_or_without_room_is_not_moved() {
        let weekdays = Workdays::default();
        assert!(spread(&[], &BTreeMap::new(), 5, day("2026-11-21"), &weekdays).is_empty());
        assert!(spread(&[item(1, true, 1)], &BTreeMap::new(), 0, day("2026-11-21"), &weekdays).is_empty());
        let many: Vec<Backlog> = (0..10_000).map(|n| item(n, false, n)).collect();
        let placed = spread(&many, &BTreeMap::new(), 3, day("2026-11-21"), &weekdays);
        assert_eq!(placed.first(), Some(&(CustomerId(9_999), day("2026-11-23"))), "a Saturday has no place");
        assert!(placed.len() < 1_000 && placed.iter().all(|(_, on)| weekdays.is_workday(*on)));
        assert!(spread(&[item(1, true, 1)], &BTreeMap::new(), 1, NaiveDate::MAX, &weekdays).is_empty());
    }
}
