//! What changed since a moment: kept as it happens, taken back by undo, told once with its first and last value.

use crate::factory::{Quick, at, book, customer_row, day, local, moment, named, source, talk};
use gendan::domain::{
    change::{Change, Stretch},
    customer::Parked,
    id::CustomerId,
    money::Currency,
    record::CustomerRecord,
    seal::SealKind,
    stage::Stage,
    tier::Tier,
};
use gendan::store::{
    CustomerChanges, Op, Store, StoreError, UndoOutcome,
    op::{CustomerEdit, CustomerFields, NewSeal, StageMove},
};

const SEALED: &str = "2026-11-13T17:30";

fn stretch() -> Stretch {
    Stretch { from: at(SEALED), to: at("2026-11-20T17:30") }
}

fn on(store: &mut Store, minute: &str, op: Op) {
    store.apply(&op, at(minute)).unwrap();
}

fn add(store: &mut Store, minute: &str, name: &str) -> CustomerId {
    store.apply(&Op::AddCustomer(Box::new(named(name))), at(minute)).unwrap().0.customer.unwrap()
}

fn changed(store: &Store) -> Vec<CustomerChanges> {
    store.changes(stretch()).unwrap().customers
}

fn of(store: &Store, customer: CustomerId) -> Vec<Change> {
    changed(store).into_iter().find(|one| one.customer == customer).map(|one| one.changes).unwrap_or_default()
}

fn moved(customer: CustomerId, stage: Stage, reason: Option<&str>) -> Op {
    Op::MoveStage(StageMove { customer, stage, reason: reason.map(str::to_owned), note: None })
}

fn tier(customer: CustomerId, tier: Tier) -> Op {
    Op::SetTier { customers: vec![customer], tier }
}

#[test]
fn what_changed_is_told_once_with_where_it_was_and_is() {
    let mut store = book();
    let [first, second, third, still] = ["甲", "乙", "丙", "丁"].map(|name| add(&mut store, "2026-11-01T09:00", name));
    // Before the seal, on its day: nothing of this one.
    on(&mut store, "2026-11-13T17:00", tier(still, Tier::A));
    on(&mut store, "2026-11-13T18:00", tier(first, Tier::C));
    on(&mut store, "2026-11-16T10:00", tier(first, Tier::B));
    on(&mut store, "2026-11-16T11:00", moved(first, Stage::Need, None));
    on(&mut store, "2026-11-17T11:00", moved(first, Stage::Quote, None));
    let was = CustomerFields::of(&store.customer(first).unwrap());
    let mut now = was.clone();
    (now.need, now.decision_on) = (Some("控制器二十台".to_owned()), Some(day("2026-12-15")));
    let edit = CustomerEdit { id: first, was, now, amount: Some(9_800_000) };
    on(&mut store, "2026-11-18T10:00", Op::EditCustomer(Box::new(edit)));
    on(&mut store, "2026-11-18T10:00", moved(second, Stage::Lost, Some("价格")));
    on(
        &mut store,
        "2026-11-19T10:00",
        Op::Park { customers: vec![second], how: Parked::GivenUp, reason: "改用别家".to_owned(), wake_on: None },
    );
    // There and back again is no change, and neither is the same again.
    for minute in ["2026-11-17T10:00", "2026-11-17T11:00"] {
        on(&mut store, minute, Op::Star { customers: vec![third], starred: minute.ends_with("10:00") });
    }
    on(&mut store, "2026-11-17T12:00", tier(third, Tier::D));
    // After the stretch.
    on(&mut store, "2026-11-20T18:00", tier(third, Tier::A));
    let new = add(&mut store, "2026-11-16T10:00", "戊");
    let expected = [
        Change::Stage { from: Some(Stage::Lead), to: Stage::Quote, reason: None },
        Change::Amount { from: None, to: Some(9_800_000), currency: Currency::CNY },
        Change::Decision { from: None, to: Some(day("2026-12-15")) },
        Change::Tier { from: Tier::D, to: Tier::B },
        Change::Need { from: None, to: Some("控制器二十台".to_owned()) },
    ];
    let found = of(&store, first);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for change in &expected {
        assert!(found.contains(change), "{change:?} in {found:?}");
    }
    assert_eq!(
        of(&store, second),
        [
            Change::Stage { from: Some(Stage::Lead), to: Stage::Lost, reason: Some("价格".to_owned()) },
            Change::Parked { from: None, to: Some(Parked::GivenUp), reason: Some("改用别家".to_owned()) },
        ]
    );
    assert_eq!((of(&store, third), of(&store, still), of(&store, new)), (vec![], vec![], vec![Change::Added]));
    assert_eq!(changed(&store).iter().map(CustomerChanges::advanced).collect::<Vec<_>>(), [3, 0, 0]);
    let order: Vec<String> = changed(&store).into_iter().map(|one| one.name).collect();
    assert_eq!(order, ["甲", "乙", "戊"], "by tier, then by name");
    store.sound();
}

#[test]
fn a_starred_customer_is_always_there() {
    let mut store = book();
    let quiet = add(&mut store, "2026-11-01T09:00", "甲");
    on(&mut store, "2026-11-02T09:00", Op::Star { customers: vec![quiet], starred: true });
    let found = changed(&store);
    assert_eq!((found.len(), found[0].starred, found[0].changes.len()), (1, true, 0));
}

