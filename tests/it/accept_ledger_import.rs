//! Ledgers that nobody here shaped, from the shell into the book and out as months, to the cent. Runs where `GENDAN_REAL_DATA`
//! names their folder.

use super::cli_support::Book;
use gendan::domain::order::PaymentState;
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::PathBuf};

fn data(path: &str) -> Option<String> {
    let path = PathBuf::from(std::env::var_os("GENDAN_REAL_DATA")?).join("data").join(path);
    assert!(path.exists(), "{} is missing", path.display());
    Some(path.to_string_lossy().into_owned())
}

/// A decimal in hundredths.
fn cents(text: &str) -> i64 {
    let (whole, part) = text.split_once('.').unwrap_or((text, "00"));
    format!("{whole}{part:0<2}").parse().unwrap()
}

/// What the book says of a month: orders, net and received in cents.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Month {
    orders: u64,
    net: i64,
    received: i64,
}

fn months(book: &Book, currency: &str) -> BTreeMap<String, Month> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = book.json(&["rollup", "--by", "month"]);
    let rows = rows.as_array().unwrap().iter().filter(|row| row["currency"] == currency);
    rows.map(|row| {
        let month = Month {
            orders: row["orders"].as_u64().unwrap(),
            net: cents(&text(row, "net")),
            received: cents(&text(row, "received")),
        };
        (text(row, "month"), month)
    })
    .collect()
}

fn total(months: &BTreeMap<String, Month>) -> Month {
    let add = |sum: Month, one: &Month| Month {
        orders: sum.orders + one.orders,
        net: sum.net + one.net,
        received: sum.received + one.received,
    };
    months.values().fold(Month::default(), add)
}

/// Compares every month with the file beside the data, in the columns that it has.
fn as_expected(months: &BTreeMap<String, Month>, expected: &str, net: &str, with_orders: bool) {
    let mut reader = csv::Reader::from_path(expected).unwrap();
    let headings = reader.headers().unwrap().clone();
    let mut seen = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |name: &str| headings.iter().position(|heading| heading == name).and_then(|at| row.get(at));
        let month = cell("month").unwrap();
        let found = months.get(month).copied().unwrap_or_default();
        assert_eq!(found.net, cents(cell(net).unwrap()), "net of {month}");
        if with_orders {
            assert_eq!(found.orders.to_string(), cell("orders").unwrap(), "orders of {month}");
        }
        if let Some(received) = cell("received") {
            assert_eq!(found.received, cents(received), "received in {month}");
        }
        seen += usize::from(found.net != 0);
    }
    assert_eq!(months.values().filter(|month| month.net != 0).count(), seen, "no other month");
}

/// A second import adds nothing, the file is sound, and one undo takes all of it back.
fn once_and_back(book: &Book, imports: &[Vec<&str>]) {
    for import in imports {
        let again = book.json(import);
        assert_eq!((&again["added"], &again["updated"]), (&json!(0), &json!(0)), "{import:?}");
    }
    book.ok(&["doctor"]);
    for _ in imports {
        book.ok(&["undo"]);
    }
    assert_eq!(book.json(&["rollup", "--by", "month"]), json!([]));
    assert_eq!(book.ok(&["customer", "list", "--count"]), "0\n");
}

#[test]
fn a_shop_of_models_sells_and_is_paid_to_the_cent_from_flat_and_from_joined_files() {
    let Some(folder) = data("classicmodels") else { return };
    let at = |name: &str| format!("{folder}/{name}");
    let (orders, receipts) = (at("flat/orders.csv"), at("flat/receipts.csv"));
    let (heads, lines, payments) = (at("orders.csv"), at("orderdetails.csv"), at("payments.csv"));
    let (customers, products) = (at("customers.csv"), at("products.csv"));
    let flat: Vec<Vec<&str>> =
        vec![vec!["import", &orders, "--currency", "USD"], vec!["import", &receipts, "--currency", "USD"]];
    let joined: Vec<Vec<&str>> = vec![
        vec!["import", &customers],
        vec!["import", &products, "--currency", "USD"],
        vec!["import", &heads, "--lines", &lines, "--currency", "USD"],
        vec!["import", &payments, "--currency", "USD"],
    ];
    for imports in [flat, joined] {
        let book = Book::new();
        let runs: Vec<Value> = imports.iter().map(|import| book.json(import)).collect();
        let orders = runs.iter().find(|run| run["plan"]["kind"] == "orders").unwrap();
        assert_eq!((&orders["added"], &orders["lines"]), (&json!(326), &json!(2996)));
        assert_eq!(runs.last().map(|run| &run["added"]), Some(&json!(273)));
        let months = months(&book, "USD");
        as_expected(&months, &at("flat/expected_months.csv"), "net_excluding_cancelled", false);
        let sum = total(&months);
        assert_eq!((sum.net, sum.received), (936_533_643, 885_383_923));
        once_and_back(&book, &imports);
    }
}

