//! `report`: a day, a week, a month, a customer's statement, or how the book stands, as text or a file. Overwrites nothing unless told to.

use super::{
    Failure,
    arguments::{file, flag, path, plain, positional, text, value},
    context::Context,
    export::{failure, to_file},
    said,
};
use crate::{
    domain::{id::CustomerId, period::Period},
    i18n::Texts,
    language::when::Field,
    report::{
        self, Asked,
        document::{Document, ReportKind},
        format::Format,
    },
    store::{Op, Store},
};
use clap::{ArgMatches, Command, builder::PossibleValuesParser};
use std::{
    io::{BufWriter, Cursor, Write},
    path::Path,
};

pub fn command(texts: &Texts) -> Command {
    let codes = Format::ALL.map(Format::code);
    let day = |name: &'static str, help: &'static str| value(texts, name, help, "help-value-date");
    plain(texts, "report", "help-report")
        .arg(
            positional(texts, "kind", "help-report-kind", "help-value-report")
                .value_parser(PossibleValuesParser::new(ReportKind::ALL.map(ReportKind::code))),
        )
        .arg(positional(texts, "customer", "help-report-customer", "help-value-customer").required(false))
        .arg(day("date", "help-report-date"))
        .arg(value(texts, "month", "help-report-month", "help-value-month"))
        .arg(day("since", "help-report-since"))
        .arg(day("from", "help-report-from"))
        .arg(day("to", "help-report-to"))
        .arg(
            value(texts, "format", "help-report-format", "help-value-format")
                .value_parser(PossibleValuesParser::new(codes)),
        )
        .arg(file(value(texts, "output", "help-export-output", "help-value-file").short('o')))
        .arg(flag(texts, "force", "help-export-force"))
        .arg(flag(texts, "seal", "help-report-seal"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let kind = matches.get_one::<String>("kind").and_then(|code| ReportKind::from_code(code));
    let kind = kind.unwrap_or(ReportKind::Overview);
    fitting(context, matches, kind)?;
    let target = path(matches, "output").filter(|path| path.as_os_str() != "-");
    let asked_format =
        matches.get_one::<String>("format").and_then(|code| Format::ALL.into_iter().find(|f| f.code() == code));
    let format = asked_format
        .or(context.json.then_some(Format::Json))
        .or_else(|| target.as_deref().and_then(Format::of_path))
        .unwrap_or(Format::Text);
    if format == Format::Xlsx && target.is_none() {
        return Err(Failure::Usage(context.texts.get("export-xlsx-needs-file").to_owned()));
    }
    if !matches.get_flag("seal") {
        let store = context.read()?;
        let asked = asked(context, &store, matches, kind)?;
        let document = report::build(&store, context.texts, &context.config, context.at(), &asked)?;
        return hand_out(context, &document, format, target.as_deref(), matches.get_flag("force"));
    }
    let mut store = context.change()?;
    let asked = asked(context, &store, matches, kind)?;
    let sealed = report::seal(&store, context.texts, &context.config, context.at(), &asked)?;
    let Some((document, seal)) = sealed else { return Err(misplaced(context, "seal", kind)) };
    hand_out(context, &document, format, target.as_deref(), matches.get_flag("force"))?;
    // Only what went out is sealed.
    store.apply(&Op::SealReport(seal), context.at())?;
    let short = document.digest.get(..12).unwrap_or_default();
    context.tell(&context.texts.with("cli-report-sealed", &[("digest", short.into())]));
    Ok(())
}

/// Refuses options that say nothing of this kind of report.
fn fitting(context: &Context, matches: &ArgMatches, kind: ReportKind) -> Result<(), Failure> {
    let may: &[&str] = match kind {
        ReportKind::Overview => &[],
        ReportKind::Day => &["date", "seal"],
        ReportKind::Week => &["date", "since", "seal"],
        ReportKind::Month => &["month", "date", "seal"],
        ReportKind::Statement => &["customer", "month", "from", "to"],
        ReportKind::Dossier => &["customer"],
    };
    for name in ["customer", "date", "month", "since", "from", "to", "seal"] {
        let is_given = if name == "seal" { matches.get_flag(name) } else { matches.contains_id(name) };
        if is_given && !may.contains(&name) {
            return Err(misplaced(context, name, kind));
        }
    }
    Ok(())
}

fn misplaced(context: &Context, name: &str, kind: ReportKind) -> Failure {
    let args = [("option", name.into()), ("kind", kind.code().into())];
    Failure::Usage(context.texts.with("cli-report-misplaced", &args))
}

/// Which report the arguments ask for.
fn asked(context: &Context, store: &Store, matches: &ArgMatches, kind: ReportKind) -> Result<Asked, Failure> {
    let today = context.today();
    let date = said::happened(context, matches, "date")?;
    let month = match text(matches, "month") {
        Some(typed) => Some(said::stretch(context, &typed, Field::Past)?),
        None => None,
    };
    Ok(match kind {
        ReportKind::Overview => Asked::Overview,
        ReportKind::Day => Asked::Day(date),
        ReportKind::Week => {
            let since = said::happened_on(context, matches, "since")?;
            if let Some(since) = since.filter(|since| *since > date) {
                return Err(backwards(context, &since.to_string(), &date.to_string()));
            }
            Asked::Week { since, to: date }
        }
        ReportKind::Month => match month {
            Some(Period::Month(month)) => Asked::Month(month),
            Some(_) => {
                let typed = text(matches, "month").unwrap_or_default();
                return Err(Failure::Said(context.texts.with("cli-said-month", &[("text", (&typed).into())])));
            }
            None => Asked::Month(crate::domain::period::Month::of(date)),
        },
        ReportKind::Dossier => Asked::Dossier { customer: whose(context, store, matches)? },
        ReportKind::Statement => {
            let customer = whose(context, store, matches)?;
            let days = month.and_then(Period::days);
            let from = said::happened_on(context, matches, "from")?.or(days.map(|(first, _)| first));
            let to = said::happened_on(context, matches, "to")?.or(days.map(|(_, last)| last.min(today)));
            let to = to.unwrap_or(today);
            if let Some(from) = from.filter(|from| *from > to) {
                return Err(backwards(context, &from.to_string(), &to.to_string()));
            }
            Asked::Statement { customer, from, to }
        }
    })
}

/// Whose report it is.
fn whose(context: &Context, store: &Store, matches: &ArgMatches) -> Result<CustomerId, Failure> {
    match text(matches, "customer") {
        Some(typed) => Ok(context.customer(store, &typed)?.0),
        None => Err(Failure::Usage(context.texts.get("cli-report-no_customer").to_owned())),
    }
}

fn backwards(context: &Context, from: &str, to: &str) -> Failure {
    Failure::Usage(context.texts.with("cli-said-backwards", &[("from", from.into()), ("to", to.into())]))
}

/// To the file, or to standard output.
fn hand_out(
    context: &Context,
    document: &Document,
    format: Format,
    target: Option<&Path>,
    force: bool,
) -> Result<(), Failure> {
    let texts = context.texts;
    let Some(target) = target else {
        let mut out = context.out();
        if format == Format::Json {
            out.json(&report::json(document))?;
        } else {
            let mut bytes = Cursor::new(Vec::new());
            format.write(document, texts, &mut bytes).map_err(|error| failure(context, error))?;
            out.raw(bytes.get_ref())?;
        }
        return out.flush();
    };
    let target = match target.is_dir() {
        true => target.join(format!("{}.{}", file_name(document), format.extension())),
        false => target.to_owned(),
    };
    let shown = target.display().to_string();
    to_file(context, &target, force, |file| {
        let mut out = BufWriter::new(file);
        format.write(document, texts, &mut out)?;
        Ok(out.flush()?)
    })?;
    context.tell(&texts.with("export-done", &[("path", (&shown).into())]));
    Ok(())
}

/// `week-2026-11-21`, in a folder that was named.
fn file_name(document: &Document) -> String {
    format!("{}-{}", document.kind.code(), document.to)
}
