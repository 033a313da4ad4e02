//! How much a customer wants to be called before others (`domain-rules §1`): one whole number, with what it is made of. A second
//! order, on request; the queue keeps its own.

use super::{money::Money, tier::Tier};
use serde::Serialize;

/// A decision so many workdays ahead is near.
pub const DECISION_WORKDAYS: u32 = 5;

/// What the score depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Urgency {
    pub tier: Tier,
    pub starred: bool,
    pub overdue_days: i64,
    /// Days between contacts of its tier.
    pub cadence: u64,
    /// A promise of either side is due, or was.
    pub promise_due: bool,
    /// A timed step within the next 60 minutes.
    pub imminent: bool,
    /// The decision falls within [`DECISION_WORKDAYS`].
    pub decision_near: bool,
    pub receivable_overdue: bool,
    /// What the open deal is worth.
    pub amount: Option<Money>,
}

/// One part of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Addend {
    /// Tier and how long it is overdue for its cadence.
    Tier,
    Star,
    Promise,
    Imminent,
    Decision,
    Receivable,
    Amount,
}

/// The parts of the score that are not nothing, in the order of the rule. Their sum is the score.
pub fn addends(urgency: &Urgency) -> Vec<(Addend, i64)> {
    let weight = match urgency.tier {
        Tier::A => 8,
        Tier::B => 4,
        Tier::C => 2,
        Tier::D => 1,
    };
    let cadence = i64::try_from(urgency.cadence).unwrap_or(i64::MAX).max(1);
    let late = (urgency.overdue_days.max(0).saturating_mul(10) / cadence).min(30);
    let flag = |is: bool, points: i64| if is { points } else { 0 };
    let parts = [
        (Addend::Tier, weight * (10 + late)),
        (Addend::Star, flag(urgency.starred, 40)),
        (Addend::Promise, flag(urgency.promise_due, 60)),
        (Addend::Imminent, flag(urgency.imminent, 200)),
        (Addend::Decision, flag(urgency.decision_near, 40)),
        (Addend::Receivable, flag(urgency.receivable_overdue, 30)),
        (Addend::Amount, urgency.amount.map_or(0, amount_points)),
    ];
    parts.into_iter().filter(|(_, points)| *points != 0).collect()
}

/// The score: larger goes first.
pub fn score(urgency: &Urgency) -> i64 {
    addends(urgency).iter().map(|(_, points)| points).sum()
}

/// 2^0 to 2^(4/5), in millionths.
const FIFTHS: [i128; 5] = [1_000_000, 1_148_698, 1_319_508, 1_515_717, 1_741_101];

/// Five for every doubling of the amount in 万, whole points: `⌊5 · log2(1 + 万)⌋`, figured in whole numbers.
fn amount_points(amount: Money) -> i64 {
    let ten_thousand = 10_000 * 10_i128.pow(amount.currency().digits());
    let scaled = (i128::from(amount.minor().max(0)) + ten_thousand) * FIFTHS[0];
    let reaches = |points: usize| scaled >= ten_thousand * FIFTHS[points % 5] * (1_i128 << (points / 5));
    (1..300).take_while(|points| reaches(*points)).last().map_or(0, |points| points as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn yuan(whole: i64) -> Option<Money> {
        Some(Money::sum(whole * 100, Currency::CNY))
    }

    #[test]
    fn every_part_of_the_rule() {
        let base = Urgency { cadence: 3, ..Urgency::default() };
        let cases = [
            (Urgency { tier: Tier::A, ..base }, 80),
            (Urgency { tier: Tier::A, overdue_days: 3, ..base }, 160),
            (Urgency { tier: Tier::A, overdue_days: 900, ..base }, 320),
            (Urgency { tier: Tier::B, starred: true, ..base }, 80),
            (Urgency { tier: Tier::C, promise_due: true, ..base }, 80),
            (Urgency { tier: Tier::D, imminent: true, ..base }, 210),
            (Urgency { tier: Tier::D, decision_near: true, receivable_overdue: true, ..base }, 80),
            (Urgency { tier: Tier::D, amount: yuan(10_000), ..base }, 15),
            (Urgency { tier: Tier::D, amount: yuan(30_000), ..base }, 20),
            (Urgency { tier: Tier::D, amount: yuan(0), ..base }, 10),
            (Urgency { tier: Tier::D, amount: yuan(100_000), ..base }, 27),
            (Urgency { tier: Tier::D, cadence: 0, overdue_days: i64::MAX, ..base }, 40),
        ];
        for (urgency, expected) in cases {
            assert_eq!(score(&urgency), expected, "{urgency:?}");
            assert_eq!(addends(&urgency).iter().map(|(_, points)| points).sum::<i64>(), expected);
        }
        let both = addends(&Urgency { tier: Tier::A, starred: true, ..base });
        assert_eq!(both, [(Addend::Tier, 80), (Addend::Star, 40)]);
    }

    #[test]
    fn points_of_an_amount_agree_with_the_logarithm() {
        for whole in [1, 999, 9_999, 10_000, 12_345, 98_000, 360_000, 1_000_000, 77_000_000] {
            let exact = ((1.0 + whole as f64 / 10_000.0).log2() * 5.0).floor() as i64;
            assert_eq!(amount_points(yuan(whole).unwrap()), exact, "{whole}");
        }
    }
}
