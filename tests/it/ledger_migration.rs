//! A ledger that version 1 kept: its figures after the step to this version, and its history undone and done again.

use crate::cli_support::Book;
use crate::factory::{Quick, TABLES, day, dump, now};
use gendan::domain::{id::OrderId, money::Currency};
use gendan::store::{
    Op, Store, UndoOutcome,
    op::{LedgerOp, NewReceipt},
};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// More of the ledger as version 1 kept it: an order by action 3, one by action 4 that action 5 put away again.
const MORE: &str = r#"
INSERT INTO product VALUES (2, '电缆', NULL, NULL, NULL, 12345, 'CNY', 0, NULL);
INSERT INTO sales_order VALUES (2, '20261101-01', NULL, 1, NULL, '2026-11-01', 'confirmed', NULL, 'CNY', 50, 0, NULL, 2950, NULL, NULL, NULL, '2026-11-01T10:00:00+08:00', NULL),
                               (3, '20261102-01', NULL, 2, NULL, '2026-11-02', 'draft', NULL, 'JPY', 0, 0, NULL, 700, NULL, NULL, NULL, '2026-11-02T10:00:00+08:00', NULL);
INSERT INTO order_line VALUES (2, 2, 1, 2, NULL, 1000, 100000, 0, 1000), (3, 2, 2, 2, NULL, 2000, 100000, 0, 2000), (4, 3, 1, NULL, '服务', 1000, 7000000, 0, 700);
INSERT INTO instalment VALUES (2, 2, 1, 'fixed', 0, 0, NULL, 2950, '2026-12-01', NULL);
INSERT INTO receipt VALUES (2, 2, NULL, NULL, '2026-11-03', 500, 'CNY', '现结', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-03T09:00:00+08:00'),
                           (3, 1, 2, NULL, '2026-11-04', 50, 'CNY', 'bank_bill', NULL, NULL, NULL, NULL, '', '', NULL, NULL, '2026-11-04T09:00:00+08:00');
INSERT INTO operation VALUES (3, '2026-11-04T10:00:00+08:00', 'add_order', '海天机电有限公司', 5, 1, NULL, NULL), (4, '2026-11-04T11:00:00+08:00', 'add_order', '海天机电有限公司', 5, 1, NULL, 5),
                             (5, '2026-11-04T11:01:00+08:00', 'undo', '海天机电有限公司', 5, 1, 4, NULL);
INSERT INTO journal (operation_id, table_name, first_row, last_row, change, before) VALUES
    (3, 'instalment', 2, 2, 'insert', NULL), (3, 'order_line', 2, 3, 'insert', NULL), (3, 'product', 2, 2, 'insert', NULL), (3, 'sales_order', 2, 2, 'insert', NULL),
    (3, 'receipt', 3, 3, 'insert', NULL),
    (4, 'instalment', 9, 9, 'insert', NULL), (4, 'order_line', 8, 9, 'insert', NULL), (4, 'receipt', 9, 9, 'insert', NULL), (4, 'sales_order', 9, 9, 'insert', NULL),
    (5, 'sales_order', 9, 9, 'delete', '{"id":9,"number":"20261104-01","external_number":null,"customer_id":1,"deal_id":null,"ordered_on":"2026-11-04","status":"confirmed","status_reason":null,"currency":"CNY","discount":100,"freight":0,"tax_rate":1300,"total":11300,"terms":null,"deliver_by":null,"note":null,"entered_at":"2026-11-04T11:00:00+08:00","extra":null}'),
    (5, 'receipt', 9, 9, 'delete', '{"id":9,"customer_id":1,"order_id":9,"instalment_id":9,"received_on":"2026-11-04","amount":300,"currency":"CNY","method":"赊账","account":null,"reference":null,"reason":null,"note":null,"bill_drawer":null,"bill_acceptor":null,"bill_issued_on":null,"bill_matures_on":null,"entered_at":"2026-11-04T11:00:00+08:00"}'),
    (5, 'order_line', 8, 8, 'delete', '{"id":8,"order_id":9,"position":1,"product_id":1,"description":null,"quantity":1000,"unit_price":1000000,"discount":0,"total":10000}'),
    (5, 'order_line', 9, 9, 'delete', '{"id":9,"order_id":9,"position":2,"product_id":1,"description":null,"quantity":1000,"unit_price":150000,"discount":100,"total":1400}'),
    (5, 'instalment', 9, 9, 'delete', '{"id":9,"order_id":9,"position":1,"basis":"signed","month_end":0,"offset_days":30,"share":null,"amount":11300,"due_on":"2026-12-04","note":null}');
"#;

fn book_of_version_1() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.db");
    make_version_1(&path);
    (folder, path)
}

