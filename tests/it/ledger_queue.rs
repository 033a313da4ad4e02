//! Money that is due calls by itself: when a customer stands in the queue for it, and what the line and the card say.

use crate::{
    cli_support::Book,
    factory::{Quick, at, book, day, local, moment, order, step, talk},
    screen_driver::Driver,
};
use gendan::{
    domain::{
        due::{DuePolicy, Facts, Lane, Reason, schedule},
        follow_up::Happened,
        id::{CustomerId, OrderId},
        moment::Moment,
        money::{Currency, Money},
        order::OrderStatus,
        outcome::Outcome,
        stage::Stage,
        tier::Tier,
    },
    i18n::Lang,
    store::{
        Op, QueueRow, Store, TimelineKind,
        op::{LedgerOp, NewDelivery, NewFollowUp, NewInstalment, NewOrder, NewReceipt, NewReturn, OrderEdit},
    },
};

/// A buyer without an open deal, tier B, delivered on the first of October, last talked to on the fifth of November.
fn buyer() -> Facts {
    Facts {
        tier: Tier::B,
        bought_on: Some(day("2026-10-01")),
        created_on: Some(day("2026-09-01")),
        last_contact: Some(Moment::day(day("2026-11-05"))),
        last_outcome: Some(Outcome::Talked),
        ..Facts::default()
    }
}

/// Money of this day that nobody talked about yet.
fn owing(on: &str, facts: Facts) -> Facts {
    Facts { owed_since: Some(day(on)), owed_next: Some(day(on)), ..facts }
}

#[test]
fn money_calls_on_its_day() {
    let today = day("2026-11-21");
    let planned = |due: &str| Some(Some(moment(due)));
    let talked_since = Facts { owed_since: Some(day("2026-11-01")), ..buyer() };
    let never = Facts { last_contact: None, last_outcome: None, ..buyer() };
    let deal = Facts { open_deal: true, bought_on: None, ..buyer() };
    for (case, facts, due, implied, reason) in [
        ("care alone", buyer(), "2026-12-30", true, None),
        (
            "on its day, before the care day",
            owing("2026-11-10", buyer()),
            "2026-11-10",
            false,
            Some(Reason::Receivable),
        ),
        ("after the care day", owing("2027-01-10", buyer()), "2026-12-30", true, None),
        ("on the care day", owing("2026-12-30", buyer()), "2026-12-30", false, Some(Reason::Receivable)),
        ("never talked to", owing("2026-10-05", never.clone()), "2026-10-05", false, Some(Reason::Receivable)),
        ("before the first talk is due", owing("2026-10-09", never), "2026-10-08", true, None),
        ("before the cadence's day", owing("2026-11-11", deal.clone()), "2026-11-11", false, Some(Reason::Receivable)),
        ("after the cadence's day", owing("2026-11-13", deal.clone()), "2026-11-12", true, None),
        (
            "an earlier plan",
            Facts { step: planned("2026-11-08"), ..owing("2026-11-10", buyer()) },
            "2026-11-08",
            false,
            None,
        ),
        (
            "a plan of that day keeps its hour",
            Facts { step: planned("2026-11-10T15:00"), ..owing("2026-11-10", buyer()) },
            "2026-11-10T15:00",
            false,
            None,
        ),
        (
            "a later plan that did not know",
            Facts { step: planned("2026-11-20"), ..owing("2026-11-10", buyer()) },
            "2026-11-10",
            false,
            Some(Reason::Receivable),
        ),
        (
            "nothing was wanted",
            Facts { step: Some(None), ..owing("2026-11-10", buyer()) },
            "2026-11-10",
            false,
            Some(Reason::Receivable),
        ),
        // What was talked about since: `owed_next` is later or none.
        (
            "a promise made since",
            Facts { step: planned("2026-11-30"), ..talked_since.clone() },
            "2026-11-30",
            false,
            None,
        ),
        ("talked since, nothing promised", talked_since.clone(), "2026-11-12", true, Some(Reason::Receivable)),
        (
            "nobody took the call",
            Facts { last_outcome: Some(Outcome::NoAnswer), ..talked_since.clone() },
            "2026-11-06",
            true,
            Some(Reason::Receivable),
        ),
        (
            "the next part",
            Facts { owed_next: Some(day("2026-11-09")), ..talked_since },
            "2026-11-09",
            false,
            Some(Reason::Receivable),
        ),
        (
            "paused",
            Facts { parked: Some(Some(day("2026-12-01"))), ..owing("2026-11-10", buyer()) },
            "2026-12-01",
            false,
            None,
        ),
    ] {
        let found = schedule(&facts, &DuePolicy::default(), today);
        assert_eq!(found.due.map(Moment::key).as_deref(), Some(due), "{case}");
        assert_eq!((found.implied, found.reason), (implied, reason), "{case}");
    }
    let given_up =
        schedule(&Facts { parked: Some(None), ..owing("2026-11-10", buyer()) }, &DuePolicy::default(), today);
    assert_eq!((given_up.lane, given_up.due), (Lane::Rest, None));
    let without = DuePolicy { implied: false, ..DuePolicy::default() };
    assert_eq!(schedule(&buyer(), &without, today).due, None);
    assert_eq!(schedule(&owing("2026-11-10", buyer()), &without, today).due, Some(Moment::day(day("2026-11-10"))));
    let decides = Facts { decision_on: Some(day("2026-11-12")), ..deal };
    let found = schedule(&decides, &DuePolicy::default(), today);
    assert_eq!((found.due, found.reason), (Some(Moment::day(day("2026-11-09"))), Some(Reason::Decision)));
}

