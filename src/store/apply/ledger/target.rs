//! What a month is to come to.

use super::super::super::{
    error::{Result, Rule, StoreError},
    journal::Writing,
    op::Target,
};
use super::super::stage::check_amount;
use rusqlite::{OptionalExtension, params};

/// Sets, changes or (without any amount) removes the target of a month in a currency.
pub fn set(writing: &mut Writing<'_>, target: &Target) -> Result<()> {
    let amounts = [target.amount, target.stretch, target.challenge];
    for amount in amounts.into_iter().flatten() {
        check_amount(amount)?;
        if amount <= 0 {
            return Err(StoreError::rule(Rule::TargetNotPositive));
        }
    }
    let (month, currency) = (target.month.key(), target.currency.code().to_owned());
    let known: Option<i64> = writing
        .prepare_cached("SELECT id FROM target WHERE month = ?1 AND currency = ?2")?
        .query_row([&month, &currency], |row| row.get(0))
        .optional()?;
    match known {
        Some(id) if amounts.iter().all(Option::is_none) => {
            writing.run("DELETE FROM target WHERE id = ?1", [id])?;
        }
        Some(id) => {
            writing.run(
                "UPDATE target SET of_received = ?2, amount = ?3, stretch = ?4, challenge = ?5 WHERE id = ?1",
                params![id, target.of_received, target.amount, target.stretch, target.challenge],
            )?;
        }
        None if amounts.iter().all(Option::is_none) => {}
        None => {
            writing.insert(
                "target",
                "INSERT INTO target (month, currency, of_received, amount, stretch, challenge) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![month, currency, target.of_received, target.amount, target.stretch, target.challenge],
            )?;
        }
    }
    Ok(())
}
