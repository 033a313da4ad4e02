//! The words of the ledger: quantities, prices, shares, months, and where an order stands. Decides none of it.

use super::money::count;
use crate::domain::method::PaymentMethod;
use crate::domain::money::Currency;
use crate::domain::order::{DeliveryState, InvoiceKind, OrderStatus, PaymentState};
use crate::domain::period::{Month, Period};
use crate::domain::receivable::AgeBand;
use crate::domain::terms::{Basis, DueRule};
use crate::i18n::Texts;

/// Thousandths as a person writes them: `3`, `2.5`, `1,200`, `-0.125`.
pub fn quantity(thousandths: i64) -> String {
    decimal(thousandths, 3, 0)
}

/// Ten-thousandths of a currency's unit: with the currency's own decimals at least, `1,200.00`, `0.4125`.
pub fn unit_price(price: i64, currency: Currency) -> String {
    decimal(price, 4, currency.digits().min(4) as usize)
}

/// Ten-thousandths as a rate: `13%`, `4.5%`.
pub fn rate(ten_thousandths: i64) -> String {
    format!("{}%", decimal(ten_thousandths, 2, 0))
}

/// Thousandths as a share: `12.4%`.
pub fn share(thousandths: i64) -> String {
    format!("{}%", decimal(thousandths, 1, 1))
}

/// Thousandths as a change: `+12.4%`, `-3.1%`, `0.0%`; a dash where there is nothing to compare with.
pub fn change(thousandths: Option<i64>) -> String {
    match thousandths {
        Some(more) if more > 0 => format!("+{}", share(more)),
        Some(same) => share(same),
        None => "—".to_owned(),
    }
}

/// A number of `digits` decimals, of which those that are zero are left out beyond the first `least`.
fn decimal(number: i64, digits: usize, least: usize) -> String {
    let scale = 10u64.pow(u32::try_from(digits).unwrap_or(0));
    let (whole, part) = (number.unsigned_abs() / scale, number.unsigned_abs() % scale);
    let mut decimals = format!("{part:0digits$}");
    while decimals.len() > least && decimals.ends_with('0') {
        decimals.pop();
    }
    let sign = if number < 0 { "-" } else { "" };
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", count(whole))
}

