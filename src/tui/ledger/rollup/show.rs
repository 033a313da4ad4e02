//! The figures at a month or a product that was asked for from elsewhere. Reads nothing.

use super::{By, Lines, Rollup, Size};
use crate::{
    domain::{id::ProductId, money::Currency, period::Month},
    store::RollupKey,
};

impl Rollup {
    /// Turns to the months; [`Rollup::select_month`] follows when they are read.
    pub fn show_months(&mut self) {
        self.by = By::Months;
    }

    /// Turns to a currency that has figures.
    pub fn show_currency(&mut self, currency: Currency) {
        if self.currencies.contains(&currency) {
            self.currency = currency;
        }
    }

    /// Turns to the products of a month, or of all time; [`Rollup::select_product`] follows when they are read.
    pub fn show_products(&mut self, of: Option<Month>) {
        self.by = By::Products;
        self.size = if of.is_some() { Size::Month } else { Size::All };
        self.anchor = of.or(self.anchor);
    }

    /// Selects a month, when it has figures.
    pub fn select_month(&mut self, month: Month) {
        if let Lines::Months(rows) = &self.lines
            && let Some(place) = rows.iter().position(|row| row.month == month)
        {
            self.select(place);
        }
    }

    /// Selects a product, when it has figures.
    pub fn select_product(&mut self, product: ProductId) {
        if let Lines::Entries(entries) = &self.lines
            && let Some(place) = entries.position(|row| row.key == RollupKey::Product(Some(product)))
        {
            self.select(place);
        }
    }
}
