//! What a log shows as next is the day on which its customer is due once it is saved, whoever the customer is and whatever was said.

use crate::{
    cli_support::Book,
    factory::{Quick, at, book, day, elsewhere, local, named, now, order, person, talk},
    screen_driver::Driver,
};
use chrono::DateTime;
use gendan::{
    clock::Clock,
    demo,
    domain::{
        channel::Direction,
        customer::Parked,
        due::DuePolicy,
        id::CustomerId,
        moment::Moment,
        money::Currency,
        outcome::Outcome,
        promise::{Promised, Side},
        stage::Stage,
        tier::Tier,
    },
    entry::{
        EntryContext,
        log::{LogEntry, LogSubject, check, implied_next, operation},
    },
    i18n::{Lang, Texts},
    store::{
        Op, Store,
        op::{LedgerOp, NewCustomer, NewDelivery, NewFollowUp, NewInstalment, NewOrder, NewReceipt, StageMove},
    },
};
use serde_json::Value;

/// Who the log is about.
const WHO: [&str; 13] = [
    "prospect",
    "never talked to",
    "decides soon",
    "lost",
    "buyer",
    "buyer, just delivered",
    "buyer, delivered today",
    "buyer who owes",
    "buyer who will owe",
    "buyer with a new deal",
    "buyer, promised",
    "paused",
    "given up",
];

fn sold(store: &mut Store, customer: CustomerId, on: &str, due: Option<&str>) {
    let due_on = day(due.unwrap_or(on));
    let instalments = vec![NewInstalment::on(due_on, 100_000)];
    let new = NewOrder { ordered_on: day(on), instalments, ..order(customer, &format!("S{}", customer.0)) };
    let order = store.done(LedgerOp::AddOrder(Box::new(new)).into()).order.unwrap();
    store.done(LedgerOp::AddDelivery(NewDelivery::whole(order, day(on))).into());
    if due.is_none() {
        let paid = NewReceipt::new(customer, Some(order), day("2026-11-21"), 100_000, Currency::CNY);
        store.done(LedgerOp::AddReceipt(paid).into());
    }
}

fn customer(store: &mut Store, who: &str, tier: Tier) -> CustomerId {
    let mut new = NewCustomer { created_on: Some(day("2026-08-01")), ..named(&format!("{who} {}", tier.code())) };
    new.fields.tier = tier;
    new.fields.decision_on = (who == "decides soon").then(|| day("2026-12-02"));
    let id = store.apply(&Op::AddCustomer(Box::new(new)), at("2026-08-01T09:00")).unwrap().0.customer.unwrap();
    if who != "never talked to" {
        let happened = gendan::domain::follow_up::Happened::At(at("2026-11-09T09:00"));
        let talk = NewFollowUp { happened, ..talk(id) };
        store.apply(&Op::LogFollowUp(Box::new(talk)), at("2026-11-09T09:00")).unwrap();
    }
    let park = |how, wake_on: Option<&str>| Op::Park {
        customers: vec![id],
        how,
        reason: "年后再说".to_owned(),
        wake_on: wake_on.map(day),
    };
    match who {
        "lost" => {
            let reason = Some("价格".to_owned());
            store.done(Op::MoveStage(StageMove { customer: id, stage: Stage::Lost, reason, note: None }));
        }
        "buyer" | "buyer, promised" => sold(store, id, "2026-09-03", None),
        "buyer, just delivered" => sold(store, id, "2026-11-19", None),
        "buyer, delivered today" => sold(store, id, "2026-11-21", None),
        "buyer who owes" => sold(store, id, "2026-09-03", Some("2026-10-03")),
        "buyer who will owe" => sold(store, id, "2026-09-03", Some("2026-11-24")),
        "buyer with a new deal" => {
            sold(store, id, "2026-09-03", None);
            store.done(Op::MoveStage(StageMove { customer: id, stage: Stage::Need, reason: None, note: None }));
        }
        "paused" => drop(store.done(park(Parked::Paused, Some("2026-12-20")))),
        "given up" => drop(store.done(park(Parked::GivenUp, None))),
        _ => {}
    }
    id
}