fn make_version_1(path: &Path) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(include_str!("../../src/store/migrations/0001.sql")).unwrap();
    conn.execute_batch(include_str!("migration_v1.sql")).unwrap();
    conn.execute_batch(MORE).unwrap();
    conn.execute_batch("PRAGMA application_id = 0x67656e64; PRAGMA user_version = 1").unwrap();
}

/// With a large book it takes minutes: nobody is left before a silent terminal, nor told twice.
#[test]
fn the_step_is_told_before_it_is_taken() {
    for (book, words) in
        [(Book::new(), "written by an earlier gendan"), (Book::new().in_chinese(), "旧版 gendan 的数据文件")]
    {
        make_version_1(&book.db());
        let first = book.run(&["due", "--json"]);
        assert_eq!(first.status, 0, "{}", first.err);
        assert!(first.err.contains(words) && first.err.contains("backups/"), "{}", first.err);
        let second = book.run(&["due", "--json"]);
        assert_eq!((second.err.as_str(), second.out), ("", first.out));
    }
    // A command that reads an amount looks for the book's currency first.
    let book = Book::new();
    make_version_1(&book.db());
    let run = book.run(&["customer", "add", "Elm", "--amount", "5k"]);
    assert_eq!((run.status, run.err.matches("written by an earlier gendan").count()), (0, 1), "{}", run.err);
}

