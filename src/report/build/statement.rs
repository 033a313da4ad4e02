//! 对账单 of a customer: what was owed, what moved it, what is owed now (`features S85`). An account for each currency, never added across.

use super::parts::Make;
use crate::{
    domain::{id::CustomerId, money::Currency},
    report::document::{Block, Document, Opens, ReportKind, Row, Section, Table, Value},
    store::{Result, Statement, StatementEntry, StatementKind},
    wording,
};
use chrono::NaiveDate;

pub fn statement(make: &Make<'_>, customer: CustomerId, from: Option<NaiveDate>, to: NaiveDate) -> Result<Document> {
    let name = make.store.customer(customer)?.name;
    let begin = from.unwrap_or_else(|| NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default());
    let accounts = make.store.statement(customer, begin, to, make.today())?;
    let first = accounts.iter().flat_map(|account| &account.entries).map(|entry| entry.on).min();
    let from = from.or(first).unwrap_or(to);
    let mut sections: Vec<Section> = accounts.iter().map(|account| section(make, account)).collect();
    if sections.is_empty() {
        let blocks = vec![Block::Text(make.word("report-no-account"))];
        sections.push(make.section("account", "report-heading-account", blocks));
    }
    let (begin, end) = (from.to_string(), to.to_string());
    let subtitle = make.texts.with("report-statement-days", &[("from", (&begin).into()), ("to", (&end).into())]);
    let subtitle: Vec<String> = [make.owner(), Some(subtitle)].into_iter().flatten().collect();
    Ok(Document {
        kind: ReportKind::Statement,
        title: make.texts.with("report-title-statement", &[("name", (&name).into())]),
        subtitle: Some(make.joined(&subtitle)),
        from,
        to,
        sections,
        footer: Vec::new(),
        digest: String::new(),
    })
}

fn section(make: &Make<'_>, account: &Statement) -> Section {
    let currency = account.currency;
    let money = |minor| Value::Money(minor, currency);
    let fact = |code, label, minor| make.fact(code, label, money(minor));
    let mut facts = vec![
        fact("opening", "report-fact-opening", account.opening),
        fact("ordered", "report-fact-ordered", account.ordered),
        fact("returned", "report-fact-returns", account.returned),
        fact("received", "report-fact-received", account.received),
        fact("closing", "report-fact-closing", account.closing).means(make.word("report-means-closing")),
        fact("receivable", "report-fact-receivable", account.receivable),
        fact("overdue", "report-fact-overdue", account.overdue).means(make.word("report-means-overdue")),
    ];
    if account.prepaid != 0 {
        facts.push(fact("prepaid", "report-fact-prepaid", account.prepaid));
    }
    let table = Table {
        label: None,
        columns: vec![
            make.column("date", "report-column-day"),
            make.column("kind", "report-column-kind"),
            make.column("number", "report-column-number"),
            make.column("debit", "report-column-debit"),
            make.column("credit", "report-column-credit"),
            make.column("balance", "report-column-balance"),
        ],
        rows: account.entries.iter().map(|entry| row(make, entry, currency)).collect(),
        totals: vec![
            Value::Text(make.word("report-total")),
            Value::Empty,
            Value::Empty,
            money(account.ordered),
            money(account.returned.saturating_add(account.received)),
            money(account.closing),
        ],
    };
    let mut section = make
        .section("account", "report-heading-account", vec![Block::Facts(facts), Block::Table(table)])
        .means(make.word("report-means-statement"));
    section.heading =
        make.texts.with("report-heading-of", &[("heading", (&section.heading).into()), ("of", currency.code().into())]);
    section
}

fn row(make: &Make<'_>, entry: &StatementEntry, currency: Currency) -> Row {
    let money = |minor| Value::Money(minor, currency);
    let kind = match entry.kind {
        StatementKind::Order => Value::Code("order", make.word("report-entry-order")),
        StatementKind::Return => Value::Code("return", make.word("report-entry-return")),
        StatementKind::Receipt { .. } if entry.amount < 0 => Value::Code("refund", make.word("report-entry-refund")),
        StatementKind::Receipt { method, .. } => {
            let method = wording::order::method(make.texts, method);
            Value::Code("receipt", make.texts.with("report-entry-receipt", &[("method", method.into())]))
        }
    };
    let (debit, credit) = match entry.kind {
        StatementKind::Order => (money(entry.amount), Value::Empty),
        StatementKind::Return | StatementKind::Receipt { .. } => (Value::Empty, money(entry.amount)),
    };
    let number = entry.number.clone().map_or(Value::Empty, Value::Text);
    Row {
        cells: vec![Value::Day(entry.on), kind, number, debit, credit, money(entry.balance)],
        opens: entry.order.map(Opens::Order),
    }
}
