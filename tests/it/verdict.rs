//! Who does not answer, through the store and the shell: every vector of the rule, the ways that are left out, the list of suspects,
//! the layers, and what a verdict says as JSON.

use crate::{
    cli_support::Book,
    factory::{Quick, book, dump, named, now, order, talk},
};
use chrono::{Days, NaiveDate};
use gendan::{
    config::Config,
    domain::{
        channel::{
            Channel::{self, Email, Phone, Visit, Wechat},
            Direction,
        },
        customer::Parked,
        dormancy::{DormancyPolicy, Missing, Standing},
        follow_up::Happened,
        id::{ContactId, CustomerId},
        layer::Layer,
        outcome::Outcome::{self, Blocked, NoAnswer, NoReply, Quoted, Talked, WrongNumber},
        tier::Tier,
    },
    store::{
        Judged, Op, Store, StoreError,
        op::{CustomerMerge, LedgerOp, NewContact, NewFollowUp, RouteOp, RouteTo},
    },
};
use std::path::Path;

/// A person with these ways.
fn reached(name: &str, ways: &[Channel]) -> NewContact {
    let value = |channel, value: &str| ways.contains(&channel).then(|| value.to_owned());
    NewContact {
        name: name.to_owned(),
        phone: value(Phone, "13800138000"),
        wechat: value(Wechat, "wang_wx"),
        email: value(Email, "wang@example.com"),
        ..NewContact::default()
    }
}

fn add(store: &mut Store, name: &str, tier: Tier, people: &[NewContact]) -> CustomerId {
    let mut new = named(name);
    new.fields.tier = tier;
    new.contacts = people.to_vec();
    store.done(Op::AddCustomer(Box::new(new))).customer.unwrap()
}

/// A talk so many days ago.
fn ago(customer: CustomerId, days: u64, channel: Channel, outcome: Outcome) -> NewFollowUp {
    NewFollowUp { channel, outcome, happened: Happened::At(now() - Days::new(days)), ..talk(customer) }
}

fn judged(store: &Store, customer: CustomerId) -> Judged {
    store.judged(customer, &DormancyPolicy::default()).unwrap()
}

/// Three calls, a message, a mail: nine days in all.
const ALL_TRIED: [(u64, Channel, Outcome); 5] =
    [(10, Phone, NoAnswer), (8, Phone, NoAnswer), (6, Phone, NoAnswer), (4, Wechat, NoReply), (1, Email, NoReply)];

fn log_all(store: &mut Store, customer: CustomerId, talks: &[(u64, Channel, Outcome)]) {
    for (days, channel, outcome) in talks {
        store.log(ago(customer, *days, *channel, *outcome));
    }
}

