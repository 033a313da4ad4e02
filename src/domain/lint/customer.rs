//! What one customer's record lacks: the rules that look at stage, people, plan and silence. Reads nothing and words nothing.

use super::Rule;
use crate::domain::{priority::DECISION_WORKDAYS, stage::Stage, tier::Tier, workday::Workdays};
use chrono::NaiveDate;

/// More talks on one day than these are too many (`domain-rules §10`, L12).
pub const TALKS_A_DAY: u32 = 3;

/// Days within which a talk is near.
const NEAR: i64 = 7;

/// A customer as the rules look at it. Days before today.
#[derive(Clone, Debug)]
pub struct CustomerFacts<'a> {
    pub today: NaiveDate,
    pub tier: Tier,
    pub starred: bool,
    /// The stage of its main deal.
    pub stage: Option<Stage>,
    /// Entries into stages, each with its day.
    pub nodes: &'a [(Stage, NaiveDate)],
    pub has_need: bool,
    /// Whether a decision maker can be reached.
    pub has_decider: bool,
    /// Whether anybody can be reached, or visited.
    pub has_channel: bool,
    /// In the queue: neither parked nor at rest.
    pub active: bool,
    /// The day on which it is due, planned or implied.
    pub due_on: Option<NaiveDate>,
    /// Whether the cadence may give a date.
    pub implied: bool,
    /// The open plan's day, and whether it says what to do; the day is none where nothing is wanted.
    pub plan: Option<(Option<NaiveDate>, bool)>,
    pub given_up: bool,
    pub orders: i64,
    /// Since the last contact, or since the customer was entered.
    pub silent_days: i64,
    pub cadence: u64,
    pub decision_on: Option<NaiveDate>,
    /// The most talks on one day within the last 30.
    pub most_a_day: u32,
    /// Whether a stage was entered on a day without a talk.
    pub moved_silently: bool,
    pub workdays: &'a Workdays,
}

/// The rules that the customer breaks, in their order.
pub fn findings(facts: &CustomerFacts<'_>) -> Vec<Rule> {
    let is_open = facts.active && facts.stage.is_some_and(|stage| (Stage::Need..=Stage::Negotiation).contains(&stage));
    let planned = facts.plan.and_then(|(day, _)| day);
    let wants_none = matches!(facts.plan, Some((None, _)));
    let checks = [
        (Rule::NoNextDate, facts.active && !facts.implied && facts.plan.is_none()),
        (Rule::NoNextAction, facts.active && planned.is_some() && facts.plan.is_some_and(|(_, action)| !action)),
        (Rule::NoNeed, is_open && !facts.has_need),
        (Rule::NoDecider, is_open && !facts.has_decider),
        (Rule::StageOrder, facts.stage.is_some_and(|stage| !is_in_order(stage, facts.nodes))),
        (Rule::TooMany, facts.most_a_day > TALKS_A_DAY),
        (Rule::SilentMove, facts.moved_silently),
        (Rule::ForgottenKey, facts.active && !wants_none && is_forgotten(facts)),
        (
            Rule::Contradiction,
            facts.stage == Some(Stage::Won) && facts.orders == 0 || facts.given_up && planned.is_some(),
        ),
        (Rule::NoChannel, facts.active && !facts.has_channel && is_near(facts)),
        (Rule::UnpreparedDecision, facts.active && is_unprepared(facts, planned)),
    ];
    checks.into_iter().filter(|(_, broken)| *broken).map(|(rule, _)| rule).collect()
}

/// L7: from the first stage on the way up to the one it stands in, every stage was entered, none before the one it follows. A deal
/// that was moved about is judged by the passage that is in order, so that walking it through its stages again mends it; one that
/// ended without a sale may have stopped anywhere.
fn is_in_order(stage: Stage, nodes: &[(Stage, NaiveDate)]) -> bool {
    let may_skip = matches!(stage, Stage::Lost | Stage::Void);
    let path = [Stage::Need, Stage::Proposal, Stage::Quote, Stage::Negotiation, Stage::Won];
    let mut reached = NaiveDate::MIN;
    for node in path.into_iter().filter(|node| *node <= stage) {
        let mut days = nodes.iter().filter(|(entered, _)| *entered == node).map(|(_, day)| *day).peekable();
        if may_skip && days.peek().is_none() {
            continue;
        }
        let Some(day) = days.filter(|day| *day >= reached).min() else { return false };
        reached = day;
    }
    true
}

