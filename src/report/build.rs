//! Which report of which days, and whose parts it is made of. Reads the store alone; parts stand in the order that the settings say.

mod day;
mod overview;
mod parts;
mod process;
mod sales;

use super::{
    document::{Document, ReportKind, Section},
    redact,
};
use crate::{
    config::Config,
    domain::{id::CustomerId, period::Month},
    i18n::Texts,
    store::{Result, Store},
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use parts::Make;

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
    let make = Make { store, texts, config, now };
    let mut document = match asked {
        Asked::Overview => overview::overview(&make),
        Asked::Day(day) => day::day(&make, *day),
        _ => overview::overview(&make),
    }?;
    let wanted = config.report.sections(document.kind.code());
    document.sections = chosen(std::mem::take(&mut document.sections), wanted);
    if config.report.redact {
        redact::redact(&mut document);
    }
    Ok(document)
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
