//! Orders, products and receipts of other programs in the book: once, whole, and back out by one undo.

use crate::cli_support::Book;
use chrono::NaiveDate;
use gendan::domain::{
    allocation::{Owing, Prepaid, first_in_first_out},
    id::{OrderId, ReceiptId},
    money::Currency,
};
use serde_json::{Value, json};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_oldest_money_goes_to_the_earliest_due_day() {
    let money = |receipt, on: &str, amount, currency| Prepaid {
        receipt: ReceiptId(receipt),
        received_on: day(on),
        amount,
        currency,
    };
    let part = |order, due: Option<&str>, open, currency| Owing {
        order: OrderId(order),
        due_on: due.map(day),
        ordered_on: day("2026-01-01"),
        open,
        currency,
    };
    let (cny, usd) = (Currency::CNY, Currency::USD);
    type Case<'c> = (&'c [Prepaid], &'c [Owing], &'c [(i64, i64, i64)]);
    let cases: [Case<'_>; 6] = [
        (&[], &[part(1, None, 5, cny)], &[]),
        // The later receipt fills what the earlier one left open, and an order without a day comes last.
        (
            &[money(2, "2026-03-02", 70, cny), money(1, "2026-03-01", 50, cny)],
            &[part(9, None, 40, cny), part(8, Some("2026-04-01"), 60, cny), part(7, Some("2026-05-01"), 10, cny)],
            &[(1, 8, 50), (2, 8, 10), (2, 7, 10), (2, 9, 40)],
        ),
        // Two parts of one order are one allocation of a receipt.
        (
            &[money(1, "2026-03-01", 100, cny)],
            &[
                part(4, Some("2026-04-01"), 30, cny),
                part(5, Some("2026-04-02"), 5, cny),
                part(4, Some("2026-05-01"), 70, cny),
            ],
            &[(1, 4, 95), (1, 5, 5)],
        ),
        // Never across currencies, never more than is open.
        (
            &[money(1, "2026-03-01", 100, usd), money(2, "2026-03-01", 100, cny)],
            &[part(4, Some("2026-04-01"), 30, cny)],
            &[(2, 4, 30)],
        ),
        // What went back is taken from what came first.
        (
            &[money(1, "2026-03-01", 60, cny), money(2, "2026-03-05", 60, cny), money(3, "2026-03-09", -80, cny)],
            &[part(4, None, 100, cny)],
            &[(2, 4, 40)],
        ),
        (&[money(1, "2026-03-01", 60, cny)], &[part(4, None, 0, cny), part(5, None, -3, cny)], &[]),
    ];
    for (prepaid, owing, expected) in cases {
        let plan = first_in_first_out(prepaid, owing);
        let plan: Vec<_> = plan.iter().map(|one| (one.receipt.0, one.order.0, one.amount)).collect();
        assert_eq!(plan, expected);
    }
}

const ORDERS: &str = "订单号,日期,客户,货号,产品,类别,数量,单价,金额,已收金额,付款方式,发货日期,颜色\n\
    D1,2026-10-02,云杉软件,L-1,灯,照明,2,10,20,20,微信,2026-10-03,红\n\
    D1,2026-10-02,云杉软件,T-1,桌,家具,1,100,90,40,微信,2026-10-03,蓝\n\
    D1,2026-10-05,云杉软件,L-1,灯,照明,1,10,10,,,,\n\
    D2,2026-11-01,白桦物流,L-1,灯,照明,5,10,50,,,2026-11-02,\n";

fn import(book: &Book, name: &str, content: &str, flags: &[&str]) -> Value {
    let file = book.file(name, content);
    book.json(&[&["import", file.to_str().unwrap()], flags].concat())
}

fn counts(run: &Value) -> [i64; 4] {
    ["added", "updated", "unchanged", "rejected"].map(|key| run[key].as_i64().unwrap())
}

fn order(book: &Book, number: &str) -> Value {
    let orders = book.json(&["order", "list"]);
    let found = orders.as_array().unwrap().iter().find(|order| order["number"] == number);
    found.unwrap_or_else(|| panic!("{number} in {orders}")).clone()
}

