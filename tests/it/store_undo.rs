//! Whatever was done can be undone and done again, to the last row and the last kept figure.

use crate::factory::{
    Quick, TABLES, at, book, customer_row, day, dump, elsewhere, follow_up_row, moment, named, now, order, person,
    source, step, talk,
};
use gendan::domain::{
    channel::{Channel, Direction},
    customer::Parked,
    follow_up::Happened,
    id::{CustomerId, FollowUpId},
    money::Currency,
    outcome::Outcome,
    stage::Stage,
    tier::Tier,
};
use gendan::store::{
    Op, Store, StoreError, UndoOutcome,
    op::{
        CustomerEdit, CustomerFields, FollowUpEdit, LedgerOp, NewContact, NewReceipt, NextPlan, StageMove, StoredFile,
    },
};
use proptest::prelude::{ProptestConfig, any, prop, proptest};

/// A file with three customers, their people and talks, opened.
fn file() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("book.db")).unwrap();
    for name in ["华为技术有限公司", "重庆银行", "Acme Ltd"] {
        let mut new = named(name);
        new.contacts = vec![person("张伟", "13800138000"), person("李\0娜\u{1b}", "0755-1234567")];
        let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
        store.log(talk(customer));
        store.sell(customer, name);
    }
    (folder, store)
}

