//! Books for tests: a fixed clock and a handful of made-up customers in every band. Judges nothing.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use gendan::{
    clock::Clock,
    domain::{
        channel::{Channel, Direction},
        follow_up::{Happened, Kind},
        id::CustomerId,
        moment::Moment,
        money::Currency,
        outcome::Outcome,
        stage::Stage,
        tier::Tier,
    },
    i18n::Lang,
    store::{
        Op, Store,
        op::{
            CustomerFields, LedgerOp, NewContact, NewCustomer, NewFollowUp, NewOrder, NewOrderLine, NewProduct,
            NewReceipt, NextPlan, ProductRef,
        },
    },
};

/// Saturday, 2026-11-21, twenty past two in the afternoon.
pub fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T14:20:00+08:00").unwrap()
}

pub fn clock() -> Clock {
    Clock::stopped(now())
}

pub fn today() -> NaiveDate {
    now().date_naive()
}

/// A day so many days from today.
pub fn day(offset: i64) -> NaiveDate {
    today() + chrono::Duration::days(offset)
}

/// What one customer is made of.
pub struct Made {
    pub name: &'static str,
    pub tier: Tier,
    pub starred: bool,
    pub stage: Stage,
    /// Days from today; none is left to the cadence.
    pub due: Option<i64>,
    pub time: Option<(u32, u32)>,
    pub action: &'static str,
    pub channel: Channel,
}

const fn made(name: &'static str, tier: Tier, stage: Stage, due: Option<i64>, channel: Channel) -> Made {
    Made { name, tier, starred: false, stage, due, time: None, action: "", channel }
}

/// The customers of a small book, but for the last in the order of the queue on [`today`].
pub fn customers(lang: Lang) -> Vec<Made> {
    use Channel::{Email, Phone, Visit, Wechat};
    use Stage::{Lead, Need, Negotiation, Proposal, Quote};
    use Tier::{A, B, C, D};
    let names = match lang {
        Lang::ZhCn => [
            "杭州临安泵业有限公司",
            "苏州恒川精密机械有限公司",
            "中山长盛建材股份有限公司",
            "宁波单氏建材厂",
            "重庆长乐汽车零部件有限公司",
            "佛山新越自动化设备厂",
            "青岛百川汇自动化设备有限公司",
            "长沙远拓食品有限公司",
            "厦门晟源食品股份有限公司",
        ],
        Lang::En => [
            "Harbour Pumps Ltd",
            "Northfield Precision Machinery",
            "Longreach Building Supplies",
            "Sutton & Sons",
            "Redwood Auto Parts",
            "Newbridge Automation",
            "Baywater Controls International",
            "Fareham Foods",
            "Summit Provisions",
        ],
    };
    vec![
        Made { time: Some((15, 0)), ..made(names[0], B, Proposal, Some(0), Visit) },
        Made { starred: true, ..made(names[1], A, Negotiation, Some(-9), Phone) },
        made(names[2], A, Quote, Some(-1), Wechat),
        made(names[3], C, Lead, Some(-3), Phone),
        made(names[4], A, Need, Some(0), Phone),
        made(names[5], B, Need, Some(2), Wechat),
        made(names[6], D, Lead, Some(7), Email),
        made(names[7], B, Proposal, Some(30), Phone),
        made(names[8], D, Lead, None, Phone),
    ]
}

/// An empty book in memory.
pub fn empty() -> Store {
    Store::in_memory().unwrap()
}

/// A small book in memory: every band, one starred customer with people, talks, an order and money.
pub fn book(lang: Lang) -> Store {
    let mut store = empty();
    fill(&mut store, lang);
    store
}

/// Fills an open book as [`book`] does.
pub fn fill(store: &mut Store, lang: Lang) {
    let entered = now() - Days::new(40);
    for made in customers(lang) {
        let fields = CustomerFields {
            name: made.name.to_owned(),
            tier: made.tier,
            starred: made.starred,
            ..CustomerFields::default()
        };
        let next = made.due.map(|days| match made.time {
            Some((hour, minute)) => Moment::at(day(days), chrono::NaiveTime::from_hms_opt(hour, minute, 0).unwrap()),
            None => Moment::day(day(days)),
        });
        let new = NewCustomer { fields, stage: made.stage, created_on: Some(day(-40)), ..NewCustomer::default() };
        let id = store.apply(&Op::AddCustomer(Box::new(new)), entered).unwrap().0.customer.unwrap();
        let channel = made.channel;
        if made.due.is_some() {
            let action = Some(made.action.to_owned()).filter(|action| !action.is_empty());
            let plan = Op::Plan { customer: id, due: next, action, channel: Some(channel) };
            store.apply(&plan, entered).unwrap();
        }
        if made.starred {
            enrich(store, id, lang);
        }
    }
}