/// A month alone: `11月`, `Nov`.
pub fn month_name(texts: &Texts, month: Month) -> String {
    let pattern = texts.get("ledger-month-pattern");
    chrono::NaiveDate::from_ymd_opt(month.year, month.month, 1)
        .map_or_else(|| month.key(), |day| day.format(pattern).to_string())
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

/// Where an order stands as a whole.
pub fn status(texts: &Texts, status: OrderStatus) -> &str {
    texts.get(match status {
        OrderStatus::Draft => "ledger-status-draft",
        OrderStatus::Confirmed => "ledger-status-confirmed",
        OrderStatus::Done => "ledger-status-done",
        OrderStatus::Cancelled => "ledger-status-cancelled",
        OrderStatus::Void => "ledger-status-void",
    })
}

/// How far an order is paid.
pub fn payment(texts: &Texts, state: PaymentState) -> &str {
    texts.get(match state {
        PaymentState::Unpaid => "ledger-payment-unpaid",
        PaymentState::Partial => "ledger-payment-partial",
        PaymentState::Paid => "ledger-payment-paid",
        PaymentState::Overpaid => "ledger-payment-overpaid",
        PaymentState::Refunded => "ledger-payment-refunded",
    })
}

/// How far an order is shipped.
pub fn delivery(texts: &Texts, state: DeliveryState) -> &str {
    texts.get(match state {
        DeliveryState::Open => "ledger-delivery-open",
        DeliveryState::Partial => "ledger-delivery-partial",
        DeliveryState::Shipped => "ledger-delivery-shipped",
        DeliveryState::Delivered => "ledger-delivery-delivered",
        DeliveryState::Returned => "ledger-delivery-returned",
    })
}

/// How money came in.
pub fn method(texts: &Texts, method: PaymentMethod) -> &str {
    texts.get(match method {
        PaymentMethod::Transfer => "ledger-method-transfer",
        PaymentMethod::Ebank => "ledger-method-ebank",
        PaymentMethod::BankBill => "ledger-method-bank_bill",
        PaymentMethod::CommercialBill => "ledger-method-commercial_bill",
        PaymentMethod::Wechat => "ledger-method-wechat",
        PaymentMethod::Alipay => "ledger-method-alipay",
        PaymentMethod::Cash => "ledger-method-cash",
        PaymentMethod::Cheque => "ledger-method-cheque",
        PaymentMethod::LetterOfCredit => "ledger-method-letter_of_credit",
        PaymentMethod::Card => "ledger-method-card",
        PaymentMethod::Offset => "ledger-method-offset",
        PaymentMethod::Other => "ledger-method-other",
    })
}

/// What an invoice is.
pub fn invoice_kind(texts: &Texts, kind: InvoiceKind) -> &str {
    texts.get(match kind {
        InvoiceKind::Special => "ledger-invoice-special",
        InvoiceKind::Ordinary => "ledger-invoice-ordinary",
        InvoiceKind::Digital => "ledger-invoice-digital",
        InvoiceKind::Receipt => "ledger-invoice-receipt",
    })
}

/// A band of the ageing.
pub fn age_band(texts: &Texts, band: AgeBand) -> &str {
    texts.get(match band {
        AgeBand::Untriggered => "ledger-age-untriggered",
        AgeBand::NotDue => "ledger-age-not-due",
        AgeBand::Days1To30 => "ledger-age-1-30",
        AgeBand::Days31To60 => "ledger-age-31-60",
        AgeBand::Days61To90 => "ledger-age-61-90",
        AgeBand::Over90 => "ledger-age-over-90",
    })
}

/// What a due day is counted from, and how: `发货后 30 天`, `月结 60 天`, `60 days after delivery`.
pub fn due_rule(texts: &Texts, rule: &DueRule) -> String {
    let basis = texts.get(match rule.basis {
        Basis::Signed => "ledger-basis-signed",
        Basis::Shipped => "ledger-basis-shipped",
        Basis::Delivered => "ledger-basis-delivered",
        Basis::Accepted => "ledger-basis-accepted",
        Basis::Invoiced => "ledger-basis-invoiced",
        Basis::Fixed => "ledger-basis-fixed",
    });
    let mut words = basis.to_owned();
    if rule.month_end {
        words = texts.with("ledger-rule-month-end", &[("basis", (&words).into())]);
    }
    let (months, days) = (rule.months, rule.days);
    if months != 0 {
        words = texts.with("ledger-rule-months", &[("basis", (&words).into()), ("n", months.into())]);
    }
    if days != 0 {
        words = texts.with("ledger-rule-days", &[("basis", (&words).into()), ("n", days.into())]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        for (thousandths, text) in
            [(3000, "3"), (2500, "2.5"), (1_200_000, "1,200"), (-125, "-0.125"), (0, "0"), (i64::MIN, "-9,223,372,036,854,775.808")]
        {
            assert_eq!(quantity(thousandths), text);
        }
        assert_eq!(unit_price(12_000_000, Currency::CNY), "1,200.00");
        assert_eq!(unit_price(4_125, Currency::CNY), "0.4125");
        assert_eq!(unit_price(980_000, Currency::JPY), "98");
        for (part, text) in [(Some(124), "+12.4%"), (Some(-31), "-3.1%"), (Some(0), "0.0%"), (None, "—")] {
            assert_eq!(change(part), text);
        }
        assert_eq!((rate(1300), rate(450), share(1000)), ("13%".to_owned(), "4.5%".to_owned(), "100.0%".to_owned()));
    }
}
