//! What a talk, a stage, a pause or a sale does to the day on which a customer is due.

use crate::factory::{Quick, at, book, day, local, moment, named, now, step, talk};
use gendan::domain::{
    channel::Direction,
    customer::Parked,
    due::{Band, DuePolicy},
    follow_up::Happened,
    money::Currency,
    outcome::Outcome,
    stage::Stage,
    tier::Tier,
};
use gendan::store::{
    Op, TimelineKind,
    op::{LedgerOp, NewDelivery, NewOrder, NewReceipt, NextPlan, OrderEdit, StageMove},
};

#[test]
fn a_talk_does_the_plan() {
    let mut store = book();
    let customer = store.add_tier("甲", Tier::B);
    store
        .done(Op::Plan { customer, due: Some(moment("2026-11-20")), action: Some("回访".to_owned()), channel: None });
    assert_eq!(store.due(customer), "2026-11-20");
    store.log(talk(customer));
    assert_eq!(store.due(customer), "~2026-11-28", "seven days after the talk");
    store.log(gendan::store::op::NewFollowUp { next: step("2026-11-25T14:00"), ..talk(customer) });
    assert_eq!(store.due(customer), "2026-11-25T14:00");
    assert_eq!(store.row(customer).action.as_deref(), Some("催合同"));
    store.log(gendan::store::op::NewFollowUp { next: NextPlan::Nothing, ..talk(customer) });
    assert_eq!((store.due(customer).as_str(), store.row(customer).band), ("-", Band::Unplanned));
    store.sound();
}

#[test]
fn saving_twice_on_a_day_pushes_once() {
    let mut store = book();
    let customer = store.add_tier("甲", Tier::A);
    store.log(talk(customer));
    let once = store.due(customer);
    store.log(talk(customer));
    assert_eq!(store.due(customer), once);
    let mut planned = talk(customer);
    planned.next = step("2026-11-27");
    store.log(planned.clone());
    store.log(talk(customer));
    assert_eq!(store.due(customer), "2026-11-27", "a word more on the same day keeps the plan");
    store.log(planned);
    assert_eq!(store.due(customer), "2026-11-27");
    let mut next_day = talk(customer);
    next_day.happened = Happened::At(at("2026-11-22T09:00"));
    store.apply(&Op::LogFollowUp(Box::new(next_day)), at("2026-11-22T09:00")).unwrap();
    assert_eq!(store.due(customer), "~2026-11-25", "the day after it is done");
}

#[test]
fn back_dated_talks_leave_later_plans() {
    for (happened, latest_before, due) in [
        (Happened::On(day("2026-11-19")), None, "2026-11-30"),
        (Happened::At(at("2026-11-20T09:00")), None, "2026-11-30"),
        (Happened::At(at("2026-11-20T12:00")), None, "~2026-12-05"),
        (Happened::On(day("2026-11-20")), None, "~2026-12-05"),
        (Happened::At(at("2026-11-20T12:00")), Some("2026-11-20T15:00"), "2026-11-30"),
    ] {
        let mut store = book();
        let mut new = named("甲");
        new.fields.tier = Tier::C;
        let customer =
            store.apply(&Op::AddCustomer(Box::new(new)), at("2026-11-10T09:00")).unwrap().0.customer.unwrap();
        let plan = Op::Plan { customer, due: Some(moment("2026-11-30")), action: None, channel: None };
        store.apply(&plan, at("2026-11-20T10:00")).unwrap();
        if let Some(before) = latest_before {
            let mut kept = talk(customer);
            (kept.happened, kept.next) = (Happened::At(at(before)), step("2026-11-30"));
            store.log(kept);
        }
        let mut late = talk(customer);
        late.happened = happened;
        store.log(late);
        assert_eq!(store.due(customer), due, "{happened:?}");
        store.sound();
    }
}

#[test]
fn outcomes_imply_dates() {
    // Saturday 21 November 2026, ten o'clock, tier C.
    for (outcome, due) in [
        (Outcome::NoAnswer, "2026-11-23"),
        (Outcome::Busy, "2026-11-21T12:00"),
        (Outcome::Rejected, "2026-11-24"),
        (Outcome::ReadNoReply, "2026-11-25"),
        (Outcome::RequestPending, "2026-11-22"),
        (Outcome::SentMaterial, "2026-11-24"),
        (Outcome::Quoted, "2026-11-24"),
        (Outcome::Trial, "2026-11-28"),
        (Outcome::Objection, "2026-11-23"),
        (Outcome::Talked, "2026-12-06"),
        (Outcome::AwaitingApproval, "2026-12-06"),
        (Outcome::Refused, "2026-12-06"),
    ] {
        let mut store = book();
        let customer = store.add_tier("甲", Tier::C);
        assert_eq!(store.due(customer), "~2026-11-23", "never contacted: a workday after it was made");
        store.log(gendan::store::op::NewFollowUp { outcome, ..talk(customer) });
        assert_eq!(store.due(customer), format!("~{due}"), "{outcome:?}");
    }
}

