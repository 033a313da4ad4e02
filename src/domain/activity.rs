//! What a stretch of follow-ups comes to (`domain-rules §9`): an attempt counts once a channel, customer and day (§5 rule 1). Reads nothing.

use super::{
    channel::{Channel, Direction},
    id::CustomerId,
    interval::Rate,
    outcome::Outcome,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// A follow-up, as far as the counts ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logged {
    pub customer: CustomerId,
    /// The local day that it happened on.
    pub day: NaiveDate,
    pub channel: Channel,
    pub direction: Direction,
    pub outcome: Option<Outcome>,
}

impl Logged {
    /// An outbound log that tried to reach the customer.
    pub fn is_attempt(&self) -> bool {
        self.direction == Direction::Out && self.outcome.is_some_and(Outcome::is_attempt)
    }

    /// Whether the customer was spoken with.
    pub fn is_effective(&self) -> bool {
        self.outcome.is_some_and(Outcome::is_answered)
    }
}

/// What the follow-ups of a period come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityCounts {
    /// Everything written down.
    pub logs: i64,
    /// 跟进次数: attempts once a channel, customer and day, all else each.
    pub contacts: i64,
    /// 有效沟通: those of the contacts with an answer.
    pub effective: i64,
    /// 跟进家数: customers with any log.
    pub customers: i64,
    /// 回应率: answered attempts of all.
    pub response: Rate,
    /// The same by channel, the most attempts first; channels without any are left out.
    pub channels: Vec<(Channel, Rate)>,
    /// 触达率: customers that answered, or came of themselves, of those attempted.
    pub reach: Rate,
}

/// Counts follow-ups one by one, in any order.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    logs: i64,
    others: i64,
    answered_others: i64,
    /// Each attempt that counts, and whether it was answered.
    attempts: HashMap<(NaiveDate, CustomerId, Channel), bool>,
    /// Each customer: attempted, heard from.
    customers: HashMap<CustomerId, (bool, bool)>,
    days: BTreeMap<NaiveDate, i64>,
}

impl Tally {
    /// Takes one.
    pub fn take(&mut self, log: &Logged) {
        self.logs += 1;
        let answered = log.is_effective();
        let is_attempt = log.is_attempt();
        let (attempted, heard) = self.customers.entry(log.customer).or_default();
        *attempted |= is_attempt;
        *heard |= answered || log.direction == Direction::In;
        if is_attempt {
            let key = (log.day, log.customer, log.channel);
            let known = self.attempts.contains_key(&key);
            *self.attempts.entry(key).or_default() |= answered;
            if known {
                return;
            }
        } else {
            self.others += 1;
            self.answered_others += i64::from(answered);
        }
        *self.days.entry(log.day).or_default() += 1;
    }

    /// Contacts a day, every day of `from..=to`.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<i64> {
        from.iter_days().take_while(|day| *day <= to).map(|day| self.days.get(&day).copied().unwrap_or(0)).collect()
    }

    /// How many contacts count so far.
    pub fn contacts(&self) -> i64 {
        count(self.attempts.len()) + self.others
    }

    /// The counts.
    pub fn counts(&self) -> ActivityCounts {
        let mut response = Rate::default();
        let mut channels: HashMap<Channel, Rate> = HashMap::new();
        for ((_, _, channel), answered) in &self.attempts {
            response.count(*answered);
            channels.entry(*channel).or_default().count(*answered);
        }
        let mut channels: Vec<(Channel, Rate)> = channels.into_iter().collect();
        let place = |channel: Channel| Channel::ALL.iter().position(|one| *one == channel);
        channels.sort_by_key(|(channel, rate)| (std::cmp::Reverse(rate.n), place(*channel)));
        let mut reach = Rate::default();
        for (_, heard) in self.customers.values().filter(|(attempted, _)| *attempted) {
            reach.count(*heard);
        }
        ActivityCounts {
            logs: self.logs,
            contacts: self.contacts(),
            effective: response.hits + self.answered_others,
            customers: count(self.customers.len()),
            response,
            channels,
            reach,
        }
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
