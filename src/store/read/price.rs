//! What was paid for a product: by a customer, and by the others (ideas M18). An order that does not count, a line that came back
//! whole and what was given for nothing are no price. Each currency for itself. Never writes.

use super::super::{Store, error::Result};
use super::{
    find::most,
    order::{currency_at, day_at},
};
use crate::domain::{
    id::{CustomerId, ProductId},
    money::Currency,
    order::gross,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// A price that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidPrice {
    pub customer: CustomerId,
    pub customer_name: String,
    pub ordered_on: NaiveDate,
    /// Ten-thousandths of the currency's unit.
    pub unit_price: i64,
    /// Of the line, in minor units; and the line's quantity in thousandths, more than 0.
    pub discount: i64,
    pub quantity: i64,
    pub currency: Currency,
}

/// What is remembered of a product at one customer, in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceMemory {
    /// What this customer paid last.
    pub last: Option<PaidPrice>,
    /// The lowest that this customer got, after the line's discount; of equals the latest. Among its newest 1,000 lines.
    pub floor: Option<PaidPrice>,
    /// What somebody else paid last. Among the newest 200 lines of the product.
    pub elsewhere: Option<PaidPrice>,
}

/// So many lines of a customer are looked through for the lowest price.
pub const REMEMBERED: usize = 1000;
/// So many lines of a product are looked through for another customer.
pub const OTHERS: usize = 200;

impl PaidPrice {
    /// The line's discount as a share of its price, in ten-thousandths of it, to a tenth of a percent.
    pub fn discount_rate(&self) -> i64 {
        match gross(self.quantity, self.unit_price, self.currency) {
            Ok(gross) if gross > 0 => {
                let rate = i128::from(self.discount) * 1_000 / i128::from(gross);
                i64::try_from(rate).unwrap_or(0) * 10
            }
            _ => 0,
        }
    }

    /// The unit price after the line's discount, in ten-thousandths of the currency's unit, rounded half up.
    pub fn net_unit_price(&self) -> i64 {
        if self.discount == 0 || self.quantity <= 0 {
            return self.unit_price;
        }
        let quantity = i128::from(self.quantity);
        // A minor unit in thousandths of a ten-thousandth, since the quantity is in thousandths too.
        let minor = 1_000 * 10_i128.pow(4_u32.saturating_sub(self.currency.digits()));
        let each = (i128::from(self.discount) * minor * 2 + quantity).div_euclid(quantity * 2);
        i64::try_from(i128::from(self.unit_price) - each).unwrap_or(self.unit_price)
    }
}

impl Store {
    /// What this customer paid for it last in a currency.
    pub fn last_price(
        &self,
        customer: CustomerId,
        product: ProductId,
        currency: Currency,
    ) -> Result<Option<PaidPrice>> {
        let mut statement = self.conn.prepare_cached(PRICES_OF)?;
        Ok(statement.query_row(params![customer.0, product.0, currency.code(), 1], paid).optional()?)
    }

    /// What is remembered of a product at a customer, in a currency.
    pub fn price_memory(&self, customer: CustomerId, product: ProductId, currency: Currency) -> Result<PriceMemory> {
        let mut own = self.prices_of(customer, product, Some(currency), REMEMBERED)?.into_iter();
        let last = own.next();
        let floor = own.fold(last.clone(), |floor, paid| match floor {
            Some(floor) if floor.net_unit_price() <= paid.net_unit_price() => Some(floor),
            _ => Some(paid),
        });
        let others = self.prices(product, OTHERS)?;
        let elsewhere = others.into_iter().find(|paid| paid.customer != customer && paid.currency == currency);
        Ok(PriceMemory { last, floor, elsewhere })
    }

    /// What a customer paid for it, the latest `limit`, newest first.
    pub fn prices_of(
        &self,
        customer: CustomerId,
        product: ProductId,
        currency: Option<Currency>,
        limit: usize,
    ) -> Result<Vec<PaidPrice>> {
        let mut statement = self.conn.prepare_cached(PRICES_OF)?;
        let currency = currency.map(|currency| currency.code().to_owned());
        let rows = statement.query_map(params![customer.0, product.0, currency, most(limit)], paid)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What anybody paid for it, the latest `limit`, newest first; an order's first line of it.
    pub fn prices(&self, product: ProductId, limit: usize) -> Result<Vec<PaidPrice>> {
        // Few lines are sorted; of many, the newest are soon met by walking the orders.
        let sql = match self.has_few_lines(Some(product))? {
            true => include_str!("../sql/prices_few.sql"),
            false => include_str!("../sql/prices_many.sql"),
        };
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params![product.0, most(limit)], paid)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

const PRICES_OF: &str = include_str!("../sql/prices_of.sql");

fn paid(row: &Row<'_>) -> rusqlite::Result<PaidPrice> {
    Ok(PaidPrice {
        customer: CustomerId(row.get("customer_id")?),
        customer_name: row.get("customer")?,
        ordered_on: day_at(row, "ordered_on")?.unwrap_or(NaiveDate::MIN),
        unit_price: row.get("unit_price")?,
        discount: row.get("discount")?,
        quantity: row.get("quantity")?,
        currency: currency_at(row, "currency")?,
    })
}
