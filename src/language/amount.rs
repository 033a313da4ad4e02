//! Amounts as people write them (`domain-rules §15`): 9.8万, 3万5, ¥98,000.00, US$ 4.7 billion, 三千五百, 两块五. Exact decimals
//! in minor units, never a float; more decimals than the currency has is an error, and so is what is not understood.

mod chinese;
mod currency;
mod decimal;
mod english;
mod figure;
mod mentions;
mod names;

pub use mentions::mentions;

use super::cursor::Cursor;
use super::folded::{Folded, is_ideograph};
use crate::domain::money::{Currency, Money, MoneyError};
use decimal::Decimal;
use std::ops::Range;

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountErrorKind {
    /// Nothing but blanks.
    Empty,
    /// The part is not of the amount language.
    NotUnderstood,
    /// More decimals than the currency has.
    TooPrecise,
    /// Beyond ±9,000,000,000,000.00.
    OutOfRange,
    /// Two currencies in one amount: `US$ 100 EUR`.
    TwoCurrencies,
}

/// A text that is not an amount, and the part that is to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {text:?}")]
pub struct AmountError {
    pub kind: AmountErrorKind,
    /// Bytes of the part in the text given.
    pub span: Range<usize>,
    pub text: String,
}

/// An amount at the start of some text.
pub(crate) struct Leading {
    pub money: Money,
    /// Char index just after it.
    pub end: usize,
    /// Whether the text names a currency, by sign, code or word.
    pub has_currency: bool,
}

/// Reads the whole text as one amount; without a currency named it is of `default`.
///
/// # Errors
/// [`AmountError`] with the part that was not understood.
///
/// ```
/// use gendan::domain::money::Currency;
/// use gendan::language::amount::amount;
/// let read = |text| amount(text, Currency::CNY).map(|money| money.to_decimal());
/// assert_eq!(read("9.8万").as_deref(), Ok("98000.00"));
/// assert_eq!(read("9.8万左右").unwrap_err().text, "左右");
/// ```
pub fn amount(text: &str, default: Currency) -> Result<Money, AmountError> {
    let folded = Folded::new(text);
    let whole = folded.trimmed(0..folded.chars.len());
    let fail = |kind, range: Range<usize>| {
        let span = folded.bytes(range);
        Err(AmountError { kind, text: text.get(span.clone()).unwrap_or_default().to_owned(), span })
    };
    if whole.is_empty() {
        return fail(AmountErrorKind::Empty, whole);
    }
    match read(Cursor::new(&folded.chars[..whole.end], whole.start), default) {
        None => fail(AmountErrorKind::NotUnderstood, whole),
        Some(found) if found.end < whole.end => {
            fail(AmountErrorKind::NotUnderstood, folded.trimmed(found.end..whole.end))
        }
        Some(found) => match found.money() {
            Ok(money) => Ok(money),
            Err(kind) => fail(kind, whole),
        },
    }
}

/// The longest amount at the very start of the text that ends at a sensible place, and the byte where it ends.
pub fn leading(text: &str, default: Currency) -> Option<(Money, usize)> {
    let folded = Folded::new(text);
    let found = leading_in(&folded, 0..folded.chars.len(), default)?;
    Some((found.money, folded.byte(found.end)))
}

/// [`leading`] within a range of chars of folded text.
pub(crate) fn leading_in(folded: &Folded, range: Range<usize>, default: Currency) -> Option<Leading> {
    let chars = folded.chars.get(..range.end)?;
    let found = read(Cursor::new(chars, range.start), default)?;
    let here = Cursor::new(chars, found.end);
    let cut = match (here.peek_back(), here.peek()) {
        (Some(last), Some(next)) if last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric() => true,
        (_, Some(next @ ('.' | ',' | '-' | '~' | '/' | '%' | ':'))) => {
            next == '%' || here.moved(1).peek().is_some_and(|c| c.is_ascii_alphanumeric())
        }
        // 3台 counts machines.
        (Some('0'..='9'), Some(next)) if !found.has_currency => is_ideograph(next),
        (_, Some(next)) => "多几余十百千万亿".contains(next),
        _ => false,
    };
    if cut {
        return None;
    }
    Some(Leading { money: found.money().ok()?, end: found.end, has_currency: found.has_currency })
}

/// What [`read`] found: the number, and the currency or why there is none.
struct Found {
    value: Decimal,
    negative: bool,
    currency: Result<Currency, AmountErrorKind>,
    end: usize,
    has_currency: bool,
}

