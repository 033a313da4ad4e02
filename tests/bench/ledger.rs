//! Measures the reads of the ledger on synthetic books of two sizes, and what the larger costs over the smaller. Asserts no time.
//!
//! `GENDAN_BENCH_ORDERS=5000,500000 cargo bench --bench store`; a book has a fifth as many customers, sixty months and forty products.

use super::{at, spread, time};
use gendan::domain::{
    id::{CustomerId, OrderId, ProductId},
    money::Currency,
    period::{Month, Period},
};
use gendan::store::{OrderFilter, OrderQuery, RollupBy, Store};
use rusqlite::Connection;
use std::{hint::black_box, time::Duration};

/// A read of the ledger, and its name.
type Read = (&'static str, fn(&Store));

/// Every size in turn; then each read at the last beside the first.
pub fn run(sizes: &str) {
    let mut columns: Vec<Vec<Duration>> = Vec::new();
    for size in sizes.split(',').filter_map(|size| size.trim().parse::<i64>().ok()) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.db");
        drop(Store::open(&path).expect("a book"));
        let (took, ()) = time(|| fill(&Connection::open(&path).expect("a connection"), size));
        println!("{size} orders, written in {took:?}");
        let store = Store::open(&path).expect("the book");
        columns.push(READS.iter().map(|(_, read)| spread(15, |_| read(&store)).0).collect());
    }
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return };
    for ((what, _), (small, large)) in READS.iter().zip(first.iter().zip(last)) {
        println!("{what}: {small:?}, {large:?} ({:.2}x)", large.as_secs_f64() / small.as_secs_f64());
    }
}

const READS: &[Read] = &[
    ("head", |store| {
        black_box(store.ledger_head(CNY, at().date_naive()).expect("a head"));
    }),
    ("months", |store| drop(black_box(store.rollup_months(CNY, None, None, at().date_naive()).expect("months")))),
    ("products of a month", |store| rollup(store, RollupBy::Product, MONTH)),
    ("products of all", |store| rollup(store, RollupBy::Product, Period::All)),
    ("categories of a month", |store| rollup(store, RollupBy::Category, MONTH)),
    ("categories of all", |store| rollup(store, RollupBy::Category, Period::All)),
    ("customers of a month", |store| rollup(store, RollupBy::Customer, MONTH)),
    ("customers of all", |store| rollup(store, RollupBy::Customer, Period::All)),
    ("ageing", |store| drop(black_box(store.ageing(CNY, at().date_naive(), at().date_naive()).expect("an ageing")))),
    ("a month chosen: count and first window", |store| list(store, &of_month(), Place::First)),
    ("count of all", |store| {
        black_box(store.order_count(&OrderFilter::default()).expect("a count"));
    }),
    ("all, first window", |store| list(store, &OrderFilter::default(), Place::First)),
    ("all, middle", |store| list(store, &OrderFilter::default(), Place::Middle)),
    ("all, last", |store| list(store, &OrderFilter::default(), Place::Last)),
    ("a product, first", |store| list(store, &of_product(), Place::First)),
    ("a product, last", |store| list(store, &of_product(), Place::Last)),
    ("unpaid, first", |store| list(store, &in_state(OrderQuery::Unpaid), Place::First)),
    ("unpaid, last", |store| list(store, &in_state(OrderQuery::Unpaid), Place::Last)),
    ("overdue, first", |store| list(store, &in_state(OrderQuery::DueBefore(at().date_naive())), Place::First)),
    ("unshipped, first", |store| list(store, &in_state(OrderQuery::Unshipped), Place::First)),
    ("an order", |store| drop(black_box(store.order(OrderId(4321)).expect("an order")))),
    ("last price", |store| drop(black_box(store.last_price(CustomerId(321), ProductId(7), CNY).expect("a price")))),
    ("prices of a product", |store| drop(black_box(store.prices(ProductId(7), 20).expect("prices")))),
    ("what a customer owes", |store| {
        drop(black_box(store.owed_by(CustomerId(321), at().date_naive()).expect("figures")));
    }),
    ("numbers that contain", |store| drop(black_box(store.find_orders_like("432", &[], 40).expect("orders")))),
    ("numbers that do not", |store| drop(black_box(store.find_orders_like("zz", &[], 40).expect("orders")))),
];

const CNY: Currency = Currency::CNY;
const MONTH: Period = Period::Month(Month { year: 2026, month: 10 });

enum Place {
    First,
    Middle,
    Last,
}

