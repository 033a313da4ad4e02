//! 看板: how the book stands today, in charts. First what leads to sales, then what came of it (`features S82, S194`).

use super::parts::Make;
use crate::{
    domain::period::Month,
    report::document::{Document, ReportKind},
    store::{FunnelOf, Result},
    wording,
};

/// Where the layers stand: behind the tiers.
const LAYERS: usize = 4;

pub fn overview(make: &Make<'_>) -> Result<Document> {
    let (today, month) = (make.today(), Month::of(make.today()));
    let mut sections = vec![
        make.bands("due", "report-heading-due")?,
        make.contacts("contacts", "report-heading-contacts")?,
        make.stages("stages", "report-heading-stages", FunnelOf::Open)?,
        make.tiers("tiers", "report-heading-tiers")?,
        make.standing("standing", "report-heading-standing", month)?,
        make.months("months", "report-heading-months", month)?,
    ];
    if let Some(layers) = make.layers("layers", "verdict-layers")? {
        sections.insert(LAYERS, layers);
    }
    sections.extend(make.gap("gap", "report-heading-gap", month)?);
    let day = wording::date::day_full(make.texts, today);
    Ok(Document {
        kind: ReportKind::Overview,
        title: make.texts.with("report-title-overview", &[("day", (&day).into())]),
        subtitle: make.owner(),
        from: today,
        to: today,
        sections,
        footer: Vec::new(),
        digest: String::new(),
    })
}
