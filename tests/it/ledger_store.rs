//! The hard rules of the ledger's writes, and what they leave.

use crate::factory::{Quick, book, day, now, order};
use gendan::domain::{
    id::{CustomerId, OrderId},
    method::PaymentMethod,
    money::Currency,
    order::{DeliveryState, OrderStatus, PaymentState},
    stage::Stage,
    terms::{Basis, DueRule},
};
use gendan::store::{
    Made, Op, Rule, Store, StoreError,
    op::{
        Bill, LedgerOp, NewDelivery, NewInstalment, NewInvoice, NewOrder, NewOrderLine, NewProduct, NewReceipt,
        NewReturn, OrderEdit, ProductRef,
    },
};

pub const TODAY: &str = "2026-11-21";

pub fn line(name: &str, quantity: i64, unit_price: i64) -> NewOrderLine {
    NewOrderLine {
        id: None,
        product: ProductRef::New(NewProduct { name: name.to_owned(), ..NewProduct::default() }),
        description: None,
        quantity,
        unit_price,
        discount: 0,
    }
}

pub fn sale(customer: CustomerId, currency: &str, lines: Vec<NewOrderLine>) -> NewOrder {
    NewOrder::new(customer, day(TODAY), Currency::from_code(currency).unwrap(), lines)
}

pub fn add(new: NewOrder) -> Op {
    LedgerOp::AddOrder(Box::new(new)).into()
}

pub fn money(customer: CustomerId, order: OrderId, amount: i64) -> NewReceipt {
    let receipt = NewReceipt::new(customer, Some(order), day(TODAY), amount, Currency::CNY);
    NewReceipt { reason: (amount < 0).then(|| "多收".to_owned()), ..receipt }
}

pub fn back(order: OrderId) -> NewReturn {
    NewReturn {
        order,
        returned_on: day(TODAY),
        lines: Vec::new(),
        amount: None,
        refund: None,
        reason: Some("外观".to_owned()),
        note: None,
    }
}

pub fn rule(store: &mut Store, op: impl Into<Op>) -> Rule {
    let op = op.into();
    match store.refused(op.clone()) {
        StoreError::Rule(rule) => rule,
        other => panic!("{op:?}: {other:?}"),
    }
}

#[test]
fn orders_that_cannot_be_are_refused_in_words() {
    let mut store = book();
    let customer = store.add("甲");
    let other = store.add("乙");
    let deal = store.card(other, now().naive_local()).unwrap().deal.unwrap().id;
    let good = || sale(customer, "CNY", vec![line("传感器", 1_000, 1_000_000)]);
    let rest = |amount, basis, fixed_on| NewInstalment {
        rule: DueRule { basis, month_end: false, months: 0, days: 0, fixed_on },
        share: None,
        amount,
        note: None,
    };
    for (case, new, expected) in [
        ("no lines", sale(customer, "CNY", Vec::new()), Rule::NoLines),
        ("a negative quantity", sale(customer, "CNY", vec![line("a", -1, 1)]), Rule::QuantityNotPositive),
        ("no quantity", sale(customer, "CNY", vec![line("a", 0, 1)]), Rule::QuantityNotPositive),
        ("a negative price", sale(customer, "CNY", vec![line("a", 1, -1)]), Rule::PriceNegative),
        ("negative freight", NewOrder { freight: -1, ..good() }, Rule::PriceNegative),
        ("given away", sale(customer, "CNY", vec![line("a", 1_000, 0)]), Rule::TotalNotPositive),
        ("all off", NewOrder { discount: 10_000, ..good() }, Rule::TotalNotPositive),
        ("more than all off", NewOrder { discount: 10_001, ..good() }, Rule::DiscountTooLarge),
        ("less than nothing off", NewOrder { discount: -1, ..good() }, Rule::DiscountTooLarge),
        ("a rate beyond all", NewOrder { tax_rate: Some(10_001), ..good() }, Rule::TaxRateOutOfRange),
        ("i64 limits", sale(customer, "CNY", vec![line("a", i64::MAX, i64::MAX)]), Rule::AmountOutOfRange),
        ("a discount of the limit", NewOrder { discount: i64::MAX, ..good() }, Rule::AmountOutOfRange),
        ("a day to come", NewOrder { ordered_on: day("2026-11-22"), ..good() }, Rule::LedgerInFuture),
        (
            "too large a plan",
            NewOrder { instalments: vec![rest(10_001, Basis::Signed, None)], ..good() },
            Rule::PlanTooLarge,
        ),
        (
            "a part below zero",
            NewOrder { instalments: vec![rest(-1, Basis::Signed, None)], ..good() },
            Rule::PlanTooLarge,
        ),
        ("no day", NewOrder { instalments: vec![rest(1, Basis::Fixed, None)], ..good() }, Rule::PlanWithoutDay),
        ("another's deal", NewOrder { deal: Some(deal), ..good() }, Rule::OfAnotherCustomer),
        ("nothing received", NewOrder { received: Some((0, PaymentMethod::Cash)), ..good() }, Rule::AmountZero),
    ] {
        assert_eq!(rule(&mut store, add(new)), expected, "{case}");
    }
    assert_eq!(store.totals().unwrap().orders, 0);
    store.sound();
}

