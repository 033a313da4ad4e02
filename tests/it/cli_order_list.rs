//! Lists of orders and their filters, what is refused and in which words, in both languages.

use crate::cli_support::{Book, customers, picked, refused};
use serde_json::json;

#[test]
fn lists_take_filters_and_count_what_they_list() {
    let book = customers();
    for (customer, line, date, more) in [
        ("Alder", "Pump x1 @10", "2026-09-05", &["--received", "10"][..]),
        ("Alder", "Hose x2 @10", "2026-10-05", &["--terms", "账期30"]),
        ("Birch", "Pump x3 @10", "2026-11-05", &[]),
        ("Birch", "Pump x4 @10", "2026-11-06", &["--currency", "JPY"]),
    ] {
        book.ok(&[&["order", "add", customer, "--line", line, "--date", date], more].concat());
    }
    book.ok(&["delivery", "add", "20261005-01", "--date", "2026-10-06"]);
    let cases: [(&[&str], &[&str]); 15] = [
        (&[], &["20261106-01", "20261105-01", "20261005-01", "20260905-01"]),
        (&["--customer", "birch"], &["20261106-01", "20261105-01"]),
        (&["--month", "2026-11"], &["20261106-01", "20261105-01"]),
        (&["--month", "last month"], &["20261005-01"]),
        (&["--month", "2026Q3"], &["20260905-01"]),
        (&["--from", "2026-10"], &["20261106-01", "20261105-01", "20261005-01"]),
        (&["--from", "sep", "--to", "10月"], &["20261005-01", "20260905-01"]),
        (&["--product", "hose"], &["20261005-01"]),
        (&["--unpaid"], &["20261106-01", "20261105-01", "20261005-01"]),
        (&["--overdue"], &["20261005-01"]),
        (&["--unshipped", "--currency", "jpy"], &["20261106-01"]),
        (&["--cancelled"], &[]),
        (&["--day", "2026-11-05"], &["20261105-01"]),
        (&["--day", "10月5日", "--unpaid"], &["20261005-01"]),
        (&["--day", "yesterday"], &[]),
    ];
    for (flags, wanted) in cases {
        let arguments = [&["order", "list"], flags].concat();
        let items = book.json(&arguments);
        let mut numbers: Vec<&str> =
            items.as_array().unwrap().iter().map(|item| item["number"].as_str().unwrap()).collect();
        // By what is due, an open state lists the most urgent first.
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(numbers, wanted, "{flags:?}");
        assert_eq!(book.ok(&[&arguments[..], &["--count"]].concat()), format!("{}\n", wanted.len()), "{flags:?}");
    }
    let item = &book.json(&["order", "list", "--overdue"])[0];
    let keys = [
        "number",
        "date",
        "customer",
        "currency",
        "total",
        "received",
        "payment",
        "delivery",
        "status",
        "receivable",
        "due_on",
        "overdue",
    ];
    let wanted = json!([
        "20261005-01",
        "2026-10-05",
        "Alder Pumps",
        "CNY",
        "20.00",
        "0.00",
        "unpaid",
        "shipped",
        "confirmed",
        "20.00",
        "2026-11-05",
        true
    ]);
    assert_eq!(picked(item, &keys), wanted);
    let line = book.ok(&["order", "list", "--month", "2026-09"]);
    assert_eq!(line, "20260905-01\t2026-09-05\tAlder Pumps\tPump x1\tCNY\t10.00\t10.00\tpaid\tnot shipped\n");
    let usage: [&[&str]; 4] = [
        &["--day", "2026-11-05", "--month", "11"],
        &["--unpaid", "--overdue"],
        &["--from", "2026-11", "--to", "2026-10"],
        &["--month", "11", "--from", "10"],
    ];
    for wrong in usage {
        assert_eq!(book.run(&[&["order", "list"], wrong].concat()).status, 2, "{wrong:?}");
    }
    refused(&book.run(&["order", "list", "--month", "soonish"]), 1, "soonish");
    refused(&book.run(&["order", "show", "2026"]), 3, "  20261106-01\n");
    refused(&book.run(&["order", "show", "nine"]), 3, "nine");
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let book = customers();
    book.ok(&["order", "add", "Alder", "--line", "Pump x1 @10", "--no", "A-1"]);
    let add = ["order", "add", "Alder"];
    let cases: [(&[&str], i32); 20] = [
        (&[], 2),
        (&["--line", "Pump x0 @10"], 1),
        (&["--line", "Pump x-2 @10"], 1),
        (&["--line", "Pump x2 @-10"], 1),
        (&["--line", "Pump x1 @0"], 1),
        (&["--line", "Pump x1.2345 @10"], 1),
        (&["--line", "Pump x1 @1.23456"], 1),
        (&["--line", " "], 1),
        (&["--line", "Pump x1 @dear"], 1),
        (&["--line", "Pump x1 @10 -20"], 1),
        (&["--line", "Pump x1 @10 -101%"], 1),
        (&["--line", "Pump x1 @9223372036854775807"], 1),
        (&["--line", "Pump x9223372036854775807 @9000000000000"], 1),
        (&["--line", "Pump x1 @9000000000001"], 1),
        (&["--line", "Pump x1 @10", "--terms", "whenever"], 1),
        (&["--line", "Pump x1 @10", "--date", "tomorrow"], 1),
        (&["--line", "Pump x1 @10", "--no", "A-1"], 1),
        (&["--line", "Pump x1 @10", "--discount", "11"], 1),
        (&["--line", "Pump x1 @10", "--currency", "ZZZ"], 2),
        (&["--line", "Pump x1 @10", "--method", "cash"], 2),
    ];
    for (flags, status) in cases {
        let run = book.run(&[&add[..], flags].concat());
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{flags:?}: {}", run.err);
        assert!(run.err.len() > 10 && !run.err.contains("panicked"), "{flags:?}: {}", run.err);
    }
    assert_eq!(book.run(&["order", "add", "Nobody", "--line", "Pump x1 @1"]).status, 3);
    assert_eq!(book.ok(&["order", "list", "--count"]), "1\n", "nothing was saved");
    let none = Book::new();
    assert_eq!(none.run(&["order", "add", "Alder", "--line", "Pump x1 @1"]).status, 3);
    assert_eq!(none.files(), Vec::<String>::new(), "nothing is made");
    for command in
        [&["order", "list"][..], &["receipt", "list"], &["product", "list"], &["target", "list"], &["rollup"]]
    {
        assert_eq!(none.json(command), json!([]), "{command:?}");
    }
}

