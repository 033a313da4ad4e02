//! Two customers that are one: what is suspected, what a merge keeps, and that one undo brings both back.

use crate::factory::{NOW, Quick, at, book, customer_row, day, dump, moment, named, now, person, source, step, talk};
use fastrand::Rng;
use gendan::domain::{money::Currency, record::CustomerRecord};
use gendan::{
    demo,
    domain::{
        channel::Channel,
        checkup::{Check, Subject},
        customer::Parked,
        duplicate::name_key,
        id::CustomerId,
        tier::Tier,
    },
    i18n::Lang,
    store::{
        ContactMatch, ImportReport, Op, Resolved, Store, StoreError, UndoOutcome,
        op::{CustomerMerge, LedgerOp, MergeField, MergeSide, NewContact, NewCustomer, NewReceipt},
    },
};
use rusqlite::Connection;
use std::path::Path;

/// Every table but the steps themselves; a sum of nothing is as good as none.
fn rows(path: &Path) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    let tables: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .filter(|name: &String| {
            !["operation", "journal", "journal_scope"].contains(&name.as_str())
                && !name.starts_with("note_index")
                && !name.starts_with("sales_day")
                && !name.starts_with("sales_month")
                && !name.starts_with("sales_customer")
                && !name.starts_with("sales_product")
                && !name.starts_with("sales_category")
        })
        .collect();
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    dump(path, &tables)
}

fn merge(keep: CustomerId, away: CustomerId) -> Op {
    Op::MergeCustomers(Box::new(CustomerMerge::new(keep, away)))
}

fn add(store: &mut Store, name: &str, change: impl FnOnce(&mut NewCustomer)) -> CustomerId {
    let mut new = named(name);
    change(&mut new);
    store.done(Op::AddCustomer(Box::new(new))).customer.unwrap()
}

#[test]
fn a_merge_keeps_what_hangs_on_either_and_one_undo_brings_both_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let keep = add(&mut store, "蓝岸电子", |new| {
        new.fields.note = Some("老客户".into());
        new.fields.tags = vec!["华东".into()];
        new.fields.tier = Tier::C;
        new.contacts = vec![person("张伟", "138-0013-8000")];
        new.next = Some(moment("2026-12-20"));
        new.next_action = Some("送样".into());
        new.created_on = Some(day("2026-05-01"));
    });
    let away = add(&mut store, "蓝岸电子有限公司", |new| {
        new.fields.reference = Some("K-7".into());
        new.fields.note = Some("展会认识".into());
        new.fields.tags = vec!["华东".into(), "展会".into()];
        new.fields.tier = Tier::B;
        new.fields.starred = true;
        new.fields.address = Some("苏州".into());
        new.contacts = vec![
            NewContact {
                title: Some("采购".into()),
                email: Some("zw@lanan.cn".into()),
                ..person("张工", "+86 13800138000")
            },
            person("李静", "0512-6688"),
        ];
        new.next = Some(moment("2026-12-01"));
        new.created_on = Some(day("2026-02-01"));
    });
    let mine = store.log(talk(keep));
    let theirs = store.log(talk(away));
    store.log(gendan::store::op::NewFollowUp { next: step("2026-12-05"), ..talk(away) });
    let order = store.sell(away, "SO-1");
    store.sell(keep, "SO-2");
    store.done(LedgerOp::AddReceipt(NewReceipt::new(away, None, day(&NOW[..10]), 30_000, Currency::CNY)).into());
    store.sound();
    let before = rows(&path);

    store.done(merge(keep, away));
    store.sound();
    let card = store.customer(keep).unwrap();
    assert_eq!(card.name, "蓝岸电子");
    assert_eq!(card.reference.as_deref(), Some("K-7"));
    assert_eq!(card.note.as_deref(), Some("老客户\n展会认识"));
    assert_eq!(card.tags, ["华东", "展会"]);
    assert_eq!((card.tier, card.starred), (Tier::B, true));
    assert_eq!(card.address.as_deref(), Some("苏州"));
    assert_eq!(card.created_on, day("2026-02-01"));
    let people = store.contacts(keep).unwrap();
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["张伟", "李静"]);
    assert_eq!(people[0].value(Channel::Email), Some("zw@lanan.cn"));
    assert_eq!(people[0].channels.len(), 2);
    assert_eq!(people[0].title.as_deref(), Some("采购"));
    assert_eq!(people[0].note.as_deref(), Some("张工"));
    assert!(people[0].primary && !people[1].primary);
    let sheet = store.merge_sheet(keep).unwrap();
    assert_eq!((sheet.follow_ups, sheet.orders, sheet.receipts), (3, 2, 1));
    assert!(mine != theirs);
    assert_eq!(store.order(order).unwrap().order.customer, keep);
    assert_eq!(store.open_plan(keep).unwrap().unwrap().due, Some(moment("2026-12-05")));
    assert!(matches!(store.customer(away), Err(StoreError::Missing(_))));
    for typed in ["蓝岸电子", "蓝岸电子有限公司", "K-7", "lanan"] {
        assert_eq!(store.resolve(typed).unwrap(), Resolved::One(keep, "蓝岸电子".into()), "{typed}");
    }
    let about: Vec<String> = store.history(Some(keep), 50).unwrap().into_iter().map(|item| item.action).collect();
    assert_eq!(about.first().map(String::as_str), Some("merge"));
    assert_eq!(about.iter().filter(|action| *action == "add_customer").count(), 2, "{about:?}");

    assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
    store.sound();
    assert_eq!(rows(&path), before);
    assert!(matches!(store.redo(now()).unwrap(), UndoOutcome::Done { .. }));
    store.sound();
    assert_eq!(store.merge_sheet(keep).unwrap().follow_ups, 3);
}

