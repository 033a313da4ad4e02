//! How the book stands and which deals are won, read from books made by operations: equal to what the lists show.

use crate::factory::{Quick, at, book, customer_row, day, local, named, order, source, talk};
use gendan::domain::{
    channel::Channel, conversion::Outcomes, customer::Parked, follow_up::Happened, id::CustomerId, money::Currency,
    record::CustomerRecord, spread::Spread, stage::Stage, tier::Tier,
};
use gendan::store::{
    Buyers, Dimension, FunnelOf, Op, Store, StoreError,
    op::{CustomerEdit, CustomerFields, LedgerOp, NewFollowUp, NewOrder, StageMove},
};

/// Customers with source, kind, tier, stage, amount and the day they came.
type Row = (&'static str, Option<&'static str>, Option<&'static str>, Tier, Stage, Option<i64>, &'static str);

const ROWS: [Row; 9] = [
    ("甲", Some("展会"), Some("代理"), Tier::A, Stage::Quote, Some(100_000), "2026-09-01"),
    ("乙", Some("展会"), Some("代理"), Tier::A, Stage::Won, Some(200_000), "2026-09-02"),
    ("丙", Some("展会"), None, Tier::B, Stage::Won, Some(300_000), "2026-09-03"),
    ("丁", Some("转介绍"), None, Tier::B, Stage::Lost, None, "2026-10-01"),
    ("戊", Some("转介绍"), None, Tier::C, Stage::Won, Some(50_000), "2026-10-02"),
    ("己", None, None, Tier::D, Stage::Void, None, "2026-10-03"),
    ("庚", None, None, Tier::D, Stage::Lead, None, "2026-11-01"),
    ("辛", None, None, Tier::D, Stage::Lead, Some(1), "2026-11-02"),
    ("壬", Some("展会"), None, Tier::D, Stage::Negotiation, Some(400_000), "2026-11-03"),
];

fn filled() -> Store {
    let mut store = book();
    let rows = ROWS.map(|(name, source, _, tier, stage, amount, created)| {
        Ok::<_, StoreError>(CustomerRecord {
            source: source.map(str::to_owned),
            tier: Some(tier),
            stage: Some(stage),
            amount,
            created_on: Some(day(created)),
            ..customer_row(name)
        })
    });
    store.import_customers(rows.into_iter(), &source("客户.csv"), |_| ()).unwrap();
    store
}

fn find(store: &Store, name: &str) -> CustomerId {
    let mut found = None;
    store
        .customers(None, local("2026-11-21T10:00"), |row| {
            if row.name == name {
                found = Some(row.customer);
            }
            true
        })
        .unwrap();
    found.unwrap()
}

#[test]
fn a_funnel_holds_every_deal_once() {
    let store = filled();
    let counts = |of| -> Vec<(&'static str, i64, Option<i64>)> {
        let rows = store.funnel(of).unwrap().into_iter();
        rows.map(|row| (row.stage.code(), row.deals, row.amounts.first().map(|(_, amount)| *amount))).collect()
    };
    let open = [
        ("lead", 2, Some(1)),
        ("need", 0, None),
        ("proposal", 0, None),
        ("quote", 1, Some(100_000)),
        ("negotiation", 1, Some(400_000)),
    ];
    let closed = [("won", 3, Some(550_000)), ("lost", 1, None), ("void", 1, None)];
    assert_eq!(counts(FunnelOf::All), [&open[..], &closed[..]].concat());
    assert_eq!(counts(FunnelOf::Open), open);
    let autumn: i64 = counts(FunnelOf::Opened(day("2026-10-01"), day("2026-10-31"))).iter().map(|row| row.1).sum();
    assert_eq!(autumn, 3);
    assert_eq!(store.funnel(FunnelOf::All).unwrap()[5].amounts, [(Currency::CNY, 550_000)]);
}

