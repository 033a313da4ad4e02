//! What orders come to, when their parts are due, and how periods compare: every vector of the rules, the limits, and sums
//! that must hold whatever comes.

use chrono::NaiveDate;
use gendan::domain::{
    bill::{self, BillError},
    money::{Currency, MoneyError},
    order::{DeliveryState, InvoiceState, LineFigures, PaymentState, figures, gross, spread, tax_within},
    period::{Month, Period},
    progress::LineProgress,
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
        ((50, -100), None),
        ((-200, -100), None),
        ((-50, 100), Some(-1500)),
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
