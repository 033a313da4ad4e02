//! A report's values as people read them. Figures nothing but the bounds of a rate.

use super::document::{Item, Opens, Value};
use crate::{
    domain::interval::Rate,
    i18n::Texts,
    wording::{
        ledger::{change, share},
        money::count,
        order::{amount, quantity},
    },
};

/// A value in words: `¥128,000.00`, `+12.4%`, `66.7%（20/30，49–81%）`.
pub fn value(texts: &Texts, value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) | Value::Code(_, text) => text.clone(),
        Value::Day(day) => day.to_string(),
        Value::Count(n) => counted(*n),
        Value::Money(minor, currency) => amount(*minor, *currency),
        Value::Share(part) => share(*part),
        Value::Change(part) => change(texts, *part),
        Value::Rate { hits, n } => rate(texts, *hits, *n),
        Value::Days(n) => texts.with("report-days", &[("n", (*n).into())]),
        Value::Quantity(thousandths) => quantity(*thousandths),
    }
}

/// `hits` of `n`: as a percentage with its interval, or as counts alone where they are too few for one (`domain-rules §9`).
fn rate(texts: &Texts, hits: i64, n: i64) -> String {
    let (of, all, rate) = (counted(hits), counted(n), Rate::new(hits, n));
    if n == 0 {
        return "—".to_owned();
    }
    if rate.is_few() {
        return texts.with("report-rate-few", &[("hits", (&of).into()), ("n", (&all).into())]);
    }
    let Some(bounds) = rate.interval() else { return String::new() };
    let part = rate.share().map(share).unwrap_or_default();
    let args = [
        ("part", (&part).into()),
        ("hits", (&of).into()),
        ("n", (&all).into()),
        ("low", percent(bounds.low).into()),
        ("high", percent(bounds.high).into()),
    ];
    texts.with("report-rate", &args)
}

/// Thousandths as whole percents, half up.
fn percent(thousandths: i64) -> i64 {
    (thousandths + 5).div_euclid(10)
}

/// A count with its thousands set apart.
pub fn counted(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", count(n.unsigned_abs()))
}

/// What a list says of those that it leaves out.
pub fn more(texts: &Texts, left_out: &[Item]) -> String {
    let all_customers = left_out.iter().all(|item| matches!(item.opens, Some(Opens::Customer(_))));
    let key = if all_customers { "report-more-customers" } else { "report-more" };
    texts.with(key, &[("n", left_out.len().into())])
}
