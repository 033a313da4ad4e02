//! The follow-ups' part of a report: who is due, how much was done, where deals and customers stand. Counts nothing itself.

use super::parts::{Make, rate};
use crate::{
    domain::{activity::ActivityCounts, due::Band, layer::Layer, spread::Spread},
    report::document::{Block, Fact, Opens, Part, Rows, Section, Spark, Value},
    store::{Activity, FunnelOf, Result},
    wording,
};
use chrono::{Days, NaiveDate};

/// Customers that are judged for a report at most.
const JUDGED: usize = 5_000;
/// Days of the curve of contacts.
const CURVE: u64 = 30;

impl Make<'_> {
    /// Customers by when they are due.
    pub fn bands(&self, code: &'static str, heading: &'static str) -> Result<Section> {
        let outline = self.store.outline(self.local())?;
        let parts = Band::ALL.into_iter().map(|band| Part {
            code: band.code(),
            label: wording::due::band(self.texts, band).to_owned(),
            count: i64::try_from(outline.count(band)).unwrap_or(i64::MAX),
            opens: Some(Opens::Queue),
        });
        let blocks = vec![Block::Strip(parts.collect())];
        Ok(self.section(code, heading, blocks).means(self.word("report-means-bands")).by("gendan due --all"))
    }

    /// Contacts a day, of the last thirty.
    pub fn contacts(&self, code: &'static str, heading: &'static str) -> Result<Section> {
        let today = self.today();
        let from = today.checked_sub_days(Days::new(CURVE - 1)).unwrap_or(today);
        let activity = self.store.activity(from, today, today)?;
        let blocks = vec![self.curve(from, activity.days.clone()), Block::Facts(self.activity_facts(&activity))];
        Ok(self.section(code, heading, blocks).means(self.word("report-means-contacts")))
    }

    /// Contacts a day.
    pub fn curve(&self, from: NaiveDate, values: Vec<i64>) -> Block {
        Block::Spark(Spark { label: self.word("report-contacts-a-day"), from, values })
    }

    /// Hours of many: the middle one, and what most stay within; in days from two days on.
    pub fn hours(&self, hours: Spread) -> String {
        let said = |n: i64| match n {
            48.. => self.texts.with("report-days", &[("n", (n / 24).into())]),
            _ => self.texts.with("report-hours", &[("n", n.into())]),
        };
        let (median, p80) = (said(hours.median), said(hours.p80));
        let args = [("median", (&median).into()), ("p80", (&p80).into()), ("n", hours.n.into())];
        self.texts.with("report-spread", &args)
    }

    /// How much was done, and what came of it.
    pub fn activity_facts(&self, activity: &Activity) -> Vec<Fact> {
        let mut facts = self.effort(&activity.counts);
        facts.push(self.fact("new_customers", "report-fact-new-customers", Value::Count(activity.new_customers)));
        facts
    }

    /// Contacts, customers, and how many of them answered.
    fn effort(&self, counts: &ActivityCounts) -> Vec<Fact> {
        let mut facts = vec![
            self.fact("contacts", "report-fact-contacts", Value::Count(counts.contacts)),
            self.fact("customers", "report-fact-customers", Value::Count(counts.customers)),
            self.fact("effective", "report-fact-effective", Value::Count(counts.effective)),
        ];
        if counts.response.n > 0 {
            facts.push(
                self.fact("response", "report-fact-response", rate(counts.response))
                    .means(self.word("report-means-response")),
            );
        }
        facts
    }

    /// Open deals by stage.
    pub fn stages(&self, code: &'static str, heading: &'static str, of: FunnelOf) -> Result<Section> {
        let parts = self.store.funnel(of)?.into_iter().map(|row| Part {
            code: row.stage.code(),
            label: wording::stage(self.texts, row.stage).to_owned(),
            count: row.deals,
            opens: (row.deals > 0).then_some(Opens::Rows(Rows::Stage(row.stage))),
        });
        let means = match of {
            FunnelOf::Open => "report-means-stages",
            FunnelOf::All | FunnelOf::Opened(..) => "report-means-funnel",
        };
        Ok(self.section(code, heading, vec![Block::Strip(parts.collect())]).means(self.word(means)))
    }

    /// Customers in the queue by tier.
    pub fn tiers(&self, code: &'static str, heading: &'static str) -> Result<Section> {
        let parts = self.store.tier_counts()?.into_iter().map(|row| Part {
            code: row.tier.code(),
            label: format!("{} {}", row.tier.code(), wording::tier(self.texts, row.tier)),
            count: row.queued,
            opens: None,
        });
        let blocks = vec![Block::Strip(parts.collect())];
        Ok(self.section(code, heading, blocks).means(self.word("report-means-tiers")))
    }

    /// Customers by how warm they are (`features S185`); the suspects open. None in a book too large to be judged while one waits.
    pub fn layers(&self, code: &'static str, heading: &'static str) -> Result<Option<Section>> {
        if self.store.customer_count()? > JUDGED {
            return Ok(None);
        }
        let counts = self.store.layer_counts(&self.config.dormancy_policy(), self.today())?;
        let parts = Layer::ALL.into_iter().zip(counts).map(|(layer, n)| Part {
            code: layer.code(),
            label: wording::verdict::layer(self.texts, layer).to_owned(),
            count: i64::try_from(n).unwrap_or(i64::MAX),
            opens: (layer == Layer::Suspect && n > 0).then_some(Opens::Suspects),
        });
        let blocks = vec![Block::Strip(parts.collect())];
        let section = self.section(code, heading, blocks).means(self.word("verdict-means-layers"));
        Ok(Some(section.by("gendan verdict")))
    }
}
