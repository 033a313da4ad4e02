//! What one side promised the other, with or without a day, and what became of it (`features S2, S128`; ideas M9). Pure.

use super::outcome::Outcome;
use chrono::NaiveDate;

/// Who promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The customer: 下周有预算, 周五打款.
    Theirs,
    /// The rep: 周三前发方案.
    Mine,
}

impl Side {
    pub const ALL: [Side; 2] = [Side::Theirs, Side::Mine];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Side::Theirs => "theirs",
            Side::Mine => "mine",
        }
    }

    /// The side of a code.
    pub fn from_code(code: &str) -> Option<Side> {
        Side::ALL.into_iter().find(|side| side.code() == code)
    }
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    Kept,
    Broken,
    /// Nobody waits for it any more; it counts neither way.
    Dropped,
}

impl Settled {
    pub const ALL: [Settled; 3] = [Settled::Kept, Settled::Broken, Settled::Dropped];

    /// The stored and JSON value. One that is not settled is `open`.
    pub fn code(self) -> &'static str {
        match self {
            Settled::Kept => "kept",
            Settled::Broken => "broken",
            Settled::Dropped => "dropped",
        }
    }

    /// What a code says; `None` for `open`.
    pub fn from_code(code: &str) -> Option<Settled> {
        Settled::ALL.into_iter().find(|settled| settled.code() == code)
    }
}

/// A promise as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    pub side: Side,
    /// What, without the day.
    pub text: String,
    /// `None`: no day was named.
    pub due_on: Option<NaiveDate>,
}

/// Days since the day of an open promise: 0 on it and before, or without one.
pub fn overdue_days(due_on: Option<NaiveDate>, today: NaiveDate) -> u64 {
    due_on.map_or(0, |due| (today - due).num_days().max(0).unsigned_abs())
}

/// Whether a promise that was kept on a day came after the day that was named first. Without a day nothing is late.
pub fn is_late(first_due_on: Option<NaiveDate>, kept_on: NaiveDate) -> bool {
    first_due_on.is_some_and(|due| kept_on > due)
}

/// How one side of a customer keeps its word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    pub open: u64,
    /// On the day named first or before it, or without one.
    pub on_time: u64,
    pub late: u64,
    pub broken: u64,
}

impl Tally {
    pub fn kept(&self) -> u64 {
        self.on_time + self.late
    }

    /// Whether anything was settled that tells how a word is kept.
    pub fn tells(&self) -> bool {
        self.kept() + self.broken > 0
    }
}

/// The promise that lies in an outcome which is one (客户承诺, 催款) once it has a day, when none was said beside it: the note is
/// what was promised, the day of the next step is its day (`domain-rules §4`).
pub fn implied(outcome: Option<Outcome>, note: &str, day: Option<NaiveDate>) -> Option<Promised> {
    let text = note.trim();
    let is_one = matches!(outcome, Some(Outcome::Promised | Outcome::Collection));
    let due_on = day.filter(|_| is_one && !text.is_empty())?;
    Some(Promised { side: Side::Theirs, text: text.to_owned(), due_on: Some(due_on) })
}
