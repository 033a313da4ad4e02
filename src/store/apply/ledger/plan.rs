//! The dated parts that an order is to be paid in: checked and written. Which day they fall on is not kept here.

use super::super::{
    super::{
        error::{Result, Rule, StoreError},
        journal::Writing,
        op::NewInstalment,
    },
    customer::{day, said},
};
use crate::domain::{id::OrderId, terms::Basis};
use rusqlite::params;

/// The parts may leave some of the total open, but not go beyond it.
pub fn check(instalments: &[NewInstalment], total: i64) -> Result<()> {
    let sum: i128 = instalments.iter().map(|part| i128::from(part.amount)).sum();
    if instalments.iter().any(|part| part.amount < 0) || sum > i128::from(total.max(0)) {
        return Err(StoreError::rule(Rule::PlanTooLarge));
    }
    if instalments.iter().any(|part| (part.rule.basis == Basis::Fixed) != part.rule.fixed_on.is_some()) {
        return Err(StoreError::rule(Rule::PlanWithoutDay));
    }
    Ok(())
}

/// Adds the part at `position`, counted from 1.
pub fn insert(writing: &mut Writing<'_>, order: OrderId, position: i64, part: &NewInstalment) -> Result<i64> {
    writing.insert(
        "instalment",
        "INSERT INTO instalment (order_id, position, basis, month_end, offset_months, offset_days, share, amount, due_on, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            order.0,
            position,
            part.rule.basis.code(),
            part.rule.month_end,
            part.rule.months,
            part.rule.days,
            part.share,
            part.amount,
            part.rule.fixed_on.map(day),
            said(&part.note),
        ],
    )
}

/// Makes the plan of an order this one. A row keeps its place and its number, so that money pinned to it stays with it.
pub fn replace(writing: &mut Writing<'_>, order: OrderId, now: &[NewInstalment]) -> Result<()> {
    let rows: Vec<i64> = writing
        .prepare_cached("SELECT id FROM instalment WHERE order_id = ?1 ORDER BY position, id")?
        .query_map([order.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for ((position, part), row) in (1_i64..).zip(now).zip(&rows) {
        writing.run(
            "UPDATE instalment SET position = ?2, basis = ?3, month_end = ?4, offset_months = ?5, offset_days = ?6,
                 share = ?7, amount = ?8, due_on = ?9, note = ?10 WHERE id = ?1",
            params![
                row,
                position,
                part.rule.basis.code(),
                part.rule.month_end,
                part.rule.months,
                part.rule.days,
                part.share,
                part.amount,
                part.rule.fixed_on.map(day),
                said(&part.note),
            ],
        )?;
    }
    for row in rows.iter().skip(now.len()) {
        writing.run("UPDATE receipt SET instalment_id = NULL WHERE instalment_id = ?1", [row])?;
        writing.run("DELETE FROM instalment WHERE id = ?1", [row])?;
    }
    for (position, part) in (1_i64..).zip(now).skip(rows.len()) {
        insert(writing, order, position, part)?;
    }
    Ok(())
}
