//! An order as typed: what it comes to, when it is due, and every rule that keeps it from being saved.

use chrono::{FixedOffset, NaiveDate, TimeZone};
use gendan::domain::{
    due::DuePolicy,
    id::{CustomerId, ProductId},
    method::PaymentMethod,
    money::{Currency, MoneyError},
    order::OrderStatus,
};
use gendan::entry::{
    EntryContext,
    order::{LineEntry, OrderEntry, OrderProblem, order_problem},
};
use gendan::i18n::{Lang, Texts};
use gendan::language::{quantity::Discount, terms::TermsErrorKind};
use gendan::store::op::ProductRef;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Of 2026-11-21.
fn with_context<T>(lang: Lang, check: impl FnOnce(&EntryContext) -> T) -> T {
    let at = FixedOffset::east_opt(28_800).unwrap().with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap();
    let (texts, policy) = (Texts::load(lang), DuePolicy::default());
    check(&EntryContext { texts: &texts, at, currency: Currency::CNY, policy: &policy })
}

fn line(quantity: i64, unit_price: i64, discount: Option<Discount>) -> LineEntry {
    LineEntry { id: None, product: ProductRef::Known(ProductId(1)), description: None, quantity, unit_price, discount }
}

/// Two of 9,800.00 and three of 12.50.
fn entry() -> OrderEntry {
    OrderEntry {
        customer: CustomerId(7),
        deal: None,
        number: Some("  ".to_owned()),
        external_number: Some(" PO-9 ".to_owned()),
        ordered_on: day("2026-11-20"),
        currency: Currency::CNY,
        lines: vec![line(2_000, 98_000_000, Some(Discount::Rate(500))), line(3_000, 125_000, None)],
        discount: None,
        freight: 0,
        tax_rate: Some(1_300),
        terms: None,
        deliver_by: None,
        note: None,
        received: None,
        draft: false,
    }
}

fn problem(entry: &OrderEntry) -> OrderProblem {
    with_context(Lang::En, |ctx| entry.order(ctx)).unwrap_err()
}

#[test]
fn an_order_is_what_was_typed() {
    let typed = OrderEntry {
        discount: Some(Discount::Rate(1_000)),
        freight: 5_000,
        terms: Some(" 预付30 尾款发货前 ".to_owned()),
        received: Some((100_000, PaymentMethod::Wechat)),
        ..entry()
    };
    let figures = typed.figures().unwrap();
    // 19,600.00 less 980.00 and 37.50; a tenth off; freight on top.
    assert_eq!((figures.gross, figures.total), (1_963_750, 1_684_175));
    let order = with_context(Lang::ZhCn, |ctx| typed.order(ctx)).unwrap();
    assert_eq!((order.discount, order.freight, order.status), (186_575, 5_000, OrderStatus::Confirmed));
    assert_eq!(order.lines.iter().map(|line| line.discount).collect::<Vec<_>>(), [98_000, 0]);
    assert_eq!((order.number, order.external_number.as_deref()), (None, Some("PO-9")));
    assert_eq!(order.terms.as_deref(), Some("预付30 尾款发货前"));
    let parts: Vec<_> = order.instalments.iter().map(|part| (part.share, part.amount)).collect();
    assert_eq!(parts, [(Some(3_000), 505_253), (Some(7_000), 1_178_922)]);
    assert_eq!(order.received, Some((100_000, PaymentMethod::Wechat)));

    let draft = OrderEntry { draft: true, ..entry() };
    assert_eq!(with_context(Lang::En, |ctx| draft.order(ctx)).unwrap().status, OrderStatus::Draft);
}

#[test]
fn a_preview_shows_the_days_that_are_known() {
    let plan = |terms: &str| {
        let typed = OrderEntry { terms: Some(terms.to_owned()), ordered_on: day("2026-10-31"), ..entry() };
        let rows = typed.plan().unwrap();
        assert_eq!(rows.iter().map(|row| row.amount).sum::<i64>(), typed.figures().unwrap().total, "{terms}");
        let days = rows.iter().map(|row| row.due_on.map_or("-".to_owned(), |due| due.to_string()));
        days.collect::<Vec<_>>().join(" ")
    };
    for (terms, days) in [
        ("", "-"),
        ("全款", "2026-10-31"),
        ("预付30 月结60", "2026-10-31 -"),
        ("3/6/1", "2026-10-31 - -"),
        ("分期5", "2026-10-31 2026-11-30 2026-12-31 2027-01-31 2027-02-28"),
        ("定金1000元 余款货到", "2026-10-31 -"),
    ] {
        assert_eq!(plan(terms), days, "{terms}");
    }
    assert!(entry().instalments().unwrap().is_empty(), "without terms it is due when shipped");
    let nothing_yet = OrderEntry { lines: Vec::new(), ..entry() };
    assert_eq!(nothing_yet.figures().unwrap().total, 0, "an order is reckoned while it is typed");
}

