//! Sheets of orders, receipts and products: told apart by their headings, brought together by order, and exact to the cent.

use crate::exchange_support::{Imported, import, import_with, mapped, sheet};
use gendan::{
    domain::{
        method::PaymentMethod,
        money::Currency,
        order::OrderStatus,
        record::{OrderRecord, ReceiptRecord},
    },
    exchange::{
        error::ImportError,
        field::{Field, Kind, Part},
        plan::{Import, ImportOptions},
        read::ReadError,
        records::{OrderLines, Reason, Record, Rejected},
    },
};

fn receipts(got: &Imported) -> Vec<&ReceiptRecord> {
    got.records.iter().filter_map(|record| if let Record::Receipt(one) = record { Some(one) } else { None }).collect()
}

/// Number, and what each line came to: its gross less its discount is always its total.
fn totals(order: &OrderRecord) -> (Option<&str>, Vec<i64>) {
    for line in &order.lines {
        let gross = gendan::domain::order::gross(line.quantity, line.unit_price, order.currency).unwrap();
        assert_eq!(gross - line.discount, line.total);
    }
    (order.number.as_deref(), order.lines.iter().map(|line| line.total).collect())
}

#[test]
fn the_headings_say_what_the_rows_are() {
    let cases = [
        ("订单编号,下单日期,客户名称,产品名称,数量,单价", Kind::Orders),
        ("Row ID,Order ID,Order Date,Customer Name,Product Name,Sales,Quantity,Discount", Kind::Orders),
        ("日期,客户,产品,金额", Kind::Orders),
        ("invoice no,invoice date,customer,amount", Kind::Orders),
        ("客户,回款日期,回款金额,付款方式", Kind::Receipts),
        ("customerNumber,checkNumber,paymentDate,amount", Kind::Receipts),
        ("订单号,收款日期,金额", Kind::Receipts),
        ("产品编号,产品名称,类别,单位,单价", Kind::Products),
        ("productCode,productName,productLine,quantityInStock,MSRP", Kind::Products),
        ("公司名称,联系人,电话,意向金额", Kind::Customers),
        ("客户,跟进时间,方式,内容", Kind::FollowUps),
    ];
    for (headings, kind) in cases {
        let row = vec!["1"; headings.split(',').count()].join(",");
        let got = Import::prepare(sheet(format!("{headings}\n{row}\n").as_bytes()).unwrap(), ImportOptions::default());
        let found = got.map(|import| import.plan().kind).map_err(|error| error.to_string());
        assert_eq!(found, Ok(kind), "{headings}");
    }
    for headings in ["商品名称,销量,单价,销售额", "客户id,订单日期,订单ID,产品,数量", "日期,销售额,利润"]
    {
        let got = import_with(&format!("{headings}\n1,2,3\n"), ImportOptions::default());
        let refused = matches!(got, Err(ImportError::KindUnclear { .. } | ImportError::MissingColumn { .. }));
        assert!(refused, "{headings}: nothing says what it sold for, to whom or when");
    }
}

#[test]
fn rows_of_an_order_come_together_wherever_they_stand() {
    let got = import(
        "订单号,日期,客户,产品,数量,金额\nA1,2026-01-02,云杉,灯,2,20\nA2,2026-01-02,云杉,灯,1,10\n\
         A1,2026-01-03,云杉,桌,1,99\nA1,2026-01-02,白桦,灯,3,30\nA1,2026-01-02,云杉,椅,1,5.5\n合计,,,,,164.5\n",
    );
    let orders: Vec<_> = got.orders().iter().map(|order| totals(order)).collect();
    let expected =
        [(Some("A2"), vec![1000]), (Some("A1"), vec![9900]), (Some("A1"), vec![3000]), (Some("A1"), vec![2000, 550])];
    assert_eq!(orders, expected);
    assert_eq!(got.plan.totals_lines, [7]);
    // Merged cells leave the head out; rows without a number are orders of their own.
    let got = import("订单号,日期,客户,产品,金额\nB1,2026/1/2,云杉,灯,1\n,,,桌,2\nB1,,,椅,3\n,2026-01-05,云杉,灯,4\n");
    let orders: Vec<_> = got.orders().iter().map(|order| totals(order)).collect();
    assert_eq!(orders, [(Some("B1"), vec![100, 200, 300]), (None, vec![400])]);
    let got = import("日期,客户,产品,金额\n2026-01-02,云杉,灯,1\n2026-01-02,云杉,灯,1\n");
    assert_eq!(got.orders().len(), 2, "without numbers each row is an order");
}

