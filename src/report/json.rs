//! A report as JSON: codes that are the same in every language, money as decimal strings beside its currency.

use super::document::{Bar, Block, Document, Fact, Item, Opens, Part, Row, Section, Table, Value};
use crate::domain::{
    decimal::plain,
    interval::Rate,
    money::{Currency, Money},
};
use serde_json::{Map, Value as Json, json};

/// The whole report.
pub fn json(document: &Document) -> Json {
    json!({
        "report": document.kind.code(),
        "title": document.title,
        "subtitle": document.subtitle,
        "from": document.from,
        "to": document.to,
        "sections": document.sections.iter().map(section).collect::<Json>(),
        "footer": document.footer,
        "sha256": document.digest,
    })
}

/// A section: its blocks, each named by what it is.
pub fn section(section: &Section) -> Json {
    json!({
        "code": section.code,
        "heading": section.heading,
        "definition": section.definition,
        "source": section.source,
        "blocks": section.blocks.iter().map(block).collect::<Json>(),
    })
}

fn block(block: &Block) -> Json {
    match block {
        Block::Facts(facts) => json!({ "facts": facts.iter().map(fact).collect::<Json>() }),
        Block::Items(items) => json!({ "items": items.iter().map(item).collect::<Json>() }),
        Block::Table(table) => json!({ "table": rows(table), "label": table.label }),
        Block::Bars(bars) => json!({
            "bars": bars.bars.iter().map(bar).collect::<Json>(),
            "label": bars.label,
            "behind_label": bars.behind,
        }),
        Block::Strip(parts) => json!({ "strip": parts.iter().map(part).collect::<Json>() }),
        Block::Spark(spark) => json!({ "spark": spark.values, "label": spark.label, "from": spark.from }),
        Block::Text(text) => json!({ "text": text }),
    }
}

fn fact(fact: &Fact) -> Json {
    let mut out = Map::new();
    out.insert("code".to_owned(), json!(fact.code));
    out.insert("label".to_owned(), json!(fact.label));
    put(&mut out, "value", &fact.value);
    if let Some(definition) = &fact.definition {
        out.insert("definition".to_owned(), json!(definition));
    }
    Json::Object(out)
}

fn item(item: &Item) -> Json {
    let mut out = Map::new();
    out.insert("name".to_owned(), json!(item.name));
    out.insert("text".to_owned(), json!(item.text));
    for (code, value) in &item.fields {
        put(&mut out, code, value);
    }
    Json::Object(out)
}

fn rows(table: &Table) -> Json {
    let row = |row: &Row| {
        let mut out = Map::new();
        for (column, value) in table.columns.iter().zip(&row.cells) {
            put(&mut out, column.code, value);
        }
        Json::Object(out)
    };
    table.rows.iter().map(row).collect()
}

fn bar(bar: &Bar) -> Json {
    let mut out = Map::new();
    let label = match &bar.opens {
        Some(Opens::Month(month, _)) => month.key(),
        _ => bar.label.clone(),
    };
    out.insert("label".to_owned(), json!(label));
    put(&mut out, "value", &bar.value);
    if let Some(behind) = &bar.behind {
        put(&mut out, "behind", behind);
    }
    Json::Object(out)
}

fn part(part: &Part) -> Json {
    json!({ "code": part.code, "label": part.label, "count": part.count })
}

/// A value under its key; an amount has its currency beside it.
fn put(out: &mut Map<String, Json>, key: &str, value: &Value) {
    let part = |thousandths: i64| plain(thousandths, 3, 0).parse::<f64>().ok();
    let json = match value {
        Value::Empty => Json::Null,
        Value::Text(text) => json!(text),
        Value::Code(code, _) => json!(code),
        Value::Day(day) => json!(day),
        Value::Count(n) | Value::Days(n) => json!(n),
        Value::Money(minor, currency) => {
            out.insert(key.to_owned(), json!(decimal(*minor, *currency)));
            out.insert("currency".to_owned(), json!(currency.code()));
            return;
        }
        Value::Share(thousandths) => json!(part(*thousandths)),
        Value::Change(thousandths) => json!(thousandths.and_then(part)),
        Value::Rate { hits, n } => {
            let rate = Some(Rate::new(*hits, *n)).filter(|rate| !rate.is_few());
            let bounds = rate.and_then(Rate::interval);
            json!({
                "hits": hits,
                "n": n,
                "rate": rate.and_then(Rate::share).and_then(part),
                "low": bounds.and_then(|bounds| part(bounds.low)),
                "high": bounds.and_then(|bounds| part(bounds.high)),
            })
        }
        Value::Quantity(thousandths) => json!(plain(*thousandths, 3, 0)),
    };
    out.insert(key.to_owned(), json);
}

fn decimal(minor: i64, currency: Currency) -> String {
    Money::sum(minor, currency).to_decimal()
}
