//! Order entry through its keys: customers and products by typing, lines, sums, terms, what is refused, what is kept.

use super::{forms_ledger::Desk, screen_book as factory};
use gendan::{
    domain::{
        money::Currency,
        order::{DeliveryState, OrderStatus},
    },
    i18n::Lang,
    store::op::{LedgerOp, NewOrder, NewOrderLine, NewProduct, OrderEdit, ProductRef},
};

#[test]
fn a_new_customer_and_a_new_product_are_made_on_the_way() {
    let mut desk = Desk::new(Lang::ZhCn);
    desk.driver.keys("2o青禾机电<enter>").sees("新客户").keys("<enter>");
    desk.driver.sees("新订单：青禾机电").keys("支架").sees("新产品“支架”").keys("<enter>2套<enter>50<enter>");
    desk.driver.sees("100.00").keys("<ctrl-s>").sees("已保存订单 20261121-01 · ¥100.00 · 青禾机电");
    let order = desk.newest();
    assert_eq!((order.customer_name.as_str(), order.total), ("青禾机电", 10_000));
    let product = desk.store.product(order.lines[0].product.unwrap()).unwrap();
    assert_eq!((product.name.as_str(), product.unit.as_deref(), product.price), ("支架", Some("套"), Some(500_000)));
    assert_eq!(desk.store.customer_count().unwrap(), 10);
}

#[test]
fn lines_add_up_and_come_and_go() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    // The proposal typed over; two more lines, of which one goes again, and an empty one that is dropped.
    desk.driver.keys("ocgq<enter>１０<enter>wg<enter>3<tab>10000<tab>5%<enter>wg<enter>1<enter>");
    desk.driver.sees("48,000.00").sees("28,500.00").sees("合计 ¥88,500.00");
    desk.driver.keys("<up><ctrl-d>").sees("合计 ¥76,500.00").keys("<ctrl-s>");
    let order = desk.newest();
    let lines: Vec<_> = order.lines.iter().map(|line| (line.name.as_str(), line.quantity, line.total)).collect();
    assert_eq!(lines, [("传感器", 10_000, 4_800_000), ("网关", 3_000, 2_850_000)], "{}", desk.driver.screen());
    assert_eq!((order.gross, order.total), (7_800_000, 7_650_000));
}

#[test]
fn terms_are_shown_as_dated_instalments_and_money_at_once_is_a_receipt() {
    for (lang, terms, sees) in [
        (Lang::ZhCn, "预付30 尾款发货前", ["30%", "¥7,200.00", "签约 11-21 周六", "发货前"]),
        (Lang::En, "50/50", ["50%", "¥12,000.00", "Sat Nov 21", "50%"]),
    ] {
        let mut desk = Desk::on_buyer(lang);
        // Product and quantity as last time; down to what is beneath the lines, through it to the money, then the terms.
        desk.driver.keys("o<down><enter><down><down><down>7200<down><down>").keys(terms);
        for words in sees {
            desk.driver.sees(words);
        }
        desk.driver.keys("<ctrl-s>");
        let order = desk.newest();
        assert_eq!((order.total, order.standing.received), (2_400_000, 720_000), "{}", desk.driver.screen());
        assert_eq!(order.order.instalments.iter().map(|part| part.amount).sum::<i64>(), 2_400_000);
        assert_eq!(order.order.terms.as_deref(), Some(terms));
    }
}

#[test]
fn what_cannot_be_is_said_in_words_beside_its_field() {
    let cases = [
        // Nobody; nothing; no price; no number; a date ahead; terms beyond the whole; a currency that is none.
        ("2o<ctrl-s>", "先选客户"),
        ("2ohc<enter><ctrl-d><ctrl-s>", "至少"),
        ("2ohc<enter>新支架<enter>2<ctrl-s>", "写上单价"),
        ("2ohc<enter><enter>abc<ctrl-s>", "看不懂数字“abc”"),
        ("2ohc<enter><enter>0<ctrl-s>", "数量要大于 0"),
        ("2ohc<enter><shift-tab><shift-tab>2027-01-01<ctrl-s>", "周五还没"),
        ("2ohc<enter><down><enter>abc<ctrl-s>", "看不懂数字“abc”"),
    ];
    for (script, words) in cases {
        let mut desk = Desk::new(Lang::ZhCn);
        let before = desk.newest().id;
        desk.driver.keys(script);
        assert!(desk.driver.has(words), "{script}: no {words:?} in\n{}", desk.driver.screen());
        assert_eq!(desk.newest().id, before, "{script}");
        assert!(desk.driver.caret.is_some(), "the caret stands where it is mended");
    }
}

#[test]
fn the_same_order_twice_is_asked_about_once() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    desk.driver.keys("o<ctrl-s>").sees("已保存订单 20261121-01");
    desk.driver.keys("o<ctrl-s>").sees("同一天已有同样金额的订单 20261121-01");
    assert_eq!(desk.orders().len(), 3);
    desk.driver.keys("<ctrl-s>").sees("已保存订单 20261121-02");
    assert_eq!(desk.orders().len(), 4);
}

#[test]
fn the_next_order_begins_on_the_same_day() {
    let mut desk = Desk::new(Lang::En);
    desk.driver.keys("2ono<tab>2026-11-10<tab><tab><ctrl-n>").sees("Saved order 20261110-01").sees("New order");
    desk.driver.sees("2026-11-10").keys("ha<enter>");
    desk.driver.keys("Crate<enter>3<enter>7.5<ctrl-s>").sees("Saved order 20261110-02");
    let order = desk.newest();
    assert_eq!((order.customer_name.as_str(), order.total), ("Harbour Pumps Ltd", 2_250));
}

