//! `import`: another program's sheet into the book, as one step. Shows how it was understood; refuses in words, row by row.

mod report;
mod whole;

use super::{
    Failure,
    arguments::{file, flag, path, plain, positional, text, value},
    context::Context,
};
use crate::{
    clock,
    domain::money::Currency,
    exchange::{
        dates::DateOrder,
        field::{Field, Kind, Part},
        map_file::MapFile,
        plan::{Import, ImportOptions},
        read::{Format, ReadOptions, Source},
        session::{self, Lines, Refused, default_rejects},
    },
    i18n::Texts,
    store,
    wording::errors,
};
use clap::{ArgMatches, Command};
use std::{
    fs,
    io::{self, IsTerminal, Read, Write},
    path::{Path, PathBuf},
};

/// After an import of fewer rows the notes are indexed at once; a larger one leaves it to the app's quiet times.
const INDEX_AT_ONCE: u64 = 20_000;
/// Notes indexed in one go.
const INDEX_BATCH: u32 = 4096;
/// No map file is larger, in bytes.
const LARGEST_MAP: u64 = 1 << 20;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "import", "help-import")
        .arg(file(positional(texts, "file", "help-import-file", "help-value-file")))
        .arg(value(texts, "as", "help-import-as", "help-value-kind").value_parser(kind))
        .arg(file(value(texts, "map", "help-import-map", "help-value-file")))
        .arg(value(texts, "sheet", "help-import-sheet", "help-value-name"))
        .arg(value(texts, "encoding", "help-import-encoding", "help-value-name"))
        .arg(value(texts, "dates", "help-import-dates", "help-value-order").value_parser(order))
        .arg(file(value(texts, "lines", "help-import-lines", "help-value-file")))
        .arg(flag(texts, "allocate", "help-import-allocate"))
        .arg(value(texts, "currency", "help-import-currency", "help-value-currency"))
        .arg(flag(texts, "dry-run", "help-import-dry_run"))
        .arg(file(value(texts, "rejects", "help-import-rejects", "help-value-file")))
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::from_code(text).ok_or_else(|| Kind::ALL.map(Kind::code).join(", "))
}

fn order(text: &str) -> Result<DateOrder, String> {
    DateOrder::from_code(text).ok_or_else(|| DateOrder::ALL.map(DateOrder::code).join(", "))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let input = path(matches, "file").unwrap_or_default();
    if whole::is_whole(&input) {
        return whole::run(context, &input);
    }
    let part = if matches.contains_id("lines") { Part::Heads } else { Part::Whole };
    let mut import = prepare(context, matches, &input, part)?;
    let plan = import.plan().clone();
    if plan.rows == 0 {
        let key = if plan.example_line.is_some() { "import-only_example" } else { "import-no_rows" };
        return Err(Failure::Said(context.texts.get(key).to_owned()));
    }
    let dry_run = matches.get_flag("dry-run");
    let lines_input = path(matches, "lines");
    let mut refused = refused(context, &import, &input, path(matches, "rejects"), None, dry_run);
    let mut lines = match &lines_input {
        Some(path) => Some(open_lines(context, matches, path, refused.target(), dry_run)?),
        None => None,
    };
    // A dry run in no book makes none.
    let mut store = if dry_run { context.read()? } else { context.write()? };
    let ledger = store::LedgerOptions {
        walk_in: context.texts.get("import-walk_in").to_owned(),
        unnamed: context.texts.get("import-unnamed").to_owned(),
        joined: lines.is_some(),
        allocate: matches.get_flag("allocate"),
    };
    let options = store::ImportOptions { at: context.at(), source: name_of(&input), dry_run, ledger };
    let mut progress = Progress::new(context.texts);
    let step = |done| {
        progress.show(done);
        true
    };
    let ran = session::run(&mut store, &mut import, lines.as_mut(), &options, &mut refused, step);
    progress.end();
    let (report, words) = ran?;
    let known = report.added + report.updated + report.unchanged + report.customers_made;
    if !dry_run && plan.rows < INDEX_AT_ONCE && report.added > 0 {
        // The book holds all of it; what the index has not reached is read directly.
        while store.index_more_notes(INDEX_BATCH).unwrap_or(false) {}
    }
    drop(store);
    let mut rejects_of_lines = None;
    if let Some(lines) = &mut lines {
        rejects_of_lines = lines.refused.finish()?;
        refused.take_over(&mut lines.refused);
    }
    let rejects = refused.finish().map_err(Failure::from);
    let mut out = context.out();
    if out.json {
        out.json(&report::json(&plan, &report, &words, &refused, rejects.as_ref().ok().and_then(Option::as_deref)))?;
    } else {
        if dry_run {
            report::plan(context, &mut out, &plan, &words)?;
        }
        report::left_out(context, &mut out, &plan)?;
        report::outcome(context, &mut out, &report, &refused, dry_run)?;
    }
    out.flush()?;
    match rejects {
        Ok(Some(path)) => {
            let path = path.display().to_string();
            context.tell(&context.texts.with("import-rejects", &[("path", (&path).into())]));
        }
        Ok(None) => {}
        Err(failure) => return Err(failure),
    }
    if let Some(path) = rejects_of_lines {
        let path = path.display().to_string();
        context.tell(&context.texts.with("import-rejects", &[("path", (&path).into())]));
    }
    if known == 0 {
        let rows = i64::try_from(plan.rows).unwrap_or(i64::MAX);
        return Err(Failure::Said(context.texts.with("import-none", &[("n", rows.into())])));
    }
    Ok(())
}

