//! What is read of the ledger is what its rows add up to, whichever filter, window or day is asked.

use crate::factory::{Quick, at, book, day, elsewhere, now, order};
use gendan::domain::{
    id::{CustomerId, OrderId, ProductId},
    money::Currency,
    order::OrderStatus,
    period::{Month, Period},
    receivable::AgeBand,
    rollup::Figures,
};
use gendan::store::{
    OrderCard, OrderFilter, OrderQuery, OrderRow, Owed, RollupBy, RollupKey, Store,
    op::{LedgerOp, NewDelivery, NewInstalment, NewOrder, NewOrderLine, NewProduct, NewReceipt, NewReturn, ProductRef},
};
use std::collections::BTreeSet;

fn month(key: &str) -> Month {
    Month::from_key(key).unwrap()
}

fn line(name: &str, category: Option<&str>, quantity: i64, price: i64) -> NewOrderLine {
    let product = NewProduct { name: name.to_owned(), category: category.map(str::to_owned), ..NewProduct::default() };
    let (id, description, discount) = (None, None, 0);
    NewOrderLine { id, product: ProductRef::New(product), description, quantity, unit_price: price, discount }
}

fn sell(store: &mut Store, new: NewOrder) -> OrderId {
    store.done(LedgerOp::AddOrder(Box::new(new)).into()).order.unwrap()
}

fn receive(store: &mut Store, order: OrderId, on: &str, amount: i64) {
    let card = store.order(order).unwrap().order;
    let new = NewReceipt::new(card.customer, Some(order), day(on), amount, card.currency);
    store.done(LedgerOp::AddReceipt(new).into());
}

/// Orders of two customers over five months in two currencies, of three products in two categories and none, in every state.
fn crowd(store: &mut Store) -> Vec<OrderId> {
    let customers = [store.add("甲公司"), store.add("乙公司")];
    let days = ["2026-06-30", "2026-08-01", "2026-08-31", "2026-10-15", "2026-11-02", "2026-11-20", "2026-11-20"];
    let kinds = [("传感器", Some("硬件")), ("网关", Some("硬件")), ("培训", None), ("巡检", Some("服务"))];
    let mut orders = Vec::new();
    for n in 0_i64..42 {
        let place = usize::try_from(n).unwrap();
        let customer = customers[usize::from(n % 3 == 0)];
        let currency = if n % 5 == 0 { Currency::USD } else { Currency::CNY };
        let on = day(days[place % days.len()]);
        let mut lines = vec![line(kinds[place % 4].0, kinds[place % 4].1, 1000 * (n + 1), 1_000_000)];
        if n % 2 == 0 {
            lines.push(line(kinds[place % 3].0, kinds[place % 3].1, 2000, 500_000));
        }
        let mut new = NewOrder::new(customer, on, currency, lines);
        new.status = if n % 11 == 10 { OrderStatus::Draft } else { OrderStatus::Confirmed };
        new.external_number = (n % 4 == 0).then(|| format!("PO-{n}"));
        if n % 3 == 1 {
            new.instalments = vec![
                NewInstalment::on(day("2026-10-01"), 10_000),
                NewInstalment::on(day("2026-12-01"), 5_000),
                NewInstalment::on(day("2026-12-20"), 1_000),
            ];
        }
        let order = sell(store, new);
        if n % 11 != 10 {
            if n % 4 == 1 {
                receive(store, order, "2026-11-05", 12_000);
            }
            if n % 6 == 2 {
                store.done(LedgerOp::AddDelivery(NewDelivery::whole(order, day("2026-11-10"))).into());
            }
            if n % 13 == 12 {
                let how = OrderStatus::Cancelled;
                let (on, reason) = (now().date_naive(), "客户取消".to_owned());
                store.done(LedgerOp::CancelOrder { order, how, on, reason }.into());
            }
        }
        orders.push(order);
    }
    orders
}

