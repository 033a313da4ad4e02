//! An own estimate of the month's commission (`features S84`, 提成估算). Not payroll: it adds up nothing but one figure and its rates.

use super::order::{divided, saturated};

/// What the rates are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommissionBase {
    /// Net sales (净销售额).
    #[default]
    Net,
    /// Money received (回款).
    Received,
}

/// A rate for the part of the base above `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommissionStep {
    /// Whole units of the book's currency.
    pub from: i64,
    /// Ten-thousandths: 300 is 3 %.
    pub rate: i64,
}

/// The commission on `base` minor units. Each rate is of the part above its own `from` and up to the next one's, as with
/// income tax; `per_unit` is the currency's minor units a whole one. Nothing for a base of nothing, or less.
pub fn commission(base: i64, steps: &[CommissionStep], per_unit: i64) -> i64 {
    let mut steps = steps.to_vec();
    steps.sort_by_key(|step| step.from);
    let mut sum = 0;
    for (place, step) in steps.iter().enumerate() {
        let from = i128::from(step.from) * i128::from(per_unit);
        let until = steps.get(place + 1).map_or(i128::MAX, |next| i128::from(next.from) * i128::from(per_unit));
        let part = i128::from(base).min(until) - from;
        sum += part.max(0) * i128::from(step.rate);
    }
    saturated(divided(sum, 10_000))
}
