//! What single customers of the sample book are there to show: who is silent, what was promised, a quote that runs out, a decision
//! that is near. The course of the others is [`super::customer`]'s.

use super::{Entry, Plan, What, talk};
use crate::{
    domain::{
        channel::Channel,
        id::{CustomerId, PromiseId},
        outcome::Outcome,
        promise::{Promised, Settled, Side},
    },
    store::op::{NewPromise, PromiseOp},
};
use chrono::{Days, NaiveDate};

/// One after the other they did not answer: days ago, by which way, what came of it.
type Silence = &'static [(u64, Channel, Outcome)];

/// Two that are under suspicion, one that was blocked, and one where all has been tried (`domain-rules §5`).
const SILENT: [(usize, Silence); 4] = [
    (
        4,
        &[
            (31, Channel::Phone, Outcome::NoAnswer),
            (27, Channel::Phone, Outcome::Busy),
            (22, Channel::Phone, Outcome::NoAnswer),
            (17, Channel::Email, Outcome::NoReply),
            (11, Channel::Wechat, Outcome::ReadNoReply),
            (6, Channel::Phone, Outcome::PhoneOff),
        ],
    ),
    (
        17,
        &[
            (16, Channel::Phone, Outcome::NoAnswer),
            (13, Channel::Phone, Outcome::Rejected),
            (8, Channel::Wechat, Outcome::NoReply),
        ],
    ),
    (38, &[(12, Channel::Phone, Outcome::NoAnswer), (7, Channel::Wechat, Outcome::Blocked)]),
    (
        53,
        &[
            (9, Channel::Phone, Outcome::NoAnswer),
            (7, Channel::Phone, Outcome::NoAnswer),
            (4, Channel::Phone, Outcome::PhoneOff),
        ],
    ),
];

/// A promise: whose customer, which side, days ago that it was made, its day as days from today, and what became of it days ago.
struct Word(usize, Side, u64, i64, Option<(Settled, u64)>);

const WORDS: [Word; 13] = [
    Word(7, Side::Theirs, 10, 0, None),
    Word(28, Side::Theirs, 9, -2, None),
    Word(8, Side::Theirs, 6, 2, None),
    Word(35, Side::Theirs, 8, 6, None),
    Word(1, Side::Mine, 4, 0, None),
    Word(50, Side::Mine, 3, 1, None),
    Word(14, Side::Mine, 12, -3, None),
    Word(49, Side::Theirs, 13, -6, Some((Settled::Kept, 6))),
    // Three days late.
    Word(29, Side::Theirs, 20, -12, Some((Settled::Kept, 9))),
    Word(55, Side::Theirs, 30, -20, Some((Settled::Broken, 15))),
    Word(41, Side::Mine, 15, -11, Some((Settled::Kept, 12))),
    Word(43, Side::Mine, 9, -5, Some((Settled::Kept, 5))),
    Word(56, Side::Mine, 24, -18, Some((Settled::Kept, 18))),
];

/// Leads of the last days: days ago that they came on file.
const NEW: [(usize, usize); 2] = [(25, 3), (67, 9)];

/// Who has a quote that runs out, and who decides soon.
const QUOTED: usize = 50;
const DECIDES: usize = 43;

/// How long a customer has not answered, if it is one of the silent ones.
fn silence(number: usize) -> Option<Silence> {
    SILENT.iter().find(|(who, _)| *who == number).map(|(_, attempts)| *attempts)
}

/// Days ago that a customer came on file, if it is a new one.
pub fn new_since(number: usize) -> Option<usize> {
    NEW.iter().find(|(who, _)| *who == number).map(|(_, days)| *days)
}

/// Whether there is anything to tell of a customer: then it is in the middle of its deal.
pub fn is_told_of(number: usize) -> bool {
    let promised = WORDS.iter().any(|word| word.0 == number);
    promised || silence(number).is_some() || new_since(number).is_some() || [QUOTED, DECIDES].contains(&number)
}

/// Days ago of the last talk with one that is silent since.
pub fn last_word(number: usize) -> Option<u64> {
    silence(number)?.first().map(|(days, ..)| days + 7)
}

/// Plans what the book is to show of one customer, after its course.
pub fn plan(plan: &mut Plan<'_>, id: CustomerId, number: usize) {
    for (days, channel, outcome) in silence(number).unwrap_or_default() {
        let at = plan.days_ago(*days);
        let mut attempt = talk::talk(plan, id, *outcome, at);
        // Where nobody has one, the mail is the written way.
        attempt.channel =
            if *channel == Channel::Wechat && plan.words.wechat.is_empty() { Channel::Email } else { *channel };
        plan.log(at, attempt);
    }
    if number == QUOTED {
        let day = plan.workdays_ahead(2);
        let at = plan.days_ago(11);
        let mut quote = talk::talk(plan, id, Outcome::Quoted, at);
        quote.note = named(&plan.words.quote_until, day);
        plan.log(at, quote);
    }
    if number == DECIDES {
        let day = plan.workdays_ahead(3);
        let at = plan.days_ago(9);
        let mut told = talk::talk(plan, id, Outcome::ReachedDecider, at);
        told.note = named(&plan.words.decision, day);
        plan.log(at, told);
        plan.entries
            .push(Entry { at: at + chrono::Duration::minutes(2), what: What::Decision { customer: id, on: day } });
    }
    for (place, word) in WORDS.iter().enumerate().filter(|(_, word)| word.0 == number) {
        promise(plan, id, place, word);
    }
}

/// A promise is made on one day and settled on another. `place`: which of its side's words it says.
fn promise(plan: &mut Plan<'_>, id: CustomerId, place: usize, word: &Word) {
    let Word(_, side, made, due, settled) = *word;
    let texts = match side {
        Side::Theirs => &plan.words.promises_theirs,
        Side::Mine => &plan.words.promises_mine,
    };
    let text = texts[place % texts.len()].clone();
    let today = plan.now.date_naive();
    let due_on = match due {
        ..0 => today.checked_sub_days(Days::new(due.unsigned_abs())),
        _ => today.checked_add_days(Days::new(due.unsigned_abs())),
    };
    let at = plan.days_ago(made);
    let promised = Promised { side, text, due_on };
    let new = NewPromise { customer: id, contact: None, promised, made_on: at.date_naive() };
    let promise = plan.promises;
    plan.promises += 1;
    plan.entries.push(Entry { at, what: What::Promise { promise, new } });
    if let Some((how, days)) = settled {
        let at = plan.days_ago(days);
        let op = PromiseOp::Settle { promise: PromiseId(0), how, on: at.date_naive() };
        plan.entries.push(Entry { at, what: What::AboutPromise { promise, op } });
    }
}

/// A note that names a day, as one writes it: month and day.
fn named(note: &str, day: NaiveDate) -> String {
    note.replace("{day}", &day.format("%m-%d").to_string())
}

/// A write about another promise: a plan is made before its promises have their rows.
pub fn about_promise(mut op: PromiseOp, made: PromiseId) -> PromiseOp {
    match &mut op {
        PromiseOp::Settle { promise, .. } | PromiseOp::PutOff { promise, .. } => *promise = made,
        PromiseOp::Add(_) => {}
    }
    op
}
