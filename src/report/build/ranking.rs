//! Who and what sold: products, categories, customers, each with its share; who the customers are. One currency at a time.

use super::{
    parts::{Make, counted, rollup, share},
    patterns::names,
};
use crate::{
    domain::{
        metrics,
        money::Currency,
        period::{Month, Period},
    },
    report::document::{Block, Column, Opens, Row, Section, Table, Value},
    store::{Dimension, Result, RollupBy, RollupKey, RollupRow},
    wording,
};

/// So many lines of a ranking; what is beyond is one line.
const TOP: usize = 10;

impl Make<'_> {
    /// Products, categories or customers of a month, the largest net first, with their share of all net sales (产品结构).
    pub fn ranking(&self, code: &'static str, heading: &'static str, by: RollupBy, month: Month) -> Result<Section> {
        let mut blocks = Vec::new();
        let currencies = self.currencies()?;
        for currency in &currencies {
            let mut rows = self.store.rollup(by, *currency, Period::Month(month))?;
            // Who only paid in this month bought nothing in it.
            rows.retain(|row| row.figures.orders != 0 || row.figures.net() != 0);
            if rows.is_empty() {
                continue;
            }
            let label = (currencies.len() > 1).then(|| currency.code().to_owned());
            blocks.push(Block::Table(self.ranked(by, *currency, &rows, label)));
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.word("report-no-sales-month")));
        }
        let name = match by {
            RollupBy::Product => "product",
            RollupBy::Category => "category",
            RollupBy::Customer => "customer",
        };
        let means = self.word("report-means-ranking");
        Ok(self.section(code, heading, blocks).means(means).by(rollup(month, Some(name))))
    }

    fn ranked(&self, by: RollupBy, currency: Currency, rows: &[RollupRow], label: Option<String>) -> Table {
        let (name, extra): (_, Column) = match by {
            RollupBy::Product => ("report-column-product", self.column("quantity", "report-column-quantity")),
            RollupBy::Category => ("report-column-category", self.column("quantity", "report-column-quantity")),
            RollupBy::Customer => ("report-column-customer", self.column("received", "report-column-received")),
        };
        let columns = vec![
            self.column("name", name),
            self.column("orders", "report-column-orders"),
            extra,
            self.column("net", "report-column-net"),
            self.column("share", "report-column-share"),
        ];
        let whole: i64 = rows.iter().map(|row| row.figures.net()).fold(0, i64::saturating_add);
        let money = |minor| Value::Money(minor, currency);
        let cells = |name: String, orders: Value, extra: Value, net: i64| {
            vec![Value::Text(name), orders, extra, money(net), share(metrics::share(net, whole))]
        };
        let (top, rest) = rows.split_at(rows.len().min(TOP));
        let mut found: Vec<Row> = top
            .iter()
            .map(|row| {
                let name = if row.name.is_empty() { self.word("report-none") } else { row.name.clone() };
                let extra = match by {
                    RollupBy::Customer => money(row.figures.received),
                    _ => Value::Quantity(row.figures.quantity),
                };
                let opens = match row.key {
                    RollupKey::Product(Some(product)) => Some(Opens::Product(product, currency)),
                    RollupKey::Customer(customer) => Some(Opens::Customer(customer)),
                    RollupKey::Product(None) | RollupKey::Category(_) => None,
                };
                Row { cells: cells(name, Value::Count(row.figures.orders), extra, row.figures.net()), opens }
            })
            .collect();
        if !rest.is_empty() {
            let net = rest.iter().map(|row| row.figures.net()).fold(0, i64::saturating_add);
            let name = self.texts.with("report-the-rest", &[("n", rest.len().into())]);
            found.push(Row { cells: cells(name, Value::Empty, Value::Empty, net), opens: None });
        }
        let totals = cells(self.word("report-total"), Value::Empty, Value::Empty, whole);
        Table { label, columns, rows: found, totals }
    }

    /// Who the customers on file are: by industry, region, kind, source and tier; a field that nobody filled in is left out.
    pub fn customers(&self, code: &'static str, heading: &'static str) -> Result<Section> {
        let mut blocks = Vec::new();
        for by in [Dimension::Industry, Dimension::Region, Dimension::Kind, Dimension::Source, Dimension::Tier] {
            let (column, _, label) = names(by.into());
            let rows = self.store.distribution(by)?;
            if rows.iter().all(|(value, _)| value.is_none()) {
                continue;
            }
            let whole: i64 = rows.iter().map(|(_, n)| *n).sum();
            let row = |name: Value, n: i64| Row {
                cells: vec![name, Value::Count(n), share(metrics::share(n, whole))],
                opens: None,
            };
            let (top, rest) = rows.split_at(rows.len().min(TOP));
            let name = |value: &Option<String>| self.pattern_value(by.into(), value.as_deref());
            let mut found: Vec<Row> = top.iter().map(|(value, n)| row(name(value), *n)).collect();
            if !rest.is_empty() {
                let name = self.texts.with("report-the-rest", &[("n", rest.len().into())]);
                found.push(row(Value::Text(name), rest.iter().map(|(_, n)| *n).sum()));
            }
            let columns = vec![
                self.column(column, label),
                self.column("customers", "report-column-customers"),
                self.column("share", "report-column-share"),
            ];
            blocks.push(Block::Table(Table { label: None, columns, rows: found, totals: Vec::new() }));
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.word("report-no-fields")));
        }
        Ok(self.section(code, heading, blocks).means(self.word("report-means-customers")))
    }

    /// What is to be received, by how long it has been due at the end of the month, or today when that is earlier.
    pub fn ages(&self, code: &'static str, heading: &'static str, month: Month) -> Result<Section> {
        let today = self.today();
        let day = month.days().1.min(today);
        let mut blocks = Vec::new();
        let currencies = self.currencies()?;
        for currency in &currencies {
            let rows = self.store.ageing(*currency, day, today)?;
            if rows.iter().all(|row| row.parts == 0) {
                continue;
            }
            let money = |minor| Value::Money(minor, *currency);
            let whole = rows.iter().map(|row| row.amount).fold(0, i64::saturating_add);
            let lines = rows.iter().map(|row| Row {
                cells: vec![
                    Value::Code(row.band.code(), wording::order::age(self.texts, row.band).to_owned()),
                    Value::Count(row.parts),
                    money(row.amount),
                    share(metrics::share(row.amount, whole)),
                ],
                // The ledger tells how it is today.
                opens: (day == today && row.parts > 0).then_some(Opens::Age(row.band, *currency)),
            });
            blocks.push(Block::Table(Table {
                label: (currencies.len() > 1).then(|| currency.code().to_owned()),
                columns: vec![
                    self.column("band", "report-column-age"),
                    self.column("parts", "report-column-parts"),
                    self.column("amount", "report-column-open"),
                    self.column("share", "report-column-share"),
                ],
                rows: lines.collect(),
                totals: vec![
                    Value::Text(self.word("report-total")),
                    counted(usize::try_from(rows.iter().map(|row| row.parts).sum::<i64>()).unwrap_or(0)),
                    money(whole),
                    Value::Empty,
                ],
            }));
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.word("report-nothing-owed")));
        }
        let command = match day == today {
            true => "gendan rollup --by ageing".to_owned(),
            false => format!("gendan rollup --by ageing --as-of {day}"),
        };
        Ok(self.section(code, heading, blocks).means(self.word("report-means-ages")).by(command))
    }
}
