//! 看板: how the book stands today, in charts. First what leads to sales, then what came of it (`features S82, S194`).

use super::parts::Make;
use crate::{
    domain::period::Month,
    report::document::{Document, ReportKind},
    store::{FunnelOf, Result},
    wording,
};

pub fn overview(make: &Make<'_>) -> Result<Document> {
    let (today, month) = (make.today(), Month::of(make.today()));
    let sections = make.parts(ReportKind::Overview, |code| {
        let section = match code {
            "due" => make.bands("due", "report-heading-due"),
            "contacts" => make.contacts("contacts", "report-heading-contacts"),
            "stages" => make.stages("stages", "report-heading-stages", FunnelOf::Open),
            "tiers" => make.tiers("tiers", "report-heading-tiers"),
            "layers" => return make.layers("layers", "verdict-layers"),
            "standing" => make.standing("standing", "report-heading-standing", month),
            "gap" => return make.gap("gap", "report-heading-gap", month),
            "months" => make.months("months", "report-heading-months", month),
            _ => return Ok(None),
        };
        section.map(Some)
    })?;
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
