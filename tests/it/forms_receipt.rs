//! The small forms of the ledger through their keys: money, shipments, returns, invoices, cancelling, products, targets.

use super::{forms_ledger::Desk, screen_book as factory};
use gendan::{
    domain::{
        method::PaymentMethod,
        money::Currency,
        order::{DeliveryState, OrderStatus, PaymentState},
        period::Month,
    },
    i18n::Lang,
    store::op::NewDelivery,
};

#[test]
fn money_says_what_it_clears_before_it_is_saved() {
    // What is typed over the amount, what it does.
    let cases = [
        ("", "本期已清，20261118-01 还剩 ¥16,800.00"),
        ("5000", "本期还剩 ¥2,200.00"),
        ("2.4万", "20261118-01 结清"),
        ("25000", "多出的 ¥1,000.00 记为预收"),
        ("-100", "要写原因"),
        ("很多", "看不懂金额"),
    ];
    for (typed, words) in cases {
        let mut desk = Desk::on_order(Lang::ZhCn);
        desk.driver.keys("p").keys(typed).sees(words);
    }
}

#[test]
fn an_empty_amount_says_what_is_missing() {
    for (lang, words) in [(Lang::ZhCn, "必填"), (Lang::En, "required")] {
        Desk::on_order(lang).driver.keys("p<ctrl-u><enter>").sees(words);
        Desk::without_orders(lang).driver.keys("2pha<enter><enter>").sees(words);
    }
}

#[test]
fn a_refund_wants_its_reason_and_a_bill_its_day() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("p<enter>p-200<enter>").sees("退款原因").keys("少发一根线<enter>");
    let order = desk.order();
    assert_eq!(order.standing.received, 700_000, "{}", desk.driver.screen());
    assert_eq!(order.receipts.last().unwrap().receipt.reason.as_deref(), Some("少发一根线"));
    // 银行承兑汇票 by its initials: its days are asked for.
    desk.driver.keys("p1000<tab><tab>yhcd").sees("汇票到期日").keys("<enter>");
    desk.driver.keys("2027-12-01<tab>2026-11-01").sees("不能超过 6 个月").keys("<shift-tab>2027-03-01<enter>");
    let last = desk.order().receipts.last().unwrap().receipt.clone();
    assert_eq!(last.method, PaymentMethod::BankBill, "{}", desk.driver.screen());
    assert_eq!(last.bill.unwrap().matures_on.unwrap().to_string(), "2027-03-01");
}

#[test]
fn money_of_a_customer_without_orders_is_a_prepayment() {
    let mut desk = Desk::without_orders(Lang::En);
    // Nobody in sight: the customer is asked for.
    desk.driver
        .keys("2p")
        .sees("Whose money")
        .keys("ha<enter>")
        .sees("Harbour Pumps")
        .keys("300")
        .sees("is a prepayment");
    desk.driver.keys("<enter>");
    let payer = desk.store.customer_index().unwrap().search("Harbour", 1)[0].customer;
    let money = desk.store.unallocated(payer).unwrap();
    assert_eq!(money.iter().map(|one| one.receipt.amount).collect::<Vec<_>>(), [30_000], "{}", desk.driver.screen());
}

#[test]
fn the_way_of_paying_is_the_last_one() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("p100<tab><tab>wx<enter>p").sees("微信").keys("<enter>");
    let methods: Vec<_> = desk.order().receipts.iter().map(|one| one.receipt.method).collect();
    assert_eq!(methods, [PaymentMethod::Wechat; 2]);
}

#[test]
fn goods_go_out_whole_in_parts_and_arrive() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    // One of two, by a carrier; then the rest; then both arrive.
    desk.driver.keys("d").sees("网关").keys("<tab>顺丰<tab>SF1<tab><tab>1<enter>");
    assert_eq!(desk.order().delivery, DeliveryState::Partial, "{}", desk.driver.screen());
    desk.driver.keys("d").sees("发其余的货").keys("<enter>");
    assert_eq!(desk.order().delivery, DeliveryState::Shipped, "{}", desk.driver.screen());
    desk.driver.keys("d").sees("签收").keys("<enter>");
    let order = desk.order();
    assert_eq!(order.delivery, DeliveryState::Delivered, "{}", desk.driver.screen());
    assert_eq!(order.deliveries[0].delivery.carrier.as_deref(), Some("顺丰"));
    desk.driver.keys("d").sees("发货记录：20261118-01");
}

#[test]
fn a_whole_shipment_is_two_keys() {
    let mut desk = Desk::on_order(Lang::En);
    desk.driver.keys("d<enter>");
    assert_eq!(desk.order().delivery, DeliveryState::Shipped);
}

#[test]
fn more_than_there_is_is_not_shipped() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("d<tab><tab><tab><tab>3<enter>");
    assert_eq!(desk.order().delivery, DeliveryState::Open, "{}", desk.driver.screen());
    desk.driver.keys("0<enter>").sees("至少发一样");
}

