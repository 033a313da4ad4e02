//! Which report of which days, and whose parts it is made of. Reads the store alone; parts stand in the order that the settings say.

mod change;
mod day;
mod deals;
mod dossier;
mod month;
mod overview;
mod parts;
mod process;
mod ranking;
mod sales;
mod statement;
mod week;

use super::{
    document::{Document, ReportKind, Section},
    redact,
    text::text,
};
use crate::{
    config::Config,
    domain::{
        id::CustomerId,
        period::Month,
        seal::{LogHead, SealKind},
    },
    i18n::Texts,
    store::{Result, Store, op::NewSeal},
};
use chrono::{DateTime, FixedOffset, NaiveDate};
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
        since: Option<NaiveDate>,
        to: NaiveDate,
    },
    Month(Month),
    /// From the customer's first order on when no day is given.
    Statement {
        customer: CustomerId,
        from: Option<NaiveDate>,
        to: NaiveDate,
    },
    /// Why a customer is to be given up, or not yet.
    Dossier {
        customer: CustomerId,
    },
}

impl Asked {
    /// What kind of report it is.
    pub fn kind(&self) -> ReportKind {
        match self {
            Asked::Overview => ReportKind::Overview,
            Asked::Day(_) => ReportKind::Day,
            Asked::Week { .. } => ReportKind::Week,
            Asked::Month(_) => ReportKind::Month,
            Asked::Statement { .. } => ReportKind::Statement,
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
        Asked::Week { since, to } => week::week(make, *since, *to),
        Asked::Month(month) => month::month(make, *month),
        Asked::Statement { customer, from, to } => statement::statement(make, *customer, *from, *to),
        Asked::Dossier { customer } => dossier::dossier(make, *customer),
    }?;
    if let Some(wanted) = config.report.sections(document.kind.code()) {
        document.sections = chosen(std::mem::take(&mut document.sections), wanted);
    }
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

/// The seal of a report that is handed on; none of a kind that does not follow on another.
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
        Asked::Week { since, to } => (SealKind::Week, week::stretch(&make, *since, *to)?),
        Asked::Month(month) => (SealKind::Month, make.days(month.days().0, month.days().1)),
        Asked::Overview | Asked::Statement { .. } | Asked::Dossier { .. } => return Ok(None),
    };
    let log = store.log_head()?;
    let document = made(&make, asked, Some(&log))?;
    let seal = NewSeal { kind, from: stretch.from, to: stretch.to, sha256: document.digest.clone(), log };
    Ok(Some((document, seal)))
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The sections that are named, in the order in which they are.
fn chosen(mut sections: Vec<Section>, wanted: &[String]) -> Vec<Section> {
    let mut found = Vec::with_capacity(wanted.len());
    for code in wanted {
        // A section may stand once for each currency.
        let (these, rest) = sections.into_iter().partition::<Vec<_>, _>(|section| section.code == code);
        found.extend(these);
        sections = rest;
    }
    found
}
