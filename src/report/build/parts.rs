//! What builders share: words, figures with their codes, sections with their meaning. Decides what no report says.

use super::midnight;
use crate::{
    config::Config,
    domain::{change::Stretch, interval::Rate, moment::Moment, money::Currency, period::Month, promise::Side},
    i18n::Texts,
    report::document::{Block, Column, Fact, Item, Opens, ReportKind, Section, Value},
    store::{PromiseRow, QueueRow, Result, Store},
    wording,
};
use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime};

/// What every builder works with.
pub struct Make<'m> {
    pub store: &'m Store,
    pub texts: &'m Texts,
    pub config: &'m Config,
    pub now: DateTime<FixedOffset>,
}

impl Make<'_> {
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    pub fn local(&self) -> NaiveDateTime {
        self.now.naive_local()
    }

    /// From the begin of one day to the end of another, or to now when that is earlier.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> Stretch {
        let end = to.succ_opt().map_or(self.now, |next| midnight(next, self.now) - Duration::seconds(1));
        Stretch { from: midnight(from, self.now), to: end.min(self.now) }
    }

    /// The parts of a kind of report that the settings name, each made when its turn comes; one without anything to say is left out.
    pub fn parts(
        &self,
        kind: ReportKind,
        mut part: impl FnMut(&str) -> Result<Option<Section>>,
    ) -> Result<Vec<Section>> {
        let codes = self.config.report.sections(kind.code()).unwrap_or_default();
        let mut found: Vec<Section> = Vec::with_capacity(codes.len());
        for code in codes {
            if found.iter().all(|section| section.code != code) {
                found.extend(part(code)?);
            }
        }
        Ok(found)
    }

    /// Whether the settings name any of these parts.
    pub fn wants(&self, kind: ReportKind, parts: &[&str]) -> bool {
        let codes = self.config.report.sections(kind.code()).unwrap_or_default();
        codes.iter().any(|code| parts.contains(&code.as_str()))
    }

    /// A text of the locales.
    pub fn word(&self, key: &'static str) -> String {
        self.texts.get(key).to_owned()
    }

    /// Whose report it is, when the settings name anyone.
    pub fn owner(&self) -> Option<String> {
        let owner = self.config.owner.trim();
        (!owner.is_empty()).then(|| owner.to_owned())
    }

    /// A section with its heading.
    pub fn section(&self, code: &'static str, heading: &'static str, blocks: Vec<Block>) -> Section {
        Section { code, heading: self.word(heading), definition: None, source: None, blocks }
    }

    /// A figure under its code; the key is its label's.
    pub fn fact(&self, code: &'static str, label: &'static str, value: Value) -> Fact {
        Fact { code, label: self.word(label), value, definition: None, opens: None }
    }

    /// A column under its code.
    pub fn column(&self, code: &'static str, heading: &'static str) -> Column {
        Column { code, heading: self.word(heading) }
    }

    /// A short day: its weekday, and its year when it is another.
    pub fn day(&self, day: NaiveDate) -> String {
        wording::date::day_short(self.texts, day, self.today())
    }

    /// An amount in words.
    pub fn amount(&self, minor: i64, currency: Currency) -> String {
        wording::order::amount(minor, currency)
    }

    /// Several remarks as one sentence, in the manner of the language.
    pub fn joined(&self, remarks: &[String]) -> String {
        remarks.join(self.texts.get("report-between"))
    }

    /// That a list names the first of more.
    pub fn beyond(&self, all: usize, named: usize) -> Option<Block> {
        let args = [("n", named.into()), ("all", all.into())];
        (all > named).then(|| Block::Text(self.texts.with("report-first-of", &args)))
    }

    /// A promise with its day.
    pub fn promise(&self, row: &PromiseRow) -> Item {
        let key = match row.side {
            Side::Mine => "due-owed-text",
            Side::Theirs => "due-promised-text",
        };
        let said = self.texts.with(key, &[("text", row.text.as_str().into())]);
        let when = match (row.settled, row.due_on) {
            (Some((settled, _)), _) => Some(wording::promise::settled(self.texts, settled).to_owned()),
            (None, due) => due.map(|day| wording::due::due(self.texts, Moment::day(day), false, self.local())),
        };
        let parts: Vec<String> = [when, Some(said)].into_iter().flatten().collect();
        let mut fields = vec![
            ("side", Value::Code(row.side.code(), wording::promise::side(self.texts, row.side).to_owned())),
            ("promise", Value::Text(row.text.clone())),
        ];
        fields.extend(row.due_on.map(|day| ("due_on", Value::Day(day))));
        Item {
            name: row.customer_name.clone(),
            text: parts.join(self.texts.get("report-planned-between")),
            fields,
            opens: Some(Opens::Customer(row.customer)),
        }
    }

    /// A customer of the queue with what is planned.
    pub fn planned(&self, row: &QueueRow) -> Item {
        let due = row.due.map(|due| wording::due::due(self.texts, due, row.implied, self.local()));
        let how = row.channel.map(|channel| wording::channel(self.texts, channel).to_owned());
        let reason = wording::due::called(self.texts, row);
        let parts = [due, how, row.action.clone(), Some(reason)];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let mut fields = vec![
            ("tier", Value::Code(row.tier.code(), row.tier.code().to_owned())),
            ("stage", Value::Code(row.stage.code(), wording::stage(self.texts, row.stage).to_owned())),
        ];
        fields.extend(row.due.map(|due| ("next_on", Value::Day(due.date))));
        fields.extend(row.action.clone().map(|action| ("action", Value::Text(action))));
        Item {
            name: row.name.clone(),
            text: parts.join(self.texts.get("report-planned-between")),
            fields,
            opens: Some(Opens::Customer(row.customer)),
        }
    }
}

impl Section {
    /// With what its figures mean.
    pub fn means(mut self, definition: String) -> Section {
        self.definition = Some(definition);
        self
    }

    /// With the command that gives the same.
    pub fn by(mut self, command: impl Into<String>) -> Section {
        self.source = Some(command.into());
        self
    }
}

impl Fact {
    /// With what it means.
    pub fn means(mut self, definition: String) -> Fact {
        self.definition = Some(definition);
        self
    }

    /// With the rows behind it.
    pub fn opens(mut self, opens: Opens) -> Fact {
        self.opens = Some(opens);
        self
    }
}

/// A command of the ledger over a month.
pub fn rollup(month: Month, by: Option<&str>) -> String {
    let by = by.map_or_else(String::new, |by| format!(" --by {by}"));
    format!("gendan rollup{by} --from {0} --to {0}", month.key())
}

/// A name as one word of a command: in quotes where a shell would take it apart.
pub fn argument(name: &str) -> String {
    if !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.,".contains(c)) {
        return name.to_owned();
    }
    let mut quoted = String::from('"');
    for c in name.chars() {
        // What is still special between double quotes.
        if matches!(c, '"' | '\\' | '$' | '`') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// A part that may not be known.
pub fn share(part: Option<i64>) -> Value {
    part.map_or(Value::Empty, Value::Share)
}

/// An amount that may not be known.
pub fn money(minor: Option<i64>, currency: Currency) -> Value {
    minor.map_or(Value::Empty, |minor| Value::Money(minor, currency))
}

/// A share of few, with its n.
pub fn rate(rate: Rate) -> Value {
    Value::Rate { hits: rate.hits, n: rate.n }
}

/// A list, or nothing where it is empty.
pub fn listed(items: Vec<Item>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Block::Items(items)] }
}

/// A count.
pub fn counted(n: usize) -> Value {
    Value::Count(i64::try_from(n).unwrap_or(i64::MAX))
}
