//! 周报: about whom anything changed since the last report that went out, and nothing else (`domain-rules §11`, `features S172, S81`).

use super::{
    change,
    parts::{Make, counted, listed},
};
use crate::{
    domain::{
        change::{Change, Stretch},
        due::Band,
        period::monday,
        seal::SealKind,
        stage::Stage,
    },
    report::{
        build::Asked,
        document::{Block, Document, Item, Opens, ReportKind, Section, Value},
    },
    store::{Changes, CustomerChanges, FunnelOf, PromiseFilter, Result},
    wording,
};
use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use std::cmp::Reverse;

/// So many of a list that could be long: all of them are counted in its heading.
pub const FEW: usize = 10;

pub fn week(make: &Make<'_>, asked: &Asked) -> Result<Document> {
    let stretch = stretch(make, asked)?;
    let changes = make.store.changes(stretch)?;
    let to = stretch.to.with_timezone(make.now.offset()).date_naive();
    // What is due and stands still is only known of today.
    let is_today = to == make.today();
    let sections = make.parts(ReportKind::Week, |code| {
        let section = match code {
            "changes" => changed(make, &changes),
            "new" => newcomers(make, &changes),
            "lost" => lost(make, &changes),
            "overdue" if is_today => carried_over(make, stretch)?,
            "next" if is_today => next(make, to)?,
            "fast" => fast(make, &changes),
            "breakthrough" if is_today => breakthrough(make)?,
            _ => return Ok(None),
        };
        Ok(Some(section).filter(|section| !section.blocks.is_empty()))
    })?;
    let (first, last) = (stretch.from.date_naive(), stretch.to.date_naive());
    let words = [("from", make.day(first)), ("to", make.day(last)), ("since", moment(make, stretch.from))];
    let args = words.each_ref().map(|(name, text)| (*name, text.into()));
    // Where it begins is only worth a line when it is not with the first day.
    let since = (!stretch.begins_with_day()).then(|| make.texts.with("report-since-seal", &args));
    let subtitle: Vec<String> = [make.owner(), since].into_iter().flatten().collect();
    Ok(Document {
        kind: ReportKind::Week,
        title: make.texts.with("report-title-week", &args),
        subtitle: (!subtitle.is_empty()).then(|| make.joined(&subtitle)),
        from: first,
        to: last,
        sections,
        footer: footer(make, &changes, to)?,
        digest: String::new(),
    })
}

/// Which stretch is asked for: after the last sealed report, or since Monday; up to now, or to the end of a day that is past.
pub fn stretch(make: &Make<'_>, asked: &Asked) -> Result<Stretch> {
    let (since, to) = match asked {
        Asked::Handed(seal) if make.store.is_sealed(seal)? => return Ok(Stretch { from: seal.from, to: seal.to }),
        Asked::Week { since, to } => (*since, *to),
        _ => (None, make.today()),
    };
    let days = make.days(monday(to), to);
    let begins = match since {
        Some(since) => Some(since),
        None => make.store.last_seal(SealKind::Week)?.map(|seal| seal.to).filter(|sealed| *sealed <= days.to),
    };
    Ok(Stretch { from: begins.unwrap_or(days.from), ..days })
}

fn moment(make: &Make<'_>, at: DateTime<FixedOffset>) -> String {
    let local = at.with_timezone(make.now.offset());
    wording::date::at_time(make.texts, make.day(local.date_naive()), Some(local.time()))
}

/// Whether the only news of a customer is that it came on file.
fn is_new(customer: &CustomerChanges) -> bool {
    customer.changes.contains(&Change::Added)
}

/// Why a customer was lost in the stretch, when it was.
fn loss(customer: &CustomerChanges) -> Option<(Stage, Option<&str>)> {
    customer.changes.iter().rev().find_map(|change| match change {
        Change::Stage { to, reason, .. } if to.needs_reason() => Some((*to, reason.as_deref())),
        _ => None,
    })
}

/// Customers about whom anything changed; starred ones even when nothing did. New and lost ones stand apart.
fn changed(make: &Make<'_>, changes: &Changes) -> Section {
    let shown = |one: &&CustomerChanges| !is_new(one) && loss(one).is_none();
    let (mut news, quiet): (Vec<&CustomerChanges>, Vec<&CustomerChanges>) =
        changes.customers.iter().filter(shown).partition(|one| !one.changes.is_empty());
    let mut blocks = Vec::new();
    if news.is_empty() && changes.brought_in == 0 && changes.customers.iter().all(|one| one.changes.is_empty()) {
        blocks.push(Block::Text(make.word("report-nothing-changed")));
    }
    news.extend(quiet);
    if !news.is_empty() {
        blocks.push(Block::Items(news.into_iter().map(|one| change::item(make, one)).collect()));
    }
    make.section("changes", "report-heading-changes", blocks).means(make.word("report-means-changes"))
}

fn newcomers(make: &Make<'_>, changes: &Changes) -> Section {
    let new = changes.customers.iter().filter(|one| is_new(one));
    let items: Vec<Item> = new.map(|one| change::newcomer(make, one)).collect();
    let count = items.len();
    let mut blocks = listed(items);
    if changes.brought_in > 0 {
        blocks.push(Block::Text(make.texts.with("report-brought-in", &[("n", changes.brought_in.into())])));
    }
    headed(make, "new", "report-heading-new", count, blocks)
}

