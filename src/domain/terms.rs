//! Payment terms as dated instalments (`domain-rules §6`). A row whose basis has not happened is not due.

use chrono::NaiveDate;

/// What an instalment's date counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Signed,
    Shipped,
    Delivered,
    Accepted,
    Invoiced,
    /// A day of its own.
    Fixed,
}

impl Basis {
    pub const ALL: [Basis; 6] =
        [Basis::Signed, Basis::Shipped, Basis::Delivered, Basis::Accepted, Basis::Invoiced, Basis::Fixed];

    /// The stored and JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Basis::Signed => "signed",
            Basis::Shipped => "shipped",
            Basis::Delivered => "delivered",
            Basis::Accepted => "accepted",
            Basis::Invoiced => "invoiced",
            Basis::Fixed => "fixed",
        }
    }

    /// The basis of a code.
    pub fn from_code(code: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|basis| basis.code() == code)
    }
}

/// When an instalment is due: from the basis, at the month's end if so said, then months, then days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DueRule {
    pub basis: Basis,
    /// Counts from the last day of the basis' month (月结).
    pub month_end: bool,
    pub months: i32,
    pub days: i32,
    /// Of `Basis::Fixed`.
    pub fixed_on: Option<NaiveDate>,
}

/// One row of terms before the total is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermRow {
    pub rule: DueRule,
    pub share: Share,
}

/// How much of the total a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Ten-thousandths of the total.
    Part(i64),
    /// Minor units.
    Amount(i64),
    /// What the others leave; several of them share it evenly.
    Rest,
}

/// The days on which things happened to an order, as far as they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Events {
    pub signed: Option<NaiveDate>,
    /// The first shipment.
    pub shipped: Option<NaiveDate>,
    /// The day from which all was delivered.
    pub delivered: Option<NaiveDate>,
    pub accepted: Option<NaiveDate>,
    /// The first invoice.
    pub invoiced: Option<NaiveDate>,
}

impl DueRule {
    /// The due day, `None` while its basis has not happened. "Before shipping" (days < 0 from `Shipped`) is due when shipped,
    /// and asked for before it.
    pub fn due_on(&self, events: &Events) -> Option<NaiveDate> {
        let _ = events;
        todo!()
    }
}

/// The rows' amounts, by largest remainder: they add up to `total` when the shares do.
///
/// # Errors
/// The shares are more than the total.
pub fn amounts(rows: &[TermRow], total: i64) -> Result<Vec<i64>, TooMuch> {
    let _ = (rows, total);
    todo!()
}

/// The instalments are more than the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than the whole")]
pub struct TooMuch;