#[test]
fn an_order_is_taken_whole_or_not_at_all() {
    let got = import(
        "订单号,日期,客户,产品,数量,金额\nA1,2026-01-02,云杉,灯,2,20\nA2,2026-01-02,云杉,灯,1,10\nA1,2026-01-02,云杉,桌,x,99\n\
         A3,2026-01-02,云杉,灯,1,10\nA3,不知道,云杉,灯,1,10\n,2026-01-09,,,,\n",
    );
    let orders: Vec<_> = got.orders().iter().map(|order| totals(order)).collect();
    assert_eq!(orders, [(Some("A2"), vec![1000])]);
    let refused: Vec<u64> = got.rejected.iter().map(|row| row.line).collect();
    assert_eq!(refused, [4, 6, 7], "{:?}", got.rejected);
    assert_eq!(got.left, [(2, Reason::Incomplete { line: 4 }), (5, Reason::Incomplete { line: 6 })]);
}

#[test]
fn the_amount_wins_and_the_difference_is_a_discount() {
    let heads = "number,date,customer,product,quantity,price,discount,amount\n";
    let line = |rest: &str| {
        let got = import(&format!("{heads}1,2026-01-02,Alder,Lamp,{rest}\n"));
        assert_eq!(got.rejected, [], "{rest}");
        let order = got.orders()[0].clone();
        let line = &order.lines[0];
        totals(&order);
        (line.quantity, line.unit_price, line.discount, line.total)
    };
    let cases = [
        ("2,10,,", (2000, 100_000, 0, 2000)),
        ("2,10,,18.5", (2000, 100_000, 150, 1850)),
        ("2,10,,21", (2000, 100_000, -100, 2100)),
        ("3,,,100", (3000, 333_333, 0, 10_000)),
        ("2,,0.4,129.696", (2000, 648_480, 0, 12_970)),
        ("11,2039.9939999999999,,22439.933999999997", (11_000, 20_399_940, 0, 2_243_993)),
        ("1,35621.354999999996,,", (1000, 356_213_550, 0, 3_562_136)),
        ("1,,,35621.354999999996", (1000, 356_213_550, 1, 3_562_135)),
        ("4,25,20%,", (4000, 250_000, 2000, 8000)),
        ("4,25,0.2,", (4000, 250_000, 2000, 8000)),
        ("4,25,8折,", (4000, 250_000, 2000, 8000)),
        ("4,25,12.5,", (4000, 250_000, 1250, 8750)),
        ("-2,10,,", (-2000, 100_000, 0, -2000)),
        ("0,10,,", (0, 100_000, 0, 0)),
        (",10,,", (1000, 100_000, 0, 1000)),
        ("3台,10,,", (3000, 100_000, 0, 3000)),
        ("1000,0.123456,,", (1_000_000, 1235, 4, 12_346)),
        ("2,\"1,200\",,\"2,400.00\"", (2000, 12_000_000, 0, 240_000)),
    ];
    for (rest, expected) in cases {
        assert_eq!(line(rest), expected, "{rest}");
    }
    for rest in ["x,10,,", "1,,,", "1,cheap,,", "99999999999999,9,,", "1,10,abc,"] {
        let got = import(&format!("{heads}1,2026-01-02,Alder,Lamp,{rest}\n"));
        assert_eq!((got.orders().len(), got.rejected.len()), (0, 1), "{rest}");
    }
    let got = import(&format!("{heads}1,2026-01-02,Alder,Lamp,2,,0.4,129.70\n"));
    assert_eq!(got.orders()[0].extra, [("discount".to_owned(), "0.4".to_owned())], "what it says is kept");
}

#[test]
fn a_row_keeps_to_its_currency() {
    let got = import(
        "number,date,customer,product,amount,currency\n1,2026-01-02,A,x,5,USD\n2,2026-01-02,A,x,1200,JPY\n3,2026-01-02,A,x,1.234,KWD\n4,2026-01-02,A,x,$7,\n5,2026-01-02,A,x,$7,EUR\n6,2026-01-02,A,x,7,moon\n",
    );
    let orders: Vec<_> = got.orders().iter().map(|order| (order.currency.code().to_owned(), totals(order).1)).collect();
    let expected = [("USD", 500), ("JPY", 1200), ("KWD", 1234), ("USD", 700)];
    assert_eq!(orders, expected.map(|(code, total)| (code.to_owned(), vec![total])));
    assert_eq!(got.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [6, 7]);
}

