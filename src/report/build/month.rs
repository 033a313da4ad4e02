//! 月报: the ledger's month with how it compares, rankings, receivables, what became of deals, how the work went, what may come in.

use super::{
    parts::{Make, money, rate, rollup, share},
    sales::STRIP,
};
use crate::{
    domain::{
        interval::Rate,
        money::Currency,
        period::{Month, Period},
    },
    report::document::{Block, Document, Fact, Opens, ReportKind, Row, Section, Table, Value},
    store::{FunnelOf, MonthRow, Result, RollupBy},
    wording,
};

pub fn month(make: &Make<'_>, month: Month) -> Result<Document> {
    let (first, last) = month.days();
    let sections = make.parts(ReportKind::Month, |code| {
        let section = match code {
            "sales" => sales(make, month),
            "months" => make.months("months", "report-heading-months-strip", month),
            "products" => make.ranking("products", "report-heading-products", RollupBy::Product, month),
            "categories" => make.ranking("categories", "report-heading-categories", RollupBy::Category, month),
            "buyers" => make.ranking("buyers", "report-heading-buyers", RollupBy::Customer, month),
            "ageing" => make.ages("ageing", "report-heading-ageing", month),
            "activity" => activity(make, month),
            "funnel" => make.stages("funnel", "report-heading-funnel", FunnelOf::All),
            "steps" => make.steps("steps", "report-heading-steps", month),
            "conversion" => make.conversion("conversion", "report-heading-conversion", month),
            "cycle" => make.cycle("cycle", "report-heading-cycle", month),
            "churn" => make.churn("churn", "report-heading-churn"),
            "customers" => make.customers("customers", "report-heading-customers"),
            "forecast" => make.forecast("forecast", "report-heading-forecast"),
            _ => return Ok(None),
        };
        section.map(Some)
    })?;
    let key = month.key();
    let so_far = make.today() < last && make.today() >= first;
    let subtitle = so_far.then(|| make.texts.with("report-month-so-far", &[("day", (&make.day(make.today())).into())]));
    let subtitle: Vec<String> = [make.owner(), subtitle].into_iter().flatten().collect();
    Ok(Document {
        kind: ReportKind::Month,
        title: make.texts.with("report-title-month", &[("month", (&key).into())]),
        subtitle: (!subtitle.is_empty()).then(|| make.joined(&subtitle)),
        from: first,
        to: if so_far { make.today() } else { last },
        sections,
        footer: vec![make.texts.with("report-footer-commands", &[("command", (&rollup(month, None)).into())])],
        digest: String::new(),
    })
}

/// The ledger's figures, in every currency with any.
fn sales(make: &Make<'_>, month: Month) -> Result<Section> {
    let mut blocks = Vec::new();
    for currency in make.currencies()? {
        let Some(row) = make.month_row(currency, month)? else { continue };
        let mut facts = figures(make, &row)?;
        facts.extend(make.target(&row));
        // The rates are for amounts of the book's own currency.
        let own = (currency == make.store.currency()).then(|| make.config.commission.of(&row.figures, currency));
        let estimate = own.flatten();
        facts.extend(estimate.map(|minor| {
            let value = Value::Money(minor, currency);
            make.fact("commission", "report-fact-commission", value).means(make.word("report-means-commission"))
        }));
        facts.extend(best(make, currency, month)?);
        blocks.push(Block::Facts(facts));
    }
    if blocks.is_empty() {
        blocks.push(Block::Text(make.word("report-no-sales-month")));
    }
    Ok(make
        .section("sales", "report-heading-sales", blocks)
        .means(make.word("report-means-net"))
        .by(rollup(month, None)))
}

fn figures(make: &Make<'_>, row: &MonthRow) -> Result<Vec<Fact>> {
    let (figures, currency, (first, last)) = (&row.figures, row.currency, row.month.days());
    let amount = |minor| Value::Money(minor, currency);
    let counts = make.store.sales_counts(currency, Period::Month(row.month))?;
    let collected = make.store.collected(currency, first, last, make.today())?;
    let outstanding = make.store.days_outstanding(currency, first, last, make.today())?;
    let opens = || Opens::Month(row.month, row.currency);
    let (accurate, confirmed) = counts.accurate();
    let mut facts = make.month_facts(row);
    let gross = vec![
        make.fact("gross", "report-fact-gross", amount(figures.gross)).opens(opens()),
        make.fact("discount", "report-fact-discount", amount(figures.discount())),
        make.fact("returns", "report-fact-returns", amount(figures.returns)),
    ];
    // Gross, discount and returns lead to net.
    facts.splice(1..1, gross);
    facts.extend([
        make.fact("bills", "report-fact-bills", amount(figures.bills)).means(make.word("report-means-bills")),
        make.fact("tax", "report-fact-tax", amount(figures.tax)),
        make.fact("aov", "report-fact-aov", money(counts.per_order(), currency)).means(make.word("report-means-aov")),
        make.fact("arpc", "report-fact-arpc", money(counts.per_customer(), currency))
            .means(make.word("report-means-arpc")),
        make.fact("repeat", "report-fact-repeat", rate(Rate::new(counts.returning, counts.customers)))
            .means(make.word("report-means-repeat")),
        make.fact("accuracy", "report-fact-accuracy", rate(Rate::new(accurate, confirmed)))
            .means(make.word("report-means-accuracy")),
        make.fact("collected", "report-fact-collected", share(collected.rate()))
            .means(make.word("report-means-collected")),
        make.fact("dso", "report-fact-dso", outstanding.map_or(Value::Empty, Value::Days))
            .means(make.word("report-means-dso")),
    ]);
    Ok(facts)
}