/// `domain-rules §5`, test vectors.
#[test]
fn every_vector_of_the_rule_holds_through_the_store() {
    let inbound = |customer| NewFollowUp { direction: Direction::In, ..ago(customer, 0, Wechat, Talked) };
    type Case = (&'static str, Tier, Vec<(u64, Channel, Outcome)>, bool, u32, Standing, Vec<Channel>);
    let day_of_calls = vec![(3, Phone, NoAnswer); 3];
    let cases: Vec<Case> = vec![
        ("three calls on one day", Tier::C, day_of_calls, false, 1, Standing::Active, vec![Wechat, Email]),
        ("calls on three days", Tier::C, ALL_TRIED[..3].to_vec(), false, 3, Standing::Suspect, vec![Wechat, Email]),
        ("all tried, tier C", Tier::C, ALL_TRIED.to_vec(), false, 5, Standing::MayGiveUp, vec![]),
        ("the same, tier A", Tier::A, ALL_TRIED.to_vec(), false, 5, Standing::Suspect, vec![]),
        ("then they write", Tier::C, ALL_TRIED.to_vec(), true, 0, Standing::Active, vec![Phone, Wechat, Email]),
        ("a wrong number", Tier::C, vec![(2, Phone, WrongNumber)], false, 0, Standing::Active, vec![Wechat, Email]),
        (
            "blocked after no answer",
            Tier::C,
            vec![(2, Phone, NoAnswer), (1, Wechat, Blocked)],
            false,
            3,
            Standing::Suspect,
            vec![Email],
        ),
    ];
    let mut store = book();
    for (what, tier, talks, writes, streak, standing, untried) in cases {
        let customer = add(&mut store, what, tier, &[reached("王总", &[Phone, Wechat, Email])]);
        log_all(&mut store, customer, &talks);
        if writes {
            store.log(inbound(customer));
        }
        let verdict = judged(&store, customer).verdict;
        assert_eq!((verdict.streak, verdict.standing, &verdict.untried), (streak, standing, &untried), "{what}");
        let listed = store.suspects(&DormancyPolicy::default()).unwrap();
        let listed = listed.iter().find(|one| one.customer == customer);
        assert_eq!(listed.is_some(), standing != Standing::Active, "{what}");
        if let Some(one) = listed {
            assert_eq!(
                (one.streak, one.days, one.standing, &one.untried),
                (verdict.streak, verdict.days(), standing, &untried),
                "{what}: the list says what the card says"
            );
        }
    }
    store.sound();
}

#[test]
fn what_was_asked_before_the_last_answer_counts_no_more() {
    let mut store = book();
    let customer = add(&mut store, "甲", Tier::D, &[reached("王总", &[Phone])]);
    log_all(&mut store, customer, &[(40, Phone, NoAnswer), (30, Phone, Quoted), (3, Phone, NoAnswer)]);
    let one = judged(&store, customer);
    assert_eq!(one.verdict.streak, 1);
    assert_eq!(one.verdict.progress.map(|(_, outcome)| outcome), Some(Quoted));
    assert_eq!(one.last_answered, Some(now().date_naive() - Days::new(30)));
    assert_eq!(store.unanswered(&one).unwrap().len(), 1);
    // A word whose result nobody wrote down is no attempt, and nobody is given up for it.
    assert_eq!(store.suspects(&DormancyPolicy::default()).unwrap(), []);
}

#[test]
fn an_attempt_that_names_nobody_was_to_whom_one_talks_to_first() {
    let mut store = book();
    let people =
        [reached("王总", &[Phone, Email]), NewContact { phone: Some("13900139000".into()), ..reached("陈工", &[]) }];
    let customer = add(&mut store, "华信", Tier::D, &people);
    log_all(&mut store, customer, &[(9, Phone, NoAnswer), (6, Phone, NoAnswer), (3, Phone, NoAnswer)]);
    let one = judged(&store, customer);
    assert_eq!(one.others().map(|contact| contact.name.as_str()).collect::<Vec<_>>(), ["陈工"]);
    assert_eq!(one.verdict.missing, [Missing::Days(1), Missing::Channel(Email), Missing::Difference]);
    let way = one.way(Email).map(|(contact, value)| (contact.map(|c| c.name.clone()), value.to_owned()));
    assert_eq!(way, Some((Some("王总".to_owned()), "wang@example.com".to_owned())));
    // By his name it is the same person: no other attempt.
    let wang = Some(one.contacts[0].id);
    store.log(NewFollowUp { contact: wang, ..ago(customer, 2, Phone, NoAnswer) });
    assert!(judged(&store, customer).verdict.missing.contains(&Missing::Difference));
    let chen = Some(one.contacts[1].id);
    store.log(NewFollowUp { contact: chen, ..ago(customer, 1, Phone, NoAnswer) });
    let other = judged(&store, customer).verdict;
    assert_eq!((other.missing, other.others), (vec![Missing::Channel(Email)], vec![]));
}

#[test]
fn a_way_is_left_out_with_a_reason_and_comes_back_by_undo() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    let mut new = named("华信");
    new.fields.tier = Tier::D;
    new.fields.region = Some("苏州".to_owned());
    new.contacts = vec![reached("王总", &[Phone, Wechat])];
    let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
    let calls = [(10, Phone, NoAnswer), (8, Phone, NoAnswer), (4, Phone, NoAnswer), (1, Wechat, NoReply)];
    log_all(&mut store, customer, &calls);
    assert_eq!(judged(&store, customer).verdict.missing, [Missing::Channel(Visit)]);
    let before = dump(&path, &["declined_route"]);
    let route = RouteTo { customer, contact: None, channel: Visit };
    let decline = |reason: &str| Op::Route(RouteOp::Decline { route, reason: reason.to_owned() });
    assert!(matches!(store.refused(decline("  ")), StoreError::Rule(_)));
    store.done(decline("太远"));
    store.done(decline("单程四小时"));
    let one = judged(&store, customer);
    assert_eq!(one.verdict.standing, Standing::MayGiveUp);
    let said: Vec<(Channel, &str)> = one.declined.iter().map(|left| (left.channel, left.reason.as_str())).collect();
    assert_eq!(said, [(Visit, "单程四小时")], "the second reason stands for the first");
    store.undo(now()).unwrap();
    assert_eq!(judged(&store, customer).declined[0].reason, "太远");
    store.done(Op::Route(RouteOp::Allow(route)));
    assert_eq!(judged(&store, customer).verdict.standing, Standing::Suspect);
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    assert_eq!(dump(&path, &["declined_route"]), before);
    store.sound();
}

