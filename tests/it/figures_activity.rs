//! What a stretch of follow-ups comes to, read from the book: counted as the rule counts, off the index of the day.

use crate::factory::{Quick, at, book, day, named, talk};
use gendan::domain::{
    channel::{Channel, Direction},
    follow_up::Happened,
    id::CustomerId,
    interval::Rate,
    outcome::Outcome,
    spread::Spread,
};
use gendan::store::{
    Activity, Op, Store,
    op::{NewFollowUp, NextPlan},
};

fn add(store: &mut Store, name: &str, minute: &str) -> CustomerId {
    store.apply(&Op::AddCustomer(Box::new(named(name))), at(minute)).unwrap().0.customer.unwrap()
}

fn log(store: &mut Store, minute: &str, entered: &str, change: impl FnOnce(&mut NewFollowUp), customer: CustomerId) {
    let mut new =
        NewFollowUp {
            happened: Happened::At(at(minute)), note: "客户要控制器二十台".to_owned(), ..talk(customer)
        };
    change(&mut new);
    store.apply(&Op::LogFollowUp(Box::new(new)), at(entered)).unwrap();
}

fn plan(store: &mut Store, customer: CustomerId, due: &str, minute: &str) {
    let due = gendan::domain::moment::Moment::from_key(due);
    store.apply(&Op::Plan { customer, due, action: None, channel: None }, at(minute)).unwrap();
}

fn week(store: &Store, today: &str) -> Activity {
    store.activity(day("2026-11-16"), day("2026-11-20"), day(today)).unwrap()
}

#[test]
fn a_week_is_counted_by_its_days() {
    let mut store = book();
    let first = add(&mut store, "甲", "2026-11-10T09:00");
    let second = add(&mut store, "乙", "2026-11-16T09:00");
    let plain = |_: &mut NewFollowUp| {};
    // Before and after the week.
    log(&mut store, "2026-11-15T23:59", "2026-11-15T23:59", plain, first);
    log(&mut store, "2026-11-21T00:00", "2026-11-21T00:01", plain, first);
    // Two calls of a day, then a vague one, then one that was entered two days late, and a message that came in.
    let nobody = |new: &mut NewFollowUp| (new.outcome, new.note) = (Outcome::NoAnswer, String::new());
    log(&mut store, "2026-11-16T10:00", "2026-11-16T10:00", nobody, second);
    log(&mut store, "2026-11-16T15:30", "2026-11-16T15:30", |new| new.outcome = Outcome::Busy, second);
    log(&mut store, "2026-11-17T10:00", "2026-11-17T10:00", |new| new.note = "已联系".to_owned(), first);
    log(&mut store, "2026-11-18T10:00", "2026-11-20T11:00", plain, first);
    let incoming = |new: &mut NewFollowUp| {
        (new.direction, new.channel) = (Direction::In, Channel::Wechat);
    };
    log(&mut store, "2026-11-20T10:00", "2026-11-20T10:00", incoming, second);
    let found = week(&store, "2026-11-21");
    let counts = &found.counts;
    assert_eq!((counts.logs, counts.contacts, counts.effective, counts.customers), (5, 4, 3, 2));
    assert_eq!((counts.response, counts.reach), (Rate::new(2, 3), Rate::new(2, 2)));
    assert_eq!(found.days, [1, 1, 1, 0, 1]);
    assert_eq!(store.contacts_by_day(day("2026-11-16"), day("2026-11-20")).unwrap(), found.days);
    assert_eq!((found.entered_in_time, found.faulty), (Rate::new(4, 5), Rate::new(1, 5)));
    assert_eq!(found.new_customers, 1);
    assert_eq!(found.first_response, Some(Spread { n: 1, median: 1, p80: 1 }), "an hour after it came on file");
    assert_eq!((found.satisfaction.n, found.satisfaction.mean()), (0, None));
    let none = store.activity(day("2025-01-01"), day("2025-01-31"), day("2026-11-21")).unwrap();
    assert_eq!((none.counts.logs, none.days.len(), none.first_response), (0, 31, None));
}

#[test]
fn a_plan_is_on_time_on_its_day() {
    let mut store = book();
    let names = ["甲", "乙", "丙", "丁", "戊"];
    let customers = names.map(|name| add(&mut store, name, "2026-11-10T09:00"));
    let quiet = |new: &mut NewFollowUp| new.next = NextPlan::Nothing;
    // Done on its day after the hour; a day late; moved three times and open; due today and open; due after.
    plan(&mut store, customers[0], "2026-11-17T09:00", "2026-11-10T10:00");
    log(&mut store, "2026-11-17T16:00", "2026-11-17T16:00", quiet, customers[0]);
    plan(&mut store, customers[1], "2026-11-17", "2026-11-10T10:00");
    log(&mut store, "2026-11-18T16:00", "2026-11-18T16:00", quiet, customers[1]);
    plan(&mut store, customers[2], "2026-11-12", "2026-11-10T10:00");
    for until in ["2026-11-13", "2026-11-16", "2026-11-19"] {
        let until = gendan::domain::moment::Moment::from_key(until).unwrap();
        store.apply(&Op::Snooze { customers: vec![customers[2]], until }, at("2026-11-12T10:00")).unwrap();
    }
    plan(&mut store, customers[3], "2026-11-20", "2026-11-10T10:00");
    plan(&mut store, customers[4], "2026-11-21", "2026-11-10T10:00");
    let found = week(&store, "2026-11-20");
    assert_eq!((found.on_time, found.snoozes, found.often_snoozed), (Rate::new(1, 3), 3, 1));
    assert_eq!(week(&store, "2026-11-21").on_time, Rate::new(1, 4), "the day after, the open one is late");
}

#[test]
fn satisfaction_is_the_mean_of_those_who_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let customer = store.add("甲");
    for minute in ["2026-11-17T09:00", "2026-11-17T10:00", "2026-11-18T10:00"] {
        log(&mut store, minute, minute, |_| {}, customer);
    }
    crate::factory::elsewhere(&path, "UPDATE follow_up SET satisfaction = 3 + id WHERE id <= 2");
    let found = week(&store, "2026-11-20").satisfaction;
    assert_eq!((found.n, found.mean()), (2, Some(450)));
}
