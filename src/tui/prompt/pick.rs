//! One choice that changes a customer: the stage of its deal, its tier, its tags.

use super::{
    PromptEvent, Subject,
    asking::{Answer, Asking},
    clicked,
    need::NeedMenu,
    reason::ReasonMenu,
};
use crate::{
    domain::{stage::Stage, tier::Tier},
    entry::{EntryContext, lint::lacks_need, tags},
    store::{Op, op::StageMove},
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

/// The stages; lost and void ask for a reason next, and a deal from its proposal on for a need that nobody wrote down.
pub struct StageMenu {
    subject: Subject,
    menu: Menu,
    /// Whether what the customer needs is known, or not asked for since they are several.
    has_need: bool,
    asking: Option<Asking>,
}

impl StageMenu {
    /// `current`: the stage they are in, when it is one. `has_need`: whether it is written down what the customer needs.
    pub fn new(subject: Subject, current: Option<Stage>, has_need: bool, ctx: &EntryContext) -> StageMenu {
        let texts = ctx.texts;
        let item = |(key, stage): (char, Stage)| MenuItem {
            key: Some(key),
            label: wording::stage(texts, stage).to_owned(),
            detail: if current == Some(stage) { texts.get("menu-current").to_owned() } else { String::new() },
        };
        let items = ('1'..='8').zip(Stage::ALL).map(item).collect();
        // Enter alone leads on, never back.
        let next = current.map(|stage| stage.next().unwrap_or(stage));
        let place = Stage::ALL.iter().position(|stage| Some(*stage) == next).unwrap_or(0);
        let menu = Menu::new(subject.title(texts, texts.get("menu-stage")), items).on(place);
        let has_need = has_need || subject.customers.len() > 1;
        StageMenu { menu, subject, has_need, asking: None }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        match &mut self.asking {
            Some(asking) => {
                let answer = asking.on_press(press);
                self.take_answer(answer)
            }
            None => {
                let event = self.menu.on_press(press);
                self.take(event, ctx)
            }
        }
    }

    pub(super) fn paste(&mut self, pasted: &str, _: &EntryContext) -> PromptEvent {
        match &mut self.asking {
            Some(asking) => {
                let answer = asking.paste(pasted);
                self.take_answer(answer)
            }
            None => PromptEvent::Ignored,
        }
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        match &mut self.asking {
            Some(asking) => {
                let answer = asking.on_click(target);
                self.take_answer(answer)
            }
            None => self.take(clicked(&self.menu, target), ctx),
        }
    }

    fn take(&mut self, event: MenuEvent, ctx: &EntryContext) -> PromptEvent {
        let stage = match event {
            MenuEvent::Chosen(place) => Stage::ALL.get(place).copied(),
            other => return plain(other),
        };
        match stage {
            Some(stage) if stage.needs_reason() => {
                let what = ctx.texts.with("menu-stage-why", &[("stage", wording::stage(ctx.texts, stage).into())]);
                let title = self.subject.title(ctx.texts, &what);
                self.asking = Some(Asking::Reason(stage, ReasonMenu::lost(title, ctx.texts)));
                PromptEvent::Moved
            }
            Some(stage) if lacks_need(stage, self.has_need) => {
                self.asking = Some(Asking::Need(stage, NeedMenu::new(&self.subject.name, stage, ctx.texts)));
                PromptEvent::Moved
            }
            Some(stage) => self.move_to(stage, None),
            None => PromptEvent::Ignored,
        }
    }

    fn take_answer(&mut self, answer: Answer) -> PromptEvent {
        match answer {
            Answer::Reason(stage, reason) => self.move_to(stage, Some(reason)),
            Answer::Need(stage, need) => PromptEvent::save(self.subject.each(|customer| {
                let moved = Op::MoveStage(StageMove { customer, stage, reason: None, note: None });
                Op::Batch(vec![moved, Op::SetNeed { customer, need: need.clone() }])
            })),
            Answer::NoNeed(stage) => self.move_to(stage, None),
            // To the stages again.
            Answer::Cancelled => {
                self.asking = None;
                PromptEvent::Moved
            }
            Answer::Moved => PromptEvent::Moved,
            Answer::Ignored => PromptEvent::Ignored,
        }
    }

    fn move_to(&self, stage: Stage, reason: Option<String>) -> PromptEvent {
        PromptEvent::save(
            self.subject
                .each(|customer| Op::MoveStage(StageMove { customer, stage, reason: reason.clone(), note: None })),
        )
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        match &self.asking {
            Some(asking) => asking.draw(bounds, place, buf, ctx),
            None => self.menu.draw(bounds, place, buf, ctx),
        }
    }
}

/// The tiers with their cadence.
pub struct TierMenu {
    subject: Subject,
    menu: Menu,
}

impl TierMenu {
    pub fn new(subject: Subject, current: Option<Tier>, ctx: &EntryContext) -> TierMenu {
        let texts = ctx.texts;
        let item = |(key, tier): (char, Tier)| {
            let every = texts.with("menu-tier-every", &[("n", ctx.policy.cadence_of(tier).into())]);
            let mark = if current == Some(tier) { texts.get("menu-current") } else { "" };
            MenuItem {
                key: Some(key),
                label: [tier.code(), wording::tier(texts, tier), mark].join(" ").trim_end().to_owned(),
                detail: every,
            }
        };
        let items = ('a'..='d').zip(Tier::ALL).map(item).collect();
        TierMenu { menu: Menu::new(subject.title(texts, texts.get("menu-tier")), items), subject }
    }

    pub fn on_press(&mut self, press: &Press, _: &EntryContext) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event)
    }

    pub(super) fn paste(&mut self, _: &str, _: &EntryContext) -> PromptEvent {
        PromptEvent::Ignored
    }

    pub fn on_click(&mut self, target: Target, _: &EntryContext) -> PromptEvent {
        self.take(clicked(&self.menu, target))
    }

    fn take(&self, event: MenuEvent) -> PromptEvent {
        match event {
            MenuEvent::Chosen(place) => match Tier::ALL.get(place) {
                Some(tier) => PromptEvent::save(Op::SetTier { customers: self.subject.customers.clone(), tier: *tier }),
                None => PromptEvent::Ignored,
            },
            other => plain(other),
        }
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}

