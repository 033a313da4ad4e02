//! The sample book holds what a first look has to show, in both languages.

use chrono::{DateTime, FixedOffset};
use gendan::{
    demo,
    domain::{
        channel::Channel, due::Band, follow_up::Kind, id::CustomerId, outcome::Outcome, stage::Stage, tier::Tier,
    },
    i18n::Lang,
    store::{QueueRow, Store, TimelineKind},
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
