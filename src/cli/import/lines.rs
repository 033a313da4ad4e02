//! The sheet of lines beside a sheet of orders: read whole, with rejects of its own. Joins nothing.

use super::{Refused, prepare};
use crate::{
    cli::{Failure, context::Context},
    exchange::{field::Part, plan::Import, records::OrderLines, report::Word},
};
use clap::ArgMatches;
use std::path::Path;

/// The sheet of `--lines`.
pub struct Lines<'t> {
    pub import: Import,
    pub refused: Refused<'t>,
    pub words: Vec<Word>,
}

impl<'t> Lines<'t> {
    pub fn open(context: &Context<'t>, matches: &ArgMatches, path: &Path, dry_run: bool) -> Result<Self, Failure> {
        let import = prepare(context, matches, path, Part::Lines)?;
        let refused = Refused::new(context, &import, path, None, dry_run);
        Ok(Lines { import, refused, words: Vec::new() })
    }

    /// All lines, those aside that cannot be taken.
    pub fn read(&mut self) -> Result<OrderLines, Failure> {
        let refused = &mut self.refused;
        let mut lines = OrderLines::read(&mut self.import, |rejected| refused.add_rejected(rejected))?;
        self.words = std::mem::take(&mut lines.words);
        Ok(lines)
    }
}
