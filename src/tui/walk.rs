//! A walk through customers, one at a time: the place, what was done on the way, and the way back. Knows no screen of its own: the
//! review and the calls say what a step is.

use super::{
    DrawContext, Press,
    widget::{text, wrap::wrap},
};
use crate::{
    action::Action,
    domain::id::{CustomerId, OperationId},
};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// The walk; `S` is what can be done with a customer.
pub struct Walk<S> {
    customers: Vec<CustomerId>,
    /// The customer in sight; at the end their number.
    place: usize,
    /// Where the walk was stopped before its end.
    stopped_at: Option<usize>,
    done: Vec<Done<S>>,
}

/// One thing that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Done<S> {
    place: usize,
    step: S,
    operation: OperationId,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WalkEvent {
    Ignored,
    /// Another customer, or the end, is in sight.
    Moved,
    /// Do this with the customer in sight; [`Walk::done`] is told when it was saved.
    Act(Action, CustomerId),
    /// Take these back, in this order; [`Walk::undone`] is told when they were.
    Undo(Vec<OperationId>),
    Closed,
}

impl<S: Copy> Walk<S> {
    /// The customers to walk through, in the order of the queue.
    pub fn new(customers: Vec<CustomerId>) -> Walk<S> {
        Walk { customers, place: 0, stopped_at: None, done: Vec::new() }
    }

    /// The customer whose card is to be shown; none at the end.
    pub fn current(&self) -> Option<CustomerId> {
        self.customers.get(self.place).copied()
    }

    /// The customers that come after the one in sight.
    pub fn rest(&self) -> &[CustomerId] {
        self.customers.get(self.place + 1..).unwrap_or_default()
    }

    /// Whether the count is in sight.
    pub fn is_at_end(&self) -> bool {
        self.place >= self.customers.len()
    }

    /// The place in sight, counted from 1, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let total = self.customers.len();
        ((self.place + 1).min(total), total)
    }

    pub fn on_press(&mut self, press: &Press) -> WalkEvent {
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
            return if action == Some(Action::ReviewClose) { WalkEvent::Closed } else { WalkEvent::Ignored };
        };
        match action {
            Some(Action::ReviewSkip) => self.go_to(self.place + 1),
            // The count first, when there is something to count.
            Some(Action::ReviewStop) if self.done.is_empty() => WalkEvent::Closed,
            Some(Action::ReviewStop) => {
                let here = self.place;
                let event = self.go_to(self.customers.len());
                self.stopped_at = Some(here);
                event
            }
            Some(act) if act.is_about_one_customer() => WalkEvent::Act(act, customer),
            _ => WalkEvent::Ignored,
        }
    }

    /// Notes what was saved for the customer in sight, and goes on to the next when that was all.
    pub fn done(&mut self, step: S, operation: OperationId, goes_on: bool) {
        if self.is_at_end() {
            return;
        }
        self.done.push(Done { place: self.place, step, operation });
        if goes_on {
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
    fn undo(&self) -> WalkEvent {
        let newest_first = self.done.iter().rev().map(|done| done.operation);
        let operations: Vec<OperationId> = newest_first.take(if self.is_at_end() { usize::MAX } else { 1 }).collect();
        if operations.is_empty() { WalkEvent::Ignored } else { WalkEvent::Undo(operations) }
    }

    fn go_to(&mut self, place: usize) -> WalkEvent {
        if place == self.place {
            return WalkEvent::Ignored;
        }
        self.place = place;
        self.stopped_at = None;
        WalkEvent::Moved
    }

    /// What was done, in its order.
    pub fn steps(&self) -> impl Iterator<Item = S> + '_ {
        self.done.iter().map(|done| done.step)
    }

    /// The customers passed that nothing was done with.
    pub fn skipped(&self) -> usize {
        let end = self.stopped_at.unwrap_or(self.place).min(self.customers.len());
        (0..end).filter(|place| self.done.iter().all(|done| done.place != *place)).count()
    }

    /// Draws what the walk came to: how far it went, what was `counted`, and the key that takes it back. `none` is said of a walk
    /// through nobody.
    pub fn draw_end(&self, none: &str, counted: &[(String, Style)], area: Rect, buf: &mut Buffer, ctx: &DrawContext) {
        let texts = ctx.texts;
        let mut lines = Vec::new();
        if self.customers.is_empty() {
            lines.push((none.to_owned(), ctx.theme.ok));
        } else {
            let total = self.customers.len();
            let said = match self.stopped_at {
                Some(n) => texts.with("review-left", &[("n", n.into()), ("rest", total.saturating_sub(n).into())]),
                None => texts.with("review-end", &[("n", total.into())]),
            };
            lines.push((said, ctx.theme.text));
        }
        lines.extend_from_slice(counted);
        if let Some(key) = ctx.key_name(Action::Undo).filter(|_| !self.done.is_empty()) {
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
