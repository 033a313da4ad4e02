//! The deals' part of a month: what became of them, by source and channel, from stage to stage, how long, and what may come in.

use super::{
    parts::{Make, listed, rate},
    patterns::cohort,
    week::FEW,
};
use crate::{
    domain::{
        conversion::StageStep,
        forecast::{ForecastRow, When},
        interval::FEW as TOO_FEW,
        period::Month,
        spread::Spread,
    },
    report::document::{Block, Item, Opens, Row, Rows, Section, Table, Value},
    store::Result,
    wording,
};

fn days(spread: Option<Spread>, of: impl Fn(Spread) -> i64) -> Value {
    spread.map_or(Value::Empty, |spread| Value::Days(of(spread)))
}

/// A value of so many; of none an empty cell, which is easier to read over than a zero.
fn some(n: i64, value: Value) -> Value {
    if n == 0 { Value::Empty } else { value }
}

impl Make<'_> {
    /// From stage to stage, with the days in each, and where it sticks (`features S87`).
    pub fn steps(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let steps = self.store.stage_steps(Some(cohort(month)))?;
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
        let cycle = self.store.cycle(Some(cohort(month)))?;
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
                opens: Some(Opens::Rows(Rows::Forecast(row.when, *currency))),
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

    pub fn when(&self, when: When) -> Value {
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
        let mut blocks = vec![Block::Facts(facts)];
        blocks.extend(listed(items.collect()));
        Ok(self.section(code, heading, blocks).means(self.word("report-means-churn")))
    }
}
