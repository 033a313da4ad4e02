//! The ledger's part of a report: months as bars, the target, what is to be received. One currency at a time, never added across.

use super::parts::{Make, listed, rollup, share};
use crate::{
    domain::{gap::Source, metrics, money::Currency, period::Month, receivable::AgeBand, rollup::Figures},
    report::document::{Bar, Bars, Block, Fact, Item, Opens, Section, Value},
    store::{MonthRow, Result},
    wording,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Months of a strip: this one and the year before it.
pub const STRIP: i32 = 13;
/// Steps to a target that are listed.
const STEPS: usize = 5;

impl Make<'_> {
    /// The currencies with any figure, the book's own first.
    pub fn currencies(&self) -> Result<Vec<Currency>> {
        self.store.ledger_currencies()
    }

    /// Thirteen months of net sales up to `month`, each before the same month of the year before; a block a currency.
    pub fn months(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let mut blocks = Vec::new();
        for currency in self.currencies()? {
            let first = month.plus(1 - STRIP);
            let rows = self.store.rollup_months(currency, Some(first.plus(-12)), Some(month), self.today())?;
            let rows: BTreeMap<Month, &MonthRow> = rows.iter().map(|row| (row.month, row)).collect();
            if rows.values().all(|row| row.figures.net() == 0) {
                continue;
            }
            let net = |month: Month| rows.get(&month).map_or(0, |row| row.figures.net());
            let money = |minor: i64| Value::Money(minor, currency);
            let bars = (0..STRIP).map(|n| {
                let month = first.plus(n);
                let label = match (n, month.month) {
                    (0, _) | (_, 1) => month.key(),
                    _ => wording::ledger::month_name(self.texts, month),
                };
                // A part is compared with as many days, and says that it is one.
                let (label, behind) = match rows.get(&month).filter(|row| row.days_so_far.is_some()) {
                    Some(row) => (format!("{label} {}", self.texts.get("ledger-so-far")), row.year_ago_net),
                    None => (label, net(month.plus(-12))),
                };
                Bar {
                    label,
                    value: money(net(month)),
                    behind: Some(money(behind)),
                    opens: Some(Opens::Month(month, currency)),
                }
            });
            let label = self.texts.with("report-months-net", &[("currency", currency.code().into())]);
            blocks.push(Block::Bars(Bars {
                label,
                behind: Some(self.word("report-year-before")),
                bars: bars.collect(),
            }));
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.word("report-no-sales")));
        }
        let command = format!("gendan rollup --from {} --to {}", month.plus(1 - STRIP).key(), month.key());
        Ok(self.section(code, heading, blocks).means(self.word("report-means-net")).by(command))
    }

    /// What a month was to come to, and how far it is; nothing where no target is set.
    pub fn target(&self, row: &MonthRow) -> Vec<Fact> {
        let Some(target) = row.target else { return Vec::new() };
        let reached = target.reached(&row.figures);
        let of = if target.of_received { "report-target-received" } else { "report-target-net" };
        let levels = [
            ("target", "report-fact-target", target.amount),
            ("target_stretch", "report-fact-target-stretch", target.stretch),
            ("target_challenge", "report-fact-target-challenge", target.challenge),
        ];
        let mut facts = Vec::new();
        for (code, label, amount) in levels {
            let Some(amount) = amount else { continue };
            facts.push(self.fact(code, label, Value::Money(amount, row.currency)));
        }
        let done = target.amount.and_then(|amount| metrics::share(reached, amount));
        facts.push(self.fact("target_done", "report-fact-target-done", share(done)).means(self.word(of)));
        facts
    }

    /// What is missing to the month's targets, and the shortest way there; nothing without one.
    pub fn gap(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Option<Section>> {
        let mut blocks = Vec::new();
        for currency in self.currencies()? {
            let Some(found) = self.store.target_gap(month, currency, self.today())? else { continue };
            let money = |minor| Value::Money(minor, currency);
            blocks.push(Block::Text(wording::gap::headline(self.texts, &found)));
            let items = found.gap.steps.iter().map(|step| {
                let (kind, word, opens) = match step.source {
                    Source::Part { order, .. } => ("part", "gap-kind-part", Opens::Order(order)),
                    Source::Deal { .. } => ("deal", "gap-kind-deal", Opens::Customer(step.customer)),
                };
                Item {
                    name: step.name.clone(),
                    text: wording::gap::step(self.texts, step, currency, self.today()),
                    fields: vec![
                        ("kind", Value::Code(kind, self.word(word))),
                        ("amount", money(step.amount)),
                        ("win_percent", Value::Count(step.win_percent)),
                        ("expected", money(step.expected())),
                    ],
                    opens: Some(opens),
                }
            });
            blocks.extend(listed(items.take(STEPS).collect()));
            let more = found.gap.steps.len().saturating_sub(STEPS);
            if more > 0 {
                blocks.push(Block::Text(self.texts.with("gap-more", &[("n", more.into())])));
            }
        }
        if blocks.is_empty() {
            return Ok(None);
        }
        let command = format!("gendan target gap {}", month.key());
        Ok(Some(self.section(code, heading, blocks).means(self.word("gap-means")).by(command)))
    }

    /// What is to be received today, and how much of it is overdue.
    pub fn receivable(&self, currency: Currency) -> Result<Vec<Fact>> {
        let head = self.store.ledger_head(currency, self.today())?;
        let facts = [
            ("receivable", "report-fact-receivable", head.receivable, "report-means-receivable", AgeBand::Untriggered),
            ("overdue", "report-fact-overdue", head.overdue, "report-means-overdue", AgeBand::Days1To30),
        ];
        let fact = |(code, label, minor, means, band)| Fact {
            opens: (minor != 0).then_some(Opens::Age(band, currency)),
            ..self.fact(code, label, Value::Money(minor, currency)).means(self.word(means))
        };
        Ok(facts.into_iter().map(fact).collect())
    }

    /// A month's row of the ledger; none of a month without any figure and without a target.
    pub fn month_row(&self, currency: Currency, month: Month) -> Result<Option<MonthRow>> {
        let row = self.store.month_row(currency, month, self.today())?;
        Ok(Some(row).filter(has_any))
    }

    /// The month of a day as far as that day: of today with all that is entered for it, of a past day without what came later.
    pub fn month_row_on(&self, currency: Currency, day: NaiveDate) -> Result<Option<MonthRow>> {
        if day >= self.today() {
            return self.month_row(currency, Month::of(day));
        }
        Ok(Some(self.store.month_row_on(currency, day)?).filter(has_any))
    }

    /// What a month came to so far: net sales with how they compare, and money received.
    pub fn month_facts(&self, row: &MonthRow) -> Vec<Fact> {
        let money = |minor| Value::Money(minor, row.currency);
        let opens = || Opens::Month(row.month, row.currency);
        vec![
            self.fact("orders", "report-fact-orders", Value::Count(row.figures.orders)).opens(opens()),
            self.fact("net", "report-fact-net", money(row.figures.net()))
                .means(self.word("report-means-net"))
                .opens(opens()),
            self.fact("mom", "report-fact-mom", Value::Change(row.month_over_month())).means(self.compared(row)),
            self.fact("yoy", "report-fact-yoy", Value::Change(row.year_over_year())).means(self.compared(row)),
            self.fact("received", "report-fact-received", money(row.figures.received))
                .means(self.word("report-means-received"))
                .opens(opens()),
        ]
    }

    /// What a change compares: the running month with as many days.
    fn compared(&self, row: &MonthRow) -> String {
        match row.days_so_far {
            Some(days) => self.texts.with("report-means-change-so-far", &[("n", days.into())]),
            None => self.word("report-means-change"),
        }
    }

    /// The running month, target and receivables of every currency.
    pub fn standing(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let mut blocks = Vec::new();
        for currency in self.currencies()? {
            let mut facts = Vec::new();
            if let Some(row) = self.month_row(currency, month)? {
                facts.extend(self.month_facts(&row));
                facts.extend(self.target(&row));
            }
            facts.extend(self.receivable(currency)?);
            blocks.push(Block::Facts(facts));
        }
        Ok(self.section(code, heading, blocks).by(rollup(month, None)))
    }
}

fn has_any(row: &MonthRow) -> bool {
    row.figures != Figures::default() || row.target.is_some()
}
