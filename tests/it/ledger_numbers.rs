//! Quantities, prices, discounts, rates and whole lines as people type them, and what must be refused.

use gendan::domain::money::Currency;
use gendan::language::{
    order_line,
    quantity::{Discount, QuantityError, discount, quantity, rate, unit_price},
};

#[test]
fn quantities_are_exact_thousandths() {
    for (text, thousandths, unit) in [
        ("3", 3_000, None),
        ("2.5", 2_500, None),
        ("1,000", 1_000_000, None),
        ("０.００１", 1, None),
        ("两", 2_000, None),
        ("十二", 12_000, None),
        ("3台", 3_000, Some("台")),
        ("3 台", 3_000, Some("台")),
        ("两台", 2_000, Some("台")),
        ("1.5吨", 1_500, Some("吨")),
        ("20 pcs", 20_000, Some("pcs")),
        ("3m", 3_000, Some("m")),
        ("3 M2", 3_000, Some("M2")),
        ("5kg", 5_000, Some("kg")),
        ("5k", 5_000_000, None),
        ("1.2万", 12_000_000, None),
        ("3万个", 30_000_000, Some("个")),
        ("two boxes", 2_000, Some("boxes")),
        ("0", 0, None),
        ("-3", -3_000, None),
    ] {
        assert_eq!(quantity(text), Ok((thousandths, unit.map(str::to_owned))), "{text}");
    }
    for (text, error) in [
        ("", QuantityError::NotANumber),
        ("台", QuantityError::NotANumber),
        ("3箱半", QuantityError::NotANumber),
        ("3 4", QuantityError::NotANumber),
        ("3/4", QuantityError::NotANumber),
        ("1.2345", QuantityError::TooPrecise),
        ("9000000000000.001", QuantityError::OutOfRange),
        ("99999999999999999999999999999999999999999", QuantityError::NotANumber),
    ] {
        assert_eq!(quantity(text), Err(error), "{text}");
    }
}

#[test]
fn prices_discounts_and_rates_are_exact() {
    for (text, price) in [
        ("12.5", 125_000),
        ("¥1,200", 12_000_000),
        ("3千", 30_000_000),
        ("1.2万", 120_000_000),
        ("9.8k", 98_000_000),
        ("0.1234", 1_234),
        ("98元", 980_000),
        ("0", 0),
        ("-1", -10_000),
    ] {
        assert_eq!(unit_price(text, Currency::CNY), Ok(price), "{text}");
    }
    assert_eq!(unit_price("1200.5", Currency::JPY), Ok(12_005_000), "a price may be finer than money");
    for (text, error) in [
        ("", QuantityError::NotANumber),
        ("免费", QuantityError::NotANumber),
        ("$12", QuantityError::OtherCurrency),
        ("0.12345", QuantityError::TooPrecise),
        ("9000000000000.01", QuantityError::OutOfRange),
    ] {
        assert_eq!(unit_price(text, Currency::CNY), Err(error), "{text}");
    }
    for (text, expected) in [
        ("5%", Discount::Rate(500)),
        ("-5%", Discount::Rate(500)),
        ("5% off", Discount::Rate(500)),
        ("５％", Discount::Rate(500)),
        ("5个点", Discount::Rate(500)),
        ("百分之五", Discount::Rate(500)),
        ("12.5%", Discount::Rate(1_250)),
        ("0%", Discount::Rate(0)),
        ("100%", Discount::Rate(10_000)),
        ("95折", Discount::Rate(500)),
        ("9.5折", Discount::Rate(500)),
        ("九五折", Discount::Rate(500)),
        ("九点五折", Discount::Rate(500)),
        ("九折", Discount::Rate(1_000)),
        ("9折", Discount::Rate(1_000)),
        ("八五折", Discount::Rate(1_500)),
        ("打八折", Discount::Rate(2_000)),
        ("半价", Discount::Rate(5_000)),
        ("20", Discount::Amount(2_000)),
        ("-20.00", Discount::Amount(2_000)),
        ("减100元", Discount::Amount(10_000)),
        ("优惠1千", Discount::Amount(100_000)),
    ] {
        assert_eq!(discount(text, Currency::CNY), Ok(expected), "{text}");
    }
    for (text, error) in [
        ("", QuantityError::NotANumber),
        ("一点", QuantityError::NotANumber),
        ("10折", QuantityError::NotANumber),
        ("--5", QuantityError::NotANumber),
        ("$5", QuantityError::OtherCurrency),
        ("101%", QuantityError::OutOfRange),
        ("1.234%", QuantityError::TooPrecise),
        ("0.005", QuantityError::TooPrecise),
    ] {
        assert_eq!(discount(text, Currency::CNY), Err(error), "{text}");
    }
    for (off, gross, minor) in [
        (Discount::Rate(500), 1_010, 51),
        (Discount::Rate(500), 1_009, 50),
        (Discount::Rate(10_000), i64::MAX, i64::MAX),
        (Discount::Rate(0), 5, 0),
        (Discount::Amount(7), 5, 7),
        (Discount::Rate(1_000), -15, -2),
    ] {
        assert_eq!(off.of(gross), minor, "{off:?} of {gross}");
    }
    for (text, expected) in [
        ("13%", Ok(1_300)),
        ("13", Ok(1_300)),
        ("0.13", Ok(1_300)),
        ("13个点", Ok(1_300)),
        ("百分之十三", Ok(1_300)),
        ("1", Ok(100)),
        ("0", Ok(0)),
        ("100", Ok(10_000)),
        ("101", Err(QuantityError::OutOfRange)),
        ("-5", Err(QuantityError::OutOfRange)),
        ("13.555", Err(QuantityError::TooPrecise)),
        ("免税", Err(QuantityError::NotANumber)),
        ("13 x", Err(QuantityError::NotANumber)),
    ] {
        assert_eq!(rate(text), expected, "{text}");
    }
}

