//! A report as plain text for a message or a terminal: aligned by cells, and a day's as short as one message may be.

use super::{
    document::{Bars, Block, Document, Fact, Item, Part, ReportKind, Spark, Table},
    words,
};
use crate::{
    i18n::Texts,
    safe::{ellipsis, pad_end, pad_start, safe_line, width},
    wording::date,
};

/// Cells of a line.
const WIDE: usize = 120;
/// Characters of one message (`domain-rules §11`).
pub const MESSAGE: usize = 1_200;
/// Lines of one page of a week's report.
const PAGE: usize = 34;
/// Items of a day's list, however much room there is: a message is read at a glance.
const LISTED: usize = 8;
/// Items that a list of a week keeps, however little room there is.
const FEWEST: usize = 3;
/// Sections that are never shortened.
const WHOLE: [&str; 3] = ["changes", "new", "lost"];
/// Cells of the longest bar.
const BAR: usize = 24;
/// Cells of a table's cell of words.
const CELL: usize = 36;
const SPARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The whole report. A day's fits one message and a week's one page: lists that may be cut are shortened evenly, no line of
/// them is cut, and how many there are is said.
pub fn text(document: &Document, texts: &Texts) -> String {
    let most = match document.kind {
        ReportKind::Day => LISTED,
        ReportKind::Week => longest(document),
        _ => return page(document, texts, usize::MAX),
    };
    let fits = |text: &String| match document.kind {
        ReportKind::Day => text.chars().count() <= MESSAGE,
        _ => text.lines().count() <= PAGE,
    };
    // A week without room names as many as a glance takes.
    let least = if document.kind == ReportKind::Day { 0 } else { FEWEST };
    let pages = (least..=most.max(least)).rev().map(|most| page(document, texts, most));
    let mut last = String::new();
    for text in pages {
        if fits(&text) {
            return text;
        }
        last = text;
    }
    last
}

fn longest(document: &Document) -> usize {
    let items = document.sections.iter().flat_map(|section| &section.blocks).map(|block| match block {
        Block::Items(items) => items.len(),
        _ => 0,
    });
    items.max().unwrap_or(0)
}

fn page(document: &Document, texts: &Texts, most: usize) -> String {
    // A week's headings count what is in their lists.
    let says_more = document.kind != ReportKind::Week;
    let mut lines = vec![safe_line(&document.title).into_owned()];
    lines.extend(document.subtitle.as_deref().map(|subtitle| safe_line(subtitle).into_owned()));
    for section in &document.sections {
        lines.push(texts.with("report-text-heading", &[("heading", safe_line(&section.heading).as_ref().into())]));
        // What changed is what a week's report is for: all of it stands there.
        let most = if WHOLE.contains(&section.code) { usize::MAX } else { most };
        for block in &section.blocks {
            match block {
                Block::Facts(facts) => lines.extend(fact_lines(facts, texts)),
                Block::Items(items) => lines.extend(item_lines(items, texts, most, says_more)),
                Block::Table(table) => lines.extend(table_lines(table, texts)),
                Block::Bars(bars) => lines.extend(bar_lines(bars, texts)),
                Block::Strip(parts) => lines.extend(strip_lines(parts)),
                Block::Spark(spark) => lines.push(spark_line(spark, texts)),
                Block::Text(text) => lines.extend(wrapped(&safe_line(text), "  ", "  ")),
            }
        }
    }
    if !document.footer.is_empty() {
        lines.push("—".to_owned());
        lines.extend(document.footer.iter().map(|line| safe_line(line).into_owned()));
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// `label value`, as many on a line as fit.
fn fact_lines(facts: &[Fact], texts: &Texts) -> Vec<String> {
    packed(facts.iter().map(|fact| format!("{} {}", fact.label, words::value(texts, &fact.value))), " · ")
}

fn strip_lines(parts: &[Part]) -> Vec<String> {
    packed(parts.iter().map(|part| format!("{} {}", part.label, words::counted(part.count))), " · ")
}

/// Pieces one after another, none of them broken.
fn packed(pieces: impl Iterator<Item = String>, between: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        let piece = safe_line(&piece).into_owned();
        match lines.last_mut() {
            Some(line) if width(line) + width(between) + width(&piece) <= WIDE => {
                line.push_str(between);
                line.push_str(&piece);
            }
            _ => lines.push(format!("  {piece}")),
        }
    }
    lines
}

/// A line an item; those of whom the same is said share one.
fn item_lines(items: &[Item], texts: &Texts, most: usize, says_more: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let shown = &items[..items.len().min(most)];
    for same in shown.chunk_by(|a, b| a.text == b.text) {
        let names: Vec<&str> = same.iter().map(|item| item.name.as_str()).collect();
        let names = names.join(texts.get("report-names-between"));
        let said = match same.first().map_or("", |item| item.text.as_str()) {
            "" => names,
            text => texts.with("report-item", &[("name", (&names).into()), ("text", text.into())]),
        };
        lines.extend(wrapped(&safe_line(&said), "  - ", "    "));
    }
    if says_more && shown.len() < items.len() {
        lines.push(format!("  - {}", words::more(texts, &items[shown.len()..])));
    }
    lines
}

/// A text in lines of [`WIDE`] cells: broken at blanks, and between Chinese characters where there are none.
fn wrapped(text: &str, first: &str, then: &str) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), first.to_owned());
    let mut is_fresh = true;
    for word in words_of(text) {
        if !is_fresh && width(&line) + width(word.trim_end()) > WIDE {
            lines.push(std::mem::replace(&mut line, then.to_owned()).trim_end().to_owned());
        }
        line.push_str(word);
        is_fresh = false;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// What may not be broken: words with the blanks after them; a wide character is a word with the mark that follows it.
fn words_of(text: &str) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), 0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let Some((next, after)) = chars.peek().copied() else { break };
        let is_wide = |c: char| width(c.encode_utf8(&mut [0; 4])) == 2;
        let closes =
            matches!(after, '，' | '。' | '；' | '、' | '：' | '）' | '！' | '？' | '」' | '”') || after == ' ';
        let opens = matches!(c, '（' | '「' | '“');
        if !closes && !opens && (c == ' ' || is_wide(c) || is_wide(after)) && at >= start {
            found.push(&text[start..next]);
            start = next;
        }
    }
    found.push(&text[start..]);
    found
}