#[test]
fn buyers_are_cared_for_and_closed_deals_rest() {
    let mut store = book();
    let customer = store.add("甲");
    let sold = store.sell(customer, "1");
    store.done(Op::MoveStage(StageMove { customer, stage: Stage::Won, reason: None, note: None }));
    assert_eq!(store.due(customer), "~2026-11-28", "seven days after the order");
    // It was ordered earlier than was written down first.
    let was = store.order(sold).unwrap().order;
    let now = NewOrder { ordered_on: day("2026-11-09"), ..was.clone() };
    let edit = OrderEdit { order: sold, was, now, reason: Some("日期写错".to_owned()) };
    store.done(LedgerOp::EditOrder(Box::new(edit)).into());
    let delivered_on = Some(day("2026-11-12"));
    let delivery = NewDelivery { delivered_on, ..NewDelivery::whole(sold, day("2026-11-10")) };
    store.done(LedgerOp::AddDelivery(delivery).into());
    assert_eq!(store.due(customer), "~2026-11-19", "seven days after it arrived");
    store.log(talk(customer));
    assert_eq!(store.due(customer), "2026-12-01", "the money is due before the next care");
    let paid = NewReceipt::new(customer, Some(sold), day("2026-11-21"), 100_000, Currency::CNY);
    store.done(LedgerOp::AddReceipt(paid).into());
    assert_eq!(store.due(customer), "~2026-12-12", "then thirty");
    let lost = store.add("乙");
    store.done(Op::MoveStage(StageMove {
        customer: lost,
        stage: Stage::Lost,
        reason: Some("价格".to_owned()),
        note: None,
    }));
    assert!(!store.row(lost).queued);
    store.done(Op::MoveStage(StageMove { customer: lost, stage: Stage::Need, reason: None, note: None }));
    assert!(store.row(lost).queued);
    let stages: Vec<_> = store
        .timeline(lost, None, 9)
        .unwrap()
        .into_iter()
        .filter_map(|item| match item.kind {
            TimelineKind::Milestone { from, to, note } => Some((from, to, note)),
            _ => None,
        })
        .collect();
    assert_eq!(
        stages,
        [
            (Some(Stage::Lost), Stage::Need, None),
            (Some(Stage::Lead), Stage::Lost, Some("价格".to_owned())),
            (None, Stage::Lead, None)
        ]
    );
    store.sound();
}

#[test]
fn the_parked_wait_for_their_day_or_a_call() {
    let mut store = book();
    let park = |customer, wake_on: Option<&str>| Op::Park {
        customers: vec![customer],
        how: Parked::Paused,
        reason: "冻结".to_owned(),
        wake_on: wake_on.map(day),
    };
    let (until, forever) = (store.add("甲"), store.add("乙"));
    store.done(Op::Plan { customer: until, due: Some(moment("2026-11-25")), action: None, channel: None });
    store.done(park(until, Some("2026-12-01")));
    store.done(park(forever, None));
    assert!(!store.row(until).queued && !store.row(forever).queued);
    assert_eq!(store.card(until, local("2026-11-21T10:00")).unwrap().plan, None, "its plan is closed");
    store.set_policy(DuePolicy { cadence: [1, 2, 3, 4], ..DuePolicy::default() }).unwrap();
    store.roll_day(at("2026-11-30T09:00")).unwrap();
    assert!(!store.row(until).queued);
    store.roll_day(at("2026-12-01T09:00")).unwrap();
    assert_eq!(store.due(until), "2026-12-01");
    assert!(store.row(until).queued && !store.row(forever).queued);
    store.set_policy(DuePolicy::default()).unwrap();
    assert!(store.row(until).queued, "new cadences send nobody back");
    assert_eq!(store.doctor(day("2026-12-01")).unwrap(), []);

    // A call that we made wakes nobody before the day, one that came in does, one on the day too.
    let mut call = talk(forever);
    store.log(call.clone());
    assert!(!store.row(forever).queued);
    call.direction = Direction::In;
    call.happened = Happened::On(day("2026-11-01"));
    store.log(call.clone());
    assert!(!store.row(forever).queued, "a call from before it was parked");
    call.happened = Happened::At(now());
    store.log(call);
    assert!(store.row(forever).queued);
    let mut on_the_day = talk(until);
    on_the_day.happened = Happened::At(at("2026-12-01T10:00"));
    store.apply(&Op::LogFollowUp(Box::new(on_the_day)), at("2026-12-01T10:00")).unwrap();
    assert_eq!(store.due(until), "~2026-12-31", "it was called: the day to wake is done");
    assert_eq!(store.customer(until).unwrap().parked, None);
    store.done(park(until, None));
    store.done(Op::Wake { customers: vec![until] });
    assert!(store.row(until).queued);
    store.done(park(until, None));
    store.done(Op::Snooze { customers: vec![until], until: moment("2026-11-30") });
    assert_eq!(store.due(until), "2026-11-30", "who is planned again is no longer left alone");
    store.sound();
}
