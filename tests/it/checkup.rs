//! The check-up by commands and by the store: one book with one of each, what is no problem, what comes back, what a plan reads.

use super::{
    cli_support::Book,
    factory::{at, book, day, named, now, order, person, talk},
};
use gendan::{
    domain::{
        checkup::{Check, CheckUp, Finding},
        customer::Parked,
        follow_up::Happened,
        id::CustomerId,
        moment::Moment,
        money::Currency,
        stage::Stage,
        tier::Tier,
    },
    store::{
        Op, Store, UndoOutcome, Wanted,
        op::{LedgerOp, NewCustomer, NewFollowUp, NewInstalment, NewOrder, NewReceipt, StageMove},
    },
};

fn add(store: &mut Store, new: NewCustomer) -> CustomerId {
    store.apply(&Op::AddCustomer(Box::new(new)), now()).unwrap().0.customer.unwrap()
}

fn check(store: &Store) -> CheckUp {
    store.check_up(&Wanted::default(), now()).unwrap()
}

/// Every finding as its code and whom it is about, in the order of the list.
fn found(store: &Store) -> Vec<(&'static str, String)> {
    let up = check(store);
    let all = up.found.iter().flat_map(|found| &found.findings);
    all.map(|finding| (finding.check.code(), finding.name.clone())).collect()
}

fn has(store: &Store, code: &str, name: &str) -> bool {
    found(store).iter().any(|(found, of)| *found == code && of == name)
}

fn one(store: &Store, check: Check) -> Finding {
    let up = self::check(store);
    let found = up.found.iter().find(|found| found.check == check).unwrap_or_else(|| panic!("no {check:?}: {up:?}"));
    found.findings[0].clone()
}

/// A customer with nothing to find: a person to call, a plan with an action, a note of today.
fn sound(name: &str, phone: &str) -> NewCustomer {
    NewCustomer {
        contacts: vec![person("王敏", phone)],
        next: Some(Moment::day(day("2026-11-25"))),
        next_action: Some("送样品".to_owned()),
        ..named(name)
    }
}

#[test]
fn a_sound_book_has_nothing_to_mend() {
    let mut store = book();
    assert_eq!(found(&store), []);
    let customer = add(&mut store, sound("蓝岸电子", "13800138000"));
    store.apply(&Op::LogFollowUp(Box::new(talk(customer))), now()).unwrap();
    assert_eq!(found(&store), []);
    let weeks = check(&store).weeks;
    assert_eq!(weeks.len(), 8);
    assert_eq!((weeks[7].monday, weeks[7].logs, weeks[7].score()), (day("2026-11-16"), 1, Some(100)));
}

#[test]
fn money_is_cross_checked() {
    let mut store = book();
    let customer = add(&mut store, sound("欠款公司", "13800138000"));
    let overdue = NewOrder {
        ordered_on: day("2026-09-01"),
        instalments: vec![NewInstalment::on(day("2026-10-01"), 100_000)],
        ..order(customer, "A1")
    };
    let made =
        store.apply(&LedgerOp::AddOrder(Box::new(overdue)).into(), at("2026-09-01T10:00")).unwrap().0.order.unwrap();
    let unpaid = one(&store, Check::Unpaid);
    assert_eq!((unpaid.figures.n, unpaid.figures.amount.unwrap().minor()), (51, 100_000));
    // Paid, and nothing shipped: a week later the goods are what is missing.
    let receipt = NewReceipt::new(customer, Some(made), day("2026-11-01"), 100_000, Currency::CNY);
    store.apply(&LedgerOp::AddReceipt(receipt).into(), at("2026-11-01T10:00")).unwrap();
    assert!(!has(&store, "unpaid", "欠款公司"));
    let lies = one(&store, Check::PaidNotShipped);
    assert_eq!((lies.figures.day, lies.figures.n), (Some(day("2026-11-01")), 20));
}

#[test]
fn a_branch_may_have_the_number_of_its_head_office() {
    let mut store = book();
    add(&mut store, sound("蓝岸电子有限公司", "13800138000"));
    add(&mut store, sound("蓝岸电子有限公司深圳分公司", "13800138000"));
    assert!(!found(&store).iter().any(|(code, _)| *code == "shared_phone"), "{:?}", found(&store));
}

#[test]
fn customers_and_records_are_cross_checked() {
    let mut store = book();
    let first = add(&mut store, sound("甲公司", "13800138000"));
    let second = add(&mut store, sound("乙公司", "13800138000"));
    assert_eq!(one(&store, Check::SharedPhone).customer, second);
    let moved = Op::MoveStage(StageMove { customer: first, stage: Stage::Quote, reason: None, note: None });
    store.apply(&moved, now()).unwrap();
    for code in ["no_need", "no_decider", "stage_order", "silent_move"] {
        assert!(has(&store, code, "甲公司"), "{code}: {:?}", found(&store));
    }
    // The talk of that day is the record of the move.
    store.apply(&Op::LogFollowUp(Box::new(talk(first))), now()).unwrap();
    assert!(!has(&store, "silent_move", "甲公司"));
    let vague =
        NewFollowUp { note: "已联系".to_owned(), happened: Happened::At(at("2026-11-21T09:00")), ..talk(second) };
    store.apply(&Op::LogFollowUp(Box::new(vague)), now()).unwrap();
    let loose = NewFollowUp {
        note: "客户说9.8万可以签合同".to_owned(),
        happened: Happened::At(at("2026-11-21T09:30")),
        ..talk(second)
    };
    store.apply(&Op::LogFollowUp(Box::new(loose)), now()).unwrap();
    assert!(has(&store, "vague_note", "乙公司") && has(&store, "loose_amount", "乙公司"), "{:?}", found(&store));
    assert_eq!(one(&store, Check::LooseAmount).figures.text.as_deref(), Some("9.8万"));
    let week = check(&store).weeks[7];
    assert_eq!((week.logs, week.faulty, week.points), (3, 2, 100 + 85 + 85));
    // Given up, tier A and silent.
    let third = add(&mut store, NewCustomer { created_on: Some(day("2026-10-01")), ..sound("丙公司", "13900139000") });
    store.apply(&Op::SetTier { customers: vec![third], tier: Tier::A }, now()).unwrap();
    assert_eq!(one(&store, Check::ForgottenKey).figures.than, 3);
    let give_up = Op::Park { customers: vec![third], how: Parked::GivenUp, reason: "倒闭".to_owned(), wake_on: None };
    store.apply(&give_up, now()).unwrap();
    assert!(!has(&store, "forgotten_key", "丙公司"));
}

