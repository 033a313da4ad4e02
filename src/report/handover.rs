//! A handover package (`features S198`): customers' whole records as one file to read offline. Written customer by customer, so that a
//! large book needs no large memory; changes nothing.

use super::{
    build::record,
    format::Format,
    html::{Page, Templates, clean, part},
    markdown::{plain, put_section},
    redact,
};
use crate::{
    config::Config,
    domain::{customer::Parked, id::CustomerId},
    export::error::ExportError,
    i18n::Texts,
    store::{Result, Store},
    wording,
};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;
use std::io::Write;

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageFormat {
    Html,
    Markdown,
}

impl PackageFormat {
    /// The same of a report's formats; none of those that a package is not written in.
    pub fn of(format: Format) -> Option<PackageFormat> {
        match format {
            Format::Html => Some(PackageFormat::Html),
            Format::Markdown => Some(PackageFormat::Markdown),
            _ => None,
        }
    }
}

/// What goes into a package.
pub struct Package<'p> {
    pub store: &'p Store,
    pub texts: &'p Texts,
    pub config: &'p Config,
    pub now: DateTime<FixedOffset>,
    /// Whose records, in this order.
    pub customers: &'p [(CustomerId, String)],
    /// Whether telephone numbers are masked: who takes over has to call, who only looks on need not.
    pub redact: bool,
}

#[derive(Serialize)]
struct Entry<'n> {
    id: i64,
    name: &'n str,
}

/// Everyone that somebody has to take over, by name: in the queue, paused, or with an order; nobody who was given up.
pub fn active(store: &Store, now: DateTime<FixedOffset>) -> Result<Vec<(CustomerId, String)>> {
    let mut found = Vec::new();
    store.customers(None, now.naive_local(), |row| {
        if row.parked != Some(Parked::GivenUp) && (row.queued || row.parked.is_some() || row.orders > 0) {
            found.push((row.customer, row.name));
        }
        true
    })?;
    Ok(found)
}

/// What a package of a day is called: `客户交接包 2026-11-21`.
pub fn title(texts: &Texts, day: NaiveDate) -> String {
    texts.with("report-title-handover", &[("day", (&day.to_string()).into())])
}

impl Package<'_> {
    fn title(&self) -> String {
        title(self.texts, self.now.date_naive())
    }

    fn subtitle(&self) -> String {
        let owner = self.config.owner.trim();
        let day = wording::date::at_time(self.texts, self.now.date_naive().to_string(), Some(self.now.time()));
        let args = [("n", self.customers.len().into()), ("when", (&day).into())];
        let counted = self.texts.with("report-handover-count", &args);
        match owner {
            "" => counted,
            owner => [owner, self.texts.get("report-between"), &counted].concat(),
        }
    }

    /// Writes all of it. A customer that went since it was asked for is left out.
    ///
    /// # Errors
    /// The store's, those of `out`, and the templates' own.
    pub fn write(&self, format: PackageFormat, mut out: impl Write) -> std::result::Result<(), ExportError> {
        match format {
            PackageFormat::Html => self.html(&mut out)?,
            PackageFormat::Markdown => self.markdown(&mut out)?,
        }
        Ok(out.flush()?)
    }

    fn html(&self, out: &mut impl Write) -> std::result::Result<(), ExportError> {
        let templates = Templates::new()?;
        let page = Page::of(&self.title(), &self.subtitle(), self.texts);
        out.write_all(templates.fill("head.html", &page)?.as_bytes())?;
        if self.customers.len() > 1 {
            let names: Vec<(i64, String)> =
                self.customers.iter().map(|(id, name)| (id.0, clean(&self.named(name)))).collect();
            let entries: Vec<Entry<'_>> = names.iter().map(|(id, name)| Entry { id: *id, name }).collect();
            let heading = self.texts.get("report-heading-contents");
            let values = serde_json::json!({ "heading": heading, "entries": entries });
            out.write_all(templates.fill("contents.html", values)?.as_bytes())?;
        }
        for (id, _) in self.customers {
            let Some((name, sections)) = self.record(*id)? else { continue };
            let sections: Vec<_> = sections.iter().map(|section| part(section, self.texts)).collect();
            let values = serde_json::json!({ "id": id.0, "name": clean(&name), "sections": sections, "within": true });
            out.write_all(templates.fill("customer.html", values)?.as_bytes())?;
        }
        Ok(out.write_all(templates.fill("foot.html", &page)?.as_bytes())?)
    }

    fn markdown(&self, out: &mut impl Write) -> std::result::Result<(), ExportError> {
        write!(out, "# {}\n\n{}\n", plain(&self.title()), plain(&self.subtitle()))?;
        if self.customers.len() > 1 {
            write!(out, "\n## {}\n\n", plain(self.texts.get("report-heading-contents")))?;
            for (id, name) in self.customers {
                writeln!(out, "1. [{}](#c{})", plain(&self.named(name)), id.0)?;
            }
        }
        for (id, _) in self.customers {
            let Some((name, sections)) = self.record(*id)? else { continue };
            write!(out, "\n<a id=\"c{}\"></a>\n\n# {}\n", id.0, plain(&name))?;
            let mut text = String::new();
            sections.iter().for_each(|section| put_section(&mut text, section, self.texts));
            out.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    fn record(&self, id: CustomerId) -> Result<Option<(String, Vec<super::document::Section>)>> {
        let (name, mut sections) = match record(self.store, self.texts, self.config, self.now, id) {
            Err(crate::store::StoreError::Missing(_)) => return Ok(None),
            record => record?,
        };
        if self.redact {
            redact::sections(&mut sections);
        }
        Ok(Some((self.named(&name), sections)))
    }

    /// A customer's name; a number may stand for it.
    fn named(&self, name: &str) -> String {
        let mut name = name.to_owned();
        if self.redact {
            redact::mask(&mut name);
        }
        name
    }
}
