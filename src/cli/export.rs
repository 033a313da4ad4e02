//! `export`: our rows as files of other programs. Overwrites nothing unless told to, and leaves no half-written file behind.

use super::{
    Failure,
    arguments::{file, flag, path, plain, positional, value},
    context::Context,
    output::Output,
};
use crate::{
    export::{
        calendar, csv::CsvFile, error::ExportError, hledger, months, place::place, sheets::Sheet, vcard, whole,
        xlsx::XlsxFile,
    },
    i18n::Texts,
    store::Store,
};
use clap::{ArgMatches, Command, builder::PossibleValuesParser};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

/// What can be exported.
const WHAT: [&str; 8] = ["customers", "followups", "orders", "receipts", "calendar", "contacts", "hledger", "all"];
/// The formats of sheets, the first of which is the default.
const SHEET_FORMATS: [Format; 3] = [Format::Csv, Format::Xlsx, Format::Json];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
    Json,
    Ics,
    Vcf,
    Journal,
}

impl Format {
    const ALL: [Format; 6] = [Format::Csv, Format::Xlsx, Format::Json, Format::Ics, Format::Vcf, Format::Journal];

    fn code(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
            Format::Ics => "ics",
            Format::Vcf => "vcf",
            Format::Journal => "journal",
        }
    }

    fn of_path(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.code() == extension)
    }
}

pub fn command(texts: &Texts) -> Command {
    let codes = Format::ALL.map(Format::code);
    plain(texts, "export", "help-export")
        .arg(
            positional(texts, "what", "help-export-what", "help-value-what")
                .value_parser(PossibleValuesParser::new(WHAT)),
        )
        .arg(file(value(texts, "output", "help-export-output", "help-value-file").short('o')))
        .arg(
            value(texts, "format", "help-export-format", "help-value-format")
                .value_parser(PossibleValuesParser::new(codes)),
        )
        .arg(flag(texts, "force", "help-export-force"))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let what = matches.get_one::<String>("what").map_or("", String::as_str);
    let target = path(matches, "output").filter(|path| path.as_os_str() != "-");
    let format = format(context, matches, what, target.as_deref())?;
    let store = context.read()?;
    let Some(target) = target else {
        if format == Format::Xlsx {
            return Err(Failure::Usage(context.texts.get("export-xlsx-needs-file").to_owned()));
        }
        let mut out = context.out();
        return match write(context, &store, what, format, Streamed(&mut out)) {
            Ok(()) => out.flush(),
            Err(error) => Err(failure(context, error)),
        };
    };
    let target = match target.is_dir() {
        true => target.join(format!("{what}.{}", format.code())),
        false => target,
    };
    let shown = target.display().to_string();
    to_file(context, &target, matches.get_flag("force"), |file| match format {
        Format::Xlsx => workbook(context, &store, what, file),
        _ => write(context, &store, what, format, BufWriter::new(file)),
    })?;
    context.tell(&context.texts.with("export-done", &[("path", (&shown).into())]));
    Ok(())
}

/// The format that was asked for, by option, by the file's name, or by what is exported.
fn format(context: &Context, matches: &ArgMatches, what: &str, target: Option<&Path>) -> Result<Format, Failure> {
    let allowed: &[Format] = match what {
        "calendar" => &[Format::Ics],
        "contacts" => &[Format::Vcf],
        "hledger" => &[Format::Journal],
        "all" => &[Format::Json],
        _ => &SHEET_FORMATS,
    };
    let asked = matches.get_one::<String>("format").and_then(|code| Format::ALL.into_iter().find(|f| f.code() == code));
    let asked = asked.or(context.json.then_some(Format::Json)).or_else(|| target.and_then(Format::of_path));
    let format = asked.unwrap_or(allowed[0]);
    if allowed.contains(&format) {
        return Ok(format);
    }
    let (given, can) = (format.code(), allowed.iter().map(|format| format.code()).collect::<Vec<_>>().join(", "));
    let words =
        context.texts.with("export-format", &[("what", what.into()), ("format", given.into()), ("can", (&can).into())]);
    Err(Failure::Usage(words))
}

fn write(context: &Context, store: &Store, what: &str, format: Format, mut out: impl Write) -> Result<(), ExportError> {
    let texts = context.texts;
    match what {
        "calendar" => Ok(out.write_all(calendar::calendar(store, texts, context.at())?.as_bytes())?),
        "contacts" => vcard::address_book(store, out),
        "hledger" => hledger::journal(store, texts, out),
        "all" => whole::write(store, out),
        _ => {
            let Some(sheet) = Sheet::from_code(what) else { return Ok(()) };
            if format == Format::Json {
                return crate::export::json::records(store, sheet, out);
            }
            let mut file = CsvFile::new(out, &sheet.columns(texts))?;
            sheet.rows(store, texts, &mut |cells| file.row(&cells))?;
            file.finish()
        }
    }
}

fn workbook(context: &Context, store: &Store, what: &str, out: &mut File) -> Result<(), ExportError> {
    let texts = context.texts;
    let mut file = XlsxFile::new(texts.get("export-total"));
    let Some(sheet) = Sheet::from_code(what) else { return Ok(()) };
    file.sheet(sheet.name(texts), &sheet.columns(texts), |take| sheet.rows(store, texts, take))?;
    if matches!(sheet, Sheet::Orders | Sheet::Receipts) {
        months::sheets(&mut file, store, texts, context.today())?;
    }
    file.finish(out)
}

/// Writes a file that gets its name when it is whole, and says why where it cannot be.
pub(super) fn to_file(
    context: &Context,
    target: &Path,
    force: bool,
    fill: impl FnOnce(&mut File) -> Result<(), ExportError>,
) -> Result<(), Failure> {
    let shown = target.display().to_string();
    place(target, force, fill).map_err(|error| match error {
        ExportError::Io(error) if error.kind() == io::ErrorKind::AlreadyExists && !force => {
            Failure::Said(context.texts.with("export-exists", &[("path", (&shown).into())]))
        }
        ExportError::Io(error) => Failure::Said(context.texts.with(
            "export-failed",
            &[("path", (&shown).into()), ("why", (&crate::wording::errors::io(context.texts, &error)).into())],
        )),
        other => failure(context, other),
    })
}

/// An export's failure in words.
pub(super) fn failure(context: &Context, error: ExportError) -> Failure {
    match error {
        ExportError::Store(error) => error.into(),
        ExportError::Io(error) => Failure::Output(error),
        ExportError::TooManyRows(_) | ExportError::Workbook(_) => Failure::Said(error.words(context.texts)),
    }
}

/// Standard output as a place to write to.
pub(super) struct Streamed<'o>(pub &'o mut Output);

impl Write for Streamed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.raw(bytes).map(|()| bytes.len()).map_err(|failure| match failure {
            Failure::Output(error) => error,
            _ => io::Error::other("closed"),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
