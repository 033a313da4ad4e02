//! Numbers of a ledger's cells, exact to the last digit, and rounded only when they become ours. Never a float in between.

use super::super::read::{Cell, trim};
use crate::domain::money::{Currency, MOST_MAJOR};
use crate::language;
use unicode_normalization::UnicodeNormalization;

/// Decimals beyond these are the noise of a binary fraction, where figures are made from others: `2039.9939999999999` is 2039.994.
const NOISE: u32 = 8;

/// `units / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    units: i128,
    scale: u32,
}

impl Exact {
    pub const ONE: Exact = Exact { units: 1, scale: 0 };

    pub fn new(units: i64, scale: u32) -> Exact {
        Exact { units: units.into(), scale }
    }

    pub fn times(self, other: Exact) -> Option<Exact> {
        let (a, b) = (self.reduced(), other.reduced());
        Some(Exact { units: a.units.checked_mul(b.units)?, scale: a.scale + b.scale })
    }

    /// `self / other` with so many decimals, halves away from zero.
    pub fn over(self, other: Exact, digits: u32) -> Option<i64> {
        let (a, b) = (self.reduced(), other.reduced());
        let above = a.units.checked_mul(10_i128.checked_pow(digits + b.scale)?)?;
        let below = b.units.checked_mul(10_i128.checked_pow(a.scale)?)?;
        i64::try_from(divided(above, below)?).ok()
    }

    /// In units of the last of so many decimals, halves away from zero, as written to the last digit.
    pub fn rounded(self, digits: u32) -> Option<i64> {
        let units = match digits.checked_sub(self.scale) {
            Some(more) => self.units.checked_mul(10_i128.checked_pow(more)?)?,
            None => divided(self.units, 10_i128.checked_pow(self.scale - digits)?)?,
        };
        i64::try_from(units).ok()
    }

    /// Whether both are one number, but for the noise of a binary fraction.
    pub fn is_about(self, other: Exact) -> bool {
        let limit = 10_i128.pow(NOISE - 6);
        let parts = |one: Exact| one.rounded(NOISE);
        let (Some(a), Some(b)) = (parts(self), parts(other)) else { return false };
        (i128::from(a) - i128::from(b)).abs() < limit
    }

    /// In minor units; `None` beyond the bounds of an amount.
    pub fn minor(self, currency: Currency) -> Option<i64> {
        let most = i128::from(MOST_MAJOR) * i128::from(currency.minor_per_major());
        self.rounded(currency.digits()).filter(|minor| i128::from(*minor).abs() <= most)
    }

    /// Without noise, and without zeros at its end.
    fn reduced(self) -> Exact {
        let mut one = self;
        if one.scale > NOISE {
            let power = 10_i128.checked_pow(one.scale - NOISE).unwrap_or(i128::MAX);
            one = Exact { units: divided(one.units, power).unwrap_or(0), scale: NOISE };
        }
        while one.scale > 0 && one.units % 10 == 0 {
            one = Exact { units: one.units / 10, scale: one.scale - 1 };
        }
        one
    }
}

/// The quotient, halves away from zero.
fn divided(above: i128, below: i128) -> Option<i128> {
    let (quotient, rest) = (above.checked_div(below)?, above.checked_rem(below)?);
    let up = rest.unsigned_abs() >= below.unsigned_abs() - rest.unsigned_abs();
    let away = if (above < 0) == (below < 0) { 1 } else { -1 };
    Some(if rest != 0 && up { quotient + away } else { quotient })
}