fn line(text: &str) -> String {
    match order_line::parse(text, Currency::CNY) {
        Ok(line) => {
            let mut said = format!("{} | {}", line.product, line.quantity);
            if let Some(unit) = line.unit {
                said.push_str(&unit);
            }
            if let Some(price) = line.unit_price {
                said.push_str(&format!(" @{price}"));
            }
            match line.discount {
                Some(Discount::Rate(rate)) => said.push_str(&format!(" -{rate}/10000")),
                Some(Discount::Amount(minor)) => said.push_str(&format!(" -{minor}")),
                None => {}
            }
            said
        }
        Err(error) => format!("{:?} {}", error.error, error.part),
    }
}

#[test]
fn a_line_in_one_text() {
    let cases = [
        ("网关", "网关 | 1000"),
        ("网关 x2 @9,800 -5%", "网关 | 2000 @98000000 -500/10000"),
        ("Gateway x2 @9.8k -20.00", "Gateway | 2000 @98000000 -2000"),
        ("网关 ×2 ＠９８００", "网关 | 2000 @98000000"),
        ("网关 ＊2 @9800", "网关 | 2000 @98000000"),
        ("网关 ｘ2 @9800", "网关 | 2000 @98000000"),
        ("网关 * 2 @ 9800", "网关 | 2000 @98000000"),
        ("网关 @9800 x2", "网关 | 2000 @98000000"),
        ("网关 x2@9800", "网关 | 2000 @98000000"),
        ("传感器 x3台", "传感器 | 3000台"),
        ("传感器 x3 台 @12.5元", "传感器 | 3000台 @125000"),
        ("传感器 x两台 @9,800/台", "传感器 | 2000台 @98000000"),
        ("电缆 x2.5m @3", "电缆 | 2500m @30000"),
        ("X200 x3 @12.5", "X200 | 3000 @125000"),
        ("Lenovo X1", "Lenovo X1 | 1000"),
        ("iPhone 15 x2", "iPhone 15 | 2000"),
        ("Cable 3x2.5 x10", "Cable 3x2.5 | 10000"),
        ("Cable x2 pack x3", "Cable x2 pack | 3000"),
        ("Model -20 x3 @5", "Model -20 | 3000 @50000"),
        ("Model -20", "Model -20 | 1000"),
        ("USB - C hub x2", "USB - C hub | 2000"),
        ("me@home kit x2", "me@home kit | 2000"),
        ("网关 -5%", "网关 | 1000 -500/10000"),
        ("网关 x2 九折", "网关 | 2000 -1000/10000"),
        ("网关 x2 @100 95折", "网关 | 2000 @1000000 -500/10000"),
        ("网关 x2 @100 -1千", "网关 | 2000 @1000000 -100000"),
        ("网关 x-2", "网关 | -2000"),
        ("  网关   高配  x2 ", "网关   高配 | 2000"),
        ("网关 xyz", "网关 xyz | 1000"),
        ("x200 x2 @5", "x200 | 2000 @50000"),
        ("5% off kit x2", "5% off kit | 2000"),
        ("", "NotANumber "),
        ("x2", "NotANumber x2"),
        ("x2 @10", "NotANumber x2 @10"),
        ("×2台 @10", "NotANumber ×2台 @10"),
        ("@10 x2", "NotANumber @10 x2"),
        ("-5% x2 @10", "NotANumber -5% x2 @10"),
        ("九折 @10", "NotANumber 九折 @10"),
        ("网关 x2 @$12", "OtherCurrency @$12"),
        ("网关 x2 @12 -$1", "OtherCurrency -$1"),
        ("网关 @", "NotANumber @"),
        ("网关 x2 @面议", "NotANumber @面议"),
        ("网关 x2 @12.34567", "TooPrecise @12.34567"),
        ("网关 x1.2345", "TooPrecise x1.2345"),
        ("网关 x2 @5 -120%", "OutOfRange -120%"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, line(text)))
        .filter(|(_, expected, got)| *expected != got)
        .map(|(text, expected, got)| format!("{text:?}: expected {expected}, got {got}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let long = "x1 - @1 ".repeat(2_000);
    assert!(order_line::parse(&long, Currency::CNY).is_ok() || order_line::parse(&long, Currency::CNY).is_err());
}
