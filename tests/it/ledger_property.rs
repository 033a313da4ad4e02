//! Random work on the ledger: after each step every kept figure is the sum of its rows, and undoing all brings all back.

use crate::factory::{Quick, TABLES, at, day, dump};
use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use fastrand::Rng;
use gendan::domain::{
    id::{CustomerId, OrderId},
    method::PaymentMethod,
    money::Currency,
    order::{InvoiceKind, OrderStatus},
    terms::{Basis, DueRule},
};
use gendan::store::{
    Made, Op, Store, StoreError, UndoOutcome,
    op::{
        LedgerOp, NewDelivery, NewInstalment, NewInvoice, NewOrder, NewOrderLine, NewProduct, NewReceipt, NewReturn,
        OrderEdit, ProductRef, Target,
    },
};
use rusqlite::Connection;
use std::{collections::BTreeMap, path::Path};

const STEPS: usize = 260;

struct Walk {
    rng: Rng,
    store: Store,
    customers: Vec<CustomerId>,
    orders: Vec<OrderId>,
    /// How often each kind of step was taken.
    taken: BTreeMap<&'static str, usize>,
}

impl Walk {
    fn now(&self) -> DateTime<FixedOffset> {
        at("2026-03-02T10:00")
    }

    /// A day up to today, across a year's end and a leap day.
    fn day(&mut self) -> NaiveDate {
        let from = if self.rng.bool() { day("2026-02-20") } else { day("2023-12-20") };
        from + Days::new(self.rng.u64(0..=if from.to_string().as_str() < "2024" { 80 } else { 10 }))
    }

    fn currency(&mut self) -> Currency {
        Currency::from_code(self.rng.choice(["CNY", "JPY", "KWD"]).unwrap()).unwrap()
    }

    fn customer(&mut self) -> CustomerId {
        self.rng.choice(self.customers.clone()).unwrap()
    }

    fn order(&mut self) -> Option<OrderId> {
        // Few, so that much happens to each.
        let last = self.orders.len().saturating_sub(8);
        self.rng.choice(self.orders[last..].to_vec())
    }

    fn lines(&mut self) -> Vec<NewOrderLine> {
        (0..self.rng.usize(1..5))
            .map(|_| {
                let name = ["传感器", "控制器", "电缆"][self.rng.usize(..3)];
                NewOrderLine {
                    id: None,
                    product: ProductRef::New(NewProduct { name: name.to_owned(), ..NewProduct::default() }),
                    description: self.rng.bool().then(|| "说明".to_owned()),
                    quantity: self.rng.i64(1..20_000),
                    unit_price: self.rng.i64(1..9_000_000),
                    discount: self.rng.i64(0..3),
                }
            })
            .collect()
    }

    fn new_order(&mut self) -> NewOrder {
        let (customer, on, currency, lines) = (self.customer(), self.day(), self.currency(), self.lines());
        let mut new = NewOrder::new(customer, on, currency, lines);
        new.discount = self.rng.i64(0..5);
        new.freight = self.rng.i64(0..5);
        new.tax_rate = self.rng.choice([None, Some(0), Some(600), Some(1300)]).unwrap();
        if self.rng.u8(..4) == 0 {
            new.status = OrderStatus::Draft;
        }
        if self.rng.u8(..4) == 0 {
            new.received = Some((self.rng.i64(1..50), PaymentMethod::Wechat));
        }
        for _ in 0..self.rng.usize(..3) {
            let part = self.part();
            new.instalments.push(part);
        }
        new
    }

    fn part(&mut self) -> NewInstalment {
        let basis = self.rng.choice(Basis::ALL).unwrap();
        let fixed_on = (basis == Basis::Fixed).then(|| self.day());
        let rule = DueRule { basis, month_end: self.rng.bool(), months: 0, days: self.rng.i32(-3..60), fixed_on };
        NewInstalment { rule, share: None, amount: self.rng.i64(0..400), note: None }
    }