#[test]
fn goods_and_money_go_no_further_than_they_can() {
    let mut store = book();
    let (customer, other) = (store.add("甲"), store.add("乙"));
    // Ten for 1,000.00.
    let sold = store.sell(customer, "1");
    let its = store.order(sold).unwrap().lines[0].id;
    let draft = store
        .done(add(NewOrder { status: OrderStatus::Draft, ..sale(customer, "CNY", vec![line("a", 1, 1)]) }))
        .order
        .unwrap();
    let delivery = |quantity| NewDelivery { lines: vec![(its, quantity)], ..NewDelivery::whole(sold, day(TODAY)) };
    store.done(LedgerOp::AddDelivery(delivery(4_000)).into());
    store.done(LedgerOp::AddReceipt(money(customer, sold, 30_000)).into());
    let eur = Currency::EUR;
    let bill = Bill { issued_on: Some(day("2026-05-20")), matures_on: Some(day("2026-11-21")), ..Bill::default() };
    let goods = |quantity| NewReturn { lines: vec![(its, quantity)], ..back(sold) };
    let invoice = |amount| NewInvoice {
        order: sold,
        kind: Default::default(),
        number: None,
        invoiced_on: day(TODAY),
        amount,
        tax_rate: None,
        note: None,
    };
    let cancel =
        |how, reason: &str| LedgerOp::CancelOrder { order: sold, how, on: day(TODAY), reason: reason.to_owned() };
    for (op, expected) in [
        (LedgerOp::AddDelivery(delivery(6_001)), Rule::MoreThanOrdered),
        (LedgerOp::AddDelivery(delivery(0)), Rule::QuantityNotPositive),
        (LedgerOp::AddDelivery(NewDelivery::whole(draft, day(TODAY))), Rule::OrderIsDraft),
        (LedgerOp::AddDelivery(NewDelivery::whole(sold, day("2026-11-22"))), Rule::LedgerInFuture),
        (
            LedgerOp::AddDelivery(NewDelivery {
                delivered_on: Some(day("2026-11-20")),
                ..NewDelivery::whole(sold, day(TODAY))
            }),
            Rule::DeliveredBeforeShipped,
        ),
        (LedgerOp::AddReturn(goods(4_001)), Rule::MoreThanShipped),
        (LedgerOp::AddReturn(goods(-1)), Rule::QuantityNotPositive),
        (LedgerOp::AddReturn(NewReturn { amount: Some(100_001), ..back(sold) }), Rule::MoreThanSold),
        (LedgerOp::AddReturn(NewReturn { amount: Some(-1), ..back(sold) }), Rule::MoreThanSold),
        (LedgerOp::AddReturn(NewReturn { amount: Some(0), ..back(sold) }), Rule::AmountZero),
        (
            LedgerOp::AddReturn(NewReturn { refund: Some(PaymentMethod::Cash), reason: None, ..goods(1_000) }),
            Rule::ReasonMissing,
        ),
        (
            LedgerOp::AddReturn(NewReturn { refund: Some(PaymentMethod::Cash), ..goods(4_000) }),
            Rule::RefundMoreThanReceived,
        ),
        (LedgerOp::AddReceipt(money(other, sold, 1)), Rule::OfAnotherCustomer),
        (LedgerOp::AddReceipt(NewReceipt { currency: eur, ..money(customer, sold, 1) }), Rule::CurrencyDiffers),
        (LedgerOp::AddReceipt(money(customer, sold, -30_001)), Rule::RefundMoreThanReceived),
        (LedgerOp::AddReceipt(NewReceipt { reason: None, ..money(customer, sold, -1) }), Rule::ReasonMissing),
        (LedgerOp::AddReceipt(NewReceipt { bill: Some(bill), ..money(customer, sold, 1) }), Rule::BillTooLong),
        (
            LedgerOp::AddReceipt(NewReceipt { received_on: day("2026-11-22"), ..money(customer, sold, 1) }),
            Rule::LedgerInFuture,
        ),
        (LedgerOp::AddInvoice(invoice(-1)), Rule::MoreThanInvoiced),
        (LedgerOp::FinishOrder { order: sold, reason: Some(" ".to_owned()) }, Rule::OrderNotFinished),
        (cancel(OrderStatus::Cancelled, " "), Rule::ReasonMissing),
        (cancel(OrderStatus::Void, "错单"), Rule::VoidAfterEvents),
    ] {
        assert_eq!(rule(&mut store, op.clone()), expected, "{op:?}");
    }
    store.sound();
    // What was received for a cancelled order can only go back.
    store.done(cancel(OrderStatus::Cancelled, "客户不要了").into());
    let card = store.order(sold).unwrap();
    assert_eq!((card.standing.receivable, card.standing.overpaid), (0, 30_000));
    for op in [
        LedgerOp::AddReceipt(money(customer, sold, 1)),
        LedgerOp::AddDelivery(delivery(1)),
        LedgerOp::AddInvoice(invoice(1)),
    ] {
        assert_eq!(rule(&mut store, op), Rule::OrderCancelled);
    }
    store.done(LedgerOp::AddReceipt(money(customer, sold, -30_000)).into());
    assert_eq!(store.order(sold).unwrap().standing.state, PaymentState::Refunded);
    store.sound();
}

