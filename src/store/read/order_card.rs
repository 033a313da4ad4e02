//! One order whole: lines, plan, money, shipments, returns, invoices, corrections.

use super::super::{
    Store,
    error::Result,
    op::{NewDelivery, NewOrder, NewReceipt},
};
use crate::domain::{
    id::{CustomerId, DeliveryId, OrderId, OrderLineId, ProductId, ReceiptId},
    order::{DeliveryState, InvoiceKind, InvoiceState},
    receivable::{OpenInstalment, PlannedInstalment, Standing},
};
use chrono::NaiveDate;

/// An order with all that happened to it. Minor units of `order.currency`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderCard {
    pub id: OrderId,
    pub number: String,
    pub customer_name: String,
    /// As an editor shows it; `received` is `None` here.
    pub order: NewOrder,
    pub status_reason: Option<String>,
    pub status_on: Option<NaiveDate>,
    pub accepted_on: Option<NaiveDate>,
    pub gross: i64,
    pub total: i64,
    pub tax: i64,
    pub lines: Vec<CardLine>,
    pub plan: Vec<PlannedInstalment>,
    pub standing: Standing,
    pub receipts: Vec<CardReceipt>,
    pub deliveries: Vec<CardDelivery>,
    pub returns: Vec<CardReturn>,
    pub invoices: Vec<CardInvoice>,
    pub changes: Vec<OrderChange>,
    pub delivery: DeliveryState,
    pub invoiced: i64,
    pub invoice: InvoiceState,
    /// Local minute of entry, in the stored form.
    pub entered_at: String,
    /// Columns of the sheet that it came from, beyond our fields.
    pub extra: Vec<(String, String)>,
}

/// A line with what became of it. Quantities in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    pub id: OrderLineId,
    pub product: Option<ProductId>,
    pub name: String,
    pub description: Option<String>,
    pub category: Option<String>,
    pub unit: Option<String>,
    pub quantity: i64,
    pub unit_price: i64,
    pub discount: i64,
    pub total: i64,
    pub net: i64,
    pub shipped: i64,
    pub returned: i64,
}

/// Money of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardReceipt {
    pub id: ReceiptId,
    pub receipt: NewReceipt,
}

/// A shipment of the order; `lines` spelled out even when all was shipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardDelivery {
    pub id: DeliveryId,
    pub delivery: NewDelivery,
}

/// A return of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardReturn {
    pub returned_on: NaiveDate,
    pub amount: i64,
    /// Line and thousandths.
    pub lines: Vec<(OrderLineId, i64)>,
    pub reason: Option<String>,
}

/// An invoice of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardInvoice {
    pub kind: InvoiceKind,
    pub number: Option<String>,
    pub invoiced_on: NaiveDate,
    pub amount: i64,
}

/// One field of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderChange {
    /// In the stored form.
    pub changed_at: String,
    /// A key of the locales after `order-field-`.
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub reason: String,
}

impl Store {
    /// One order, as of today.
    ///
    /// # Errors
    /// [`super::super::StoreError::Missing`].
    pub fn order(&self, order: OrderId) -> Result<OrderCard> {
        let _ = order;
        todo!()
    }

    /// Money of a customer that belongs to no order, oldest first.
    pub fn unallocated(&self, customer: CustomerId) -> Result<Vec<CardReceipt>> {
        let _ = customer;
        todo!()
    }

    /// The next part to be received of a customer, or of one order: the earliest due, then those without a day.
    pub fn next_open_instalment(
        &self,
        customer: CustomerId,
        order: Option<OrderId>,
    ) -> Result<Option<(OrderId, OpenInstalment)>> {
        let _ = (customer, order);
        todo!()
    }
}
