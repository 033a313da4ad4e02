//! Payment terms as dated instalments (`domain-rules §6`). A row whose basis has not happened is not due.

use super::{
    order::{divided, saturated, spread},
    period::Month,
};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};

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

impl Events {
    /// The day of a basis that has no day of its own.
    fn of(&self, basis: Basis) -> Option<NaiveDate> {
        match basis {
            Basis::Signed => self.signed,
            Basis::Shipped => self.shipped,
            Basis::Delivered => self.delivered,
            Basis::Accepted => self.accepted,
            Basis::Invoiced => self.invoiced,
            Basis::Fixed => None,
        }
    }
}

impl DueRule {
    /// So many days after something happened.
    pub fn after(basis: Basis, days: i32) -> DueRule {
        DueRule { basis, month_end: false, months: 0, days, fixed_on: None }
    }

    /// The due day, `None` while its basis has not happened. Months clamp (01-31 + 1 month is 02-28); of a month's end they lead
    /// to a month's end. "Before shipping" (days < 0 from `Shipped`) has a day once it is shipped, and never one before the
    /// order was signed; it is asked for before.
    pub fn due_on(&self, events: &Events) -> Option<NaiveDate> {
        let from = self.fixed_on.filter(|_| self.basis == Basis::Fixed).or_else(|| events.of(self.basis))?;
        let months = |from: NaiveDate| {
            let by = Months::new(self.months.unsigned_abs());
            if self.months < 0 { from.checked_sub_months(by) } else { from.checked_add_months(by) }
        };
        let from = if self.month_end { Month::of(months(from.with_day(1)?)?).days().1 } else { months(from)? };
        let due = from.checked_add_signed(TimeDelta::days(i64::from(self.days)))?;
        let earliest = events.signed.filter(|_| self.basis != Basis::Fixed);
        Some(earliest.map_or(due, |signed| due.max(signed)))
    }
}

/// The rows' amounts, by largest remainder: they add up to `total` when the shares do.
///
/// # Errors
/// The shares are more than the total.
pub fn amounts(rows: &[TermRow], total: i64) -> Result<Vec<i64>, TooMuch> {
    let parts: Vec<i64> = rows.iter().map(|row| if let Share::Part(part) = row.share { part } else { 0 }).collect();
    let fixed: Vec<i64> = rows.iter().map(|row| if let Share::Amount(minor) = row.share { minor } else { 0 }).collect();
    let part: i128 = parts.iter().copied().map(i128::from).sum();
    if part > 10_000 {
        return Err(TooMuch);
    }
    let of_parts = saturated(divided(i128::from(total) * part, 10_000));
    let left = i128::from(total) - i128::from(of_parts) - fixed.iter().copied().map(i128::from).sum::<i128>();
    // More than the whole, whichever way the whole goes.
    if left != 0 && (left < 0) != (total < 0) {
        return Err(TooMuch);
    }
    let rests = rows.iter().filter(|row| row.share == Share::Rest).count();
    let mut by_part = if part == 0 { parts.clone() } else { spread(of_parts, &parts) }.into_iter();
    let mut by_rest = spread(saturated(left), &vec![1; rests]).into_iter();
    let amounts = rows.iter().map(|row| {
        let part = by_part.next().unwrap_or(0);
        match row.share {
            Share::Part(_) => part,
            Share::Amount(minor) => minor,
            Share::Rest => by_rest.next().unwrap_or(0),
        }
    });
    Ok(amounts.collect())
}

/// The instalments are more than the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than the whole")]
pub struct TooMuch;
