//! Accounts, what was due and came in, what is still to come: equal to the ledger's own figures, on any day.

use crate::{
    factory::{Quick, at, book as empty, day, order},
    ledger_book, screen_book,
};
use chrono::NaiveDate;
use gendan::domain::{
    forecast::When,
    id::CustomerId,
    money::Currency,
    period::Month,
    terms::{Basis, DueRule},
};
use gendan::i18n::Lang;
use gendan::store::{
    Collected, StatementKind, Store,
    op::{CustomerEdit, CustomerFields, LedgerOp, NewDelivery, NewInstalment, NewOrder, NewReceipt},
};

const CNY: Currency = Currency::CNY;

#[test]
fn an_account_closes_on_what_is_kept() {
    let ledger = ledger_book::book(Lang::ZhCn);
    let (store, today) = (&ledger.store, screen_book::today());
    for &customer in &ledger.customers {
        for from in ["2020-01-01", "2026-06-01", "2026-11-21"] {
            let found = store.statement(customer, day(from), today, today).unwrap();
            for (currency, owed) in store.owed_by(customer, today).unwrap() {
                let account = found.iter().find(|one| one.currency == currency).unwrap();
                let kept = (owed.receivable, owed.overdue, owed.prepaid);
                assert_eq!((account.receivable, account.overdue, account.prepaid), kept, "{customer:?} {currency:?}");
            }
            for account in &found {
                assert_eq!(account.closing, account.receivable - account.prepaid);
                assert_eq!(account.closing, account.opening + account.ordered - account.returned - account.received);
                assert_eq!(account.entries.last().map_or(account.opening, |entry| entry.balance), account.closing);
                assert!(account.entries.windows(2).all(|pair| pair[0].on <= pair[1].on));
            }
        }
        // One stretch begins where the one before it ended.
        let early = store.statement(customer, day("2020-01-01"), day("2026-05-31"), today).unwrap();
        let late = store.statement(customer, day("2026-06-01"), today, today).unwrap();
        for account in &late {
            let before = early.iter().find(|one| one.currency == account.currency).map_or(0, |one| one.closing);
            assert_eq!(account.opening, before);
        }
    }
}

#[test]
fn an_account_tells_what_moved_it() {
    let mut store = empty();
    let customer = store.add("甲");
    let sold = store.sell(customer, "A-1");
    for (order, amount, on) in [(Some(sold), 40_000, "2026-11-21"), (None, 5_000, "2026-11-20")] {
        let money = NewReceipt::new(customer, order, day(on), amount, CNY);
        store.done(LedgerOp::AddReceipt(money).into());
    }
    let account = store.statement(customer, day("2026-11-21"), day("2026-11-21"), day("2026-11-21")).unwrap().remove(0);
    let entries: Vec<_> =
        account.entries.iter().map(|entry| (entry.number.as_deref(), entry.amount, entry.balance)).collect();
    assert_eq!(account.opening, -5_000, "prepaid the day before");
    assert_eq!(entries, [(Some("A-1"), 100_000, 95_000), (Some("A-1"), 40_000, 55_000)]);
    assert_eq!(account.entries[0].kind, StatementKind::Order);
    assert_eq!((account.closing, account.receivable, account.prepaid, account.overdue), (55_000, 60_000, 5_000, 0));
}

#[test]
fn figures_of_days_are_those_of_their_month() {
    let ledger = ledger_book::book(Lang::ZhCn);
    let (store, today) = (&ledger.store, screen_book::today());
    for row in store.rollup_months(CNY, None, None, today).unwrap() {
        let (from, to) = row.month.days();
        assert_eq!(store.figures_of(CNY, from, to).unwrap(), row.figures, "{:?}", row.month);
    }
    let month = Month::of(today);
    let head = store.ledger_head(CNY, today).unwrap();
    let expected = gendan::domain::metrics::days_outstanding(head.receivable, head.month.figures.net(), 21);
    assert_eq!(store.days_outstanding(CNY, month.days().0, month.days().1, today).unwrap(), expected);
}

/// 100,000.00: 30 % on 1 March, 60 % on 1 April, the rest a year later; 50,000.00 came on 20 March (`domain-rules §8`, ①).
fn planned() -> (Store, CustomerId) {
    let mut store = empty();
    let customer = store.add("甲");
    let mut new = order(customer, "A-1");
    new.ordered_on = day("2026-02-20");
    new.lines[0].unit_price = 100_000_000;
    new.instalments = vec![
        NewInstalment::on(day("2026-03-01"), 3_000_000),
        NewInstalment::on(day("2026-04-01"), 6_000_000),
        NewInstalment::on(day("2027-03-01"), 1_000_000),
    ];
    let sold = store.done(LedgerOp::AddOrder(Box::new(new)).into()).order;
    store.done(LedgerOp::AddReceipt(NewReceipt::new(customer, sold, day("2026-03-20"), 5_000_000, CNY)).into());
    (store, customer)
}

