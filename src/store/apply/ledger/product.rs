//! Products: added, changed, and made on the way by the line that sells them first.

use super::super::{
    super::{
        error::{Result, Rule, StoreError},
        journal::Writing,
        op::{NewOrderLine, NewProduct, ProductRef},
    },
    check_name,
    customer::said,
};
use crate::domain::{id::ProductId, money::Currency};
use rusqlite::{OptionalExtension, params};

/// Adds a product.
pub fn add(writing: &mut Writing<'_>, new: &NewProduct) -> Result<ProductId> {
    let name = check(writing, new, None)?;
    let currency = new.currency.unwrap_or(writing.currency);
    let id = writing.insert(
        "product",
        "INSERT INTO product (name, sku, category, unit, price, currency, archived) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            name,
            said(&new.sku),
            said(&new.category),
            said(&new.unit),
            new.price,
            currency.code(),
            new.archived
        ],
    )?;
    Ok(ProductId(id))
}

/// Changes a product that is still what the editor was shown.
pub fn edit(writing: &mut Writing<'_>, product: ProductId, was: &NewProduct, now: &NewProduct) -> Result<()> {
    let current = writing
        .prepare_cached("SELECT name, sku, category, unit, price, currency, archived FROM product WHERE id = ?1")?
        .query_row([product.0], |row| {
            Ok(NewProduct {
                name: row.get(0)?,
                sku: row.get(1)?,
                category: row.get(2)?,
                unit: row.get(3)?,
                price: row.get(4)?,
                currency: Currency::from_code(row.get_ref(5)?.as_str()?),
                archived: row.get(6)?,
            })
        })
        .optional()?
        .ok_or(StoreError::Missing("product"))?;
    if current != *was {
        return Err(StoreError::Changed { what: "product" });
    }
    let name = check(writing, now, Some(product))?;
    let currency = now.currency.or(current.currency).unwrap_or(writing.currency);
    writing.run(
        "UPDATE product SET name = ?2, sku = ?3, category = ?4, unit = ?5, price = ?6, currency = ?7, archived = ?8
         WHERE id = ?1",
        params![
            product.0,
            name,
            said(&now.sku),
            said(&now.category),
            said(&now.unit),
            now.price,
            currency.code(),
            now.archived,
        ],
    )?;
    Ok(())
}

fn check<'n>(writing: &Writing<'_>, new: &'n NewProduct, itself: Option<ProductId>) -> Result<&'n str> {
    let name = check_name(&new.name)?;
    if new.price.is_some_and(|price| price < 0) {
        return Err(StoreError::rule(Rule::PriceNegative));
    }
    if let Some(sku) = said(&new.sku) {
        let of: Option<i64> = writing
            .prepare_cached("SELECT id FROM product WHERE sku = ?1")?
            .query_row([sku], |row| row.get(0))
            .optional()?;
        if of.is_some() && of != itself.map(|p| p.0) {
            return Err(StoreError::rule(Rule::SkuTaken));
        }
    }
    Ok(name)
}

/// What a line sells: on file, or made now, with the line's price as its list price unless one was said.
/// A line that only describes what it sells has no product.
pub fn of_line(writing: &mut Writing<'_>, line: &NewOrderLine, currency: Currency) -> Result<Option<ProductId>> {
    let new = match &line.product {
        ProductRef::Known(product) => {
            let there: bool = writing
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM product WHERE id = ?1)")?
                .query_row([product.0], |row| row.get(0))?;
            return if there { Ok(Some(*product)) } else { Err(StoreError::Missing("product")) };
        }
        // Read back, a line without a product bears its description for a name.
        ProductRef::New(new)
            if said(&line.description).is_some_and(|text| new.name.trim().is_empty() || new.name.trim() == text) =>
        {
            return Ok(None);
        }
        ProductRef::New(new) => new,
    };
    let name = check_name(&new.name)?;
    let known: Option<i64> = writing
        .prepare_cached("SELECT id FROM product WHERE name = ?1 ORDER BY archived, id LIMIT 1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(Some(ProductId(id)));
    }
    let price = new.price.or(Some(line.unit_price));
    add(writing, &NewProduct { price, currency: new.currency.or(Some(currency)), ..new.clone() }).map(Some)
}
