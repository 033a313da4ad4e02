//! The open promises of a customer: kept, broken, another day, dropped; and new ones. Settles nothing by itself.

use super::{PromptEvent, Subject, clicked};
use crate::{
    domain::promise::{Promised, Settled, Side, overdue_days},
    entry::{EntryContext, date, promise},
    store::{
        Op, PromiseRow,
        op::{NewPromise, PromiseOp},
    },
    tui::{
        DrawContext, Press, meaning,
        widget::{
            echo::Echo,
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

/// The menu, at one of its steps.
pub struct PromiseMenu {
    subject: Subject,
    promises: Vec<PromiseRow>,
    step: Step,
    menu: Menu,
}

#[derive(Clone, Copy)]
enum Step {
    /// Which one; the item behind the last is a new one.
    List,
    /// What became of this one.
    One(usize),
    /// Its other day.
    Later(usize),
    /// What was promised.
    New,
}

/// What can be said of one: key, label.
const ANSWERS: [(char, &str); 5] = [
    ('k', "promise-menu-keep"),
    ('b', "promise-menu-break"),
    ('l', "promise-menu-later"),
    ('d', "promise-menu-drop"),
    ('n', "promise-menu-new"),
];

impl PromiseMenu {
    /// `promises`: the open ones of the customer. The only one is asked about at once; without any, a new one is typed.
    pub fn new(subject: Subject, promises: Vec<PromiseRow>, ctx: &EntryContext) -> PromiseMenu {
        let step = match promises.len() {
            0 => Step::New,
            1 => Step::One(0),
            _ => Step::List,
        };
        let mut menu = PromiseMenu { subject, promises, step, menu: Menu::new("", Vec::new()) };
        menu.go(step, ctx);
        menu
    }

    fn go(&mut self, step: Step, ctx: &EntryContext) {
        self.step = step;
        let texts = ctx.texts;
        let title = |what: &str| self.subject.title(texts, what);
        let told = |place: usize| self.promises.get(place).map_or_else(String::new, |row| spoken(row, ctx));
        self.menu = match step {
            Step::List => {
                let numbered = self.promises.iter().zip('1'..='9').map(|(row, key)| (Some(key), row));
                let more = self.promises.iter().skip(9).map(|row| (None, row));
                let mut items: Vec<MenuItem> = numbered
                    .chain(more)
                    .map(|(key, row)| MenuItem { key, label: spoken(row, ctx), detail: late(row, ctx) })
                    .collect();
                let label = texts.get("promise-menu-new").to_owned();
                items.push(MenuItem { key: Some('n'), label, detail: String::new() });
                Menu::new(title(texts.get("promise-menu")), items)
            }
            Step::One(place) => {
                let items = ANSWERS.map(|(key, label)| MenuItem {
                    key: Some(key),
                    label: texts.get(label).to_owned(),
                    detail: String::new(),
                });
                Menu::new(title(&told(place)), items.to_vec())
            }
            Step::Later(place) => {
                Menu::new(title(&told(place)), Vec::new()).with_input(texts.get("promise-menu-until"))
            }
            Step::New => Menu::new(title(texts.get("promise-menu-new")), Vec::new())
                .with_input(texts.get("promise-menu-example")),
        };
    }

    pub fn on_press(&mut self, press: &Press, ctx: &EntryContext) -> PromptEvent {
        let event = self.menu.on_press(press);
        self.take(event, ctx)
    }

    pub(super) fn paste(&mut self, pasted: &str, ctx: &EntryContext) -> PromptEvent {
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
            MenuEvent::Cancelled => self.back(ctx),
            MenuEvent::Typed => {
                let typed = self.menu.typed();
                let echo = match self.step {
                    Step::New => promise::read_one(typed, Side::Theirs, ctx)
                        .map(|promised| Echo::Meaning(promise::told(ctx.texts, &promised, ctx.today()))),
                    _ => meaning::planned(typed, ctx),
                };
                self.menu.set_echo(echo);
                PromptEvent::Moved
            }
            MenuEvent::Chosen(place) => self.chosen(place, ctx),
            MenuEvent::Entered(text) => self.entered(&text, ctx),
        }
    }

    fn chosen(&mut self, place: usize, ctx: &EntryContext) -> PromptEvent {
        match (self.step, place) {
            (Step::List, place) if place < self.promises.len() => self.go(Step::One(place), ctx),
            (Step::List, _) | (Step::One(_), 4) => self.go(Step::New, ctx),
            (Step::One(promise), 0) => return self.settle(promise, Settled::Kept, ctx),
            (Step::One(promise), 1) => return self.settle(promise, Settled::Broken, ctx),
            (Step::One(promise), 2) => self.go(Step::Later(promise), ctx),
            (Step::One(promise), 3) => return self.settle(promise, Settled::Dropped, ctx),
            _ => return PromptEvent::Ignored,
        }
        PromptEvent::Moved
    }

    fn entered(&self, text: &str, ctx: &EntryContext) -> PromptEvent {
        let op = match self.step {
            Step::Later(place) => self
                .promises
                .get(place)
                .zip(date::planned(text, ctx).ok())
                .map(|(row, until)| PromiseOp::PutOff { promise: row.id, until: until.date }),
            Step::New => self.subject.customers.first().zip(promise::read_one(text, Side::Theirs, ctx)).map(
                |(&customer, promised)| {
                    PromiseOp::Add(NewPromise { customer, contact: None, promised, made_on: ctx.today() })
                },
            ),
            _ => None,
        };
        op.map_or(PromptEvent::Moved, |op| PromptEvent::save(Op::Promise(op)))
    }

    fn settle(&self, place: usize, how: Settled, ctx: &EntryContext) -> PromptEvent {
        let Some(row) = self.promises.get(place) else { return PromptEvent::Ignored };
        PromptEvent::save(Op::Promise(PromiseOp::Settle { promise: row.id, how, on: ctx.today() }))
    }

    /// One step back, out of the menu from the first one.
    fn back(&mut self, ctx: &EntryContext) -> PromptEvent {
        let step = match (self.step, self.promises.len()) {
            (Step::Later(place), _) => Step::One(place),
            (Step::One(_), 2..) | (Step::New, 2..) => Step::List,
            (Step::New, 1) => Step::One(0),
            _ => return PromptEvent::Cancelled,
        };
        self.go(step, ctx);
        PromptEvent::Moved
    }

    pub fn draw(&self, bounds: Rect, place: Place, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Position>, Hits) {
        self.menu.draw(bounds, place, buf, ctx)
    }
}

/// Whose it is, what and by when.
fn spoken(row: &PromiseRow, ctx: &EntryContext) -> String {
    let promised = Promised { side: row.side, text: row.text.clone(), due_on: row.due_on };
    promise::told(ctx.texts, &promised, ctx.today())
}

/// How long it has been due.
fn late(row: &PromiseRow, ctx: &EntryContext) -> String {
    match overdue_days(row.due_on, ctx.today()) {
        0 => String::new(),
        days => wording::due::overdue_days(ctx.texts, days),
    }
}
