//! A way to a customer that is left out: which, and why; or one that is tried again. Saves nothing itself.

use super::{PromptEvent, Subject, clicked, reason::ReasonEvent, reason::ReasonMenu};
use crate::{
    domain::{channel::Channel, id::CustomerId},
    entry::EntryContext,
    i18n::Texts,
    store::{
        Judged, Op,
        op::{RouteOp, RouteTo},
    },
    tui::{
        DrawContext, Press,
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
use std::collections::BTreeSet;

/// The steps of leaving a way out.
pub struct DeclineMenu {
    customer: CustomerId,
    name: String,
    step: Step,
}

enum Step {
    /// The channels, and whether each is left out already.
    Which {
        menu: Menu,
        ways: Vec<(Channel, bool)>,
    },
    Why {
        channel: Channel,
        menu: ReasonMenu,
    },
}

/// The keys of the ways.
const KEYS: [char; 9] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

impl DeclineMenu {
    /// Of the ways that were not tried, and those that are left out.
    pub fn new(judged: &Judged, texts: &Texts) -> DeclineMenu {
        let untried = judged.verdict.untried.iter().map(|channel| (*channel, false));
        let left = judged.declined.iter().filter(|left| left.contact.is_none()).map(|left| (left.channel, true));
        let mut ways: Vec<(Channel, bool)> = untried.chain(left).collect();
        // Two customers that became one may both have left a way out.
        let mut seen = BTreeSet::new();
        ways.retain(|(channel, _)| seen.insert(*channel));
        let item = |(key, (channel, is_left)): (char, &(Channel, bool))| {
            let reason = || judged.declined.iter().find(|left| left.channel == *channel && left.contact.is_none());
            let detail = match is_left {
                true => {
                    let reason = reason().map_or("", |left| left.reason.as_str());
                    texts.with("verdict-allow", &[("reason", reason.into())])
                }
                false => String::new(),
            };
            MenuItem { key: Some(key), label: wording::channel(texts, *channel).to_owned(), detail }
        };
        let items = KEYS.into_iter().zip(&ways).map(item).collect();
        let name = judged.customer.name.clone();
        let title = title(judged.customer.id, &name, texts.get("verdict-step-decline"), texts);
        DeclineMenu { customer: judged.customer.id, name, step: Step::Which { menu: Menu::new(title, items), ways } }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        match &mut self.step {
            Step::Which { menu, .. } => {
                let event = menu.on_press(press);
                self.take_which(event, ctx)
            }
            Step::Why { menu, .. } => {
                let event = menu.on_press(press);
                self.take_why(event)
            }
        }
    }

    pub fn paste(&mut self, pasted: &str, _: &EntryContext) -> PromptEvent {
        match &mut self.step {
            Step::Which { .. } => PromptEvent::Ignored,
            Step::Why { menu, .. } => {
                let event = menu.paste(pasted);
                self.take_why(event)
            }
        }
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        match &mut self.step {
            Step::Which { menu, .. } => {
                let event = clicked(menu, target);
                self.take_which(event, ctx)
            }
            Step::Why { menu, .. } => {
                let event = menu.on_click(target);
                self.take_why(event)
            }
        }
    }

    fn take_which(&mut self, event: MenuEvent, ctx: &EntryContext) -> PromptEvent {
        let place = match event {
            MenuEvent::Chosen(place) => place,
            MenuEvent::Cancelled => return PromptEvent::Cancelled,
            MenuEvent::Moved => return PromptEvent::Moved,
            _ => return PromptEvent::Ignored,
        };
        let Step::Which { ways, .. } = &self.step else { return PromptEvent::Ignored };
        match ways.get(place).copied() {
            Some((channel, true)) => PromptEvent::save(Op::Route(RouteOp::Allow(self.route(channel)))),
            Some((channel, false)) => {
                let what =
                    ctx.texts.with("verdict-why-not", &[("channel", wording::channel(ctx.texts, channel).into())]);
                let title = title(self.customer, &self.name, &what, ctx.texts);
                self.step = Step::Why { channel, menu: ReasonMenu::left_out(title, ctx.texts) };
                PromptEvent::Moved
            }
            None => PromptEvent::Ignored,
        }
    }

    fn take_why(&self, event: ReasonEvent) -> PromptEvent {
        match (event, &self.step) {
            (ReasonEvent::Given(reason), Step::Why { channel, .. }) => {
                PromptEvent::save(Op::Route(RouteOp::Decline { route: self.route(*channel), reason }))
            }
            (ReasonEvent::Cancelled, _) => PromptEvent::Cancelled,
            (ReasonEvent::Moved, _) => PromptEvent::Moved,
            _ => PromptEvent::Ignored,
        }
    }

    fn route(&self, channel: Channel) -> RouteTo {
        RouteTo { customer: self.customer, contact: None, channel }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match &self.step {
            Step::Which { menu, .. } => menu.draw(bounds, place, buf, ctx),
            Step::Why { menu, .. } => menu.draw(bounds, place, buf, ctx),
        }
    }
}

fn title(customer: CustomerId, name: &str, what: &str, texts: &Texts) -> String {
    Subject { customers: vec![customer], name: name.to_owned() }.title(texts, what)
}