#[test]
fn words_and_days_become_states_and_the_rest_is_kept() {
    let got = import(
        "order no,date,customer,product,amount,status,ship date,delivery date,due date,note,colour\n\
         1,2026-01-02,A,x,5,Shipped,,,2026-02-01,n1,red\n1,2026-01-02,A,y,6,Shipped,,,,n2,red\n\
         2,2026-01-02,A,x,5,已取消,,,,,\n3,2026-01-02,A,x,5,On Hold,,,,,\n4,2026-01-02,A,x,5,交易成功,,,,,\n\
         5,2026-01-02,A,x,5,,2026-01-04,2026-01-06,,,red\n5,2026-01-02,A,y,5,,2026-01-05,,,,blue\n\
         6,2026-01-02,A,x,5,confirmed,,,,,\n6,2026-01-02,A,y,7,cancelled,,,,,\n",
    );
    let orders = got.orders();
    let sent = |at: usize| -> Vec<(String, Option<String>, usize)> {
        let text = |day: chrono::NaiveDate| day.to_string();
        orders[at].shipments.iter().map(|s| (text(s.shipped_on), s.delivered_on.map(text), s.lines.len())).collect()
    };
    assert_eq!(orders[0].note.as_deref(), Some("n1\nn2"));
    assert_eq!(orders[0].extra, [("colour".to_owned(), "red".to_owned())]);
    assert_eq!(orders[0].due_on.map(|day| day.to_string()).as_deref(), Some("2026-02-01"));
    assert_eq!(sent(0), [("2026-01-02".to_owned(), None, 0)]);
    assert_eq!((orders[1].status, orders[1].status_text.as_deref()), (OrderStatus::Cancelled, Some("已取消")));
    assert_eq!((orders[2].status, &orders[2].extra[0].1), (OrderStatus::Confirmed, &"On Hold".to_owned()));
    assert_eq!((orders[3].status, sent(3).len()), (OrderStatus::Done, 1));
    assert_eq!(
        sent(4),
        [("2026-01-04".to_owned(), Some("2026-01-06".to_owned()), 1), ("2026-01-05".to_owned(), None, 1)]
    );
    let colours: Vec<_> = orders[4].extra.iter().map(|(heading, value)| format!("{heading}={value}")).collect();
    assert_eq!(colours, ["colour #1=red", "colour #2=blue"]);
    assert_eq!((orders[5].status, totals(orders[5]).1), (OrderStatus::Confirmed, vec![500, 0]), "a line called off");
    assert!(got.words.iter().any(|word| word.field == Field::Status && word.value == "On Hold"));
}

#[test]
fn what_was_paid_is_what_came_less_what_went_back() {
    let heads = "订单号,日期,客户,产品,金额,已付金额,退款金额,付款时间,付款方式\n";
    let money = |rows: &str| -> Vec<(String, i64)> {
        let got = import(&format!("{heads}{rows}"));
        let order = got.orders()[0].clone();
        order.received.iter().map(|one| (one.on.to_string(), one.amount)).collect()
    };
    let day = |text: &str| text.to_owned();
    let cases = [
        ("1,2026-01-02,A,x,100,0,0,,\n", vec![]),
        ("1,2026-01-02,A,x,100,40,,2026-01-05,微信\n", vec![(day("2026-01-05"), 4000)]),
        ("1,2026-01-02,A,x,100,40,,,\n", vec![(day("2026-01-02"), 4000)]),
        // Kept 60 of 100: the 40 came before they went.
        ("1,2026-01-02,A,x,100,60,40,2026-01-05,\n", vec![(day("2026-01-05"), 10_000), (day("2026-01-05"), -4000)]),
        ("1,2026-01-02,A,x,100,0,100,2026-01-05,\n", vec![(day("2026-01-05"), 10_000), (day("2026-01-05"), -10_000)]),
        // Paid 100 and 40 went back.
        ("1,2026-01-02,A,x,100,100,40,2026-01-05,\n", vec![(day("2026-01-05"), 10_000), (day("2026-01-05"), -4000)]),
        // Each row its own share; or the whole order's in each.
        ("1,2026-01-02,A,x,50,50,,,\n1,2026-01-02,A,y,60,30,,,\n", vec![(day("2026-01-02"), 8000)]),
        ("1,2026-01-02,A,x,50,110,,,\n1,2026-01-02,A,y,60,110,,,\n", vec![(day("2026-01-02"), 11_000)]),
    ];
    for (rows, expected) in cases {
        assert_eq!(money(rows), expected, "{rows}");
    }
}

