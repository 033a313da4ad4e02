//! Rows of a product sheet, and the products that lines of orders name.

use super::{
    super::{
        apply::{check_name, said},
        error::Result,
        journal::Writing,
    },
    Counts, Skip, Taken, extra_json,
};
use crate::domain::{
    id::ProductId,
    money::Currency,
    record::{OrderLineRecord, ProductRecord},
};
use rusqlite::params;
use std::collections::HashMap;

/// The products on file, by their number and by name.
pub struct Products {
    by_sku: HashMap<String, ProductId>,
    by_name: HashMap<String, Named>,
    /// Their names, to tell whether a line says another.
    names: HashMap<ProductId, String>,
    pub made: u64,
}

/// The first product of a name.
#[derive(Clone, Copy)]
struct Named {
    product: ProductId,
    has_sku: bool,
}

impl Products {
    pub fn new(writing: &Writing<'_>) -> Result<Products> {
        let mut products = Products { by_sku: HashMap::new(), by_name: HashMap::new(), names: HashMap::new(), made: 0 };
        let mut statement = writing.prepare("SELECT id, name, sku FROM product ORDER BY archived, id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let sku: Option<String> = row.get(2)?;
            products.note(ProductId(row.get(0)?), row.get(1)?, sku);
        }
        Ok(products)
    }

    fn note(&mut self, product: ProductId, name: String, sku: Option<String>) {
        let has_sku = sku.is_some();
        if let Some(sku) = sku {
            self.by_sku.insert(sku, product);
        }
        self.names.insert(product, name.clone());
        self.by_name.entry(name).or_insert(Named { product, has_sku });
    }

    /// The product of this number; without a number, the first of this name. A product without a number takes the row's.
    fn known(&mut self, writing: &mut Writing<'_>, sku: Option<&str>, name: &str) -> Result<Option<ProductId>> {
        let named = self.by_name.get(name).copied();
        let Some(sku) = sku else { return Ok(named.map(|named| named.product)) };
        if let Some(product) = self.by_sku.get(sku) {
            return Ok(Some(*product));
        }
        let Some(Named { product, has_sku: false }) = named else { return Ok(None) };
        writing.run("UPDATE product SET sku = ?2 WHERE id = ?1", params![product.0, sku])?;
        self.by_sku.insert(sku.to_owned(), product);
        self.by_name.insert(name.to_owned(), Named { product, has_sku: true });
        Ok(Some(product))
    }

    /// The product that a line sells, made when it is new; and the line's own words where they are not the product's name.
    pub fn of_line(
        &mut self,
        writing: &mut Writing<'_>,
        line: &OrderLineRecord,
        currency: Currency,
    ) -> Result<(Option<ProductId>, Option<String>)> {
        let said = line.product.as_deref().and_then(|name| check_name(name).ok());
        let sku = line.sku.as_deref().map(str::trim).filter(|sku| !sku.is_empty());
        let Some(name) = said.or_else(|| sku.and_then(|sku| check_name(sku).ok())) else { return Ok((None, None)) };
        let product = match self.known(writing, sku, name)? {
            Some(product) => product,
            None => {
                self.made += 1;
                let (category, unit) = (line.category.as_deref(), line.unit.as_deref());
                self.add(writing, Row { sku, name, category, unit, price: None, currency, extra: None })?
            }
        };
        let description = said.filter(|said| self.names.get(&product).is_none_or(|name| name != said));
        Ok((Some(product), description.map(str::to_owned)))
    }

    fn add(&mut self, writing: &mut Writing<'_>, row: Row<'_>) -> Result<ProductId> {
        let id = writing.insert(
            "product",
            "INSERT INTO product (name, sku, category, unit, price, currency, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![row.name, row.sku, row.category, row.unit, row.price, row.currency.code(), row.extra],
        )?;
        let product = ProductId(id);
        self.note(product, row.name.to_owned(), row.sku.map(str::to_owned));
        Ok(product)
    }
}

/// A product to be added.
struct Row<'r> {
    sku: Option<&'r str>,
    name: &'r str,
    category: Option<&'r str>,
    unit: Option<&'r str>,
    price: Option<i64>,
    currency: Currency,
    extra: Option<String>,
}

/// Takes the rows of a product sheet.
pub struct Importer {
    products: Products,
}

impl Counts for Importer {
    fn customers_made(&self) -> u64 {
        0
    }
}

impl Importer {
    pub fn new(writing: &Writing<'_>) -> Result<Importer> {
        Ok(Importer { products: Products::new(writing)? })
    }

    pub fn take(&mut self, writing: &mut Writing<'_>, record: &ProductRecord) -> Result<Taken> {
        let Ok(name) = check_name(&record.name) else { return Ok(Taken::Skipped(Skip::BadName)) };
        if record.price.is_some_and(|price| price < 0) {
            return Ok(Taken::Skipped(Skip::OutOfRange));
        }
        let (sku, category, unit) = (said(&record.sku), said(&record.category), said(&record.unit));
        let currency = record.currency.unwrap_or(writing.currency);
        let extra = extra_json(&record.extra);
        let Some(product) = self.products.known(writing, sku, name)? else {
            let row = Row { sku, name, category, unit, price: record.price, currency, extra };
            self.products.add(writing, row)?;
            return Ok(Taken::Added);
        };
        // An empty cell says nothing.
        let changed = writing.run(
            "UPDATE product SET name = ?2, sku = coalesce(?3, sku), category = coalesce(?4, category), unit = coalesce(?5, unit),
                 price = coalesce(?6, price), currency = iif(?6 IS NULL, currency, ?7), extra = coalesce(?8, extra)
             WHERE id = ?1 AND (name <> ?2 OR sku IS NOT coalesce(?3, sku) OR category IS NOT coalesce(?4, category)
                 OR unit IS NOT coalesce(?5, unit) OR price IS NOT coalesce(?6, price)
                 OR currency <> iif(?6 IS NULL, currency, ?7) OR extra IS NOT coalesce(?8, extra))",
            params![product.0, name, sku, category, unit, record.price, currency.code(), extra],
        )?;
        Ok(if changed > 0 { Taken::Updated } else { Taken::Unchanged })
    }
}
