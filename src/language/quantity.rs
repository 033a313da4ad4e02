//! Quantities, unit prices, rates and discounts as typed. Exact; too many decimals are an error, never rounded.

use crate::domain::money::Currency;

/// Why a number cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    #[error("not a number")]
    NotANumber,
    #[error("too many decimals")]
    TooPrecise,
    #[error("out of range")]
    OutOfRange,
}

/// A discount as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discount {
    /// Ten-thousandths: `5%` is 500, 九折 is 1000.
    Rate(i64),
    /// Minor units.
    Amount(i64),
}

impl Discount {
    /// What it takes off `gross`, in minor units, rounded half up.
    pub fn of(self, gross: i64) -> i64 {
        let _ = gross;
        todo!()
    }
}

/// Thousandths: `3` is 3000, `2.5` 2500, `1,000`, `两`, `3台` (what follows the number is the unit, returned).
///
/// # Errors
/// No number, more than three decimals, out of range.
pub fn quantity(text: &str) -> Result<(i64, Option<String>), QuantityError> {
    let _ = text;
    todo!()
}

/// Ten-thousandths of the currency's unit: `12.5`, `¥1,200`, `3千`, `1.2万`; at most four decimals.
///
/// # Errors
/// As [`quantity`].
pub fn unit_price(text: &str, currency: Currency) -> Result<i64, QuantityError> {
    let _ = (text, currency);
    todo!()
}

/// `5%`, `95折`, `九折`, or an amount.
///
/// # Errors
/// As [`quantity`]; a rate beyond 0 to 100 %.
pub fn discount(text: &str, currency: Currency) -> Result<Discount, QuantityError> {
    let _ = (text, currency);
    todo!()
}

/// A rate in ten-thousandths: `13%`, `13`, `0.13`.
///
/// # Errors
/// As [`quantity`].
pub fn rate(text: &str) -> Result<i64, QuantityError> {
    let _ = text;
    todo!()
}