#[test]
fn receipts_are_read_with_their_order_or_their_customer() {
    let got = import(
        "客户,订单号,收款日期,收款金额,收款方式,流水号\n云杉,,2026-01-02,\"1,200.50\",微信,w1\n,A7,2026-01-03,-5,谷物,\n,,2026-01-03,5,,\n云杉,,2026-01-03,0,,\n云杉,,?,5,,\n",
    );
    let rows = receipts(&got);
    assert_eq!(
        (rows[0].amount, rows[0].method, rows[0].reference.as_deref()),
        (120_050, PaymentMethod::Wechat, Some("w1"))
    );
    assert_eq!((rows[1].order.as_deref(), rows[1].amount), (Some("A7"), -500));
    assert_eq!((rows[1].method, rows[1].method_text.as_deref()), (PaymentMethod::Other, Some("谷物")));
    assert_eq!(got.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 5, 6]);
}

#[test]
fn a_map_names_columns_methods_and_states() {
    let map = "number = \"k1\"\ndate = \"k2\"\ncustomer = \"k3\"\namount = \"k4\"\nmethod = \"k5\"\nreceived = \"k4\"\nstatus = \"k6\"\n[method]\n\"Z9\" = \"cash\"\n[status]\n\"zu\" = \"delivered\"\n";
    let refused = import_with("k1,k2\n1,2\n", mapped(map));
    assert!(matches!(refused, Err(ImportError::MapHeading { .. })));
    let map = map.replace("received = \"k4\"\n", "received = \"k7\"\n");
    let got = import_with(
        "k1,k2,k3,k4,k5,k6,k7\n1,2026-01-02,Alder,5,Z9,zu,5\n",
        ImportOptions { kind: Some(Kind::Orders), ..mapped(&map) },
    );
    let got = got.unwrap();
    let order = got.orders()[0];
    assert_eq!((order.received[0].method, order.shipments[0].delivered_on.is_some()), (PaymentMethod::Cash, true));
}

#[test]
fn heads_and_lines_of_two_sheets_are_joined_by_the_number() {
    let heads = "orderNumber,orderDate,customerName,status,total\n1,2026-01-02,Alder,Shipped,30\n2,2026-01-03,Birch,,9\n3,2026-01-04,Cedar,,7\n";
    let lines = "orderNumber,productCode,quantityOrdered,priceEach\n2,L1,1,10\n1,L1,2,10\n1,L2,1,10\n9,L9,1,1\n3,L1,x,1\n3,L2,1,7\n";
    let options =
        |part| ImportOptions { kind: Some(Kind::Orders), part, currency: Currency::USD, ..ImportOptions::default() };
    let mut of_lines = Import::prepare(sheet(lines.as_bytes()).unwrap(), options(Part::Lines)).unwrap();
    let mut refused: Vec<Rejected> = Vec::new();
    let read = OrderLines::read::<ReadError>(&mut of_lines, |row| {
        refused.push(row);
        Ok(())
    });
    assert_eq!(refused.iter().map(|row| row.line).collect::<Vec<_>>(), [6]);
    let mut of_heads = Import::prepare(sheet(heads.as_bytes()).unwrap(), options(Part::Heads)).unwrap();
    let mut records = of_heads.orders_with(read.unwrap()).unwrap();
    let taken: Vec<_> = records.by_ref().map(Result::unwrap).collect();
    let orders: Vec<&OrderRecord> =
        taken.iter().filter_map(|one| if let Ok(Record::Order(order)) = one { Some(&**order) } else { None }).collect();
    assert_eq!(totals(orders[0]), (Some("1"), vec![2000, 1000]));
    assert_eq!((totals(orders[1]).1, orders[1].discount), (vec![1000], 100), "the head says what the order came to");
    assert_eq!((orders.len(), taken.len()), (2, 3), "an order with a line that cannot be taken stays behind");
    let left = records.lines_left();
    assert_eq!(left, [(5, Reason::NoOrder { number: "9".to_owned() }), (7, Reason::Incomplete { line: 6 })]);
}
