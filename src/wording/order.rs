//! What stands in an order, in words: quantities, prices, how money comes in, what is due when. Calculates no money.

use crate::domain::{
    decimal,
    method::PaymentMethod,
    money::{Currency, Money},
    order::{DeliveryState, InvoiceKind, InvoiceState, OrderStatus, PaymentState},
    receivable::AgeBand,
    terms::{Basis, DueRule},
};
use crate::i18n::Texts;
use chrono::NaiveDate;

/// Thousandths as a number without zeros at its end: `3`, `2.5`, `1,000`.
pub fn quantity(thousandths: i64) -> String {
    decimal(thousandths, 3, 0)
}

/// A quantity with its unit: `3天`, `17 pc`.
pub fn counted(texts: &Texts, thousandths: i64, unit: Option<&str>) -> String {
    let n = quantity(thousandths);
    unit.map_or_else(|| n.clone(), |unit| texts.with("order-counted", &[("n", (&n).into()), ("unit", unit.into())]))
}

/// Ten-thousandths of the currency's unit, with at least the decimals that the currency has: `4,800.00`, `0.1234`.
pub fn unit_price(ten_thousandths: i64, currency: Currency) -> String {
    decimal(ten_thousandths, 4, currency.digits())
}

/// Minor units without their currency: `1,200.00`.
pub fn minor(minor: i64, currency: Currency) -> String {
    Money::sum(minor, currency).grouped()
}

/// Minor units with their currency: `¥1,200.00`.
pub fn amount(minor: i64, currency: Currency) -> String {
    super::money::amount(Money::sum(minor, currency))
}

/// [`unit_price`] with its currency: `¥4,800.00`.
pub fn unit_price_of(ten_thousandths: i64, currency: Currency) -> String {
    let digits = unit_price(ten_thousandths, currency);
    let zero = super::money::amount(Money::zero(currency));
    let sign = zero.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    match digits.strip_prefix('-') {
        Some(digits) => ["-", sign, digits].concat(),
        None => [sign, &digits].concat(),
    }
}

/// Ten-thousandths as a percentage: `5%`, `12.5%`.
pub fn rate(ten_thousandths: i64) -> String {
    let mut text = decimal(ten_thousandths, 2, 0);
    text.push('%');
    text
}

fn decimal(value: i64, digits: u32, least: u32) -> String {
    let (sign, whole, part) = decimal::parts(value, digits, least);
    let point = if part.is_empty() { "" } else { "." };
    [sign, &super::money::count(whole), point, &part].concat()
}

/// How money comes in.
pub fn method(texts: &Texts, method: PaymentMethod) -> &str {
    texts.get(match method {
        PaymentMethod::Transfer => "order-method-transfer",
        PaymentMethod::Ebank => "order-method-ebank",
        PaymentMethod::BankBill => "order-method-bank_bill",
        PaymentMethod::CommercialBill => "order-method-commercial_bill",
        PaymentMethod::Wechat => "order-method-wechat",
        PaymentMethod::Alipay => "order-method-alipay",
        PaymentMethod::Cash => "order-method-cash",
        PaymentMethod::Cheque => "order-method-cheque",
        PaymentMethod::LetterOfCredit => "order-method-letter_of_credit",
        PaymentMethod::Card => "order-method-card",
        PaymentMethod::Offset => "order-method-offset",
        PaymentMethod::Other => "order-method-other",
    })
}

/// Where an order stands.
pub fn status(texts: &Texts, status: OrderStatus) -> &str {
    texts.get(match status {
        OrderStatus::Draft => "order-status-draft",
        OrderStatus::Confirmed => "order-status-confirmed",
        OrderStatus::Done => "order-status-done",
        OrderStatus::Cancelled => "order-status-cancelled",
        OrderStatus::Void => "order-status-void",
    })
}

/// Where its goods are.
pub fn delivery(texts: &Texts, state: DeliveryState) -> &str {
    texts.get(match state {
        DeliveryState::Open => "order-delivery-open",
        DeliveryState::Partial => "order-delivery-partial",
        DeliveryState::Shipped => "order-delivery-shipped",
        DeliveryState::Delivered => "order-delivery-delivered",
        DeliveryState::Returned => "order-delivery-returned",
    })
}

/// Where its money is.
pub fn payment(texts: &Texts, state: PaymentState) -> &str {
    texts.get(match state {
        PaymentState::Unpaid => "order-payment-unpaid",
        PaymentState::Partial => "order-payment-partial",
        PaymentState::Paid => "order-payment-paid",
        PaymentState::Overpaid => "order-payment-overpaid",
        PaymentState::Refunded => "order-payment-refunded",
    })
}

/// How much of it is invoiced.
pub fn invoice(texts: &Texts, state: InvoiceState) -> &str {
    texts.get(match state {
        InvoiceState::Open => "order-invoice-open",
        InvoiceState::Partial => "order-invoice-partial",
        InvoiceState::Invoiced => "order-invoice-invoiced",
    })
}

/// What kind of invoice.
pub fn invoice_kind(texts: &Texts, kind: InvoiceKind) -> &str {
    texts.get(match kind {
        InvoiceKind::Special => "order-invoice-special",
        InvoiceKind::Ordinary => "order-invoice-ordinary",
        InvoiceKind::Digital => "order-invoice-digital",
        InvoiceKind::Receipt => "order-invoice-receipt",
    })
}

