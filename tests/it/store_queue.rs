//! The queue in windows and the timeline in pages are the same as all of it sorted at once.

use crate::factory::{Quick, book, day, elsewhere, local, moment, named, now, talk};
use chrono::{Duration, NaiveDateTime};
use gendan::domain::{
    due::{Band, band},
    follow_up::Happened,
    id::CustomerId,
    moment::Moment,
    money::Currency,
    tier::Tier,
};
use gendan::store::{
    CustomerIndex, Op, QueueRow, Store,
    op::{LedgerOp, NewDelivery, NewReceipt, NextPlan, StageMove},
};

const DUES: [&str; 20] = [
    "2026-08-01",
    "2026-11-12",
    "2026-11-20",
    "2026-11-20T23:59",
    "2026-11-21",
    "2026-11-21T00:00",
    "2026-11-21T08:59",
    "2026-11-21T09:00",
    "2026-11-21T09:01",
    "2026-11-21T10:00",
    "2026-11-21T10:01",
    "2026-11-21T18:30",
    "2026-11-21T23:59",
    "2026-11-22",
    "2026-11-22T00:10",
    "2026-11-28",
    "2026-11-28T09:00",
    "2026-11-29",
    "2027-03-01",
    "",
];

/// A customer for each tier and due date, two of them of one name, and some who are not in the queue.
fn crowd(store: &mut Store) {
    for (n, due) in DUES.iter().enumerate() {
        for tier in Tier::ALL {
            for twin in 0..2 {
                let mut new = named(if twin == 0 || n % 3 == 0 { "同名" } else { "乙" });
                (new.fields.tier, new.next) = (tier, Moment::from_key(due));
                let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
                if due.is_empty() {
                    store.done(Op::Plan { customer, due: None, action: None, channel: None });
                }
            }
        }
    }
    for n in 0..4 {
        let customer = store.add(&format!("停{n}"));
        let wake_on = (n % 2 == 0).then(|| day("2027-01-01"));
        let reason = "因".to_owned();
        store.done(Op::Park {
            customers: vec![customer],
            how: gendan::domain::customer::Parked::Paused,
            reason,
            wake_on,
        });
    }
}

/// The order of the rules, by sorting everything: the steps of the next hour, band, tier, due, name, number.
fn sorted(store: &Store, now: NaiveDateTime) -> Vec<QueueRow> {
    let mut all = Vec::new();
    store
        .customers(None, now, |row| {
            all.push(row);
            true
        })
        .unwrap();
    all.retain(|row| row.queued);
    let minute = now.date().and_hms_opt(0, 0, 0).unwrap()
        + Duration::minutes((now - now.date().and_hms_opt(0, 0, 0).unwrap()).num_minutes());
    all.sort_by_key(|row| {
        let imminent = row.due.is_some_and(|due| {
            let ahead = due.start() - minute;
            due.time.is_some() && due.date == now.date() && ahead >= Duration::zero() && ahead <= Duration::minutes(60)
        });
        let key = row.due.map_or_else(String::new, Moment::key);
        let name = row.name.clone();
        if imminent {
            return (0, Band::Overdue, key.clone(), row.tier, String::new(), name, row.customer);
        }
        (1, band(row.due, now), String::new(), row.tier, key, name, row.customer)
    });
    all
}

fn minutes() -> Vec<NaiveDateTime> {
    let mut at: Vec<_> = [
        "2026-11-21T00:00",
        "2026-11-21T09:00",
        "2026-11-21T09:30",
        "2026-11-21T22:59",
        "2026-11-21T23:59",
        "2026-11-22T00:05",
        "2026-12-01T12:00",
        "9999-12-30T12:00",
    ]
    .map(local)
    .into();
    at.push(local("2026-11-21T09:00") + Duration::seconds(59));
    at
}

