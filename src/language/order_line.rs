//! A line of an order in one text: `PRODUCT xQTY @PRICE [-5% | -20.00]`.

use super::{
    amount,
    cursor::Cursor,
    folded::Folded,
    quantity::{self, Discount, QuantityError},
};
use crate::domain::money::Currency;
use std::ops::Range;

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

/// Reads a line. A mark stands after a blank, and all that follows it is of marks: `@` and a price; a small `x`, `×` or `*`
/// before a number; a discount by rate, or one by amount behind another mark. The rest is the product, whatever it is
/// called: `X200`, `Cable x2 pack`, `Model -20`.
///
/// # Errors
/// A mark without a number that can be; a line that names no product, of which all is to blame.
pub fn parse(text: &str, currency: Currency) -> Result<TypedLine, LineError> {
    let folded = Folded::new(text);
    let whole = folded.trimmed(0..folded.chars.len());
    let written = |range: Range<usize>| text.get(folded.bytes(folded.trimmed(range))).unwrap_or_default();
    let mut line = TypedLine { product: String::new(), quantity: 1_000, unit: None, unit_price: None, discount: None };
    let mut counted = false;
    let mut end = whole.end;
    let starts = starts(text, &folded, &whole);
    // No line has more marks; a pasted page is not read over and over.
    for (place, &start) in starts.iter().enumerate().rev().take(32) {
        let (part, body) = (written(start..end), written(start + 1..end));
        let fail = |error| Err(LineError { part: part.to_owned(), error });
        match folded.chars[start] {
            '@' if line.unit_price.is_none() => {
                // 9,800/台: the price of one.
                let price = body.split_once(['/', '／']).map_or(body, |(price, _)| price);
                match quantity::unit_price(price, currency) {
                    Ok(price) => line.unit_price = Some(price),
                    Err(error) => return fail(error),
                }
            }
            'x' | '×' | '*' if !counted => match quantity::quantity(body) {
                Ok((quantity, unit)) => {
                    (line.quantity, line.unit) = (quantity, unit);
                    counted = true;
                }
                Err(QuantityError::NotANumber) => continue,
                Err(error) => return fail(error),
            },
            '@' | 'x' | '×' | '*' => break,
            _ if line.discount.is_none() => match quantity::discount(part, currency) {
                Ok(Discount::Amount(_)) | Err(QuantityError::OtherCurrency)
                    if !starts[..place].iter().any(|at| is_sure(text, &folded, *at)) =>
                {
                    continue;
                }
                Ok(discount) => line.discount = Some(discount),
                Err(QuantityError::NotANumber) => continue,
                Err(error) => return fail(error),
            },
            _ => break,
        }
        end = start;
    }
    line.product = written(whole.start..end).to_owned();
    if line.product.is_empty() || is_mark(&line, text, &folded, whole.start, currency, counted) {
        return Err(LineError { part: written(whole).to_owned(), error: QuantityError::NotANumber });
    }
    Ok(line)
}

/// Where a mark may stand: at the start of a word but the first, and `@` also right behind a count (`x2@9800`).
fn starts(text: &str, folded: &Folded, whole: &Range<usize>) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut in_count = false;
    for at in whole.start + 1..whole.end {
        let c = folded.chars[at];
        if folded.chars[at - 1] == ' ' {
            in_count = is_sure(text, folded, at) && c != '@';
            if is_sure(text, folded, at) || c == '-' || is_share(folded, at..whole.end) {
                starts.push(at);
            }
        } else if in_count && c == '@' {
            starts.push(at);
        }
    }
    starts
}

/// A mark that no product has at a word's start: a price, or a number to multiply by. A capital X begins a name.
fn is_sure(text: &str, folded: &Folded, at: usize) -> bool {
    let counts = || amount::count(Cursor::new(&folded.chars, at + 1).blanks(), 3).is_some();
    match folded.chars[at] {
        '@' => true,
        'x' => !is_capital(text, folded.byte(at)) && counts(),
        '×' | '*' => counts(),
        _ => false,
    }
}

/// Whether what is left for the product is a mark that the line lacks: `x2 @10` names none, `x200 x2` does.
fn is_mark(line: &TypedLine, text: &str, folded: &Folded, start: usize, currency: Currency, counted: bool) -> bool {
    let rest = line.product.get(line.product.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
    match folded.chars.get(start) {
        Some('@') => line.unit_price.is_none() && quantity::unit_price(rest, currency).is_ok(),
        Some('x' | '×' | '*') => !counted && is_sure(text, folded, start) && quantity::quantity(rest).is_ok(),
        _ => line.discount.is_none() && matches!(quantity::discount(&line.product, currency), Ok(Discount::Rate(_))),
    }
}

fn is_capital(text: &str, byte: usize) -> bool {
    text.get(byte..).is_some_and(|rest| rest.starts_with(['X', 'Ｘ']))
}

/// A discount by rate: 九折, 95折, 5%.
fn is_share(folded: &Folded, range: Range<usize>) -> bool {
    let word = range.start..(range.clone()).find(|at| folded.chars[*at] == ' ').unwrap_or(range.end);
    let word: String = folded.chars[word].iter().collect();
    matches!(quantity::discount(&word, Currency::CNY), Ok(Discount::Rate(_)))
}
