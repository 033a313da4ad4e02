//! Every write of the store: what it saves, what it refuses, what it leaves alone.

use crate::factory::{Quick, at, book, day, moment, named, now, order, person, talk};
use gendan::domain::{
    channel::{Channel, Direction},
    customer::Parked,
    follow_up::Happened,
    id::{ContactId, CustomerId, FollowUpId, OrderId},
    money::Currency,
    outcome::Outcome,
    stage::Stage,
    tier::Tier,
};
use gendan::store::{
    Op, Rule, Store, StoreError, TimelineKind,
    op::{
        CustomerEdit, CustomerFields, FollowUpEdit, LedgerOp, NewContact, NewDelivery, NewReceipt, StageMove,
        StoredFile,
    },
};

fn fields(store: &Store, customer: CustomerId) -> CustomerFields {
    CustomerFields::of(&store.customer(customer).unwrap())
}

fn edit(id: CustomerId, was: &CustomerFields, change: impl Fn(&mut CustomerFields)) -> Op {
    let mut now = was.clone();
    change(&mut now);
    Op::EditCustomer(Box::new(CustomerEdit { id, was: was.clone(), now, amount: None }))
}

fn broken(error: StoreError) -> Rule {
    match error {
        StoreError::Rule(rule) => rule,
        other => panic!("{other:?}"),
    }
}

#[test]
fn names_are_kept_whole_or_refused() {
    let mut store = book();
    let long = "长".repeat(200);
    for (typed, kept) in [
        ("  华为技术有限公司 ", "华为技术有限公司"),
        ("O'Brien \"x\" 100%_\\", "O'Brien \"x\" 100%_\\"),
        ("'); drop table customer;--", "'); drop table customer;--"),
        ("a\0b", "a\0b"),
        ("\0abc", "abc"),
        ("\u{200b}甲\u{202e}", "甲"),
        ("=cmd()", "=cmd()"),
        ("../../etc", "../../etc"),
        (long.as_str(), long.as_str()),
    ] {
        let customer = store.add(typed);
        assert_eq!(store.customer(customer).unwrap().name, kept, "{typed:?}");
    }
    for (typed, rule) in [
        ("", Rule::NameEmpty),
        (" \t\n", Rule::NameEmpty),
        ("\0\u{1b}", Rule::NameEmpty),
        ("\u{200b}\u{200d}\u{2060}", Rule::NameEmpty),
        (&"长".repeat(201), Rule::NameTooLong),
    ] {
        assert_eq!(broken(store.refused(Op::AddCustomer(Box::new(named(typed))))), rule, "{typed:?}");
    }
    store.sound();
}

#[test]
fn empty_texts_are_none() {
    let mut store = book();
    let mut new = named("甲");
    new.fields.source = Some("  ".to_owned());
    new.fields.note = Some(String::new());
    new.fields.tags = vec!["展会".to_owned(), " ".to_owned(), "老 客户".to_owned(), "展会".to_owned()];
    new.contacts =
        vec![NewContact { wechat: Some(" zhangwei ".to_owned()), title: Some(String::new()), ..NewContact::default() }];
    let customer = store.done(Op::AddCustomer(Box::new(new))).customer.unwrap();
    let found = fields(&store, customer);
    assert_eq!((found.source, found.note), (None, None));
    assert_eq!(found.tags, ["展会", "老客户"]);
    let people = store.contacts(customer).unwrap();
    assert_eq!((people[0].name.as_str(), people[0].title.as_deref(), people[0].primary), ("zhangwei", None, true));
    let nobody = Op::AddContact { customer, contact: NewContact::default() };
    assert_eq!(broken(store.refused(nobody)), Rule::NameEmpty);
}

#[test]
fn references_are_unique() {
    let mut store = book();
    let mut new = named("甲");
    new.fields.reference = Some("L-1".to_owned());
    let first = store.done(Op::AddCustomer(Box::new(new.clone()))).customer.unwrap();
    assert_eq!(broken(store.refused(Op::AddCustomer(Box::new(new)))), Rule::ReferenceTaken);
    let second = store.add("乙");
    let was = fields(&store, second);
    let taken = edit(second, &was, |f| f.reference = Some("L-1".to_owned()));
    assert_eq!(broken(store.refused(taken)), Rule::ReferenceTaken);
    let was = fields(&store, first);
    store.done(edit(first, &was, |f| f.name = "甲甲".to_owned()));
    assert_eq!(fields(&store, first).reference.as_deref(), Some("L-1"));
}

