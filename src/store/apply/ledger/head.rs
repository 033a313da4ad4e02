//! The row of an order as the other writes need it. Changes nothing.

use super::super::super::{
    error::{Result, Rule, StoreError},
    journal::Writing,
};
use crate::domain::{
    id::{CustomerId, DealId, OrderId},
    money::Currency,
    order::OrderStatus,
};
use chrono::NaiveDate;
use rusqlite::OptionalExtension;

/// What a receipt, a shipment or a return asks of its order.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: OrderId,
    pub number: String,
    pub customer: CustomerId,
    pub deal: Option<DealId>,
    pub ordered_on: NaiveDate,
    pub status: OrderStatus,
    pub currency: Currency,
    /// Minor units.
    pub total: i64,
}

/// The order's row.
pub fn head(writing: &Writing<'_>, order: OrderId) -> Result<Head> {
    writing
        .prepare_cached(
            "SELECT number, customer_id, deal_id, ordered_on, status, currency, total FROM sales_order WHERE id = ?1",
        )?
        .query_row([order.0], |row| {
            Ok(Head {
                id: order,
                number: row.get(0)?,
                customer: CustomerId(row.get(1)?),
                deal: row.get::<_, Option<i64>>(2)?.map(DealId),
                ordered_on: row.get_ref(3)?.as_str()?.parse().unwrap_or_default(),
                status: OrderStatus::from_code(row.get_ref(4)?.as_str()?).unwrap_or_default(),
                currency: Currency::from_code(row.get_ref(5)?.as_str()?).unwrap_or(Currency::CNY),
                total: row.get(6)?,
            })
        })
        .optional()?
        .ok_or(StoreError::Missing("order"))
}

impl Head {
    /// Goods and invoices move for a sale only.
    pub fn check_counts(&self) -> Result<()> {
        match self.status {
            OrderStatus::Confirmed | OrderStatus::Done => Ok(()),
            OrderStatus::Draft => Err(StoreError::rule(Rule::OrderIsDraft)),
            OrderStatus::Cancelled | OrderStatus::Void => Err(StoreError::rule(Rule::OrderCancelled)),
        }
    }
}

/// Notes that an order and its customer have to be looked at again.
pub fn touch(writing: &mut Writing<'_>, head: &Head) {
    writing.touched.insert(head.customer);
    writing.touched_orders.insert(head.id);
}