    /// Something to do, or nothing where there is nothing to do it to.
    fn step(&mut self) -> Option<Op> {
        let kind = self.rng.u8(..21);
        if kind < 2 {
            return Some(LedgerOp::AddOrder(Box::new(self.new_order())).into());
        }
        let order = self.order()?;
        // An order that was undone is gone.
        let card = self.store.order(order).ok()?;
        let on = self.day();
        let amount = self.rng.i64(-200..600);
        let op = match kind {
            5 => LedgerOp::ConfirmOrder(order),
            2..=4 | 6 | 7 => {
                // Part of what is there goes back, or anything comes in.
                let amount = if amount < 0 { -self.rng.i64(1..=card.standing.received.max(1)) } else { amount };
                let (customer, currency) = (card.order.customer, card.order.currency);
                let mut receipt = NewReceipt::new(customer, Some(order), on, amount, currency);
                receipt.method = self.rng.choice(PaymentMethod::ALL).unwrap();
                receipt.reason = (amount < 0).then(|| "退款".to_owned());
                receipt.instalment = self.rng.choice(card.plan.iter()).map(|part| part.id).filter(|_| amount % 2 == 0);
                LedgerOp::AddReceipt(receipt)
            }
            8 => {
                let (customer, currency) = (card.order.customer, card.order.currency);
                LedgerOp::AddReceipt(NewReceipt::new(customer, None, on, amount.abs() + 1, currency))
            }
            9 => {
                let money = self.store.unallocated(card.order.customer).unwrap();
                let money = self.rng.choice(money.iter())?;
                let part = self.rng.i64(1..=money.receipt.amount.max(1));
                LedgerOp::Allocate { receipt: money.id, order, amount: part }
            }
            10 => {
                let money = self.rng.choice(card.receipts.iter())?;
                let mut now = money.receipt.clone();
                (now.received_on, now.amount) = (on, now.amount + self.rng.i64(-50..50));
                if self.rng.u8(..4) == 0 {
                    (now.order, now.instalment) = (None, None);
                }
                LedgerOp::EditReceipt { receipt: money.id, was: money.receipt.clone(), now }
            }
            11 => LedgerOp::RemoveReceipt { receipt: self.rng.choice(card.receipts.iter())?.id },
            12 | 13 => {
                let mut delivery = NewDelivery::whole(order, on);
                delivery.delivered_on = self.rng.bool().then_some(on);
                if self.rng.bool() {
                    let line = self.rng.choice(card.lines.iter())?;
                    delivery.lines = vec![(line.id, self.rng.i64(1..=line.quantity))];
                }
                LedgerOp::AddDelivery(delivery)
            }
            14 => {
                let found = self.rng.choice(card.deliveries.iter())?;
                let mut now = found.delivery.clone();
                now.delivered_on = Some(now.shipped_on);
                if let Some((_, quantity)) = now.lines.first_mut() {
                    *quantity = self.rng.i64(1..=*quantity);
                }
                LedgerOp::EditDelivery { delivery: found.id, was: found.delivery.clone(), now }
            }
            15 => {
                let line = self.rng.choice(card.lines.iter())?;
                let lines = if self.rng.bool() { vec![(line.id, self.rng.i64(1..=line.quantity))] } else { Vec::new() };
                LedgerOp::AddReturn(NewReturn {
                    order,
                    returned_on: on,
                    lines,
                    amount: self.rng.bool().then(|| self.rng.i64(0..60)),
                    refund: self.rng.bool().then_some(PaymentMethod::BankBill),
                    reason: Some("外观".to_owned()),
                    note: None,
                })
            }
            16 => {
                let mut now = card.order.clone();
                now.ordered_on = on;
                match self.rng.u8(..4) {
                    0 => now.lines.extend(self.lines()),
                    1 => drop(now.lines.pop()),
                    2 => now.lines[0].quantity = self.rng.i64(1..20_000),
                    _ => {
                        now.lines[0].product =
                            ProductRef::New(NewProduct { name: "电缆".into(), ..Default::default() })
                    }
                }
                match self.rng.u8(..4) {
                    0 => now.customer = self.customer(),
                    1 => now.currency = self.currency(),
                    2 => now.instalments = vec![self.part()],
                    _ => now.discount += 1,
                }
                if now.customer != card.order.customer {
                    now.deal = None;
                }
                let reason = Some("改单".to_owned());
                LedgerOp::EditOrder(Box::new(OrderEdit { order, was: card.order.clone(), now, reason }))
            }
            17 => LedgerOp::CancelOrder {
                order,
                how: self.rng.choice([OrderStatus::Cancelled, OrderStatus::Void]).unwrap(),
                on,
                reason: "不要了".to_owned(),
            },
            18 => match self.rng.u8(..3) {
                0 => LedgerOp::AcceptOrder { order, on },
                1 => LedgerOp::FinishOrder { order, reason: self.rng.bool().then(|| "就这样".to_owned()) },
                _ => LedgerOp::SetTarget(Target {
                    month: gendan::domain::period::Month::of(on),
                    currency: Currency::CNY,
                    of_received: self.rng.bool(),
                    amount: self.rng.bool().then_some(100),
                    stretch: None,
                    challenge: None,
                }),
            },
            // Its orders go with it from one category to another.
            19 => {
                let products = self.store.products().unwrap();
                let product = self.rng.choice(products.iter())?;
                let was = NewProduct {
                    name: product.name.clone(),
                    sku: product.sku.clone(),
                    category: product.category.clone(),
                    unit: product.unit.clone(),
                    price: product.price,
                    currency: Some(product.currency),
                    archived: product.archived,
                };
                let category = self.rng.choice([None, Some("硬件"), Some("耗材")]).unwrap();
                let now = NewProduct { category: category.map(str::to_owned), ..was.clone() };
                LedgerOp::EditProduct { product: product.id, was, now }
            }
            _ => LedgerOp::AddInvoice(NewInvoice {
                order,
                kind: InvoiceKind::Special,
                number: None,
                invoiced_on: on,
                amount,
                tax_rate: None,
                note: None,
            }),
        };
        Some(op.into())
    }

