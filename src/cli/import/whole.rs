//! `import` of a whole book, as `export all` wrote it: into an empty book, all or nothing.

use super::super::{Failure, context::Context};
use crate::{
    export::whole::{self, WholeReadError},
    store::WholeError,
};
use serde_json::json;
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

/// Whether the file may be a whole book: the only JSON that is taken.
pub fn is_whole(input: &Path) -> bool {
    // Looked into only where the name says so: opening a pipe would wait for its writer.
    let is_json = input.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    is_json && input.metadata().is_ok_and(|found| found.is_file())
}

/// Takes it in.
pub fn run(context: &Context, input: &Path) -> Result<(), Failure> {
    let shown = input.display().to_string();
    let said = |key: &str| Failure::Said(context.texts.with(key, &[("path", (&shown).into())]));
    let read = |error: WholeReadError| match error {
        WholeReadError::Io(error) => {
            let why = crate::wording::errors::io(context.texts, &error);
            Failure::Said(
                context.texts.with("import-whole-unread", &[("path", (&shown).into()), ("why", (&why).into())]),
            )
        }
        WholeReadError::NotOurs(line) => {
            let line = i64::try_from(line).unwrap_or(i64::MAX);
            Failure::Said(
                context.texts.with("import-whole-not-ours", &[("path", (&shown).into()), ("line", line.into())]),
            )
        }
        WholeReadError::Newer(_) | WholeReadError::Whole(WholeError::Newer(_)) => said("import-whole-newer"),
        WholeReadError::Whole(WholeError::NotEmpty) => said("import-whole-not-empty"),
        WholeReadError::Whole(WholeError::Store(error)) => error.into(),
        WholeReadError::Whole(WholeError::Unknown { table, what }) => {
            let args = [("path", (&shown).into()), ("table", (&table).into()), ("what", (&what).into())];
            Failure::Said(context.texts.with("import-whole-unknown", &args))
        }
    };
    let file: Box<dyn BufRead> = match File::open(input) {
        Ok(file) => Box::new(BufReader::with_capacity(1 << 16, file)),
        Err(error) => return Err(read(error.into())),
    };
    let parts = whole::parts(file).map_err(read)?;
    let mut store = context.write()?;
    let source = input.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (rows, _) = store.take_whole(parts, &source, context.at()).map_err(read)?;
    let totals = store.totals()?;
    let mut out = context.out();
    if out.json {
        out.json(&json!({
            "rows": rows, "customers": totals.customers, "contacts": totals.contacts, "follow_ups": totals.follow_ups,
            "orders": totals.orders,
        }))?;
    } else {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        let args = [
            ("rows", rows.into()),
            ("customers", totals.customers.into()),
            ("follow_ups", totals.follow_ups.into()),
            ("orders", totals.orders.into()),
        ];
        out.line(&context.texts.with("import-whole-done", &args))?;
    }
    out.flush()
}
