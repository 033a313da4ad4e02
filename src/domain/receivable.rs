//! What is still to be received of an order, and since when (`domain-rules §8`). As of a day: what came later counts nothing.

use super::{
    id::InstalmentId,
    order::PaymentState,
    terms::{DueRule, Events},
};
use chrono::NaiveDate;

/// A due part of an order, as planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedInstalment {
    pub id: InstalmentId,
    pub position: i64,
    pub rule: DueRule,
    /// Minor units.
    pub amount: i64,
}

/// Money in (or out, negative), as it counts for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    pub on: NaiveDate,
    pub amount: i64,
    /// The row that it was said to be for.
    pub pinned: Option<InstalmentId>,
}

/// All that the standing of one order depends on, already cut at the day of asking.
#[derive(Clone, Debug, Default)]
pub struct OrderEvents {
    /// Whether the order counts: confirmed or done, on or before the day.
    pub counts: bool,
    pub total: i64,
    pub instalments: Vec<PlannedInstalment>,
    pub payments: Vec<Payment>,
    /// Minor units of returns.
    pub returned: i64,
    pub events: Events,
}

/// What one instalment still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenInstalment {
    /// `None` for the part of the total that no row covers.
    pub id: Option<InstalmentId>,
    pub position: i64,
    /// `None`: its basis has not happened.
    pub due_on: Option<NaiveDate>,
    /// As planned, and what is open of it; minor units.
    pub amount: i64,
    pub open: i64,
}

/// Where an order's money stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub received: i64,
    pub returned: i64,
    /// `max(0, total − returns − received)`.
    pub receivable: i64,
    /// What was paid beyond: the customer's prepayment.
    pub overpaid: i64,
    pub state: PaymentState,
    /// Every row of the plan, by due day (those without one last), paid ones with `open` 0.
    pub instalments: Vec<OpenInstalment>,
}

/// The standing of an order: pinned receipts go to their row, all else (what a pinned row cannot take, returns) to the rows
/// first in, first out by due day; rows without a due day last. An order without a plan is due when it is shipped.
pub fn standing(order: &OrderEvents) -> Standing {
    let _ = order;
    todo!()
}

/// How long a part has been due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// 待触发: its basis has not happened.
    Untriggered,
    /// 未到期
    NotDue,
    Days1To30,
    Days31To60,
    Days61To90,
    Over90,
}

impl AgeBand {
    pub const ALL: [AgeBand; 6] = [
        AgeBand::Untriggered,
        AgeBand::NotDue,
        AgeBand::Days1To30,
        AgeBand::Days31To60,
        AgeBand::Days61To90,
        AgeBand::Over90,
    ];

    /// The JSON value.
    pub fn code(self) -> &'static str {
        match self {
            AgeBand::Untriggered => "untriggered",
            AgeBand::NotDue => "not_due",
            AgeBand::Days1To30 => "1_30",
            AgeBand::Days31To60 => "31_60",
            AgeBand::Days61To90 => "61_90",
            AgeBand::Over90 => "over_90",
        }
    }

    /// The band of a due day. Due today is not overdue.
    pub fn of(due_on: Option<NaiveDate>, today: NaiveDate) -> AgeBand {
        let _ = (due_on, today);
        todo!()
    }
}
