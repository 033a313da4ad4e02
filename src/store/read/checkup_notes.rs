//! The check-up of what was written down lately: the rules of a note over the follow-ups of eight weeks, what they leave of a score by
//! week and of a streak by day, and days that hold too much. What an import brought is judged by its words alone, and counts in no score.

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
        pace::too_full,
        score,
    },
    outcome::Outcome,
    period::monday,
};
use crate::language::amount::mentions;
use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use std::collections::BTreeMap;

/// Weeks that are looked at: those of the calendar, the running one with them, for the scores; so many times seven days for the rest.
const WEEKS: u64 = 8;
/// Characters of a note that a sentence quotes.
const QUOTED: usize = 40;

/// Checks that are made by reading the notes.
const CHECKS: &[Check] = &[
    Check::LooseAmount,
    Check::UndatedPromise,
    Check::InFuture,
    Check::NoOutcome,
    Check::TooMany,
    Check::LateEntry,
    Check::VagueNote,
    Check::SameNote,
];

/// A day on which the rep typed something.
struct Typed {
    logs: u32,
    faulty: bool,
    /// The first row of the newest talk, whom it is about.
    last: (FollowUpId, CustomerId, String),
}

impl Store {
    /// Weeks with their scores, oldest first, and the days without a fault up to the last one with a log, of eight weeks back at most.
    pub(super) fn check_notes(
        &self,
        gather: &mut Gather<'_>,
        now: DateTime<FixedOffset>,
    ) -> Result<(Vec<WeekScore>, u32)> {
        if !gather.wants_any(CHECKS) {
            return Ok((Vec::new(), 0));
        }
        let today = now.date_naive();
        let this = monday(today);
        let first = this.checked_sub_days(Days::new(7 * (WEEKS - 1))).unwrap_or(this);
        let mut weeks: Vec<WeekScore> =
            (0..WEEKS).filter_map(|n| first.checked_add_days(Days::new(7 * n))).map(WeekScore::of).collect();
        let mut days: BTreeMap<NaiveDate, Typed> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("../sql/checkup_notes.sql"))?;
        // As many workdays whatever day it is; the first of the weeks begins no earlier.
        let since = today.checked_sub_days(Days::new(7 * WEEKS - 1)).unwrap_or(first);
        let mut rows = statement.query([key(since)])?;
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
            let follow_up = FollowUpId(row.get("id")?);
            let subject = Subject::FollowUp(follow_up);
            let mut open = Vec::new();
            for rule in findings(&facts) {
                let Some(check) = Check::of(rule) else { continue };
                // A sheet without a column of notes has no words to judge.
                let is_silent = rule == Rule::VagueNote && note.trim().is_empty();
                if imported && (is_silent || matches!(rule, Rule::NoOutcome | Rule::LateEntry)) {
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
            let faulty = open.iter().any(|rule| Check::of(*rule).is_some_and(Check::is_fault));
            let of = monday(happened.date());
            if let Some(week) = weeks.iter_mut().find(|week| week.monday == of) {
                week.logs += 1;
                week.faulty += i64::from(faulty);
                week.points += i64::from(score(&open));
            }
            let last = || (follow_up, whom.customer, whom.name.to_owned());
            let typed = days.entry(happened.date()).or_insert_with(|| Typed { logs: 0, faulty: false, last: last() });
            typed.logs += 1;
            typed.faulty |= faulty;
        }
        full_days(gather, &mut days);
        let streak = days.values().rev().take_while(|day| !day.faulty).count();
        Ok((weeks, u32::try_from(streak).unwrap_or(u32::MAX)))
    }
}

/// L12 of a whole day: more was written down of it than the rep's own full days hold. Its last talk stands for it.
fn full_days(gather: &mut Gather<'_>, days: &mut BTreeMap<NaiveDate, Typed>) {
    let logs: Vec<(NaiveDate, u32)> = days.iter().map(|(day, typed)| (*day, typed.logs)).collect();
    for (place, full) in too_full(&logs) {
        let Some((day, typed)) = logs.get(place).and_then(|(day, _)| Some((day, days.get_mut(day)?))) else { continue };
        let (follow_up, customer, name) = &typed.last;
        let figures = Figures { day: Some(*day), n: typed.logs.into(), than: full.into(), ..Figures::default() };
        let whom = Whom { customer: *customer, name };
        let state = format!("{} {}", key(*day), typed.logs);
        typed.faulty |= gather.take(Check::TooMany, Subject::FollowUp(*follow_up), &whom, figures, state);
    }
}

/// What the rule is about: the amount, or how the note begins.
fn quoted(note: &str, amounts: &[std::ops::Range<usize>], rule: Rule) -> String {
    let amount = amounts.first().filter(|_| rule == Rule::LooseAmount).and_then(|at| note.get(at.clone()));
    shortened(amount.unwrap_or(note))
}

/// How a text begins.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
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
