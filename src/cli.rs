//! The commands: arguments to the store, text or JSON back. One file per command family, each with its arguments beside its work.
//!
//! Data go to standard output, messages to standard error. Exit status: 0 done, 1 failed, 2 wrong usage, 3 not found or
//! ambiguous. In a pipe a list is one record a line, its fields apart by tabs, the name first; on a terminal it is aligned.
//! clap's own words of a usage error stay English; everything else is in `assets/locales`.

mod arguments;
mod attachment;
mod backup;
mod brief;
mod check;
mod context;
mod customer;
mod delivery;
mod doctor;
mod due;
mod export;
mod failure;
mod find;
mod generate;
mod history;
mod import;
mod invoice;
mod json;
mod log;
mod open;
mod order;
mod output;
mod platform;
mod product;
mod promise;
mod receipt;
mod report;
mod returns;
mod rollup;
mod said;
mod show;
mod target;
mod target_gap;
mod template;
mod triage;
mod verdict;
mod verify;
mod when;

use crate::{
    clock::Clock,
    config::Config,
    i18n::{Lang, Texts},
    paths::{self, Paths},
};
use clap::ArgMatches;
use context::Context;
use failure::Failure;
use std::{
    cell::Cell,
    ffi::{OsStr, OsString},
    path::PathBuf,
    process::ExitCode,
};

/// Runs the program.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    platform::outlive_size_limits();
    let database = early(&arguments, "--db").map(PathBuf::from);
    let places = Paths::find(database);
    let (config, broken) = places.as_ref().map_or_else(|_| (Config::default(), None), |p| Config::load(&p.config));
    let asked = early(&arguments, "--lang").and_then(|text| Lang::parse(text.to_str()?));
    let lang = asked.or(config.language.lang()).unwrap_or_else(|| Lang::from_locale(paths::locale().as_deref()));
    let texts = Texts::load(lang);
    // The screen is to be there at once: the parser of all commands is only made where there is something to parse.
    let matches = match opens_screen(&arguments) {
        true => ArgMatches::default(),
        false => match arguments::command_for(&texts, &arguments).try_get_matches_from(arguments) {
            Ok(matches) => matches,
            Err(error) => return output::usage(&error),
        },
    };
    let result = (|| {
        let paths = places.map_err(|error| Failure::NoHome(error.clone()))?;
        let clock = Clock::from_text(paths::frozen_now().as_deref()).map_err(Failure::Clock)?;
        let policy = config.due_policy();
        let context = Context {
            texts: &texts,
            clock,
            paths,
            config,
            policy,
            settings_are_sound: broken.is_none(),
            config_error: Cell::new(None),
            currency: Cell::new(None),
            json: matches.try_get_one("json").is_ok_and(|json| json == Some(&true)),
        };
        match (broken, matches.subcommand_name()) {
            // The screen tells it itself.
            (Some(error), None | Some("demo")) => context.config_error.set(Some(error)),
            (Some(error), _) => context.tell(&crate::wording::errors::config(&texts, &error)),
            (None, _) => {}
        }
        dispatch(&context, &matches).map_err(|failure| backup::with_newest(&context, failure))
    })();
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&texts),
    }
}

fn dispatch(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        None => open::app(context),
        Some(("demo", matches)) => open::demo(context, matches),
        Some(("log", matches)) => log::run(context, matches),
        Some(("due", matches)) => due::run(context, matches),
        Some(("show", matches)) => show::run(context, matches),
        Some(("brief", matches)) => brief::run(context, matches),
        Some(("verdict", matches)) => verdict::run(context, matches),
        Some(("attachment", matches)) => attachment::run(context, matches),
        Some(("promise", matches)) => promise::run(context, matches),
        Some(("find", matches)) => find::run(context, matches),
        Some(("when", matches)) => when::run(context, matches),
        Some(("customer", matches)) => customer::run(context, matches),
        Some(("order", matches)) => order::run(context, matches),
        Some(("receipt", matches)) => receipt::run(context, matches),
        Some(("delivery", matches)) => delivery::run(context, matches),
        Some(("return", matches)) => returns::run(context, matches),
        Some(("invoice", matches)) => invoice::run(context, matches),
        Some(("product", matches)) => product::run(context, matches),
        Some(("triage", matches)) => triage::run(context, matches),
        Some(("target", matches)) => target::run(context, matches),
        Some(("rollup", matches)) => rollup::run(context, matches),
        Some(("report", matches)) => report::run(context, matches),
        Some(("import", matches)) => import::run(context, matches),
        Some(("export", matches)) => export::run(context, matches),
        Some(("template", matches)) => template::run(context, matches),
        Some(("check", matches)) => check::run(context, matches),
        Some(("undo", matches)) => history::undo(context, matches),
        Some(("redo", _)) => history::redo(context),
        Some(("history", matches)) => history::run(context, matches),
        Some(("backup", matches)) => backup::run(context, matches),
        Some(("restore", matches)) => backup::restore(context, matches),
        Some(("doctor", _)) => doctor::run(context),
        Some(("verify", _)) => verify::run(context),
        Some(("completions", matches)) => generate::completions(context, matches),
        Some(("man", matches)) => generate::man(context, matches),
        Some(("config", _)) => generate::config(context),
        Some((name, _)) => Err(Failure::Usage(name.to_owned())),
    }
}

/// Whether the arguments do nothing but open the screen, with a book of their own or without: `gendan [--db FILE]`.
fn opens_screen(arguments: &[OsString]) -> bool {
    match arguments {
        [_] => true,
        [_, option, file] => {
            option == "--db" && file.to_str().is_some_and(|file| !file.is_empty() && !file.starts_with('-'))
        }
        _ => false,
    }
}

/// The value of an option that is needed before the arguments can be parsed, since it decides in which words.
fn early<'a>(arguments: &'a [OsString], name: &str) -> Option<&'a OsStr> {
    let mut rest = arguments.iter().skip(1).take_while(|argument| *argument != "--");
    while let Some(argument) = rest.next() {
        if argument == name {
            return rest.next().map(OsString::as_os_str);
        }
        let Some(text) = argument.to_str() else { continue };
        if let Some(value) = text.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(OsStr::new(value));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_start_needs_no_parser() {
        let opens = |line: &str| opens_screen(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        for line in ["gendan", "gendan --db a.db"] {
            assert!(opens(line), "{line}");
        }
        for line in [
            "gendan due",
            "gendan --db",
            "gendan --db -x",
            "gendan --db ",
            "gendan --json",
            "gendan --db=a",
            "gendan -- x",
        ] {
            assert!(!opens(line), "{line}");
        }
    }
}