/// L17 matters when the talk is near: before that, a sheet of orders that names no people would be nothing but findings.
fn is_near(facts: &CustomerFacts<'_>) -> bool {
    facts.due_on.is_none_or(|due| due.signed_duration_since(facts.today).num_days() <= NEAR)
}

/// L15: silent for more than one and a half cadences.
fn is_forgotten(facts: &CustomerFacts<'_>) -> bool {
    let cadence = i64::try_from(facts.cadence).unwrap_or(i64::MAX / 4);
    (facts.tier == Tier::A || facts.starred) && facts.silent_days.saturating_mul(2) > cadence.saturating_mul(3)
}

/// L18: the decision is today or within five workdays, and nothing is planned up to it.
fn is_unprepared(facts: &CustomerFacts<'_>, planned: Option<NaiveDate>) -> bool {
    facts.decision_on.is_some_and(|decision| {
        decision >= facts.today
            && facts.workdays.is_within(facts.today, decision, DECISION_WORKDAYS)
            && planned.is_none_or(|plan| plan > decision)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn facts<'a>(workdays: &'a Workdays, nodes: &'a [(Stage, NaiveDate)]) -> CustomerFacts<'a> {
        CustomerFacts {
            today: day("2026-11-21"),
            tier: Tier::B,
            starred: false,
            stage: Some(Stage::Lead),
            nodes,
            has_need: true,
            has_decider: true,
            has_channel: true,
            active: true,
            due_on: Some(day("2026-11-25")),
            implied: true,
            plan: Some((Some(day("2026-11-25")), true)),
            given_up: false,
            orders: 0,
            silent_days: 1,
            cadence: 7,
            decision_on: None,
            most_a_day: 1,
            moved_silently: false,
            workdays,
        }
    }

    #[test]
    fn every_rule_fires_where_it_should_and_nowhere_else() {
        let workdays = Workdays::default();
        let whole =
            [(Stage::Need, day("2026-10-01")), (Stage::Proposal, day("2026-10-09")), (Stage::Quote, day("2026-10-09"))];
        let base = facts(&workdays, &whole);
        let quote = CustomerFacts { stage: Some(Stage::Quote), ..base.clone() };
        let won = CustomerFacts { stage: Some(Stage::Won), active: false, nodes: &[], ..base.clone() };
        type Case<'a> = (&'a str, CustomerFacts<'a>, Vec<Rule>);
        let cases: Vec<Case<'_>> = vec![
            ("whole", base.clone(), vec![]),
            ("at quote", quote.clone(), vec![]),
            ("no plan, implied", CustomerFacts { plan: None, ..base.clone() }, vec![]),
            ("no plan", CustomerFacts { plan: None, implied: false, ..base.clone() }, vec![Rule::NoNextDate]),
            ("none wanted", CustomerFacts { plan: Some((None, false)), implied: false, ..base.clone() }, vec![]),
            (
                "no action",
                CustomerFacts { plan: Some((Some(day("2026-12-01")), false)), ..base.clone() },
                vec![Rule::NoNextAction],
            ),
            ("no need at lead", CustomerFacts { has_need: false, has_decider: false, ..base.clone() }, vec![]),
            ("no need", CustomerFacts { has_need: false, ..quote.clone() }, vec![Rule::NoNeed]),
            ("no decider", CustomerFacts { has_decider: false, ..quote.clone() }, vec![Rule::NoDecider]),
            ("parked", CustomerFacts { has_need: false, has_channel: false, active: false, ..quote.clone() }, vec![]),
            ("skipped", CustomerFacts { stage: Some(Stage::Negotiation), ..base.clone() }, vec![Rule::StageOrder]),
            ("lost early", CustomerFacts { stage: Some(Stage::Lost), nodes: &[], ..base.clone() }, vec![]),
            ("four a day", CustomerFacts { most_a_day: 4, ..base.clone() }, vec![Rule::TooMany]),
            ("moved", CustomerFacts { moved_silently: true, ..base.clone() }, vec![Rule::SilentMove]),
            ("B silent", CustomerFacts { silent_days: 90, ..base.clone() }, vec![]),
            ("star, just not", CustomerFacts { silent_days: 10, starred: true, ..base.clone() }, vec![]),
            ("star silent", CustomerFacts { silent_days: 11, starred: true, ..base.clone() }, vec![Rule::ForgottenKey]),
            (
                "A silent",
                CustomerFacts { silent_days: 5, tier: Tier::A, cadence: 3, ..base.clone() },
                vec![Rule::ForgottenKey],
            ),
            ("no way", CustomerFacts { has_channel: false, ..base.clone() }, vec![Rule::NoChannel]),
            (
                "no way, no day",
                CustomerFacts { has_channel: false, due_on: None, ..base.clone() },
                vec![Rule::NoChannel],
            ),
            (
                "no way, and far",
                CustomerFacts { has_channel: false, due_on: Some(day("2026-11-29")), ..base.clone() },
                vec![],
            ),
            (
                "dead with a plan",
                CustomerFacts { given_up: true, active: false, ..base.clone() },
                vec![Rule::Contradiction],
            ),
            ("won, no order", won.clone(), vec![Rule::StageOrder, Rule::Contradiction]),
            ("won", CustomerFacts { orders: 1, ..won.clone() }, vec![Rule::StageOrder]),
            (
                "decision far",
                CustomerFacts { decision_on: Some(day("2026-12-01")), plan: None, ..base.clone() },
                vec![],
            ),
            (
                "decision near",
                CustomerFacts { decision_on: Some(day("2026-11-27")), plan: None, ..base.clone() },
                vec![Rule::UnpreparedDecision],
            ),
            ("decision prepared", CustomerFacts { decision_on: Some(day("2026-11-27")), ..base.clone() }, vec![]),
            (
                "decision passed",
                CustomerFacts { decision_on: Some(day("2026-11-20")), plan: None, ..base.clone() },
                vec![],
            ),
        ];
        for (what, facts, expected) in cases {
            assert_eq!(findings(&facts), expected, "{what}");
        }
    }

    #[test]
    fn stages_entered_backwards_are_out_of_order() {
        let workdays = Workdays::default();
        let backwards = [(Stage::Need, day("2026-10-09")), (Stage::Proposal, day("2026-10-01"))];
        let facts = CustomerFacts { stage: Some(Stage::Proposal), ..facts(&workdays, &backwards) };
        assert_eq!(findings(&facts), [Rule::StageOrder]);
    }

    #[test]
    fn a_deal_that_is_walked_through_its_stages_again_is_in_order() {
        let workdays = Workdays::default();
        let (early, late) = (day("2026-11-05"), day("2026-11-21"));
        let at = |stage, nodes: &[(Stage, NaiveDate)]| {
            findings(&CustomerFacts { stage: Some(stage), ..facts(&workdays, nodes) })
        };
        let mut nodes = vec![(Stage::Lead, day("2026-11-01")), (Stage::Negotiation, early)];
        for next in [Stage::Need, Stage::Proposal, Stage::Quote] {
            nodes.push((next, late));
            assert_eq!(at(Stage::Negotiation, &nodes), [Rule::StageOrder], "{next:?}");
        }
        nodes.push((Stage::Negotiation, late));
        assert_eq!(at(Stage::Negotiation, &nodes), []);
        // Going back to an earlier stage and on from there takes nothing away from the way that was made.
        let back = [(Stage::Need, early), (Stage::Proposal, early), (Stage::Quote, early), (Stage::Need, late)];
        assert_eq!(at(Stage::Quote, &back), []);
    }
}
