//! The figures of the ledger are what its rows add up to, of every period and as of any day.

use crate::factory::{Quick, at, book, day, now};
use crate::ledger_read::{crowd, line, month, receive, sell};
use gendan::domain::{id::CustomerId, money::Currency, period::Period, receivable::AgeBand, rollup::Figures};
use gendan::store::{
    OrderCard, OrderFilter, OrderQuery, Owed, RollupBy, RollupKey, Store,
    op::{LedgerOp, NewInstalment, NewOrder, NewReceipt, NewReturn},
};

#[test]
fn rollups_add_up_to_the_rows() {
    let mut store = book();
    let orders = crowd(&mut store);
    let returned = NewReturn {
        order: orders[0],
        returned_on: day("2026-11-12"),
        lines: Vec::new(),
        amount: Some(5_000),
        refund: None,
        reason: None,
        note: None,
    };
    store.done(LedgerOp::AddReturn(returned).into());
    store
        .done(LedgerOp::AddReceipt(NewReceipt::new(CustomerId(2), None, day("2026-09-09"), 777, Currency::CNY)).into());
    store.sound();
    let today = now().date_naive();
    assert_eq!(store.ledger_currencies().unwrap(), [Currency::CNY, Currency::USD]);
    for currency in [Currency::CNY, Currency::USD] {
        let months = store.rollup_months(currency, None, None, today).unwrap();
        let cards: Vec<_> = orders.iter().map(|order| store.order(*order).unwrap()).collect();
        for row in &months {
            let (from, to) = row.month.days();
            let counted = |card: &&OrderCard| {
                card.order.currency == currency
                    && card.order.status.counts()
                    && (from..=to).contains(&card.order.ordered_on)
            };
            let mine: Vec<_> = cards.iter().filter(counted).collect();
            assert_eq!(row.figures.orders, i64::try_from(mine.len()).unwrap(), "{currency} {}", row.month.key());
            assert_eq!(row.figures.total, mine.iter().map(|card| card.total).sum::<i64>());
            assert_eq!(row.figures.gross, mine.iter().map(|card| card.gross).sum::<i64>());
            for by in [RollupBy::Product, RollupBy::Category, RollupBy::Customer] {
                let rows = store.rollup(by, currency, Period::Month(row.month)).unwrap();
                let sum = |figure: fn(&Figures) -> i64| rows.iter().map(|row| figure(&row.figures)).sum::<i64>();
                assert_eq!(sum(|f| f.total), row.figures.total, "{by:?} {currency} {}", row.month.key());
                assert_eq!((sum(|f| f.gross), sum(|f| f.returns)), (row.figures.gross, row.figures.returns));
                assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(row.figures.net())));
                if by == RollupBy::Customer {
                    assert_eq!(sum(|f| f.received), row.figures.received);
                }
            }
            let days = store.rollup_days(currency, from, to).unwrap();
            let sum = |figure: fn(&Figures) -> i64| days.iter().map(|row| figure(&row.figures)).sum::<i64>();
            assert_eq!((sum(|f| f.total), sum(|f| f.received)), (row.figures.total, row.figures.received));
            let by_day = store.category_days(currency, from, to).unwrap();
            let by_month = store.rollup(RollupBy::Category, currency, Period::Month(row.month)).unwrap();
            assert_eq!(by_day, by_month, "{currency} {}", row.month.key());
        }
        for period in [Period::All, Period::Year(2026), Period::Quarter(2026, 4)] {
            let figures: Vec<_> = store.rollup(RollupBy::Category, currency, period).unwrap();
            for row in figures {
                let RollupKey::Category(category) = row.key else { panic!("{row:?}") };
                let of = |card: &&OrderCard| {
                    card.order.currency == currency
                        && card.order.status.counts()
                        && period.days().is_none_or(|(from, to)| (from..=to).contains(&card.order.ordered_on))
                        && card.lines.iter().any(|line| line.category == category)
                };
                let counted = cards.iter().filter(of).count();
                assert_eq!(row.figures.orders, i64::try_from(counted).unwrap(), "{category:?} {period:?}");
            }
        }
        let counts = store.sales_counts(currency, Period::All).unwrap();
        assert_eq!(counts.orders, months.iter().map(|row| row.figures.orders).sum::<i64>());
        assert_eq!(counts.net, months.iter().map(|row| row.figures.net()).sum::<i64>());
        assert_eq!((counts.customers, counts.returning, counts.accuracy()), (2, 2, Some(1000)));
    }
    let shipped: i64 = store
        .rollup_days(Currency::CNY, day("2026-11-10"), day("2026-11-10"))
        .unwrap()
        .iter()
        .map(|row| row.shipped)
        .sum();
    assert!(shipped > 0);
}