#[test]
fn an_order_runs_to_its_end() {
    let mut store = book();
    let customer = store.add("甲");
    let mut new = order(customer, "");
    (new.number, new.received) = (None, Some((40_000, PaymentMethod::Wechat)));
    let Made { order: Some(sold), receipt: Some(_), .. } = store.done(add(new)) else { panic!() };
    let card = store.order(sold).unwrap();
    assert_eq!((card.number.as_str(), card.standing.receivable), ("20261121-01", 60_000));
    assert_eq!(store.row(customer).stage, Stage::Won, "it won its deal");
    let second = store.done(add(sale(customer, "CNY", vec![line("a", 1_000, 10_000)]))).order.unwrap();
    let second = store.order(second).unwrap();
    assert_eq!((second.number.as_str(), second.order.deal), ("20261121-02", None), "there was no deal left to win");
    store.done(LedgerOp::AddDelivery(NewDelivery::whole(sold, day(TODAY))).into());
    assert_eq!(rule(&mut store, LedgerOp::AddDelivery(NewDelivery::whole(sold, day(TODAY)))), Rule::MoreThanOrdered);
    assert_eq!(rule(&mut store, LedgerOp::FinishOrder { order: sold, reason: None }), Rule::OrderNotFinished);
    // A third of it comes back, without goods; then what is left of the goods.
    store.done(LedgerOp::AddReturn(NewReturn { amount: Some(33_333), ..back(sold) }).into());
    let card = store.order(sold).unwrap();
    assert_eq!(
        (card.standing.returned, card.standing.receivable, card.delivery),
        (33_333, 26_667, DeliveryState::Shipped)
    );
    store.done(LedgerOp::AddReturn(back(sold)).into());
    let card = store.order(sold).unwrap();
    assert_eq!(
        (card.standing.returned, card.standing.overpaid, card.delivery),
        (100_000, 40_000, DeliveryState::Returned)
    );
    store.done(LedgerOp::FinishOrder { order: sold, reason: None }.into());
    assert_eq!(store.order(sold).unwrap().order.status, OrderStatus::Done);
    store.sound();
}

#[test]
fn drafts_count_nowhere_until_they_are_confirmed() {
    let mut store = book();
    let customer = store.add("甲");
    let draft = NewOrder { status: OrderStatus::Draft, ..sale(customer, "CNY", Vec::new()) };
    let id = store.done(add(draft)).order.unwrap();
    assert_eq!(rule(&mut store, LedgerOp::ConfirmOrder(id)), Rule::NoLines);
    assert_ne!(store.row(customer).stage, Stage::Won);
    let was = store.order(id).unwrap().order;
    let mut now = was.clone();
    now.lines = vec![line("传感器", 1_000, 10_000)];
    now.status = OrderStatus::Confirmed;
    store.done(LedgerOp::EditOrder(Box::new(OrderEdit { order: id, was, now, reason: None })).into());
    let card = store.order(id).unwrap();
    assert_eq!((card.order.status, card.total, card.changes.len()), (OrderStatus::Confirmed, 100, 0));
    assert_eq!(store.row(customer).stage, Stage::Won);
    store.sound();
}