#[test]
fn tiers_and_silence_are_those_of_the_lists() {
    let mut store = filled();
    store.done(Op::Park {
        customers: vec![find(&store, "庚")],
        how: Parked::Paused,
        reason: "年后".to_owned(),
        wake_on: Some(day("2027-03-01")),
    });
    let tiers: Vec<_> = store.tier_counts().unwrap().into_iter().map(|row| (row.customers, row.queued)).collect();
    assert_eq!(tiers, [(2, 1), (2, 0), (1, 0), (4, 2)]);
    let today = day("2026-11-21");
    let outline = store.outline(local("2026-11-21T10:00")).unwrap();
    assert_eq!(tiers.iter().map(|tier| tier.1).sum::<i64>(), i64::try_from(outline.len()).unwrap());
    let layers = store.silent_layers(today).unwrap();
    let found: Vec<_> = layers.iter().map(|layer| (layer.over, layer.customers)).collect();
    assert_eq!(found, [(0, 0), (7, 0), (15, 2), (30, 1), (90, 0), (180, 0)]);
    for over in [7, 15, 30, 90, 180] {
        let mut listed = 0;
        store
            .customers(Some(over), local("2026-11-21T10:00"), |_| {
                listed += 1;
                true
            })
            .unwrap();
        let beyond: i64 = layers.iter().filter(|layer| layer.over >= over).map(|layer| layer.customers).sum();
        assert_eq!(beyond, listed, "more than {over} days");
    }
    let sources = store.distribution(Dimension::Source).unwrap();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(sources, [(text("展会"), 4), (text("转介绍"), 2), (None, 3)]);
}

#[test]
fn conversion_is_of_closed_deals_with_the_surest_first() {
    let mut store = filled();
    store.done(Op::Park {
        customers: vec![find(&store, "壬")],
        how: Parked::GivenUp,
        reason: "停产".to_owned(),
        wake_on: None,
    });
    let rows = store.conversion(Dimension::Source, None).unwrap();
    let found: Vec<_> = rows.iter().map(|row| (row.value.as_deref(), row.outcomes)).collect();
    let outcomes = |won, lost, void, dead, open| Outcomes { won, lost, void, dead, open };
    assert_eq!(
        found,
        [
            (Some("展会"), outcomes(2, 0, 0, 1, 1)),
            (Some("转介绍"), outcomes(1, 1, 0, 0, 0)),
            (None, outcomes(0, 0, 1, 0, 2)),
        ]
    );
    let all = store.outcomes(None).unwrap();
    assert_eq!(all, outcomes(3, 1, 1, 1, 3));
    assert_eq!(all.all(), store.funnel(FunnelOf::All).unwrap().iter().map(|row| row.deals).sum::<i64>());
    let months = store.conversion_by_month(Some((day("2026-09-01"), day("2026-10-31")))).unwrap();
    let found: Vec<_> = months.iter().map(|(month, of)| (month.key(), of.won, of.all())).collect();
    assert_eq!(found, [("2026-09".to_owned(), 2, 3), ("2026-10".to_owned(), 1, 3)]);
    // Thirty of forty before three of three.
    let many = (0..43).map(|n| {
        let (source, stage) = match n {
            0..30 => ("官网", Stage::Won),
            30..40 => ("官网", Stage::Lost),
            _ => ("老乡", Stage::Won),
        };
        Ok::<_, StoreError>(CustomerRecord {
            source: Some(source.to_owned()),
            stage: Some(stage),
            ..customer_row(&format!("户{n}"))
        })
    });
    store.import_customers(many, &source("更多.csv"), |_| ()).unwrap();
    let rows = store.conversion(Dimension::Source, None).unwrap();
    assert_eq!(rows[0].value.as_deref(), Some("官网"));
    assert_eq!(rows[0].outcomes.rate().interval().map(|one| (one.low, one.high)), Some((598, 858)));
}