/// The words of the one customer with a history.
struct Words {
    people: [(&'static str, &'static str); 2],
    need: &'static str,
    source: &'static str,
    industry: &'static str,
    notes: [&'static str; 2],
    action: &'static str,
    tag: &'static str,
    product: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::ZhCn => Words {
            people: [("张伟", "采购总监"), ("李娜", "工程师")],
            need: "3 台设备，年底前上线",
            source: "展会",
            industry: "精密机械",
            notes: [
                "报价已发，等老板批；下周有预算。他们同时在看另一家，价格低一成，但交期要两个月，我们四周能到。",
                "看了样机，问接口和售后",
            ],
            action: "催合同",
            tag: "重点",
            product: "传感器",
        },
        Lang::En => Words {
            people: [("Alice Brown", "head of purchasing"), ("Tom Reed", "engineer")],
            need: "3 machines, running before the year ends",
            source: "fair",
            industry: "machinery",
            notes: [
                "Has the quotation, waits for the boss; budget next week. Looks at another maker too, a tenth cheaper, two months to deliver.",
                "Saw the sample, asked about the interface and service",
            ],
            action: "chase contract",
            tag: "key",
            product: "Sensor",
        },
    }
}

fn enrich(store: &mut Store, customer: CustomerId, lang: Lang) {
    let words = words(lang);
    let at = |days: u64, hour: u32| {
        (now() - Days::new(days))
            .with_timezone(now().offset())
            .date_naive()
            .and_hms_opt(hour, 5, 0)
            .unwrap()
            .and_local_timezone(*now().offset())
            .unwrap()
    };
    let [(buyer, title), (engineer, role)] = words.people;
    let contact = NewContact {
        name: buyer.into(),
        title: Some(title.into()),
        decision_maker: true,
        phone: Some("13800138000".into()),
        wechat: Some("zhangwei".into()),
        ..NewContact::default()
    };
    store.apply(&Op::AddContact { customer, contact }, at(39, 9)).unwrap();
    let contact = NewContact {
        name: engineer.into(),
        title: Some(role.into()),
        phone: Some("0571-86001234".into()),
        ..NewContact::default()
    };
    store.apply(&Op::AddContact { customer, contact }, at(39, 10)).unwrap();
    let was = CustomerFields::of(&store.customer(customer).unwrap());
    let now_fields = CustomerFields {
        need: Some(words.need.into()),
        source: Some(words.source.into()),
        industry: Some(words.industry.into()),
        tags: vec![words.tag.into()],
        ..was.clone()
    };
    let edit = gendan::store::op::CustomerEdit { id: customer, was, now: now_fields, amount: Some(9_800_000) };
    store.apply(&Op::EditCustomer(Box::new(edit)), at(38, 9)).unwrap();
    let person = store.contacts(customer).unwrap()[0].id;
    let log = |days, hour, channel, outcome, note: &str, next| {
        let happened = Happened::At(at(days, hour));
        let log = NewFollowUp {
            customer,
            contact: Some(person),
            kind: Kind::FollowUp,
            direction: Direction::Out,
            channel,
            outcome,
            rung: None,
            note: note.into(),
            happened,
            attitude: None,
            satisfaction: None,
            next,
            tier: None,
            stage: None,
            reason: None,
            amount: None,
            valid_until: None,
            tags: Vec::new(),
            files: Vec::new(),
            promises: Vec::new(),
            settled: Vec::new(),
            need: None,
            effort: None,
        };
        (Op::LogFollowUp(Box::new(log)), at(days, hour))
    };
    for (op, at) in [
        log(30, 10, Channel::Visit, Outcome::NeedUpdated, words.notes[1], NextPlan::Implied),
        log(25, 15, Channel::Phone, Outcome::NoAnswer, "", NextPlan::Implied),
    ] {
        store.apply(&op, at).unwrap();
    }
    let product = NewProduct { name: words.product.into(), ..NewProduct::default() };
    let line = NewOrderLine {
        id: None,
        product: ProductRef::New(product),
        description: None,
        quantity: 10_000,
        unit_price: 48_000_000,
        discount: 0,
    };
    let order =
        NewOrder { number: Some("20261030-01".into()), ..NewOrder::new(customer, day(-22), Currency::CNY, vec![line]) };
    let order = store.apply(&LedgerOp::AddOrder(Box::new(order)).into(), at(22, 9)).unwrap().0.order;
    let receipt = NewReceipt::new(customer, order, day(-20), 3_600_000, Currency::CNY);
    store.apply(&LedgerOp::AddReceipt(receipt).into(), at(20, 9)).unwrap();
    let step =
        NextPlan::Step { due: Moment::day(day(-9)), action: Some(words.action.into()), channel: Some(Channel::Phone) };
    let (op, at) = log(18, 11, Channel::Phone, Outcome::Talked, words.notes[0], step);
    store.apply(&op, at).unwrap();
}
