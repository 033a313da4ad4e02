//! 赢单规律 (`features S70, S71, S122`, M17): which deals are won, each share with its n and interval, and what can honestly be said of them.

use super::parts::{Make, listed, rate};
use crate::{
    domain::{
        channel::Channel,
        conversion::{Outcomes, Telling, telling},
        interval::Rate,
        period::Month,
        tier::Tier,
    },
    report::document::{Block, Document, Item, Opens, ReportKind, Row, Section, Table, Value},
    store::{ConversionRow, Dimension, Pattern, PatternDeal, Result},
    wording,
};
use chrono::NaiveDate;

/// Months of deals that rates are made of, the report's one included: a month's own are too few, and too young.
const COHORT: i32 = 12;
/// Rows of a table; what is beyond is one row.
const TOP: usize = 20;
/// Deals that are listed behind a row.
const MANY: usize = 200;

/// The days whose deals are looked at.
pub fn cohort(month: Month) -> (NaiveDate, NaiveDate) {
    (month.plus(1 - COHORT).days().0, month.days().1)
}

/// The code, the heading and the name of the first column of each table.
pub fn names(by: Pattern) -> (&'static str, &'static str, &'static str) {
    match by {
        Pattern::Field(Dimension::Source) => ("source", "report-heading-by-source", "report-column-source-of"),
        Pattern::Field(Dimension::Channel) => ("channel", "report-heading-by-channel", "report-column-channel"),
        Pattern::Field(Dimension::Tier) => ("tier", "report-heading-by-tier", "report-column-tier"),
        Pattern::Field(Dimension::Kind) => ("kind", "report-heading-by-kind", "report-by-kind"),
        Pattern::Field(Dimension::Industry) => ("industry", "report-heading-by-industry", "report-by-industry"),
        Pattern::Field(Dimension::Region) => ("region", "report-heading-by-region", "report-by-region"),
        Pattern::FirstResponse => ("first_response", "report-heading-by-response", "report-column-first-response"),
        Pattern::Contacts => ("contacts", "report-heading-by-contacts", "report-column-contacts"),
    }
}

/// What wins, of the deals opened in the year up to a month.
pub fn patterns(make: &Make<'_>, month: Month) -> Result<Document> {
    let mut sections = Vec::new();
    for by in Pattern::ALL {
        let (code, heading, _) = names(by);
        let blocks = make.pattern(by, month)?;
        if blocks.is_empty() {
            continue;
        }
        let means = match by {
            Pattern::FirstResponse => "report-means-by-response",
            Pattern::Contacts => "report-means-by-contacts",
            Pattern::Field(_) => "report-means-pattern",
        };
        sections.push(make.section(code, heading, blocks).means(make.word(means)));
    }
    let all = make.store.outcomes(Some(cohort(month)))?;
    if sections.is_empty() {
        let blocks = vec![Block::Text(make.word("report-no-deals"))];
        sections.push(make.section("source", "report-heading-by-source", blocks));
    }
    document(make, month, make.word("report-kind-patterns"), &all, sections)
}

/// The deals behind a row of it.
pub fn behind(make: &Make<'_>, month: Month, by: Pattern, value: Option<&str>) -> Result<Document> {
    let (count, deals) = make.store.pattern_deals(by, value, Some(cohort(month)), MANY)?;
    // Of all of them, as their row in the table has it: the list names the first of many.
    let rows = make.store.conversion(by, Some(cohort(month)))?;
    let all = rows.into_iter().find(|row| row.value.as_deref() == value).map(|row| row.outcomes).unwrap_or_default();
    let (_, _, column) = names(by);
    let value = make.pattern_value(by, value);
    let value = crate::report::value(make.texts, &value);
    let heading =
        make.texts.with("report-pattern-of", &[("by", make.texts.get(column).into()), ("value", (&value).into())]);
    let mut blocks = listed(deals.iter().map(|deal| pattern_deal(make, deal)).collect());
    if blocks.is_empty() {
        blocks.push(Block::Text(make.word("report-no-deals")));
    }
    blocks.extend(make.beyond(count, deals.len()));
    let mut section = make.section("deals", "report-column-deals", blocks);
    section.heading = make.texts.with("report-heading-counted", &[("heading", (&heading).into()), ("n", count.into())]);
    document(make, month, heading, &all, vec![section])
}

fn document(make: &Make<'_>, month: Month, title: String, all: &Outcomes, sections: Vec<Section>) -> Result<Document> {
    let (from, to) = cohort(month);
    let (first, last) = (Month::of(from).key(), month.key());
    let args = [
        ("from", (&first).into()),
        ("to", (&last).into()),
        ("n", all.all().into()),
        ("closed", all.closed().into()),
        ("won", all.won.into()),
    ];
    let subtitle = [make.owner(), Some(make.texts.with("report-pattern-deals", &args))];
    Ok(Document {
        kind: ReportKind::Patterns,
        title: make.texts.with("report-title-patterns", &[("what", (&title).into()), ("to", (&last).into())]),
        subtitle: Some(make.joined(&subtitle.into_iter().flatten().collect::<Vec<_>>())),
        from,
        to: to.min(make.today()),
        sections,
        footer: Vec::new(),
        digest: String::new(),
    })
}

