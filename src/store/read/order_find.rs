//! The orders of a list that answer to what was typed over it. Writes nothing.

use super::super::{Store, error::Result};
use super::{
    find::{containing, most},
    order::OrderFilter,
};
use crate::domain::id::{CustomerId, OrderId, ProductId};

/// What was typed over a list of orders, and who and what answers to it. One of them is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFind {
    /// Part of our number, of the customer's, or of a line's description.
    pub text: String,
    pub customers: Vec<CustomerId>,
    pub products: Vec<ProductId>,
}

// Asked of each order of the list: a month has few, the book many.
const ANSWERS: &str =
    "(EXISTS (SELECT 1 FROM sales_order AS o WHERE o.id = b.rowid AND (o.number LIKE :text ESCAPE '\\'
        OR o.external_number LIKE :text ESCAPE '\\' OR o.customer_id IN (SELECT value FROM json_each(:customers))))
    OR EXISTS (SELECT 1 FROM order_line AS l WHERE l.order_id = b.rowid AND (l.description LIKE :text ESCAPE '\\'
        OR l.product_id IN (SELECT value FROM json_each(:products)))))";

impl Store {
    /// The orders of a list that answer to what was typed, in the order of the list, at most `limit`.
    pub fn find_orders(&self, filter: &OrderFilter, find: &OrderFind, limit: usize) -> Result<Vec<OrderId>> {
        let Some(pattern) = containing(&find.text) else { return Ok(Vec::new()) };
        let ids = |ids: Vec<i64>| serde_json::to_string(&ids).unwrap_or_else(|_| "[]".to_owned());
        let bound = [
            (":text", pattern),
            (":customers", ids(find.customers.iter().map(|customer| customer.0).collect())),
            (":products", ids(find.products.iter().map(|product| product.0).collect())),
        ];
        self.narrowed(filter, ANSWERS, bound, most(limit))
    }
}
