//! The rules behind the reports' figures, as tables of cases: intervals, spreads, attempts, stages, commission, forecast.

use crate::factory::{at, day};
use gendan::config::Config;
use gendan::domain::{
    activity::{Logged, Tally},
    change::Stretch,
    channel::{Channel, Direction},
    commission::{CommissionStep, commission},
    conversion::{Journey, Moves, Outcomes, Telling, stall_limit, telling},
    forecast::{When, weighted},
    id::CustomerId,
    interval::{Rate, wilson},
    money::Currency,
    outcome::Outcome,
    period::Month,
    rollup::Figures,
    spread::{Spread, spread},
    stage::Stage,
};
use std::path::Path;

#[test]
fn a_share_of_few_says_how_sure_it_is() {
    // hits, n, low and high in thousandths
    let cases = [
        (2, 3, 208, 939),
        (20, 30, 488, 808),
        (0, 1, 0, 793),
        (1, 1, 207, 1000),
        (0, 10, 0, 278),
        (10, 10, 722, 1000),
        (5, 10, 237, 763),
        (50, 100, 404, 596),
        (4238, 6711, 620, 643),
        (500_000_000, 1_000_000_000, 500, 500),
        (12, 10, 722, 1000),
        (-3, 10, 0, 278),
    ];
    for (hits, n, low, high) in cases {
        let interval = wilson(hits, n).unwrap();
        assert_eq!((interval.low, interval.high), (low, high), "{hits}/{n}");
    }
    assert_eq!(wilson(0, 0), None);
    assert!(Rate::new(7, 7).is_few() && !Rate::new(0, 8).is_few());
    assert!(Rate::new(20, 30).floor() > Rate::new(3, 4).floor(), "few hits of few rank below many of many");
}

