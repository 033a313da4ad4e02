//! When a customer is to be contacted next, and how that reads today (`domain-rules §1, §16`).

mod outlook;

pub use outlook::{Outlook, Talk, wakes};

use super::{
    moment::Moment,
    outcome::{DefaultNext, Outcome},
    tier::Tier,
    workday::Workdays,
};
use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// The rep's settings that due dates depend on. Days throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuePolicy {
    /// By tier, A first.
    pub cadence: [u16; 4],
    /// An overdue date turns from amber to red after so many days; by tier, A first.
    pub red_after: [u16; 4],
    /// Days after the delivery on which a buyer is cared for; the last one repeats.
    pub care: [u16; 3],
    /// Whether a customer without a plan gets a date from its cadence.
    pub implied: bool,
    /// Whether overdue days are workdays.
    pub overdue_in_workdays: bool,
    /// Which days those are.
    pub workdays: Workdays,
}

impl Default for DuePolicy {
    fn default() -> Self {
        DuePolicy {
            cadence: [3, 7, 15, 30],
            red_after: [1, 3, 7, 15],
            care: [7, 30, 90],
            implied: true,
            overdue_in_workdays: false,
            workdays: Workdays::default(),
        }
    }
}

impl DuePolicy {
    /// The days between two contacts of a tier.
    pub fn cadence_of(&self, tier: Tier) -> u64 {
        u64::from(self.cadence[usize::from(tier.rank())])
    }

    /// The days that a date of this tier may be overdue before it turns red.
    pub fn red_after_of(&self, tier: Tier) -> i64 {
        i64::from(self.red_after[usize::from(tier.rank())])
    }
}

/// What the date depends on, as the rows of one customer have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub tier: Tier,
    /// Paused or given up; with the day it wakes, if any.
    pub parked: Option<Option<NaiveDate>>,
    /// Whether a deal is in an open stage.
    pub open_deal: bool,
    /// For a buyer, the day of the last delivery, or of the order.
    pub bought_on: Option<NaiveDate>,
    /// The day on which orders of the customer were imported: care that was due before it is history too.
    pub brought_in_on: Option<NaiveDate>,
    pub created_on: Option<NaiveDate>,
    pub last_contact: Option<Moment>,
    pub last_outcome: Option<Outcome>,
    /// When the customer decides.
    pub decision_on: Option<NaiveDate>,
    /// The open plan; without a date when none is wanted.
    pub step: Option<Option<Moment>>,
    /// The day up to which what calls was in sight when the plan was made or moved.
    pub step_knows: Option<NaiveDate>,
    /// The earliest day on which a part of an order is due that is not paid yet.
    pub owed_since: Option<NaiveDate>,
    /// The earliest such day that came after the last talk, and after the plan was made or moved.
    pub owed_next: Option<NaiveDate>,
    /// The earliest day of an open promise, of either side, that came after the last talk and after the plan that knew it.
    pub promised_next: Option<NaiveDate>,
}

/// Whether and where a customer stands in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// To be contacted.
    Active,
    /// Parked until its date.
    Parked,
    /// Nothing to do: lost, void, won without an order, or parked for good.
    Rest,
}

/// The answer for one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub lane: Lane,
    /// `None` in the active lane: unplanned.
    pub due: Option<Moment>,
    /// Whether the cadence gave the date, not the rep.
    pub implied: bool,
    /// What gave the date, when neither the rep nor the cadence did.
    pub reason: Option<Reason>,
}

/// Why a customer calls by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Money is due.
    Receivable,
    /// The day of the customer's decision is near.
    Decision,
    /// The customer promised something for the line's day or an earlier one.
    TheirPromise,
    /// The rep did.
    MyPromise,
}

impl Reason {
    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Receivable => "receivable",
            Reason::Decision => "decision",
            Reason::TheirPromise => "their_promise",
            Reason::MyPromise => "my_promise",
        }
    }

    /// The reason of a stored code: a promise is none of them, since the line holds its day and its side.
    pub fn from_code(code: &str) -> Option<Reason> {
        [Reason::Receivable, Reason::Decision].into_iter().find(|reason| reason.code() == code)
    }
}

/// When the customer is due.
pub fn schedule(facts: &Facts, policy: &DuePolicy, today: NaiveDate) -> Schedule {
    let rest = Schedule { lane: Lane::Rest, due: None, implied: false, reason: None };
    let active = Schedule { lane: Lane::Active, ..rest };
    if let Some(wake_on) = facts.parked {
        return match wake_on {
            Some(day) => {
                let lane = if day <= today { Lane::Active } else { Lane::Parked };
                Schedule { lane, due: Some(Moment::day(day)), ..rest }
            }
            None => rest,
        };
    }
    if let Some(due) = facts.step {
        let planned = Schedule { due, ..active };
        return called(facts, missed_decision(facts, policy).unwrap_or(planned));
    }
    if !facts.open_deal && facts.bought_on.is_none() {
        return called(facts, rest);
    }
    if !policy.implied {
        return called(facts, active);
    }
    let (due, reason) = implied(facts, policy);
    // The last year that is written with four digits.
    let due = due.filter(|due| due.date.year() <= 9999);
    called(facts, Schedule { due, implied: due.is_some(), reason: reason.filter(|_| due.is_some()), ..active })
}

