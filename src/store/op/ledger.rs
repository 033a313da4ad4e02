//! The writes of the sales ledger as data: orders, receipts, deliveries, returns, invoices, products, targets.

use super::Op;
use crate::domain::{
    id::{CustomerId, DealId, DeliveryId, InstalmentId, OrderId, OrderLineId, ProductId, ReceiptId},
    method::PaymentMethod,
    money::Currency,
    order::{InvoiceKind, OrderStatus},
    period::Month,
    product::Product,
    rollup::Figures,
    terms::{Basis, DueRule},
};
use chrono::NaiveDate;

/// A write to the ledger.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "one is made for each thing that a person saves")]
pub enum LedgerOp {
    /// Adds an order, draft or confirmed, with what was received at once; a confirmed one wins its deal.
    AddOrder(Box<NewOrder>),
    /// Changes an order. A confirmed one demands the reason, and keeps every field before and after.
    EditOrder(Box<OrderEdit>),
    /// A draft becomes a sale.
    ConfirmOrder(OrderId),
    /// Delivered and paid, or ended by force with a reason.
    FinishOrder {
        order: OrderId,
        reason: Option<String>,
    },
    /// Cancelled or void: it counts nowhere any more.
    CancelOrder {
        order: OrderId,
        how: OrderStatus,
        on: NaiveDate,
        reason: String,
    },
    /// The customer accepted what was delivered (验收).
    AcceptOrder {
        order: OrderId,
        on: NaiveDate,
    },
    AddReceipt(NewReceipt),
    EditReceipt {
        receipt: ReceiptId,
        was: NewReceipt,
        now: NewReceipt,
    },
    RemoveReceipt {
        receipt: ReceiptId,
    },
    /// Gives a customer's money without an order (or a part of it) to an order; the rest stays a prepayment.
    Allocate {
        receipt: ReceiptId,
        order: OrderId,
        amount: i64,
    },
    AddDelivery(NewDelivery),
    EditDelivery {
        delivery: DeliveryId,
        was: NewDelivery,
        now: NewDelivery,
    },
    AddReturn(NewReturn),
    AddInvoice(NewInvoice),
    AddProduct(NewProduct),
    EditProduct {
        product: ProductId,
        was: NewProduct,
        now: NewProduct,
    },
    /// Sets a month's target; `amounts` all `None` removes it.
    SetTarget(Target),
}

/// An order as typed. What it comes to is figured by the store from these (`domain::order::figures`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrder {
    pub customer: CustomerId,
    /// The deal that it wins; the customer's open one when `None`.
    pub deal: Option<DealId>,
    /// `None`: the next free one of the day, `YYYYMMDD-NN`.
    pub number: Option<String>,
    /// The customer's own number of it.
    pub external_number: Option<String>,
    pub ordered_on: NaiveDate,
    /// `Draft` or `Confirmed`.
    pub status: OrderStatus,
    pub currency: Currency,
    pub lines: Vec<NewOrderLine>,
    /// Minor units, off the whole order.
    pub discount: i64,
    /// Minor units, on top.
    pub freight: i64,
    /// Ten-thousandths (1300 is 13 %), within the prices; `None` when not said.
    pub tax_rate: Option<i64>,
    /// As typed, for showing.
    pub terms: Option<String>,
    /// What the terms come to. Empty: due when shipped.
    pub instalments: Vec<NewInstalment>,
    pub deliver_by: Option<NaiveDate>,
    pub note: Option<String>,
    /// Received at once on `ordered_on`, in minor units.
    pub received: Option<(i64, PaymentMethod)>,
}

/// A line of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrderLine {
    /// The line that this one was, in an edit.
    pub id: Option<OrderLineId>,
    pub product: ProductRef,
    pub description: Option<String>,
    /// Thousandths.
    pub quantity: i64,
    /// Ten-thousandths of the currency's unit.
    pub unit_price: i64,
    /// Minor units.
    pub discount: i64,
}

/// What a line sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProductRef {
    Known(ProductId),
    /// Made on the way, unless one of exactly this name is on file.
    New(NewProduct),
}

/// A due part of an order as planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInstalment {
    pub rule: DueRule,
    /// Ten-thousandths of the total, when it was said as a share.
    pub share: Option<i64>,
    /// Minor units.
    pub amount: i64,
    pub note: Option<String>,
}

/// A changed order: refused when it is not `was` any more.
#[derive(Clone, Debug)]
pub struct OrderEdit {
    pub order: OrderId,
    pub was: NewOrder,
    pub now: NewOrder,
    /// Demanded once the order is confirmed.
    pub reason: Option<String>,
}

/// Money received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReceipt {
    pub customer: CustomerId,
    /// `None`: a prepayment of the customer.
    pub order: Option<OrderId>,
    /// The row of the plan that it is for; first in, first out when `None`.
    pub instalment: Option<InstalmentId>,
    pub received_on: NaiveDate,
    /// Minor units; negative for a refund, which demands `reason`.
    pub amount: i64,
    pub currency: Currency,
    pub method: PaymentMethod,
    /// The method's own word, beside `Other`.
    pub method_text: Option<String>,
    pub account: Option<String>,
    /// The bank's or the bill's number.
    pub reference: Option<String>,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// Of an acceptance bill.
    pub bill: Option<Bill>,
}

/// What an acceptance bill says. From issue to maturity at most six months (`domain-rules §6`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    pub drawer: Option<String>,
    pub acceptor: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub matures_on: Option<NaiveDate>,
}

