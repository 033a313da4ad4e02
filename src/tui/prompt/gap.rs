//! What is missing to a month's target, and the steps that close it; Enter opens one. Changes nothing.

use super::{PromptEvent, clicked};
use crate::{
    domain::gap::Source,
    entry::EntryContext,
    store::TargetGap,
    tui::{
        DrawContext, Press,
        effect::Open,
        widget::{
            hits::{Hits, Target},
            menu::{Menu, MenuEvent, MenuItem},
            popup::Place,
        },
    },
    wording,
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The list of steps.
pub struct GapMenu {
    menu: Menu,
    opens: Vec<Open>,
}

impl GapMenu {
    pub fn new(found: &TargetGap, ctx: &EntryContext) -> GapMenu {
        let headline = wording::gap::headline(ctx.texts, found);
        let month = found.target.month.key();
        let args = [("month", (&month).into()), ("headline", (&headline).into())];
        let items = found.gap.steps.iter().map(|step| MenuItem {
            key: None,
            label: step.name.clone(),
            detail: wording::gap::step(ctx.texts, step, found.target.currency, ctx.today()),
        });
        let opens = found.gap.steps.iter().map(|step| match step.source {
            Source::Part { order, .. } => Open::Order(order),
            Source::Deal { .. } => Open::Card(step.customer),
        });
        GapMenu { menu: Menu::new(ctx.texts.with("gap-title", &args), items.collect()), opens: opens.collect() }
    }

    pub fn on_press(&mut self, press: &Press) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event)
    }

    pub fn on_click(&self, target: Target) -> PromptEvent {
        self.take(clicked(&self.menu, target))
    }

    fn take(&self, event: MenuEvent) -> PromptEvent {
        match event {
            MenuEvent::Cancelled => PromptEvent::Cancelled,
            MenuEvent::Moved => PromptEvent::Moved,
            MenuEvent::Chosen(place) => {
                self.opens.get(place).map_or(PromptEvent::Ignored, |open| PromptEvent::Open(open.clone()))
            }
            _ => PromptEvent::Ignored,
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}