impl Found {
    /// The amount; it fails where the words were clear but the sum cannot be.
    fn money(&self) -> Result<Money, AmountErrorKind> {
        let currency = self.currency?;
        Money::new(self.units(currency.digits())?, currency).map_err(|error| match error {
            MoneyError::TooPrecise(_) => AmountErrorKind::TooPrecise,
            _ => AmountErrorKind::OutOfRange,
        })
    }

    /// The number in units of one by ten to the `digits`.
    fn units(&self, digits: u32) -> Result<i64, AmountErrorKind> {
        self.value.units(digits).map(|units| if self.negative { -units } else { units })
    }
}

/// The whole text as one amount in units of one by ten to the `digits`, finer than its currency may have: a unit price.
///
/// # Errors
/// What the text is not.
pub(crate) fn finer(text: &str, default: Currency, digits: u32) -> Result<(i64, Currency), AmountErrorKind> {
    let folded = Folded::new(text);
    let whole = folded.trimmed(0..folded.chars.len());
    let found = read(Cursor::new(&folded.chars[..whole.end], whole.start), default)
        .filter(|found| found.end == whole.end)
        .ok_or(AmountErrorKind::NotUnderstood)?;
    Ok((found.units(digits)?, found.currency?))
}

/// The number at the start of folded text in units of one by ten to the `digits`, and what follows it. Letters after it
/// are of what is counted, but `k` and `w`, which are thousands and 万: 3m are metres.
pub(crate) fn count(here: Cursor<'_>, digits: u32) -> Option<(Result<i64, AmountErrorKind>, Cursor<'_>)> {
    let (negative, at) = sign(here);
    let (value, end) = figure::counted(at)?;
    Some((value.units(digits).map(|units| if negative { -units } else { units }), end))
}

fn read(here: Cursor<'_>, default: Currency) -> Option<Found> {
    let (mut negative, mut at) = sign(here);
    // "a US$ 4.7 billion"
    if let Some(after) = at.word("a").map(|c| c.blanks())
        && currency::prefix(after, default).is_some()
    {
        at = after;
    }
    let mut named = Vec::new();
    if let Some((found, after)) = currency::prefix(at, default) {
        named.push(found);
        let (again, after) = sign(after.blanks());
        negative ^= again;
        at = after;
    }
    let (mut value, mut end) = figure::number(at)?;
    // $ 100 and fifty: said for the cents, which only a sign before the number makes clear.
    if let Some((cents, after)) = english::cents_said(end).filter(|_| !named.is_empty() && value.is_whole()) {
        return finish(value.plus(cents)?, negative, &named, default, after, false);
    }
    let major = currency::suffix(end.blanks(), default);
    // 5角, 50 cents: nothing but minor units.
    if let Some((digits, after)) = currency::minor_unit(end.blanks(), true)
        && major.is_none()
    {
        let rest = currency::minor_tail(after, digits);
        let (more, after) = rest.unwrap_or((Decimal::ZERO, after));
        let value = value.shifted(-i32::from(digits))?.plus(more)?;
        return finish(value, negative, &named, default, after, false);
    }
    let mut has_currency = !named.is_empty();
    if let Some((found, after)) = major {
        has_currency = true;
        named.extend(found.currency);
        end = after;
        // 80 usd million, 48.5 mgbp
        if let Some((power, after)) = english::magnitude(end.blanks()).filter(|_| found.currency.is_some()) {
            value = value.shifted(power)?;
            end = after;
        }
        if let Some((more, after)) = currency::parts_after(end, found.generic) {
            value = value.plus(more)?;
            end = after;
        } else if let Some((again, after)) = currency::suffix(end.blanks(), default).filter(|_| found.generic) {
            // 8亿元人民币
            named.extend(again.currency);
            end = after;
        }
        end = end.eat_any(&["整", "正"]).filter(|_| found.generic).unwrap_or(end);
    }
    finish(value, negative, &named, default, end, !has_currency)
}

fn sign(here: Cursor<'_>) -> (bool, Cursor<'_>) {
    match here.eat_any(&["-", "负"]) {
        Some(after) => (true, after.blanks()),
        None => (false, here.maybe("+").blanks()),
    }
}

fn finish(
    value: Decimal,
    negative: bool,
    named: &[Currency],
    default: Currency,
    end: Cursor<'_>,
    bare: bool,
) -> Option<Found> {
    let currency = named.first().copied().unwrap_or(default);
    let one = named.iter().all(|other| *other == currency);
    let currency = if one { Ok(currency) } else { Err(AmountErrorKind::TwoCurrencies) };
    Some(Found { value, negative, currency, end: end.at, has_currency: !bare })
}