#[test]
fn a_deal_is_led_by_the_channel_of_the_first_contact() {
    let mut store = book();
    for (name, channels) in [("甲", [Channel::Visit, Channel::Phone]), ("乙", [Channel::Wechat, Channel::Visit])] {
        let customer = store.add(name);
        for (channel, minute) in channels.into_iter().zip(["2026-11-18T10:00", "2026-11-19T10:00"]) {
            store.log(NewFollowUp { channel, happened: Happened::At(at(minute)), ..talk(customer) });
        }
    }
    store.add("丙");
    let mut found: Vec<_> = store
        .conversion(Dimension::Channel, None)
        .unwrap()
        .into_iter()
        .map(|row| (row.value, row.outcomes.open))
        .collect();
    found.sort();
    assert_eq!(found, [(None, 1), (Some("visit".to_owned()), 1), (Some("wechat".to_owned()), 1)]);
}

fn sell(store: &mut Store, customer: CustomerId, number: &str, minute: &str) {
    let new = NewOrder { ordered_on: at(minute).date_naive(), ..order(customer, number) };
    store.apply(&LedgerOp::AddOrder(Box::new(new)).into(), at(minute)).unwrap();
}

#[test]
fn a_won_deal_took_from_the_first_contact_on() {
    let mut store = book();
    for (name, first, won) in
        [("甲", "2026-09-01T10:00", "2026-09-11T10:00"), ("乙", "2026-09-01T10:00", "2026-10-01T10:00")]
    {
        let new = Op::AddCustomer(Box::new(named(name)));
        let customer = store.apply(&new, at(first)).unwrap().0.customer.unwrap();
        for minute in [first, first, "2026-09-05T10:00", "2026-10-20T10:00"] {
            let talk = NewFollowUp { happened: Happened::At(at(minute)), ..talk(customer) };
            store.apply(&Op::LogFollowUp(Box::new(talk)), at("2026-10-20T10:00")).unwrap();
        }
        let quote = StageMove { customer, stage: Stage::Quote, reason: None, note: None };
        store.apply(&Op::MoveStage(quote), at("2026-09-06T10:00")).unwrap();
        sell(&mut store, customer, name, won);
    }
    let cycle = store.cycle(None).unwrap();
    assert_eq!(cycle.days, Some(Spread { n: 2, median: 20, p80: 30 }));
    assert_eq!(cycle.touches, Some(Spread { n: 2, median: 2, p80: 2 }), "two calls of a day are one, later ones none");
    let september = store.cycle(Some((day("2026-09-01"), day("2026-09-30")))).unwrap();
    assert_eq!(september.days, Some(Spread { n: 1, median: 10, p80: 10 }));
    let steps = store.stage_steps(None).unwrap();
    assert_eq!((steps[0].entered, steps[0].advanced, steps[3].entered, steps[3].advanced), (2, 2, 2, 2));
    assert_eq!(steps[3].won_days, Some(Spread { n: 2, median: 15, p80: 25 }));
    // Quotes may take 22 days here, leads the least there is.
    for (name, since) in
        [("丙", "2026-10-29T10:00"), ("丁", "2026-10-31T10:00"), ("戊", "2026-11-06T10:00"), ("己", "2026-11-07T10:00")]
    {
        let new = Op::AddCustomer(Box::new(named(name)));
        let customer = store.apply(&new, at(since)).unwrap().0.customer.unwrap();
        if ["丙", "丁"].contains(&name) {
            let quote = StageMove { customer, stage: Stage::Quote, reason: None, note: None };
            store.apply(&Op::MoveStage(quote), at(since)).unwrap();
        }
    }
    let stalled: Vec<_> = store
        .stalled(day("2026-11-21"), false)
        .unwrap()
        .into_iter()
        .map(|one| (one.name, one.days, one.limit))
        .collect();
    assert_eq!(stalled, [("丙".to_owned(), 23, 22), ("戊".to_owned(), 15, 14)]);
}

#[test]
fn buyers_are_new_once() {
    let mut store = book();
    let (first, second) = (store.add("甲"), store.add("乙"));
    sell(&mut store, first, "A-1", "2026-10-05T10:00");
    sell(&mut store, first, "A-2", "2026-11-05T10:00");
    sell(&mut store, first, "A-3", "2026-11-06T10:00");
    sell(&mut store, second, "B-1", "2026-11-30T10:00");
    let of = |from, to| store.buyers(day(from), day(to)).unwrap();
    assert_eq!(of("2026-10-01", "2026-10-31"), Buyers { new: 1, returning: 0 });
    assert_eq!(of("2026-11-01", "2026-11-30"), Buyers { new: 1, returning: 1 });
    assert_eq!(of("2026-01-01", "2026-12-31"), Buyers { new: 2, returning: 0 });
}

