//! Which report of which days, and whose parts it is made of. Reads the store alone; parts stand in the order that the settings say.

mod change;
mod day;
mod deals;
mod dossier;
mod handover;
mod month;
mod overview;
mod parts;
mod patterns;
mod process;
mod ranking;
mod rows;
mod sales;
mod statement;
mod week;

use super::{
    document::{Document, ReportKind, Rows, Section},
    redact,
    text::text,
};
use crate::{
    config::Config,
    domain::{
        id::CustomerId,
        period::Month,
        seal::{LogHead, Seal, SealKind},
    },
    i18n::Texts,
    store::{Pattern, Result, Store, hexadecimal, op::NewSeal},
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use parts::Make;
use sha2::{Digest, Sha256};

/// Digits of the digest that stand at the foot.
const SHORT: usize = 12;

/// Which report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Overview,
    Day(NaiveDate),
    /// What changed after `since`; none begins where the last sealed one ended, else on Monday. Up to the end of `to`.
    Week {
        since: Option<DateTime<FixedOffset>>,
        to: NaiveDate,
    },
    /// The week that was handed on under this seal, to the minute; the running one once that mark is taken back.
    Handed(Seal),
    Month(Month),
    /// From the customer's first order on when no day is given.
    Statement {
        customer: CustomerId,
        from: Option<NaiveDate>,
        to: NaiveDate,
    },
    /// What wins, of the deals of the year up to a month.
    Patterns(Month),
    /// The deals behind a row of it.
    Pattern {
        month: Month,
        by: Pattern,
        value: Option<String>,
    },
    /// The rows behind a figure.
    Rows(Rows),
    /// Why a customer is to be given up, or not yet.
    Dossier {
        customer: CustomerId,
    },
}

impl Asked {
    /// What kind of report it is.
    pub fn kind(&self) -> ReportKind {
        match self {
            Asked::Overview | Asked::Rows(Rows::Stage(_)) => ReportKind::Overview,
            Asked::Rows(Rows::Forecast(..)) => ReportKind::Month,
            Asked::Day(_) | Asked::Rows(Rows::Day { .. }) => ReportKind::Day,
            Asked::Week { .. } | Asked::Handed(_) => ReportKind::Week,
            Asked::Month(_) => ReportKind::Month,
            Asked::Statement { .. } => ReportKind::Statement,
            Asked::Patterns(_) | Asked::Pattern { .. } => ReportKind::Patterns,
            Asked::Dossier { .. } => ReportKind::Dossier,
        }
    }
}

/// Makes a report.
///
/// # Errors
/// The store's; a statement of a customer that is not there is [`crate::store::StoreError::Missing`].
pub fn build(
    store: &Store,
    texts: &Texts,
    config: &Config,
    now: DateTime<FixedOffset>,
    asked: &Asked,
) -> Result<Document> {
    made(&Make { store, texts, config, now }, asked, None)
}

/// With how far the log reached, where it is handed on.
fn made(make: &Make<'_>, asked: &Asked, log: Option<&LogHead>) -> Result<Document> {
    let Make { texts, config, .. } = *make;
    let mut document = match asked {
        Asked::Overview => overview::overview(make),
        Asked::Day(day) => day::day(make, *day),
        Asked::Week { .. } | Asked::Handed(_) => week::week(make, asked),
        Asked::Month(month) => month::month(make, *month),
        Asked::Statement { customer, from, to } => statement::statement(make, *customer, *from, *to),
        Asked::Patterns(month) => patterns::patterns(make, *month),
        Asked::Rows(of) => rows::rows(make, of),
        Asked::Pattern { month, by, value } => patterns::behind(make, *month, *by, value.as_deref()),
        Asked::Dossier { customer } => dossier::dossier(make, *customer),
    }?;
    if config.report.redact {
        redact::redact(&mut document);
    }
    // A message has no room for digests.
    let is_page = matches!(document.kind, ReportKind::Week | ReportKind::Month);
    if let Some(log) = log.filter(|_| is_page) {
        let short = log.sha256.get(..SHORT).unwrap_or_default();
        document.footer.push(texts.with("report-footer-log", &[("n", log.count.into()), ("digest", short.into())]));
    }
    document.digest = digest(&text(&document, texts));
    if is_page {
        let short = document.digest.get(..SHORT).unwrap_or_default();
        let said = texts.with("report-footer-digest", &[("digest", short.into())]);
        match document.footer.first_mut() {
            Some(line) => *line = [line.as_str(), texts.get("report-between"), &said].concat(),
            None => document.footer.push(said),
        }
    }
    Ok(document)
}

/// The seal of a report that is handed on; none of a kind that does not follow on another, nor of one that was handed on already.
///
/// # Errors
/// The store's.
pub fn seal(
    store: &Store,
    texts: &Texts,
    config: &Config,
    now: DateTime<FixedOffset>,
    asked: &Asked,
) -> Result<Option<(Document, NewSeal)>> {
    let make = Make { store, texts, config, now };
    let (kind, stretch) = match asked {
        Asked::Day(day) => (SealKind::Day, make.days(*day, *day)),
        Asked::Handed(seal) if store.is_sealed(seal)? => return Ok(None),
        Asked::Week { .. } | Asked::Handed(_) => (SealKind::Week, week::stretch(&make, asked)?),
        Asked::Month(month) => (SealKind::Month, make.days(month.days().0, month.days().1)),
        Asked::Overview
        | Asked::Statement { .. }
        | Asked::Patterns(_)
        | Asked::Pattern { .. }
        | Asked::Rows(_)
        | Asked::Dossier { .. } => return Ok(None),
    };
    let log = store.log_head()?;
    let document = made(&make, asked, Some(&log.head))?;
    let seal = NewSeal { kind, from: stretch.from, to: stretch.to, sha256: document.digest.clone(), log };
    Ok(Some((document, seal)))
}

/// The begin of a day where `now` is.
pub fn midnight(day: NaiveDate, now: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    day.and_time(NaiveTime::MIN).and_local_timezone(*now.offset()).single().unwrap_or(now)
}

/// All that is known of a customer, for who takes it over: its name and what stands under it.
///
/// # Errors
/// The store's; [`crate::store::StoreError::Missing`] for one that is not there.
pub fn record(
    store: &Store,
    texts: &Texts,
    config: &Config,
    now: DateTime<FixedOffset>,
    customer: CustomerId,
) -> Result<(String, Vec<Section>)> {
    handover::record(&Make { store, texts, config, now }, customer)
}

fn digest(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}
