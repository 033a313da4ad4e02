//! What is still to be received of an order, and since when (`domain-rules §8`). As of a day: what came later counts nothing.

use super::{
    id::InstalmentId,
    order::{PaymentState, saturated},
    terms::{Basis, DueRule, Events},
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

/// The standing of an order. Receipts pinned to a row go to it (refunds pinned to it come off them); all else, what a pinned
/// row cannot take and returns included, goes to the rows first in, first out by due day, rows without a due day last, equal
/// days by position. Other refunds take first what was overpaid, then from the latest row that has something, backwards.
///
/// What no row covers is one more part, due when shipped: the whole of an order without a plan. Rows beyond the total
/// are cut from the latest. An order that does not count owes nothing: what was received for it is the customer's prepayment.
pub fn standing(order: &OrderEvents) -> Standing {
    let total = if order.counts { i128::from(order.total) } else { 0 };
    let returned = if order.counts { i128::from(order.returned) } else { 0 };
    let mut rows = rows(order, total);

    let (mut paid, mut refunds) = (0, 0);
    let mut pinned = vec![0; rows.len()];
    // Goods that came back count as money in; a negative total is money already in.
    let (mut pool, mut back) = ((-total).max(0) + returned.max(0), (-returned).max(0));
    for payment in &order.payments {
        let amount = i128::from(payment.amount);
        paid += amount.max(0);
        refunds += (-amount).max(0);
        let row = payment.pinned.and_then(|id| rows.iter().position(|row| row.part.id == Some(id)));
        match row {
            Some(place) => pinned[place] += amount,
            None => *(if amount < 0 { &mut back } else { &mut pool }) += amount.abs(),
        }
    }
    for (row, amount) in rows.iter_mut().zip(pinned) {
        let taken = amount.clamp(0, row.open);
        row.open -= taken;
        pool += (amount - taken).max(0);
        back += (-amount).max(0);
    }
    for row in &mut rows {
        let taken = pool.min(row.open);
        row.open -= taken;
        pool -= taken;
    }
    let covered = pool.min(back);
    (pool, back) = (pool - covered, back - covered);
    for row in rows.iter_mut().rev() {
        let given = back.min(row.room - row.open);
        row.open += given;
        back -= given;
    }
    // More went back than ever came in.
    if back > 0 {
        match rows.last_mut() {
            Some(row) => row.open += back,
            None => rows.push(Row { part: uncovered(order, 0), room: 0, open: back }),
        }
    }
    Standing {
        received: saturated(paid - refunds),
        returned: saturated(returned),
        receivable: saturated(rows.iter().map(|row| row.open).sum()),
        overpaid: saturated(pool),
        // Of an order that does not count only what was received tells anything.
        state: match () {
            () if !order.counts && paid == 0 => PaymentState::Unpaid,
            () => PaymentState::of(saturated(total - returned), saturated(paid), saturated(refunds)),
        },
        instalments: rows.into_iter().map(|row| OpenInstalment { open: saturated(row.open), ..row.part }).collect(),
    }
}

/// A row of the plan while money is given to it.
struct Row {
    part: OpenInstalment,
    /// What it can take.
    room: i128,
    /// What it still can.
    open: i128,
}

/// The rows in the order in which they take money; what they can take adds up to the total.
fn rows(order: &OrderEvents, total: i128) -> Vec<Row> {
    let planned: i128 = order.instalments.iter().map(|row| i128::from(row.amount.max(0))).sum();
    let mut parts: Vec<OpenInstalment> = order
        .instalments
        .iter()
        .map(|row| OpenInstalment {
            id: Some(row.id),
            position: row.position,
            due_on: row.rule.due_on(&order.events),
            amount: row.amount,
            open: 0,
        })
        .collect();
    if total > planned {
        parts.push(uncovered(order, saturated(total - planned)));
    }
    parts.sort_by_key(|part| (part.due_on.is_none(), part.due_on, part.position));
    let mut beyond = (planned - total.max(0)).max(0);
    let mut rows: Vec<Row> = parts
        .into_iter()
        .rev()
        .map(|part| {
            let amount = i128::from(part.amount.max(0));
            let cut = beyond.min(amount);
            beyond -= cut;
            Row { part, room: amount - cut, open: amount - cut }
        })
        .collect();
    rows.reverse();
    rows
}

/// The part that no row of the plan covers.
fn uncovered(order: &OrderEvents, amount: i64) -> OpenInstalment {
    let last = order.instalments.iter().map(|row| row.position).max();
    let due_on = DueRule::after(Basis::Shipped, 0).due_on(&order.events);
    OpenInstalment { id: None, position: last.map_or(1, |last| last + 1), due_on, amount, open: 0 }
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
        let Some(due) = due_on else { return AgeBand::Untriggered };
        match today.signed_duration_since(due).num_days() {
            ..=0 => AgeBand::NotDue,
            1..=30 => AgeBand::Days1To30,
            31..=60 => AgeBand::Days31To60,
            61..=90 => AgeBand::Days61To90,
            91.. => AgeBand::Over90,
        }
    }
}
