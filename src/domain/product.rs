//! What is sold: name, category, unit and list price.

use super::{id::ProductId, money::Currency};

/// A product on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub id: ProductId,
    pub name: String,
    /// The seller's own number of it; of one product only.
    pub sku: Option<String>,
    pub category: Option<String>,
    pub unit: Option<String>,
    /// Ten-thousandths of the currency's unit; the list price.
    pub price: Option<i64>,
    pub currency: Currency,
    /// Not sold any more: not offered, but kept in what was sold.
    pub archived: bool,
}
