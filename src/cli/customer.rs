//! `customer`: add, edit, list, park, wake, what a deal is stuck on, merge, and a code to ring them by. Each write is one step that `undo`
//! takes back.

mod add;
mod decline;
mod edit;
mod fields;
mod list;
mod merge;
mod obstacle;
mod park;
mod qr;

pub use add::{at_line, lines};

use super::{Failure, arguments::plain, context::Context};
use crate::i18n::Texts;
use clap::{ArgMatches, Command};

pub fn command(texts: &Texts) -> Command {
    plain(texts, "customer", "help-customer")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(add::command(texts))
        .subcommand(edit::command(texts))
        .subcommand(list::command(texts))
        .subcommand(park::command(texts))
        .subcommand(park::wake_command(texts))
        .subcommand(obstacle::command(texts))
        .subcommand(decline::command(texts))
        .subcommand(merge::command(texts))
        .subcommand(merge::duplicates_command(texts))
        .subcommand(qr::command(texts))
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("add", matches)) => add::run(context, matches),
        Some(("edit", matches)) => edit::run(context, matches),
        Some(("list", matches)) => list::run(context, matches),
        Some(("park", matches)) => park::run(context, matches),
        Some(("wake", matches)) => park::wake(context, matches),
        Some(("obstacle", matches)) => obstacle::run(context, matches),
        Some(("decline", matches)) => decline::run(context, matches),
        Some(("merge", matches)) => merge::run(context, matches),
        Some(("qr", matches)) => qr::run(context, matches),
        Some(("duplicates", _)) => merge::duplicates(context),
        _ => Err(Failure::Told),
    }
}
