//! The figures of a period (`domain-rules §8`), and how two periods compare. One currency at a time.

use super::order::{divided, saturated};

/// What a period, a product, a category or a customer came to. Minor units of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub orders: i64,
    /// Thousandths; of products only.
    pub quantity: i64,
    /// Before every discount.
    pub gross: i64,
    /// Σ order totals.
    pub total: i64,
    /// The tax within the totals.
    pub tax: i64,
    pub returns: i64,
    /// All that came in less what went back.
    pub received: i64,
    /// The part of `received` that is acceptance bills.
    pub bills: i64,
}

impl Figures {
    /// `gross − Σ order totals`.
    pub fn discount(&self) -> i64 {
        self.gross.saturating_sub(self.total)
    }

    /// `gross − discount − returns`.
    pub fn net(&self) -> i64 {
        self.total.saturating_sub(self.returns)
    }
}

/// `(now − before) / before` in thousandths (124 is +12.4 %), rounded half away from zero; `None` unless `before` is more than zero
/// (shown “—”): against nothing, or against more returns than sales, no share says anything.
pub fn change(now: i64, before: i64) -> Option<i64> {
    let (now, before) = (i128::from(now), i128::from(before));
    (before > 0).then(|| saturated(divided((now - before) * 1000, before)))
}
