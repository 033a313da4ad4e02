//! What is asked for before a deal comes to a stage: why it is lost, what the customer needs. Only hands on what was answered.

use super::{
    need::{NeedEvent, NeedMenu},
    reason::{ReasonEvent, ReasonMenu},
};
use crate::{
    domain::stage::Stage,
    tui::{
        DrawContext, Press,
        widget::{
            hits::{Hits, Target},
            popup::Place,
        },
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The question that is open, and the stage that it is asked for.
pub enum Asking {
    Reason(Stage, ReasonMenu),
    Need(Stage, NeedMenu),
}

/// What a key came to.
pub enum Answer {
    Ignored,
    Moved,
    Cancelled,
    /// Why the stage is lost or void.
    Reason(Stage, String),
    Need(Stage, String),
    /// On without the need.
    NoNeed(Stage),
}

impl Asking {
    pub fn on_press(&mut self, press: &Press) -> Answer {
        match self {
            Asking::Reason(stage, menu) => reason(*stage, menu.on_press(press)),
            Asking::Need(stage, menu) => need(*stage, menu.on_press(press)),
        }
    }

    pub fn paste(&mut self, pasted: &str) -> Answer {
        match self {
            Asking::Reason(stage, menu) => reason(*stage, menu.paste(pasted)),
            Asking::Need(stage, menu) => need(*stage, menu.paste(pasted)),
        }
    }

    pub fn on_click(&mut self, target: Target) -> Answer {
        match self {
            Asking::Reason(stage, menu) => reason(*stage, menu.on_click(target)),
            Asking::Need(stage, menu) => need(*stage, menu.on_click(target)),
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match self {
            Asking::Reason(_, menu) => menu.draw(bounds, place, buf, ctx),
            Asking::Need(_, menu) => menu.draw(bounds, place, buf, ctx),
        }
    }
}

fn reason(stage: Stage, event: ReasonEvent) -> Answer {
    match event {
        ReasonEvent::Given(reason) => Answer::Reason(stage, reason),
        ReasonEvent::Cancelled => Answer::Cancelled,
        ReasonEvent::Moved => Answer::Moved,
        ReasonEvent::Ignored => Answer::Ignored,
    }
}

fn need(stage: Stage, event: NeedEvent) -> Answer {
    match event {
        NeedEvent::Given(need) => Answer::Need(stage, need),
        NeedEvent::Skipped => Answer::NoNeed(stage),
        NeedEvent::Cancelled => Answer::Cancelled,
        NeedEvent::Moved => Answer::Moved,
        NeedEvent::Ignored => Answer::Ignored,
    }
}