/// Customers and months with gaps, by their rows: what is sold, returned and paid, then some of it put away again.
#[test]
fn a_list_of_customers_is_cut_anywhere_and_adds_up() {
    let mut store = book();
    let crowd = crowd(&mut store);
    for (place, name) in ["丙", "丁", "戊", "己", "庚", "辛"].into_iter().enumerate() {
        let customer = store.add(name);
        let on = ["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01", "2026-11-20", "2026-11-20"][place];
        // Two of them come to the same.
        let lines = vec![line("件", None, 1000 * (1 + i64::try_from(place / 2).unwrap()), 10_000_000)];
        let order = sell(&mut store, NewOrder::new(customer, day(on), Currency::CNY, lines));
        receive(&mut store, order, "2026-11-20", 7);
    }
    // What is put away leaves a line of nothing, which is none.
    store.undo(now()).unwrap();
    store.undo(now()).unwrap();
    store.sound();
    let whole_year = Period::Span(month("2026-01"), month("2026-12"));
    let quarter = Period::Span(month("2026-10"), month("2026-12"));
    for (kept, summed) in [(Period::Year(2026), whole_year), (Period::Quarter(2026, 4), quarter)] {
        let rows = store.rollup(RollupBy::Customer, Currency::CNY, kept).unwrap();
        assert_eq!(rows, store.rollup(RollupBy::Customer, Currency::CNY, summed).unwrap(), "the sum of its months");
        let counts = |period| store.sales_counts(Currency::CNY, period).unwrap();
        assert_eq!(counts(kept), counts(summed));
        assert!(rows.len() > 3);
    }
    for period in [Period::All, Period::Year(2026), Period::Quarter(2026, 4), Period::Month(month("2026-11"))] {
        let rows = store.rollup(RollupBy::Customer, Currency::CNY, period).unwrap();
        let figures = store.customer_figures(Currency::CNY, period, None).unwrap();
        assert_eq!((figures.count, figures.place), (rows.len(), None));
        assert_eq!(figures.net, rows.iter().map(|row| row.figures.net()).sum::<i64>());
        assert_eq!((figures.most, figures.least), (rows[0].figures.net(), rows[rows.len() - 1].figures.net()));
        for offset in 0..=rows.len() {
            for limit in [0, 1, 2, rows.len()] {
                let window = store.rollup_customers(Currency::CNY, period, rows.len(), offset, limit).unwrap();
                assert_eq!(window, rows[offset..(offset + limit).min(rows.len())], "{period:?} {offset} {limit}");
            }
        }
        for (place, row) in rows.iter().enumerate() {
            let RollupKey::Customer(customer) = row.key else { panic!("{row:?}") };
            let found = store.customer_figures(Currency::CNY, period, Some(customer)).unwrap();
            assert_eq!(found.place, Some(place), "{period:?} {}", row.name);
        }
    }
    let gone = store.customer_figures(Currency::CNY, Period::All, Some(CustomerId(99))).unwrap();
    assert_eq!(gone.place, None);
    assert!(!crowd.is_empty());
}

#[test]
fn months_compare_like_with_like_and_leave_no_gap() {
    let mut store = book();
    let customer = store.add("甲");
    let mut sell_on = |on: &str, thousands: i64| {
        let lines = vec![line("件", None, 1000 * thousands, 10_000_000)];
        let new = NewOrder::new(customer, day(on), Currency::CNY, lines);
        // An import may hold days to come, and a month may end before it is looked at.
        store.apply(&LedgerOp::AddOrder(Box::new(new)).into(), at("2026-12-01T10:00")).unwrap();
    };
    for (on, thousands) in [
        ("2025-11-20", 2),
        ("2025-11-22", 7),
        ("2026-08-31", 4),
        ("2026-10-21", 5),
        ("2026-10-22", 3),
        ("2026-11-21", 6),
        ("2026-11-30", 9),
    ] {
        sell_on(on, thousands);
    }
    let rows = store.rollup_months(Currency::CNY, Some(month("2026-07")), None, day("2026-11-21")).unwrap();
    let keys: Vec<_> = rows.iter().map(|row| row.month.key()).collect();
    assert_eq!(keys, ["2026-11", "2026-10", "2026-09", "2026-08", "2026-07"]);
    let running = &rows[0];
    assert_eq!((running.figures.net(), running.compared_net, running.days_so_far), (1_500_000, 600_000, Some(21)));
    assert_eq!((running.previous_net, running.year_ago_net), (500_000, 200_000), "the first 21 days of each");
    assert_eq!((running.month_over_month(), running.year_over_year()), (Some(200), Some(2000)));
    let october = &rows[1];
    assert_eq!((october.compared_net, october.previous_net, october.days_so_far), (800_000, 0, None));
    assert_eq!(october.month_over_month(), None, "nothing to compare with");
    assert_eq!((rows[2].figures, rows[2].previous_net), (Figures::default(), 400_000), "a month without anything");
    let head = store.ledger_head(Currency::CNY, day("2026-11-21")).unwrap();
    assert_eq!((&head.month, head.receivable, head.overdue), (running, 3_600_000, 0), "nothing was shipped yet");
    // The last day of a long month against a short one.
    let march = store.ledger_head(Currency::CNY, day("2027-03-31")).unwrap().month;
    assert_eq!((march.figures, march.previous_net, march.days_so_far), (Figures::default(), 0, Some(31)));
    assert_eq!(store.rollup_months(Currency::JPY, None, None, day("2026-11-21")).unwrap(), []);
}

