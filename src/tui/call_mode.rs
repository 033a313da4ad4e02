//! Calls 打电话 (ideas M7): those who are due and can be rung, one at a time: number and code, one key an outcome, and a count at the
//! end. Dials nothing; the card, the line and the writes are the app's.
//!
//! The time of a call is told in whole minutes. The minute's clock of the app brings the next one, so that a screen that waits for
//! somebody to pick up wakes no processor; a minute that has begun is not counted.

mod draw;
mod pane;

pub use pane::{QrEvent, QrPane};

use super::{
    Press,
    review::{Step, tally},
    walk::{Walk, WalkEvent},
    widget::lines::Line,
};
use crate::{
    action::{Action, Scope},
    domain::{
        channel::Channel,
        id::{CustomerId, OperationId},
        outcome::Outcome,
        phone::Number,
    },
    i18n::Texts,
    store::Op,
    wording::{self, qr::Qr},
};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;

/// The calls.
pub struct CallMode {
    walk: Walk<Call>,
    /// Customers whose turn it would be, but nobody there has a number.
    without: usize,
    /// The numbers of the customer in sight.
    numbers: Vec<Number>,
    /// The one that is rung, and its code.
    chosen: usize,
    qr: Option<Qr>,
    /// When the first card came up, the one in sight, and the end.
    begun: NaiveDateTime,
    since: NaiveDateTime,
    ended: Option<NaiveDateTime>,
    /// What the keys mean, made for the space there is.
    strip: Vec<Line>,
    area: Rect,
}

/// What was done with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Rung(Outcome),
    Other(Step),
}

impl Call {
    /// What a saved action is.
    pub fn of(op: &Op) -> Call {
        match op {
            Op::LogFollowUp(log) if log.channel == Channel::Phone => Call::Rung(log.outcome),
            op => Call::Other(Step::of(op)),
        }
    }
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallEvent {
    Walk(WalkEvent),
    /// Another number is in sight.
    Changed,
    /// The call came to this: save it.
    Came(Outcome),
    /// The call came to this, and there is more to be typed.
    Tell(Outcome),
    Copy(String),
    /// The code of the person, over the screen.
    Qr,
}

/// The outcomes that have a key, as they are shown: what is saved at once, then what is told in words.
pub const KEYS: [(Action, Outcome); 7] = [
    (Action::CallNoAnswer, Outcome::NoAnswer),
    (Action::CallBusy, Outcome::Busy),
    (Action::CallRejected, Outcome::Rejected),
    (Action::CallOff, Outcome::PhoneOff),
    (Action::CallWrong, Outcome::WrongNumber),
    (Action::CallAgain, Outcome::Callback),
    (Action::CallTalked, Outcome::Talked),
];

impl CallMode {
    /// The customers to be rung, in their order; `without` more have no number.
    pub fn new(customers: Vec<CustomerId>, without: usize, now: NaiveDateTime) -> CallMode {
        CallMode {
            walk: Walk::new(customers),
            without,
            numbers: Vec::new(),
            chosen: 0,
            qr: None,
            begun: now,
            since: now,
            ended: None,
            strip: Vec::new(),
            area: Rect::ZERO,
        }
    }

    /// The customer whose card is to be shown; none at the end.
    pub fn current(&self) -> Option<CustomerId> {
        self.walk.current()
    }

    /// The customers that come after.
    pub fn rest(&self) -> &[CustomerId] {
        self.walk.rest()
    }

    /// The number that the next outcome is about.
    pub fn number(&self) -> Option<&Number> {
        self.numbers.get(self.chosen)
    }

    /// Whether there is no other number to ring.
    pub fn has_one_number(&self) -> bool {
        self.numbers.len() < 2
    }

    /// Which of the customer's numbers that is.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Shows the numbers of the customer in sight; of the same customer the same one stays chosen, and the time goes on.
    pub fn show(&mut self, numbers: Vec<Number>, is_another: bool, now: NaiveDateTime) {
        if is_another {
            self.since = now;
        }
        let kept = self.number().filter(|_| !is_another);
        self.chosen = numbers.iter().position(|number| Some(number) == kept).unwrap_or(0);
        self.numbers = numbers;
        self.make_code();
    }