fn filters(store: &Store) -> Vec<OrderFilter> {
    let product = |name: &str| Some(store.products().unwrap().into_iter().find(|p| p.name == name).unwrap().id);
    let periods = [None, Some(Period::Month(month("2026-08"))), Some(Period::Quarter(2026, 4))];
    let states = [
        None,
        Some(OrderQuery::Unpaid),
        Some(OrderQuery::DueBefore(day("2026-11-21"))),
        Some(OrderQuery::DueBetween(day("2026-09-20"), day("2026-12-10"))),
        Some(OrderQuery::Untriggered),
        Some(OrderQuery::Unshipped),
        Some(OrderQuery::Draft),
        Some(OrderQuery::Cancelled),
    ];
    let whats = [
        (None, None),
        (Some(product("传感器")), None),
        (Some(None), None),
        (None, Some(Some("硬件".to_owned()))),
        (None, Some(None)),
    ];
    let mut all = Vec::new();
    for period in periods {
        for currency in [None, Some(Currency::CNY)] {
            for customer in [None, Some(CustomerId(1))] {
                for (product, category) in &whats {
                    for state in states {
                        let (product, category) = (*product, category.clone());
                        all.push(OrderFilter { period, currency, customer, product, category, state });
                    }
                }
            }
        }
    }
    all
}

/// Whether an order belongs to a list, from its card alone.
fn belongs(card: &OrderCard, filter: &OrderFilter, row: &OrderRow) -> bool {
    let counts = row.status.counts();
    let open: Vec<_> = card.standing.instalments.iter().filter(|part| part.open > 0).collect();
    let in_period = filter.period.and_then(Period::days).is_none_or(|(from, to)| (from..=to).contains(&row.ordered_on));
    let state = match filter.state {
        None => true,
        Some(OrderQuery::Unpaid) => card.standing.receivable > 0,
        Some(OrderQuery::DueBefore(day)) => open.iter().any(|part| part.due_on.is_some_and(|due| due < day)),
        Some(OrderQuery::DueBetween(from, to)) => {
            open.iter().any(|part| part.due_on.is_some_and(|due| (from..=to).contains(&due)))
        }
        Some(OrderQuery::Untriggered) => open.iter().any(|part| part.due_on.is_none()),
        Some(OrderQuery::Unshipped) => counts && matches!(card.delivery.code(), "open" | "partial"),
        Some(OrderQuery::Draft) => row.status == OrderStatus::Draft,
        Some(OrderQuery::Cancelled) => matches!(row.status, OrderStatus::Cancelled | OrderStatus::Void),
    };
    in_period
        && state
        && filter.currency.is_none_or(|currency| currency == row.currency)
        && filter.customer.is_none_or(|customer| customer == row.customer)
        && filter.product.is_none_or(|product| card.lines.iter().any(|line| line.product == product))
        && filter.category.as_ref().is_none_or(|category| card.lines.iter().any(|line| line.category == *category))
}

#[test]
fn every_filter_lists_and_counts_what_belongs() {
    let mut store = book();
    let orders = crowd(&mut store);
    store.sound();
    let mut all = store.order_rows(&orders).unwrap();
    all.sort_by_key(|row| std::cmp::Reverse((row.ordered_on, row.order)));
    assert_eq!(all.len(), 42);
    let cards: Vec<_> = all.iter().map(|row| (row.clone(), store.order(row.order).unwrap())).collect();
    for filter in filters(&store) {
        let found = store.orders(&filter, 0, 99).unwrap();
        let mut wanted: Vec<_> =
            cards.iter().filter(|(row, card)| belongs(card, &filter, row)).map(|(row, _)| row.clone()).collect();
        assert_eq!(store.order_count(&filter).unwrap(), wanted.len(), "{filter:?}");
        let by_due = matches!(filter.state, Some(OrderQuery::DueBefore(_) | OrderQuery::DueBetween(..)));
        if by_due && filter.customer.is_none() {
            let of = |rows: &[OrderRow]| rows.iter().map(|row| row.order).collect::<BTreeSet<_>>();
            assert_eq!((found.len(), of(&found)), (wanted.len(), of(&wanted)), "{filter:?}");
            assert!(
                matches!(filter.state, Some(OrderQuery::DueBetween(..))) || found.is_sorted_by_key(|row| row.due_on)
            );
            wanted = found.clone();
        }
        assert_eq!(found, wanted, "{filter:?}");
        for (offset, limit) in [(2, 5), (wanted.len().saturating_sub(2), 9)] {
            let window = store.orders(&filter, offset, limit).unwrap();
            let end = (offset + limit).min(wanted.len());
            assert_eq!(window, wanted[offset.min(end)..end], "{filter:?} {offset}+{limit}");
        }
    }
}

