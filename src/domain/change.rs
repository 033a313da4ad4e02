//! What changed about a customer over a stretch (`features S172`): the first value and the last, nothing that went back to where it was.

use super::{customer::Parked, stage::Stage, tier::Tier};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// A stretch of time: after `from`, up to `to` and with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: DateTime<FixedOffset>,
    pub to: DateTime<FixedOffset>,
}

impl Stretch {
    /// Whether an instant lies within.
    pub fn holds(&self, at: DateTime<FixedOffset>) -> bool {
        self.from < at && at <= self.to
    }

    /// Whether a day without an hour lies within: the day that the stretch begins on belongs to the one before, unless it
    /// begins with the day.
    pub fn holds_day(&self, day: NaiveDate) -> bool {
        let first = self.from.date_naive();
        let begins = if self.begins_with_day() { first } else { first.succ_opt().unwrap_or(first) };
        begins <= day && day <= self.to.date_naive()
    }

    /// Whether it begins at midnight.
    pub fn begins_with_day(&self) -> bool {
        self.from.naive_local() == NaiveDateTime::from(self.from.date_naive())
    }
}

/// A change, with what was before and what is now. Money in minor units of the deal's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Came on file.
    Added,
    /// Moved to another stage; `reason` of one that is lost or void.
    Stage {
        from: Option<Stage>,
        to: Stage,
        reason: Option<String>,
    },
    Tier {
        from: Tier,
        to: Tier,
    },
    Starred(bool),
    /// `None`: in the queue.
    Parked {
        from: Option<Parked>,
        to: Option<Parked>,
        reason: Option<String>,
    },
    Amount {
        from: Option<i64>,
        to: Option<i64>,
        currency: super::money::Currency,
    },
    Decision {
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    },
    Need {
        from: Option<String>,
        to: Option<String>,
    },
    PromiseMade(Promised),
    PromiseKept(Promised),
    PromiseBroken(Promised),
}

/// A promise in a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// The rep's, not the customer's.
    pub mine: bool,
    pub text: String,
    pub due_on: Option<NaiveDate>,
}
