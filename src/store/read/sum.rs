//! Sums that cannot overflow while they are made, and say so when the whole does not fit. Reads nothing itself.

use super::super::error::{Result, Rule, StoreError};
use crate::domain::rollup::Figures;
use rusqlite::Row;

/// One sum.
#[derive(Clone, Copy, Default)]
pub struct Sum(i128);

impl Sum {
    pub fn add(&mut self, amount: i64) {
        self.0 += i128::from(amount);
    }

    pub fn take(&mut self, amount: i64) {
        self.0 -= i128::from(amount);
    }

    /// # Errors
    /// [`Rule::AmountOutOfRange`].
    pub fn total(self) -> Result<i64> {
        i64::try_from(self.0).map_err(|_| StoreError::rule(Rule::AmountOutOfRange))
    }
}

/// The sums of [`Figures`], in the order of their fields.
#[derive(Clone, Copy, Default)]
pub struct Sums([Sum; 8]);

impl Sums {
    /// Adds the eight columns after the first.
    pub fn add_row(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        for (place, sum) in self.0.iter_mut().enumerate() {
            sum.add(row.get(place + 1)?);
        }
        Ok(())
    }

    pub fn add(&mut self, other: &Sums) {
        for (sum, other) in self.0.iter_mut().zip(other.0) {
            sum.0 += other.0;
        }
    }

    /// Whether there is nothing in any of them: what an undo leaves of a line.
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|sum| sum.0 == 0)
    }

    /// # Errors
    /// [`Rule::AmountOutOfRange`].
    pub fn figures(self) -> Result<Figures> {
        let [orders, quantity, gross, total, tax, returns, received, bills] = self.0;
        Ok(Figures {
            orders: orders.total()?,
            quantity: quantity.total()?,
            gross: gross.total()?,
            total: total.total()?,
            tax: tax.total()?,
            returns: returns.total()?,
            received: received.total()?,
            bills: bills.total()?,
        })
    }
}
