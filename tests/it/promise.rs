//! Promises both ways: read out of a line, kept in the book, calling on their day, settled, undone, and told in the shell.

use crate::{
    cli_support::Book,
    factory::{Quick, TABLES, at, book, day, dump, moment, now, step, talk},
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use gendan::{
    domain::{
        due::Reason,
        id::{CustomerId, PromiseId},
        money::Currency,
        outcome::Outcome,
        promise::{Promised, Settled, Side},
        stage::Stage,
    },
    language::{
        quick_log::{ChipKind, Context, Dropped, Next, QuickLog, promise, quick_log},
        when::DateOrder,
    },
    store::{
        Op, PromiseFilter, Store, TimelineKind, UndoOutcome,
        op::{NewFollowUp, NewPromise, PromiseOp, StageMove},
    },
};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use serde_json::json;

/// Wednesday 2026-03-11, 10:30.
fn wednesday() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(10, 30, 0).unwrap()
}

fn context<'a>(dropped: &'a [Dropped], order: DateOrder) -> Context<'a> {
    Context { now: wednesday(), order, currency: Currency::CNY, dropped }
}

fn read(text: &str) -> QuickLog {
    quick_log(text, &context(&[], DateOrder::YearMonthDay))
}

/// What a line promises and plans, and its note.
fn told(log: &QuickLog) -> String {
    let mut parts: Vec<String> = log
        .promises
        .iter()
        .map(|said| {
            let Promised { side, text, due_on } = &said.promised;
            let due = due_on.map_or_else(|| "-".to_owned(), |due| due.to_string());
            format!("{}{} [{text}] {due}", if said.implied { "~" } else { "" }, side.code())
        })
        .collect();
    if let Next::Step { when, action, .. } = &log.next {
        parts.push(format!(">{} [{action}]", when.key()));
    }
    parts.push(format!("\"{}\"", log.note));
    parts.join(" ")
}

#[test]
fn a_line_tells_what_was_promised_by_whom_and_for_when() {
    let table = [
        ("电话 答应周五打款 >周六 催", "theirs [打款] 2026-03-13 >2026-03-14 [催] \"答应周五打款\""),
        ("电话 承诺 下周三前 给合同", "theirs [给合同] 2026-03-18 \"承诺 下周三前 给合同\""),
        ("答应打款 周五", "theirs [打款] 2026-03-13 \"答应打款 周五\""),
        ("答应了周五之前盖章", "theirs [盖章] 2026-03-13 \"答应了周五之前盖章\""),
        ("微信 客户承诺3月20日打款，再等等", "theirs [打款] 2026-03-20 \"客户承诺3月20日打款，再等等\""),
        ("我答应 发方案 周五", "mine [发方案] 2026-03-13 \"我答应 发方案 周五\""),
        ("电话 我欠报价单 3天后", "mine [报价单] 2026-03-14 \"我欠报价单 3天后\""),
        ("我来 周五 送样品", "mine [送样品] 2026-03-13 \"我来 周五 送样品\""),
        ("我来电话确认过了", "\"我来电话确认过了\""),
        ("答应打款 周五再打", "~theirs [打款] 2026-03-13 >2026-03-13 [再打] \"答应打款\""),
        ("答应打款，周五再打", "~theirs [打款] 2026-03-13 >2026-03-13 [再打] \"答应打款\""),
        (
            "答应周五打款 我答应 明天 发发票",
            "theirs [打款] 2026-03-13 mine [发发票] 2026-03-12 \"答应周五打款 我答应 明天 发发票\"",
        ),
        ("电话 答应打款", "theirs [打款] - \"答应打款\""),
        ("call promised payment by friday", "theirs [payment] 2026-03-13 \"promised payment by friday\""),
        (
            "call promised to send the PO next wed, in a hurry",
            "theirs [send the PO] 2026-03-18 \"promised to send the PO next wed, in a hurry\"",
        ),
        (
            "email they promised a decision on 3/20",
            "theirs [a decision] 2026-03-20 \"they promised a decision on 3/20\"",
        ),
        ("call owe quote friday >mon call", "mine [quote] 2026-03-13 >2026-03-16 [call] \"owe quote friday\""),
        ("i promised the sample tomorrow", "mine [the sample] 2026-03-12 \"i promised the sample tomorrow\""),
        ("call promised", "\"\""),
        // Not at the start of a word, not a promise, or escaped.
        ("电话 没答应周五打款", "\"没答应周五打款\""),
        ("承诺书已经寄出去了", "\"承诺书已经寄出去了\""),
        ("答应的样品还没到", "\"答应的样品还没到\""),
        ("电话 \\答应周五打款", "\"答应周五打款\""),
        ("compromised on price", "\"compromised on price\""),
    ];
    for (text, wanted) in table {
        assert_eq!(told(&read(text)), wanted, "{text}");
    }
    assert_eq!(read("电话 答应周五打款").settled_outcome(), Some(Outcome::Promised));
    assert_eq!(read("电话 我答应周五发方案").settled_outcome(), Some(Outcome::Talked));
    assert_eq!(read("电话 ~异议 答应周五再谈").settled_outcome(), Some(Outcome::Objection));
}