#[test]
fn one_persons_way_is_left_out_alone_and_goes_with_the_person() {
    let mut store = book();
    let people = [
        reached("王总", &[Phone, Email]),
        NewContact { email: Some("chen@example.com".into()), ..reached("陈工", &[]) },
    ];
    let customer = add(&mut store, "华信", Tier::D, &people);
    log_all(&mut store, customer, &[(9, Phone, NoAnswer), (6, Phone, NoAnswer), (3, Phone, NoAnswer)]);
    let wang = judged(&store, customer).contacts[0].id;
    let decline = |contact: Option<ContactId>| {
        let route = RouteTo { customer, contact, channel: Email };
        Op::Route(RouteOp::Decline { route, reason: "不看邮件".to_owned() })
    };
    store.done(decline(Some(wang)));
    let one = judged(&store, customer);
    assert_eq!(one.verdict.untried, [Email], "there is another who reads mail");
    assert_eq!(one.way(Email).and_then(|(contact, _)| contact).map(|contact| contact.name.as_str()), Some("陈工"));
    store.done(decline(None));
    assert_eq!(judged(&store, customer).verdict.untried, []);
    assert_eq!(judged(&store, customer).verdict.others, [], "nobody is proposed by a way that is left out");
    store.done(Op::RemoveContact { contact: wang });
    let left: Vec<_> = judged(&store, customer).declined.into_iter().map(|left| left.contact).collect();
    assert_eq!(left, [None]);
    store.undo(now()).unwrap();
    assert_eq!(judged(&store, customer).declined.len(), 2);
    let elsewhere = store.add("别家");
    let wrong = RouteTo { customer: elsewhere, contact: Some(wang), channel: Email };
    let refused = store.refused(Op::Route(RouteOp::Decline { route: wrong, reason: "x".to_owned() }));
    assert!(matches!(refused, StoreError::Missing("contact")));
    store.sound();
}