    fn make_code(&mut self) {
        self.qr = self.number().and_then(|number| Qr::new(&number.uri()));
    }

    /// Where its keys are looked up.
    pub fn scope(&self) -> Scope {
        if self.walk.is_at_end() { Scope::ReviewEnd } else { Scope::Calls }
    }

    pub fn on_press(&mut self, press: &Press, now: NaiveDateTime) -> CallEvent {
        let event = self.pressed(press);
        self.note_end(now);
        event
    }

    fn pressed(&mut self, press: &Press) -> CallEvent {
        if self.walk.is_at_end() {
            return CallEvent::Walk(self.walk.on_press(press));
        }
        match press.action {
            Some(Action::NoAnswerNext) => return CallEvent::Came(Outcome::NoAnswer),
            Some(Action::CallNumber) if self.numbers.len() > 1 => {
                self.chosen = (self.chosen + 1) % self.numbers.len();
                self.make_code();
                return CallEvent::Changed;
            }
            Some(Action::CallCopy) if let Some(number) = self.number() => {
                return CallEvent::Copy(number.dialled.clone());
            }
            Some(Action::ContactQr) if self.number().is_some() => return CallEvent::Qr,
            Some(Action::ContactQr) => return CallEvent::Walk(WalkEvent::Ignored),
            _ => {}
        }
        match KEYS.iter().find(|(action, _)| press.action == Some(*action)) {
            Some((Action::CallAgain | Action::CallTalked, outcome)) => CallEvent::Tell(*outcome),
            Some((_, outcome)) => CallEvent::Came(*outcome),
            None => CallEvent::Walk(self.walk.on_press(press)),
        }
    }

    /// Notes what was saved for the customer in sight, and goes on to the next.
    pub fn done(&mut self, call: Call, operation: OperationId, now: NaiveDateTime) {
        let goes_on = match call {
            Call::Rung(_) => true,
            Call::Other(step) => step.goes_on(),
        };
        self.walk.done(call, operation, goes_on);
        self.note_end(now);
    }

    /// Forgets what was taken back, and shows the customer it was about.
    pub fn undone(&mut self, operations: &[OperationId]) {
        self.walk.undone(operations);
        self.ended = self.ended.filter(|_| self.walk.is_at_end());
    }

    fn note_end(&mut self, now: NaiveDateTime) {
        self.ended = if self.walk.is_at_end() { self.ended.or(Some(now)) } else { None };
    }

    /// Calls made, and those of them that reached somebody.
    fn made(&self) -> (usize, usize) {
        let made =
            || self.walk.steps().filter_map(|call| if let Call::Rung(outcome) = call { Some(outcome) } else { None });
        (made().count(), made().filter(|outcome| outcome.is_answered()).count())
    }

    /// What the calls came to, and what else was done: `未接 2  有效沟通 1  跳过 1`.
    fn tally(&self, texts: &Texts) -> String {
        let count = |outcome: Outcome| self.walk.steps().filter(|call| *call == Call::Rung(outcome)).count();
        let outcomes = Outcome::ALL.into_iter().map(|outcome| (outcome, count(outcome))).filter(|(_, n)| *n > 0);
        let words = |(outcome, n): (Outcome, usize)| {
            let what = wording::outcome_short(texts, outcome);
            texts.with("call-counted", &[("what", what.into()), ("n", n.into())])
        };
        let others = self.walk.steps().filter_map(|call| if let Call::Other(step) = call { Some(step) } else { None });
        outcomes.map(words).chain(tally(others, self.walk.skipped(), texts)).collect::<Vec<_>>().join("  ")
    }
}

/// Whole minutes from one moment to another; a clock that was set back has none.
fn minutes(from: NaiveDateTime, to: NaiveDateTime) -> i64 {
    (to - from).num_minutes().max(0)
}

/// A time in words: `3 分钟`, `不到 1 分钟`.
fn lasting(from: NaiveDateTime, to: NaiveDateTime, texts: &Texts) -> String {
    match minutes(from, to) {
        0 => texts.get("call-under-a-minute").to_owned(),
        n => texts.with("call-minutes", &[("n", n.into())]),
    }
}