fn lines(path: &Path, sql: &str) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn figures_are_made_of_what_there_was() {
    let (folder, path) = book_of_version_1();
    let store = Store::open(&path).unwrap();
    store.sound();
    for (sql, expected) in [
        (
            "SELECT printf('%s %s %d %d %d %d %d %d %d', currency, month, orders, gross, total, tax, returns, received, bills) FROM sales_month ORDER BY 1",
            &["CNY 2026-10 1 4800100 4800000 552212 0 0 0", "CNY 2026-11 1 3000 2950 0 100000 1000550 50"][..],
        ),
        (
            "SELECT printf('%s %d %d %d %d %d', month, product_id, orders, quantity, total, returned_quantity) FROM sales_product ORDER BY 1",
            &["2026-10 1 1 48000 4800000 0", "2026-11 1 0 0 0 1000", "2026-11 2 1 3000 2950 0"],
        ),
        (
            "SELECT printf('%s %d %d %d %d', period, customer_id, orders, net, received) FROM sales_customer ORDER BY 1",
            &[
                "2026-10 1 1 4800000 0",
                "2026-11 1 1 -97050 1000050",
                "2026-11 2 0 0 500",
                "Q2026-4 1 2 4702950 1000050",
                "Q2026-4 2 0 0 500",
                "Y2026 1 2 4702950 1000050",
                "Y2026 2 0 0 500",
                "all 1 2 4702950 1000050",
                "all 2 0 0 500",
            ][..],
        ),
        (
            "SELECT printf('%s %s %d', month, category, orders) FROM sales_category ORDER BY 1",
            &["2026-10 硬件 1", "2026-11  1"],
        ),
        (
            "SELECT printf('%d %d %d %s %s %s', order_id, receivable, overpaid, due_on, payment, delivery) FROM order_state ORDER BY 1",
            &["1 3700000 0 2026-11-30 partial delivered", "2 2900 0 2026-12-01 partial open", "3 0 0  unpaid open"],
        ),
        (
            "SELECT printf('%s %d', due_on, amount) FROM receivable_day ORDER BY 1",
            &["2026-11-30 3700000", "2026-12-01 2900"],
        ),
        ("SELECT printf('%s %s', method, method_text) FROM receipt WHERE method_text IS NOT NULL", &["other 现结"]),
        ("SELECT printf('%d %d', net, leads) FROM order_line ORDER BY id", &["4800000 1", "950 1", "2000 0", "700 1"]),
    ] {
        assert_eq!(lines(&path, sql), expected, "{sql}");
    }
    let copies = std::fs::read_dir(folder.path().join("backups")).unwrap().map(|entry| entry.unwrap().path());
    let copies: Vec<PathBuf> = copies.filter(|path| path.extension().is_some_and(|end| end == "db")).collect();
    let [copy] = &copies[..] else { panic!("the book as version 1 kept it: {copies:?}") };
    assert_eq!(lines(copy, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version"), ["1"]);
}

#[test]
fn a_step_that_fails_leaves_the_book_as_it_was() {
    let (_folder, path) = book_of_version_1();
    let kept = "SELECT printf('%s %s', customer_id, net) FROM sales_customer WHERE period = 'all' ORDER BY 1";
    // The last step makes an index of this name.
    Connection::open(&path).unwrap().execute_batch("CREATE INDEX customer_decision ON customer (note)").unwrap();
    assert!(Store::open(&path).is_err());
    assert_eq!(lines(&path, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version"), ["1"]);
    Connection::open(&path).unwrap().execute_batch("DROP INDEX customer_decision").unwrap();
    Store::open(&path).unwrap().sound();
    assert_eq!(lines(&path, kept), ["1 4702950", "2 0"]);
}

#[test]
fn what_version_1_did_is_undone_and_done_again() {
    let (_folder, path) = book_of_version_1();
    let mut store = Store::open(&path).unwrap();
    let before = dump(&path, &TABLES);
    assert!(matches!(store.redo(now()).unwrap(), UndoOutcome::Done { .. }));
    store.sound();
    let card = store.order(OrderId(9)).unwrap();
    assert_eq!((card.gross, card.total, card.tax, card.standing.receivable), (11_500, 11_300, 1_300, 11_000));
    assert_eq!(card.lines.iter().map(|line| line.net).collect::<Vec<_>>(), [9_900, 1_400]);
    assert_eq!(card.standing.instalments[0].due_on, Some(day("2026-12-04")), "thirty days after it was signed");
    assert_eq!(card.receipts[0].receipt.method_text.as_deref(), Some("赊账"));
    assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
    assert_eq!(dump(&path, &TABLES), before);
    // The order of action 3, which is there.
    assert!(matches!(store.undo(now()).unwrap(), UndoOutcome::Done { .. }));
    store.sound();
    assert!(store.order(OrderId(2)).is_err());
    assert_eq!(lines(&path, "SELECT name FROM product"), ["控制器"]);
    assert!(matches!(store.redo(now()).unwrap(), UndoOutcome::Done { .. }));
    assert_eq!(dump(&path, &TABLES), before);
    store.sound();
}

#[test]
fn numbers_go_on_above_all_that_were_given() {
    let (_folder, path) = book_of_version_1();
    let mut store = Store::open(&path).unwrap();
    let customer = gendan::domain::id::CustomerId(1);
    let order = store.sell(customer, "20261121-01");
    assert_eq!(order, OrderId(10), "9 was undone");
    let receipt = NewReceipt::new(customer, Some(order), day("2026-11-21"), 1, Currency::CNY);
    let made = store.done(Op::Ledger(LedgerOp::AddReceipt(receipt)));
    assert_eq!(made.receipt.map(|receipt| receipt.0), Some(10));
    store.sound();
}

#[test]
fn another_window_goes_on_after_the_step() {
    let (_folder, path) = book_of_version_1();
    // A window of the old version, in the middle of a read.
    let old = Connection::open(&path).unwrap();
    old.pragma_update(None, "journal_mode", "WAL").unwrap();
    old.execute_batch("BEGIN").unwrap();
    let count =
        |conn: &Connection| conn.query_row("SELECT count(*) FROM sales_order", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count(&old), 3);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(count(&old), 3, "it reads what was there");
    old.execute_batch("COMMIT").unwrap();
    // What it writes without the new columns is refused, and nothing of it kept.
    old.execute(
        "INSERT INTO sales_order (number, customer_id, ordered_on, total, entered_at) VALUES ('x', 1, '2026-11-01', 5, '')",
        [],
    )
    .unwrap_err();
    store.add("新");
    store.sound();
}