#[test]
fn an_edit_takes_its_fields_and_no_others() {
    type Change = fn(&mut CustomerFields, &str);
    let changes: [(&str, Change); 13] = [
        ("name", |f, to| f.name = to.to_owned()),
        ("reference", |f, to| f.reference = Some(to.to_owned())),
        ("tier", |f, to| f.tier = if to == "ours" { Tier::A } else { Tier::B }),
        ("starred", |f, _| f.starred = !f.starred),
        ("kind", |f, to| f.kind = Some(to.to_owned())),
        ("source", |f, to| f.source = Some(to.to_owned())),
        ("industry", |f, to| f.industry = Some(to.to_owned())),
        ("region", |f, to| f.region = Some(to.to_owned())),
        ("address", |f, to| f.address = Some(to.to_owned())),
        ("need", |f, to| f.need = Some(to.to_owned())),
        ("decision_on", |f, to| f.decision_on = Some(day(if to == "ours" { "2026-12-01" } else { "2026-12-02" }))),
        ("tags", |f, to| f.tags = vec![to.to_owned()]),
        ("note", |f, to| f.note = Some(to.to_owned())),
    ];
    for (mine, (what, change)) in changes.iter().enumerate() {
        for (other, (_, meanwhile)) in changes.iter().enumerate() {
            let mut store = book();
            let customer = store.add("甲");
            let was = fields(&store, customer);
            store.done(edit(customer, &was, |f| meanwhile(f, "theirs")));
            let ours = edit(customer, &was, |f| change(f, "ours"));
            if mine == other {
                let error = store.refused(ours);
                assert!(matches!(error, StoreError::Changed { what: field } if field == *what), "{what}: {error:?}");
                continue;
            }
            store.done(ours);
            let mut wanted = was.clone();
            meanwhile(&mut wanted, "theirs");
            change(&mut wanted, "ours");
            assert_eq!(fields(&store, customer), wanted, "{what} beside {}", changes[other].0);
        }
    }
}

#[test]
fn a_changed_need_is_remembered() {
    let mut store = book();
    let customer = store.add("甲");
    for need in ["3 台设备", "5 台设备"] {
        let was = fields(&store, customer);
        store.done(edit(customer, &was, |f| f.need = Some(need.to_owned())));
    }
    let needs: Vec<_> = store
        .timeline(customer, None, 10)
        .unwrap()
        .into_iter()
        .filter_map(|item| match item.kind {
            TimelineKind::Need { before, after } => Some((before, after)),
            _ => None,
        })
        .collect();
    let text = |t: &str| Some(t.to_owned());
    assert_eq!(needs, [(text("3 台设备"), text("5 台设备")), (None, text("3 台设备"))]);
}

#[test]
fn an_unchanged_edit_writes_nothing() {
    let mut store = book();
    let customer = store.add("甲");
    let was = fields(&store, customer);
    store.done(edit(customer, &was, |_| ()));
    assert_eq!(store.history(None, 1).unwrap()[0].rows, 0);
}

#[test]
fn people_are_edited_field_by_field() {
    let mut store = book();
    let customer = store.add("甲");
    store.done(Op::AddContact { customer, contact: person("张伟", "138 0013 8000") });
    let contact = store.contacts(customer).unwrap()[0].id;
    let was = person("张伟", "138 0013 8000");
    let change = |now: NewContact| Op::EditContact { contact, was: was.clone(), now };
    store.done(change(NewContact { title: Some("采购总监".to_owned()), ..was.clone() }));
    store.done(change(NewContact { decision_maker: true, ..was.clone() }));
    store.done(change(NewContact { phone: Some("13900139000".to_owned()), ..was.clone() }));
    let found = store.contacts(customer).unwrap().remove(0);
    assert_eq!((found.title.as_deref(), found.decision_maker, found.primary), (Some("采购总监"), true, true));
    assert_eq!(found.value(Channel::Phone), Some("13900139000"));
    assert_eq!(found.channels.len(), 1);
    for (now, field) in [
        (NewContact { title: Some("总经理".to_owned()), ..was.clone() }, "contact title"),
        (NewContact { phone: None, ..was.clone() }, "phone"),
        (NewContact { phone: Some("1".to_owned()), ..was.clone() }, "phone"),
    ] {
        let error = store.refused(change(now));
        assert!(matches!(error, StoreError::Changed { what } if what == field), "{field}: {error:?}");
    }
    store.sound();
}

