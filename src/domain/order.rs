//! What an order comes to, and where it stands (`domain-rules §7, §8`). Whole minor units, checked; never a float.

use super::money::{Currency, Money, MoneyError};

/// Where an order itself stands. Delivery, payment and invoice are derived from their events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    Draft,
    #[default]
    Confirmed,
    Done,
    Cancelled,
    Void,
}

impl OrderStatus {
    pub const ALL: [OrderStatus; 5] =
        [OrderStatus::Draft, OrderStatus::Confirmed, OrderStatus::Done, OrderStatus::Cancelled, OrderStatus::Void];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            OrderStatus::Draft => "draft",
            OrderStatus::Confirmed => "confirmed",
            OrderStatus::Done => "done",
            OrderStatus::Cancelled => "cancelled",
            OrderStatus::Void => "void",
        }
    }

    /// The status of a code.
    pub fn from_code(code: &str) -> Option<OrderStatus> {
        OrderStatus::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether it counts in any figure.
    pub fn counts(self) -> bool {
        matches!(self, OrderStatus::Confirmed | OrderStatus::Done)
    }
}

/// Where the goods are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// 未发货
    #[default]
    Open,
    /// 部分发货
    Partial,
    /// 已发货
    Shipped,
    /// 已签收
    Delivered,
    /// 退回: all that was shipped came back.
    Returned,
}

impl DeliveryState {
    pub const ALL: [DeliveryState; 5] = [
        DeliveryState::Open,
        DeliveryState::Partial,
        DeliveryState::Shipped,
        DeliveryState::Delivered,
        DeliveryState::Returned,
    ];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            DeliveryState::Open => "open",
            DeliveryState::Partial => "partial",
            DeliveryState::Shipped => "shipped",
            DeliveryState::Delivered => "delivered",
            DeliveryState::Returned => "returned",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<DeliveryState> {
        DeliveryState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Where the money is. Overdue is a matter of the day, asked apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// 未付
    #[default]
    Unpaid,
    /// 部分付
    Partial,
    /// 已付清
    Paid,
    /// 多付: the rest is the customer's prepayment.
    Overpaid,
    /// 已退款: all that was received went back, and nothing is to be received any more.
    Refunded,
}

impl PaymentState {
    pub const ALL: [PaymentState; 5] = [
        PaymentState::Unpaid,
        PaymentState::Partial,
        PaymentState::Paid,
        PaymentState::Overpaid,
        PaymentState::Refunded,
    ];

