//! Quantities, unit prices, rates and discounts as typed. Exact; too many decimals are an error, never rounded.

use super::{
    amount::{self, AmountErrorKind},
    cursor::Cursor,
    folded::Folded,
    numeral,
};
use crate::domain::{
    money::{Currency, MOST_MAJOR},
    order::{divided, saturated},
};

/// Why a number cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    #[error("not a number")]
    NotANumber,
    #[error("money of another currency")]
    OtherCurrency,
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
        match self {
            Discount::Rate(rate) => saturated(divided(i128::from(gross) * i128::from(rate), 10_000)),
            Discount::Amount(minor) => minor,
        }
    }
}

/// Thousandths: `3` is 3000, `2.5` 2500, `1,000`, `两`, `3台` (what follows the number is the unit, returned).
///
/// # Errors
/// No number, more than three decimals, out of range.
pub fn quantity(text: &str) -> Result<(i64, Option<String>), QuantityError> {
    let folded = Folded::new(text);
    let whole = folded.trimmed(0..folded.chars.len());
    let (thousandths, after) =
        amount::count(Cursor::new(&folded.chars[..whole.end], whole.start), 3).ok_or(QuantityError::NotANumber)?;
    let unit = text.get(folded.bytes(folded.trimmed(after.at..whole.end))).unwrap_or_default();
    if !is_unit(unit) {
        return Err(QuantityError::NotANumber);
    }
    let thousandths = in_range(thousandths?, 1_000)?;
    Ok((thousandths, (!unit.is_empty()).then(|| unit.to_owned())))
}

/// A word for what is counted, or nothing: 台, pcs, m2, sq m.
fn is_unit(text: &str) -> bool {
    let starts_with_letter = |word: &str| word.chars().next().is_some_and(char::is_alphabetic);
    // 三箱半 is no number of boxes.
    text.split_whitespace().all(starts_with_letter) && !text.contains('半') && text.chars().count() <= 12
}

/// Ten-thousandths of the currency's unit: `12.5`, `¥1,200`, `3千`, `1.2万`; at most four decimals.
///
/// # Errors
/// As [`quantity`]; another currency is named.
pub fn unit_price(text: &str, currency: Currency) -> Result<i64, QuantityError> {
    let (price, named) = amount::finer(text, currency, 4)?;
    if named != currency {
        return Err(QuantityError::OtherCurrency);
    }
    in_range(price, 10_000)
}

/// `5%`, `5% off`, `95折`, `九折`, `5个点`, or an amount; a minus before it says nothing more.
///
/// # Errors
/// As [`unit_price`]; a rate beyond 0 to 100 %.
pub fn discount(text: &str, currency: Currency) -> Result<Discount, QuantityError> {
    let folded = Folded::new(text);
    let whole = folded.trimmed(0..folded.chars.len());
    let start = Cursor::new(&folded.chars[..whole.end], whole.start);
    let start = start.maybe_any(&["-", "减", "优惠", "让利", "让", "打", "折扣"]).blanks();
    if let Some(rate) = share_off(start) {
        return Ok(Discount::Rate(rate));
    }
    if let Some(rate) = percent(start) {
        return rate.map(Discount::Rate);
    }
    let rest = text.get(folded.bytes(start.at..whole.end)).unwrap_or_default();
    let money = amount::amount(rest, currency).map_err(|error| error.kind)?;
    if money.currency() != currency {
        return Err(QuantityError::OtherCurrency);
    }
    if money.minor() < 0 {
        return Err(QuantityError::NotANumber);
    }
    Ok(Discount::Amount(money.minor()))
}

/// A rate in ten-thousandths: `13%`, `13`, `0.13`, `13个点`, `百分之十三`.
///
/// # Errors
/// As [`quantity`]; beyond 0 to 100 %.
pub fn rate(text: &str) -> Result<i64, QuantityError> {
    let folded = Folded::new(text);
    let whole = folded.trimmed(0..folded.chars.len());
    let start = Cursor::new(&folded.chars[..whole.end], whole.start);
    if let Some(rate) = percent(start) {
        return rate;
    }
    let (value, end) = amount::count(start, 4).ok_or(QuantityError::NotANumber)?;
    match value? {
        _ if end.peek().is_some() => Err(QuantityError::NotANumber),
        // Less than one is a share of one, all else is per cent.
        share @ 0..10_000 => Ok(share),
        of_hundred if of_hundred % 100 == 0 => in_hundred(of_hundred / 100),
        _ => Err(QuantityError::TooPrecise),
    }
}

/// What says that it is of a hundred: `5%`, `百分之五`, `5个点`, `5% off`. Nothing may follow.
fn percent(start: Cursor<'_>) -> Option<Result<i64, QuantityError>> {
    let (value, end) = match start.eat("百分之") {
        Some(after) => amount::count(after, 2)?,
        None => {
            let (value, after) = amount::count(start, 2)?;
            (value, after.blanks().eat_any(&["%", "个点", "个百分点", "个点儿"])?)
        }
    };
    let end = end.blanks();
    let end = end.word("off").unwrap_or(end);
    end.peek().is_none().then(|| in_hundred(value?))
}

fn in_hundred(rate: i64) -> Result<i64, QuantityError> {
    if (0..=10_000).contains(&rate) { Ok(rate) } else { Err(QuantityError::OutOfRange) }
}

/// What is off at `95折`, `9.5折`, `九折`, `八五折`, `半价`, in ten-thousandths. `10折` says nothing sure.
fn share_off(start: Cursor<'_>) -> Option<i64> {
    if start.eat_any(&["半价", "对折"]).is_some_and(|end| end.peek().is_none()) {
        return Some(5_000);
    }
    let (kept, end) = match numeral::chinese_digits(start) {
        Some((value, digits @ 1..=2, end)) if end.peek() == Some('折') => {
            (i64::from(value) * if digits == 1 { 1_000 } else { 100 }, end)
        }
        _ => match amount::count(start, 2)? {
            // Of ten, or of a hundred when there are two digits before the point.
            (Ok(of_ten @ 1..=999), end) => (of_ten * 10, end),
            (Ok(of_hundred @ 1_001..=9_999), end) => (of_hundred, end),
            _ => return None,
        },
    };
    let end = end.blanks().eat("折")?.maybe("优惠");
    (end.peek().is_none() && (1..10_000).contains(&kept)).then_some(10_000 - kept)
}

fn in_range(units: i64, per_one: i64) -> Result<i64, QuantityError> {
    let most = i128::from(MOST_MAJOR) * i128::from(per_one);
    if i128::from(units).abs() > most { Err(QuantityError::OutOfRange) } else { Ok(units) }
}

impl From<AmountErrorKind> for QuantityError {
    fn from(kind: AmountErrorKind) -> QuantityError {
        match kind {
            AmountErrorKind::TooPrecise => QuantityError::TooPrecise,
            AmountErrorKind::OutOfRange => QuantityError::OutOfRange,
            AmountErrorKind::Empty | AmountErrorKind::NotUnderstood | AmountErrorKind::TwoCurrencies => {
                QuantityError::NotANumber
            }
        }
    }
}
