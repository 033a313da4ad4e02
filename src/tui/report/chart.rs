//! Bars, strips and sparks of a report as rows, each with the figures that it shows. Draws nothing.

use super::rows::{INDENT, Making, Row, pad_to};
use crate::{
    domain::metrics,
    report::{
        document::{Bars, Part, Spark},
        words,
    },
    tui::widget::{
        lines::{Line, Role},
        strip, text,
    },
    wording::{date, ledger},
};

/// The least cells of a bar that says anything, and the most that it needs.
const LEAST: u16 = 8;
const MOST: u16 = 60;
/// Cells of a strip at most.
const STRIP: u16 = 72;
/// Rows of a spark.
pub const HIGH: u16 = 2;

/// A bar a row, behind its name and its figure; what stands behind it as a figure, too, where there is room.
pub fn bars(making: &mut Making<'_>, bars: &Bars) {
    let texts = making.ctx.texts;
    let said: Vec<String> = bars.bars.iter().map(|bar| words::value(texts, &bar.value)).collect();
    let compared: Vec<String> = bars
        .bars
        .iter()
        .map(|bar| {
            let behind = bar.behind.as_ref().filter(|behind| behind.size() != 0);
            behind.map_or_else(String::new, |behind| words::value(texts, behind))
        })
        .collect();
    let wide = |all: &mut dyn Iterator<Item = u16>| all.max().unwrap_or(0);
    let names = wide(&mut bars.bars.iter().map(|bar| text::width(&bar.label)));
    let values = wide(&mut said.iter().map(|value| text::width(value)));
    let behinds = wide(&mut compared.iter().map(|value| text::width(value)));
    let x = INDENT + names + 2 + values + 2;
    let left = making.width.saturating_sub(x);
    let shows_behind = behinds > 0 && left >= behinds + 2 + LEAST * 2;
    let width = (if shows_behind { left - behinds - 2 } else { left }).min(MOST);
    let most = bars.bars.iter().flat_map(|bar| [Some(bar.value.size()), bar.behind.as_ref().map(|b| b.size())]);
    let most = most.flatten().max().unwrap_or(0);

    let mut head = Line::new();
    pad_to(&mut head, INDENT);
    head.push(&bars.label, Role::Muted);
    if let Some(behind) = &bars.behind {
        let after = x.max(head.width() + 2);
        pad_to(&mut head, after);
        head.push(making.ctx.glyphs.eighths[8], Role::Accent);
        head.push(format!(" {}  ", texts.get("report-this-year")), Role::Muted);
        head.push(making.ctx.glyphs.behind, Role::Muted);
        head.push(format!(" {behind}"), Role::Muted);
    }
    making.push(head);
    for ((bar, value), behind) in bars.bars.iter().zip(&said).zip(&compared) {
        let mut line = Line::new();
        pad_to(&mut line, INDENT);
        line.push(&bar.label, Role::Muted);
        pad_to(&mut line, (INDENT + names + 2 + values).saturating_sub(text::width(value)));
        line.push(value.as_str(), super::rows::role_of(&bar.value));
        if shows_behind {
            pad_to(&mut line, (x + width + 2 + behinds).saturating_sub(text::width(behind)));
            line.push(behind.as_str(), Role::Muted);
        }
        let (own, behind) = (bar.value.size(), bar.behind.as_ref().map(|behind| behind.size()));
        let width = if width < LEAST { 0 } else { width };
        making.page.rows.push(Row::Bar { line, value: own, behind, most, x, width });
        making.stop(1, (INDENT, making.room()), bar.opens.as_ref());
    }
}

/// The whole as one strip, and beneath it what its shades stand for.
pub fn strip(making: &mut Making<'_>, parts: &[Part]) {
    let counts: Vec<i64> = parts.iter().map(|part| part.count).collect();
    let all: i64 = counts.iter().fold(0, |sum, count| sum.saturating_add(*count));
    if all > 0 {
        making.page.rows.push(Row::Strip(counts));
    }
    let (mut line, mut stops) = (Line::new(), Vec::new());
    for (place, part) in parts.iter().enumerate() {
        let share = metrics::share(part.count, all).filter(|_| part.count > 0).map_or_else(String::new, ledger::share);
        let count = words::counted(part.count);
        let width = 2
            + text::width(&part.label)
            + 1
            + text::width(&count)
            + if share.is_empty() { 0 } else { 1 + text::width(&share) };
        if !line.is_empty() && line.width() + 3 + width > making.width {
            push(making, &mut line, &mut stops);
        }
        let x = if line.is_empty() { INDENT } else { line.width() + 3 };
        pad_to(&mut line, x);
        line.push(strip::shade(place, making.ctx), if part.count > 0 { Role::Accent } else { Role::Muted });
        line.push(format!(" {} ", part.label), Role::Muted);
        line.push(count, if part.count > 0 { Role::Text } else { Role::Muted });
        line.push(format!(" {share}").trim_end(), Role::Muted);
        stops.push(((x, width), part.opens.clone()));
    }
    push(making, &mut line, &mut stops);
}

type Stops = Vec<((u16, u16), Option<crate::report::document::Opens>)>;

fn push(making: &mut Making<'_>, line: &mut Line, stops: &mut Stops) {
    making.push(std::mem::take(line));
    for (place, opens) in stops.drain(..) {
        making.stop(1, place, opens.as_ref());
    }
}

/// The cells that a strip takes.
pub fn strip_width(width: u16) -> u16 {
    width.saturating_sub(INDENT).min(STRIP)
}

/// A value a day, with the days it is of, their sum and the highest.
pub fn spark(making: &mut Making<'_>, spark: &Spark) {
    let (texts, ctx) = (making.ctx.texts, making.ctx);
    let Some(highest) = spark.values.iter().copied().max() else { return };
    let days = u16::try_from(spark.values.len()).unwrap_or(u16::MAX);
    let wide = (making.room().min(STRIP) / days.max(1)).clamp(1, 2);
    for above in 0..HIGH {
        making.page.rows.push(Row::Spark { values: spark.values.clone(), wide, above });
    }
    let last = spark.from + chrono::Days::new(u64::from(days.saturating_sub(1)));
    let (from, to) = (date::day_short(texts, spark.from, ctx.today), date::day_short(texts, last, ctx.today));
    let sum = spark.values.iter().fold(0i64, |sum, value| sum.saturating_add(*value));
    let args = [
        ("label", (&spark.label).into()),
        ("from", (&from).into()),
        ("to", (&to).into()),
        ("sum", sum.into()),
        ("most", highest.into()),
    ];
    making.said(&texts.with("report-spark-legend", &args), Role::Muted, INDENT);
}