#[test]
fn windows_are_the_sorted_queue() {
    let mut store = book();
    crowd(&mut store);
    store.sound();
    for now in minutes() {
        let outline = store.outline(now).unwrap();
        let all = sorted(&store, now);
        assert_eq!(outline.len(), all.len(), "{now}");
        for band in Band::ALL {
            assert_eq!(outline.count(band), all.iter().filter(|row| row.band == band).count(), "{now} {band:?}");
        }
        assert!(outline.segments().iter().all(|segment| segment.len > 0));
        let whole = store.queue(&outline, 0, all.len() + 5, now).unwrap();
        assert_eq!(whole, all, "{now}");
        for limit in [0, 1, 2, 7, 40] {
            for offset in 0..=all.len() + 1 {
                let window = store.queue(&outline, offset, limit, now).unwrap();
                let end = (offset + limit).min(all.len());
                assert_eq!(
                    window,
                    all[offset.min(all.len())..end.max(offset.min(all.len()))],
                    "{now} {offset}+{limit}"
                );
            }
        }
    }
}

#[test]
fn the_filter_keeps_the_order_of_the_queue() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    crowd(&mut store);
    let mut index = CustomerIndex::load(&path).unwrap();
    for round in 0..2 {
        for now in minutes() {
            let queue: Vec<_> =
                sorted(&store, now).into_iter().filter(|r| r.name == "同名").map(|r| r.customer).collect();
            assert_eq!(index.filter("同名", now), queue, "{now} {round}");
            assert_eq!(index.filter("tm", now), queue, "{now} {round}");
        }
        // Some changed since it was loaded.
        for customer in [CustomerId(3), CustomerId(40), CustomerId(1)] {
            store.done(Op::Snooze { customers: vec![customer], until: moment("2026-11-21T09:15") });
            index.replace(customer, store.index_entry(customer).unwrap().as_ref());
        }
    }
    assert_eq!(index.len(), store.customer_count().unwrap());
    index.replace(CustomerId(1), None);
    assert_eq!(index.len(), store.customer_count().unwrap() - 1);
}

#[test]
fn an_empty_queue_has_no_windows() {
    let store = book();
    let outline = store.outline(local("2026-11-21T09:00")).unwrap();
    assert!(outline.is_empty() && outline.segments().is_empty());
    assert_eq!(store.queue(&outline, 0, 10, local("2026-11-21T09:00")).unwrap(), []);
}

#[test]
fn pages_of_the_timeline_are_one_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let customer = store.add("甲");
    let mut orders = Vec::new();
    for n in 0..6 {
        let mut new = talk(customer);
        // Several of one instant, several of one day without an hour.
        new.happened = if n % 2 == 0 { Happened::At(now()) } else { Happened::On(day("2026-11-20")) };
        new.next = if n == 3 { crate::factory::step("2026-12-01") } else { NextPlan::Implied };
        store.log(new);
        orders.push(store.sell(customer, &n.to_string()));
    }
    for (n, order) in orders.iter().enumerate() {
        let delivered_on = (n % 2 == 0).then(|| day("2026-11-21"));
        let delivery = NewDelivery { delivered_on, ..NewDelivery::whole(*order, day("2026-11-21")) };
        store.done(LedgerOp::AddDelivery(delivery).into());
        let receipt = NewReceipt::new(customer, Some(*order), day("2026-11-21"), 100, Currency::CNY);
        store.done(LedgerOp::AddReceipt(receipt).into());
    }
    for stage in [gendan::domain::stage::Stage::Need, gendan::domain::stage::Stage::Quote] {
        store.done(Op::MoveStage(StageMove { customer, stage, reason: None, note: None }));
    }
    elsewhere(
        &path,
        "INSERT INTO need_change (customer_id, changed_at, before, after) VALUES (1, '2026-11-21', NULL, 'a'), (1, '2026-11-21', 'a', 'b')",
    );
    let whole = store.timeline(customer, None, 1000).unwrap();
    // The first order won the deal: a milestone more than the moves.
    assert_eq!(whole.len(), 6 + 6 + 6 + 6 + 4 + 2);
    assert!(whole.windows(2).all(|pair| pair[0].at >= pair[1].at));
    for size in 1..=whole.len() {
        let mut paged = Vec::new();
        loop {
            let cursor = paged.last().map(gendan::store::TimelineItem::cursor);
            let page = store.timeline(customer, cursor.as_ref(), size).unwrap();
            let last = page.len() < size;
            paged.extend(page);
            if last {
                break;
            }
        }
        assert_eq!(paged, whole, "pages of {size}");
    }
    assert_eq!(store.timeline(customer, None, 0).unwrap(), []);
}