/// The best of thirteen months (`features S76`).
fn best(make: &Make<'_>, currency: Currency, month: Month) -> Result<Vec<Fact>> {
    let rows = make.store.rollup_months(currency, Some(month.plus(1 - STRIP)), Some(month), make.today())?;
    // Of equals the newest: the rows come newest first, and the last of equals wins.
    let Some(best) = rows.iter().rev().max_by_key(|row| row.figures.net()).filter(|row| row.figures.net() > 0) else {
        return Ok(Vec::new());
    };
    let value = Value::Text(format!("{} {}", best.month.key(), make.amount(best.figures.net(), currency)));
    Ok(vec![make.fact("best_month", "report-fact-best-month", value).opens(Opens::Month(best.month, currency))])
}

/// What a log cost to type, where that was counted, beside the month before (`features S54`).
fn effort(make: &Make<'_>, month: Month) -> Result<Vec<Fact>> {
    let of = |month: Month| make.store.effort(month.days().0, month.days().1);
    let Some(usual) = of(month)? else { return Ok(Vec::new()) };
    let means = match of(month.plus(-1))? {
        Some(before) => make.texts.with(
            "report-means-effort-before",
            &[("n", usual.n.into()), ("keys", before.overhead.into()), ("seconds", before.seconds.into())],
        ),
        None => make.texts.with("report-means-effort", &[("n", usual.n.into())]),
    };
    Ok(vec![
        make.fact("log_keys", "report-fact-log-keys", Value::Count(usual.overhead)).means(means),
        make.fact("log_seconds", "report-fact-log-seconds", Value::Count(usual.seconds)),
    ])
}

/// How the work of the month went (`domain-rules §9`).
fn activity(make: &Make<'_>, month: Month) -> Result<Section> {
    let (first, last) = month.days();
    let activity = make.store.activity(first, last.min(make.today()), make.today())?;
    let buyers = make.store.buyers(first, last)?;
    let mut facts = make.activity_facts(&activity);
    let reach = activity.counts.reach;
    facts.extend([
        make.fact("reach", "report-fact-reach", rate(reach)).means(make.word("report-means-reach")),
        make.fact("on_time", "report-fact-on-time", rate(activity.on_time))
            .means(make.word("report-means-on-time-month")),
        make.fact("snoozes", "report-fact-snoozes", Value::Count(activity.snoozes)),
        make.fact("often_snoozed", "report-fact-often-snoozed", Value::Count(activity.often_snoozed))
            .means(make.word("report-means-often-snoozed")),
        make.fact("entered_in_time", "report-fact-entered", rate(activity.entered_in_time))
            .means(make.word("report-means-entered")),
        make.fact("faulty", "report-fact-error-rate", rate(activity.faulty))
            .means(make.word("report-means-error-rate")),
        make.fact("new_buyers", "report-fact-new-buyers", Value::Count(buyers.new)),
        make.fact("returning_buyers", "report-fact-returning-buyers", Value::Count(buyers.returning)),
    ]);
    facts.extend(effort(make, month)?);
    facts.extend(activity.first_response.map(|hours| {
        let value = Value::Text(make.hours(hours));
        make.fact("first_response", "report-fact-first-response", value).means(make.word("report-means-first-response"))
    }));
    facts.extend(activity.satisfaction.mean().map(|mean| {
        let mean = crate::domain::decimal::plain(mean, 2, 2);
        let args = [("mean", (&mean).into()), ("n", activity.satisfaction.n.into())];
        let value = Value::Text(make.texts.with("report-satisfaction", &args));
        make.fact("satisfaction", "report-fact-satisfaction", value).means(make.word("report-means-satisfaction"))
    }));
    let rows = activity.counts.channels.iter().map(|(channel, of)| Row {
        cells: vec![
            Value::Code(channel.code(), wording::channel(make.texts, *channel).to_owned()),
            Value::Count(of.n),
            rate(*of),
        ],
        opens: None,
    });
    let rows: Vec<Row> = rows.collect();
    let mut blocks = vec![make.curve(first, activity.days.clone()), Block::Facts(facts)];
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            label: None,
            columns: vec![
                make.column("channel", "report-column-channel"),
                make.column("attempts", "report-column-attempts"),
                make.column("response", "report-fact-response"),
            ],
            rows,
            totals: Vec::new(),
        }));
    }
    Ok(make.section("activity", "report-heading-activity", blocks).means(make.word("report-means-contacts")))
}
