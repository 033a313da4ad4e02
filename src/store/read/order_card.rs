//! One order whole: lines, plan, money, shipments, returns, invoices, corrections.

use super::super::{
    Store,
    apply::order_as_typed,
    derive::{line_states, order_events},
    error::Result,
    op::{Bill, NewDelivery, NewOrder, NewReceipt},
};
use super::order::{currency_at, day_at};
use crate::domain::{
    id::{CustomerId, DeliveryId, InstalmentId, OrderId, OrderLineId, ProductId, ReceiptId},
    method::PaymentMethod,
    order::{DeliveryState, InvoiceKind, InvoiceState},
    receivable::{OpenInstalment, PlannedInstalment, Standing, standing},
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

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
    /// One order with all that happened to it so far.
    ///
    /// # Errors
    /// [`super::super::StoreError::Missing`].
    pub fn order(&self, order: OrderId) -> Result<OrderCard> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/order_card.sql"))?;
        let typed = order_as_typed(&self.conn, order)?;
        let mut card = statement.query_row([order.0], |row| head(row, order, typed))?;
        let events = order_events(&self.conn, order, NaiveDate::MAX)?;
        card.standing = standing(&events);
        card.plan = events.instalments;
        card.lines = self.card_lines(order)?;
        card.receipts = self.card_receipts(include_str!("../sql/receipts_of_order.sql"), order.0)?;
        card.deliveries = self.card_deliveries(order, &card.lines)?;
        card.returns = self.card_returns(order)?;
        card.invoices = self.card_invoices(order)?;
        card.invoiced = card.invoices.iter().fold(0, |sum: i64, invoice| sum.saturating_add(invoice.amount));
        card.invoice = InvoiceState::of(card.total.saturating_sub(card.standing.returned), card.invoiced);
        card.changes = self.order_changes(order)?;
        Ok(card)
    }

    /// Money of a customer that belongs to no order, oldest first.
    pub fn unallocated(&self, customer: CustomerId) -> Result<Vec<CardReceipt>> {
        self.card_receipts(include_str!("../sql/receipts_unallocated.sql"), customer.0)
    }

    /// The next part to be received of a customer, or of one order: the earliest due, then those without a day.
    pub fn next_open_instalment(
        &self,
        customer: CustomerId,
        order: Option<OrderId>,
    ) -> Result<Option<(OrderId, OpenInstalment)>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/next_open_instalment.sql"))?;
        let found = statement.query_row(params![customer.0, order.map(|order| order.0)], |row| {
            let open = row.get("open")?;
            let part = OpenInstalment {
                id: row.get::<_, Option<i64>>("id")?.map(InstalmentId),
                position: row.get("position")?,
                due_on: day_at(row, "due_on")?,
                amount: row.get::<_, Option<i64>>("amount")?.unwrap_or(open),
                open,
            };
            Ok((OrderId(row.get("order_id")?), part))
        });
        Ok(found.optional()?)
    }

    fn card_lines(&self, order: OrderId) -> Result<Vec<CardLine>> {
        let states = line_states(&self.conn, order, NaiveDate::MAX)?;
        let mut statement = self.conn.prepare_cached(include_str!("../sql/order_lines.sql"))?;
        let rows = statement.query_map([order.0], |row| {
            let id = row.get("id")?;
            let state = states.iter().find(|state| state.id == id);
            Ok(CardLine {
                id: OrderLineId(id),
                product: row.get::<_, Option<i64>>("product_id")?.map(ProductId),
                name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
                description: row.get("description")?,
                category: row.get("category")?,
                unit: row.get("unit")?,
                quantity: row.get("quantity")?,
                unit_price: row.get("unit_price")?,
                discount: row.get("discount")?,
                total: row.get("total")?,
                net: row.get("net")?,
                shipped: state.map_or(0, |state| state.shipped),
                returned: state.map_or(0, |state| state.returned),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn card_receipts(&self, sql: &str, of: i64) -> Result<Vec<CardReceipt>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([of], receipt)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A shipment of all has no lines of its own: it took what the earlier ones had left.
    fn card_deliveries(&self, order: OrderId, lines: &[CardLine]) -> Result<Vec<CardDelivery>> {
        let mut left: Vec<(OrderLineId, i64)> = lines.iter().map(|line| (line.id, line.quantity)).collect();
        let mut of_delivery = self
            .conn
            .prepare_cached("SELECT order_line_id, quantity FROM delivery_line WHERE delivery_id = ?1 ORDER BY id")?;
        let mut statement = self.conn.prepare_cached(
            "SELECT id, shipped_on, delivered_on, carrier, number, note FROM delivery WHERE order_id = ?1 ORDER BY shipped_on, id",
        )?;
        let mut rows = statement.query([order.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get("id")?;
            let mut shipped: Vec<(OrderLineId, i64)> = of_delivery
                .query_map([id], |row| Ok((OrderLineId(row.get(0)?), row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            if shipped.is_empty() {
                shipped = left.iter().copied().filter(|(_, quantity)| *quantity > 0).collect();
            }
            for (line, quantity) in &shipped {
                for (_, left) in left.iter_mut().filter(|(id, _)| id == line) {
                    *left = left.saturating_sub(*quantity);
                }
            }
            let delivery = NewDelivery {
                order,
                shipped_on: day_at(row, "shipped_on")?.unwrap_or_default(),
                delivered_on: day_at(row, "delivered_on")?,
                carrier: row.get("carrier")?,
                number: row.get("number")?,
                lines: shipped,
                note: row.get("note")?,
            };
            found.push(CardDelivery { id: DeliveryId(id), delivery });
        }
        Ok(found)
    }

    fn card_returns(&self, order: OrderId) -> Result<Vec<CardReturn>> {
        let mut of_return = self.conn.prepare_cached(
            "SELECT order_line_id, quantity FROM return_line WHERE return_id = ?1 AND quantity <> 0 ORDER BY id",
        )?;
        let mut statement = self.conn.prepare_cached(
            "SELECT id, returned_on, amount, reason FROM sales_return WHERE order_id = ?1 ORDER BY returned_on, id",
        )?;
        let mut rows = statement.query([order.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let lines = of_return
                .query_map([row.get::<_, i64>("id")?], |row| Ok((OrderLineId(row.get(0)?), row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let returned_on = day_at(row, "returned_on")?.unwrap_or_default();
            found.push(CardReturn { returned_on, amount: row.get("amount")?, lines, reason: row.get("reason")? });
        }
        Ok(found)
    }

    fn card_invoices(&self, order: OrderId) -> Result<Vec<CardInvoice>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT kind, number, invoiced_on, amount FROM invoice WHERE order_id = ?1 ORDER BY invoiced_on, id",
        )?;
        let rows = statement.query_map([order.0], |row| {
            Ok(CardInvoice {
                kind: InvoiceKind::from_code(row.get_ref("kind")?.as_str()?).unwrap_or_default(),
                number: row.get("number")?,
                invoiced_on: day_at(row, "invoiced_on")?.unwrap_or_default(),
                amount: row.get("amount")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn order_changes(&self, order: OrderId) -> Result<Vec<OrderChange>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT changed_at, field, before, after, reason FROM order_change WHERE order_id = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([order.0], |row| {
            Ok(OrderChange {
                changed_at: row.get("changed_at")?,
                field: row.get("field")?,
                before: row.get("before")?,
                after: row.get("after")?,
                reason: row.get("reason")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The order's own row; what hangs on it is filled in after.
fn head(row: &Row<'_>, id: OrderId, order: NewOrder) -> rusqlite::Result<OrderCard> {
    Ok(OrderCard {
        id,
        number: row.get("number")?,
        customer_name: row.get("name")?,
        order,
        status_reason: row.get("status_reason")?,
        status_on: day_at(row, "status_on")?,
        accepted_on: day_at(row, "accepted_on")?,
        gross: row.get("gross")?,
        total: row.get("total")?,
        tax: row.get("tax")?,
        lines: Vec::new(),
        plan: Vec::new(),
        standing: Standing::default(),
        receipts: Vec::new(),
        deliveries: Vec::new(),
        returns: Vec::new(),
        invoices: Vec::new(),
        changes: Vec::new(),
        delivery: DeliveryState::from_code(row.get_ref("delivery")?.as_str()?).unwrap_or_default(),
        invoiced: 0,
        invoice: InvoiceState::default(),
        entered_at: row.get("entered_at")?,
        extra: super::customer::extra(row)?,
    })
}

pub(super) fn receipt(row: &Row<'_>) -> rusqlite::Result<CardReceipt> {
    let bill = Bill {
        drawer: row.get("bill_drawer")?,
        acceptor: row.get("bill_acceptor")?,
        issued_on: day_at(row, "bill_issued_on")?,
        matures_on: day_at(row, "bill_matures_on")?,
    };
    let receipt = NewReceipt {
        customer: CustomerId(row.get("customer_id")?),
        order: row.get::<_, Option<i64>>("order_id")?.map(OrderId),
        instalment: row.get::<_, Option<i64>>("instalment_id")?.map(InstalmentId),
        received_on: day_at(row, "received_on")?.unwrap_or_default(),
        amount: row.get("amount")?,
        currency: currency_at(row, "currency")?,
        method: PaymentMethod::from_code(row.get_ref("method")?.as_str()?).unwrap_or(PaymentMethod::Other),
        method_text: row.get("method_text")?,
        account: row.get("account")?,
        reference: row.get("reference")?,
        reason: row.get("reason")?,
        note: row.get("note")?,
        bill: Some(bill).filter(|bill| *bill != Bill::default()),
    };
    Ok(CardReceipt { id: ReceiptId(row.get("id")?), receipt })
}
