//! The rows of a report at a width: sentences, figures, charts, and where one can stop to open what is behind. Draws nothing.

use super::{chart, table};
use crate::{
    report::{
        document::{Block, Document, Fact, Item, Opens, Section},
        words,
    },
    tui::{
        DrawContext,
        widget::{
            lines::{Line, Role, wrapped},
            text,
        },
    },
};

/// Cells before what stands under a heading.
pub const INDENT: u16 = 2;
/// The widest name that the texts of a list stand behind.
const NAME: u16 = 32;
/// Cells between two figures.
const GAP: u16 = 4;

/// A row.
#[derive(Clone, Debug)]
pub enum Row {
    Line(Line),
    /// A bar behind its name and figure.
    Bar {
        line: Line,
        value: i64,
        behind: Option<i64>,
        most: i64,
        /// Where the bar begins, and the cells it may take.
        x: u16,
        width: u16,
    },
    Strip(Vec<i64>),
    /// So many of the rows of a spark stand above this one.
    Spark {
        values: Vec<i64>,
        wide: u16,
        above: u16,
    },
}

/// Something that opens.
#[derive(Clone, Debug)]
pub struct Stop {
    pub row: usize,
    pub rows: usize,
    pub x: u16,
    pub width: u16,
    pub opens: Opens,
}

/// What is shown beside the figures, and which part of wide tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    pub definitions: bool,
    /// Columns of a wide table that are left out behind its first.
    pub aside: usize,
}

/// All rows, with what opens in the order in which one comes to it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub rows: Vec<Row>,
    pub stops: Vec<Stop>,
    /// The most columns that any table can leave out and still have one to show.
    pub most_aside: usize,
}

/// A page being made.
pub struct Making<'m> {
    pub page: Page,
    pub width: u16,
    pub view: View,
    pub ctx: &'m DrawContext<'m>,
}

/// The rows of a report in `width` cells.
pub fn page(document: &Document, width: u16, view: View, ctx: &DrawContext) -> Page {
    let mut making = Making { page: Page::default(), width, view, ctx };
    if let Some(subtitle) = &document.subtitle {
        making.said(subtitle, Role::Muted, 0);
    }
    for section in &document.sections {
        making.section(section);
    }
    if !document.footer.is_empty() {
        making.blank();
        document.footer.iter().for_each(|line| making.said(line, Role::Muted, 0));
    }
    making.page
}

