//! A report before it is a page: sections of typed figures, each with its definition and the rows behind it. Knows no format and no
//! store; its words are already in the reader's language.

use crate::{
    domain::{
        forecast::When,
        id::{CustomerId, OrderId, ProductId},
        money::Currency,
        period::Month,
        receivable::AgeBand,
        stage::Stage,
    },
    store::Pattern,
};
use chrono::NaiveDate;

/// A report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportKind {
    /// 看板: how the book stands today, in charts.
    Overview,
    /// 日报
    Day,
    /// 周报
    Week,
    /// 月报
    Month,
    /// 对账单
    Statement,
    /// 赢单规律
    Patterns,
    /// 死户说明
    Dossier,
}

/// What every way out shows alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub kind: ReportKind,
    /// `日报 2026-11-21 周六`
    pub title: String,
    /// Whose it is and what it covers.
    pub subtitle: Option<String>,
    /// First and last day that it covers.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub sections: Vec<Section>,
    /// Counts and where the figures come from, at the foot.
    pub footer: Vec<String>,
    /// SHA-256 of its text without this, in lower-case hexadecimal: what a seal keeps.
    pub digest: String,
}

/// A part with a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its key in JSON: a code, the same in every language.
    pub code: &'static str,
    pub heading: String,
    /// What its figures mean, in a sentence (`domain-rules §8, §9`).
    pub definition: Option<String>,
    /// The command that gives the same figures.
    pub source: Option<String>,
    pub blocks: Vec<Block>,
}

/// What stands in a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Named figures.
    Facts(Vec<Fact>),
    /// One line each: who, and what about it.
    Items(Vec<Item>),
    Table(Table),
    /// Values side by side, each with one to compare it with (months and the year before).
    Bars(Bars),
    /// Shares of one whole, in their order: stages, tiers.
    Strip(Vec<Part>),
    /// A value a day.
    Spark(Spark),
    /// A sentence.
    Text(String),
}

/// A named figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its key in JSON.
    pub code: &'static str,
    pub label: String,
    pub value: Value,
    /// What it means, where its section does not say so for all its figures.
    pub definition: Option<String>,
    /// The rows behind it.
    pub opens: Option<Opens>,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Whom it is about.
    pub name: String,
    /// What is said of it.
    pub text: String,
    /// The same, typed, by codes: what JSON gives and a workbook's columns hold. Not shown beside the text.
    pub fields: Vec<(&'static str, Value)>,
    pub opens: Option<Opens>,
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is a table of, where its section holds several.
    pub label: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// What stands beneath, one cell a column; empty when nothing is added up.
    pub totals: Vec<Value>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its key in JSON.
    pub code: &'static str,
    pub heading: String,
}

/// A row of a table: one cell a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub cells: Vec<Value>,
    pub opens: Option<Opens>,
}

/// Bars that share one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What the bars are, and what stands behind them, when anything does.
    pub label: String,
    pub behind: Option<String>,
    pub bars: Vec<Bar>,
}

/// A bar with the value behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub value: Value,
    pub behind: Option<Value>,
    pub opens: Option<Opens>,
}

/// A share of a strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub code: &'static str,
    pub label: String,
    pub count: i64,
    pub opens: Option<Opens>,
}

/// A value a day, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    pub label: String,
    pub from: NaiveDate,
    pub values: Vec<i64>,
}

/// A typed figure, so that a workbook can add it up and JSON keeps its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Empty,
    Text(String),
    /// A word of a fixed list: its code, the same in every language, and how it is said.
    Code(&'static str, String),
    Day(NaiveDate),
    Count(i64),
    /// Minor units.
    Money(i64, Currency),
    /// Thousandths: a share of something.
    Share(i64),
    /// Thousandths against what it is compared with; none where that is nothing.
    Change(Option<i64>),
    /// `hits` of `n`, with the Wilson 95 % interval; below 8 counts alone are shown.
    Rate {
        hits: i64,
        n: i64,
    },
    /// Whole days.
    Days(i64),
    /// Thousandths of a unit.
    Quantity(i64),
}

impl Table {
    /// Whether the figures of a column stand to the right.
    pub fn is_number(&self, at: usize) -> bool {
        self.rows.iter().filter_map(|row| row.cells.get(at)).any(Value::is_number)
    }
}

impl Value {
    /// Whether it is a figure, and no word, day or blank.
    pub fn is_number(&self) -> bool {
        !matches!(self, Value::Empty | Value::Text(_) | Value::Code(..) | Value::Day(_))
    }

    /// How large it is beside others of its kind, for a chart; what is no number is nothing.
    pub fn size(&self) -> i64 {
        match self {
            Value::Count(n) | Value::Money(n, _) | Value::Share(n) | Value::Days(n) | Value::Quantity(n) => *n,
            _ => 0,
        }
    }
}

impl ReportKind {
    pub const ALL: [ReportKind; 7] = [
        ReportKind::Overview,
        ReportKind::Day,
        ReportKind::Week,
        ReportKind::Month,
        ReportKind::Statement,
        ReportKind::Patterns,
        ReportKind::Dossier,
    ];

    /// Those that the screen turns through; a dossier is opened from its customer.
    pub const TABS: [ReportKind; 6] = [
        ReportKind::Overview,
        ReportKind::Day,
        ReportKind::Week,
        ReportKind::Month,
        ReportKind::Statement,
        ReportKind::Patterns,
    ];

    /// Its code in JSON and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            ReportKind::Overview => "overview",
            ReportKind::Day => "day",
            ReportKind::Week => "week",
            ReportKind::Month => "month",
            ReportKind::Statement => "statement",
            ReportKind::Patterns => "patterns",
            ReportKind::Dossier => "dossier",
        }
    }

    /// The report of a code.
    pub fn from_code(code: &str) -> Option<ReportKind> {
        ReportKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The rows behind a figure: where Enter goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    Customer(CustomerId),
    Order(OrderId),
    /// The ledger of a currency at this month.
    Month(Month, Currency),
    /// The ledger by product, at this one.
    Product(ProductId, Currency),
    /// The deals of the year up to a month that a value tells apart.
    Pattern {
        by: Pattern,
        value: Option<String>,
        month: Month,
    },
    /// The ledger by age, at this band.
    Age(AgeBand, Currency),
    /// Rows that no screen of their own lists: they are listed over the report.
    Rows(Rows),
    /// The queue.
    Queue,
    /// All who are under suspicion.
    Suspects,
}

/// Rows behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// What the ledger has of a day.
    Day { day: NaiveDate, currency: Currency, of: OfDay },
    /// The deals in a stage.
    Stage(Stage),
    /// What may come in then: deals and what is due.
    Forecast(When, Currency),
}

/// Which rows of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfDay {
    Orders,
    /// The orders with products of a category, or of none.
    Category(Option<String>),
    Receipts,
    /// The orders of which something was shipped, or came back.
    Shipped,
    Returned,
}