#[test]
fn the_middle_is_no_average() {
    type Case = (&'static [i64], Option<(i64, i64, i64)>);
    let cases: [Case; 6] = [
        (&[], None),
        (&[7], Some((1, 7, 7))),
        (&[9, 1], Some((2, 5, 9))),
        (&[4, 1], Some((2, 3, 4))),
        (&[1, 2, 3, 4, 500], Some((5, 3, 4))),
        (&[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], Some((10, 55, 80))),
    ];
    for (values, expected) in cases {
        let expected = expected.map(|(n, median, p80)| Spread { n, median, p80 });
        assert_eq!(spread(values.to_vec()), expected, "{values:?}");
    }
}

#[test]
fn an_attempt_counts_once_a_channel_customer_and_day() {
    use Direction::{In, Out};
    let log = |customer, date, channel, direction, outcome| Logged {
        customer: CustomerId(customer),
        day: day(date),
        channel,
        direction,
        outcome,
    };
    let (phone, wechat) = (Channel::Phone, Channel::Wechat);
    let mut tally = Tally::default();
    for one in [
        // Three calls of a day are one attempt, answered since one was.
        log(1, "2026-11-16", phone, Out, Some(Outcome::NoAnswer)),
        log(1, "2026-11-16", phone, Out, Some(Outcome::NoAnswer)),
        log(1, "2026-11-16", phone, Out, Some(Outcome::Talked)),
        // Another way, another day: attempts of their own.
        log(1, "2026-11-16", wechat, Out, Some(Outcome::NoReply)),
        log(1, "2026-11-17", phone, Out, Some(Outcome::Busy)),
        // A wrong number is no attempt; what comes in is none, and each counts.
        log(2, "2026-11-17", phone, Out, Some(Outcome::WrongNumber)),
        log(2, "2026-11-17", wechat, In, Some(Outcome::Talked)),
        log(2, "2026-11-17", wechat, In, None),
        log(3, "2026-11-18", phone, Out, Some(Outcome::NoAnswer)),
        log(4, "2026-11-18", phone, Out, None),
    ] {
        tally.take(&one);
    }
    let counts = tally.counts();
    assert_eq!((counts.logs, counts.contacts, counts.effective, counts.customers), (10, 8, 2, 4));
    assert_eq!(counts.response, Rate::new(1, 4));
    assert_eq!(counts.channels, [(phone, Rate::new(1, 3)), (wechat, Rate::new(0, 1))]);
    assert_eq!(counts.reach, Rate::new(1, 2), "customers 1 and 3 were attempted, 1 answered");
    assert_eq!(tally.days(day("2026-11-15"), day("2026-11-19")), [0, 2, 4, 2, 0]);
}

#[test]
fn only_what_lies_apart_stands_out() {
    let ahead = |best, behind: &[usize]| Telling::Ahead { best, behind: behind.to_vec() };
    let cases: [(&[(i64, i64)], Telling); 7] = [
        (&[], Telling::TooFew),
        (&[(30, 30)], Telling::TooFew),
        (&[(7, 7), (0, 7), (0, 40)], Telling::TooFew),
        (&[(20, 30), (10, 30)], Telling::Alike),
        (&[(20, 30), (3, 30)], ahead(0, &[1])),
        (&[(3, 30), (2, 3), (15, 30), (28, 30)], ahead(3, &[0, 2])),
        (&[(8, 8), (8, 8)], Telling::Alike),
    ];
    for (rates, expected) in cases {
        let rates: Vec<Rate> = rates.iter().map(|(hits, n)| Rate::new(*hits, *n)).collect();
        assert_eq!(telling(&rates), expected, "{rates:?}");
    }
}

#[test]
fn closed_deals_alone_convert() {
    let mut outcomes = Outcomes::default();
    for (stage, given_up, n) in [
        (Stage::Won, false, 4),
        (Stage::Won, true, 1),
        (Stage::Lost, false, 3),
        (Stage::Void, false, 1),
        (Stage::Quote, true, 2),
        (Stage::Lead, false, 6),
    ] {
        outcomes.add(stage, given_up, n);
    }
    assert_eq!(outcomes, Outcomes { won: 5, lost: 3, void: 1, dead: 2, open: 6 });
    assert_eq!((outcomes.rate(), outcomes.open_rate()), (Rate::new(5, 11), Rate::new(6, 17)));
}

#[test]
fn a_deal_goes_from_stage_to_stage() {
    let moves = |steps: &[(Stage, &str)]| Moves(steps.iter().map(|(stage, date)| (*stage, day(date))).collect());
    let mut journey = Journey::default();
    for deal in [
        moves(&[(Stage::Lead, "2026-01-01"), (Stage::Quote, "2026-01-11"), (Stage::Won, "2026-01-31")]),
        moves(&[(Stage::Lead, "2026-01-01"), (Stage::Quote, "2026-01-05"), (Stage::Lost, "2026-01-06")]),
        moves(&[(Stage::Lead, "2026-01-01"), (Stage::Void, "2026-01-03")]),
        moves(&[(Stage::Lead, "2026-01-01")]),
        // Back and on again: it was in both, and still goes.
        moves(&[(Stage::Need, "2026-01-01"), (Stage::Quote, "2026-01-02"), (Stage::Need, "2026-01-09")]),
        moves(&[(Stage::Won, "2026-01-01")]),
        moves(&[]),
    ] {
        journey.take(&deal);
    }
    let steps = journey.steps();
    let found: Vec<_> =
        steps.iter().map(|step| (step.stage.code(), step.entered, step.advanced, step.dropped, step.still)).collect();
    let expected = [
        ("lead", 4, 2, 1, 1),
        ("need", 1, 1, 0, 0),
        ("proposal", 0, 0, 0, 0),
        ("quote", 3, 1, 1, 1),
        ("negotiation", 0, 0, 0, 0),
    ];
    assert_eq!(found, expected);
    assert_eq!(steps[0].days, Some(Spread { n: 3, median: 4, p80: 10 }));
    assert_eq!(steps[0].won_days, Some(Spread { n: 1, median: 10, p80: 10 }));
    assert_eq!(steps[3].won_days.map(stall), Some(30));
    assert_eq!((stall_limit(None), steps[0].won_days.map(stall)), (14, Some(15)));
}

fn stall(days: Spread) -> i64 {
    stall_limit(Some(days))
}

#[test]
fn each_rate_is_of_the_part_above_its_own_floor() {
    let steps = [CommissionStep { from: 100_000, rate: 500 }, CommissionStep { from: 0, rate: 300 }];
    // base in fen, commission in fen
    let cases = [
        (0, 0),
        (-5_000_000, 0),
        (100, 3),
        (50, 2),
        (10_000_000, 300_000),
        (15_000_000, 550_000),
        (900_000_000_000_000, 44_999_999_800_000),
    ];
    for (base, expected) in cases {
        assert_eq!(commission(base, &steps, 100), expected, "{base}");
    }
    let only_above = [CommissionStep { from: 1000, rate: 1000 }];
    assert_eq!((commission(99_999, &only_above, 100), commission(100_100, &only_above, 100)), (0, 10));
    assert_eq!(commission(20_000_000, &[], 100), 0);
}

#[test]
fn commission_is_read_from_the_settings() {
    let read = |text: &str| Config::from_text(text, Path::new("config.toml"));
    let figures = Figures { total: 15_000_000, received: 20_000_000, ..Figures::default() };
    let text =
        "[commission]\nbase = 'received'\nrates = [{ from = 0, rate = '2.5%' }, { from = 100000, rate = '12.34 ％' }]";
    let config = read(text).unwrap();
    assert_eq!(config.commission.of(&figures, Currency::CNY), Some(250_000 + 1_234_000));
    assert_eq!(read("").unwrap().commission.of(&figures, Currency::CNY), None);
    let net = read("[commission]\nrates = [{ from = 0, rate = '3%' }]").unwrap().commission;
    assert_eq!(net.of(&figures, Currency::CNY), Some(450_000));
    assert_eq!(toml::from_str::<Config>(&toml::to_string(&config).unwrap()).unwrap(), config);
    for wrong in ["'3'", "3", "'-3%'", "'3.125%'", "'101%'", "'%'", "'3,5%'"] {
        assert!(read(&format!("[commission]\nrates = [{{ from = 0, rate = {wrong} }}]")).is_err(), "{wrong}");
    }
    assert!(read("[commission]\nrates = [{ from = -1, rate = '3%' }]").is_err());
}

#[test]
fn what_is_to_come_has_its_month() {
    let today = day("2026-11-21");
    let month = |year, month| When::Month(Month { year, month });
    let cases = [
        (None, When::Undated),
        (Some("2026-11-20"), When::Past),
        (Some("2026-11-21"), month(2026, 11)),
        (Some("2026-12-31"), month(2026, 12)),
        (Some("2027-10-31"), month(2027, 10)),
        (Some("2027-11-01"), When::Later),
    ];
    for (date, when) in cases {
        assert_eq!(When::of(date.map(day), today), when, "{date:?}");
    }
    let chances = [(1000, 60, 600), (5, 50, 3), (-5, 50, -3), (i64::MAX, 100, i64::MAX)];
    for (amount, percent, expected) in chances {
        assert_eq!(weighted(amount, percent), expected);
    }
}

#[test]
fn a_stretch_begins_after_the_one_before() {
    let afternoon = Stretch { from: at("2026-11-13T17:30"), to: at("2026-11-20T17:30") };
    let days = ["2026-11-13", "2026-11-14", "2026-11-20", "2026-11-21"];
    assert_eq!(days.map(|date| afternoon.holds_day(day(date))), [false, true, true, false]);
    let whole = Stretch { from: at("2026-11-14T00:00"), to: at("2026-11-20T23:59") };
    assert_eq!(days.map(|date| whole.holds_day(day(date))), [false, true, true, false]);
    let instants = ["2026-11-13T17:30", "2026-11-13T17:31", "2026-11-20T17:30", "2026-11-20T17:31"];
    assert_eq!(instants.map(|minute| afternoon.holds(at(minute))), [false, true, true, false]);
}