/// A customer that bought for 1,000.00, of which 300.00 is due on the first of November and the rest on the twentieth.
fn sold(store: &mut Store, name: &str) -> (CustomerId, OrderId) {
    let customer = store.add_tier(name, Tier::B);
    let new = NewOrder {
        ordered_on: day("2026-10-20"),
        instalments: vec![NewInstalment::on(day("2026-11-01"), 30_000), NewInstalment::on(day("2026-11-20"), 70_000)],
        ..order(customer, name)
    };
    let (made, _) = store.apply(&LedgerOp::AddOrder(Box::new(new)).into(), at("2026-10-20T10:00")).unwrap();
    (customer, made.order.unwrap())
}

fn cny(minor: i64) -> Option<Money> {
    Some(Money::new(minor, Currency::CNY).unwrap())
}

/// The line as it is read at ten o'clock of a day.
fn on(store: &Store, customer: CustomerId, day: &str) -> (String, Option<Reason>, Option<Money>) {
    let row: QueueRow = store.queue_row(customer, local(&format!("{day}T10:00"))).unwrap().unwrap();
    (row.due.map_or_else(String::new, Moment::key), row.reason, row.collect)
}

fn pay(store: &mut Store, (customer, order): (CustomerId, OrderId), amount: i64) {
    let new = NewReceipt::new(customer, Some(order), day("2026-11-21"), amount, Currency::CNY);
    store.done(LedgerOp::AddReceipt(new).into());
}

#[test]
fn the_line_says_what_is_due_on_each_day_without_being_written() {
    let mut store = book();
    let (customer, sale) = sold(&mut store, "甲");
    let reason = Some(Reason::Receivable);
    assert_eq!(on(&store, customer, "2026-10-21"), ("2026-10-27".to_owned(), None, None), "care comes first");
    let talked = NewFollowUp { happened: Happened::On(day("2026-10-28")), ..talk(customer) };
    store.apply(&Op::LogFollowUp(Box::new(talked)), at("2026-10-28T10:00")).unwrap();
    assert_eq!(on(&store, customer, "2026-10-28"), ("2026-11-01".to_owned(), reason, cny(30_000)), "in sight before");
    assert_eq!(on(&store, customer, "2026-11-19"), ("2026-11-01".to_owned(), reason, cny(30_000)));
    assert_eq!(on(&store, customer, "2026-11-20"), ("2026-11-01".to_owned(), reason, cny(100_000)), "both parts");
    pay(&mut store, (customer, sale), 25_000);
    assert_eq!(on(&store, customer, "2026-11-21"), ("2026-11-01".to_owned(), reason, cny(75_000)), "a part is open");
    pay(&mut store, (customer, sale), 5_000);
    let care = "2026-11-19".to_owned();
    assert_eq!(on(&store, customer, "2026-11-21"), (care, reason, cny(70_000)), "care came before the second part");
    store.undo(at("2026-11-21T11:00")).unwrap();
    assert_eq!(on(&store, customer, "2026-11-21"), ("2026-11-01".to_owned(), reason, cny(75_000)), "undone");
    store.redo(at("2026-11-21T11:01")).unwrap();
    store.log(talk(customer));
    assert_eq!(on(&store, customer, "2026-11-21").0, "2026-11-28", "asked for again a cadence later");
    assert_eq!(on(&store, customer, "2026-11-21").1, reason, "and still the reason");
    store.log(NewFollowUp { next: step("2026-12-05"), ..talk(customer) });
    assert_eq!(
        on(&store, customer, "2026-11-21"),
        ("2026-12-05".to_owned(), reason, cny(70_000)),
        "the promise governs"
    );
    pay(&mut store, (customer, sale), 70_000);
    assert_eq!(on(&store, customer, "2026-11-21"), ("2026-12-05".to_owned(), None, None), "paid");
    store.sound();
}

