//! The check-up of both tables: every check over its index, what the rep called no problem left out. Mends nothing.

use super::super::{Store, error::Result};
use crate::domain::{
    checkup::{Check, CheckUp, Figures, Finding, Found, Subject},
    id::CustomerId,
    workday::Workdays,
};
use chrono::{DateTime, FixedOffset};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What of a check-up is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Findings of a check at most; all are counted.
    pub most: usize,
    /// One check alone.
    pub only: Option<Check>,
    /// Whether what the rep called no problem is listed too, marked so.
    pub dismissed: bool,
    pub workdays: Workdays,
}

impl Default for Wanted {
    fn default() -> Wanted {
        Wanted { most: usize::MAX, only: None, dismissed: false, workdays: Workdays::default() }
    }
}

impl Store {
    /// Checks both tables (`ideas M10`, `domain-rules §10`); of one check alone only what it reads. Seconds in a book of a hundred thousand customers: not for the thread
    /// of a screen.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn check_up(&self, wanted: &Wanted, now: DateTime<FixedOffset>) -> Result<CheckUp> {
        let mut gather = Gather::new(wanted, self.dismissals()?);
        self.check_ledger(&mut gather, now.date_naive())?;
        self.check_customers(&mut gather, now)?;
        self.check_timeline(&mut gather, now)?;
        self.check_phones(&mut gather)?;
        let (weeks, streak) = self.check_notes(&mut gather, now)?;
        let mut found: Vec<Found> = gather.found.into_values().collect();
        found.retain(|found| found.total + found.dismissed > 0 && wanted.only.is_none_or(|only| only == found.check));
        Ok(CheckUp { found, weeks, streak })
    }

    /// What the rep called no problem, with the state that it was in.
    fn dismissals(&self) -> Result<HashMap<(String, String, i64), String>> {
        let mut statement =
            self.conn.prepare_cached("SELECT rule, subject, subject_id, state FROM finding_dismissal")?;
        let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What was found so far.
pub(super) struct Gather<'a> {
    wanted: &'a Wanted,
    dismissals: HashMap<(String, String, i64), String>,
    found: BTreeMap<Check, Found>,
    seen: HashSet<(Check, Subject)>,
}

/// Whom a finding is about.
pub(super) struct Whom<'a> {
    pub customer: CustomerId,
    pub name: &'a str,
}

impl<'a> Gather<'a> {
    fn new(wanted: &'a Wanted, dismissals: HashMap<(String, String, i64), String>) -> Gather<'a> {
        Gather { wanted, dismissals, found: BTreeMap::new(), seen: HashSet::new() }
    }

    /// Whether a check is asked for, so that what only it needs is read.
    pub fn wants(&self, check: Check) -> bool {
        self.wanted.only.is_none_or(|only| only == check)
    }

    /// Whether any of several checks that are read together is asked for.
    pub fn wants_any(&self, checks: &[Check]) -> bool {
        checks.iter().any(|check| self.wants(*check))
    }

    pub fn workdays(&self) -> &'a Workdays {
        &self.wanted.workdays
    }

    /// Takes a finding, each row once a check; false when the rep called it no problem.
    pub fn take(&mut self, check: Check, subject: Subject, whom: &Whom<'_>, figures: Figures, state: String) -> bool {
        let key = || (check.code().to_owned(), subject.code().to_owned(), subject.row());
        let dismissed = !self.dismissals.is_empty() && self.dismissals.get(&key()).is_some_and(|then| *then == state);
        if !self.wants(check) || !self.seen.insert((check, subject)) {
            return !dismissed;
        }
        let found = self.found.entry(check).or_insert(Found { check, total: 0, dismissed: 0, findings: Vec::new() });
        if dismissed {
            found.dismissed += 1;
        } else {
            found.total += 1;
        }
        if found.findings.len() < self.wanted.most && (!dismissed || self.wanted.dismissed) {
            let name = whom.name.to_owned();
            found.findings.push(Finding { check, subject, customer: whom.customer, name, figures, state, dismissed });
        }
        !dismissed
    }
}