/// A plan for after the decision, made before the day to talk about it: that day calls all the same, or the window is missed
/// (`features S154`). A plan that was made on that day or later, or with it in sight, governs.
fn missed_decision(facts: &Facts, policy: &DuePolicy) -> Option<Schedule> {
    let decision = facts.decision_on.filter(|_| facts.open_deal)?;
    facts.step.flatten().filter(|planned| planned.date > decision)?;
    let day = before_decision(facts, policy).filter(|day| facts.step_knows.is_some_and(|knows| knows < *day))?;
    let (due, reason) = (Some(Moment::day(day)), Some(Reason::Decision));
    Some(Schedule { lane: Lane::Active, due, implied: true, reason })
}

/// Money and promises call on their day, unless something is planned before it: once somebody talked on that day or after it, or
/// planned something knowing it, what came of that governs. A promise also calls for a customer with nothing else to do.
fn called(facts: &Facts, schedule: Schedule) -> Schedule {
    let money = facts.owed_next.filter(|_| schedule.lane == Lane::Active);
    let Some(day) = [money, facts.promised_next].into_iter().flatten().min() else { return schedule };
    let stands = |due: Moment| due.date < day || (due.date == day && !schedule.implied);
    if schedule.due.is_some_and(stands) {
        return schedule;
    }
    let reason = (money == Some(day)).then_some(Reason::Receivable);
    Schedule { lane: Lane::Active, due: Some(Moment::day(day)), implied: false, reason }
}

/// The date without a plan, and what gave it when the cadence did not.
fn implied(facts: &Facts, policy: &DuePolicy) -> (Option<Moment>, Option<Reason>) {
    if facts.open_deal {
        let cadence = by_cadence(facts, policy);
        let decision = before_decision(facts, policy).map(Moment::day);
        return match (cadence, decision) {
            (Some(cadence), Some(decision)) if decision.date < cadence.date => (Some(decision), Some(Reason::Decision)),
            (None, Some(decision)) => (Some(decision), Some(Reason::Decision)),
            (cadence, _) => (cadence, None),
        };
    }
    let is_owing = || facts.last_contact.is_some_and(|last| facts.owed_since.is_some_and(|day| day <= last.date));
    if let Some(again) = asked_after_sale(facts, policy) {
        return (Some(again), is_owing().then_some(Reason::Receivable));
    }
    let care = by_care(facts, policy);
    // Who was talked to about money that is still open is asked again as an open deal is: care alone may be months away.
    let again = is_owing().then(|| by_cadence(facts, policy)).flatten();
    match (care, again) {
        (Some(care), Some(again)) if care.date <= again.date => (Some(care), None),
        (_, Some(again)) => (Some(again), Some(Reason::Receivable)),
        (care, None) => (care, None),
    }
}

/// The date that a follow-up's outcome, or else the tier's cadence, proposes.
fn proposed(happened: Moment, outcome: Option<Outcome>, tier: Tier, policy: &DuePolicy) -> Option<Moment> {
    let own = outcome.and_then(|outcome| asked_for(happened, outcome, policy));
    own.or_else(|| happened.date.checked_add_days(Days::new(policy.cadence_of(tier))).map(Moment::day))
}

/// The date that the outcome itself asks for; none where that is left to the cadence.
fn asked_for(happened: Moment, outcome: Outcome, policy: &DuePolicy) -> Option<Moment> {
    let day = happened.date;
    match outcome.default_next() {
        DefaultNext::NextDays(n) => day.checked_add_days(Days::new(n.into())).map(Moment::day),
        DefaultNext::NextWorkdays(n) => policy.workdays.after(day, n.into()).map(Moment::day),
        DefaultNext::SameDayHours(hours) => match happened.time {
            Some(time) => {
                let at = day.and_time(time).checked_add_signed(Duration::hours(hours.into()))?;
                Some(Moment::at(at.date(), at.time()))
            }
            None => policy.workdays.after(day, 1).map(Moment::day),
        },
        DefaultNext::Cadence | DefaultNext::DateRequired | DefaultNext::ProposeLost => None,
    }
}

/// The date that a buyer's last talk asks for by itself, before the care goes on: a missed attempt is tried again as with an open
/// deal, and is no care; a talk that has a date of its own has it here too. What was said before the sale, or before the customer's
/// orders were brought in, asks for nothing any more.
fn asked_after_sale(facts: &Facts, policy: &DuePolicy) -> Option<Moment> {
    let (last, outcome, bought) = (facts.last_contact?, facts.last_outcome?, facts.bought_on?);
    if last.date < bought || last.date == bought && outcome.is_answered() {
        return None;
    }
    let own = asked_for(last, outcome, policy);
    let again = match own {
        None if !outcome.is_answered() => {
            let care = by_care(facts, policy);
            proposed(last, Some(outcome), facts.tier, policy).map(|again| care.map_or(again, |care| care.min(again)))
        }
        own => own,
    };
    again.filter(|again| facts.brought_in_on.is_none_or(|since| again.date >= since))
}

