//! The orders, newest first, any window of them, by what they are filtered with. Looks at kept figures, adds nothing up.

use super::super::{Store, error::Result};
use crate::domain::{
    id::{CustomerId, OrderId, ProductId},
    money::Currency,
    order::{DeliveryState, OrderStatus, PaymentState},
    period::Period,
};
use chrono::NaiveDate;

/// One line of the list of orders. Minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub order: OrderId,
    pub customer: CustomerId,
    pub name: String,
    pub number: String,
    pub external_number: Option<String>,
    pub ordered_on: NaiveDate,
    pub currency: Currency,
    pub status: OrderStatus,
    pub total: i64,
    pub received: i64,
    pub returned: i64,
    pub receivable: i64,
    /// The earliest due day of what is open.
    pub due_on: Option<NaiveDate>,
    pub payment: PaymentState,
    pub delivery: DeliveryState,
    /// The first line's product (or description), its quantity in thousandths, and how many lines more there are.
    pub product: String,
    pub quantity: i64,
    pub more_lines: i64,
}

/// Which orders. All that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    pub period: Option<Period>,
    pub currency: Option<Currency>,
    pub customer: Option<CustomerId>,
    /// `Some(None)`: lines without a product.
    pub product: Option<Option<ProductId>>,
    /// `Some(None)`: products without a category.
    pub category: Option<Option<String>>,
    pub state: Option<OrderQuery>,
}

/// A state asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderQuery {
    /// Something is still to be received.
    Unpaid,
    /// Something is due before this day, or on a day between these (both within).
    DueBefore(NaiveDate),
    DueBetween(NaiveDate, NaiveDate),
    /// Something is open whose basis has not happened.
    Untriggered,
    /// Not or not wholly shipped.
    Unshipped,
    Draft,
    Cancelled,
}

impl Store {
    /// How many orders there are.
    pub fn order_count(&self, filter: &OrderFilter) -> Result<usize> {
        let _ = filter;
        todo!()
    }

    /// The orders `offset..offset + limit`, newest first.
    pub fn orders(&self, filter: &OrderFilter, offset: usize, limit: usize) -> Result<Vec<OrderRow>> {
        let _ = (filter, offset, limit);
        todo!()
    }

    /// Orders whose number (ours or the customer's) contains `text`, or whose customer is one of these; newest first.
    pub fn find_orders_like(&self, text: &str, customers: &[CustomerId], limit: usize) -> Result<Vec<OrderRow>> {
        let _ = (text, customers, limit);
        todo!()
    }

    /// The order of exactly this number, else the one that alone contains it: `Err` lists the candidates' numbers.
    pub fn order_numbered(&self, number: &str) -> Result<std::result::Result<OrderId, Vec<String>>> {
        let _ = number;
        todo!()
    }

    /// The number that the next order of a day gets: `20261121-01`.
    pub fn next_order_number(&self, day: NaiveDate) -> Result<String> {
        let _ = day;
        todo!()
    }
}