    /// The JSON value.
    pub fn code(self) -> &'static str {
        match self {
            PaymentState::Unpaid => "unpaid",
            PaymentState::Partial => "partial",
            PaymentState::Paid => "paid",
            PaymentState::Overpaid => "overpaid",
            PaymentState::Refunded => "refunded",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<PaymentState> {
        PaymentState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// How much of an order is invoiced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// 未开
    #[default]
    Open,
    /// 部分
    Partial,
    /// 已开
    Invoiced,
}

impl InvoiceState {
    pub const ALL: [InvoiceState; 3] = [InvoiceState::Open, InvoiceState::Partial, InvoiceState::Invoiced];

    /// The JSON value.
    pub fn code(self) -> &'static str {
        match self {
            InvoiceState::Open => "open",
            InvoiceState::Partial => "partial",
            InvoiceState::Invoiced => "invoiced",
        }
    }
}

/// What kind of invoice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    /// 专票
    Special,
    /// 普票
    Ordinary,
    /// 数电票
    #[default]
    Digital,
    /// 收据
    Receipt,
}

impl InvoiceKind {
    pub const ALL: [InvoiceKind; 4] =
        [InvoiceKind::Special, InvoiceKind::Ordinary, InvoiceKind::Digital, InvoiceKind::Receipt];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            InvoiceKind::Special => "special",
            InvoiceKind::Ordinary => "ordinary",
            InvoiceKind::Digital => "digital",
            InvoiceKind::Receipt => "receipt",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<InvoiceKind> {
        InvoiceKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A line as it goes into the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineFigures {
    /// Thousandths.
    pub quantity: i64,
    /// Ten-thousandths of the currency's unit.
    pub unit_price: i64,
    /// Minor units, off this line.
    pub discount: i64,
}

/// What an order comes to. Minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFigures {
    /// Before every discount.
    pub gross: i64,
    /// Lines less discounts, plus freight: what the customer owes.
    pub total: i64,
    /// The tax within `total`.
    pub tax: i64,
    /// Each line after its own discount.
    pub line_totals: Vec<i64>,
    /// Each line after its share of the order's discount and freight: they add up to `total`.
    pub line_nets: Vec<i64>,
}

/// `round_half_up(quantity × unit price)` in minor units.
///
/// # Errors
/// Out of range.
pub fn gross(quantity: i64, unit_price: i64, currency: Currency) -> Result<i64, MoneyError> {
    // Thousandths times ten-thousandths; every currency has fewer than seven digits.
    let per_minor = 10_i128.pow(7 - currency.digits());
    in_range(divided(i128::from(quantity) * i128::from(unit_price), per_minor), currency)
}

/// `amount` spread over `weights` by largest remainder, ties to the earlier: the parts add up to `amount` exactly. All weights
/// zero: evenly. A negative weight counts by its size, so that no part is larger than the whole; without weights there are no
/// parts.
pub fn spread(amount: i64, weights: &[i64]) -> Vec<i64> {
    let mut sizes: Vec<u128> = weights.iter().map(|weight| u128::from(weight.unsigned_abs())).collect();
    if sizes.iter().all(|size| *size == 0) {
        sizes.fill(1);
    }
    let (whole, of) = (u128::from(amount.unsigned_abs()), sizes.iter().sum::<u128>().max(1));
    let mut parts: Vec<u128> = sizes.iter().map(|size| whole * size / of).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    // Stable: of equal remainders the earlier is first.
    by_remainder.sort_by_key(|place| std::cmp::Reverse(whole * sizes[*place] % of));
    let left = whole.saturating_sub(parts.iter().sum());
    for place in by_remainder.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        parts[place] += 1;
    }
    let sign = if amount < 0 { -1 } else { 1 };
    parts.into_iter().map(|part| saturated(sign * i128::try_from(part).unwrap_or(i128::MAX))).collect()
}

/// What lines, the order's discount and freight come to, tax included in the prices at `tax_rate` (ten-thousandths).
/// Discount and freight are spread over the lines by what each comes to after its own discount.
///
/// # Errors
/// Out of range anywhere; a rate below zero.
pub fn figures(
    lines: &[LineFigures],
    discount: i64,
    freight: i64,
    tax_rate: Option<i64>,
    currency: Currency,
) -> Result<OrderFigures, MoneyError> {
    let (discount, freight) = (in_range(discount.into(), currency)?, in_range(freight.into(), currency)?);
    let mut of_all = 0;
    let mut line_totals = Vec::with_capacity(lines.len());
    for line in lines {
        let gross = gross(line.quantity, line.unit_price, currency)?;
        of_all += i128::from(gross);
        line_totals.push(in_range(i128::from(gross) - i128::from(line.discount), currency)?);
    }
    let (off, on) = (spread(discount, &line_totals), spread(freight, &line_totals));
    let mut line_nets = Vec::with_capacity(lines.len());
    for ((line, off), on) in line_totals.iter().zip(&off).zip(&on) {
        line_nets.push(in_range(i128::from(*line) - i128::from(*off) + i128::from(*on), currency)?);
    }
    let of_lines: i128 = line_totals.iter().copied().map(i128::from).sum();
    let total = in_range(of_lines - i128::from(discount) + i128::from(freight), currency)?;
    let tax = tax_within(total, tax_rate)?;
    Ok(OrderFigures { gross: in_range(of_all, currency)?, total, tax, line_totals, line_nets })
}

/// The tax within a total at a rate: `total − round_half_up(total / (1 + rate))`; nothing when no rate is said.
///
/// # Errors
/// A rate below zero.
pub fn tax_within(total: i64, tax_rate: Option<i64>) -> Result<i64, MoneyError> {
    let rate = i128::from(tax_rate.unwrap_or(0));
    if rate < 0 {
        return Err(MoneyError::OutOfRange);
    }
    Ok(saturated(i128::from(total) - divided(i128::from(total) * 10_000, 10_000 + rate)))
}

/// Half rounds away from zero: up, and a line taken back comes to exactly what it was.
pub(crate) fn divided(value: i128, by: i128) -> i128 {
    let (whole, rest) = (value / by, (value % by).abs());
    whole + if rest * 2 >= by { value.signum() } else { 0 }
}

/// The nearest that a row can hold.
pub(crate) fn saturated(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

fn in_range(minor: i128, currency: Currency) -> Result<i64, MoneyError> {
    let minor = i64::try_from(minor).map_err(|_| MoneyError::OutOfRange)?;
    Ok(Money::new(minor, currency)?.minor())
}