#[test]
fn choices_say_whose_value_stays_and_what_gave_way_is_kept() {
    let mut store = book();
    let keep = add(&mut store, "北辰机械", |new| {
        new.fields.reference = Some("A1".into());
        new.fields.tier = Tier::A;
        new.fields.region = Some("北京".into());
        new.fields.need = Some("一台车床".into());
    });
    let away = add(&mut store, "北辰机械厂", |new| {
        new.fields.reference = Some("B2".into());
        new.fields.tier = Tier::D;
        new.fields.region = Some("天津".into());
        new.fields.need = Some("两台磨床".into());
    });
    store.done(Op::Park { customers: vec![keep], how: Parked::GivenUp, reason: "倒闭".into(), wake_on: None });
    let choices = vec![
        (MergeField::Name, MergeSide::Away),
        (MergeField::Reference, MergeSide::Away),
        (MergeField::Tier, MergeSide::Away),
    ];
    store.done(Op::MergeCustomers(Box::new(CustomerMerge { keep, away, choices })));
    let one = store.customer(keep).unwrap();
    assert_eq!((one.name.as_str(), one.reference.as_deref(), one.tier), ("北辰机械厂", Some("B2"), Tier::D));
    assert_eq!(one.region.as_deref(), Some("北京"));
    let told = format!("{:?}", store.timeline(keep, None, 50).unwrap());
    assert!(
        one.need.as_deref() == Some("一台车床") && told.contains("两台磨床"),
        "the other need is in its history: {told}"
    );
    assert!(one.parked.is_none(), "who is followed under the other name is followed");
    for typed in ["北辰机械", "A1", "B2"] {
        assert_eq!(store.resolve(typed).unwrap(), Resolved::One(keep, "北辰机械厂".into()), "{typed}");
    }
    let mut new = named("新客户");
    new.fields.reference = Some("A1".into());
    store.refused(Op::AddCustomer(Box::new(new)));
    store.refused(merge(keep, keep));
    store.refused(merge(keep, CustomerId(999)));
    store.sound();
}

fn import(store: &mut Store, rows: &[CustomerRecord]) -> ImportReport {
    let rows = rows.iter().cloned().map(Ok::<_, StoreError>);
    store.import_customers(rows, &source("客户.xlsx"), |_| ()).unwrap().0
}