#[test]
fn a_wrong_number_is_marked_and_typed_again_believed() {
    let mut store = book();
    let customer = store.add("甲");
    store.done(Op::AddContact { customer, contact: person("张伟", "13800138000") });
    store.log(gendan::store::op::NewFollowUp { outcome: Outcome::WrongNumber, ..talk(customer) });
    let found = store.contacts(customer).unwrap().remove(0);
    assert!(found.channels[0].invalid && found.value(Channel::Phone).is_none());
    let was = NewContact { name: "张伟".to_owned(), ..NewContact::default() };
    let now = NewContact { phone: Some("+86 138-0013-8000".to_owned()), ..was.clone() };
    store.done(Op::EditContact { contact: found.id, was, now });
    assert_eq!(store.contacts(customer).unwrap()[0].value(Channel::Phone), Some("13800138000"));
}

#[test]
fn a_removed_person_leaves_the_talks_and_the_first_place() {
    let mut store = book();
    let customer = store.add("甲");
    store.done(Op::AddContact { customer, contact: person("张伟", "1") });
    store.done(Op::AddContact { customer, contact: person("李娜", "2") });
    let people = store.contacts(customer).unwrap();
    let mut new = talk(customer);
    new.contact = Some(people[0].id);
    store.log(new);
    store.done(Op::RemoveContact { contact: people[0].id });
    let left = store.contacts(customer).unwrap();
    assert_eq!((left.len(), left[0].name.as_str(), left[0].primary), (1, "李娜", true));
    assert_eq!(store.follow_ups(customer, 9).unwrap()[0].contact, None);
    store.undo(now()).unwrap();
    assert_eq!(store.contacts(customer).unwrap(), people);
    assert_eq!(store.follow_ups(customer, 9).unwrap()[0].contact, Some(people[0].id));
    store.sound();
}

#[test]
fn what_is_not_there_is_missing() {
    let mut store = book();
    let customer = store.add("甲");
    let other = store.add("乙");
    store.done(Op::AddContact { customer: other, contact: person("李娜", "2") });
    let stranger = store.contacts(other).unwrap()[0].id;
    let gone = CustomerId(99);
    let mut with_stranger = talk(customer);
    with_stranger.contact = Some(stranger);
    let ops = [
        Op::LogFollowUp(Box::new(talk(gone))),
        Op::LogFollowUp(Box::new(with_stranger)),
        Op::Snooze { customers: vec![customer, gone], until: moment("2026-12-01") },
        Op::Plan { customer: gone, due: None, action: None, channel: None },
        Op::Star { customers: vec![gone], starred: true },
        Op::SetTier { customers: vec![gone], tier: Tier::A },
        Op::AddTag { customers: vec![gone], tag: "a".to_owned() },
        Op::SetNeed { customer: gone, need: "a".to_owned() },
        Op::MoveStage(StageMove { customer: gone, stage: Stage::Need, reason: None, note: None }),
        Op::Park { customers: vec![gone], how: Parked::Paused, reason: "a".to_owned(), wake_on: None },
        Op::Wake { customers: vec![gone] },
        Op::AddContact { customer: gone, contact: person("a", "1") },
        Op::EditContact { contact: ContactId(99), was: person("a", "1"), now: person("b", "1") },
        Op::RemoveContact { contact: ContactId(99) },
        LedgerOp::AddOrder(Box::new(order(gone, "1"))).into(),
        LedgerOp::AddDelivery(NewDelivery::whole(OrderId(9), day("2026-11-20"))).into(),
        Op::Attach { follow_up: FollowUpId(9), files: Vec::new() },
        edit(gone, &CustomerFields { name: "a".to_owned(), ..CustomerFields::default() }, |_| ()),
        Op::Batch(vec![Op::Star { customers: vec![customer], starred: true }, Op::Wake { customers: vec![gone] }]),
    ];
    let before = store.history(None, 99).unwrap();
    for op in ops {
        let error = store.refused(op.clone());
        assert!(matches!(error, StoreError::Missing(_)), "{op:?}: {error:?}");
    }
    assert_eq!(store.history(None, 99).unwrap(), before, "a refused write leaves no step");
    assert!(!store.customer(customer).unwrap().starred, "nor a part of it");
}

