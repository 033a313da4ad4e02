//! What orders come to, when their parts are due and what is still to be received: every vector of the rules, the limits,
//! and sums that must hold whatever comes.

use chrono::NaiveDate;
use gendan::domain::{
    bill::{self, BillError},
    id::InstalmentId,
    money::{Currency, MoneyError},
    order::{DeliveryState, InvoiceState, LineFigures, PaymentState, figures, gross, spread, tax_within},
    period::{Month, Period},
    progress::LineProgress,
    receivable::{AgeBand, OrderEvents, Payment, PlannedInstalment, Standing, standing},
    rollup::{Figures, change},
    terms::{Basis, DueRule, Events, Share, TermRow, TooMuch, amounts},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
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

/// What is open of each row, in the order of their due days.
fn open(of: &Standing) -> Vec<i64> {
    of.instalments.iter().map(|part| part.open).collect()
}

#[test]
fn a_line_is_rounded_half_up_once() {
    // thousandths, ten-thousandths, currency, minor units
    let cases = [
        (3_000, 98_000_000, "CNY", 2_940_000),
        (1_000, 12_345, "CNY", 123),
        (1_000, 12_350, "CNY", 124),
        (333, 10_000, "CNY", 33),
        (335, 10_000, "CNY", 34),
        (2_500, 333_300, "CNY", 8_333),
        (1_000, 1_005_000, "JPY", 101),
        (1_000, 1_004_999, "JPY", 100),
        (1_500, 12_345, "KWD", 1_852),
        (0, 98_000_000, "CNY", 0),
        (-1_000, 12_350, "CNY", -124),
        (1_000, -12_350, "CNY", -124),
        (1_000, i64::MAX / 2_000, "CNY", 46_116_860_184_274),
        (9_000_000_000_000_000, 10_000, "CNY", 900_000_000_000_000),
    ];
    for (quantity, price, code, minor) in cases {
        assert_eq!(gross(quantity, price, currency(code)), Ok(minor), "{quantity} x {price} {code}");
    }
    for (quantity, price) in
        [(i64::MAX, i64::MAX), (i64::MIN, i64::MAX), (i64::MIN, i64::MIN), (9_000_000_000_000_006, 10_000)]
    {
        assert_eq!(gross(quantity, price, Currency::CNY), Err(MoneyError::OutOfRange), "{quantity} x {price}");
    }
}

#[test]
fn a_discount_is_spread_and_no_cent_is_lost() {
    let cases: [(i64, &[i64], &[i64]); 14] = [
        (1000, &[3333, 3333, 3334], &[333, 333, 334]),
        (100, &[1, 1, 1], &[34, 33, 33]),
        (-100, &[1, 1, 1], &[-34, -33, -33]),
        (2, &[1, 1, 1], &[1, 1, 0]),
        (0, &[5, 7], &[0, 0]),
        (10, &[0, 0, 0], &[4, 3, 3]),
        (10, &[0, 5, 0], &[0, 10, 0]),
        (10, &[-5, 5], &[5, 5]),
        (7, &[3], &[7]),
        (7, &[], &[]),
        (5, &[i64::MAX, i64::MAX], &[3, 2]),
        (i64::MAX, &[i64::MAX], &[i64::MAX]),
        (i64::MIN, &[i64::MIN], &[i64::MIN]),
        (i64::MAX, &[i64::MIN, i64::MIN], &[4_611_686_018_427_387_904, 4_611_686_018_427_387_903]),
    ];
    for (amount, weights, parts) in cases {
        assert_eq!(spread(amount, weights), parts, "{amount} over {weights:?}");
    }
}

#[test]
fn tax_is_within_the_total() {
    let cases = [
        (11_300_000, Some(1300), 1_300_000),
        (9_800_000, Some(1300), 1_127_434),
        (9_800_000, Some(600), 554_717),
        (9_800_000, Some(0), 0),
        (9_800_000, None, 0),
        (1, Some(1300), 0),
        (-9_800_000, Some(1300), -1_127_434),
        (i64::MAX, Some(10_000), 4_611_686_018_427_387_903),
    ];
    for (total, rate, tax) in cases {
        assert_eq!(tax_within(total, rate), Ok(tax), "{total} at {rate:?}");
    }
    assert_eq!(tax_within(100, Some(-1)), Err(MoneyError::OutOfRange));
}

#[test]
fn an_order_comes_to_its_lines_less_discounts_plus_freight() {
    let line = |quantity, unit_price, discount| LineFigures { quantity, unit_price, discount };
    let three = [line(1000, 333_300, 0), line(1000, 333_300, 0), line(1000, 333_400, 0)];
    let of = figures(&three, 1000, 0, None, Currency::CNY).unwrap();
    assert_eq!((of.gross, of.total, of.tax), (10_000, 9_000, 0));
    assert_eq!(of.line_totals, [3333, 3333, 3334]);
    assert_eq!(of.line_nets, [3000, 3000, 3000]);

    let of = figures(&[line(2000, 98_000_000, 60_000), line(3000, 125_000, 0)], 0, 1_000, Some(1300), Currency::CNY);
    let of = of.unwrap();
    assert_eq!((of.gross, of.total, of.tax), (1_963_750, 1_904_750, 219_131));
    assert_eq!(of.line_nets, [1_900_998, 3_752]);

    let of = figures(&[], 0, 0, Some(1300), Currency::CNY).unwrap();
    assert_eq!((of.gross, of.total, of.tax), (0, 0, 0));
    let of = figures(&[line(2000, 15_000_000, 0)], 100, 0, None, Currency::JPY).unwrap();
    assert_eq!(of.total, 2900, "yen have no minor unit");
    let of = figures(&[line(1000, 12_345, 0)], 0, 0, None, currency("KWD")).unwrap();
    assert_eq!(of.total, 1235, "dinars have thousandths");
    let of = figures(&[line(1000, 1_000_000, 0), line(-1000, 400_000, 0)], 1000, 0, None, Currency::CNY).unwrap();
    assert_eq!((of.total, of.line_nets), (5_000, vec![9_286, -4_286]), "goods taken back");

    let most = line(9_000_000_000_000_000, 10_000, 0);
    assert!(figures(&[most], 0, 0, None, Currency::CNY).is_ok());
    let too_much: [(&[LineFigures], i64, i64); 4] = [
        (&[most, most], 0, 0),
        (&[most], 0, 1),
        (&[line(1000, 10_000, i64::MIN)], 0, 0),
        (&[line(i64::MAX, i64::MAX, 0)], 0, 0),
    ];
    for (lines, discount, freight) in too_much {
        assert_eq!(figures(lines, discount, freight, None, Currency::CNY), Err(MoneyError::OutOfRange));
    }
    assert!(figures(&[line(1000, 10_000, 0)], i64::MIN, i64::MIN, None, Currency::CNY).is_err());
}

#[test]
fn ten_thousand_lines_add_up() {
    let mut random = fastrand::Rng::with_seed(7);
    let lines: Vec<LineFigures> = (0..10_000)
        .map(|_| LineFigures {
            quantity: random.i64(1..100_000),
            unit_price: random.i64(0..1_000_000_000),
            discount: random.i64(0..100),
        })
        .collect();
    let of = figures(&lines, 123_457, 89, Some(1300), Currency::CNY).unwrap();
    assert_eq!(of.line_nets.iter().sum::<i64>(), of.total);
    assert_eq!(of.line_totals.iter().sum::<i64>() - 123_457 + 89, of.total);
}

#[test]
fn whatever_is_spread_adds_up() {
    let mut random = fastrand::Rng::with_seed(11);
    for round in 0..2_000 {
        let width = 1 << random.u32(1..62);
        let weights: Vec<i64> = (0..random.usize(1..9)).map(|_| random.i64(-width..=width)).collect();
        let amount = random.i64(-width..=width);
        let parts = spread(amount, &weights);
        assert_eq!(parts.iter().map(|part| i128::from(*part)).sum::<i128>(), i128::from(amount), "{round}");
        let whole: i128 = weights.iter().map(|weight| i128::from(*weight).abs()).sum();
        for (part, weight) in parts.iter().zip(&weights).filter(|_| whole > 0) {
            let exact = i128::from(amount).abs() * i128::from(*weight).abs() / whole;
            assert!((0..=1).contains(&(i128::from(*part).abs() - exact)), "{round}: {amount} over {weights:?}");
        }

        let lines: Vec<LineFigures> = (0..random.usize(0..6))
            .map(|_| LineFigures {
                quantity: random.i64(-9_000..99_000),
                unit_price: random.i64(-10_000..99_000_000),
                discount: random.i64(-10..1_000),
            })
            .collect();
        let (discount, freight) = if lines.is_empty() { (0, 0) } else { (random.i64(0..9_999), random.i64(0..999)) };
        let code = ["CNY", "JPY", "KWD", "CLF"][random.usize(0..4)];
        let of = figures(&lines, discount, freight, Some(random.i64(0..2_000)), currency(code)).unwrap();
        assert_eq!(of.line_nets.iter().sum::<i64>(), of.total);
        let off: i64 = lines.iter().map(|line| line.discount).sum();
        assert_eq!(of.gross - off - discount + freight, of.total);
        assert!(of.tax.abs() <= of.total.abs());
    }
}

#[test]
fn a_due_day_follows_from_what_happened() {
    let shipped = |on| Events { shipped: Some(day(on)), ..Events::default() };
    let monthly = |days| DueRule { month_end: true, ..DueRule::after(Basis::Shipped, days) };
    let months = |months| DueRule { months, ..DueRule::after(Basis::Shipped, 0) };
    let cases = [
        (monthly(30), "2026-03-10", "2026-04-30"),
        (monthly(60), "2026-03-10", "2026-05-30"),
        (monthly(30), "2026-01-31", "2026-03-02"),
        (monthly(0), "2028-02-03", "2028-02-29"),
        (monthly(30), "2026-12-01", "2027-01-30"),
        (DueRule { months: 1, ..monthly(0) }, "2026-02-28", "2026-03-31"),
        (DueRule { months: 1, ..monthly(0) }, "2026-01-31", "2026-02-28"),
        (DueRule { months: -1, ..monthly(0) }, "2026-03-31", "2026-02-28"),
        (months(1), "2026-01-31", "2026-02-28"),
        (months(1), "2028-01-31", "2028-02-29"),
        (months(12), "2028-02-29", "2029-02-28"),
        (months(-1), "2026-03-31", "2026-02-28"),
        (DueRule::after(Basis::Shipped, 365), "2027-03-01", "2028-02-29"),
        (DueRule::after(Basis::Shipped, -1), "2026-03-10", "2026-03-09"),
        (DueRule::after(Basis::Shipped, 0), "2026-12-31", "2026-12-31"),
    ];
    for (rule, on, due) in cases {
        assert_eq!(rule.due_on(&shipped(on)), Some(day(due)), "{rule:?} {on}");
    }
    for basis in Basis::ALL {
        assert_eq!(DueRule::after(basis, 30).due_on(&Events::default()), None, "{basis:?} has not happened");
    }
    assert_eq!(fixed("2026-05-01").due_on(&Events::default()), Some(day("2026-05-01")));
    let both = Events { signed: Some(day("2026-03-10")), ..shipped("2026-03-10") };
    assert_eq!(DueRule::after(Basis::Shipped, -1).due_on(&both), Some(day("2026-03-10")), "not before signing");
    assert_eq!(DueRule::after(Basis::Shipped, i32::MAX).due_on(&both), None, "beyond every calendar");

    let all = Events {
        signed: Some(day("2026-01-01")),
        shipped: Some(day("2026-02-01")),
        delivered: Some(day("2026-03-01")),
        accepted: Some(day("2026-04-01")),
        invoiced: Some(day("2026-05-01")),
    };
    let due = Basis::ALL.map(|basis| DueRule::after(basis, 1).due_on(&all).map(|on| on.to_string()));
    let due: Vec<&str> = due.iter().map(|on| on.as_deref().unwrap_or("-")).collect();
    assert_eq!(due, ["2026-01-02", "2026-02-02", "2026-03-02", "2026-04-02", "2026-05-02", "-"]);
    let known = all.until(day("2026-03-01"));
    assert_eq!((known.delivered, known.accepted, known.invoiced), (all.delivered, None, None));
}

#[test]
fn shares_become_amounts_of_the_total() {
    let amounts = |shares: &[Share], total| {
        let rows: Vec<TermRow> =
            shares.iter().map(|share| TermRow { rule: DueRule::after(Basis::Signed, 0), share: *share }).collect();
        amounts(&rows, total)
    };
    let (part, rest) = (Share::Part, Share::Rest);
    let third = [part(3333), part(3333), part(3334)];
    let cases: [(&[Share], i64, &[i64]); 12] = [
        (&[part(3000), part(6000), part(1000)], 10_001, &[3_000, 6_001, 1_000]),
        (&third, 100, &[33, 33, 34]),
        (&third, 1, &[0, 0, 1]),
        (&[part(5000), part(5000)], 3, &[2, 1]),
        (&[part(3000), rest], 10_001, &[3_000, 7_001]),
        (&[part(500), rest], 99_999, &[5_000, 94_999]),
        (&[rest, rest, rest], 100, &[34, 33, 33]),
        (&[Share::Amount(2_000), rest], 10_000, &[2_000, 8_000]),
        (&[Share::Amount(2_000), part(3000), rest], 10_000, &[2_000, 3_000, 5_000]),
        (&[part(3000), part(2000)], 1_000, &[300, 200]),
        (&[part(10_000)], i64::MAX, &[i64::MAX]),
        (&[], 100, &[]),
    ];
    for (shares, total, expected) in cases {
        assert_eq!(amounts(shares, total).as_deref(), Ok(expected), "{shares:?} of {total}");
    }
    let too_much: [&[Share]; 4] = [
        &[part(6000), part(6000)],
        &[part(10_000), Share::Amount(1)],
        &[Share::Amount(101)],
        &[part(i64::MAX), part(i64::MAX)],
    ];
    for shares in too_much {
        assert_eq!(amounts(shares, 100), Err(TooMuch), "{shares:?}");
    }
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
    let cases: [(&str, Option<(i64, i64)>, [i64; 3]); 5] = [
        ("2026-03-01", None, [3_000_000, 6_000_000, 1_000_000]),
        ("2026-03-10", Some((3_000_000, 9)), [3_000_000, 6_000_000, 1_000_000]),
        ("2026-03-25", None, [0, 4_000_000, 1_000_000]),
        ("2026-04-15", Some((4_000_000, 14)), [0, 4_000_000, 1_000_000]),
        ("2027-03-02", Some((5_000_000, 335)), [0, 4_000_000, 1_000_000]),
    ];
    for (on, overdue, parts) in cases {
        let known = [receipt].into_iter().filter(|payment| payment.on <= day(on)).collect();
        let found = standing(&OrderEvents { payments: known, ..plan() });
        assert_eq!((found.overdue(day(on)), open(&found)), (overdue, parts.to_vec()), "as of {on}");
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
    assert_eq!(found.overdue(on), Some((550_000, 35)), "paid in part is still overdue");
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
    assert_eq!(AgeBand::ALL.map(|band| AgeBand::from_code(band.code())), AgeBand::ALL.map(Some));
}

#[test]
fn money_goes_to_its_row_then_first_in_first_out() {
    let on = "2026-03-20";
    let cases: [(&str, Vec<Payment>, i64, [i64; 3], i64); 12] = [
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
    assert_eq!(found.next().map(|part| part.position), Some(4));
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

#[test]
fn states_follow_from_events() {
    let line = |ordered, shipped, delivered, returned| LineProgress { ordered, shipped, delivered, returned };
    let cases: [(&[LineProgress], DeliveryState); 11] = [
        (&[], DeliveryState::Open),
        (&[line(5, 0, 0, 0)], DeliveryState::Open),
        (&[line(5, 3, 0, 0)], DeliveryState::Partial),
        (&[line(5, 3, 3, 0)], DeliveryState::Partial),
        (&[line(5, 5, 0, 0), line(1, 0, 0, 0)], DeliveryState::Partial),
        (&[line(5, 5, 0, 0)], DeliveryState::Shipped),
        (&[line(5, 5, 4, 0)], DeliveryState::Shipped),
        (&[line(5, 5, 5, 0)], DeliveryState::Delivered),
        (&[line(5, 5, 5, 2)], DeliveryState::Delivered),
        (&[line(5, 5, 5, 5)], DeliveryState::Returned),
        (&[line(5, 5, 5, 0), line(0, 0, 0, 0), line(-2, 0, 0, 0)], DeliveryState::Delivered),
    ];
    for (lines, state) in cases {
        assert_eq!(DeliveryState::of(lines), state, "{lines:?}");
    }
    // owed, paid, refunded
    let cases = [
        ((100, 0, 0), PaymentState::Unpaid),
        ((100, 40, 0), PaymentState::Partial),
        ((100, 100, 0), PaymentState::Paid),
        ((100, 120, 20), PaymentState::Paid),
        ((100, 120, 0), PaymentState::Overpaid),
        ((100, 100, 100), PaymentState::Refunded),
        ((0, 100, 100), PaymentState::Refunded),
        ((0, 0, 0), PaymentState::Paid),
        ((0, 100, 0), PaymentState::Overpaid),
        ((i64::MAX, i64::MIN, i64::MAX), PaymentState::Unpaid),
    ];
    for ((owed, paid, refunded), state) in cases {
        assert_eq!(PaymentState::of(owed, paid, refunded), state, "{owed} {paid} {refunded}");
    }
    let cases =
        [(0, InvoiceState::Open), (-5, InvoiceState::Open), (99, InvoiceState::Partial), (100, InvoiceState::Invoiced)];
    for (invoiced, state) in cases {
        assert_eq!(InvoiceState::of(100, invoiced), state, "{invoiced}");
    }
}

#[test]
fn a_bill_runs_six_months_at_most() {
    let check = |issued: &str, matures: &str| bill::check(Some(day(issued)), Some(day(matures)));
    assert_eq!(check("2026-01-15", "2026-07-15"), Ok(()));
    assert_eq!(check("2026-01-15", "2026-07-16"), Err(BillError::TooLong));
    assert_eq!(check("2026-08-31", "2027-02-28"), Ok(()), "to the end of a shorter month");
    assert_eq!(check("2026-08-31", "2027-03-01"), Err(BillError::TooLong));
    assert_eq!(check("2022-12-31", "2023-12-31"), Ok(()), "an older bill could run a year");
    assert_eq!(check("2026-01-15", "2026-01-14"), Err(BillError::MaturesBeforeIssue));
    assert_eq!(bill::check(None, Some(day("2026-01-14"))), Ok(()));
    assert_eq!(bill::check(Some(day("2026-01-14")), None), Ok(()));
}

#[test]
fn change_is_in_thousandths_and_none_of_nothing() {
    let cases = [
        ((112_400, 100_000), Some(124)),
        ((96_900, 100_000), Some(-31)),
        ((0, 100), Some(-1000)),
        ((100, 0), None),
        ((0, 0), None),
        ((1, 3), Some(-667)),
        ((10_005, 10_000), Some(1)),
        ((9_995, 10_000), Some(-1)),
        ((50, -100), Some(1500)),
        ((-200, -100), Some(-1000)),
        ((i64::MAX, 1), Some(i64::MAX)),
        ((i64::MIN, 1), Some(i64::MIN)),
    ];
    for ((now, before), expected) in cases {
        assert_eq!(change(now, before), expected, "{now} after {before}");
    }
    let of = Figures { gross: 1_000, total: 950, returns: 150, ..Figures::default() };
    assert_eq!((of.discount(), of.net()), (50, 800));
}

#[test]
fn months_and_periods_step_over_years() {
    let month = |key: &str| Month::from_key(key).unwrap();
    for (from, by, to) in [
        ("2026-11", 1, "2026-12"),
        ("2026-12", 1, "2027-01"),
        ("2026-01", -1, "2025-12"),
        ("2026-05", -17, "2024-12"),
        ("2026-05", 0, "2026-05"),
    ] {
        assert_eq!(month(from).plus(by).key(), to);
        assert_eq!(month(from).until(month(to)), by);
    }
    for (key, first, last) in [
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
    ] {
        assert_eq!(month(key).days(), (day(first), day(last)));
        assert_eq!(Month::of(day(last)).key(), key);
    }
    for key in
        ["", "2026", "2026-13", "2026-00", "2026-1", "26-01", "+026-01", "2026-+1", "2026/01", "2026-011", "二零-01"]
    {
        assert_eq!(Month::from_key(key), None, "{key}");
    }
    let span = |period: Period| period.months().map(|(from, to)| format!("{} {}", from.key(), to.key()));
    let year_end = Period::Quarter(2026, 4);
    for (period, by, months) in [
        (Period::Month(month("2026-12")), 1, Some("2027-01 2027-01")),
        (year_end, 0, Some("2026-10 2026-12")),
        (year_end, 1, Some("2027-01 2027-03")),
        (Period::Quarter(2026, 1), -1, Some("2025-10 2025-12")),
        (year_end, -8, Some("2024-10 2024-12")),
        (Period::Year(2026), -1, Some("2025-01 2025-12")),
        (Period::Span(month("2026-11"), month("2027-02")), 1, Some("2027-03 2027-06")),
        (Period::Span(month("2026-11"), month("2027-02")), -1, Some("2026-07 2026-10")),
        (Period::All, 1, None),
    ] {
        assert_eq!(span(period.plus(by)).as_deref(), months, "{period:?} {by}");
    }
    assert_eq!(Period::Quarter(2028, 1).days(), Some((day("2028-01-01"), day("2028-03-31"))));
}
