//! How a sheet was understood and what became of its rows, as lines and as JSON. Changes nothing.

use super::super::Failure;
use crate::{
    cli::{context::Context, output::Output},
    exchange::{
        columns::Role,
        read::Format,
        report::{ColumnPlan, ImportPlan, Word},
        session::{Refused, Rejection},
    },
    store::{ImportReport, LedgerReport},
    wording::{self, money::count},
};
use serde_json::{Value, json};
use std::path::Path;

/// So many refused rows are shown in a dry run.
const SHOWN: usize = 10;

/// The mapping: our field from their heading, with samples; what is kept beside, and what is left out.
pub fn plan(context: &Context, out: &mut Output, plan: &ImportPlan, words: &[Word]) -> Result<(), Failure> {
    let texts = context.texts;
    let kind = wording::import::kind(texts, plan.kind);
    let rows = count(plan.rows);
    let args = [
        ("file", (&plan.file).into()),
        ("rows", (&rows).into()),
        ("kind", kind.into()),
        ("line", plan.heading_line.into()),
    ];
    match plan.format {
        Format::Cards => out.line(&texts.with("import-plan-cards", &args[..2]))?,
        _ => out.line(&texts.with("import-plan-head", &args))?,
    }
    if let Some(sheet) = &plan.sheet {
        out.line(&texts.with("import-plan-sheet", &[("sheet", sheet.into())]))?;
    }
    if let Some(encoding) = plan.encoding {
        out.line(&texts.with("import-plan-encoding", &[("encoding", encoding.into())]))?;
    }
    if let Some(line) = plan.example_line {
        out.line(&texts.with("import-plan-example", &[("line", line.into())]))?;
    }
    let columns = &plan.mapping.columns;
    let taken: Vec<Vec<String>> = columns
        .iter()
        .filter_map(|column| match column.role {
            Role::Field(field) => {
                Some(vec![field.code().to_owned(), format!("<- {}", column.heading), samples(column)])
            }
            _ => None,
        })
        .collect();
    section(out, texts.get("import-plan-taken"), &taken)?;
    for (role, heading) in
        [(Role::Extra, texts.get("import-plan-extra")), (Role::Derived, texts.get("import-plan-derived"))]
    {
        let rows: Vec<Vec<String>> =
            plan.mapping.of(role).map(|column| vec![column.heading.clone(), samples(column)]).collect();
        section(out, heading, &rows)?;
    }
    let words: Vec<Vec<String>> = words.iter().map(|word| vec![word_line(context, word)]).collect();
    section(out, texts.get("import-plan-words"), &words)
}

fn section(out: &mut Output, heading: &str, rows: &[Vec<String>]) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    out.line(heading)?;
    let indented: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.iter().enumerate().map(|(n, cell)| if n == 0 { format!("  {cell}") } else { cell.clone() }).collect()
        })
        .collect();
    out.table(&[], &indented)
}

fn samples(column: &ColumnPlan) -> String {
    let mut text = column.samples.join(" | ");
    if let Some(order) = column.dates {
        text = format!("{text} ({})", order.code());
    }
    text
}

fn word_line(context: &Context, word: &Word) -> String {
    let texts = context.texts;
    let args = [
        ("field", word.field.code().into()),
        ("value", (&word.value).into()),
        ("rows", word.rows.into()),
        ("code", word.taken_as.unwrap_or_default().into()),
    ];
    match word.taken_as {
        Some(_) => texts.with("import-plan-word-as", &args),
        None => texts.with("import-plan-word-kept", &args[..3]),
    }
}

/// What of the file is not imported, dry or not: hidden sheets, and rows that sum up others.
pub fn left_out(context: &Context, out: &mut Output, plan: &ImportPlan) -> Result<(), Failure> {
    let texts = context.texts;
    if !plan.hidden.is_empty() {
        out.line(&texts.with("import-plan-hidden", &[("names", (&plan.hidden.join(", ")).into())]))?;
    }
    let lines: Vec<String> = plan.totals_lines.iter().take(SHOWN).map(u64::to_string).collect();
    let lines = lines.join(", ");
    match plan.totals_lines.len() {
        0 => Ok(()),
        all if all > SHOWN => {
            let more = count((all - SHOWN) as u64);
            out.line(&texts.with("import-plan-totals-more", &[("lines", (&lines).into()), ("n", (&more).into())]))
        }
        _ => out.line(&texts.with("import-plan-totals", &[("lines", (&lines).into())])),
    }
}