#[test]
fn a_far_window_is_the_same_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    let mut store = Store::open(&path).unwrap();
    store.add("甲");
    store.done(LedgerOp::AddProduct(NewProduct { name: "件".to_owned(), ..NewProduct::default() }).into());
    elsewhere(
        &path,
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
         INSERT INTO sales_order (id, number, customer_id, ordered_on, status, currency, gross, total, entered_at)
         SELECT i, 'N' || i, 1, date('2025-01-01', (i * 7919 % 690) || ' days'), iif(i % 9 = 0, 'cancelled', 'confirmed'),
                iif(i % 7 = 0, 'USD', 'CNY'), 100, 100, '2026-11-21T10:00:00+08:00' FROM n;
         INSERT INTO order_line (order_id, position, product_id, quantity, unit_price, total, net)
         SELECT id, 1, iif(id % 20 = 0, NULL, 1), 1000, 10000, 100, 100 FROM sales_order;
         INSERT INTO order_state SELECT id, 1, currency, ordered_on, 0, 0, iif(status = 'confirmed', 100, 0), 0, 0,
                iif(id % 3 = 0, '', ordered_on), 'unpaid', 'open' FROM sales_order;",
    );
    let (cny, product) = (Some(Currency::CNY), Some(Some(ProductId(1))));
    for filter in [
        OrderFilter::default(),
        OrderFilter { currency: cny, ..OrderFilter::default() },
        OrderFilter { period: Some(Period::Year(2025)), ..OrderFilter::default() },
        OrderFilter { product, currency: cny, ..OrderFilter::default() },
        OrderFilter { state: Some(OrderQuery::Unpaid), ..OrderFilter::default() },
        OrderFilter { state: Some(OrderQuery::Unshipped), ..OrderFilter::default() },
        OrderFilter { state: Some(OrderQuery::DueBefore(day("2026-11-01"))), ..OrderFilter::default() },
        OrderFilter { category: Some(None), ..OrderFilter::default() },
        OrderFilter { customer: Some(CustomerId(1)), ..OrderFilter::default() },
    ] {
        // In steps that never go far.
        let len = store.order_count(&filter).unwrap();
        let mut whole = store.orders(&filter, 0, 10_000).unwrap();
        assert_eq!(whole.len(), len, "{filter:?}");
        assert_eq!(whole.iter().map(|row| row.order).collect::<BTreeSet<_>>().len(), len, "{filter:?}");
        let step = 500.min(len);
        for offset in [999, 1000, 1777, len / 2, len - 40, len - 1, len, len + 5] {
            let window = store.orders(&filter, offset, 40).unwrap();
            let end = (offset + 40).min(len);
            assert_eq!(window, whole[offset.min(end)..end], "{filter:?} {offset}");
        }
        whole.truncate(step);
        assert_eq!(store.orders(&filter, 0, step).unwrap(), whole);
    }
}

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

#[test]
fn money_before_its_order_is_a_prepayment() {
    let mut store = book();
    let (customer, today) = (store.add("甲"), now().date_naive());
    let order = store.sell(customer, "20261121-01");
    store.done(LedgerOp::AddReceipt(NewReceipt::new(customer, None, day("2026-11-03"), 300, Currency::CNY)).into());
    store.done(LedgerOp::AddReceipt(NewReceipt::new(customer, None, day("2026-11-01"), 200, Currency::USD)).into());
    receive(&mut store, order, "2026-11-20", 100_050);
    let owed = |prepaid| Owed { prepaid, ..Owed::default() };
    assert_eq!(store.owed_by(customer, today).unwrap(), [(Currency::CNY, owed(350)), (Currency::USD, owed(200))]);
    let free: Vec<_> = store.unallocated(customer).unwrap().iter().map(|r| r.receipt.amount).collect();
    assert_eq!(free, [200, 300], "oldest first");
    assert_eq!(store.next_open_instalment(customer, None).unwrap(), None);
    let card = store.card(customer, now().naive_local()).unwrap();
    let sums: Vec<_> = card.owing.iter().map(|o| (o.currency.as_str(), o.orders, o.receivable, o.prepaid)).collect();
    assert_eq!(sums, [("CNY", 1, 0, 350), ("USD", 0, 0, 200)]);
}