#[test]
fn a_snooze_of_the_line_moves_it() {
    let mut store = book();
    let (customer, _) = sold(&mut store, "甲");
    let (later, _) = sold(&mut store, "乙");
    let planned = Op::Plan { customer, due: Some(moment("2026-11-25")), action: None, channel: None };
    store.apply(&planned, at("2026-10-25T10:00")).unwrap();
    assert_eq!(store.due(customer), "2026-11-01", "planned before the money was due");
    store.done(Op::Snooze { customers: vec![customer], until: moment("2026-11-24") });
    assert_eq!(store.due(customer), "2026-11-24", "put off on the day, knowing it");
    // Put off before the day: what stood on the line was known.
    let talked = NewFollowUp { happened: Happened::On(day("2026-10-28")), ..talk(later) };
    store.apply(&Op::LogFollowUp(Box::new(talked)), at("2026-10-28T10:00")).unwrap();
    let snooze = Op::Snooze { customers: vec![later], until: moment("2026-11-05") };
    store.apply(&snooze, at("2026-10-29T10:00")).unwrap();
    assert_eq!(store.due(later), "2026-11-05");
    store.sound();
}

#[test]
fn the_card_and_the_timeline_tell_the_whole_sale() {
    let mut store = book();
    let (customer, sale) = sold(&mut store, "甲");
    store.done(LedgerOp::AddDelivery(NewDelivery::whole(sale, day("2026-10-25"))).into());
    pay(&mut store, (customer, sale), 10_000);
    let was = store.order(sale).unwrap().order;
    let now = NewOrder { deliver_by: Some(day("2026-10-24")), ..was.clone() };
    let edit = OrderEdit { order: sale, was, now, reason: Some("客户要求".to_owned()) };
    store.done(LedgerOp::EditOrder(Box::new(edit)).into());
    let returned = NewReturn {
        order: sale,
        returned_on: day("2026-11-10"),
        lines: Vec::new(),
        amount: Some(5_000),
        refund: None,
        reason: Some("破损".to_owned()),
        note: None,
    };
    store.done(LedgerOp::AddReturn(returned).into());
    let prepaid = NewReceipt::new(customer, None, day("2026-11-12"), 20_000, Currency::CNY);
    store.done(LedgerOp::AddReceipt(prepaid).into());
    let card = store.card(customer, local("2026-11-21T10:00")).unwrap();
    let owing = &card.owing[0];
    assert_eq!((owing.orders, owing.receivable, owing.prepaid), (1, 85_000, 20_000));
    assert_eq!((owing.overdue, owing.overdue_days), (85_000, 20), "{owing:?}");
    assert_eq!((owing.shipped_orders, owing.shipped), (1, 85_000));
    assert_eq!(card.last_order.as_ref().map(|last| (last.order, last.total)), Some((sale, 100_000)));
    let items = store.timeline(customer, None, 50).unwrap();
    let kinds: Vec<&str> = items
        .iter()
        .map(|item| match item.kind {
            TimelineKind::Receipt { .. } => "receipt",
            TimelineKind::Return { .. } => "return",
            TimelineKind::Delivery { .. } => "delivery",
            TimelineKind::Change { .. } => "change",
            TimelineKind::Order(_) => "order",
            TimelineKind::Milestone { to: Stage::Won, .. } => "won",
            _ => "other",
        })
        .filter(|kind| *kind != "other")
        .collect();
    assert_eq!(kinds, ["change", "receipt", "receipt", "return", "delivery", "won", "order"]);
    assert_eq!(items.iter().filter(|item| item.order() == Some(sale)).count(), 5, "the prepayment is of no order");
    let (other, mistaken) = sold(&mut store, "乙");
    assert_eq!(on(&store, other, "2026-11-21").2, cny(100_000));
    let reason = "录错".to_owned();
    let void = LedgerOp::CancelOrder { order: mistaken, how: OrderStatus::Void, on: day("2026-11-21"), reason };
    store.done(void.into());
    let ended = store.timeline(other, None, 50).unwrap();
    assert!(ended.iter().any(|item| matches!(item.kind, TimelineKind::Ended { .. })));
    assert_eq!(on(&store, other, "2026-11-21").1, None, "what does not count is not asked for");
    store.sound();
}

#[test]
fn a_deal_said_to_be_won_asks_for_its_order_and_loses_no_word() {
    let mut store = book();
    let customer = store.add_tier("Acme", Tier::A);
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("aagreed on everything, ships next week =won<enter>");
    driver.sees("The follow-up is saved").sees("wins the deal");
    assert!(driver.app.status().is_some());
    driver.keys("<esc>").sees("agreed on everything").sees_no("◆ won");
    assert_eq!(customer, CustomerId(1));
}

#[test]
fn the_shell_says_how_a_deal_is_won() {
    let book = Book::new();
    book.ok(&["customer", "add", "Acme"]);
    for arguments in [
        &["log", "Acme", "agreed on everything =won"][..],
        &["customer", "edit", "Acme", "--stage", "won"],
        &["customer", "add", "Other", "--stage", "won"],
    ] {
        let told = book.run(arguments);
        assert_eq!(told.status, 1, "{arguments:?}");
        assert!(told.err.contains("gendan order add"), "{}", told.err);
    }
    assert_eq!(book.json(&["show", "Acme"])["follow_ups"].as_array().map(Vec::len), Some(0));
}
