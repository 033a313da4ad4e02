//! A way to a customer that is left out: which, and why; or one that is tried again. Saves nothing itself.

use super::{
    PromptEvent, Subject, clicked,
    reason::{KEYS, ReasonEvent, ReasonMenu},
};
use crate::{
    domain::channel::Channel,
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
    subject: Subject,
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

impl DeclineMenu {
    /// Of the ways that were not tried, and those that are left out.
    pub fn new(judged: &Judged, texts: &Texts) -> DeclineMenu {
        let untried = judged.verdict.untried.iter().map(|channel| (*channel, None));
        let left = judged.declined.iter().filter(|left| left.contact.is_none());
        let left = left.map(|left| (left.channel, Some(left.reason.as_str())));
        let mut ways: Vec<(Channel, Option<&str>)> = untried.chain(left).collect();
        // Two customers that became one may both have left a way out.
        let mut seen = BTreeSet::new();
        ways.retain(|(channel, _)| seen.insert(*channel));
        let item = |(key, (channel, reason)): (char, &(Channel, Option<&str>))| MenuItem {
            key: Some(key),
            label: wording::channel(texts, *channel).to_owned(),
            detail: reason.map_or_else(String::new, |reason| texts.with("verdict-allow", &[("reason", reason.into())])),
        };
        let items = KEYS.into_iter().zip(&ways).map(item).collect();
        let ways = ways.iter().map(|(channel, reason)| (*channel, reason.is_some())).collect();
        let subject = Subject { customers: vec![judged.customer.id], name: judged.customer.name.clone() };
        let menu = Menu::new(subject.title(texts, texts.get("verdict-step-decline")), items);
        DeclineMenu { subject, step: Step::Which { menu, ways } }
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
            Some((channel, true)) => self.save(channel, None),
            Some((channel, false)) => {
                let what =
                    ctx.texts.with("verdict-why-not", &[("channel", wording::channel(ctx.texts, channel).into())]);
                let title = self.subject.title(ctx.texts, &what);
                self.step = Step::Why { channel, menu: ReasonMenu::left_out(title, ctx.texts) };
                PromptEvent::Moved
            }
            None => PromptEvent::Ignored,
        }
    }

    fn take_why(&self, event: ReasonEvent) -> PromptEvent {
        match (event, &self.step) {
            (ReasonEvent::Given(reason), Step::Why { channel, .. }) => self.save(*channel, Some(reason)),
            (ReasonEvent::Cancelled, _) => PromptEvent::Cancelled,
            (ReasonEvent::Moved, _) => PromptEvent::Moved,
            _ => PromptEvent::Ignored,
        }
    }

    /// Leaves the way out for a reason, or tries it again.
    fn save(&self, channel: Channel, reason: Option<String>) -> PromptEvent {
        PromptEvent::save(self.subject.each(|customer| {
            let route = RouteTo { customer, contact: None, channel };
            Op::Route(match &reason {
                Some(reason) => RouteOp::Decline { route, reason: reason.clone() },
                None => RouteOp::Allow(route),
            })
        }))
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match &self.step {
            Step::Which { menu, .. } => menu.draw(bounds, place, buf, ctx),
            Step::Why { menu, .. } => menu.draw(bounds, place, buf, ctx),
        }
    }
}
