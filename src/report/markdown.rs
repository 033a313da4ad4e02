//! A report as Markdown. Every text of the book is escaped: it can be no markup, no link and no HTML.

use super::{
    document::{Bars, Block, Document, Section, Table, Value},
    words,
};
use crate::{i18n::Texts, safe::safe_line};
use std::fmt::Write;

/// The whole report.
pub fn markdown(document: &Document, texts: &Texts) -> String {
    let mut out = format!("# {}\n", plain(&document.title));
    if let Some(subtitle) = &document.subtitle {
        let _ = write!(out, "\n{}\n", plain(subtitle));
    }
    document.sections.iter().for_each(|section| put_section(&mut out, section, texts));
    if !document.footer.is_empty() {
        out.push_str("\n---\n");
        for line in &document.footer {
            let _ = write!(out, "\n{}\n", plain(line));
        }
    }
    out
}

/// A section under its heading.
pub fn put_section(out: &mut String, section: &Section, texts: &Texts) {
    let _ = write!(out, "\n## {}\n", plain(&section.heading));
    for block in &section.blocks {
        out.push('\n');
        put(out, block, texts);
    }
    let about = [section.definition.as_deref().map(plain), section.source.as_deref().map(code)];
    let about: Vec<String> = about.into_iter().flatten().collect();
    if !about.is_empty() {
        let _ = write!(out, "\n> {}\n", about.join(" "));
    }
}

fn put(out: &mut String, block: &Block, texts: &Texts) {
    match block {
        Block::Facts(facts) => {
            for fact in facts {
                let _ = write!(out, "- {}: **{}**", plain(&fact.label), plain(&words::value(texts, &fact.value)));
                if let Some(definition) = &fact.definition {
                    let _ = write!(out, " — {}", plain(definition));
                }
                out.push('\n');
            }
        }
        Block::Items(items) => {
            for item in items {
                let gap = if item.text.is_empty() { "" } else { " " };
                // A line of its own stays one.
                let text = item.text.lines().map(plain).collect::<Vec<_>>().join("  \n  ");
                let _ = writeln!(out, "- **{}**{gap}{text}", plain(&item.name));
            }
        }
        Block::Table(table) => put_table(out, table, texts),
        Block::Bars(bars) => put_table(out, &as_table(bars), texts),
        Block::Strip(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|part| format!("{} **{}**", plain(&part.label), words::counted(part.count))).collect();
            let _ = writeln!(out, "{}", parts.join(" · "));
        }
        Block::Spark(spark) => {
            let values: Vec<String> = spark.values.iter().map(i64::to_string).collect();
            let _ = writeln!(out, "{} ({}): {}", plain(&spark.label), spark.from, values.join(" "));
        }
        Block::Text(text) => {
            let _ = writeln!(out, "{}", plain(text));
        }
    }
}

fn put_table(out: &mut String, table: &Table, texts: &Texts) {
    if let Some(label) = &table.label {
        let _ = write!(out, "**{}**\n\n", plain(label));
    }
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(table.columns.iter().map(|column| plain(&column.heading)).collect()));
    out.push_str(&row((0..table.columns.len())
        .map(|at| if table.is_number(at) { "---:" } else { "---" }.to_owned())
        .collect()));
    let said = |values: &[Value]| values.iter().map(|value| plain(&words::value(texts, value))).collect();
    for values in &table.rows {
        out.push_str(&row(said(&values.cells)));
    }
    if !table.totals.is_empty() {
        out.push_str(&row(said(&table.totals)));
    }
}

/// Bars as the table that they are drawn from.
fn as_table(bars: &Bars) -> Table {
    let has_behind = bars.behind.is_some();
    let column = |heading: &str| super::document::Column { code: "value", heading: heading.to_owned() };
    let mut columns = vec![column(""), column(&bars.label)];
    columns.extend(bars.behind.as_deref().map(column));
    let rows = bars.bars.iter().map(|bar| {
        let mut cells = vec![Value::Text(bar.label.clone()), bar.value.clone()];
        if has_behind {
            cells.push(bar.behind.clone().unwrap_or(Value::Empty));
        }
        super::document::Row { cells, opens: None }
    });
    Table { label: None, columns, rows: rows.collect(), totals: Vec::new() }
}

/// A text that is nothing but text: whatever Markdown or HTML could take for its own has a backslash before it.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let text = safe_line(text);
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        // A list item or a heading begins with these; inside a line they are words.
        let begins =
            at == 0 && matches!(c, '-' | '+' | '#' | '=') || number > 0 && at == number && matches!(c, '.' | ')');
        if begins || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '!' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A command as code. Ours: it holds no grave accent, and one of a customer's name is left out.
fn code(text: &str) -> String {
    format!("`{}`", safe_line(text).replace('`', ""))
}
