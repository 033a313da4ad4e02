//! Products, and what was paid for them last.

use super::super::{Store, error::Result, op::NewOrder};
use crate::domain::{
    id::{CustomerId, ProductId},
    money::Currency,
    product::Product,
};
use chrono::NaiveDate;

/// A price that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidPrice {
    pub customer: CustomerId,
    pub customer_name: String,
    pub ordered_on: NaiveDate,
    /// Ten-thousandths of the currency's unit.
    pub unit_price: i64,
    /// Of the line, in minor units; and the line's quantity in thousandths.
    pub discount: i64,
    pub quantity: i64,
    pub currency: Currency,
}

impl Store {
    /// Every product, those on sale first, by name.
    pub fn products(&self) -> Result<Vec<Product>> {
        todo!()
    }

    pub fn product(&self, product: ProductId) -> Result<Product> {
        let _ = product;
        todo!()
    }

    /// What this customer paid for it last, in an order that counts.
    pub fn last_price(&self, customer: CustomerId, product: ProductId) -> Result<Option<PaidPrice>> {
        let _ = (customer, product);
        todo!()
    }

    /// What anybody paid for it, the latest `limit`, newest first.
    pub fn prices(&self, product: ProductId, limit: usize) -> Result<Vec<PaidPrice>> {
        let _ = (product, limit);
        todo!()
    }

    /// The products a customer bought, the latest first, each once.
    pub fn bought_products(&self, customer: CustomerId, limit: usize) -> Result<Vec<ProductId>> {
        let _ = (customer, limit);
        todo!()
    }

    /// The newest order of a customer that counts: its terms, currency and lines are what a new one starts from.
    pub fn last_order(&self, customer: CustomerId) -> Result<Option<NewOrder>> {
        let _ = customer;
        todo!()
    }
}