#[test]
fn names_obey_no_terminal() {
    let book = Book::new();
    let hostile = "Evil\u{1b}[31m\u{202e}Co";
    book.ok(&["customer", "add", hostile]);
    book.ok(&[
        "order",
        "add",
        "Evil",
        "--line",
        "Red\u{1b}]0;x\u{7} x1 @5",
        "--note",
        "a\u{9b}2Jb\ttab",
        "--no",
        "X\u{1b}[2J1",
    ]);
    for command in [
        &["order", "list"][..],
        &["order", "show", "X"],
        &["rollup", "--by", "product"],
        &["rollup", "--by", "customer"],
        &["product", "list"],
        &["show", "Evil"],
    ] {
        for json in [&[][..], &["--json"]] {
            let out = book.ok(&[command, json].concat());
            assert!(
                !out.contains('\u{1b}') && !out.contains('\u{9b}') && !out.contains('\u{202e}'),
                "{command:?}: {out}"
            );
        }
    }
}

#[test]
fn chinese_speaks_chinese() {
    let book = Book::new().in_chinese();
    book.ok(&["customer", "add", "华北机电有限公司"]);
    let run = book.run(&[
        "order",
        "add",
        "华北",
        "--line",
        "传感器 x10台 @4800 -5%",
        "--terms",
        "预付30 尾款发货前",
        "--received",
        "1.2万",
        "--method",
        "银承",
    ]);
    assert!(run.status == 0 && run.err.contains("新产品") && run.out.contains("未收"), "{}{}", run.out, run.err);
    book.ok(&["delivery", "add", "20261121-01", "--carrier", "顺丰", "--date", "今天"]);
    let text = book.ok(&["order", "show", "20261121-01"]);
    for part in ["已确认 · 部分付款 · 已发货", "x10 台", "¥45,600.00", "银行承兑汇票", "顺丰", "应收"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    for (wrong, status, words) in [
        (&["order", "show", "没有"][..], 3, "没有单号"),
        (&["order", "list", "--month", "某月"], 1, "某月"),
        (&["order", "add", "华北", "--line", "新货 x1"], 1, "单价"),
        (&["delivery", "add", "20261121-01"], 1, "已全部发货"),
        (&["receipt", "add", "20261121-01", "--amount", "许多"], 1, "看不懂"),
        (&["target", "set", "12月", "0"], 1, "大于 0"),
    ] {
        refused(&book.run(wrong), status, words);
    }
    for command in ["order", "receipt", "delivery", "return", "invoice", "product", "target", "rollup"] {
        let help = book.ok(&[command, "--help"]);
        assert!(help.contains("用法") && help.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)), "{help}");
    }
}
