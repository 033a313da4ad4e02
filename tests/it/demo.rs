//! The sample book holds what a first look has to show, in both languages.

use chrono::{DateTime, FixedOffset};
use gendan::{
    demo::{self, Trade},
    domain::{
        channel::{Channel, Direction},
        dormancy::{DormancyPolicy, Route, Standing, Talk, Verdict, verdict},
        due::Band,
        follow_up::Kind,
        id::CustomerId,
        outcome::Outcome,
        promise::Side,
        stage::Stage,
        tier::Tier,
    },
    i18n::Lang,
    store::{PromiseFilter, QueueRow, Store, TimelineKind},
};
use std::collections::BTreeSet;

fn book(lang: Lang, now: DateTime<FixedOffset>) -> Store {
    let mut store = Store::in_memory().unwrap();
    demo::fill(&mut store, lang, now).unwrap();
    store
}

fn rows(store: &Store, now: DateTime<FixedOffset>) -> Vec<QueueRow> {
    let mut rows = Vec::new();
    store
        .customers(None, now.naive_local(), |row| {
            rows.push(row);
            true
        })
        .unwrap();
    rows
}

#[test]
fn the_sample_book_shows_every_kind_of_thing() {
    for (lang, now) in [(Lang::ZhCn, "2026-11-21T10:30:00+08:00"), (Lang::En, "2028-02-29T00:05:00+00:00")] {
        let now = DateTime::parse_from_rfc3339(now).unwrap();
        let store = book(lang, now);
        let rows = rows(&store, now);
        assert!(rows.len() >= 60, "{}", rows.len());
        let names: BTreeSet<&str> = rows.iter().map(|r| r.name.as_str()).collect();
        assert_eq!(names.len(), rows.len(), "every customer has a name of its own");
        for band in Band::ALL {
            assert!(rows.iter().any(|r| r.queued && r.band == band), "{band:?} is empty");
        }
        for tier in Tier::ALL {
            assert!(rows.iter().any(|r| r.tier == tier), "{tier:?}");
        }
        for stage in Stage::ALL {
            assert!(rows.iter().any(|r| r.stage == stage), "{stage:?}");
        }
        assert!(rows.iter().any(|r| r.implied) && rows.iter().any(|r| r.starred));
        assert!(rows.iter().filter(|r| r.parked.is_some()).count() >= 2);
        let (mut follow_ups, mut orders, mut receipts) = (0, 0, 0);
        let (mut channels, mut outcomes) = (BTreeSet::new(), BTreeSet::new());
        for id in 1..=i64::try_from(rows.len()).unwrap() {
            for item in store.timeline(CustomerId(id), None, 1000).unwrap() {
                match item.kind {
                    TimelineKind::FollowUp(talk) => {
                        follow_ups += 1;
                        channels.insert(talk.channel);
                        outcomes.insert(talk.outcome);
                        assert!(!talk.note.is_empty(), "a talk without words: {:?}", talk.outcome);
                        assert!(talk.happened.date() <= now.date_naive());
                        let _ = Kind::ALL;
                    }
                    TimelineKind::Order { .. } => orders += 1,
                    TimelineKind::Receipt { .. } => receipts += 1,
                    _ => {}
                }
            }
        }
        assert!(follow_ups >= 500, "{follow_ups}");
        assert!(orders >= 150, "{orders}");
        assert!(receipts >= 150, "{receipts}");
        assert_eq!(channels.len(), Channel::ALL.len(), "{channels:?}");
        let missing: Vec<_> = Outcome::ALL.into_iter().filter(|o| !outcomes.contains(&Some(*o))).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(store.doctor(now.date_naive()).unwrap(), []);
    }
}