    fn walk(&mut self, path: &Path) {
        let conn = Connection::open(path).unwrap();
        for _ in 0..STEPS {
            let what = match self.rng.u8(..10) {
                0 if self.undoable() > 0 => self.put_back(false),
                1 => self.put_back(true),
                _ => match self.step() {
                    Some(op) => self.apply(&op),
                    None => continue,
                },
            };
            *self.taken.entry(what).or_default() += 1;
            let findings = self.store.doctor(self.now().date_naive()).unwrap();
            assert_eq!(findings, [], "after {what}, {:?}", self.taken);
            adds_up(&conn, what);
        }
    }

    fn apply(&mut self, op: &Op) -> &'static str {
        let now = self.now();
        match self.store.apply(op, now) {
            Ok((Made { order, .. }, _)) => {
                self.orders.extend(order);
                op.action()
            }
            Err(StoreError::Rule(_)) => "refused",
            // What is cancelled cannot be cancelled again.
            Err(StoreError::Changed { .. }) => "changed",
            Err(error) => panic!("{op:?}: {error:?}"),
        }
    }

    /// How many steps there are to undo; that the customers were added is none of them.
    fn undoable(&self) -> usize {
        let history = self.store.history(None, 10_000).unwrap();
        history.iter().filter(|item| !item.undone && item.of.is_none()).count() - self.customers.len()
    }

    fn put_back(&mut self, again: bool) -> &'static str {
        let now = self.now();
        let outcome = if again { self.store.redo(now) } else { self.store.undo(now) };
        match outcome.unwrap() {
            UndoOutcome::Done { .. } if again => "redo",
            UndoOutcome::Done { .. } => "undo",
            UndoOutcome::Nothing => "nothing",
            UndoOutcome::ChangedSince(item) => panic!("{item:?} was touched by nobody"),
        }
    }
}

/// What is to be received is what was sold less returns and what came in, the money beyond apart: of each order and in all.
fn adds_up(conn: &Connection, what: &str) {
    let wrong: Vec<String> = conn
        .prepare_cached(
            "SELECT o.number FROM sales_order AS o JOIN order_state AS s ON s.order_id = o.id
             WHERE s.receivable - s.overpaid <> iif(o.status IN ('confirmed', 'done'), o.total - s.returned, 0) - s.received
                OR (SELECT coalesce(sum(amount), 0) FROM open_instalment WHERE order_id = o.id) <> s.receivable
                OR s.received <> (SELECT coalesce(sum(amount), 0) FROM receipt WHERE order_id = o.id)
                OR (o.status IN ('confirmed', 'done') AND EXISTS (SELECT 1 FROM order_line WHERE order_id = o.id)
                    AND o.total <> (SELECT sum(net) FROM order_line WHERE order_id = o.id))
             UNION ALL
             SELECT currency FROM (
                 SELECT currency, receivable - overpaid AS amount FROM order_state
                 UNION ALL SELECT currency, -amount FROM receipt WHERE order_id IS NULL
                 UNION ALL SELECT currency, -(total - returns - received) FROM sales_month
             ) GROUP BY currency HAVING sum(amount) <> 0",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    assert_eq!(wrong, Vec::<String>::new(), "after {what}");
}

#[test]
fn kept_figures_are_the_sums_of_the_rows_whatever_happens() {
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in [3, 20, 300] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        let mut store = Store::open_throw_away(&path).unwrap();
        let customers = ["甲", "乙", "丙"].map(|name| store.add(name)).to_vec();
        let before = dump(&path, &TABLES);
        let mut walk = Walk { rng: Rng::with_seed(seed), store, customers, orders: Vec::new(), taken: BTreeMap::new() };
        walk.walk(&path);
        let after = dump(&path, &TABLES);
        let mut steps = 0;
        while walk.undoable() > 0 {
            assert_eq!(walk.put_back(false), "undo");
            steps += 1;
        }
        assert_eq!(dump(&path, &TABLES), before, "seed {seed}, all undone");
        walk.store.sound();
        for _ in 0..steps {
            assert_eq!(walk.put_back(true), "redo");
        }
        assert_eq!(dump(&path, &TABLES), after, "seed {seed}, all redone");
        walk.store.sound();
        for (what, count) in walk.taken {
            *taken.entry(what).or_default() += count;
        }
    }
    for what in [
        "add_order",
        "edit_order",
        "confirm_order",
        "finish_order",
        "cancel_order",
        "accept_order",
        "add_receipt",
        "add_refund",
        "edit_receipt",
        "remove_receipt",
        "allocate",
        "add_delivery",
        "edit_delivery",
        "add_return",
        "add_invoice",
        "set_target",
        "edit_product",
        "undo",
        "redo",
        "refused",
    ] {
        assert!(taken.contains_key(what), "{what} was never taken: {taken:?}");
    }
}