/// A shipment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDelivery {
    pub order: OrderId,
    pub shipped_on: NaiveDate,
    pub delivered_on: Option<NaiveDate>,
    pub carrier: Option<String>,
    /// The carrier's.
    pub number: Option<String>,
    /// Line and thousandths; empty: all that was still open.
    pub lines: Vec<(OrderLineId, i64)>,
    pub note: Option<String>,
}

/// Goods or money given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReturn {
    pub order: OrderId,
    pub returned_on: NaiveDate,
    /// Line and thousandths that came back.
    pub lines: Vec<(OrderLineId, i64)>,
    /// Minor units, credited. `None`: what the lines cost.
    pub amount: Option<i64>,
    /// The amount was paid back at once, this way: a negative receipt.
    pub refund: Option<PaymentMethod>,
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// An invoice for an order; a negative amount takes one back (红冲).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvoice {
    pub order: OrderId,
    pub kind: InvoiceKind,
    pub number: Option<String>,
    pub invoiced_on: NaiveDate,
    /// Minor units of the order's currency.
    pub amount: i64,
    /// Ten-thousandths.
    pub tax_rate: Option<i64>,
    pub note: Option<String>,
}

/// A product as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewProduct {
    pub name: String,
    pub sku: Option<String>,
    pub category: Option<String>,
    pub unit: Option<String>,
    /// Ten-thousandths of the currency's unit.
    pub price: Option<i64>,
    /// The book's when `None`.
    pub currency: Option<Currency>,
    pub archived: bool,
}

/// What a month is to come to, in three levels (目标, 冲刺, 挑战). Minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub month: Month,
    pub currency: Currency,
    /// Of money received; else of net sales.
    pub of_received: bool,
    pub amount: Option<i64>,
    pub stretch: Option<i64>,
    pub challenge: Option<i64>,
}

impl Target {
    /// What counts for it in its month's figures.
    pub fn reached(&self, figures: &Figures) -> i64 {
        if self.of_received { figures.received } else { figures.net() }
    }
}

impl NewOrder {
    /// A confirmed order of these lines and nothing else.
    pub fn new(customer: CustomerId, ordered_on: NaiveDate, currency: Currency, lines: Vec<NewOrderLine>) -> NewOrder {
        NewOrder {
            customer,
            deal: None,
            number: None,
            external_number: None,
            ordered_on,
            status: OrderStatus::Confirmed,
            currency,
            lines,
            discount: 0,
            freight: 0,
            tax_rate: None,
            terms: None,
            instalments: Vec::new(),
            deliver_by: None,
            note: None,
            received: None,
        }
    }
}

impl NewInstalment {
    /// A part due on a day of its own.
    pub fn on(day: NaiveDate, amount: i64) -> NewInstalment {
        let rule = DueRule { basis: Basis::Fixed, month_end: false, months: 0, days: 0, fixed_on: Some(day) };
        NewInstalment { rule, share: None, amount, note: None }
    }
}

impl NewReceipt {
    /// Money by transfer and nothing else said of it.
    pub fn new(
        customer: CustomerId,
        order: Option<OrderId>,
        on: NaiveDate,
        amount: i64,
        currency: Currency,
    ) -> NewReceipt {
        NewReceipt {
            customer,
            order,
            instalment: None,
            received_on: on,
            amount,
            currency,
            method: PaymentMethod::default(),
            method_text: None,
            account: None,
            reference: None,
            reason: None,
            note: None,
            bill: None,
        }
    }
}

impl NewDelivery {
    /// All that is still open, shipped on a day.
    pub fn whole(order: OrderId, shipped_on: NaiveDate) -> NewDelivery {
        NewDelivery {
            order,
            shipped_on,
            delivered_on: None,
            carrier: None,
            number: None,
            lines: Vec::new(),
            note: None,
        }
    }
}

impl From<LedgerOp> for Op {
    fn from(op: LedgerOp) -> Op {
        Op::Ledger(op)
    }
}

impl NewProduct {
    /// A product on file as an editor shows it.
    pub fn of(product: &Product) -> NewProduct {
        NewProduct {
            name: product.name.clone(),
            sku: product.sku.clone(),
            category: product.category.clone(),
            unit: product.unit.clone(),
            price: product.price,
            currency: Some(product.currency),
            archived: product.archived,
        }
    }
}

impl LedgerOp {
    /// The action's name in the history, a key of the locales after `history-`.
    pub fn action(&self) -> &'static str {
        match self {
            LedgerOp::AddOrder(_) => "add_order",
            LedgerOp::EditOrder(_) => "edit_order",
            LedgerOp::ConfirmOrder(_) => "confirm_order",
            LedgerOp::FinishOrder { .. } => "finish_order",
            LedgerOp::CancelOrder { .. } => "cancel_order",
            LedgerOp::AcceptOrder { .. } => "accept_order",
            LedgerOp::AddReceipt(new) if new.amount < 0 => "add_refund",
            LedgerOp::AddReceipt(_) => "add_receipt",
            LedgerOp::EditReceipt { .. } => "edit_receipt",
            LedgerOp::RemoveReceipt { .. } => "remove_receipt",
            LedgerOp::Allocate { .. } => "allocate",
            LedgerOp::AddDelivery(_) => "add_delivery",
            LedgerOp::EditDelivery { .. } => "edit_delivery",
            LedgerOp::AddReturn(_) => "add_return",
            LedgerOp::AddInvoice(_) => "add_invoice",
            LedgerOp::AddProduct(_) => "add_product",
            LedgerOp::EditProduct { .. } => "edit_product",
            LedgerOp::SetTarget(_) => "set_target",
        }
    }
}