#[test]
fn goods_come_back_with_their_money() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("p24000<enter>d<enter>t").sees("退 网关").keys("<enter>").sees("写上退回的数量");
    desk.driver.keys("1").sees("按明细 ¥12,000.00").keys("<tab><tab><tab><tab> <enter>").sees("原因");
    desk.driver.keys("外壳破损<enter>");
    let order = desk.order();
    assert_eq!((order.standing.returned, order.standing.received), (1_200_000, 1_200_000), "{}", desk.driver.screen());
    assert_eq!(order.standing.state, PaymentState::Paid);
    assert_eq!(order.returns[0].reason.as_deref(), Some("外壳破损"));
}

#[test]
fn an_order_is_cancelled_for_a_reason_and_a_mistake_is_void() {
    for (keys, status) in
        [("x1", OrderStatus::Cancelled), ("x7", OrderStatus::Void), ("x 等明年<enter>", OrderStatus::Cancelled)]
    {
        let mut desk = Desk::on_order(Lang::ZhCn);
        desk.driver.keys(keys);
        let order = desk.order();
        assert_eq!(order.order.status, status, "{keys}\n{}", desk.driver.screen());
        assert!(order.status_reason.is_some());
    }
}

#[test]
fn an_invoice_proposes_what_is_not_invoiced() {
    let mut desk = Desk::on_order(Lang::ZhCn);
    desk.driver.keys("i10000").sees("还剩 ¥14,000.00 没开").keys("<enter>i").sees("14,000.00").keys("<enter>");
    let order = desk.order();
    assert_eq!(order.invoices.iter().map(|one| one.amount).collect::<Vec<_>>(), [1_000_000, 1_400_000]);
}

#[test]
fn products_are_found_changed_and_added() {
    let mut desk = Desk::new(Lang::ZhCn);
    desk.driver.keys("2P").sees("产品").keys("wg<enter>").sees("产品：网关").keys("<tab>13000<tab><tab>网络<enter>");
    let gateway = desk.store.products().unwrap().into_iter().find(|one| one.name == "网关").unwrap();
    assert_eq!(
        (gateway.price, gateway.category.as_deref()),
        (Some(130_000_000), Some("网络")),
        "{}",
        desk.driver.screen()
    );
    desk.driver.keys("P支架<enter>").sees("新产品").keys("<tab>50<enter>");
    assert!(desk.store.products().unwrap().iter().any(|one| one.name == "支架" && one.price == Some(500_000)));
}

#[test]
fn a_month_gets_its_target() {
    let mut desk = Desk::new(Lang::ZhCn);
    desk.driver.keys("2T").sees("目标").keys("20万<tab>25万<enter>");
    let target = desk.store.target(Month::of(factory::today()), Currency::CNY).unwrap().unwrap();
    assert_eq!((target.amount, target.stretch, target.of_received), (Some(20_000_000), Some(25_000_000), false));
}

#[test]
fn what_was_typed_survives_the_loss_of_the_window() {
    // Keys that open a form and type into it; what is offered again.
    for (keys, words) in [("p4321", "4321"), ("d<tab>顺丰", "顺丰"), ("t1<tab><tab>破损", "破损"), ("i1234", "1234")]
    {
        let mut desk = Desk::on_order(Lang::ZhCn);
        desk.driver.keys(keys);
        let mut desk = desk.lose_window(Lang::ZhCn);
        desk.driver.sees("没保存的文字").keys("r").sees(words).sees("20261118-01");
    }
}

#[test]
fn a_shipment_is_mended_where_it_was_written() {
    let mut desk = Desk::on_order(Lang::En);
    // All of it goes out; what is on its way arrives, unless the shipment is to be mended.
    desk.driver.keys("d<enter>d").sees("has arrived").keys("<shift-tab><right>").sees("mend the last shipment");
    desk.driver.keys("<tab>2026-11-19<tab>SF Express<tab>SF100<enter>");
    let sent = desk.order().deliveries.last().unwrap().delivery.clone();
    assert_eq!(sent.shipped_on.to_string(), "2026-11-19", "{}", desk.driver.screen());
    assert_eq!((sent.carrier.as_deref(), sent.number.as_deref()), (Some("SF Express"), Some("SF100")));
    assert_eq!(sent.delivered_on, None);
    desk.driver.keys("d<enter>");
    assert_eq!(desk.order().delivery, DeliveryState::Delivered, "{}", desk.driver.screen());
    // All has arrived: mending is what is left to do, from the carrier on. It is undone as it was done.
    desk.driver.keys("d").sees("Shipment of").keys("<ctrl-u>DHL<enter>");
    assert_eq!(desk.order().deliveries.last().unwrap().delivery.carrier.as_deref(), Some("DHL"));
    desk.driver.keys("u");
    assert_eq!(
        desk.order().deliveries.last().unwrap().delivery,
        NewDelivery { delivered_on: desk.order().deliveries.last().unwrap().delivery.delivered_on, ..sent }
    );
}