/// One thing a rep may do, from a kind and three numbers.
fn op(store: &Store, kind: u8, a: u8, b: u8, text: &str) -> Op {
    let count = i64::try_from(store.customer_count().unwrap()).unwrap();
    let customer = CustomerId(i64::from(a) % count + 1);
    let customers = if b.is_multiple_of(2) { vec![customer] } else { vec![customer, CustomerId(1)] };
    let due = moment(&format!("2026-{:02}-{:02}", b % 12 + 1, a % 28 + 1));
    let people = store.contacts(customer).unwrap_or_default();
    let talks = store.follow_ups(customer, 50).unwrap_or_default();
    let contact = people.get(usize::from(b) % people.len().max(1));
    let mut new = talk(customer);
    new.note = text.to_owned();
    match kind % 20 {
        0 => {
            let mut new = named(&format!("客户{a}"));
            (new.stage, new.next) = (Stage::ALL[usize::from(b) % 8], Some(due));
            new.contacts = vec![person(&format!("人{b}"), &format!("139{a:08}"))];
            Op::AddCustomer(Box::new(new))
        }
        1 => {
            let was = CustomerFields::of(&store.customer(customer).unwrap());
            let mut now = was.clone();
            (now.need, now.tier, now.name) = (Some(text.to_owned()), Tier::ALL[usize::from(b) % 4], format!("名{a}"));
            Op::EditCustomer(Box::new(CustomerEdit { id: customer, was, now, amount: Some(i64::from(b)) }))
        }
        2 => Op::LogFollowUp(Box::new(new)),
        3 => {
            (new.next, new.tags, new.tier) = (step(&due.key()), vec![format!("t{a}")], Some(Tier::A));
            Op::LogFollowUp(Box::new(new))
        }
        4 => {
            (new.next, new.outcome, new.direction) = (NextPlan::Nothing, Outcome::WrongNumber, Direction::In);
            new.contact = contact.map(|c| c.id);
            Op::LogFollowUp(Box::new(new))
        }
        5 => {
            (new.happened, new.stage) = (Happened::On(day("2026-11-01")), Some(Stage::Quote));
            new.files =
                vec![StoredFile { file_name: "a".to_owned(), sha256: "b".repeat(64), size: 1, path: "b".into() }];
            Op::LogFollowUp(Box::new(new))
        }
        6 | 7 => Op::EditFollowUp(Box::new(FollowUpEdit {
            id: talks.get(usize::from(b) % talks.len().max(1)).map_or(FollowUpId(0), |t| t.id),
            contact: contact.map(|c| c.id),
            kind: Default::default(),
            direction: Direction::In,
            channel: Channel::Wechat,
            outcome: None,
            note: format!("{text}改"),
            happened: Happened::On(day("2026-11-20")),
            attitude: None,
            satisfaction: None,
            was_note: talks.get(usize::from(b) % talks.len().max(1)).map_or_else(String::new, |t| t.note.clone()),
        })),
        8 => Op::Snooze { customers, until: due },
        9 => Op::Plan {
            customer,
            due: (!b.is_multiple_of(3)).then_some(due),
            action: Some(text.to_owned()),
            channel: None,
        },
        10 => Op::Star { customers, starred: b.is_multiple_of(3) },
        11 => Op::SetTier { customers, tier: Tier::ALL[usize::from(b) % 4] },
        12 => Op::MoveStage(StageMove {
            customer,
            stage: Stage::ALL[usize::from(b) % 8],
            reason: Some("因".to_owned()),
            note: None,
        }),
        13 => Op::Park {
            customers,
            how: Parked::GivenUp,
            reason: "因".to_owned(),
            wake_on: (b.is_multiple_of(2)).then_some(due.date),
        },
        14 => Op::Wake { customers },
        15 => Op::AddContact { customer, contact: person(&format!("人{b}"), &format!("136{b:08}")) },
        16 => match contact {
            Some(found) => {
                let phone = found.value(Channel::Phone).map(str::to_owned);
                let was = NewContact {
                    name: found.name.clone(),
                    title: found.title.clone(),
                    decision_maker: found.decision_maker,
                    phone,
                    wechat: found.value(Channel::Wechat).map(str::to_owned),
                    email: None,
                    note: found.note.clone(),
                };
                let now = NewContact {
                    phone: (!b.is_multiple_of(3)).then(|| format!("137{a:08}")),
                    wechat: Some(format!("wx{a}")),
                    ..was.clone()
                };
                Op::EditContact { contact: found.id, was, now }
            }
            None => Op::Wake { customers },
        },
        17 => match contact {
            // The last person goes and another comes, in one step.
            Some(found) => Op::Batch(vec![
                Op::RemoveContact { contact: found.id },
                Op::AddContact { customer, contact: person("新", "13512345678") },
            ]),
            None => Op::AddContact { customer, contact: person("新", "13512345678") },
        },
        18 => {
            let amount = i64::from(b) + 1;
            LedgerOp::AddReceipt(NewReceipt::new(customer, None, day("2026-11-20"), amount, Currency::CNY)).into()
        }
        _ => LedgerOp::AddOrder(Box::new(order(customer, &format!("{a}-{b}")))).into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn undoing_all_brings_all_back(
        steps in prop::collection::vec((0_u8..26, any::<u8>(), any::<u8>(), "[a-z\\u{4e00}-\\u{4e20}'\"%\\\\\0]{0,8}"), 1..24)
    ) {
        let (folder, mut store) = file();
        let path = folder.path().join("book.db");
        let start = dump(&path, &TABLES);
        let floor = store.history(None, 9999).unwrap().len();
        let mut done = 0_usize;
        for (kind, a, b, text) in &steps {
            match kind {
                // Undo and redo now and then, as a rep would.
                20..=22 if done > 0 => {
                    assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
                    done -= 1;
                }
                23 | 24 => {
                    if matches!(store.redo(now()).unwrap(), UndoOutcome::Done { .. }) {
                        done += 1;
                    }
                }
                25 => store = Store::open(&path).unwrap(),
                _ => {
                    let op = op(&store, *kind, *a, *b, text);
                    match store.apply(&op, now()) {
                        Ok(_) => done += 1,
                        Err(StoreError::Rule(_) | StoreError::Missing(_) | StoreError::Changed { .. }) => {}
                        Err(other) => panic!("{op:?}: {other:?}"),
                    }
                }
            }
            store.sound();
        }
        let end = dump(&path, &TABLES);
        let mut states = vec![end];
        for _ in 0..done {
            let outcome = store.undo(now()).unwrap();
            assert!(matches!(outcome, UndoOutcome::Done { .. }), "{outcome:?}");
            store.sound();
            states.push(dump(&path, &TABLES));
        }
        assert_eq!(&start, states.last().unwrap());
        for state in states.iter().rev().skip(1) {
            let outcome = store.redo(now()).unwrap();
            assert!(matches!(outcome, UndoOutcome::Done { .. }), "{outcome:?}");
            store.sound();
            assert_eq!(state, &dump(&path, &TABLES));
        }
        assert!(store.history(None, 9999).unwrap().len() >= floor, "the history itself is never undone");
    }
}

#[test]
fn undo_goes_on_after_a_restart() {
    let (folder, mut store) = file();
    let path = folder.path().join("book.db");
    let before = dump(&path, &TABLES);
    let mut new = talk(CustomerId(1));
    new.next = step("2026-12-01");
    store.log(new);
    let after = dump(&path, &TABLES);
    store.close();
    let mut store = Store::open(&path).unwrap();
    let UndoOutcome::Done { item, changed } = store.undo(now()).unwrap() else { panic!("not undone") };
    assert_eq!((item.action.as_str(), item.subject.as_str()), ("log", "华为技术有限公司"));
    assert_eq!((item.customer, changed.customers), (Some(CustomerId(1)), vec![CustomerId(1)]));
    assert_eq!(dump(&path, &TABLES), before);
    store.close();
    let mut store = Store::open(&path).unwrap();
    assert!(matches!(store.redo(now()).unwrap(), UndoOutcome::Done { .. }));
    assert_eq!(dump(&path, &TABLES), after);
    let actions: Vec<_> =
        store.history(Some(CustomerId(1)), 3).unwrap().into_iter().map(|i| (i.action, i.of, i.undone)).collect();
    let of = |action: &str| Some(action.to_owned());
    assert_eq!(
        actions,
        [("redo".to_owned(), of("log"), false), ("undo".to_owned(), of("log"), true), ("log".to_owned(), None, false)]
    );
}

#[test]
fn something_new_ends_what_can_be_done_again() {
    let mut store = book();
    assert_eq!(store.undo(now()).unwrap(), UndoOutcome::Nothing);
    assert_eq!(store.redo(now()).unwrap(), UndoOutcome::Nothing);
    let first = store.add("甲");
    store.undo(now()).unwrap();
    let second = store.add("乙");
    assert_ne!(first, second, "a number that was undone is not given to somebody else");
    assert_eq!(store.redo(now()).unwrap(), UndoOutcome::Nothing);
    store.sound();
}

#[test]
fn what_was_changed_since_stays_whole() {
    let all: Vec<&str> = TABLES.iter().copied().chain(["operation", "journal", "journal_scope", "setting"]).collect();
    for (elsewhere_did, doing) in [
        ("UPDATE customer SET note = 'x' WHERE id = 1", "undo"),
        ("UPDATE follow_up SET note = 'x' WHERE customer_id = 1", "undo"),
        (
            "INSERT INTO follow_up (customer_id, channel, happened_at, entered_at) SELECT max(id), 'phone', '2026-11-20', '' FROM customer",
            "undo",
        ),
        ("UPDATE customer SET note = 'x' WHERE id = 1", "redo"),
        (
            "DELETE FROM next_step; DELETE FROM attachment; DELETE FROM milestone; DELETE FROM follow_up WHERE customer_id = 1",
            "redo",
        ),
    ] {
        let (folder, mut store) = file();
        let path = folder.path().join("book.db");
        store.done(Op::Batch(vec![
            Op::Star { customers: vec![CustomerId(1)], starred: true },
            Op::LogFollowUp(Box::new(talk(CustomerId(1)))),
            Op::EditFollowUp(Box::new(FollowUpEdit {
                id: FollowUpId(1),
                contact: None,
                kind: Default::default(),
                direction: Direction::In,
                channel: Channel::Wechat,
                outcome: None,
                note: "改".to_owned(),
                happened: Happened::On(day("2026-11-20")),
                attitude: None,
                satisfaction: None,
                was_note: "说下周有预算".to_owned(),
            })),
            Op::AddCustomer(Box::new(named("新客户"))),
        ]));
        if doing == "redo" {
            store.undo(now()).unwrap();
        }
        elsewhere(&path, elsewhere_did);
        let before = dump(&path, &all);
        let outcome = if doing == "undo" { store.undo(now()) } else { store.redo(now()) };
        assert!(matches!(outcome, Ok(UndoOutcome::ChangedSince(_))), "{elsewhere_did}: {outcome:?}");
        assert_eq!(dump(&path, &all), before, "{doing} after {elsewhere_did}");
    }
}

#[test]
fn an_import_is_one_step() {
    let (folder, mut store) = file();
    let path = folder.path().join("book.db");
    while store.index_more_notes(100).unwrap() {}
    let before = dump(&path, &TABLES);
    let rows = (0..300).map(|n| {
        let mut row =
            follow_up_row(&format!("客户{}", n % 7), &format!("2026-10-{:02}", n % 28 + 1), &format!("第{n}次"));
        row.next = (n % 3 == 0).then(|| moment("2026-12-01"));
        Ok::<_, StoreError>(row)
    });
    let (report, changed) = store.import_follow_ups(rows, &source("a.csv"), |_| ()).unwrap();
    assert_eq!((report.added, report.customers_made, changed.unwrap().customers.len()), (300, 7, 7));
    store.sound();
    let known = (0..3).map(|n| {
        let mut row = customer_row(["华为技术有限公司", "重庆银行", "新"][n]);
        row.need = Some("要".to_owned());
        Ok::<_, StoreError>(row)
    });
    let (report, _) = store.import_customers(known, &source("b.csv"), |_| ()).unwrap();
    assert_eq!((report.added, report.updated), (1, 2));
    store.sound();
    let after = dump(&path, &TABLES);
    for _ in 0..2 {
        for _ in 0..2 {
            assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
            store.sound();
        }
        assert_eq!(dump(&path, &TABLES), before);
        assert_eq!(store.search_notes("第1次", 9).unwrap(), []);
        for _ in 0..2 {
            assert!(matches!(store.redo(now()).unwrap(), UndoOutcome::Done { .. }));
            store.sound();
        }
        assert_eq!(dump(&path, &TABLES), after);
        assert_eq!(store.search_notes("第11次", 9).unwrap().len(), 1);
    }
}

#[test]
fn two_windows_undo_what_the_other_did() {
    let (folder, mut one) = file();
    let path = folder.path().join("book.db");
    let mut two = Store::open(&path).unwrap();
    assert!(!two.changed_elsewhere().unwrap());
    one.done(Op::Star { customers: vec![CustomerId(1)], starred: true });
    assert!(two.changed_elsewhere().unwrap() && !two.changed_elsewhere().unwrap() && !one.changed_elsewhere().unwrap());
    assert!(matches!(two.undo(at("2026-11-21T11:00")).unwrap(), UndoOutcome::Done { .. }));
    assert!(one.changed_elsewhere().unwrap() && !one.customer(CustomerId(1)).unwrap().starred);
}
