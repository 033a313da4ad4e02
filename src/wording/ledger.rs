//! What the sales ledger's values are called, and its quantities, prices and rates as people write them. Calculates nothing.

use crate::{
    domain::{
        method::PaymentMethod,
        money::Currency,
        order::{DeliveryState, InvoiceKind, InvoiceState, OrderStatus, PaymentState},
        receivable::AgeBand,
        terms::{Basis, DueRule},
    },
    i18n::Texts,
};

/// Where an order itself stands.
pub fn order_status(texts: &Texts, status: OrderStatus) -> &str {
    texts.get(match status {
        OrderStatus::Draft => "order-status-draft",
        OrderStatus::Confirmed => "order-status-confirmed",
        OrderStatus::Done => "order-status-done",
        OrderStatus::Cancelled => "order-status-cancelled",
        OrderStatus::Void => "order-status-void",
    })
}

/// Where its goods are: at most 8 cells in Chinese, 9 in English.
pub fn delivery_state(texts: &Texts, state: DeliveryState) -> &str {
    texts.get(match state {
        DeliveryState::Open => "order-delivery-open",
        DeliveryState::Partial => "order-delivery-partial",
        DeliveryState::Shipped => "order-delivery-shipped",
        DeliveryState::Delivered => "order-delivery-delivered",
        DeliveryState::Returned => "order-delivery-returned",
    })
}

/// Where its money is: at most 6 cells in Chinese, 8 in English.
pub fn payment_state(texts: &Texts, state: PaymentState) -> &str {
    texts.get(match state {
        PaymentState::Unpaid => "order-payment-unpaid",
        PaymentState::Partial => "order-payment-partial",
        PaymentState::Paid => "order-payment-paid",
        PaymentState::Overpaid => "order-payment-overpaid",
        PaymentState::Refunded => "order-payment-refunded",
    })
}

/// How much of it is invoiced.
pub fn invoice_state(texts: &Texts, state: InvoiceState) -> &str {
    texts.get(match state {
        InvoiceState::Open => "order-invoice-open",
        InvoiceState::Partial => "order-invoice-partial",
        InvoiceState::Invoiced => "order-invoice-invoiced",
    })
}

/// A kind of invoice.
pub fn invoice_kind(texts: &Texts, kind: InvoiceKind) -> &str {
    texts.get(match kind {
        InvoiceKind::Special => "order-invoice-kind-special",
        InvoiceKind::Ordinary => "order-invoice-kind-ordinary",
        InvoiceKind::Digital => "order-invoice-kind-digital",
        InvoiceKind::Receipt => "order-invoice-kind-receipt",
    })
}

/// A way of payment.
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

/// How long a part has been due.
pub fn age_band(texts: &Texts, band: AgeBand) -> &str {
    texts.get(match band {
        AgeBand::Untriggered => "order-age-untriggered",
        AgeBand::NotDue => "order-age-not_due",
        AgeBand::Days1To30 => "order-age-1_30",
        AgeBand::Days31To60 => "order-age-31_60",
        AgeBand::Days61To90 => "order-age-61_90",
        AgeBand::Over90 => "order-age-over_90",
    })
}

/// What an instalment's date counts from.
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

/// When an instalment is due, so far as its date is not known: `月结 发货 +60天`, `on acceptance +12 months`.
pub fn due_rule(texts: &Texts, rule: &DueRule) -> String {
    if let Some(day) = rule.fixed_on {
        return day.to_string();
    }
    let mut words = basis(texts, rule.basis).to_owned();
    if rule.month_end {
        words = texts.with("order-rule-month_end", &[("basis", (&words).into())]);
    }
    if rule.months != 0 {
        let signed = format!("{:+}", rule.months);
        words = texts.with("order-rule-months", &[("basis", (&words).into()), ("n", (&signed).into())]);
    }
    match rule.days {
        0 => words,
        days if days < 0 && !rule.month_end && rule.months == 0 => {
            texts.with("order-rule-before", &[("basis", (&words).into())])
        }
        days => {
            let signed = format!("{days:+}");
            texts.with("order-rule-days", &[("basis", (&words).into()), ("n", (&signed).into())])
        }
    }
}

