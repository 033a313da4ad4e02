//! An order read back as it was typed, for an editor and for the check that it is still that. Changes nothing.

use super::super::super::{
    error::{Result, StoreError},
    op::{NewInstalment, NewOrder, NewOrderLine, NewProduct, ProductRef},
};
use crate::domain::{
    id::{CustomerId, DealId, OrderId, OrderLineId, ProductId},
    money::Currency,
    order::OrderStatus,
    terms::{Basis, DueRule},
};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

/// An order as an editor shows it; `received` is `None`. A line without a product stands as one without a name.
pub fn order_as_typed(conn: &Connection, order: OrderId) -> Result<NewOrder> {
    let mut typed = conn
        .prepare_cached(
            "SELECT customer_id, deal_id, number, external_number, ordered_on, status, currency, discount, freight, tax_rate,
                    terms, deliver_by, note FROM sales_order WHERE id = ?1",
        )?
        .query_row([order.0], |row| {
            Ok(NewOrder {
                customer: CustomerId(row.get(0)?),
                deal: row.get::<_, Option<i64>>(1)?.map(DealId),
                number: row.get(2)?,
                external_number: row.get(3)?,
                ordered_on: date(row, 4)?.unwrap_or_default(),
                status: OrderStatus::from_code(row.get_ref(5)?.as_str()?).unwrap_or_default(),
                currency: Currency::from_code(row.get_ref(6)?.as_str()?).unwrap_or(Currency::CNY),
                lines: Vec::new(),
                discount: row.get(7)?,
                freight: row.get(8)?,
                tax_rate: row.get(9)?,
                terms: row.get(10)?,
                instalments: Vec::new(),
                deliver_by: date(row, 11)?,
                note: row.get(12)?,
                received: None,
            })
        })
        .optional()?
        .ok_or(StoreError::Missing("order"))?;
    typed.lines = conn
        .prepare_cached(
            "SELECT id, product_id, description, quantity, unit_price, discount FROM order_line
             WHERE order_id = ?1 ORDER BY position, id",
        )?
        .query_map([order.0], |row| {
            let product: Option<i64> = row.get(1)?;
            Ok(NewOrderLine {
                id: Some(OrderLineId(row.get(0)?)),
                product: match product {
                    Some(product) => ProductRef::Known(ProductId(product)),
                    None => ProductRef::New(NewProduct::default()),
                },
                description: row.get(2)?,
                quantity: row.get(3)?,
                unit_price: row.get(4)?,
                discount: row.get(5)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    typed.instalments = conn
        .prepare_cached(
            "SELECT basis, month_end, offset_months, offset_days, due_on, share, amount, note FROM instalment
             WHERE order_id = ?1 ORDER BY position, id",
        )?
        .query_map([order.0], |row| {
            let rule = DueRule {
                basis: Basis::from_code(row.get_ref(0)?.as_str()?).unwrap_or(Basis::Signed),
                month_end: row.get(1)?,
                months: row.get(2)?,
                days: row.get(3)?,
                fixed_on: date(row, 4)?,
            };
            Ok(NewInstalment { rule, share: row.get(5)?, amount: row.get(6)?, note: row.get(7)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(typed)
}

fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|text| text.parse().ok()))
}