/// The sheet of `--lines`.
fn open_lines<'t>(
    context: &Context<'t>,
    matches: &ArgMatches,
    path: &Path,
    taken: Option<&Path>,
    dry_run: bool,
) -> Result<Lines<'t>, Failure> {
    let import = prepare(context, matches, path, Part::Lines)?;
    let refused = refused(context, &import, path, None, taken, dry_run);
    Ok(Lines::new(import, refused))
}

/// Opens and understands the sheet.
fn prepare(context: &Context, matches: &ArgMatches, input: &Path, part: Part) -> Result<Import, Failure> {
    let map = match path(matches, "map") {
        Some(path) => read_map(context, &path)?,
        None => MapFile::default(),
    };
    let book = context.book_currency();
    let asked = match text(matches, "currency") {
        Some(code) => Currency::from_code(&code)
            .ok_or_else(|| Failure::Usage(context.texts.with("import-currency", &[("code", (&code).into())])))?,
        None => book,
    };
    let source = if input == Path::new("-") {
        Source::Stream { name: "-".to_owned(), reader: Box::new(io::stdin()) }
    } else {
        Source::File(input.to_owned())
    };
    // A sheet's name is the head's; the file of lines has its own.
    let sheet = text(matches, "sheet").filter(|_| part != Part::Lines);
    let reading = ReadOptions { sheet, encoding: text(matches, "encoding") };
    let kind = matches.get_one::<Kind>("as").copied();
    let options = ImportOptions {
        // Who names a sheet of lines has orders.
        kind: if part == Part::Whole { kind } else { Some(Kind::Orders) },
        part,
        // The map speaks of the columns that a file has: of two, each takes those it knows.
        map,
        no_headings: false,
        dates: matches.get_one::<DateOrder>("dates").copied(),
        currency: asked,
        now: Some(context.now()),
        local: clock::local,
    };
    let import = Import::open(source, &reading, options)?;
    let kind = import.plan().kind;
    let in_books = matches!(kind, Kind::Customers | Kind::Contacts | Kind::FollowUps);
    if asked != book && in_books && import.has(Field::Amount) {
        let args = [("book", book.code().into()), ("asked", asked.code().into())];
        return Err(Failure::Said(context.texts.with("import-currency-book", &args)));
    }
    Ok(import)
}

fn read_map(context: &Context, path: &Path) -> Result<MapFile, Failure> {
    let read = || -> io::Result<String> {
        let kind = fs::metadata(path)?;
        if kind.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !kind.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if kind.len() > LARGEST_MAP {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut text = String::new();
        fs::File::open(path)?.take(LARGEST_MAP).read_to_string(&mut text)?;
        Ok(text)
    };
    let text = read().map_err(|error| {
        let shown = path.display().to_string();
        let why = errors::io(context.texts, &error);
        let args = [("path", (&shown).into()), ("why", (&why).into())];
        Failure::Said(context.texts.with("import-map-file", &args))
    })?;
    Ok(MapFile::parse(&text)?)
}

/// Rows so far, on a terminal alone.
struct Progress<'t> {
    texts: &'t Texts,
    is_terminal: bool,
    shown: bool,
}

impl Progress<'_> {
    fn new(texts: &Texts) -> Progress<'_> {
        Progress { texts, is_terminal: io::stderr().is_terminal(), shown: false }
    }

    fn show(&mut self, done: u64) {
        if self.is_terminal {
            self.shown = true;
            let _ = write!(io::stderr(), "\r{}", self.texts.with("import-progress", &[("n", done.into())]));
        }
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

/// The name of the input for the history.
fn name_of(input: &Path) -> String {
    input.file_name().map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The rows that are not taken: where they go unless `--rejects` says it, beside the input.
fn refused<'t>(
    context: &Context<'t>,
    import: &Import,
    input: &Path,
    asked: Option<PathBuf>,
    taken: Option<&Path>,
    dry_run: bool,
) -> Refused<'t> {
    let target = asked.unwrap_or_else(|| {
        let is_text = import.plan().format == Format::Text;
        if input == Path::new("-") {
            default_rejects(Path::new(""), Path::new("stdin"), is_text, taken)
        } else {
            default_rejects(input.parent().unwrap_or(Path::new("")), input, is_text, taken)
        }
    });
    let texts = context.texts;
    let heading = texts.get("import-reason");
    Refused::new(import, Some(target).filter(|_| !dry_run), heading, |why| errors::why(texts, why))
}