#[test]
fn a_sheet_of_orders_is_taken_once_told_and_undone_at_once() {
    let book = Book::new().in_chinese();
    let first = import(&book, "订单.csv", ORDERS, &[]);
    assert_eq!(counts(&first), [3, 0, 0, 0], "{first}");
    assert_eq!((&first["lines"], &first["products_made"], &first["customers_made"]), (&json!(4), &json!(2), &json!(2)));
    assert_eq!(first["renumbered_first"], json!([{"line": 4, "number": "D1", "given": "D1-2"}]));
    let one = order(&book, "D1");
    assert_eq!(
        (&one["total"], &one["received"], &one["payment"]),
        (&json!("110.00"), &json!("60.00"), &json!("partial"))
    );
    assert_eq!(one["delivery"], "shipped");
    let again = import(&book, "订单.csv", ORDERS, &[]);
    assert_eq!(counts(&again), [0, 0, 3, 0], "{again}");
    book.ok(&["doctor"]);
    assert_eq!(book.ok(&["product", "list", "--count"]), "2\n");
    assert!(book.ok(&["undo"]).contains("订单.csv"));
    assert_eq!(
        (book.ok(&["order", "list", "--count"]), book.ok(&["customer", "list", "--count"])),
        ("0\n".into(), "0\n".into())
    );
    assert!(book.ok(&["redo"]).contains("订单.csv"));
    assert_eq!(order(&book, "D1-2")["total"], "10.00");
    book.ok(&["doctor"]);
}

#[test]
fn a_changed_row_changes_its_order_and_what_came_in_since_is_added() {
    let book = Book::new().in_chinese();
    import(&book, "订单.csv", ORDERS, &[]);
    let changed = ORDERS
        .replace("T-1,桌,家具,1,100,90,40", "T-1,桌,家具,1,100,95,75")
        .replace("5,10,50,,,2026-11-02", "6,10,60,60,现金,2026-11-02");
    let run = import(&book, "新.csv", &changed, &[]);
    assert_eq!(counts(&run), [0, 2, 1, 0], "{run}");
    let (one, two) = (order(&book, "D1"), order(&book, "D2"));
    assert_eq!((&one["total"], &one["received"]), (&json!("115.00"), &json!("95.00")));
    assert_eq!((&two["total"], &two["payment"]), (&json!("60.00"), &json!("paid")));
    let fewer: String = changed.lines().filter(|line| !line.contains("T-1")).map(|line| format!("{line}\n")).collect();
    assert_eq!(counts(&import(&book, "少.csv", &fewer, &[])), [0, 1, 2, 0]);
    assert_eq!(order(&book, "D1")["total"], "20.00");
    book.ok(&["doctor"]);
    for _ in 0..3 {
        book.ok(&["undo"]);
        book.ok(&["doctor"]);
    }
    assert_eq!(book.ok(&["order", "list", "--count"]), "0\n");
}

#[test]
fn orders_without_a_number_or_a_buyer_get_one_and_are_known_again() {
    let book = Book::new();
    let rows = "date,product,amount,ship to\n2026-10-02,Lamp,5,Lyon\n2026-10-02,Lamp,5,Lyon\n2026-10-02,Desk,7,\n";
    let run = import(&book, "shop.csv", rows, &["--as", "orders"]);
    assert_eq!((counts(&run), &run["without_customer"]), ([3, 0, 0, 0], &json!(3)));
    assert_eq!(order(&book, "20261002-02")["customer"], "Walk-in Lyon");
    assert_eq!(order(&book, "20261002-03")["customer"], "Walk-in");
    assert_eq!(counts(&import(&book, "shop.csv", rows, &["--as", "orders"])), [0, 0, 3, 0]);
    assert_eq!(
        counts(&import(&book, "more.csv", &format!("{rows}2026-10-02,Lamp,5,Lyon\n"), &["--as", "orders"])),
        [1, 0, 3, 0]
    );
    assert_eq!(order(&book, "20261002-04")["total"], "5.00");
}