/// One order, its plan, what was received when; then per day of asking the overdue amount, its days, and band.
#[test]
fn as_of_a_day_nothing_counts_that_came_later() {
    let parts = |parts: &[(&str, i64)]| parts.iter().map(|(on, amount)| NewInstalment::on(day(on), *amount)).collect();
    let mut store = book();
    let customer = store.add("甲");
    let mut plan = |on: &str, total: i64, instalments: Vec<NewInstalment>, receipts: &[(&str, i64)]| {
        let lines = vec![line("件", None, 1000, total * 100)];
        let order =
            sell(&mut store, NewOrder { instalments, ..NewOrder::new(customer, day(on), Currency::CNY, lines) });
        for (on, amount) in receipts {
            receive(&mut store, order, on, *amount);
        }
        order
    };
    let first = plan(
        "2026-02-20",
        10_000_000,
        parts(&[("2026-03-01", 3_000_000), ("2026-04-01", 6_000_000), ("2027-03-01", 1_000_000)]),
        &[("2026-03-20", 5_000_000)],
    );
    let today = now().date_naive();
    let overdue = |store: &Store, on: &str| {
        let rows = store.receivables(Some(customer), Some(Currency::CNY), day(on), today).unwrap();
        let late: Vec<_> = rows.iter().filter(|row| row.due_on.is_some_and(|due| due < day(on))).collect();
        let days = late.iter().filter_map(|row| row.due_on).min().map(|due| (day(on) - due).num_days());
        let amount: i64 = late.iter().map(|row| row.open).sum();
        let aged: i64 = store
            .ageing(Currency::CNY, day(on), today)
            .unwrap()
            .iter()
            .filter(|row| !matches!(row.band, AgeBand::NotDue | AgeBand::Untriggered))
            .map(|row| row.amount)
            .sum();
        assert_eq!(aged, amount, "{on}");
        (amount, days)
    };
    // Vector 1: the later receipt must not count; a partly paid row stays.
    assert_eq!(overdue(&store, "2026-02-19"), (0, None), "not ordered yet");
    assert_eq!(overdue(&store, "2026-03-01"), (0, None), "due today is not overdue");
    assert_eq!(overdue(&store, "2026-03-10"), (3_000_000, Some(9)));
    assert_eq!(overdue(&store, "2026-03-25"), (0, None));
    let open = |store: &Store, on: &str| {
        let rows = store.receivables(Some(customer), None, day(on), today).unwrap();
        rows.iter().map(|row| (row.position, row.open)).collect::<Vec<_>>()
    };
    assert_eq!(open(&store, "2026-03-25"), [(2, 4_000_000), (3, 1_000_000)]);
    assert_eq!(overdue(&store, "2026-04-15"), (4_000_000, Some(14)));
    // Today is kept, and the same from the rows.
    assert_eq!(open(&store, "2026-11-21"), open(&store, "2026-11-20"));
    let kept = store.ageing(Currency::CNY, today, today).unwrap();
    assert_eq!(kept, store.ageing(Currency::CNY, today, day("2026-11-20")).unwrap());
    let owed = Owed { receivable: 5_000_000, overdue: 4_000_000, overdue_days: 234, prepaid: 0 };
    assert_eq!(store.owed_by(customer, today).unwrap(), [(Currency::CNY, owed)]);
    assert_eq!(store.next_open_instalment(customer, Some(first)).unwrap().unwrap().1.open, 4_000_000);
    // Vectors 2 and 3: paid in three parts, it stays in the list, and in the band of its due day.
    let mut store = book();
    let customer = store.add("乙");
    let lines = vec![line("件", None, 1000, 100_000_000)];
    let instalments = parts(&[("2017-02-28", 1_000_000)]);
    let order =
        sell(&mut store, NewOrder { instalments, ..NewOrder::new(customer, day("2017-01-01"), Currency::CNY, lines) });
    for (on, amount) in [("2017-03-05", 150_000), ("2017-03-15", 100_000), ("2017-04-01", 200_000), ("2017-05-01", 1)] {
        receive(&mut store, order, on, amount);
    }
    let aged = store.ageing(Currency::CNY, day("2017-04-04"), today).unwrap();
    let bands: Vec<_> =
        aged.iter().filter(|row| row.amount != 0).map(|row| (row.band, row.parts, row.amount)).collect();
    assert_eq!(bands, [(AgeBand::Days31To60, 1, 550_000)]);
    assert_eq!(
        store
            .order_count(&OrderFilter { state: Some(OrderQuery::DueBefore(today)), ..OrderFilter::default() })
            .unwrap(),
        1
    );
}
