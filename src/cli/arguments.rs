//! The tree of commands for clap, its words from the locales. Reads nothing and decides nothing.

use super::{
    attachment, backup, brief, check, customer, delivery, due, export, find, generate, history, import, invoice, log,
    open, order, product, promise, receipt, report, returns, rollup, show, target, template, triage, verdict, when,
};
use crate::i18n::{Lang, Texts};
use clap::{Arg, ArgAction, Command, builder::ValueParser};
use std::{ffi::OsString, path::PathBuf};

/// Options of every command stand below its own.
const LAST: usize = 1000;

/// A command's name, and what makes it.
type Named = (&'static str, fn(&Texts) -> Command);

/// Every command.
const COMMANDS: &[Named] = &[
    ("demo", open::demo_command),
    ("log", log::command),
    ("due", due::command),
    ("triage", triage::command),
    ("show", show::command),
    ("brief", brief::command),
    ("promise", promise::command),
    ("attachment", attachment::command),
    ("verdict", verdict::command),
    ("find", find::command),
    ("when", when::command),
    ("customer", customer::command),
    ("order", order::command),
    ("receipt", receipt::command),
    ("delivery", delivery::command),
    ("return", returns::command),
    ("invoice", invoice::command),
    ("product", product::command),
    ("target", target::command),
    ("rollup", rollup::command),
    ("report", report::command),
    ("import", import::command),
    ("export", export::command),
    ("template", template::command),
    ("check", check::command),
    ("undo", history::undo_command),
    ("redo", |texts| plain(texts, "redo", "help-redo")),
    ("history", history::command),
    ("backup", backup::command),
    ("restore", backup::restore_command),
    ("doctor", |texts| plain(texts, "doctor", "help-doctor")),
    ("verify", |texts| plain(texts, "verify", "help-verify")),
    ("completions", generate::completions_command),
    ("man", generate::man_command),
    ("config", |texts| plain(texts, "config", "help-config")),
];

/// The whole program.
pub fn command(texts: &Texts) -> Command {
    command_for(texts, &[])
}

/// The program as far as it takes to read these arguments: making all commands takes longer than most of them do.
pub fn command_for(texts: &Texts, arguments: &[OsString]) -> Command {
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
    let only = only(arguments);
    let asked = COMMANDS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name));
    asked.fold(root, |root, (_, command)| root.subcommand(command(texts)))
}

/// The command that the arguments begin with; `None` where the whole program has to say what they are.
fn only(arguments: &[OsString]) -> Option<&'static str> {
    let mut rest = arguments.iter().skip(1).map(|argument| argument.to_str());
    loop {
        match rest.next()?? {
            "--json" => {}
            "--db" | "--lang" => drop(rest.next()?),
            name => return COMMANDS.iter().map(|(known, _)| *known).find(|known| *known == name),
        }
    }
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

/// The text that names it.
pub fn customer_text(matches: &clap::ArgMatches) -> &str {
    matches.get_one::<String>("customer").map(String::as_str).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_made_alone_only_where_it_is_meant_for_sure() {
        let cases = [
            ("gendan due", Some("due")),
            ("gendan --db a.db --json rollup --by product", Some("rollup")),
            ("gendan --lang en --db due show", Some("show")),
            ("gendan", None),
            ("gendan --help", None),
            ("gendan dew", None),
            ("gendan --db", None),
            ("gendan --db=a due", None),
            ("gendan -x due", None),
        ];
        for (line, wanted) in cases {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(only(&arguments), wanted, "{line}");
            let made = command_for(&Texts::load(Lang::En), &arguments).get_subcommands().count();
            assert_eq!(made, if wanted.is_some() { 1 } else { COMMANDS.len() }, "{line}");
        }
        for (name, command) in COMMANDS {
            assert_eq!(command(&Texts::load(Lang::En)).get_name(), *name);
        }
    }
}