/// The tags in use, and a line for new ones.
pub struct TagMenu {
    subject: Subject,
    menu: Menu,
}

impl TagMenu {
    /// `known`: tags in use, commonest first.
    pub fn new(subject: Subject, known: &[String], ctx: &EntryContext) -> TagMenu {
        let item = |tag: &String| MenuItem { key: None, label: tag.clone(), detail: String::new() };
        let title = subject.title(ctx.texts, ctx.texts.get("menu-tag"));
        let items = known.iter().map(item).collect();
        TagMenu { menu: Menu::new(title, items).with_input(ctx.texts.get("menu-tag-type")), subject }
    }

    pub fn on_press(&mut self, press: &Press, _: &EntryContext) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event)
    }

    pub(super) fn paste(&mut self, pasted: &str, _: &EntryContext) -> PromptEvent {
        let event = self.menu.paste(pasted);
        self.take(event)
    }

    pub fn on_click(&mut self, target: Target, _: &EntryContext) -> PromptEvent {
        self.take(clicked(&self.menu, target))
    }

    fn take(&self, event: MenuEvent) -> PromptEvent {
        let typed = match event {
            MenuEvent::Chosen(place) => self.menu.items().get(place).map_or_else(String::new, |i| i.label.clone()),
            MenuEvent::Entered(text) => text,
            other => return plain(other),
        };
        let customers = &self.subject.customers;
        let add = |tag: String| Op::AddTag { customers: customers.clone(), tag };
        let ops = tags(&typed).into_iter().map(add).collect();
        Op::together(ops).map_or(PromptEvent::Ignored, PromptEvent::save)
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}

/// What is left of a menu's events when nothing was chosen.
fn plain(event: MenuEvent) -> PromptEvent {
    match event {
        MenuEvent::Cancelled => PromptEvent::Cancelled,
        MenuEvent::Moved | MenuEvent::Typed => PromptEvent::Moved,
        _ => PromptEvent::Ignored,
    }
}
