//! What was paid for a product, in words short enough to stand side by side. Reads nothing.

use super::order::{rate, unit_price_of};
use crate::{
    domain::money::Currency,
    i18n::Texts,
    store::{PaidPrice, PriceMemory},
};
use chrono::NaiveDate;

/// `上次 ¥4,800.00 −5% · 12 天前`, `最低 ¥4,560.00 · 90 天前`, `别家 ¥4,900.00 · 3 天前`: the most telling first, and the lowest only where
/// it is lower than the last.
pub fn memory(texts: &Texts, memory: &PriceMemory, today: NaiveDate) -> Vec<String> {
    let last = memory.last.as_ref();
    let is_lower = |floor: &&PaidPrice| last.is_none_or(|last| floor.net_unit_price() < last.net_unit_price());
    let floor = memory.floor.as_ref().filter(is_lower);
    let floor = floor.map(|paid| said(texts, "price-floor", paid, paid.net_unit_price(), "", today));
    let paid = |key: &str, paid: &PaidPrice| said(texts, key, paid, paid.unit_price, &discount(paid), today);
    let last = last.map(|last| paid("price-last", last));
    let elsewhere = memory.elsewhere.as_ref().map(|other| paid("price-elsewhere", other));
    [last, floor, elsewhere].into_iter().flatten().collect()
}

/// `标价 ¥5,000.00/台`: ten-thousandths of the currency's unit.
pub fn list(texts: &Texts, price: i64, currency: Currency, unit: Option<&str>) -> String {
    let mut price = unit_price_of(price, currency);
    if let Some(unit) = unit {
        price.push('/');
        price.push_str(unit);
    }
    texts.with("price-list", &[("price", (&price).into())])
}

/// `−5%`; empty without a discount.
pub fn discount(paid: &PaidPrice) -> String {
    match paid.discount_rate() {
        rated if rated > 0 => format!("−{}", rate(rated)),
        _ => String::new(),
    }
}

fn said(texts: &Texts, key: &str, paid: &PaidPrice, price: i64, discount: &str, today: NaiveDate) -> String {
    let mut price = unit_price_of(price, paid.currency);
    if !discount.is_empty() {
        price.push(' ');
        price.push_str(discount);
    }
    let ago = texts.with("price-ago", &[("n", (today - paid.ordered_on).num_days().max(0).into())]);
    texts.with(key, &[("price", (&price).into()), ("ago", (&ago).into())])
}
