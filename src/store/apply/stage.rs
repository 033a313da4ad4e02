//! Writes to the deal of a customer: stage, milestones, amount.

use super::super::{
    error::{Result, Rule, StoreError},
    instant,
    journal::Writing,
    op::StageMove,
};
use super::{change, customer::day};
use crate::domain::{
    id::{CustomerId, DealId, FollowUpId},
    play::Obstacle,
    stage::Stage,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// Opens the first deal of a customer, with its first milestone.
pub fn open_deal(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    stage: Stage,
    amount: Option<i64>,
    opened_on: NaiveDate,
) -> Result<DealId> {
    let (opened_on, currency) = (day(opened_on), writing.currency);
    amount.map_or(Ok(()), check_amount)?;
    let closed_on = (!stage.is_open()).then(|| opened_on.clone());
    let deal = writing.insert(
        "deal",
        "INSERT INTO deal (customer_id, stage, amount, currency, opened_on, closed_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![customer.0, stage.code(), amount, currency.code(), opened_on, closed_on],
    )?;
    writing.insert(
        "milestone",
        "INSERT INTO milestone (deal_id, to_stage, happened_at) VALUES (?1, ?2, ?3)",
        params![deal, stage.code(), opened_on],
    )?;
    Ok(DealId(deal))
}

/// The deal that the card shows: the newest open one, else the newest.
pub fn main_deal(writing: &Writing<'_>, customer: CustomerId) -> Result<Option<(DealId, Stage)>> {
    Ok(writing
        .prepare_cached(
            "SELECT id, stage FROM deal WHERE customer_id = ?1 ORDER BY stage IN ('won', 'lost', 'void'), id DESC LIMIT 1",
        )?
        .query_row([customer.0], |row| {
            Ok((DealId(row.get(0)?), Stage::from_code(row.get_ref(1)?.as_str()?).unwrap_or_default()))
        })
        .optional()?)
}

/// The main deal, or a new one that begins as a lead today.
fn deal_at_hand(writing: &mut Writing<'_>, customer: CustomerId) -> Result<(DealId, Stage)> {
    if let Some(found) = main_deal(writing, customer)? {
        return Ok(found);
    }
    Ok((open_deal(writing, customer, Stage::Lead, None, writing.at.date_naive())?, Stage::Lead))
}

/// Moves the main deal and appends the milestone. Any jump is allowed; skipped nodes are never filled in.
pub fn move_stage(writing: &mut Writing<'_>, to: &StageMove, by: Option<FollowUpId>) -> Result<()> {
    let reason = to.reason.as_deref().map(str::trim).filter(|r| !r.is_empty());
    if to.stage.needs_reason() && reason.is_none() {
        return Err(StoreError::rule(Rule::ReasonMissing));
    }
    let (deal, from) = deal_at_hand(writing, to.customer)?;
    if from == to.stage {
        return Ok(());
    }
    if to.stage == Stage::Won {
        let ordered: bool = writing.query_row(
            "SELECT EXISTS (SELECT 1 FROM sales_order WHERE customer_id = ?1 AND status IN ('confirmed', 'done'))",
            [to.customer.0],
            |row| row.get(0),
        )?;
        if !ordered {
            return Err(StoreError::rule(Rule::WonWithoutOrder));
        }
    }
    move_deal(writing, deal, from, to, reason, by)
}

/// The order that was just written wins a deal of its customer; one that is won already stays so.
pub fn win(writing: &mut Writing<'_>, customer: CustomerId, deal: DealId, from: Stage) -> Result<()> {
    if from == Stage::Won {
        return Ok(());
    }
    let to = StageMove { customer, stage: Stage::Won, reason: None, note: None };
    move_deal(writing, deal, from, &to, None, None)
}

fn move_deal(
    writing: &mut Writing<'_>,
    deal: DealId,
    from: Stage,
    to: &StageMove,
    reason: Option<&str>,
    by: Option<FollowUpId>,
) -> Result<()> {
    let closed_on = (!to.stage.is_open()).then(|| day(writing.at.date_naive()));
    writing.run(
        "UPDATE deal SET stage = ?2, reason = ?3, closed_on = ?4 WHERE id = ?1",
        params![deal.0, to.stage.code(), reason, closed_on],
    )?;
    let at = instant(writing.at);
    writing.insert(
        "milestone",
        "INSERT INTO milestone (deal_id, from_stage, to_stage, happened_at, note, follow_up_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            deal.0,
            from.code(),
            to.stage.code(),
            at,
            to.note.as_deref().or(reason).map(str::trim).filter(|n| !n.is_empty()),
            by.map(|f| f.0)
        ],
    )?;
    writing.touched.insert(to.customer);
    Ok(())
}