#[test]
fn numbers_prices_and_the_last_order_are_found() {
    let mut store = book();
    let orders = crowd(&mut store);
    assert_eq!(store.next_order_number(day("2026-11-20")).unwrap(), "20261120-13");
    assert_eq!(store.next_order_number(day("2026-11-19")).unwrap(), "20261119-01");
    let (first, second) = (store.order(orders[0]).unwrap(), store.order(orders[1]).unwrap());
    assert_eq!(store.order_numbered(&first.number).unwrap(), Ok(orders[0]));
    assert_eq!(store.order_numbered(" PO-8 ").unwrap(), Ok(orders[8]));
    assert_eq!(store.order_numbered("PO-3").unwrap().unwrap_err().len(), 2, "PO-32 and PO-36");
    assert_eq!(store.order_numbered("_").unwrap(), Err(Vec::new()), "never a pattern");
    assert_eq!(store.order_numbered("").unwrap(), Err(Vec::new()));
    let found = store.find_orders_like("20260630", &[first.order.customer], 99).unwrap();
    assert!(found.is_sorted_by_key(|row| std::cmp::Reverse((row.ordered_on, row.order))));
    let wanted = |row: &OrderRow| row.customer == first.order.customer || row.number.contains("20260630");
    assert!(found.iter().all(wanted) && found.len() > 14);
    let product = second.lines[0].product.unwrap();
    let paid = store.last_price(second.order.customer, product).unwrap().unwrap();
    assert_eq!(
        (paid.unit_price, paid.ordered_on, paid.customer),
        (1_000_000, day("2026-11-20"), second.order.customer)
    );
    assert_eq!(store.prices(product, 3).unwrap().len(), 3);
    assert_eq!(store.last_price(CustomerId(1), ProductId(99)).unwrap(), None);
    let bought = store.bought_products(second.order.customer, 9).unwrap();
    assert_eq!(bought.iter().collect::<BTreeSet<_>>().len(), bought.len());
    let last = store.last_order(second.order.customer).unwrap().unwrap();
    assert_eq!((last.number, last.lines.iter().all(|line| line.id.is_none())), (None, true));
    let nobody = store.add("新客户");
    assert_eq!((store.last_order(nobody).unwrap(), store.bought_products(nobody, 3).unwrap()), (None, Vec::new()));
}

#[test]
fn the_card_of_an_order_spells_out_what_happened() {
    let mut store = book();
    let customer = store.add("甲");
    let mut new = order(customer, "A-1");
    new.lines.push(line("网关", Some("硬件"), 4000, 2_500_000));
    let made = sell(&mut store, new.clone());
    let ids: Vec<_> = store.order(made).unwrap().lines.iter().map(|line| line.id).collect();
    let part = NewDelivery { lines: vec![(ids[0], 4000)], ..NewDelivery::whole(made, day("2026-11-10")) };
    store.done(LedgerOp::AddDelivery(part).into());
    store.done(LedgerOp::AddDelivery(NewDelivery::whole(made, day("2026-11-12"))).into());
    let back = NewReturn {
        order: made,
        returned_on: day("2026-11-15"),
        lines: vec![(ids[1], 1000)],
        amount: None,
        refund: None,
        reason: Some("坏件".to_owned()),
        note: None,
    };
    store.done(LedgerOp::AddReturn(back).into());
    let card = store.order(made).unwrap();
    assert_eq!((card.total, card.standing.returned, card.standing.receivable), (200_000, 25_000, 175_000));
    let shipped: Vec<_> = card.deliveries.iter().map(|delivery| delivery.delivery.lines.clone()).collect();
    assert_eq!(shipped, [vec![(ids[0], 4000)], vec![(ids[0], 6000), (ids[1], 4000)]]);
    assert_eq!(
        card.lines.iter().map(|line| (line.shipped, line.returned)).collect::<Vec<_>>(),
        [(10_000, 0), (4000, 1000)]
    );
    assert_eq!((card.returns[0].amount, card.returns[0].lines.as_slice()), (25_000, [(ids[1], 1000)].as_slice()));
    assert_eq!(card.order.lines.len(), 2);
    assert!(matches!(store.order(OrderId(99)), Err(gendan::store::StoreError::Missing(_))));
}
