//! L12 for a whole day: whether more was written down of one than the rep's own full days hold. Reads nothing and words nothing.

use chrono::NaiveDate;

/// Days from which on the rep's own pace is known.
const KNOWN: usize = 20;
/// A day that holds so many times a full one is too full to be true.
const TIMES: u32 = 3;

/// The days of `logs` (each day once, with how much was written down of it) that hold more than three times the 95th percentile of
/// them all (`domain-rules §10`, L12), as place and percentile. Of fewer than twenty days nobody can say.
pub fn too_full(logs: &[(NaiveDate, u32)]) -> Vec<(usize, u32)> {
    if logs.len() < KNOWN {
        return Vec::new();
    }
    let mut counts: Vec<u32> = logs.iter().map(|(_, n)| *n).collect();
    counts.sort_unstable();
    let full = counts.get((counts.len() * 19).div_ceil(20) - 1).copied().unwrap_or(u32::MAX);
    let is_too_full = |(_, (_, n)): &(usize, &(NaiveDate, u32))| *n > full.saturating_mul(TIMES);
    logs.iter().enumerate().filter(is_too_full).map(|(place, _)| (place, full)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_held_against_the_rep_s_own_full_days() {
        let first: NaiveDate = "2026-10-01".parse().unwrap();
        let days =
            |counts: &[u32]| -> Vec<(NaiveDate, u32)> { first.iter_days().zip(counts.iter().copied()).collect() };
        let with = |n: u32, last: u32| [vec![5; n as usize], vec![last]].concat();
        let cases = [
            (with(19, 16), vec![(19, 5)]),
            (with(19, 15), vec![]),
            (with(18, 99), vec![]),
            (with(39, 16), vec![(39, 5)]),
            ([vec![5; 18], vec![6, 19]].concat(), vec![(19, 6)]),
            ([vec![5; 18], vec![7, 21]].concat(), vec![]),
            // Three such days in a month are how this rep works.
            ([vec![5; 20], vec![20, 20, 20]].concat(), vec![]),
            (vec![0; 30], vec![]),
            (vec![], vec![]),
        ];
        for (counts, expected) in cases {
            assert_eq!(too_full(&days(&counts)), expected, "{counts:?}");
        }
    }
}
