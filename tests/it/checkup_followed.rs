//! Who is followed and how: a key customer by the rhythm that the queue goes by, a new need by what the rep planned for it.

use super::cli_support::Book;
use super::factory::{at, book, day, moment, named, order, person, talk};
use gendan::{
    domain::{checkup::Check, follow_up::Happened, outcome::Outcome, stage::Stage, tier::Tier},
    store::{
        Made, Op, Store, Wanted,
        op::{LedgerOp, NewContact, NewCustomer, NewDelivery, NewFollowUp, NewOrder, NextPlan},
    },
};

fn done(store: &mut Store, minute: &str, op: impl Into<Op>) -> Made {
    store.apply(&op.into(), at(minute)).unwrap().0
}

/// A customer at a stage whom one can reach.
fn known(stage: Stage) -> NewCustomer {
    let contacts = vec![NewContact { decision_maker: true, ..person("王敏", "13800138000") }];
    NewCustomer { contacts, stage, ..named("甲公司") }
}

#[test]
fn a_key_customer_who_bought_is_held_against_the_care() {
    let found = |talked: &str, now: &str| {
        let mut store = book();
        let mut new = NewCustomer { created_on: Some(day("2026-09-01")), ..known(Stage::Lead) };
        (new.fields.tier, new.next, new.next_action) = (Tier::A, None, None);
        let customer = done(&mut store, "2026-09-01T09:00", Op::AddCustomer(Box::new(new))).customer.unwrap();
        let sold = NewOrder { ordered_on: day("2026-09-20"), ..order(customer, "A1") };
        let sold = done(&mut store, "2026-09-20T10:00", LedgerOp::AddOrder(Box::new(sold))).order.unwrap();
        let delivery = NewDelivery::whole(sold, day("2026-09-27"));
        done(&mut store, "2026-09-27T10:00", LedgerOp::AddDelivery(delivery));
        let talk = NewFollowUp { happened: Happened::At(at(talked)), ..talk(customer) };
        done(&mut store, talked, Op::LogFollowUp(Box::new(talk)));
        let up = store.check_up(&Wanted { only: Some(Check::ForgottenKey), ..Wanted::default() }, at(now)).unwrap();
        up.found.iter().flat_map(|found| &found.findings).map(|f| (f.figures.n, f.figures.than)).collect::<Vec<_>>()
    };
    // Talked to on the fortieth day after the delivery: the next care is fifty days later.
    assert_eq!(found("2026-11-06T10:00", "2026-11-21T10:00"), []);
    assert_eq!(found("2026-11-06T10:00", "2027-01-20T10:00"), []);
    // A day before the care is no day after which one is forgotten: the tier's cadence is the least.
    assert_eq!(found("2026-10-03T10:00", "2026-10-07T10:00"), []);
    assert_eq!(found("2026-10-03T10:00", "2026-10-08T10:00"), [(5, 3)]);
}

#[test]
fn a_need_that_was_logged_wants_a_step_of_the_rep_s_own() {
    let found = |talks: &[(&str, Outcome, NextPlan)]| {
        let mut store = book();
        let mut new = known(Stage::Need);
        (new.fields.need, new.next, new.next_action) = (None, None, None);
        let customer = done(&mut store, "2026-10-01T09:00", Op::AddCustomer(Box::new(new))).customer.unwrap();
        for (on, outcome, next) in talks {
            let happened = Happened::At(at(on));
            let (outcome, next, note) = (*outcome, next.clone(), "改要四台泵".to_owned());
            let talk = NewFollowUp { happened, outcome, next, note, ..talk(customer) };
            done(&mut store, on, Op::LogFollowUp(Box::new(talk)));
        }
        let wanted = Wanted { only: Some(Check::NeedWithoutPlan), ..Wanted::default() };
        let up = store.check_up(&wanted, at("2026-11-21T10:00")).unwrap();
        let texts =
            up.found.iter().flat_map(|found| &found.findings).map(|f| f.figures.text.clone().unwrap_or_default());
        texts.collect::<Vec<_>>()
    };
    let (need, talked) = (Outcome::NeedUpdated, Outcome::Talked);
    let step = |due: &str| NextPlan::Step { due: moment(due), action: Some("送样品".to_owned()), channel: None };
    let (now, before, long_ago) = ("2026-11-21T09:00", "2026-11-12T09:00", "2026-10-12T09:00");
    for (case, talks, expected) in [
        ("none wanted", vec![(now, need, NextPlan::Nothing)], true),
        ("a date that is proposed is no plan", vec![(now, need, NextPlan::Implied)], true),
        (
            "talked again, nothing planned",
            vec![(before, need, NextPlan::Implied), (now, talked, NextPlan::Implied)],
            true,
        ),
        ("planned with it", vec![(now, need, step("2026-11-25"))], false),
        ("planned with it and done", vec![(before, need, step("2026-11-21")), (now, talked, NextPlan::Implied)], false),
        ("planned since", vec![(before, need, NextPlan::Implied), (now, talked, step("2026-11-25"))], false),
        ("a plan from before it", vec![(before, talked, step("2026-11-21")), (now, need, NextPlan::Implied)], true),
        ("long ago", vec![(long_ago, need, NextPlan::Implied)], false),
        ("another outcome", vec![(now, talked, NextPlan::Implied)], false),
    ] {
        assert_eq!(found(&talks), if expected { vec!["改要四台泵"] } else { vec![] }, "{case}");
    }
}

#[test]
fn a_need_without_a_word_is_called_by_its_outcome() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder Works"]);
    book.ok(&["log", "Alder Works", "call ~nd >none"]);
    let found = book.ok(&["check"]);
    assert!(found.contains("A new need and no next step: need"), "{found}");
}
