//! The daily review 今日复盘: the overdue and due customers one at a time, and a count at the end. Keeps the count;
//! the card, the menus and the writes are the app's.

use super::{
    DrawContext, Press,
    walk::{Walk, WalkEvent},
    widget::{frame::Frame, hits::Hits},
};
use crate::{
    action::Scope,
    domain::{
        customer::Parked,
        id::{CustomerId, OperationId},
    },
    i18n::Texts,
    store::Op,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The review.
pub struct Review {
    walk: Walk<Step>,
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

    /// What a saved action is.
    pub fn of(op: &Op) -> Step {
        match op {
            Op::LogFollowUp(log) if !log.outcome.is_answered() && log.note.is_empty() => Step::NoAnswer,
            Op::LogFollowUp(_) => Step::Logged,
            Op::Snooze { .. } | Op::Plan { .. } => Step::Snoozed,
            Op::Park { how: Parked::Paused | Parked::GivenUp, .. } => Step::Parked,
            Op::Batch(ops) if ops.iter().any(|op| matches!(op, Op::Park { .. })) => Step::Parked,
            _ => Step::Changed,
        }
    }

    /// Whether the customer is done with for now.
    pub fn goes_on(self) -> bool {
        self != Step::Changed
    }
}

impl Review {
    /// The customers to walk through, in the order of the queue.
    pub fn new(customers: Vec<CustomerId>) -> Review {
        Review { walk: Walk::new(customers) }
    }

    /// The customer whose card is to be shown; none at the end.
    pub fn current(&self) -> Option<CustomerId> {
        self.walk.current()
    }

    /// Whether the count is in sight.
    pub fn is_at_end(&self) -> bool {
        self.walk.is_at_end()
    }

    /// Where its keys are looked up.
    pub fn scope(&self) -> Scope {
        if self.is_at_end() { Scope::ReviewEnd } else { Scope::Review }
    }

    pub fn on_press(&mut self, press: &Press) -> WalkEvent {
        self.walk.on_press(press)
    }

    /// Notes what was saved for the customer in sight, and goes on to the next.
    pub fn done(&mut self, step: Step, operation: OperationId) {
        self.walk.done(step, operation, step.goes_on());
    }

    /// Forgets what was taken back, and shows the customer it was about.
    pub fn undone(&mut self, operations: &[OperationId]) {
        self.walk.undone(operations);
    }

    /// What was done, in words: `记录 3  未接 2  改期 1`.
    fn tally(&self, texts: &Texts) -> String {
        tally(self.walk.steps(), self.walk.skipped(), texts).join("  ")
    }

    /// Draws the frame of the walk, or the count; returns the area of the card, if one is to be drawn.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> (Option<Rect>, Hits) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return (None, Hits::new());
        }
        let (at, total) = self.walk.progress();
        let title = ctx.texts.with("review-title", &[("n", at.into()), ("total", total.into())]);
        let tally = self.tally(ctx.texts);
        let end = self.is_at_end();
        let title = if end { ctx.texts.get("review-title-end") } else { &title };
        let inner = Frame { title, right: if end { "" } else { &tally }, focused: true }.draw(area, buf, ctx);
        if !end {
            return (Some(inner), Hits::new());
        }
        let counted = if total == 0 { Vec::new() } else { vec![(tally, ctx.theme.title)] };
        self.walk.draw_end(ctx.texts.get("review-none"), &counted, inner, buf, ctx);
        (None, Hits::new())
    }
}

/// How many of each step there were, and how many customers were skipped; what there was none of is left out.
pub fn tally(steps: impl Iterator<Item = Step>, skipped: usize, texts: &Texts) -> Vec<String> {
    let steps: Vec<Step> = steps.collect();
    let count = |step: Step| steps.iter().filter(|done| **done == step).count();
    let counted = Step::ALL.into_iter().map(|step| (label(step), count(step)));
    let counted = counted.chain([("review-skipped", skipped)]).filter(|(_, n)| *n > 0);
    counted.map(|(key, n)| texts.with(key, &[("n", n.into())])).collect()
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