fn lost(make: &Make<'_>, changes: &Changes) -> Section {
    let mut items = Vec::new();
    for one in &changes.customers {
        let Some((stage, reason)) = loss(one) else { continue };
        let word = wording::stage(make.texts, stage).to_owned();
        let text = change::with_reason(make, word.clone(), reason);
        let fields = vec![
            ("stage", Value::Code(stage.code(), word)),
            ("reason", reason.map_or(Value::Empty, |reason| Value::Text(reason.to_owned()))),
        ];
        let opens = Some(Opens::Customer(one.customer));
        items.push(Item { name: change::named(one), text, fields, opens });
    }
    let count = items.len();
    headed(make, "lost", "report-heading-lost", count, listed(items))
}

/// Those who should have been called before the stretch began and still wait.
fn carried_over(make: &Make<'_>, stretch: Stretch) -> Result<Section> {
    let (count, rows) = make.store.carried_over(stretch, FEW, make.local())?;
    let blocks = listed(rows.iter().map(|row| make.planned(row)).collect());
    Ok(headed(make, "overdue", "report-heading-carried-over", count, blocks)
        .means(make.word("report-means-carried-over"))
        .by("gendan due --overdue"))
}

/// What was promised for the next seven days, from either side, and what the rep planned for them; dates that the cadence gave are
/// no plans.
fn next(make: &Make<'_>, to: NaiveDate) -> Result<Section> {
    let day = |n| to.checked_add_days(Days::new(n)).unwrap_or(to);
    let (first, last) = (day(1), day(7));
    let due = PromiseFilter { open: true, due_from: Some(first), due_by: Some(last), ..PromiseFilter::default() };
    let promises = make.store.promises(&due, FEW)?;
    let (planned, rows) = make.store.due_on((first, last), true, FEW, make.local())?;
    let mut items: Vec<(Option<NaiveDate>, Item)> =
        promises.iter().map(|row| (row.due_on, make.promise(row))).collect();
    items.extend(rows.into_iter().map(|mut row| {
        // A promise of these days is a line of its own.
        if row.promise.take().is_some() {
            row.reason = None;
        }
        (row.due.map(|due| due.date), make.planned(&row))
    }));
    items.sort_by_key(|(day, _)| *day);
    let blocks = listed(items.into_iter().take(FEW).map(|(_, item)| item).collect());
    let promised = make.store.promise_count(&due)?;
    Ok(headed(make, "next", "report-heading-next", promised + planned, blocks)
        .means(make.word("report-means-next"))
        .by("gendan due --days 7"))
}

/// Customers that moved by two stages or more (`features S81`).
fn fast(make: &Make<'_>, changes: &Changes) -> Section {
    let mut items: Vec<(usize, Item)> = Vec::new();
    for one in &changes.customers {
        let steps = one.advanced();
        if steps < 2 {
            continue;
        }
        let text = change::stages(make, one);
        let fields = vec![("stages", counted(steps))];
        items.push((steps, Item { name: one.name.clone(), text, fields, opens: Some(Opens::Customer(one.customer)) }));
    }
    items.sort_by_key(|(steps, _)| Reverse(*steps));
    let count = items.len();
    let blocks = listed(items.into_iter().take(FEW).map(|(_, item)| item).collect());
    headed(make, "fast", "report-heading-fast", count, blocks).means(make.word("report-means-fast"))
}

/// Open deals of A and B customers, or starred ones, that have stood too long in their stage: the most overdue of all.
fn breakthrough(make: &Make<'_>) -> Result<Section> {
    let stalled = make.store.stalled(make.today(), true)?;
    let count = stalled.len();
    let blocks = listed(stalled.iter().take(FEW).map(|one| change::stalled(make, one)).collect());
    Ok(headed(make, "breakthrough", "report-heading-breakthrough", count, blocks)
        .means(make.word("report-means-breakthrough")))
}

/// A section whose heading counts what is in it.
fn headed(make: &Make<'_>, code: &'static str, heading: &'static str, count: usize, blocks: Vec<Block>) -> Section {
    let mut section = make.section(code, heading, blocks);
    section.heading =
        make.texts.with("report-heading-counted", &[("heading", (&section.heading).into()), ("n", count.into())]);
    section
}

/// Counts, and the commands that give the same.
fn footer(make: &Make<'_>, changes: &Changes, to: NaiveDate) -> Result<Vec<String>> {
    let news = changes.customers.iter().filter(|one| !one.changes.is_empty()).count();
    let new = changes.customers.iter().filter(|one| is_new(one)).count();
    let lost = changes.customers.iter().filter(|one| loss(one).is_some()).count();
    let won = |one: &&CustomerChanges| {
        one.changes.iter().any(|change| matches!(change, Change::Stage { to: Stage::Won, .. }))
    };
    let won = changes.customers.iter().filter(won).count();
    let counts = [("changed", news), ("new", new), ("won", won), ("lost", lost)].map(|(name, n)| (name, n.into()));
    let mut lines = vec![make.texts.with("report-footer-counts", &counts)];
    if to == make.today() {
        let overdue = make.store.outline(make.local())?.count(Band::Overdue);
        let open: i64 = make.store.funnel(FunnelOf::Open)?.iter().map(|row| row.deals).sum();
        lines.push(make.texts.with("report-footer-due", &[("n", overdue.into()), ("open", open.into())]));
    }
    for currency in make.currencies()? {
        let Some(row) = make.month_row_on(currency, to)? else { continue };
        let (net, received) = (make.amount(row.figures.net(), currency), make.amount(row.figures.received, currency));
        let key = row.month.key();
        let args = [("month", (&key).into()), ("net", (&net).into()), ("received", (&received).into())];
        lines.push(make.texts.with("report-footer-month", &args));
    }
    Ok(lines)
}