/// What is said besides the outcome.
fn variants(who: &str) -> Vec<(&'static str, LogEntry)> {
    let base = LogEntry { note: "说了第二期的事".to_owned(), ..LogEntry::default() };
    let promised = |due: &str| Promised { side: Side::Theirs, text: "回话".to_owned(), due_on: Some(day(due)) };
    let promises = if who == "buyer, promised" { vec![promised("2026-11-25")] } else { Vec::new() };
    let base = LogEntry { promises, ..base };
    let why = Some("价格".to_owned());
    vec![
        ("now", base.clone()),
        ("came in", LogEntry { direction: Direction::In, ..base.clone() }),
        ("a week ago", LogEntry { happened: Some(Moment::day(day("2026-11-14"))), ..base.clone() }),
        ("before the last talk", LogEntry { happened: Some(Moment::day(day("2026-11-02"))), ..base.clone() }),
        ("cooler", LogEntry { tier: Some(Tier::D), ..base.clone() }),
        ("lost", LogEntry { stage: Some(Stage::Lost), reason: why, ..base.clone() }),
        ("quoted", LogEntry { stage: Some(Stage::Quote), amount: Some(100_000), ..base.clone() }),
        ("promised late", LogEntry { promises: vec![promised("2027-06-01")], ..base }),
    ]
}

