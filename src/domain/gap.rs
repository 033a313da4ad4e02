//! What is missing to a target, and the shortest way there (idea M15): money that is due and deals that are open, the surest and
//! largest first. Reads nothing.

use super::{
    forecast::weighted,
    id::{CustomerId, OrderId},
    stage::Stage,
};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A way has no more steps than this: what needs more is no plan.
pub const MOST_STEPS: usize = 20;

/// Where money may come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An open part of an order, due on a day.
    Part { order: OrderId, number: String, due_on: NaiveDate },
    /// An open deal, and when its customer decides.
    Deal { stage: Stage, decision_on: Option<NaiveDate> },
}

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    pub source: Source,
    pub customer: CustomerId,
    pub name: String,
    /// Minor units, when it comes.
    pub amount: i64,
    /// 0 to 100; of what is due, 100.
    pub win_percent: i64,
}

impl Chance {
    /// The amount by its chance, minor units.
    pub fn expected(&self) -> i64 {
        weighted(self.amount, self.win_percent)
    }

    /// What is to be expected of it for a gap: of more than is missing no more than that.
    pub fn of(&self, missing: i64) -> i64 {
        weighted(self.amount.min(missing), self.win_percent)
    }
}

/// The way to a goal. Minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    pub missing: i64,
    pub steps: Vec<Chance>,
    /// What is missing even when every step comes.
    pub left: i64,
}

impl Gap {
    /// How many deals, and how many parts of orders.
    pub fn counts(&self) -> (usize, usize) {
        let deals = self.steps.iter().filter(|step| matches!(step.source, Source::Deal { .. })).count();
        (deals, self.steps.len() - deals)
    }

    /// What the steps come to by their chances.
    pub fn expected(&self) -> i64 {
        self.steps.iter().map(Chance::expected).fold(0, i64::saturating_add)
    }
}

/// The fewest steps that close a gap: money that is due first, then deals, each by what is to be expected of it, though of no more
/// than is missing. Each counts in full, since a deal comes whole or not at all.
pub fn gap(missing: i64, mut chances: Vec<Chance>) -> Gap {
    let mut left = missing.max(0);
    chances.retain(|chance| chance.expected() > 0);
    chances.sort_by_cached_key(|chance| {
        let of_missing = chance.of(left);
        let is_deal = matches!(chance.source, Source::Deal { .. });
        (is_deal, Reverse(of_missing), Reverse(chance.win_percent), Reverse(chance.amount), chance.name.clone())
    });
    let mut steps = Vec::new();
    for chance in chances.into_iter().take(MOST_STEPS) {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(chance.amount).max(0);
        steps.push(chance);
    }
    Gap { missing: missing.max(0), steps, left }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deal(name: &str, amount: i64, win_percent: i64) -> Chance {
        let source = Source::Deal { stage: Stage::Quote, decision_on: None };
        Chance { source, customer: CustomerId(1), name: name.to_owned(), amount, win_percent }
    }

    fn part(name: &str, amount: i64) -> Chance {
        let source = Source::Part { order: OrderId(1), number: "1".to_owned(), due_on: NaiveDate::MIN };
        Chance { source, win_percent: 100, ..deal(name, amount, 100) }
    }

    #[test]
    fn the_way_takes_what_is_likely_and_large_first_and_ends_at_the_goal() {
        let chances =
            || vec![deal("a", 1_000, 20), part("b", 300), deal("c", 400, 75), deal("d", 5_000, 0), part("e", 50)];
        let names = |missing| {
            let gap = gap(missing, chances());
            (gap.steps.iter().map(|step| step.name.clone()).collect::<String>(), gap.left, gap.expected())
        };
        assert_eq!(names(0), (String::new(), 0, 0));
        assert_eq!(names(-5), (String::new(), 0, 0));
        assert_eq!(names(300), ("b".to_owned(), 0, 300));
        assert_eq!(names(301), ("be".to_owned(), 0, 350));
        assert_eq!(names(701), ("bec".to_owned(), 0, 650), "what is due goes first");
        assert_eq!(names(9_000), ("beca".to_owned(), 7_250, 850), "what is never won is no way");
        assert_eq!(gap(9_000, chances()).counts(), (2, 2));
        let large = gap(100, vec![deal("large", 100_000, 10), deal("sure", 100, 75)]);
        assert_eq!(large.steps[0].name, "sure", "more than is missing is of no more use");
        let many = (0..100).map(|_| part("x", 1)).collect();
        assert_eq!((gap(1_000, many).steps.len(), gap(0, Vec::new()).missing), (MOST_STEPS, 0));
    }
}
