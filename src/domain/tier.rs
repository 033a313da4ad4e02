//! Intent tiers A to D: will they buy soon, and how often they want to hear from us (`domain-rules §1`).

use serde::{Deserialize, Serialize};

/// Intent of a customer. `A` sorts first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// Hot: expected to close within 30 days.
    A,
    /// Warm: within 90 days.
    B,
    /// Cool: within 180 days.
    C,
    /// Nurture: later, or unknown. What a new customer starts with.
    #[default]
    D,
}

impl Tier {
    /// Every tier, hottest first.
    pub const ALL: [Tier; 4] = [Tier::A, Tier::B, Tier::C, Tier::D];

    /// The stored and JSON value: `A` to `D`.
    pub fn code(self) -> &'static str {
        match self {
            Tier::A => "A",
            Tier::B => "B",
            Tier::C => "C",
            Tier::D => "D",
        }
    }

    /// The tier of a stored code, in either case.
    pub fn from_code(code: &str) -> Option<Tier> {
        Tier::ALL.into_iter().find(|t| t.code().eq_ignore_ascii_case(code))
    }

    /// 0 for A to 3 for D: the place in the queue and the column of the store's index.
    pub fn rank(self) -> u8 {
        self as u8
    }

    /// The tier at a rank, the inverse of [`Tier::rank`].
    pub fn from_rank(rank: u8) -> Option<Tier> {
        Tier::ALL.get(usize::from(rank)).copied()
    }
}
