//! What a talk makes of a customer's due date, before it is saved: the same facts that the kept line is made of afterwards.

use super::Facts;
use crate::domain::{follow_up::Happened, outcome::Outcome, stage::Stage, tier::Tier};
use chrono::NaiveDate;

/// A customer's facts, and beside them what decides how a further talk changes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    pub facts: Facts,
    /// When the latest talk was.
    pub last: Option<Happened>,
    pub parked_on: Option<NaiveDate>,
    pub deals: u32,
    pub open_deals: u32,
    /// The days on which parts of orders are due that are not paid yet.
    pub owed: Vec<NaiveDate>,
}

/// A talk that plans nothing itself and leaves no plan as it is, and what is said in it.
#[derive(Clone, Debug)]
pub struct Talk {
    pub happened: Happened,
    pub outcome: Outcome,
    /// Whether the customer got in touch.
    pub inbound: bool,
    pub tier: Tier,
    /// The stage to which it moves the deal.
    pub stage: Option<Stage>,
    /// Whether it says something of the deal, so that there is one from now on.
    pub of_deal: bool,
    /// The days of the promises that are open after it.
    pub promised: Vec<NaiveDate>,
}

impl Outlook {
    /// Whether nothing happened after it; on a day whose hour is not said, nothing on a later day.
    pub fn is_latest(&self, happened: Happened) -> bool {
        happened.is_latest(self.last.map(Happened::key).as_deref())
    }

    /// The facts as they are once the talk is saved.
    pub fn after(&self, talk: &Talk) -> Facts {
        let mut facts = Facts { tier: talk.tier, open_deal: self.open_after(talk) > 0, ..self.facts.clone() };
        (facts.step, facts.step_knows) = (None, None);
        // The latest is found by its stored form: a day alone stands before the hours of that day.
        if self.last.is_none_or(|last| last.key() <= talk.happened.key()) {
            (facts.last_contact, facts.last_outcome) = (Some(talk.happened.moment()), Some(talk.outcome));
        }
        let wake_on = facts.parked.flatten();
        if wakes(talk.happened.date(), talk.inbound, self.parked_on, wake_on) {
            facts.parked = None;
        }
        let known = facts.last_contact.map(|last| last.date);
        let next = |days: &[NaiveDate]| days.iter().copied().filter(|day| Some(*day) > known).min();
        facts.owed_next = next(&self.owed);
        facts.promised_next = next(&talk.promised);
        facts
    }

    /// How many deals are open after it: it moves the open one, else the last one, else a new one.
    fn open_after(&self, talk: &Talk) -> u32 {
        match talk.stage {
            Some(stage) if stage.is_open() => self.open_deals.max(1),
            Some(_) => self.open_deals.saturating_sub(1),
            None if talk.of_deal && self.deals == 0 => 1,
            None => self.open_deals,
        }
    }
}

/// Whether a talk takes its parked customer back: when it came from them, or when the day to wake has come (`domain-rules §5`).
pub fn wakes(day: NaiveDate, inbound: bool, parked_on: Option<NaiveDate>, wake_on: Option<NaiveDate>) -> bool {
    inbound && parked_on.is_none_or(|since| since <= day) || wake_on.is_some_and(|wake_on| wake_on <= day)
}
