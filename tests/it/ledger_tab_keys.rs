//! The ledger tab by its keys, each the way a person's goes.

use super::{
    ledger_book::{self, day},
    screen_book,
    screen_driver::Driver,
};
use crossterm::event::MouseEventKind;
use gendan::{
    app::events::AppEvent,
    domain::money::Currency,
    i18n::Lang,
    store::{
        Store,
        op::{LedgerOp, NewDelivery, NewReceipt},
    },
};

fn ledger() -> Driver {
    let mut driver = Driver::new(ledger_book::book(Lang::En).store, Lang::En);
    driver.keys("2");
    driver
}

#[test]
fn every_month_opens_its_orders() {
    let mut driver = ledger();
    driver.sees("2026-11 MTD").sees("2026-11 · Orders 4").sees("2 not counted");
    driver.keys("j").sees("2026-10 · Orders").sees_no("2 not counted");
    driver.keys("g").sees("2026-11 · Orders 4");
    driver.keys("[").sees("2026-10 · Orders");
    driver.keys("]").sees("2026-11 · Orders 4");
    driver.keys("G").sees("2025-10 · Orders 2");
}

#[test]
fn m_turns_the_figures_and_the_period_goes_with_them() {
    let mut driver = ledger();
    driver.keys("jm").sees("Products 2026-10").keys("[").sees("Products 2026-09").keys("]").sees("Products 2026-10");
    driver.keys("z").sees("Products 2026 Q4").keys("z").sees("Products 2026").keys("[").sees("Products 2025");
    driver.keys("z").sees("Products all time").keys("m").sees("Categories all time").sees("Automation");
    driver.keys("m").sees("Customers all time").sees("Harbour Pumps Ltd").keys("m").sees("Ageing").sees("over 90 days");
    driver.keys("m").sees("Months").sees("2025-10 · Orders 2");
}

#[test]
fn every_currency_stands_for_itself() {
    let mut driver = ledger();
    driver.sees("CNY").keys("$").sees("USD").sees("19,200.00").sees("Orders 1").keys("$").sees("CNY");
}

#[test]
fn panes_and_back() {
    let mut driver = ledger();
    for (into, out) in [("<tab>", "<tab>"), ("l", "h"), ("<right>", "<left>"), ("<enter>", "<esc>")] {
        driver.keys(into).keys("j").sees("2/6").sees("1/14");
        driver.keys("k").keys(out).keys("j").sees("2/14").keys("k").sees("1/14");
    }
}

#[test]
fn the_filter_finds_numbers_customers_and_products() {
    let mut driver = ledger();
    driver.keys("G/sutton").sees_no("Harbour");
    driver.keys("<esc>").sees("Orders 2");
    driver.keys("<tab>g/po-7782").sees("Found 1").sees("Northfield");
    driver.keys("<esc>/gateway").sees("Gateway x2").sees_no("PO-");
    driver.keys("<esc>/zzz").sees("No order matches").keys("<esc>").sees("Orders 4");
    let mut driver = Driver::new(ledger_book::book(Lang::ZhCn).store, Lang::ZhCn);
    driver.keys("2/szhc").sees("苏州恒川").sees_no("宁波单氏");
    driver.keys("<esc>/wg").sees("网关");
}

#[test]
fn an_order_opens_and_tells_all() {
    let mut driver = ledger();
    driver.keys("/PO-7782<enter><enter>").sees("20261120-01 Northfield").sees("PO-7782");
    for words in [
        "Controller",
        "84,200.00",
        "SF1234567890",
        "special VAT invoice",
        "faulty",
        "PO-7781 → PO-7782",
        "price mistyped",
    ] {
        driver.sees(words);
    }
    driver.keys("<esc>").sees("Found 1").sees_no("price mistyped");
    driver.keys("<enter>f").sees("Northfield Precision Machinery").sees_no("special VAT invoice");
}

#[test]
fn an_order_takes_its_next_step_after_a_question() {
    let mut ledger = ledger_book::Ledger::new(Lang::En);
    let deal = ledger_book::Deal {
        customer: ledger.customers[0],
        product: 0,
        quantity: 1,
        on: day("2026-11-02"),
        currency: Currency::CNY,
    };
    let order = ledger.sell(&deal);
    let mut sent = NewDelivery::whole(order, day("2026-11-03"));
    sent.delivered_on = Some(day("2026-11-04"));
    let mut driver = Driver::new(ledger.store, Lang::En);
    driver.keys("2<enter>s").sees("takes no step now").sees_no("Confirm");
    let mut ledger = ledger_book::Ledger::new(Lang::En);
    let order = {
        ledger.sell(&deal);
        ledger.sell(&deal)
    };
    sent.order = order;
    ledger.apply(LedgerOp::AddDelivery(sent));
    let mut driver = Driver::new(ledger.store, Lang::En);
    driver.keys("2<enter>s").sees("accept").keys("y").sees("Saved");
    driver.keys("<enter>").sees("accepted");
}

#[test]
fn a_prepayment_goes_to_what_is_open() {
    let mut ledger = ledger_book::Ledger::new(Lang::En);
    let deal = ledger_book::Deal {
        customer: ledger.customers[0],
        product: 0,
        quantity: 1,
        on: day("2026-11-02"),
        currency: Currency::CNY,
    };
    ledger.sell(&deal);
    let receipt = NewReceipt::new(deal.customer, None, day("2026-11-05"), 1_220_000, Currency::CNY);
    ledger.apply(LedgerOp::AddReceipt(receipt));
    let mut driver = Driver::new(ledger.store, Lang::En);
    driver.keys("2<enter>A").sees("prepaid by Harbour").keys("y").sees("● paid");
    driver.keys("A").sees("no prepayment");
    driver.keys("u").sees("‼ overdue");
}