#[test]
fn an_undo_takes_its_change_back() {
    let mut store = book();
    let customer = add(&mut store, "2026-11-01T09:00", "甲");
    let logged = gendan::store::op::NewFollowUp {
        tier: Some(Tier::A),
        amount: Some(500_000),
        happened: gendan::domain::follow_up::Happened::At(at("2026-11-17T10:00")),
        ..talk(customer)
    };
    on(&mut store, "2026-11-17T10:00", Op::LogFollowUp(Box::new(logged)));
    let changes = of(&store, customer);
    assert_eq!(changes.len(), 2);
    assert!(matches!(store.undo(at("2026-11-17T10:01")).unwrap(), UndoOutcome::Done { .. }));
    assert_eq!(changed(&store), []);
    assert!(matches!(store.redo(at("2026-11-17T10:02")).unwrap(), UndoOutcome::Done { .. }));
    assert_eq!(of(&store, customer), changes);
    store.sound();
}

#[test]
fn history_that_is_imported_changed_nothing_this_week() {
    let mut store = book();
    let row = |name: &str, created: Option<&str>, stage: Stage, tier: Option<Tier>| {
        let created_on = created.map(day);
        Ok::<_, StoreError>(CustomerRecord { created_on, stage: Some(stage), tier, ..customer_row(name) })
    };
    let mut options = source("客户.csv");
    options.at = at("2026-11-18T10:00");
    let rows = vec![
        row("甲", None, Stage::Won, None),
        row("乙", Some("2026-03-01"), Stage::Lost, None),
        row("丙", Some("2026-11-17"), Stage::Quote, Some(Tier::B)),
    ];
    store.import_customers(rows.into_iter(), &options, |_| ()).unwrap();
    let found = store.changes(stretch()).unwrap();
    assert_eq!(found.brought_in, 1, "nobody knows when");
    let names: Vec<&str> = found.customers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["丙"], "the one that came this week");
    // A sheet that says otherwise than the book is a change of the day that it was imported on.
    let rows = vec![row("丙", Some("2026-11-17"), Stage::Quote, Some(Tier::A))];
    options.at = at("2026-11-19T10:00");
    store.import_customers(rows.into_iter(), &options, |_| ()).unwrap();
    let tier = Change::Tier { from: Tier::B, to: Tier::A };
    assert!(changed(&store)[0].changes.contains(&tier));
}

#[test]
fn what_was_overdue_before_and_still_is_is_carried_over() {
    let mut store = book();
    let [early, late, done] = ["甲", "乙", "丙"].map(|name| add(&mut store, "2026-11-01T09:00", name));
    for (customer, due) in [(early, "2026-11-03"), (late, "2026-11-16"), (done, "2026-11-05")] {
        on(&mut store, "2026-11-02T09:00", Op::Plan { customer, due: Some(moment(due)), action: None, channel: None });
    }
    on(
        &mut store,
        "2026-11-17T09:00",
        Op::Plan { customer: done, due: Some(moment("2026-12-01")), action: None, channel: None },
    );
    let (count, rows) = store.carried_over(stretch(), 9, local("2026-11-20T17:30")).unwrap();
    assert_eq!((count, rows.len(), rows[0].customer), (1, 1, early));
    assert_eq!(store.carried_over(stretch(), 0, local("2026-11-20T17:30")).unwrap().0, 1);
}

#[test]
fn a_seal_is_where_the_next_report_begins() {
    let mut store = book();
    let seal = |store: &Store, from: &str, to: &str| {
        Op::SealReport(NewSeal {
            kind: SealKind::Week,
            from: at(from),
            to: at(to),
            sha256: "a".repeat(64),
            log: store.log_head().unwrap(),
        })
    };
    assert_eq!(store.last_seal(SealKind::Week).unwrap(), None);
    let first = seal(&store, "2026-11-06T17:30", SEALED);
    on(&mut store, SEALED, first);
    let last = store.last_seal(SealKind::Week).unwrap().unwrap();
    assert_eq!((last.from, last.to, last.sealed_at), (at("2026-11-06T17:30"), at(SEALED), at(SEALED)));
    assert_eq!(store.last_seal(SealKind::Day).unwrap(), None);
    let second = seal(&store, SEALED, "2026-11-20T17:30");
    on(&mut store, "2026-11-20T17:30", second);
    assert_eq!(store.last_seal(SealKind::Week).unwrap().unwrap().to, at("2026-11-20T17:30"));
    let history = store.history(None, 1).unwrap();
    assert_eq!((history[0].action.as_str(), history[0].subject.as_str()), ("seal", "2026-11-13 – 2026-11-20"));
    store.undo(at("2026-11-20T17:31")).unwrap();
    assert_eq!(store.last_seal(SealKind::Week).unwrap().unwrap(), last);
    // Not what is to come, nor backwards.
    for (from, to) in [(SEALED, "2026-11-22T10:00"), ("2026-11-20T10:00", "2026-11-19T10:00")] {
        let wrong = seal(&store, from, to);
        assert!(matches!(store.refused(wrong), StoreError::Rule(_)));
    }
}