/// How long it has been due.
pub fn age(texts: &Texts, band: AgeBand) -> &str {
    texts.get(match band {
        AgeBand::Untriggered => "order-age-untriggered",
        AgeBand::NotDue => "order-age-not_due",
        AgeBand::Days1To30 => "order-age-1_30",
        AgeBand::Days31To60 => "order-age-31_60",
        AgeBand::Days61To90 => "order-age-61_90",
        AgeBand::Over90 => "order-age-over_90",
    })
}

/// What an instalment's day counts from.
pub fn basis(texts: &Texts, basis: Basis) -> &str {
    texts.get(match basis {
        Basis::Signed => "order-basis-signed",
        Basis::Shipped => "order-basis-shipped",
        Basis::Delivered => "order-basis-delivered",
        Basis::Accepted => "order-basis-accepted",
        Basis::Invoiced => "order-basis-invoiced",
        Basis::Fixed => "order-basis-fixed",
    })
}

/// When an instalment is due, so far as that is known: `签约 11-21 周六`, `发货后 30 天（待触发）`.
pub fn due(texts: &Texts, rule: DueRule, due_on: Option<NaiveDate>, today: NaiveDate) -> String {
    let from = basis(texts, rule.basis);
    if let Some(day) = due_on {
        let day = super::date::day_short(texts, day, today);
        return if rule.basis == Basis::Fixed { day } else { [from, " ", &day].concat() };
    }
    waiting(texts, rule)
}

/// When an instalment is due whose basis has not happened.
pub(super) fn waiting(texts: &Texts, rule: DueRule) -> String {
    let from = basis(texts, rule.basis);
    let key = match (rule.days, rule.months, rule.month_end) {
        (days, 0, false) if days < 0 => "order-due-before",
        (0, 0, false) => "order-due-when",
        (_, _, true) => "order-due-month-end",
        (0, _, false) => "order-due-months",
        _ => "order-due-days",
    };
    texts.with(
        key,
        &[("basis", from.into()), ("days", i64::from(rule.days).into()), ("months", i64::from(rule.months).into())],
    )
}

/// The label of a field that a correction changed; one that has none of ours is shown by its name.
pub fn field<'a>(texts: &'a Texts, field: &'a str) -> &'a str {
    texts.get(match field {
        "customer" => "order-field-customer",
        "number" => "order-field-number",
        "external_number" => "order-field-external_number",
        "ordered_on" => "order-field-ordered_on",
        "currency" => "order-field-currency",
        "line" | "lines" => "order-field-lines",
        "discount" => "order-field-discount",
        "freight" => "order-field-freight",
        "tax_rate" => "order-field-tax_rate",
        "terms" => "order-field-terms",
        "instalments" | "plan" => "order-field-plan",
        "deliver_by" => "order-field-deliver_by",
        "total" => "order-field-total",
        "note" => "order-field-note",
        "deal" => "order-field-deal",
        "status" => "order-field-status",
        other => return other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn numbers_of_lines_are_written_without_idle_zeros() {
        for (thousandths, written) in [(3_000, "3"), (2_500, "2.5"), (1_000_000, "1,000"), (1, "0.001"), (-500, "-0.5")]
        {
            assert_eq!(quantity(thousandths), written);
        }
        let kwd = Currency::from_code("KWD").unwrap();
        for (value, currency, plain, signed) in [
            (48_000_000, Currency::CNY, "4,800.00", "¥4,800.00"),
            (1_234, Currency::CNY, "0.1234", "¥0.1234"),
            (12_000_000, Currency::JPY, "1,200", "JP¥1,200"),
            (15_000, kwd, "1.500", "KWD 1.500"),
            (-15_000, Currency::USD, "-1.50", "-$1.50"),
        ] {
            assert_eq!(unit_price(value, currency), plain);
            assert_eq!(unit_price_of(value, currency), signed);
        }
        assert_eq!((rate(500), rate(1_250)), ("5%".to_owned(), "12.5%".to_owned()));
    }

    #[test]
    fn words_follow_the_codes() {
        for lang in Lang::ALL {
            let texts = &Texts::load(lang);
            for value in PaymentMethod::ALL {
                assert_eq!(Some(method(texts, value)), texts.find(&format!("order-method-{}", value.code())));
            }
            for value in OrderStatus::ALL {
                assert_eq!(Some(status(texts, value)), texts.find(&format!("order-status-{}", value.code())));
            }
            for value in DeliveryState::ALL {
                assert_eq!(Some(delivery(texts, value)), texts.find(&format!("order-delivery-{}", value.code())));
            }
            for value in InvoiceKind::ALL {
                assert_eq!(Some(invoice_kind(texts, value)), texts.find(&format!("order-invoice-{}", value.code())));
            }
            for value in Basis::ALL {
                assert_eq!(Some(basis(texts, value)), texts.find(&format!("order-basis-{}", value.code())));
            }
            for value in AgeBand::ALL {
                assert_eq!(Some(age(texts, value)), texts.find(&format!("order-age-{}", value.code())));
            }
        }
    }
}