#[test]
fn a_sheet_that_still_has_both_finds_the_merged_one_by_either_reference_and_name() {
    let row = |name: &str, reference: Option<&str>, note: &str| CustomerRecord {
        reference: reference.map(str::to_owned),
        note: Some(note.to_owned()),
        ..customer_row(name)
    };
    for (one, other) in [(Some("R1"), Some("R2")), (None, None), (None, Some("R2")), (Some("R1"), None)] {
        let mut store = book();
        let rows = [row("蓝岸电子", one, "甲"), row("兰岸电子", other, "乙")];
        assert_eq!(import(&mut store, &rows).added, 2);
        let pair = store.duplicates().unwrap().pairs.remove(0);
        assert_eq!(pair.because, ContactMatch::Similar);
        store.done(merge(pair.keep, pair.away));
        let again = import(&mut store, &rows);
        assert_eq!((again.unchanged, again.added, again.updated), (2, 0, 0), "{one:?} {other:?}");
        let mended = [rows[0].clone(), row("兰岸电子", other, "丙")];
        let again = import(&mut store, &mended);
        assert_eq!((again.unchanged, again.updated), (1, 1), "{one:?} {other:?}");
        let kept = store.customer(pair.keep).unwrap();
        assert_eq!((kept.name.as_str(), kept.note.as_deref()), ("蓝岸电子", Some("丙")));
        assert_eq!(import(&mut store, &mended).unchanged, 2);
        store.sound();
    }
}

#[test]
fn a_name_that_two_went_by_is_asked_about_and_one_that_somebody_bears_is_theirs() {
    let mut store = book();
    let [first, second] = ["蓝岸电子", "远东商贸"].map(|name| add(&mut store, name, |_| ()));
    let former = add(&mut store, "甲商贸行", |_| ());
    store.done(merge(first, former));
    assert!(matches!(store.resolve("甲商贸行").unwrap(), Resolved::One(found, _) if found == first));
    let again = add(&mut store, "甲商贸行", |_| ());
    let row = CustomerRecord { note: Some("新来的".to_owned()), ..customer_row("甲商贸行") };
    let report = import(&mut store, std::slice::from_ref(&row));
    assert_eq!((report.added, report.updated, report.skipped.len()), (0, 1, 0), "it means the one of that name");
    assert_eq!(store.customer(again).unwrap().note.as_deref(), Some("新来的"));
    store.done(merge(second, again));
    assert!(matches!(store.resolve("甲商贸行").unwrap(), Resolved::Ambiguous(found) if found.len() == 2));
}

#[test]
fn of_a_finding_that_both_were_told_of_what_was_said_of_the_one_that_stays_is_kept() {
    let mut store = book();
    let [keep, away] = ["蓝岸电子", "兰岸电子"].map(|name| add(&mut store, name, |_| ()));
    let dismiss = |customer, state: &str| Op::DismissFinding {
        customer,
        check: Check::NoNeed,
        subject: Subject::Customer(customer),
        state: state.to_owned(),
    };
    store.done(dismiss(keep, "quote"));
    store.done(dismiss(away, "proposal"));
    store.done(merge(keep, away));
    // There is one state of it, which can be any.
    store.done(dismiss(keep, "proposal"));
    store.done(dismiss(keep, "quote"));
    store.sound();
}

#[test]
fn suspected_are_the_same_phone_the_same_name_and_much_the_same_name_but_no_branch() {
    let mut store = book();
    let phone = |phone: &str| vec![person("王总", phone)];
    add(&mut store, "青禾农业", |new| new.contacts = phone("+86 139 0000 1111"));
    add(&mut store, "绿野果蔬", |new| new.contacts = phone("13900001111"));
    add(&mut store, "华腾贸易有限公司", |_| ());
    add(&mut store, "华腾贸易", |_| ());
    add(&mut store, "杭州蓝岸电子科技", |new| new.contacts = phone("0571-88880000"));
    add(&mut store, "杭州兰岸电子科技", |_| ());
    add(&mut store, "杭州蓝岸电子科技有限公司上海分公司", |new| new.contacts = phone("0571-88880000"));
    add(&mut store, "星海第一机械制造厂", |_| ());
    add(&mut store, "星海第二机械制造厂", |_| ());
    add(&mut store, "Northwind Traders Ltd", |_| ());
    add(&mut store, "Northwind Trader", |_| ());
    let found = store.duplicates().unwrap();
    let told: Vec<(String, String, ContactMatch)> =
        found.pairs.iter().map(|p| (p.keep_name.clone(), p.away_name.clone(), p.because.clone())).collect();
    let similar = |a: &str, b: &str| (a.to_owned(), b.to_owned(), ContactMatch::Similar);
    assert_eq!(
        told,
        [
            ("青禾农业".into(), "绿野果蔬".into(), ContactMatch::Phone("13900001111".into())),
            ("华腾贸易有限公司".into(), "华腾贸易".into(), ContactMatch::Name),
            similar("杭州蓝岸电子科技", "杭州兰岸电子科技"),
            similar("Northwind Traders Ltd", "Northwind Trader"),
        ]
    );
    assert!(!found.more);
    assert_ne!(name_key("星海第一机械制造厂"), name_key("星海第二机械制造厂"));

    let pair = &found.pairs[0];
    store.done(Op::KeepApart(pair.away, pair.keep));
    store.done(Op::KeepApart(pair.keep, pair.away));
    assert_eq!(store.duplicates().unwrap().pairs, found.pairs[1..]);
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    assert_eq!(store.duplicates().unwrap(), found);
}

