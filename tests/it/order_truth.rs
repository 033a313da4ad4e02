//! Order entry never says or keeps what is not so: ways of paying, days, what is over, what is beyond the order.

use super::{
    cli_support::{Book, customers, picked, refused},
    forms_ledger::{Desk, NUMBER},
};
use gendan::{
    domain::{
        method::PaymentMethod,
        money::Currency,
        order::OrderStatus,
        period::{Month, Period},
        stage::Stage,
    },
    i18n::Lang,
    store::Store,
};
use serde_json::json;

#[test]
fn a_way_of_paying_without_money_is_told_before_it_is_lost() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    // Down to what is beneath the lines, through discount, freight, rate and money to the method: 商业承兑汇票.
    desk.driver.keys("o<down><enter><down><down><down><down>").keys("商业");
    desk.driver.sees("商业承兑汇票").sees("请先填“已收”");
    desk.driver.keys("<ctrl-s>").sees("付款方式不会记下");
    assert_eq!(desk.orders().len(), 2, "{}", desk.driver.screen());
    // The keys are where the amount goes.
    desk.driver.keys("500").sees_no("请先填“已收”").keys("<ctrl-s>");
    let order = desk.newest();
    let money: Vec<_> = order.receipts.iter().map(|row| (row.receipt.amount, row.receipt.method)).collect();
    assert_eq!(money, [(50_000, PaymentMethod::CommercialBill)], "{}", desk.driver.screen());
    // Saved again, it is saved without.
    let mut desk = Desk::on_buyer(Lang::En);
    desk.driver.keys("o<down><enter><down><down><down><down>").keys("Comm").sees("Fill in “Received” first");
    desk.driver.keys("<ctrl-s>").sees("the method will not be kept").keys("<ctrl-s>");
    assert_eq!(desk.orders().len(), 3, "{}", desk.driver.screen());
}