/// The days from one contact of the customer to the next: its tier's cadence, and more where the care after a sale leaves more from
/// the last contact to the day of care that follows it.
pub fn rhythm(facts: &Facts, policy: &DuePolicy) -> u64 {
    let cadence = policy.cadence_of(facts.tier);
    let care = || {
        let from = facts.last_contact.map(|last| last.date).or(facts.bought_on)?;
        u64::try_from((by_care(facts, policy)?.date - from).num_days()).ok()
    };
    if facts.open_deal { cadence } else { care().unwrap_or(0).max(cadence) }
}

fn by_cadence(facts: &Facts, policy: &DuePolicy) -> Option<Moment> {
    match facts.last_contact {
        Some(last) => proposed(last, facts.last_outcome, facts.tier, policy),
        None => policy.workdays.after(facts.created_on?, 1).map(Moment::day),
    }
}

/// Workdays before the customer decides that a contact is due by itself (`features.md` S26, S154).
const BEFORE_DECISION: u32 = 3;

/// The last day to talk before the decision, unless one talked on it or after it.
fn before_decision(facts: &Facts, policy: &DuePolicy) -> Option<NaiveDate> {
    policy
        .workdays
        .before(facts.decision_on?, BEFORE_DECISION)
        .filter(|day| facts.last_contact.is_none_or(|last| last.date < *day))
}

/// The first care day after the last contact: 7, 30, 90 days after the delivery, then every 90.
fn by_care(facts: &Facts, policy: &DuePolicy) -> Option<Moment> {
    let bought = facts.bought_on?;
    let after = facts.last_contact.map_or(bought, |m| m.date).max(facts.brought_in_on.unwrap_or(bought));
    let mut offsets = policy.care.map(u64::from);
    offsets.sort_unstable();
    for offset in offsets {
        let day = bought.checked_add_days(Days::new(offset))?;
        if day > after {
            return Some(Moment::day(day));
        }
    }
    let period = offsets[2].max(1);
    let passed = u64::try_from((after - bought).num_days()).ok()?;
    bought.checked_add_days(Days::new((passed / period + 1) * period)).map(Moment::day)
}

/// The group of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Overdue,
    Today,
    Soon,
    Later,
    Unplanned,
}

impl Band {
    /// Every band, in the order of the queue.
    pub const ALL: [Band; 5] = [Band::Overdue, Band::Today, Band::Soon, Band::Later, Band::Unplanned];

    /// The JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Band::Overdue => "overdue",
            Band::Today => "today",
            Band::Soon => "soon",
            Band::Later => "later",
            Band::Unplanned => "unplanned",
        }
    }
}

/// How many days ahead count as soon.
pub const SOON_DAYS: u64 = 7;

/// A timed step within so many minutes stands on top of everything.
pub const IMMINENT_MINUTES: i64 = 60;

/// The band of a due date. Due today is not overdue, but a minute of today that has passed is; the running one has not.
pub fn band(due: Option<Moment>, now: NaiveDateTime) -> Band {
    let Some(due) = due else { return Band::Unplanned };
    let today = now.date();
    let minute = |time: NaiveTime| (time.hour(), time.minute());
    if due.date < today || (due.date == today && due.time.is_some_and(|t| minute(t) < minute(now.time()))) {
        Band::Overdue
    } else if due.date == today {
        Band::Today
    } else if due.date <= today.checked_add_days(Days::new(SOON_DAYS)).unwrap_or(NaiveDate::MAX) {
        Band::Soon
    } else {
        Band::Later
    }
}

/// Whether it is a timed step within the next [`IMMINENT_MINUTES`], the running minute included.
pub fn is_imminent(due: Moment, now: NaiveDateTime) -> bool {
    let minute = |time: NaiveTime| i64::from(time.hour() * 60 + time.minute());
    let ahead = due.time.map(|time| minute(time) - minute(now.time()));
    due.date == now.date() && ahead.is_some_and(|ahead| (0..=IMMINENT_MINUTES).contains(&ahead))
}

/// Days since the due date, 0 when it is today or later; workdays only, when the settings say so.
pub fn overdue_days(due: NaiveDate, today: NaiveDate, policy: &DuePolicy) -> i64 {
    match policy.overdue_in_workdays {
        true => policy.workdays.between(due, today),
        false => (today - due).num_days().max(0),
    }
}

/// Whether an overdue date has turned from amber to red.
pub fn is_red(due: Moment, tier: Tier, policy: &DuePolicy, today: NaiveDate) -> bool {
    let after = policy.red_after_of(tier);
    match policy.overdue_in_workdays {
        // Asked of every line that is drawn: the workdays of years are not counted for it.
        true => !policy.workdays.is_within(due.date, today, u32::try_from(after).unwrap_or(u32::MAX)),
        false => overdue_days(due.date, today, policy) > after,
    }
}