#[test]
fn what_was_typed_survives_the_loss_of_the_window() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    desk.driver.keys("ocgq<enter>7<tab><tab>9折<enter>");
    let mut desk = desk.lose_window(Lang::ZhCn);
    desk.driver.sees("没保存的文字").sees("的新订单").keys("r").sees("传感器").sees("9折").keys("<ctrl-s>");
    let order = desk.newest();
    assert_eq!((order.total, order.lines[0].quantity), (3_024_000, 7_000), "{}", desk.driver.screen());
    // It is saved now: nothing is offered any more.
    let mut desk = desk.lose_window(Lang::ZhCn);
    desk.driver.sees_no("没保存的文字");
}

#[test]
fn a_closed_form_keeps_its_text_and_a_resize_does_too() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    desk.driver.keys("ocgq<enter>7").resize(80, 24).sees("传感器").resize(40, 10).resize(120, 36).sees("33,600.00");
    desk.driver.keys("<esc>").sees_no("33,600.00").keys("o").sees("33,600.00").keys("<ctrl-s>");
    assert_eq!(desk.newest().total, 3_360_000);
}

#[test]
fn a_confirmed_order_is_changed_with_a_reason() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("e").sees("修改订单").keys("3<ctrl-s>").sees("修改原因");
    assert_eq!(desk.order().total, 2_400_000, "not without a reason");
    desk.driver.keys("客户加了一台<ctrl-s>");
    let order = desk.order();
    assert_eq!((order.total, order.lines[0].quantity), (3_600_000, 3_000), "{}", desk.driver.screen());
    assert!(order.changes.iter().all(|change| change.reason == "客户加了一台"));
    assert!(!order.changes.is_empty());
    assert_eq!(order.order.instalments.iter().map(|part| part.amount).sum::<i64>(), 3_600_000);
}

#[test]
fn an_order_that_was_changed_meanwhile_is_asked_about() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("e3");
    let card = desk.order();
    let now = NewOrder { note: Some("elsewhere".into()), ..card.order.clone() };
    let edit = OrderEdit { order: card.id, was: card.order, now, reason: Some("x".into()) };
    desk.store.apply(&LedgerOp::EditOrder(Box::new(edit)).into(), factory::now()).unwrap();
    desk.driver.keys("<ctrl-s>加一台<ctrl-s>").sees("另一个窗口刚改过这个订单");
    assert_eq!(desk.order().total, 2_400_000);
    desk.driver.keys("<ctrl-s>");
    assert_eq!(desk.order().total, 3_600_000, "{}", desk.driver.screen());
}

#[test]
fn the_last_order_is_repeated_whole() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    desk.driver.keys("o<enter>2<enter>cgq<enter>3<tab><tab>5%<ctrl-s>");
    assert_eq!(desk.newest().lines.len(), 2);
    desk.driver.keys("o<ctrl-l>").sees("传感器").keys("<ctrl-s><ctrl-s>");
    let order = desk.newest();
    assert_eq!((order.lines.len(), order.number.as_str()), (2, "20261121-02"), "{}", desk.driver.screen());
    assert_eq!(order.total, 2_400_000 + 1_368_000);
}

#[test]
fn rows_of_a_sheet_are_pasted_as_lines() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    desk.driver.keys("o").paste("传感器\t2\t4800\n网关\t1\t12000\t10%\n").keys("<ctrl-s>");
    let order = desk.newest();
    assert_eq!((order.lines.len(), order.total), (2, 960_000 + 1_080_000), "{}", desk.driver.screen());
}

#[test]
fn a_draft_counts_nowhere_until_it_is_confirmed() {
    let mut desk = Desk::on_buyer(Lang::ZhCn);
    desk.driver.keys("o<shift-tab><shift-tab><shift-tab><shift-tab>").sees("存为草稿").keys(" <ctrl-s>");
    let order = desk.newest();
    assert_eq!(order.order.status, OrderStatus::Draft, "{}", desk.driver.screen());
}

#[test]
fn other_currencies_have_their_own_digits() {
    let mut desk = Desk::on_buyer(Lang::En);
    desk.driver.keys("o<shift-tab><shift-tab><shift-tab><shift-tab><up>jpy");
    desk.driver.keys("<ctrl-s>");
    let order = desk.newest();
    assert_eq!((order.order.currency, order.total), (Currency::JPY, 24_000), "{}", desk.driver.screen());
}

#[test]
fn ten_thousand_lines_are_typed_into() {
    let mut desk = Desk::new(Lang::ZhCn);
    let product = desk.store.products().unwrap()[0].id;
    let line = NewOrderLine {
        id: None,
        product: ProductRef::Known(product),
        description: None,
        quantity: 1_000,
        unit_price: 10_000,
        discount: 0,
    };
    let other = NewOrderLine {
        product: ProductRef::New(NewProduct { name: "备件".into(), ..NewProduct::default() }),
        ..line.clone()
    };
    let lines = (0..10_000).map(|n| if n == 9_999 { other.clone() } else { line.clone() }).collect();
    let order = NewOrder::new(desk.buyer, factory::today(), Currency::CNY, lines);
    desk.store.apply(&LedgerOp::AddOrder(Box::new(order)).into(), factory::now()).unwrap();
    let mut desk = desk.lose_window(Lang::ZhCn);
    desk.driver.keys("2<tab>e").sees("¥10,000.00").keys("5").sees("¥10,004.00");
    desk.driver.keys("<ctrl-s>少记了<ctrl-s>");
    let order = desk.newest();
    assert_eq!((order.lines.len(), order.total, order.delivery), (10_000, 1_000_400, DeliveryState::Open));
}
