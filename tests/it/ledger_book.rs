//! A book with a year of orders in every state, for the tests of the ledger tab. Judges nothing.

use super::screen_book as factory;
use chrono::{Datelike, NaiveDate};
use gendan::{
    domain::{
        id::{CustomerId, OrderId},
        money::Currency,
        order::{InvoiceKind, OrderStatus},
        period::Month,
    },
    i18n::Lang,
    store::{
        Op, Store,
        op::{
            CustomerFields, LedgerOp, NewCustomer, NewDelivery, NewInstalment, NewInvoice, NewOrder, NewOrderLine,
            NewProduct, NewReceipt, NewReturn, ProductRef, Target,
        },
    },
};

/// Customers; products with category and unit; reasons.
type Words = ([&'static str; 4], [(&'static str, &'static str, &'static str); 3], [&'static str; 3]);

fn words(lang: Lang) -> Words {
    match lang {
        Lang::ZhCn => (
            ["杭州临安泵业有限公司", "苏州恒川精密机械有限公司", "宁波单氏建材厂", "厦门晟源食品股份有限公司"],
            [("控制器", "自动化", "台"), ("传感器", "自动化", "个"), ("网关", "通信", "台")],
            ["质量问题", "客户改期", "单价录错"],
        ),
        Lang::En => (
            ["Harbour Pumps Ltd", "Northfield Precision Machinery", "Sutton & Sons", "Summit Provisions"],
            [("Controller", "Automation", "pcs"), ("Sensor", "Automation", "pcs"), ("Gateway", "Network", "pcs")],
            ["faulty", "the customer postponed", "price mistyped"],
        ),
    }
}

/// An order of a product, with what is due when.
pub struct Deal {
    pub customer: CustomerId,
    pub product: usize,
    pub quantity: i64,
    pub on: NaiveDate,
    pub currency: Currency,
}

/// The book being made.
pub struct Ledger {
    pub store: Store,
    pub customers: Vec<CustomerId>,
    lang: Lang,
}

const PRICES: [i64; 3] = [122_000_000, 48_000_000, 120_000_000];

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Ledger {
    /// A book of customers without orders.
    pub fn new(lang: Lang) -> Ledger {
        let mut store = factory::empty();
        let names = words(lang).0;
        let customers = names.map(|name| {
            let fields = CustomerFields { name: name.to_owned(), ..CustomerFields::default() };
            let new = NewCustomer { fields, ..NewCustomer::default() };
            store.apply(&Op::AddCustomer(Box::new(new)), factory::now()).unwrap().0.customer.unwrap()
        });
        Ledger { store, customers: customers.to_vec(), lang }
    }

    pub fn apply(&mut self, op: LedgerOp) -> Option<OrderId> {
        let told = format!("{op:?}");
        self.store.apply(&op.into(), factory::now()).unwrap_or_else(|error| panic!("{told}: {error:?}")).0.order
    }

    fn line(&self, product: usize, quantity: i64) -> NewOrderLine {
        let (name, category, unit) = words(self.lang).1[product];
        let new = NewProduct {
            name: name.to_owned(),
            category: Some(category.to_owned()),
            unit: Some(unit.to_owned()),
            ..NewProduct::default()
        };
        NewOrderLine {
            id: None,
            product: ProductRef::New(new),
            description: None,
            quantity: quantity * 1000,
            unit_price: PRICES[product],
            discount: 0,
        }
    }

    pub fn sell(&mut self, deal: &Deal) -> OrderId {
        let line = self.line(deal.product, deal.quantity);
        let total = deal.quantity * PRICES[deal.product] / 100;
        let order = NewOrder {
            instalments: vec![
                NewInstalment::on(deal.on + chrono::Days::new(7), total * 3 / 10),
                NewInstalment::on(deal.on + chrono::Days::new(60), total - total * 3 / 10),
            ],
            ..NewOrder::new(deal.customer, deal.on, deal.currency, vec![line])
        };
        self.apply(LedgerOp::AddOrder(Box::new(order))).unwrap()
    }

    fn pay(&mut self, order: OrderId, deal: &Deal, on: NaiveDate, amount: i64) {
        let receipt = NewReceipt::new(deal.customer, Some(order), on, amount, deal.currency);
        self.apply(LedgerOp::AddReceipt(receipt));
    }
}

/// Fourteen months of orders: paid, partly paid, overdue, shipped, cancelled, returned, corrected, one in dollars, a draft.
pub fn book(lang: Lang) -> Ledger {
    let mut ledger = Ledger::new(lang);
    let reasons = words(lang).2;
    let mut month = Month { year: 2025, month: 10 };
    for place in 0..14usize {
        let orders = 2 + place % 3;
        for n in 0..orders {
            let on = NaiveDate::from_ymd_opt(month.year, month.month, 3 + u32::try_from(n).unwrap() * 5).unwrap();
            let customer = ledger.customers[(place + n) % 4];
            let quantity = i64::try_from(1 + (place * 7 + n * 3) % 5).unwrap();
            let deal = Deal { customer, product: (place + n) % 3, quantity, on, currency: Currency::CNY };
            let order = ledger.sell(&deal);
            let total = quantity * PRICES[deal.product] / 100;
            let late = on + chrono::Days::new(9);
            if (place, n) == (12, 2) || late > factory::today() {
                continue;
            }
            let mut sent = NewDelivery::whole(order, on + chrono::Days::new(3));
            sent.delivered_on = Some(on + chrono::Days::new(5)).filter(|_| n != 1);
            ledger.apply(LedgerOp::AddDelivery(sent));
            let paid = if place < 11 && (place + n) % 5 != 0 { total } else { total * 3 / 10 };
            ledger.pay(order, &deal, late, paid);
        }
        month = month.plus(1);
    }
    let [machinery, building] = [ledger.customers[1], ledger.customers[2]];
    // The one that is opened: two lines, a correction, a part shipped, invoiced, returned.
    let mut rich =
        NewOrder::new(machinery, day("2026-11-20"), Currency::CNY, vec![ledger.line(0, 3), ledger.line(1, 10)]);
    rich.discount = 60_000;
    rich.freight = 20_000;
    rich.tax_rate = Some(1300);
    rich.terms = Some("3/7".to_owned());
    rich.external_number = Some("PO-7781".to_owned());
    rich.deliver_by = Some(day("2026-12-05"));
    rich.instalments = vec![
        NewInstalment::on(day("2026-11-20"), 2_500_000),
        NewInstalment::on(day("2026-12-20"), 5_920_000 + 40_000 - 60_000 + 20_000),
    ];
    let total: i64 = 3 * 1_220_000 + 10 * 480_000 - 60_000 + 20_000;
    rich.instalments[1].amount = total - 2_500_000;
    let order = ledger.apply(LedgerOp::AddOrder(Box::new(rich))).unwrap();
    let card = ledger.store.order(order).unwrap();
    let mut sent = NewDelivery::whole(order, day("2026-11-20"));
    sent.lines = vec![(card.lines[1].id, 6_000)];
    sent.carrier = Some(if lang == Lang::ZhCn { "顺丰" } else { "DHL" }.to_owned());
    sent.number = Some("SF1234567890".to_owned());
    ledger.apply(LedgerOp::AddDelivery(sent));
    let mut paid = NewReceipt::new(machinery, Some(order), day("2026-11-21"), 1_000_000, Currency::CNY);
    paid.reference = Some("20261121-887".to_owned());
    ledger.apply(LedgerOp::AddReceipt(paid));
    let invoice = NewInvoice {
        order,
        kind: InvoiceKind::Special,
        number: Some("04400291".to_owned()),
        invoiced_on: day("2026-11-21"),
        amount: 2_500_000,
        tax_rate: Some(1300),
        note: None,
    };
    ledger.apply(LedgerOp::AddInvoice(invoice));
    let back = NewReturn {
        order,
        returned_on: day("2026-11-21"),
        lines: vec![(card.lines[1].id, 1_000)],
        amount: None,
        refund: None,
        reason: Some(reasons[0].to_owned()),
        note: None,
    };
    ledger.apply(LedgerOp::AddReturn(back));
    let was = ledger.store.order(order).unwrap().order;
    let mut now = was.clone();
    now.external_number = Some("PO-7782".to_owned());
    let edit = gendan::store::op::OrderEdit { order, was, now, reason: Some(reasons[2].to_owned()) };
    ledger.apply(LedgerOp::EditOrder(Box::new(edit)));
    // Called off, in dollars, and a draft.
    let gone = ledger.sell(&Deal {
        customer: building,
        product: 2,
        quantity: 2,
        on: day("2026-11-12"),
        currency: Currency::CNY,
    });
    let cancel = LedgerOp::CancelOrder {
        order: gone,
        how: OrderStatus::Cancelled,
        on: day("2026-11-14"),
        reason: reasons[1].to_owned(),
    };
    ledger.apply(cancel);
    ledger.sell(&Deal { customer: building, product: 1, quantity: 4, on: day("2026-11-02"), currency: Currency::USD });
    let mut draft = NewOrder::new(building, factory::today(), Currency::CNY, vec![ledger.line(2, 1)]);
    draft.status = OrderStatus::Draft;
    ledger.apply(LedgerOp::AddOrder(Box::new(draft)));
    let month = Month { year: factory::today().year(), month: factory::today().month() };
    let target = Target {
        month,
        currency: Currency::CNY,
        of_received: false,
        amount: Some(20_000_000),
        stretch: None,
        challenge: None,
    };
    ledger.apply(LedgerOp::SetTarget(target));
    ledger
}
