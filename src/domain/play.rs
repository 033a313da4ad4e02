//! What an open deal is stuck on, and what to do about it (`features S119, S120`): the reasons for losing one, with three plays each.
//! Names them; the words are the locales'.

use serde::{Deserialize, Serialize};

/// What keeps a deal from being won: the codes of the lost reasons (`domain-rules §2`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// 价格/预算
    Price,
    /// 选择竞品
    Competitor,
    /// 产品不匹配
    Misfit,
    /// 沟通不到位/响应慢
    Communication,
    /// 需求变化
    Need,
    /// 项目取消/立项失败
    Cancelled,
    /// 决策链复杂/决策人变动
    Decision,
    /// 时机不对
    Timing,
    /// 联系不上
    Unreachable,
    Other,
}

/// Plays for one obstacle.
pub const PLAYS: usize = 3;

impl Obstacle {
    /// In the order of the rules; a menu's tenth has the key 0.
    pub const ALL: [Obstacle; 10] = [
        Obstacle::Price,
        Obstacle::Competitor,
        Obstacle::Misfit,
        Obstacle::Communication,
        Obstacle::Need,
        Obstacle::Cancelled,
        Obstacle::Decision,
        Obstacle::Timing,
        Obstacle::Unreachable,
        Obstacle::Other,
    ];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Obstacle::Price => "price",
            Obstacle::Competitor => "competitor",
            Obstacle::Misfit => "misfit",
            Obstacle::Communication => "communication",
            Obstacle::Need => "need",
            Obstacle::Cancelled => "cancelled",
            Obstacle::Decision => "decision",
            Obstacle::Timing => "timing",
            Obstacle::Unreachable => "unreachable",
            Obstacle::Other => "other",
        }
    }

    /// The obstacle of a stored code.
    pub fn from_code(code: &str) -> Option<Obstacle> {
        Obstacle::ALL.into_iter().find(|obstacle| obstacle.code() == code)
    }
}

/// The plays for an obstacle, the most telling first: texts of the locales, each a next step that can be done tomorrow.
pub fn plays(obstacle: Obstacle) -> [&'static str; PLAYS] {
    match obstacle {
        Obstacle::Price => ["play-price-split", "play-price-trial", "play-price-decider"],
        Obstacle::Competitor => ["play-competitor-criteria", "play-competitor-reference", "play-competitor-trial"],
        Obstacle::Misfit => ["play-misfit-needs", "play-misfit-other", "play-misfit-demo"],
        Obstacle::Communication => {
            ["play-communication-visit", "play-communication-summary", "play-communication-rhythm"]
        }
        Obstacle::Need => ["play-need-again", "play-need-proposal", "play-need-why"],
        Obstacle::Cancelled => ["play-cancelled-why", "play-cancelled-small", "play-cancelled-other"],
        Obstacle::Decision => ["play-decision-map", "play-decision-invite", "play-decision-material"],
        Obstacle::Timing => ["play-timing-date", "play-timing-cost", "play-timing-news"],
        Obstacle::Unreachable => ["play-unreachable-channel", "play-unreachable-person", "play-unreachable-visit"],
        Obstacle::Other => ["play-other-ask", "play-other-review", "play-other-decider"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_obstacle_has_its_own_plays() {
        let all: BTreeSet<&str> = Obstacle::ALL.into_iter().flat_map(plays).collect();
        assert_eq!(all.len(), Obstacle::ALL.len() * PLAYS);
        for obstacle in Obstacle::ALL {
            assert_eq!(Obstacle::from_code(obstacle.code()), Some(obstacle));
            let own = format!("play-{}-", obstacle.code());
            assert!(plays(obstacle).iter().all(|play| play.starts_with(&own)), "{obstacle:?}");
        }
    }
}
