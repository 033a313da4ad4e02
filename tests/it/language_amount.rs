//! Amounts: every form of the rules, exactly, and what must be refused.

use gendan::domain::money::{Currency, Money, MoneyError};
use gendan::language::amount::{amount, leading};
use proptest::prelude::*;

fn read(text: &str) -> String {
    match amount(text, Currency::CNY) {
        Ok(money) if money.currency() == Currency::CNY => money.to_decimal(),
        Ok(money) => format!("{} {}", money.currency(), money.to_decimal()),
        Err(error) => format!("{:?} {}", error.kind, error.text),
    }
}

fn all(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, read(text)))
        .filter(|(_, expected, got)| **expected != got)
        .map(|(text, expected, got)| format!("{text:?}: expected {expected}, got {got}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn amounts_as_written() {
    all(&[
        ("12,000.50", "12000.50"),
        ("¥98000", "98000.00"),
        ("￥９８,０００", "98000.00"),
        ("$1,200", "USD 1200.00"),
        ("9.8万", "98000.00"),
        ("3万5", "35000.00"),
        ("3万5千", "35000.00"),
        ("3万500", "30500.00"),
        ("1.2亿", "120000000.00"),
        ("12k", "12000.00"),
        ("5w", "50000.00"),
        ("三千五百", "3500.00"),
        ("三千五", "3500.00"),
        ("三千零五", "3005.00"),
        ("两万", "20000.00"),
        ("1万2千", "12000.00"),
        ("98000元", "98000.00"),
        ("１２０００", "12000.00"),
        ("-500", "-500.00"),
        ("负三百", "-300.00"),
        ("¥-20.00", "-20.00"),
        ("0", "0.00"),
        ("零", "0.00"),
        ("十", "10.00"),
        ("百万", "1000000.00"),
        ("三千万", "30000000.00"),
        ("三百五十六万七千八百九十", "3567890.00"),
        ("一亿零五", "100000005.00"),
        ("九万亿", "9000000000000.00"),
        ("两块五", "2.50"),
        ("两块五毛", "2.50"),
        ("三块五毛八", "3.58"),
        ("5角", "0.50"),
        ("8分", "0.08"),
        ("12元5角8分", "12.58"),
        ("壹万贰仟叁佰元整", "12300.00"),
        ("人民币8千元", "8000.00"),
        ("RMB 500", "500.00"),
        ("500 cny", "500.00"),
        ("100块钱", "100.00"),
        ("100美元", "USD 100.00"),
        ("US$ 4.7 billion", "USD 4700000000.00"),
        ("100 dollars", "USD 100.00"),
        ("a hundred dollars", "USD 100.00"),
        ("two thousand five hundred", "2500.00"),
        ("5 dollars and 50 cents", "USD 5.50"),
        ("$ 100 and fifty", "USD 100.50"),
        ("two hundred and fifty dollars", "USD 250.00"),
        ("half a million", "500000.00"),
        ("HK$300", "HKD 300.00"),
        ("3百万港币", "HKD 3000000.00"),
        ("€ 2 million", "EUR 2000000.00"),
        ("£60", "GBP 60.00"),
        ("3000日元", "JPY 3000"),
        ("42 kuwaiti dinar", "KWD 42.000"),
        ("10 swiss francs", "CHF 10.00"),
        (".5", "0.50"),
        ("1.500", "1.50"),
    ]);
}

#[test]
fn amounts_that_are_refused() {
    all(&[
        ("", "Empty "),
        ("十几万", "NotUnderstood 几万"),
        ("9.8万左右", "NotUnderstood 左右"),
        ("3-5万", "NotUnderstood -5万"),
        ("五六千", "NotUnderstood 千"),
        ("大概10万", "NotUnderstood 大概10万"),
        ("1,2", "NotUnderstood ,2"),
        ("1.234,56", "NotUnderstood ,56"),
        ("1,0000", "NotUnderstood ,0000"),
        ("3.5万5", "NotUnderstood 5"),
        ("100 and fifty", "NotUnderstood and fifty"),
        ("$100 and five", "NotUnderstood and five"),
        ("12.345", "TooPrecise 12.345"),
        ("1.5日元", "TooPrecise 1.5日元"),
        ("9,000,000,000,000.01", "OutOfRange 9,000,000,000,000.01"),
        ("十万亿", "OutOfRange 十万亿"),
        ("99999999999999999999999", "OutOfRange 99999999999999999999999"),
        ("US$ 100 EUR", "TwoCurrencies US$ 100 EUR"),
        ("abc", "NotUnderstood abc"),
        ("20%", "NotUnderstood %"),
    ]);
}

#[test]
fn a_sign_of_several_currencies_is_the_default_s_own() {
    let code = |text, default: &str| {
        let default = Currency::from_code(default).expect("a currency");
        amount(text, default).map(|money| money.currency().to_string())
    };
    assert_eq!(code("$5", "CNY").as_deref(), Ok("USD"));
    assert_eq!(code("$5", "HKD").as_deref(), Ok("HKD"));
    assert_eq!(code("¥5", "USD").as_deref(), Ok("CNY"));
    assert_eq!(code("¥5", "JPY").as_deref(), Ok("JPY"));
}

#[test]
fn the_amount_at_the_start() {
    for (text, expected) in [
        ("9.8万 =报价", Some(("98000.00", " =报价"))),
        ("9.8万含税", Some(("98000.00", "含税"))),
        ("¥98000,含税", Some(("98000.00", ",含税"))),
        ("3台", None),
        ("3天后", None),
        ("10多万", None),
        ("3-5万", None),
        ("20%", None),
        ("abc", None),
    ] {
        let found = leading(text, Currency::CNY).map(|(money, end)| (money.to_decimal(), &text[end..]));
        assert_eq!(found.as_ref().map(|(d, rest)| (d.as_str(), *rest)), expected, "{text}");
    }
}

#[test]
fn money_is_checked_and_shown() {
    let cny = |minor| Money::new(minor, Currency::CNY);
    assert_eq!(cny(12_800_000).map(Money::grouped).as_deref(), Ok("128,000.00"));
    assert_eq!(cny(-5).map(Money::grouped).as_deref(), Ok("-0.05"));
    assert_eq!(Money::new(1_234_567, Currency::JPY).map(Money::grouped).as_deref(), Ok("1,234,567"));
    assert_eq!(cny(900_000_000_000_001), Err(MoneyError::OutOfRange));
    let most = cny(900_000_000_000_000).expect("the most");
    assert_eq!(most.checked_add(most), Err(MoneyError::OutOfRange));
    let yen = Money::zero(Currency::JPY);
    assert_eq!(most.checked_add(yen), Err(MoneyError::TwoCurrencies(Currency::CNY, Currency::JPY)));
    for bad in ["", "-", ".5", "1.", "1,000", "1e3", "--1", "+1", "１"] {
        assert_eq!(Money::from_decimal(bad, Currency::CNY), Err(MoneyError::NotANumber), "{bad}");
    }
}

proptest! {
    #[test]
    fn money_reads_its_own_text(minor in -900_000_000_000_000_i64..=900_000_000_000_000, code in "CNY|JPY|KWD|CLF") {
        let currency = Currency::from_code(&code).expect("a currency");
        if let Ok(money) = Money::new(minor, currency) {
            prop_assert_eq!(Money::from_decimal(&money.to_decimal(), currency), Ok(money));
            prop_assert_eq!(amount(&money.grouped(), currency), Ok(money));
        }
    }

    #[test]
    fn any_text_is_an_amount_or_refused(text in "[\\PC\0零一二两三十百千万亿点半块元角分0-9,.$¥ a-z-]{0,40}") {
        if let Err(error) = amount(&text, Currency::CNY) {
            prop_assert_eq!(text.get(error.span.clone()), Some(error.text.as_str()));
        }
        if let Some((_, end)) = leading(&text, Currency::CNY) {
            prop_assert!(text.is_char_boundary(end) && end > 0);
        }
    }
}
