//! The talks with one sample customer, from the first call to the last.

use super::Plan;
use crate::{
    domain::{
        channel::{Channel, Direction},
        follow_up::{Happened, Kind},
        id::CustomerId,
        outcome::Outcome,
        satisfaction::Points,
        stage::Stage,
    },
    store::op::{NewFollowUp, NextPlan},
};
use chrono::{DateTime, FixedOffset};

/// The channels of everyday.
pub const CHANNELS: [Channel; 5] = [Channel::Phone, Channel::Wechat, Channel::Phone, Channel::Visit, Channel::Email];

/// The course of one customer.
pub struct History {
    pub id: CustomerId,
    pub number: usize,
    /// Days ago that it came on file.
    pub since: u64,
    /// Days ago of the last talk.
    pub last: u64,
    /// Where the deal stands.
    pub stage: Stage,
    /// Days ago of the first order, which won the deal.
    pub bought: Option<u64>,
    /// What came out of the last talk.
    pub next: NextPlan,
}

/// The stages on the way, each entered by a talk.
const PATH: [Stage; 4] = [Stage::Need, Stage::Proposal, Stage::Quote, Stage::Negotiation];

/// Plans the talks, oldest first; the last one carries the plan.
pub fn plan(plan: &mut Plan<'_>, history: &History) {
    // With a new one there was no time for more.
    let [fewest, more] = plan.words.shape.talks;
    let count = (fewest + history.number % more.max(1)).min(1 + usize::try_from(history.since / 3).unwrap_or(0));
    let reached = match history.stage {
        Stage::Won => PATH.len(),
        Stage::Lost | Stage::Void => 2,
        stage => PATH.iter().position(|&s| s == stage).map_or(0, |place| place + 1),
    };
    let path = PATH.len();
    for turn in 0..count {
        let is_last = turn + 1 == count;
        let (days, entered) = match history.bought {
            // The way to the first order comes before it.
            Some(bought) if turn < path => (between(history.since, bought, turn, path), turn),
            Some(bought) => (between(bought, history.last, turn - path, count - path), path),
            // A stage is entered where its share of the talks is over.
            None => {
                let entered = |n: usize| (n + 1) * count / (path + 1);
                let entered = (0..reached).find(|&n| entered(n) == turn).unwrap_or(path);
                (between(history.since, history.last, turn, count), entered)
            }
        };
        let days = if is_last { history.last } else { days };
        let days = days.min(history.since.saturating_sub(1));
        let stage = PATH.get(entered).copied().filter(|_| entered < reached);
        let is_after_sales = is_last && history.bought.is_some();
        let outcome = outcome(history.number, turn, is_last, is_after_sales, stage);
        let at = plan.days_ago(days);
        let ordinary = talk(plan, history.id, outcome, at);
        let new = NewFollowUp {
            direction: if turn % 6 == 5 { Direction::In } else { Direction::Out },
            channel: channel(history.number, turn, outcome),
            next: if is_last { history.next.clone() } else { NextPlan::Implied },
            stage,
            amount: (stage == Some(Stage::Quote)).then(|| amount(plan)),
            // Two of three say how it went.
            satisfaction: Points::new([4, 0, 5][history.number % 3]).filter(|_| outcome == Outcome::AfterSales),
            ..ordinary
        };
        plan.log(at, new);
    }
}

/// A call of ours with an outcome, in the words that stand for it, and nothing else.
pub fn talk(plan: &mut Plan<'_>, customer: CustomerId, outcome: Outcome, at: DateTime<FixedOffset>) -> NewFollowUp {
    let note = match plan.words.notes.get(outcome.code()) {
        Some(notes) => plan.pick(notes).to_owned(),
        None => String::new(),
    };
    NewFollowUp {
        customer,
        contact: None,
        kind: if outcome == Outcome::AfterSales { Kind::AfterSales } else { Kind::FollowUp },
        direction: Direction::Out,
        channel: Channel::Phone,
        outcome,
        rung: None,
        note,
        happened: Happened::At(at),
        attitude: None,
        satisfaction: None,
        next: NextPlan::Implied,
        tier: None,
        stage: None,
        reason: None,
        amount: None,
        valid_until: None,
        tags: Vec::new(),
        files: Vec::new(),
        promises: Vec::new(),
        settled: Vec::new(),
        need: None,
        effort: None,
    }
}

/// The day of talk `n` of `of`, in days ago, from `from` to `to`: later than the first, earlier than the second.
fn between(from: u64, to: u64, n: usize, of: usize) -> u64 {
    let span = from.saturating_sub(to + 2);
    let (n, of) = (u64::try_from(n).unwrap_or(0), u64::try_from(of.max(1)).unwrap_or(1));
    to + 1 + span - span * n / of
}

/// The outcome of a talk: what the stage demands, else one after the other, so that all 23 come up.
fn outcome(number: usize, talk: usize, is_last: bool, is_after_sales: bool, stage: Option<Stage>) -> Outcome {
    match stage {
        Some(Stage::Need) => Outcome::NeedUpdated,
        Some(Stage::Proposal) => Outcome::SentMaterial,
        Some(Stage::Quote) => Outcome::Quoted,
        Some(Stage::Negotiation) => Outcome::AwaitingApproval,
        _ if is_after_sales => Outcome::AfterSales,
        _ if is_last => Outcome::Talked,
        _ if (number + talk).is_multiple_of(3) => Outcome::Talked,
        _ => {
            let outcome = Outcome::ALL[(number * 5 + talk * 7) % Outcome::ALL.len()];
            // Money is chased and care is given where something was bought.
            if outcome == Outcome::WrongNumber && talk > 1 { Outcome::Callback } else { outcome }
        }
    }
}

fn channel(number: usize, talk: usize, outcome: Outcome) -> Channel {
    use Outcome::{Blocked, Busy, NoAnswer, NoReply, PhoneOff, ReadNoReply, Rejected, RequestPending, WrongNumber};
    match outcome {
        NoAnswer | Busy | Rejected | PhoneOff | WrongNumber => Channel::Phone,
        NoReply | ReadNoReply | RequestPending | Blocked => Channel::Wechat,
        _ if talk == 0 => Channel::ALL[number % Channel::ALL.len()],
        _ => CHANNELS[(number + talk) % CHANNELS.len()],
    }
}

/// Minor units, in round hundreds.
fn amount(plan: &mut Plan<'_>) -> i64 {
    plan.random.i64(plan.words.shape.deal[0]..plan.words.shape.deal[1]) * 10_000
}
