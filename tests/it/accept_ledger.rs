//! A rep's ledger through the shell, every figure reckoned by hand. Reads nothing past the program.

use crate::cli_support::Book;

#[test]
fn an_order_its_money_and_its_return_come_to_what_a_hand_reckons() {
    let book = Book::new().in_chinese();
    book.ok(&["customer", "add", "甲公司"]);
    book.ok(&["product", "add", "网关", "--price", "9800"]);
    let order = |more: &[&str]| book.ok(&[&["order", "add", "甲公司"], more].concat());
    // 29,400.00 + 86.42 − 4.32 + 100.00 − 20.00 − 10.00 + 50.00
    let lines = ["--line", "网关 x3", "--line", "传感器 x7 @12.3456 -5%", "--line", "服务费 x1 @100 -20.00"];
    let head = [
        "--no",
        "S1",
        "--discount",
        "10",
        "--freight",
        "50",
        "--tax",
        "13",
        "--terms",
        "3/6/1",
        "--date",
        "2026-10-20",
    ];
    assert!(order(&[&lines[..], &head].concat()).contains("¥29,602.10"));
    let card = book.ok(&["order", "show", "S1"]);
    for figure in ["¥3,405.55", "¥8,880.63", "¥17,761.26", "¥2,960.21"] {
        assert!(card.contains(figure), "{figure} in {card}");
    }
    // The way of the last receipt is proposed; a customer that never paid pays by transfer.
    for (amount, method, said) in [("8000", None, "对公转账"), ("880.63", Some("微信"), "微信"), ("1000", None, "微信")]
    {
        let mut typed = vec!["receipt", "add", "S1", "--amount", amount];
        typed.extend(method.into_iter().flat_map(|method| ["--method", method]));
        let told = book.ok(&typed);
        assert!(told.contains(said), "{told}");
    }
    book.ok(&["delivery", "add", "S1", "--line", "网关 x1"]);
    // A third of the line after its share of discount and freight: 29,439.78 of 29,400.00.
    assert!(book.ok(&["return", "add", "S1", "--line", "网关 x1", "--reason", "坏了"]).contains("未收 ¥9,908.21"));
    book.ok(&["order", "edit", "S1", "--discount", "20", "--reason", "谈价"]);
    let card = book.ok(&["order", "show", "S1"]);
    assert!(card.contains("更正回款计划：签约 8880.63; 验收 17761.26"), "{card}");
    let history = book.ok(&["history"]);
    for step in ["更正订单", "登记退货", "登记发货", "登记回款", "新建产品"] {
        assert!(history.contains(step), "{step} in {history}");
    }
    assert!(!history.contains("几项修改"), "{history}");
    while book.run(&["undo"]).status == 0 {}
    assert_eq!(book.ok(&["rollup"]).trim(), "");
}

#[test]
fn what_cannot_be_is_refused_and_sums_may_be_more_than_one_amount_may() {
    let book = Book::new();
    book.ok(&["customer", "add", "Acme"]);
    for (line, words) in [
        ("A x0 @1", "more than 0"),
        ("A x-1 @1", "more than 0"),
        ("A x1 @0", "more than 0"),
        ("A x9000000000000 @9000000000000", "beyond"),
        ("A x1 @9,000,000,000,000.01", "out of range"),
        ("x2 @10", "names no product"),
        ("A x1 @€12", "another currency"),
    ] {
        let run = book.run(&["order", "add", "Acme", "--line", line, "--currency", "CNY"]);
        assert!(run.status == 1 && run.err.contains(words), "{line}: {}", run.err);
    }
    for number in ["1", "2"] {
        let line = "A x1 @9,000,000,000,000.00";
        book.ok(&["order", "add", "Acme", "--line", line, "--no", number, "--currency", "CNY"]);
    }
    assert!(book.ok(&["rollup"]).contains("18000000000000.00"));
    for (currency, line, total) in [("JPY", "A x3 @1,234.5", "JP¥3,704"), ("KWD", "A x3 @1.2345", "KWD 3.704")] {
        let told = book.ok(&["order", "add", "Acme", "--line", line, "--currency", currency]);
        assert!(told.contains(total), "{told}");
    }
    // A leap day, and a month that counts from it.
    let told = book.ok(&[
        "order",
        "add",
        "Acme",
        "--line",
        "A x1 @5",
        "--date",
        "2024-02-29",
        "--no",
        "L",
        "--terms",
        "net 30",
    ]);
    assert!(!told.is_empty());
    assert!(book.ok(&["order", "show", "L", "--json"]).contains("2024-03-30"));
}