/// What the rule says of one customer by all that is on file.
fn judged(store: &Store, row: &QueueRow) -> Verdict {
    let mut talks = Vec::new();
    for item in store.timeline(row.customer, None, 1000).unwrap() {
        if let TimelineKind::FollowUp(talk) = item.kind {
            let inbound = talk.direction == Direction::In;
            let (on, contact, outcome) = (talk.happened.date(), talk.contact, talk.outcome);
            talks.push(Talk { on, channel: talk.channel, contact, inbound, outcome });
        }
    }
    talks.reverse();
    let mut routes = Vec::new();
    for contact in store.contacts(row.customer).unwrap() {
        let usable = contact.channels.iter().filter(|way| !way.invalid);
        routes.extend(usable.map(|way| Route { channel: way.channel, contact: Some(contact.id) }));
    }
    verdict(&talks, &routes, &[], row.tier, &DormancyPolicy::default())
}

#[test]
fn each_trade_has_a_book_of_its_own() {
    let now = DateTime::parse_from_rfc3339("2026-11-21T10:30:00+08:00").unwrap();
    for lang in Lang::ALL {
        let mut per_trade = Vec::new();
        let mut names = Vec::new();
        for trade in Trade::ALL {
            let mut store = Store::in_memory().unwrap();
            demo::fill_for(&mut store, trade, lang, now).unwrap();
            let rows = rows(&store, now);
            let own: BTreeSet<String> = rows.iter().map(|row| row.name.clone()).collect();
            assert_eq!((rows.len(), own.len()), (demo::CUSTOMERS, demo::CUSTOMERS), "{trade:?} {lang:?}");
            assert!(own.iter().all(|name| name.trim() == name && name.chars().count() > 3), "{own:?}");
            for band in Band::ALL {
                assert!(rows.iter().any(|row| row.queued && row.band == band), "{trade:?}: {band:?} is empty");
            }
            let totals = store.totals().unwrap();
            assert!(totals.follow_ups >= 400, "{trade:?}: {}", totals.follow_ups);
            per_trade.push((totals.orders, totals.follow_ups));
            assert_eq!(store.doctor(now.date_naive()).unwrap(), [], "{trade:?} {lang:?}");
            names.push(own);
        }
        let [b2b, training, retail] = per_trade[..] else { panic!("three trades") };
        assert!(training.0 < b2b.0 && retail.0 > 2 * b2b.0, "orders: {per_trade:?}");
        assert!(training.1 > b2b.1, "talks: {per_trade:?}");
        assert!(names[0].is_disjoint(&names[1]) && names[1].is_disjoint(&names[2]));
    }
}

#[test]
fn some_are_silent_and_words_were_given_on_both_sides() {
    for (lang, now) in [(Lang::ZhCn, "2026-11-21T10:30:00+08:00"), (Lang::En, "2028-02-29T00:05:00+00:00")] {
        let now = DateTime::parse_from_rfc3339(now).unwrap();
        let store = book(lang, now);
        let standing = |wanted| {
            let rows = rows(&store, now);
            rows.iter().filter(|row| row.queued && judged(&store, row).standing == wanted).count()
        };
        assert_eq!((standing(Standing::MayGiveUp), standing(Standing::Suspect)), (1, 3), "{lang:?}");
        let today = now.date_naive();
        let open = store.promises(&PromiseFilter { open: true, ..PromiseFilter::default() }, 100).unwrap();
        for side in Side::ALL {
            let due =
                |late: bool| open.iter().filter(|row| row.side == side && (row.due_on < Some(today)) == late).count();
            assert!(due(true) >= 1 && due(false) >= 2, "{side:?}");
        }
        let tallies: Vec<_> = rows(&store, now)
            .iter()
            .map(|row| store.promise_tally(row.customer).unwrap())
            .map(|(a, b)| [a, b])
            .collect();
        let sum = |of: fn(&gendan::domain::promise::Tally) -> u64| tallies.iter().flatten().map(of).sum::<u64>();
        assert_eq!((sum(|t| t.broken), sum(|t| t.late)), (1, 1));
        assert!(sum(|t| t.on_time) >= 3);
        let decides =
            rows(&store, now).iter().filter_map(|row| store.customer(row.customer).unwrap().decision_on).next();
        assert!(decides.is_some_and(|day| day > today && (day - today).num_days() <= 12));
    }
}
