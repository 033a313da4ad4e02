//! The lists and cards of the ledger are what its rows say, whichever filter and window is asked.

use crate::factory::{Quick, book, day, elsewhere, now, order};
use chrono::NaiveDate;
use gendan::domain::{
    id::{CustomerId, OrderId, ProductId},
    money::Currency,
    order::OrderStatus,
    period::{Month, Period},
};
use gendan::store::{
    OrderCard, OrderFilter, OrderQuery, OrderRow, Owed, Store,
    op::{LedgerOp, NewDelivery, NewInstalment, NewOrder, NewOrderLine, NewProduct, NewReceipt, NewReturn, ProductRef},
};
use std::collections::BTreeSet;

pub fn month(key: &str) -> Month {
    Month::from_key(key).unwrap()
}

pub fn line(name: &str, category: Option<&str>, quantity: i64, price: i64) -> NewOrderLine {
    let product = NewProduct { name: name.to_owned(), category: category.map(str::to_owned), ..NewProduct::default() };
    let (id, description, discount) = (None, None, 0);
    NewOrderLine { id, product: ProductRef::New(product), description, quantity, unit_price: price, discount }
}

pub fn sell(store: &mut Store, new: NewOrder) -> OrderId {
    store.done(LedgerOp::AddOrder(Box::new(new)).into()).order.unwrap()
}

pub fn receive(store: &mut Store, order: OrderId, on: &str, amount: i64) {
    let card = store.order(order).unwrap().order;
    let new = NewReceipt::new(card.customer, Some(order), day(on), amount, card.currency);
    store.done(LedgerOp::AddReceipt(new).into());
}

/// Orders of two customers over five months in two currencies, of three products in two categories and none, in every state.
pub fn crowd(store: &mut Store) -> Vec<OrderId> {
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
                store.done(LedgerOp::AddDelivery(NewDelivery::whole(order, day("2026-11-10").max(on))).into());
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
                        all.push(OrderFilter { period, day: None, currency, customer, product, category, state });
                    }
                }
            }
        }
    }
    let on_day = all.iter().filter(|filter| filter.period.is_none());
    let on_day: Vec<_> = on_day.map(|filter| OrderFilter { day: Some(day("2026-11-20")), ..filter.clone() }).collect();
    all.extend(on_day);
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
        && filter.day.is_none_or(|day| day == row.ordered_on)
        && filter.currency.is_none_or(|currency| currency == row.currency)
        && filter.customer.is_none_or(|customer| customer == row.customer)
        && filter.product.is_none_or(|product| card.lines.iter().any(|line| line.product == product))
        && filter.category.as_ref().is_none_or(|category| card.lines.iter().any(|line| line.category == *category))
}

/// What is open of the parts that a state asks for, by the card.
fn part(card: &OrderCard, state: Option<OrderQuery>) -> Option<i64> {
    let asked = |due: Option<NaiveDate>| match state {
        Some(OrderQuery::DueBefore(day)) => Some(due.is_some_and(|due| due < day)),
        Some(OrderQuery::DueBetween(from, to)) => Some(due.is_some_and(|due| (from..=to).contains(&due))),
        Some(OrderQuery::Untriggered) => Some(due.is_none()),
        _ => None,
    };
    asked(None)?;
    let parts = card.standing.instalments.iter();
    Some(parts.filter(|part| asked(part.due_on) == Some(true)).map(|part| part.open).sum())
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
        let wanted = cards.iter().filter(|(row, card)| belongs(card, &filter, row));
        let mut wanted: Vec<_> =
            wanted.map(|(row, card)| OrderRow { part: part(card, filter.state), ..row.clone() }).collect();
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
        concat!(include_str!("../../src/store/sql/keep_figures.sql"), "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
         INSERT INTO sales_order (id, number, customer_id, ordered_on, status, currency, gross, total, entered_at)
         SELECT i, 'N' || i, 1, date('2025-01-01', (i * 7919 % 690) || ' days'), iif(i % 9 = 0, 'cancelled', 'confirmed'),
                iif(i % 7 = 0, 'USD', 'CNY'), 100, 100, '2026-11-21T10:00:00+08:00' FROM n;
         INSERT INTO order_line (order_id, position, product_id, quantity, unit_price, total, net)
         SELECT id, 1, iif(id % 20 = 0, NULL, 1), 1000, 10000, 100, 100 FROM sales_order;
         INSERT INTO order_state SELECT id, 1, currency, ordered_on, 0, 0, iif(status = 'confirmed', 100, 0), 0, 0,
                iif(id % 3 = 0, '', ordered_on), 'unpaid', 'open' FROM sales_order;"),
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
    let paid = store.last_price(second.order.customer, product, Currency::CNY).unwrap().unwrap();
    assert_eq!(
        (paid.unit_price, paid.ordered_on, paid.customer),
        (1_000_000, day("2026-11-20"), second.order.customer)
    );
    assert_eq!(store.prices(product, 3).unwrap().len(), 3);
    assert_eq!(store.last_price(CustomerId(1), ProductId(99), Currency::CNY).unwrap(), None);
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
    new.ordered_on = day("2026-11-09");
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