#[test]
fn no_problem_is_remembered_until_the_state_changes() {
    let mut store = book();
    let customer = add(&mut store, sound("甲公司", "13800138000"));
    let moved = |stage| Op::MoveStage(StageMove { customer, stage, reason: None, note: None });
    store.apply(&moved(Stage::Quote), now()).unwrap();
    let Finding { check, subject, state, .. } = one(&store, Check::NoNeed);
    let dismiss = Op::DismissFinding { customer, check, subject, state };
    store.apply(&dismiss, now()).unwrap();
    assert!(!has(&store, "no_need", "甲公司"));
    let all = Wanted { dismissed: true, only: Some(Check::NoNeed), ..Wanted::default() };
    let up = store.check_up(&all, now()).unwrap();
    assert_eq!((up.total(), up.dismissed(), up.found[0].findings[0].dismissed), (0, 1, true));
    // Another stage: it is asked again. Called so again, and taken back by undo, by redo, by itself.
    store.apply(&moved(Stage::Negotiation), now()).unwrap();
    let Finding { state, .. } = one(&store, Check::NoNeed);
    store.apply(&Op::DismissFinding { customer, check, subject, state }, now()).unwrap();
    assert!(!has(&store, "no_need", "甲公司"));
    assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
    assert!(has(&store, "no_need", "甲公司"));
    store.redo(now()).unwrap();
    assert!(!has(&store, "no_need", "甲公司"));
    store.apply(&Op::RestoreFinding { customer, check, subject }, now()).unwrap();
    assert!(has(&store, "no_need", "甲公司"));
}

#[test]
fn the_shell_lists_counts_and_asks_one_rule() {
    let book = Book::new();
    assert_eq!(book.ok(&["check", "--count"]).trim(), "0");
    book.ok(&["customer", "add", "Acme", "--stage", "quote"]);
    book.ok(&["log", "Acme", "call talked"]);
    let out = book.ok(&["check"]);
    assert!(out.contains("Acme\tvague_note\t"), "{out}");
    let out = book.ok(&["check", "--rule", "L1"]);
    assert_eq!(out.lines().count(), 1, "{out}");
    assert_eq!(book.ok(&["check", "--rule", "vague_note", "--count"]).trim(), "1");
    let json = book.json(&["check"]);
    assert_eq!(json["weeks"].as_array().unwrap().len(), 8);
    assert!(json["total"].as_u64().unwrap() >= 3, "{json}");
    let finding = json["findings"].as_array().unwrap().iter().find(|one| one["id"] == "L1").unwrap();
    assert_eq!(
        (&finding["group"], &finding["level"], &finding["customer"]),
        (&"handover".into(), &"warn".into(), &"Acme".into())
    );
    assert_eq!(book.run(&["check", "--rule", "L99"]).status, 2);
}

#[test]
fn each_statement_reads_an_index_or_scans_once() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(&folder.path().join("book.db")).unwrap());
    let conn = rusqlite::Connection::open(folder.path().join("book.db")).unwrap();
    let statements = [
        (include_str!("../../src/store/sql/checkup_customers.sql"), "SCAN q"),
        (include_str!("../../src/store/sql/checkup_amounts.sql"), ""),
        (include_str!("../../src/store/sql/checkup_open_deal.sql"), ""),
        (include_str!("../../src/store/sql/checkup_busy_days.sql"), "SCAN (subquery"),
        (include_str!("../../src/store/sql/checkup_silent_moves.sql"), ""),
        (include_str!("../../src/store/sql/checkup_notes.sql"), ""),
        (include_str!("../../src/store/sql/checkup_unpaid.sql"), ""),
        (include_str!("../../src/store/sql/checkup_unshipped.sql"), "SCAN s USING INDEX order_state_unshipped"),
        (include_str!("../../src/store/sql/checkup_plans.sql"), "SCAN "),
        (include_str!("../../src/store/sql/checkup_promises.sql"), ""),
        (
            include_str!("../../src/store/sql/checkup_phones.sql"),
            "SCAN contact_channel USING INDEX contact_channel_value",
        ),
    ];
    for (sql, scan) in statements {
        let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let values = vec![rusqlite::types::Value::Null; statement.parameter_count()];
        let plan: Vec<String> = statement
            .query_map(rusqlite::params_from_iter(values), |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let is_scan = |line: &&String| line.starts_with("SCAN ");
        let others = plan.iter().filter(is_scan).filter(|line| scan.is_empty() || !line.starts_with(scan)).count();
        assert_eq!(others, 0, "{sql}\n{plan:?}");
    }
}
