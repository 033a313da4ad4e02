//! How sure a share of few is: hits of n, with the Wilson 95 % interval (`domain-rules §9`). Integers alone; reads nothing.

use super::metrics::share;

/// Below so many cases counts alone are shown, no percentage.
pub const FEW: i64 = 8;

/// 1.959964², in millionths.
const Z_SQUARED: i128 = 3_841_459;

/// `hits` of `n`. Never shown without its n.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Rate {
    pub hits: i64,
    pub n: i64,
}

/// Bounds in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Interval {
    pub low: i64,
    pub high: i64,
}

impl Rate {
    pub fn new(hits: i64, n: i64) -> Rate {
        Rate { hits, n }
    }

    /// Counts a case.
    pub fn count(&mut self, hit: bool) {
        self.n += 1;
        self.hits += i64::from(hit);
    }

    /// Thousandths; `None` of nothing.
    pub fn share(self) -> Option<i64> {
        share(self.hits, self.n)
    }

    /// Whether there are too few cases for a percentage.
    pub fn is_few(self) -> bool {
        self.n < FEW
    }

    /// The Wilson 95 % interval; `None` of nothing.
    pub fn interval(self) -> Option<Interval> {
        wilson(self.hits, self.n)
    }

    /// What rates are ranked by, so that two of three is no better than twenty of thirty (M17): the interval's lower bound.
    pub fn floor(self) -> i64 {
        self.interval().map_or(0, |interval| interval.low)
    }
}

/// The Wilson 95 % interval of `hits` among `n`, rounded to thousandths; hits beyond either end count as the end.
pub fn wilson(hits: i64, n: i64) -> Option<Interval> {
    if n <= 0 {
        return None;
    }
    let (hits, n) = (i128::from(hits.clamp(0, n)), i128::from(n));
    const ONE: i128 = 1_000_000;
    // (2h + z² ∓ z·√(z² + 4h(n − h)/n)) / 2(n + z²), all in millionths.
    let middle = 2 * hits * ONE + Z_SQUARED;
    let spread = Z_SQUARED * (Z_SQUARED + 4 * ONE * hits * (n - hits) / n);
    let spread = i128::try_from(spread.unsigned_abs().isqrt()).unwrap_or(0);
    let whole = 2 * (n * ONE + Z_SQUARED);
    let thousandths = |value: i128| i64::try_from((value * 1000 + whole / 2) / whole).unwrap_or(0).clamp(0, 1000);
    Some(Interval { low: thousandths((middle - spread).max(0)), high: thousandths(middle + spread) })
}
