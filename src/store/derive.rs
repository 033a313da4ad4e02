//! The kept figures: one queue line a customer, its counts, and the word index, all made from the rows again and again.

mod order;
mod touched;

pub(super) use order::{
    LineState, OrderState, keep_figures, line_states, order_events, refresh_orders, remake_ledger, state_of,
};
pub(super) use touched::note_touched;

use super::{Store, error::Result, journal::Writing, read::day_at};
use crate::domain::{
    customer::Parked,
    due::{DuePolicy, Facts, Lane, Outlook, schedule},
    follow_up::Happened,
    id::CustomerId,
    moment::Moment,
    outcome::Outcome,
    tier::Tier,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeSet;

/// A queue line as the rows demand it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct QueueLine {
    pub lane: i64,
    pub tier: i64,
    pub due: String,
    pub name: String,
    pub starred: bool,
    pub stage: String,
    pub implied: bool,
    pub action: Option<String>,
    pub channel: Option<String>,
    pub last_contact: Option<String>,
    pub last_answered: Option<String>,
    pub follow_ups: i64,
    pub orders: i64,
    pub reason: Option<String>,
    pub collect_on: Option<String>,
    pub collect_currency: Option<String>,
    pub parked: Option<String>,
    pub last_channel: Option<String>,
    pub promise_on: Option<String>,
    pub promise_side: Option<String>,
}

/// Makes the lines of these customers again.
pub(super) fn refresh(
    conn: &Connection,
    customers: &BTreeSet<CustomerId>,
    policy: &DuePolicy,
    today: NaiveDate,
) -> Result<()> {
    for &customer in customers {
        match line(conn, customer, policy, today)? {
            Some(line) => put(conn, customer, &line)?,
            None => {
                conn.prepare_cached("DELETE FROM queue WHERE customer_id = ?1")?.execute([customer.0])?;
            }
        }
    }
    Ok(())
}

/// The line of a customer, or `None` when there is no such customer.
pub(super) fn line(
    conn: &Connection,
    customer: CustomerId,
    policy: &DuePolicy,
    today: NaiveDate,
) -> Result<Option<QueueLine>> {
    Ok(conn
        .prepare_cached(include_str!("sql/facts.sql"))?
        .query_row([customer.0], |row| from_facts(row, policy, today))
        .optional()?)
}

/// A customer's facts with what a further talk changes of them.
pub(super) fn outlook(conn: &Connection, customer: CustomerId) -> Result<Option<Outlook>> {
    let found = conn.prepare_cached(include_str!("sql/facts.sql"))?.query_row([customer.0], outlook_in).optional()?;
    let Some(mut outlook) = found else { return Ok(None) };
    if outlook.facts.owed_since.is_some() {
        let mut owed = conn.prepare_cached(
            "SELECT DISTINCT due_on FROM open_instalment WHERE customer_id = ?1 AND due_on > '0' ORDER BY due_on",
        )?;
        let days = owed.query_map([customer.0], |row| day_at(row, "due_on"))?;
        outlook.owed = days.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect();
    }
    Ok(Some(outlook))
}

fn outlook_in(row: &Row<'_>) -> rusqlite::Result<Outlook> {
    let parked = row.get_ref("parked")?.as_str().ok().and_then(Parked::from_code);
    let has_step: bool = row.get("has_step")?;
    let due: Option<String> = row.get("due")?;
    let last = row.get_ref("last_contact")?.as_str().ok().and_then(Happened::from_key);
    let open_deals: u32 = row.get("open_deals")?;
    let facts = Facts {
        tier: row.get_ref("tier")?.as_str().ok().and_then(Tier::from_code).unwrap_or_default(),
        parked: match parked {
            Some(_) => Some(day_at(row, "wake_on")?),
            None => None,
        },
        open_deal: open_deals > 0,
        bought_on: day_at(row, "bought_on")?,
        brought_in_on: day_at(row, "brought_in_on")?,
        created_on: day_at(row, "created_on")?,
        last_contact: last.map(Happened::moment),
        last_outcome: row.get_ref("last_outcome")?.as_str().ok().and_then(Outcome::from_code),
        decision_on: day_at(row, "decision_on")?,
        step: has_step.then(|| due.as_deref().and_then(Moment::from_key)),
        step_knows: day_at(row, "step_knows")?,
        owed_since: day_at(row, "owed_since")?,
        owed_next: day_at(row, "owed_next")?,
        promised_next: day_at(row, "promised_next")?,
    };
    let (parked_on, deals) = (day_at(row, "parked_on")?, row.get("deals")?);
    Ok(Outlook { facts, last, parked_on, deals, open_deals, owed: Vec::new() })
}