#[test]
fn an_outcome_that_is_a_promise_is_one_once_it_has_a_day() {
    for (text, wanted) in [
        ("电话 ~承诺 下周有预算 >周五", "~theirs [下周有预算] 2026-03-13 >2026-03-13 [] \"下周有预算\""),
        ("电话 催款 说这周安排 >周五 再催", "~theirs [说这周安排] 2026-03-13 >2026-03-13 [再催] \"说这周安排\""),
        ("电话 ~承诺 说预算会批", "\"说预算会批\""),
        ("电话 ~异议 嫌贵 >周五", ">2026-03-13 [] \"嫌贵\""),
    ] {
        assert_eq!(told(&read(text)), wanted, "{text}");
    }
    // Dropped, it is a talk with its outcome and its plan.
    let log = read("电话 ~承诺 下周有预算 >周五");
    let chip = log.chips.iter().find(|chip| chip.kind == ChipKind::Promise).unwrap();
    let dropped = [Dropped {
        kind: ChipKind::Promise,
        text: "电话 ~承诺 下周有预算 >周五"[chip.span.clone()].to_owned(),
    }];
    let log = quick_log("电话 ~承诺 下周有预算 >周五", &context(&dropped, DateOrder::YearMonthDay));
    assert_eq!((log.promises.len(), log.outcome), (0, Some(Outcome::Promised)));
    let dropped = [Dropped { kind: ChipKind::Promise, text: "答应周五打款".to_owned() }];
    let log = quick_log("电话 答应周五打款", &context(&dropped, DateOrder::YearMonthDay));
    assert_eq!(told(&log), "\"答应周五打款\"", "its words are note, and plan nothing");
}