/// Sets the amount of the main deal, in minor units of the book's currency.
pub fn set_amount(writing: &mut Writing<'_>, customer: CustomerId, amount: i64) -> Result<()> {
    check_amount(amount)?;
    let (deal, _) = deal_at_hand(writing, customer)?;
    let was: Option<i64> =
        writing.prepare_cached("SELECT amount FROM deal WHERE id = ?1")?.query_row([deal.0], |row| row.get(0))?;
    let was = was.map(|amount| amount.to_string());
    change::note(writing, customer, Some(deal), "amount", was.as_deref(), Some(&amount.to_string()))?;
    writing.run(
        "UPDATE deal SET amount = ?2, currency = ?3 WHERE id = ?1",
        params![deal.0, amount, writing.currency.code()],
    )?;
    writing.touched.insert(customer);
    Ok(())
}

/// A new quote: its amount and how long it stands. A validity that was over when it was made was another quote's.
pub fn quote(
    writing: &mut Writing<'_>,
    customer: CustomerId,
    amount: i64,
    until: Option<NaiveDate>,
    quoted_on: NaiveDate,
) -> Result<()> {
    set_amount(writing, customer, amount)?;
    if until.is_some() {
        return set_validity(writing, customer, until);
    }
    let Some((deal, _)) = main_deal(writing, customer)? else { return Ok(()) };
    writing.run(
        "UPDATE deal SET quote_valid_until = NULL WHERE id = ?1 AND quote_valid_until < ?2",
        params![deal.0, day(quoted_on)],
    )?;
    Ok(())
}

/// Until when the quote of the main deal stands.
pub fn set_validity(writing: &mut Writing<'_>, customer: CustomerId, until: Option<NaiveDate>) -> Result<()> {
    let (deal, _) = deal_at_hand(writing, customer)?;
    writing.run("UPDATE deal SET quote_valid_until = ?2 WHERE id = ?1", params![deal.0, until.map(day)])?;
    writing.touched.insert(customer);
    Ok(())
}

/// What the main deal is stuck on. One that is over is stuck on nothing.
pub fn set_obstacle(writing: &mut Writing<'_>, customer: CustomerId, obstacle: Option<Obstacle>) -> Result<()> {
    let Some((deal, _)) = main_deal(writing, customer)?.filter(|(_, stage)| stage.is_open()) else {
        return Err(StoreError::rule(Rule::NoOpenDeal));
    };
    writing.run("UPDATE deal SET obstacle = ?2 WHERE id = ?1", params![deal.0, obstacle.map(Obstacle::code)])?;
    writing.touched.insert(customer);
    Ok(())
}

/// The largest amount, in minor units (`domain-rules §15`).
const AMOUNT_MAX: i64 = 900_000_000_000_000;

/// An amount within the bounds of the book.
pub fn check_amount(amount: i64) -> Result<()> {
    if (-AMOUNT_MAX..=AMOUNT_MAX).contains(&amount) { Ok(()) } else { Err(StoreError::rule(Rule::AmountOutOfRange)) }
}