impl Making<'_> {
    fn section(&mut self, section: &Section) {
        self.blank();
        self.said(&section.heading, Role::Title, 0);
        if self.view.definitions {
            for words in section.definition.iter().chain(&section.source) {
                self.said(words, Role::Muted, INDENT);
            }
        }
        let mut listed = false;
        for block in &section.blocks {
            // A list is not taken for more of the one above it.
            if matches!(block, Block::Items(_)) && std::mem::replace(&mut listed, true) {
                self.blank();
            }
            match block {
                Block::Facts(facts) => self.facts(facts),
                Block::Items(items) => items.iter().for_each(|item| self.item(item, items)),
                Block::Table(table) => table::rows(self, table),
                Block::Bars(bars) => chart::bars(self, bars),
                Block::Strip(parts) => chart::strip(self, parts),
                Block::Spark(spark) => chart::spark(self, spark),
                Block::Text(text) => self.said(text, Role::Text, INDENT),
            }
        }
    }

    /// An empty row, but none at the top.
    fn blank(&mut self) {
        if !self.page.rows.is_empty() {
            self.push(Line::new());
        }
    }

    pub fn push(&mut self, line: Line) {
        self.page.rows.push(Row::Line(line));
    }

    /// A text in as many rows as it needs.
    pub fn said(&mut self, words: &str, role: Role, indent: u16) {
        for line in wrapped(Line::new(), words, role, indent, self.width, usize::MAX, self.ctx.glyphs.ellipsis) {
            self.push(line);
        }
    }

    /// The last `rows` rows open something, from `x` on.
    pub fn stop(&mut self, rows: usize, (x, width): (u16, u16), opens: Option<&Opens>) {
        if let Some(opens) = opens {
            let row = self.page.rows.len().saturating_sub(rows);
            self.page.stops.push(Stop { row, rows, x, width, opens: opens.clone() });
        }
    }

    /// Cells under a heading.
    pub fn room(&self) -> u16 {
        self.width.saturating_sub(INDENT)
    }

    /// Figures side by side, as many as fit under one another.
    fn facts(&mut self, facts: &[Fact]) {
        // A sentence among figures has a row of its own, so that the figures need not be as wide as it is.
        let labels = facts.iter().map(|fact| text::width(&fact.label)).max().unwrap_or(0);
        for run in facts.chunk_by(|one, next| !is_said(one) && !is_said(next)) {
            self.figures(run, labels);
        }
        if self.view.definitions {
            for fact in facts {
                if let Some(definition) = &fact.definition {
                    let words = format!("{}{}{definition}", fact.label, self.ctx.texts.get("report-colon"));
                    self.said(&words, Role::Muted, INDENT);
                }
            }
        }
    }

    fn figures(&mut self, facts: &[Fact], labels: u16) {
        let said: Vec<String> = facts.iter().map(|fact| words::value(self.ctx.texts, &fact.value)).collect();
        let widest = |widths: &mut dyn Iterator<Item = u16>| widths.max().unwrap_or(0);
        let values = widest(&mut said.iter().map(|value| text::width(value)));
        let cell = labels + 2 + values;
        let columns = usize::from(((self.room() + GAP) / (cell + GAP)).clamp(1, 4));
        let pairs: Vec<(&Fact, &String)> = facts.iter().zip(&said).collect();
        for row in pairs.chunks(columns) {
            let mut line = Line::new();
            let mut stops = Vec::new();
            let mut x = INDENT;
            for (fact, value) in row {
                pad_to(&mut line, x);
                line.push(&fact.label, Role::Muted);
                pad_to(&mut line, x + labels + 2);
                line.push(value.as_str(), role_of(&fact.value));
                stops.push(((x, cell.min(self.width.saturating_sub(x))), &fact.opens));
                x = x.saturating_add(cell).saturating_add(GAP);
            }
            if columns == 1 && line.width() > self.width {
                // A text that is no figure: it goes on beneath itself.
                let (fact, value) = row[0];
                let mut first = Line::new();
                pad_to(&mut first, INDENT);
                first.push(&fact.label, Role::Muted);
                let indent = (INDENT + labels + 2).min(self.width / 2);
                let lines = wrapped(first, value, Role::Text, indent, self.width, usize::MAX, self.ctx.glyphs.ellipsis);
                let rows = lines.len();
                lines.into_iter().for_each(|line| self.push(line));
                self.stop(rows, (INDENT, self.room()), fact.opens.as_ref());
                continue;
            }
            self.push(line);
            for (place, opens) in stops {
                self.stop(1, place, opens.as_ref());
            }
        }
    }

    /// Whom it is about, and what; the texts of a list stand under one another.
    fn item(&mut self, item: &Item, all: &[Item]) {
        let names = all.iter().map(|item| text::width(&item.name)).filter(|width| *width <= NAME).max().unwrap_or(0);
        let mut line = Line::new();
        pad_to(&mut line, INDENT);
        line.push(&item.name, Role::Text);
        let own = text::width(&item.name);
        // A name that is wider than most stands on a row of its own where the text has no room behind it.
        let indent = (INDENT + names + 2).min(self.width / 2);
        let mut rows = 0;
        if own > names && !item.text.is_empty() {
            rows += 1;
            self.push(std::mem::take(&mut line));
        }
        if item.text.is_empty() {
            rows += 1;
            self.push(line);
        } else {
            let ellipsis = self.ctx.glyphs.ellipsis;
            let lines = wrapped(line, &item.text, Role::Muted, indent, self.width, usize::MAX, ellipsis);
            rows += lines.len();
            lines.into_iter().for_each(|line| self.push(line));
        }
        self.stop(rows, (INDENT, self.room()), item.opens.as_ref());
    }
}

fn is_said(fact: &Fact) -> bool {
    matches!(fact.value, crate::report::document::Value::Text(_))
}

/// Blanks up to a cell of the line.
pub fn pad_to(line: &mut Line, x: u16) {
    let gap = x.saturating_sub(line.width());
    if gap > 0 {
        line.push(" ".repeat(usize::from(gap)), Role::Text);
    }
}

/// How a value is to be looked at: what grew, what shrank, what is not there.
pub fn role_of(value: &crate::report::document::Value) -> Role {
    use crate::report::document::Value;
    match value {
        Value::Change(Some(part)) if *part > 0 => Role::Ok,
        Value::Change(Some(part)) if *part < 0 => Role::Warn,
        Value::Change(_) | Value::Empty | Value::Count(0) | Value::Money(0, _) => Role::Muted,
        _ => Role::Text,
    }
}
