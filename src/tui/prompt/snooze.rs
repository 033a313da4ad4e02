//! Snooze: tomorrow, in three days, in a week, or any date typed. Moves the plan of its customers; keeps what is planned.

use super::{PromptEvent, Subject, clicked};
use crate::{
    domain::moment::Moment,
    entry::{EntryContext, date},
    store::Op,
    tui::{
        DrawContext, Press, meaning,
        widget::{
            hits::{Hits, Target},
            menu::{Menu, MenuEvent, MenuItem},
            popup::Place,
        },
    },
};
use chrono::{Days, NaiveDate};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

/// The menu of days.
pub struct Snooze {
    subject: Subject,
    menu: Menu,
    days: Vec<NaiveDate>,
}

/// Key, days from today, label.
const CHOICES: [(char, u64, &str); 3] =
    [('1', 1, "menu-snooze-tomorrow"), ('3', 3, "menu-snooze-three"), ('7', 7, "menu-snooze-week")];

impl Snooze {
    pub fn new(subject: Subject, ctx: &EntryContext) -> Snooze {
        let texts = ctx.texts;
        let mut days = Vec::new();
        let mut items = Vec::new();
        for (key, after, label) in CHOICES {
            // At the end of the calendar there is no later day to offer.
            let Some(day) = ctx.today().checked_add_days(Days::new(after)) else { continue };
            days.push(day);
            let detail = date::spoken(texts, Moment::day(day), ctx.today());
            items.push(MenuItem { key: Some(key), label: texts.get(label).to_owned(), detail });
        }
        let title = subject.title(texts, texts.get("menu-snooze"));
        Snooze { menu: Menu::new(title, items).with_input(texts.get("menu-snooze-type")), subject, days }
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event, ctx)
    }

    pub fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> PromptEvent {
        let event = self.menu.paste(pasted);
        self.take(event, ctx)
    }

    pub fn on_click(&mut self, target: Target, ctx: &EntryContext) -> PromptEvent {
        self.take(clicked(&self.menu, target), ctx)
    }

    fn take(&mut self, event: MenuEvent, ctx: &EntryContext) -> PromptEvent {
        match event {
            MenuEvent::Ignored => PromptEvent::Ignored,
            MenuEvent::Moved => PromptEvent::Moved,
            MenuEvent::Cancelled => PromptEvent::Cancelled,
            MenuEvent::Typed => {
                self.menu.set_echo(meaning::planned(self.menu.typed(), ctx));
                PromptEvent::Moved
            }
            MenuEvent::Chosen(place) => match self.days.get(place) {
                Some(day) => self.until(Moment::day(*day)),
                None => PromptEvent::Ignored,
            },
            MenuEvent::Entered(text) => match date::planned(&text, ctx) {
                Ok(until) => self.until(until),
                Err(_) => PromptEvent::Moved,
            },
        }
    }

    fn until(&self, until: Moment) -> PromptEvent {
        PromptEvent::save(Op::Snooze { customers: self.subject.customers.clone(), until })
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}