#[test]
fn what_is_shown_is_what_is_due_then() {
    let texts = Texts::load(Lang::ZhCn);
    let (all, some) = (&Tier::ALL[..], &Tier::ALL[1..2]);
    let without = DuePolicy { implied: false, ..DuePolicy::default() };
    for (policy, tiers) in [(DuePolicy::default(), all), (without, some)] {
        let mut store = book();
        store.set_policy(policy.clone()).unwrap();
        let ctx = EntryContext { texts: &texts, at: now(), currency: Currency::CNY, policy: &policy };
        let mut seen = 0;
        for who in WHO {
            for &tier in tiers {
                let id = customer(&mut store, who, tier);
                for outcome in Outcome::ALL {
                    // The tier changes a date and nothing of what else is said: of the others one will do.
                    let said = if tier == Tier::B { usize::MAX } else { 1 };
                    for (what, entry) in variants(who).into_iter().take(said) {
                        let entry = LogEntry { outcome: Some(outcome), ..entry };
                        let card = store.card(id, local("2026-11-21T10:00")).unwrap();
                        let noted = store.noted(id, None).unwrap();
                        let plan = store.open_plan(id).unwrap();
                        let subject = LogSubject::of_card(&card, None, plan, noted);
                        if check(&entry, &subject, &ctx).iter().any(|problem| problem.blocks()) {
                            continue;
                        }
                        let shown = match subject.kept_plan(&entry, &ctx) {
                            Some(plan) => plan.due,
                            None => implied_next(&entry, &subject, &ctx),
                        };
                        store.done(operation(&entry, &subject, &ctx));
                        assert_eq!(store.row(id).due, shown, "{who}, {tier:?}: {outcome:?}, {what}");
                        store.undo(now()).unwrap();
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 2_000, "{seen}");
        store.sound();
    }
}

#[test]
fn a_missed_attempt_is_tried_again_and_is_no_care() {
    let mut store = book();
    for (outcome, due) in [
        (Outcome::NoAnswer, "~2026-11-23"),
        (Outcome::Busy, "~2026-11-21T12:00"),
        (Outcome::Rejected, "~2026-11-24"),
        (Outcome::PhoneOff, "~2026-11-23"),
        (Outcome::NoReply, "~2026-11-24"),
        (Outcome::ReadNoReply, "~2026-11-25"),
        (Outcome::WrongNumber, "~2026-11-24"),
        // Somebody talked: the next day of care, or the outcome's own.
        (Outcome::Talked, "~2026-12-02"),
        (Outcome::AfterSales, "~2026-12-02"),
        (Outcome::NeedUpdated, "~2026-12-02"),
        (Outcome::Quoted, "~2026-11-24"),
        (Outcome::Objection, "~2026-11-23"),
        (Outcome::Trial, "~2026-11-28"),
    ] {
        let buyer = customer(&mut store, "buyer", Tier::A);
        store.log(NewFollowUp { outcome, ..talk(buyer) });
        assert_eq!(store.due(buyer), due, "{outcome:?}");
        // A second one that nobody takes leaves the care where it was.
        store.log(NewFollowUp { outcome: Outcome::NoAnswer, ..talk(buyer) });
        assert_eq!(store.due(buyer), "~2026-11-23", "{outcome:?}");
        store.log(talk(buyer));
        assert_eq!(store.due(buyer), "~2026-12-02", "{outcome:?}");
    }
    // What was said of the deal is over with the sale.
    let buyer = customer(&mut store, "prospect", Tier::B);
    store.log(NewFollowUp { outcome: Outcome::Quoted, ..talk(buyer) });
    sold(&mut store, buyer, "2026-11-21", None);
    assert_eq!(store.due(buyer), "~2026-11-28");
    store.sound();
}

/// The line of `due --all` of a customer.
fn due(book: &Book, name: &str) -> Value {
    let rows = book.json(&["due", "--all"]);
    rows.as_array().unwrap().iter().find(|row| row["customer"] == name).unwrap_or(&Value::Null).clone()
}

#[test]
fn the_shell_says_the_day_that_the_queue_then_has() {
    for (who, text) in [
        ("苏州恒川", "电话 未接"),
        ("重庆金禾", "电话 占线"),
        ("佛山新越", "电话 谈了第二期，让我报价"),
        ("成都百川汇", "电话 客户让我两周后再联系"),
        ("苏州恒川", "微信 未回"),
        ("重庆金禾", "电话 很好 用得顺"),
    ] {
        let book = Book::new().in_chinese();
        let mut store = Store::open(&book.db()).unwrap();
        demo::fill(&mut store, Lang::ZhCn, DateTime::parse_from_rfc3339("2026-11-21T10:30:00+00:00").unwrap()).unwrap();
        drop(store);
        let tried = book.json(&["log", who, text, "--dry-run"]);
        let said = book.json(&["log", who, text]);
        let found = due(&book, said["customer"].as_str().unwrap());
        for key in ["next_on", "next_at"] {
            assert_eq!((&tried[key], &said[key]), (&found[key], &found[key]), "{who} {text}: {key}");
        }
        assert!(found["next_on"].is_string(), "{who} {text}");
    }
}

/// A book with one buyer, delivered to in September, of tier A, who can be rung and is due.
fn buyer(folder: &tempfile::TempDir) -> (Store, CustomerId) {
    let mut store = Store::open(&folder.path().join("buyer.db")).unwrap();
    let buyer = customer(&mut store, "buyer", Tier::A);
    store.done(Op::AddContact { customer: buyer, contact: person("王敏", "13800138000") });
    store.done(Op::Plan { customer: buyer, due: Some(Moment::day(day("2026-11-22"))), action: None, channel: None });
    (store, buyer)
}

#[test]
fn line_form_call_and_review_agree() {
    let now = at("2027-01-05T10:00");
    // keys that show what will be, the day that then stands there, the keys that save, and the day on the card
    for (shown, words, saving, due) in [
        ("a电话 很好 用得顺", "~下次 03-02 周二", "<enter>", "~2027-03-02"),
        ("a电话 未接", "~下次 01-06 周三", "<enter>", "~2027-01-06"),
        ("a电话 ~ob 价格偏高", "~下次 01-07 周四", "<enter>", "~2027-01-07"),
        ("a电话 未接<tab>", "01-06", "<ctrl-s>", "~2027-01-06"),
        ("", "", "A", "~2027-01-06"),
        ("r", "", "A", "~2027-01-06"),
        ("t", "", "1", "~2027-01-06"),
        ("t", "", "2", "~2027-01-05T12:00"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (store, buyer) = buyer(&folder);
        let mut driver = Driver::at(store, Lang::ZhCn, Clock::stopped(now));
        driver.keys(shown).sees(words).keys(saving);
        let store = Store::open(&folder.path().join("buyer.db")).unwrap();
        assert_eq!(store.due(buyer), due, "{shown}{saving}");
    }
}

#[test]
fn a_book_of_an_older_rule_is_made_again_when_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = buyer(&folder);
    drop(store);
    let path = folder.path().join("buyer.db");
    elsewhere(&path, "DELETE FROM setting WHERE key = 'due_policy'; UPDATE queue SET due = '2027-02-18'");
    let mut store = Store::open(&path).unwrap();
    store.set_policy(DuePolicy::default()).unwrap();
    store.sound();
}