#[test]
fn keys_without_a_meaning_draw_nothing() {
    let mut driver = ledger();
    for key in ["k", "g", "h", "<esc>", "b", "<ctrl-b>"] {
        let before = driver.screen();
        let key = gendan::keymap::Key::parse(key.trim_matches(['<', '>'])).unwrap().to_event();
        assert!(!driver.app.handle(AppEvent::Key(key)), "{key:?}");
        driver.draw();
        assert_eq!(driver.screen(), before);
    }
}

#[test]
fn clicks_and_the_wheel_do_what_keys_do() {
    let mut driver = ledger();
    driver.click("2026-09").sees("2026-09 · Orders").click("2026-09").keys("j").sees("2/");
    let (x, y) = driver.find("2026-11 MTD").unwrap();
    driver.mouse(MouseEventKind::ScrollDown, x, y);
    driver.click("20260813-01").click("20260813-01").sees("Lines").keys("<esc>");
}

#[test]
fn an_empty_ledger_says_how_to_begin() {
    let mut driver = Driver::new(screen_book::empty(), Lang::En);
    driver.keys("<esc>2").sees("No orders yet. Press o").sees("gendan import FILE --as orders");
}

#[test]
fn another_window_is_seen_and_the_selection_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gendan.db");
    let mut store = Store::open(&path).unwrap();
    screen_book::fill(&mut store, Lang::En);
    let mut driver = Driver::new(store, Lang::En);
    driver.keys("2j").sees("48,000.00");
    let mut other = Store::open(&path).unwrap();
    let order = other.orders(&Default::default(), 0, 1).unwrap().remove(0);
    let receipt = NewReceipt::new(order.customer, Some(order.order), day("2026-11-20"), 1_200_000, Currency::CNY);
    other.apply(&LedgerOp::AddReceipt(receipt).into(), screen_book::now()).unwrap();
    assert!(driver.app.handle(AppEvent::DataChanged));
    driver.draw();
    driver.sees("▌2026-10").sees("● paid");
}

#[test]
fn an_input_method_is_told_the_keys_that_come_through() {
    let mut driver = Driver::new(ledger_book::book(Lang::ZhCn).store, Lang::ZhCn);
    driver.keys("2单").sees("Ctrl-O 录订单").sees("F12 记回款");
}

#[test]
fn what_came_in_opens_its_receipts() {
    let mut driver = ledger();
    driver.sees_no("Receipts").keys("v").sees("2026-11 · Receipts");
    driver.keys("j").sees("2026-10 · Receipts").keys("v").sees("2026-10 · Orders").keys("v");
    // Products know no money that came in; the list is there again where it is known.
    driver.keys("m").sees("Orders").sees_no("Receipts").keys("mm").sees("Receipts");
    // A filter is for orders.
    driver.keys("/sutton").sees("Found").sees_no("Receipts").keys("<esc>").sees("Receipts");
}

#[test]
fn a_receipt_opens_its_order_and_is_mended_or_removed() {
    let mut ledger = ledger_book::Ledger::new(Lang::En);
    let deal = ledger_book::Deal {
        customer: ledger.customers[0],
        product: 0,
        quantity: 1,
        on: day("2026-11-02"),
        currency: Currency::CNY,
    };
    let order = ledger.sell(&deal);
    let part = NewReceipt::new(deal.customer, Some(order), day("2026-11-05"), 120_000, Currency::CNY);
    ledger.apply(LedgerOp::AddReceipt(part));
    let early = NewReceipt {
        reference: Some("BANK-7".into()),
        ..NewReceipt::new(deal.customer, None, day("2026-11-04"), 5_000, Currency::CNY)
    };
    ledger.apply(LedgerOp::AddReceipt(early));
    let mut driver = Driver::new(ledger.store, Lang::En);
    driver.keys("2v<enter>").sees("2026-11 · Receipts 2, ¥1,250.00").sees("prepaid").sees("BANK-7");
    driver.keys("<enter>").sees("20261102-01 Harbour").keys("<esc>").sees("Receipts 2");
    driver.keys("e").sees("Edit receipt").sees("1,200.00").keys("900<enter>").sees("Receipts 2, ¥950.00");
    driver.keys("u").sees("Receipts 2, ¥1,250.00");
    driver.keys("jx").sees("Remove the receipt of ¥50.00").keys("n").sees("Receipts 2");
    driver.keys("xy").sees("Receipts 1, ¥1,200.00").sees_no("BANK-7");
    driver.keys("u").sees("Receipts 2").keys("jf").sees("Harbour");
}

#[test]
fn a_receipt_opens_by_a_second_click() {
    let mut driver = ledger();
    driver.keys("jv").sees("2026-10 · Receipts");
    let number = driver.screen().lines().skip_while(|line| !line.contains("· Receipts")).nth(2).unwrap().to_owned();
    let number = number.split_whitespace().find(|word| word.starts_with("20261")).unwrap().to_owned();
    driver.click(&number).sees("2026-10 · Receipts").click(&number).sees(&format!("{number} "));
    driver.keys("<esc>").sees("2026-10 · Receipts");
}