#[test]
fn a_field_reads_a_promise_with_its_day_before_or_behind_it() {
    let ctx = context(&[], DateOrder::YearMonthDay);
    for (text, side, wanted) in [
        ("打款 周五", Side::Theirs, ("打款", Some("2026-03-13"), Side::Theirs)),
        ("周五打款", Side::Theirs, ("打款", Some("2026-03-13"), Side::Theirs)),
        ("发方案 2026-03-20", Side::Mine, ("发方案", Some("2026-03-20"), Side::Mine)),
        ("我答应 发方案", Side::Theirs, ("发方案", None, Side::Mine)),
        ("quote by friday", Side::Mine, ("quote", Some("2026-03-13"), Side::Mine)),
    ] {
        let got = promise(text, side, &ctx).unwrap();
        assert_eq!((got.text.as_str(), got.due_on, got.side), (wanted.0, wanted.1.map(day), wanted.2), "{text}");
    }
    assert_eq!(promise("  ", Side::Mine, &ctx), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed, no word of a promise is lost: what the chips leave is the note.
    #[test]
    fn no_word_of_a_promise_is_lost(parts in prop::collection::vec("答应|我答应|承诺了|promised|owe|周五|打款|前|by fri|，|11-25|报价9万|>明天|再|下次|[a-z]{1,4}", 0..9), glue in "( |)") {
        let text = parts.join(&glue);
        let log = read(&text);
        for said in &log.promises {
            assert!(log.note.contains(said.promised.text.split(' ').next().unwrap()), "{text}: {log:?}");
        }
        assert_eq!(log.chips.iter().filter(|chip| chip.kind == ChipKind::Promise).count(), log.promises.len(), "{text}");
    }
}

fn promised(side: Side, text: &str, due: Option<&str>) -> Promised {
    Promised { side, text: text.to_owned(), due_on: due.map(day) }
}

fn add(store: &mut Store, customer: CustomerId, side: Side, text: &str, due: Option<&str>) -> PromiseId {
    let new = NewPromise { customer, contact: None, promised: promised(side, text, due), made_on: now().date_naive() };
    store.done(Op::Promise(PromiseOp::Add(new))).promise.unwrap()
}

fn settle(promise: PromiseId, how: Settled) -> Op {
    Op::Promise(PromiseOp::Settle { promise, how, on: now().date_naive() })
}

#[test]
fn a_promise_that_is_due_calls_for_its_customer() {
    // Saturday 2026-11-21.
    let mut store = book();
    let soon = store.add("周一打款");
    store.log(NewFollowUp { promises: vec![promised(Side::Theirs, "打款", Some("2026-11-23"))], ..talk(soon) });
    assert_eq!(store.due(soon), "2026-11-23");
    let row = store.row(soon);
    assert_eq!((row.reason, row.promise.unwrap().text.as_str()), (Some(Reason::TheirPromise), "打款"));

    let earlier = store.add("先有计划");
    let both = vec![promised(Side::Theirs, "打款", Some("2026-11-27"))];
    store.log(NewFollowUp { promises: both.clone(), next: step("2026-11-25"), ..talk(earlier) });
    assert_eq!(store.due(earlier), "2026-11-25", "an earlier plan stands");
    assert_eq!(store.row(earlier).reason, None);

    let later = store.add("周六催");
    store.log(NewFollowUp { promises: both, next: step("2026-11-28"), ..talk(later) });
    assert_eq!(store.due(later), "2026-11-28", "a plan made in the same breath knows their promise");
    assert_eq!(store.row(later).reason, Some(Reason::TheirPromise));

    let mine = store.add("我欠方案");
    let owed = vec![promised(Side::Mine, "发方案", Some("2026-11-26"))];
    store.log(NewFollowUp { promises: owed, next: step("2026-11-30"), ..talk(mine) });
    assert_eq!(store.due(mine), "2026-11-26", "what the rep owes calls on its own day");
    assert_eq!(store.row(mine).reason, Some(Reason::MyPromise));

    let lost = store.add("输了也答应过");
    let reason = Some("价格".to_owned());
    store.done(Op::MoveStage(StageMove { customer: lost, stage: Stage::Lost, reason, note: None }));
    assert!(!store.row(lost).queued);
    let promise = add(&mut store, lost, Side::Mine, "退样品", Some("2026-11-24"));
    assert_eq!((store.row(lost).queued, store.due(lost).as_str()), (true, "2026-11-24"));
    store.done(settle(promise, Settled::Kept));
    assert!(!store.row(lost).queued);

    let undated = store.add("没有日期");
    add(&mut store, undated, Side::Theirs, "给个答复", None);
    assert_eq!(store.row(undated).reason, None, "without a day it calls for nobody");
    store.sound();
}

#[test]
fn a_talk_since_governs_and_a_snooze_knows_what_it_put_off() {
    let mut store = book();
    let customer = store.add("昨天该打款");
    let at_thursday = at("2026-11-19T10:00");
    let talked = NewFollowUp {
        promises: vec![promised(Side::Theirs, "打款", Some("2026-11-20"))],
        happened: gendan::domain::follow_up::Happened::At(at_thursday),
        ..talk(customer)
    };
    store.apply(&Op::LogFollowUp(Box::new(talked)), at_thursday).unwrap();
    assert_eq!(store.due(customer), "2026-11-20");
    store.done(Op::Snooze { customers: vec![customer], until: moment("2026-11-24") });
    assert_eq!(store.due(customer), "2026-11-24", "whoever put it off saw the promise");
    let id = store.log(talk(customer));
    assert_eq!(store.row(customer).reason, Some(Reason::TheirPromise), "it is still open");
    assert_ne!(store.due(customer), "2026-11-20", "but the talk since governs");
    assert!(id.0 > 0);
    store.sound();
}

#[test]
fn a_log_settles_and_the_tally_tells_what_came_late() {
    let mut store = book();
    let customer = store.add("守信客户");
    let late = add(&mut store, customer, Side::Theirs, "打款", Some("2026-11-20"));
    let on_time = add(&mut store, customer, Side::Theirs, "盖章", Some("2026-11-21"));
    let moved = add(&mut store, customer, Side::Theirs, "验收", Some("2026-11-19"));
    let broken = add(&mut store, customer, Side::Mine, "发方案", Some("2026-11-20"));
    let settled = vec![(late, Settled::Kept), (on_time, Settled::Kept), (broken, Settled::Broken)];
    store.log(NewFollowUp { settled, ..talk(customer) });
    store.done(Op::Promise(PromiseOp::PutOff { promise: moved, until: day("2026-12-01") }));
    assert_eq!(store.promise(moved).unwrap().first_due_on, Some(day("2026-11-19")));
    store.done(settle(moved, Settled::Kept));
    let (theirs, mine) = store.promise_tally(customer).unwrap();
    assert_eq!((theirs.on_time, theirs.late, theirs.broken, theirs.open), (1, 2, 0, 0), "late by the first day");
    assert_eq!((mine.kept(), mine.broken), (0, 1));
    let kinds = store.timeline(customer, None, 20).unwrap();
    let late = kinds.iter().filter(|item| matches!(item.kind, TimelineKind::PromiseSettled { late: true, .. })).count();
    let made = kinds.iter().filter(|item| matches!(item.kind, TimelineKind::Promise { .. })).count();
    assert_eq!((made, late), (4, 2));
    // Nobody else's promise is settled, and a text that says nothing is none.
    let other = store.add("别人");
    store.refused(Op::LogFollowUp(Box::new(NewFollowUp {
        settled: vec![(late_id(&store, customer), Settled::Kept)],
        ..talk(other)
    })));
    let empty =
        NewPromise { customer, contact: None, promised: promised(Side::Mine, " ", None), made_on: now().date_naive() };
    store.refused(Op::Promise(PromiseOp::Add(empty)));
    store.refused(settle(PromiseId(999), Settled::Kept));
    store.sound();
}

fn late_id(store: &Store, customer: CustomerId) -> PromiseId {
    let filter = PromiseFilter { customer: Some(customer), ..PromiseFilter::default() };
    store.promises(&filter, 1).unwrap()[0].id
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// After each step every queue line is what its rows say; undoing all brings all back, row by row.
    #[test]
    fn promises_keep_the_queue_right_and_are_undone(steps in prop::collection::vec((0_u8..7, any::<u8>(), any::<u8>()), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let mut store = Store::open(&path).unwrap();
        let customers: Vec<CustomerId> = ["甲", "乙", "丙"].map(|name| store.add(name)).to_vec();
        let tables: Vec<&str> = TABLES.into_iter().chain(["promise"]).collect();
        let before = dump(&path, &tables);
        let mut saved = 0;
        for (kind, one, two) in steps {
            let customer = customers[usize::from(one) % customers.len()];
            let due = now().date_naive() + Days::new(u64::from(two % 12)) - Days::new(4);
            let side = if one % 2 == 0 { Side::Mine } else { Side::Theirs };
            let said = Promised { side, text: format!("第 {two} 件"), due_on: (two % 5 != 0).then_some(due) };
            let all = store.promises(&PromiseFilter::default(), 100).unwrap();
            let some = all.get(usize::from(two) % all.len().max(1));
            let op = match (kind, some) {
                (0, _) => Op::Promise(PromiseOp::Add(NewPromise { customer, contact: None, promised: said, made_on: now().date_naive() })),
                (1, Some(row)) => settle(row.id, Settled::ALL[usize::from(one) % 3]),
                (2, Some(row)) => Op::Promise(PromiseOp::PutOff { promise: row.id, until: due }),
                (3, Some(row)) => Op::LogFollowUp(Box::new(NewFollowUp { settled: vec![(row.id, Settled::Kept)], ..talk(row.customer) })),
                (4, _) => Op::LogFollowUp(Box::new(NewFollowUp { promises: vec![said], next: step("2026-11-26"), ..talk(customer) })),
                (5, _) => Op::Snooze { customers: vec![customer], until: moment("2026-11-25") },
                _ => Op::LogFollowUp(Box::new(NewFollowUp { promises: vec![said], ..talk(customer) })),
            };
            store.done(op);
            saved += 1;
            store.sound();
        }
        for _ in 0..saved {
            let outcome = store.undo(now()).unwrap();
            assert!(matches!(outcome, UndoOutcome::Done { .. }), "{outcome:?}");
            store.sound();
        }
        assert_eq!(dump(&path, &tables), before);
    }
}

#[test]
fn the_shell_logs_lists_and_settles_promises() {
    let book = Book::new().in_chinese().at("2026-03-11T09:00:00");
    book.ok(&["customer", "add", "星辰科技", "--contact", "张伟"]);
    let out = book.ok(&["log", "星辰", "电话 答应周五打款 我答应 发票 明天 >周六 催"]);
    assert!(out.contains("客户承诺 · 答应周五打款 我答应 发票 明天"), "{out}");
    assert!(out.contains("承诺 打款 03-13 周五") && out.contains("我欠 发票 03-12 周四"), "{out}");
    let dry = book.json(&["log", "星辰", "电话 答应周五打款", "--dry-run"]);
    assert_eq!(dry["promises"], json!([{"side": "theirs", "text": "打款", "due_on": "2026-03-13"}]));

    let list = book.json(&["promise", "list"]);
    let rows: Vec<_> = list.as_array().unwrap().iter().map(|row| (row["side"].clone(), row["text"].clone())).collect();
    assert_eq!(rows, [(json!("mine"), json!("发票")), (json!("theirs"), json!("打款"))]);
    assert_eq!(book.ok(&["promise", "list", "--mine", "--count"]), "1\n");
    assert_eq!(book.ok(&["promise", "list", "--due", "--count"]), "0\n");
    let due = book.json(&["due", "--all"]);
    assert_eq!(due[0]["reason"], "my_promise");
    assert_eq!(due[0]["promise"]["text"], "发票");

    let id = list[1]["id"].to_string();
    let kept = book.json(&["promise", "keep", &id]);
    assert_eq!((kept["status"].clone(), kept["settled_on"].clone()), (json!("kept"), json!("2026-03-11")));
    book.ok(&["promise", "break", &list[0]["id"].to_string()]);
    assert_eq!(book.json(&["promise", "list"]), json!([]));
    assert_eq!(book.json(&["promise", "list", "--all"]).as_array().unwrap().len(), 2);
    book.ok(&["undo"]);
    assert_eq!(book.json(&["promise", "list"]).as_array().unwrap().len(), 1);

    let added = book.json(&["promise", "add", "星辰", "样品", "--date", "下周三", "--mine"]);
    assert_eq!((added["side"].clone(), added["due_on"].clone()), (json!("mine"), json!("2026-03-18")));
    let moved = book.json(&["promise", "move", &added["id"].to_string(), "2026-03-20"]);
    assert_eq!((moved["due_on"].clone(), moved["first_due_on"].clone()), (json!("2026-03-20"), json!("2026-03-18")));
    assert_eq!(book.run(&["promise", "keep", "99"]).status, 3);
    let shown = book.ok(&["show", "星辰科技"]);
    assert!(shown.contains("承诺 打款  已兑现"), "{shown}");

    // The whole book carries them to another one.
    let whole = book.path("whole.json");
    book.ok(&["export", "all", "-o", whole.to_str().unwrap()]);
    let other = Book::new().in_chinese().at("2026-03-11T09:00:00");
    other.ok(&["import", whole.to_str().unwrap()]);
    assert_eq!(other.json(&["promise", "list", "--all"]), book.json(&["promise", "list", "--all"]));
    assert_eq!(other.json(&["doctor"])["sound"], true);
}
