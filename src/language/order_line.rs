//! A line of an order in one text: `PRODUCT xQTY @PRICE [-5% | -20.00]`.

use super::quantity::{Discount, QuantityError};
use crate::domain::money::Currency;

/// A line as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedLine {
    pub product: String,
    /// Thousandths; 1000 when not said.
    pub quantity: i64,
    /// The word after the number: `x3台`.
    pub unit: Option<String>,
    /// Ten-thousandths of the currency's unit.
    pub unit_price: Option<i64>,
    pub discount: Option<Discount>,
}

/// The part that was not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{part}: {error}")]
pub struct LineError {
    pub part: String,
    pub error: QuantityError,
}

/// Reads a line. The marks count after a blank; `x`, `×`, `*`, `＊` before a number; the rest is the product.
///
/// # Errors
/// A mark without a number that can be.
pub fn parse(text: &str, currency: Currency) -> Result<TypedLine, LineError> {
    let _ = (text, currency);
    todo!()
}
