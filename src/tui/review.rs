//! The daily review 今日复盘: the overdue and due customers one at a time, and a count at the end. Keeps the walk and the
//! count; the card, the menus and the writes are the app's.

use super::{
    DrawContext, Press,
    widget::{frame::Frame, hits::Hits, text, wrap::wrap},
};
use crate::{
    action::{Action, Scope},
    domain::id::{CustomerId, OperationId},
    i18n::Texts,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The walk.
pub struct Review {
    customers: Vec<CustomerId>,
    /// The customer in sight; at the end their number.
    place: usize,
    /// Where the walk was stopped before its end.
    stopped_at: Option<usize>,
    done: Vec<Done>,
}

/// One thing that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Done {
    place: usize,
    step: Step,
    operation: OperationId,
}

/// What can be done with a customer, as the end counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Logged,
    NoAnswer,
    Snoozed,
    /// Paused or given up.
    Parked,
    /// Edited, starred: it is counted, and the walk stays where it is.
    Changed,
}

impl Step {
    const ALL: [Step; 5] = [Step::Logged, Step::NoAnswer, Step::Snoozed, Step::Parked, Step::Changed];
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewEvent {
    Ignored,
    /// Another customer, or the end, is in sight.
    Moved,
    /// Do this with the customer in sight; [`Review::done`] is told when it was saved.
    Act(Action, CustomerId),
    /// Take these back, in this order; [`Review::undone`] is told when they were.
    Undo(Vec<OperationId>),
    Closed,
}

impl Review {
    /// The customers to walk through, in the order of the queue.
    pub fn new(customers: Vec<CustomerId>) -> Review {
        Review { customers, place: 0, stopped_at: None, done: Vec::new() }
    }

    /// The customer whose card is to be shown; none at the end.
    pub fn current(&self) -> Option<CustomerId> {
        self.customers.get(self.place).copied()
    }

    /// Whether the count is in sight.
    pub fn is_at_end(&self) -> bool {
        self.place >= self.customers.len()
    }

    /// Where its keys are looked up.
    pub fn scope(&self) -> Scope {
        if self.is_at_end() { Scope::ReviewEnd } else { Scope::Review }
    }

    pub fn on_press(&mut self, press: &Press) -> ReviewEvent {
        let action = press.action;
        match action {
            Some(Action::Undo) => return self.undo(),
            Some(Action::ReviewBack) => {
                let back = self.stopped_at.unwrap_or(self.place.saturating_sub(1));
                return self.go_to(back);
            }
            _ => {}
        }
        let Some(customer) = self.current() else {
            return if action == Some(Action::ReviewClose) { ReviewEvent::Closed } else { ReviewEvent::Ignored };
        };
        match action {
            Some(Action::ReviewSkip) => self.go_to(self.place + 1),
            // The count first, when there is something to count.
            Some(Action::ReviewStop) if self.done.is_empty() => ReviewEvent::Closed,
            Some(Action::ReviewStop) => {
                let here = self.place;
                let event = self.go_to(self.customers.len());
                self.stopped_at = Some(here);
                event
            }
            Some(act) if act.is_about_one_customer() => ReviewEvent::Act(act, customer),
            _ => ReviewEvent::Ignored,
        }
    }

    /// Notes what was saved for the customer in sight, and goes on to the next.
    pub fn done(&mut self, step: Step, operation: OperationId) {
        if self.is_at_end() {
            return;
        }
        self.done.push(Done { place: self.place, step, operation });
        if step != Step::Changed {
            self.place += 1;
        }
    }

    /// Forgets what was taken back, and shows the customer it was about.
    pub fn undone(&mut self, operations: &[OperationId]) {
        let back = self.done.iter().filter(|done| operations.contains(&done.operation)).map(|done| done.place).min();
        self.done.retain(|done| !operations.contains(&done.operation));
        if let Some(back) = back {
            self.place = back;
            self.stopped_at = None;
        }
    }

    /// On the way the last thing done, at the end all of them.
    fn undo(&self) -> ReviewEvent {
        let newest_first = self.done.iter().rev().map(|done| done.operation);
        let operations: Vec<OperationId> = newest_first.take(if self.is_at_end() { usize::MAX } else { 1 }).collect();
        if operations.is_empty() { ReviewEvent::Ignored } else { ReviewEvent::Undo(operations) }
    }

    fn go_to(&mut self, place: usize) -> ReviewEvent {
        if place == self.place {
            return ReviewEvent::Ignored;
        }
        self.place = place;
        self.stopped_at = None;
        ReviewEvent::Moved
    }

    fn count(&self, step: Step) -> usize {
        self.done.iter().filter(|done| done.step == step).count()
    }

    /// The customers that nothing was done with.
    fn skipped(&self) -> usize {
        let end = self.stopped_at.unwrap_or(self.place).min(self.customers.len());
        (0..end).filter(|place| self.done.iter().all(|done| done.place != *place)).count()
    }

    /// What was done, in words: `记录 3  未接 2  改期 1`.
    fn tally(&self, texts: &Texts) -> String {
        let counted = Step::ALL.into_iter().map(|step| (label(step), self.count(step)));
        let counted = counted.chain([("review-skipped", self.skipped())]).filter(|(_, n)| *n > 0);
        counted.map(|(key, n)| texts.with(key, &[("n", n.into())])).collect::<Vec<_>>().join("  ")
    }

    /// Draws the frame of the walk, or the count; returns the area of the card, if one is to be drawn.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Rect>, Hits) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return (None, Hits::new());
        }
        let total = self.customers.len();
        let at = (self.place + 1).min(total);
        let title = ctx.texts.with("review-title", &[("n", at.into()), ("total", total.into())]);
        let tally = self.tally(ctx.texts);
        let end = self.is_at_end();
        let title = if end { ctx.texts.get("review-title-end") } else { &title };
        let inner = Frame { title, right: if end { "" } else { &tally }, focused: true }.draw(area, buf, ctx);
        if !end {
            return (Some(inner), Hits::new());
        }
        self.draw_end(inner, &tally, buf, ctx);
        (None, Hits::new())
    }

    fn draw_end(&self, area: Rect, tally: &str, buf: &mut Buffer, ctx: &DrawContext) {
        let texts = ctx.texts;
        let mut lines = Vec::new();
        if self.customers.is_empty() {
            lines.push((texts.get("review-none").to_owned(), ctx.theme.ok));
        } else {
            let total = self.customers.len();
            let said = match self.stopped_at {
                Some(n) => texts.with("review-left", &[("n", n.into()), ("rest", total.saturating_sub(n).into())]),
                None => texts.with("review-end", &[("n", total.into())]),
            };
            lines.push((said, ctx.theme.text));
            lines.push((tally.to_owned(), ctx.theme.title));
        }
        let undo = ctx.keymap.keys(Action::Undo).first().map(|key| key.name(|name| texts.get(name)));
        if let Some(key) = undo.filter(|_| !self.done.is_empty()) {
            lines.push((texts.with("review-undo", &[("key", (&key).into())]), ctx.theme.muted));
        }
        let mut y = area.y;
        let x = area.x.saturating_add(1);
        let width = area.width.saturating_sub(2);
        for (line, style) in &lines {
            for part in wrap(line, width) {
                if y >= area.bottom() {
                    return;
                }
                text::put(buf, x, y, width, part, *style);
                y += 1;
            }
        }
    }
}

fn label(step: Step) -> &'static str {
    match step {
        Step::Logged => "review-logged",
        Step::NoAnswer => "review-no-answer",
        Step::Snoozed => "review-snoozed",
        Step::Parked => "review-parked",
        Step::Changed => "review-changed",
    }
}