#[test]
fn a_pair_called_two_stays_two_when_one_of_them_is_merged() {
    let mut store = book();
    let phone = |new: &mut NewCustomer| new.contacts = vec![person("王总", "13900001111")];
    let [a, b, c] = ["甲商贸行", "乙商贸行", "丙商贸行"].map(|name| add(&mut store, name, phone));
    store.done(Op::KeepApart(b, c));
    store.done(merge(c, b));
    store.done(Op::KeepApart(a, c));
    assert_eq!(store.duplicates().unwrap().pairs, []);
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    store.done(Op::KeepApart(a, b));
    store.done(merge(c, b));
    assert_eq!(
        store.duplicates().unwrap().pairs,
        [],
        "what was said of the one that went is said of the one that stays"
    );
}

#[test]
fn many_of_one_number_are_each_told_once() {
    let mut store = book();
    for n in 0..9 {
        add(
            &mut store,
            &format!("{}号客户", ["子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申"][n]),
            |new| {
                new.contacts = vec![person("前台", "13900001111")];
            },
        );
    }
    assert_eq!(store.duplicates().unwrap().pairs.len(), 8);
}

#[test]
fn of_two_plans_the_earlier_stays_open_and_nothing_wanted_gives_way() {
    let mut store = book();
    for (ours, theirs, due) in [
        (Some("2026-12-03"), Some("2026-12-02T09:00"), "2026-12-02T09:00"),
        (Some("2026-12-01"), Some("2026-12-02"), "2026-12-01"),
        (None, Some("2026-12-02"), "2026-12-02"),
    ] {
        let [keep, away] = ["甲", "乙"].map(|name| store.add(name));
        for (customer, due) in [(keep, ours), (away, theirs)] {
            store.done(Op::Plan { customer, due: due.map(moment), action: None, channel: None });
        }
        store.done(merge(keep, away));
        assert_eq!(store.due(keep), due);
        store.sound();
    }
}

#[test]
fn random_pairs_of_the_sample_book_merge_soundly_and_come_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    demo::fill(&mut store, Lang::ZhCn, at(NOW)).unwrap();
    let ids: Vec<CustomerId> = Connection::open(&path)
        .unwrap()
        .prepare("SELECT id FROM customer")
        .unwrap()
        .query_map([], |row| row.get(0).map(CustomerId))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut rng = Rng::with_seed(7);
    let mut left = ids.clone();
    let before = rows(&path);
    let totals = store.totals().unwrap();
    let rounds = 12;
    for _ in 0..rounds {
        rng.shuffle(&mut left);
        let (away, keep) = (left.pop().unwrap(), left[0]);
        let choices = MergeField::ALL
            .into_iter()
            .map(|field| (field, if rng.bool() { MergeSide::Away } else { MergeSide::Keep }))
            .filter(|(field, side)| *field != MergeField::Name || *side == MergeSide::Keep)
            .collect();
        store.done(Op::MergeCustomers(Box::new(CustomerMerge { keep, away, choices })));
    }
    store.sound();
    let merged = store.totals().unwrap();
    assert_eq!((merged.follow_ups, merged.orders), (totals.follow_ups, totals.orders));
    assert_eq!(merged.customers, totals.customers - rounds);
    for _ in 0..rounds {
        assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
    }
    store.sound();
    assert_eq!(rows(&path), before);
}
