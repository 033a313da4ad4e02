//! What the check-up reckons over many rows: days that hold too much, days in a row without a fault, the biggest deals.

use super::factory::{at, book, day, named, now, person, talk};
use gendan::{
    domain::{checkup::Check, follow_up::Happened, id::CustomerId},
    store::{
        Op, Store, Wanted,
        op::{NewCustomer, NewFollowUp},
    },
};

fn found(store: &Store, check: Check) -> usize {
    let up = store.check_up(&Wanted { only: Some(check), ..Wanted::default() }, now()).unwrap();
    up.found.iter().map(|found| found.total).sum()
}

fn add(store: &mut Store, new: NewCustomer) {
    store.apply(&Op::AddCustomer(Box::new(new)), now()).unwrap();
}

/// Writes so many talks of a day, each with another customer, entered on that day.
fn write_day(store: &mut Store, on: &str, talks: usize) {
    for n in 0..talks {
        let name = format!("客户{n}");
        let known = store.customer_count().unwrap() > n;
        if !known {
            let new = NewCustomer { contacts: vec![person("王敏", &format!("138001380{n:02}"))], ..named(&name) };
            store.apply(&Op::AddCustomer(Box::new(new)), at("2026-09-20T09:00")).unwrap();
        }
        let customer = CustomerId(i64::try_from(n).unwrap() + 1);
        let happened = at(&format!("{on}T09:{n:02}"));
        let note = format!("{on}要第{n}版图纸");
        let talk = NewFollowUp { note, happened: Happened::At(happened), ..talk(customer) };
        store.apply(&Op::LogFollowUp(Box::new(talk)), happened).unwrap();
    }
}

#[test]
fn a_day_with_three_times_a_full_day_is_doubted() {
    let mut store = book();
    let first = day("2026-10-19");
    for on in first.iter_days().take(24) {
        write_day(&mut store, &on.to_string(), 4);
    }
    write_day(&mut store, "2026-11-20", 12);
    assert_eq!(found(&store, Check::TooMany), 0);
    write_day(&mut store, "2026-11-20", 1);
    let up = store.check_up(&Wanted { only: Some(Check::TooMany), ..Wanted::default() }, now()).unwrap();
    let figures: Vec<_> =
        up.found[0].findings.iter().map(|one| (one.figures.day, one.figures.n, one.figures.than)).collect();
    assert_eq!(figures, [(Some(day("2026-11-20")), 13, 4)], "95 of 100 days hold 4 at most");
}

#[test]
fn a_streak_is_days_with_logs_and_without_a_fault() {
    let mut store = book();
    let streak = |store: &Store| store.check_up(&Wanted::default(), now()).unwrap().streak;
    assert_eq!(streak(&store), 0);
    for on in ["2026-11-12", "2026-11-13", "2026-11-17", "2026-11-20"] {
        write_day(&mut store, on, 2);
    }
    assert_eq!(streak(&store), 4, "a weekend and an empty day end nothing");
    let vague = NewFollowUp {
        note: "已联系".to_owned(),
        happened: Happened::At(at("2026-11-13T10:00")),
        ..talk(CustomerId(1))
    };
    store.apply(&Op::LogFollowUp(Box::new(vague)), at("2026-11-13T10:00")).unwrap();
    assert_eq!(streak(&store), 2);
}

#[test]
fn a_streak_reaches_eight_weeks_back_on_every_day() {
    let mut store = book();
    // Weeks of five workdays, up to the second Tuesday that is looked at.
    for (n, on) in (0..).zip(day("2026-09-07").iter_days().take_while(|on| *on <= day("2026-11-24"))) {
        if n % 7 < 5 {
            write_day(&mut store, &on.to_string(), 1);
        }
        if on >= day("2026-11-19") {
            let streak = store.check_up(&Wanted::default(), at(&format!("{on}T18:00"))).unwrap().streak;
            assert_eq!(streak, 40, "{on}");
        }
    }
}

#[test]
fn a_day_that_holds_too_much_ends_a_streak() {
    let mut store = book();
    for on in day("2026-10-19").iter_days().take(30) {
        write_day(&mut store, &on.to_string(), 4);
    }
    let up = |store: &Store| store.check_up(&Wanted::default(), now()).unwrap();
    assert_eq!(up(&store).streak, 30);
    write_day(&mut store, "2026-11-18", 13);
    write_day(&mut store, "2026-11-19", 4);
    assert_eq!(up(&store).streak, 1);
    let finding = up(&store).found.into_iter().flat_map(|found| found.findings).next().unwrap();
    let (customer, check) = (finding.customer, finding.check);
    let dismissed = Op::DismissFinding { customer, check, subject: finding.subject, state: finding.state };
    store.apply(&dismissed, now()).unwrap();
    assert_eq!((check, up(&store).streak), (Check::TooMany, 32), "unless it was so");
}

#[test]
fn the_biggest_tenth_of_the_open_deals_wants_a_star() {
    let mut store = book();
    for n in 0..20_i64 {
        let contacts = vec![person("王敏", &format!("1380013{n:04}"))];
        add(&mut store, NewCustomer { contacts, amount: Some((n + 1) * 100_000), ..named(&format!("客户{n}")) });
    }
    let up = store.check_up(&Wanted { only: Some(Check::Unstarred), ..Wanted::default() }, now()).unwrap();
    let names: Vec<_> = up.found[0].findings.iter().map(|one| (one.name.as_str(), one.figures.than)).collect();
    assert_eq!(names, [("客户18", 20), ("客户19", 20)]);
    store.apply(&Op::Star { customers: vec![CustomerId(20)], starred: true }, now()).unwrap();
    assert_eq!(found(&store, Check::Unstarred), 1);
}
