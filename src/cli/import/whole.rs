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
    let read = |error: WholeReadError| match error {
        WholeReadError::Whole(WholeError::Store(error)) => Failure::Store(error),
        error => Failure::Said(error.words(context.texts, input)),
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