#[test]
fn suspects_stand_in_the_order_in_which_they_are_decided() {
    let mut store = book();
    let phone = [reached("王总", &[Phone])];
    let calls = |n: u64| (1..=n).map(|day| (day * 3, Phone, NoAnswer)).rev().collect::<Vec<_>>();
    let both = [reached("王总", &[Phone, Wechat, Email])];
    let (a, c, ready, parked) = (
        add(&mut store, "甲", Tier::A, &phone),
        add(&mut store, "丙", Tier::C, &phone),
        add(&mut store, "可判", Tier::C, &both),
        add(&mut store, "停", Tier::C, &phone),
    );
    log_all(&mut store, a, &calls(3));
    log_all(&mut store, c, &calls(6));
    log_all(&mut store, ready, &ALL_TRIED);
    log_all(&mut store, parked, &calls(5));
    let wake_on = Some(now().date_naive() + Days::new(30));
    store.done(Op::Park { customers: vec![parked], how: Parked::Paused, reason: "年后再说".into(), wake_on });
    let order: Vec<CustomerId> =
        store.suspects(&DormancyPolicy::default()).unwrap().into_iter().map(|one| one.customer).collect();
    assert_eq!(order, [ready, a, c]);
    // The thresholds are the rep's.
    let config = Config::from_text("[dormancy]\nsuspect_at = 6\nthreshold = [9, 9, 6, 6]\n", Path::new("x")).unwrap();
    let strict: Vec<CustomerId> =
        store.suspects(&config.dormancy_policy()).unwrap().into_iter().map(|one| one.customer).collect();
    assert_eq!(strict, [c]);
}

#[test]
fn every_customer_has_one_layer() {
    let mut store = book();
    let phone = [reached("王总", &[Phone])];
    let layered = |store: &Store, customer: CustomerId, today: NaiveDate| {
        let layers = store.layers(&DormancyPolicy::default(), today).unwrap();
        let mut of = layers.iter().filter(|(id, _)| *id == customer).map(|(_, layer)| *layer);
        let layer = of.next().unwrap();
        assert_eq!(of.next(), None);
        layer
    };
    let today = now().date_naive();
    let warm = add(&mut store, "暖", Tier::B, &phone);
    log_all(&mut store, warm, &[(5, Phone, Talked)]);
    let suspect = add(&mut store, "疑", Tier::B, &phone);
    log_all(&mut store, suspect, &[(9, Phone, NoAnswer), (6, Phone, NoAnswer), (3, Phone, NoAnswer)]);
    let dead = add(&mut store, "死", Tier::B, &phone);
    let wake_on = Some(today + Days::new(180));
    store.done(Op::Park { customers: vec![dead], how: Parked::GivenUp, reason: "倒闭".into(), wake_on });
    let buyer = add(&mut store, "买", Tier::B, &phone);
    store.done(LedgerOp::AddOrder(Box::new(order(buyer, "1"))).into());
    for (days, layer) in [(0, Layer::Active), (10, Layer::Cooling), (24, Layer::Silent)] {
        assert_eq!(layered(&store, warm, today + Days::new(days)), layer, "{days}");
    }
    assert_eq!(layered(&store, suspect, today), Layer::Suspect);
    assert_eq!(layered(&store, dead, today), Layer::Dead);
    assert_eq!(layered(&store, buyer, today + Days::new(90)), Layer::Cooling);
    assert_eq!(layered(&store, buyer, today + Days::new(91)), Layer::Silent);
    assert_eq!(store.layer_counts(&DormancyPolicy::default(), today).unwrap(), [2, 0, 0, 1, 1]);
    // Its day to look again has come: it is judged like the others.
    let later = now() + Days::new(180);
    store.roll_day(later).unwrap();
    assert_ne!(layered(&store, dead, later.date_naive()), Layer::Dead);
}

