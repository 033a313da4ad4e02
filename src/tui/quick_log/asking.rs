//! What the line asks for before it is saved: why a deal is lost, what the customer needs. Only hands on what was answered.

use crate::{
    domain::stage::Stage,
    tui::{
        DrawContext, Press,
        prompt::{NeedEvent, NeedMenu, ReasonEvent, ReasonMenu},
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
pub(super) enum Asking {
    Reason(Stage, ReasonMenu),
    Need(NeedMenu),
}

/// What a key came to.
pub(super) enum Answer {
    Ignored,
    Moved,
    Cancelled,
    /// Why the stage is lost or void.
    Reason(Stage, String),
    Need(String),
    /// On without the need.
    NoNeed,
}

impl Asking {
    pub fn on_press(&mut self, press: &Press) -> Answer {
        match self {
            Asking::Reason(stage, menu) => reason(*stage, menu.on_press(press)),
            Asking::Need(menu) => need(menu.on_press(press)),
        }
    }

    pub fn paste(&mut self, pasted: &str) -> Answer {
        match self {
            Asking::Reason(stage, menu) => reason(*stage, menu.paste(pasted)),
            Asking::Need(menu) => need(menu.paste(pasted)),
        }
    }

    pub fn on_click(&mut self, target: Target) -> Answer {
        match self {
            Asking::Reason(stage, menu) => reason(*stage, menu.on_click(target)),
            Asking::Need(menu) => need(menu.on_click(target)),
        }
    }

    pub fn draw(&self, bounds: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match self {
            Asking::Reason(_, menu) => menu.draw(bounds, Place::Centre, buf, ctx),
            Asking::Need(menu) => menu.draw(bounds, Place::Centre, buf, ctx),
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

fn need(event: NeedEvent) -> Answer {
    match event {
        NeedEvent::Given(need) => Answer::Need(need),
        NeedEvent::Skipped => Answer::NoNeed,
        NeedEvent::Cancelled => Answer::Cancelled,
        NeedEvent::Moved => Answer::Moved,
        NeedEvent::Ignored => Answer::Ignored,
    }
}
