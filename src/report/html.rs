//! A report as one HTML file: no script, nothing fetched, drawings within, A4 when it is printed. Every text is escaped by the template.

use super::{
    chart::{self, Chart},
    document::{Block, Document, Section, Table, Value},
    words,
};
use crate::{export::error::ExportError, i18n::Texts, safe::safe_line};
use minijinja::Environment;
use serde::Serialize;

/// The parts of a page by their names.
const TEMPLATES: [(&str, &str); 6] = [
    ("report.html", include_str!("../../assets/report/report.html")),
    ("head.html", include_str!("../../assets/report/head.html")),
    ("section.html", include_str!("../../assets/report/section.html")),
    ("foot.html", include_str!("../../assets/report/foot.html")),
    ("contents.html", include_str!("../../assets/report/contents.html")),
    ("customer.html", include_str!("../../assets/report/customer.html")),
];

/// The templates, ready to be filled.
pub struct Templates(Environment<'static>);

impl Templates {
    /// # Errors
    /// The templates' own.
    pub fn new() -> Result<Templates, ExportError> {
        let mut made = Environment::new();
        for (name, template) in TEMPLATES {
            made.add_template(name, template).map_err(failed)?;
        }
        Ok(Templates(made))
    }

    /// One of them with its values.
    pub fn fill(&self, name: &str, values: impl Serialize) -> Result<String, ExportError> {
        self.0.get_template(name).and_then(|template| template.render(minijinja::value::Serde(values))).map_err(failed)
    }
}

fn failed(error: minijinja::Error) -> ExportError {
    ExportError::Workbook(error.to_string())
}

/// A page, or its begin and end alone.
#[derive(Serialize)]
pub struct Page {
    lang: &'static str,
    title: String,
    subtitle: Option<String>,
    sections: Vec<Part>,
    footer: Vec<String>,
}

impl Page {
    /// A page that is written piece by piece.
    pub fn of(title: &str, subtitle: &str, texts: &Texts) -> Page {
        Page {
            lang: texts.lang().tag(),
            title: clean(title),
            subtitle: Some(clean(subtitle)),
            sections: Vec::new(),
            footer: Vec::new(),
        }
    }
}

#[derive(Serialize)]
pub struct Part {
    code: &'static str,
    heading: String,
    definition: Option<String>,
    source: Option<String>,
    blocks: Vec<Shown>,
}

/// A block: one of these is there.
#[derive(Default, Serialize)]
struct Shown {
    facts: Vec<Named>,
    items: Vec<Said>,
    table: Option<Grid>,
    chart: Option<Chart>,
    text: Option<String>,
}

#[derive(Serialize)]
struct Named {
    label: String,
    value: String,
    /// Written smaller: a rate with its interval.
    long: bool,
    definition: Option<String>,
}

#[derive(Serialize)]
struct Said {
    name: String,
    text: String,
}

#[derive(Serialize)]
struct Grid {
    label: Option<String>,
    head: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    totals: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    text: String,
    number: bool,
}

/// The whole file.
///
/// # Errors
/// The template's.
pub fn html(document: &Document, texts: &Texts) -> Result<String, ExportError> {
    let page = Page {
        lang: texts.lang().tag(),
        title: clean(&document.title),
        subtitle: document.subtitle.as_deref().map(clean),
        sections: document.sections.iter().map(|section| part(section, texts)).collect(),
        footer: document.footer.iter().map(|line| clean(line)).collect(),
    };
    Templates::new()?.fill("report.html", page)
}

/// A section as the template takes it.
pub fn part(section: &Section, texts: &Texts) -> Part {
    Part {
        code: section.code,
        heading: clean(&section.heading),
        definition: section.definition.as_deref().map(clean),
        source: section.source.as_deref().map(clean),
        blocks: section.blocks.iter().map(|block| shown(block, texts)).collect(),
    }
}

fn shown(block: &Block, texts: &Texts) -> Shown {
    let empty = Shown::default();
    match block {
        Block::Facts(facts) => {
            let facts = facts.iter().map(|fact| Named {
                label: clean(&fact.label),
                value: clean(&words::value(texts, &fact.value)),
                long: matches!(fact.value, Value::Rate { .. } | Value::Text(_)),
                definition: fact.definition.as_deref().map(clean),
            });
            Shown { facts: facts.collect(), ..empty }
        }
        Block::Items(items) => {
            let items = items.iter().map(|item| Said { name: clean(&item.name), text: clean_lines(&item.text) });
            Shown { items: items.collect(), ..empty }
        }
        Block::Table(table) => Shown { table: Some(grid(table, texts)), ..empty },
        Block::Bars(bars) => Shown { chart: Some(cleaned(chart::bars(bars, texts))), ..empty },
        Block::Strip(parts) => Shown { chart: Some(cleaned(chart::strip(parts))), ..empty },
        Block::Spark(spark) => Shown { chart: Some(cleaned(chart::spark(spark, texts))), ..empty },
        Block::Text(text) => Shown { text: Some(clean(text)), ..empty },
    }
}

fn grid(table: &Table, texts: &Texts) -> Grid {
    let is_number = |at: usize| table.is_number(at);
    let cells = |values: &[Value]| {
        let cell = |(at, value)| Cell { text: clean(&words::value(texts, value)), number: is_number(at) };
        values.iter().enumerate().map(cell).collect()
    };
    let head = table.columns.iter().enumerate();
    Grid {
        label: table.label.as_deref().map(clean),
        head: head.map(|(at, column)| Cell { text: clean(&column.heading), number: is_number(at) }).collect(),
        rows: table.rows.iter().map(|row| cells(&row.cells)).collect(),
        totals: cells(&table.totals),
    }
}

fn cleaned(mut chart: Chart) -> Chart {
    chart.label = clean(&chart.label);
    chart.behind = chart.behind.as_deref().map(clean);
    chart.texts.iter_mut().for_each(|label| label.text = clean(&label.text));
    chart.shapes.iter_mut().for_each(|shape| shape.title = clean(&shape.title));
    chart
}

/// Every line of a text.
fn clean_lines(text: &str) -> String {
    text.lines().map(safe_line).collect::<Vec<_>>().join("\n")
}

/// Controls made visible; the template escapes what HTML would obey.
pub fn clean(text: &str) -> String {
    safe_line(text).into_owned()
}
