//! What is still to be received of an order and since when: every vector of the rules, the order in which money is given to
//! the rows, and sums that must hold whatever comes.

use chrono::NaiveDate;
use gendan::domain::{
    id::InstalmentId,
    order::PaymentState,
    receivable::{AgeBand, OrderEvents, Payment, PlannedInstalment, Standing, standing},
    terms::{Basis, DueRule, Events},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn fixed(on: &str) -> DueRule {
    DueRule { basis: Basis::Fixed, month_end: false, months: 0, days: 0, fixed_on: Some(day(on)) }
}

fn row(id: i64, rule: DueRule, amount: i64) -> PlannedInstalment {
    PlannedInstalment { id: InstalmentId(id), position: id, rule, amount }
}

fn pay(on: &str, amount: i64) -> Payment {
    Payment { on: day(on), amount, pinned: None }
}

fn pinned(on: &str, amount: i64, to: i64) -> Payment {
    Payment { pinned: Some(InstalmentId(to)), ..pay(on, amount) }
}

/// What is overdue on a day, and for how many days the oldest part is.
fn overdue(of: &Standing, today: &str) -> Option<(i64, i64)> {
    let today = day(today);
    let late = of.instalments.iter().filter(|part| part.open > 0 && AgeBand::of(part.due_on, today) > AgeBand::NotDue);
    let days = late.clone().filter_map(|part| part.due_on).map(|due| (today - due).num_days()).max()?;
    Some((late.map(|part| part.open).sum(), days))
}

/// What is open of each row, in the order of their due days.
fn open(of: &Standing) -> Vec<i64> {
    of.instalments.iter().map(|part| part.open).collect()
}

/// 30 % on 03-01, 60 % on 04-01, 10 % a year later, of 100,000.00.
fn plan() -> OrderEvents {
    OrderEvents {
        counts: true,
        total: 10_000_000,
        instalments: vec![
            row(1, fixed("2026-03-01"), 3_000_000),
            row(2, fixed("2026-04-01"), 6_000_000),
            row(3, fixed("2027-03-01"), 1_000_000),
        ],
        ..OrderEvents::default()
    }
}

#[test]
fn overdue_is_as_of_a_day() {
    // A receipt of 50,000.00 on 03-20 counts from then on.
    let receipt = pay("2026-03-20", 5_000_000);
    let cases = [
        ("2026-03-01", None, [3_000_000, 6_000_000, 1_000_000]),
        ("2026-03-10", Some((3_000_000, 9)), [3_000_000, 6_000_000, 1_000_000]),
        ("2026-03-25", None, [0, 4_000_000, 1_000_000]),
        ("2026-04-15", Some((4_000_000, 14)), [0, 4_000_000, 1_000_000]),
        ("2027-03-02", Some((5_000_000, 335)), [0, 4_000_000, 1_000_000]),
    ];
    for (on, late, parts) in cases {
        let known = [receipt].into_iter().filter(|payment| payment.on <= day(on)).collect();
        let found = standing(&OrderEvents { payments: known, ..plan() });
        assert_eq!((overdue(&found, on), open(&found)), (late, parts.to_vec()), "as of {on}");
    }
}

#[test]
fn ageing_counts_from_the_due_day_whatever_was_paid() {
    let order = OrderEvents {
        counts: true,
        total: 1_000_000,
        instalments: vec![row(1, fixed("2017-02-28"), 1_000_000)],
        payments: vec![pay("2017-03-01", 150_000), pay("2017-03-10", 100_000), pay("2017-04-01", 200_000)],
        ..OrderEvents::default()
    };
    let (found, on) = (standing(&order), day("2017-04-04"));
    assert_eq!(overdue(&found, "2017-04-04"), Some((550_000, 35)), "paid in part is still overdue");
    assert_eq!(AgeBand::of(found.instalments[0].due_on, on), AgeBand::Days31To60);
    assert_eq!(found.state, PaymentState::Partial);

    let bands = [
        (-1, AgeBand::NotDue),
        (0, AgeBand::NotDue),
        (1, AgeBand::Days1To30),
        (30, AgeBand::Days1To30),
        (31, AgeBand::Days31To60),
        (60, AgeBand::Days31To60),
        (61, AgeBand::Days61To90),
        (90, AgeBand::Days61To90),
        (91, AgeBand::Over90),
        (9_999, AgeBand::Over90),
    ];
    for (days, band) in bands {
        assert_eq!(AgeBand::of(Some(on - chrono::TimeDelta::days(days)), on), band, "{days}");
    }
    assert_eq!(AgeBand::of(None, on), AgeBand::Untriggered);
}

#[test]
fn money_goes_to_its_row_then_first_in_first_out() {
    let on = "2026-03-20";
    let cases = [
        ("nothing", vec![], 0, [3_000_000, 6_000_000, 1_000_000], 0),
        ("by due day", vec![pay(on, 4_000_000)], 0, [0, 5_000_000, 1_000_000], 0),
        ("pinned", vec![pinned(on, 1_000_000, 3)], 0, [3_000_000, 6_000_000, 0], 0),
        ("pinned beyond its row", vec![pinned(on, 2_000_000, 3)], 0, [2_000_000, 6_000_000, 0], 0),
        ("pinned first", vec![pay(on, 4_000_000), pinned(on, 3_000_000, 1)], 0, [0, 2_000_000, 1_000_000], 0),
        ("pinned to no row of ours", vec![pinned(on, 1_000_000, 9)], 0, [2_000_000, 6_000_000, 1_000_000], 0),
        ("returned", vec![], 3_500_000, [0, 5_500_000, 1_000_000], 0),
        ("refund", vec![pay(on, 9_500_000), pay(on, -1_000_000)], 0, [0, 500_000, 1_000_000], 0),
        ("refund of the row", vec![pay(on, 9_500_000), pinned(on, -500_000, 1)], 0, [0, 0, 1_000_000], 0),
        ("paid beyond", vec![pay(on, 12_000_000)], 0, [0, 0, 0], 2_000_000),
        ("refund of what is beyond", vec![pay(on, 12_000_000), pay(on, -1_000_000)], 0, [0, 0, 0], 1_000_000),
        ("all returned", vec![pay(on, 3_000_000)], 10_000_000, [0, 0, 0], 3_000_000),
    ];
    for (what, payments, returned, parts, overpaid) in cases {
        let found = standing(&OrderEvents { payments, returned, ..plan() });
        assert_eq!((open(&found), found.overpaid), (parts.to_vec(), overpaid), "{what}");
        assert_eq!(found.receivable, parts.iter().sum::<i64>(), "{what}");
    }
    // A refund that names its row comes off what was given to it.
    let of_row = vec![pinned(on, 3_000_000, 1), pinned(on, -500_000, 1), pinned(on, 6_000_000, 2)];
    assert_eq!(open(&standing(&OrderEvents { payments: of_row, ..plan() })), [500_000, 0, 1_000_000]);
}

#[test]
fn rows_come_by_due_day_and_those_without_one_last() {
    let order = OrderEvents {
        counts: true,
        total: 100,
        instalments: vec![
            row(1, DueRule::after(Basis::Accepted, 0), 10),
            row(2, fixed("2026-05-01"), 20),
            row(3, DueRule::after(Basis::Signed, 0), 30),
            row(4, fixed("2026-05-01"), 40),
        ],
        payments: vec![pay("2026-04-01", 60)],
        events: Events { signed: Some(day("2026-04-01")), ..Events::default() },
        ..OrderEvents::default()
    };
    let found = standing(&order);
    assert_eq!(found.instalments.iter().map(|part| part.position).collect::<Vec<_>>(), [3, 2, 4, 1]);
    assert_eq!(open(&found), [0, 0, 30, 10]);
}

#[test]
fn what_no_row_covers_is_due_when_shipped() {
    let order = OrderEvents { counts: true, total: 500, ..OrderEvents::default() };
    let found = standing(&order);
    assert_eq!((found.receivable, found.instalments.len()), (500, 1));
    assert_eq!((found.instalments[0].id, found.instalments[0].due_on), (None, None), "not shipped yet");
    let shipped = Events { shipped: Some(day("2026-02-03")), ..Events::default() };
    let found = standing(&OrderEvents { events: shipped, ..order.clone() });
    assert_eq!(found.instalments[0].due_on, Some(day("2026-02-03")));

    let less = OrderEvents { instalments: vec![row(1, fixed("2026-01-01"), 300)], ..order.clone() };
    let found = standing(&less);
    assert_eq!(
        found.instalments.iter().map(|part| (part.id.is_some(), part.position, part.open)).collect::<Vec<_>>(),
        [(true, 1, 300), (false, 2, 200)]
    );
    let more =
        OrderEvents { instalments: vec![row(1, fixed("2026-01-01"), 300), row(2, fixed("2026-02-01"), 300)], ..order };
    assert_eq!(open(&standing(&more)), [300, 200], "beyond the total the latest row is cut");
}

#[test]
fn an_order_that_does_not_count_owes_nothing() {
    let cancelled = OrderEvents { counts: false, payments: vec![pay("2026-03-20", 700)], returned: 50, ..plan() };
    let found = standing(&cancelled);
    assert_eq!((found.receivable, found.overpaid, found.received, found.returned), (0, 700, 700, 0));
    assert_eq!((open(&found), found.state), (vec![0, 0, 0], PaymentState::Overpaid));
    let back = OrderEvents { payments: vec![pay("2026-03-20", 700), pay("2026-03-21", -700)], ..cancelled.clone() };
    assert_eq!(standing(&back).state, PaymentState::Refunded);
    assert_eq!(standing(&OrderEvents { payments: Vec::new(), ..cancelled }).state, PaymentState::Unpaid);
}

#[test]
fn what_is_receivable_adds_up_whatever_happens() {
    let mut random = fastrand::Rng::with_seed(3);
    for round in 0..5_000 {
        let any_day = |random: &mut fastrand::Rng| day("2026-01-01") + chrono::TimeDelta::days(random.i64(0..400));
        let rows = random.i64(0..5);
        let order = OrderEvents {
            counts: random.u8(0..8) > 0,
            total: random.i64(-50..1_000),
            instalments: (1..=rows)
                .map(|id| {
                    let rule = match random.u8(0..3) {
                        0 => DueRule::after(Basis::ALL[random.usize(0..5)], random.i32(-1..90)),
                        _ => fixed(&any_day(&mut random).to_string()),
                    };
                    row(id, rule, random.i64(-5..400))
                })
                .collect(),
            payments: (0..random.usize(0..6))
                .map(|_| Payment {
                    on: any_day(&mut random),
                    amount: random.i64(-200..400),
                    pinned: (random.u8(0..3) == 0).then(|| InstalmentId(random.i64(1..6))),
                })
                .collect(),
            returned: if random.bool() { random.i64(0..500) } else { 0 },
            events: Events { shipped: random.bool().then(|| any_day(&mut random)), ..Events::default() },
        };
        let found = standing(&order);
        let total = if order.counts { order.total } else { 0 };
        let received: i64 = order.payments.iter().map(|payment| payment.amount).sum();
        assert_eq!(found.received, received);
        assert_eq!(found.receivable - found.overpaid, total - found.returned - received, "{round}: {order:?}");
        assert_eq!(found.receivable, (total - found.returned - received).max(0), "{round}: {order:?}");
        assert_eq!(open(&found).iter().sum::<i64>(), found.receivable, "{round}: {order:?}");
        assert!(open(&found).iter().all(|open| *open >= 0), "{round}: {order:?}");
    }
    // The largest amounts there are, many times over.
    let most = 900_000_000_000_000;
    let order = OrderEvents {
        counts: true,
        total: most,
        instalments: (1..50).map(|id| row(id, fixed("2026-01-01"), most)).collect(),
        payments: vec![pay("2026-01-01", i64::MIN); 50],
        ..OrderEvents::default()
    };
    let found = standing(&order);
    assert_eq!((found.received, found.receivable), (i64::MIN, i64::MAX));
}
