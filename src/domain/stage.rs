//! Sales stages and the flags that follow from them (`domain-rules §2`).

use serde::{Deserialize, Serialize};

/// Where a deal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Lead,
    Need,
    Proposal,
    Quote,
    Negotiation,
    Won,
    Lost,
    Void,
}

impl Stage {
    /// Every stage, in the order of a sale.
    pub const ALL: [Stage; 8] = [
        Stage::Lead,
        Stage::Need,
        Stage::Proposal,
        Stage::Quote,
        Stage::Negotiation,
        Stage::Won,
        Stage::Lost,
        Stage::Void,
    ];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Lead => "lead",
            Stage::Need => "need",
            Stage::Proposal => "proposal",
            Stage::Quote => "quote",
            Stage::Negotiation => "negotiation",
            Stage::Won => "won",
            Stage::Lost => "lost",
            Stage::Void => "void",
        }
    }

    /// The stage of a stored code.
    pub fn from_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether a deal in this stage is still being worked on.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Won | Stage::Lost | Stage::Void)
    }

    /// The stage that an open deal goes to next.
    pub fn next(self) -> Option<Stage> {
        let following = Stage::ALL.into_iter().skip_while(move |stage| *stage != self).nth(1);
        following.filter(|_| self.is_open())
    }

    /// Whether entering the stage demands a reason (`domain-rules §12`).
    pub fn needs_reason(self) -> bool {
        matches!(self, Stage::Lost | Stage::Void)
    }

    /// Default chance of winning, in percent.
    pub fn win_percent(self) -> u8 {
        match self {
            Stage::Lead => 5,
            Stage::Need => 20,
            Stage::Proposal => 40,
            Stage::Quote => 60,
            Stage::Negotiation => 80,
            Stage::Won => 100,
            Stage::Lost | Stage::Void => 0,
        }
    }
}
