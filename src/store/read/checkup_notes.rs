//! The check-up of what was written down lately: the rules of a note over the follow-ups of eight weeks, and what they leave of a
//! score by week. What an import brought is judged by its words alone, and counts in no score.

use super::super::{Store, error::Result};
use super::{
    activity::key,
    checkup::{Gather, Whom},
};
use crate::domain::{
    checkup::{Check, Figures, Subject, WeekScore},
    follow_up::Happened,
    id::{CustomerId, FollowUpId},
    lint::{
        Rule,
        note::{Next, NoteFacts, findings},
        score,
    },
    outcome::Outcome,
    period::monday,
};
use crate::language::amount::mentions;
use chrono::{DateTime, Days, FixedOffset};

/// Weeks that are looked at, the running one with them.
const WEEKS: u64 = 8;
/// Characters of a note that a sentence quotes.
const QUOTED: usize = 40;

impl Store {
    pub(super) fn check_notes(&self, gather: &mut Gather<'_>, now: DateTime<FixedOffset>) -> Result<Vec<WeekScore>> {
        let today = now.date_naive();
        let this = monday(today);
        let first = this.checked_sub_days(Days::new(7 * (WEEKS - 1))).unwrap_or(this);
        let mut weeks: Vec<WeekScore> =
            (0..WEEKS).filter_map(|n| first.checked_add_days(Days::new(7 * n))).map(WeekScore::of).collect();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_notes.sql"))?;
        let mut rows = statement.query([key(first)])?;
        while let Some(row) = rows.next()? {
            let note = row.get_ref("note")?.as_str()?;
            let Some(happened) = Happened::from_key(row.get_ref("happened_at")?.as_str()?) else { continue };
            let Ok(entered) = DateTime::parse_from_rfc3339(row.get_ref("entered_at")?.as_str()?) else { continue };
            let imported: bool = row.get("imported")?;
            let whom = Whom { customer: CustomerId(row.get("customer_id")?), name: row.get_ref("name")?.as_str()? };
            let amounts = mentions(note);
            let facts = NoteFacts {
                note,
                customer_name: whom.name,
                outcome: row.get_ref("outcome")?.as_str_or_null()?.and_then(Outcome::from_code),
                happened,
                entered,
                now,
                previous: row.get_ref("previous")?.as_str_or_null()?,
                // The plan is the customer's by now: its own rules look at it.
                next: Next::NotAsked,
                amounts: &amounts,
                has_amount: row.get("has_amount")?,
                has_dated_promise: row.get("has_dated_promise")?,
            };
            let subject = Subject::FollowUp(FollowUpId(row.get("id")?));
            let mut open = Vec::new();
            for rule in findings(&facts) {
                let Some(check) = Check::of(rule) else { continue };
                if imported && matches!(rule, Rule::NoOutcome | Rule::LateEntry) {
                    continue;
                }
                let figures = Figures {
                    day: Some(happened.date()),
                    n: entered.date_naive().signed_duration_since(happened.date()).num_days(),
                    text: Some(quoted(note, &amounts, rule)),
                    ..Figures::default()
                };
                if gather.take(check, subject, &whom, figures, state(rule, &facts)) {
                    open.push(rule);
                }
            }
            if imported {
                continue;
            }
            let of = monday(happened.date());
            if let Some(week) = weeks.iter_mut().find(|week| week.monday == of) {
                let is_fault = |rule: &Rule| Check::of(*rule).is_some_and(Check::is_fault);
                week.logs += 1;
                week.faulty += i64::from(open.iter().any(is_fault));
                week.points += i64::from(score(&open));
            }
        }
        Ok(weeks)
    }
}

/// What the rule is about: the amount, or how the note begins.
fn quoted(note: &str, amounts: &[std::ops::Range<usize>], rule: Rule) -> String {
    let amount = amounts.first().filter(|_| rule == Rule::LooseAmount).and_then(|at| note.get(at.clone()));
    let text = amount.unwrap_or(note).trim();
    let line = text.lines().next().unwrap_or_default();
    let mut quoted: String = line.chars().take(QUOTED).collect();
    if quoted.len() < text.len() {
        quoted.push('…');
    }
    quoted
}

/// What has to change before a "no problem" is asked again.
fn state(rule: Rule, facts: &NoteFacts<'_>) -> String {
    match rule {
        Rule::InFuture | Rule::LateEntry => facts.happened.key(),
        Rule::NoOutcome => String::new(),
        _ => facts.note.to_owned(),
    }
}
