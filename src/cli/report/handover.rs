//! `report handover`: customers' whole records as one page to read offline. Writes the file as it reads, and overwrites nothing unless told to.

use super::super::{
    Failure,
    arguments::path,
    context::Context,
    export::{Streamed, failure, to_file},
};
use crate::{
    domain::id::CustomerId,
    report::{
        format::Format,
        handover::{Package, PackageFormat, active},
    },
};
use clap::ArgMatches;
use std::io::BufWriter;

/// What it is called among the reports.
pub const NAME: &str = "handover";

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let texts = context.texts;
    for name in ["date", "month", "since", "from", "to"] {
        if matches.contains_id(name) {
            return Err(super::misplaced(context, name, NAME));
        }
    }
    if matches.get_flag("seal") {
        return Err(super::misplaced(context, "seal", NAME));
    }
    let target = path(matches, "output").filter(|path| path.as_os_str() != "-");
    let asked = matches.get_one::<String>("format").map(String::as_str);
    let format = Format::ALL.into_iter().find(|format| Some(format.code()) == asked);
    let format = format.or_else(|| Format::of_path(target.as_deref()?)).unwrap_or(Format::Markdown);
    let Some(format) = PackageFormat::of(format) else {
        return Err(Failure::Usage(texts.get("report-handover-endings").to_owned()));
    };
    let store = context.read()?;
    let mut customers: Vec<(CustomerId, String)> = Vec::new();
    for typed in matches.get_many::<String>("customer").into_iter().flatten() {
        let found = context.customer(&store, typed)?;
        if !customers.contains(&found) {
            customers.push(found);
        }
    }
    if customers.is_empty() {
        customers = active(&store, context.at())?;
    }
    let package = Package {
        store: &store,
        texts,
        config: &context.config,
        now: context.at(),
        customers: &customers,
        redact: matches.get_flag("redact"),
    };
    let Some(target) = target else {
        let mut out = context.out();
        package.write(format, Streamed(&mut out)).map_err(|error| failure(context, error))?;
        return out.flush();
    };
    let shown = target.display().to_string();
    to_file(context, &target, matches.get_flag("force"), |file| package.write(format, BufWriter::new(file)))?;
    context.tell(&texts.with("export-done", &[("path", (&shown).into())]));
    Ok(())
}
