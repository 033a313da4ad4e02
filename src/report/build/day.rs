//! 日报: 目标, 过程, 结果, 问题, 明日计划, as short as one message (`domain-rules §11`). What is planned and overdue is only known of today.

use super::parts::{Make, counted, listed, rate};
use crate::{
    domain::{due::Band, promise::Side},
    report::document::{Block, Document, Fact, Item, OfDay, Opens, ReportKind, Rows, Section, Value},
    store::{Activity, Contacted, PromiseFilter, ReceiptFilter, Result},
    wording,
};
use chrono::{Days, NaiveDate};

/// So many of a list at most, however long it is: nobody reads on, and the queue has them all.
const MANY: usize = 100;

pub fn day(make: &Make<'_>, day: NaiveDate) -> Result<Document> {
    let is_today = day == make.today();
    let activity = match make.wants(ReportKind::Day, &["goal", "process", "problems"]) {
        true => make.store.activity(day, day, make.today())?,
        false => Activity::default(),
    };
    let sections = make.parts(ReportKind::Day, |code| {
        Ok(Some(match code {
            "goal" => goal(make, day, &activity)?,
            "process" => process(make, day, &activity)?,
            "result" => result(make, day)?,
            "problems" if is_today => problems(make, day, &activity)?,
            "tomorrow" if is_today => tomorrow(make, day)?,
            _ => return Ok(None),
        }))
    })?;
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
        let Some(row) = make.month_row_on(currency, day)?.filter(|row| row.target.is_some()) else { continue };
        let mut facts = make.target(&row);
        facts.insert(1, make.fact("net", "report-fact-month-net", Value::Money(row.figures.net(), currency)));
        blocks.push(Block::Facts(facts));
    }
    let on_time = activity.on_time;
    let mut facts = Vec::new();
    if on_time.n > 0 {
        facts.push(
            make.fact("on_time", "report-fact-plans-done", rate(on_time)).means(make.word("report-means-on-time")),
        );
    }
    if activity.still_open > 0 {
        facts.push(make.fact("still_open", "report-fact-plans-open", Value::Count(activity.still_open)));
    }
    if blocks.is_empty() && facts.is_empty() {
        blocks.push(Block::Text(make.word("report-no-target")));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    Ok(make.section("goal", "report-heading-goal", blocks))
}

/// Days of the curve that ends with the day.
const CURVE: u64 = 14;

fn process(make: &Make<'_>, day: NaiveDate, activity: &Activity) -> Result<Section> {
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
    let mut blocks = vec![Block::Facts(make.activity_facts(activity))];
    blocks.extend(listed(channels.collect()));
    let contacted = make.store.contacted_on(day, MANY)?;
    blocks.extend(listed(contacted.iter().map(|one| spoken_with(make, one)).collect()));
    blocks.extend(make.beyond(usize::try_from(activity.counts.customers).unwrap_or(0), contacted.len()));
    let from = day.checked_sub_days(Days::new(CURVE - 1)).unwrap_or(day);
    blocks.push(make.curve(from, make.store.contacts_by_day(from, day)?));
    Ok(make.section("process", "report-heading-process", blocks).means(make.word("report-means-contacts")))
}