#[test]
fn a_method_without_money_is_refused_in_the_shell() {
    let book = customers();
    let add = ["order", "add", "Alder", "--line", "Pump x1 @500", "--method", "cash"];
    refused(&book.run(&add), 2, "--received");
    refused(&book.run(&[&add[..], &["--received", ""]].concat()), 1, "behind --received");
    book.ok(&[&add[..], &["--received", "100"]].concat());
    assert_eq!(book.json(&["order", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn days_of_the_calendar_are_terms_and_are_kept_with_their_year() {
    let book = customers();
    let add = |no: &str, terms: &str| {
        book.ok(&[
            "order",
            "add",
            "Alder",
            "--line",
            "Pump x1 @1000",
            "--date",
            "2026-03-01",
            "--no",
            no,
            "--terms",
            terms,
        ]);
        let order = book.json(&["order", "show", no]);
        let plan = order["plan"].as_array().unwrap().iter();
        let plan: Vec<String> = plan
            .map(|part| format!("{} {}", part["amount"].as_str().unwrap(), part["due_on"].as_str().unwrap()))
            .collect();
        (plan.join(", "), order["terms"].as_str().unwrap().to_owned())
    };
    let two = "300.00 2026-04-01, 700.00 2026-05-01";
    let whole = "30% 2026-04-01 70% 2026-05-01";
    for (no, typed, plan, kept) in [
        ("A-1", whole, two, whole),
        ("A-2", "30% 4月1日 70% 5月1日", two, whole),
        ("A-3", "4月1日30%，尾款2026年5月1日前", two, "2026-04-01 30%，尾款2026年5月1日前"),
        ("A-4", "固定日 2026-05-01", "1000.00 2026-05-01", "固定日 2026-05-01"),
        ("A-5", "2026-05-01", "1000.00 2026-05-01", "2026-05-01"),
        ("A-6", "定金30% 2026-04-01 尾款 2026/5/1", two, "定金30% 2026-04-01 尾款 2026/5/1"),
        ("A-7", "30% on 1 Apr, balance by May 1", two, "30% on 2026-04-01, balance by 2026-05-01"),
        ("A-8", "100% 2月1日", "1000.00 2027-02-01", "100% 2027-02-01"),
    ] {
        assert_eq!(add(no, typed), (plan.to_owned(), kept.to_owned()), "{typed}");
    }
    // Read again from what was kept, on another day, it is the same.
    book.ok(&["order", "edit", "A-2", "--line", "Pump x2 @1000", "--date", "2026-06-01", "--reason", "more"]);
    let order = book.json(&["order", "show", "A-2"]);
    assert_eq!(picked(&order["plan"][1], &["amount", "due_on"]), json!(["1400.00", "2026-05-01"]));
    // What was agreed for one order is not proposed for the next.
    let run = book.run(&["order", "add", "Alder", "--line", "Pump x1 @1000"]);
    assert!(run.status == 0 && !run.err.contains("2026-"), "{}", run.err);
}

#[test]
fn terms_that_cannot_be_say_what_is_wrong_with_them() {
    let book = customers();
    let run = |terms: &str| book.run(&["order", "add", "Alder", "--line", "Pump x1 @9000", "--terms", terms]);
    for (terms, words) in [
        ("月结-1", "-1"),
        ("发货后-3天", "-3天"),
        ("2026-13-45", "“2026-13-45” in the terms is not understood"),
        ("30% 2026-02-30, 70% 2026-05-01", "“2026-02-30” in the terms"),
        ("预付5000 尾款发货前", "needs its currency: 5000 CNY"),
        ("30% 2026-04-01 2026-05-01", "2026-05-01"),
        ("尾款发货前 2026-05-01", "2026-05-01"),
        ("12月10", "12月"),
    ] {
        let run = run(terms);
        refused(&run, 1, words);
        assert!(!run.err.contains("more than the order"), "{terms}: {}", run.err);
    }
    refused(&run("3/6/2"), 1, "more than the order");
    refused(&run("定金10000 尾款发货前"), 1, "more than the order");
    assert_eq!(run("定金5000 尾款发货前").status, 0);
    assert_eq!(book.json(&["order", "show", "20261121-01"])["plan"][0]["amount"], "5000.00");
}

#[test]
fn only_what_was_agreed_and_is_corrected_makes_an_order_wrong() {
    let book = customers();
    let counts = || {
        let store = Store::open(&book.db()).unwrap();
        let month = Period::Month(Month { year: 2026, month: 11 });
        let counts = store.sales_counts(Currency::CNY, month).unwrap();
        (counts.accurate(), counts.accuracy())
    };
    for no in ["A-1", "A-2", "A-3", "A-4", "A-5"] {
        book.ok(&["order", "add", "Alder", "--line", "Pump x1 @500", "--no", no, "--terms", "net30"]);
    }
    book.ok(&["order", "finish", "A-1", "--reason", "settled"]);
    book.ok(&["order", "edit", "A-2", "--note", "call first", "--reason", "told"]);
    book.ok(&["order", "cancel", "A-3", "--reason", "budget"]);
    assert_eq!(counts(), ((4, 4), Some(1000)), "done, a note, called off: nothing was wrong");
    book.ok(&["order", "edit", "A-4", "--terms", "net60", "--reason", "misheard"]);
    assert_eq!(counts(), ((3, 4), Some(750)));
    book.ok(&["order", "cancel", "A-5", "--void", "--reason", "typed twice"]);
    assert_eq!(counts(), ((2, 4), Some(500)), "what should never have been entered was entered wrong");
    book.ok(&["order", "add", "Alder", "--line", "Pump x1 @500", "--no", "A-6", "--draft"]);
    book.ok(&["order", "cancel", "A-6", "--void", "--reason", "no order"]);
    assert_eq!(counts(), ((2, 4), Some(500)), "a draft was never confirmed");
}

#[test]
fn enter_leads_a_deal_on_and_never_back() {
    for (lang, title) in [(Lang::ZhCn, "新订单"), (Lang::En, "New order")] {
        let mut desk = Desk::without_orders(lang);
        desk.driver.keys("=2");
        let stage = |desk: &Desk| {
            let now = super::screen_book::now().naive_local();
            let outline = desk.store.outline(now).unwrap();
            let rows = desk.store.queue(&outline, 0, outline.len(), now).unwrap();
            rows.iter().map(|row| row.stage).max()
        };
        assert_eq!(stage(&desk), Some(Stage::Need));
        // The need that was not written down is asked for once and left out.
        desk.driver.keys("=<enter><enter>");
        assert_eq!(stage(&desk), Some(Stage::Proposal), "{}", desk.driver.screen());
        desk.driver.keys("=5<enter>");
        assert_eq!(stage(&desk), Some(Stage::Negotiation), "{}", desk.driver.screen());
        desk.driver.keys("=<enter><enter>");
        assert_eq!(stage(&desk), Some(Stage::Negotiation));
        desk.driver.sees(title);
    }
}

#[test]
fn a_cancelled_order_owes_nothing_and_says_that_it_is_over() {
    let book = customers();
    book.ok(&["order", "add", "Alder", "--line", "Pump x1 @11900", "--no", "A-1", "--terms", "30/70"]);
    book.ok(&["order", "cancel", "A-1", "--reason", "budget"]);
    let shown = book.ok(&["order", "show", "A-1"]);
    assert!(shown.contains("cancelled") && !shown.contains("paid") && !shown.contains("3,570"), "{shown}");
    refused(&book.run(&["order", "cancel", "A-1", "--reason", "again"]), 1, "cancelled or void already");
    book.ok(&["order", "add", "Alder", "--line", "Pump x1 @100", "--no", "A-2"]);
    refused(&book.run(&["order", "confirm", "A-2"]), 1, "no draft");
    book.ok(&["order", "finish", "A-2", "--reason", "settled"]);
    refused(&book.run(&["order", "finish", "A-2", "--reason", "again"]), 1, "done already");
}

#[test]
fn no_form_opens_for_what_an_ended_order_would_refuse() {
    for (lang, words) in [(Lang::ZhCn, "已取消，不能再改"), (Lang::En, "is cancelled: nothing of it can be changed")]
    {
        let mut desk = Desk::on_order(lang);
        desk.driver.keys("x1").keys("<enter>");
        assert_eq!(desk.order().order.status, OrderStatus::Cancelled, "{}", desk.driver.screen());
        for key in ["e", "x", "d", "t", "i"] {
            desk.driver.keys(key).sees(words).sees(NUMBER);
        }
    }
}

#[test]
fn a_new_order_is_the_one_that_keys_are_about() {
    // Of today; then of another month than the one in sight, also from a list of receipts and with a filter open.
    for (before, date, on) in [
        ("", "", "2026-11-21"),
        ("", "<shift-tab><shift-tab>2026-10-02", "2026-10-02"),
        ("mm", "<shift-tab><shift-tab>2026-10-02", "2026-10-02"),
        ("/20261118<enter>", "<shift-tab><shift-tab>2026-09-02", "2026-09-02"),
    ] {
        let mut desk = Desk::on_order(Lang::ZhCn);
        desk.driver.keys(before).keys("o").keys(date).keys("<ctrl-s>");
        let new = desk.newest();
        assert_ne!(new.number, NUMBER, "{}", desk.driver.screen());
        assert_eq!(new.order.ordered_on.to_string(), on);
        desk.driver.keys("d").sees(&format!("发货：{}", new.number));
    }
}

#[test]
fn goods_do_not_move_before_they_are_ordered() {
    let book = customers();
    book.ok(&["order", "add", "Alder", "--line", "Pump x2 @500", "--no", "A-1", "--date", "2026-11-10"]);
    let early = ["--date", "2026-11-09"];
    refused(&book.run(&[&["delivery", "add", "A-1"], &early[..]].concat()), 1, "shipped before it was ordered");
    let back = ["return", "add", "A-1", "--line", "Pump x1"];
    refused(&book.run(&[&back[..], &early[..]].concat()), 1, "came back before it was ordered");
    book.ok(&["delivery", "add", "A-1", "--date", "2026-11-12"]);
    book.ok(&[&back[..], &["--date", "2026-11-14"]].concat());
    let moved = |day: &str| book.run(&["order", "edit", "A-1", "--date", day, "--reason", "typo"]);
    refused(&moved("2026-11-13"), 1, "before that day");
    assert_eq!(moved("2026-11-12").status, 0);
    assert_eq!(moved("2026-11-01").status, 0);
}

#[test]
fn what_is_beyond_the_order_or_not_sold_any_more_is_told_and_saved() {
    let book = customers();
    book.ok(&["product", "add", "Pump", "--price", "500"]);
    book.ok(&["order", "add", "Alder", "--line", "Pump x1", "--no", "A-1"]);
    let run = book.run(&["invoice", "add", "A-1", "--amount", "620"]);
    assert!(run.status == 0 && run.err.contains("¥120.00 more"), "{}", run.err);
    let run = book.run(&["invoice", "add", "A-1", "--amount", "-120"]);
    assert!(run.status == 0 && run.err.is_empty(), "{}", run.err);
    assert_eq!(book.json(&["order", "show", "A-1"])["invoiced"], "500.00");
    book.ok(&["product", "edit", "Pump", "--archive"]);
    let run = book.run(&["order", "add", "Alder", "--line", "Pump x1"]);
    assert!(run.status == 0 && run.err.contains("not sold any more"), "{}", run.err);

    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("i").keys("25000").sees("比未开的金额多 ¥1,000.00").keys("<ctrl-s>");
    assert_eq!(desk.order().invoiced, 2_500_000, "{}", desk.driver.screen());
}

#[test]
fn the_book_of_the_shell_is_in_chinese_too() {
    let book = Book::new().in_chinese();
    book.ok(&["customer", "add", "华北机电"]);
    let run = book.run(&["order", "add", "华北", "--line", "泵 x1 @500", "--terms", "预付5000 尾款发货前"]);
    refused(&run, 1, "“5000”超过 100%；如果是金额，请带上币种，如：5000 CNY。");
}