#[test]
fn hard_rules_bind() {
    let mut store = book();
    let customer = store.add("甲");
    let mut cases: Vec<(Op, Rule)> = Vec::new();
    for happened in [Happened::At(at("2026-11-21T10:02")), Happened::On(day("2026-11-22"))] {
        let mut new = talk(customer);
        new.happened = happened;
        cases.push((Op::LogFollowUp(Box::new(new)), Rule::HappenedInFuture));
    }
    let mut new = talk(customer);
    new.note = "长".repeat(400_000);
    cases.push((Op::LogFollowUp(Box::new(new)), Rule::TextTooLong));
    for (stage, reason, rule) in [
        (Stage::Lost, None, Rule::ReasonMissing),
        (Stage::Void, Some("  "), Rule::ReasonMissing),
        (Stage::Won, None, Rule::WonWithoutOrder),
    ] {
        let reason = reason.map(str::to_owned);
        cases.push((Op::MoveStage(StageMove { customer, stage, reason: reason.clone(), note: None }), rule));
        let mut new = talk(customer);
        (new.stage, new.reason) = (Some(stage), reason);
        cases.push((Op::LogFollowUp(Box::new(new)), rule));
    }
    cases.push((
        Op::Park { customers: vec![customer], how: Parked::GivenUp, reason: " ".to_owned(), wake_on: None },
        Rule::ReasonMissing,
    ));
    let mut new = talk(customer);
    new.amount = Some(i64::MAX);
    cases.push((Op::LogFollowUp(Box::new(new)), Rule::AmountOutOfRange));
    let mut bad = order(customer, "1");
    bad.lines[0].unit_price = i64::MAX;
    cases.push((LedgerOp::AddOrder(Box::new(bad)).into(), Rule::AmountOutOfRange));
    for (amount, rule) in [(0, Rule::AmountZero), (i64::MIN, Rule::AmountOutOfRange)] {
        let receipt = NewReceipt::new(customer, None, day("2026-11-21"), amount, Currency::CNY);
        cases.push((LedgerOp::AddReceipt(receipt).into(), rule));
    }
    for (op, rule) in cases {
        assert_eq!(broken(store.refused(op.clone())), rule, "{op:?}");
    }
    store.sell(customer, "1");
    assert_eq!(broken(store.refused(LedgerOp::AddOrder(Box::new(order(customer, "1"))).into())), Rule::NumberTaken);
    store.done(Op::MoveStage(StageMove { customer, stage: Stage::Won, reason: None, note: None }));
}

#[test]
fn follow_ups_are_mended_and_files_kept() {
    let mut store = book();
    let customer = store.add("甲");
    let follow_up = store.log(talk(customer));
    let mend = |note: &str, was: &str| {
        Op::EditFollowUp(Box::new(FollowUpEdit {
            id: follow_up,
            contact: None,
            kind: Default::default(),
            direction: Direction::In,
            channel: Channel::Wechat,
            outcome: Some(Outcome::Quoted),
            note: note.to_owned(),
            happened: Happened::On(day("2026-11-20")),
            attitude: Some(1),
            satisfaction: None,
            was_note: was.to_owned(),
        }))
    };
    store.done(mend("已报价", "说下周有预算"));
    assert!(matches!(store.refused(mend("x", "说下周有预算")), StoreError::Changed { what: "note" }));
    let file = StoredFile { file_name: "报价.pdf".to_owned(), sha256: "a".repeat(64), size: 3, path: "x".into() };
    let (_, changed) = store.apply(&Op::Attach { follow_up, files: vec![file] }, now()).unwrap();
    assert_eq!(changed.customers, [customer]);
    let found = store.follow_ups(customer, 1).unwrap().remove(0);
    assert_eq!((found.note.as_str(), found.outcome, found.attachments), ("已报价", Some(Outcome::Quoted), 1));
    let gendan::store::UndoOutcome::Done { changed, .. } = store.undo(now()).unwrap() else { panic!("not undone") };
    assert_eq!(changed.customers, [customer]);
    assert_eq!(store.due(customer), "~2026-11-23", "three days after the quote");
    store.sound();
}
