//! What a deal is stuck on, in words. Decides nothing.

use crate::{domain::play::Obstacle, i18n::Texts};

/// The obstacle, as the reason for losing a deal is called.
pub fn obstacle(texts: &Texts, obstacle: Obstacle) -> &str {
    texts.get(match obstacle {
        Obstacle::Price => "menu-lost-price",
        Obstacle::Competitor => "menu-lost-competitor",
        Obstacle::Misfit => "menu-lost-misfit",
        Obstacle::Communication => "menu-lost-communication",
        Obstacle::Need => "menu-lost-need",
        Obstacle::Cancelled => "menu-lost-cancelled",
        Obstacle::Decision => "menu-lost-decision",
        Obstacle::Timing => "menu-lost-timing",
        Obstacle::Unreachable => "menu-lost-unreachable",
        Obstacle::Other => "menu-lost-other",
    })
}