#[test]
fn buyers_of_the_past_stand_in_the_queue_ahead_and_move_no_deal() {
    let book = Book::new();
    book.ok(&["customer", "add", "Alder", "--stage", "quote"]);
    let rows = "number,date,customer,product,amount,ship date,status\n1,2016-03-02,Birch,Lamp,5,2016-03-04,\n2,2026-11-01,Alder,Lamp,5,,\n3,2016-03-02,Cedar,Lamp,5,,cancelled\n";
    assert_eq!(counts(&import(&book, "old.csv", rows, &[])), [3, 0, 0, 0]);
    assert_eq!(book.json(&["show", "Alder"])["deal"]["stage"], "quote", "an import moves no deal");
    let due = book.json(&["due", "--all"]);
    let of = |name: &str| due.as_array().unwrap().iter().find(|row| row["customer"] == name).cloned();
    let birch = of("Birch").unwrap();
    assert_eq!((&birch["stage"], &birch["band"] == "overdue"), (&json!("won"), false), "{birch}");
    assert_eq!(of("Cedar"), None, "whose only order was called off");
    assert_eq!(book.json(&["show", "Cedar"])["deal"]["stage"], "lost");
    // What the sheet says was not paid is due; where it is silent nobody knows.
    let paid = "number,date,customer,product,amount,paid,ship date\n8,2026-10-02,Dogwood,Lamp,5,0,2026-10-04\n";
    import(&book, "open.csv", paid, &[]);
    let due = book.json(&["due", "--overdue"]);
    let names: Vec<&Value> = due.as_array().unwrap().iter().map(|row| &row["customer"]).collect();
    assert_eq!(names, [&json!("Dogwood")]);
}

#[test]
fn receipts_find_their_order_or_wait_as_prepayments_until_given_out() {
    let book = Book::new();
    let orders = "number,date,customer,product,amount,due date\nA,2026-09-02,Alder,Lamp,50,2026-10-01\nB,2026-09-03,Alder,Lamp,50,2026-09-20\n\
                  A,2026-09-04,Birch,Desk,70,2026-10-01\n";
    import(&book, "orders.csv", orders, &[]);
    let rows = "customer,order,payment date,amount,method,reference\n\
                Alder,,2026-10-05,70,transfer,r1\n,B,2026-10-06,10,cash,\nBirch,A,2026-10-06,70,,r2\n,A,2026-10-06,1,,\n\
                ,Q,2026-10-06,1,,\nCedar,B,2026-10-06,1,,\nAlder,,2027-01-01,1,,\n";
    let run = import(&book, "receipts.csv", rows, &[]);
    assert_eq!(counts(&run), [3, 0, 0, 4], "{run}");
    let reasons: Vec<&str> =
        run["rejected_rows"].as_array().unwrap().iter().map(|row| row["reason"].as_str().unwrap()).collect();
    for (reason, word) in reasons.iter().zip(["several", "no order has", "another customer", "future"]) {
        assert!(reason.contains(word), "{reasons:?}");
    }
    assert_eq!(order(&book, "A-2")["payment"], "paid", "by the customer among orders of one number");
    assert_eq!(
        (order(&book, "B")["received"].clone(), order(&book, "A")["received"].clone()),
        (json!("10.00"), json!("0.00"))
    );
    let again = import(&book, "receipts.csv", rows, &["--allocate"]);
    assert_eq!((counts(&again), &again["allocated"]), ([0, 0, 3, 4], &json!(0)));
    let more = "customer,payment date,amount,reference\nAlder,2026-11-01,15,r9\n";
    let run = import(&book, "more.csv", more, &["--allocate"]);
    assert_eq!((counts(&run), &run["allocated"]), ([1, 0, 0, 0], &json!(3)), "the oldest money first: {run}");
    assert_eq!(
        (order(&book, "B")["payment"].clone(), order(&book, "A")["received"].clone()),
        (json!("paid"), json!("45.00"))
    );
    for (file, rows) in [("receipts.csv", rows), ("more.csv", more)] {
        let again = import(&book, file, rows, &[]);
        assert_eq!(again["added"], json!(0), "split money is known again: {again}");
    }
    let run = import(&book, "mended.csv", "customer,payment date,amount,reference\nBirch,2026-10-06,69,r2\n", &[]);
    assert_eq!(counts(&run), [0, 1, 0, 0], "the same reference is the same receipt");
    assert_eq!(order(&book, "A-2")["received"], "69.00");
    book.ok(&["doctor"]);
}

