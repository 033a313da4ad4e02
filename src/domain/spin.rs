//! Questions worth asking, by stage (`features S192`, ideas M22; after Neil Rackham's SPIN: situation, problem, implication, need-payoff).
//! Picks one; the words are the locales'.

use super::{id::CustomerId, stage::Stage};
use chrono::{Datelike, NaiveDate};

/// The questions of a stage: texts of the locales.
pub fn questions(stage: Stage) -> &'static [&'static str] {
    match stage {
        Stage::Lead => &["spin-lead-now", "spin-lead-who", "spin-lead-trouble"],
        Stage::Need => &["spin-need-trouble", "spin-need-tried", "spin-need-cost"],
        Stage::Proposal => &["spin-proposal-cost", "spin-proposal-others", "spin-proposal-must"],
        Stage::Quote => &["spin-quote-worth", "spin-quote-compare", "spin-quote-approve"],
        Stage::Negotiation => &["spin-negotiation-gain", "spin-negotiation-left", "spin-negotiation-start"],
        Stage::Won => &["spin-won-use", "spin-won-gain", "spin-won-next"],
        // What there was to ask was asked when it ended.
        Stage::Lost | Stage::Void => &[],
    }
}

/// The question for a customer on a day: another one tomorrow, and for another customer.
pub fn question(stage: Stage, customer: CustomerId, today: NaiveDate) -> Option<&'static str> {
    let all = questions(stage);
    let turn = customer.0.unsigned_abs().wrapping_add(u64::from(today.num_days_from_ce().unsigned_abs()));
    let place = turn.checked_rem(u64::try_from(all.len()).ok()?)?;
    all.get(usize::try_from(place).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_question_stays_for_a_day_and_all_have_their_turn() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        for stage in Stage::ALL {
            let asked = |customer, on| question(stage, CustomerId(customer), on);
            let turns: BTreeSet<_> = (1..=3).filter_map(|on| asked(7, day(on))).collect();
            assert_eq!(turns.len(), questions(stage).len(), "{stage:?}");
            assert_eq!(asked(7, day(1)), asked(7, day(1)));
            assert_eq!(asked(7, day(2)), asked(8, day(1)));
        }
    }
}
