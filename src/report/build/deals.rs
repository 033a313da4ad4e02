//! The deals' part of a month: what became of them, by source and channel, from stage to stage, how long, and what may come in.

use super::{parts::Make, week::FEW};
use crate::{
    domain::{
        channel::Channel,
        conversion::StageStep,
        forecast::{ForecastRow, When},
        interval::{FEW as TOO_FEW, Rate},
        period::Month,
        spread::Spread,
    },
    report::document::{Block, Item, Opens, Row, Section, Table, Value},
    store::{ConversionRow, Dimension, Result},
    wording,
};
use chrono::NaiveDate;

/// Months of deals that rates are made of, the report's one included: a month's own are too few, and too young.
const COHORT: i32 = 12;

fn rate(rate: Rate) -> Value {
    Value::Rate { hits: rate.hits, n: rate.n }
}

fn days(spread: Option<Spread>, of: impl Fn(Spread) -> i64) -> Value {
    spread.map_or(Value::Empty, |spread| Value::Days(of(spread)))
}

/// A value of so many; of none an empty cell, which is easier to read over than a zero.
fn some(n: i64, value: Value) -> Value {
    if n == 0 { Value::Empty } else { value }
}

impl Make<'_> {
    /// The days whose deals are looked at.
    fn cohort(&self, month: Month) -> (NaiveDate, NaiveDate) {
        (month.plus(1 - COHORT).days().0, month.days().1)
    }

    /// Won of the closed deals, by where customers came from and by how they were first spoken with.
    pub fn conversion(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let opened = Some(self.cohort(month));
        let mut blocks = Vec::new();
        for (by, column, label) in [
            (Dimension::Source, "source", "report-column-source-of"),
            (Dimension::Channel, "channel", "report-column-channel"),
        ] {
            let rows = self.store.conversion(by, opened)?;
            if !rows.is_empty() {
                blocks.push(Block::Table(self.converted(by, column, label, &rows)));
            }
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.word("report-no-deals")));
        }
        Ok(self.section(code, heading, blocks).means(self.word("report-means-conversion")))
    }

    fn converted(&self, by: Dimension, code: &'static str, label: &'static str, rows: &[ConversionRow]) -> Table {
        let name = |row: &ConversionRow| match (&row.value, by) {
            (None, _) => Value::Text(self.word("report-none")),
            (Some(value), Dimension::Channel) => match Channel::from_code(value) {
                Some(channel) => Value::Code(channel.code(), wording::channel(self.texts, channel).to_owned()),
                None => Value::Text(value.clone()),
            },
            (Some(value), _) => Value::Text(value.clone()),
        };
        let cells = |row: &ConversionRow| {
            let of = &row.outcomes;
            let count = Value::Count;
            vec![name(row), count(of.all()), count(of.open), count(of.won), count(of.closed()), rate(of.rate())]
        };
        Table {
            label: None,
            columns: vec![
                self.column(code, label),
                self.column("deals", "report-column-deals"),
                self.column("open", "report-column-still-open"),
                self.column("won", "report-column-won"),
                self.column("closed", "report-column-closed"),
                self.column("rate", "report-column-rate"),
            ],
            rows: rows.iter().map(|row| Row { cells: cells(row), opens: None }).collect(),
            totals: Vec::new(),
        }
    }

    /// From stage to stage, with the days in each, and where it sticks (`features S87`).
    pub fn steps(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let steps = self.store.stage_steps(Some(self.cohort(month)))?;
        let stage = |step: &StageStep| wording::stage(self.texts, step.stage).to_owned();
        let rows = steps.iter().map(|step| Row {
            cells: vec![
                Value::Code(step.stage.code(), stage(step)),
                Value::Count(step.entered),
                Value::Count(step.advanced),
                Value::Count(step.dropped),
                rate(step.rate()),
                days(step.days, |days| days.median),
                days(step.days, |days| days.p80),
            ],
            opens: None,
        });
        let mut blocks = vec![Block::Table(Table {
            label: None,
            columns: vec![
                self.column("stage", "report-column-stage"),
                self.column("entered", "report-column-entered"),
                self.column("advanced", "report-column-advanced"),
                self.column("dropped", "report-column-dropped"),
                self.column("rate", "report-column-advance-rate"),
                self.column("median_days", "report-column-median"),
                self.column("p80_days", "report-column-p80"),
            ],
            rows: rows.collect(),
            totals: Vec::new(),
        })];
        // The stage that most fall out of, of those with enough cases to say so; and the one that takes longest.
        let leaky = steps.iter().filter(|step| !step.rate().is_few()).min_by_key(|step| step.rate().share());
        let slow = steps.iter().filter(|step| step.days.is_some_and(|days| days.n >= TOO_FEW));
        let slow = slow.max_by_key(|step| step.days.map(|days| days.median));
        let mut facts = Vec::new();
        for (code, label, step) in
            [("bottleneck", "report-fact-bottleneck", leaky), ("slowest", "report-fact-slowest", slow)]
        {
            let Some(step) = step else { continue };
            facts.push(self.fact(code, label, Value::Code(step.stage.code(), stage(step))));
        }
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
        Ok(self.section(code, heading, blocks).means(self.word("report-means-steps")))
    }

    /// How long won deals took, and how many contacts.
    pub fn cycle(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let cycle = self.store.cycle(Some(self.cohort(month)))?;
        let count = |spread: Option<Spread>, of: fn(Spread) -> i64| {
            spread.map_or(Value::Empty, |spread| Value::Count(of(spread)))
        };
        let facts = vec![
            self.fact("won", "report-fact-won-deals", Value::Count(cycle.days.map_or(0, |days| days.n))),
            self.fact("cycle_median", "report-fact-cycle", days(cycle.days, |days| days.median)),
            self.fact("cycle_p80", "report-fact-cycle-p80", days(cycle.days, |days| days.p80)),
            self.fact("touches_median", "report-fact-touches", count(cycle.touches, |touches| touches.median)),
        ];
        Ok(self.section(code, heading, vec![Block::Facts(facts)]).means(self.word("report-means-cycle")))
    }

    /// What may come in: the pipeline by its chances, and what is due, month by month (`features S196`).
    pub fn forecast(&self, code: &'static str, heading: &'static str) -> Result<Section> {
        let mut blocks = Vec::new();
        let currencies = self.currencies()?;
        for currency in &currencies {
            let mut rows = self.store.forecast(*currency, self.today())?;
            rows.retain(|row| row.deals > 0 || row.parts > 0);
            if rows.is_empty() {
                continue;
            }
            let amount = |minor| Value::Money(minor, *currency);
            let lines = rows.iter().map(|row| Row {
                cells: vec![
                    self.when(row.when),
                    some(row.deals, Value::Count(row.deals)),
                    some(row.deals, amount(row.amount)),
                    some(row.deals, amount(row.weighted)),
                    some(row.parts, amount(row.due)),
                ],
                opens: None,
            });
            let sum = |of: fn(&ForecastRow) -> i64| amount(rows.iter().map(of).fold(0, i64::saturating_add));
            blocks.push(Block::Table(Table {
                label: (currencies.len() > 1).then(|| currency.code().to_owned()),
                columns: vec![
                    self.column("when", "report-column-when"),
                    self.column("deals", "report-column-deals"),
                    self.column("amount", "report-column-amount"),
                    self.column("weighted", "report-column-weighted"),
                    self.column("due", "report-column-due"),
                ],
                rows: lines.collect(),
                totals: vec![
                    Value::Text(self.word("report-total")),
                    Value::Count(rows.iter().map(|row| row.deals).sum()),
                    sum(|row| row.amount),
                    sum(|row| row.weighted),
                    sum(|row| row.due),
                ],
            }));
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.word("report-nothing-ahead")));
        }
        Ok(self.section(code, heading, blocks).means(self.word("report-means-forecast")))
    }

    fn when(&self, when: When) -> Value {
        match when {
            When::Past => Value::Code("past", self.word("report-when-past")),
            When::Month(month) => Value::Text(month.key()),
            When::Later => Value::Code("later", self.word("report-when-later")),
            When::Undated => Value::Code("undated", self.word("report-when-undated")),
        }
    }

    /// Returning customers that stay away (`features S59`), as of today.
    pub fn churn(&self, code: &'static str, heading: &'static str) -> Result<Section> {
        let churn = self.store.churn(self.today())?;
        let facts = vec![
            self.fact("returning", "report-fact-returning", Value::Count(churn.returning)),
            self.fact("churn", "report-fact-churn", rate(churn.rate())),
        ];
        let items = churn.silent.iter().take(FEW).map(|one| {
            let last = self.day(one.last_order);
            let args = [("orders", one.orders.into()), ("day", (&last).into())];
            Item {
                name: one.name.clone(),
                text: self.texts.with("report-silent", &args),
                fields: vec![("orders", Value::Count(one.orders)), ("last_order", Value::Day(one.last_order))],
                opens: Some(Opens::Customer(one.customer)),
            }
        });
        let items: Vec<_> = items.collect();
        let mut blocks = vec![Block::Facts(facts)];
        if !items.is_empty() {
            blocks.push(Block::Items(items));
        }
        Ok(self.section(code, heading, blocks).means(self.word("report-means-churn")))
    }
}
