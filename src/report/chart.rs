//! Where the shapes of a chart stand: bars, strips and trends in whole units of a drawing. Draws nothing and escapes nothing.

use super::{
    document::{Bars, Part, Spark, Value},
    words,
};
use crate::{
    domain::money::Money,
    i18n::Texts,
    safe::{ellipsis, width},
    wording::{date, money::amount_compact},
};
use serde::Serialize;

/// The width of every drawing.
const WIDE: i64 = 820;
/// The height of the bars alone.
const TALL: i64 = 150;
/// Cells of text that stand in so many units.
const CELL: i64 = 6;

/// A drawing.
#[derive(Default, Serialize)]
pub struct Chart {
    pub label: String,
    pub behind: Option<String>,
    pub width: i64,
    pub height: i64,
    pub axis: Option<i64>,
    pub shapes: Vec<Shape>,
    /// Points of a trend.
    pub line: Option<String>,
    pub texts: Vec<Label>,
}

/// A rectangle, and what it is of.
#[derive(Serialize)]
pub struct Shape {
    pub class: &'static str,
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
    pub shade: Option<&'static str>,
    pub title: String,
}

/// A text.
#[derive(Serialize)]
pub struct Label {
    pub x: i64,
    pub y: i64,
    pub anchor: &'static str,
    pub strong: bool,
    pub text: String,
}

/// Upright bars, the value behind each beside it, broader and paler.
pub fn bars(bars: &Bars, texts: &Texts) -> Chart {
    let all = bars.bars.iter().flat_map(|bar| [Some(&bar.value), bar.behind.as_ref()]).flatten();
    let most = all.map(Value::size).max().unwrap_or(0).max(1);
    let count = i64::try_from(bars.bars.len()).unwrap_or(1).max(1);
    let (slot, axis) = (WIDE / count, TALL + 16);
    let mut chart = Chart {
        label: bars.label.clone(),
        behind: bars.behind.clone(),
        width: WIDE,
        height: axis + 18,
        axis: Some(axis),
        ..Chart::default()
    };
    let tall = |value: &Value| part(value.size().max(0), most, TALL);
    for (place, bar) in (0_i64..).zip(&bars.bars) {
        let (x, wide) = (place * slot, (slot * 7 / 10).clamp(6, 64));
        let left = x + (slot - wide) / 2;
        let mut put = |class, x, width, height, value: &Value| {
            let title = format!("{} {}", bar.label, words::value(texts, value));
            chart.shapes.push(Shape { class, x, y: axis - height, width, height, shade: None, title });
        };
        if let Some(behind) = &bar.behind {
            put("behind", left, wide, tall(behind), behind);
        }
        let narrow = if bar.behind.is_some() { wide * 6 / 10 } else { wide };
        put("bar", left + (wide - narrow) / 2, narrow, tall(&bar.value), &bar.value);
        let middle = x + slot / 2;
        let top = tall(&bar.value).max(bar.behind.as_ref().map_or(0, tall));
        let value = short(texts, &bar.value);
        chart.texts.push(label(middle, axis - top - 4, "middle", true, fitted(&value, slot)));
        chart.texts.push(label(middle, axis + 14, "middle", false, fitted(&bar.label, slot)));
    }
    chart
}

/// Lines across, a line a part, in their order.
pub fn strip(parts: &[Part]) -> Chart {
    let most = parts.iter().map(|part| part.count).max().unwrap_or(0).max(1);
    let (line, names) = (24, 150);
    let mut chart = Chart { width: WIDE, ..Chart::default() };
    for (place, part_of) in (0_i64..).zip(parts) {
        let y = place * line;
        let length = part(part_of.count.max(0), most, WIDE - names - 70);
        let title = format!("{} {}", part_of.label, part_of.count);
        chart.shapes.push(Shape { class: "bar", x: names, y: y + 4, width: length, height: 15, shade: None, title });
        chart.texts.push(label(names - 8, y + 16, "end", false, fitted(&part_of.label, names)));
        chart.texts.push(label(names + length + 6, y + 16, "start", true, words::counted(part_of.count)));
    }
    chart.height = i64::try_from(parts.len()).unwrap_or(0) * line;
    chart
}

/// A value a day: thin bars, with the first and the last day below.
pub fn spark(spark: &Spark, texts: &Texts) -> Chart {
    let most = spark.values.iter().copied().max().unwrap_or(0).max(1);
    let count = i64::try_from(spark.values.len()).unwrap_or(1).max(1);
    let (slot, tall) = ((WIDE / count).max(2), 56);
    let mut chart =
        Chart { label: spark.label.clone(), width: WIDE, height: tall + 18, axis: Some(tall), ..Chart::default() };
    let day = |n: i64| spark.from + chrono::Duration::days(n);
    for (place, value) in (0_i64..).zip(&spark.values) {
        let height = part((*value).max(0), most, tall - 12);
        let title = format!("{} {value}", day(place));
        let width = (slot * 7 / 10).max(1);
        let x = place * slot;
        chart.shapes.push(Shape { class: "bar", x, y: tall - height, width, height, shade: None, title });
        if *value == most {
            chart.texts.push(label(x + width / 2, tall - height - 3, "middle", true, words::counted(*value)));
        }
    }
    let last = day(count - 1);
    chart.texts.push(label(0, tall + 14, "start", false, date::day(texts, spark.from, last)));
    chart.texts.push(label(count * slot, tall + 14, "end", false, date::day(texts, last, last)));
    chart
}

fn label(x: i64, y: i64, anchor: &'static str, strong: bool, text: String) -> Label {
    Label { x, y, anchor, strong, text }
}

/// A value in a few cells.
fn short(texts: &Texts, value: &Value) -> String {
    match value {
        Value::Money(minor, currency) => amount_compact(texts, Money::sum(*minor, *currency)),
        other => words::value(texts, other),
    }
}

/// A text that stays within so many units.
fn fitted(text: &str, units: i64) -> String {
    let cells = usize::try_from(units / CELL).unwrap_or(0).max(1);
    if width(text) <= cells { text.to_owned() } else { ellipsis(text, cells).into_owned() }
}

/// `value` of `most` as a part of `whole`.
fn part(value: i64, most: i64, whole: i64) -> i64 {
    i64::try_from(i128::from(value) * i128::from(whole) / i128::from(most.max(1))).unwrap_or(0)
}
