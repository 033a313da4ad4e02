//! What the tests of order entry and of the ledger's small forms share: a book on disk, its app, a second connection to look
//! at what came of it. Judges nothing.

use super::{screen_book as factory, screen_driver::Driver};
use gendan::{
    domain::{id::CustomerId, money::Currency},
    i18n::Lang,
    store::{
        Op, OrderCard, OrderFilter, OrderRow, Store,
        op::{LedgerOp, NewCustomer, NewInstalment, NewOrder, NewOrderLine, NewProduct, ProductRef},
    },
};
use tempfile::TempDir;

/// A book whose starred customer has two orders: one of October, part paid, and one of this week in two parts.
pub struct Desk {
    pub folder: TempDir,
    pub driver: Driver,
    pub store: Store,
    pub buyer: CustomerId,
}

/// The order of this week: two gateways at 12,000.00, 30 % of it due, unpaid.
pub const NUMBER: &str = "20261118-01";

impl Desk {
    pub fn new(lang: Lang) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let mut store = Store::open(&path).unwrap();
        factory::fill(&mut store, lang);
        let buyer = buyer(&store);
        let order = NewOrder {
            number: Some(NUMBER.into()),
            instalments: vec![
                NewInstalment::on(factory::day(-3), 720_000),
                NewInstalment::on(factory::day(30), 1_680_000),
            ],
            ..NewOrder::new(buyer, factory::day(-3), Currency::CNY, vec![gateways(lang)])
        };
        store.apply(&LedgerOp::AddOrder(Box::new(order)).into(), factory::now()).unwrap();
        Desk { driver: Driver::new(store, lang), store: Store::open(&path).unwrap(), folder, buyer }
    }

    /// Customers, but neither orders nor money.
    pub fn without_orders(lang: Lang) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let mut store = Store::open(&path).unwrap();
        let mut buyer = CustomerId(0);
        for made in factory::customers(lang) {
            let add = Op::AddCustomer(Box::new(NewCustomer::named(made.name)));
            buyer = store.apply(&add, factory::now()).unwrap().0.customer.unwrap();
        }
        Desk { driver: Driver::new(store, lang), store: Store::open(&path).unwrap(), folder, buyer }
    }

    /// With the cursor on the buyer in the list of customers.
    pub fn on_buyer(lang: Lang) -> Desk {
        let mut desk = Desk::new(lang);
        let name = desk.store.customer(desk.buyer).unwrap().name;
        for _ in 0..9 {
            // The card beside the list is the customer's under the cursor.
            if desk.driver.screen().lines().nth(1).is_some_and(|line| line.contains(&name)) {
                break;
            }
            desk.driver.keys("j");
        }
        desk
    }

    /// With the cursor on this week's order in the ledger.
    pub fn on_order(lang: Lang) -> Desk {
        let mut desk = Desk::new(lang);
        desk.driver.keys("2<tab>");
        desk
    }

    /// The buyer's orders, newest first.
    pub fn orders(&self) -> Vec<OrderRow> {
        let filter = OrderFilter { customer: Some(self.buyer), ..OrderFilter::default() };
        self.store.orders(&filter, 0, 9).unwrap()
    }

    /// The order that was entered last.
    pub fn newest(&self) -> OrderCard {
        let rows = self.store.orders(&OrderFilter::default(), 0, 20).unwrap();
        self.store.order(rows.iter().map(|row| row.order).max().unwrap()).unwrap()
    }

    /// This week's order whole.
    pub fn order(&self) -> OrderCard {
        self.store.order(self.store.order_numbered(NUMBER).unwrap().unwrap()).unwrap()
    }

    /// Loses the window, and opens the book in another one.
    pub fn lose_window(self, lang: Lang) -> Desk {
        let Desk { folder, driver, store, buyer } = self;
        drop(driver);
        let again = Store::open(&folder.path().join("book.db")).unwrap();
        Desk { driver: Driver::new(again, lang), folder, store, buyer }
    }
}

fn buyer(store: &Store) -> CustomerId {
    let now = factory::now().naive_local();
    let outline = store.outline(now).unwrap();
    let rows = store.queue(&outline, 0, outline.len(), now).unwrap();
    rows.iter().find(|row| row.starred).unwrap().customer
}

fn gateways(lang: Lang) -> NewOrderLine {
    let name = match lang {
        Lang::ZhCn => "网关",
        Lang::En => "Gateway",
    };
    let product = NewProduct { name: name.into(), unit: Some("台".into()), ..NewProduct::default() };
    NewOrderLine {
        id: None,
        product: ProductRef::New(product),
        description: None,
        quantity: 2_000,
        unit_price: 120_000_000,
        discount: 0,
    }
}
