//! Products, and who bought them. Never writes.

use super::super::{
    Store,
    error::{Result, StoreError},
    op::NewOrder,
};
use super::order::currency_at;
use crate::domain::{
    id::{CustomerId, OrderId, ProductId},
    order::OrderStatus,
    product::Product,
};
use rusqlite::{OptionalExtension, Row, params};

impl Store {
    /// Every product, those on sale first, by name.
    pub fn products(&self) -> Result<Vec<Product>> {
        let mut statement = self.conn.prepare_cached(&format!("{COLUMNS} ORDER BY archived, name, id"))?;
        let rows = statement.query_map([], convert)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One product.
    ///
    /// # Errors
    /// [`StoreError::Missing`].
    pub fn product(&self, product: ProductId) -> Result<Product> {
        let mut statement = self.conn.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
        statement.query_row([product.0], convert).optional()?.ok_or(StoreError::Missing("product"))
    }

    /// The products a customer bought, the latest first, each once.
    pub fn bought_products(&self, customer: CustomerId, limit: usize) -> Result<Vec<ProductId>> {
        let mut statement = self.conn.prepare_cached(include_str!("../sql/bought.sql"))?;
        let mut rows = statement.query([customer.0])?;
        let mut found = Vec::new();
        while found.len() < limit {
            let Some(row) = rows.next()? else { break };
            let product = ProductId(row.get(0)?);
            if !found.contains(&product) {
                found.push(product);
            }
        }
        Ok(found)
    }

    /// The newest order of a customer that counts: its terms, currency and lines are what a new one starts from. What was said of
    /// that one order alone (numbers, deal, note, delivery day) is left out, and its lines are new ones.
    pub fn last_order(&self, customer: CustomerId) -> Result<Option<NewOrder>> {
        let newest = "SELECT id FROM sales_order WHERE customer_id = ?1 AND status IN ('confirmed', 'done')
            ORDER BY ordered_on DESC, id DESC LIMIT 1";
        let newest = self.conn.prepare_cached(newest)?.query_row([customer.0], |row| row.get(0).map(OrderId));
        let Some(order) = newest.optional()? else { return Ok(None) };
        let mut order = self.order(order)?.order;
        order.lines.iter_mut().for_each(|line| line.id = None);
        let (deal, number, external_number, note, deliver_by) = (None, None, None, None, None);
        Ok(Some(NewOrder { deal, number, external_number, note, deliver_by, status: OrderStatus::Confirmed, ..order }))
    }

    /// Whether a product (or none) has so few lines that all of them are sorted sooner than orders are walked for it.
    pub(super) fn has_few_lines(&self, product: Option<ProductId>) -> Result<bool> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM order_line WHERE product_id IS ?1 AND leads = 1 LIMIT ?2)";
        let n: i64 =
            self.conn.prepare_cached(sql)?.query_row(params![product.map(|p| p.0), FEW + 1], |row| row.get(0))?;
        Ok(n <= FEW)
    }
}

/// As many lines are sorted at once.
pub(super) const FEW: i64 = 3000;

const COLUMNS: &str = "SELECT id, name, sku, category, unit, price, currency, archived FROM product";

fn convert(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: ProductId(row.get("id")?),
        name: row.get("name")?,
        sku: row.get("sku")?,
        category: row.get("category")?,
        unit: row.get("unit")?,
        price: row.get("price")?,
        currency: currency_at(row, "currency")?,
        archived: row.get("archived")?,
    })
}