#[test]
fn products_are_known_by_their_number_and_changed_by_what_the_row_says() {
    let book = Book::new().in_chinese();
    let rows = "产品编号,产品名称,类别,单位,单价\nL-1,灯,照明,盏,12.3456\n,桌,家具,张,面议\n";
    assert_eq!(counts(&import(&book, "产品.csv", rows, &[])), [2, 0, 0, 0]);
    assert_eq!(counts(&import(&book, "产品.csv", rows, &[])), [0, 0, 2, 0]);
    let mended = rows.replace("L-1,灯,照明", "L-1,吊灯,").replace("面议", "88");
    assert_eq!(counts(&import(&book, "产品.csv", &mended, &[])), [0, 2, 0, 0]);
    let orders = "订单号,日期,客户,货号,产品,金额\n1,2026-10-02,云杉,L-1,旧灯,5\n2,2026-10-02,云杉,T-9,桌,5\n3,2026-10-02,云杉,L-2,吊灯,5\n";
    let run = import(&book, "订单.csv", orders, &[]);
    assert_eq!(run["products_made"], json!(1), "桌 takes its number, L-2 is another lamp of the same name");
    assert_eq!(book.ok(&["product", "list", "--count"]), "3\n");
}

#[test]
fn two_files_of_orders_are_joined_and_each_has_its_rejects() {
    let book = Book::new();
    let lines = book.file("lines.csv", "order no,sku,qty,price\n1,L,2,10\n1,T,1,5\n2,L,x,10\n2,T,1,5\n7,T,1,5\n");
    let flags = ["--lines", lines.to_str().unwrap()];
    let heads = "order no,date,customer\n1,2026-10-02,Alder\n2,2026-10-02,Birch\n3,2027-10-02,Cedar\n";
    let run = import(&book, "heads.csv", heads, &flags);
    assert_eq!(counts(&run), [1, 0, 0, 5], "{run}");
    assert_eq!(order(&book, "1")["total"], "25.00");
    let rejects = |name: &str| std::fs::read_to_string(book.path(name)).unwrap();
    let text = rejects("lines.rejects.csv");
    assert!(text.contains("2,L,x,10,") && text.contains("2,T,1,5,") && text.contains("7,T,1,5,"), "{text}");
    let text = rejects("heads.rejects.csv");
    assert!(text.contains("2,2026-10-02,Birch,") && text.contains("3,2027-10-02,Cedar,"), "{text}");
    assert_eq!(counts(&import(&book, "heads.csv", heads, &flags)), [0, 0, 1, 5]);
}

#[test]
fn a_dry_run_of_orders_tells_all_and_keeps_nothing() {
    let book = Book::new().in_chinese();
    let file = book.file("订单.csv", ORDERS);
    let out = book.ok(&["import", file.to_str().unwrap(), "--dry-run"]);
    for part in ["number\t<- 订单号", "received\t<- 已收金额", "颜色", "新增：3", "其中明细：4", "D1 记为 D1-2"]
    {
        assert!(out.contains(part), "{part} in {out}");
    }
    assert_eq!(book.files(), ["订单.csv"]);
}

/// Many orders come in together and are added up at the end of them; a known order between them that has changed, and what comes
/// after it, count as well, and one more import on top.
#[test]
fn a_change_between_many_orders_loses_no_figure() {
    const HEAD: &str = "订单号,日期,客户,产品,数量,单价,金额\n";
    let row =
        |n: usize, amount: usize| format!("N{n},2026-{:02}-03,云杉软件{},灯,1,{amount},{amount}\n", 1 + n % 9, n % 7);
    let rows = |range: std::ops::Range<usize>| range.map(|n| row(n, 10)).collect::<String>();
    let book = Book::new().in_chinese();
    import(&book, "一.csv", &format!("{HEAD}{}", rows(0..1)), &[]);
    let content = format!("{HEAD}{}{}{}", rows(1..300), row(0, 70), rows(300..1000));
    let run = import(&book, "二.csv", &content, &[]);
    assert_eq!(counts(&run), [999, 1, 0, 0], "{run}");
    book.ok(&["doctor"]);
    let months = book.json(&["rollup"]);
    let orders: i64 = months.as_array().unwrap().iter().map(|month| month["orders"].as_i64().unwrap()).sum();
    assert_eq!(orders, 1000, "{months}");
}
