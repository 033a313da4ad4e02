//! 日报: 目标, 过程, 结果, 问题, 明日计划, as short as one message (`domain-rules §11`). What is planned and overdue is only known of today.

use super::parts::{Make, counted};
use crate::{
    domain::{due::Band, period::Month},
    report::document::{Block, Document, Item, ReportKind, Section, Value},
    store::{Activity, Result},
    wording,
};
use chrono::NaiveDate;

pub fn day(make: &Make<'_>, day: NaiveDate) -> Result<Document> {
    let is_today = day == make.today();
    let activity = make.store.activity(day, day, make.today())?;
    let mut sections = vec![goal(make, day, &activity)?, process(make, &activity), result(make, day)?];
    if is_today {
        sections.push(problems(make, &activity)?);
        sections.push(tomorrow(make, day)?);
    }
    let shown = wording::date::day_full(make.texts, day);
    Ok(Document {
        kind: ReportKind::Day,
        title: make.texts.with("report-title-day", &[("day", (&shown).into())]),
        subtitle: make.owner(),
        from: day,
        to: day,
        sections,
        footer: Vec::new(),
        digest: String::new(),
    })
}

/// The month's target and how far it is, and what was to be done on this day.
fn goal(make: &Make<'_>, day: NaiveDate, activity: &Activity) -> Result<Section> {
    let mut blocks = Vec::new();
    for currency in make.currencies()? {
        let Some(row) = make.month_row(currency, Month::of(day))?.filter(|row| row.target.is_some()) else { continue };
        let mut facts = make.target(&row);
        facts.insert(1, make.fact("net", "report-fact-month-net", Value::Money(row.figures.net(), currency)));
        blocks.push(Block::Facts(facts));
    }
    let on_time = activity.on_time;
    let rate = Value::Rate { hits: on_time.hits, n: on_time.n };
    let mut facts = Vec::new();
    if on_time.n > 0 {
        facts.push(make.fact("on_time", "report-fact-plans-done", rate).means(make.word("report-means-on-time")));
    }
    if blocks.is_empty() && facts.is_empty() {
        blocks.push(Block::Text(make.word("report-no-target")));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    Ok(make.section("goal", "report-heading-goal", blocks))
}

fn process(make: &Make<'_>, activity: &Activity) -> Section {
    let mut blocks = vec![Block::Facts(make.activity_facts(activity))];
    let channels = activity.counts.channels.iter().map(|(channel, rate)| {
        let fields = vec![
            ("channel", Value::Code(channel.code(), wording::channel(make.texts, *channel).to_owned())),
            ("attempts", Value::Count(rate.n)),
            ("answered", Value::Count(rate.hits)),
        ];
        let args = [("n", rate.n.into()), ("answered", rate.hits.into())];
        let name = wording::channel(make.texts, *channel).to_owned();
        Item { name, text: make.texts.with("report-channel-day", &args), fields, opens: None }
    });
    let channels: Vec<Item> = channels.collect();
    if !channels.is_empty() {
        blocks.push(Block::Items(channels));
    }
    make.section("process", "report-heading-process", blocks).means(make.word("report-means-contacts"))
}

/// Orders, money and shipments, and the sales of each category (`features S77`).
fn result(make: &Make<'_>, day: NaiveDate) -> Result<Section> {
    let mut blocks = Vec::new();
    let currencies = make.currencies()?;
    for currency in &currencies {
        let row = make.store.rollup_days(*currency, day, day)?.pop();
        // Another currency than the book's is told of when anything happened in it.
        if row.is_none() && *currency != make.store.currency() {
            continue;
        }
        let (figures, shipped) = row.map(|row| (row.figures, row.shipped)).unwrap_or_default();
        let money = |minor| Value::Money(minor, *currency);
        let mut facts = vec![
            make.fact("orders", "report-fact-orders", Value::Count(figures.orders)),
            make.fact("total", "report-fact-total", money(figures.total)).means(make.word("report-means-total")),
            make.fact("received", "report-fact-received", money(figures.received))
                .means(make.word("report-means-received")),
            make.fact("shipped", "report-fact-shipped", Value::Count(shipped)).means(make.word("report-means-shipped")),
        ];
        if figures.returns != 0 {
            facts.push(make.fact("returns", "report-fact-returns", money(figures.returns)));
        }
        blocks.push(Block::Facts(facts));
        let categories = make.store.category_days(*currency, day, day)?;
        let items: Vec<Item> = categories
            .into_iter()
            .map(|row| Item {
                name: if row.name.is_empty() { make.word("report-no-category") } else { row.name },
                text: make.amount(row.figures.net(), *currency),
                fields: vec![("net", money(row.figures.net())), ("orders", Value::Count(row.figures.orders))],
                opens: None,
            })
            .collect();
        if !items.is_empty() {
            blocks.push(Block::Items(items));
        }
    }
    Ok(make.section("result", "report-heading-result", blocks))
}

/// Who should have been called, and what was written down badly.
fn problems(make: &Make<'_>, activity: &Activity) -> Result<Section> {
    let mut overdue = Vec::new();
    make.queue(&[Band::Overdue], |row| {
        overdue.push(make.planned(&row));
        true
    })?;
    let faulty = activity.faulty;
    let facts = vec![
        make.fact("overdue", "report-fact-overdue-customers", counted(overdue.len()))
            .means(make.word("report-means-overdue-customers")),
        make.fact("faulty", "report-fact-faulty", Value::Count(faulty.hits)).means(make.word("report-means-faulty")),
    ];
    let mut blocks = vec![Block::Facts(facts)];
    if !overdue.is_empty() {
        blocks.push(Block::Items(overdue));
    }
    Ok(make.section("problems", "report-heading-problems", blocks).by("gendan due --overdue"))
}

/// What the plans say of the next day.
fn tomorrow(make: &Make<'_>, day: NaiveDate) -> Result<Section> {
    let next = day.succ_opt().unwrap_or(day);
    let mut plans = Vec::new();
    make.queue(&[Band::Today, Band::Soon], |row| {
        if row.due.is_some_and(|due| due.date == next) {
            plans.push(make.planned(&row));
        }
        true
    })?;
    let blocks = match plans.is_empty() {
        true => vec![Block::Text(make.word("report-nothing-planned"))],
        false => vec![Block::Items(plans)],
    };
    Ok(make.section("tomorrow", "report-heading-tomorrow", blocks).by("gendan due --days 1"))
}
