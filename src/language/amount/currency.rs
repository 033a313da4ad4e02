//! Signs, codes and words of currencies around a number, and their small parts: ¥ US$ 元 块 港币 dollars; 角 毛 分 cents.

use super::decimal::Decimal;
use super::names::{CHINESE, COUNTRIES, PLAIN_COUNTRIES, SIGNS, WORDS};
use crate::domain::money::Currency;
use crate::language::cursor::Cursor;
use crate::language::numeral;

/// A currency's word after a number.
#[derive(Clone, Copy)]
pub(super) struct Suffix {
    /// `None`: 元 or 块, which any currency is counted in.
    pub currency: Option<Currency>,
    pub generic: bool,
}

const GENERIC: [&str; 4] = ["元", "圆", "块", "块钱"];

/// A currency before the number.
pub(super) fn prefix(here: Cursor<'_>, default: Currency) -> Option<(Currency, Cursor<'_>)> {
    let (currency, after) = any(here, default)?;
    let after = after.blanks();
    // 人民币：50, "usd: 50"
    let after = after.maybe(":").blanks();
    Some((currency, after))
}

/// A currency after the number.
pub(super) fn suffix(here: Cursor<'_>, default: Currency) -> Option<(Suffix, Cursor<'_>)> {
    if let Some((currency, after)) = any(here, default) {
        return Some((Suffix { currency: Some(currency), generic: currency == Currency::CNY }, after));
    }
    let after = here.eat_any(&GENERIC)?;
    Some((Suffix { currency: None, generic: true }, after))
}

fn any(here: Cursor<'_>, default: Currency) -> Option<(Currency, Cursor<'_>)> {
    let named = |name: &str| resolve(name, default);
    if let Some((name, after)) = here.look_up(CHINESE).or_else(|| here.look_up(SIGNS)) {
        return Some((named(name)?, after));
    }
    if let Some((name, after)) = here.word_in(WORDS) {
        return Some((named(name)?, after));
    }
    let (letters, after) = here.letters();
    if letters.len() == 3 {
        let code: String = letters.iter().collect();
        if let Some(currency) = Currency::from_code(&code) {
            // "usd dollars" is one currency said twice.
            return Some((currency, after));
        }
    }
    if let Some((members, after)) = here.word_in(COUNTRIES) {
        let (family, end) = after.blanks().word_in(WORDS)?;
        let (_, code) = members.iter().find(|(name, _)| *name == family)?;
        return Some((Currency::from_code(code)?, end));
    }
    for (country, family, code) in [("hong kong", "dollar", "HKD"), ("new zealand", "dollar", "NZD")] {
        if let Some((name, end)) = here.phrase(country).and_then(|c| c.blanks().word_in(WORDS)) {
            return (name == family).then_some((Currency::from_code(code)?, end));
        }
    }
    let after = here.any_word(PLAIN_COUNTRIES)?;
    let (name, end) = after.blanks().word_in(WORDS)?;
    // A country that does not tell the family's members apart is not guessed at.
    let code = Currency::from_code(name).filter(|_| name.chars().all(|c| c.is_ascii_uppercase()))?;
    Some((code, end))
}

/// The currency of a code, or of a family: the default if it is a member, else the one that is commonly meant.
fn resolve(name: &str, default: Currency) -> Option<Currency> {
    let members = match name {
        "yen" => "CNY JPY",
        "dollar" => "USD AUD CAD HKD SGD TWD NZD MXN BRL ARS CLP COP",
        "pound" => "GBP EGP LBP SYP SDG IEP",
        "franc" => "CHF XAF XOF XPF BIF DJF GNF KMF RWF CDF FRF BEF",
        "rupee" => "INR PKR LKR NPR MUR SCR",
        "dirham" => "AED MAD",
        "dinar" => "KWD BHD IQD JOD LYD TND DZD RSD",
        "riyal" => "SAR QAR",
        "rial" => "IRR OMR YER",
        "peso" => "MXN PHP ARS CLP COP UYU DOP CUP",
        "krone" => "NOK DKK",
        code => return Currency::from_code(code),
    };
    let mine = members.split(' ').find(|code| *code == default.code());
    Currency::from_code(mine.or_else(|| members.split(' ').next())?)
}

/// A word for a small part after a number: the digits it shifts by. `latin`: cents as well as 角 and 分.
pub(super) fn minor_unit(here: Cursor<'_>, latin: bool) -> Option<(u8, Cursor<'_>)> {
    if let Some((digits, after)) =
        here.look_up(&[("角", 1), ("毛", 1), ("毫", 1), ("毛钱", 1), ("角钱", 1), ("分", 2), ("分钱", 2)])
    {
        return Some((digits, after));
    }
    if !latin {
        return None;
    }
    let after = here.any_word(&["c", "cent", "cents", "penny", "pence"]).or_else(|| here.eat("¢"))?;
    // "c $ 100" counts dollars.
    (after.blanks().peek() != Some('$')).then_some((2, after))
}

/// 两毛五, 两角五分: what may follow the tenths.
pub(super) fn minor_tail(after: Cursor<'_>, digits: u8) -> Option<(Decimal, Cursor<'_>)> {
    if digits != 1 {
        return None;
    }
    let (cents, end) = one_digit(after)?;
    let end = end.eat_any(&["分", "分钱"]).unwrap_or(end);
    Some((cents.shifted(-2)?, end))
}

/// What may follow 元, 块 or dollars: 三块五, 10元5角, 5 dollars and 50 cents.
pub(super) fn parts_after(after: Cursor<'_>, generic: bool) -> Option<(Decimal, Cursor<'_>)> {
    let gap = after.blanks();
    if let Some((value, end)) = numeral::english(gap.word("and").map_or(gap, |c| c.blanks()))
        .map(|(n, c)| (u64::from(n), c))
        .or_else(|| gap.word("and").map_or(gap, |c| c.blanks()).digits().filter(|d| d.1 <= 2).map(|(n, _, c)| (n, c)))
        && let Some(end) = end.blanks().any_word(&["cent", "cents", "pence", "penny"])
    {
        return Some((Decimal::whole(u128::from(value)).shifted(-2)?, end));
    }
    if !generic {
        return None;
    }
    if let Some(end) = gap.eat("半") {
        return Some((Decimal::from_digits([5].into_iter(), 1)?, end));
    }
    let start = gap.maybe("零");
    if let Some((value, end)) = super::figure::number(start).filter(|(value, _)| value.is_whole() && value.below(100))
        && let Some((digits, end)) = minor_unit(end.blanks(), false)
    {
        if digits == 1 && !value.below(10) {
            return None;
        }
        let (more, end) = minor_tail(end, digits).unwrap_or((Decimal::ZERO, end));
        return Some((value.shifted(-i32::from(digits))?.plus(more)?, end));
    }
    // 三块五; 三块五十 would be something else.
    let (tenths, end) = one_digit(gap)?;
    let more = end
        .peek()
        .is_some_and(|c| c.is_ascii_digit() || "十百千万亿.,".contains(c) || numeral::chinese_digit(c).is_some());
    (!more).then_some((tenths.shifted(-1)?, end))
}

fn one_digit(here: Cursor<'_>) -> Option<(Decimal, Cursor<'_>)> {
    let c = here.peek()?;
    let digit = c.to_digit(10).map(u64::from).or_else(|| numeral::chinese_digit(c))?;
    Some((Decimal::whole(u128::from(digit)), here.moved(1)))
}