/// The label of a field of an order that was corrected; one that has none of ours is shown by its name.
pub fn order_field<'a>(texts: &'a Texts, field: &'a str) -> &'a str {
    let label = match field {
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
    };
    texts.get(label)
}

/// Thousandths as people write them: `3`, `2.5`, `-1`.
pub fn quantity(thousandths: i64) -> String {
    decimal(thousandths, 3, 0)
}

/// Ten-thousandths of a currency's unit: with the currency's digits, or as many more as it takes: `12.50`, `0.1234`.
pub fn unit_price(ten_thousandths: i64, currency: Currency) -> String {
    decimal(ten_thousandths, 4, currency.digits().min(4) as usize)
}

/// Ten-thousandths as per cent: `13%`, `0.5%`.
pub fn rate(ten_thousandths: i64) -> String {
    format!("{}%", decimal(ten_thousandths, 2, 0))
}

/// Thousandths as a signed change in per cent: `+12.4%`, `-3.0%`; what has no base is a dash.
pub fn change(thousandths: Option<i64>) -> String {
    let Some(change) = thousandths else { return "—".to_owned() };
    let sign = if change < 0 { '-' } else { '+' };
    let size = change.unsigned_abs();
    format!("{sign}{}.{}%", super::money::count(size / 10), size % 10)
}

/// A whole number of parts as a decimal: at least `least` digits behind the point, no zeros beyond them.
fn decimal(parts: i64, digits: usize, least: usize) -> String {
    let one = 10_u64.pow(u32::try_from(digits).unwrap_or(0));
    let (whole, rest) = (parts.unsigned_abs() / one, parts.unsigned_abs() % one);
    let sign = if parts < 0 { "-" } else { "" };
    let mut behind = format!("{rest:0digits$}");
    while behind.len() > least && behind.ends_with('0') {
        behind.pop();
    }
    if behind.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{behind}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn quantities_prices_rates_and_changes_are_exact() {
        for (thousandths, words) in [(3000, "3"), (2500, "2.5"), (-1000, "-1"), (1, "0.001"), (0, "0")] {
            assert_eq!(quantity(thousandths), words);
        }
        for (price, currency, words) in [
            (125_000, "CNY", "12.50"),
            (1234, "CNY", "0.1234"),
            (120_000, "JPY", "12"),
            (12_345, "KWD", "1.2345"),
            (10_000, "KWD", "1.000"),
            (i64::MAX, "CNY", "922337203685477.5807"),
        ] {
            assert_eq!(unit_price(price, Currency::from_code(currency).unwrap()), words);
        }
        for (ten_thousandths, words) in [(1300, "13%"), (50, "0.5%"), (0, "0%")] {
            assert_eq!(rate(ten_thousandths), words);
        }
        for (thousandths, words) in
            [(Some(124), "+12.4%"), (Some(-31), "-3.1%"), (Some(12_345), "+1,234.5%"), (Some(0), "+0.0%"), (None, "—")]
        {
            assert_eq!(change(thousandths), words);
        }
    }

    #[test]
    fn a_rule_without_its_day_is_told_in_words() {
        let rule = |basis, month_end, months, days| DueRule { basis, month_end, months, days, fixed_on: None };
        // rule, Chinese, English
        let cases = [
            (rule(Basis::Signed, false, 0, 0), "签约", "signing"),
            (rule(Basis::Shipped, false, 0, -1), "发货前", "before shipping"),
            (rule(Basis::Shipped, true, 0, 60), "发货月末 +60 天", "end of the month of shipping +60 days"),
            (rule(Basis::Accepted, false, 12, 0), "验收 +12 个月", "acceptance +12 months"),
            (rule(Basis::Invoiced, false, 0, 30), "开票 +30 天", "invoice +30 days"),
        ];
        for (rule, chinese, english) in cases {
            assert_eq!(due_rule(&Texts::load(Lang::ZhCn), &rule), chinese);
            assert_eq!(due_rule(&Texts::load(Lang::En), &rule), english);
        }
    }
}
