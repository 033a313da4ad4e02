//! Amounts and counts as people write them. Calculates nothing but the rounding of short forms.

use crate::domain::money::{Currency, Money};
use crate::i18n::Texts;

/// A whole amount: `¥128,000.00`, `-¥32,000.00`, `JP¥1,200`, `SEK 12.50`. Without the currency, for a column whose heading
/// names it, it is [`Money::grouped`].
pub fn amount(money: Money) -> String {
    signed(money, money.grouped().trim_start_matches('-'))
}

/// The same of minor units in a currency by its code; one that we do not know has two decimals, as the store's has.
pub fn of_code(minor: i64, code: &str) -> String {
    match Currency::from_code(code) {
        Some(currency) => amount(Money::sum(minor, currency)),
        None => format!("{code} {}", Money::sum(minor, Currency::CNY).to_decimal()),
    }
}

/// The sign of a currency in one cell, for where it stands alone: `¥`, `$`, `€`, `£`.
pub fn sign(currency: Currency) -> Option<char> {
    symbol(currency)?.chars().last()
}

/// A short form with at most one decimal, for a row or a chart: `¥12.8万`, `$128k`; whole units where there is nothing to
/// shorten. Half a step rounds away from zero.
pub fn amount_compact(texts: &Texts, money: Money) -> String {
    let (minor, minor_of_one) = (money.minor().unsigned_abs(), money.currency().minor_per_major().unsigned_abs());
    let whole = divided(minor, minor_of_one);
    // The largest unit comes first. Tenths round on their own, so that 999,960 is 1M and not 1,000k.
    let mut larger: Option<(u64, &str)> = None;
    for (step, unit) in units(texts.get("amount-compact-units")) {
        if whole >= step {
            let tenths = divided(minor, (step / 10).saturating_mul(minor_of_one));
            let short = match (larger, tenths % 10) {
                (Some((next, unit)), _) if tenths.saturating_mul(step / 10) >= next => format!("1{unit}"),
                (_, 0) => format!("{}{unit}", count(tenths / 10)),
                (_, tenth) => format!("{}.{tenth}{unit}", count(tenths / 10)),
            };
            return signed(money, &short);
        }
        larger = Some((step, unit));
    }
    signed(money, &count(whole))
}

/// A count with its thousands set apart: `3,477`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The units of a locale's list, `4:万 8:亿`, the largest first.
fn units(list: &str) -> impl Iterator<Item = (u64, &str)> {
    list.split(' ').rev().filter_map(|entry| {
        let (power, unit) = entry.split_once(':')?;
        Some((10u64.checked_pow(power.parse().ok()?)?, unit))
    })
}

/// Sign, currency and digits, in this order.
fn signed(money: Money, digits: &str) -> String {
    let sign = if money.minor() < 0 { "-" } else { "" };
    match symbol(money.currency()) {
        Some(symbol) => format!("{sign}{symbol}{digits}"),
        None => format!("{sign}{} {digits}", money.currency()),
    }
}

/// The signs that say which currency it is; any other is named by its code.
fn symbol(currency: Currency) -> Option<&'static str> {
    Some(match currency.code() {
        "CNY" => "¥",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "HKD" => "HK$",
        "TWD" => "NT$",
        "JPY" => "JP¥",
        "KRW" => "₩",
        _ => return None,
    })
}

/// Half rounds up. A step of nothing divides nothing.
fn divided(value: u64, step: u64) -> u64 {
    match step {
        0 => value,
        _ => value / step + u64::from(value % step >= step.div_ceil(2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn money(minor: i64, currency: &str) -> Money {
        Money::new(minor, Currency::from_code(currency).unwrap()).unwrap()
    }

    #[test]
    fn amounts_are_written_out() {
        let cases = [
            (12_800_000, "CNY", "¥128,000.00"),
            (-3_200_000, "CNY", "-¥32,000.00"),
            (0, "CNY", "¥0.00"),
            (5, "CNY", "¥0.05"),
            (-5, "USD", "-$0.05"),
            (99_999, "EUR", "€999.99"),
            (1_200, "JPY", "JP¥1,200"),
            (1_250, "SEK", "SEK 12.50"),
            (1_234_567, "KWD", "KWD 1,234.567"),
            (900_000_000_000_000, "CNY", "¥9,000,000,000,000.00"),
            (-900_000_000_000_000, "USD", "-$9,000,000,000,000.00"),
        ];
        for (minor, currency, written) in cases {
            assert_eq!(amount(money(minor, currency)), written);
        }
        assert_eq!(count(3_477), "3,477");
        assert_eq!(count(0), "0");
    }

    #[test]
    fn short_forms_round_and_carry() {
        // minor units, Chinese, English
        let cases = [
            (12_800_000, "¥12.8万", "¥128k"),
            (980_000, "¥9,800", "¥9.8k"),
            (99_949, "¥999", "¥999"),
            (99_950, "¥1,000", "¥1k"),
            (999_949, "¥9,999", "¥10k"),
            (999_999, "¥1万", "¥10k"),
            (99_996_000, "¥100万", "¥1M"),
            (99_994_000, "¥100万", "¥999.9k"),
            (9_999_960_000, "¥1亿", "¥100M"),
            (1_049_999, "¥1万", "¥10.5k"),
            (1_050_000, "¥1.1万", "¥10.5k"),
            (99_999_999, "¥100万", "¥1M"),
            (12_345_678_900, "¥1.2亿", "¥123.5M"),
            (-12_800_000, "-¥12.8万", "-¥128k"),
            (49, "¥0", "¥0"),
            (-900_000_000_000_000, "-¥90,000亿", "-¥9,000B"),
        ];
        for (minor, chinese, english) in cases {
            assert_eq!(amount_compact(&Texts::load(Lang::ZhCn), money(minor, "CNY")), chinese);
            assert_eq!(amount_compact(&Texts::load(Lang::En), money(minor, "CNY")), english);
        }
        assert_eq!(amount_compact(&Texts::load(Lang::En), money(1_500, "JPY")), "JP¥1.5k");
    }
}
