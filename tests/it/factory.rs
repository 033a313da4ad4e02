//! Customers, follow-ups and books for the tests of the store: each call makes the ordinary thing, the test says what is odd.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use gendan::domain::{
    channel::{Channel, Direction},
    follow_up::{Happened, Kind},
    id::{CustomerId, FollowUpId, OrderId},
    moment::Moment,
    money::Currency,
    outcome::Outcome,
    record::{CustomerRecord, FollowUpRecord},
    tier::Tier,
};
use gendan::store::{
    ImportOptions, LedgerOptions, Made, Op, QueueRow, Store, StoreError,
    op::{
        LedgerOp, NewContact, NewCustomer, NewFollowUp, NewInstalment, NewOrder, NewOrderLine, NewProduct, NextPlan,
        ProductRef,
    },
};
use rusqlite::{Connection, types::Value};
use std::path::Path;

/// Saturday morning.
pub const NOW: &str = "2026-11-21T10:00";

/// A local minute, eight hours east.
pub fn at(minute: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{minute}:00+08:00")).unwrap()
}

pub fn now() -> DateTime<FixedOffset> {
    at(NOW)
}

pub fn local(minute: &str) -> NaiveDateTime {
    at(minute).naive_local()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn moment(key: &str) -> Moment {
    Moment::from_key(key).unwrap()
}

pub fn book() -> Store {
    Store::in_memory().unwrap()
}

pub fn named(name: &str) -> NewCustomer {
    NewCustomer::named(name)
}

pub fn person(name: &str, phone: &str) -> NewContact {
    NewContact { name: name.to_owned(), phone: Some(phone.to_owned()), ..NewContact::default() }
}

/// A talk on the phone that happened when it is entered, and plans nothing.
pub fn talk(customer: CustomerId) -> NewFollowUp {
    NewFollowUp {
        customer,
        contact: None,
        kind: Kind::default(),
        direction: Direction::Out,
        channel: Channel::Phone,
        outcome: Outcome::Talked,
        rung: None,
        note: "说下周有预算".to_owned(),
        happened: Happened::At(now()),
        attitude: None,
        satisfaction: None,
        next: NextPlan::Implied,
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
    }
}

pub fn step(due: &str) -> NextPlan {
    NextPlan::Step { due: moment(due), action: Some("催合同".to_owned()), channel: Some(Channel::Phone) }
}

/// Ten sensors for 1,000.00, due on 1 December.
pub fn order(customer: CustomerId, number: &str) -> NewOrder {
    let product = NewProduct { name: "传感器".to_owned(), ..NewProduct::default() };
    let line = NewOrderLine {
        id: None,
        product: ProductRef::New(product),
        description: None,
        quantity: 10_000,
        unit_price: 1_000_000,
        discount: 0,
    };
    NewOrder {
        number: Some(number.to_owned()),
        instalments: vec![NewInstalment::on(day("2026-12-01"), 100_000)],
        ..NewOrder::new(customer, now().date_naive(), Currency::CNY, vec![line])
    }
}

pub fn customer_row(name: &str) -> CustomerRecord {
    CustomerRecord { name: name.to_owned(), ..CustomerRecord::default() }
}

pub fn follow_up_row(customer: &str, happened: &str, note: &str) -> FollowUpRecord {
    FollowUpRecord {
        line: 2,
        reference: None,
        customer: Some(customer.to_owned()),
        customer_reference: None,
        contact: None,
        happened: moment(happened),
        channel: Channel::Phone,
        channel_text: None,
        outcome: Some(Outcome::Talked),
        outcome_text: None,
        satisfaction: None,
        note: note.to_owned(),
        next: None,
        next_action: None,
        extra: Vec::new(),
    }
}

pub fn source(name: &str) -> ImportOptions {
    ImportOptions { at: now(), source: name.to_owned(), dry_run: false, ledger: LedgerOptions::default() }
}

/// Short words for what tests do all the time; a failure is the test's.
pub trait Quick {
    fn done(&mut self, op: Op) -> Made;
    fn refused(&mut self, op: Op) -> StoreError;
    fn add(&mut self, name: &str) -> CustomerId;
    fn add_tier(&mut self, name: &str, tier: Tier) -> CustomerId;
    fn log(&mut self, talk: NewFollowUp) -> FollowUpId;
    fn sell(&mut self, customer: CustomerId, number: &str) -> OrderId;
    fn row(&self, customer: CustomerId) -> QueueRow;
    /// The due key of a customer, `~` before one that the cadence gave, `-` when there is none.
    fn due(&self, customer: CustomerId) -> String;
    fn sound(&self);
}

impl Quick for Store {
    fn done(&mut self, op: Op) -> Made {
        self.apply(&op, now()).unwrap_or_else(|error| panic!("{op:?}: {error:?}")).0
    }

    fn refused(&mut self, op: Op) -> StoreError {
        self.apply(&op, now()).err().unwrap_or_else(|| panic!("{op:?} was taken"))
    }

    fn add(&mut self, name: &str) -> CustomerId {
        self.done(Op::AddCustomer(Box::new(named(name)))).customer.unwrap()
    }

    fn add_tier(&mut self, name: &str, tier: Tier) -> CustomerId {
        let mut new = named(name);
        new.fields.tier = tier;
        self.done(Op::AddCustomer(Box::new(new))).customer.unwrap()
    }

    fn log(&mut self, talk: NewFollowUp) -> FollowUpId {
        self.done(Op::LogFollowUp(Box::new(talk))).follow_up.unwrap()
    }

    fn sell(&mut self, customer: CustomerId, number: &str) -> OrderId {
        self.done(LedgerOp::AddOrder(Box::new(order(customer, number))).into()).order.unwrap()
    }

    fn row(&self, customer: CustomerId) -> QueueRow {
        self.queue_row(customer, local(NOW)).unwrap().unwrap()
    }

    fn due(&self, customer: CustomerId) -> String {
        let row = self.row(customer);
        let mark = if row.implied { "~" } else { "" };
        row.due.map_or_else(|| "-".to_owned(), |due| format!("{mark}{}", due.key()))
    }

    fn sound(&self) {
        assert_eq!(self.doctor(now().date_naive()).unwrap(), []);
    }
}

/// The tables that undo has to bring back, and the kept figures that have to follow.
pub const TABLES: [&str; 26] = [
    "customer",
    "contact",
    "contact_channel",
    "product",
    "deal",
    "follow_up",
    "milestone",
    "next_step",
    "need_change",
    "sales_order",
    "order_line",
    "instalment",
    "receipt",
    "delivery",
    "delivery_line",
    "sales_return",
    "return_line",
    "invoice",
    "order_change",
    "target",
    "attachment",
    "customer_change",
    "report_seal",
    "queue",
    "queue_count",
    "queue_month",
];

/// Every row of these tables of a file, as another program sees them.
pub fn dump(path: &Path, tables: &[&str]) -> Vec<String> {
    let conn = Connection::open(path).unwrap();
    conn.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    let mut lines = Vec::new();
    for table in tables {
        // A count of nobody is as good as none.
        let only = if table.starts_with("queue_") { "WHERE n <> 0" } else { "" };
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} {only} ORDER BY 1, 2")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..columns).map(|column| row.get_unwrap(column)).collect();
            lines.push(format!("{table} {values:?}"));
        }
    }
    lines
}

/// Runs statements as another program would.
pub fn elsewhere(path: &Path, sql: &str) {
    let conn = Connection::open(path).unwrap();
    conn.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    conn.execute_batch(sql).unwrap();
}