#[test]
fn bicycles_are_rounded_line_by_line() {
    let Some(file) = data("cn_bicycle_sales/销售记录.xlsx") else { return };
    let book = Book::new().in_chinese();
    let run = book.json(&["import", &file]);
    assert_eq!((&run["added"], &run["lines"], &run["rejected"]), (&json!(6554), &json!(15_092), &json!(0)));
    let months = months(&book, "CNY");
    as_expected(&months, &data("cn_bicycle_sales/expected_months.csv").unwrap(), "net", true);
    assert_eq!(total(&months), Month { orders: 6554, net: 7_029_990_029, received: 0 });
    once_and_back(&book, &[vec!["import", &file]]);
}

#[test]
fn order_numbers_that_repeat_are_kept_apart_and_told_in_each_container() {
    let Some(expected) = data("cn_superstore/expected_months.csv") else { return };
    // The workbook was written with a digit less: three of its amounts end in a half that the texts have just below it
    // (35621.355 and 35621.354999999996), and each is rounded as its container has it.
    let containers = [("订单_gb18030.csv", None, 0), ("订单_utf8bom.csv", None, 0), ("超市.xlsx", Some("订单"), 3)];
    for (file, sheet, halves) in containers {
        let file = data(&format!("cn_superstore/{file}")).unwrap();
        let book = Book::new().in_chinese();
        let mut import = vec!["import", file.as_str()];
        import.extend(sheet.iter().flat_map(|sheet| ["--sheet", sheet]));
        let run = book.json(&import);
        assert_eq!((&run["added"], &run["lines"], &run["rejected"]), (&json!(4985), &json!(10_000), &json!(0)));
        assert_eq!((&run["renumbered"], &run["customers_made"]), (&json!(4985 - 2773), &json!(790)));
        let months = months(&book, "CNY");
        if halves == 0 {
            // Its orders are counted by their number there, which repeats.
            as_expected(&months, &expected, "net", false);
        }
        assert_eq!(total(&months), Month { orders: 4985, net: 1_611_754_834 + halves, received: 0 });
        once_and_back(&book, &[import]);
    }
}

#[test]
fn an_american_shop_is_the_same_from_text_and_from_a_workbook() {
    let Some(expected) = data("superstore_en/expected_months.csv") else { return };
    for (file, sheet) in [("superstore.csv", None), ("superstore.xlsx", Some("Sheet1"))] {
        let file = data(&format!("superstore_en/{file}")).unwrap();
        let book = Book::new();
        let mut import = vec!["import", file.as_str()];
        import.extend(sheet.iter().flat_map(|sheet| ["--sheet", sheet]));
        let run = book.json(&import);
        assert_eq!(
            (&run["lines"], &run["rejected"]),
            (&json!(9994), &json!(0)),
            "a row that is there twice was sold twice"
        );
        let months = months(&book, "CNY");
        as_expected(&months, &expected, "net", true);
        assert_eq!(total(&months).net, 229_720_107);
        assert_eq!(book.ok(&["due", "--overdue", "--count"]), "0\n", "buyers of years ago do not flood the queue");
        once_and_back(&book, &[import]);
    }
}

#[test]
fn a_shop_without_buyers_tells_what_was_paid_refunded_and_never_paid() {
    let Some(file) = data("cn_tmall_orders/tmall_order_report.csv") else { return };
    let book = Book::new().in_chinese();
    let run = book.json(&["import", &file]);
    assert_eq!((&run["added"], &run["without_customer"]), (&json!(28_010), &json!(28_010)));
    let months = months(&book, "CNY");
    as_expected(&months, &data("cn_tmall_orders/expected_months.csv").unwrap(), "net", true);
    let sum = total(&months);
    assert_eq!((sum.net, sum.received), (299_576_061, 190_248_715));
    let orders = book.json(&["order", "list"]);
    let count = |state: PaymentState| {
        orders.as_array().unwrap().iter().filter(|order| order["payment"] == state.code()).count()
    };
    assert_eq!((count(PaymentState::Unpaid), count(PaymentState::Refunded)), (3923, 5132));
    once_and_back(&book, &[vec!["import", &file]]);
}