#[test]
fn a_customer_that_came_back_and_stays_away_is_lost() {
    let mut store = book();
    // name, starred, orders, last contact: silent?
    let cases = [
        ("甲", false, ["2026-05-01", "2026-08-22"], None, true),
        ("乙", false, ["2026-05-01", "2026-08-23"], None, false),
        ("丙", false, ["2026-05-01", "2026-06-01"], Some("2026-09-22T10:00"), false),
        ("丁", false, ["2026-05-01", "2026-06-01"], Some("2026-09-21T10:00"), true),
        ("戊", true, ["2026-05-01", "2026-09-20"], None, true),
    ];
    for (name, starred, orders, contact, _) in cases {
        let customer = store.add(name);
        for (n, on) in orders.into_iter().enumerate() {
            sell(&mut store, customer, &format!("{name}{n}"), &format!("{on}T10:00"));
        }
        if let Some(minute) = contact {
            store.log(NewFollowUp { happened: Happened::At(at(minute)), ..talk(customer) });
        }
        store.done(Op::Star { customers: vec![customer], starred });
    }
    let once = store.add("己");
    sell(&mut store, once, "once", "2026-01-01T10:00");
    let churn = store.churn(day("2026-11-21")).unwrap();
    let names: Vec<&str> = churn.silent.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names, churn.returning, churn.rate().hits), (vec!["戊", "丁", "甲"], 5, 3));
}

#[test]
fn who_is_contacted_less_is_told_before_being_forgotten() {
    let mut store = book();
    // Contacts in the thirty days before the last thirty, and in these.
    let cases = [("甲", 4, 1, true), ("乙", 4, 2, false), ("丙", 2, 0, false), ("丁", 3, 1, true), ("戊", 6, 0, true)];
    for (name, before, lately, _) in cases {
        let new = Op::AddCustomer(Box::new(named(name)));
        let customer = store.apply(&new, at("2026-09-01T10:00")).unwrap().0.customer.unwrap();
        let minutes = (0..before).map(|n| format!("2026-10-{:02}T10:00", 1 + n));
        for minute in minutes.chain((0..lately).map(|n| format!("2026-11-{:02}T10:00", 1 + n))) {
            store.log(NewFollowUp { happened: Happened::At(at(&minute)), ..talk(customer) });
        }
    }
    store.done(Op::Park {
        customers: vec![find(&store, "戊")],
        how: Parked::Paused,
        reason: "年后".to_owned(),
        wake_on: None,
    });
    let found: Vec<_> = store
        .fading(local("2026-11-21T10:00"))
        .unwrap()
        .into_iter()
        .map(|one| (one.row.name, one.before, one.lately))
        .collect();
    assert_eq!(found, [("甲".to_owned(), 4, 1), ("丁".to_owned(), 3, 1)], "a paused one is not waited for");
}

#[test]
fn a_new_need_wants_a_step() {
    let mut store = book();
    for (name, planned) in [("甲", false), ("乙", true)] {
        let customer = store.add(name);
        let was = CustomerFields::of(&store.customer(customer).unwrap());
        let now = CustomerFields { need: Some("换型".to_owned()), ..was.clone() };
        store.done(Op::EditCustomer(Box::new(CustomerEdit { id: customer, was, now, amount: None })));
        if planned {
            let due = gendan::domain::moment::Moment::from_key("2026-11-25");
            store.done(Op::Plan { customer, due, action: None, channel: None });
        }
    }
    let of = |since: &str| -> Vec<String> {
        let rows = store.needs_without_step(day(since), local("2026-11-21T10:00")).unwrap();
        rows.into_iter().map(|new| new.row.name).collect()
    };
    assert_eq!((of("2026-11-15"), of("2026-11-22")), (vec!["甲".to_owned()], vec![]));
}