#[test]
fn corrections_keep_before_after_and_reason() {
    let mut store = book();
    let customer = store.add("甲");
    let sold = store.sell(customer, "1");
    let its = store.order(sold).unwrap().lines[0].id;
    let shipped = NewDelivery { lines: vec![(its, 4_000)], ..NewDelivery::whole(sold, day(TODAY)) };
    store.done(LedgerOp::AddDelivery(shipped).into());
    let was = store.order(sold).unwrap().order;
    let edit = |now: &NewOrder, reason: Option<&str>| {
        let reason = reason.map(str::to_owned);
        LedgerOp::EditOrder(Box::new(OrderEdit { order: sold, was: was.clone(), now: now.clone(), reason }))
    };
    let mut now = was.clone();
    now.lines[0].quantity = 9_999;
    assert_eq!(rule(&mut store, edit(&now, Some("少了"))), Rule::PlanTooLarge);
    now.instalments.clear();
    now.lines[0].quantity = 3_999;
    assert_eq!(rule(&mut store, edit(&now, Some("少了"))), Rule::LineShipped);
    now.lines.clear();
    now.lines.push(line("b", 1_000, 10_000_000));
    assert_eq!(rule(&mut store, edit(&now, Some("换了"))), Rule::LineShipped);
    now = was.clone();
    now.lines[0].quantity = 8_000;
    (now.lines[0].discount, now.note, now.instalments) = (500, Some("急".to_owned()), Vec::new());
    assert_eq!(rule(&mut store, edit(&now, Some("  "))), Rule::ReasonMissing);
    store.done(edit(&now, Some("客户减量")).into());
    let card = store.order(sold).unwrap();
    assert_eq!((card.lines[0].id, card.lines[0].shipped, card.total), (its, 4_000, 79_500));
    let changes: Vec<_> = card
        .changes
        .iter()
        .map(|c| (c.field.as_str(), c.before.as_deref().unwrap_or("-"), c.after.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(
        changes,
        [
            ("total", "1000.00", "795.00"),
            ("plan", "1000.00 2026-12-01", "-"),
            ("note", "-", "急"),
            ("line", "传感器 10 × 100", "传感器 8 × 100 − 5.00"),
        ]
    );
    assert!(card.changes.iter().all(|change| change.reason == "客户减量"));
    // Another window still shows what it was.
    assert!(matches!(store.refused(edit(&was, Some("旧的")).into()), StoreError::Changed { what: "order" }));
    store.sound();
}

#[test]
fn prepayments_are_given_to_orders() {
    let mut store = book();
    let customer = store.add("甲");
    let sold = store.sell(customer, "1");
    let prepaid = NewReceipt { order: None, ..money(customer, sold, 150_000) };
    let receipt = store.done(LedgerOp::AddReceipt(prepaid).into()).receipt.unwrap();
    assert_eq!(store.order(sold).unwrap().standing.receivable, 100_000, "no order's until it is given to one");
    let give = |amount| LedgerOp::Allocate { receipt, order: sold, amount };
    for amount in [0, 150_001] {
        assert_eq!(rule(&mut store, give(amount)), Rule::MoreThanReceipt);
    }
    store.done(give(100_000).into());
    assert_eq!(store.order(sold).unwrap().standing.state, PaymentState::Paid);
    let left = store.unallocated(customer).unwrap();
    assert_eq!(left.iter().map(|money| money.receipt.amount).collect::<Vec<_>>(), [50_000]);
    // What is left goes back, and no more than that.
    let refund = |amount| LedgerOp::AddReceipt(NewReceipt { order: None, ..money(customer, sold, amount) });
    assert_eq!(rule(&mut store, refund(-50_001)), Rule::RefundMoreThanReceived);
    store.done(refund(-50_000).into());
    assert_eq!(rule(&mut store, give(1)), Rule::RefundMoreThanReceived);
    store.sound();
}
