//! `order`: added, listed, shown, corrected, and moved from draft to done. Each write is one step that `undo` takes back.

mod add;
mod card;
mod edit;
mod fields;
mod lines;
mod list;
mod row;
mod show;
mod state;
mod text;

pub use card::receipt as receipt_json;
pub use lines::part_of_order;
pub use row::as_json as row_json;
pub use show::saved;

use super::{Failure, arguments::family, context::Context};
use crate::i18n::Texts;
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    family(texts, "order", "help-order")
        .subcommand(add::command(texts))
        .subcommand(list::command(texts))
        .subcommand(show::command(texts))
        .subcommand(edit::command(texts))
        .subcommand(state::confirm_command(texts))
        .subcommand(state::accept_command(texts))
        .subcommand(state::finish_command(texts))
        .subcommand(state::cancel_command(texts))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("add", matches)) => add::run(context, matches),
        Some(("list", matches)) => list::run(context, matches),
        Some(("show", matches)) => show::run(context, matches),
        Some(("edit", matches)) => edit::run(context, matches),
        Some(("confirm", matches)) => state::confirm(context, matches),
        Some(("accept", matches)) => state::accept(context, matches),
        Some(("finish", matches)) => state::finish(context, matches),
        Some(("cancel", matches)) => state::cancel(context, matches),
        _ => Err(Failure::Told),
    }
}