#[test]
fn the_shell_tells_suspects_verdicts_and_layers() {
    let book = Book::new();
    book.ok(&[
        "customer",
        "add",
        "Huaxin",
        "--tier",
        "C",
        "--contact",
        "Wang",
        "--phone",
        "13800138000",
        "--email",
        "wang@example.com",
        "--region",
        "Suzhou",
    ]);
    for day in ["2026-11-01", "2026-11-06", "2026-11-12"] {
        book.ok(&["log", "Huaxin", &format!("{day} phone no answer")]);
    }
    let all = book.ok(&["verdict"]);
    assert_eq!(all, "Huaxin\tC\tsuspect\t3\t11\t\tvisit, email\n");
    assert_eq!(book.ok(&["verdict", "--count"]), "1\n");
    let one = book.json(&["verdict", "Huaxin"]);
    assert_eq!(one["standing"], "suspect");
    assert_eq!((&one["streak"], &one["threshold"], &one["days"]), (&3.into(), &4.into(), &11.into()));
    assert_eq!(one["untried"][1]["value"], "wang@example.com");
    assert_eq!(one["tried"], serde_json::json!([{"channel": "phone", "attempts": 3}]));
    let said = book.ok(&["customer", "decline", "Huaxin", "--channel", "visit", "--reason", "four hours away"]);
    assert!(said.contains("left out  visit (four hours away)"), "{said}");
    assert!(!said.contains("try visit"), "{said}");
    assert_eq!(book.json(&["verdict", "Huaxin"])["declined"][0]["reason"], "four hours away");
    book.ok(&["customer", "decline", "Huaxin", "--channel", "邮件", "--contact", "wang", "--reason", "bounces"]);
    assert_eq!(book.json(&["verdict", "Huaxin"])["untried"], serde_json::json!([]));
    book.ok(&["customer", "decline", "Huaxin", "--channel", "visit", "--allow"]);
    assert_eq!(book.json(&["verdict", "Huaxin"])["untried"][0]["channel"], "visit");
    assert_eq!(book.run(&["customer", "decline", "Huaxin", "--channel", "visit"]).status, 2, "no reason");
    assert_eq!(book.run(&["customer", "decline", "Huaxin", "--channel", "pigeon", "--reason", "x"]).status, 2);
    assert_eq!(book.run(&["verdict", "Nobody"]).status, 3);
    for (layer, found) in [("suspect", "1\n"), ("active", "0\n"), ("dead", "0\n")] {
        assert_eq!(book.ok(&["customer", "list", "--layer", layer, "--count"]), found, "{layer}");
    }
    book.ok(&["customer", "park", "Huaxin", "--give-up", "--reason", "closed", "--until", "2027-05-20"]);
    assert!(book.ok(&["customer", "list", "--layer", "dead"]).starts_with("Huaxin\t"));
    assert_eq!(book.ok(&["verdict"]), "");
}

/// Both left the same way out; what either said stays, and one step allows it again.
#[test]
fn ways_that_two_merged_customers_left_out_are_allowed_in_one_step() {
    let mut store = book();
    let keep = add(&mut store, "Alder Packaging", Tier::C, &[reached("Wang", &[Phone, Email])]);
    let away = add(&mut store, "Alder Packaging Ltd", Tier::C, &[reached("Chen", &[Wechat])]);
    let route = |customer| RouteTo { customer, contact: None, channel: Email };
    for (customer, reason) in [(keep, "never reads it"), (away, "bounces")] {
        store.done(Op::Route(RouteOp::Decline { route: route(customer), reason: reason.to_owned() }));
    }
    store.done(Op::MergeCustomers(Box::new(CustomerMerge::new(keep, away))));
    let reasons =
        |store: &Store| -> Vec<String> { judged(store, keep).declined.into_iter().map(|left| left.reason).collect() };
    assert_eq!(reasons(&store), ["never reads it", "bounces"]);
    store.done(Op::Route(RouteOp::Allow(route(keep))));
    assert_eq!(reasons(&store), [""; 0]);
    store.undo(now()).unwrap();
    assert_eq!(reasons(&store), ["never reads it", "bounces"]);
    store.undo(now()).unwrap();
    assert_eq!((reasons(&store).len(), judged(&store, away).declined.len()), (1, 1));
}

#[test]
fn a_blank_need_is_none() {
    let mut store = book();
    let customer = add(&mut store, "Alder Packaging", Tier::C, &[]);
    store.done(Op::SetNeed { customer, need: " ten pumps ".to_owned() });
    assert_eq!(store.customer(customer).unwrap().need.as_deref(), Some("ten pumps"));
    store.done(Op::SetNeed { customer, need: "  ".to_owned() });
    assert_eq!(store.customer(customer).unwrap().need, None);
    store.undo(now()).unwrap();
    assert_eq!(store.customer(customer).unwrap().need.as_deref(), Some("ten pumps"));
}
