//! `check`: what both tables say against each other and against the rules of a record. Lists it and mends nothing.

use super::{
    Failure,
    arguments::{flag, plain, value},
    context::Context,
    json,
    output::Output,
};
use crate::{
    domain::{
        checkup::{Check, CheckUp, Finding, WeekScore},
        lint::Rule,
    },
    i18n::Texts,
    store::Wanted,
    wording::checkup,
};
use clap::{ArgMatches, Command};
use serde_json::{Value, json};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "check", "help-check")
        .arg(value(texts, "rule", "help-check-rule", "help-value-rule").value_parser(rule))
        .arg(flag(texts, "all", "help-check-all"))
        .arg(flag(texts, "count", "help-count"))
}

/// A check by its code, or the number of its rule: `unpaid`, `L1`.
fn rule(text: &str) -> Result<Check, String> {
    let wanted = text.trim().to_lowercase().replace('-', "_");
    let by_number =
        || Rule::ALL.iter().find(|rule| rule.id().to_lowercase() == wanted).and_then(|rule| Check::of(*rule));
    Check::from_code(&wanted).or_else(by_number).ok_or_else(|| {
        let codes: Vec<&str> = Check::ALL.iter().map(|check| check.code()).collect();
        codes.join(", ")
    })
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let wanted = Wanted {
        most: usize::MAX,
        only: matches.get_one::<Check>("rule").copied(),
        dismissed: matches.get_flag("all"),
        workdays: context.policy.workdays.clone(),
    };
    let up = context.read()?.check_up(&wanted, context.at())?;
    let mut out = context.out();
    if matches.get_flag("count") {
        if out.json {
            out.json(&Value::from(up.total()))?;
        } else {
            out.line(&up.total().to_string())?;
        }
    } else if out.json {
        out.json(&as_json(context, &up))?;
    } else {
        show(context, &mut out, &up)?;
    }
    out.flush()
}

fn show(context: &Context, out: &mut Output, up: &CheckUp) -> Result<(), Failure> {
    let (texts, is_terminal) = (context.texts, out.is_terminal);
    let line = |finding: &Finding| {
        let mut cells = vec![finding.name.clone(), checkup::said(texts, finding, context.today())];
        if !is_terminal {
            cells.insert(1, finding.check.code().to_owned());
        }
        if finding.dismissed {
            cells.push(texts.get("checkup-dismissed").to_owned());
        }
        cells
    };
    for (place, found) in up.found.iter().filter(|found| !found.findings.is_empty()).enumerate() {
        if out.is_terminal {
            if place > 0 {
                out.line("")?;
            }
            let group = checkup::group(texts, found.check.group());
            out.line(&format!("{group} · {}  {}", checkup::name(texts, found.check), found.total))?;
        }
        let rows: Vec<Vec<String>> = found.findings.iter().map(line).collect();
        out.table(&[], &rows)?;
    }
    if out.is_terminal {
        if up.total() == 0 {
            let words = match up.dismissed() {
                0 => texts.get("checkup-clean").to_owned(),
                n => texts.with("checkup-clean-but", &[("n", n.into())]),
            };
            out.line(&words)?;
        }
        let quality = checkup::quality(texts, up);
        if !quality.is_empty() {
            out.line("")?;
            out.line(&quality.join(" · "))?;
        }
    }
    Ok(())
}

fn as_json(context: &Context, up: &CheckUp) -> Value {
    let findings: Vec<Value> =
        up.found.iter().flat_map(|found| &found.findings).map(|finding| finding_json(context, finding)).collect();
    let rules: Vec<Value> = up
        .found
        .iter()
        .map(|found| json!({"rule": found.check.code(), "group": found.check.group(), "findings": found.total, "no_problem": found.dismissed}))
        .collect();
    let all = up.weeks_together();
    json!({
        "total": up.total(),
        "score": all.and_then(|all| all.score()),
        "error_rate": json::change(all.and_then(|all| all.error_rate())),
        "streak": up.streak,
        "weeks": up.weeks.iter().map(week_json).collect::<Vec<_>>(),
        "rules": rules,
        "findings": findings,
    })
}

fn week_json(week: &WeekScore) -> Value {
    json!({
        "from": json::day(Some(week.monday)),
        "logs": week.logs,
        "faulty": week.faulty,
        "score": week.score(),
        "error_rate": json::change(week.error_rate()),
    })
}

fn finding_json(context: &Context, finding: &Finding) -> Value {
    let figures = &finding.figures;
    json!({
        "rule": finding.check.code(),
        "id": finding.check.rule().map(Rule::id),
        "group": finding.check.group(),
        "level": finding.check.level(),
        "customer": finding.name,
        "subject": finding.subject.code(),
        "subject_id": finding.subject.row(),
        "order": figures.number.as_deref().filter(|_| finding.subject.code() == "order"),
        "on": json::day(figures.day),
        "amount": figures.amount.map(|amount| amount.to_decimal()),
        "currency": figures.amount.map(|amount| amount.currency().code().to_owned()),
        "said": checkup::said(context.texts, finding, context.today()),
        "no_problem": finding.dismissed,
    })
}