/// Plain digits with a sign, a point, groups of three and an exponent: `-1,234.50`, `1.2e5`.
pub fn plain(text: &str) -> Option<Exact> {
    let (negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (body, power) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, part) = body.split_once('.').unwrap_or((body, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let mut units = 0_i128;
    let grouped = whole.contains(',');
    if grouped
        && !whole.split(',').enumerate().all(|(n, group)| group.len() == 3 || (n == 0 && (1..3).contains(&group.len())))
    {
        return None;
    }
    for byte in whole.bytes().filter(|byte| *byte != b',').chain(part.bytes()) {
        let digit = char::from(byte).to_digit(10)?;
        units = units.checked_mul(10)?.checked_add(digit.into())?;
    }
    if negative {
        units = -units;
    }
    let scale = i32::try_from(part.len()).ok()? - power;
    match u32::try_from(scale) {
        Ok(scale) => (scale <= 30).then_some(Exact { units, scale }),
        Err(_) => Some(Exact { units: units.checked_mul(10_i128.checked_pow(scale.unsigned_abs())?)?, scale: 0 }),
    }
}

/// An amount of money and the currency that its cell names. `unit` is a multiple that the heading names (万).
pub fn money(cell: Cell<'_>, unit: &str, currency: Currency) -> Option<(Exact, Option<Currency>)> {
    let text = match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => {
            let text = trim(text);
            if text.is_ascii() { text.to_owned() } else { text.nfkc().collect() }
        }
        _ => return None,
    };
    let (negative, text) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(inside) => (true, trim(inside)),
        None => (false, text.as_str()),
    };
    let sign = |found: Exact| if negative { Exact { units: -found.units, ..found } } else { found };
    if let Some(found) = plain(text).filter(|_| unit.is_empty()) {
        return Some((sign(found), None));
    }
    let text = if text.ends_with(|c: char| c.is_ascii_digit()) { format!("{text}{unit}") } else { text.to_owned() };
    let (found, named) = in_words(&text, currency)?;
    Some((sign(found), named))
}

/// `$1,234.5678`, `9.8万`, `三千五`: what stands around the digits is worth what it makes of a 1.
fn in_words(text: &str, currency: Currency) -> Option<(Exact, Option<Currency>)> {
    let read = |text: &str| {
        let money = language::amount::amount(text, currency).ok()?;
        let exact = Exact::new(money.minor(), money.currency().digits());
        Some((exact, (money.currency() != currency).then_some(money.currency())))
    };
    let is_digit = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    if let Some(start) = text.find(is_digit) {
        let end = text[start..].find(|c| !is_digit(c)).map_or(text.len(), |length| start + length);
        if let (Some(body), false) = (plain(&text[start..end]), text[end..].contains(is_digit)) {
            let (worth, named) = read(&format!("{}1{}", &text[..start], &text[end..]))?;
            return Some((body.times(worth)?, named));
        }
    }
    read(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_exact_and_rounded_half_away_from_zero() {
        let cases = [
            ("261.96", 26_196),
            ("957.5775", 95_758),
            ("125.43999999999998", 12_544),
            ("35621.354999999996", 3_562_135),
            ("22.638", 2_264),
            ("0.005", 1),
            ("-0.005", -1),
            ("0.0049999999999999996", 0),
            ("1,234.5", 123_450),
            ("(5)", -500),
            ("¥1,234.5678", 123_457),
            ("9.87654万", 9_876_540),
            ("1.2e3", 120_000),
            ("3千", 300_000),
        ];
        for (text, minor) in cases {
            let found = money(Cell::Text(text), "", Currency::CNY).and_then(|(exact, _)| exact.minor(Currency::CNY));
            assert_eq!(found, Some(minor), "{text}");
        }
        for text in ["", "面议", "1,23", "1.2.3", "--5", "99999999999999", "12 34"] {
            let found = money(Cell::Text(text), "", Currency::CNY).and_then(|(exact, _)| exact.minor(Currency::CNY));
            assert_eq!(found, None, "{text}");
        }
        let named = money(Cell::Text("$1,200"), "", Currency::CNY);
        assert_eq!(named.and_then(|(_, currency)| currency), Some(Currency::USD));
        assert_eq!(named.and_then(|(exact, _)| exact.minor(Currency::USD)), Some(120_000));
        assert_eq!(
            money(Cell::Number(3.5), "万", Currency::CNY).and_then(|(e, _)| e.minor(Currency::CNY)),
            Some(3_500_000)
        );
        let product = Exact::new(11, 0).times(Exact::new(20_399_939_999_999_999, 13));
        assert!(product.is_some_and(|product| plain("22439.933999999997").is_some_and(|cell| cell.is_about(product))));
        let third = Exact::new(100, 0).over(Exact::new(3, 0), 4);
        assert_eq!(third, Some(333_333));
    }
}