#[test]
fn what_was_due_and_came_in_by_the_end_of_the_days() {
    let (store, _) = planned();
    let of = |from: &str, to: &str, today: &str| {
        let found = store.collected(CNY, day(from), day(to), day(today)).unwrap();
        (found.parts, found.due, found.received)
    };
    assert_eq!(of("2026-03-01", "2026-03-31", "2026-11-21"), (1, 3_000_000, 3_000_000));
    assert_eq!(of("2026-03-01", "2026-03-10", "2026-11-21"), (1, 3_000_000, 0), "what came later counts nothing");
    assert_eq!(of("2026-03-01", "2026-03-31", "2026-03-10"), (1, 3_000_000, 0));
    assert_eq!(of("2026-04-01", "2026-04-30", "2026-11-21"), (1, 6_000_000, 2_000_000));
    assert_eq!(of("2026-01-01", "2027-12-31", "2026-11-21"), (3, 10_000_000, 5_000_000));
    assert_eq!(of("2026-05-01", "2026-05-31", "2026-11-21"), (0, 0, 0));
    let half = store.collected(CNY, day("2026-04-01"), day("2026-04-30"), day("2026-11-21")).unwrap();
    assert_eq!((half.rate(), Collected::default().rate()), (Some(333), None));
}

#[test]
fn a_part_due_by_an_event_is_found_by_its_event() {
    let rule = |basis, month_end, days| DueRule { basis, month_end, months: 0, days, fixed_on: None };
    // By what it is due, and when: signed on 10 March, shipped on 12, delivered on 20.
    let cases: [(Option<DueRule>, NaiveDate); 5] = [
        (None, day("2026-03-12")),
        (Some(rule(Basis::Signed, false, 40)), day("2026-04-19")),
        (Some(rule(Basis::Shipped, true, 60)), day("2026-05-30")),
        (Some(rule(Basis::Delivered, false, 30)), day("2026-04-19")),
        (Some(rule(Basis::Shipped, false, -1)), day("2026-03-11")),
    ];
    for (rule, due) in cases {
        let mut store = empty();
        let customer = store.add("甲");
        let mut new: NewOrder = order(customer, "A-1");
        new.ordered_on = day("2026-03-10");
        new.instalments =
            rule.map(|rule| NewInstalment { rule, share: None, amount: 100_000, note: None }).into_iter().collect();
        let sold = store.done(LedgerOp::AddOrder(Box::new(new)).into()).order.unwrap();
        let mut sent = NewDelivery::whole(sold, day("2026-03-12"));
        sent.delivered_on = Some(day("2026-03-20"));
        store.done(LedgerOp::AddDelivery(sent).into());
        let (first, last) = Month::of(due).days();
        let found = store.collected(CNY, first, last, day("2026-11-21")).unwrap();
        assert_eq!((found.parts, found.due), (1, 100_000), "{rule:?}");
        let on_day = store.collected(CNY, due, last, day("2026-11-21")).unwrap();
        assert_eq!(on_day.parts, 1, "{rule:?}");
        let after = store.collected(CNY, due.succ_opt().unwrap(), day("2026-12-31"), day("2026-11-21")).unwrap();
        assert_eq!(after.parts, 0, "{rule:?}");
    }
}

#[test]
fn what_may_come_is_all_that_is_open() {
    let ledger = ledger_book::book(Lang::ZhCn);
    let today = screen_book::today();
    let rows = ledger.store.forecast(CNY, today).unwrap();
    assert_eq!(rows.len(), 15);
    let head = ledger.store.ledger_head(CNY, today).unwrap();
    assert_eq!(rows.iter().map(|row| row.due).sum::<i64>(), head.receivable);
    assert_eq!((rows[0].when, rows[0].due), (When::Past, head.overdue));
    let parts: usize = ledger.store.receivables(None, Some(CNY), today, today).unwrap().len();
    assert_eq!(rows.iter().map(|row| row.parts).sum::<i64>(), i64::try_from(parts).unwrap());
}

#[test]
fn a_deal_is_weighed_in_the_month_that_it_decides() {
    let mut store = empty();
    for (name, decision, amount) in
        [("甲", Some("2026-12-10"), 1_000_000), ("乙", Some("2026-10-01"), 300), ("丙", None, 2_000_000)]
    {
        let customer = store.add(name);
        let was = CustomerFields::of(&store.customer(customer).unwrap());
        let now = CustomerFields { decision_on: decision.map(day), ..was.clone() };
        store.done(gendan::store::Op::EditCustomer(Box::new(CustomerEdit {
            id: customer,
            was,
            now,
            amount: Some(amount),
        })));
        let quote = gendan::store::op::StageMove {
            customer,
            stage: gendan::domain::stage::Stage::Quote,
            reason: None,
            note: None,
        };
        store.apply(&gendan::store::Op::MoveStage(quote), at("2026-11-21T10:00")).unwrap();
    }
    let rows = store.forecast(CNY, day("2026-11-21")).unwrap();
    let of = |when| rows.iter().find(|row| row.when == when).map(|row| (row.deals, row.amount, row.weighted)).unwrap();
    assert_eq!(of(When::Month(Month { year: 2026, month: 12 })), (1, 1_000_000, 600_000));
    assert_eq!((of(When::Past), of(When::Undated)), ((1, 300, 180), (1, 2_000_000, 1_200_000)));
    assert_eq!(of(When::Month(Month { year: 2026, month: 11 })), (0, 0, 0));
}
