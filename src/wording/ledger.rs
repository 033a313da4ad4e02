//! The words of the ledger's columns: shares, changes, months, periods, and states in few cells. Decides none of it.

use super::money::count;
use crate::domain::order::{DeliveryState, PaymentState, divided};
use crate::domain::period::{Month, Period};
use crate::i18n::Texts;
use chrono::NaiveDate;

/// Thousandths as a share: `12.4%`.
pub fn share(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, tenth) = (thousandths.unsigned_abs() / 10, thousandths.unsigned_abs() % 10);
    format!("{sign}{}.{tenth}%", count(whole))
}

/// The change that is told as how many times as much it is: a percentage of five digits tells nobody anything.
const MULTIPLE: u64 = 10_000;

/// Thousandths as a change: `+12.4%`, `-3.1%`, `0.0%`, and from 1,000 % on as how many times as much it is: `427 倍`, `427x`; a dash
/// where there is nothing to compare with.
pub fn change(texts: &Texts, thousandths: Option<i64>) -> String {
    match thousandths {
        Some(much) if much.unsigned_abs() >= MULTIPLE => {
            let times = divided(i128::from(much) + 1_000, 1_000);
            let sign = if times < 0 { "-" } else { "" };
            let times = count(u64::try_from(times.unsigned_abs()).unwrap_or(u64::MAX));
            texts.with("ledger-times", &[("n", (&[sign, times.as_str()].concat()).into())])
        }
        Some(more) if more > 0 => format!("+{}", share(more)),
        Some(same) => share(same),
        None => "—".to_owned(),
    }
}

/// A month alone: `11月`, `Nov`.
pub fn month_name(texts: &Texts, month: Month) -> String {
    let day = NaiveDate::from_ymd_opt(month.year, month.month, 1);
    day.map_or_else(|| month.key(), |day| day.format(texts.get("ledger-month-pattern")).to_string())
}

/// A period: `2026-11`, `2026 Q4`, `2026`, `2026-01 – 2026-03`, all.
pub fn period(texts: &Texts, period: Period) -> String {
    match period {
        Period::Month(month) => month.key(),
        Period::Quarter(year, quarter) => format!("{year:04} Q{quarter}"),
        Period::Year(year) => format!("{year:04}"),
        Period::Span(from, to) => format!("{} – {}", from.key(), to.key()),
        Period::All => texts.get("ledger-all-time").to_owned(),
    }
}

/// How far an order is paid, for a column: at most 4 cells in Chinese, 8 in English.
pub fn payment(texts: &Texts, state: PaymentState) -> &str {
    texts.get(match state {
        PaymentState::Unpaid => "ledger-payment-unpaid",
        PaymentState::Partial => "ledger-payment-partial",
        PaymentState::Paid => "ledger-payment-paid",
        PaymentState::Overpaid => "ledger-payment-overpaid",
        PaymentState::Refunded => "ledger-payment-refunded",
    })
}

/// How far an order is shipped, for a column: at most 6 cells in Chinese, 9 in English.
pub fn delivery(texts: &Texts, state: DeliveryState) -> &str {
    texts.get(match state {
        DeliveryState::Open => "ledger-delivery-open",
        DeliveryState::Partial => "ledger-delivery-partial",
        DeliveryState::Shipped => "ledger-delivery-shipped",
        DeliveryState::Delivered => "ledger-delivery-delivered",
        DeliveryState::Returned => "ledger-delivery-returned",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn changes_carry_their_sign() {
        let cases = [
            (Some(124), "+12.4%"),
            (Some(-31), "-3.1%"),
            (Some(0), "0.0%"),
            (Some(9_999), "+999.9%"),
            (Some(10_000), "11x"),
            (Some(12_345), "13x"),
            (Some(425_690), "427x"),
            (Some(12_345_678), "12,347x"),
            (Some(-9_999), "-999.9%"),
            (Some(-21_000), "-20x"),
            (Some(i64::MIN), "-9,223,372,036,854,775x"),
            (None, "—"),
        ];
        let (english, chinese) = (Texts::load(Lang::En), Texts::load(Lang::ZhCn));
        for (part, text) in cases {
            assert_eq!(change(&english, part), text);
            assert_eq!(change(&chinese, part), text.replace('x', " 倍"));
        }
    }
}