fn list(store: &Store, filter: &OrderFilter, place: Place) {
    let len = store.order_count(filter).expect("a count");
    let offset = match place {
        Place::First => 0,
        Place::Middle => len / 2,
        Place::Last => len.saturating_sub(40),
    };
    black_box(store.orders(filter, offset, 40).expect("a window"));
}

fn rollup(store: &Store, by: RollupBy, period: Period) {
    black_box(store.rollup(by, CNY, period).expect("a rollup"));
}

fn of_month() -> OrderFilter {
    OrderFilter { period: Some(MONTH), currency: Some(CNY), ..OrderFilter::default() }
}

fn of_product() -> OrderFilter {
    OrderFilter { product: Some(Some(ProductId(7))), currency: Some(CNY), ..OrderFilter::default() }
}

fn in_state(state: OrderQuery) -> OrderFilter {
    OrderFilter { state: Some(state), currency: Some(CNY), ..OrderFilter::default() }
}

/// Five years of orders of one or two lines, spread over the customers; a tenth is not paid, a fiftieth cancelled, the newest not shipped.
fn fill(book: &Connection, orders: i64) {
    let customers = orders / 5;
    book.execute_batch(&format!(
        "PRAGMA synchronous = OFF; BEGIN;
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
         INSERT INTO product (id, name, category) SELECT i, 'Sensor ' || i, 'Kind ' || i % 6 FROM n;
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {customers})
         INSERT INTO customer (id, name, name_key, created_on) SELECT i, 'Company ' || i, 'company' || i, '2021-11-21' FROM n;
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {orders})
         INSERT INTO sales_order (id, number, customer_id, ordered_on, status, currency, gross, total, entered_at)
         SELECT i, 'SO' || i, 1 + i * 7919 % {customers}, date('2021-11-22', (i * 1825 / {orders}) || ' days'),
                iif(i % 50 = 0, 'cancelled', 'confirmed'), 'CNY', 40000, 40000, '2026-11-21T10:00:00+08:00' FROM n;
         INSERT INTO order_line (order_id, position, product_id, quantity, unit_price, total, net)
         SELECT id, 1, 1 + id * 31 % 40, 3000, 1000000, 30000, 30000 FROM sales_order;
         INSERT INTO order_line (order_id, position, product_id, quantity, unit_price, total, net)
         SELECT id, 2, 1 + (id * 31 + 6 + id % 3) % 40, 1000, 1000000, 10000, 10000 FROM sales_order;
         INSERT INTO receipt (customer_id, order_id, received_on, amount, method, entered_at)
         SELECT customer_id, id, ordered_on, 40000, 'transfer', entered_at FROM sales_order WHERE id % 10 <> 0;
         INSERT INTO open_instalment SELECT id, 1, customer_id, currency, date(ordered_on, '30 days'), 40000
         FROM sales_order WHERE id % 10 = 0 AND status = 'confirmed';
         INSERT INTO order_state (order_id, customer_id, currency, ordered_on, received, returned, receivable, overpaid, invoiced, due_on,
             payment, delivery)
         SELECT o.id, o.customer_id, o.currency, o.ordered_on, 40000 - coalesce(p.amount, 0), 0, coalesce(p.amount, 0), 0, 0,
                coalesce(p.due_on, ''), iif(p.amount IS NULL, 'paid', 'unpaid'), iif(o.id > {orders} * 98 / 100, 'open', 'delivered')
         FROM sales_order AS o LEFT JOIN open_instalment AS p ON p.order_id = o.id;
         INSERT INTO receivable_day SELECT currency, due_on, count(*), sum(amount) FROM open_instalment GROUP BY 1, 2;
         CREATE TEMP TABLE posted_customer (currency TEXT, month TEXT, customer_id INTEGER, orders INTEGER, gross INTEGER,
             total INTEGER, received INTEGER);"
    ))
    .expect("a book");
    // The kept sums, as a large import posts them.
    for sql in POSTS {
        for statement in sql.split_inclusive(';').filter(|statement| statement.contains("INSERT")) {
            book.execute(statement, [0; 1]).expect("figures");
        }
    }
    book.execute_batch(POST_CUSTOMERS).expect("figures of customers");
    book.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);").expect("a book");
}

const POSTS: [&str; 3] = [
    include_str!("../../src/store/sql/post_orders.sql"),
    include_str!("../../src/store/sql/post_lines.sql"),
    include_str!("../../src/store/sql/post_receipts.sql"),
];
const POST_CUSTOMERS: &str = include_str!("../../src/store/sql/post_customers.sql");
