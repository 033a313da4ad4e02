//! One sample customer: who it is, how the deal went, and how it stands today.

use super::{Entry, Plan, What, ledger, story, talk, words::Shape};
use crate::{
    domain::{customer::Parked, id::CustomerId, moment::Moment, stage::Stage, tier::Tier},
    store::{
        Op,
        op::{CustomerFields, NewContact, NewCustomer, NextPlan, StageMove},
    },
};
use chrono::{Days, NaiveTime};

/// How a customer stands today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Days from today, negative when overdue; with an hour or without.
    Planned(i64, Option<u32>),
    /// The cadence decides, after a last talk so many days ago.
    Implied(u64),
    Unplanned,
    Paused,
    GivenUp,
    Lost,
    Void,
}

/// Standings in the order of the customers' numbers: every band, with and without hours, and every way out of the queue.
const STANDINGS: [Standing; 24] = [
    Standing::Planned(-9, None),
    Standing::Planned(0, None),
    Standing::Planned(2, None),
    Standing::Implied(2),
    Standing::Planned(-2, None),
    Standing::Planned(0, Some(15)),
    Standing::Planned(5, Some(10)),
    Standing::Planned(-1, None),
    Standing::Implied(9),
    Standing::Planned(12, None),
    Standing::Lost,
    Standing::Planned(-4, None),
    Standing::Planned(1, Some(14)),
    Standing::Unplanned,
    Standing::Implied(20),
    Standing::Planned(0, None),
    Standing::Paused,
    Standing::Planned(7, None),
    Standing::Planned(-20, None),
    Standing::Planned(25, None),
    Standing::Void,
    Standing::Planned(3, None),
    Standing::GivenUp,
    Standing::Implied(5),
];

const TIERS: [Tier; 9] = [Tier::A, Tier::B, Tier::B, Tier::C, Tier::C, Tier::A, Tier::D, Tier::B, Tier::C];
const STAGES: [Stage; 7] =
    [Stage::Negotiation, Stage::Quote, Stage::Proposal, Stage::Need, Stage::Lead, Stage::Won, Stage::Quote];

/// What customer `number` is, before anything is planned of it.
#[derive(Clone, Copy)]
pub struct Sketch {
    number: usize,
    standing: Standing,
    stage: Stage,
    /// Days ago that it came on file.
    since: u64,
}

/// The customers with their rows: a row gets its number in the order of time.
pub fn all(shape: &Shape) -> Vec<(CustomerId, Sketch)> {
    let sketches: Vec<Sketch> = (0..super::CUSTOMERS).map(|number| sketch(number, shape)).collect();
    let mut by_age: Vec<usize> = (0..sketches.len()).collect();
    by_age.sort_by_key(|number| (std::cmp::Reverse(sketches[*number].since), minute(*number), *number));
    let row = |number: usize| by_age.iter().position(|known| *known == number).unwrap_or(number);
    sketches.into_iter().map(|sketch| (CustomerId(row(sketch.number) as i64 + 1), sketch)).collect()
}

fn sketch(number: usize, shape: &Shape) -> Sketch {
    let standing = STANDINGS[number % STANDINGS.len()];
    let stage = match standing {
        Standing::Lost => Stage::Lost,
        Standing::Void => Stage::Void,
        // The first order won the deal.
        _ if number.is_multiple_of(3) => Stage::Won,
        Standing::Unplanned => STAGES[number % STAGES.len()],
        _ if shape.mostly_buyers && !story::is_told_of(number) => Stage::Won,
        _ => STAGES[number % STAGES.len()],
    };
    let since = match stage {
        // Buyers go back far enough for a year to be compared with the year before.
        Stage::Won => shape.reach.saturating_sub(number * shape.reach / 80).max(60),
        // A deal is decided within half a year.
        _ => story::new_since(number).unwrap_or(45 + number * 13 % 130),
    };
    Sketch { number, standing, stage, since: u64::try_from(since).unwrap_or(0) }
}

/// No two customers come on file at the same minute.
fn minute(number: usize) -> i64 {
    number as i64 % 60
}

/// Days ago of the last word on one that is out of the queue: some in the last days, most earlier.
fn way_out_days(number: usize) -> u64 {
    u64::try_from(number / STANDINGS.len() * 14 + number % 5).unwrap_or(0)
}