fn from_facts(row: &Row<'_>, policy: &DuePolicy, today: NaiveDate) -> rusqlite::Result<QueueLine> {
    let facts = outlook_in(row)?.facts;
    let schedule = schedule(&facts, policy, today);
    Ok(QueueLine {
        lane: match schedule.lane {
            Lane::Active => 0,
            Lane::Parked => 1,
            Lane::Rest => 2,
        },
        tier: facts.tier.rank().into(),
        due: schedule.due.map(Moment::key).unwrap_or_default(),
        name: row.get("name")?,
        starred: row.get("starred")?,
        stage: row.get("stage")?,
        implied: schedule.implied,
        action: row.get("action")?,
        channel: row.get("channel")?,
        last_contact: row.get("last_contact")?,
        last_answered: row.get("last_answered")?,
        follow_ups: row.get("follow_ups")?,
        orders: row.get("orders")?,
        reason: schedule.reason.map(|reason| reason.code().to_owned()),
        collect_on: row.get("owed_since")?,
        collect_currency: row.get("owed_currency")?,
        parked: row.get("parked")?,
        last_channel: row.get("last_channel")?,
        promise_on: row.get("promised_on")?,
        promise_side: row.get("promised_side")?,
    })
}

fn put(conn: &Connection, customer: CustomerId, line: &QueueLine) -> Result<()> {
    conn.prepare_cached(include_str!("sql/put_queue.sql"))?.execute(params![
        customer.0,
        line.lane,
        line.tier,
        line.due,
        line.name,
        line.starred,
        line.stage,
        line.implied,
        line.action,
        line.channel,
        line.last_contact,
        line.last_answered,
        line.follow_ups,
        line.orders,
        line.reason,
        line.collect_on,
        line.collect_currency,
        line.parked,
        line.last_channel,
        line.promise_on,
        line.promise_side,
    ])?;
    Ok(())
}

/// Lets the word index follow rows `first..=last` of a table that were put back: those that went leave it, those that came are in again.
pub(super) fn index_again(writing: &Writing<'_>, table: &str, first: i64, last: i64) -> Result<()> {
    if table == "follow_up" {
        writing.run("DELETE FROM note_index WHERE rowid BETWEEN ?1 AND ?2", [first, last])?;
        super::search::index_notes(writing, first, last)?;
    }
    Ok(())
}

/// How the rule makes a date of the facts: one more with each change that lets the kept lines of a book differ from it.
const RULE: u32 = 2;

/// What the kept lines were made with: the rule, the settings, and how far the holidays are known, which a newer program may know
/// further.
fn policy_key(policy: &DuePolicy) -> String {
    match policy.workdays.known_to() {
        Some(day) => format!("{RULE} {policy:?} {day}"),
        None => format!("{RULE} {policy:?}"),
    }
}

impl Store {
    /// Brings parked customers whose day has come back into the queue. Cheap when there are none.
    pub fn roll_day(&mut self, now: DateTime<FixedOffset>) -> Result<()> {
        let today = now.date_naive();
        let waking: BTreeSet<CustomerId> = self
            .conn
            .prepare_cached("SELECT customer_id FROM queue WHERE lane = 1 AND due <= ?1")?
            .query_map([today.format("%Y-%m-%d").to_string()], |row| row.get(0).map(CustomerId))?
            .collect::<rusqlite::Result<_>>()?;
        if waking.is_empty() || self.look_only {
            return Ok(());
        }
        self.check_not_moved()?;
        let policy = self.policy.clone();
        let tx = self.conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        refresh(&tx, &waking, &policy, today)?;
        tx.commit()?;
        Ok(())
    }

    /// Makes every line again when the cadences are not those that the kept ones were made with.
    pub(super) fn refresh_policy(&mut self) -> Result<()> {
        let wanted = policy_key(&self.policy);
        let kept: Option<String> = self
            .conn
            .query_row("SELECT value FROM setting WHERE key = 'due_policy'", [], |row| row.get(0))
            .optional()?;
        if kept.as_deref() == Some(wanted.as_str()) || self.look_only {
            return Ok(());
        }
        self.check_not_moved()?;
        let policy = self.policy.clone();
        let tx = self.conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let all: BTreeSet<CustomerId> = tx
            .prepare("SELECT id FROM customer WHERE parked IS NULL")?
            .query_map([], |row| row.get(0).map(CustomerId))?
            .collect::<rusqlite::Result<_>>()?;
        // The day matters to parked customers alone, and the cadences do not matter to them.
        refresh(&tx, &all, &policy, NaiveDate::MIN)?;
        tx.execute("INSERT INTO setting VALUES ('due_policy', ?1) ON CONFLICT DO UPDATE SET value = ?1", [wanted])?;
        tx.commit()?;
        Ok(())
    }
}