#[test]
fn hard_rules_hold() {
    let with_line = |added| OrderEntry { lines: [entry().lines, vec![added]].concat(), ..entry() };
    let off = |discount| OrderEntry { discount: Some(discount), ..entry() };
    let cases = [
        (OrderEntry { lines: Vec::new(), ..entry() }, OrderProblem::NoLines),
        (with_line(line(0, 10_000, None)), OrderProblem::QuantityNotPositive(3)),
        (with_line(line(-1_000, 10_000, None)), OrderProblem::QuantityNotPositive(3)),
        (with_line(line(1_000, -10_000, None)), OrderProblem::PriceNegative(3)),
        (with_line(line(1_000, 10_000, Some(Discount::Amount(101)))), OrderProblem::DiscountTooLarge(Some(3))),
        (with_line(line(1_000, 10_000, Some(Discount::Amount(-1)))), OrderProblem::DiscountTooLarge(Some(3))),
        (off(Discount::Amount(1_865_751)), OrderProblem::DiscountTooLarge(None)),
        (off(Discount::Rate(10_001)), OrderProblem::DiscountTooLarge(None)),
        (off(Discount::Rate(10_000)), OrderProblem::NothingToPay),
        (OrderEntry { lines: vec![line(1_000, 0, None)], ..entry() }, OrderProblem::NothingToPay),
        (OrderEntry { freight: -1, ..entry() }, OrderProblem::FreightNegative),
        (OrderEntry { received: Some((0, PaymentMethod::Cash)), ..entry() }, OrderProblem::ReceivedNotPositive),
        (OrderEntry { ordered_on: day("2026-11-22"), ..entry() }, OrderProblem::InFuture),
        (with_line(line(i64::MAX, i64::MAX, None)), OrderProblem::Money(MoneyError::OutOfRange)),
        (OrderEntry { freight: 900_000_000_000_000, ..entry() }, OrderProblem::Money(MoneyError::OutOfRange)),
    ];
    for (typed, expected) in cases {
        assert_eq!(problem(&typed), expected);
    }
    for (terms, kind) in [
        ("预付30", TermsErrorKind::TooLittle),
        ("看情况", TermsErrorKind::NotUnderstood),
        ("定金50000元 余款货到", TermsErrorKind::TooMuch),
    ] {
        let typed = OrderEntry { terms: Some(terms.to_owned()), ..entry() };
        assert!(matches!(problem(&typed), OrderProblem::Terms(error) if error.kind == kind), "{terms}");
    }
}

#[test]
fn a_problem_says_what_to_do() {
    let of_terms = |terms: &str| problem(&OrderEntry { terms: Some(terms.to_owned()), ..entry() });
    let cases = [
        (OrderProblem::NoLines, "至少要有一行产品。", "An order needs at least one line."),
        (OrderProblem::QuantityNotPositive(3), "第 3 行：数量要大于 0。", "Line 3: the quantity must be more than 0."),
        (
            OrderProblem::Money(MoneyError::OutOfRange),
            "金额超出 ±9,000,000,000,000.00。",
            "The amount is beyond ±9,000,000,000,000.00.",
        ),
        (
            of_terms("预付30 尾款看情况"),
            "付款条件里的“看情况”看不懂；可以写：预付30 尾款发货前、3/6/1、月结60、货到30天。",
            "“看情况” in the terms is not understood; try: deposit 30 balance before shipping, 3/6/1, net 30, eom 60.",
        ),
    ];
    for (problem, chinese, english) in cases {
        assert_eq!(with_context(Lang::ZhCn, |ctx| order_problem(&problem, ctx)), chinese);
        assert_eq!(with_context(Lang::En, |ctx| order_problem(&problem, ctx)), english);
    }
    // What the sentences offer is understood.
    for terms in
        ["预付30 尾款发货前", "3/6/1", "月结60", "货到30天", "deposit 30 balance before shipping", "net 30", "eom 60"]
    {
        assert!(gendan::language::terms::parse(terms).is_ok(), "{terms}");
    }
}
