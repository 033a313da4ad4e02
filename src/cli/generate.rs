//! `completions`, `man` and `config`: texts about the program itself, on standard output. Opens no book.

use super::{
    Failure,
    arguments::{command as whole, plain, positional},
    context::Context,
};
use crate::{config, i18n::Texts};
use clap::{ArgMatches, Command, value_parser};
use clap_complete::Shell;

pub fn completions_command(texts: &Texts) -> Command {
    let shell = positional(texts, "shell", "help-completions-shell", "help-value-shell");
    plain(texts, "completions", "help-completions").arg(shell.value_parser(value_parser!(Shell)))
}

pub fn man_command(texts: &Texts) -> Command {
    let of = positional(texts, "command", "help-man-command", "help-value-command");
    plain(texts, "man", "help-man").arg(of.required(false))
}

pub fn completions(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return Ok(()) };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut whole(context.texts), "gendan", &mut script);
    print(context, &script)
}

pub fn man(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let mut root = whole(context.texts);
    root.build();
    let page = match matches.get_one::<String>("command") {
        None => root,
        Some(name) => match root.find_subcommand(name) {
            Some(found) => found.clone().name(format!("gendan-{name}")).bin_name(format!("gendan {name}")),
            None => {
                let words = context.texts.with("cli-man-no_command", &[("name", name.into())]);
                return Err(Failure::Usage(words));
            }
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text).map_err(Failure::Output)?;
    print(context, &text)
}

pub fn config(context: &Context) -> Result<(), Failure> {
    print(context, config::DEFAULT_TEXT.as_bytes())?;
    let path = context.paths.config.display().to_string();
    context.tell(&context.texts.with("cli-config-path", &[("path", (&path).into())]));
    Ok(())
}

fn print(context: &Context, text: &[u8]) -> Result<(), Failure> {
    let mut out = context.out();
    out.raw(text)?;
    out.flush()
}
