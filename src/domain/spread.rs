//! The middle of a run of numbers and where four fifths of it end. Never an average: one long deal would bend it.

/// Median and 80th percentile of n values, in their unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Spread {
    pub n: i64,
    pub median: i64,
    /// The smallest value that at least four fifths do not exceed.
    pub p80: i64,
}

/// The spread of these values; `None` of none. The median of an even number is the mean of the two in the middle, rounded up.
pub fn spread(mut values: Vec<i64>) -> Option<Spread> {
    values.sort_unstable();
    let n = values.len();
    let last = n.checked_sub(1)?;
    let (below, above) = (*values.get(last / 2)?, *values.get(n / 2)?);
    let median = i128::from(below) + i128::from(above);
    let median = i64::try_from((median + 1).div_euclid(2)).ok()?;
    let p80 = *values.get((n * 4).div_ceil(5).saturating_sub(1))?;
    Some(Spread { n: i64::try_from(n).ok()?, median, p80 })
}