fn table_lines(table: &Table, texts: &Texts) -> Vec<String> {
    let said = |values: &[super::document::Value]| -> Vec<String> {
        values.iter().map(|value| ellipsis(&safe_line(&words::value(texts, value)), CELL).into_owned()).collect()
    };
    let mut rows = vec![table.columns.iter().map(|column| safe_line(&column.heading).into_owned()).collect::<Vec<_>>()];
    rows.extend(table.rows.iter().map(|row| said(&row.cells)));
    if !table.totals.is_empty() {
        rows.push(said(&table.totals));
    }
    let is_number: Vec<bool> = (0..table.columns.len()).map(|at| table.is_number(at)).collect();
    let widest: Vec<usize> = (0..table.columns.len())
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    let mut lines: Vec<String> = table.label.iter().map(|label| format!("  {}", safe_line(label))).collect();
    for row in rows {
        let mut line = String::from(" ");
        for ((cell, cells), right) in row.iter().zip(&widest).zip(&is_number) {
            line.push(' ');
            line.push_str(&if *right { pad_start(cell, *cells) } else { pad_end(cell, *cells) });
            line.push(' ');
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

fn bar_lines(bars: &Bars, texts: &Texts) -> Vec<String> {
    let most = bars.bars.iter().map(|bar| bar.value.size().max(0)).max().unwrap_or(0);
    let names = bars.bars.iter().map(|bar| width(&bar.label)).max().unwrap_or(0);
    let figures: Vec<String> = bars.bars.iter().map(|bar| words::value(texts, &bar.value)).collect();
    let widest = figures.iter().map(|figure| width(figure)).max().unwrap_or(0);
    let mut lines = vec![format!("  {}", safe_line(&bars.label))];
    for (bar, figure) in bars.bars.iter().zip(&figures) {
        let length = scaled(bar.value.size().max(0), most, BAR);
        let drawn = pad_end(&"█".repeat(length), BAR).into_owned();
        let mut line = format!("  {}  {}  {drawn}", pad_end(&safe_line(&bar.label), names), pad_start(figure, widest));
        if let (Some(behind), Some(name)) = (&bar.behind, &bars.behind) {
            let value = words::value(texts, behind);
            let args = [("name", name.as_str().into()), ("value", (&value).into())];
            line.push_str("  ");
            line.push_str(&texts.with("report-bar-behind", &args));
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

fn spark_line(spark: &Spark, texts: &Texts) -> String {
    let most = spark.values.iter().copied().max().unwrap_or(0);
    let drawn: String =
        spark.values.iter().map(|value| SPARKS[scaled((*value).max(0), most, SPARKS.len() - 1)]).collect();
    let days = i64::try_from(spark.values.len()).unwrap_or(0);
    let last = spark.from + chrono::Duration::days((days - 1).max(0));
    let (first, end) = (date::day(texts, spark.from, last), date::day(texts, last, last));
    let args = [
        ("label", spark.label.as_str().into()),
        ("drawn", (&drawn).into()),
        ("from", (&first).into()),
        ("to", (&end).into()),
        ("sum", spark.values.iter().sum::<i64>().into()),
    ];
    format!("  {}", texts.with("report-spark", &args))
}

/// `value` of `most` on a scale of `steps`, rounded half up.
fn scaled(value: i64, most: i64, steps: usize) -> usize {
    let (value, most) = (i128::from(value), i128::from(most.max(1)));
    let steps = i128::try_from(steps).unwrap_or(0);
    usize::try_from((value * steps * 2 + most) / (most * 2)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_never_before_a_mark() {
        let words: Vec<&str> = words_of("报价 98,000.00 元，等 Acme 批复。");
        assert_eq!(words, ["报", "价 ", "98,000.00 ", "元，", "等 ", "Acme ", "批", "复。"]);
        let text = "一二三四五".repeat(30);
        let lines = wrapped(&text, "  - ", "    ");
        assert!(lines.iter().all(|line| width(line) <= WIDE), "{lines:?}");
        let again: String = lines.concat().chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        assert_eq!(again, text);
    }

    #[test]
    fn bars_reach_their_scale() {
        for (value, most, steps, wanted) in
            [(0, 10, 24, 0), (10, 10, 24, 24), (5, 10, 7, 4), (i64::MAX, i64::MAX, 24, 24), (0, 0, 7, 0)]
        {
            assert_eq!(scaled(value, most, steps), wanted);
        }
    }
}