/// Whom the day's work was with, and what the last talk came to.
fn spoken_with(make: &Make<'_>, one: &Contacted) -> Item {
    let channel = wording::channel(make.texts, one.channel).to_owned();
    let outcome = one.outcome.map(|outcome| (outcome.code(), wording::outcome(make.texts, outcome).to_owned()));
    let mut text = vec![channel.clone()];
    let mut fields = vec![("channel", Value::Code(one.channel.code(), channel))];
    if let Some((code, words)) = outcome {
        text.push(words.clone());
        fields.push(("outcome", Value::Code(code, words)));
    }
    Item {
        name: one.name.clone(),
        text: text.join(make.texts.get("report-planned-between")),
        fields,
        opens: Some(Opens::Customer(one.customer)),
    }
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
        let of_day = ReceiptFilter { day: Some(day), currency: Some(*currency), ..ReceiptFilter::default() };
        let received = i64::try_from(make.store.receipt_count(&of_day)?).unwrap_or(i64::MAX);
        let opens = |of: OfDay| Opens::Rows(Rows::Day { day, currency: *currency, of });
        let any = |n: i64, of: OfDay| (n != 0).then(|| opens(of));
        let fact = |code, label, value, opens| Fact { opens, ..make.fact(code, label, value) };
        let mut facts = vec![
            fact("orders", "report-fact-orders", Value::Count(figures.orders), any(figures.orders, OfDay::Orders)),
            fact("total", "report-fact-total", money(figures.total), any(figures.orders, OfDay::Orders))
                .means(make.word("report-means-total")),
            fact("received", "report-fact-received", money(figures.received), any(received, OfDay::Receipts))
                .means(make.word("report-means-received")),
            fact("shipped", "report-fact-shipped", Value::Count(shipped), any(shipped, OfDay::Shipped))
                .means(make.word("report-means-shipped")),
        ];
        if figures.returns != 0 {
            let opens = Some(opens(OfDay::Returned));
            facts.push(fact("returns", "report-fact-returns", money(figures.returns), opens));
        }
        blocks.push(Block::Facts(facts));
        let categories = make.store.category_days(*currency, day, day)?;
        let items: Vec<Item> = categories
            .into_iter()
            .map(|row| {
                let category = (!row.name.is_empty()).then(|| row.name.clone());
                let of = if row.figures.orders > 0 { OfDay::Category(category) } else { OfDay::Returned };
                Item {
                    name: if row.name.is_empty() { make.word("report-no-category") } else { row.name },
                    text: make.amount(row.figures.net(), *currency),
                    fields: vec![("net", money(row.figures.net())), ("orders", Value::Count(row.figures.orders))],
                    opens: Some(opens(of)),
                }
            })
            .collect();
        blocks.extend(listed(items));
    }
    Ok(make.section("result", "report-heading-result", blocks))
}

/// Whose word is not kept, the rep's own first; who should have been called; and what was written down badly.
fn problems(make: &Make<'_>, day: NaiveDate, activity: &Activity) -> Result<Section> {
    let outline = make.store.outline(make.local())?;
    let overdue = outline.count(Band::Overdue);
    let mut facts = vec![
        make.fact("overdue", "report-fact-overdue-customers", counted(overdue))
            .means(make.word("report-means-overdue-customers")),
        make.fact("faulty", "report-fact-faulty", Value::Count(activity.faulty.hits))
            .means(make.word("report-means-faulty")),
    ];
    let (mut promises, mut unkept) = (Vec::new(), 0);
    for (code, label, side) in [
        ("my_promises", "report-fact-my-promises", Side::Mine),
        ("their_promises", "report-fact-their-promises", Side::Theirs),
    ] {
        let late = PromiseFilter { side: Some(side), open: true, due_by: day.pred_opt(), ..PromiseFilter::default() };
        let broken = PromiseFilter { side: Some(side), broken_on: Some(day), ..PromiseFilter::default() };
        let count = make.store.promise_count(&late)? + make.store.promise_count(&broken)?;
        unkept += count;
        for which in [late, broken] {
            promises.extend(make.store.promises(&which, MANY)?);
        }
        if count > 0 {
            facts.push(make.fact(code, label, counted(count)).means(make.word("report-means-unkept")));
        }
    }
    let mut blocks = vec![Block::Facts(facts)];
    promises.truncate(MANY);
    blocks.extend(listed(promises.iter().map(|row| make.promise(row)).collect()));
    blocks.extend(make.beyond(unkept, promises.len()));
    // The overdue ones of all tiers lie together, behind the timed steps of the next hour.
    let before =
        outline.segments().iter().take_while(|segment| segment.band != Band::Overdue).map(|segment| segment.len);
    let mut rows = make.store.queue(&outline, before.sum(), overdue.min(MANY), make.local())?;
    let shown = rows.len();
    // Whom a promise calls stands above with it.
    rows.retain(|row| row.promise.is_none() || promises.iter().all(|promise| promise.customer != row.customer));
    blocks.extend(listed(rows.iter().map(|row| make.planned(row)).collect()));
    blocks.extend(make.beyond(overdue, shown));
    Ok(make.section("problems", "report-heading-problems", blocks).by("gendan due --overdue"))
}

/// Who is due on the next day.
fn tomorrow(make: &Make<'_>, day: NaiveDate) -> Result<Section> {
    let next = day.succ_opt().unwrap_or(day);
    let (count, rows) = make.store.due_on((next, next), false, MANY, make.local())?;
    let mut blocks = listed(rows.iter().map(|row| make.planned(row)).collect());
    if blocks.is_empty() {
        blocks.push(Block::Text(make.word("report-nothing-planned")));
    }
    blocks.extend(make.beyond(count, rows.len()));
    Ok(make.section("tomorrow", "report-heading-tomorrow", blocks).by("gendan due --days 1"))
}
