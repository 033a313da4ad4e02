//! What an order comes to, and where it stands (`domain-rules §7, §8`). Whole minor units, checked; never a float.

use super::money::{Currency, MoneyError};

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
    /// 已退款: all that was received went back.
    Refunded,
}

impl PaymentState {
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
}

/// How much of an order is invoiced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    #[default]
    Open,
    Partial,
    Invoiced,
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
    let _ = (quantity, unit_price, currency);
    todo!()
}

/// `amount` spread over `weights` by largest remainder, ties to the earlier: the parts add up to `amount` exactly. All weights zero: evenly.
pub fn spread(amount: i64, weights: &[i64]) -> Vec<i64> {
    let _ = (amount, weights);
    todo!()
}

/// What lines, the order's discount and freight come to, tax included in the prices at `tax_rate` (ten-thousandths).
///
/// # Errors
/// Out of range anywhere.
pub fn figures(
    lines: &[LineFigures],
    discount: i64,
    freight: i64,
    tax_rate: Option<i64>,
    currency: Currency,
) -> Result<OrderFigures, MoneyError> {
    let _ = (lines, discount, freight, tax_rate, currency);
    todo!()
}
