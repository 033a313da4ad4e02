//! What a deal is stuck on, and what to do about it (`features S119, S120`): one digit names it, one makes a play the next step.
//! A lost deal goes straight to the plays that may win it back. Saves nothing itself.

use super::{PromptEvent, Subject, clicked, reason::KEYS};
use crate::{
    domain::{
        dormancy::revive_days,
        moment::Moment,
        play::{Obstacle, PLAYS, plays},
        tier::Tier,
    },
    entry::EntryContext,
    store::Op,
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
use chrono::Days;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// What is known of the deals that the menu is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stuck {
    /// On what, as far as that was said of all.
    pub on: Option<Obstacle>,
    /// The deals are lost: a play is for the day on which it is worth another try.
    pub lost: bool,
    /// The best tier of the customers.
    pub tier: Tier,
}

/// The obstacles, then the plays for one.
pub struct ObstacleMenu {
    subject: Subject,
    stuck: Stuck,
    menu: Menu,
    /// The obstacle whose plays are in sight, the day of the plays, and whether the obstacles come back behind them.
    chosen: Option<(Obstacle, Moment)>,
}

impl ObstacleMenu {
    pub fn new(subject: Subject, stuck: Stuck, ctx: &EntryContext) -> ObstacleMenu {
        let texts = ctx.texts;
        let current = |obstacle| stuck.on == Some(obstacle);
        let item = |(key, obstacle): (char, Obstacle)| MenuItem {
            key: Some(key),
            label: wording::play::obstacle(texts, obstacle).to_owned(),
            detail: if current(obstacle) { texts.get("menu-current").to_owned() } else { String::new() },
        };
        let mut items: Vec<MenuItem> = KEYS.into_iter().zip(Obstacle::ALL).map(item).collect();
        if stuck.on.is_some() && !stuck.lost {
            let label = texts.get("menu-obstacle-none").to_owned();
            items.push(MenuItem { key: Some(NONE), label, detail: String::new() });
        }
        let what = texts.get(if stuck.lost { "menu-obstacle-lost" } else { "menu-obstacle" });
        let menu = Menu::new(subject.title(texts, what), items);
        let mut menu = ObstacleMenu { subject, stuck, menu, chosen: None };
        if let Some(obstacle) = stuck.on.filter(|_| stuck.lost) {
            menu.show_plays(obstacle, ctx);
        }
        menu
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event, ctx)
    }

    pub(super) fn paste(&mut self, _: &str, _: &EntryContext) -> PromptEvent {
        PromptEvent::Ignored
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        self.take(clicked(&self.menu, target), ctx)
    }

    fn take(&mut self, event: MenuEvent, ctx: &EntryContext) -> PromptEvent {
        let place = match event {
            MenuEvent::Chosen(place) => place,
            MenuEvent::Cancelled if self.chosen.is_some() && !(self.stuck.lost && self.stuck.on.is_some()) => {
                *self = ObstacleMenu::new(self.subject.clone(), self.stuck, ctx);
                return PromptEvent::Moved;
            }
            MenuEvent::Cancelled => return PromptEvent::Cancelled,
            MenuEvent::Ignored | MenuEvent::Entered(_) => return PromptEvent::Ignored,
            MenuEvent::Moved | MenuEvent::Typed => return PromptEvent::Moved,
        };
        match (self.chosen, Obstacle::ALL.get(place)) {
            (Some((obstacle, due)), _) => self.play(obstacle, due, plays(obstacle).get(place).copied(), ctx),
            (None, Some(obstacle)) => {
                self.show_plays(*obstacle, ctx);
                PromptEvent::Moved
            }
            (None, None) => {
                PromptEvent::save(self.subject.each(|customer| Op::SetObstacle { customer, obstacle: None }))
            }
        }
    }

    fn show_plays(&mut self, obstacle: Obstacle, ctx: &EntryContext) {
        let texts = ctx.texts;
        let due = self.day(ctx);
        let day = crate::entry::date::spoken(texts, due, ctx.today());
        let keys = KEYS.into_iter().take(PLAYS);
        let item = |(key, play): (char, &str)| MenuItem {
            key: Some(key),
            label: texts.get(play).to_owned(),
            detail: day.clone(),
        };
        let mut items: Vec<MenuItem> = keys.zip(plays(obstacle)).map(item).collect();
        if !self.stuck.lost {
            let label = texts.get("menu-obstacle-only").to_owned();
            items.push(MenuItem { key: Some(NONE), label, detail: String::new() });
        }
        let name = wording::play::obstacle(texts, obstacle);
        let key = if self.stuck.lost { "menu-obstacle-win-back" } else { "menu-obstacle-plays" };
        let what = texts.with(key, &[("obstacle", name.into())]);
        self.menu = Menu::new(self.subject.title(texts, &what), items);
        self.chosen = Some((obstacle, due));
    }

    /// The next workday; of a lost deal the first workday on which another try is worth it.
    fn day(&self, ctx: &EntryContext) -> Moment {
        let workdays = &ctx.policy.workdays;
        let from = match self.stuck.lost {
            // As soon as a dead customer is; the day itself, when it is a workday.
            true => ctx.today().checked_add_days(Days::new(revive_days(self.stuck.tier) - 1)),
            false => Some(ctx.today()),
        };
        Moment::day(from.and_then(|from| workdays.after(from, 1)).unwrap_or_else(|| ctx.today()))
    }

    /// `play`: none where only the obstacle is to be kept.
    fn play(&self, obstacle: Obstacle, due: Moment, play: Option<&str>, ctx: &EntryContext) -> PromptEvent {
        let action = play.map(|play| ctx.texts.get(play).to_owned());
        let mut ops = Vec::new();
        for &customer in &self.subject.customers {
            if !self.stuck.lost {
                ops.push(Op::SetObstacle { customer, obstacle: Some(obstacle) });
            }
            if action.is_some() {
                ops.push(Op::Plan { customer, due: Some(due), action: action.clone(), channel: None });
            }
        }
        Op::together(ops).map_or(PromptEvent::Cancelled, PromptEvent::save)
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}

/// The key of the item beside the digits.
const NONE: char = 'x';