/// Plans everything that was ever written about a customer.
pub fn plan(plan: &mut Plan<'_>, id: CustomerId, sketch: Sketch) {
    let Sketch { number, standing, stage, since } = sketch;
    let new = new_customer(plan, number, TIERS[number % TIERS.len()]);
    let opened = plan.days_ago(since).with_time(NaiveTime::MIN).single().unwrap_or(plan.now);
    let opened = opened + chrono::Duration::minutes(minute(number));
    plan.entries.push(Entry { at: opened, what: What::Operation(Op::AddCustomer(Box::new(new))) });

    let last_talk = match (story::last_word(number), standing) {
        (Some(days), _) => days,
        (_, Standing::Planned(days, _)) if days < 0 => days.unsigned_abs() + 4,
        (_, Standing::Implied(days)) => days,
        (_, Standing::Paused | Standing::GivenUp | Standing::Lost | Standing::Void) => way_out_days(number) + 1,
        _ => 1 + plan.random.u64(0..6),
    };
    let next = match standing {
        _ if story::last_word(number).is_some() => NextPlan::Implied,
        Standing::Planned(days, hour) => planned(plan, days, hour),
        Standing::Unplanned => NextPlan::Nothing,
        _ => NextPlan::Implied,
    };
    let bought = (stage == Stage::Won).then(|| ledger::plan(plan, id, number, since));
    talk::plan(plan, &talk::History { id, number, since, last: last_talk, stage, bought, next });
    story::plan(plan, id, number);
    way_out(plan, id, sketch);
}

fn new_customer(plan: &mut Plan<'_>, number: usize, tier: Tier) -> NewCustomer {
    let words = plan.words;
    let trade = &words.trades[(number * 3 + number / words.brands.len()) % words.trades.len()];
    // Steps that share no factor with the lengths: no two customers get one name.
    let name = [
        words.cities[number * 7 % words.cities.len()].as_str(),
        words.brands[number % words.brands.len()].as_str(),
        trade.as_str(),
        words.kinds[number % words.kinds.len()].as_str(),
    ]
    .concat();
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let tags = if number.is_multiple_of(4) { vec![plan.pick(&words.tags).to_owned()] } else { Vec::new() };
    let mut contacts = vec![person(plan, number, true)];
    if number % 3 != 1 {
        contacts.push(person(plan, number + 5, false));
    }
    NewCustomer {
        fields: CustomerFields {
            name,
            tier,
            starred: tier == Tier::A && number.is_multiple_of(2),
            kind: some(plan.pick(&words.customer_kinds)),
            source: some(plan.pick(&words.sources)),
            industry: some(trade.trim()),
            region: some(&words.cities[number * 7 % words.cities.len()]),
            need: if number % 5 == 4 { None } else { some(plan.pick(&words.needs)) },
            tags,
            ..CustomerFields::default()
        },
        contacts,
        stage: Stage::Lead,
        ..NewCustomer::default()
    }
}

fn person(plan: &mut Plan<'_>, number: usize, first: bool) -> NewContact {
    let words = plan.words;
    let surname = words.surnames[number % words.surnames.len()].as_str();
    let given = words.given[number * 5 % words.given.len()].as_str();
    // A given name that ends in a blank stands before the surname.
    let name = if given.ends_with(' ') { format!("{given}{surname}") } else { format!("{surname}{given}") };
    NewContact {
        name,
        title: Some(words.titles[number % words.titles.len()].clone()),
        decision_maker: first != number.is_multiple_of(3),
        phone: plan.digits(&words.phone),
        wechat: if first { plan.digits(&words.wechat) } else { None },
        email: if number.is_multiple_of(2) { plan.digits(&words.mail) } else { None },
        note: None,
    }
}

fn planned(plan: &mut Plan<'_>, days: i64, hour: Option<u32>) -> NextPlan {
    let today = plan.now.date_naive();
    let date = match days {
        ..0 => today.checked_sub_days(Days::new(days.unsigned_abs())),
        _ => today.checked_add_days(Days::new(days.unsigned_abs())),
    };
    let action = plan.pick(&plan.words.actions).to_owned();
    let time = hour.and_then(|h| NaiveTime::from_hms_opt(h, 0, 0));
    let due = Moment { date: date.unwrap_or(today), time };
    NextPlan::Step { due, action: Some(action), channel: Some(talk::CHANNELS[plan.random.usize(..4)]) }
}

/// The last word on customers that are out of the queue.
fn way_out(plan: &mut Plan<'_>, id: CustomerId, sketch: Sketch) {
    let Sketch { number, standing, stage, .. } = sketch;
    let words = plan.words;
    let at = plan.days_ago(way_out_days(number));
    let today = plan.now.date_naive();
    let wake_in = |days: u64| today.checked_add_days(Days::new(days));
    let operation = match standing {
        Standing::Paused => Op::Park {
            customers: vec![id],
            how: Parked::Paused,
            reason: plan.pick(&words.park_reasons).to_owned(),
            wake_on: wake_in(45),
        },
        Standing::GivenUp => Op::Park {
            customers: vec![id],
            how: Parked::GivenUp,
            reason: plan.pick(&words.give_up_reasons).to_owned(),
            wake_on: wake_in(180),
        },
        Standing::Lost | Standing::Void => Op::MoveStage(StageMove {
            customer: id,
            stage,
            reason: Some(plan.pick(&words.lost_reasons).to_owned()),
            note: None,
        }),
        _ => return,
    };
    plan.entries.push(Entry { at, what: What::Operation(operation) });
}