pub fn pattern_deal(make: &Make<'_>, deal: &PatternDeal) -> Item {
    let stage = match deal.given_up && deal.stage.is_open() {
        true => make.word("report-change-given-up"),
        false => wording::stage(make.texts, deal.stage).to_owned(),
    };
    let mut said = vec![stage.clone()];
    said.extend(deal.amount.map(|minor| make.amount(minor, deal.currency)));
    said.extend(deal.closed_on.or(deal.opened_on).map(|day| make.day(day)));
    said.extend(deal.reason.clone());
    let mut fields = vec![
        ("tier", Value::Code(deal.tier.code(), deal.tier.code().to_owned())),
        ("stage", Value::Code(deal.stage.code(), stage)),
    ];
    fields.extend(deal.amount.map(|minor| ("amount", Value::Money(minor, deal.currency))));
    Item {
        name: format!("{} {}", deal.tier.code(), deal.name),
        text: make.joined(&said),
        fields,
        opens: Some(Opens::Customer(deal.customer)),
    }
}

impl Make<'_> {
    /// Won of the closed deals, by where customers came from and by how they were first spoken with.
    pub fn conversion(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let mut blocks = Vec::new();
        for by in [Dimension::Source, Dimension::Channel] {
            blocks.extend(self.pattern(by.into(), month)?);
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.word("report-no-deals")));
        }
        Ok(self.section(code, heading, blocks).means(self.word("report-means-conversion")))
    }

    /// A table of rates, the surest first, and what can be said of it; nothing where there are no deals or the field is empty.
    fn pattern(&self, by: Pattern, month: Month) -> Result<Vec<Block>> {
        let rows = self.store.conversion(by, Some(cohort(month)))?;
        if rows.iter().all(|row| row.value.is_none()) && !matches!(by, Pattern::Field(Dimension::Source))
            || rows.is_empty()
        {
            return Ok(Vec::new());
        }
        let table = Block::Table(self.converted(by, month, &rows));
        Ok(vec![table, Block::Text(self.told(by, &rows))])
    }

    fn converted(&self, by: Pattern, month: Month, rows: &[ConversionRow]) -> Table {
        let cells = |name: Value, of: &Outcomes| {
            let count = Value::Count;
            vec![name, count(of.all()), count(of.open), count(of.won), count(of.closed()), rate(of.rate())]
        };
        let (top, rest) = rows.split_at(rows.len().min(TOP));
        let mut shown: Vec<Row> = top
            .iter()
            .map(|row| Row {
                cells: cells(self.pattern_value(by, row.value.as_deref()), &row.outcomes),
                opens: Some(Opens::Pattern { by, value: row.value.clone(), month }),
            })
            .collect();
        if !rest.is_empty() {
            let mut all = Outcomes::default();
            rest.iter().for_each(|row| all.add_all(&row.outcomes));
            let name = Value::Text(self.texts.with("report-the-rest", &[("n", rest.len().into())]));
            shown.push(Row { cells: cells(name, &all), opens: None });
        }
        let (code, _, column) = names(by);
        Table {
            label: None,
            columns: vec![
                self.column(code, column),
                self.column("deals", "report-column-deals"),
                self.column("open", "report-column-still-open"),
                self.column("won", "report-column-won"),
                self.column("closed", "report-column-closed"),
                self.column("rate", "report-column-rate"),
            ],
            rows: shown,
            totals: Vec::new(),
        }
    }

    /// A value that deals are told apart by, in words.
    pub fn pattern_value(&self, by: Pattern, value: Option<&str>) -> Value {
        let Some(value) = value else {
            return Value::Text(self.word(match by {
                Pattern::FirstResponse => "report-response-never",
                _ => "report-none",
            }));
        };
        let code = |code: &'static str, word: String| Value::Code(code, word);
        let coded = match by {
            Pattern::Field(Dimension::Channel) => Channel::from_code(value)
                .map(|channel| code(channel.code(), wording::channel(self.texts, channel).to_owned())),
            Pattern::Field(Dimension::Tier) => Tier::from_code(value)
                .map(|tier| code(tier.code(), format!("{} {}", tier.code(), wording::tier(self.texts, tier)))),
            Pattern::FirstResponse => {
                RESPONSES.into_iter().find(|(code, _)| *code == value).map(|(found, key)| code(found, self.word(key)))
            }
            Pattern::Contacts => CONTACTS.into_iter().find(|code| *code == value).map(|found| {
                let range = found.replace('-', "–");
                code(found, self.texts.with("report-contacts-range", &[("range", (&range).into())]))
            }),
            Pattern::Field(_) => None,
        };
        coded.unwrap_or_else(|| Value::Text(value.to_owned()))
    }

    /// What the rates of a table tell, and what they do not.
    fn told(&self, by: Pattern, rows: &[ConversionRow]) -> String {
        let rates: Vec<Rate> = rows.iter().map(|row| row.outcomes.rate()).collect();
        let name = |place: usize| {
            let value = rows.get(place).map(|row| self.pattern_value(by, row.value.as_deref()));
            value.map_or_else(String::new, |value| crate::report::value(self.texts, &value))
        };
        match telling(&rates) {
            Telling::TooFew => self.word("report-telling-few"),
            Telling::Alike => self.word("report-telling-alike"),
            Telling::Ahead { best, behind } => {
                let others: Vec<String> = behind.into_iter().map(name).collect();
                let others = others.join(self.texts.get("report-names-between"));
                self.texts.with("report-telling-ahead", &[("best", (&name(best)).into()), ("others", (&others).into())])
            }
        }
    }
}

/// How soon a customer was spoken with: code and word.
const RESPONSES: [(&str, &str); 5] = [
    ("same_day", "report-response-same-day"),
    ("next_day", "report-response-next-day"),
    ("three_days", "report-response-three-days"),
    ("week", "report-response-week"),
    ("later", "report-response-later"),
];
/// How often: the codes say it.
const CONTACTS: [&str; 5] = ["0", "1-2", "3-5", "6-10", "11+"];
