//! The tree of commands for clap, its words from the locales. Reads nothing and decides nothing.

use super::{
    backup, brief, check, customer, delivery, due, export, find, generate, history, import, invoice, log, order,
    product, promise, receipt, report, returns, rollup, show, target, template, triage, verdict, when,
};
use crate::i18n::{Lang, Texts};
use clap::{Arg, ArgAction, Command, builder::ValueParser};
use std::path::PathBuf;

/// Options of every command stand below its own.
const LAST: usize = 1000;

/// The whole program.
pub fn command(texts: &Texts) -> Command {
    let root = plain(texts, "gendan", "help-gendan")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(global(texts, "help", "help-help").short('h').action(ArgAction::Help))
        .arg(flag(texts, "version", "help-version").short('V').action(ArgAction::Version))
        .arg(
            value(texts, "db", "help-db", "help-value-file")
                .global(true)
                .display_order(LAST)
                .value_parser(ValueParser::path_buf()),
        )
        .arg(
            value(texts, "lang", "help-lang", "help-value-lang")
                .global(true)
                .display_order(LAST)
                .value_parser(language),
        )
        .arg(global(texts, "json", "help-json").action(ArgAction::SetTrue));
    [
        plain(texts, "demo", "help-demo"),
        log::command(texts),
        due::command(texts),
        triage::command(texts),
        show::command(texts),
        brief::command(texts),
        promise::command(texts),
        verdict::command(texts),
        find::command(texts),
        when::command(texts),
        customer::command(texts),
        order::command(texts),
        receipt::command(texts),
        delivery::command(texts),
        returns::command(texts),
        invoice::command(texts),
        product::command(texts),
        target::command(texts),
        rollup::command(texts),
        report::command(texts),
        import::command(texts),
        export::command(texts),
        template::command(texts),
        check::command(texts),
        history::undo_command(texts),
        plain(texts, "redo", "help-redo"),
        history::command(texts),
        backup::command(texts),
        backup::restore_command(texts),
        plain(texts, "doctor", "help-doctor"),
        plain(texts, "verify", "help-verify"),
        generate::completions_command(texts),
        generate::man_command(texts),
        plain(texts, "config", "help-config"),
    ]
    .into_iter()
    .fold(root, Command::subcommand)
}

/// A command without arguments of its own.
pub fn plain<'t>(texts: &'t Texts, name: &'static str, about: &'t str) -> Command {
    let usage = texts.get("help-usage");
    Command::new(name)
        .about(texts.get(about).to_owned())
        .disable_help_flag(true)
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(texts.get("help-commands").to_owned())
        .subcommand_value_name(texts.get("help-value-command").to_owned())
        .next_help_heading(texts.get("help-options").to_owned())
}

/// `--name`.
pub fn flag<'t>(texts: &'t Texts, name: &'static str, help: &'t str) -> Arg {
    Arg::new(name).long(name).help(texts.get(help).to_owned()).action(ArgAction::SetTrue)
}

/// `--name VALUE`.
pub fn value<'t>(texts: &'t Texts, name: &'static str, help: &'t str, shown: &'t str) -> Arg {
    Arg::new(name)
        .long(name)
        .help(texts.get(help).to_owned())
        .value_name(texts.get(shown).to_owned())
        .action(ArgAction::Set)
        .hide_possible_values(true)
}

/// A value without a name.
pub fn positional<'t>(texts: &'t Texts, name: &'static str, help: &'t str, shown: &'t str) -> Arg {
    Arg::new(name)
        .help(texts.get(help).to_owned())
        .help_heading(texts.get("help-arguments").to_owned())
        .value_name(texts.get(shown).to_owned())
        .required(true)
        .hide_possible_values(true)
}

/// The customer that a command is about.
pub fn customer_argument(texts: &Texts) -> Arg {
    positional(texts, "customer", "help-customer-argument", "help-value-customer")
}

/// The order that a command is about.
pub fn order_argument(texts: &Texts) -> Arg {
    positional(texts, "order", "help-order-argument", "help-value-number_of_order")
}

/// `--name VALUE` whose value may begin with a minus.
pub fn signed<'t>(texts: &'t Texts, name: &'static str, help: &'t str, shown: &'t str) -> Arg {
    value(texts, name, help, shown).allow_hyphen_values(true)
}

/// A command that is nothing without one of its own.
pub fn family<'t>(texts: &'t Texts, name: &'static str, about: &'t str) -> Command {
    plain(texts, name, about).subcommand_required(true).arg_required_else_help(true)
}

/// A file that may not be UTF-8 by name.
pub fn file(argument: Arg) -> Arg {
    argument.value_parser(ValueParser::path_buf())
}

/// The path given for an option.
pub fn path(matches: &clap::ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

/// The text given for an option, without the blanks around it; `None` when it is blank.
pub fn text(matches: &clap::ArgMatches, name: &str) -> Option<String> {
    let text = matches.get_one::<String>(name)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn global<'t>(texts: &'t Texts, name: &'static str, help: &'t str) -> Arg {
    flag(texts, name, help).global(true).display_order(LAST)
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "zh, en".to_owned())
}