/// How many rows were taken, and which would not be.
pub fn outcome(
    context: &Context,
    out: &mut Output,
    report: &ImportReport,
    refused: &Refused,
    dry_run: bool,
) -> Result<(), Failure> {
    let texts = context.texts;
    if dry_run {
        out.line(texts.get("import-would"))?;
    }
    for (key, number) in [
        ("import-done-added", report.added),
        ("import-done-updated", report.updated),
        ("import-done-unchanged", report.unchanged),
        ("import-done-customers", report.customers_made),
        ("import-done-rejected", refused.rows),
    ] {
        if number > 0 || key == "import-done-added" {
            out.line(&texts.with(key, &[("n", (&count(number)).into())]))?;
        }
    }
    ledger(context, out, &report.ledger)?;
    let changed = report.added + report.updated + report.customers_made + report.ledger.allocated > 0;
    if !changed && report.unchanged > 0 {
        out.line(texts.get("import-nothing_new"))?;
    }
    if dry_run && refused.rows > 0 {
        out.line(texts.get("import-rejects-would"))?;
        for Rejection { line, why, .. } in refused.told.iter().take(SHOWN) {
            out.line(&texts.with("import-row-line", &[("line", (*line).into()), ("why", why.into())]))?;
        }
        let more = refused.rows.saturating_sub(SHOWN as u64);
        if more > 0 {
            out.line(&texts.with("import-rejects-more", &[("n", (&count(more)).into())]))?;
        }
    }
    if changed && !dry_run {
        out.line(texts.get("import-undo"))?;
    }
    Ok(())
}

/// What an import of the ledger has to tell beyond its counts.
fn ledger(context: &Context, out: &mut Output, told: &LedgerReport) -> Result<(), Failure> {
    let texts = context.texts;
    for (key, number) in [
        ("import-done-lines", told.lines),
        ("import-done-products", told.products_made),
        ("import-done-allocated", told.allocated),
        ("import-done-walk_in", told.walk_in),
        ("import-done-unnamed", told.unnamed),
        ("import-done-not_positive", told.not_positive),
        ("import-done-credit_lines", told.credit_lines),
        ("import-done-renumbered", told.renumbered),
    ] {
        if number > 0 {
            out.line(&texts.with(key, &[("n", (&count(number)).into())]))?;
        }
    }
    for one in &told.renumbered_first {
        let args = [("line", one.line.into()), ("number", (&one.number).into()), ("given", (&one.given).into())];
        out.line(&texts.with("import-done-renumbered-one", &args))?;
    }
    let more = told.renumbered.saturating_sub(u64::try_from(told.renumbered_first.len()).unwrap_or(u64::MAX));
    if more > 0 {
        out.line(&texts.with("import-rejects-more", &[("n", (&count(more)).into())]))?;
    }
    Ok(())
}

/// All of it for a program.
pub fn json(plan: &ImportPlan, report: &ImportReport, words: &[Word], refused: &Refused, file: Option<&Path>) -> Value {
    let renumbered = report.ledger.renumbered_first.iter();
    let renumbered: Vec<Value> =
        renumbered.map(|one| json!({"line": one.line, "number": one.number, "given": one.given})).collect();
    let told = refused.told.iter().map(|row| json!({"line": row.line, "reason": row.why})).collect::<Vec<_>>();
    json!({
        "plan": plan,
        "words": words,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "customers_made": report.customers_made,
        "lines": report.ledger.lines,
        "products_made": report.ledger.products_made,
        "renumbered": report.ledger.renumbered,
        "renumbered_first": renumbered,
        "without_customer": report.ledger.walk_in + report.ledger.unnamed,
        "not_positive": report.ledger.not_positive,
        "credit_lines": report.ledger.credit_lines,
        "allocated": report.ledger.allocated,
        "rejected": refused.rows,
        "rejected_rows": told,
        "rejects_file": file.map(|path| path.display().to_string()),
    })
}
