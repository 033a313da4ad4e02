//! What a record lacks (`domain-rules §10`): the rules, how grave each is, and what they leave of a score. A finding warns; only
//! three block a save, and none changes what was written.

pub mod customer;
pub mod note;
pub mod pace;
pub mod vague;
mod words;

pub use vague::is_vague;

use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Info,
    Warn,
    Error,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $id:literal $code:literal $level:ident;)*) => {
        /// A rule of the table, in its order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Rule { $($(#[$doc])* $rule,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Rule] = &[$(Rule::$rule),*];

            /// `L1` to `L18`.
            pub fn id(self) -> &'static str {
                match self { $(Rule::$rule => $id),* }
            }

            /// The stored and JSON value.
            pub fn code(self) -> &'static str {
                match self { $(Rule::$rule => $code),* }
            }

            /// How grave it is.
            pub fn level(self) -> Level {
                match self { $(Rule::$rule => Level::$level),* }
            }
        }
    };
}

rules! {
    /// The note says only that there was contact.
    VagueNote "L1" "vague_note" Warn;
    /// No outcome.
    NoOutcome "L2" "no_outcome" Error;
    /// In the queue, without a date, and none is implied.
    NoNextDate "L3" "no_next_date" Warn;
    /// A plan that does not say what to do.
    NoNextAction "L4" "no_next_action" Warn;
    /// From needs confirmed on, no need is written down.
    NoNeed "L5" "no_need" Warn;
    /// From needs confirmed on, no decision maker that can be reached.
    NoDecider "L6" "no_decider" Warn;
    /// A stage was skipped, or entered before the one it follows.
    StageOrder "L7" "stage_order" Warn;
    /// An amount in the text that stands in no field.
    LooseAmount "L8" "loose_amount" Warn;
    /// Written down more than 24 hours later.
    LateEntry "L9" "late_entry" Info;
    /// Happened in the future.
    InFuture "L10" "in_future" Error;
    /// Nearly the customer's previous note.
    SameNote "L11" "same_note" Warn;
    /// Too many talks on one day to be true.
    TooMany "L12" "too_many" Warn;
    /// The stage moved and nobody wrote down why.
    SilentMove "L13" "silent_move" Warn;
    /// Words of a promise without a date.
    UndatedPromise "L14" "undated_promise" Info;
    /// Tier A or starred, and silent for longer than 1.5 cadences.
    ForgottenKey "L15" "forgotten_key" Warn;
    /// Won without an order, or given up with an open plan.
    Contradiction "L16" "contradiction" Error;
    /// No way to reach anybody.
    NoChannel "L17" "no_channel" Warn;
    /// The decision is near and nothing is planned before it.
    UnpreparedDecision "L18" "unprepared_decision" Info;
}

impl Rule {
    /// The rule of a code.
    pub fn from_code(code: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.code() == code)
    }

    /// Whether it stands in the way of a save: the three errors alone.
    pub fn blocks(self) -> bool {
        self.level() == Level::Error
    }
}

/// What findings leave of a log's 100 points: 40 an error, 15 a warning, 3 an info, and never less than nothing.
pub fn score(findings: &[Rule]) -> u32 {
    let lost = findings.iter().map(|rule| match rule.level() {
        Level::Error => 40,
        Level::Warn => 15,
        Level::Info => 3,
    });
    100_u32.saturating_sub(lost.sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_rules() {
        for (at, rule) in Rule::ALL.iter().enumerate() {
            assert_eq!(rule.id(), format!("L{}", at + 1));
            assert_eq!(Rule::from_code(rule.code()), Some(*rule));
        }
        let blocking: Vec<_> = Rule::ALL.iter().filter(|rule| rule.blocks()).map(|rule| rule.id()).collect();
        assert_eq!(blocking, ["L2", "L10", "L16"]);
        assert_eq!(Rule::ALL.iter().filter(|rule| rule.level() == Level::Info).count(), 3);
    }

    #[test]
    fn findings_cost_points() {
        use Rule::{Contradiction, InFuture, LateEntry, NoOutcome, VagueNote};
        let cases: [(&[Rule], u32); 4] = [
            (&[], 100),
            (&[VagueNote, LateEntry], 82),
            (&[NoOutcome], 60),
            (&[NoOutcome, InFuture, Contradiction, VagueNote], 0),
        ];
        for (findings, expected) in cases {
            assert_eq!(score(findings), expected, "{findings:?}");
        }
    }
}
